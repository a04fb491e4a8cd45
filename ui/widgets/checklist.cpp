// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/checklist.h"

#include "ui/style/theme.h"

#include <QApplication>
#include <QKeyEvent>

#include <algorithm>

namespace tidegate {

namespace {

constexpr int leastRows = 3; // beside fields of that height
constexpr int otherNameRole = Qt::UserRole + 1;

} // namespace

CheckList::CheckList(QWidget *parent) : QListWidget(parent)
{
    // What is chosen is the check marks; a selection beside them would be read as another choice.
    setSelectionMode(QAbstractItemView::NoSelection);
    connect(this, &QListWidget::itemChanged, this, &CheckList::checkedChanged);
}

void CheckList::addChoice(const QString &text, const QString &value, bool checked, const QString &otherName)
{
    auto *item = new QListWidgetItem(text, this);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
    item->setData(Qt::UserRole, value);
    item->setData(otherNameRole, otherName);
    item->setSizeHint(QSize(0, spacing::rowHeight));
    if (currentRow() < 0)
        setCurrentRow(0);
    setFixedHeight(std::clamp(count(), leastRows, mostRows) * spacing::rowHeight + 8);
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

void CheckList::keyPressEvent(QKeyEvent *event)
{
    QListWidgetItem *row = currentItem();
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == 0;
    if (!isEnter || !isPlain || !row || !(row->flags() & Qt::ItemIsUserCheckable))
        QListWidget::keyPressEvent(event);
    else if (!event->isAutoRepeat())
        row->setCheckState(row->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
}

void CheckList::keyboardSearch(const QString &typed)
{
    const bool goesOn = m_typing.isValid() && m_typing.elapsed() < QApplication::keyboardInputInterval();
    m_typing.start();
    m_typed = goesOn ? m_typed + typed : typed;
    const int from = currentRow() + (goesOn ? 0 : 1); // a letter by itself goes on to the next that begins so
    for (int i = 0; i < count(); ++i) {
        const int row = (from + i) % count();
        const bool found = item(row)->text().startsWith(m_typed, Qt::CaseInsensitive)
            || item(row)->data(otherNameRole).toString().startsWith(m_typed, Qt::CaseInsensitive);
        if (found && item(row)->flags().testFlag(Qt::ItemIsEnabled)) {
            setCurrentRow(row);
            return;
        }
    }
}

} // namespace tidegate
