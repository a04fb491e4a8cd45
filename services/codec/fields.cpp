// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/fields.h"

#include "services/domain/say.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr unsigned notWritten = Identifier | Fixed | Managed | Computed | Tolerated;

bool isChosenOnce(unsigned flags)
{
    return (flags & Fixed) != 0 && (flags & Required) != 0;
}

FieldReader::Pass passOf(unsigned flags)
{
    using Pass = FieldReader::Pass;
    if (flags & Identifier)
        return Pass::Identifiers;
    if (flags & Fixed)
        return Pass::Fixed;
    if (flags & Managed)
        return Pass::Managed;
    return flags & (Computed | Tolerated) ? Pass::Computed : Pass::Writable;
}

} // namespace

FieldReader::Task FieldReader::whatToDo(const QString &key, unsigned flags)
{
    if (m_pass == Pass::Answer)
        return flags & RequestOnly ? Task::Nothing : Task::Read;
    if (m_pass == Pass::Required) {
        if (m_creating && flags & Required)
            m_reader.require(key);
        return Task::Nothing;
    }
    if (passOf(flags) != m_pass)
        return Task::Nothing;
    switch (m_pass) {
    case Pass::Identifiers:
        return m_creating ? Task::Read : Task::Compare;
    case Pass::Fixed:
        return m_creating && isChosenOnce(flags) ? Task::Read : Task::Compare;
    case Pass::Managed:
        return Task::Compare;
    case Pass::Computed:
        if (m_creating && !(flags & Tolerated))
            m_reader.readOnly(key, QJsonValue(QJsonValue::Undefined));
        else
            m_reader.computed(key);
        return Task::Nothing;
    default:
        return Task::Read;
    }
}

void FieldReader::compare(const QString &key, const QJsonValue &current, unsigned flags)
{
    if (flags & Managed) // all of them at once, in the order of their names
        m_managed.insert(key, current);
    else
        m_reader.readOnly(key, current);
}

bool FieldReader::mayMiss(unsigned flags) const
{
    return m_pass == Pass::Answer && (flags & (Optional | Lenient)) != 0;
}

void FieldReader::finish()
{
    if (m_pass == Pass::Managed)
        m_reader.identity(m_creating, m_managed);
}

void FieldReader::inside(const QString &key, unsigned flags, const std::function<void(FieldReader &)> &describeMembers)
{
    if (m_pass == Pass::Answer && flags & Required)
        m_reader.require(key);
    m_reader.inside(key, [&](JsonReader &inner) {
        FieldReader visit(inner, m_pass, m_creating, m_strict);
        describeMembers(visit);
        if (m_strict)
            inner.refuseUnknown();
    });
}

bool FieldReader::each(const QString &key, const std::function<void(FieldReader &)> &describeElement)
{
    return m_reader.each(key, [&](JsonReader &element) {
        FieldReader visit(element, m_pass, m_creating, m_strict);
        describeElement(visit);
        if (m_strict)
            element.refuseUnknown();
    });
}

void FieldReader::read(const QString &key, QString &into, unsigned flags)
{
    (flags & Nullable) != 0 || mayMiss(flags) ? m_reader.nullableText(key, into) : m_reader.text(key, into);
    if (flags & Zone && into == "UTC"_L1)
        into.clear();
}

void FieldReader::read(const QString &key, bool &into, unsigned flags)
{
    const bool before = into;
    const bool isRead = mayMiss(flags) ? m_reader.optionalBoolean(key, into) : m_reader.boolean(key, into);
    if (flags & RequestOnly) {
        m_otherName = isRead ? key : QString();
        return;
    }
    if (isRead && !m_otherName.isEmpty() && before != into)
        m_reader.error(m_otherName, say("contradiction", m_otherName, key));
    m_otherName.clear();
}

void FieldReader::read(const QString &key, int &into, unsigned flags)
{
    if (!mayMiss(flags) || m_reader.has(key))
        m_reader.integer(key, into);
}

void FieldReader::read(const QString &key, qint64 &into, unsigned flags)
{
    if (!mayMiss(flags) || m_reader.has(key))
        m_reader.bigInteger(key, into);
}

void FieldReader::read(const QString &key, std::chrono::milliseconds &into, unsigned flags)
{
    qint64 count = into.count();
    read(key, count, flags);
    into = std::chrono::milliseconds(count);
}

void FieldReader::read(const QString &key, Instant &into, unsigned flags)
{
    if (!mayMiss(flags) || m_reader.has(key))
        m_reader.instant(key, into, flags & Ending ? Cut::Up : Cut::Down);
}

void FieldReader::read(const QString &key, std::optional<Instant> &into, unsigned)
{
    m_reader.nullableInstant(key, into);
}

void FieldReader::read(const QString &key, QUuid &into, unsigned flags)
{
    (flags & Nullable) != 0 || mayMiss(flags) ? m_reader.nullableUuid(key, into) : m_reader.uuid(key, into);
}

void FieldReader::read(const QString &key, Labels &into, unsigned)
{
    m_reader.labels(key, into);
}

void FieldReader::read(const QString &key, QStringList &into, unsigned flags)
{
    if (!mayMiss(flags) || m_reader.has(key))
        m_reader.texts(key, into);
}

void FieldReader::read(const QString &key, QJsonObject &into, unsigned flags)
{
    QJsonObject read;
    if (flags & Nullable)
        m_reader.merged(key, into);
    else if (m_reader.object(key, read) && m_pass == Pass::Answer)
        into = read;
    else
        mergeJson(into, read); // unlike a free object, it cannot be null
}

void FieldReader::array(std::string_view name, QByteArray &json)
{
    const QString key = keyOf(name);
    QJsonArray read;
    if (m_reader.has(key) && m_reader.array(key, read))
        json = QJsonDocument(read).toJson(QJsonDocument::Compact);
}

void readPatch(JsonReader &reader, const PatchRead &how, const std::function<void(FieldReader &)> &describeMembers)
{
    using Pass = FieldReader::Pass;
    const bool missingFirst = how.order == ErrorOrder::MissingFirst;
    QList<Pass> passes{Pass::Identifiers, Pass::Fixed, Pass::Managed, Pass::Computed};
    passes.insert(missingFirst ? 1 : passes.size(), Pass::Required);
    passes.append(Pass::Writable);
    for (const Pass pass : std::as_const(passes)) {
        FieldReader visit(reader, pass, how.creating, how.strict);
        describeMembers(visit);
        visit.finish();
    }
}

Result<void> readAnswer(const QJsonObject &json, const std::function<void(FieldReader &)> &describeMembers)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    FieldReader visit(reader, FieldReader::Pass::Answer, false, false);
    describeMembers(visit);
    return errors.isEmpty() ? Result<void>() : Result<void>(malformedAnswer(errors));
}

void FieldWriter::operator()(std::string_view name, const QString &text, unsigned flags)
{
    if (skips(flags, text.isEmpty()))
        return;
    if (flags & Zone && text.isEmpty())
        m_json.field(name, "UTC");
    else if (flags & NullIfEmpty)
        m_json.fieldOrNull(name, QStringView(text));
    else
        m_json.field(name, QStringView(text));
}

void FieldWriter::operator()(std::string_view name, const QJsonObject &object, unsigned flags)
{
    if (!skips(flags, object.isEmpty()))
        m_json.rawField(name, QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString());
}

void FieldWriter::operator()(std::string_view name, const Labels &labels, unsigned flags)
{
    if (skips(flags, labels.isEmpty()))
        return;
    m_json.key(name);
    m_json.beginObject();
    for (auto it = labels.begin(); it != labels.end(); ++it) {
        m_json.key(it.key().toStdString()); // the label rules leave nothing to escape
        m_json.string(QStringView(it.value()));
    }
    m_json.endObject();
}

void FieldWriter::operator()(std::string_view name, const QStringList &texts, unsigned flags)
{
    if (skips(flags, texts.isEmpty()))
        return;
    m_json.key(name);
    m_json.beginArray();
    for (const QString &text : texts)
        m_json.string(QStringView(text));
    m_json.endArray();
}

void FieldWriter::array(std::string_view name, const QByteArray &json)
{
    m_json.rawField(name, json.isEmpty() ? "[]" : std::string_view(json.constData(), static_cast<std::size_t>(json.size())));
}

bool FieldWriter::skipsInBody(unsigned flags, bool empty) const
{
    if (flags & RequestOnly || (empty && flags & (OnlyIfSet | SentIfSet)))
        return true;
    if (m_use == FieldUse::Policy)
        return !(flags & Policy);
    const bool isSent = !(flags & notWritten) || isChosenOnce(flags);
    return !isSent && !(m_use == FieldUse::Audit && flags & (Identifier | Fixed | Audited));
}

QJsonObject jsonObject(const std::function<void(JsonWriter &)> &writeMembers)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    writeMembers(json);
    json.endObject();
    return QJsonDocument::fromJson(QByteArray::fromRawData(out.data(), static_cast<qsizetype>(out.size()))).object();
}

} // namespace tidegate
