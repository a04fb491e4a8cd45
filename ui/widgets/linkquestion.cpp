// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/linkquestion.h"

#include "ui/style/plaintext.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

namespace tidegate {

void askToOpen(QWidget *over, const QUrl &link, const QString &name, const QString &title, const QString &question, const std::function<void()> &notOpened)
{
    auto *box = new QMessageBox(over->window());
    box->setObjectName(name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(title);
    box->setText(question);
    box->setInformativeText(plainParagraph(link.toString(QUrl::FullyEncoded)));
    QPushButton *go = box->addButton(QCoreApplication::translate("LinkQuestion", "&Open"), QMessageBox::AcceptRole);
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(go);
    QObject::connect(box, &QMessageBox::buttonClicked, over, [go, link, notOpened](const QAbstractButton *button) {
        if (button == go && !QDesktopServices::openUrl(link))
            notOpened();
    });
    box->open();
}

} // namespace tidegate
