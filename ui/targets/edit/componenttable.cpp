// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/edit/componenttable.h"

#include "ui/style/theme.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace tidegate {

ComponentTable::ComponentTable(QWidget *parent) : QTableWidget(0, 2, parent)
{
    setHorizontalHeaderLabels({tr("Component"), tr("Digest")});
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(0, QHeaderView::Interactive);
    horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    horizontalHeader()->resizeSection(0, 180);
    verticalHeader()->hide();
    setTextElideMode(Qt::ElideMiddle);
    setTabKeyNavigation(false);
    setMinimumHeight(120);
    connect(this, &QTableWidget::itemChanged, this, &ComponentTable::componentsChanged);
}

void ComponentTable::addComponent(const QString &name, const QString &digest)
{
    const int row = rowCount();
    insertRow(row);
    setItem(row, 0, new QTableWidgetItem(name));
    auto *cell = new QTableWidgetItem(digest);
    cell->setFont(Theme::monospaceFont());
    setItem(row, 1, cell);
    if (!currentItem())
        setCurrentCell(0, 0);
}

void ComponentTable::editNew()
{
    addComponent({}, {});
    setFocus();
    setCurrentCell(rowCount() - 1, 0);
    editItem(currentItem());
}

void ComponentTable::removeCurrent()
{
    if (currentRow() < 0)
        return;
    removeRow(currentRow());
    emit componentsChanged();
}

QVariantList ComponentTable::components() const
{
    const auto text = [this](int row, int column) { return item(row, column) ? item(row, column)->text().trimmed() : QString(); };
    QVariantList list;
    for (int row = 0; row < rowCount(); ++row) {
        const QStringList pair{text(row, 0), text(row, 1)};
        if (!pair.at(0).isEmpty() || !pair.at(1).isEmpty())
            list.append(QVariant(pair));
    }
    return list;
}

void ComponentTable::setComponents(const QVariantList &components)
{
    if (components == this->components())
        return;
    setRowCount(0);
    for (const QVariant &component : components) {
        const QStringList pair = component.toStringList();
        addComponent(pair.value(0), pair.value(1));
    }
    emit componentsChanged();
}

void ComponentTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Delete) && state() != EditingState) {
        removeCurrent();
        return;
    }
    QTableWidget::keyPressEvent(event);
}

} // namespace tidegate
