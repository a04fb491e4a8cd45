// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sql/tables.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate::sql {
namespace {

/// The parts of a text between commas that stand in no parentheses.
QStringList partsOf(const QString &text)
{
    QStringList parts{QString()};
    int depth = 0;
    for (const QChar character : text) {
        depth += character == u'(' ? 1 : character == u')' ? -1 : 0;
        if (character == u',' && depth == 0)
            parts.append(QString());
        else
            parts.last() += character;
    }
    for (QString &part : parts)
        part = part.simplified();
    return parts;
}

ColumnType typeOf(const QString &word)
{
    static const QHash<QString, ColumnType> types{
        {u"text"_s, ColumnType::Text},       {u"{{json}}"_s, ColumnType::Json},
        {u"{{uuid}}"_s, ColumnType::Uuid},   {u"{{timestamp}}"_s, ColumnType::Timestamp},
        {u"{{int64}}"_s, ColumnType::Int64}, {u"{{bool}}"_s, ColumnType::Bool},
        {u"{{bytes}}"_s, ColumnType::Bytes},
    };
    Q_ASSERT_X(types.contains(word), "tablesOf", "unknown type of a column");
    return types.value(word);
}

/// Takes what a foreign key says: the table that it names, and by which columns.
void takeReference(Table &table, const QStringList &columns, const QByteArray &other)
{
    if (other != table.name) {
        if (!table.references.contains(other))
            table.references.append(other);
        return;
    }
    for (const QString &each : columns) {
        if (each != u"tenant_id")
            table.ownReferences.append(table.column(each.toLatin1()));
    }
}

/// "name type NOT NULL …"
void takeColumn(Table &table, const QString &part)
{
    static const QRegularExpression reference(u"REFERENCES ([a-z_]+)"_s);
    const QStringList words = part.split(u' ');
    table.columns.append({words.value(0).toLatin1(), typeOf(words.value(1)), !part.contains(u" NOT NULL")});
    if (const auto found = reference.match(part); found.hasMatch())
        takeReference(table, {words.value(0)}, found.captured(1).toLatin1());
}

/// A column or a rule of CREATE TABLE.
void takePart(Table &table, const QString &part)
{
    static const QRegularExpression primaryKey(u"^PRIMARY KEY \\((.*)\\)$"_s);
    static const QRegularExpression foreignKey(u"^FOREIGN KEY \\(([^)]*)\\) REFERENCES ([a-z_]+)"_s);
    if (const auto key = primaryKey.match(part); key.hasMatch()) {
        for (const QString &each : partsOf(key.captured(1)))
            table.key.append(table.column(each.toLatin1()));
    } else if (const auto foreign = foreignKey.match(part); foreign.hasMatch()) {
        takeReference(table, partsOf(foreign.captured(1)), foreign.captured(2).toLatin1());
    } else if (!part.startsWith(u"UNIQUE ") && !part.startsWith(u"CHECK ")) {
        takeColumn(table, part);
    }
}

void takeStatement(QList<Table> &tables, const QString &statement)
{
    static const QRegularExpression create(u"^CREATE TABLE ([a-z_]+) \\((.*)\\) \\{\\{strict\\}\\}$"_s);
    static const QRegularExpression drop(u"^DROP TABLE ([a-z_]+)$"_s);
    static const QRegularExpression add(u"^ALTER TABLE ([a-z_]+) ADD COLUMN (.*)$"_s);
    if (const auto made = create.match(statement); made.hasMatch()) {
        Table table{.name = made.captured(1).toLatin1(), .columns = {}, .key = {}, .references = {}, .ownReferences = {}};
        for (const QString &part : partsOf(made.captured(2)))
            takePart(table, part);
        tables.append(table);
    } else if (const auto dropped = drop.match(statement); dropped.hasMatch()) {
        tables.removeIf([&](const Table &each) { return each.name == dropped.captured(1).toLatin1(); });
    } else if (const auto added = add.match(statement); added.hasMatch()) {
        const auto table = std::find_if(tables.begin(), tables.end(), [&](const Table &each) { return each.name == added.captured(1).toLatin1(); });
        Q_ASSERT_X(table != tables.end(), "tablesOf", "a column of no table");
        takeColumn(*table, added.captured(2));
    }
}

void takeMigration(QList<Table> &tables, const QByteArray &text)
{
    QString statement;
    const QString lines = QString::fromUtf8(text) + u"\n--;"_s;
    for (const QString &line : lines.split(u'\n')) {
        if (line.trimmed() == u"--;") {
            takeStatement(tables, statement.simplified());
            statement.clear();
        } else if (!line.startsWith(u"--")) {
            statement += line + u' ';
        }
    }
}

/// Each behind those that it refers to, otherwise in the order they were made.
QList<Table> inOrder(QList<Table> tables)
{
    QList<Table> ordered;
    const auto isPlaced = [&](const QByteArray &name) {
        return std::any_of(ordered.begin(), ordered.end(), [&](const Table &each) { return each.name == name; });
    };
    while (!tables.isEmpty()) {
        const auto next = std::find_if(tables.begin(), tables.end(),
                                       [&](const Table &table) { return std::all_of(table.references.begin(), table.references.end(), isPlaced); });
        Q_ASSERT_X(next != tables.end(), "tablesOf", "tables refer to each other in a circle");
        ordered.append(*next);
        tables.erase(next);
    }
    return ordered;
}

std::string joined(const std::vector<std::string> &parts, const char *separator)
{
    std::string text;
    for (const std::string &part : parts)
        text += (text.empty() ? "" : separator) + part;
    return text;
}

std::string placeholder(int number)
{
    return '?' + std::to_string(number);
}

/// The key without the tenant.
std::vector<std::string> ownKey(const Table &table)
{
    std::vector<std::string> names;
    for (const int column : table.key) {
        if (table.columns[column].name != "tenant_id")
            names.push_back(table.columns[column].name.toStdString());
    }
    return names;
}

std::string ofTenant(const Table &table)
{
    return table.isOfTenant() ? " WHERE tenant_id = ?1" : "";
}

std::string columnNames(const Table &table)
{
    std::vector<std::string> names;
    for (const TableColumn &column : table.columns)
        names.push_back(column.name.toStdString());
    return joined(names, ", ");
}

std::string pageText(const Table &table, bool isFirst)
{
    const std::vector<std::string> key = ownKey(table);
    std::string text = "SELECT " + columnNames(table) + " FROM " + table.name.toStdString() + ofTenant(table);
    int number = table.isOfTenant() ? 1 : 0;
    if (!isFirst && !key.empty()) {
        std::vector<std::string> last;
        for (std::size_t i = 0; i < key.size(); ++i)
            last.push_back(placeholder(++number));
        text += (table.isOfTenant() ? " AND (" : " WHERE (") + joined(key, ", ") + ") > (" + joined(last, ", ") + ')';
    }
    if (!key.empty())
        text += " ORDER BY " + joined(key, ", ");
    return text + " LIMIT " + placeholder(++number);
}

std::string insertText(const Table &table, int rows)
{
    std::vector<std::string> all;
    int number = 0;
    for (int row = 0; row < rows; ++row) {
        std::vector<std::string> one;
        for (qsizetype i = 0; i < table.columns.size(); ++i)
            one.push_back(placeholder(++number));
        all.push_back('(' + joined(one, ", ") + ')');
    }
    return "INSERT INTO " + table.name.toStdString() + " (" + columnNames(table) + ") VALUES " + joined(all, ", ");
}

std::string referText(const Table &table)
{
    std::vector<std::string> conditions;
    int number = 0;
    if (table.isOfTenant())
        conditions.push_back("tenant_id = " + placeholder(++number));
    for (const std::string &name : ownKey(table))
        conditions.push_back(name + " = " + placeholder(++number));
    std::vector<std::string> changes;
    for (const int column : table.ownReferences)
        changes.push_back(table.columns[column].name.toStdString() + " = " + placeholder(++number));
    return "UPDATE " + table.name.toStdString() + " SET " + joined(changes, ", ") + " WHERE " + joined(conditions, " AND ");
}

} // namespace

int Table::column(QByteArrayView columnName) const
{
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const TableColumn &each) { return each.name == columnName; });
    return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

TableTexts::TableTexts(const Table &table)
    : count("SELECT COUNT(*) FROM " + table.name.toStdString() + ofTenant(table)), firstPage(pageText(table, true)), nextPage(pageText(table, false)),
      insertOne(insertText(table, 1)), insertMany(insertText(table, rowsAtOnce)), refer(table.ownReferences.isEmpty() ? std::string() : referText(table)),
      clear("DELETE FROM " + table.name.toStdString() + ofTenant(table))
{}

QList<Table> tablesOf(const QList<Migration> &migrations)
{
    QList<Table> tables;
    for (const Migration &migration : migrations)
        takeMigration(tables, migration.text);
    tables = inOrder(tables);
    for (Table &table : tables)
        table.texts = std::make_shared<const TableTexts>(table);
    return tables;
}

} // namespace tidegate::sql
