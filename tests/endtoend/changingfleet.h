// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/endtoend/fleetwindow.h"

namespace tidegate::test {

/// The window of the console on a server whose targets are seen to run this and that.
class ChangingFleet : protected FleetWindow
{
protected:
    void start()
    {
        FleetWindow::start();
        m_web = target(m_production, u"prod-web-04"_s);
        m_other = target(m_staging, u"stg-web-01"_s);
    }
    static QString fromNow(qint64 seconds) { return QDateTime::currentDateTimeUtc().addSecs(seconds).toString(Qt::ISODate); }
    /// The target is seen to run this as its component "api".
    void runs(const QByteArray &target, char letter, int secondsAgo = 0, const QString &component = u"api"_s)
    {
        const QJsonObject seen{{u"name"_s, component},
                               {u"image"_s, QString(u"registry.example.com/shop/"_s + component + u":2."_s + QLatin1Char(letter))},
                               {u"repoDigests"_s, QJsonArray{digestOf(letter)}},
                               {u"state"_s, u"running"_s}};
        const QJsonObject one{{u"targetId"_s, QString::fromLatin1(target)}, {u"components"_s, QJsonArray{seen}}};
        const QJsonObject body{{u"snapshotId"_s, createUuidV7().toString(QUuid::WithoutBraces)},
                               {u"sequence"_s, ++m_sequence},
                               {u"observedAt"_s, fromNow(-secondsAgo)},
                               {u"collector"_s, u"ci/1"_s},
                               {u"targets"_s, QJsonArray{one}}};
        const Answer answer = m_api->send("POST", "/api/v1/targets/" + target + "/inventory", m_api->token(Role::Admin), body);
        QVERIFY2(answer.status == 202, answer.body.constData());
    }
    /// It is said that this was deployed.
    void announce(const QByteArray &target, char letter)
    {
        const QJsonObject component{{u"componentName"_s, u"api"_s}, {u"digest"_s, digestOf(letter)}};
        const QJsonObject body{{u"releaseId"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                               {u"releaseName"_s, QString(u"2."_s + QLatin1Char(letter))},
                               {u"components"_s, QJsonArray{component}}};
        const Answer answer = m_api->send("PUT", "/api/v1/targets/" + target + "/sticker", m_api->token(Role::Admin), body);
        QVERIFY2(answer.status == 200, answer.body.constData());
    }
    void freeze(const QByteArray &environment, const QString &reason)
    {
        const QJsonObject body{{u"start"_s, fromNow(-3'600)}, {u"end"_s, fromNow(3'600)}, {u"reason"_s, reason}, {u"exceptions"_s, QJsonArray()}};
        const Answer answer = m_api->send("POST", "/api/v1/environments/" + environment + "/freeze-windows", m_api->token(Role::Admin), body);
        QVERIFY2(answer.status == 201, answer.body.constData());
    }

    QByteArray m_web;
    QByteArray m_other;

private:
    int m_sequence = 0;
};

} // namespace tidegate::test
