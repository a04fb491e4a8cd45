// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/fieldwriter.h"
#include "services/codec/jsonreader.h"
#include "services/domain/try.h"

namespace tidegate {

/// The words of enumerations, for their readers.
inline std::optional<Health> wordFrom(QStringView text, Health)
{
    return healthFromString(text);
}
inline std::optional<DriftStatus> wordFrom(QStringView text, DriftStatus)
{
    return driftStatusFromString(text);
}
inline std::optional<DriftPolicy> wordFrom(QStringView text, DriftPolicy)
{
    return driftPolicyFromString(text);
}

/// Reads described members, of a request or of an answer.
///
/// A request is read in several passes, because of what is wrong with it clients hear in this order: what it may not say, what it has to say,
/// what it says.
class FieldReader
{
public:
    enum class Pass { Identifiers, Required, Fixed, Managed, Computed, Writable, Answer };

    FieldReader(JsonReader &reader, Pass pass, bool creating, bool strict) : m_reader(reader), m_pass(pass), m_creating(creating), m_strict(strict) {}

    template <typename T>
    void operator()(std::string_view name, T &value, unsigned flags = Plain)
    {
        const QString key = keyOf(name);
        switch (whatToDo(key, flags)) {
        case Task::Read:
            read(key, value, flags);
            break;
        case Task::Compare:
            compare(key, jsonOf(value, flags), flags);
            break;
        case Task::Nothing:
            break;
        }
    }
    /// Members that are one object of the API and none of ours.
    template <typename Describe>
    void object(std::string_view name, unsigned flags, Describe describeMembers)
    {
        const QString key = keyOf(name);
        if (whatToDo(key, flags) == Task::Read)
            inside(key, flags, [&](FieldReader &inner) { describeMembers(inner); });
    }
    template <typename Describe>
    void objectIf(std::string_view name, bool, Describe describeMembers)
    {
        object(name, Nullable, describeMembers);
    }
    void array(std::string_view name, QByteArray &json);
    /// What follows from other members.
    template <typename T>
    void derived(std::string_view name, const T &value, unsigned flags)
    {
        const QString key = keyOf(name);
        if (m_pass != Pass::Answer && whatToDo(key, flags) == Task::Compare)
            compare(key, jsonOf(value, flags), flags);
    }
    void named(std::string_view name, unsigned flags) { whatToDo(keyOf(name), flags); }
    void nothing(std::string_view name, unsigned flags) { named(name, flags); }

    /// Judges what the pass has gathered.
    void finish();

private:
    enum class Task { Nothing, Read, Compare };
    static QString keyOf(std::string_view name) { return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())); }
    /// Notes what can be noted by the name alone.
    Task whatToDo(const QString &key, unsigned flags);
    bool mayMiss(unsigned flags) const;
    void compare(const QString &key, const QJsonValue &current, unsigned flags);
    void inside(const QString &key, unsigned flags, const std::function<void(FieldReader &)> &describeMembers);
    bool each(const QString &key, const std::function<void(FieldReader &)> &describeElement);

    void read(const QString &key, QString &into, unsigned flags);
    void read(const QString &key, bool &into, unsigned flags);
    void read(const QString &key, int &into, unsigned flags);
    void read(const QString &key, qint64 &into, unsigned flags);
    void read(const QString &key, std::chrono::milliseconds &into, unsigned flags);
    void read(const QString &key, Instant &into, unsigned flags);
    void read(const QString &key, std::optional<Instant> &into, unsigned flags);
    void read(const QString &key, QUuid &into, unsigned flags);
    void read(const QString &key, Labels &into, unsigned flags);
    void read(const QString &key, QStringList &into, unsigned flags);
    void read(const QString &key, QJsonObject &into, unsigned flags);
    void read(const QString &key, MessageParams &into, unsigned) { into = m_reader.params(key); } // odd ones are none, and no error
    template <typename Tag>
    void read(const QString &key, Id<Tag> &into, unsigned flags)
    {
        QUuid uuid = into.uuid();
        read(key, uuid, flags);
        into = Id<Tag>(uuid);
    }
    template <typename Tag>
    void read(const QString &key, QList<Id<Tag>> &into, unsigned)
    {
        m_reader.ids(key, into);
    }
    template <typename Enum>
    requires std::is_enum_v<Enum>
    void read(const QString &key, Enum &into, unsigned flags)
    {
        if (flags & Nullable && (m_reader.isNull(key) || !m_reader.has(key))) {
            m_reader.computed(key);
            into = m_reader.has(key) ? Enum() : into;
            return;
        }
        const auto parse = [](QStringView text) { return wordFrom(text, Enum()); };
        m_reader.word<Enum>(key, into, parse);
    }
    template <typename T>
    void read(const QString &key, QList<T> &into, unsigned flags)
    {
        if (mayMiss(flags) && !m_reader.has(key))
            return;
        QList<T> all;
        const bool present = each(key, [&all](FieldReader &element) {
            T one;
            describe(element, one);
            all.append(one);
        });
        if (present)
            into = all;
    }
    template <typename T>
    void read(const QString &key, std::optional<T> &into, unsigned flags)
    {
        inside(key, flags, [&into](FieldReader &inner) { describe(inner, into.emplace()); });
    }
    template <typename T>
    void read(const QString &key, T &into, unsigned flags)
    {
        inside(key, flags, [&into](FieldReader &inner) { describe(inner, into); });
    }

    JsonReader &m_reader;
    const Pass m_pass;
    const bool m_creating;
    const bool m_strict;
    QJsonObject m_managed;
    QString m_otherName;
};

/// Which errors of a request come first: about what it repeats, or about what is missing.
enum class ErrorOrder { RepeatedFirst, MissingFirst };
/// What a request is read for.
struct PatchRead
{
    bool creating = false;
    bool strict = true; ///< A nested member that is unknown is an error.
    ErrorOrder order = ErrorOrder::RepeatedFirst;
};

/// Merges a request into the value that describeMembers describes (RFC 7396).
void readPatch(JsonReader &reader, const PatchRead &how, const std::function<void(FieldReader &)> &describeMembers);
/// What was checked, or everything that is wrong with it: the errors of the request before those of the rules.
template <typename T>
Result<T> judged(const QList<FieldError> &errors, const Result<T> &checked)
{
    if (errors.isEmpty() && checked)
        return checked;
    return mergedErrors(errors, checked ? QList<FieldError>() : checked.error().fields);
}

/// Reads an answer of a server.
Result<void> readAnswer(const QJsonObject &json, const std::function<void(FieldReader &)> &describeMembers);
/// An answer as a value that is described without more ado.
template <typename T>
Result<T> answerAs(const QJsonObject &json)
{
    T value;
    RETURN_IF_ERROR(readAnswer(json, [&value](FieldReader &visit) { describe(visit, value); }));
    return value;
}

} // namespace tidegate
