// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/postgres/postgresstatement.h"

#include "services/domain/try.h"
#include "services/sql/uuidbytes.h"
#include "services/store/postgres/postgresconnection.h"

#include <QtEndian>

namespace tidegate::sql {
namespace {

// Of the catalogue pg_type; they never change.
constexpr Oid boolType = 16;
constexpr Oid byteaType = 17;
constexpr Oid int8Type = 20;
constexpr Oid textType = 25;
constexpr Oid uuidType = 2950;

constexpr int binaryFormat = 1;

Oid oidOf(ValueType type)
{
    switch (type) {
    case ValueType::Bool:
        return boolType;
    case ValueType::Int64:
    case ValueType::Instant:
        return int8Type;
    case ValueType::Text:
        return textType;
    case ValueType::Bytes:
        return byteaType;
    case ValueType::Uuid:
        return uuidType;
    case ValueType::Unknown:
        break;
    }
    return 0; // the server finds out
}

template <typename Integer>
qint64 readInteger(const char *bytes)
{
    return qFromBigEndian<Integer>(bytes);
}

} // namespace

Parameters::One &Parameters::at(int index, Oid type)
{
    const auto place = static_cast<std::size_t>(index - 1);
    if (m_each.size() <= place)
        m_each.resize(place + 1);
    if (m_types.size() < m_each.size())
        m_types.resize(m_each.size());
    m_types[place] = type;
    return m_each[place];
}

void Parameters::set(int index, Oid type, std::string_view bytes)
{
    at(index, type) = {m_bytes.size(), static_cast<int>(bytes.size())};
    m_bytes += bytes;
}

void Parameters::setNull(int index, Oid type)
{
    at(index, type) = {};
}

const Parameters::Sent &Parameters::sent() const
{
    m_sent.values.clear();
    m_sent.lengths.clear();
    for (const One &each : m_each) {
        m_sent.values.push_back(each.length < 0 ? nullptr : m_bytes.data() + each.offset);
        m_sent.lengths.push_back(std::max(each.length, 0));
    }
    m_sent.formats.resize(m_each.size(), binaryFormat);
    return m_sent;
}

PostgresStatement::PostgresStatement(PostgresConnection &connection, std::string_view sql) : m_connection(connection), m_sql(PostgresDialect::numbered(sql)) {}

PostgresStatement::~PostgresStatement()
{
    m_connection.forget(*this);
}

void PostgresStatement::setPrepared(std::string name)
{
    m_connection.forget(*this);
    m_name = std::move(name);
    m_preparedTypes = m_parameters.types();
}

/// What was NULL when the statement was prepared has the type that the server found for it, which need not be the one of the value that comes now.
bool PostgresStatement::isPreparedFor(const std::vector<Oid> &types) const
{
    if (m_name.empty() || types.size() != m_preparedTypes.size())
        return false;
    for (std::size_t i = 0; i < types.size(); ++i) {
        if (types[i] != 0 && types[i] != m_preparedTypes[i])
            return false;
    }
    return true;
}

void PostgresStatement::ask()
{
    m_isAsked = m_connection.ask(*this);
}

void PostgresStatement::setAnswer(ResultPtr answer)
{
    m_result = std::move(answer);
    m_row = -1;
    m_isAsked = false;
}

Result<bool> PostgresStatement::step()
{
    if (m_isAsked)
        RETURN_IF_ERROR(m_connection.awaitAnswers());
    if (!m_result) {
        ASSIGN_OR_RETURN(m_result, m_connection.run(*this));
        m_row = -1;
    }
    return ++m_row < PQntuples(m_result.get());
}

Result<void> PostgresStatement::send()
{
    return m_connection.send(*this);
}

bool PostgresStatement::isNull(int column) const
{
    return PQgetisnull(m_result.get(), m_row, column) != 0;
}

qint64 PostgresStatement::int64(int column) const
{
    switch (length(column)) {
    case 8:
        return readInteger<qint64>(data(column));
    case 4:
        return readInteger<qint32>(data(column));
    case 2:
        return readInteger<qint16>(data(column));
    case 1:
        return *data(column); // a boolean
    default:
        return 0; // NULL
    }
}

std::string_view PostgresStatement::text(int column) const
{
    return {data(column), static_cast<std::size_t>(length(column))};
}

QByteArray PostgresStatement::bytes(int column) const
{
    return isNull(column) ? QByteArray() : QByteArray(data(column), length(column));
}

std::string_view PostgresStatement::bytesView(int column) const
{
    return text(column);
}

QUuid PostgresStatement::uuid(int column) const
{
    return length(column) == 16 ? uuidFromBytes(reinterpret_cast<const uchar *>(data(column))) : QUuid();
}

Instant PostgresStatement::instant(int column) const
{
    return Instant(std::chrono::milliseconds(int64(column)));
}

bool PostgresStatement::boolean(int column) const
{
    return int64(column) != 0;
}

void PostgresStatement::reset()
{
    if (std::exchange(m_isAsked, false))
        m_connection.forgetQuestion(*this);
    m_result.reset();
    m_parameters.clear();
}

void PostgresStatement::bindNull(int index, ValueType type)
{
    m_parameters.setNull(index, oidOf(type));
}

void PostgresStatement::bindBool(int index, bool value)
{
    m_parameters.set(index, boolType, value ? std::string_view("\1", 1) : std::string_view("\0", 1));
}

void PostgresStatement::bindInt64(int index, qint64 value)
{
    const qint64 bigEndian = qToBigEndian(value);
    m_parameters.set(index, int8Type, {reinterpret_cast<const char *>(&bigEndian), sizeof bigEndian});
}

void PostgresStatement::bindText(int index, std::string_view utf8)
{
    m_parameters.set(index, textType, utf8);
}

void PostgresStatement::bindBytes(int index, const QByteArray &bytes)
{
    m_parameters.set(index, byteaType, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

void PostgresStatement::bindUuid(int index, QUuid value)
{
    const UuidBytes bytes = uuidToBytes(value);
    m_parameters.set(index, uuidType, {reinterpret_cast<const char *>(bytes.data()), bytes.size()});
}

void PostgresStatement::bindInstant(int index, Instant value)
{
    bindInt64(index, value.time_since_epoch().count());
}

} // namespace tidegate::sql
