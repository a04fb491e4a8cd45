// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/pipelineview.h"

#include "ui/overview/environmentcard.h"
#include "ui/style/taborder.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollBar>

namespace tidegate {

namespace {
constexpr int gapWidth = 28;  ///< Room for an arrow.
constexpr int narrowGap = 14; ///< Room for a small one, between narrow cards.
constexpr int maxShrunk = 8;  ///< More cards are scrolled.
constexpr int narrowCard = 168;
} // namespace

/// What scrolls: draws the arrows between the cards, and where a dragged one would go.
class PipelineView::Strip final : public QWidget
{
public:
    explicit Strip(const QList<EnvironmentCard *> &cards) : m_cards(cards) {}

    qsizetype dropGap() const { return m_dropGap; }
    void setDropGap(qsizetype gap) ///< -1: none.
    {
        m_dropGap = gap;
        update();
    }

    /// The arrows go with the cards: what a card uncovers by moving is less than what an arrow beside it covered.
    bool eventFilter(QObject *card, QEvent *event) override
    {
        const QEvent::Type type = event->type();
        if (type == QEvent::Move || type == QEvent::Resize || type == QEvent::Show || type == QEvent::Hide)
            update();
        return QWidget::eventFilter(card, event);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const BaseColors colors = Theme::current().colors();
        const int sign = layoutDirection() == Qt::LeftToRight ? 1 : -1;
        const qreal arrow = gapRoom() > narrowGap ? 5 : 2.5;
        for (qsizetype gap = 1; gap < m_cards.size(); ++gap) {
            const QPointF tip(centreOf(gap) + sign * 2 * arrow, height() / 2.0);
            painter.setPen(QPen(colors.borderStrong, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawLine(tip - QPointF(sign * 4 * arrow, 0), tip);
            painter.drawPolyline(QPolygonF({tip + QPointF(-sign * arrow, -arrow), tip, tip + QPointF(-sign * arrow, arrow)}));
        }
        if (m_dropGap >= 0 && !m_cards.isEmpty())
            painter.fillRect(QRectF(qMax(0.0, centreOf(m_dropGap) - 2), 0, 4, height()), colors.focus);
    }

private:
    int gapRoom() const { return layout()->spacing(); }

    /// The middle of the room before the card of this number; behind the last one there is room too.
    qreal centreOf(qsizetype gap) const
    {
        const bool last = gap >= m_cards.size();
        const QRect card = m_cards.at(last ? gap - 1 : gap)->geometry();
        const bool rightEdge = last == (layoutDirection() == Qt::LeftToRight);
        const int room = gap == 0 || last ? 2 : gapRoom() / 2;
        return rightEdge ? card.right() + room : card.left() - room;
    }

    const QList<EnvironmentCard *> &m_cards;
    qsizetype m_dropGap = -1;
};

PipelineView::PipelineView(QWidget *parent) : QScrollArea(parent)
{
    m_strip = new Strip(m_cards);
    m_row = new QHBoxLayout(m_strip);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(gapWidth);
    m_row->addStretch();
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::NoFocus);
    setWidget(m_strip);
    viewport()->setAutoFillBackground(false);
    m_strip->setAutoFillBackground(false);
}

void PipelineView::setEnvironments(const QList<EnvironmentSummary> &environments, Instant now)
{
    QHash<QUuid, EnvironmentCard *> known;
    for (EnvironmentCard *card : std::as_const(m_cards))
        known.insert(card->id(), card);
    QList<EnvironmentCard *> cards;
    for (const EnvironmentSummary &summary : environments) {
        const QUuid id = summary.environment.id.uuid();
        EnvironmentCard *card = known.take(id);
        if (!card)
            card = makeCard(id);
        card->setSummary(summary, now);
        cards.append(card);
    }
    EnvironmentCard *heir = heirOf(known);
    if (cards != m_cards)
        placeCards(cards);
    if (heir)
        heir->setFocus(Qt::OtherFocusReason);
    qDeleteAll(known); // what is left has no environment any more
    fitCards();
    m_strip->update();
}

/// Which card gets the focus of one that goes: the next that stays, else the one before. Null: none of them has it.
EnvironmentCard *PipelineView::heirOf(const QHash<QUuid, EnvironmentCard *> &gone) const
{
    const QWidget *focus = window()->focusWidget(); // also while a dialog is open
    const auto has = [focus](const EnvironmentCard *card) { return focus && (card == focus || card->isAncestorOf(focus)); };
    const auto stays = [&gone](const EnvironmentCard *card) { return !gone.contains(card->id()); };
    const auto lost = std::find_if(m_cards.cbegin(), m_cards.cend(), has);
    if (lost == m_cards.cend() || stays(*lost))
        return nullptr;
    const auto next = std::find_if(lost, m_cards.cend(), stays);
    if (next != m_cards.cend())
        return *next;
    const auto before = std::find_if(std::make_reverse_iterator(lost), m_cards.crend(), stays);
    return before == m_cards.crend() ? nullptr : *before;
}

EnvironmentCard *PipelineView::card(QUuid environment) const
{
    const auto found = std::find_if(m_cards.cbegin(), m_cards.cend(), [environment](const EnvironmentCard *card) { return card->id() == environment; });
    return found == m_cards.cend() ? nullptr : *found;
}

void PipelineView::step(const EnvironmentCard *from, int by)
{
    const qsizetype to = std::clamp<qsizetype>(m_cards.indexOf(from) + by, 0, m_cards.size() - 1);
    m_cards.at(to)->setFocus(by < 0 ? Qt::BacktabFocusReason : Qt::TabFocusReason);
    ensureWidgetVisible(m_cards.at(to));
}

void PipelineView::fitCards()
{
    const int count = static_cast<int>(m_cards.size());
    if (count == 0)
        return;
    const auto widthWith = [this, count](int gap) { return (viewport()->width() - (count - 1) * gap) / count; };
    const bool isTight = widthWith(gapWidth) < narrowCard && count <= maxShrunk;
    const int least = count <= maxShrunk ? EnvironmentCard::leastWidth : narrowCard;
    const int width = std::clamp(widthWith(isTight ? narrowGap : gapWidth), least, EnvironmentCard::fullWidth);
    m_row->setSpacing(isTight ? narrowGap : gapWidth);
    int height = 0;
    for (EnvironmentCard *card : std::as_const(m_cards)) {
        card->setCardWidth(width);
        height = std::max(height, card->sizeHint().height());
    }
    setFixedHeight(height + horizontalScrollBar()->sizeHint().height());
}

void PipelineView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fitCards();
}

void PipelineView::placeCards(const QList<EnvironmentCard *> &cards)
{
    m_cards = cards;
    m_strip->setDropGap(-1); // a place of the old order
    for (int i = 0; i < m_cards.size(); ++i) {
        m_row->removeWidget(m_cards.at(i));
        m_row->insertWidget(i, m_cards.at(i));
    }
    tabAsLaidOut(window()); // whatever goes on from a card now
    if (QWidget *focus = m_strip->focusWidget(); focus && focus->hasFocus())
        ensureWidgetVisible(focus);
}

EnvironmentCard *PipelineView::makeCard(QUuid id)
{
    auto *card = new EnvironmentCard(m_strip);
    card->installEventFilter(m_strip);
    card->setActions(m_actions);
    connect(card, &EnvironmentCard::menuAboutToShow, this, [this, id] { emit menuAboutToShow(id); });
    connect(card, &EnvironmentCard::menuClosed, this, &PipelineView::menuClosed);
    connect(card, &EnvironmentCard::focused, this, [this, id] { emit focused(id); });
    connect(card, &EnvironmentCard::openRequested, this, [this, id] { emit openRequested(id); });
    connect(card, &EnvironmentCard::chosen, this, [this, id] { emit chosen(id); });
    connect(card, &EnvironmentCard::moveRequested, this, [this, card](int direction) { moveBy(card, direction); });
    connect(card, &EnvironmentCard::stepRequested, this, [this, card](int by) { step(card, by); });
    connect(card, &EnvironmentCard::editRequested, this, [this, id] { emit editRequested(id); });
    connect(card, &EnvironmentCard::deleteRequested, this, [this, id] { emit deleteRequested(id); });
    connect(card, &EnvironmentCard::dragMoved, this, &PipelineView::drag);
    connect(card, &EnvironmentCard::dragEnded, this, [this, card](bool dropped) { drop(card, dropped); });
    return card;
}

void PipelineView::setScope(QUuid environment)
{
    for (EnvironmentCard *card : std::as_const(m_cards)) {
        card->setCurrent(card->id() == environment);
        if (card->id() == environment)
            ensureWidgetVisible(card);
    }
}

QList<EnvironmentId> PipelineView::order() const
{
    QList<EnvironmentId> ids;
    for (const EnvironmentCard *card : m_cards)
        ids.append(EnvironmentId(card->id()));
    return ids;
}

QList<EnvironmentId> PipelineView::moved(QList<EnvironmentId> order, qsizetype from, qsizetype gap)
{
    if (from < 0 || from >= order.size() || gap < 0 || gap > order.size())
        return order;
    order.move(from, gap > from ? gap - 1 : gap);
    return order;
}

void PipelineView::moveBy(const EnvironmentCard *card, int direction)
{
    const qsizetype from = m_cards.indexOf(card);
    const auto wanted = moved(order(), from, direction > 0 ? from + 2 : from - 1);
    if (m_reorderable && wanted != order())
        emit orderRequested(card->id(), wanted);
}

void PipelineView::drag(const QPoint &globalPosition)
{
    const int x = m_strip->mapFromGlobal(globalPosition).x();
    m_strip->setDropGap(m_reorderable ? gapAt(x) : -1);
    ensureVisible(x, 0, gapWidth, 0); // at the edges it scrolls on
}

void PipelineView::drop(const EnvironmentCard *card, bool dropped)
{
    const qsizetype gap = m_strip->dropGap();
    m_strip->setDropGap(-1);
    const auto wanted = moved(order(), m_cards.indexOf(card), gap);
    if (dropped && wanted != order())
        emit orderRequested(card->id(), wanted);
}

qsizetype PipelineView::gapAt(int x) const
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    return std::count_if(m_cards.begin(), m_cards.end(), [x, mirrored](const EnvironmentCard *card) {
        const int centre = card->geometry().center().x();
        return mirrored ? centre > x : centre < x;
    });
}

} // namespace tidegate
