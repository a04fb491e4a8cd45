// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/workspace.h"
#include "services/domain/ids.h"
#include "services/domain/instant.h"
#include "tests/support/scriptedserver.h"
#include "tests/ui/pictures.h"
#include "ui/settings/consolesettings.h"
#include "ui/style/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/window/consolestatusbar.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// That scheduled checks are late is said in the status bar, for as long as they are.
class TestLateChecks : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        Theme::apply(*qApp);
    }
    void init();
    void cleanup();
    void itIsSaidUntilTheyAreInTime();
    void itIsAskedMoreOftenOnlyWhileTheyAreLate();
    void whatCannotBeReadSaysNothing();
    void anOlderServerSaysNothing();
    void nothingIsSaidWithoutAConnection();

private:
    static QByteArray saying(const QByteArray &state, int backlog);
    void answer(QSslSocket &socket, const QByteArray &request) const;
    void open();
    int count(const QByteArray &path) const
    {
        const auto &all = m_server->requests();
        const QByteArray start = "GET " + path + ' ';
        return static_cast<int>(std::count_if(all.begin(), all.end(), [&](const QByteArray &each) { return each.startsWith(start); }));
    }
    ElidedLabel *label() const { return m_bar->findChild<ElidedLabel *>(u"lateChecks"_s); }
    QString said() const { return label()->isVisible() ? label()->text() : QString(); }

    QByteArray m_monitors; ///< Empty: it does not know the question.
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Workspace> m_workspace;
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_store;
    std::unique_ptr<ConsoleSettings> m_settings;
    std::unique_ptr<ConsoleStatusBar> m_bar;
};

QByteArray TestLateChecks::saying(const QByteArray &state, int backlog)
{
    return R"([{"name":"another","state":"dozing","lastRunAt":null,"interval":null,"targets":0,"backlog":0,"elsewhere":0,"lateBy":0},{"name":"health-checks","state":")"
        + state + R"(","lastRunAt":"2026-01-15T00:00:00Z","interval":30,"targets":4000,"backlog":)" + QByteArray::number(backlog)
        + R"(,"elsewhere":0,"lateBy":240}])";
}

void TestLateChecks::answer(QSslSocket &socket, const QByteArray &request) const
{
    const QByteArray target = request.split(' ').at(1);
    const QByteArray path = target.left(target.indexOf('?') < 0 ? target.size() : target.indexOf('?'));
    if (path == "/api/v1/events") {
        socket.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n:\n\n");
        return;
    }
    QByteArray status = "200 OK";
    QByteArray body = "[]";
    if (path == "/api/v1/meta")
        body = QJsonDocument({{u"version"_s, u"1"_s}, {u"mode"_s, u"local"_s}, {u"serverTime"_s, toText(Clock::system().now())}}).toJson();
    else if (path == "/api/v1/whoami")
        body = QJsonDocument({{u"userId"_s, localUser.toString()}, {u"name"_s, u"alice"_s}, {u"role"_s, u"admin"_s}, {u"permissions"_s, QJsonArray()}})
                   .toJson();
    else if (path == "/api/v1/monitors" && m_monitors.isEmpty())
        status = "404 Not Found", body = R"({"code":"not-found","detail":"Nothing here."})";
    else if (path == "/api/v1/monitors")
        body = m_monitors;
    const QByteArray type = status.startsWith("2") ? "application/json" : "application/problem+json";
    socket.write("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nETag: \"10-1\"\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
                 + body);
}

void TestLateChecks::init()
{
    m_monitors.clear();
    m_server = std::make_unique<ScriptedServer>([this](QSslSocket &socket, const QByteArray &request) { answer(socket, request); });
    m_workspace = std::make_unique<Workspace>(Endpoint{QUrl(u"http://127.0.0.1:%1"_s.arg(m_server->serverPort())), "token", {}});
    m_store = std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings = std::make_unique<ConsoleSettings>(m_store.get());
    m_bar = std::make_unique<ConsoleStatusBar>(m_workspace.get(), m_settings.get());
    m_bar->resize(900, 28);
    m_bar->show();
}

void TestLateChecks::cleanup()
{
    m_bar.reset();
    m_workspace.reset();
    m_server.reset();
}

void TestLateChecks::open()
{
    m_workspace->open();
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->isLoaded() && m_workspace->state() == Workspace::State::Live, 10'000);
    QCOMPARE(count("/api/v1/monitors"), 0); // once a minute, and not for the first picture
    m_workspace->findChild<QTimer *>(u"clock"_s)->setInterval(20);
}

void TestLateChecks::itIsSaidUntilTheyAreInTime()
{
    m_monitors = saying("late", 1200);
    open();
    QTRY_COMPARE(said(), u"Checks are 4\u00a0min late: 1,200 targets waiting"_s);
    QVERIFY2(label()->toolTip().contains(u"4,000, every 30"_s), qPrintable(label()->toolTip()));
    QCOMPARE(label()->accessibleName(), said());
    m_bar->setCounts(u"4,000 of 4,000 shown"_s);
    keepPictures(*m_bar, u"late checks"_s);
    m_bar->resize(640, 28);
    keepPictures(*m_bar, u"late checks in little room"_s);
    QVERIFY2(label()->width() >= label()->sizeHint().width(), "what is wrong has the room before what is counted");
    m_monitors = saying("late", 1);
    QTRY_COMPARE(said(), u"Checks are 4\u00a0min late: 1 target waiting"_s);
    m_monitors = saying("running", 1);
    QTRY_COMPARE(said(), QString());
}

void TestLateChecks::itIsAskedMoreOftenOnlyWhileTheyAreLate()
{
    m_monitors = saying("running", 3);
    open();
    QTRY_VERIFY(count("/api/v1/monitors") >= 3);
    QVERIFY(std::abs(count("/api/v1/monitors") - count("/api/v1/meta")) <= 2); // with what is asked each minute anyway
    m_monitors = saying("late", 3);
    QTRY_VERIFY(!said().isEmpty());
    const int minutes = count("/api/v1/meta");
    QTRY_VERIFY(count("/api/v1/meta") >= minutes + 3);
    QVERIFY(count("/api/v1/monitors") > count("/api/v1/meta") + 3);
}

void TestLateChecks::whatCannotBeReadSaysNothing()
{
    m_monitors = saying("late", 1200);
    open();
    QTRY_VERIFY(!said().isEmpty());
    for (const QByteArray &odd : {QByteArray(R"([{"name":"health-checks"}])"), QByteArray("{}"), QByteArray("[7]"), saying("of-a-newer-server", 9)}) {
        m_monitors = odd;
        QTRY_COMPARE(said(), QString());
        m_monitors = saying("late", 1200);
        QTRY_VERIFY(!said().isEmpty());
    }
}

void TestLateChecks::anOlderServerSaysNothing()
{
    open();
    QTRY_VERIFY(count("/api/v1/monitors") > 1);
    QCOMPARE(said(), QString());
    QCOMPARE(m_workspace->state(), Workspace::State::Live);
}

void TestLateChecks::nothingIsSaidWithoutAConnection()
{
    m_monitors = saying("late", 1200);
    open();
    QTRY_VERIFY(!said().isEmpty());
    m_workspace->close();
    QCOMPARE(said(), QString());
}

QTEST_MAIN(TestLateChecks)

#include "tst_latechecks.moc"
