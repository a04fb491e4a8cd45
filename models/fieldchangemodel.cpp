// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fieldchangemodel.h"

#include "models/memberwords.h"
#include "models/words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr QLatin1StringView bookkeeping[] = {"version"_L1, "createdAt"_L1, "createdBy"_L1, "updatedAt"_L1, "updatedBy"_L1, "id"_L1};

constexpr QLatin1StringView peopleFields[] = {"createdBy"_L1, "deployedBy"_L1, "exceptions"_L1, "updatedBy"_L1};

/// What values are said with.
struct Words
{
    QTimeZone zone; ///< In which times are shown.
    const QHash<QString, QString> &names;
    bool namesZone = false; ///< Beside each time.
};

/// What an id of a person that nobody knows is said as: whole, so that it can be copied.
QString unknownPerson(const QString &id)
{
    return FieldChangeModel::tr("unknown person, %1", "an id").arg(id);
}

QString textOf(const QJsonValue &value, const QString &path, const Words &with)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? FieldChangeModel::tr("yes") : FieldChangeModel::tr("no");
    case QJsonValue::Double: {
        QLocale plain; // a port is no quantity: 2376, not 2,376
        plain.setNumberOptions(QLocale::OmitGroupSeparator);
        return plain.toString(value.toDouble(), 'g', 15);
    }
    case QJsonValue::String: {
        const QString text = value.toString();
        const auto instant = text.endsWith(u'Z') ? parseInstant(text.toStdString()) : Result<Instant>(notFound());
        if (instant) {
            const QString time = words::instant(*instant, with.zone);
            //: %1 a time, %2 the zone in which it is shown: another one stands beside
            return with.namesZone ? FieldChangeModel::tr("%1 (%2)", "a time, a zone").arg(time, QString::fromUtf8(with.zone.id())) : time;
        }
        const bool isPerson = std::find(std::begin(peopleFields), std::end(peopleFields), path) != std::end(peopleFields) && !parseUuid(text).isNull();
        return with.names.value(text, isPerson ? unknownPerson(text) : text);
    }
    default:
        return {};
    }
}

/// The members of an object, nested ones by their path; a list of objects by the names of its elements.
void flatten(const QJsonValue &value, const QString &path, const Words &with, QMap<QString, QString> &into)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            flatten(it.value(), path.isEmpty() ? it.key() : path + u'.' + it.key(), with, into);
        return;
    }
    if (!value.isArray()) {
        if (!value.isNull())
            into.insert(path, textOf(value, path, with));
        return;
    }
    QStringList scalars;
    const QJsonArray array = value.toArray();
    for (const QJsonValue element : array) {
        if (!element.isObject()) {
            scalars.append(textOf(element, path, with));
            continue;
        }
        QJsonObject object = element.toObject();
        const QString key = object.contains(u"componentName"_s) ? u"componentName"_s : u"name"_s;
        const QString name = object.take(key).toString();
        object.remove(u"componentId"_s);
        flatten(object.size() == 1 ? *object.begin() : QJsonValue(object), path + u'.' + name, with, into);
    }
    if (!scalars.isEmpty())
        into.insert(path, scalars.join(u", "_s));
}

QMap<QString, QString> fieldsOf(const QByteArray &json, const Words &with)
{
    QMap<QString, QString> fields;
    flatten(QJsonDocument::fromJson(json).object(), {}, with, fields);
    return fields;
}

} // namespace

/// Whether a zone stands beside the times that is not theirs: who reads "17:00" and "Time zone: Europe/Berlin" has to know which 17:00 it is.
static bool speaksOfOtherZone(const AuditEntry &entry, const QTimeZone &zone)
{
    const auto isOther = [&zone](const QByteArray &json) {
        const QString named = QJsonDocument::fromJson(json).object().value(u"timezone"_s).toString();
        return !named.isEmpty() && named.toUtf8() != zone.id();
    };
    return isOther(entry.before) || isOther(entry.after);
}

QList<FieldChange> fieldChanges(const AuditEntry &entry, const QTimeZone &zone, const QHash<QString, QString> &names)
{
    const Words with{zone, names, speaksOfOtherZone(entry, zone)};
    const auto before = fieldsOf(entry.before, with);
    const auto after = fieldsOf(entry.after, with);
    QMap<QString, QString> paths = before; // for its sorted, unique keys
    paths.insert(after);
    QList<FieldChange> changes;
    for (auto it = paths.cbegin(); it != paths.cend(); ++it) {
        const QString &path = it.key();
        FieldChange change{path, words::member(path), before.value(path), after.value(path), false, false};
        change.changed = before.contains(path) != after.contains(path) || change.before != change.after;
        change.bookkeeping = std::find(std::begin(bookkeeping), std::end(bookkeeping), path) != std::end(bookkeeping);
        changes.append(change);
    }
    std::stable_partition(changes.begin(), changes.end(), [](const FieldChange &change) { return change.changed && !change.bookkeeping; });
    return changes;
}

namespace {

constexpr qsizetype longestValue = 40; // of one of two in a line
constexpr qsizetype longestInFull = 200;
constexpr qsizetype mostNamed = 4;
constexpr qsizetype mostInFull = 24;

QString bounded(const QString &text, qsizetype longest)
{
    const QString line = text.simplified();
    return line.size() <= longest ? line : QString(line.left(longest - 1).trimmed() + u'…');
}

QString sentenceOf(const FieldChange &change, qsizetype longest)
{
    const QString before = bounded(change.before, longest);
    const QString after = bounded(change.after, longest);
    if (before.isEmpty())
        //: %1 is a field such as "Reason", %2 its value, which it had none of before.
        return FieldChangeModel::tr("%1: %2").arg(change.field, after);
    if (after.isEmpty())
        //: %1 is a field such as "Reason", %2 the value that it had.
        return FieldChangeModel::tr("%1 removed (was %2)").arg(change.field, before);
    //: %1 is a field such as "Reason", %2 and %3 its values.
    return FieldChangeModel::tr("%1 changed from %2 to %3").arg(change.field, before, after);
}

/// Those that a reader looks for.
QList<FieldChange> changedFields(const AuditEntry &entry, const QTimeZone &zone, const QHash<QString, QString> &names)
{
    QList<FieldChange> changes = fieldChanges(entry, zone, names);
    changes.removeIf([](const FieldChange &change) { return !change.changed || change.bookkeeping; });
    return changes;
}

} // namespace

QString changeSummary(const AuditEntry &entry, const QTimeZone &zone, const QHash<QString, QString> &names)
{
    if (entry.after.isEmpty())
        return {}; // what is gone has no new values
    const QList<FieldChange> changes = changedFields(entry, zone, names);
    if (changes.isEmpty())
        return {};
    QStringList parts;
    if (entry.before.isEmpty() || changes.size() == 1) {
        for (const FieldChange &change : changes.first(std::min(mostNamed, changes.size())))
            parts.append(sentenceOf(change, longestValue));
    } else {
        for (const FieldChange &change : changes.first(std::min(mostNamed, changes.size())))
            parts.append(bounded(change.field, longestValue));
    }
    if (changes.size() > mostNamed)
        parts.append(u"…"_s);
    const QString list = parts.join(FieldChangeModel::tr(", ", "between fields"));
    const auto count = static_cast<int>(changes.size());
    return entry.before.isEmpty() || count == 1 ? list : FieldChangeModel::tr("%n fields changed: %1", nullptr, count).arg(list);
}

QString changeSentences(const AuditEntry &entry, const QTimeZone &zone, const QHash<QString, QString> &names)
{
    if (entry.after.isEmpty())
        return {};
    QStringList lines;
    const QList<FieldChange> changes = changedFields(entry, zone, names);
    for (const FieldChange &change : changes.first(std::min(mostInFull, changes.size())))
        lines.append(sentenceOf(change, longestInFull));
    if (changes.size() > mostInFull)
        lines.append(u"…"_s);
    return lines.join(u'\n');
}

FieldChangeModel::FieldChangeModel(QObject *parent)
    : RowTableModel(
        ColumnCount, [](const FieldChange &row) { return row.path; }, nullptr, parent)
{}

void FieldChangeModel::setChanges(const QList<FieldChange> &changes)
{
    m_all = changes;
    update();
}

void FieldChangeModel::setShowAll(bool all)
{
    m_showAll = all;
    update();
}

void FieldChangeModel::update()
{
    QList<FieldChange> wanted = m_all;
    if (!m_showAll)
        wanted.removeIf([](const FieldChange &change) { return !change.changed || change.bookkeeping; });
    replaceRows(wanted);
}

QVariant FieldChangeModel::cell(const FieldChange &change, int column, int role) const
{
    const QString value = column == FieldColumn ? change.field : column == BeforeColumn ? change.before : change.after;
    switch (role) {
    case Qt::DisplayRole:
        return value.isEmpty() ? u"–"_s : value;
    case Qt::ToolTipRole:
        return column == FieldColumn ? change.path : value;
    case Qt::AccessibleTextRole:
        return value.isEmpty() ? tr("nothing") : value;
    case ChangedRole:
        return change.changed;
    case PresentRole:
        return !value.isEmpty();
    default:
        return {};
    }
}

QString FieldChangeModel::title(int column) const
{
    switch (static_cast<Column>(column)) {
    case FieldColumn:
        return tr("Field");
    case BeforeColumn:
        return tr("− Before");
    case AfterColumn:
        return tr("+ After");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace tidegate
