// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/peoplemodel.h"
#include "models/workspace.h"
#include "tests/support/scriptedserver.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;
using test::ScriptedServer;

namespace {

UserId idOf(int number)
{
    return UserId(parseUuid(u"0197d39f-aaaa-7bbb-8ccc-%1"_s.arg(number, 12, 10, QChar(u'0'))));
}

Person person(int number, const QString &name, const QString &displayName, bool enabled = true)
{
    return {idOf(number), name, displayName, enabled};
}

} // namespace

/// People in the console: from a server, and as a model.
class TestPeopleModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void peopleAreLoadedAndKeptCurrent();
    void aRoleThatMayNotReadThemAsksForNobody();
    void aServerFromBeforeTheListBreaksNothing();
    void aPersonIsSaidByName();
    void whoIsDisplayedAlikeIsToldApart();
    void aPersonIsFoundByWhatIsTyped();
    void aPersonIsKnownByEachOfTheirNames();
    void aListOfNamesIsASentence();
    void fiveThousandPeopleAreSearchedQuickly();

private:
    void answer(QSslSocket &socket, const QByteArray &request);
    int asked() const
    {
        const QList<QByteArray> &all = m_server->requests();
        return static_cast<int>(std::count_if(all.begin(), all.end(), [](const QByteArray &each) { return each.startsWith("GET /api/v1/users"); }));
    }
    PeopleModel *open();

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Workspace> m_workspace;
    QPointer<QSslSocket> m_feed;
    QJsonArray m_permissions;
    QJsonArray m_people;
    bool m_hasList = true;
};

void TestPeopleModel::init()
{
    m_hasList = true;
    m_permissions = {u"environment:read"_s, u"user:read"_s};
    m_people = {QJsonObject{{u"id"_s, idOf(1).toString()}, {u"name"_s, u"ada"_s}, {u"displayName"_s, u"Ada Lovelace"_s}, {u"enabled"_s, true}}};
    m_server = std::make_unique<ScriptedServer>([this](QSslSocket &socket, const QByteArray &request) { answer(socket, request); });
    m_workspace = std::make_unique<Workspace>(Endpoint{QUrl(u"http://127.0.0.1:%1"_s.arg(m_server->serverPort())), "token", {}});
}

void TestPeopleModel::cleanup()
{
    m_workspace.reset();
    m_server.reset();
}

void TestPeopleModel::answer(QSslSocket &socket, const QByteArray &request)
{
    const QByteArray path = request.split(' ').at(1).split('?').constFirst();
    if (path == "/api/v1/events") {
        m_feed = &socket;
        socket.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n:\n\n");
        return;
    }
    QByteArray status = "200 OK\r\nContent-Type: application/json";
    QByteArray body = "[]";
    if (path == "/api/v1/meta") {
        body = QJsonDocument(QJsonObject{{u"version"_s, u"1"_s}, {u"mode"_s, u"server"_s}, {u"serverTime"_s, toText(Clock::system().now())}}).toJson();
    } else if (path == "/api/v1/whoami") {
        body = QJsonDocument(QJsonObject{{u"userId"_s, idOf(1).toString()}, {u"name"_s, u"ada"_s}, {u"role"_s, u"viewer"_s}, {u"permissions"_s, m_permissions}})
                   .toJson();
    } else if (path == "/api/v1/users" && m_hasList) {
        body = QJsonDocument(m_people).toJson();
    } else if (path == "/api/v1/users") {
        status = "404 Not Found\r\nContent-Type: application/problem+json";
        body = R"({"code":"not-found","detail":"Nothing here."})";
    }
    socket.write("HTTP/1.1 " + status + "\r\nETag: \"10-1\"\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

PeopleModel *TestPeopleModel::open()
{
    QSignalSpy loaded(m_workspace.get(), &Workspace::loaded);
    m_workspace->open();
    if (!loaded.wait(10'000))
        QTest::qFail("the workspace is not loaded", __FILE__, __LINE__);
    return m_workspace->model<PeopleModel>();
}

void TestPeopleModel::peopleAreLoadedAndKeptCurrent()
{
    const PeopleModel *people = open();
    QCOMPARE(people->nameOf(idOf(1)), u"Ada Lovelace"_s);
    QTRY_VERIFY(m_feed);
    const QSignalSpy named(people, &PeopleModel::namesChanged);
    m_people = {QJsonObject{{u"id"_s, idOf(1).toString()}, {u"name"_s, u"ada"_s}, {u"displayName"_s, u"Ada Lovelace"_s}, {u"enabled"_s, false}},
                QJsonObject{{u"id"_s, idOf(2).toString()}, {u"name"_s, u"bob"_s}, {u"displayName"_s, u"Bob Ross"_s}, {u"enabled"_s, true}}};

    m_feed->write("id: 11\nevent: change\ndata: {\"seq\":11,\"kind\":\"user.disabled\",\"entityType\":\"user\",\"entityId\":\"" + idOf(1).toString().toLatin1()
                  + "\"}\n\n");

    QTRY_COMPARE(people->rowCount(), 2);
    QCOMPARE(people->nameOf(idOf(1)), u"Ada Lovelace (deactivated)"_s);
    QCOMPARE(named.count(), 1);
    m_workspace->close();
    QCOMPARE(people->rowCount(), 0);
}

void TestPeopleModel::aRoleThatMayNotReadThemAsksForNobody()
{
    m_permissions = {u"environment:read"_s};
    QCOMPARE(open()->rowCount(), 0);
    QTRY_COMPARE(m_workspace->state(), Workspace::State::Live);
    QCOMPARE(asked(), 0);
}

void TestPeopleModel::aServerFromBeforeTheListBreaksNothing()
{
    m_hasList = false;
    const PeopleModel *people = open();
    QTRY_COMPARE(m_workspace->state(), Workspace::State::Live);
    QCOMPARE(asked(), 1);
    QCOMPARE(people->nameOf(idOf(1)), u"unknown person, 0197d39f…"_s);
}

void TestPeopleModel::aPersonIsSaidByName()
{
    PeopleModel model;
    model.setPeople({person(1, u"ada"_s, u"Ada Lovelace"_s), person(2, u"bob"_s, u"Bob Ross"_s, false)});
    QCOMPARE(model.namesOf({idOf(2), idOf(1), idOf(3)}), QStringList({u"Bob Ross (deactivated)"_s, u"Ada Lovelace"_s, u"unknown person, 0197d39f…"_s}));
    QCOMPARE(model.plainNameOf(idOf(2)), u"Bob Ross"_s);
    QCOMPARE(model.plainNameOf(idOf(3)), idOf(3).toString());
    QCOMPARE(model.nameOf({}), QString());
}

void TestPeopleModel::whoIsDisplayedAlikeIsToldApart()
{
    PeopleModel model;
    model.setPeople({person(1, u"ada"_s, u"Ada"_s), person(2, u"bob"_s, u"Bob"_s)});
    QCOMPARE(model.nameOf(idOf(1)), u"Ada"_s);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setPeople({person(1, u"ada"_s, u"Ada"_s), person(2, u"bob"_s, u"Bob"_s), person(3, u"ada.k"_s, u"ADA"_s, false)});
    QCOMPARE(model.nameOf(idOf(1)), u"Ada (ada)"_s);
    QCOMPARE(model.nameOf(idOf(3)), u"ADA (ada.k) (deactivated)"_s);
    QVERIFY(changed.count() > 0);
}

void TestPeopleModel::aPersonIsFoundByWhatIsTyped()
{
    PeopleModel model;
    model.setPeople({person(1, u"ada"_s, u"Ada Lovelace"_s), person(2, u"bob"_s, u"Bob Adams"_s), person(3, u"c.nomad"_s, u"Cy"_s),
                     person(4, u"adam"_s, u"Adam"_s, false), person(5, u"omar"_s, u"عمر"_s)});
    QCOMPARE(model.search(u"ADA"_s, 9), QList<UserId>({idOf(1), idOf(4), idOf(2)}));
    QCOMPARE(model.search(u" love "_s, 9), QList<UserId>{idOf(1)});
    QCOMPARE(model.search(u"nomad"_s, 9), QList<UserId>{idOf(3)});
    QCOMPARE(model.search(u"عمر"_s, 9), QList<UserId>{idOf(5)});
    QCOMPARE(model.search(u"a"_s, 2).size(), 2);
    QCOMPARE(model.search(u"nobody"_s, 9), QList<UserId>());
}

void TestPeopleModel::aPersonIsKnownByEachOfTheirNames()
{
    PeopleModel model;
    model.setPeople({person(1, u"ada"_s, u"Ada"_s), person(2, u"ada.k"_s, u"Ada"_s, false), person(3, u"comma"_s, u"Lovelace, Ada"_s)});
    QCOMPARE(model.called(idOf(7).toString()), QList<UserId>{idOf(7)});
    QCOMPARE(model.called(u"ADA.K"_s), QList<UserId>{idOf(2)});
    QCOMPARE(model.called(u"lovelace, ada"_s), QList<UserId>{idOf(3)});
    QCOMPARE(model.called(u"Ada"_s), QList<UserId>{idOf(1)}); // the name of one account, whoever else is displayed so
    QCOMPARE(model.called(u"Ada (ada.k) (deactivated)"_s), QList<UserId>{idOf(2)});
    QCOMPARE(model.called(u"Ada (ada.k)"_s), QList<UserId>{idOf(2)});
    QCOMPARE(model.called(u"Ad"_s), QList<UserId>());
    model.setPeople({person(1, u"a"_s, u"Ada"_s), person(2, u"b"_s, u"Ada"_s)});
    QCOMPARE(model.called(u"ada"_s), QList<UserId>({idOf(1), idOf(2)}));
}

void TestPeopleModel::aListOfNamesIsASentence()
{
    const QString pattern = u"%1 or %2"_s;
    QCOMPARE(peopleText({}, pattern), QString());
    QCOMPARE(peopleText({u"Ada"_s}, pattern), u"Ada"_s);
    QCOMPARE(peopleText({u"Ada"_s, u"Lovelace, A."_s, u"%1"_s}, pattern), u"Ada, “Lovelace, A.” or %1"_s);
}

void TestPeopleModel::fiveThousandPeopleAreSearchedQuickly()
{
    QList<Person> many;
    for (int i = 0; i < 5'000; ++i)
        many.append(person(i, u"person.%1"_s.arg(i), u"Person number %1"_s.arg(i)));
    PeopleModel model;
    model.setPeople(many);
    QElapsedTimer timer;
    timer.start();
    constexpr int times = 20;
    for (int i = 0; i < times; ++i)
        QCOMPARE(model.search(u"number 499"_s, 50).size(), 11);
    const auto each = static_cast<double>(timer.elapsed()) / times;
    qInfo("%.1f ms a search", each);
    QVERIFY(each < 50); // with sanitizers, too
}

QTEST_GUILESS_MAIN(TestPeopleModel)
#include "tst_peoplemodel.moc"
