// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/targetfilter.h"
#include "ui/targets/list/targetviews.h"
#include "ui/undo/undostep.h"
#include "ui/widgets/facetlist.h"

#include <QObject>

#include <functional>

namespace tidegate {

/// Saved views in the sidebar: to apply, save, rename, update, reorder and delete them. Their facets have the keys "view:<id>".
class TargetViewActions final : public QObject
{
    Q_OBJECT

public:
    /// current: what the page shows, as a view without name.
    TargetViewActions(std::function<TargetView()> current, QWidget *page);

    const TargetViews &views() const { return m_views; }
    void setViews(const TargetViews &views);

    QList<TargetFilter> filters(QUuid scope) const; ///< Of the views, in their order.
    /// counts: in the order of filters().
    FacetSection section(const QList<int> &counts, const QString &filter, const QString &look) const;
    bool activate(const QString &key); ///< Applies a view; false when the key is no view's.

    void save(); ///< Asks for a name.
    void rename(const QString &key);
    void remove(const QString &key);
    void move(const QString &key, int by);
    void openMenu(const QString &key, const QPoint &globalPosition);

signals:
    void changed();
    void edited(); ///< By the user.
    void applied(const tidegate::TargetView &view);
    void undoOffered(const QString &text, const tidegate::UndoStep &undo, const tidegate::UndoStep &redo = {});

private:
    void update(const QString &key);
    void tell(); ///< Emits changed() and edited().
    void askName(const QString &title, const QString &name, QUuid except, const std::function<void(const QString &)> &take);

    std::function<TargetView()> m_current;
    QWidget *m_page = nullptr;
    TargetViews m_views;
};

} // namespace tidegate
