// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/jsonwriter.h"
#include "services/codec/strictjson.h"
#include "services/codec/targetjson.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace tidegate;

namespace {

TargetRow someRow()
{
    TargetRow row;
    row.id = TargetId::create();
    row.environmentId = EnvironmentId::create();
    row.name = "prod-web-01";
    row.connection.text = R"({"host":"192.168.1.100","port":2375,"tlsEnabled":true,"tlsKeyRef":"keychain:a"})";
    row.labels.text = R"({"role":"web","datacenter":"us-east-1"})";
    row.deploymentDirectory = "/opt/deployments";
    row.health.status = Health::Healthy;
    row.health.message = "Docker daemon responding";
    row.health.checkedAt = *parseInstant("2026-01-10T14:23:45Z");
    row.healthSince = row.health.checkedAt;
    row.currentRelease.id = createUuidV7();
    row.currentRelease.name = "myapp-v2.3.1";
    row.currentRelease.deployedAt = row.health.checkedAt;
    row.version = 7;
    row.createdAt = row.updatedAt = *parseInstant("2026-01-10T14:23:45Z");
    row.createdBy = row.updatedBy = UserId::create();
    return row;
}

QJsonObject written(const TargetRow &row, bool withConnection)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    writeTargetMembers(json, row, *parseInstant("2026-01-10T14:24:00Z"), withConnection);
    json.endObject();
    return QJsonDocument::fromJson(QByteArray::fromStdString(out)).object();
}

} // namespace

class TestJsonWriter : public QObject
{
    Q_OBJECT

private slots:
    void structureAndCommas();
    void everyTextComesBackAsItWas();
    void loneSurrogatesAreReplaced();
    void identifiersAndTimesHaveTheirForm();
    void timesOfDifferentDaysStandBesideEachOther();
    void whatIsLongerThanAPieceComesOutWhole();
    void allIsThereWhenNoBracketIsOpen();
    void aTargetIsWrittenInFull();
    void withoutTheRightTheAddressIsLeftOut_data();
    void withoutTheRightTheAddressIsLeftOut();
    void aThousandTargetsAreWrittenQuickly();
};

void TestJsonWriter::structureAndCommas()
{
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    json.field("a", 1);
    json.key("b");
    json.beginArray();
    json.integer(std::numeric_limits<qint64>::min());
    json.beginObject();
    json.endObject();
    json.beginArray();
    json.endArray();
    json.null();
    json.endArray();
    json.field("c", true);
    json.field("d", "text");
    json.field("e", std::optional<Instant>());
    json.rawField("f", "{\"x\":1}");
    json.fieldOrNull("g", QStringView());
    json.field("h", UserId());
    json.endObject();
    QCOMPARE(QByteArray::fromStdString(out),
             QByteArray(R"({"a":1,"b":[-9223372036854775808,{},[],null],"c":true,"d":"text","e":null,"f":{"x":1},"g":null,"h":null})"));
}

void TestJsonWriter::everyTextComesBackAsItWas()
{
    QRandomGenerator random(7);
    QString all;
    for (char32_t c = 1; c < 0x3000; ++c)
        all += QString::fromUcs4(&c, 1);
    QStringList texts{all, QString(), u"</script>\u2028"_s, u"\U0001F600\U0010FFFF"_s};
    for (int i = 0; i < 2'000; ++i) {
        QString text;
        for (int size = random.bounded(40); size > 0; --size) {
            auto c = static_cast<char32_t>(1 + random.bounded(random.bounded(2) ? 0x80 : 0x10FFFF));
            c = c >= 0xD800 && c <= 0xDFFF ? U'?' : c;
            text += QString::fromUcs4(&c, 1);
        }
        texts.append(text);
    }
    for (const QString &text : texts) {
        std::string wide;
        std::string narrow;
        JsonWriter(wide).string(QStringView(text));
        JsonWriter(narrow).string(std::string_view(text.toStdString()));
        QCOMPARE(wide, narrow);
        const QByteArray array = '[' + QByteArray::fromStdString(wide) + ']';
        QCOMPARE(QJsonDocument::fromJson(array).array().at(0).toString(), text);
        QVERIFY(!findJsonFlaw(wide, {.stringBytes = 1'000'000}));
    }
}

void TestJsonWriter::loneSurrogatesAreReplaced()
{
    std::string out;
    const QString text = QString(QChar(0xD83D)) + u'a' + QChar(0xDE00);
    JsonWriter(out).string(QStringView(text));
    QCOMPARE(QByteArray::fromStdString(out),
             QByteArray("\"\xEF\xBF\xBD"
                        "a\xEF\xBF\xBD\""));
}

void TestJsonWriter::identifiersAndTimesHaveTheirForm()
{
    for (int i = 0; i < 200; ++i) {
        const QUuid id = createUuidV7();
        std::string out;
        JsonWriter(out).uuid(id);
        QCOMPARE(QString::fromStdString(out), u'"' + id.toString(QUuid::WithoutBraces) + u'"');
    }
    for (const char *text : {"2000-01-01T00:00:00.000Z", "2026-01-15T23:59:59.999Z", "2024-02-29T12:34:56.007Z", "2199-12-31T23:59:59.100Z"}) {
        std::string seconds;
        std::string milliseconds;
        JsonWriter(seconds).instant(*parseInstant(text));
        JsonWriter(milliseconds).instantMilliseconds(*parseInstant(text));
        QCOMPARE(seconds, '"' + toRfc3339(*parseInstant(text)) + '"');
        QCOMPARE(milliseconds, '"' + std::string(text) + '"');
    }
    std::string before1970;
    JsonWriter(before1970).instantMilliseconds(Instant(std::chrono::milliseconds(-1)));
    QCOMPARE(before1970, std::string("\"1969-12-31T23:59:59.999Z\""));
}

void TestJsonWriter::timesOfDifferentDaysStandBesideEachOther()
{
    std::string out;
    JsonWriter json(out);
    std::string wanted = "[";
    json.beginArray();
    for (const char *text : {"2026-01-15T23:59:59.999Z", "2026-01-16T00:00:00.000Z", "2026-01-16T07:08:09.010Z", "2024-02-29T12:34:56.007Z"}) {
        json.instantMilliseconds(*parseInstant(text));
        wanted += (wanted.size() > 1 ? ",\"" : "\"") + std::string(text) + '"';
    }
    json.endArray();
    QCOMPARE(out, wanted + ']');
}

void TestJsonWriter::whatIsLongerThanAPieceComesOutWhole()
{
    for (const int size : {1, 7, 500, 1'019, 1'020, 1'021, 1'022, 1'023, 1'024, 1'025, 5'000}) {
        const QString plain(size, u'x');
        const QString odd = plain + u"\"\u00e9\n"_s;
        const std::string key = plain.toStdString();
        QJsonObject wanted;
        std::string out;
        JsonWriter json(out);
        json.beginObject();
        for (int i = 0; i < 4; ++i) {
            const std::string number = std::to_string(i);
            json.field(number + key, std::string_view(odd.toStdString()));
            json.field(number + "w" + key, QStringView(odd));
            json.field(number + "p", std::string_view(key));
            json.rawField(number + "r", '"' + key + '"');
            json.field(number + "n", i);
            wanted.insert(QString::fromStdString(number + key), odd);
            wanted.insert(QString::fromStdString(number + "w" + key), odd);
            wanted.insert(QString::fromStdString(number + "p"), plain);
            wanted.insert(QString::fromStdString(number + "r"), plain);
            wanted.insert(QString::fromStdString(number + "n"), i);
        }
        json.endObject();
        QCOMPARE(QJsonDocument::fromJson(QByteArray::fromStdString(out)).object(), wanted);
    }
}

void TestJsonWriter::allIsThereWhenNoBracketIsOpen()
{
    std::string out;
    JsonWriter json(out);
    json.beginArray();
    json.integer(1);
    json.flush();
    QCOMPARE(out, std::string("[1"));
    json.endArray();
    QCOMPARE(out, std::string("[1]"));
    std::string text;
    JsonWriter(text).string("a");
    QCOMPARE(text, std::string("\"a\""));
}

void TestJsonWriter::aTargetIsWrittenInFull()
{
    const TargetRow row = someRow();
    const QJsonObject json = written(row, true);
    for (const char *key :
         {"id",      "environmentId", "targetGroupId", "name",       "targetType",      "connection",  "agentId",     "labels",         "deploymentDirectory",
          "enabled", "healthStatus",  "healthMessage", "healthCode", "healthCheckedAt", "healthStale", "healthSince", "currentRelease", "drift",
          "version", "createdAt",     "createdBy",     "updatedAt",  "updatedBy"})
        QVERIFY2(json.contains(QLatin1StringView(key)), key);
    QCOMPARE(json.size(), 23);
    QCOMPARE(json.value("targetType"_L1).toString(), u"docker_host"_s);
    QCOMPARE(json.value("healthStatus"_L1).toString(), u"healthy"_s);
    QCOMPARE(json.value("healthStale"_L1).toBool(true), false);
    QCOMPARE(json.value("connection"_L1).toObject().value("host"_L1).toString(), u"192.168.1.100"_s);
    QVERIFY(json.value("agentId"_L1).isNull());
    TargetRow old = someRow(); // of an earlier version
    for (const char *connection : {R"({"allowLoopback":true,"host":"allowLoopback"})", R"({"host":"allowLoopback","allowLoopback":false})"}) {
        old.connection.text = connection;
        QCOMPARE(written(old, true).value("connection"_L1).toObject(), QJsonObject({{u"host"_s, u"allowLoopback"_s}}));
        QVERIFY(written(old, false).value("connection"_L1).toObject().isEmpty());
    }
    TargetRow bare;
    bare.id = TargetId::create();
    QVERIFY(written(bare, false).value("currentRelease"_L1).isNull());
    QVERIFY(written(bare, false).value("connection"_L1).toObject().isEmpty());
}

void TestJsonWriter::withoutTheRightTheAddressIsLeftOut_data()
{
    QTest::addColumn<QByteArray>("connection");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("docker") << QByteArray(R"({"host":"h","port":2375,"tlsEnabled":true})") << QByteArray(R"({"tlsEnabled":true})");
    QTest::newRow("last") << QByteArray(R"({"via":"direct","host":"h"})") << QByteArray(R"({"via":"direct"})");
    QTest::newRow("nothing left") << QByteArray(R"({"host":"h"})") << QByteArray("{}");
    QTest::newRow("empty") << QByteArray("{}") << QByteArray("{}");
    QTest::newRow("nomad") << QByteArray(R"({"address":"a:1","jobId":"j","namespace":"n"})") << QByteArray(R"({"jobId":"j","namespace":"n"})");
    QTest::newRow("ecs") << QByteArray(R"({"cluster":"c","endpoint":"https://e"})") << QByteArray(R"({"cluster":"c"})");
    QTest::newRow("quotes and commas in a text") << QByteArray(R"({"a":"x,\"host\":\"y\\","host":"h","b":"}"})")
                                                 << QByteArray(R"({"a":"x,\"host\":\"y\\","b":"}"})");
}

void TestJsonWriter::withoutTheRightTheAddressIsLeftOut()
{
    QFETCH(QByteArray, connection);
    QFETCH(QByteArray, shown);
    TargetRow row = someRow();
    row.connection.text = std::string_view(connection.constData(), static_cast<std::size_t>(connection.size()));
    QCOMPARE(written(row, false).value("connection"_L1).toObject(), QJsonDocument::fromJson(shown).object());
}

void TestJsonWriter::aThousandTargetsAreWrittenQuickly()
{
    const TargetRow row = someRow();
    std::string out;
    out.reserve(2'000'000);
    qint64 best = std::numeric_limits<qint64>::max();
    for (int round = 0; round < 10; ++round) {
        out.clear();
        QElapsedTimer timer;
        timer.start();
        JsonWriter json(out);
        json.beginArray();
        for (int i = 0; i < 1'000; ++i) {
            json.beginObject();
            writeTargetMembers(json, row, row.createdAt, true);
            json.endObject();
        }
        json.endArray();
        best = std::min(best, timer.nsecsElapsed());
    }
    qInfo("1,000 targets, %zu bytes: %.3f ms", out.size(), static_cast<double>(best) / 1e6);
    QVERIFY(best < 100'000'000);
}

QTEST_GUILESS_MAIN(TestJsonWriter)
#include "tst_jsonwriter.moc"
