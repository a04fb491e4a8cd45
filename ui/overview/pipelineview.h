// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/environmentsummary.h"

#include <QHash>
#include <QScrollArea>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
QT_END_NAMESPACE

namespace tidegate {

class EnvironmentCard;

/// The environments in their order as cards with arrows between them. Up to eight shrink until all are in view, because the last one is what
/// matters most; more are scrolled. A card can be dragged to another place, by the mouse or by keys. The focus of one that goes is its neighbour's.
class PipelineView final : public QScrollArea
{
    Q_OBJECT

public:
    explicit PipelineView(QWidget *parent = nullptr);

    void setActions(const QList<QAction *> &actions) { m_actions = actions; }         ///< Of the menus of all cards; to be set before the first card.
    void setEnvironments(const QList<EnvironmentSummary> &environments, Instant now); ///< A card stays the card of its environment.
    void setScope(QUuid environment);
    void setReorderable(bool reorderable) { m_reorderable = reorderable; }
    const QList<EnvironmentCard *> &cards() const { return m_cards; }
    EnvironmentCard *card(QUuid environment) const; ///< Null: none.
    QList<EnvironmentId> order() const;
    /// The order after the card at `from` was put before what stands at `gap` now; the same when nothing moves.
    static QList<EnvironmentId> moved(QList<EnvironmentId> order, qsizetype from, qsizetype gap);

signals:
    void chosen(QUuid environment);
    void openRequested(QUuid environment);
    void menuAboutToShow(QUuid environment);
    void menuClosed(); ///< What was chosen in it follows.
    void focused(QUuid environment);
    void editRequested(QUuid environment);
    void deleteRequested(QUuid environment);
    void orderRequested(QUuid moved, const QList<tidegate::EnvironmentId> &order);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    class Strip;

    EnvironmentCard *makeCard(QUuid id);
    void placeCards(const QList<EnvironmentCard *> &cards);
    void fitCards();
    void moveBy(const EnvironmentCard *card, int direction);
    void step(const EnvironmentCard *from, int by);
    EnvironmentCard *heirOf(const QHash<QUuid, EnvironmentCard *> &gone) const;
    void drag(const QPoint &globalPosition);
    void drop(const EnvironmentCard *card, bool dropped);
    qsizetype gapAt(int x) const;

    Strip *m_strip = nullptr;
    QHBoxLayout *m_row = nullptr;
    QList<EnvironmentCard *> m_cards;
    QList<QAction *> m_actions;
    bool m_reorderable = false;
};

} // namespace tidegate
