// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/navigation.h"

namespace tidegate {

namespace {
constexpr qsizetype keptPlaces = 200;
} // namespace

void Navigation::visit(const Place &place)
{
    m_places = m_places.first(m_at + 1);
    m_places.append(place);
    if (m_places.size() > keptPlaces)
        m_places.removeFirst();
    m_at = m_places.size() - 1;
}

void Navigation::note(QUuid item)
{
    if (m_at >= 0)
        m_places[m_at].item = item;
}

bool Navigation::canGo(int direction) const
{
    return m_at + direction >= 0 && m_at + direction < m_places.size();
}

std::optional<Place> Navigation::go(int direction)
{
    if (!canGo(direction))
        return {};
    m_at += direction;
    return m_places.at(m_at);
}

} // namespace tidegate
