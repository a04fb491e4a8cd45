// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/servedapi.h"

#include "models/workspace.h"
#include "ui/widgets/displayzone.h"

#include <QJsonArray>
#include <QTest>

#include <memory>

namespace tidegate::test {

using namespace Qt::StringLiterals;

/// A real server, what others do there, and a workspace on it: what the pages of a fleet are tried with.
class FleetServer
{
protected:
    void start()
    {
        m_api = std::make_unique<ServedApi>();
        m_workspace = std::make_unique<Workspace>(Endpoint{});
    }
    void stop()
    {
        DisplayZone::current().setZone(systemZone().zone, false);
        m_workspace.reset();
        m_api.reset();
    }
    void open(const QByteArray &token)
    {
        m_workspace->open({m_api->url(), token, {}});
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->isLoaded() && m_workspace->state() == Workspace::State::Live, 10'000);
    }
    QJsonObject send(const QByteArray &method, const QByteArray &path, const QJsonObject &body) const
    {
        return m_api->send(method, path, m_api->token(Role::Admin), body).object();
    }
    QByteArray environment(const QString &name, int order) const
    {
        return send("POST", "/api/v1/environments", {{u"name"_s, name}, {u"displayName"_s, name}, {u"orderIndex"_s, order}})
            .value(u"id"_s)
            .toString()
            .toLatin1();
    }
    QByteArray target(const QByteArray &environment, const QString &name) const
    {
        return send("POST", "/api/v1/targets",
                    {{u"environmentId"_s, QString::fromLatin1(environment)},
                     {u"name"_s, name},
                     {u"targetType"_s, u"docker_host"_s},
                     {u"connection"_s, QJsonObject{{u"host"_s, u"192.0.2.1"_s}, {u"port"_s, 2376}, {u"tlsEnabled"_s, true}}}})
            .value(u"id"_s)
            .toString()
            .toLatin1();
    }
    void deploy(const QByteArray &target, const QString &release, char digest) const
    {
        const QJsonObject component{{u"componentName"_s, u"api"_s}, {u"digest"_s, digestOf(digest)}};
        send("PUT", "/api/v1/targets/" + target + "/sticker",
             {{u"releaseId"_s, QUuid::createUuidV5(QUuid(), release).toString(QUuid::WithoutBraces)},
              {u"releaseName"_s, release},
              {u"components"_s, QJsonArray{component}},
              {u"deployedAt"_s, u"2026-01-01T00:00:00Z"_s}});
    }
    static QString digestOf(char fill) { return u"sha256:"_s + QString(64, QLatin1Char(fill)); }

    std::unique_ptr<ServedApi> m_api;
    std::unique_ptr<Workspace> m_workspace;
};

} // namespace tidegate::test
