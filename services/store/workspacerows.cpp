// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/workspacerows.h"

#include "services/codec/environmentjson.h"
#include "services/codec/strictjson.h"
#include "services/domain/say.h"
#include "services/domain/targetconnection.h"
#include "services/domain/textrules.h"
#include "services/store/values.h"

#include <algorithm>
#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr std::array tablesOfWorkspace{
    "environments",      "freeze_windows",   "target_groups",     "targets",       "target_labels", "health_transitions",
    "components",        "stickers",         "inventory_current", "digest_uses",   "drift_reports", "known_images",
    "inventory_history", "observed_changes", "drift_rules",       "image_origins", "audit_entries", "parent_transitions",
};

// No time of ours is outside of these.
constexpr qint64 firstInstant = 0;
constexpr qint64 lastInstant = 7'258'118'400'000; // 2200

// A text of ours is far shorter, and a number that counts what happened is far lower and can be counted up.
constexpr std::size_t maxStoredText = 64 * 1024; // bytes
constexpr qint64 maxCount = qint64(1) << 53;

constexpr JsonLimits storedJson{.depth = 32, .members = 100'000, .stringBytes = 8 * 1024 * 1024};

Error wrongValue(const sql::Table &table, const sql::TableColumn &column, const QString &pointer)
{
    return invalidField(pointer, say("import-value", QString::fromLatin1(column.name), QString::fromLatin1(table.name)));
}

/// Audit rows have an object, or an empty text where there is nothing.
bool isStoredJson(const std::string &text, const sql::TableColumn &column)
{
    const bool isState = column.name == "before_json" || column.name == "after_json";
    if (text.empty())
        return isState;
    const bool isObject = isState || column.name == "config_json" || column.name == "labels_json" || column.name == "connection_json";
    if ((text.front() != '{' && (text.front() != '[' || isObject)) || findJsonFlaw(text, storedJson))
        return false;
    return column.name != "config_json" || environmentConfigFromJson(sql::toObject(text));
}

std::optional<qint64> wholeNumberOf(const QJsonValue &value)
{
    constexpr qint64 none = std::numeric_limits<qint64>::min();
    const qint64 number = value.toInteger(none);
    return number == none ? std::nullopt : std::optional(number);
}

bool isCounter(const sql::TableColumn &column)
{
    return column.name == "version" || column.name == "ordinal";
}

std::optional<Cell> textCell(const sql::TableColumn &column, const QJsonValue &value)
{
    if (!value.isString())
        return {};
    const QString text = value.toString();
    switch (column.type) {
    case sql::ColumnType::Uuid: {
        const QUuid id = parseUuid(text);
        return id.isNull() ? std::nullopt : std::optional<Cell>(id);
    }
    case sql::ColumnType::Bytes: {
        const auto bytes = QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        return bytes ? std::optional<Cell>(*bytes) : std::nullopt;
    }
    default: {
        std::string utf8 = text.toStdString();
        const bool isHeld = column.type == sql::ColumnType::Text ? utf8.size() <= maxStoredText : isStoredJson(utf8, column);
        return isHeld ? std::optional<Cell>(std::move(utf8)) : std::nullopt;
    }
    }
}

std::optional<Cell> cellFrom(const sql::TableColumn &column, const QJsonValue &value)
{
    if (value.isNull())
        return column.isOptional ? std::optional<Cell>(nullptr) : std::nullopt;
    switch (column.type) {
    case sql::ColumnType::Bool:
        return value.isBool() ? std::optional<Cell>(value.toBool()) : std::nullopt;
    case sql::ColumnType::Int64: {
        const auto number = wholeNumberOf(value);
        const bool isHeld = number && (!isCounter(column) || (*number >= 0 && *number <= maxCount));
        return isHeld ? std::optional<Cell>(*number) : std::nullopt;
    }
    case sql::ColumnType::Timestamp: {
        const auto number = wholeNumberOf(value);
        const bool isTime = number && *number >= firstInstant && *number < lastInstant;
        return isTime ? std::optional<Cell>(Instant(std::chrono::milliseconds(*number))) : std::nullopt;
    }
    case sql::ColumnType::Text:
    case sql::ColumnType::Json:
    case sql::ColumnType::Uuid:
    case sql::ColumnType::Bytes:
        break;
    }
    return textCell(column, value);
}

QJsonValue valueOf(const Cell &cell)
{
    return std::visit(
        [](const auto &value) -> QJsonValue {
            using Value = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<Value, std::nullptr_t>)
                return QJsonValue::Null;
            else if constexpr (std::is_same_v<Value, std::string>)
                return QString::fromStdString(value);
            else if constexpr (std::is_same_v<Value, QByteArray>)
                return QString::fromLatin1(value.toBase64());
            else if constexpr (std::is_same_v<Value, QUuid>)
                return value.toString(QUuid::WithoutBraces);
            else if constexpr (std::is_same_v<Value, Instant>)
                return static_cast<qint64>(value.time_since_epoch().count());
            else
                return value;
        },
        cell);
}

bool isTenant(const sql::TableColumn &column)
{
    return column.name == "tenant_id";
}

QString columnsOf(const sql::Table &table)
{
    QStringList names;
    for (const sql::TableColumn &column : table.columns) {
        if (!isTenant(column))
            names.append(QString::fromLatin1(column.name));
    }
    return names.join(u", ");
}

} // namespace

const QList<sql::Table> &workspaceTables()
{
    static const QList<sql::Table> tables = [] {
        QList<sql::Table> found;
        for (const sql::Table &table : storedTables()) {
            if (std::any_of(tablesOfWorkspace.begin(), tablesOfWorkspace.end(), [&](const char *name) { return table.name == name; }))
                found.append(table);
        }
        return found;
    }();
    return tables;
}

const sql::Table *workspaceTable(QStringView name)
{
    const qsizetype index = workspaceTableIndex(name);
    return index < 0 ? nullptr : &workspaceTables()[index];
}

qsizetype workspaceTableIndex(QStringView name)
{
    const auto &tables = workspaceTables();
    const auto found = std::find_if(tables.begin(), tables.end(), [name](const sql::Table &table) { return name == QLatin1StringView(table.name); });
    return found == tables.end() ? -1 : std::distance(tables.begin(), found);
}

QJsonArray rowToJson(const sql::Table &table, const Row &row)
{
    QJsonArray values;
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        if (!isTenant(table.columns[i]))
            values.append(valueOf(row[static_cast<std::size_t>(i)]));
    }
    return values;
}

Result<Row> rowFromJson(const sql::Table &table, const QJsonArray &values, TenantId tenant, const QString &pointer)
{
    if (values.size() != table.columns.size() - 1)
        return invalidField(pointer, say("import-columns", QString::fromLatin1(table.name), table.columns.size() - 1, columnsOf(table)));
    Row row;
    row.reserve(static_cast<std::size_t>(table.columns.size()));
    qsizetype next = 0;
    for (const sql::TableColumn &column : table.columns) {
        if (isTenant(column)) {
            row.emplace_back(tenant.uuid());
            continue;
        }
        auto cell = cellFrom(column, values[next]);
        if (!cell)
            return wrongValue(table, column, pointerTo(pointer, QString::number(next)));
        row.push_back(*std::move(cell));
        ++next;
    }
    return row;
}

void setCell(const sql::Table &table, Row &row, QByteArrayView column, Cell value)
{
    row[static_cast<std::size_t>(table.column(column))] = std::move(value);
}

void deriveCells(const sql::Table &table, Row &row)
{
    if (table.column("labels_json") >= 0)
        setCell(table, row, "labels_json", sql::labelsToJson(sql::labelsFromJson(cellOf<std::string>(table, row, "labels_json"))).toStdString());
    if (table.column("config_json") >= 0) {
        const auto found = environmentConfigFromJson(sql::toObject(cellOf<std::string>(table, row, "config_json")));
        const EnvironmentConfig config = found ? *found : EnvironmentConfig();
        setCell(table, row, "config_json", sql::toJson(tidegate::toJson(config)).toStdString());
        setCell(table, row, "health_check_interval", qint64(config.healthCheckInterval));
    }
    if (table.column("by_agent") >= 0)
        setCell(table, row, "by_agent", isByAgent(sql::toObject(cellOf<std::string>(table, row, "connection_json"))));
    if (table.column("name") < 0)
        return;
    const QString name = QString::fromStdString(cellOf<std::string>(table, row, "name"));
    if (table.column("name_folded") >= 0)
        setCell(table, row, "name_folded", sql::folded(name).toStdString());
    if (table.column("name_searchable") >= 0)
        setCell(table, row, "name_searchable", searchable(name).toStdString());
}

} // namespace tidegate
