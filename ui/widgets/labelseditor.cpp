// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/labelseditor.h"

#include "ui/style/plaintext.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tidegate {

LabelsEditor::LabelsEditor(QWidget *parent) : QWidget(parent)
{
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(spacing::inside);
    m_add = new QPushButton(symbolIcon(u"plus"_s), tr("Add label"), this);
    m_add->setAutoDefault(false);
    m_add->setToolTip(tr("Enter in a value adds a label too; Ctrl+Delete removes one."));
    m_note = new QLabel(this);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setFont(Theme::captionFont());
    m_note->hide();
    m_column->addWidget(m_note);
    m_column->addWidget(m_add, 0, Qt::AlignLeft);
    setFocusProxy(m_add);
    connect(this, &LabelsEditor::labelsChanged, this, &LabelsEditor::updateNote);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow({}, {});
        goTo(m_rows.size() - 1, false);
    });
}

bool LabelsEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const auto place = std::find_if(m_rows.cbegin(), m_rows.cend(), [watched](const Row &row) { return row.key == watched || row.value == watched; });
    if (place == m_rows.cend())
        return QWidget::eventFilter(watched, event);
    const qsizetype row = place - m_rows.cbegin();
    const bool value = place->value == watched;
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)
        goOn(row, value);
    else if (key->key() == Qt::Key_Down && row + 1 < m_rows.size())
        goTo(row + 1, value);
    else if (key->key() == Qt::Key_Up && row > 0)
        goTo(row - 1, value);
    else if (key->key() == Qt::Key_Delete && key->modifiers().testFlag(Qt::ControlModifier))
        removeRow(place->widget);
    else
        return QWidget::eventFilter(watched, event);
    return true;
}

void LabelsEditor::goTo(qsizetype row, bool value)
{
    if (row < 0 || row >= m_rows.size()) {
        m_add->setFocus();
        return;
    }
    const Row &place = m_rows.at(row);
    place.widget->show();
    (value ? place.value : place.key)->setFocus();
}

void LabelsEditor::goOn(qsizetype row, bool value)
{
    if (!value) {
        goTo(row, true);
        return;
    }
    if (row + 1 == m_rows.size()) {
        if (m_rows.at(row).key->text().trimmed().isEmpty())
            return; // one empty row is enough
        addRow({}, {});
    }
    goTo(row + 1, false);
}

void LabelsEditor::updateNote()
{
    QSet<QString> keys;
    QStringList notes;
    for (const Row &row : std::as_const(m_rows)) {
        const QString key = row.key->text().trimmed();
        if (key.isEmpty() && !row.value->text().trimmed().isEmpty())
            notes.append(tr("“%1” has no key and is not saved.").arg(plainLine(row.value->text().trimmed(), 40)));
        else if (!key.isEmpty() && keys.contains(key))
            notes.append(tr("“%1” is there twice; the last one counts.").arg(plainLine(key, 40)));
        keys.insert(key);
    }
    m_note->setText(notes.join(u' '));
    m_note->setVisible(!notes.isEmpty());
    setAccessibleDescription(m_note->text());
}

void LabelsEditor::setLabels(const Labels &labels)
{
    for (const Row &row : std::as_const(m_rows))
        delete row.widget;
    m_rows.clear();
    for (auto it = labels.begin(); it != labels.end(); ++it)
        addRow(it.key(), it.value());
}

Labels LabelsEditor::labels() const
{
    Labels labels;
    for (const Row &row : m_rows) {
        const QString key = row.key->text().trimmed();
        if (!key.isEmpty())
            labels.insert(key, row.value->text().trimmed());
    }
    return labels;
}

QVariantMap LabelsEditor::labelValues() const
{
    QVariantMap values;
    for (const Row &row : m_rows) {
        const QString key = row.key->text().trimmed();
        const QString value = row.value->text().trimmed();
        if (!key.isEmpty() || !value.isEmpty())
            values.insert(key, value);
    }
    return values;
}

void LabelsEditor::setLabelValues(const QVariantMap &values)
{
    if (values == labelValues())
        return; // the rows, and the focus in them, stay
    Labels labels;
    for (auto it = values.begin(); it != values.end(); ++it)
        labels.insert(it.key(), it.value().toString());
    setLabels(labels);
    emit labelsChanged();
}

void LabelsEditor::addRow(const QString &key, const QString &value)
{
    Row row;
    row.widget = new QWidget(this);
    row.key = new QLineEdit(key, row.widget);
    row.key->setPlaceholderText(tr("key"));
    row.key->setAccessibleName(tr("Label key"));
    row.value = new QLineEdit(value, row.widget);
    row.value->setPlaceholderText(tr("value"));
    row.value->setAccessibleName(tr("Label value"));
    auto *remove = new QToolButton(row.widget);
    remove->setAutoRaise(true);
    remove->setFocusPolicy(Qt::StrongFocus);
    remove->setIcon(symbolIcon(u"close"_s));
    remove->setToolTip(tr("Remove label"));
    remove->setAccessibleName(tr("Remove label %1").arg(key));

    auto *line = new QHBoxLayout(row.widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(spacing::inside);
    line->addWidget(row.key, 2);
    line->addWidget(new QLabel(u"="_s, row.widget));
    line->addWidget(row.value, 3);
    line->addWidget(remove);
    m_column->insertWidget(static_cast<int>(m_rows.size()), row.widget);
    m_rows.append(row);
    row.key->installEventFilter(this);
    row.value->installEventFilter(this);
    connect(row.key, &QLineEdit::textChanged, this, &LabelsEditor::labelsChanged);
    connect(row.key, &QLineEdit::textChanged, remove, [remove](const QString &text) { remove->setAccessibleName(tr("Remove label %1").arg(text)); });
    connect(row.value, &QLineEdit::textChanged, this, &LabelsEditor::labelsChanged);
    connect(remove, &QToolButton::clicked, this, [this, widget = row.widget] { removeRow(widget); });
}

void LabelsEditor::removeRow(QWidget *widget)
{
    const auto place = std::find_if(m_rows.cbegin(), m_rows.cend(), [widget](const Row &row) { return row.widget == widget; });
    const qsizetype row = place - m_rows.cbegin();
    m_rows.removeAt(row);
    widget->hide();
    widget->deleteLater();
    goTo(std::min(row, m_rows.size() - 1), false);
    emit labelsChanged();
}

} // namespace tidegate
