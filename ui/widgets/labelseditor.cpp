// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/labelseditor.h"

#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
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
    m_column->addWidget(m_add, 0, Qt::AlignLeft);
    setFocusProxy(m_add);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow({}, {});
        m_rows.constLast().key->setFocus();
    });
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
    connect(row.key, &QLineEdit::textChanged, this, &LabelsEditor::labelsChanged);
    connect(row.key, &QLineEdit::textChanged, remove, [remove](const QString &text) { remove->setAccessibleName(tr("Remove label %1").arg(text)); });
    connect(row.value, &QLineEdit::textChanged, this, &LabelsEditor::labelsChanged);
    connect(remove, &QToolButton::clicked, this, [this, widget = row.widget] { removeRow(widget); });
}

void LabelsEditor::removeRow(QWidget *widget)
{
    m_rows.removeIf([widget](const Row &row) { return row.widget == widget; });
    widget->hide();
    widget->deleteLater();
    m_add->setFocus();
    emit labelsChanged();
}

} // namespace tidegate
