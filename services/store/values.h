// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/drift.h"
#include "services/domain/freezewindow.h"
#include "services/domain/health.h"
#include "services/domain/observedchange.h"
#include "services/domain/operation.h"
#include "services/domain/permission.h"
#include "services/domain/sticker.h"
#include "services/domain/target.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tidegate::sql {

// Enumerations are stored by number. Their order is therefore part of the schema: new members go to the end.
static_assert(static_cast<int>(Health::Unreachable) == 4 && static_cast<int>(Health::Healthy) == 1);
static_assert(static_cast<int>(DriftStatus::InSync) == 1 && static_cast<int>(DriftStatus::Ignored) == 3);
static_assert(static_cast<int>(DifferenceKind::Missing) == 1 && static_cast<int>(DifferenceKind::Unresolved) == 5);
static_assert(static_cast<int>(TargetType::ComposeHost) == 1 && static_cast<int>(TargetType::NomadJob) == 3);
static_assert(static_cast<int>(StickerSource::Console) == 2);
static_assert(static_cast<int>(OperationStatus::Partial) == 4);
static_assert(static_cast<int>(ChangeVerdict::DuringFreeze) == 2 && static_cast<int>(ChangeVerdict::Unexplained) == 3);
static_assert(static_cast<int>(Role::Operator) == 1 && static_cast<int>(Role::Admin) == 3 && static_cast<int>(Role::Agent) == 5);

template <typename Enum>
requires std::is_enum_v<Enum>
constexpr qint64 code(Enum value)
{
    return static_cast<qint64>(value);
}

/// What lower(connection_json) is LIKE where a connection names the agent: it is minified, and quotes inside of its texts are escaped.
inline QString namingAgent(AgentId agent)
{
    return QStringLiteral("%\"agentid\":\"") + agent.toString() + QStringLiteral("\"%");
}

/// What names are compared by: "Web" and "web" are one name.
inline QString folded(const QString &name)
{
    return name.normalized(QString::NormalizationForm_C).toCaseFolded();
}

/// A LIKE pattern for what contains the text, which stands for itself behind ESCAPE '\'. For columns that hold what searchable() makes of a text.
QString containing(const QString &text);

inline QByteArray toJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

inline QByteArray toJson(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

inline QJsonObject toObject(std::string_view json)
{
    return QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size()))).object();
}

inline QJsonArray toArray(std::string_view json)
{
    return QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size()))).array();
}

QByteArray labelsToJson(const Labels &labels);
Labels labelsFromJson(std::string_view json);

/// Ids one after the other, 16 bytes each.
QByteArray packUuids(const QList<QUuid> &ids);
QList<QUuid> unpackUuids(const QByteArray &bytes);

/// "version" did not follow the stored one.
Error staleVersion();

} // namespace tidegate::sql
