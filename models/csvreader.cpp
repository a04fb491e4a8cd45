// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/csvreader.h"

#include "models/importtext.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype maxRecords = 100'000;
constexpr qsizetype maxCells = 1'000; // of a record

/// The separator that a first line names, as Excel writes it; null: it names none.
QChar namedSeparator(QStringView line)
{
    QStringView word = line.trimmed();
    if (word.size() >= 2 && word.startsWith(u'"') && word.endsWith(u'"'))
        word = word.sliced(1, word.size() - 2);
    else if (line.startsWith(u"sep=", Qt::CaseInsensitive))
        word = line; // a tab is no blank to be trimmed here
    return word.size() == 5 && word.startsWith(u"sep=", Qt::CaseInsensitive) ? word.back() : QChar();
}

/// What the heading has most of outside quotes; the comma where it has none.
QChar commonSeparator(QStringView input)
{
    qsizetype commas = 0;
    qsizetype semicolons = 0;
    qsizetype tabs = 0;
    bool quoted = false;
    bool content = false; // what stands before it is blank
    for (const QChar c : input) {
        if (c == u'"')
            quoted = !quoted;
        if (!quoted && c == u'\n' && content)
            break;
        if (quoted)
            continue;
        commas += c == u',' ? 1 : 0;
        semicolons += c == u';' ? 1 : 0;
        tabs += c == u'\t' ? 1 : 0;
        content = content || !c.isSpace();
    }
    if (semicolons > commas && semicolons >= tabs)
        return u';';
    return tabs > commas ? u'\t' : u',';
}

/// RFC 4180, a character at a time.
class CsvReader
{
public:
    explicit CsvReader(const QString &input) : m_input(input)
    {
        const qsizetype end = input.indexOf(u'\n');
        m_separator = namedSeparator(QStringView(input).left(end < 0 ? input.size() : end));
        if (m_separator.isNull()) {
            m_separator = commonSeparator(input);
        } else {
            m_at = end < 0 ? input.size() : end + 1;
            m_line = m_record.line = 2;
        }
    }

    Result<QList<CsvRecord>> read()
    {
        for (; m_at < m_input.size(); ++m_at) {
            const QChar c = m_input.at(m_at);
            m_line += c == u'\n' ? 1 : 0;
            if (m_quoted)
                takeQuoted(c);
            else if (!takePlain(c))
                return unreadableFile(
                    importSentence(QT_TRANSLATE_NOOP("TargetImport", "Line %1: something stands behind a closing quotation mark.")).arg(m_line));
            if (m_records.size() > maxRecords)
                return unreadableFile(importSentence(QT_TRANSLATE_NOOP("TargetImport", "The file has more than %L1 lines.")).arg(maxRecords));
            if (m_record.cells.size() > maxCells)
                return unreadableFile(importSentence(QT_TRANSLATE_NOOP("TargetImport", "Line %1 has more than %L2 cells.")).arg(m_record.line).arg(maxCells));
        }
        if (m_quoted)
            return unreadableFile(importSentence(QT_TRANSLATE_NOOP("TargetImport", "Line %1: a quotation mark is not closed.")).arg(m_record.line));
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
        } else if (c == m_separator) {
            endCell();
        } else if (c == u'\n') {
            endRecord();
        } else if (!m_wasQuoted) {
            m_cell += c;
        } else {
            return c == u' '; // some programs pad
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
    QChar m_separator;
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

} // namespace tidegate
