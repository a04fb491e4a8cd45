// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fieldchangemodel.h"

#include "models/words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

struct FieldWord
{
    QLatin1StringView path;
    const char *text;
};

constexpr FieldWord fieldWords[] = {
    {"autoPromoteFrom"_L1, QT_TRANSLATE_NOOP("FieldChange", "Promotes from")},
    {"config.deploymentTimeout"_L1, QT_TRANSLATE_NOOP("FieldChange", "Deployment timeout (s)")},
    {"config.healthCheckInterval"_L1, QT_TRANSLATE_NOOP("FieldChange", "Health check interval (s)")},
    {"config.driftPolicy"_L1, QT_TRANSLATE_NOOP("FieldChange", "Unexpected without a sticker")},
    {"deployOrder"_L1, QT_TRANSLATE_NOOP("FieldChange", "Deploy order")},
    {"deployedAt"_L1, QT_TRANSLATE_NOOP("FieldChange", "Deployed")},
    {"deployedBy"_L1, QT_TRANSLATE_NOOP("FieldChange", "Deployed by")},
    {"deploymentDirectory"_L1, QT_TRANSLATE_NOOP("FieldChange", "Deployment directory")},
    {"description"_L1, QT_TRANSLATE_NOOP("FieldChange", "Description")},
    {"displayName"_L1, QT_TRANSLATE_NOOP("FieldChange", "Display name")},
    {"enabled"_L1, QT_TRANSLATE_NOOP("FieldChange", "Enabled")},
    {"end"_L1, QT_TRANSLATE_NOOP("FieldChange", "End")},
    {"endedEarlyAt"_L1, QT_TRANSLATE_NOOP("FieldChange", "Ended early")},
    {"environmentId"_L1, QT_TRANSLATE_NOOP("FieldChange", "Environment")},
    {"exceptions"_L1, QT_TRANSLATE_NOOP("FieldChange", "Exceptions")},
    {"isProduction"_L1, QT_TRANSLATE_NOOP("FieldChange", "Production")},
    {"name"_L1, QT_TRANSLATE_NOOP("FieldChange", "Name")},
    {"order"_L1, QT_TRANSLATE_NOOP("FieldChange", "Order")},
    {"orderIndex"_L1, QT_TRANSLATE_NOOP("FieldChange", "Place in the pipeline")},
    {"promotionPolicy"_L1, QT_TRANSLATE_NOOP("FieldChange", "Promotion policy")},
    {"reason"_L1, QT_TRANSLATE_NOOP("FieldChange", "Reason")},
    {"releaseId"_L1, QT_TRANSLATE_NOOP("FieldChange", "Release id")},
    {"releaseName"_L1, QT_TRANSLATE_NOOP("FieldChange", "Release")},
    {"requireSeparationOfDuties"_L1, QT_TRANSLATE_NOOP("FieldChange", "Separation of duties")},
    {"requiredApprovals"_L1, QT_TRANSLATE_NOOP("FieldChange", "Required approvals")},
    {"source"_L1, QT_TRANSLATE_NOOP("FieldChange", "Source")},
    {"start"_L1, QT_TRANSLATE_NOOP("FieldChange", "Start")},
    {"targetGroupId"_L1, QT_TRANSLATE_NOOP("FieldChange", "Target group")},
    {"targetType"_L1, QT_TRANSLATE_NOOP("FieldChange", "Type")},
    {"timezone"_L1, QT_TRANSLATE_NOOP("FieldChange", "Time zone")},
};

constexpr QLatin1StringView bookkeeping[] = {"version"_L1, "createdAt"_L1, "createdBy"_L1, "updatedAt"_L1, "updatedBy"_L1, "id"_L1};

/// The word for a field; the name of the API where there is none.
QString fieldWord(const QString &path)
{
    for (const FieldWord &word : fieldWords) {
        if (word.path == path)
            return QCoreApplication::translate("FieldChange", word.text);
    }
    return path;
}

constexpr QLatin1StringView peopleFields[] = {"createdBy"_L1, "deployedBy"_L1, "exceptions"_L1, "updatedBy"_L1};

/// What values are said with.
struct Words
{
    const QTimeZone &zone;
    const QHash<QString, QString> &names;
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
    case QJsonValue::Double:
        return QLocale().toString(value.toDouble(), 'g', 15);
    case QJsonValue::String: {
        const QString text = value.toString();
        const auto instant = text.endsWith(u'Z') ? parseInstant(text.toStdString()) : Result<Instant>(notFound());
        if (instant)
            return words::instant(*instant, with.zone);
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

QList<FieldChange> fieldChanges(const AuditEntry &entry, const QTimeZone &zone, const QHash<QString, QString> &names)
{
    const Words with{zone, names};
    const auto before = fieldsOf(entry.before, with);
    const auto after = fieldsOf(entry.after, with);
    QMap<QString, QString> paths = before; // for its sorted, unique keys
    paths.insert(after);
    QList<FieldChange> changes;
    for (auto it = paths.cbegin(); it != paths.cend(); ++it) {
        const QString &path = it.key();
        FieldChange change{path, fieldWord(path), before.value(path), after.value(path), false, false};
        change.changed = before.contains(path) != after.contains(path) || change.before != change.after;
        change.bookkeeping = std::find(std::begin(bookkeeping), std::end(bookkeeping), path) != std::end(bookkeeping);
        changes.append(change);
    }
    std::stable_partition(changes.begin(), changes.end(), [](const FieldChange &change) { return change.changed && !change.bookkeeping; });
    return changes;
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
