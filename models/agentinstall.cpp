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
const QString serviceToken = u"/etc/tidegate/agent.token"_s; // where the unit of the package takes it from

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

/// As a line of an environment file of systemd.
QString variableLine(const QString &name, const QString &value)
{
    return name + u"=\""_s + QString(value).replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
}

} // namespace

QList<InstallLine> installLines(InstallWay way, const QUrl &server, const QString &name)
{
    using Purpose = InstallLine::Purpose;
    QString address = server.toString(QUrl::FullyEncoded | QUrl::StripTrailingSlash);
    if (address.endsWith(u'/'))
        address.chop(1);
    const QString called = name.simplified();
    const auto take = [](const QString &file) -> QString { return u"(umask 077; cat > "_s + file + u')'; };
    if (way == InstallWay::BareProgram) {
        QString run = u"tidegate-agent run --server "_s + shellWord(address) + u" --token-file "_s + tokenFile;
        if (!called.isEmpty())
            run += u" --name "_s + shellWord(called);
        return {{Purpose::Install, u"install -m 755 tidegate-agent /usr/local/bin/"_s}, {Purpose::TakeToken, take(tokenFile)}, {Purpose::Run, run}};
    }
    QString variables = shellWord(variableLine(u"TIDEGATE_SERVER"_s, address));
    if (!called.isEmpty())
        variables += u' ' + shellWord(variableLine(u"TIDEGATE_NAME"_s, called));
    return {{Purpose::Install, u"apt install ./tidegate-agent_*.deb && install -d -m 700 /etc/tidegate"_s},
            {Purpose::TakeToken, take(serviceToken)},
            {Purpose::Run, u"printf '%s\\n' "_s + variables + u" > /etc/default/tidegate-agent && systemctl enable --now tidegate-agent"_s}};
}

bool isThisComputerOnly(const QUrl &server)
{
    const QString host = server.host();
    return host.compare(u"localhost"_s, Qt::CaseInsensitive) == 0 || host.endsWith(u".localhost"_s, Qt::CaseInsensitive) || QHostAddress(host).isLoopback();
}

} // namespace tidegate
