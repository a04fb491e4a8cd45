// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/hostname.h"

#include <QList>

namespace tidegate {
namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isHexDigit(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

bool isLabel(QStringView label)
{
    if (label.isEmpty() || label.size() > 63 || label.front() == u'-' || label.back() == u'-')
        return false;
    return std::all_of(label.begin(), label.end(), [](QChar c) { return isDigit(c) || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'-'; });
}

/// A label that resolvers would take as part of a numeric address, such as 0x7f or 1.
bool isNumeric(QStringView label)
{
    if (label.startsWith(u"0x", Qt::CaseInsensitive))
        return std::all_of(label.begin() + 2, label.end(), isHexDigit);
    return std::all_of(label.begin(), label.end(), isDigit);
}

/// How many 16-bit groups the colon-separated half of an address has, or -1. An IPv4 tail counts as two.
int groupsOf(QStringView half, bool tailAllowed)
{
    if (half.isEmpty())
        return 0;
    const QList<QStringView> groups = half.split(u':');
    int count = 0;
    for (qsizetype i = 0; i < groups.size(); ++i) {
        const QStringView group = groups[i];
        if (tailAllowed && i == groups.size() - 1 && isIpv4Literal(group)) {
            count += 2;
        } else if (!group.isEmpty() && group.size() <= 4 && std::all_of(group.begin(), group.end(), isHexDigit)) {
            ++count;
        } else {
            return -1;
        }
    }
    return count;
}

} // namespace

bool isIpv4Literal(QStringView text)
{
    const QList<QStringView> parts = text.split(u'.');
    return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](QStringView part) {
               const bool digits = !part.isEmpty() && part.size() <= 3 && std::all_of(part.begin(), part.end(), isDigit);
               return digits && (part.size() == 1 || part.front() != u'0') && part.toInt() <= 255;
           });
}

bool isIpv6Literal(QStringView text)
{
    if (text.size() > 45)
        return false;
    const qsizetype gap = text.indexOf(u"::");
    if (gap < 0)
        return groupsOf(text, true) == 8;
    const int before = groupsOf(text.first(gap), false);
    const int after = groupsOf(text.sliced(gap + 2), true);
    return before >= 0 && after >= 0 && before + after <= 7;
}

bool isHost(QStringView text)
{
    if (text.isEmpty() || text.size() > 253)
        return false;
    if (text.contains(u':'))
        return isIpv6Literal(text);
    if (isIpv4Literal(text))
        return true;
    const QList<QStringView> labels = text.split(u'.');
    return std::all_of(labels.begin(), labels.end(), isLabel) && !isNumeric(labels.last());
}

} // namespace tidegate
