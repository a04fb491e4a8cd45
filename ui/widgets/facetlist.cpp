// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/facetlist.h"

#include "ui/style/statusglyph.h"
#include "ui/widgets/celldelegate.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStandardItemModel>

namespace tidegate {
namespace {

/// Draws a title, or icon, text, badge and count of a row; a chosen row has a bar at its leading edge and strong text.
class FacetDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QString text = index.data(Qt::DisplayRole).toString();
        const BaseColors colors = Theme::current().colors();
        if (index.data(FacetList::SectionRole).toBool()) {
            item.font = Theme::captionFont();
            item.font.setWeight(QFont::DemiBold);
            item.fontMetrics = QFontMetrics(item.font);
            item.state &= ~QStyle::State_Selected;
            paintText(painter, item, item.rect.adjusted(spacing::between, spacing::inside, -spacing::inside, 0), text.toUpper(), colors.text2);
            return;
        }
        paintRow(painter, item, index, text);
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {CellDelegate::sizeHint(option, index).width() + 60,
                index.data(FacetList::SectionRole).toBool() ? Theme::current().rowHeight() + spacing::inside : Theme::current().rowHeight()};
    }

private:
    static void paintRow(QPainter *painter, QStyleOptionViewItem item, const QModelIndex &index, const QString &text)
    {
        const BaseColors colors = Theme::current().colors();
        const QIcon icon = item.icon;
        const bool chosen = index.data(FacetList::ChosenRole).toBool();
        QRect rest = paintPanel(painter, &item).adjusted(2, 0, 0, 0);
        if (chosen) {
            QRect edge = item.rect;
            painter->fillRect(takeLeading(&edge, 3, item.direction), textColor(item, colors.focus));
            item.font.setWeight(QFont::DemiBold);
        }
        item.fontMetrics = QFontMetrics(item.font);
        if (!icon.isNull()) {
            const QRect glyph = takeLeading(&rest, spacing::smallIcon, item.direction);
            const QRect square(glyph.x(), glyph.center().y() - spacing::smallIcon / 2 + 1, spacing::smallIcon, spacing::smallIcon);
            if (isSelected(item))
                paintPlate(painter, square.adjusted(-1, -1, 1, 1));
            icon.paint(painter, square);
            takeLeading(&rest, spacing::inside + 2, item.direction);
        }
        const QString count = QLocale().toString(index.data(FacetList::CountRole).toInt());
        const QString badge = index.data(FacetList::BadgeRole).toString();
        const int pill = badge.isEmpty() ? 0 : static_cast<int>(std::ceil(wordPillSize(Theme::captionFont(), badge).width()));
        const int tail = item.fontMetrics.horizontalAdvance(count) + spacing::inside + (pill > 0 ? pill + spacing::inside : 0);
        const QRect name = takeLeading(&rest, rest.width() - tail, item.direction);
        paintText(painter, item, name, text, colors.text);
        if (pill > 0) {
            takeLeading(&rest, spacing::inside, item.direction);
            const QRect plate = takeLeading(&rest, pill, item.direction);
            painter->save();
            painter->setFont(Theme::captionFont());
            paintWordPill(painter, QRectF(plate.x(), plate.y() + 4, pill, plate.height() - 8), badge);
            painter->restore();
        }
        item.displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
        paintText(painter, item, rest, count, colors.text2);
    }
};

} // namespace

FacetList::FacetList(QWidget *parent) : QListView(parent), m_model(new QStandardItemModel(this))
{
    setModel(m_model);
    setItemDelegate(new FacetDelegate(this));
    setEditTriggers(NoEditTriggers);
    setContextMenuPolicy(Qt::DefaultContextMenu);
    setSelectionMode(SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    connect(this, &QListView::clicked, this, [this](const QModelIndex &index) {
        if (const QString key = index.data(KeyRole).toString(); !key.isEmpty())
            emit facetActivated(key);
    });
}

void FacetList::setSections(const QList<FacetSection> &sections)
{
    const QString current = currentIndex().data(KeyRole).toString();
    int row = 0;
    const auto itemAt = [this, &row] {
        if (row >= m_model->rowCount())
            m_model->appendRow(new QStandardItem);
        return m_model->item(row++);
    };
    for (const FacetSection &section : sections) {
        QStandardItem *title = itemAt();
        title->setText(section.title);
        title->setData(true, SectionRole);
        title->setData({}, KeyRole);
        title->setFlags(Qt::NoItemFlags);
        title->setIcon({});
        for (const Facet &facet : section.facets) {
            QStandardItem *item = itemAt();
            item->setText(facet.text);
            item->setIcon(facet.icon);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            item->setData(false, SectionRole);
            item->setData(facet.key, KeyRole);
            item->setData(facet.count, CountRole);
            item->setData(facet.chosen, ChosenRole);
            item->setData(facet.badge, BadgeRole);
            const QString name = facet.badge.isEmpty() ? facet.text : tr("%1, %2", "a name and the word PROD").arg(facet.text, facet.badge);
            const QString count = QString::number(facet.count);
            item->setData(facet.chosen ? tr("%1: %2, chosen").arg(name, count) : tr("%1: %2").arg(name, count), Qt::AccessibleTextRole);
        }
    }
    if (row < m_model->rowCount())
        m_model->removeRows(row, m_model->rowCount() - row);
    QModelIndex keep = indexOf(current);
    for (int i = 0; !keep.isValid() && i < m_model->rowCount(); ++i) {
        if (m_model->item(i)->isEnabled())
            keep = m_model->index(i, 0);
    }
    if (keep != currentIndex())
        selectionModel()->setCurrentIndex(keep, QItemSelectionModel::NoUpdate);
}

QModelIndex FacetList::indexOf(const QString &key) const
{
    for (int row = 0; row < m_model->rowCount() && !key.isEmpty(); ++row) {
        if (m_model->item(row)->data(KeyRole) == key)
            return m_model->index(row, 0);
    }
    return {};
}

bool FacetList::isChosen(const QString &key) const
{
    return indexOf(key).data(ChosenRole).toBool();
}

QSize FacetList::sizeHint() const
{
    return {208, 320};
}

void FacetList::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = byMouse ? indexAt(viewport()->mapFromGlobal(event->globalPos())) : currentIndex();
    if (const QString key = index.data(KeyRole).toString(); !key.isEmpty())
        emit menuRequested(key, byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).center()));
}

void FacetList::keyPressEvent(QKeyEvent *event)
{
    const QString key = currentIndex().data(KeyRole).toString();
    if (key.isEmpty()) {
        QListView::keyPressEvent(event);
        return;
    }
    if (event->modifiers().testFlag(Qt::AltModifier) && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        emit moveRequested(key, event->key() == Qt::Key_Up ? -1 : 1);
    } else if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit facetActivated(key);
    } else if (event->key() == Qt::Key_F2) {
        emit editRequested(key);
    } else if (event->key() == Qt::Key_Delete) {
        emit removeRequested(key);
    } else {
        QListView::keyPressEvent(event);
    }
}

} // namespace tidegate
