// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QUuid>

#include <optional>

namespace tidegate {

/// Where the window was: which page, of which scope, and what was selected there.
struct Place
{
    int page = 0;
    QUuid scope;
    QUuid item = {}; ///< Null: nothing.
};

/// The way through the pages, for Back and Forward.
class Navigation
{
public:
    /// Goes on from here; what lay ahead is forgotten.
    void visit(const Place &place);
    /// The selection of the current place, before it is left.
    void note(QUuid item);

    bool canGo(int direction) const; ///< -1: back, 1: forward.
    std::optional<Place> go(int direction);

private:
    QList<Place> m_places;
    qsizetype m_at = -1;
};

} // namespace tidegate
