// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/edit/secretfield.h"

#include "models/credentialtext.h"
#include "models/words.h"
#include "services/domain/credential.h"
#include "ui/style/plaintext.h"
#include "ui/style/theme.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/formfield.h"

#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace tidegate {

SecretField::SecretField(const ConnectionMember &member, const QString &label, QWidget *parent)
    : QWidget(parent), m_kind(member.credential), m_member(member.key), m_label(QString(label).remove(u'&'))
{
    m_entry = m_kind == "access-key"_L1 ? makeAccessKey() : makeText();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::inside);
    column->addWidget(m_entry);
    column->addWidget(makeChoices());
    updateParts();
}

QWidget *SecretField::makeText()
{
    auto *entry = new QWidget(this);
    m_text = new QPlainTextEdit(entry);
    m_text->setFont(Theme::monospaceFont());
    m_text->setLayoutDirection(Qt::LeftToRight); // in every language
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(2 * spacing::rowHeight + spacing::between);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setUndoRedoEnabled(false); // the text is a secret: no second copy
    m_text->setPlaceholderText(m_kind == "token"_L1 ? tr("Paste the token") : tr("Paste PEM text, or choose a file"));
    m_text->setAccessibleName(m_label);
    auto *choose = addChoice(tr("Choose file…"), tr("Choose a file for %1").arg(m_label), u"chooseFile"_s, entry);
    auto *row = new QHBoxLayout(entry);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::between);
    row->addWidget(m_text, 1);
    row->addWidget(choose, 0, Qt::AlignTop);
    connect(m_text, &QPlainTextEdit::textChanged, this, &SecretField::changed);
    connect(choose, &QPushButton::clicked, this, &SecretField::chooseFile);
    return entry;
}

QWidget *SecretField::makeAccessKey()
{
    auto *entry = new QWidget(this);
    auto *column = new QVBoxLayout(entry);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::inside);
    const auto add = [&](const QString &name, const QString &text, int maximum = 256) {
        auto *edit = new QLineEdit(entry);
        edit->setObjectName(name);
        edit->setLayoutDirection(Qt::LeftToRight);
        edit->setMaxLength(maximum);
        edit->setPlaceholderText(text);
        edit->setAccessibleName(text);
        column->addWidget(edit);
        connect(edit, &QLineEdit::textChanged, this, &SecretField::changed);
        return edit;
    };
    m_keyId = add(u"accessKeyId"_s, tr("Access key ID"));
    m_keySecret = add(u"secretAccessKey"_s, tr("Secret access key"));
    m_keyToken = add(u"sessionToken"_s, tr("Session token, of temporary keys only"), 8'192);
    for (QLineEdit *edit : {m_keySecret, m_keyToken})
        edit->setEchoMode(QLineEdit::Password);
    return entry;
}

QPushButton *SecretField::addChoice(const QString &text, const QString &accessible, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setAccessibleName(accessible);
    button->setAutoDefault(false);
    return button;
}

QWidget *SecretField::makeChoices()
{
    auto *choices = new QWidget(this);
    m_state = new QLabel(choices);
    m_state->setObjectName(u"credentialState"_s);
    m_state->setFont(Theme::captionFont());
    m_state->setTextFormat(Qt::PlainText);
    m_replace = addChoice(tr("Replace"), tr("Replace %1").arg(m_label), u"replaceCredential"_s, choices);
    m_remove = addChoice(tr("Remove…"), tr("Remove %1").arg(m_label), u"removeCredential"_s, choices);
    m_keep = addChoice(tr("Keep what is stored"), tr("Keep %1 as it is stored").arg(m_label), u"keepCredential"_s, choices);
    auto *row = new FlowLayout(choices);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::between);
    for (QWidget *part : {static_cast<QWidget *>(m_state), static_cast<QWidget *>(m_replace), static_cast<QWidget *>(m_remove), static_cast<QWidget *>(m_keep)})
        row->addWidget(part);
    connect(m_replace, &QPushButton::clicked, this, &SecretField::replace);
    connect(m_remove, &QPushButton::clicked, this, &SecretField::askToRemove);
    connect(m_keep, &QPushButton::clicked, this, &SecretField::keep);
    return choices;
}

void SecretField::setReference(const QString &reference)
{
    if (m_reference == reference)
        return;
    m_reference = reference;
    m_storedAt.reset();
    m_removed = false; // what was to be removed is another one, or gone
    m_replacing = !reference.isEmpty() && !value().isEmpty();
    updateParts();
}

void SecretField::setStoredAt(std::optional<Instant> at)
{
    m_storedAt = at;
    updateParts();
}

void SecretField::setAllowed(const QString &whyNot)
{
    m_whyNot = whyNot;
    updateParts();
}

QByteArray SecretField::value() const
{
    if (m_text)
        return m_text->toPlainText().toUtf8().trimmed();
    const AccessKey key{m_keyId->text().trimmed(), m_keySecret->text().trimmed(), m_keyToken->text().trimmed()};
    return key == AccessKey() ? QByteArray() : toCredential(key);
}

QString SecretField::problem() const
{
    return credentialProblem(m_kind, value());
}

void SecretField::clear()
{
    if (m_text)
        m_text->clear();
    for (QLineEdit *edit : {m_keyId, m_keySecret, m_keyToken}) {
        if (edit)
            edit->clear();
    }
    m_replacing = false;
    m_removed = false;
    updateParts();
}

void SecretField::replace()
{
    m_replacing = true;
    updateParts();
    setFocus();
}

void SecretField::keep()
{
    clear();
    setFocus();
    emit changed();
}

void SecretField::askToRemove()
{
    Confirmation question;
    question.title = tr("Remove the stored credential?");
    question.text = tr("%1 is removed when you save. It cannot be brought back.").arg(m_label);
    question.consequences = {lossOf(m_kind)};
    question.verb = tr("Remove it");
    auto *dialog = new ConfirmDialog(question, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog] {
        dialog->accept();
        m_removed = true;
        updateParts();
        setFocus();
        emit changed();
    });
    dialog->open();
}

QString SecretField::stateText() const
{
    if (m_removed)
        return tr("Is removed when you save");
    if (m_reference.isEmpty())
        return tr("Not stored");
    if (!m_reference.startsWith("local:"_L1))
        return tr("By reference: %1").arg(plainLine(m_reference, 40));
    return m_storedAt ? tr("Stored on %1").arg(words::instant(*m_storedAt, DisplayZone::current().zone())) : tr("Stored");
}

void SecretField::updateParts()
{
    const bool isStored = !m_reference.isEmpty();
    const bool isEntered = !isStored || m_replacing;
    m_state->setText(stateText());
    m_entry->setVisible(isEntered);
    m_replace->setVisible(isStored && !m_replacing && !m_removed);
    m_remove->setVisible(isStored && !m_replacing && !m_removed);
    m_keep->setVisible(isStored && (m_replacing || m_removed));
    m_entry->setEnabled(m_whyNot.isEmpty());
    for (QPushButton *button : {m_replace, m_remove, m_keep})
        button->setEnabled(m_whyNot.isEmpty());
    setToolTip(m_whyNot);
    QWidget *first = m_text ? static_cast<QWidget *>(m_text) : m_keyId;
    for (QWidget *part : {first, static_cast<QWidget *>(m_replace), static_cast<QWidget *>(m_keep)}) {
        const QString said = m_whyNot.isEmpty() ? m_state->text() : m_whyNot;
        part->setProperty(FormField::ownDescription, said); // notes of the field follow it
        part->setAccessibleDescription(said);
    }
    QWidget *focused = isEntered ? first : m_removed ? m_keep : m_replace;
    if (focusProxy() == focused)
        return;
    setFocusProxy(focused);
    emit focusMoved();
}

void SecretField::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &SecretField::readFile);
    dialog->open();
}

void SecretField::readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        emit readFailed(tr("The file could not be read: %1").arg(file.errorString()));
        return;
    }
    QByteArray bytes = file.read(maxCredential + 1);
    if (bytes.size() > maxCredential)
        emit readFailed(tr("The file has more than %L1 KiB; no longer credential is kept.").arg(maxCredential / 1024));
    else
        m_text->setPlainText(QString::fromUtf8(bytes));
    bytes.fill('\0');
}

} // namespace tidegate
