// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/servertablemodel.h"

#include <QAbstractItemModelTester>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;

class TestServerTableModel : public QObject
{
    Q_OBJECT

private slots:
    void beginsWithWhatEveryComputerHas();
    void remembersConnectionsAndTheLastUsed();
    void holdsNoSecret();
    void doesNotReopenTheDemo();
    void forgetsARemovedConnection();
    void findsWhatALinkNames();
    void showsKindClassStateAndUseInWords();
    void keepsOutWhatSomebodyWroteIntoTheFile();
    void wantsAnAddressThatIsSafe_data();
    void wantsAnAddressThatIsSafe();
    void saysWhenItCannotStore();

private:
    static SavedServer aServer(const QString &name, const QString &url)
    {
        SavedServer connection;
        connection.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        connection.name = name;
        connection.url = QUrl(url);
        return connection;
    }
    QString file() const { return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + u".ini"_s); }

    QTemporaryDir m_folder;
};

void TestServerTableModel::beginsWithWhatEveryComputerHas()
{
    ServerTableModel model(file());
    const QAbstractItemModelTester tester(&model);

    QCOMPARE(model.all().size(), 2);
    QCOMPARE(model.all().first().kind, SavedServer::Kind::Offline);
    QCOMPARE(model.all().last().kind, SavedServer::Kind::Demo);
    QVERIFY(!model.hasServers());
    QVERIFY(!model.lastUsed());
}

void TestServerTableModel::remembersConnectionsAndTheLastUsed()
{
    SavedServer server = aServer(u"acme-prod"_s, u"https://acme.example:7420"_s);
    server.connectionClass = u"PROD"_s;
    server.readOnly = true;
    server.keepToken = false;
    server.caFile = u"/etc/acme.pem"_s;
    const QDateTime now(QDate(2026, 3, 1), QTime(10, 0), Qt::UTC);
    {
        ServerTableModel model(file());
        const QAbstractItemModelTester tester(&model);
        QVERIFY(model.put(server));
        QVERIFY(model.put(aServer(u"other"_s, u"https://other.example"_s)));
        QVERIFY(model.setCurrent(server.id, now));
    }

    const ServerTableModel again(file());
    QCOMPARE(again.all().size(), 4);
    server.lastUsed = now;
    QVERIFY(again.lastUsed());
    QVERIFY(*again.lastUsed() == server);
    QVERIFY2(again.currentId().isEmpty(), "what was open is not open any more");
}

void TestServerTableModel::holdsNoSecret()
{
    ServerTableModel model(file());
    QVERIFY(model.put(aServer(u"acme"_s, u"https://acme.example"_s)));

    const QSettings settings(file(), QSettings::IniFormat);
    for (const QString &key : settings.allKeys())
        QVERIFY2(!key.endsWith(u"/token"_s, Qt::CaseInsensitive), qPrintable(key));
}

void TestServerTableModel::doesNotReopenTheDemo()
{
    ServerTableModel model(file());
    QVERIFY(model.setCurrent(u"local"_s, QDateTime::currentDateTimeUtc()));
    QVERIFY(model.setCurrent(u"demo"_s, QDateTime::currentDateTimeUtc()));

    QCOMPARE(model.currentId(), u"demo"_s);
    QCOMPARE(ServerTableModel(file()).lastUsed()->id, u"local"_s);
}

void TestServerTableModel::forgetsARemovedConnection()
{
    const SavedServer server = aServer(u"acme"_s, u"https://acme.example"_s);
    ServerTableModel model(file());
    const QAbstractItemModelTester tester(&model);
    QVERIFY(model.put(server));
    QVERIFY(model.setCurrent(server.id, QDateTime::currentDateTimeUtc()));

    QVERIFY(model.remove(server.id));
    QVERIFY(model.remove(u"local"_s)); // does nothing

    QCOMPARE(model.all().size(), 2);
    const ServerTableModel again(file());
    QCOMPARE(again.all().size(), 2);
    QVERIFY(!again.lastUsed());
}

void TestServerTableModel::findsWhatALinkNames()
{
    const SavedServer server = aServer(u"Acme Prod"_s, u"https://acme.example"_s);
    ServerTableModel model({});
    QVERIFY(model.put(server));

    QCOMPARE(model.findByIdOrName(server.id)->id, server.id);
    QCOMPARE(model.findByIdOrName(u"acme prod"_s)->id, server.id);
    QCOMPARE(model.findByIdOrName(u"local"_s)->kind, SavedServer::Kind::Offline);
    QCOMPARE(model.findByUrl(QUrl(u"https://acme.example"_s))->id, server.id);
    QVERIFY(!model.findByIdOrName(u"unknown"_s));
}

void TestServerTableModel::showsKindClassStateAndUseInWords()
{
    SavedServer server = aServer(u"acme"_s, u"https://acme.example:7420"_s);
    server.connectionClass = u"PROD"_s;
    server.readOnly = true;
    ServerTableModel model({});
    QVERIFY(model.put(server));
    const auto text = [&](int column) { return model.indexOf(server.id, column).data().toString(); };

    QVERIFY(text(ServerTableModel::NameColumn).contains(u"read-only"));
    QVERIFY(text(ServerTableModel::KindColumn).contains(u"acme.example:7420"));
    QCOMPARE(text(ServerTableModel::ClassColumn), u"PROD"_s);
    QCOMPARE(text(ServerTableModel::UsedColumn), u"never"_s);
    const QString closed = text(ServerTableModel::StateColumn);

    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QVERIFY(model.setCurrent(server.id, QDateTime::currentDateTimeUtc()));
    model.setCurrentState(u"● Live"_s);
    QCOMPARE(text(ServerTableModel::StateColumn), u"● Live"_s);
    QVERIFY(text(ServerTableModel::UsedColumn) != u"never"_s);
    QVERIFY(!changed.isEmpty());
    QVERIFY(model.setCurrent(u"local"_s, QDateTime::currentDateTimeUtc()));
    QCOMPARE(text(ServerTableModel::StateColumn), closed);
}

void TestServerTableModel::keepsOutWhatSomebodyWroteIntoTheFile()
{
    {
        QSettings settings(file(), QSettings::IniFormat);
        settings.setValue(u"connections/00000000-0000-4000-8000-000000000001/url"_s, u"http://elsewhere.example"_s);
        settings.setValue(u"connections/../url"_s, u"https://elsewhere.example"_s);
        settings.setValue(u"connections/demo/url"_s, u"https://elsewhere.example"_s);
        settings.setValue(u"connections/00000000-0000-4000-8000-000000000002/url"_s, u"https://good.example"_s);
        settings.setValue(u"connections/00000000-0000-4000-8000-000000000002/class"_s, u"<b>prod"_s);
    }
    const ServerTableModel model(file());

    QCOMPARE(model.all().size(), 3);
    QCOMPARE(model.all().at(1).name, u"good.example"_s);
    QCOMPARE(model.all().at(1).connectionClass, QString());
    QVERIFY(model.all().last().url.isEmpty());
}

void TestServerTableModel::wantsAnAddressThatIsSafe_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("url");

    QTest::newRow("https") << u"https://acme.example"_s << u"https://acme.example"_s;
    QTest::newRow("a host alone") << u" acme.example:7420 "_s << u"https://acme.example:7420"_s;
    QTest::newRow("a path is cut") << u"https://acme.example/ui/?a=b#c"_s << u"https://acme.example"_s;
    QTest::newRow("this computer") << u"http://127.0.0.1:7420"_s << u"http://127.0.0.1:7420"_s;
    QTest::newRow("this computer by name") << u"http://localhost:7420"_s << u"http://localhost:7420"_s;
    QTest::newRow("plain http elsewhere") << u"http://acme.example"_s << QString();
    QTest::newRow("a password in it") << u"https://me:secret@acme.example"_s << QString();
    QTest::newRow("another protocol") << u"ftp://acme.example"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("a sentence") << u"my server please"_s << QString();
}

void TestServerTableModel::wantsAnAddressThatIsSafe()
{
    QFETCH(const QString, address);
    QFETCH(const QString, url);

    const auto valid = validated({}, address);

    QCOMPARE(valid ? valid->url.toString() : QString(), url);
    if (!valid) {
        QCOMPARE(valid.error().fields.size(), 1);
        QCOMPARE(valid.error().fields.first().pointer, u"/url"_s);
        QVERIFY(!valid.error().fields.first().message.isEmpty());
    }
}

void TestServerTableModel::saysWhenItCannotStore()
{
    const QString folder = m_folder.filePath(u"a-file"_s);
    QFile blocked(folder);
    QVERIFY(blocked.open(QIODevice::WriteOnly));
    ServerTableModel model(folder + u"/connections.ini"_s);

    const auto stored = model.put(aServer(u"acme"_s, u"https://acme.example"_s));

    QVERIFY(!stored);
    QCOMPARE(stored.error().code, u"settings-unwritable"_s);
    QCOMPARE(model.all().size(), 3);
}

QTEST_GUILESS_MAIN(TestServerTableModel)
#include "tst_servertablemodel.moc"
