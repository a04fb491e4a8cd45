// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/agentinstall.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

const QString tokenFile = u"~/tidegate-agent.token"_s;

/// As one word of a shell.
QString shellWord(const QString &text)
{
    const auto isPlain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || QStringView(u"-._/:@[]").contains(c);
    };
    const bool hasBracket = text.contains(u'[');
    if (!text.isEmpty() && !hasBracket && std::all_of(text.begin(), text.end(), isPlain))
        return text;
    return u'\'' + QString(text).replace(u'\'', u"'\\''"_s) + u'\'';
}

} // namespace

QList<InstallLine> installLines(InstallWay way, const QUrl &server, const QString &name)
{
    using Purpose = InstallLine::Purpose;
    QString address = server.toString(QUrl::FullyEncoded | QUrl::StripTrailingSlash);
    if (address.endsWith(u'/'))
        address.chop(1);
    QString run = u"tidegate-agent run --server "_s + shellWord(address) + u" --token-file "_s + tokenFile;
    if (const QString called = name.simplified(); !called.isEmpty())
        run += u" --name "_s + shellWord(called);
    const QString install = way == InstallWay::DebianPackage ? u"apt install ./tidegate-agent_*.deb"_s : u"install -m 755 tidegate-agent /usr/local/bin/"_s;
    return {{Purpose::Install, install}, {Purpose::TakeToken, u"(umask 077; cat > "_s + tokenFile + u')'}, {Purpose::Run, run}};
}

bool isThisComputerOnly(const QUrl &server)
{
    const QString host = server.host();
    return host.compare(u"localhost"_s, Qt::CaseInsensitive) == 0 || host.endsWith(u".localhost"_s, Qt::CaseInsensitive) || QHostAddress(host).isLoopback();
}

} // namespace tidegate
