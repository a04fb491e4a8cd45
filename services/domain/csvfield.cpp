// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/csvfield.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// Whether a formula begins here, behind any number of apostrophes: a text that has some of its own gets one more, so that it comes back whole.
bool beginsFormula(QStringView text)
{
    const auto first = std::find_if(text.begin(), text.end(), [](QChar c) { return c != u'\''; });
    return first != text.end() && QStringView(u"=+-@\t\r\n＝＋－＠").contains(*first);
}

} // namespace

QString csvField(const QString &text)
{
    QString field = text;
    field.replace(u'"', u"\"\""_s);
    return (beginsFormula(text) ? u"\"'"_s : u"\""_s) + field + u'"';
}

QString csvLine(const QStringList &cells)
{
    QStringList quoted;
    for (const QString &cell : cells)
        quoted.append(csvField(cell));
    return quoted.join(u',') + u"\r\n"_s;
}

QString withoutCsvGuard(const QString &cell)
{
    return cell.startsWith(u'\'') && beginsFormula(cell) ? cell.mid(1) : cell;
}

} // namespace tidegate
