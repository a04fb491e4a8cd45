// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/backend.h"
#include "services/store/backends/opendatabase.h"
#include "services/store/transaction.h"
#include "tests/endtoend/fleetwindow.h"
#include "tests/ui/inspect.h"

#include "models/targettreemodel.h"
#include "ui/activity/deleteddialog.h"
#include "ui/style/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/pagestack.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// What was deleted, listed and brought back in the window of the console, while others do the same.
class TestDeletedDialog : public QObject, private FleetWindow
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init() { start(); }
    void cleanup() { stop(); }
    void theMenuOpensItByKeysAndOnce();
    void theNewestStandsFirst();
    void theFilterFindsAndAlwaysChoosesARow();
    void enterRestoresTheRow();
    void whatSomebodyElseRestoresLeavesTheList();
    void whatSomebodyElseDeletesAppears();
    void somebodyWhoWasQuickerIsSaid();
    void whatIsOlderThanThirtyDaysIsSaidToBeGone();
    void whoMayNotRestoreReadsWhy();
    void nothingDeletedTeaches();
    void withoutAConnectionTheListStaysAndTheButtonSaysWhy();

private:
    QByteArray deletedTarget(const QString &name) const;
    void erase(const QByteArray &path) const;
    void openDialog(const QByteArray &token);
    QStringList names() const;
    QPushButton *restoreButton() const { return m_dialog->findChild<QPushButton *>(u"restoreDeleted"_s); }
    QString said() const;

    QPointer<DeletedDialog> m_dialog;
};

void TestDeletedDialog::erase(const QByteArray &path) const
{
    QCOMPARE(m_api->send("DELETE", path, m_api->token(Role::Admin), QByteArray(), {{"If-Match", "*"}}).status, 200);
}

QByteArray TestDeletedDialog::deletedTarget(const QString &name) const
{
    const QByteArray id = target(m_staging, name);
    erase("/api/v1/targets/" + id);
    return id;
}

void TestDeletedDialog::openDialog(const QByteArray &token)
{
    openWindow(token);
    QTest::keyClick(m_window.get(), Qt::Key_E, Qt::AltModifier);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Y);
    QTRY_VERIFY(m_window->findChild<DeletedDialog *>());
    m_dialog = m_window->findChild<DeletedDialog *>();
    QTRY_COMPARE(QApplication::activeWindow(), m_dialog.data());
}

QStringList TestDeletedDialog::names() const
{
    QStringList names;
    const QAbstractItemModel *model = m_dialog->table()->model();
    for (int row = 0; row < model->rowCount(); ++row)
        names.append(model->index(row, 0).data().toString());
    return names;
}

/// Of the bar above the list.
QString TestDeletedDialog::said() const
{
    for (const InlineMessage *message : m_dialog->findChildren<InlineMessage *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (message->isVisible())
            return message->text();
    }
    return {};
}

void TestDeletedDialog::theMenuOpensItByKeysAndOnce()
{
    deletedTarget(u"web-1"_s);
    openDialog(m_api->localSecret());
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{u"web-1"_s}, 10'000);
    QCOMPARE(unnamed(m_dialog), QStringList());
    QCOMPARE(clipped(m_dialog), QStringList());
    m_window->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), m_window.get());
    QTest::keyClick(m_window.get(), Qt::Key_E, Qt::AltModifier);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Y);
    QTRY_COMPARE(QApplication::activeWindow(), m_dialog.data());
    QCOMPARE(m_window->findChildren<DeletedDialog *>().size(), 1);
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
}

void TestDeletedDialog::theNewestStandsFirst()
{
    for (const QString &name : {u"a"_s, u"c"_s, u"b"_s}) {
        deletedTarget(name);
        QTest::qWait(5); // times are in milliseconds
    }
    openDialog(m_api->localSecret());
    QTRY_COMPARE_WITH_TIMEOUT(names(), (QStringList{u"b"_s, u"c"_s, u"a"_s}), 10'000);
    QCOMPARE(m_dialog->table()->currentIndex().row(), 0);
}

void TestDeletedDialog::theFilterFindsAndAlwaysChoosesARow()
{
    deletedTarget(u"web-1"_s);
    deletedTarget(u"mail-1"_s);
    openDialog(m_api->localSecret());
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), 2, 10'000);
    auto *filter = m_dialog->findChild<QLineEdit *>(u"deletedFilter"_s);
    QTest::keyClicks(filter, u"WEB"_s);
    QCOMPARE(names(), QStringList{u"web-1"_s});
    QVERIFY(m_dialog->table()->currentIndex().isValid() && restoreButton()->isEnabled());
    QTest::keyClicks(filter, u"-nothing"_s);
    const auto *stack = m_dialog->findChild<PageStack *>();
    QVERIFY(!stack->isShowingContent());
    QVERIFY(stack->emptyState()->variant() == EmptyState::Variant::NoMatch);
    QVERIFY(!restoreButton()->isEnabled() && !restoreButton()->toolTip().isEmpty());
    QTest::mouseClick(stack->emptyState()->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(names().size(), 2);
    QVERIFY2(m_dialog->table()->currentIndex().isValid() && restoreButton()->isEnabled(), "a row is chosen again");
}

void TestDeletedDialog::enterRestoresTheRow()
{
    const QByteArray id = deletedTarget(u"web-1"_s);
    deletedTarget(u"mail-1"_s);
    openDialog(m_api->localSecret());
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), 2, 10'000);
    for (int tabs = 0; tabs < 10 && QApplication::focusWidget() != m_dialog->table(); ++tabs)
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_dialog.data(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), m_dialog->table());
    QTest::keyClick(m_dialog->table(), Qt::Key_Down);
    QTest::keyClick(m_dialog->table(), Qt::Key_Return);

    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{u"mail-1"_s}, 10'000);
    QVERIFY2(said().startsWith(u"web-1"_s), qPrintable(said()));
    QCOMPARE(m_api->send("GET", "/api/v1/targets/" + id, m_api->token(Role::Admin)).status, 200);
    QTRY_VERIFY(m_workspace->targets()->target(TargetId(parseUuid(QString::fromLatin1(id)))));
    QCOMPARE(m_dialog->table()->currentIndex().row(), 0);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_R, Qt::AltModifier); // the button has a key as well
    QTRY_VERIFY_WITH_TIMEOUT(names().isEmpty(), 10'000);
}

void TestDeletedDialog::whatSomebodyElseRestoresLeavesTheList()
{
    const QByteArray id = deletedTarget(u"web-1"_s);
    deletedTarget(u"mail-1"_s);
    openDialog(m_api->localSecret());
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), 2, 10'000);
    QCOMPARE(m_api->send("POST", "/api/v1/targets/" + id + "/restore", m_api->token(Role::Admin)).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{u"mail-1"_s}, 10'000);
}

void TestDeletedDialog::whatSomebodyElseDeletesAppears()
{
    const QByteArray id = target(m_staging, u"web-1"_s);
    deletedTarget(u"mail-1"_s);
    openDialog(m_api->localSecret());
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{u"mail-1"_s}, 10'000);
    erase("/api/v1/targets/" + id);
    QTRY_VERIFY_WITH_TIMEOUT(names().size() == 2 && names().contains(u"web-1"_s), 10'000); // in either order: it may be the same second
    QCOMPARE(m_dialog->table()->currentIndex().data().toString(), u"mail-1"_s);            // what was chosen stays so
}

void TestDeletedDialog::somebodyWhoWasQuickerIsSaid()
{
    const QByteArray id = deletedTarget(u"web-1"_s);
    openDialog(m_api->localSecret());
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), 1, 10'000);
    m_dialog->table()->setFocus();
    m_api->send("POST", "/api/v1/targets/" + id + "/restore", m_api->token(Role::Admin)); // blocks: its notice waits for the next event
    QTest::keyClick(m_dialog->table(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!said().isEmpty(), 10'000);
    QVERIFY2(said().startsWith(u"web-1 was not restored."_s), qPrintable(said()));
    QTRY_VERIFY_WITH_TIMEOUT(names().isEmpty(), 10'000);
}

void TestDeletedDialog::whatIsOlderThanThirtyDaysIsSaidToBeGone()
{
    const QDateTime start = QDateTime::currentDateTimeUtc().addDays(40);
    const QByteArray id = send("POST", "/api/v1/environments/" + m_staging + "/freeze-windows",
                               {{u"start"_s, start.toString(Qt::ISODate)}, {u"end"_s, start.addDays(1).toString(Qt::ISODate)}, {u"reason"_s, u"Audit"_s}})
                              .value(u"id"_s)
                              .toString()
                              .toLatin1();
    erase("/api/v1/environments/" + m_staging + "/freeze-windows/" + id);
    openDialog(m_api->localSecret());
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{u"Audit"_s}, 10'000);
    auto database = openDatabase({.url = m_api->where().url(), .besideAnother = true});
    QVERIFY(database);
    // It grows old while it is listed: through the store, because no clock can be turned here.
    const auto aged = (*database)->write(localTenant, [&](Transaction &transaction) -> Result<void> {
        auto freeze = transaction.freezeWindows.find(FreezeWindowId(parseUuid(QString::fromLatin1(id))));
        if (!freeze)
            return freeze.error();
        freeze->deletedAt = Clock::system().now() - restorableFor - std::chrono::minutes(1);
        freeze->version += 1;
        return transaction.freezeWindows.update(*freeze);
    });
    QVERIFY(aged);
    m_dialog->table()->setFocus();
    QTest::keyClick(m_dialog->table(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(said(), u"Audit was not restored. Its 30 days are over."_s, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(names().isEmpty(), 10'000);
}

void TestDeletedDialog::whoMayNotRestoreReadsWhy()
{
    const QByteArray id = deletedTarget(u"web-1"_s);
    openDialog(m_api->token(Role::Viewer));
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), 1, 10'000);
    QVERIFY(!restoreButton()->isEnabled());
    QVERIFY2(restoreButton()->toolTip().contains(u"viewer"_s), qPrintable(restoreButton()->toolTip()));
    m_dialog->table()->setFocus();
    QTest::keyClick(m_dialog->table(), Qt::Key_Return);
    QCOMPARE(said(), restoreButton()->toolTip()); // without a mouse, too
    QCOMPARE(m_api->send("GET", "/api/v1/targets/" + id, m_api->token(Role::Admin)).status, 404);
}

void TestDeletedDialog::nothingDeletedTeaches()
{
    openDialog(m_api->localSecret());
    const auto *stack = m_dialog->findChild<PageStack *>();
    QTRY_VERIFY_WITH_TIMEOUT(stack->emptyState()->variant() == EmptyState::Variant::Empty, 10'000);
    QCOMPARE(stack->emptyState()->title(), u"There is nothing to restore"_s);
    QVERIFY(!stack->emptyState()->title().isEmpty() && !stack->emptyState()->sentence().isEmpty());
    QVERIFY(!restoreButton()->isEnabled());
}

void TestDeletedDialog::withoutAConnectionTheListStaysAndTheButtonSaysWhy()
{
    deletedTarget(u"web-1"_s);
    openDialog(m_api->localSecret());
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), 1, 10'000);
    m_api.reset(); // the server is gone
    QTRY_VERIFY_WITH_TIMEOUT(!restoreButton()->isEnabled(), 20'000);
    QVERIFY(!restoreButton()->toolTip().isEmpty());
    QCOMPARE(names(), QStringList{u"web-1"_s});
    m_workspace->close(); // what it shows is of that connection
    QTRY_VERIFY(!m_dialog);
}

QTEST_MAIN(TestDeletedDialog)
#include "tst_deleteddialog.moc"
