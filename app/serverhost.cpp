// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/serverhost.h"

#include "services/auth/localsecret.h"
#include "services/domain/try.h"
#include "services/health/targetwatcher.h"
#include "services/http/routes/support.h"
#include "services/http/routes/systemroutes.h"
#include "services/operations/agentprobe.h"
#include "services/operations/driftruleoperations.h"
#include "services/operations/identityoperations.h"
#include "services/operations/listkey.h"
#include "services/operations/tidyoperations.h"
#include "services/store/backends/opendatabase.h"

#include <QCoreApplication>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Q_LOGGING_CATEGORY(serverLog, "tidegate.server")

constexpr auto tidyEvery = std::chrono::hours(1);
constexpr auto sealEvery = std::chrono::minutes(30); // half of what is promised
constexpr int checksInHand = 512;                    // a second's, and no more than are over before their leases
constexpr auto gatherChecks = std::chrono::milliseconds(200);
constexpr auto expireEvery = std::chrono::seconds(15);
constexpr auto firstTidy = std::chrono::minutes(1); // a console may never run for an hour

QUrl baseUrl(const QHostAddress &address, quint16 port, bool tls)
{
    QUrl url;
    url.setScheme(tls ? u"https"_s : u"http"_s);
    url.setHost(address.toString());
    url.setPort(port);
    return url;
}

} // namespace

ServerHost::ServerHost(ServerOptions options, QObject *parent) : QObject(parent), m_options(std::move(options)), m_tidy(this), m_seal(this), m_expire(this)
{
    m_tidy.setInterval(tidyEvery);
    connect(&m_tidy, &QTimer::timeout, this, &ServerHost::tidyUp);
    m_expire.setInterval(expireEvery);
    connect(&m_expire, &QTimer::timeout, this, &ServerHost::expireRules);
    m_seal.setInterval(sealEvery);
    connect(&m_seal, &QTimer::timeout, this, [this] { m_backend->seals().sealAllSoon(); });
}

ServerHost::~ServerHost()
{
    if (m_backend) {
        m_backend->verifier().stop(); // it may ask for the key
        m_backend->importer().stop();
    }
    m_listener.reset();
    // Streams that somebody still followed end with the next turn of this thread's loop, and take their leave of the backend.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    stopMonitor();
}

Result<QUrl> ServerHost::start()
{
    ASSIGN_OR_RETURN(auto database, openDatabase(m_options.database));
    RETURN_IF_ERROR(ensureLocalTenant(*database, Clock::system().now()));
    m_backend = std::make_unique<Backend>(std::move(database), Clock::system(), m_options.settings);
    if (!m_options.localSecret.isEmpty())
        m_backend->accept(std::make_unique<LocalSecret>(m_options.localSecret));
    ASSIGN_OR_RETURN(const auto listKey, listKeyOf(*m_backend, m_options.masterKey));
    useListKey(listKey);
    m_health = std::make_unique<HealthService>(*m_backend, m_options.masterKey);
    m_health->onKeyWanted(m_options.keyWanted);
    m_presence = std::make_unique<ServerPresence>(*m_backend);
    RETURN_IF_ERROR(m_presence->start());
    startMonitor();
    const auto url = listen();
    if (!url) {
        m_listener.reset();
        stopMonitor();
        return url;
    }
    m_listener->start();
    m_tidy.start();
    m_expire.start();
    startSealing();
    QTimer::singleShot(firstTidy, this, &ServerHost::tidyUp);
    return url;
}

Result<QUrl> ServerHost::listen()
{
    // The listener exists before its routes do: each worker builds them when it starts, and asks for the metrics then.
    auto metrics = std::make_shared<std::shared_ptr<HttpMetrics>>();
    m_listener = std::make_unique<HttpListener>(
        [this, metrics] {
            HttpService backend;
            backend.routes = allRoutes(*m_backend, *m_health, [metrics] { return (*metrics)->prometheusText(); });
            backend.authenticate = [this](std::string_view token) { return m_backend->authenticate(token); };
            return backend;
        },
        m_options.http);
    *metrics = m_listener->sharedMetrics();
    connect(m_listener.get(), &HttpListener::stopped, this, [this] {
        stopMonitor();
        m_presence->stop();
        m_backend->seals().sealBeforeTheEnd();
        emit stopped();
    });
    QUrl first;
    for (const auto &[address, port] : m_options.addresses) {
        ASSIGN_OR_RETURN(const auto bound, m_listener->listen(address, port));
        if (first.isEmpty())
            first = baseUrl(address, bound, m_options.http.tls.has_value());
    }
    return first;
}

void ServerHost::tidyUp()
{
    if (m_presence->isFirst())
        tidyUpAllTenants(*m_backend);
}

void ServerHost::expireRules()
{
    if (m_presence->isFirst())
        expireAllDriftRules(*m_backend);
}

void ServerHost::startSealing()
{
    m_seal.start();
    m_backend->seals().onKeyWanted([this] { (void)m_health->masterKey(); });
    if (!m_options.masterKey) {
        qCInfo(serverLog) << "the audit log is not sealed, because there is no master key yet";
        return;
    }
    m_backend->seals().setKey(*m_options.masterKey, m_options.sealFile);
    m_backend->seals().sealAllSoon();
}

void ServerHost::startMonitor()
{
    m_probes = standardProbes(m_options.outbound);
    m_probes->setByAgent(std::make_shared<AgentProbe>(*m_backend));
    MonitorSettings settings;
    settings.gather = gatherChecks;
    settings.recordAside = true;
    if (m_backend->database().isShared())
        settings.maxClaimed = checksInHand;
    m_monitor = new HealthMonitor(*m_probes, *m_health, Clock::system(), settings);
    m_health->setMonitor(m_monitor);
    if (m_options.scheduledChecks)
        new TargetWatcher(*m_monitor, m_options.outbound, {}, m_monitor);
    m_monitor->moveToThread(&m_monitorThread);
    connect(&m_monitorThread, &QThread::finished, m_monitor, &QObject::deleteLater);
    if (m_options.scheduledChecks)
        connect(&m_monitorThread, &QThread::started, m_monitor, &HealthMonitor::start);
    m_monitorThread.setObjectName(u"tidegate-health"_s);
    m_monitorThread.start();
}

void ServerHost::stopMonitor()
{
    if (!m_monitorThread.isRunning())
        return;
    m_health->setMonitor(nullptr);
    m_monitorThread.quit();
    m_monitorThread.wait();
    m_monitor = nullptr;
}

void ServerHost::stop()
{
    m_tidy.stop();
    m_expire.stop();
    m_seal.stop();
    if (m_backend) {
        m_backend->verifier().stop();
        m_backend->importer().stop();
    }
    if (m_listener)
        m_listener->stop();
    else
        emit stopped();
}

void ServerHost::setTls(const QSslConfiguration &configuration)
{
    m_listener->setTls(configuration);
}

void ServerHost::setMasterKey(const MasterKey &key)
{
    if (m_health)
        m_health->setMasterKey(key);
    m_options.masterKey = key;
    if (m_backend) {
        m_backend->seals().setKey(key, m_options.sealFile);
        m_backend->seals().sealAllSoon();
    }
}

} // namespace tidegate
