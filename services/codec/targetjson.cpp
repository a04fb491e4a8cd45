// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/targetjson.h"

#include "services/codec/fieldlister.h"
#include "services/codec/fields.h"
#include "services/codec/history.h"
#include "services/codec/targetgroupjson.h"
#include "services/domain/targetconnection.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// Where the member that starts at `at` ends: at its comma or behind the object. Minified, valid JSON.
std::size_t memberEnd(std::string_view object, std::size_t at)
{
    int depth = 0;
    bool quoted = false;
    for (; at < object.size(); ++at) {
        const char c = object[at];
        if (quoted) {
            at += c == '\\' ? 1 : 0;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == ',' && depth == 0) || ((c == '}' || c == ']') && depth-- == 0)) {
            return at;
        }
    }
    return object.size();
}

bool isNamed(std::string_view member, std::string_view name)
{
    return member.substr(1).starts_with(name) && member.substr(1 + name.size()).starts_with("\":");
}

/// What says where a target is, in the connection of whatever type.
const std::vector<std::string_view> &whereMembers()
{
    static const std::vector<std::string_view> members = [] {
        std::vector<std::string_view> all;
        for (const TargetTypeDescriptor &type : targetTypes()) {
            for (const ConnectionMember &each : type.members) {
                if (each.saysWhere)
                    all.emplace_back(each.key.data(), static_cast<std::size_t>(each.key.size()));
            }
        }
        return all;
    }();
    return members;
}

bool saysWhere(std::string_view member)
{
    return std::any_of(whereMembers().begin(), whereMembers().end(), [member](std::string_view each) { return isNamed(member, each); });
}

/// A connection as it is stored, without the member that is retired, and without what says where the target is unless `whole`.
void writeConnection(JsonWriter &json, std::string_view connection, bool whole)
{
    if (whole && connection.find(retiredConnectionMember) == std::string_view::npos) {
        json.raw(connection.empty() ? "{}" : connection);
        return;
    }
    std::string kept = "{";
    for (std::size_t at = 1; at < connection.size() && connection[at] == '"';) {
        const std::size_t end = memberEnd(connection, at);
        const std::string_view member = connection.substr(at, end - at);
        if (!isNamed(member, retiredConnectionMember) && (whole || !saysWhere(member))) {
            kept += kept.size() > 1 ? "," : "";
            kept += member;
        }
        at = end + 1;
    }
    json.raw(kept += '}');
}

/// The agent of a minified connection; quotes inside texts are escaped, so that this cannot be found in one.
std::string_view agentIdOf(std::string_view connection)
{
    constexpr std::string_view key = "\"agentId\":\"";
    const std::size_t at = connection.find(key);
    return at == std::string_view::npos ? std::string_view() : connection.substr(at + key.size(), 36);
}

/// Leaves out of the connection what the reader may not see.
class TargetWriter : public FieldWriter
{
public:
    TargetWriter(JsonWriter &json, bool withPlace) : FieldWriter(json), m_withPlace(withPlace) {}

    using FieldWriter::operator();
    void operator()(std::string_view name, const JsonText &object, unsigned flags = Plain)
    {
        if (!(flags & Place))
            return FieldWriter::operator()(name, object, flags);
        json().key(name);
        writeConnection(json(), object.text, m_withPlace);
    }
    void operator()(std::string_view name, const QJsonObject &object, unsigned flags = Plain)
    {
        const std::string text = QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
        (*this)(name, JsonText{text}, flags);
    }

private:
    const bool m_withPlace;
};

std::string_view agentIdOf(const JsonText &connection)
{
    return agentIdOf(connection.text);
}

QString agentIdOf(const QJsonObject &connection)
{
    return connection.value("agentId"_L1).toString();
}

} // namespace

static std::optional<TargetType> wordFrom(QStringView text, TargetType)
{
    return targetTypeFromString(text);
}

template <typename Visit, typename Release>
static void describeRelease(Visit &visit, Release &release)
{
    visit("id", release.id);
    visit("name", release.name);
    visit("deployedAt", release.deployedAt, Nullable);
}

template <typename Visit, typename Text>
static void describe(Visit &visit, BasicReleaseRef<Text> &release)
{
    describeRelease(visit, release);
}

template <typename Visit, typename Text>
static void describe(Visit &visit, const BasicReleaseRef<Text> &release)
{
    describeRelease(visit, release);
}

// Of a value and of a row. What is observed changes by itself between a GET and the PUT that follows it.
template <typename Visit, typename Entity>
static void describeTarget(Visit &visit, Entity &target)
{
    visit("id", target.id, Identifier);
    visit("environmentId", target.environmentId, Required);
    visit("targetGroupId", target.targetGroupId, OrNull);
    visit("name", target.name, Required);
    visit("targetType", target.type, Required | Fixed);
    visit("connection", target.connection, Required | Place);
    visit.derived("agentId", agentIdOf(target.connection), Managed | NullIfEmpty);
    visit("labels", target.labels);
    visit("deploymentDirectory", target.deploymentDirectory, Nullable);
    visit("enabled", target.enabled);
    visit("healthStatus", target.health.status, Managed);
    visit("healthMessage", target.health.message, Computed | OrNull);
    visit("healthCode", target.health.code, Computed | OrNull);
    visit("healthParams", target.health.params, Computed | Optional | OnlyIfSet);
    visit("healthCheckedAt", target.health.checkedAt, Computed | OrNull);
    visit("healthStale", target.healthStale, Computed | Lenient);
    visit("healthSince", target.healthSince, Computed | OrNull);
    visit("currentRelease", target.currentRelease, Computed | NullIfEmpty);
    visit.object("drift", Computed, [&target](auto &drift) {
        drift("status", target.driftStatus);
        drift("since", target.driftSince, OrNull);
        drift("count", target.driftCount);
    });
    visit.named("warnings", Computed | Optional);
    describeHistory(visit, target);
}

template <typename Visit>
static void describe(Visit &visit, Of<Target> auto &target)
{
    describeTarget(visit, target);
}

template <typename Visit>
static void describe(Visit &visit, Of<HealthReport> auto &report)
{
    visit("status", report.status);
    visit("message", report.message);
    visit("checkedAt", report.checkedAt, Nullable);
    visit("code", report.code, OrNull);
    visit("params", report.params, Optional | OnlyIfSet);
    visit("durationMs", report.duration, Lenient);
    visit.derived("source", std::string_view(report.byAgent ? "agent" : "direct"), Computed);
}

bool concealConnections(QJsonObject &object)
{
    bool found = false;
    for (const QString &key : object.keys()) {
        if (!object.value(key).isObject())
            continue;
        QJsonObject member = object.value(key).toObject();
        bool changed = concealConnections(member);
        for (const std::string_view where : whereMembers()) {
            if (key == u"connection") {
                changed = changed || member.contains(QLatin1StringView(where.data()));
                member.remove(QLatin1StringView(where.data()));
            }
        }
        if (changed)
            object.insert(key, member);
        found = found || changed;
    }
    return found;
}

AgentId agentOf(const TargetRow &row)
{
    const std::string_view text = row.connection.text;
    if (agentIdOf(text).empty())
        return {};
    return agentOf(QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()))).object());
}

void writeTargetMembers(JsonWriter &json, const TargetRow &row, Instant now, bool withConnection)
{
    TargetRow shown = row;
    shown.healthStale = isStale(row.health.checkedAt, row.interval(), now);
    TargetWriter visit(json, withConnection);
    describeTarget(visit, shown);
}

void writeTargetMembers(JsonWriter &json, const Target &target, bool withConnection)
{
    TargetWriter visit(json, withConnection);
    describeTarget(visit, target);
}

Result<Target> applyTargetJson(Target base, const QJsonObject &body, bool creating, bool lenient)
{
    QList<FieldError> errors;
    JsonReader reader(body, errors);
    const Target stored = base;
    readPatch(reader, {.creating = creating, .strict = !lenient, .order = ErrorOrder::MissingFirst}, [&base](FieldReader &visit) { describe(visit, base); });
    if (!creating && base.environmentId != stored.environmentId && !body.contains("targetGroupId"_L1))
        base.targetGroupId = {};
    if (!lenient)
        reader.refuseUnknown();
    // Of an unknown or missing type nothing can be said about the connection.
    const bool typeKnown = std::none_of(errors.begin(), errors.end(),
                                        [](const FieldError &error) { return error.pointer == "/targetType"_L1 || error.pointer == "/connection"_L1; });
    auto checked = validated(base, creating ? nullptr : &stored);
    QList<FieldError> more = checked ? QList<FieldError>() : checked.error().fields;
    if (!typeKnown)
        more.removeIf([](const FieldError &error) { return error.pointer.startsWith("/connection/"_L1); });
    if (!errors.isEmpty() || !checked)
        return mergedErrors(errors, more);
    return checked;
}

Result<Target> targetFromJson(const QJsonObject &json)
{
    return answerAs<Target>(json);
}

QJsonObject toJson(const Target &target, const Target *before)
{
    QJsonObject connection = target.connection;
    if (before) {
        for (auto it = before->connection.begin(); it != before->connection.end(); ++it) {
            if (!connection.contains(it.key()))
                connection.insert(it.key(), QJsonValue());
        }
    }
    QJsonObject json = jsonObject(target, FieldUse::Body);
    json.insert(u"connection"_s, connection);
    json.insert(u"labels"_s, toJson(target.labels, before ? before->labels : Labels()));
    return json;
}

QJsonObject shownJson(const Target &target)
{
    return jsonObject([&target](JsonWriter &json) { writeTargetMembers(json, target); });
}

QJsonObject auditJson(const Target &target)
{
    return jsonObject(target, FieldUse::Audit);
}

QList<FieldDescription> targetFields()
{
    return listFields<Target>();
}

QJsonObject toJson(const TargetPatch &patch)
{
    QJsonObject json;
    QJsonObject labels = toJson(patch.setLabels);
    for (const QString &key : patch.removeLabels)
        labels.insert(key, QJsonValue());
    if (!labels.isEmpty())
        json.insert(u"labels"_s, labels);
    if (patch.environment)
        json.insert(u"environmentId"_s, patch.environment->toString());
    if (patch.group)
        json.insert(u"targetGroupId"_s, idOrNull(patch.group->uuid()));
    if (patch.enabled)
        json.insert(u"enabled"_s, *patch.enabled);
    return json;
}

void writeHealthReportMembers(JsonWriter &json, const HealthReport &report)
{
    FieldWriter visit(json);
    describe(visit, report);
}

Result<HealthReport> healthReportFromJson(const QJsonObject &json)
{
    return answerAs<HealthReport>(json);
}

} // namespace tidegate
