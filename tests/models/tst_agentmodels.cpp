// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/agentinstall.h"
#include "models/agenttablemodel.h"
#include "models/agenttargetmodel.h"
#include "models/agentwords.h"
#include "models/registrationtokenmodel.h"
#include "models/targettreemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace tidegate;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant now = Instant(std::chrono::hours(500'000));

/// With plain blanks.
QString breakable(QString text)
{
    return text.replace(QChar::Nbsp, u' ');
}

ShownAgent anAgent(const QString &name, AgentLifecycle lifecycle = AgentLifecycle::Active, std::optional<Instant> seen = now - 5s)
{
    ShownAgent shown;
    shown.agent.id = AgentId::create();
    shown.agent.name = name;
    shown.agent.agentVersion = u"1.4.0"_s;
    shown.agent.lifecycle = lifecycle;
    shown.agent.lastSeenAt = seen;
    shown.liveness = livenessOf(shown.agent, now, Instant());
    return shown;
}

} // namespace

class TestAgentModels : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatPeopleDecidedAndWhatIsObservedAreTwoColumns();
    void rowsChangeByRowAndKeepTheirIndexes();
    void aVersionStandsBesideThatOfTheServer();
    void environmentsAreCalledByName();
    void onlyWhatSilenceMayHaveChangedIsOverdue_data();
    void onlyWhatSilenceMayHaveChangedIsOverdue();
    void theSentenceSaysSinceWhenItIsOffline();
    void clocksAreSaidInSecondsAndByDirection();
    void targetsOfASilentAgentShowWhatTheyWere();
    void theTokenIsNoPartOfACommand();
    void whatIsFilledInIsQuotedForTheShell();
    void addressesOfThisComputerAloneAreKnown_data();
    void addressesOfThisComputerAloneAreKnown();
    void tokensSayWhoCameInAndWhatStillOpens();

private:
    QString text(const QString &name, int column) const
    {
        for (int row = 0; row < m_model->rowCount(); ++row) {
            if (m_model->at(row).agent.name == name)
                return m_model->index(row, column).data().toString();
        }
        return u"(no such agent)"_s;
    }

    std::unique_ptr<AgentTableModel> m_model;
};

void TestAgentModels::init()
{
    m_model = std::make_unique<AgentTableModel>();
    m_model->setNow(now);
    m_model->setServer(u"1.4.0"_s, u"1.2.0"_s);
}

void TestAgentModels::whatPeopleDecidedAndWhatIsObservedAreTwoColumns()
{
    ShownAgent trouble = anAgent(u"trouble"_s);
    trouble.agent.checks = {{u"docker"_s, Health::Unhealthy, u"no permission"_s}};
    trouble.liveness = livenessOf(trouble.agent, now, Instant());
    m_model->setAgents({anAgent(u"well"_s), anAgent(u"late"_s, AgentLifecycle::Inactive, now - 80s), anAgent(u"gone"_s, AgentLifecycle::Active, now - 200s),
                        anAgent(u"new"_s, AgentLifecycle::Pending, std::nullopt), anAgent(u"revoked"_s, AgentLifecycle::Revoked, now - 300s), trouble});
    const auto both = [this](const QString &name) {
        return breakable(text(name, AgentTableModel::LifecycleColumn) + u" | " + text(name, AgentTableModel::StatusColumn) + u" | "
                         + text(name, AgentTableModel::SeenColumn));
    };
    QCOMPARE(both(u"well"_s), u"Active | Online | 5 s ago"_s);
    QCOMPARE(both(u"late"_s), u"Inactive | Late | 1 min ago"_s);
    QCOMPARE(both(u"gone"_s), u"Active | Offline | 3 min ago"_s);
    QCOMPARE(both(u"new"_s), u"Pending | Unknown | never"_s);
    QCOMPARE(both(u"revoked"_s), u"Revoked | not asked | 5 min ago"_s);
    QCOMPARE(both(u"trouble"_s), u"Active | In trouble | 5 s ago"_s);
}

void TestAgentModels::rowsChangeByRowAndKeepTheirIndexes()
{
    const QAbstractItemModelTester tester(m_model.get());
    QList<ShownAgent> agents{anAgent(u"b"_s), anAgent(u"d"_s), anAgent(u"f"_s)};
    m_model->setAgents(agents);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    const QPersistentModelIndex kept = m_model->indexOf(agents.at(1).agent.id);

    agents[1].liveness = {AgentStatus::Offline, u"heartbeat_missed"_s};
    m_model->put(agents.at(1));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.constFirst().at(0).toModelIndex().column(), int(AgentTableModel::StatusColumn));

    agents[1].agent.name = u"z"_s;
    m_model->put(agents.at(1));
    m_model->put(anAgent(u"a"_s));
    m_model->remove(agents.at(0).agent.id);
    QCOMPARE(kept.row(), 2);
    QCOMPARE(kept.sibling(kept.row(), AgentTableModel::NameColumn).data().toString(), u"z"_s);
    QCOMPARE(reset.size(), 0);
}

void TestAgentModels::aVersionStandsBesideThatOfTheServer()
{
    ShownAgent old = anAgent(u"old"_s);
    old.agent.agentVersion = u"1.1.9"_s;
    ShownAgent outdated = anAgent(u"outdated"_s);
    outdated.agent.agentVersion = u"1.3.2"_s;
    m_model->setAgents({old, outdated});
    QCOMPARE(m_model->at(0).standing, VersionStanding::TooOld);
    QCOMPARE(m_model->at(1).standing, VersionStanding::Outdated);
    QCOMPARE(m_model->index(1, AgentTableModel::VersionColumn).data(Qt::AccessibleTextRole).toString(), u"1.3.2, Outdated"_s);
    m_model->setServer(u"1.3.2"_s, {});
    QCOMPARE(m_model->at(0).standing, VersionStanding::Outdated);
    QCOMPARE(m_model->at(1).standing, VersionStanding::Current);
}

void TestAgentModels::environmentsAreCalledByName()
{
    const EnvironmentId staging = EnvironmentId::create();
    ShownAgent some = anAgent(u"some"_s);
    some.agent.environments = {staging, EnvironmentId::create()};
    m_model->setAgents({some, anAgent(u"all"_s)});
    m_model->setEnvironmentNames({{staging, u"Staging"_s}});
    QCOMPARE(text(u"some"_s, AgentTableModel::EnvironmentColumn), u"Staging, a deleted one"_s);
    QCOMPARE(text(u"all"_s, AgentTableModel::EnvironmentColumn), u"all of them"_s);
}

void TestAgentModels::onlyWhatSilenceMayHaveChangedIsOverdue_data()
{
    QTest::addColumn<int>("secondsSilent"); // when the server was asked; negative: it was never heard
    QTest::addColumn<int>("secondsLater");
    QTest::addColumn<bool>("overdue");
    QTest::newRow("heard just now") << 5 << 10 << false;
    QTest::newRow("still within its time") << 30 << 35 << false;
    QTest::newRow("may be late by now") << 30 << 36 << true;
    QTest::newRow("late as it was") << 70 << 10 << false;
    QTest::newRow("late, and may be offline by now") << 70 << 31 << true;
    QTest::newRow("offline: that it is heard again is told") << 200 << 3'000 << false;
    QTest::newRow("never heard: that it is heard is told") << -1 << 3'000 << false;
}

void TestAgentModels::onlyWhatSilenceMayHaveChangedIsOverdue()
{
    QFETCH(const int, secondsSilent);
    QFETCH(const int, secondsLater);
    QFETCH(const bool, overdue);
    m_model->setAgents({anAgent(u"a"_s, AgentLifecycle::Active, secondsSilent < 0 ? std::nullopt : std::optional(now - std::chrono::seconds(secondsSilent))),
                        anAgent(u"revoked"_s, AgentLifecycle::Revoked, now - 30s)});
    QCOMPARE(m_model->hasOverdue(now + std::chrono::seconds(secondsLater)), overdue);
}

void TestAgentModels::theSentenceSaysSinceWhenItIsOffline()
{
    const ShownAgent gone = anAgent(u"gone"_s, AgentLifecycle::Active, now - 1h);
    const QString said = breakable(words::observedSentence(gone.agent, gone.liveness, now, QTimeZone::utc()));
    QCOMPARE(said, u"Offline since %1: no sign of life for 100 s then, the last at %2."_s.arg(u"07:01"_s, u"07:00"_s));
}

void TestAgentModels::clocksAreSaidInSecondsAndByDirection()
{
    QCOMPARE(breakable(words::clockOffset(120ms)), u"0.1 s"_s);
    QCOMPARE(breakable(words::clockOffset(-9'940ms)), u"9.9 s"_s);
    QCOMPARE(breakable(words::clockOffset(47s)), u"47 s ahead"_s);
    QCOMPARE(breakable(words::clockOffset(-47s)), u"47 s behind"_s);
}

void TestAgentModels::targetsOfASilentAgentShowWhatTheyWere()
{
    AgentTargetModel model;
    Target target;
    target.id = TargetId::create();
    target.name = u"web"_s;
    target.health.status = Health::Healthy;
    Target unreachable = target;
    unreachable.id = TargetId::create();
    unreachable.name = u"x"_s;
    unreachable.health.status = Health::Unreachable;
    model.setTargets({target, unreachable}, true);
    QCOMPARE(model.index(0, AgentTargetModel::HealthColumn).data().toString(), u"Healthy"_s);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setTargets({target, unreachable}, false);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.index(0, AgentTargetModel::HealthColumn).data().toString(), u"was healthy"_s);
    QVERIFY(model.index(0, AgentTargetModel::HealthColumn).data(TargetTreeModel::StaleRole).toBool());
    QCOMPARE(model.index(1, AgentTargetModel::HealthColumn).data().toString(), u"Unreachable"_s); // known, not remembered
}

void TestAgentModels::theTokenIsNoPartOfACommand()
{
    const QUrl server(u"https://tidegate.example.net:8443/"_s);
    const QList<InstallLine> bare = installLines(InstallWay::BareProgram, server, u"agent-01"_s);
    QCOMPARE(bare.size(), 3);
    QCOMPARE(bare.at(1).command, u"(umask 077; cat > ~/tidegate-agent.token)"_s); // ends the paste: it waits for what is typed
    QCOMPARE(bare.at(2).command, u"tidegate-agent run --server https://tidegate.example.net:8443 --token-file ~/tidegate-agent.token --name agent-01"_s);
    const QList<InstallLine> service = installLines(InstallWay::DebianPackage, server, u"it's \"one\""_s);
    QCOMPARE(service.size(), 3);
    QCOMPARE(service.at(1).command, u"(umask 077; cat > /etc/tidegate/agent.token)"_s);
    QCOMPARE(service.at(2).command,
             uR"(printf '%s\n' 'TIDEGATE_SERVER="https://tidegate.example.net:8443"' 'TIDEGATE_NAME="it'\''s \"one\""' > /etc/default/tidegate-agent && )"
             u"systemctl enable --now tidegate-agent"_s);
}

void TestAgentModels::whatIsFilledInIsQuotedForTheShell()
{
    const auto run = [](const QString &name) { return installLines(InstallWay::BareProgram, QUrl(u"https://a.example"_s), name).at(2).command; };
    QVERIFY(run(u"it's $(reboot); `x`"_s).endsWith(u" --name 'it'\\''s $(reboot); `x`'"_s));
    QVERIFY(!run(u"  "_s).contains(u"--name"_s));
    QVERIFY(
        installLines(InstallWay::BareProgram, QUrl(u"https://[2001:db8::1]:8443"_s), {}).at(2).command.contains(u"--server 'https://[2001:db8::1]:8443'"_s));
}

void TestAgentModels::addressesOfThisComputerAloneAreKnown_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("own");
    QTest::newRow("loopback") << u"http://127.0.0.1:41873"_s << true;
    QTest::newRow("all of it") << u"http://127.9.9.9"_s << true;
    QTest::newRow("IPv6") << u"http://[::1]:7420"_s << true;
    QTest::newRow("by name") << u"http://LocalHost:7420"_s << true;
    QTest::newRow("a server") << u"https://tidegate.example.net"_s << false;
    QTest::newRow("in the network") << u"http://192.168.1.5:7420"_s << false;
}

void TestAgentModels::addressesOfThisComputerAloneAreKnown()
{
    QFETCH(const QString, url);
    QFETCH(const bool, own);
    QCOMPARE(isThisComputerOnly(QUrl(url)), own);
}

void TestAgentModels::tokensSayWhoCameInAndWhatStillOpens()
{
    const AgentId agent = AgentId::create();
    RegistrationTokenModel model({[](EnvironmentId) { return u"Staging"_s; }, [agent](AgentId id) { return id == agent ? u"agent-01"_s : QString(); },
                                  [](UserId) { return u"Dana"_s; }});
    RegistrationToken open;
    open.id = TokenId::create();
    open.createdAt = now - 1h;
    open.expiresAt = now + 1h;
    open.autoAccept = true;
    open.mayReplace = true;
    open.environments = {EnvironmentId::create()};
    RegistrationToken ended = open;
    ended.id = TokenId::create();
    ended.createdAt = now - 2h;
    ended.expiresAt = now;
    RegistrationToken used = open;
    used.id = TokenId::create();
    used.usedAt = now - 10min;
    used.agent = agent;
    used.autoAccept = used.mayReplace = false;
    used.environments = {};
    model.setTokens({used, ended, open}, now);
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows.append(model.index(row, 0).data().toString() + u" | " + model.index(row, 1).data().toString() + u" | " + model.index(row, 2).data().toString());
    QCOMPARE(rows,
             QStringList({u"open | Staging | accepted at once, may replace"_s, u"ended unused | Staging | accepted at once, may replace"_s,
                          u"used by agent-01 | all environments | waits to be accepted"_s}));
    QCOMPARE(model.openCount(), 1);
}

QTEST_GUILESS_MAIN(TestAgentModels)
#include "tst_agentmodels.moc"
