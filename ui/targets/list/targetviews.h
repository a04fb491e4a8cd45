// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QUuid>
#include <QVariant>

#include <optional>

namespace tidegate {

/// A filter with the columns and the sort order that go with it, under a name.
struct TargetView
{
    QUuid id;
    QString name;
    QString filter; ///< As written; the scope is no part of it.
    QString look;   ///< TargetTreeView::look()

    friend bool operator==(const TargetView &, const TargetView &) = default;
};

/// The saved views, in the user's order.
class TargetViews
{
public:
    static constexpr qsizetype maxName = 60;

    const QList<TargetView> &all() const { return m_views; }
    const TargetView *find(QUuid id) const;
    /// The first one with this filter and look.
    const TargetView *matching(const QString &filter, const QString &look) const;

    /// Why a view cannot have this name; empty when it can. except: the view that is renamed.
    QString nameProblem(const QString &name, QUuid except = {}) const;
    QUuid add(const QString &name, const QString &filter, const QString &look);
    void rename(QUuid id, const QString &name);
    void update(QUuid id, const QString &filter, const QString &look);
    void remove(QUuid id);
    void insert(qsizetype place, const TargetView &view); ///< Takes back a removal.
    qsizetype placeOf(QUuid id) const;
    bool canMove(QUuid id, int by) const;
    void move(QUuid id, int by); ///< Up is negative.

    QVariantList toVariant() const;
    /// What is no view is left out.
    static TargetViews fromVariant(const QVariantList &list);

private:
    QList<TargetView> m_views;
};

} // namespace tidegate
