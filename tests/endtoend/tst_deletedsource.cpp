// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/fleetwindow.h"

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "ui/overview/environmentdialog.h"
#include "ui/overview/overviewpage.h"
#include "ui/style/theme.h"
#include "ui/undo/undohistory.h"
#include "ui/widgets/confirmdialog.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// An environment that is deleted while another one is promoted from it.
class TestDeletedSource : public QObject, private FleetWindow
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup() { stop(); }
    void theServerTakesAReferenceThatWasThere();
    void theEditorKeepsWhatItCannotName();
    void whatCouldNotBeUndoneIsUndoneOnceItIsRestored();
    void theQuestionSaysWhatGoesAndWhoRefers();
    void itsFreezesComeBackWithIt();
    void theMenuEndsAFreeze();

private:
    QJsonObject storedProduction() const { return m_api->send("GET", "/api/v1/environments/" + m_production, m_api->token(Role::Admin)).object(); }
    void erase() const { m_api->send("DELETE", "/api/v1/environments/" + m_staging, m_api->token(Role::Admin), QByteArray(), {{"If-Match", "*"}}); }
    QJsonObject put(const QJsonObject &members) const { return send("PUT", "/api/v1/environments/" + m_production, members); }
    void freeze(int fromHours, const QString &reason) const;
    EnvironmentId production() const { return EnvironmentId(parseUuid(QString::fromLatin1(m_production))); }
    const Environment &known() const { return m_workspace->environments()->find(production())->environment; }
    void update(const Environment &environment);
    QString source() const { return storedProduction().value(u"autoPromoteFrom"_s).toString(); }
};

void TestDeletedSource::init()
{
    start();
    QVERIFY(!put({{u"autoPromoteFrom"_s, QString::fromLatin1(m_staging)}}).contains(u"code"_s));
    QCOMPARE(source(), QString::fromLatin1(m_staging));
}

void TestDeletedSource::freeze(int fromHours, const QString &reason) const
{
    const QDateTime start = QDateTime::currentDateTimeUtc().addSecs(fromHours * 3'600 - 60);
    const QJsonObject made = send("POST", "/api/v1/environments/" + m_staging + "/freeze-windows",
                                  {{u"start"_s, start.toString(Qt::ISODate)}, {u"end"_s, start.addSecs(7'200).toString(Qt::ISODate)}, {u"reason"_s, reason}});
    QVERIFY(made.contains(u"id"_s));
}

void TestDeletedSource::update(const Environment &environment)
{
    const auto answer = m_workspace->update(environment);
    QTRY_VERIFY_WITH_TIMEOUT(answer.isFinished(), 10'000);
    QVERIFY(answer.result());
}

void TestDeletedSource::theServerTakesAReferenceThatWasThere()
{
    erase();
    put({{u"description"_s, u"changed"_s}, {u"autoPromoteFrom"_s, QString::fromLatin1(m_staging)}});
    QCOMPARE(storedProduction().value(u"description"_s).toString(), u"changed"_s);
    QCOMPARE(source(), QString::fromLatin1(m_staging));
    put({{u"autoPromoteFrom"_s, QJsonValue::Null}});
    QCOMPARE(source(), QString());
    put({{u"autoPromoteFrom"_s, QString::fromLatin1(m_staging)}}); // to point there anew is another thing
    QCOMPARE(source(), QString());
}

void TestDeletedSource::theEditorKeepsWhatItCannotName()
{
    erase();
    openWindow(m_api->localSecret());
    QPointer<EnvironmentDialog> dialog = new EnvironmentDialog(m_workspace.get(), known(), m_window.get());
    dialog->open();
    const auto shown = [&dialog] {
        for (const QComboBox *box : dialog->findChildren<QComboBox *>()) {
            if (box->currentText().endsWith(u"(deleted)"_s))
                return box->currentText();
        }
        return QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(shown(), u"staging (deleted)"_s, 10'000);
    QVERIFY(!dialog->hasChanges());
    dialog->findChild<QPlainTextEdit *>()->setPlainText(u"described anew"_s);
    dialog->accept();
    QTRY_VERIFY_WITH_TIMEOUT(!dialog, 10'000);
    QCOMPARE(storedProduction().value(u"description"_s).toString(), u"described anew"_s);
    QCOMPARE(source(), QString::fromLatin1(m_staging));
}

void TestDeletedSource::whatCouldNotBeUndoneIsUndoneOnceItIsRestored()
{
    openWindow(m_api->localSecret());
    Environment described = known();
    described.description = u"first"_s;
    update(described);
    Environment apart = known();
    apart.autoPromoteFrom = {};
    update(apart);
    erase();
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->environments()->all().size(), 1, 10'000);

    auto *history = m_window->findChild<UndoHistory *>();
    QSignalSpy failed(history, &UndoHistory::failed);
    history->undo();
    QVERIFY(failed.wait(10'000));
    QCOMPARE(failed.constLast().at(1).value<Error>().message, u"production was promoted from staging, which is deleted by now: restore that first."_s);
    history->undo();
    QVERIFY(failed.wait(10'000));
    const QString why = failed.constLast().at(1).value<Error>().message;
    QVERIFY2(why.startsWith(u"A later change stands in the way: change of production."_s), qPrintable(why));
    QCOMPARE(history->rows().size(), 2);

    m_api->send("POST", "/api/v1/environments/" + m_staging + "/restore", m_api->token(Role::Admin), QByteArray("{}"));
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->environments()->all().size(), 2, 10'000);
    history->goTo(history->rows().constFirst().id);
    QTRY_COMPARE_WITH_TIMEOUT(source(), QString::fromLatin1(m_staging), 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(!history->isRunning(), 10'000);
    history->goTo(history->rows().constLast().id);
    QTRY_COMPARE_WITH_TIMEOUT(storedProduction().value(u"description"_s).toString(), QString(), 10'000);
}

void TestDeletedSource::theQuestionSaysWhatGoesAndWhoRefers()
{
    freeze(48, u"Audit"_s);
    openWindow(m_api->localSecret());
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->freezes()->all().size(), 1, 10'000);
    m_window->showPage(u"overview"_s);
    m_window->currentPage()->startRemoval(parseUuid(QString::fromLatin1(m_staging)));
    auto *question = m_window->findChild<ConfirmDialog *>();
    QVERIFY(question);
    QStringList said;
    for (const QLabel *label : question->findChildren<QLabel *>())
        said.append(label->text());
    const QString all = said.join(u'\n');
    QVERIFY2(all.contains(u"1 freeze that is not over"_s), qPrintable(all));
    QVERIFY2(all.contains(u"Promoted automatically from it, and not while it is deleted: production"_s), qPrintable(all));
    QVERIFY2(!all.contains(u"is empty"_s), qPrintable(all));
}

void TestDeletedSource::itsFreezesComeBackWithIt()
{
    freeze(48, u"Audit"_s);
    erase();
    const QJsonArray things = m_api->send("GET", "/api/v1/recently-deleted", m_api->token(Role::Admin)).array();
    QCOMPARE(things.size(), 1);
    QCOMPARE(things.first().toObject().value(u"freezeCount"_s).toInt(), 1);
}

void TestDeletedSource::theMenuEndsAFreeze()
{
    freeze(0, u"Incident"_s);
    openWindow(m_api->localSecret());
    m_window->showPage(u"overview"_s);
    auto *page = qobject_cast<OverviewPage *>(m_window->currentPage());
    const auto end = [page] {
        for (QAction *action : page->menuActions()) {
            if (action->objectName() == u"end-freeze")
                return action;
        }
        return static_cast<QAction *>(nullptr);
    };
    QVERIFY(end());
    m_window->setScope(parseUuid(QString::fromLatin1(m_production)));
    QTRY_COMPARE(end()->toolTip(), u"This environment is not frozen."_s);
    m_window->setScope(parseUuid(QString::fromLatin1(m_staging)));
    QTRY_VERIFY_WITH_TIMEOUT(end()->isEnabled(), 10'000);
    end()->trigger();
    QTRY_VERIFY(m_window->findChild<ConfirmDialog *>());
    QCOMPARE(m_window->currentPageId(), u"calendar"_s); // it asks there, and the panel beside shows it
    QCOMPARE(m_window->currentPage()->currentItem(), m_workspace->freezes()->all().constFirst().id.uuid());
}

QTEST_MAIN(TestDeletedSource)
#include "tst_deletedsource.moc"
