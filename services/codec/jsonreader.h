// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/instant.h"
#include "services/domain/result.h"
#include "services/domain/say.h"
#include "services/domain/targetgroup.h"

#include <QJsonObject>
#include <QSet>

#include <functional>
#include <optional>

namespace tidegate {

/// Reads members of an object into values and gathers everything that is wrong, with JSON Pointers.
///
/// As a patch (RFC 7396) an absent member changes nothing and null clears what may be null. As an answer of a server, a member without
/// "nullable" in the name of its reader must be there. Every reader returns true when it set its value.
class JsonReader
{
public:
    enum class Mode { Patch, Answer };

    JsonReader(const QJsonObject &object, QList<FieldError> &errors, Mode mode = Mode::Patch, QString pointer = {});

    bool has(const QString &key) const { return m_object.contains(key); }
    bool isNull(const QString &key) const { return m_object.value(key).isNull(); }
    bool text(const QString &key, QString &into);
    bool nullableText(const QString &key, QString &into);
    bool boolean(const QString &key, bool &into);
    bool optionalBoolean(const QString &key, bool &into); ///< Null and absent leave it, in both modes.
    bool integer(const QString &key, int &into);
    bool bigInteger(const QString &key, qint64 &into);
    /// To the whole second as a patch, to the millisecond as an answer; Cut::Up for ends.
    bool instant(const QString &key, Instant &into, Cut cut = Cut::Down);
    bool nullableInstant(const QString &key, std::optional<Instant> &into);
    bool uuid(const QString &key, QUuid &into);
    bool nullableUuid(const QString &key, QUuid &into);
    bool texts(const QString &key, QStringList &into);
    bool object(const QString &key, QJsonObject &into);
    /// An object that is merged into a free one (RFC 7396); null empties it. As an answer: read where present.
    bool merged(const QString &key, QJsonObject &into);
    bool array(const QString &key, QJsonArray &into);
    /// Label by label: null removes one.
    bool labels(const QString &key, Labels &into);
    /// Each element of an array of objects, with a reader of its own.
    bool each(const QString &key, const std::function<void(JsonReader &)> &read);
    /// The members of an object, with a reader of its own; nothing happens when it is absent or, in an answer, null.
    bool inside(const QString &key, const std::function<void(JsonReader &)> &read);

    template <typename Tag>
    bool id(const QString &key, Id<Tag> &into);
    template <typename Tag>
    bool nullableId(const QString &key, Id<Tag> &into);
    template <typename Tag>
    bool ids(const QString &key, QList<Id<Tag>> &into);
    /// Parameters of a message, which are none when they are absent or not as they should be: then its English is shown.
    QVariantMap params(const QString &key) const { return paramsFromJson(m_object.value(key).toObject()); }
    /// Messages by their places in another list.
    QList<Message> messages(const QString &key) const;
    /// A word of an enumeration, such as with healthFromString.
    template <typename Enum>
    bool word(const QString &key, Enum &into, std::optional<Enum> (*parse)(QStringView));

    /// What the server alone sets, by name. On creation (no current values) they must not be there at all.
    void identity(bool creating, const QJsonObject &current);
    /// Read-only: equal to what is stored is tolerated, so that a GET can be sent back as a PUT.
    void readOnly(const QString &key, const QJsonValue &current);
    /// Computed for each answer: tolerated and ignored.
    void computed(const QString &key) { m_known.insert(key); }
    /// Adds "required" when the member is absent or null.
    void require(const QString &key);
    /// Adds "unknown-field" for every member that no reader asked for.
    void refuseUnknown();

    void error(const QString &key, const Message &said);
    QString pointer(const QString &key) const { return pointerTo(m_pointer, key); }

private:
    /// The value when it is there and not null. Notes what is missing, and null where it is not allowed.
    std::optional<QJsonValue> take(const QString &key, bool nullable);
    bool cleared(const QString &key) const { return m_mode == Mode::Patch && m_object.value(key).isNull(); }
    bool wrongType(const QString &key, const Message &expected);
    bool toUuid(const QString &pointer, const QJsonValue &value, QUuid &into);

    const QJsonObject m_object;
    QList<FieldError> &m_errors;
    const Mode m_mode;
    const QString m_pointer;
    QSet<QString> m_known;
};

/// Merges a patch into an object (RFC 7396): null removes, objects merge, everything else replaces.
void mergeJson(QJsonObject &target, const QJsonObject &patch);
/// The id as text, or null for the null id.
QJsonValue idOrNull(QUuid id);
/// The instant as text, or null.
QJsonValue instantOrNull(std::optional<Instant> instant);

/// What a request was refused for, its own errors before those of the rules; one error a pointer.
Error mergedErrors(QList<FieldError> errors, const QList<FieldError> &more);
/// ErrorKind::Internal, "malformed-answer": the other side did not keep to the contract.
Error malformedAnswer(const QList<FieldError> &errors);

template <typename Tag>
bool JsonReader::id(const QString &key, Id<Tag> &into)
{
    QUuid read;
    if (!uuid(key, read))
        return false;
    into = Id<Tag>(read);
    return true;
}

template <typename Tag>
bool JsonReader::nullableId(const QString &key, Id<Tag> &into)
{
    QUuid read = into.uuid();
    if (!nullableUuid(key, read))
        return false;
    into = Id<Tag>(read);
    return true;
}

template <typename Tag>
bool JsonReader::ids(const QString &key, QList<Id<Tag>> &into)
{
    QStringList read;
    if (!texts(key, read))
        return false;
    QList<Id<Tag>> all;
    for (qsizetype i = 0; i < read.size(); ++i) {
        QUuid one;
        if (!toUuid(pointerTo(pointer(key), QString::number(i)), read[i], one))
            return false;
        all.append(Id<Tag>(one));
    }
    into = all;
    return true;
}

template <typename Enum>
bool JsonReader::word(const QString &key, Enum &into, std::optional<Enum> (*parse)(QStringView))
{
    QString read;
    if (!text(key, read))
        return false;
    const auto value = parse(read);
    if (!value) {
        error(key, say("invalid-value/word", read.left(64)));
        return false;
    }
    into = *value;
    return true;
}

} // namespace tidegate
