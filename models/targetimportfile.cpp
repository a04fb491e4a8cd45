// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targetimportfile.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype mostRecords = 100'000;
constexpr auto connectionPrefix = "connection."_L1;
constexpr auto labelPrefix = "label:"_L1;

QString text(const char *source)
{
    return QCoreApplication::translate("TargetImport", source);
}

Error unreadable(const QString &message)
{
    return makeError(ErrorKind::Invalid, u"unreadable-file"_s, message);
}

/// What exports and answers carry besides what can be written.
bool isReadOnly(const QString &member)
{
    static const QSet<QString> members{u"health"_s,      u"healthStatus"_s, u"healthMessage"_s,  u"healthCode"_s, u"healthCheckedAt"_s, u"healthStale"_s,
                                       u"healthSince"_s, u"checked"_s,      u"currentRelease"_s, u"release"_s,    u"drift"_s,           u"differences"_s,
                                       u"version"_s,     u"createdAt"_s,    u"createdBy"_s,      u"updatedAt"_s,  u"updatedBy"_s,       u"agentId"_s};
    return members.contains(member);
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
    static const QSet<QString> booleans{u"tlsEnabled"_s, u"insecureAcknowledged"_s, u"allowLoopback"_s};
    if (booleans.contains(member)) {
        const auto value = boolean(cell);
        return value ? QJsonValue(*value) : QJsonValue(cell);
    }
    bool isNumber = false;
    const int number = cell.toInt(&isNumber);
    return member == "port"_L1 && isNumber ? QJsonValue(number) : QJsonValue(cell);
}

/// Exports put an apostrophe before what a spreadsheet would run as a formula.
QString withoutGuard(const QString &cell)
{
    return cell.size() > 1 && cell.startsWith(u'\'') && u"=+-@\t\r"_s.contains(cell.at(1)) ? cell.mid(1) : cell;
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
            record.problem = text(QT_TRANSLATE_NOOP("TargetImport", "enabled is true or false, not “%1”.")).arg(cell.left(40));
    } else {
        return false;
    }
    return true;
}

ImportRecord recordOf(const CsvRecord &line, const QStringList &columns)
{
    ImportRecord record;
    record.line = line.line;
    if (line.cells.size() > columns.size()) {
        record.problem = text(QT_TRANSLATE_NOOP("TargetImport", "The line has %1 cells, the heading has %2.")).arg(line.cells.size()).arg(columns.size());
        return record;
    }
    for (qsizetype i = 0; i < line.cells.size(); ++i) {
        const QString &column = columns.at(i);
        const QString cell = withoutGuard(line.cells.at(i));
        if (column.startsWith(connectionPrefix)) {
            const QString member = column.mid(connectionPrefix.size());
            if (!cell.isEmpty()) // tables have columns that other types do not fill
                record.connection.insert(member, connectionValue(member, cell));
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
    return record;
}

Result<ImportFile> readCsvFile(const QString &input)
{
    const auto lines = readCsv(input);
    if (!lines)
        return lines.error();
    ImportFile file;
    if (lines->isEmpty())
        return unreadable(text(QT_TRANSLATE_NOOP("TargetImport", "The file is empty.")));
    QStringList columns;
    for (const QString &cell : lines->first().cells)
        columns.append(cell.trimmed());
    const auto has = [&columns](QLatin1StringView name) { return columns.contains(name, Qt::CaseInsensitive); };
    if (!has("name"_L1))
        return unreadable(text(QT_TRANSLATE_NOOP("TargetImport", "The first line is no heading: there is no column “name”.")));
    for (const QString &column : std::as_const(columns)) {
        ImportRecord probe;
        const bool known = column.startsWith(connectionPrefix) || column.startsWith(labelPrefix) || isReadOnly(column) || takeColumn(probe, column, {});
        if (!known)
            file.ignored.append(column);
        if (columns.count(column) > 1)
            return unreadable(text(QT_TRANSLATE_NOOP("TargetImport", "The heading names the column “%1” twice.")).arg(column.left(60)));
    }
    for (const CsvRecord &line : lines->mid(1))
        file.records.append(recordOf(line, columns));
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
            record.problem = text(QT_TRANSLATE_NOOP("TargetImport", "enabled is true or false."));
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
        return unreadable(text(QT_TRANSLATE_NOOP("TargetImport", "Line %1 is no valid JSON: %2.")).arg(line).arg(error.errorString()));
    }
    const QJsonArray array = document.isArray() ? document.array() : QJsonArray{document.object()};
    const QList<int> lines = objectLines(bytes);
    ImportFile file;
    for (qsizetype i = 0; i < array.size(); ++i) {
        ImportRecord record;
        record.line = lines.value(i, 1);
        if (!array.at(i).isObject())
            record.problem = text(QT_TRANSLATE_NOOP("TargetImport", "This is no target: a target is an object."));
        const QJsonObject object = array.at(i).toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            takeMember(record, it.key(), *it, file.ignored);
        file.records.append(record);
    }
    return file;
}

/// RFC 4180, a character at a time.
class CsvReader
{
public:
    explicit CsvReader(const QString &input) : m_input(input) {}

    Result<QList<CsvRecord>> read()
    {
        for (; m_at < m_input.size(); ++m_at) {
            const QChar c = m_input.at(m_at);
            m_line += c == u'\n' ? 1 : 0;
            if (m_quoted)
                takeQuoted(c);
            else if (!takePlain(c))
                return unreadable(text(QT_TRANSLATE_NOOP("TargetImport", "Line %1: something stands behind a closing quotation mark.")).arg(m_line));
            if (m_records.size() > mostRecords)
                return unreadable(text(QT_TRANSLATE_NOOP("TargetImport", "The file has more than %L1 lines.")).arg(mostRecords));
        }
        if (m_quoted)
            return unreadable(text(QT_TRANSLATE_NOOP("TargetImport", "Line %1: a quotation mark is not closed.")).arg(m_record.line));
        if (!m_cell.isEmpty() || !m_record.cells.isEmpty() || m_wasQuoted)
            endRecord();
        return m_records;
    }

private:
    bool isNext(QChar c) const { return m_at + 1 < m_input.size() && m_input.at(m_at + 1) == c; }

    void takeQuoted(QChar c)
    {
        if (c != u'"') {
            m_cell += c;
        } else if (isNext(u'"')) {
            m_cell += c;
            ++m_at;
        } else {
            m_quoted = false;
        }
    }

    /// False: a cell goes on behind its closing quotation mark.
    bool takePlain(QChar c)
    {
        if (c == u'"' && m_cell.isEmpty() && !m_wasQuoted) {
            m_quoted = m_wasQuoted = true;
        } else if (c == u',') {
            endCell();
        } else if (c == u'\n') {
            endRecord();
        } else if (c != u'\r' || (m_at + 1 < m_input.size() && !isNext(u'\n'))) {
            m_cell += c;
            return !m_wasQuoted;
        }
        return true;
    }

    void endCell()
    {
        m_record.cells.append(std::exchange(m_cell, {}));
        m_wasQuoted = false;
    }

    void endRecord()
    {
        endCell();
        if (m_record.cells.size() > 1 || !m_record.cells.first().isEmpty())
            m_records.append(m_record);
        m_record = {.line = m_line, .cells = {}};
    }

    const QString &m_input;
    qsizetype m_at = 0;
    int m_line = 1;
    bool m_quoted = false;
    bool m_wasQuoted = false;
    QString m_cell;
    CsvRecord m_record{.line = 1, .cells = {}};
    QList<CsvRecord> m_records;
};

} // namespace

Result<QList<CsvRecord>> readCsv(const QString &input)
{
    return CsvReader(input).read();
}

Result<ImportFile> readImportFile(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder.decode(bytes);
    if (decoder.hasError())
        return unreadable(text(QT_TRANSLATE_NOOP("TargetImport", "The file is no UTF-8 text.")));
    const QByteArray start = bytes.left(64).trimmed();
    const bool json = start.startsWith('[') || start.startsWith('{') || start.startsWith("\xEF\xBB\xBF[") || start.startsWith("\xEF\xBB\xBF{");
    return json ? readJsonFile(decoded.toUtf8()) : readCsvFile(decoded);
}

} // namespace tidegate
