// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/await.h"
#include "tests/support/servedapi.h"

#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "ui/style/theme.h"
#include "ui/targets/bulk/targetimportdialog.h"
#include "ui/targets/bulk/targetpatcher.h"
#include "ui/targets/bulk/targetrun.h"
#include "ui/undo/undostep.h"
#include "ui/widgets/inlinemessage.h"

#include <QApplication>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// What is done with many targets at once, against a real server.
class TestManyTargets : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup();
    void aListNamesItsRows();
    void labelsOfManyChangeAndComeBack();
    void undoLeavesAloneWhatSomebodyElseChanged();
    void manyThatVanishLeaveTheTree();
    void anImportWritesWhatItShowed();
    void aTargetHasAHistoryOfHealth();

private:
    QString make(const QString &name) const;
    Labels labelsOf(int index) const { return m_workspace->targets()->target(TargetId(parseUuid(m_ids.at(index))))->labels; }
    QList<Target> all() const { return m_workspace->targets()->allTargets(); }

    std::unique_ptr<ServedApi> m_api;
    std::unique_ptr<Workspace> m_workspace;
    QString m_environment;
    QStringList m_ids;
};

QString TestManyTargets::make(const QString &name) const
{
    const QJsonObject body{{u"environmentId"_s, m_environment},
                           {u"name"_s, name},
                           {u"targetType"_s, u"docker_host"_s},
                           {u"connection"_s, QJsonObject{{u"host"_s, u"192.0.2.5"_s}, {u"insecureAcknowledged"_s, true}}},
                           {u"labels"_s, QJsonObject{{u"role"_s, u"web"_s}}}};
    return m_api->send("POST", "/api/v1/targets", m_api->token(Role::Admin), body).object().value(u"id"_s).toString();
}

void TestManyTargets::init()
{
    m_api = std::make_unique<ServedApi>();
    m_environment = m_api
                        ->send("POST", "/api/v1/environments", m_api->token(Role::Admin),
                               QJsonObject{{u"name"_s, u"staging"_s}, {u"displayName"_s, u"Staging"_s}, {u"orderIndex"_s, 1}})
                        .object()
                        .value(u"id"_s)
                        .toString();
    m_ids = {make(u"a"_s), make(u"b"_s), make(u"c"_s)};
    m_workspace = std::make_unique<Workspace>(Endpoint{});
    m_workspace->open({m_api->url(), m_api->localSecret(), {}});
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->isLoaded() && m_workspace->state() == Workspace::State::Live, 10'000);
    QCOMPARE(m_workspace->targets()->targetCount(), 3);
}

void TestManyTargets::cleanup()
{
    m_workspace.reset();
    m_api.reset();
}

void TestManyTargets::aListNamesItsRows()
{
    const QByteArray token = m_api->token(Role::Viewer);
    const auto ids = [&](const QString &list) { return m_api->send("GET", "/api/v1/targets?ids=" + list.toLatin1(), token); };
    QCOMPARE(ids(m_ids.at(0) + u',' + m_ids.at(2)).array().size(), 2);
    QCOMPARE(ids(m_ids.at(0) + u',' + QUuid::createUuid().toString(QUuid::WithoutBraces)).array().size(), 1);
    QCOMPARE(ids(QString()).status, 400); // no ids would be no filter
    QCOMPARE(ids(u"x"_s).status, 400);
    QCOMPARE(ids(QStringList(101, m_ids.at(0)).join(u',')).status, 400);
    const QByteArray other = "/api/v1/targets?ids=" + m_ids.at(0).toLatin1();
    QCOMPARE(m_api->send("GET", other, m_api->token(Role::Admin, 1)).array().size(), 0); // another tenant
}

void TestManyTargets::labelsOfManyChangeAndComeBack()
{
    TargetRun run;
    TargetPatcher patcher(m_workspace.get(), &run, nullptr);
    std::optional<std::pair<UndoStep, UndoStep>> steps;
    connect(m_workspace.get(), &Workspace::edited, &run, [&steps](const Edit &edit) { steps = {UndoStep(edit.undo), UndoStep(edit.redo)}; });
    TargetPatch patch;
    patch.setLabels = {{u"tier"_s, u"1"_s}};
    patch.removeLabels = {u"role"_s};
    patcher.apply(all(), patch, [](int count) { return QString::number(count); });
    QTRY_VERIFY_WITH_TIMEOUT(steps, 10'000);
    const Labels changed{{u"tier"_s, u"1"_s}};
    const Labels before{{u"role"_s, u"web"_s}};
    for (int i = 0; i < 3; ++i)
        QCOMPARE(labelsOf(i), changed);
    const auto stored = m_api->send("GET", "/api/v1/targets", m_api->token(Role::Viewer)).array();
    QCOMPARE(stored.first().toObject().value(u"labels"_s).toObject(), (QJsonObject{{u"tier"_s, u"1"_s}}));

    for (const auto &[step, expected] : {std::pair(steps->first, before), std::pair(steps->second, changed), std::pair(steps->first, before)}) {
        std::optional<Result<void>> outcome;
        step.run(this, [&outcome](const Result<void> &result) { outcome = result; });
        QTRY_VERIFY_WITH_TIMEOUT(outcome, 10'000);
        QVERIFY2(*outcome, qPrintable(*outcome ? QString() : outcome->error().message));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(labelsOf(i), expected);
    }
}

void TestManyTargets::undoLeavesAloneWhatSomebodyElseChanged()
{
    TargetRun run;
    TargetPatcher patcher(m_workspace.get(), &run, nullptr);
    std::optional<UndoStep> undo;
    connect(m_workspace.get(), &Workspace::edited, &run, [&undo](const Edit &edit) { undo = UndoStep(edit.undo); });
    TargetPatch patch;
    patch.setLabels = {{u"role"_s, u"db"_s}};
    patcher.apply(all(), patch, [](int count) { return QString::number(count); });
    QTRY_VERIFY_WITH_TIMEOUT(undo, 10'000);
    m_api->send("PUT", "/api/v1/targets/" + m_ids.at(1).toLatin1(), m_api->token(Role::Admin),
                QJsonObject{{u"labels"_s, QJsonObject{{u"role"_s, u"cache"_s}}}});
    QTRY_COMPARE_WITH_TIMEOUT(labelsOf(1).value(u"role"_s), u"cache"_s, 10'000);

    std::optional<Result<void>> outcome;
    undo->run(this, [&outcome](const Result<void> &result) { outcome = result; });
    QTRY_VERIFY_WITH_TIMEOUT(outcome, 10'000);
    QVERIFY(!*outcome);
    QCOMPARE(outcome->error().kind, ErrorKind::Stale);
    QCOMPARE(labelsOf(0).value(u"role"_s), u"web"_s);
    QCOMPARE(labelsOf(1).value(u"role"_s), u"cache"_s);
    QCOMPARE(labelsOf(2).value(u"role"_s), u"web"_s);
}

void TestManyTargets::manyThatVanishLeaveTheTree()
{
    for (const QString &id : {m_ids.at(0), m_ids.at(2)})
        m_api->send("DELETE", "/api/v1/targets/" + id.toLatin1(), m_api->token(Role::Admin));
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->targets()->targetCount(), 1, 10'000);
    QCOMPARE(all().first().name, u"b"_s);
}

void TestManyTargets::anImportWritesWhatItShowed()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"fleet.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name,environment,type,connection.host,connection.insecureAcknowledged,label:role\n"
               "d,staging,docker_host,192.0.2.77,true,web\na,staging,,,true,db\n");
    file.close();
    TargetImportDialog dialog(m_workspace.get(), nullptr);
    const QSignalSpy imported(&dialog, &TargetImportDialog::imported);
    dialog.show();
    dialog.readFile(file.fileName());
    auto *write = dialog.findChild<QPushButton *>(u"writeImport"_s);
    QTRY_VERIFY_WITH_TIMEOUT(write->isEnabled(), 10'000);
    QTest::mouseClick(write, Qt::LeftButton);

    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->targets()->targetCount(), 4, 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(labelsOf(0).value(u"role"_s), u"db"_s, 10'000);
    const auto *message = dialog.findChild<InlineMessage *>(); // the rows may be here before the answers
    QTRY_COMPARE(message->text(), u"Everything was written."_s);
    QVERIFY(!write->isEnabled());
    dialog.reject();
    QCOMPARE(imported.size(), 1);
    QCOMPARE(imported.first().first().toInt(), 2);
}

void TestManyTargets::aTargetHasAHistoryOfHealth()
{
    const auto history = m_workspace->queries().healthHistory(TargetId(parseUuid(m_ids.at(0))));
    QVERIFY(isDoneWithin(history, 10'000));
    QVERIFY(history.result());
    const auto none = m_workspace->queries().healthHistory(TargetId::create());
    QVERIFY(isDoneWithin(none, 10'000));
    QVERIFY(!none.result());
}

QTEST_MAIN(TestManyTargets)
#include "tst_manytargets.moc"
