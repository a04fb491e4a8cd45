// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/serverthread.h"

#include "app/demofleet.h"
#include "services/auth/token.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace tidegate {

ServerThread::ServerThread(QObject *parent) : QObject(parent), m_outcome(std::make_shared<QPromise<Result<QUrl>>>())
{
    m_thread.setObjectName(u"tidegate-backend"_s);
}

ServerThread::~ServerThread()
{
    if (m_thread.isRunning() && m_host) {
        connect(m_host, &ServerHost::stopped, &m_thread, &QThread::quit, Qt::DirectConnection);
        QMetaObject::invokeMethod(m_host, &ServerHost::stop, Qt::QueuedConnection);
        m_thread.wait();
    }
}

void ServerThread::start(const ServerOptions &options, bool withDemoFleet)
{
    ServerOptions complete = options;
    if (m_masterKey)
        complete.masterKey = m_masterKey;
    m_host = new ServerHost(std::move(complete));
    m_host->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_host, &QObject::deleteLater);
    connect(
        &m_thread, &QThread::started, m_host,
        [this, host = m_host, outcome = m_outcome, withDemoFleet] {
            auto url = host->start();
            if (url && withDemoFleet) {
                const auto loaded = loadDemoFleet(*host->backend(), localPrincipal(Via::System));
                if (!loaded && loaded.error().code != u"not-empty")
                    url = loaded.error();
            }
            outcome->start();
            outcome->addResult(url);
            outcome->finish();
            if (url)
                emit ready(*url);
            else
                emit failed(url.error());
        },
        Qt::DirectConnection);
    m_thread.start();
}

void ServerThread::setMasterKey(const MasterKey &key)
{
    if (!m_host) {
        m_masterKey = key;
        return;
    }
    QMetaObject::invokeMethod(
        m_host, [host = m_host, key] { host->setMasterKey(key); }, Qt::QueuedConnection);
}

Result<QUrl> ServerThread::waitUntilReady()
{
    QFuture<Result<QUrl>> future = m_outcome->future();
    future.waitForFinished();
    return future.result();
}

ServerOptions embeddedOptions(const QString &databaseFile)
{
    ServerOptions options;
    options.database.url = u"sqlite://"_s + databaseFile;
    options.settings.mode = u"local"_s;
    options.addresses = {{QHostAddress(QHostAddress::LocalHost), 0}};
    options.outbound.listedOnly = false; // also its own computer: what runs there is the user's
    options.localSecret = randomSecret();
    options.sealFile = QFileInfo(databaseFile).dir().filePath(u"audit.seals"_s);
    // One console and what it opens, all of one user.
    options.http.ownUserOnly = true;
    options.http.limits.connections = 128;
    return options;
}

} // namespace tidegate
