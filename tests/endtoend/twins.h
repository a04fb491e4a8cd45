// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"
#include "services/store/database.h"

#include "tests/support/scriptedengine.h"
#include "tests/support/servedapi.h"

#include <QUuid>

#include <array>
#include <functional>

namespace tidegate::test {

/// The ids of one set of objects: the same in both tenants. What the server names itself differs.
struct TwinIds
{
    QByteArray environment, window, group, target, snapshot, release, operation, import, change;
};

/// Two tenants with the same ids for every kind of object, users and tokens included, and a mark of their own in every text.
class Twins
{
public:
    explicit Twins(const ServedApi &api);

    /// What only this tenant's answers may contain; fits into every name.
    static QByteArray mark(int tenant) { return tenant == 0 ? "alpha5150" : "bravo6160"; }
    /// An administrator: the same user and token id in both, with another secret.
    QByteArray token(int tenant) const { return m_tokens[static_cast<std::size_t>(tenant)]; }
    ScriptedEngine &engine(int tenant) { return *m_engines[static_cast<std::size_t>(tenant)]; }

    /// Makes another set of everything in both tenants.
    TwinIds makeSet();

    Answer send(int tenant, const ApiRoute &route, const QByteArray &path, const QByteArray &body = {}) const;
    Answer get(int tenant, const QByteArray &path) const { return m_api.send("GET", path, token(tenant)); }

    /// The path of a route with the set's ids and whatever parameters it needs.
    static QByteArray path(const ApiRoute &route, const TwinIds &ids);
    /// A body that the route takes, with the tenant's mark in it, and the status that it is answered with; none: not known here.
    struct Write
    {
        QByteArray body;
        int status = 200;
    };
    std::optional<Write> write(int tenant, const ApiRoute &route, const TwinIds &ids) const;

    /// Waits for the operation that a 202 names.
    void follow(int tenant, const Answer &accepted) const;

private:
    void makeIdentities();
    void makeObjects(int tenant, const TwinIds &ids);
    static StoredChange changeOf(int tenant, const TwinIds &ids);
    QByteArray targetBody(int tenant, const QByteArray &id, const QByteArray &name, const TwinIds &ids) const;
    QByteArray inventoryBody(int tenant, const QByteArray &snapshot, const QByteArray &component, const TwinIds &ids) const;

    const ServedApi &m_api;
    std::array<TenantId, 2> m_tenants;
    std::array<QByteArray, 2> m_tokens;
    std::array<std::unique_ptr<ScriptedEngine>, 2> m_engines;
    QByteArray m_user;
    std::unique_ptr<Database> m_beside; ///< As another process has the database.
    int m_sets = 0;
};

} // namespace tidegate::test
