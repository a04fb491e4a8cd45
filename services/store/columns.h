// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/environmentjson.h"
#include "services/domain/texts.h"
#include "services/sql/query.h"
#include "services/store/values.h"

namespace tidegate::sql {

// How members become columns. A view that is bound lasts until the statement was stepped, a view that is read until its next step.

inline void bindColumn(Statement &statement, int index, const Labels &labels)
{
    statement.bind(index, asText(labelsToJson(labels)));
}
inline void bindColumn(Statement &statement, int index, const QJsonObject &object)
{
    statement.bind(index, asText(toJson(object)));
}
inline void bindColumn(Statement &statement, int index, const MessageParams &params)
{
    statement.bind(index, asText(toJson(QJsonObject::fromVariantMap(params))));
}
inline void bindColumn(Statement &statement, int index, const EnvironmentConfig &config)
{
    statement.bind(index, asText(toJson(tidegate::toJson(config))));
}
inline void bindColumn(Statement &statement, int index, std::chrono::milliseconds duration)
{
    statement.bind(index, qint64(duration.count()));
}
template <typename Tag>
void bindColumn(Statement &statement, int index, const QList<Id<Tag>> &all)
{
    QList<QUuid> ids;
    for (const Id<Tag> each : all)
        ids.append(each.uuid());
    statement.bind(index, packUuids(ids));
}
template <typename T>
void bindColumn(Statement &statement, int index, const T &value)
{
    if constexpr (std::is_enum_v<T>)
        statement.bind(index, code(value));
    else
        statement.bind(index, value);
}

/// Reads the columns that an entity names, in their order.
class RowReader
{
public:
    explicit RowReader(const Query &row) : m_row(row) {}

    template <typename T>
    void operator()(Fragment, T &member, ColumnUse = ColumnUse::Kept)
    {
        read(m_column++, member);
    }
    void derived(Fragment, const auto &, const auto &) {}

private:
    void read(int column, QString &into) const { into = m_row.string(column); }
    void read(int column, std::string_view &into) const { into = m_row.text(column); }
    void read(int column, JsonText &into) const { into.text = m_row.text(column); }
    void read(int column, bool &into) const { into = m_row.boolean(column); }
    void read(int column, int &into) const { into = m_row.integer(column); }
    void read(int column, qint64 &into) const { into = m_row.int64(column); }
    void read(int column, QUuid &into) const { into = m_row.uuid(column); }
    void read(int column, Instant &into) const { into = m_row.instant(column); }
    void read(int column, std::optional<Instant> &into) const { into = m_row.optionalInstant(column); }
    void read(int column, std::chrono::milliseconds &into) const { into = std::chrono::milliseconds(m_row.int64(column)); }
    void read(int column, Labels &into) const { into = labelsFromJson(m_row.text(column)); }
    void read(int column, QJsonObject &into) const { into = toObject(m_row.text(column)); }
    void read(int column, MessageParams &into) const { into = toObject(m_row.text(column)).toVariantMap(); }
    void read(int column, EnvironmentConfig &into) const
    {
        const auto config = environmentConfigFromJson(toObject(m_row.text(column)));
        into = config ? *config : into;
    }
    template <typename Tag>
    void read(int column, Id<Tag> &into) const
    {
        into = Id<Tag>(m_row.uuid(column));
    }
    template <typename Tag>
    void read(int column, QList<Id<Tag>> &into) const
    {
        into.clear();
        for (const QUuid &id : unpackUuids(m_row.bytes(column)))
            into.append(Id<Tag>(id));
    }
    /// Anything else has a readColumn() beside its type.
    template <typename T>
    void read(int column, T &into) const
    {
        if constexpr (std::is_enum_v<T>)
            into = static_cast<T>(m_row.int64(column));
        else
            readColumn(m_row, column, into);
    }

    const Query &m_row;
    int m_column = 0;
};

/// Binds the columns that an entity names, behind the tenant, as ColumnList numbers them.
class RowBinder
{
public:
    enum class For { Insert, Update };
    RowBinder(Statement &statement, TenantId tenant, For purpose) : m_statement(statement), m_purpose(purpose) { m_statement.bind(m_index, tenant); }

    template <typename T>
    void operator()(Fragment, const T &member, ColumnUse use = ColumnUse::Kept)
    {
        if (use != ColumnUse::Shown && (use != ColumnUse::Once || m_purpose == For::Insert))
            bindColumn(m_statement, ++m_index, member);
    }
    void derived(Fragment, const auto &member, const auto &function) { bindColumn(m_statement, ++m_index, function(member)); }

private:
    Statement &m_statement;
    const For m_purpose;
    int m_index = 1;
};

/// What binds the columns of an entity that `visitColumns` shows to a RowBinder.
template <typename VisitColumns>
auto binding(TenantId tenant, RowBinder::For purpose, VisitColumns visitColumns)
{
    return [tenant, purpose, visitColumns](Statement &statement) {
        RowBinder visit(statement, tenant, purpose);
        visitColumns(visit);
    };
}

/// The columns of a type.
template <typename Entity, typename VisitColumns>
ColumnList listColumns(VisitColumns visitColumns)
{
    const Entity entity{};
    ColumnList list;
    visitColumns(list, entity);
    return list;
}

} // namespace tidegate::sql
