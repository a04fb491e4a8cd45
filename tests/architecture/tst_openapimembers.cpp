// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/environmentjson.h"
#include "services/codec/freezewindowjson.h"
#include "services/codec/stickerjson.h"
#include "services/codec/targetgroupjson.h"
#include "services/codec/targetjson.h"
#include "tests/support/schemacheck.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

using Fields = QList<FieldDescription>;
using Names = QSet<QString>;

template <typename Wanted>
Names namesOf(const Fields &fields, Wanted wanted)
{
    Names names;
    for (const FieldDescription &field : fields) {
        if (wanted(field))
            names.insert(field.name);
    }
    return names;
}

QStringList listed(const Names &names)
{
    QStringList list(names.begin(), names.end());
    list.sort();
    return list;
}

bool isAnswered(const FieldDescription &field)
{
    return (field.flags & RequestOnly) == 0;
}

bool isAlwaysAnswered(const FieldDescription &field)
{
    return isAnswered(field) && (field.flags & (Optional | OnlyIfSet)) == 0;
}

bool isUpdated(const FieldDescription &field)
{
    return field.isWritable();
}

bool isCreated(const FieldDescription &field)
{
    return field.isWritable() || field.flags & Identifier || (field.flags & Fixed && field.flags & Required);
}

bool isRequired(const FieldDescription &field)
{
    return (field.flags & Required) != 0;
}

bool isNullInAnswers(const FieldDescription &field)
{
    return (field.flags & NullIfEmpty) != 0;
}

bool isNullInRequests(const FieldDescription &field)
{
    return (field.flags & Nullable) != 0;
}

QString typeOf(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Text:
    case FieldKind::Time:
    case FieldKind::Id:
    case FieldKind::Word:
        return u"string"_s;
    case FieldKind::Boolean:
        return u"boolean"_s;
    case FieldKind::Integer:
        return u"integer"_s;
    case FieldKind::Texts:
    case FieldKind::Ids:
    case FieldKind::List:
        return u"array"_s;
    case FieldKind::LabelSet:
    case FieldKind::Object:
        return u"object"_s;
    case FieldKind::Anything:
        break;
    }
    return {};
}

} // namespace

/// The document against the descriptions that read and write what it speaks of (services/codec/fieldflags.h), both ways.
class TestOpenApiMembers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void answersHaveTheDescribedMembers_data() { addEntities(); }
    void answersHaveTheDescribedMembers();
    void requestsHaveTheWritableMembers_data() { addEntities(); }
    void requestsHaveTheWritableMembers();

private:
    using IsNull = bool (*)(const FieldDescription &);
    static void addEntities();
    QJsonObject schema(const QString &name) const;
    QJsonObject properties(const QJsonObject &schema) const { return schema.value(u"properties"_s).toObject(); }
    static Names required(const QJsonObject &schema);
    QJsonObject withoutNull(const QJsonObject &property, bool &saysNull) const;
    QString difference(const FieldDescription &field, const QJsonObject &property, IsNull isNull) const;
    void compare(const Fields &fields, const QJsonObject &schema, IsNull isNull) const;

    QJsonObject m_document;
    std::unique_ptr<SchemaCheck> m_check;
};

void TestOpenApiMembers::initTestCase()
{
    QFile file(QStringLiteral(TIDEGATE_OPENAPI));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_document = QJsonDocument::fromJson(file.readAll()).object();
    m_check = std::make_unique<SchemaCheck>(m_document);
}

void TestOpenApiMembers::addEntities()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QStringList>("creations");
    QTest::addColumn<QString>("update");
    QTest::addColumn<QList<FieldDescription>>("fields");
    QTest::newRow("environment") << u"Environment"_s << QStringList{u"CreateEnvironment"_s} << u"UpdateEnvironment"_s << environmentFields();
    QTest::newRow("freeze") << u"FreezeWindow"_s << QStringList{u"CreateFreezeWindow"_s} << u"UpdateFreezeWindow"_s << freezeWindowFields();
    QTest::newRow("group") << u"TargetGroup"_s << QStringList{u"CreateTargetGroup"_s} << u"UpdateTargetGroup"_s << targetGroupFields();
    QTest::newRow("target") << u"TargetProperties"_s << QStringList{u"CreateTarget"_s} << u"UpdateTarget"_s << targetFields();
    QTest::newRow("sticker") << u"Sticker"_s << QStringList{u"PutSticker"_s} << QString() << stickerFields();
}

QJsonObject TestOpenApiMembers::schema(const QString &name) const
{
    return m_document.value(u"components"_s).toObject().value(u"schemas"_s).toObject().value(name).toObject();
}

Names TestOpenApiMembers::required(const QJsonObject &schema)
{
    Names names;
    for (const QJsonValue each : schema.value(u"required"_s).toArray())
        names.insert(each.toString());
    return names;
}

/// The schema that a property leads to; a branch for null beside it is noted.
QJsonObject TestOpenApiMembers::withoutNull(const QJsonObject &property, bool &saysNull) const
{
    QJsonObject resolved = m_check->resolved(property);
    for (const QJsonValue branch : resolved.value(u"anyOf"_s).toArray()) {
        if (branch.toObject().value(u"type"_s) == u"null"_s)
            saysNull = true;
        else
            resolved = m_check->resolved(branch.toObject());
    }
    return resolved;
}

/// What the schema of a member says otherwise than its description.
QString TestOpenApiMembers::difference(const FieldDescription &field, const QJsonObject &property, IsNull isNull) const
{
    bool saysNull = false;
    const QJsonObject resolved = withoutNull(property, saysNull);
    const QJsonValue said = resolved.value(u"type"_s);
    QStringList types = said.isArray() ? QStringList() : QStringList{said.toString()};
    for (const QJsonValue each : said.toArray())
        types.append(each.toString());
    saysNull = types.removeAll(u"null"_s) > 0 || saysNull;
    if (field.kind == FieldKind::Anything)
        return {};
    const bool isWord = field.kind == FieldKind::Word && (resolved.contains(u"enum"_s) || resolved.contains(u"const"_s));
    if (types != QStringList{typeOf(field.kind)} && !isWord)
        return u"is of type "_s + types.join(u',');
    if (saysNull != isNull(field))
        return saysNull ? u"must not be null"_s : u"may be null"_s;
    const QString format = resolved.value(u"format"_s).toString();
    if ((field.kind == FieldKind::Id && format != u"uuid") || (field.kind == FieldKind::Time && format != u"date-time"))
        return u"has the format "_s + format;
    return {};
}

void TestOpenApiMembers::compare(const Fields &fields, const QJsonObject &schema, IsNull isNull) const
{
    const QJsonObject described = properties(schema);
    for (const FieldDescription &field : fields) {
        if (!described.contains(field.name))
            continue; // the names were compared
        const QJsonObject property = described.value(field.name).toObject();
        const QString wrong = difference(field, property, isNull);
        QVERIFY2(wrong.isEmpty(), qPrintable(field.name + u' ' + wrong));
        if (field.members.isEmpty())
            continue;
        bool saysNull = false;
        QJsonObject inner = withoutNull(property, saysNull);
        if (field.kind == FieldKind::List)
            inner = m_check->resolved(inner.value(u"items"_s).toObject());
        const QStringList names = properties(inner).keys();
        QCOMPARE(listed(Names(names.begin(), names.end())), listed(namesOf(field.members, isAnswered)));
        // An object that can be written has one schema for both directions.
        compare(field.members, inner, field.isWritable() && field.kind == FieldKind::Object ? isNullInRequests : isNull);
    }
}

void TestOpenApiMembers::answersHaveTheDescribedMembers()
{
    QFETCH(QString, answer);
    QFETCH(QList<FieldDescription>, fields);
    const QJsonObject shown = schema(answer);
    const QStringList names = properties(shown).keys();
    QCOMPARE(listed(Names(names.begin(), names.end())), listed(namesOf(fields, isAnswered)));
    QCOMPARE(listed(required(shown)), listed(namesOf(fields, isAlwaysAnswered)));
    compare(fields, shown, isNullInAnswers);
}

void TestOpenApiMembers::requestsHaveTheWritableMembers()
{
    QFETCH(QStringList, creations);
    QFETCH(QString, update);
    QFETCH(QList<FieldDescription>, fields);
    for (const QString &creation : std::as_const(creations)) {
        const QJsonObject named = schema(creation);
        const QJsonArray branches = named.contains(u"oneOf"_s) ? named.value(u"oneOf"_s).toArray() : QJsonArray{named};
        for (const QJsonValue branch : branches) {
            const QJsonObject created = m_check->resolved(branch.toObject());
            const QStringList names = properties(created).keys();
            QCOMPARE(listed(Names(names.begin(), names.end())), listed(namesOf(fields, isCreated)));
            QCOMPARE(listed(required(created)), listed(namesOf(fields, isRequired)));
            compare(fields, created, isNullInRequests);
        }
    }
    if (update.isEmpty())
        return;
    const QJsonObject updated = schema(update);
    const QStringList names = properties(updated).keys();
    QCOMPARE(listed(Names(names.begin(), names.end())), listed(namesOf(fields, isUpdated)));
    QCOMPARE(listed(required(updated)), QStringList());
    compare(fields, updated, isNullInRequests);
}

QTEST_GUILESS_MAIN(TestOpenApiMembers)
#include "tst_openapimembers.moc"
