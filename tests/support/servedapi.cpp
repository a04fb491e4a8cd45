// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/servedapi.h"

#include "services/auth/token.h"
#include "services/operations/identityoperations.h"
#include "services/store/backends/opendatabase.h"

#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

namespace tidegate::test {
namespace {

constexpr auto life = std::chrono::hours(1);

/// The status line and the headers of an answer; `size` is how much of the text they take, 0 when they are not complete.
Answer head(const QByteArray &text, qsizetype &size)
{
    Answer answer;
    const qsizetype end = text.indexOf("\r\n\r\n");
    size = end < 0 ? 0 : end + 4;
    if (end < 0)
        return answer;
    const QList<QByteArray> lines = text.left(end).split('\n');
    answer.status = lines.first().mid(9, 3).toInt();
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines.at(i).indexOf(':');
        answer.headers.insert(lines.at(i).left(colon).toLower(), lines.at(i).mid(colon + 1).trimmed());
    }
    return answer;
}

} // namespace

ServedApi::ServedApi(bool requirePreconditions, const Address &address) : m_backend(std::make_unique<ServerThread>())
{
    ServerOptions options = embeddedOptions(m_where.path(u"tidegate.db"_s));
    options.database.url = m_where.url();
    options.settings.requirePreconditions = requirePreconditions;
    options.http.limits.connectionsPerAddress = 512;
    options.http.limits.connections = 512;
    options.scheduledChecks = false;
    options.masterKey = MasterKey::random();
    m_secret = options.localSecret;
    {
        auto database = openDatabase(options.database);
        if (!database)
            qFatal("the test database cannot be opened: %s", qPrintable(database.error().message));
        prepare(**database);
    }
    if (address)
        options.database.url = address(m_where);
    m_backend->start(options);
    const auto url = m_backend->waitUntilReady();
    if (!url)
        qFatal("the test server does not start: %s", qPrintable(url.error().message));
    m_url = *url;
}

void ServedApi::prepare(Database &database)
{
    const Instant now = wholeSeconds(Clock::system().now());
    QVERIFY(ensureLocalTenant(database, now));
    const TenantId other = TenantId::create();
    const auto prepared = database.write(localTenant, [&](Transaction &transaction) { return transaction.identities.insertTenant({other, u"other"_s, now}); });
    QVERIFY(prepared);
    for (int tenant = 0; tenant < 2; ++tenant) {
        const TenantId id = tenant == 0 ? localTenant : other;
        const auto made = database.write(id, [&](Transaction &transaction) -> Result<void> {
            for (int i = 0; i < roleCount; ++i) {
                const auto role = static_cast<Role>(i);
                const User user{UserId::create(), toString(role), toString(role), role, true, now};
                const NewToken token = makeToken();
                if (const auto stored = transaction.identities.insertUser(user); !stored)
                    return stored;
                if (const auto stored = transaction.identities.insertToken({token.id, id, user.id, u"test"_s, role, token.hash, now, now + life, {}}); !stored)
                    return stored;
                m_tokens.insert({i, tenant}, token.text);
                m_users.insert({i, tenant}, user.id);
            }
            return {};
        });
        QVERIFY(made);
    }
    const NewToken expired = makeToken();
    const NewToken revoked = makeToken();
    const UserId admin = userOf(Role::Admin);
    const auto dead = database.write(localTenant, [&](Transaction &transaction) -> Result<void> {
        if (const auto stored = transaction.identities.insertToken(
                {expired.id, localTenant, admin, u"expired"_s, Role::Admin, expired.hash, now - 2 * life, now - life, {}});
            !stored)
            return stored;
        if (const auto stored = transaction.identities.insertToken(
                {revoked.id, localTenant, admin, u"revoked"_s, Role::Admin, revoked.hash, now, now + life, {}});
            !stored)
            return stored;
        return transaction.identities.revokeToken(revoked.id, now);
    });
    QVERIFY(dead);
    m_expired = expired.text;
    m_revoked = revoked.text;
}

Answer ServedApi::send(const QByteArray &method, const QByteArray &target, const QByteArray &token, const QByteArray &body,
                       const QHash<QByteArray, QByteArray> &headers) const
{
    QTcpSocket socket;
    socket.connectToHost(m_url.host(), static_cast<quint16>(m_url.port()));
    if (!socket.waitForConnected(5000))
        return {};
    QByteArray request = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_url.port()) + "\r\nConnection: close\r\n";
    if (!token.isEmpty())
        request += "Authorization: Bearer " + token + "\r\n";
    if (!body.isEmpty() && !headers.contains("Content-Type"))
        request += "Content-Type: application/json\r\n";
    if (!body.isEmpty())
        request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    for (auto it = headers.cbegin(); it != headers.cend(); ++it)
        request += it.key() + ": " + it.value() + "\r\n";
    socket.write(request + "\r\n" + body);
    QByteArray text;
    while (socket.waitForReadyRead(20'000))
        text += socket.readAll();
    text += socket.readAll();
    qsizetype size = 0;
    Answer answer = head(text, size);
    answer.body = text.mid(size);
    return answer;
}

Answer ServedApi::send(const QByteArray &method, const QByteArray &target, const QByteArray &token, const QJsonObject &body,
                       const QHash<QByteArray, QByteArray> &headers) const
{
    return send(method, target, token, QJsonDocument(body).toJson(QJsonDocument::Compact), headers);
}

} // namespace tidegate::test
