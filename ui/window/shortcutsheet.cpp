// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/shortcutsheet.h"

#include "ui/palette/palettequery.h"
#include "ui/style/theme.h"
#include "ui/widgets/filterkeys.h"
#include "ui/widgets/readablecolumns.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

/// What a key does in as many lines as it takes.
class WrappedDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *view = qobject_cast<const QTreeView *>(parent());
        if (!view || index.column() > 0 || !index.parent().isValid())
            return QStyledItemDelegate::sizeHint(option, index);
        constexpr int manyLines = 1000;
        QStyleOptionViewItem item = option;
        item.rect = QRect(0, 0, view->columnWidth(0) - 2 * view->indentation(), manyLines);
        return QStyledItemDelegate::sizeHint(item, index);
    }
};

} // namespace

ShortcutSheet::ShortcutSheet(const QList<PaletteItem> &commands, const QString &pageTitle, const QList<KeyHint> &pageKeys, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(640, 640);
    auto *box = new QLineEdit(this);
    box->setPlaceholderText(tr("Find a key or what it does…"));
    box->setAccessibleName(tr("Find a key or what it does"));
    box->setClearButtonEnabled(true);
    m_list = new QTreeWidget(this);
    m_list->setAccessibleName(tr("Keyboard shortcuts"));
    m_list->setItemDelegate(new WrappedDelegate(m_list));
    m_list->setWordWrap(true);
    m_list->setHeaderLabels({tr("Action"), tr("Keys")});
    const auto groupOf = [this](const QString &name) {
        const QList<QTreeWidgetItem *> known = m_list->findItems(name, Qt::MatchExactly);
        if (!known.isEmpty())
            return known.constFirst();
        auto *group = new QTreeWidgetItem(m_list, {name});
        group->setFont(0, Theme::strongFont());
        group->setFirstColumnSpanned(true);
        group->setData(1, Qt::AccessibleTextRole, name); // the cell below the span can have the focus all the same
        return group;
    };
    for (const PaletteItem &command : commands) {
        if (!command.shortcut.isEmpty())
            new QTreeWidgetItem(groupOf(command.detail), {command.title, command.shortcut});
    }
    for (const KeyHint &hint : pageKeys)
        new QTreeWidgetItem(groupOf(pageTitle), {hint.text, hint.keys});
    m_list->expandAll();
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    keepColumnsReadable(m_list->header());
    connect(m_list->header(), &QHeaderView::sectionResized, m_list, &QTreeWidget::doItemsLayout);
    downLeadsInto(box, m_list);
    if (m_list->topLevelItemCount() > 0)
        m_list->setCurrentItem(m_list->topLevelItem(0));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false); // Enter in the box does not close
    auto *column = new QVBoxLayout(this);
    column->addWidget(box);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    connect(box, &QLineEdit::textChanged, this, &ShortcutSheet::filter);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ShortcutSheet::filter(const QString &typed)
{
    const PaletteQuery query(typed);
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_list->topLevelItem(i);
        // A heading that is found stands for all that is below it.
        const bool whole = !query.isEmpty() && query.score(PaletteQuery::folded(group->text(0)), {}) > 0;
        bool any = false;
        for (int row = 0; row < group->childCount(); ++row) {
            QTreeWidgetItem *item = group->child(row);
            const bool shown = query.isEmpty() || whole || query.score(PaletteQuery::folded(item->text(0)), PaletteQuery::folded(item->text(1))) > 0;
            item->setHidden(!shown);
            any = any || shown;
        }
        group->setHidden(!any);
    }
}

} // namespace tidegate
