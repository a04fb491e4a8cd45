// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/list/targetviews.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {

const TargetView *TargetViews::find(QUuid id) const
{
    const qsizetype place = placeOf(id);
    return place < 0 ? nullptr : &m_views.at(place);
}

const TargetView *TargetViews::matching(const QString &filter, const QString &look) const
{
    const auto found = std::find_if(m_views.begin(), m_views.end(), [&](const TargetView &view) { return view.filter == filter && view.look == look; });
    return found == m_views.end() ? nullptr : &*found;
}

qsizetype TargetViews::placeOf(QUuid id) const
{
    const auto found = std::find_if(m_views.begin(), m_views.end(), [id](const TargetView &view) { return view.id == id; });
    return found == m_views.end() ? -1 : found - m_views.begin();
}

QString TargetViews::nameProblem(const QString &name, QUuid except) const
{
    const QString wanted = name.trimmed();
    if (wanted.isEmpty())
        return QCoreApplication::translate("TargetViews", "A view needs a name.");
    if (wanted.size() > maxName)
        return QCoreApplication::translate("TargetViews", "A name has at most %1 characters.").arg(maxName);
    const bool taken = std::any_of(m_views.begin(), m_views.end(),
                                   [&](const TargetView &view) { return view.id != except && view.name.compare(wanted, Qt::CaseInsensitive) == 0; });
    return taken ? QCoreApplication::translate("TargetViews", "Another view has this name.") : QString();
}

QUuid TargetViews::add(const QString &name, const QString &filter, const QString &look)
{
    m_views.append({QUuid::createUuid(), name.trimmed(), filter.trimmed(), look});
    return m_views.constLast().id;
}

void TargetViews::rename(QUuid id, const QString &name)
{
    if (const qsizetype place = placeOf(id); place >= 0)
        m_views[place].name = name.trimmed();
}

void TargetViews::update(QUuid id, const QString &filter, const QString &look)
{
    const qsizetype place = placeOf(id);
    if (place < 0)
        return;
    m_views[place].filter = filter.trimmed();
    m_views[place].look = look;
}

void TargetViews::remove(QUuid id)
{
    m_views.removeIf([id](const TargetView &view) { return view.id == id; });
}

void TargetViews::insert(qsizetype place, const TargetView &view)
{
    m_views.insert(std::clamp<qsizetype>(place, 0, m_views.size()), view);
}

bool TargetViews::canMove(QUuid id, int by) const
{
    const qsizetype place = placeOf(id);
    return place >= 0 && place + by >= 0 && place + by < m_views.size();
}

void TargetViews::move(QUuid id, int by)
{
    if (canMove(id, by))
        m_views.move(placeOf(id), placeOf(id) + by);
}

QVariantList TargetViews::toVariant() const
{
    QVariantList list;
    for (const TargetView &view : m_views)
        list.append(QVariantMap{{u"id"_s, view.id.toString(QUuid::WithoutBraces)}, {u"name"_s, view.name}, {u"filter"_s, view.filter}, {u"look"_s, view.look}});
    return list;
}

TargetViews TargetViews::fromVariant(const QVariantList &list)
{
    TargetViews views;
    for (const QVariant &entry : list) {
        const QVariantMap map = entry.toMap();
        const TargetView view{QUuid::fromString(map.value(u"id"_s).toString()), map.value(u"name"_s).toString(), map.value(u"filter"_s).toString(),
                              map.value(u"look"_s).toString()};
        if (!view.id.isNull() && !views.find(view.id) && views.nameProblem(view.name).isEmpty())
            views.m_views.append(view);
    }
    return views;
}

} // namespace tidegate
