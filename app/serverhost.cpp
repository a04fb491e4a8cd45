// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/serverhost.h"

#include "services/http/routes/support.h"
#include "services/http/routes/systemroutes.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Q_LOGGING_CATEGORY(serverLog, "tidegate.server")

constexpr auto tidyEvery = std::chrono::hours(1);
constexpr auto firstTidy = std::chrono::minutes(1); // a console may never run for an hour
constexpr auto tidyStep = std::chrono::hours(7 * 24);
constexpr auto keepAnswers = std::chrono::hours(24);
constexpr auto keepChanges = std::chrono::hours(7 * 24);
constexpr auto keepOperations = std::chrono::hours(7 * 24);
constexpr auto keepInventory = std::chrono::hours(400 * 24);

/// Up to where clean-up believes the clock: a week further than at the last time. A clock that is years ahead for an hour then costs no history, and one that
/// stood for months is caught up with in a day.
Result<Instant> believedNow(Call &call)
{
    const QString fact = u"tidied-up-to "_s + call.session.tenant().toString();
    const auto stored = call.session.identities.fact(fact);
    if (!stored)
        return stored.error();
    Instant believed = call.now;
    if (bool isNumber = false; *stored) {
        const Instant last{std::chrono::milliseconds((*stored)->toLongLong(&isNumber))};
        if (isNumber && !isAhead(last, call.now))
            believed = std::min<Instant>(call.now, last + tidyStep);
    }
    if (const auto kept = call.session.identities.setFact(fact, QString::number(believed.time_since_epoch().count())); !kept)
        return kept.error();
    return believed;
}

/// Removes what is kept for a time only. Nothing while the clock is in doubt.
Result<void> tidyUp(Call &call)
{
    call.observation = true;
    if (call.clockDoubt)
        return {};
    const auto now = believedNow(call);
    if (!now)
        return now.error();
    if (const auto dated = call.session.journal.dateAhead(call.now); !dated)
        return dated;
    if (const auto dated = call.session.health.dateAhead(call.now); !dated)
        return dated;
    if (const auto trimmed = call.session.journal.trim(*now - keepChanges); !trimmed)
        return trimmed;
    if (const auto forgotten = call.session.health.forgetOperations(*now - keepOperations); !forgotten)
        return forgotten;
    if (const auto forgotten = call.session.inventory.forgetHistory(*now - keepInventory); !forgotten)
        return forgotten;
    return call.session.journal.forgetAnswers(*now - keepAnswers);
}

QUrl baseUrl(const QHostAddress &address, quint16 port, bool tls)
{
    QUrl url;
    url.setScheme(tls ? u"https"_s : u"http"_s);
    url.setHost(address.toString());
    url.setPort(port);
    return url;
}

} // namespace

Result<void> ensureLocalTenant(Database &database, Instant now)
{
    const auto tenants = database.read(localTenant, [](Session &session) { return session.identities.tenants(); });
    if (!tenants)
        return tenants.error();
    const bool exists = std::any_of(tenants->begin(), tenants->end(), [](const Tenant &tenant) { return tenant.id == localTenant; });
    if (exists)
        return {};
    return database.write(localTenant, [now](Session &session) -> Result<void> {
        if (const auto stored = session.identities.insertTenant({localTenant, u"local"_s, now}); !stored)
            return stored;
        return session.identities.insertUser({localUser, u"you"_s, u"You"_s, Role::Admin, true, now});
    });
}

ServerHost::ServerHost(ServerOptions options, QObject *parent) : QObject(parent), m_options(std::move(options)), m_tidy(this)
{
    m_tidy.setInterval(tidyEvery);
    connect(&m_tidy, &QTimer::timeout, this, &ServerHost::tidy);
}

ServerHost::~ServerHost()
{
    m_listener.reset();
    stopMonitor();
}

Result<QUrl> ServerHost::start()
{
    auto database = Database::open(m_options.database);
    if (!database)
        return database.error();
    if (const auto tenant = ensureLocalTenant(**database, Clock::system().now()); !tenant)
        return tenant.error();
    m_backend = std::make_unique<Backend>(std::move(*database), Clock::system(), m_options.settings);
    if (!m_options.localSecret.isEmpty())
        m_backend->acceptLocalSecret(m_options.localSecret);
    if (const auto key = loadCursorKey(*m_backend); !key)
        return key.error();
    m_health = std::make_unique<HealthService>(*m_backend, m_options.masterKey);
    m_health->onKeyWanted(m_options.keyWanted);
    endAbandonedOperations();
    startMonitor();
    const auto url = listen();
    if (!url) {
        m_listener.reset();
        stopMonitor();
        return url;
    }
    m_listener->start();
    m_tidy.start();
    QTimer::singleShot(firstTidy, this, &ServerHost::tidy);
    return url;
}

Result<QUrl> ServerHost::listen()
{
    // The listener exists before its routes do: each worker builds them when it starts, and asks for the metrics then.
    auto metrics = std::make_shared<std::shared_ptr<HttpMetrics>>();
    m_listener = std::make_unique<HttpListener>(
        [this, metrics] {
            HttpBackend backend;
            backend.routes = allRoutes(*m_backend, *m_health, [metrics] { return (*metrics)->prometheusText(); });
            backend.authenticate = [this](std::string_view token) { return m_backend->authenticate(token); };
            return backend;
        },
        m_options.http);
    *metrics = m_listener->sharedMetrics();
    connect(m_listener.get(), &HttpListener::stopped, this, [this] {
        stopMonitor();
        emit stopped();
    });
    QUrl first;
    for (const auto &[address, port] : m_options.addresses) {
        const auto bound = m_listener->listen(address, port);
        if (!bound)
            return bound.error();
        if (first.isEmpty())
            first = baseUrl(address, *bound, m_options.http.tls.has_value());
    }
    return first;
}

/// Whoever waits for an operation of the process before would wait for ever.
void ServerHost::endAbandonedOperations()
{
    const auto tenants = m_backend->database().read(localTenant, [](Session &session) { return session.identities.tenants(); });
    if (!tenants) {
        qCWarning(serverLog).noquote() << "operations of the last run stay open:" << tenants.error().message << tenants.error().detail;
        return;
    }
    for (const Tenant &tenant : *tenants) {
        const auto ended = m_backend->write(systemPrincipal(tenant.id), {}, [](Call &call) -> Result<void> {
            call.observation = true;
            return call.session.health.abandonOperations(call.now);
        });
        if (!ended)
            qCWarning(serverLog).noquote() << "operations of the last run stay open:" << ended.error().message << ended.error().detail;
    }
}

void ServerHost::startMonitor()
{
    m_probes = standardProbes(m_options.outbound);
    m_monitor = new HealthMonitor(*m_probes, *m_health);
    m_health->setMonitor(m_monitor);
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
}

void ServerHost::tidy()
{
    const auto tenants = m_backend->database().read(localTenant, [](Session &session) { return session.identities.tenants(); });
    if (!tenants) {
        qCWarning(serverLog).noquote() << "clean-up waits:" << tenants.error().message;
        return;
    }
    for (const Tenant &tenant : *tenants) {
        const auto cleaned = m_backend->write(systemPrincipal(tenant.id), {}, tidyUp);
        if (!cleaned)
            qCWarning(serverLog).noquote() << "clean-up of a tenant waits:" << cleaned.error().message << cleaned.error().detail;
    }
}

} // namespace tidegate
