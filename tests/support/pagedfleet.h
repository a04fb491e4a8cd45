// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/workspace.h"
#include "services/domain/ids.h"
#include "services/domain/instant.h"
#include "tests/support/scriptedserver.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

#include <algorithm>
#include <memory>

namespace tidegate::test {

using namespace Qt::StringLiterals;

/// A server with one environment, whose list of targets comes in short pages, each when the test lets it.
class PagedFleet
{
public:
    static constexpr int pageSize = 3;

    explicit PagedFleet(int targets)
    {
        for (int i = 1; i <= targets; ++i)
            add(u"web-%1"_s.arg(i, 3, 10, QChar(u'0')));
    }

    QUrl url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort())); }
    EnvironmentId environment() const { return m_environment; }
    /// Until the first page is shown, with those from this one on held.
    void open(Workspace &workspace, int heldFrom = 1)
    {
        holdFrom(heldFrom);
        QSignalSpy loaded(&workspace, &Workspace::loaded);
        workspace.open({url(), "token", {}});
        QVERIFY(loaded.wait(10'000));
        QTRY_COMPARE(workspace.state(), Workspace::State::Live);
    }

    TargetId add(const QString &name, const QString &health = u"healthy"_s)
    {
        const TargetId id = TargetId::create();
        m_targets.append({{u"id"_s, id.toString()},
                          {u"environmentId"_s, m_environment.toString()},
                          {u"targetGroupId"_s, QJsonValue()},
                          {u"name"_s, name},
                          {u"targetType"_s, u"docker_host"_s},
                          {u"connection"_s, QJsonObject{{u"host"_s, u"192.0.2.1"_s}}},
                          {u"labels"_s, QJsonObject{{u"role"_s, u"web"_s}}},
                          {u"deploymentDirectory"_s, u"/opt"_s},
                          {u"enabled"_s, true},
                          {u"healthStatus"_s, health},
                          {u"healthMessage"_s, u"fine"_s},
                          {u"healthCheckedAt"_s, m_at},
                          {u"healthStale"_s, false},
                          {u"drift"_s, QJsonObject{{u"status"_s, u"unknown"_s}, {u"since"_s, QJsonValue()}, {u"count"_s, 0}}},
                          {u"version"_s, 1},
                          {u"createdAt"_s, m_at},
                          {u"createdBy"_s, QJsonValue()},
                          {u"updatedAt"_s, m_at},
                          {u"updatedBy"_s, QJsonValue()}});
        return id;
    }
    EnvironmentId addEnvironment(const QString &name)
    {
        const EnvironmentId id = EnvironmentId::create();
        m_environments.append({id, name});
        return id;
    }
    void removeEnvironment(EnvironmentId id)
    {
        m_environments.removeIf([id](const auto &each) { return each.first == id; });
    }
    /// What a list answers that is otherwise empty; path begins with /api/v1.
    void answerWith(const QByteArray &path, const QJsonArray &rows) { m_lists.insert(path, rows); }
    TargetId idOf(int index) const { return TargetId(parseUuid(m_targets.at(index).value(u"id"_s).toString())); }
    void change(TargetId id, const QString &member, const QJsonValue &value)
    {
        if (QJsonObject *target = find(id))
            target->insert(member, value);
    }
    void remove(TargetId id)
    {
        m_targets.removeIf([id](const QJsonObject &target) { return target.value(u"id"_s).toString() == id.toString(); });
    }
    /// Tells who follows.
    void tell(const QByteArray &kind, TargetId id) { tell(kind, "target", id.uuid()); }
    void tell(const QByteArray &kind, const QByteArray &entity, QUuid id)
    {
        const QByteArray seq = QByteArray::number(++m_seq);
        m_feed->write("id: " + seq + "\nevent: change\ndata: {\"seq\":" + seq + ",\"kind\":\"" + kind + "\",\"entityType\":\"" + entity + "\",\"entityId\":\""
                      + id.toString(QUuid::WithoutBraces).toLatin1() + "\",\"environmentId\":\"" + m_environment.toString().toLatin1() + "\"}\n\n");
    }

    /// Pages from this one on are read when they are asked for, and wait. The first is 0.
    void holdFrom(int page) { m_heldFrom = page; }
    int held() const { return static_cast<int>(m_waiting.size()); }
    void letGo(int heldFrom = 1'000'000)
    {
        m_heldFrom = heldFrom;
        for (const auto &[socket, answer] : std::exchange(m_waiting, {})) {
            if (socket)
                socket->write(answer);
        }
    }
    /// This page is refused; -1: none is.
    void fail(int page, const QByteArray &status = "503 Service Unavailable")
    {
        m_failing = page;
        m_failure = status;
    }
    void hide(TargetId id) { m_hidden = id; }        ///< By itself it is not answered.
    void claim(int targets) { m_claimed = targets; } ///< So many are counted with the first page.
    /// What starts like this is answered so, until nothing is said of it.
    void say(const QByteArray &start, const QByteArray &status, const QByteArray &body = R"({"code":"unavailable","detail":"Not now."})")
    {
        m_said[start] = said(status, body);
    }
    void say(const QByteArray &start) { m_said.remove(start); }
    void setDrift(const QList<std::pair<TargetId, QString>> &statuses)
    {
        m_drift = {};
        for (const auto &[id, status] : statuses)
            m_drift.append(QJsonObject{{u"targetId"_s, id.toString()}, {u"status"_s, status}, {u"differences"_s, QJsonArray()}});
    }
    /// The list of drift is read when it is asked for, and waits.
    void holdDrift() { m_holdsDrift = true; }
    bool isDriftHeld() const { return !m_heldDrift.isEmpty(); }
    void letDriftGo(const QByteArray &instead = {}) ///< A status with which it is refused.
    {
        m_holdsDrift = false;
        for (const auto &[socket, answer] : std::exchange(m_heldDrift, {})) {
            if (socket)
                socket->write(instead.isEmpty() ? answer : said(instead, R"({"code":"unavailable","detail":"Not now."})"));
        }
    }
    void loseFeed() { m_feed->disconnectFromHost(); }
    int asked(const QByteArray &start) const
    {
        const auto &all = m_server.requests();
        return static_cast<int>(std::count_if(all.begin(), all.end(), [&start](const QByteArray &request) { return request.startsWith(start); }));
    }
    int askedForPage(int page) const { return asked(page == 0 ? QByteArray("GET /api/v1/targets?limit=1000&count=true ") : pageStart(page)); }

private:
    static QByteArray pageStart(int page)
    {
        return "GET /api/v1/targets?limit=1000&cursor=web-" + QByteArray::number(page * pageSize).rightJustified(3, '0') + " ";
    }
    QJsonObject *find(TargetId id)
    {
        for (QJsonObject &target : m_targets) {
            if (target.value(u"id"_s).toString() == id.toString())
                return &target;
        }
        return nullptr;
    }
    static QByteArray said(const QByteArray &status, const QByteArray &body, const QByteArray &headers = {})
    {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nETag: \"10-1\"\r\n" + headers
            + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }
    static QByteArray text(const QJsonArray &array) { return QJsonDocument(array).toJson(QJsonDocument::Compact); }
    static QByteArray text(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }
    /// What comes after a name.
    QByteArray page(const QString &after) const
    {
        QList<QJsonObject> sorted = m_targets;
        std::sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return a.value(u"name"_s).toString() < b.value(u"name"_s).toString(); });
        sorted.removeIf([&after](const QJsonObject &target) { return target.value(u"name"_s).toString() <= after; });
        QJsonArray rows;
        for (const QJsonObject &target : sorted.mid(0, pageSize))
            rows.append(target);
        QByteArray headers = after.isEmpty() ? "Total-Count: " + QByteArray::number(m_claimed > 0 ? m_claimed : m_targets.size()) + "\r\n" : QByteArray();
        if (sorted.size() > pageSize)
            headers += "Link: </api/v1/targets?limit=1000&cursor=" + sorted.at(pageSize - 1).value(u"name"_s).toString().toLatin1() + ">; rel=\"next\"\r\n";
        return said("200 OK", text(rows), headers);
    }
    void answerPage(QSslSocket &socket, const QByteArray &target)
    {
        const qsizetype at = target.indexOf("cursor=");
        const QByteArray after = at < 0 ? QByteArray() : target.mid(at + 7);
        const int number = (after.mid(4).toInt() + pageSize - 1) / pageSize;
        if (number == m_failing)
            socket.write(said(m_failure, R"({"code":"unavailable","detail":"Not now."})"));
        else if (number >= m_heldFrom)
            m_waiting.append({&socket, page(QString::fromLatin1(after))});
        else
            socket.write(page(QString::fromLatin1(after)));
    }
    void answer(QSslSocket &socket, const QByteArray &request)
    {
        const QByteArray target = request.split(' ').at(1);
        const QByteArray path = target.left(target.indexOf('?') < 0 ? target.size() : target.indexOf('?'));
        for (auto it = m_said.cbegin(); it != m_said.cend(); ++it) {
            if (!request.startsWith(it.key()))
                continue;
            socket.write(*it);
            return;
        }
        if (path == "/api/v1/events") {
            m_feed = &socket;
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n:\n\n");
        } else if (path == "/api/v1/targets" && target.contains("ids=")) {
            QJsonArray found;
            for (const QByteArray &id : target.mid(target.indexOf("ids=") + 4).replace("%2C", ",").split(',')) {
                if (const QJsonObject *each = find(TargetId(parseUuid(QString::fromLatin1(id)))))
                    found.append(*each);
            }
            socket.write(said("200 OK", text(found)));
        } else if (path == "/api/v1/targets") {
            answerPage(socket, target);
        } else if (path == "/api/v1/drift" && m_holdsDrift) {
            m_heldDrift.append({&socket, said("200 OK", text(m_drift))});
        } else if (path == "/api/v1/drift") {
            socket.write(said("200 OK", text(m_drift)));
        } else {
            answerOne(socket, request, path);
        }
    }
    void answerOne(QSslSocket &socket, const QByteArray &request, QByteArray path)
    {
        const bool isBack = path.endsWith("/restore");
        path = isBack ? path.chopped(8) : path;
        const TargetId id(path.startsWith("/api/v1/targets/") ? parseUuid(QString::fromLatin1(path.mid(16))) : QUuid());
        if (request.startsWith("DELETE ") && find(id)) {
            m_deleted.insert(id, *find(id));
            remove(id);
            socket.write("HTTP/1.1 204 No Content\r\n\r\n");
            return;
        }
        if (isBack && m_deleted.contains(id))
            m_targets.append(m_deleted.take(id));
        const QJsonObject *known = find(id);
        if (!id.isNull() && id == m_hidden)
            return;
        if (known)
            socket.write(said("200 OK", text(*known)));
        else if (path == "/api/v1/meta")
            socket.write(said("200 OK", text(QJsonObject{{u"version"_s, u"1"_s}, {u"mode"_s, u"local"_s}, {u"serverTime"_s, toText(Clock::system().now())}})));
        else if (path == "/api/v1/whoami")
            socket.write(said("200 OK", text(who())));
        else if (m_lists.contains(path))
            socket.write(said("200 OK", text(m_lists.value(path))));
        else if (path == "/api/v1/environments")
            socket.write(said("200 OK", text(environmentsJson())));
        else if (path == "/api/v1/environments/" + m_environment.toString().toLatin1())
            socket.write(said("200 OK", text(environmentJson(m_environment, u"Production"_s))));
        else if (id.isNull() && !path.contains("/agents"))
            socket.write(said("200 OK", "[]"));
        else
            socket.write(said("404 Not Found", R"({"code":"not-found","detail":"Nothing here."})"));
    }
    static QJsonObject who()
    {
        return {{u"userId"_s, localUser.toString()},
                {u"name"_s, u"alice"_s},
                {u"role"_s, u"admin"_s},
                {u"permissions"_s,
                 QJsonArray{u"environment:read"_s, u"target:read"_s, u"target:create"_s, u"target:write"_s, u"target:delete"_s, u"target:check"_s,
                            u"token:admin"_s}}};
    }
    QJsonArray environmentsJson() const
    {
        QJsonArray all;
        for (const auto &[id, name] : m_environments)
            all.append(environmentJson(id, name));
        return all;
    }
    QJsonObject environmentJson(EnvironmentId id, const QString &name) const
    {
        return {{u"id"_s, id.toString()},
                {u"name"_s, name.toLower()},
                {u"displayName"_s, name},
                {u"orderIndex"_s, 1},
                {u"isProduction"_s, true},
                {u"config"_s, QJsonObject{{u"deploymentTimeout"_s, 600}, {u"healthCheckInterval"_s, 0}}},
                {u"requiredApprovals"_s, 0},
                {u"requireSeparationOfDuties"_s, false},
                {u"promotionPolicy"_s, u"default"_s},
                {u"targetCount"_s, m_targets.size()},
                {u"version"_s, 1},
                {u"createdAt"_s, m_at},
                {u"updatedAt"_s, m_at}};
    }

    const QString m_at = toText(Clock::system().now());
    const EnvironmentId m_environment = EnvironmentId::create();
    QList<std::pair<EnvironmentId, QString>> m_environments{{m_environment, u"Production"_s}};
    QHash<QByteArray, QJsonArray> m_lists;
    QList<QJsonObject> m_targets;
    QHash<TargetId, QJsonObject> m_deleted;
    QList<std::pair<QPointer<QSslSocket>, QByteArray>> m_waiting;
    QPointer<QSslSocket> m_feed;
    QHash<QByteArray, QByteArray> m_said;
    QJsonArray m_drift;
    QList<std::pair<QPointer<QSslSocket>, QByteArray>> m_heldDrift;
    bool m_holdsDrift = false;
    TargetId m_hidden;
    int m_heldFrom = 1'000'000;
    int m_failing = -1;
    qsizetype m_claimed = 0;
    QByteArray m_failure;
    int m_seq = 10;
    ScriptedServer m_server{[this](QSslSocket &socket, const QByteArray &request) { answer(socket, request); }};
};

} // namespace tidegate::test
