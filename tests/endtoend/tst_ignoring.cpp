// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/fleetwindow.h"

#include "models/drifttablemodel.h"
#include "ui/drift/comparisonmodel.h"
#include "ui/drift/driftpage.h"
#include "ui/drift/driftrulesdialog.h"
#include "ui/drift/driftview.h"
#include "ui/drift/ignoredialog.h"
#include "ui/style/theme.h"
#include "ui/widgets/formfield.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// A difference that is ignored for a time from its row, in the window of the console on a real server.
class TestIgnoring : public QObject, private FleetWindow
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup() { stop(); }
    void keysIgnoreADifferenceAndTheRowSaysSo();
    void aReasonIsAskedForWhereItIs();
    void itIsUndoneAndDoneAgainBothWays();
    void theListNamesWhoAndStops();
    void whoMayNotIsToldWhy();

private:
    void openDrift(const QByteArray &token);
    DriftView *view() const { return m_window->findChild<DriftView *>(); }
    QString statusOnServer() const;
    QJsonArray rulesOnServer() const { return m_api->send("GET", "/api/v1/drift-rules", m_api->token(Role::Admin)).array(); }
    void pressIgnore();
    void ignoreByKeys(const QString &reason);
    QString differenceCell() const { return view()->table()->currentIndex().siblingAtColumn(ComparisonModel::DifferenceColumn).data().toString(); }

    QByteArray m_target;
};

void TestIgnoring::init()
{
    start();
    m_target = target(m_production, u"web-01"_s);
    deploy(m_target, u"shop-1"_s, 'a');
    const QJsonObject component{{u"name"_s, u"api"_s}, {u"repoDigests"_s, QJsonArray{digestOf('b')}}, {u"state"_s, u"running"_s}};
    send("POST", "/api/v1/targets/" + m_target + "/inventory",
         {{u"snapshotId"_s, u"0197d3a5-8888-7999-8aaa-bbbbccccddd1"_s},
          {u"observedAt"_s, u"2026-01-02T00:00:00Z"_s},
          {u"targets"_s, QJsonArray{QJsonObject{{u"targetId"_s, QString::fromLatin1(m_target)}, {u"components"_s, QJsonArray{component}}}}}});
    QCOMPARE(statusOnServer(), u"drifted"_s);
}

QString TestIgnoring::statusOnServer() const
{
    return m_api->send("GET", "/api/v1/targets/" + m_target + "/drift", m_api->token(Role::Admin)).object().value("status"_L1).toString();
}

void TestIgnoring::openDrift(const QByteArray &token)
{
    openWindow(token);
    m_window->showPage(u"drift"_s);
    QTRY_VERIFY(view());
    QTRY_COMPARE(differenceCell(), u"Another image"_s);
    view()->table()->setFocus();
}

void TestIgnoring::pressIgnore()
{
    m_window->activateWindow(); // no window manager does it here
    QTRY_COMPARE(QApplication::activeWindow(), m_window.get());
    view()->table()->setFocus();
    QTest::keyClick(view()->table(), Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
}

/// From the row: the key, a reason, Enter.
void TestIgnoring::ignoreByKeys(const QString &reason)
{
    pressIgnore();
    auto *dialog = m_window->findChild<IgnoreDialog *>();
    QVERIFY(dialog);
    QTRY_COMPARE(QApplication::activeWindow(), dialog);
    QTest::keyClicks(QApplication::focusWidget(), reason);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
}

void TestIgnoring::keysIgnoreADifferenceAndTheRowSaysSo()
{
    openDrift(m_api->localSecret());
    ignoreByKeys(u"A hotfix until Friday"_s);
    QTRY_COMPARE_WITH_TIMEOUT(statusOnServer(), u"ignored"_s, 10'000);
    QTRY_VERIFY(!m_window->findChild<IgnoreDialog *>());
    QTRY_VERIFY2(differenceCell().startsWith(u"Ignored until"_s) && differenceCell().endsWith(u"A hotfix until Friday"_s), qPrintable(differenceCell()));
    const QModelIndex row = view()->table()->currentIndex();
    QVERIFY(row.data(ComparisonModel::IgnoredRole).toBool());
    QVERIFY(row.data(ComparisonModel::SentenceRole).toString().contains(u"ignored until"_s)); // what a screen reader hears
    const QJsonObject rule = rulesOnServer().first().toObject();
    QCOMPARE(rule.value("component"_L1).toString(), u"api"_s);
    QCOMPARE(rule.value("scope"_L1).toObject().value("targetId"_L1).toString(), QString::fromLatin1(m_target));
    const QDateTime end = QDateTime::fromString(rule.value("expiresAt"_L1).toString(), Qt::ISODate);
    QVERIFY(std::abs(end.secsTo(QDateTime::currentDateTimeUtc().addDays(7))) < 60);
    QTRY_COMPARE(m_workspace->drift()->all().first().report.ignored.size(), 1);
    // The same key stops it.
    QTRY_COMPARE(m_window->findChild<QAction *>(u"ignoreDifference"_s)->text(), u"Stop &ignoring"_s);
    pressIgnore();
    QTRY_COMPARE_WITH_TIMEOUT(statusOnServer(), u"drifted"_s, 10'000);
    QTRY_COMPARE(differenceCell(), u"Another image"_s);
}

void TestIgnoring::aReasonIsAskedForWhereItIs()
{
    openDrift(m_api->localSecret());
    ignoreByKeys({});
    auto *dialog = m_window->findChild<IgnoreDialog *>();
    QVERIFY(dialog);
    auto *reason = dialog->findChild<QLineEdit *>(u"ignoreReason"_s);
    QTRY_VERIFY(!reason->accessibleDescription().isEmpty());
    QCOMPARE(QApplication::focusWidget(), reason);
    QVERIFY(rulesOnServer().isEmpty());
    QTest::keyClick(reason, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<IgnoreDialog *>());
}

void TestIgnoring::itIsUndoneAndDoneAgainBothWays()
{
    openDrift(m_api->localSecret());
    ignoreByKeys(u"A hotfix"_s);
    QTRY_COMPARE_WITH_TIMEOUT(statusOnServer(), u"ignored"_s, 10'000);
    QTRY_VERIFY(!m_window->findChild<IgnoreDialog *>());
    const QString id = rulesOnServer().first().toObject().value("id"_L1).toString();
    const auto press = [this](Qt::KeyboardModifiers more) {
        m_window->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), m_window.get());
        const QKeySequence keys(QKeyCombination(Qt::ControlModifier | more, Qt::Key_Z));
        const auto actions = m_window->findChildren<QAction *>();
        QTRY_VERIFY(std::any_of(actions.begin(), actions.end(), [&](const QAction *each) { return each->shortcuts().contains(keys) && each->isEnabled(); }));
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | more);
    };
    press({});
    QTRY_COMPARE_WITH_TIMEOUT(statusOnServer(), u"drifted"_s, 10'000);
    QTRY_COMPARE(differenceCell(), u"Another image"_s);
    press(Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(statusOnServer(), u"ignored"_s, 10'000);
    QCOMPARE(rulesOnServer().first().toObject().value("id"_L1).toString(), id);
    QTRY_VERIFY(differenceCell().startsWith(u"Ignored until"_s));
    pressIgnore(); // stop, and take that back
    QTRY_COMPARE_WITH_TIMEOUT(statusOnServer(), u"drifted"_s, 10'000);
    QTRY_COMPARE(differenceCell(), u"Another image"_s);
    press({});
    QTRY_COMPARE_WITH_TIMEOUT(statusOnServer(), u"ignored"_s, 10'000);
}

void TestIgnoring::theListNamesWhoAndStops()
{
    openDrift(m_api->localSecret());
    ignoreByKeys(u"A hotfix"_s);
    QTRY_COMPARE_WITH_TIMEOUT(statusOnServer(), u"ignored"_s, 10'000);
    QTRY_VERIFY(!m_window->findChild<IgnoreDialog *>());
    QTest::keyClick(m_window->findChild<QToolButton *>(u"ignoredList"_s), Qt::Key_Space);
    auto *dialog = m_window->findChild<DriftRulesDialog *>();
    QVERIFY(dialog);
    QTRY_COMPARE(dialog->table()->model()->rowCount(), 1);
    const auto cell = [dialog](int column) { return dialog->table()->model()->index(0, column).data().toString(); };
    QCOMPARE(cell(0), u"web-01"_s);
    QCOMPARE(cell(1), u"api"_s);
    QCOMPARE(cell(4), u"A hotfix"_s);
    QVERIFY(!cell(5).isEmpty());
    QTest::keyClick(dialog->table(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(statusOnServer(), u"drifted"_s, 10'000);
    QTRY_COMPARE(dialog->table()->model()->rowCount(), 0);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<DriftRulesDialog *>());
}

void TestIgnoring::whoMayNotIsToldWhy()
{
    openDrift(m_api->token(Role::Viewer));
    const auto *action = m_window->findChild<QAction *>(u"ignoreDifference"_s);
    QVERIFY(!action->isEnabled());
    QVERIFY(!action->toolTip().isEmpty());
    pressIgnore();
    QVERIFY(!m_window->findChild<IgnoreDialog *>());
}

QTEST_MAIN(TestIgnoring)
#include "tst_ignoring.moc"
