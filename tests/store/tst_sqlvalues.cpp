// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sql/query.h"
#include "services/store/packedcomponents.h"
#include "tests/store/storefixture.h"

#include <QJsonValue>
#include <QUrl>
#include <QVariant>

using namespace tidegate;
using namespace tidegate::test;

namespace {

template <typename T>
concept Bindable = requires(sql::Statement &statement, const T &value)
{
    statement.bind(1, value);
};

// The closed set.
static_assert(Bindable<std::nullptr_t> && Bindable<bool> && Bindable<int> && Bindable<qint64>);
static_assert(Bindable<std::string_view> && Bindable<QString> && Bindable<QByteArray>);
static_assert(Bindable<QUuid> && Bindable<TargetId> && Bindable<Instant> && Bindable<std::optional<Instant>>);
// Everything that has turned into SQL text, lost precision or changed its zone somewhere.
static_assert(!Bindable<QVariant> && !Bindable<QJsonValue> && !Bindable<QJsonObject> && !Bindable<QUrl> && !Bindable<QStringList>);
static_assert(!Bindable<double> && !Bindable<float> && !Bindable<unsigned> && !Bindable<quint64> && !Bindable<char>);
static_assert(!Bindable<const char *> && !Bindable<char[4]> && !Bindable<std::string> && !Bindable<QStringView>);
static_assert(!Bindable<QDateTime> && !Bindable<QDate> && !Bindable<Health> && !Bindable<void *> && !Bindable<std::optional<double>>);

// Text made at run time is no SQL.
static_assert(!std::is_convertible_v<QString, sql::Fragment> && !std::is_convertible_v<QByteArray, sql::Fragment>);
static_assert(!std::is_convertible_v<std::string, sql::Fragment> && !std::is_convertible_v<std::string_view, sql::Fragment>);
static_assert(!std::is_constructible_v<sql::Query, sql::Connection &, std::string>);

/// The components as they are visited where they lie, each unpacked.
QList<ObservedComponent> viewed(const QByteArray &packed)
{
    QList<ObservedComponent> components;
    sql::forEachComponent(packed, [&](const ComponentView &view) { components.append(sql::wholeComponent(view)); });
    return components;
}

} // namespace

/// Values on their way into the database and back.
class TestSqlValues : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void valuesComeBackAsTheyWere();
    void aStatementInUseIsNotSharedAndNotLost();
    void aBrokenStatementIsAnError();
    void composedTextsDoNotPileUp();
    void aKeyThatWasHitIsKnownByItsName();
    void componentsArePackedWithoutLoss();
    void whatImagesSayIsPackedBehindComponents();
    void replicasHaveOneOrder();
    void equalImagesHaveEqualBytes();
    void cutBytesAreSurvived();

private:
    std::unique_ptr<TestDatabase> m_where;
    std::unique_ptr<sql::Connection> m_connection;
};

void TestSqlValues::initTestCase()
{
    m_where = std::make_unique<TestDatabase>(TestDatabase::Content::Nothing);
    m_connection = connectionTo(*m_where);
}

void TestSqlValues::cleanupTestCase()
{
    m_connection.reset();
    m_where.reset();
}

void TestSqlValues::valuesComeBackAsTheyWere()
{
    const QUuid id = QUuid::createUuid();
    const QString hostile = u"'; DROP TABLE x; -- \"\u6771\u4eac\U0001f6a2"_s;
    const QByteArray bytes("\0\1\xff", 3);
    const Instant early(std::chrono::milliseconds(-1));
    sql::Query query(*m_connection, "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8", hostile, bytes, id, early, true, std::numeric_limits<qint64>::min(), nullptr,
                     std::optional<Instant>());
    QVERIFY(must(query.step()));
    QCOMPARE(query.string(0), hostile);
    QCOMPARE(query.bytes(1), bytes);
    QCOMPARE(query.uuid(2), id);
    QCOMPARE(query.instant(3), early);
    QVERIFY(query.boolean(4));
    QCOMPARE(query.int64(5), std::numeric_limits<qint64>::min());
    QVERIFY(query.isNull(6) && query.isNull(7));
    QVERIFY(query.uuid(6).isNull());
    QVERIFY(!query.optionalInstant(7));
    QVERIFY(!must(query.step()));

    sql::Query empty(*m_connection, "SELECT ?1 = '', ?2 IS NULL, length(?3)", QString(), QUuid(), QByteArray());
    QVERIFY(must(empty.step()));
    QVERIFY(empty.boolean(0) && empty.boolean(1));
    QVERIFY(!empty.isNull(2));
}

void TestSqlValues::aStatementInUseIsNotSharedAndNotLost()
{
    static constexpr char numbers[] = "SELECT 1 UNION ALL SELECT 2";
    int rows = 0;
    sql::Query outer(*m_connection, numbers);
    must(sql::forEachRow(outer, [&](const sql::Query &) {
        sql::Query inner(*m_connection, numbers);
        must(sql::forEachRow(inner, [&](const sql::Query &) { ++rows; }));
    }));
    QCOMPARE(rows, 4);
    sql::Statement *first = must(m_connection->borrow(numbers));
    m_connection->giveBack(first);
    sql::Statement *second = must(m_connection->borrow(numbers));
    m_connection->giveBack(second);
    QCOMPARE(first, second);
}

void TestSqlValues::aBrokenStatementIsAnError()
{
    sql::Query broken(*m_connection, "SELECT * FROM nowhere nowhere nowhere", 1);
    const Result<bool> stepped = broken.step();
    QVERIFY(!stepped);
    QVERIFY(stepped.error().kind == ErrorKind::Internal);
    QVERIFY(stepped.error().detail.contains(u"nowhere"_s));
    QVERIFY(!stepped.error().message.contains(u"nowhere"_s));
    sql::Query tooMany(*m_connection, "SELECT ?1", 1, 2);
    QCOMPARE(tooMany.step().has_value(), TestDatabase::isPostgres()); // which takes values that a statement does not ask for
}

void TestSqlValues::composedTextsDoNotPileUp()
{
    sql::Builder held;
    held.add("SELECT ", 7);
    sql::Query open(*m_connection, held);
    QVERIFY(must(open.step()));
    for (int i = 0; i < 300; ++i) {
        sql::Builder builder;
        builder.add("SELECT 1");
        for (int terms = 0; terms < i; ++terms)
            builder.add(" + ", qint64(terms));
        sql::Query query(*m_connection, builder);
        QVERIFY(must(query.step()));
    }
    QCOMPARE(open.int64(0), 7); // A statement in use is never dropped.
}

void TestSqlValues::aKeyThatWasHitIsKnownByItsName()
{
    for (const char *statement : {"CREATE TABLE things (a INTEGER NOT NULL, b INTEGER NOT NULL, c INTEGER NOT NULL, PRIMARY KEY (a), UNIQUE (c, b))",
                                  "CREATE UNIQUE INDEX things_small ON things (b) WHERE a < 10", "INSERT INTO things VALUES (1, 1, 1)"})
        must(m_connection->execute(statement));
    const auto hit = [&](const QByteArray &values) { return m_connection->execute("INSERT INTO things VALUES " + values).error().detail; };
    QVERIFY2(hit("(1, 2, 3)").endsWith(u" constraint things_pkey"), qPrintable(hit("(1, 2, 3)")));
    QVERIFY2(hit("(2, 1, 3)").endsWith(u" constraint things_small"), qPrintable(hit("(2, 1, 3)")));
    QVERIFY2(hit("(20, 1, 1)").endsWith(u" constraint things_c_b_key"), qPrintable(hit("(20, 1, 1)")));
    QCOMPARE(m_connection->execute("INSERT INTO things VALUES (1, 2, 3)").error().code, u"conflict"_s); // whose name says nothing to anybody
}

void TestSqlValues::componentsArePackedWithoutLoss()
{
    QList<ObservedComponent> components = snapshot(TargetId::create(), 1, 'a').components;
    components.append(components.constFirst());
    components[1].name = u"zeta"_s;
    components[1].repoDigests = {QString(u"sha512:"_s + QString(128, u'b')), u"sha256:ABC"_s, u"md5:1"_s};
    components[1].platformDigest.clear();
    components[1].replicasRunning = std::numeric_limits<int>::max();
    components.append(ObservedComponent());
    const QByteArray packed = sql::packComponents(components);
    std::rotate(components.begin(), components.begin() + 2, components.end()); // The empty name sorts first.
    QCOMPARE(sql::unpackComponents(packed), components);
    QCOMPARE(viewed(packed), components);
    QCOMPARE(sql::unpackComponents(sql::packComponents({})), QList<ObservedComponent>());
    QCOMPARE(viewed(sql::packComponents({})), QList<ObservedComponent>());
}

void TestSqlValues::replicasHaveOneOrder()
{
    const ObservedComponent plain = snapshot(TargetId::create(), 1, 'a').components.constFirst();
    QList<ObservedComponent> replicas(6, plain);
    replicas[0].imageId = u"sha256:1"_s;
    replicas[1].imageId = u"sha256:2"_s;
    replicas[2].platformDigest = digest('f');
    replicas[3].image = u"another"_s;
    replicas[4].repoDigests = {digest('d')};
    replicas[5].name = u"zeta"_s;
    const QByteArray packed = sql::packComponents(replicas);
    for (int i = 0; i < 6; ++i) {
        std::rotate(replicas.begin(), replicas.begin() + 1, replicas.end());
        QCOMPARE(sql::packComponents(replicas), packed);
    }
    std::reverse(replicas.begin(), replicas.end());
    QCOMPARE(sql::packComponents(replicas), packed);
}

void TestSqlValues::equalImagesHaveEqualBytes()
{
    ObservedComponent one = snapshot(TargetId::create(), 1, 'a').components.constFirst();
    ObservedComponent other = one;
    other.containerId = u"another"_s;
    other.startedAt = u"2026-01-01T00:00:00Z"_s;
    ObservedComponent third = one;
    third.imageId = u"sha256:x"_s; // behind the others
    std::vector<std::string> images;
    sql::forEachComponent(sql::packComponents({one, other, third}), [&](const ComponentView &view) {
        images.emplace_back(view.image);
        QCOMPARE(QString::fromUtf8(view.name.data(), static_cast<qsizetype>(view.name.size())), one.name);
        QCOMPARE(view.replicasRunning, one.replicasRunning);
    });
    QCOMPARE(images.size(), std::size_t(3));
    QVERIFY(images.at(0) == images.at(1));
    QVERIFY(images.at(0) != images.at(2));
}

// A component that says nothing of its image is the same content as before there was a place for it.
void TestSqlValues::whatImagesSayIsPackedBehindComponents()
{
    QList<ObservedComponent> components = snapshot(TargetId::create(), 1, 'a').components;
    const QByteArray before = sql::packComponents(components);
    QCOMPARE(before.front(), '\1');
    components.append(components.constFirst());
    components[1].name = u"zeta"_s;
    components[1].origin = {u"abc1234"_s, u"https://example.com/shop"_s, u"v1"_s, u"2026-01-15T00:00:00Z"_s};
    const QByteArray packed = sql::packComponents(components);
    QCOMPARE(packed.front(), '\2');
    QCOMPARE(sql::unpackComponents(packed), components);
    const auto seen = viewed(packed);
    QCOMPARE(seen.size(), 2);
    QCOMPARE(seen.at(1).name, u"zeta"_s);
    QCOMPARE(seen.at(1).repoDigests, components.at(1).repoDigests);
    components.removeLast();
    QCOMPARE(sql::unpackComponents(before), components);
    for (qsizetype size = 0; size < packed.size(); ++size)
        QVERIFY(sql::unpackComponents(packed.first(size)).size() < 2);
    components[0].origin.revision = u"a\x1b[31m"_s; // of a row that somebody made
    QVERIFY(sql::unpackComponents(sql::packComponents(components)).constFirst().origin.isEmpty());
}

void TestSqlValues::cutBytesAreSurvived()
{
    const QByteArray packed = sql::packComponents(snapshot(TargetId::create(), 1, 'a').components);
    for (qsizetype size = 0; size < packed.size(); ++size)
        QVERIFY(sql::unpackComponents(packed.first(size)).isEmpty() && viewed(packed.first(size)).isEmpty());
    QVERIFY(viewed("\1\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff").isEmpty());
    QVERIFY(sql::unpackComponents("\1\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff").isEmpty());
    QVERIFY(sql::unpackComponents("\3" + packed.mid(1)).isEmpty());
}

QTEST_GUILESS_MAIN(TestSqlValues)
#include "tst_sqlvalues.moc"
