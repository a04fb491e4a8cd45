// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/startedconsole.h"

#include "models/servertablemodel.h"
#include "ui/servers/serversdialog.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace tidegate::test {
namespace {

/// The home of every test of the process. The environment names it before there is a thread that reads the environment, as that of D-Bus does.
class TestHome
{
public:
    TestHome()
    {
        qputenv("XDG_CONFIG_HOME", path(u"config"_s).toLocal8Bit());
        qputenv("XDG_DATA_HOME", path(u"data"_s).toLocal8Bit());
    }
    QString path(const QString &folder) const { return folder.isEmpty() ? m_folder.path() : m_folder.filePath(folder); }
    void empty() const
    {
        QDir(path(u"config"_s)).removeRecursively();
        QDir(path(u"data"_s)).removeRecursively();
    }

private:
    QTemporaryDir m_folder;
};
const TestHome testHome;

} // namespace

void StartedConsole::init()
{
    Theme::apply(*qApp);
    testHome.empty();
    m_entries.clear();
}

QString StartedConsole::home()
{
    return testHome.path({});
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
    ServerTableModel model(home() + u"/config/tidegate/connections.ini"_s);
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
