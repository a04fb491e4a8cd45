// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/backend.h"
#include "services/operations/identityoperations.h"
#include "services/store/backends/opendatabase.h"
#include "tests/endtoend/contractclient.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

const QString users = u"/api/v1/users"_s;

} // namespace

/// Who there is, as the API says it.
class TestPeople : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aPersonIsAnIdTwoNamesAndWhetherItIsEnabled();
    void pagesFollowEachOtherByName();
    void aPartOfEitherNameFindsAPersonInAnyCase();
    void nobodyIsSeenFromAnotherTenant();
    void whatIsAskedWronglyIsRefused();
    void whoComesAndWhoIsDisabledIsToldByTheFeed();

private:
    /// By whoever works on the database beside the server.
    template <typename Work>
    auto beside(Work &&work)
    {
        return m_beside->write(commandLinePrincipal(localTenant), {}, std::forward<Work>(work));
    }
    UserId add(const QString &name, const QString &displayName)
    {
        const User user{UserId::create(), name, displayName, Role::Viewer, true, wholeSeconds(Clock::system().now())};
        const auto stored = m_beside->database().write(localTenant, [&](Transaction &transaction) { return transaction.identities.insertUser(user); });
        return stored ? user.id : UserId();
    }
    QStringList found(const QString &text) { return names(m_client->get(users + u"?q="_s + QString::fromLatin1(QUrl::toPercentEncoding(text))).array()); }
    QStringList told();

    std::unique_ptr<ContractClient> m_client;
    std::unique_ptr<Backend> m_beside;
};

void TestPeople::init()
{
    m_client = std::make_unique<ContractClient>();
    auto database = openDatabase({.url = m_client->api.where().url(), .besideAnother = true});
    QVERIFY(database);
    m_beside = std::make_unique<Backend>(std::move(*database), Clock::system(), BackendSettings{});
}

void TestPeople::cleanup()
{
    QCOMPARE(m_client->headerFlaws, QStringList());
    m_beside.reset();
    m_client.reset();
}

void TestPeople::aPersonIsAnIdTwoNamesAndWhetherItIsEnabled()
{
    const UserId ada = add(u"ada"_s, u"Ada Lovelace"_s);
    QVERIFY(beside([&](Call &call) { return disableUser(call, ada); }));
    const QJsonArray all = m_client->get(users).array();
    QCOMPARE(names(all), QStringList({u"ada"_s, u"admin"_s, u"agent"_s, u"auditor"_s, u"operator"_s, u"release-manager"_s, u"viewer"_s, u"you"_s}));
    QCOMPARE(all.first().toObject(),
             QJsonObject({{u"id"_s, ada.toString()}, {u"name"_s, u"ada"_s}, {u"displayName"_s, u"Ada Lovelace"_s}, {u"enabled"_s, false}}));
}

void TestPeople::pagesFollowEachOtherByName()
{
    const UserId one = add(u"Zoë"_s, u"Same"_s);
    const UserId other = add(u"zoe"_s, u"Same"_s);
    QVERIFY(!one.isNull() && !other.isNull());
    QStringList all;
    QList<qsizetype> sizes;
    for (QString path = users + u"?limit=4"_s; !path.isEmpty() && sizes.size() < 9;) {
        const Answer answer = m_client->get(path);
        all += names(answer.array());
        sizes.append(answer.array().size());
        path = nextOf(answer);
    }
    QCOMPARE(sizes, QList<qsizetype>({4, 4, 1}));
    QCOMPARE(all, names(m_client->get(users).array()));
}

void TestPeople::aPartOfEitherNameFindsAPersonInAnyCase()
{
    add(u"ada"_s, u"Ada Lovelace"_s);
    add(u"grossmann"_s, u"Jürgen Großmann"_s);
    add(u"comma"_s, u"Lovelace, Augusta"_s);
    QCOMPARE(found(u"LOVEL"_s), QStringList({u"ada"_s, u"comma"_s}));
    QCOMPARE(found(u"lace, a"_s), QStringList{u"comma"_s});
    QCOMPARE(found(u"GROSSM"_s), QStringList{u"grossmann"_s});
    QCOMPARE(found(u"JÜRGEN"_s.normalized(QString::NormalizationForm_D)), QStringList{u"grossmann"_s});
    QCOMPARE(found(u"%"_s), QStringList());
    const Answer page = m_client->get(users + u"?q=lovelace&limit=1"_s);
    QCOMPARE(names(page.array()), QStringList{u"ada"_s});
    QCOMPARE(names(m_client->get(nextOf(page)).array()), QStringList{u"comma"_s});
    QCOMPARE(nextOf(m_client->get(nextOf(page))), QString());
}

void TestPeople::nobodyIsSeenFromAnotherTenant()
{
    add(u"ada"_s, u"Ada Lovelace"_s);
    const Answer foreign = m_client->send("GET", users + u"?q=ada"_s, {}, {}, m_client->api.token(Role::Viewer, 1));
    QCOMPARE(foreign.status, 200);
    QCOMPARE(foreign.array().size(), 0);
    QCOMPARE(m_client->send("GET", users, {}, {}, m_client->api.token(Role::Agent)).status, 403);
}

void TestPeople::whatIsAskedWronglyIsRefused()
{
    QCOMPARE(code(m_client->get(users + u"?name=ada"_s)), u"unknown-parameter"_s);
    QCOMPARE(m_client->get(users + u"?limit=0"_s).status, 400);
    QCOMPARE(m_client->get(users + u"?cursor=AAAA"_s).status, 400);
    QCOMPARE(m_client->send("DELETE", users).status, 405);
}

QStringList TestPeople::told()
{
    QStringList kinds;
    for (const QJsonValue change : m_client->get(u"/api/v1/changes?since=0"_s).array())
        kinds.append(change[u"kind"_s].toString() + u' ' + change[u"entityType"_s].toString());
    return kinds;
}

void TestPeople::whoComesAndWhoIsDisabledIsToldByTheFeed()
{
    const QByteArray before = m_client->get(users).headers.value("etag");
    const auto made = beside([](Call &call) { return createUser(call, u"ada"_s, Role::Operator); });
    QVERIFY(made);
    QCOMPARE(told(), QStringList{u"user.created user"_s});
    QVERIFY(m_client->get(users).headers.value("etag") != before);
    QVERIFY(beside([&](Call &call) { return disableUser(call, made->id); }));
    QCOMPARE(told(), QStringList({u"user.created user"_s, u"user.disabled user"_s}));
}

QTEST_GUILESS_MAIN(TestPeople)
#include "tst_people.moc"
