// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/startedconsole.h"

#include "models/servertablemodel.h"
#include "ui/servers/serversdialog.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace tidegate::test {

void StartedConsole::init()
{
    Theme::apply(*qApp);
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CONFIG_HOME", (m_home->path() + u"/config"_s).toLocal8Bit());
    qputenv("XDG_DATA_HOME", (m_home->path() + u"/data"_s).toLocal8Bit());
    m_entries.clear();
}

void StartedConsole::cleanup()
{
    stopConsole();
    m_api.reset();
}

void StartedConsole::startConsole(const QStringList &arguments)
{
    stopConsole();
    const auto configuration = Configuration::read(consoleOptionSpecs(), arguments);
    QVERIFY(configuration);
    m_configuration = std::make_unique<Configuration>(*configuration);
    auto keychain = std::make_unique<FakeKeychain>();
    m_keychain = keychain.get();
    m_keychain->entries = m_entries;
    m_console = std::make_unique<Console>(*m_configuration, std::move(keychain));
    m_console->start();
    m_console->window()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_console->window()));
}

void StartedConsole::stopConsole()
{
    if (!m_console)
        return;
    m_entries = m_keychain->entries;
    m_keychain = nullptr;
    m_console.reset();
}

SavedServer StartedConsole::saveServer(const QString &name, bool readOnly, const QString &connectionClass)
{
    if (!m_api)
        m_api = std::make_unique<ServedApi>();
    SavedServer server;
    server.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    server.name = name;
    server.url = m_api->url();
    server.readOnly = readOnly;
    server.connectionClass = connectionClass;
    ServerTableModel model(m_home->path() + u"/config/tidegate/connections.ini"_s);
    if (!model.put(server))
        qFatal("the connection was not stored");
    return server;
}

void StartedConsole::openSwitcher()
{
    m_console->window()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_console->window()));
    QTest::keyClick(m_console->window(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(shown<ServersDialog>());
}

void StartedConsole::openFromSwitcher(const QString &search)
{
    openSwitcher();
    auto *dialog = shown<ServersDialog>();
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"search"_s), search);
    QTest::keyClick(dialog->findChild<QLineEdit *>(u"search"_s), Qt::Key_Return);
    QTRY_VERIFY(!shown<ServersDialog>());
}

void StartedConsole::makeEnvironment(const QString &name) const
{
    const Answer made = m_api->send("POST", "/api/v1/environments", m_api->token(Role::Admin),
                                    QJsonObject{{u"name"_s, name}, {u"displayName"_s, name}, {u"orderIndex"_s, 1}});
    QCOMPARE(made.status, 201);
}

} // namespace tidegate::test
