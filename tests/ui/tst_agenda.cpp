// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/freezewindowtablemodel.h"
#include "models/wallclock.h"
#include "models/words.h"
#include "ui/calendar/agendaproxymodel.h"
#include "ui/calendar/agendaview.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Model = FreezeWindowTableModel;

/// The agenda by day: which day stands where, in which zone, and what keys and screen readers make of it.
class TestAgenda : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup();
    void eachDayStandsAboveItsFirstRow();
    void daysFollowTheZone();
    void daysGoWhenSortedByAnotherColumn();
    void theClockChangesRowsAndResetsNothing();
    void arrowsGoFromRowToRow();
    void readersHearTheDay();
    void copiesHaveTheirDays();
    void aHeadingCountsDaysAndARowTheTimeUntilThen();
    void theReasonGetsTheRoomThatOthersDoNotNeed();

private:
    void add(const char *start, const char *end, const QString &reason)
    {
        FreezeWindow window;
        window.id = FreezeWindowId::create();
        window.environmentId = m_environment;
        window.start = *parseInstant(start);
        window.end = *parseInstant(end);
        window.reason = reason;
        m_freezes->put(window);
    }
    void setNow(const char *now)
    {
        m_freezes->setNow(*parseInstant(now));
        m_view->setNow(*parseInstant(now));
    }
    QString cell(int row, int column, int role = Qt::DisplayRole) const
    {
        return m_view->model()->index(row, column).data(role).toString().replace(QChar::Nbsp, u' ');
    }
    QStringList days() const
    {
        QStringList days;
        for (int row = 0; row < m_view->model()->rowCount(); ++row)
            days.append(cell(row, 0, AgendaProxyModel::DayRole));
        return days;
    }

    EnvironmentId m_environment = EnvironmentId::create();
    std::unique_ptr<Model> m_freezes;
    std::unique_ptr<AgendaView> m_view;
};

void TestAgenda::init()
{
    m_freezes = std::make_unique<Model>();
    m_freezes->setEnvironmentNames({{m_environment, u"Production"_s}});
    m_view = std::make_unique<AgendaView>(m_freezes.get());
    m_view->setZone(QTimeZone("Europe/Berlin"));
    m_view->setFilter({m_environment}, true);
    setNow("2026-11-29T11:00:00Z");
    add("2026-11-28T16:00:00Z", "2026-12-04T17:00:00Z", u"Holiday freeze"_s);
    add("2026-12-02T19:00:00Z", "2026-12-03T03:00:00Z", u"Data refresh"_s);
    add("2026-12-02T21:00:00Z", "2026-12-02T22:00:00Z", u"Second of the day"_s);
    add("2026-12-31T23:30:00Z", "2027-01-04T05:00:00Z", u"New Year"_s);
    m_view->resize(900, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestAgenda::cleanup()
{
    m_view.reset();
    m_freezes.reset();
}

void TestAgenda::eachDayStandsAboveItsFirstRow()
{
    QCOMPARE(days(), (QStringList{u"Sat 28 Nov"_s, u"Wed 2 Dec"_s, QString(), u"Fri 1 Jan 2027"_s}));
    QCOMPARE(cell(0, 0, AgendaProxyModel::DayRemarkRole), u"yesterday"_s);
    QCOMPARE(cell(1, 0, AgendaProxyModel::DayRemarkRole), u"3 days from today"_s);
    QCOMPARE(cell(1, Model::StartColumn), u"20:00"_s);
    QCOMPARE(cell(1, Model::EndColumn), u"Thu 04:00"_s);
    QCOMPARE(cell(1, Model::LengthColumn), u"8 h"_s);
    QCOMPARE(cell(1, Model::DistanceColumn), u"in 3 d 8 h"_s); // as the banner and the cards say it
    QCOMPARE(cell(0, Model::DistanceColumn), u"since 19 h"_s);
    QTRY_VERIFY(m_view->rowHeight(0) > m_view->rowHeight(2));
    QCOMPARE(m_view->rowHeight(1), m_view->rowHeight(0));
    m_freezes->remove(FreezeWindowId(m_view->model()->index(1, 0).data(Model::IdRole).toUuid()));
    QTRY_COMPARE(m_view->rowHeight(1), m_view->rowHeight(0));
    QCOMPARE(days(), (QStringList{u"Sat 28 Nov"_s, u"Wed 2 Dec"_s, u"Fri 1 Jan 2027"_s}));
}

void TestAgenda::daysFollowTheZone()
{
    m_view->setZone(QTimeZone("America/St_Johns")); // three and a half hours behind UTC
    QCOMPARE(days(), (QStringList{u"Sat 28 Nov"_s, u"Wed 2 Dec"_s, QString(), u"Thu 31 Dec"_s}));
    QCOMPARE(cell(3, Model::StartColumn), u"20:00"_s);
    QCOMPARE(cell(3, Model::EndColumn), u"Mon 4 Jan 2027 01:30"_s);
}

void TestAgenda::daysGoWhenSortedByAnotherColumn()
{
    QTRY_VERIFY(m_view->rowHeight(0) > m_view->rowHeight(2));
    const QModelIndex chosen = m_view->model()->index(1, 0);
    m_view->setCurrentIndex(chosen);
    m_view->sortByColumn(Model::ReasonColumn, Qt::AscendingOrder);
    QCOMPARE(days().join(QString()), QString());
    QTRY_COMPARE(m_view->rowHeight(1), m_view->rowHeight(2));
    QCOMPARE(cell(0, Model::StartColumn), u"2 Dec 20:00"_s);
    QCOMPARE(m_view->currentIndex().siblingAtColumn(Model::ReasonColumn).data().toString(), u"Data refresh"_s);
}

void TestAgenda::theClockChangesRowsAndResetsNothing()
{
    m_view->setCurrentIndex(m_view->model()->index(1, Model::EnvironmentColumn));
    QSignalSpy reset(m_view->model(), &QAbstractItemModel::modelReset);
    QSignalSpy laidOut(m_view->model(), &QAbstractItemModel::layoutChanged);
    QSignalSpy changed(m_view->model(), &QAbstractItemModel::dataChanged);
    setNow("2026-12-01T22:59:00Z");
    QCOMPARE(cell(1, 0, AgendaProxyModel::DayRemarkRole), u"tomorrow"_s);
    setNow("2026-12-01T23:00:00Z"); // midnight in Berlin
    QCOMPARE(cell(1, 0, AgendaProxyModel::DayRemarkRole), u"today"_s);
    QVERIFY(!changed.isEmpty());
    QCOMPARE(reset.size() + laidOut.size(), 0);
    QCOMPARE(m_view->currentIndex().row(), 1);
}

void TestAgenda::arrowsGoFromRowToRow()
{
    m_view->setFocus();
    m_view->setCurrentIndex(m_view->model()->index(0, Model::EnvironmentColumn));
    QSignalSpy opened(m_view.get(), &AgendaView::openRequested);
    for (int row = 1; row < 4; ++row) {
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->currentIndex().row(), row);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(opened.size(), row);
    }
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(20, m_view->rowViewportPosition(1) + 4)); // on the heading
    QCOMPARE(m_view->currentIndex().row(), 1);
}

void TestAgenda::readersHearTheDay()
{
    QCOMPARE(cell(1, Model::EnvironmentColumn, Qt::AccessibleTextRole), u"Wed 2 Dec, 3 days from today: Production"_s);
    QCOMPARE(cell(2, Model::EnvironmentColumn, Qt::AccessibleTextRole), u"Production"_s);
    QCOMPARE(cell(2, Model::StartColumn, Qt::AccessibleTextRole), u"2 Dec 22:00"_s);
    QAccessibleInterface *agenda = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(agenda && agenda->tableInterface());
    QCOMPARE(agenda->tableInterface()->rowCount(), 4); // a heading is no row that nothing can be done with
}

void TestAgenda::copiesHaveTheirDays()
{
    const FreezeWindowId id(m_view->model()->index(3, 0).data(Model::IdRole).toUuid());
    const QList<QStringList> rows = m_view->rowsOf({id});
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.constFirst().at(Model::StartColumn), u"1 Jan 2027 00:30"_s);
    QCOMPARE(rows.constFirst().at(Model::EndColumn), u"4 Jan 2027 06:00"_s);
}

void TestAgenda::aHeadingCountsDaysAndARowTheTimeUntilThen()
{
    add("2026-12-18T23:30:00Z", "2026-12-19T12:00:00Z", u"Early on the day"_s);
    setNow("2026-11-29T22:00:00Z"); // 23:00 in Berlin: by hours it is less than a day more to each
    bool isFar = false;
    for (int row = 0; row < m_view->model()->rowCount(); ++row) {
        const auto window = m_view->model()->index(row, 0).data(Model::WindowRole).value<FreezeWindow>();
        const Instant now = *parseInstant("2026-11-29T22:00:00Z");
        if (window.start <= now)
            continue;
        const qint64 days = QDate(2026, 11, 29).daysTo(dateOf(window.start, QTimeZone("Europe/Berlin")));
        if (const QString remark = cell(row, 0, AgendaProxyModel::DayRemarkRole); !remark.isEmpty())
            QCOMPARE(remark, u"%1 days from today"_s.arg(days));
        QCOMPARE(cell(row, Model::DistanceColumn), words::relative(window.start, now).replace(QChar::Nbsp, u' ')); // as the banner says it
        isFar = true;
    }
    QVERIFY(isFar);
    setNow("2026-12-01T22:30:00Z");
    add("2026-12-02T19:00:00Z", "2026-12-03T03:00:00Z", u"Tomorrow"_s);
    for (int row = 0; row < m_view->model()->rowCount(); ++row) {
        if (cell(row, Model::ReasonColumn) == u"Tomorrow"_s)
            QCOMPARE(cell(row, Model::DistanceColumn), u"in 20 h 30 min"_s); // hours are still hours
    }
}

void TestAgenda::theReasonGetsTheRoomThatOthersDoNotNeed()
{
    FreezeWindow window;
    window.id = FreezeWindowId::create();
    window.environmentId = m_environment;
    window.start = *parseInstant("2026-12-10T19:00:00Z");
    window.end = *parseInstant("2026-12-11T03:00:00Z");
    window.reason = u"Stock-taking in all warehouses, with the accounts closed"_s;
    QHash<UserId, QString> names;
    for (int i = 0; i < 6; ++i) {
        window.exceptions.append(UserId::create());
        names.insert(window.exceptions.constLast(), u"Maximiliane Mustermann-Beispiel %1"_s.arg(i));
    }
    m_freezes->put(window);
    m_view->setNames(names);
    m_view->resize(1000, 600); // what is left of a window of 1280
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    const QHeaderView *header = m_view->horizontalHeader();
    QTRY_VERIFY2(header->sectionSize(Model::ReasonColumn) >= 200, qPrintable(QString::number(header->sectionSize(Model::ReasonColumn))));
    for (int column = 0; column < header->count(); ++column)
        QVERIFY2(header->sectionSize(column) >= header->sectionSizeHint(column), "a title is cut");
    for (const int column : {int(Model::StartColumn), int(Model::EndColumn), int(Model::LengthColumn), int(Model::StateColumn)})
        QVERIFY2(header->sectionSize(column) >= m_view->sizeHintForIndex(m_view->model()->index(0, column)).width(), "a time is cut");
}

QTEST_MAIN(TestAgenda)

#include "tst_agenda.moc"
