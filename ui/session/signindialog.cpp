// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/session/signindialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace tidegate {

SignInDialog::SignInDialog(const QString &server, QWidget *parent)
    : QDialog(parent), m_token(new QLineEdit(this)), m_remember(new QCheckBox(tr("&Keep it in the keychain of this computer"), this)),
      m_problem(new QLabel(this))
{
    setWindowTitle(tr("Sign in"));
    auto *label = new QLabel(tr("&Token for %1:").arg(server), this);
    label->setBuddy(m_token);
    label->setTextFormat(Qt::PlainText);
    m_token->setObjectName(QStringLiteral("tokenEdit"));
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setMinimumWidth(420);
    m_token->setAccessibleDescription(tr("Starts with tg_. An administrator makes one with: tidegate-server token create."));
    auto *hint = new QLabel(m_token->accessibleDescription(), this);
    hint->setWordWrap(true);
    m_remember->setChecked(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Sign in"));
    connect(buttons, &QDialogButtonBox::accepted, this, &SignInDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    for (QWidget *widget : std::initializer_list<QWidget *>{label, m_token, m_problem, hint, m_remember, buttons})
        layout->addWidget(widget);
}

void SignInDialog::accept()
{
    const QByteArray token = m_token->text().trimmed().toUtf8();
    if (!token.startsWith("tg_")) {
        m_problem->setText(tr("This is no token: tokens start with tg_."));
        m_problem->show();
        m_token->setFocus();
        return;
    }
    const bool remember = m_remember->isChecked();
    m_token->clear();
    QDialog::accept();
    emit tokenEntered(token, remember);
}

} // namespace tidegate
