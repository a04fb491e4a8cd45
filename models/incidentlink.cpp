// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/incidentlink.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {

std::optional<QUrl> incidentLink(const QString &typed)
{
    constexpr qsizetype longest = 500;
    const QString text = typed.trimmed();
    const bool isOneWord = std::none_of(text.begin(), text.end(), [](QChar c) { return c.isSpace() || !c.isPrint() || c == u'<' || c == u'>' || c == u'"'; });
    if (text.isEmpty() || text.size() > longest || !isOneWord)
        return {};
    const QUrl url(text, QUrl::StrictMode);
    const QString scheme = url.scheme().toLower();
    if (!url.isValid() || (scheme != u"http" && scheme != u"https") || url.host().isEmpty() || !url.userInfo().isEmpty())
        return {};
    return url;
}

QString withIncident(const QString &reason, const std::optional<QUrl> &link)
{
    const QString words = reason.trimmed();
    if (!link)
        return words;
    const QString address = u'<' + link->toString(QUrl::FullyEncoded) + u'>';
    return words.isEmpty() ? address : words + u' ' + address;
}

std::optional<QUrl> incidentIn(const QString &reason)
{
    const QString text = reason.trimmed();
    const qsizetype begin = text.lastIndexOf(u'<');
    if (begin < 0 || !text.endsWith(u'>'))
        return {};
    return incidentLink(text.mid(begin + 1).chopped(1));
}

} // namespace tidegate
