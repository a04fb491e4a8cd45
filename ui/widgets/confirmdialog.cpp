// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/confirmdialog.h"

#include "ui/style/plaintext.h"
#include "ui/style/statusglyph.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/unclearwrite.h"

#include "models/servicewords.h"
#include "models/spokenname.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr int minReason = 5; // characters, as the server asks for

QLabel *addText(QVBoxLayout *column, const QString &text)
{
    auto *label = new QLabel(plainParagraph(text));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    column->addWidget(label);
    return label;
}

} // namespace

ConfirmDialog::ConfirmDialog(const Confirmation &confirmation, QWidget *parent) : QDialog(parent), m_confirmation(confirmation)
{
    setWindowTitle(plainLine(confirmation.title, 120));
    setModal(true);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(440);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::page, spacing::page, spacing::page, spacing::page);
    column->setSpacing(spacing::group);
    addText(column, confirmation.title)->setFont(Theme::sectionFont());
    addText(column, confirmation.text);
    if (!confirmation.consequences.isEmpty())
        addText(column, u"• "_s + confirmation.consequences.join(u"\n• "_s));
    setAccessibleDescription(confirmation.text);
    if (!confirmation.typedName.isEmpty() || confirmation.reasonRequired)
        addLevelThree(column);
    m_message = new InlineMessage(this);
    column->addStretch();

    auto *buttons = new QDialogButtonBox(this);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    m_verb = buttons->addButton(plainCaption(confirmation.verb, 60), QDialogButtonBox::DestructiveRole);
    m_verb->setObjectName(u"verb"_s);
    m_verb->setAutoDefault(false);
    m_verb->setIcon(healthIcon(Health::Degraded));
    cancel->setAutoDefault(!isTyped()); // Enter in a field must not mean no
    cancel->setDefault(!isTyped());
    if (!isTyped())
        cancel->setFocus();
    column->addWidget(buttons);
    column->addWidget(m_message); // below the buttons: the dialog grows, and nothing moves under the pointer
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_verb, &QPushButton::clicked, this, &ConfirmDialog::confirm);
    updateVerb();
}

void ConfirmDialog::addLevelThree(QVBoxLayout *column)
{
    if (!m_confirmation.typedName.isEmpty()) {
        m_name = new QLineEdit(this);
        m_name->setObjectName(u"typedName"_s);
        m_name->setPlaceholderText(m_confirmation.typedName);
        m_nameField = new FormField(tr("Type “%1” to &confirm").arg(plainCaption(plainParagraph(m_confirmation.typedName, 128), 200)), m_name, this);
        m_nameField->setHint(tr("Capital and small letters are the same here."));
        column->addWidget(m_nameField);
        connect(m_name, &QLineEdit::textChanged, this, &ConfirmDialog::updateVerb);
        connect(m_name, &QLineEdit::textChanged, this, [this] { m_nameField->setError({}); });
    }
    if (m_confirmation.reasonRequired) {
        m_reason = new QLineEdit(this);
        m_reason->setObjectName(u"reason"_s);
        m_reason->setMaxLength(500);
        auto *field = new FormField(tr("&Reason"), m_reason, this);
        field->setHint(tr("At least %1 characters; it is kept in the audit log.").arg(minReason));
        column->addWidget(field);
        connect(m_reason, &QLineEdit::textChanged, this, &ConfirmDialog::updateVerb);
    }
}

void ConfirmDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto *button = isEnter ? qobject_cast<QPushButton *>(focusWidget()) : nullptr;
    if (button && button->isEnabled())
        button->click(); // what it says, whichever button is the default
    else if (isEnter && isTyped())
        moveOn();
    else
        QDialog::keyPressEvent(event);
}

bool ConfirmDialog::isNamed() const
{
    if (!m_name)
        return true;
    const QString typed = spokenName(m_name->text());
    return !typed.isEmpty() && (typed == spokenName(m_confirmation.typedName) || typed == spokenName(m_confirmation.alsoCalled));
}

void ConfirmDialog::sayNameIsMissing()
{
    const QString typed = m_name->text().simplified();
    const QString name = plainLine(m_confirmation.typedName);
    m_nameField->setError(typed.isEmpty() ? tr("Type “%1” first.").arg(name) : tr("“%1” is not the name: type “%2”.").arg(plainLine(typed, 60), name));
    m_name->setFocus(Qt::TabFocusReason);
}

void ConfirmDialog::moveOn()
{
    const bool reasoned = !m_reason || reason().size() >= minReason;
    if (!isNamed())
        sayNameIsMissing();
    else if (!reasoned)
        m_reason->setFocus(Qt::TabFocusReason);
    else if (m_verb->isEnabled())
        m_verb->setFocus(Qt::TabFocusReason);
}

QString ConfirmDialog::reason() const
{
    return m_reason ? m_reason->text().trimmed() : QString();
}

QString ConfirmDialog::typedName() const
{
    return m_name ? m_name->text() : QString();
}

void ConfirmDialog::showError(const Error &error)
{
    m_running = false;
    if (isUnclear(error))
        m_message->showMessage(InlineMessage::Kind::Warning, tr("%1 %2", "error, what is known").arg(words::sentence(error), unclearText()),
                               InlineMessage::detailsOf(error));
    else
        m_message->showError({}, error);
    updateVerb();
}

void ConfirmDialog::updateVerb()
{
    const bool named = isNamed();
    const bool reasoned = !m_reason || reason().size() >= minReason;
    m_verb->setEnabled(named && reasoned && !m_running);
    m_verb->setToolTip(!named ? tr("Type the name first.") : !reasoned ? tr("Give a reason first.") : QString());
}

void ConfirmDialog::confirm()
{
    m_running = true;
    m_message->hideMessage();
    updateVerb();
    emit confirmed(reason());
}

} // namespace tidegate
