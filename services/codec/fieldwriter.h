// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/fieldflags.h"
#include "services/codec/jsonwriter.h"
#include "services/domain/drift.h"
#include "services/domain/health.h"
#include "services/domain/targetgroup.h"
#include "services/domain/texts.h"

#include <QJsonObject>

#include <functional>

namespace tidegate {

/// What members are written for, which decides which of them are.
enum class FieldUse {
    Answer, ///< All, as the API answers them.
    Body,   ///< What a client may write, for a request.
    Audit,  ///< What a row of the audit log keeps.
    Policy, ///< What only environment:policy may change.
};

/// Writes described members into an object that somebody else began.
class FieldWriter
{
public:
    explicit FieldWriter(JsonWriter &json, FieldUse use = FieldUse::Answer) : m_json(json), m_use(use) {}

    void operator()(std::string_view name, std::string_view utf8, unsigned flags = Plain)
    {
        if (!skips(flags, utf8.empty()))
            flags &NullIfEmpty ? m_json.fieldOrNull(name, utf8) : m_json.field(name, utf8);
    }
    void operator()(std::string_view name, const QString &text, unsigned flags = Plain);
    void operator()(std::string_view name, const JsonText &object, unsigned flags = Plain)
    {
        if (!skips(flags, object.text.empty() || object.text == "{}"))
            m_json.rawField(name, object.text.empty() ? "{}" : object.text);
    }
    void operator()(std::string_view name, const QJsonObject &object, unsigned flags = Plain);
    void operator()(std::string_view name, const Labels &labels, unsigned flags = Plain);
    void operator()(std::string_view name, const MessageParams &params, unsigned flags = Plain)
    {
        if (!skips(flags, params.isEmpty()))
            (*this)(name, QJsonObject::fromVariantMap(params), flags);
    }
    void operator()(std::string_view name, const QStringList &texts, unsigned flags = Plain);
    void operator()(std::string_view name, std::chrono::milliseconds duration, unsigned flags = Plain) { (*this)(name, qint64(duration.count()), flags); }
    void operator()(std::string_view name, const std::optional<Instant> &instant, unsigned flags = Plain)
    {
        if (!skips(flags, !instant))
            m_json.field(name, instant);
    }
    template <typename Tag>
    void operator()(std::string_view name, Id<Tag> id, unsigned flags = Plain)
    {
        (*this)(name, id.uuid(), flags);
    }
    void operator()(std::string_view name, QUuid id, unsigned flags = Plain)
    {
        if (!skips(flags, id.isNull()))
            m_json.field(name, id);
    }
    template <typename Tag>
    void operator()(std::string_view name, const QList<Id<Tag>> &ids, unsigned flags = Plain)
    {
        if (skips(flags, ids.isEmpty()))
            return;
        m_json.key(name);
        m_json.beginArray();
        for (const Id<Tag> id : ids)
            m_json.uuid(id.uuid());
        m_json.endArray();
    }
    template <typename T>
    void operator()(std::string_view name, const QList<T> &values, unsigned flags = Plain)
    {
        if (skips(flags, values.isEmpty()))
            return;
        m_json.key(name);
        m_json.beginArray();
        for (const T &value : values)
            inBraces([&] { describe(*this, value); });
        m_json.endArray();
    }
    template <typename T>
    void operator()(std::string_view name, const T &value, unsigned flags = Plain)
    {
        if constexpr (std::is_enum_v<T>) {
            if (!skips(flags, value == T()))
                word(name, value);
        } else if constexpr (std::is_arithmetic_v<T> || std::same_as<T, Instant>) {
            if (!skips(flags, value == T()))
                m_json.field(name, value);
        } else if constexpr (requires { value.has_value(); }) {
            if (value)
                (*this)(name, *value, flags);
            else if (!skips(flags, true))
                m_json.nullField(name);
        } else if (!skips(flags, flags & NullIfEmpty && isNothing(value))) {
            if (flags & NullIfEmpty && isNothing(value))
                m_json.nullField(name);
            else
                object(name, flags, [&value](auto &inner) { describe(inner, value); });
        }
    }
    template <typename Describe>
    void object(std::string_view name, unsigned flags, Describe describeMembers)
    {
        if (skips(flags, false))
            return;
        m_json.key(name);
        inBraces([&] { describeMembers(*this); });
    }
    /// The same, null unless there is something.
    template <typename Describe>
    void objectIf(std::string_view name, bool present, Describe describeMembers)
    {
        if (present)
            object(name, Plain, describeMembers);
        else
            nothing(name, Plain);
    }
    /// A list of anything, which is kept as JSON.
    void array(std::string_view name, const QByteArray &json);
    template <typename T>
    void derived(std::string_view name, const T &value, unsigned flags)
    {
        (*this)(name, value, flags);
    }
    /// Is known, and not written here.
    void named(std::string_view, unsigned) {}
    /// Has no value yet.
    void nothing(std::string_view name, unsigned flags)
    {
        if (!skips(flags, true))
            m_json.nullField(name);
    }

protected:
    /// Whether the member is left out.
    bool skips(unsigned flags, bool empty) const
    {
        if (m_use == FieldUse::Answer)
            return (flags & RequestOnly) != 0 || (empty && (flags & OnlyIfSet) != 0);
        return skipsInBody(flags, empty);
    }
    JsonWriter &json() { return m_json; }

private:
    bool skipsInBody(unsigned flags, bool empty) const;
    template <typename Write>
    void inBraces(Write write)
    {
        m_json.beginObject();
        write();
        m_json.endObject();
    }
    template <typename Enum>
    void word(std::string_view name, Enum value)
    {
        if constexpr (requires { toStringView(value); })
            m_json.field(name, toStringView(value));
        else
            m_json.field(name, QStringView(toString(value)));
    }
    /// Of what has no value of its own for "none"; others say it by a function beside their type.
    static bool isNothing(const auto &value)
    {
        if constexpr (requires { value.id.isNull(); })
            return value.id.isNull();
        else
            return false;
    }

    JsonWriter &m_json;
    const FieldUse m_use;
};

/// What describeMembers writes, as an object.
QJsonObject jsonObject(const std::function<void(JsonWriter &)> &writeMembers);

/// A described value as an object, with what the use is for.
template <typename T>
QJsonObject jsonObject(const T &value, FieldUse use)
{
    return jsonObject([&](JsonWriter &json) {
        FieldWriter visit(json, use);
        describe(visit, value);
    });
}

/// One value as the API writes it.
template <typename T>
QJsonValue jsonOf(const T &value, unsigned flags)
{
    const QJsonObject object = jsonObject([&](JsonWriter &json) {
        FieldWriter visit(json);
        visit("value", value, flags & (NullIfEmpty | Zone));
    });
    return object.value(QLatin1StringView("value"));
}

} // namespace tidegate
