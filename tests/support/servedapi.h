// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/serverthread.h"
#include "tests/support/testdatabase.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <functional>
#include <memory>

namespace tidegate::test {

struct Answer
{
    int status = 0;                        ///< 0: no answer.
    QHash<QByteArray, QByteArray> headers; ///< Names in lower case.
    QByteArray body;

    QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
};

/// A whole server on loopback over a temporary database, with a token for each role in two tenants.
class ServedApi
{
public:
    /// How the server reaches its database, where it is not as the test does.
    using Address = std::function<QString(const TestDatabase &)>;
    explicit ServedApi(bool requirePreconditions = false, const Address &address = {});

    QUrl url() const { return m_url; }
    QByteArray localSecret() const { return m_secret; }
    /// For others beside it.
    const TestDatabase &where() const { return m_where; }
    /// A live token. Tenant 0 is the local one, tenant 1 another.
    QByteArray token(Role role, int tenant = 0) const { return m_tokens.value({int(role), tenant}); }
    QByteArray expiredToken() const { return m_expired; } ///< Of an administrator.
    QByteArray revokedToken() const { return m_revoked; } ///< Of an administrator.
    UserId userOf(Role role, int tenant = 0) const { return m_users.value({int(role), tenant}); }

    /// One request on a connection of its own. Blocks.
    Answer send(const QByteArray &method, const QByteArray &target, const QByteArray &token, const QByteArray &body = {},
                const QHash<QByteArray, QByteArray> &headers = {}) const;
    Answer send(const QByteArray &method, const QByteArray &target, const QByteArray &token, const QJsonObject &body,
                const QHash<QByteArray, QByteArray> &headers = {}) const;

private:
    void prepare(Database &database);

    TestDatabase m_where;
    QByteArray m_secret;
    QUrl m_url;
    QHash<std::pair<int, int>, QByteArray> m_tokens;
    QHash<std::pair<int, int>, UserId> m_users;
    QByteArray m_expired;
    QByteArray m_revoked;
    std::unique_ptr<ServerThread> m_backend;
};

} // namespace tidegate::test
