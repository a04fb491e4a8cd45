// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/serverthread.h"
#include "models/workspace.h"
#include "services/operations/backend.h"
#include "services/operations/identityoperations.h"
#include "services/store/backends/opendatabase.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/window/mainwindow.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace std::chrono_literals;

namespace {

/// A server in a thread of its own whose backend can be reached behind its back.
class ReachableServer
{
public:
    explicit ReachableServer(const ServerOptions &options) : m_host(new ServerHost(options))
    {
        m_host->moveToThread(&m_thread);
        m_thread.start();
    }
    ~ReachableServer()
    {
        inThread([this] { delete m_host; });
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(ReachableServer)

    Result<QUrl> start()
    {
        Result<QUrl> url = spokenError(ErrorKind::Internal, {}, {});
        inThread([&] { url = m_host->start(); });
        return url;
    }
    Backend *backend() const { return m_host->backend(); }

private:
    template <typename Work>
    void inThread(Work &&work)
    {
        QMetaObject::invokeMethod(m_host, std::forward<Work>(work), Qt::BlockingQueuedConnection);
    }

    QThread m_thread;
    ServerHost *m_host; ///< Lives in m_thread.
};

} // namespace

/// The console on a database that remembers a clock which was ahead once.
class TestClockDoubt : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theBannerSaysThatTheGateIsClosedAndTheTimeCanBeAccepted();
    void theBannerSaysThatTheClockIsNotTheDatabases();

private:
    /// What a write by a clock that was so far ahead leaves behind.
    void remember(std::chrono::milliseconds ahead);

    QTemporaryDir m_folder;
    ServerOptions m_options;
    ServerThread m_backend;
};

void TestClockDoubt::remember(std::chrono::milliseconds ahead)
{
    auto database = openDatabase(m_options.database);
    QVERIFY(database);
    QVERIFY(ensureLocalTenant(**database, Clock::system().now()));
    const auto stored = (*database)->write(localTenant, [&](Transaction &transaction) {
        return transaction.identities.setFact(u"clock-high-water"_s, QString::number((Clock::system().now() + ahead).time_since_epoch().count()));
    });
    QVERIFY(stored);
}

void TestClockDoubt::initTestCase()
{
    m_options = embeddedOptions(m_folder.filePath(u"tidegate.db"_s));
    m_options.scheduledChecks = false;
    remember(10 * 365 * 24h);
    m_backend.start(m_options);
    QVERIFY(m_backend.waitUntilReady());
}

void TestClockDoubt::theBannerSaysThatTheGateIsClosedAndTheTimeCanBeAccepted()
{
    const auto url = m_backend.waitUntilReady();
    Workspace workspace({*url, m_options.localSecret, {}});
    MainWindow window(&workspace);
    window.show();
    workspace.open();
    QTRY_COMPARE(workspace.state(), Workspace::State::Live);
    auto *banner = window.findChild<InlineMessage *>(u"banner"_s);
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(u"every gate check says no"_s), qPrintable(banner->text()));
    QVERIFY2(banner->text().contains(QString::number(QDate::currentDate().year() + 10)) || banner->text().contains(u"2036"_s), qPrintable(banner->text()));
    QVERIFY(workspace.can(Permission::ClockAccept));

    const auto buttons = banner->findChildren<QAbstractButton *>();
    const auto accept = std::find_if(buttons.begin(), buttons.end(), [](const QAbstractButton *button) { return button->text().contains(u"Accept"_s); });
    QVERIFY(accept != buttons.end());
    (*accept)->click();
    auto *dialog = window.findChild<ConfirmDialog *>(u"acceptClock"_s);
    QVERIFY(dialog);
    auto *reason = dialog->findChild<QLineEdit *>();
    QVERIFY(reason);
    QTest::keyClicks(reason, u"The clock is right now."_s);
    QSignalSpy changed(&workspace, &Workspace::clockChanged);
    emit dialog->confirmed(dialog->reason());
    QTRY_VERIFY(!changed.isEmpty());
    QTRY_VERIFY(!banner->isVisible());
    QVERIFY(!workspace.server().clockHighest);
}

void TestClockDoubt::theBannerSaysThatTheClockIsNotTheDatabases()
{
    QTemporaryDir folder;
    ServerOptions options = embeddedOptions(folder.filePath(u"tidegate.db"_s));
    options.scheduledChecks = false;
    ReachableServer server(options);
    const auto url = server.start();
    QVERIFY(url);
    Workspace workspace({*url, options.localSecret, {}});
    MainWindow window(&workspace);
    window.show();
    auto *banner = window.findChild<InlineMessage *>(u"banner"_s);
    const auto seen = [&](std::chrono::milliseconds databaseAhead) {
        server.backend()->clockGuard().compare(databaseAhead);
        QSignalSpy loaded(&workspace, &Workspace::loaded);
        workspace.isLoaded() ? workspace.refresh() : workspace.open();
        return loaded.wait(10'000) && QTest::qWaitFor([&] { return workspace.state() == Workspace::State::Live; });
    };

    QVERIFY(seen(5s));
    QTRY_COMPARE(banner->text(), u"The server's clock is 5 s behind the database's; have both set by the same source of time."_s);
    QVERIFY(banner->isVisible());
    QVERIFY(seen(6s)); // as before
    QCOMPARE(banner->text(), u"The server's clock is 5 s behind the database's; have both set by the same source of time."_s);
    QVERIFY(seen(-40s));
    QTRY_VERIFY(banner->text().contains(u"nobody can say whether a freeze is on"_s));
    QStringList offered;
    const auto buttons = banner->findChildren<QAbstractButton *>();
    for (const QAbstractButton *button : buttons) {
        if (button->isVisible())
            offered += button->accessibleName();
    }
    QCOMPARE(offered, QStringList(u"Copy message"_s)); // nothing to accept, nor to put away
    QVERIFY(seen(1s));
    QTRY_VERIFY(!banner->isVisible());
}

QTEST_MAIN(TestClockDoubt)
#include "tst_clockdoubt.moc"
