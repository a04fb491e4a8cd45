// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/fieldflags.h"
#include "services/domain/ids.h"
#include "services/domain/instant.h"
#include "services/domain/message.h"
#include "services/domain/targetgroup.h"

#include <QJsonObject>
#include <QStringList>

namespace tidegate {

/// Gathers descriptions.
class FieldLister
{
public:
    QList<FieldDescription> fields;

    template <typename T>
    void operator()(std::string_view name, T &value, unsigned flags = Plain)
    {
        add(name, flags, kindOf(value));
        if constexpr (requires(FieldLister visit) { describe(visit, value); }) {
            FieldLister inner;
            describe(inner, value);
            fields.last().members = inner.fields;
        }
    }
    template <typename T>
    void operator()(std::string_view name, QList<T> &, unsigned flags = Plain)
    {
        add(name, flags, FieldKind::List);
        T element{};
        FieldLister inner;
        describe(inner, element);
        fields.last().members = inner.fields;
    }
    void operator()(std::string_view name, QStringList &, unsigned flags = Plain) { add(name, flags, FieldKind::Texts); }
    template <typename Tag>
    void operator()(std::string_view name, QList<Id<Tag>> &, unsigned flags = Plain)
    {
        add(name, flags, FieldKind::Ids);
    }
    template <typename T>
    requires(!std::same_as<T, Instant>) void operator()(std::string_view name, std::optional<T> &, unsigned flags = Plain)
    {
        T value{};
        (*this)(name, value, flags | Nullable);
    }
    template <typename Describe>
    void object(std::string_view name, unsigned flags, Describe describeMembers)
    {
        add(name, flags, FieldKind::Object);
        FieldLister inner;
        describeMembers(inner);
        fields.last().members = inner.fields;
    }
    template <typename T>
    void derived(std::string_view name, const T &value, unsigned flags)
    {
        add(name, flags, kindOf(value));
    }
    void named(std::string_view name, unsigned flags) { add(name, flags, FieldKind::Anything); }
    void nothing(std::string_view name, unsigned flags) { add(name, flags, FieldKind::Anything); }

private:
    void add(std::string_view name, unsigned flags, FieldKind kind)
    {
        fields.append({QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())), flags, kind, {}});
    }

    static FieldKind kindOf(const QString &) { return FieldKind::Text; }
    static FieldKind kindOf(std::string_view) { return FieldKind::Text; }
    static FieldKind kindOf(bool) { return FieldKind::Boolean; }
    static FieldKind kindOf(Instant) { return FieldKind::Time; }
    static FieldKind kindOf(const std::optional<Instant> &) { return FieldKind::Time; }
    static FieldKind kindOf(QUuid) { return FieldKind::Id; }
    template <typename Tag>
    static FieldKind kindOf(Id<Tag>)
    {
        return FieldKind::Id;
    }
    static FieldKind kindOf(const QStringList &) { return FieldKind::Texts; }
    static FieldKind kindOf(const QJsonObject &) { return FieldKind::Object; }
    static FieldKind kindOf(const MessageParams &) { return FieldKind::Object; }
    static FieldKind kindOf(const Labels &) { return FieldKind::LabelSet; }
    static FieldKind kindOf(std::chrono::milliseconds) { return FieldKind::Integer; }
    template <typename T>
    static FieldKind kindOf(const T &)
    {
        return std::is_enum_v<T> ? FieldKind::Word : std::is_integral_v<T> ? FieldKind::Integer : FieldKind::Object;
    }
};

/// How a type is described.
template <typename T>
QList<FieldDescription> listFields()
{
    T value{};
    FieldLister lister;
    describe(lister, value);
    return lister.fields;
}

} // namespace tidegate
