// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/instant.h"
#include "services/domain/result.h"

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>

namespace tidegate::sql {

/// The types a value of a statement may have; optional ones besides.
template <typename T>
inline constexpr bool isBindable =
    std::same_as<
        T,
        bool> || std::same_as<T, int> || std::same_as<T, qint64> || std::same_as<T, std::string_view> || std::same_as<T, QString> || std::same_as<T, QByteArray> || std::same_as<T, QUuid> || std::same_as<T, Instant>;
template <typename Tag>
inline constexpr bool isBindable<Id<Tag>> = true;
template <typename T>
concept Bindable = isBindable<T>;

/// What kind of value is missing where NULL is bound: some databases cannot tell from the statement.
enum class ValueType { Unknown, Bool, Int64, Text, Bytes, Uuid, Instant };

template <typename T>
inline constexpr ValueType valueTypeOf = ValueType::Int64; // int and qint64
template <>
inline constexpr ValueType valueTypeOf<bool> = ValueType::Bool;
template <>
inline constexpr ValueType valueTypeOf<std::string_view> = ValueType::Text;
template <>
inline constexpr ValueType valueTypeOf<QString> = ValueType::Text;
template <>
inline constexpr ValueType valueTypeOf<QByteArray> = ValueType::Bytes;
template <>
inline constexpr ValueType valueTypeOf<QUuid> = ValueType::Uuid;
template <>
inline constexpr ValueType valueTypeOf<Instant> = ValueType::Instant;
template <typename Tag>
inline constexpr ValueType valueTypeOf<Id<Tag>> = ValueType::Uuid;

/// A prepared statement of one connection; parameters count from 1, columns from 0. Used by one thread at a time.
///
/// bind() takes a closed set of types and nothing else. A value never becomes part of SQL text, whatever it holds.
/// A null UUID is bound as NULL, and NULL is read as a null UUID.
class Statement
{
public:
    virtual ~Statement() = default;

    void bind(int index, std::nullptr_t) { bindNull(index, ValueType::Unknown); }
    void bind(int index, bool value) { bindBool(index, value); }
    void bind(int index, int value) { bindInt64(index, value); }
    void bind(int index, qint64 value) { bindInt64(index, value); }
    void bind(int index, std::string_view utf8) { bindText(index, utf8); }
    void bind(int index, const QString &text) { bindText(index, text.toUtf8().toStdString()); }
    void bind(int index, const QByteArray &bytes) { bindBytes(index, bytes); }
    void bind(int index, QUuid value) { value.isNull() ? bindNull(index, ValueType::Uuid) : bindUuid(index, value); }
    void bind(int index, Instant value) { bindInstant(index, value); }
    template <typename Tag>
    void bind(int index, Id<Tag> id)
    {
        bind(index, id.uuid());
    }
    template <Bindable T>
    void bind(int index, const std::optional<T> &value)
    {
        value ? bind(index, *value) : bindNull(index, valueTypeOf<T>);
    }
    /// Anything else does not compile: double, QVariant, QJsonValue, QUrl, const char *, enumerations, …
    template <typename T>
    void bind(int index, const T &value) = delete;

    /// True: there is a row to read. False: the statement ended.
    virtual Result<bool> step() = 0;
    /// Asks ahead for rows that are needed later: where the database is far away, the question goes out with the next statement, and step() finds the answer.
    virtual void ask() {}
    /// Runs a statement that changes something and returns no rows. Where the database is far away it may still be on its way afterwards: then the next
    /// step() on the connection, or commit(), says that it failed, and nobody learns how many rows it changed.
    virtual Result<void> send()
    {
        const Result<bool> row = step();
        return row ? Result<void>() : Result<void>(row.error());
    }

    virtual bool isNull(int column) const = 0;
    virtual qint64 int64(int column) const = 0;
    /// UTF-8, valid until the next step() or reset().
    virtual std::string_view text(int column) const = 0;
    virtual QByteArray bytes(int column) const = 0;
    /// The same where they lie, valid until the next step() or reset().
    virtual std::string_view bytesView(int column) const = 0;
    virtual QUuid uuid(int column) const = 0;
    virtual Instant instant(int column) const = 0;
    virtual bool boolean(int column) const = 0;

    /// Ends the statement and forgets its values. A reader that is not reset would keep the write-ahead log from being recycled.
    virtual void reset() = 0;

protected:
    virtual void bindNull(int index, ValueType type) = 0;
    virtual void bindBool(int index, bool value) = 0;
    virtual void bindInt64(int index, qint64 value) = 0;
    virtual void bindText(int index, std::string_view utf8) = 0;
    virtual void bindBytes(int index, const QByteArray &bytes) = 0;
    virtual void bindUuid(int index, QUuid value) = 0;
    virtual void bindInstant(int index, Instant value) = 0;

private:
    friend class Connection;
    bool m_isBorrowed = false; ///< From its connection.
};

} // namespace tidegate::sql
