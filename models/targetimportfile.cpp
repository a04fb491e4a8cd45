// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targetimportfile.h"

#include "models/csvreader.h"
#include "models/importtext.h"
#include "services/domain/csvfield.h"
#include "services/domain/targettypes.h"
#include "services/domain/try.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr auto connectionPrefix = "connection."_L1;
constexpr auto labelPrefix = "label:"_L1;

/// What exports and answers carry besides what can be written.
bool isReadOnly(const QString &member)
{
    static const QSet<QString> members{u"health"_s,      u"healthstatus"_s, u"healthmessage"_s,  u"healthcode"_s, u"healthcheckedat"_s, u"healthstale"_s,
                                       u"healthsince"_s, u"checked"_s,      u"currentrelease"_s, u"release"_s,    u"drift"_s,           u"differences"_s,
                                       u"version"_s,     u"createdat"_s,    u"createdby"_s,      u"updatedat"_s,  u"updatedby"_s,       u"agentid"_s};
    return members.contains(member.toLower());
}

std::optional<bool> boolean(const QString &word)
{
    const QString lower = word.trimmed().toLower();
    if (lower == "true"_L1 || lower == "yes"_L1 || lower == "1"_L1)
        return true;
    if (lower == "false"_L1 || lower == "no"_L1 || lower == "0"_L1)
        return false;
    return {};
}

/// A cell of a connection in the type that the member has.
QJsonValue connectionValue(const QString &member, const QString &cell)
{
    const ConnectionMember *known = connectionMember(member);
    if (known && known->kind == MemberKind::Boolean) {
        const auto value = boolean(cell);
        return value ? QJsonValue(*value) : QJsonValue(cell);
    }
    bool isNumber = false;
    const int number = cell.toInt(&isNumber);
    return known && known->kind == MemberKind::Port && isNumber ? QJsonValue(number) : QJsonValue(cell);
}

/// Sets what a plain column says; false for an unknown one.
bool takeColumn(ImportRecord &record, const QString &column, const QString &cell)
{
    const QString word = column.toLower();
    if (word == "id"_L1) {
        record.id = cell;
    } else if (word == "name"_L1) {
        record.name = cell;
    } else if (word == "environment"_L1 || word == "environmentid"_L1) {
        record.environment = cell;
    } else if (word == "group"_L1 || word == "targetgroupid"_L1) {
        record.group = cell;
    } else if (word == "type"_L1 || word == "targettype"_L1) {
        record.type = cell;
    } else if (word == "deploymentdirectory"_L1) {
        record.directory = cell;
    } else if (word == "enabled"_L1) {
        record.enabled = boolean(cell);
        if (!record.enabled && !cell.isEmpty())
            record.problem = importSentence(QT_TRANSLATE_NOOP("TargetImport", "enabled is true or false, not “%1”.")).arg(cell.left(40));
    } else {
        return false;
    }
    return true;
}

/// A heading as takeColumn() and its siblings know it: blanks around it and the case do not matter.
QString columnOf(const QString &heading)
{
    const QString column = heading.trimmed();
    if (column.startsWith(labelPrefix, Qt::CaseInsensitive))
        return labelPrefix + column.mid(labelPrefix.size()).trimmed();
    if (!column.startsWith(connectionPrefix, Qt::CaseInsensitive))
        return column;
    const QString member = column.mid(connectionPrefix.size()).trimmed();
    const ConnectionMember *known = connectionMember(member, Qt::CaseInsensitive);
    return connectionPrefix + (known ? QString(known->key) : member);
}

/// What two columns that mean the same have in common.
QString meaningOf(const QString &column)
{
    if (column.startsWith(labelPrefix) || column.startsWith(connectionPrefix))
        return column;
    static const QHash<QString, QString> others{{u"environmentid"_s, u"environment"_s}, {u"targetgroupid"_s, u"group"_s}, {u"targettype"_s, u"type"_s}};
    const QString word = column.toLower();
    return others.value(word, word);
}

void takeCell(ImportRecord &record, const QString &column, const QString &cell)
{
    if (column.startsWith(connectionPrefix)) {
        const QString member = column.mid(connectionPrefix.size());
        if (!cell.trimmed().isEmpty()) // tables have columns that other types do not fill
            record.connection.insert(member, connectionValue(member, cell.trimmed()));
    } else if (column.startsWith(labelPrefix)) {
        const QString key = column.mid(labelPrefix.size());
        if (cell.isEmpty())
            record.labelsCleared.insert(key);
        else
            record.labels.insert(key, cell);
    } else if (!cell.trimmed().isEmpty()) { // what a table leaves empty stays as it is
        takeColumn(record, column, cell.trimmed());
    }
}

ImportRecord recordOf(const CsvRecord &line, const QStringList &columns)
{
    ImportRecord record;
    record.line = line.line;
    for (qsizetype i = 0; i < line.cells.size(); ++i) {
        const QString column = columns.value(i);
        const QString cell = withoutCsvGuard(line.cells.at(i));
        if (!column.isEmpty())
            takeCell(record, column, cell);
        else if (!cell.trimmed().isEmpty()) // spreadsheets fill lines up with empty cells
            record.problem = i < columns.size()
                ? importSentence(QT_TRANSLATE_NOOP("TargetImport", "Cell %1 stands in a column that the heading does not name.")).arg(i + 1)
                : importSentence(QT_TRANSLATE_NOOP("TargetImport", "The line has %1 cells, the heading has %2.")).arg(line.cells.size()).arg(columns.size());
    }
    return record;
}

/// The columns that a heading names; empty ones between them, but none at the end.
Result<QStringList> columnsOf(const CsvRecord &heading, QStringList &ignored)
{
    QStringList columns;
    for (const QString &cell : heading.cells)
        columns.append(columnOf(cell));
    while (!columns.isEmpty() && columns.constLast().isEmpty())
        columns.removeLast();
    QSet<QString> meanings;
    for (const QString &column : std::as_const(columns)) {
        if (column.isEmpty())
            continue;
        const QString meaning = meaningOf(column);
        if (meanings.contains(meaning))
            return unreadableFile(importSentence(QT_TRANSLATE_NOOP("TargetImport", "The heading names the column “%1” twice.")).arg(column.left(60)));
        meanings.insert(meaning);
        ImportRecord probe;
        if (!column.startsWith(connectionPrefix) && !column.startsWith(labelPrefix) && !isReadOnly(column) && !takeColumn(probe, column, {}))
            ignored.append(column);
    }
    if (!meanings.contains(u"name"_s))
        return unreadableFile(importSentence(QT_TRANSLATE_NOOP("TargetImport", "The first line is no heading: there is no column “name”.")));
    return columns;
}

Result<ImportFile> readCsvFile(const QString &input)
{
    ASSIGN_OR_RETURN(const auto lines, readCsv(input));
    const auto isBlank = [](const CsvRecord &line) {
        return std::all_of(line.cells.begin(), line.cells.end(), [](const QString &cell) { return cell.trimmed().isEmpty(); });
    };
    auto line = std::find_if_not(lines.begin(), lines.end(), isBlank);
    if (line == lines.end())
        return unreadableFile(importSentence(QT_TRANSLATE_NOOP("TargetImport", "The file is empty.")));
    ImportFile file;
    ASSIGN_OR_RETURN(const auto columns, columnsOf(*line, file.ignored));
    for (++line; line != lines.end(); ++line) {
        if (!isBlank(*line))
            file.records.append(recordOf(*line, columns));
    }
    return file;
}

/// The lines at which the objects of an array, or the one object, begin.
QList<int> objectLines(const QByteArray &json)
{
    QList<int> lines;
    int line = 1;
    int depth = 0;
    const int wanted = json.trimmed().startsWith('[') ? 1 : 0;
    bool quoted = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json.at(i);
        line += c == '\n' ? 1 : 0;
        if (quoted) {
            i += c == '\\' ? 1 : 0;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            if (depth++ == wanted)
                lines.append(line);
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return lines;
}

void takeMember(ImportRecord &record, const QString &key, const QJsonValue &value, QStringList &ignored)
{
    if (key == "connection"_L1) {
        record.connection = value.toObject();
        record.completeConnection = !record.connection.isEmpty(); // who may not see it gets an empty one
    } else if (key == "labels"_L1) {
        const QJsonObject labels = value.toObject();
        record.completeLabels = value.isObject() || value.isNull();
        for (auto it = labels.begin(); it != labels.end(); ++it)
            record.labels.insert(it.key(), it->toString());
    } else if (key == "enabled"_L1) {
        if (value.isBool())
            record.enabled = value.toBool();
        else
            record.problem = importSentence(QT_TRANSLATE_NOOP("TargetImport", "enabled is true or false."));
    } else if (!isReadOnly(key) && !takeColumn(record, key, value.toString()) && !ignored.contains(key)) {
        ignored.append(key);
    }
}

Result<ImportFile> readJsonFile(const QByteArray &bytes)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        const auto line = bytes.left(error.offset).count('\n') + 1;
        return unreadableFile(importSentence(QT_TRANSLATE_NOOP("TargetImport", "Line %1 is no valid JSON: %2.")).arg(line).arg(error.errorString()));
    }
    const QJsonArray array = document.isArray() ? document.array() : QJsonArray{document.object()};
    const QList<int> lines = objectLines(bytes);
    ImportFile file;
    for (qsizetype i = 0; i < array.size(); ++i) {
        ImportRecord record;
        record.line = lines.value(i, 1);
        if (!array.at(i).isObject())
            record.problem = importSentence(QT_TRANSLATE_NOOP("TargetImport", "This is no target: a target is an object."));
        const QJsonObject object = array.at(i).toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            takeMember(record, it.key(), *it, file.ignored);
        file.records.append(record);
    }
    return file;
}

} // namespace

Result<ImportFile> readImportFile(const QByteArray &bytes)
{
    ASSIGN_OR_RETURN(const auto input, importText(bytes));
    const QStringView start = QStringView(input).trimmed();
    if (start.isEmpty())
        return unreadableFile(importSentence(QT_TRANSLATE_NOOP("TargetImport", "The file is empty.")));
    auto file = start.startsWith(u'[') || start.startsWith(u'{') ? readJsonFile(input.toUtf8()) : readCsvFile(input);
    if (file && file->records.isEmpty())
        return unreadableFile(importSentence(QT_TRANSLATE_NOOP("TargetImport", "The file names no target.")));
    return file;
}

} // namespace tidegate
