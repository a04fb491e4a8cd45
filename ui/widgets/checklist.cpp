// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/checklist.h"

#include "ui/style/theme.h"

namespace tidegate {

CheckList::CheckList(QWidget *parent) : QListWidget(parent)
{
    // What is chosen is the check marks; a selection beside them would be read as another choice.
    setSelectionMode(QAbstractItemView::NoSelection);
    connect(this, &QListWidget::itemChanged, this, &CheckList::checkedChanged);
}

void CheckList::addChoice(const QString &text, const QString &value, bool checked)
{
    auto *item = new QListWidgetItem(text, this);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
    item->setData(Qt::UserRole, value);
    item->setSizeHint(QSize(0, spacing::rowHeight));
    if (currentRow() < 0)
        setCurrentRow(0);
}

QStringList CheckList::checked() const
{
    QStringList values;
    for (int row = 0; row < count(); ++row) {
        if (item(row)->checkState() == Qt::Checked)
            values.append(item(row)->data(Qt::UserRole).toString());
    }
    return values;
}

void CheckList::setChecked(const QStringList &values)
{
    for (int row = 0; row < count(); ++row) {
        if (item(row)->flags() & Qt::ItemIsUserCheckable)
            item(row)->setCheckState(values.contains(item(row)->data(Qt::UserRole).toString()) ? Qt::Checked : Qt::Unchecked);
    }
}

void CheckList::disableChoice(const QString &value, const QString &text)
{
    for (int row = 0; row < count(); ++row) {
        if (item(row)->data(Qt::UserRole).toString() != value)
            continue;
        item(row)->setCheckState(Qt::Unchecked);
        item(row)->setText(text.arg(item(row)->text()));
        item(row)->setFlags(Qt::NoItemFlags);
    }
}

} // namespace tidegate
