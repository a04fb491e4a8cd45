// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/formfield.h"

#include "ui/style/plaintext.h"
#include "ui/style/statusglyph.h"
#include "ui/style/theme.h"

#include "models/fieldvalues.h"
#include "models/servicewords.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMetaProperty>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

/// "/config/extra" belongs to the field "/config" unless another field names it exactly.
bool takes(const FormField *field, const QString &pointer)
{
    return !field->pointer().isEmpty() && (pointer == field->pointer() || pointer.startsWith(field->pointer() + u'/'));
}

FormField *ownerOf(const QList<FormField *> &fields, const QString &pointer)
{
    FormField *owner = nullptr;
    for (FormField *field : fields) {
        if (takes(field, pointer) && (!owner || field->pointer().size() > owner->pointer().size()))
            owner = field;
    }
    return owner;
}

constexpr qsizetype maxLabel = 60; // characters in one line
constexpr int noteIcon = 14;       // px

QString withoutMnemonic(const QString &text)
{
    return QString(text).remove(u'&');
}

/// A choice among entries, whose value is the data of the entry.
QComboBox *choiceOf(QWidget *editor)
{
    auto *box = qobject_cast<QComboBox *>(editor);
    return box && !box->isEditable() ? box : nullptr;
}

QVariant dataOf(const QComboBox *box, int entry)
{
    const QVariant data = box->itemData(entry);
    if (data.userType() == QMetaType::QUuid)
        return data.toUuid().isNull() ? QString() : data.toUuid().toString(QUuid::WithoutBraces);
    return plainValue(data);
}

int entryOf(const QComboBox *box, const QVariant &value)
{
    for (int entry = 0; entry < box->count(); ++entry) {
        if (dataOf(box, entry) == value)
            return entry;
    }
    return -1;
}

QString inWords(const QVariant &value)
{
    switch (value.userType()) {
    case QMetaType::Bool:
        return value.toBool() ? FormField::tr("yes") : FormField::tr("no");
    case QMetaType::Int:
    case QMetaType::LongLong:
    case QMetaType::Double:
        return QLocale().toString(value.toDouble(), 'f', 0);
    case QMetaType::QVariantList: {
        QStringList lines;
        const QVariantList list = value.toList();
        for (const QVariant &item : list)
            lines.append(item.userType() == QMetaType::QVariantList ? inWords(item).replace(u'\n', u' ') : inWords(item));
        return lines.join(u'\n');
    }
    case QMetaType::QVariantMap: {
        QStringList lines;
        const QVariantMap map = value.toMap();
        for (auto it = map.begin(); it != map.end(); ++it)
            lines.append(it.key() + u'=' + inWords(it.value()));
        return lines.join(u'\n');
    }
    default:
        return value.toString();
    }
}

/// Where the focus goes that the editor hands on.
QWidget *focusedIn(QWidget *editor)
{
    while (editor->focusProxy())
        editor = editor->focusProxy();
    return editor;
}

/// What the keyboard is in while the editor is used: a part of it, where it is made of several.
QWidget *typedIn(QWidget *editor)
{
    editor = focusedIn(editor);
    const auto *combo = qobject_cast<const QComboBox *>(editor);
    return combo && combo->isEditable() ? combo->lineEdit() : editor;
}

} // namespace

FormField::FormField(const QString &label, QWidget *editor, QWidget *parent) : QWidget(parent), m_editor(editor)
{
    m_label = new QLabel(label, this);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(label.size() > maxLabel);
    m_label->setBuddy(focusedIn(editor)); // a label passes over a buddy that only hands the focus on
    if (editor->accessibleName().isEmpty())
        editor->setAccessibleName(withoutMnemonic(label));
    if (QWidget *inner = typedIn(editor); inner->accessibleName().isEmpty())
        inner->setAccessibleName(withoutMnemonic(label));

    m_noteIcon = new QLabel(this);
    m_note = new QLabel(this);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setFont(Theme::captionFont());
    m_note->setAlignment(Qt::AlignTop | Qt::AlignLeading); // beside its icon, also where a longer note left its room
    m_noteRow = new QWidget(this);
    auto *row = new QHBoxLayout(m_noteRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::inside);
    row->addWidget(m_noteIcon, 0, Qt::AlignTop);
    row->addWidget(m_note, 1);
    m_noteRow->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_label);
    column->addWidget(editor);
    column->addWidget(m_noteRow);
    if (!(editor->sizePolicy().verticalPolicy() & QSizePolicy::ExpandFlag))
        column->addStretch(); // fields side by side stay in line when one of them has a note
    m_label->setVisible(!label.isEmpty());
    keepNoteRoom(!label.isEmpty());
    connect(&Theme::current(), &Theme::changed, this, &FormField::updateNote);
    followValue();
}

void FormField::keepNoteRoom(bool kept)
{
    QSizePolicy policy = m_noteRow->sizePolicy();
    policy.setRetainSizeWhenHidden(kept);
    m_noteRow->setSizePolicy(policy);
    m_noteRow->setMinimumHeight(kept ? std::max(m_note->fontMetrics().lineSpacing(), noteIcon) : 0);
}

void FormField::renewBuddy()
{
    m_label->setBuddy(focusedIn(m_editor));
}

void FormField::followValue()
{
    connect(this, &FormField::edited, this, &FormField::forgetError); // first of all that hear of it: what they say of the new value stays
    QList<QLineEdit *> lines = m_editor->findChildren<QLineEdit *>(); // a value that cannot be read yet is no other one
    if (auto *line = qobject_cast<QLineEdit *>(m_editor))
        lines.append(line);
    for (const QLineEdit *line : std::as_const(lines))
        connect(line, &QLineEdit::textEdited, this, &FormField::forgetError);
    if (auto *choice = choiceOf(m_editor)) {
        connect(choice, &QComboBox::currentIndexChanged, this, &FormField::edited);
        return;
    }
    const QMetaProperty property = m_editor->metaObject()->userProperty();
    if (property.hasNotifySignal())
        connect(m_editor, property.notifySignal(), this, QMetaMethod::fromSignal(&FormField::edited));
}

QString FormField::label() const
{
    const auto *button = qobject_cast<const QAbstractButton *>(m_editor);
    if (!m_label->text().isEmpty() || !button)
        return withoutMnemonic(m_label->text());
    return withoutMnemonic(button->text());
}

QVariant FormField::value() const
{
    if (const auto *choice = choiceOf(m_editor))
        return dataOf(choice, choice->currentIndex());
    const QMetaProperty property = m_editor->metaObject()->userProperty();
    return property.isValid() ? plainValue(property.read(m_editor)) : QVariant();
}

void FormField::setValue(const QVariant &value)
{
    if (auto *choice = choiceOf(m_editor)) {
        if (const int entry = entryOf(choice, value); entry >= 0)
            choice->setCurrentIndex(entry);
        return;
    }
    if (const QMetaProperty property = m_editor->metaObject()->userProperty(); property.isWritable())
        property.write(m_editor, value);
}

QString FormField::textOf(const QVariant &value) const
{
    if (m_textOf)
        return m_textOf(value);
    if (const auto *choice = choiceOf(m_editor)) {
        const int entry = entryOf(choice, value);
        return entry >= 0 ? choice->itemText(entry) : inWords(value);
    }
    return inWords(value);
}

void FormField::setHint(const QString &hint)
{
    m_hint = hint;
    updateNote();
}

void FormField::setError(const QString &error)
{
    const bool isGone = error.isEmpty() && !m_error.isEmpty();
    m_error = error;
    updateNote();
    if (isGone)
        emit errorGone();
}

void FormField::forgetError()
{
    if (!m_error.isEmpty())
        setError({});
}

void FormField::setWarning(const QString &warning)
{
    m_warning = warning;
    updateNote();
}

void FormField::updateNote()
{
    const QString text = !m_error.isEmpty() ? m_error : !m_warning.isEmpty() ? m_warning : m_hint;
    const bool isError = !m_error.isEmpty();
    const bool isWarning = !isError && !m_warning.isEmpty();
    QPalette colors = palette();
    QColor color = Theme::current().colors().text2;
    if (isError)
        color = Theme::current().tone(Tone::Unhealthy).text;
    else if (isWarning)
        color = Theme::current().tone(Tone::Degraded).text;
    colors.setColor(QPalette::WindowText, color);
    m_note->setPalette(colors);
    if (m_noteRow->isVisible() && m_noteRow->sizePolicy().retainSizeWhenHidden()) // a shorter note leaves the room of a longer one
        m_noteRow->setMinimumHeight(std::max(m_noteRow->minimumHeight(), m_noteRow->height()));
    m_note->setText(plainParagraph(text));
    const QIcon icon = healthIcon(isError ? Health::Unhealthy : Health::Degraded);
    m_noteIcon->setVisible(isError || isWarning);
    if (isError || isWarning)
        m_noteIcon->setPixmap(icon.pixmap(QSize(noteIcon, noteIcon), devicePixelRatioF()));
    m_noteRow->setVisible(!text.isEmpty());
    const QString spoken = isError ? tr("Error: %1").arg(text) : text;
    m_editor->setAccessibleDescription(spoken);
    if (QWidget *inner = typedIn(m_editor); inner != m_editor) {
        const QString own = inner->property(ownDescription).toString();
        if (!own.isEmpty() || !spoken.isEmpty())
            inner->setAccessibleDescription(QStringList{own, spoken}.join(u' ').trimmed());
    }
}

QList<FieldError> FormField::showErrors(const QList<FormField *> &fields, const Error &error)
{
    clearErrors(fields);
    QList<FieldError> rest;
    for (const FieldError &fieldError : error.fields) {
        FormField *owner = ownerOf(fields, fieldError.pointer);
        if (!owner) {
            rest.append(fieldError);
            continue;
        }
        const QString sentence = words::sentence(fieldError);
        owner->setError(owner->error().isEmpty() ? sentence : owner->error() + u' ' + sentence);
    }
    for (FormField *field : fields) {
        if (!field->error().isEmpty()) {
            field->editor()->setFocus(Qt::OtherFocusReason);
            break;
        }
    }
    return rest;
}

void FormField::clearErrors(const QList<FormField *> &fields)
{
    for (FormField *field : fields)
        field->setError({});
}

} // namespace tidegate
