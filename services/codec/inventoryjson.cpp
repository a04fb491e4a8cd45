// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/inventoryjson.h"

#include "services/codec/engineactjson.h"
#include "services/codec/jsonreader.h"
#include "services/codec/messagejson.h"
#include "services/domain/say.h"
#include "services/domain/sticker.h"
#include "services/domain/textrules.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// "repo@sha256:…" or a bare digest → the bare digest; empty when it is none.
QString bareDigest(const QString &text)
{
    return canonicalDigest(text.section(u'@', -1));
}

/// One form for each id, so that it is compared with what another collector says: with its algorithm, which some leave out, and in lower case.
QString plainImageId(const QString &text)
{
    for (const QString &form : {text, QString(u"sha256:"_s + text)}) {
        if (const QString digest = canonicalDigest(form); !digest.isEmpty())
            return digest;
    }
    return text;
}

void readDigests(JsonReader &reader, ObservedComponent &component)
{
    QStringList repoDigests;
    if (reader.has(u"repoDigests"_s))
        reader.texts(u"repoDigests"_s, repoDigests);
    for (const QString &text : repoDigests) {
        const QString digest = bareDigest(text);
        if (digest.isEmpty())
            reader.error(u"repoDigests"_s, say("invalid-digest/reported", text.left(96)));
        else if (!component.repoDigests.contains(digest))
            component.repoDigests.append(digest);
    }
    component.repoDigests.sort();
    QString platform;
    if (reader.nullableText(u"platformDigest"_s, platform) && !platform.isEmpty()) {
        component.platformDigest = bareDigest(platform);
        if (component.platformDigest.isEmpty())
            reader.error(u"platformDigest"_s, say("invalid-digest/reported", platform.left(96)));
    }
}

void readReplicas(JsonReader &reader, ObservedComponent &component)
{
    component.replicasRunning = isRunning(component) ? 1 : 0;
    component.replicasDesired = isCompleted(component) ? 0 : 1;
    reader.inside(u"replicas"_s, [&](JsonReader &replicas) {
        replicas.integer(u"desired"_s, component.replicasDesired);
        replicas.integer(u"running"_s, component.replicasRunning);
    });
    if (component.replicasDesired < 0 || component.replicasRunning < 0)
        reader.error(u"replicas"_s, say("out-of-range/replicas"));
}

/// Of labels what is kept: that there is one of ours, and what the image says of itself.
void readLabels(JsonReader &reader, ObservedComponent &component)
{
    Labels labels;
    if (reader.has(u"labels"_s))
        reader.labels(u"labels"_s, labels);
    component.labelled = !labels.value(u"tidegate.component"_s).isEmpty();
    component.origin = originOfLabels([&labels](QLatin1StringView name) { return labels.value(name); });
    reader.optionalBoolean(u"labelled"_s, component.labelled);
}

ObservedComponent readComponent(JsonReader &reader)
{
    ObservedComponent component;
    reader.require(u"name"_s);
    reader.text(u"name"_s, component.name);
    if (const auto error = textError(component.name, reader.pointer(u"name"_s), {.minimum = 1, .maximum = maxComponentName}); error && reader.has(u"name"_s))
        reader.error(u"name"_s, error->said);
    else
        component.name = componentName(component.name);
    reader.nullableText(u"containerId"_s, component.containerId);
    reader.nullableText(u"image"_s, component.image);
    readDigests(reader, component);
    if (reader.nullableText(u"imageId"_s, component.imageId))
        component.imageId = plainImageId(component.imageId);
    reader.require(u"state"_s);
    reader.text(u"state"_s, component.state);
    if (reader.has(u"state"_s) && !observedStates().contains(component.state))
        reader.error(u"state"_s, say("invalid-value/state"));
    reader.nullableText(u"health"_s, component.health);
    readReplicas(reader, component);
    readLabels(reader, component);
    reader.nullableText(u"startedAt"_s, component.startedAt);
    return component;
}

/// What parts the replicas of a component that run different images.
QString imageKeyOf(const ObservedComponent &component)
{
    return QStringList{component.name, component.imageId, component.platformDigest, component.image, component.repoDigests.join(u' ')}.join(u'\n');
}

/// In name order. Replicas that run different images stand apart under one name, as in a rollout that stopped half-way; in what is sent to us a second one of
/// the same image is an error, and so are more images of one name than are kept.
enum class Names { Unique, Repeated };
void readComponents(JsonReader &reader, QList<ObservedComponent> &components, bool refuseUnknown, Names allowed)
{
    QSet<QString> known;
    QHash<QString, qsizetype> images;
    reader.each(u"components"_s, [&](JsonReader &element) {
        components.append(readComponent(element));
        if (refuseUnknown)
            element.refuseUnknown();
        const QString key = imageKeyOf(components.last());
        if (allowed == Names::Unique && known.contains(key))
            element.error(u"name"_s, say("duplicate/component", components.last().name.left(128)));
        else if (allowed == Names::Unique && ++images[components.last().name] == maxImagesOfName + 1) // said once
            element.error(u"name"_s, say("too-many-images/component", components.last().name.left(128), maxImagesOfName));
        known.insert(key);
    });
    std::stable_sort(components.begin(), components.end(), [](const auto &a, const auto &b) { return a.name.toUtf8() < b.name.toUtf8(); });
}

/// The release a sticker file names: our form, or the older one with a release object.
QString releaseOfFile(const QJsonObject &file)
{
    const QString own = file.value("releaseId"_L1).toString();
    return own.isEmpty() ? file.value("release"_L1).toObject().value("id"_L1).toString() : own;
}

/// Returns whether it says anything of a sticker file.
bool readObserved(JsonReader &section, InventorySnapshot &snapshot, TargetId target, bool lenient)
{
    const bool saysSticker = section.has(u"sticker"_s);
    snapshot.targetId = target;
    if (target.isNull())
        section.require(u"targetId"_s);
    if (section.id(u"targetId"_s, snapshot.targetId) && !target.isNull() && snapshot.targetId != target)
        section.error(u"targetId"_s, say("target-mismatch"));
    if (section.has(u"components"_s))
        readComponents(section, snapshot.components, !lenient, Names::Unique);
    if (section.has(u"errors"_s))
        section.texts(u"errors"_s, snapshot.errors);
    if (section.has(u"notes"_s))
        section.texts(u"notes"_s, snapshot.notes);
    if (!section.has(u"components"_s) && snapshot.errors.isEmpty())
        section.require(u"components"_s);
    QJsonObject sticker;
    if (section.merged(u"sticker"_s, sticker))
        snapshot.stickerReleaseId = releaseOfFile(sticker).left(128);
    section.computed(u"stickerSha256"_s);
    section.computed(u"health"_s); // of agents, who are asked for it
    section.computed(u"report"_s); // likewise
    return saysSticker;
}

void readHead(JsonReader &reader, InventoryPush &push, InventorySnapshot &common)
{
    QString kind = u"full"_s;
    QUuid base;
    for (const auto &key : {u"snapshotId"_s, u"observedAt"_s, u"targets"_s})
        reader.require(key);
    reader.id(u"snapshotId"_s, push.id);
    reader.bigInteger(u"sequence"_s, push.sequence);
    if (push.sequence < 0)
        reader.error(u"sequence"_s, say("out-of-range/sequence"));
    if (reader.text(u"kind"_s, kind) && kind != "full"_L1 && kind != "delta"_L1)
        reader.error(u"kind"_s, say("unsupported-kind"));
    reader.nullableUuid(u"baseSnapshotId"_s, base);
    if (kind == "delta"_L1 && base.isNull())
        reader.error(u"baseSnapshotId"_s, say("required/base-snapshot"));
    if (kind == "delta"_L1)
        push.base = SnapshotId(base);
    reader.instant(u"observedAt"_s, common.observedAt);
    reader.nullableText(u"collector"_s, common.collector);
    if (const auto error = textError(common.collector, reader.pointer(u"collector"_s), {.maximum = 128}))
        reader.error(u"collector"_s, error->said);
}

/// As labels, as they were found.
void writeOrigin(JsonWriter &json, const ImageOrigin &origin)
{
    if (origin.isEmpty())
        return;
    json.key("labels");
    json.beginObject();
    forEachLabel(origin, [&json](QLatin1StringView name, const QString &value) {
        json.field(std::string_view(name.data(), static_cast<std::size_t>(name.size())), QStringView(value));
    });
    json.endObject();
}

SnapshotId idAmongSeveral(SnapshotId push, TargetId target)
{
    return SnapshotId(QUuid::createUuidV5(push.uuid(), target.toString()));
}

} // namespace

bool isOfPush(SnapshotId snapshot, SnapshotId push, TargetId target)
{
    return snapshot == push || snapshot == idAmongSeveral(push, target);
}

void writeComponents(JsonWriter &json, const QList<ObservedComponent> &components)
{
    json.beginArray();
    for (const ObservedComponent &component : components) {
        json.beginObject();
        json.field("name", component.name);
        json.fieldOrNull("containerId", QStringView(component.containerId));
        json.fieldOrNull("image", QStringView(component.image));
        json.key("repoDigests");
        json.beginArray();
        for (const QString &digest : component.repoDigests)
            json.string(QStringView(digest));
        json.endArray();
        json.fieldOrNull("platformDigest", QStringView(component.platformDigest));
        json.fieldOrNull("imageId", QStringView(component.imageId));
        json.field("state", component.state);
        json.fieldOrNull("health", QStringView(component.health));
        json.key("replicas");
        json.beginObject();
        json.field("desired", component.replicasDesired);
        json.field("running", component.replicasRunning);
        json.endObject();
        json.field("labelled", component.labelled);
        writeOrigin(json, component.origin);
        json.fieldOrNull("startedAt", QStringView(component.startedAt));
        json.endObject();
    }
    json.endArray();
}

void writeSnapshotMembers(JsonWriter &json, const InventorySnapshot &snapshot)
{
    json.field("snapshotId", snapshot.id);
    json.field("targetId", snapshot.targetId);
    json.field("observedAt", snapshot.observedAt);
    json.field("sequence", snapshot.sequence);
    json.field("collector", snapshot.collector);
    json.key("components");
    writeComponents(json, snapshot.components);
    json.key("errors");
    json.beginArray();
    for (const QString &error : snapshot.errors)
        json.string(QStringView(error));
    json.endArray();
    json.key("notes");
    json.beginArray();
    for (const QString &note : snapshot.notes)
        json.string(QStringView(note));
    json.endArray();
    json.fieldOrNull("stickerReleaseId", QStringView(snapshot.stickerReleaseId));
    json.field("receivedAt", snapshot.receivedAt);
    writeMessages(json, "errorMessages", snapshot.errorMessages);
    writeMessages(json, "noteMessages", snapshot.noteMessages);
}

Result<InventoryPush> inventoryPushFromJson(const QJsonObject &body, TargetId target, bool lenient)
{
    QList<FieldError> errors;
    JsonReader reader(body, errors);
    InventoryPush push;
    InventorySnapshot common;
    readHead(reader, push, common);
    common.sequence = push.sequence;
    QSet<TargetId> seen;
    reader.each(u"targets"_s, [&](JsonReader &section) {
        InventorySnapshot snapshot = common;
        const bool saysSticker = readObserved(section, snapshot, target, lenient);
        if (saysSticker)
            push.withSticker.insert(snapshot.targetId);
        if (section.has(u"events"_s))
            push.acts.insert(snapshot.targetId, readEngineActs(section, u"events"_s, snapshot.observedAt, !lenient));
        if (!lenient)
            section.refuseUnknown();
        if (seen.contains(snapshot.targetId))
            section.error(u"targetId"_s, say("duplicate/target"));
        seen.insert(snapshot.targetId);
        push.snapshots.append(snapshot);
    });
    if (reader.has(u"targets"_s) && push.snapshots.isEmpty() && errors.isEmpty())
        reader.error(u"targets"_s, say("required/snapshot-target"));
    if (!lenient)
        reader.refuseUnknown();
    if (!errors.isEmpty())
        return validationError(errors);
    for (InventorySnapshot &snapshot : push.snapshots)
        snapshot.id = push.snapshots.size() == 1 ? push.id : idAmongSeveral(push.id, snapshot.targetId);
    return push;
}

Result<InventorySnapshot> snapshotFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    InventorySnapshot snapshot;
    reader.id(u"snapshotId"_s, snapshot.id);
    reader.id(u"targetId"_s, snapshot.targetId);
    reader.instant(u"observedAt"_s, snapshot.observedAt);
    reader.bigInteger(u"sequence"_s, snapshot.sequence);
    reader.nullableText(u"collector"_s, snapshot.collector);
    readComponents(reader, snapshot.components, false, Names::Repeated);
    reader.texts(u"errors"_s, snapshot.errors);
    if (reader.has(u"notes"_s)) // servers before 1.1 have none
        reader.texts(u"notes"_s, snapshot.notes);
    reader.nullableText(u"stickerReleaseId"_s, snapshot.stickerReleaseId);
    reader.instant(u"receivedAt"_s, snapshot.receivedAt);
    snapshot.errorMessages = reader.messages(u"errorMessages"_s);
    snapshot.noteMessages = reader.messages(u"noteMessages"_s);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return snapshot;
}

Result<QList<ObservedComponent>> componentsFromJson(const QJsonArray &json)
{
    QList<FieldError> errors;
    QList<ObservedComponent> components;
    JsonReader reader({{u"components"_s, json}}, errors, JsonReader::Mode::Answer);
    readComponents(reader, components, false, Names::Repeated);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return components;
}

} // namespace tidegate
