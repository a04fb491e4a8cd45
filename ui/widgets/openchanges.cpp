// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/openchanges.h"

#include "models/sourcelink.h"
#include "ui/style/plaintext.h"
#include "ui/style/symbolicon.h"
#include "ui/widgets/actionstate.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace tidegate {

OpenChanges::OpenChanges(QWidget *over) : QObject(over), m_over(over)
{
    m_action = new QAction(symbolIcon(u"external"_s), tr("Open c&hanges…"), this);
    m_action->setObjectName(u"openChanges"_s);
    m_action->setIconVisibleInMenu(false);
    m_action->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G));
    m_action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_copy = new QAction(tr("Copy re&visions"), this);
    m_copy->setObjectName(u"copyRevisions"_s);
    over->addAction(m_action);
    connect(m_action, &QAction::triggered, this, &OpenChanges::ask);
    connect(m_copy, &QAction::triggered, this, &OpenChanges::copy);
}

void OpenChanges::setImages(const ImageOrigin &from, const ImageOrigin &to)
{
    m_from = from;
    m_to = to;
    setPossible(m_action, whyNoChanges(from, to));
    setPossible(m_copy, from.revision.isEmpty() && to.revision.isEmpty() ? whyNoChanges(from, to) : QString());
}

void OpenChanges::setNone(const QString &whyNot)
{
    m_from = {};
    m_to = {};
    setPossible(m_action, whyNot);
    setPossible(m_copy, whyNot);
}

void OpenChanges::ask()
{
    const auto page = changesPage(m_from, m_to);
    if (!page)
        return;
    auto *question = new QMessageBox(m_over->window());
    question->setObjectName(u"openChangesQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIcon(QMessageBox::Question);
    question->setTextFormat(Qt::PlainText);
    question->setWindowTitle(tr("Open the changes"));
    question->setText(tr("Open this address in the browser? The images say that they were made of what is there."));
    question->setInformativeText(plainParagraph(page->toString(QUrl::FullyEncoded)));
    QPushButton *go = question->addButton(tr("&Open"), QMessageBox::AcceptRole);
    question->addButton(QMessageBox::Cancel);
    question->setDefaultButton(go);
    connect(question, &QMessageBox::buttonClicked, this, [this, go, page = *page](const QAbstractButton *button) {
        if (button == go)
            open(page);
    });
    question->open();
}

void OpenChanges::open(const QUrl &page)
{
    if (QDesktopServices::openUrl(page))
        return;
    QGuiApplication::clipboard()->setText(page.toString(QUrl::FullyEncoded));
    emit notOpened(tr("No program of this desktop opened the address. It is on the clipboard."));
}

/// As a range of Git where both are known.
void OpenChanges::copy()
{
    QStringList known{m_from.revision, m_to.revision};
    known.removeAll(QString());
    QGuiApplication::clipboard()->setText(known.join("..."_L1));
    emit copied();
}

} // namespace tidegate
