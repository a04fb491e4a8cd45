// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/textrules.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tidegate {

qsizetype characterCount(QStringView text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return !c.isLowSurrogate(); });
}

bool hasControlCharacters(QStringView text, bool multiline)
{
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        const bool layout = u == u'\n' || u == u'\r' || u == u'\t';
        if ((u < 0x20 && !(multiline && layout)) || (u >= 0x7f && u <= 0x9f))
            return true;
    }
    return !text.isValidUtf16();
}

std::optional<FieldError> textError(const QString &text, const QString &pointer, TextRule rule)
{
    if (hasControlCharacters(text, rule.multiline))
        return FieldError{pointer, u"control-character"_s, u"Control characters are not allowed here."_s};
    if (rule.minimum > 0 && text.trimmed().isEmpty())
        return FieldError{pointer, u"required"_s, u"This must not be empty."_s};
    const qsizetype count = characterCount(text);
    if (count < rule.minimum)
        return FieldError{pointer, u"too-short"_s, u"Write at least %1 characters."_s.arg(rule.minimum)};
    if (count > rule.maximum)
        return FieldError{pointer, u"too-long"_s, u"Write at most %1 characters."_s.arg(rule.maximum)};
    return {};
}

bool isNameLabel(QStringView text)
{
    if (text.isEmpty() || text.size() > 63 || text.startsWith(u'-') || text.endsWith(u'-'))
        return false;
    return std::all_of(text.begin(), text.end(), [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-'; });
}

bool looksLikeSecret(const QString &text)
{
    static const QRegularExpression pattern(
        u"-----BEGIN |\\bA[KS]IA[0-9A-Z]{16}\\b|\\beyJ[\\w-]{8,}\\.[\\w-]{8,}\\.|\\btg[ar]?_[A-Za-z0-9_]{16,}|://[^/\\s:@]*:[^/\\s@]+@"_s);
    return pattern.match(text).hasMatch();
}

} // namespace tidegate
