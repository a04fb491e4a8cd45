// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>

namespace tidegate::test {

/// Amazon ECS as it would answer, on 127.0.0.1: a process that recomputes signatures and checks shapes with botocore (ecsstandin.py). Gone with the object.
class EcsStandIn
{
public:
    EcsStandIn();
    ~EcsStandIn();
    Q_DISABLE_COPY_MOVE(EcsStandIn)

    /// Why it does not run; empty when it does.
    QString obstacle() const { return m_obstacle; }
    QString endpoint() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }

    /// Members replace those of before. Forgets what was asked until now.
    void set(const QJsonObject &state);
    /// The operations that were asked for since set() or the last call.
    QStringList takeRequests();
    /// What did not fit the model of AWS, in requests or in its own answers, from the beginning on.
    const QStringList &violations() const { return m_violations; }

    /// An access key that it knows.
    static QString keyId() { return QStringLiteral("AKIAIOSFODNN7EXAMPLE"); }
    static QString keySecret() { return QStringLiteral("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"); }
    static QJsonObject keys(const QJsonObject &more = {});

    /// A service "web" in the cluster "prod", with one deployment that is done.
    static QJsonObject service(int desired, int running, const QJsonObject &more = {}, const QJsonObject &deployment = {});
    /// A task of it with one container "api" that runs.
    static QJsonObject task(int number, const QJsonObject &more = {}, const QJsonObject &container = {});
    /// The definition of its tasks.
    static QJsonObject definition(const QJsonArray &containers);
    /// The image that its tasks run.
    static QString digest() { return QStringLiteral("sha256:") + QString(64, u'a'); }

private:
    QJsonObject exchange(const QJsonObject &state);

    QProcess m_process;
    QString m_obstacle;
    int m_port = 0;
    QStringList m_violations;
};

} // namespace tidegate::test
