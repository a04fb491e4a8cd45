// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/servers/signindialog.h"

#include "ui/style/theme.h"
#include "ui/widgets/formfield.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int tokenWidth = 420;

} // namespace

SignInDialog::SignInDialog(const QString &server, bool keep, QWidget *parent)
    : AutoSizeDialog(parent), m_token(new QLineEdit(this)), m_field(new FormField(tr("&Token"), m_token, this)),
      m_keep(new QCheckBox(tr("&Keep it in the keychain of this computer"), this))
{
    setObjectName(u"signInDialog"_s);
    setWindowTitle(tr("Sign in"));
    auto *where = new QLabel(tr("%1 wants to know who you are. What you are editing stays as it is.").arg(server), this);
    where->setTextFormat(Qt::PlainText);
    where->setWordWrap(true);
    m_token->setObjectName(u"tokenEdit"_s);
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setMinimumWidth(tokenWidth);
    m_keep->setObjectName(u"keep"_s);
    m_keep->setChecked(keep);
    connect(m_keep, &QCheckBox::toggled, this, &SignInDialog::updateHint);
    updateHint();

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Sign in"));
    connect(buttons, &QDialogButtonBox::accepted, this, &SignInDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing::between);
    for (QWidget *widget : std::initializer_list<QWidget *>{where, m_field, m_keep, buttons})
        layout->addWidget(widget);
    m_token->setFocus();
}

void SignInDialog::updateHint()
{
    m_field->setHint(m_keep->isChecked() ? tr("Starts with tg_. An administrator makes one with: tidegate-server token create.")
                                         : tr("Starts with tg_. It is held in memory and forgotten when Tidegate is closed."));
}

void SignInDialog::accept()
{
    const QByteArray token = m_token->text().trimmed().toUtf8();
    if (!token.startsWith("tg_")) {
        m_field->setError(tr("This is no token: tokens start with tg_."));
        m_token->setFocus();
        return;
    }
    const bool keep = m_keep->isChecked();
    m_token->clear();
    QDialog::accept();
    emit tokenEntered(token, keep);
}

} // namespace tidegate
