// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/backend.h"
#include "services/operations/freezeoperations.h"
#include "services/operations/targetoperations.h"
#include "services/store/backends/opendatabase.h"
#include "tests/endtoend/contractclient.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

const QString targets = u"/api/v1/targets/"_s;
const QString groups = u"/api/v1/target-groups/"_s;
const QString windows = u"/api/v1/freeze-windows/"_s;
const QString environments = u"/api/v1/environments/"_s;
const QString deleted = u"/api/v1/recently-deleted"_s;

/// What there is of a thing, without what a write changes by itself.
QJsonObject lasting(QJsonObject thing)
{
    for (const QString &key : {u"version"_s, u"updatedAt"_s, u"updatedBy"_s, u"overlaps"_s, u"warnings"_s, u"drift"_s})
        thing.remove(key);
    return thing;
}

} // namespace

/// What was deleted comes back as it was, for 30 days.
class TestRestoring : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aTargetComesBackAsTheSameRow();
    void aTargetLosesTheCredentialsThatWentWithIt();
    void aGroupComesBackWithItsTargetsUnlessTheyWerePutElsewhere();
    void aFreezeComesBackWithItsTimes();
    void aFreezeWhoseStartHasPassedIsActiveAtOnce();
    void aFreezeThatWasEndedEarlyIsNotDeleted();
    void whatItWasInHasToBeThere();
    void aNameThatWasTakenMeanwhileIsInTheWay();
    void afterThirtyDaysItIsGone();
    void theListIsNewestFirstAndPaged();
    void whoMayNotDeleteMayNotRestore();
    void theLogAndTheFeedTellOfIt();

private:
    QString group(const QString &environment, const QByteArray &name);
    QStringList listed() { return names(m_client->get(deleted).array()); }
    std::unique_ptr<ContractClient> m_client;
    QString m_environment;
};

QString TestRestoring::group(const QString &environment, const QByteArray &name)
{
    return m_client->post(environments + environment + u"/target-groups"_s, "{\"name\":\"" + name + "\"}").object().value(u"id"_s).toString();
}

void TestRestoring::init()
{
    m_client = std::make_unique<ContractClient>();
    m_environment = m_client->environment("staging");
}

void TestRestoring::cleanup()
{
    QCOMPARE(m_client->headerFlaws, QStringList());
    m_client.reset();
}

void TestRestoring::aTargetComesBackAsTheSameRow()
{
    const QString id = m_client->target(m_environment, "web-1", R"(,"labels":{"role":"web"})");
    m_client->sticker(id, u"sha256:"_s + QString(64, u'a'));
    const QJsonObject before = m_client->get(targets + id).object();
    QCOMPARE(m_client->remove(targets + id).status, 200);
    QCOMPARE(listed(), QStringList{u"web-1"_s});

    QCOMPARE(m_client->post(targets + id + u"/restore"_s, {}, {{"If-Match", "\"1\""}}).status, 412);
    const Answer restored = m_client->post(targets + id + u"/restore"_s, {}, {{"If-Match", "\"2\""}});
    QCOMPARE(restored.status, 200);
    QCOMPARE(restored.object().value(u"version"_s).toInt(), 3);
    QCOMPARE(lasting(restored.object()), lasting(before));
    QCOMPARE(lasting(m_client->get(targets + id).object()), lasting(before));
    QCOMPARE(m_client->get(u"/api/v1/targets?labels="_s + QString::fromLatin1(QUrl::toPercentEncoding(uR"({"role":"web"})"_s))).array().size(), 1);
    QCOMPARE(m_client->get(targets + id + u"/sticker"_s).status, 200);
    QCOMPARE(listed(), QStringList());
    QCOMPARE(code(m_client->post(targets + id + u"/restore"_s)), u"not-deleted"_s);
    QCOMPARE(m_client->post(targets + u"0197d3a3-2222-7b33-9c44-5d5566667777/restore"_s).status, 404);
}

void TestRestoring::aTargetLosesTheCredentialsThatWentWithIt()
{
    const QString id = m_client->target(m_environment, "web-1");
    const QString reference = m_client->put(targets + id + u"/secrets/tls-ca"_s, R"({"value":"hidden"})").object().value(u"ref"_s).toString();
    QVERIFY(reference.startsWith(u"local:"));
    const Answer put = m_client->put(targets + id, json(R"({"connection":{"tlsCaRef":"%ref%"}})", {{"ref", reference}}));
    QCOMPARE(put.status, 200);
    QCOMPARE(m_client->remove(targets + id).status, 200);

    const QJsonObject restored = m_client->post(targets + id + u"/restore"_s).object();
    QVERIFY(!restored.value(u"connection"_s).toObject().contains(u"tlsCaRef"_s));
    QCOMPARE(restored.value(u"warnings"_s).toArray().last().toObject().value(u"code"_s).toString(), u"credentials-gone"_s);
    QCOMPARE(m_client->get(targets + id + u"/secrets"_s).array().size(), 0);
}

void TestRestoring::aGroupComesBackWithItsTargetsUnlessTheyWerePutElsewhere()
{
    const QString web = group(m_environment, "web");
    const QString other = group(m_environment, "other");
    const QByteArray in = R"(,"targetGroupId":")" + web.toUtf8() + '"';
    const QString first = m_client->target(m_environment, "a", in);
    const QString moved = m_client->target(m_environment, "b", in);
    const QString renamed = m_client->target(m_environment, "c", in);
    QCOMPARE(m_client->remove(groups + web + u"?detach=true"_s).status, 200);
    QCOMPARE(m_client->get(deleted).array().first().toObject().value(u"targetCount"_s).toInt(), 3);
    const QString place = groups + web;
    // Put into another group and out of it again: that was somebody's will.
    m_client->put(targets + moved, R"({"targetGroupId":")" + other.toUtf8() + "\"}");
    m_client->put(targets + moved, R"({"targetGroupId":null})");
    m_client->put(targets + renamed, R"({"name":"d"})");

    const Answer restored = m_client->post(place + u"/restore"_s);
    QCOMPARE(restored.status, 200);
    QCOMPARE(restored.object().value(u"targetCount"_s).toInt(), 2);
    QCOMPARE(m_client->get(targets + first).object().value(u"targetGroupId"_s).toString(), web);
    QCOMPARE(m_client->get(targets + renamed).object().value(u"targetGroupId"_s).toString(), web);
    QVERIFY(m_client->get(targets + moved).object().value(u"targetGroupId"_s).isNull());
    QCOMPARE(code(m_client->post(place + u"/restore"_s)), u"not-deleted"_s);
}

void TestRestoring::aFreezeComesBackWithItsTimes()
{
    const QString future = m_client->window(m_environment, fromNow(3'600), fromNow(7'200), "Later");
    const QString past = m_client->window(m_environment, fromNow(-7'200), fromNow(-3'600), "Earlier");
    const QString all = ContractClient::windowsOf(m_environment) + u'/';
    for (const QString &id : {future, past}) {
        const QJsonObject before = m_client->get(all + id).object();
        QCOMPARE(m_client->remove(all + id).status, 200);
        QCOMPARE(listed().size(), 1);
        const Answer restored = m_client->post(windows + id + u"/restore"_s);
        QCOMPARE(restored.status, 200);
        QCOMPARE(lasting(restored.object()), lasting(before));
        QCOMPARE(code(m_client->post(windows + id + u"/restore"_s)), u"not-deleted"_s);
    }
    QCOMPARE(m_client->get(ContractClient::windowsOf(m_environment)).array().size(), 2);
    // Another with the same times is what is refused when one is made, too.
    QCOMPARE(m_client->remove(all + future).status, 200);
    const QJsonObject gone = m_client->get(all + future).object();
    m_client->window(m_environment, gone.value(u"start"_s).toString(), gone.value(u"end"_s).toString(), "Twin");
    QCOMPARE(code(m_client->post(windows + future + u"/restore"_s)), u"duplicate-window"_s);
}

void TestRestoring::aFreezeWhoseStartHasPassedIsActiveAtOnce()
{
    const QString id = m_client->window(m_environment, fromNow(2), fromNow(3'600), "Soon");
    QCOMPARE(m_client->remove(ContractClient::windowsOf(m_environment) + u'/' + id).status, 200);
    const QString status = environments + m_environment + u"/freeze-status"_s;
    QTest::qWait(2'500);
    QVERIFY(!m_client->get(status).object().value(u"closed"_s).toBool());
    QCOMPARE(m_client->post(windows + id + u"/restore"_s).object().value(u"state"_s).toString(), u"active"_s);
    QVERIFY(m_client->get(status).object().value(u"closed"_s).toBool());
}

void TestRestoring::aFreezeThatWasEndedEarlyIsNotDeleted()
{
    const QString id = m_client->window(m_environment, fromNow(-60), fromNow(3'600), "Now");
    QCOMPARE(m_client->remove(ContractClient::windowsOf(m_environment) + u'/' + id).status, 200);
    QCOMPARE(listed(), QStringList());
    QCOMPARE(code(m_client->post(windows + id + u"/restore"_s)), u"not-deleted"_s);
}

void TestRestoring::whatItWasInHasToBeThere()
{
    const QString web = group(m_environment, "web");
    const QString target = m_client->target(m_environment, "a", R"(,"targetGroupId":")" + web.toUtf8() + '"');
    const QString later = m_client->target(m_environment, "b");
    const QString window = m_client->window(m_environment, fromNow(3'600), fromNow(7'200), "Later");
    QCOMPARE(m_client->remove(targets + target).status, 200);
    QCOMPARE(m_client->remove(groups + web).status, 200);
    QCOMPARE(code(m_client->post(targets + target + u"/restore"_s)), u"place-deleted"_s);
    QCOMPARE(m_client->remove(ContractClient::windowsOf(m_environment) + u'/' + window).status, 200);
    QCOMPARE(m_client->remove(environments + m_environment + u"?cascade=true&confirm=staging"_s, {{"If-Match", "*"}}).status, 200);

    // What went with the environment comes with it and has no row of its own.
    QCOMPARE(listed(), (QStringList{u"staging"_s, u"Later"_s, u"web"_s, u"a"_s}));
    QCOMPARE(m_client->get(deleted).array().first().toObject().value(u"targetCount"_s).toInt(), 1);
    for (const QString &path : QStringList{groups + web, targets + target, targets + later, windows + window}) {
        const Answer answer = m_client->post(path + u"/restore"_s);
        QCOMPARE(answer.status, 409);
        QCOMPARE(code(answer), u"place-deleted"_s);
        QVERIFY(answer.object().value(u"detail"_s).toString().contains(u"staging"));
    }
    for (const QString &path : QStringList{environments + m_environment, groups + web, targets + target, windows + window})
        QCOMPARE(m_client->post(path + u"/restore"_s).status, 200);
    QCOMPARE(m_client->get(targets + later).status, 200);
    QCOMPARE(m_client->get(targets + target).object().value(u"targetGroupId"_s).toString(), web);
}

void TestRestoring::aNameThatWasTakenMeanwhileIsInTheWay()
{
    const QString target = m_client->target(m_environment, "a");
    const QString web = group(m_environment, "web");
    m_client->remove(targets + target);
    m_client->remove(groups + web);
    m_client->target(m_environment, "A");
    group(m_environment, "web");
    for (const QString &path : QStringList{groups + web, targets + target}) {
        const Answer answer = m_client->post(path + u"/restore"_s);
        QCOMPARE(answer.status, 409);
        QCOMPARE(code(answer), u"name-taken"_s);
    }
}

void TestRestoring::afterThirtyDaysItIsGone()
{
    const QString target = m_client->target(m_environment, "a");
    const QString web = group(m_environment, "web");
    const QString window = m_client->window(m_environment, fromNow(3'600), fromNow(7'200), "Later");
    auto database = openDatabase({.url = m_client->api.where().url(), .besideAnother = true});
    QVERIFY(database);
    // Deleted so long ago: through the store, because no clock can be turned here.
    const Instant long_ago = Clock::system().now() - restorableFor - std::chrono::minutes(1);
    const auto aged = (*database)->write(localTenant, [&](Transaction &transaction) -> Result<void> {
        if (const auto done = transaction.targets.remove(TargetId(parseUuid(target)), long_ago, {}); !done)
            return done;
        if (const auto done = transaction.groups.remove(TargetGroupId(parseUuid(web)), long_ago, {}); !done)
            return done;
        auto freeze = transaction.freezeWindows.find(FreezeWindowId(parseUuid(window)));
        if (!freeze)
            return freeze.error();
        freeze->deletedAt = long_ago;
        freeze->version += 1;
        return transaction.freezeWindows.update(*freeze);
    });
    QVERIFY(aged);
    for (const QString &path : QStringList{groups + web, targets + target, windows + window})
        QCOMPARE(m_client->post(path + u"/restore"_s).status, 404);
    QCOMPARE(listed(), QStringList());
}

void TestRestoring::theListIsNewestFirstAndPaged()
{
    QStringList wanted;
    for (const char *name : {"a", "b", "c", "d", "e"}) {
        m_client->remove(targets + m_client->target(m_environment, name));
        wanted.prepend(QString::fromLatin1(name));
    }
    QCOMPARE(listed(), wanted);
    QStringList found;
    int pages = 0;
    for (QString next = deleted + u"?limit=2"_s; !next.isEmpty(); ++pages) {
        const Answer page = m_client->get(next);
        QCOMPARE(page.status, 200);
        found += names(page.array());
        next = nextOf(page);
    }
    QCOMPARE(found, wanted);
    QCOMPARE(pages, 3);
    const QJsonObject first = m_client->get(deleted).array().first().toObject();
    QCOMPARE(first.value(u"deletedBy"_s).toString(), m_client->api.userOf(Role::Admin).toString());
    QCOMPARE(QDateTime::fromString(first.value(u"deletedAt"_s).toString(), Qt::ISODate).addDays(30),
             QDateTime::fromString(first.value(u"restorableUntil"_s).toString(), Qt::ISODate));
    QCOMPARE(m_client->get(deleted + u"?kind=target"_s).status, 400);
}

void TestRestoring::whoMayNotDeleteMayNotRestore()
{
    const QString target = m_client->target(m_environment, "a");
    const QString past = m_client->window(m_environment, fromNow(-7'200), fromNow(-3'600), "Earlier");
    m_client->remove(targets + target);
    m_client->remove(ContractClient::windowsOf(m_environment) + u'/' + past);
    const QByteArray manager = m_client->api.token(Role::ReleaseManager);
    QCOMPARE(m_client->send("POST", targets + target + u"/restore"_s, {}, {}, manager).status, 403);
    const int may = isAllowed(Role::ReleaseManager, Permission::FreezeLift) ? 200 : 403;
    QCOMPARE(m_client->send("POST", windows + past + u"/restore"_s, {}, {}, manager).status, may);
}

void TestRestoring::theLogAndTheFeedTellOfIt()
{
    const QString target = m_client->target(m_environment, "a");
    const QString web = group(m_environment, "web");
    const QString window = m_client->window(m_environment, fromNow(3'600), fromNow(7'200), "Later");
    m_client->remove(targets + target);
    m_client->remove(groups + web);
    m_client->remove(ContractClient::windowsOf(m_environment) + u'/' + window);
    const Headers once{{"Idempotency-Key", "01900000-0000-7000-8000-00000000abcd"}};
    const QByteArray first = m_client->post(targets + target + u"/restore"_s, {}, once).body;
    QCOMPARE(m_client->post(targets + target + u"/restore"_s, {}, once).body, first);
    m_client->post(groups + web + u"/restore"_s);
    m_client->post(windows + window + u"/restore"_s);

    for (const QString &path : QStringList{u"/api/v1/audit?limit=3"_s, u"/api/v1/changes?since=0"_s}) {
        const QByteArray told = m_client->get(path).body;
        for (const char *action : {"target.restored", "target-group.restored", "freeze.restored"})
            QVERIFY2(told.contains(action), told.constData());
    }
}

QTEST_GUILESS_MAIN(TestRestoring)
#include "tst_restoring.moc"
