// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/observedchangejson.h"

#include "services/codec/engineactjson.h"
#include "services/codec/jsonreader.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

void writeImage(JsonWriter &json, std::string_view name, const NamedImage &image)
{
    json.key(name);
    json.beginObject();
    json.fieldOrNull("digest", QStringView(image.digest));
    json.fieldOrNull("image", QStringView(image.name));
    json.endObject();
}

void readImage(JsonReader &reader, const QString &key, NamedImage &image)
{
    reader.inside(key, [&](JsonReader &inner) {
        inner.nullableText(u"digest"_s, image.digest);
        inner.nullableText(u"image"_s, image.name);
    });
}

QJsonValue evidenceId(QUuid id)
{
    return id.isNull() ? QJsonValue() : QJsonValue(id.toString(QUuid::WithoutBraces));
}

} // namespace

QJsonArray toJson(const QList<ChangeEvidence> &evidence)
{
    QJsonArray json;
    for (const ChangeEvidence &each : evidence) {
        QJsonObject object{{u"kind"_s, toString(each.kind)},
                           {u"at"_s, QString::fromStdString(toRfc3339Milliseconds(each.at))},
                           {u"ref"_s, evidenceId(each.ref)},
                           {u"by"_s, evidenceId(each.by)},
                           {u"text"_s, each.text}};
        if (each.kind == EvidenceKind::GateCheck)
            object.insert(u"allowed"_s, !each.no);
        if (each.act)
            object.insert(u"event"_s, toJson(*each.act));
        json.append(object);
    }
    return json;
}

QList<ChangeEvidence> evidenceFromJson(const QJsonArray &json)
{
    QList<ChangeEvidence> all;
    for (const QJsonValue value : json) {
        const QJsonObject object = value.toObject();
        const auto kind = evidenceKindFromString(object.value("kind"_L1).toString());
        const auto at = parseInstant(object.value("at"_L1).toString().toStdString());
        const auto act = at ? engineActFromJson(object.value("event"_L1).toObject(), *at) : std::nullopt;
        if (!kind || !at || (*kind == EvidenceKind::EngineAct && !act)) // of a newer server
            continue;
        all.append({.kind = *kind,
                    .at = *at,
                    .ref = parseUuid(object.value("ref"_L1).toString()),
                    .by = parseUuid(object.value("by"_L1).toString()),
                    .text = object.value("text"_L1).toString(),
                    .no = !object.value("allowed"_L1).toBool(true),
                    .act = act});
    }
    return all;
}

void writeObservedChangeMembers(JsonWriter &json, const ObservedChange &change, const QString &targetName)
{
    json.field("id", change.id);
    json.field("environmentId", change.environment);
    json.field("targetId", change.target);
    json.field("targetName", QStringView(targetName));
    json.field("component", QStringView(change.component));
    writeImage(json, "from", change.from);
    writeImage(json, "to", change.to);
    json.key("notBefore");
    json.instantMilliseconds(change.notBefore);
    json.key("firstSeenAt");
    json.instantMilliseconds(change.seenAt);
    json.field("verdict", QStringView(toString(change.verdict)));
    const QByteArray evidence = QJsonDocument(toJson(change.evidence)).toJson(QJsonDocument::Compact);
    json.rawField("evidence", {evidence.constData(), static_cast<std::size_t>(evidence.size())});
    if (!change.explanation) {
        json.nullField("explanation");
        return;
    }
    json.key("explanation");
    json.beginObject();
    json.field("reason", QStringView(change.explanation->reason));
    json.fieldOrNull("ticket", QStringView(change.explanation->ticket));
    json.field("by", change.explanation->by);
    json.field("at", change.explanation->at);
    json.endObject();
}

Result<ShownChange> observedChangeFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    ShownChange shown;
    ObservedChange &change = shown.change;
    reader.id(u"id"_s, change.id);
    reader.id(u"environmentId"_s, change.environment);
    reader.id(u"targetId"_s, change.target);
    reader.text(u"targetName"_s, shown.targetName);
    reader.text(u"component"_s, change.component);
    readImage(reader, u"from"_s, change.from);
    readImage(reader, u"to"_s, change.to);
    reader.instant(u"notBefore"_s, change.notBefore);
    reader.instant(u"firstSeenAt"_s, change.seenAt);
    reader.word(u"verdict"_s, change.verdict, changeVerdictFromString);
    change.evidence = evidenceFromJson(json.value("evidence"_L1).toArray());
    reader.inside(u"explanation"_s, [&](JsonReader &said) {
        change.explanation.emplace();
        said.text(u"reason"_s, change.explanation->reason);
        said.nullableText(u"ticket"_s, change.explanation->ticket);
        said.id(u"by"_s, change.explanation->by);
        said.instant(u"at"_s, change.explanation->at);
    });
    return errors.isEmpty() ? Result<ShownChange>(shown) : Result<ShownChange>(malformedAnswer(errors));
}

Result<ChangeCounts> changeCountsFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    ChangeCounts counts;
    reader.id(u"environmentId"_s, counts.environment);
    static constexpr std::array<const char *, changeVerdictCount> names{"announced", "asked", "duringFreeze", "unexplained"};
    for (std::size_t i = 0; i < names.size(); ++i)
        reader.bigInteger(QString::fromLatin1(names.at(i)), counts.byVerdict.at(i));
    return errors.isEmpty() ? Result<ChangeCounts>(counts) : Result<ChangeCounts>(malformedAnswer(errors));
}

QJsonObject toJson(const ChangeExplanation &said)
{
    QJsonObject json{{u"reason"_s, said.reason}};
    if (!said.ticket.isEmpty())
        json.insert(u"ticket"_s, said.ticket);
    return json;
}

Result<ChangeExplanation> explanationFromJson(const QJsonObject &body, bool lenient)
{
    QList<FieldError> errors;
    JsonReader reader(body, errors);
    ChangeExplanation said;
    reader.require(u"reason"_s);
    reader.text(u"reason"_s, said.reason);
    reader.nullableText(u"ticket"_s, said.ticket);
    if (!lenient)
        reader.refuseUnknown();
    return errors.isEmpty() ? validated(said) : Result<ChangeExplanation>(validationError(errors));
}

QJsonObject auditJson(const ObservedChange &change)
{
    QJsonObject json{{u"component"_s, change.component}, {u"verdict"_s, toString(change.verdict)}, {u"digest"_s, change.to.digest}};
    if (change.explanation) {
        json.insert(u"reason"_s, change.explanation->reason);
        json.insert(u"ticket"_s, change.explanation->ticket);
    }
    return json;
}

} // namespace tidegate
