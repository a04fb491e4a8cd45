// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/targetimport.h"
#include "services/domain/discovery.h"

#include <QMap>
#include <QSet>
#include <QVariant>

namespace tidegate {

/// What a connection leads to, in one spelling: the work, and the place it runs at.
struct WorkKey
{
    QString text;
    QString account; ///< Of AWS; empty: the connection does not say, and it may be any.

    /// Whether both lead to the same, as far as they say.
    bool matches(const WorkKey &other) const;
};
WorkKey workKey(TargetType type, const QJsonObject &connection);
/// Where a connection goes, without the work: "docker.example:2376".
QString placeKey(TargetType type, const QJsonObject &connection);

/// What is remembered from one asking to the next: what people do not want to be offered, and under which addresses an engine was met.
class DiscoveryMemory
{
public:
    bool isIgnored(const WorkKey &work) const { return m_ignored.contains(work.text); }
    void setIgnored(const WorkKey &work, bool ignored); ///< The oldest are forgotten beyond 2,000.
    /// The other addresses at which the engine was met; an engine without an id was met nowhere.
    QStringList addressesOf(const QString &engine, const QString &except) const;
    void meet(const QString &engine, const QString &address);

    QVariantMap toVariant() const;
    static DiscoveryMemory fromVariant(const QVariantMap &map);

private:
    QStringList m_ignored;
    QMap<QString, QStringList> m_engines;
};

/// Something that was found, as it would become a target.
struct FoundRow
{
    enum class State { New, Known, Ignored };

    FoundWork work;
    State state = State::New;
    QString knownAs; ///< The target that leads there already: "web in Production".
    WorkKey key;
    Target target; ///< What would be made of it, with a name that is free.
};

/// What becomes of what was found at a place. `place`: what was asked with, and where new targets go. A credential that is stored for another target is not
/// taken along. Pure.
QList<FoundRow> planDiscovery(const Discovery &discovery, const Target &place, const KnownFleet &fleet, const DiscoveryMemory &memory);

/// A name that the rules for targets take, made of another one: "läden/ost" → "laden-ost"; never empty.
QString targetNameFrom(const QString &name);
/// The name, or with a number behind it that none of the others has. taken: in lower case; gets it too.
QString freeName(const QString &name, QSet<QString> &taken);

} // namespace tidegate
