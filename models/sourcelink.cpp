// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sourcelink.h"

#include "services/domain/instant.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype shortest = 7;
constexpr qsizetype longest = 12;

QString sourceSentence(const char *source)
{
    return QCoreApplication::translate("SourceLink", source);
}

/// What may stand in a path as it is, and means itself alone there.
bool isPlainRevision(const QString &revision)
{
    static const QRegularExpression plain(u"^[0-9A-Za-z][0-9A-Za-z._-]*$"_s);
    return plain.match(revision).hasMatch() && !revision.contains(".."_L1);
}

bool isHash(const QString &revision)
{
    static const QRegularExpression hash(u"^[0-9a-f]{7,64}$"_s, QRegularExpression::CaseInsensitiveOption);
    return hash.match(revision).hasMatch();
}

/// A shortened hash names the same revision as the whole one.
bool isSameRevision(const QString &a, const QString &b)
{
    if (!isHash(a) || !isHash(b))
        return a == b;
    return a.startsWith(b, Qt::CaseInsensitive) || b.startsWith(a, Qt::CaseInsensitive);
}

/// Hosts that answer at the same name by https as by ssh.
bool answersHttps(const QString &host)
{
    static const QStringList known{u"github.com"_s, u"gitlab.com"_s, u"codeberg.org"_s, u"gitea.com"_s};
    return known.contains(host);
}

bool isGitLab(const QString &host)
{
    return host == "gitlab.com"_L1 || host.startsWith("gitlab."_L1) || host.contains(".gitlab."_L1);
}

/// Those that are known to show changes at another place.
bool writesItOtherwise(const QString &host)
{
    static const QStringList others{u"bitbucket.org"_s, u"dev.azure.com"_s, u"git.sr.ht"_s, u"hg.sr.ht"_s, u"sourceforge.net"_s, u"pagure.io"_s};
    return others.contains(host) || host.endsWith(".visualstudio.com"_L1) || host.endsWith(".googlesource.com"_L1);
}

/// OWNER/REPOSITORY at least, of characters that mean themselves.
QString plainPath(QString path)
{
    static const QRegularExpression plain(u"^/[\\w.~+-]+(/[\\w.~+-]+)+$"_s);
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.endsWith(".git"_L1))
        path.chop(4);
    const QStringList parts = path.split(u'/');
    const bool leadsElsewhere = parts.contains("."_L1) || parts.contains(".."_L1);
    return plain.match(path).hasMatch() && !leadsElsewhere ? path : QString();
}

QUrl httpsPage(const QString &host, const QString &path)
{
    QUrl page;
    page.setScheme(u"https"_s);
    page.setHost(host);
    page.setPath(path);
    return page;
}

std::optional<QUrl> pageBySsh(const QString &host, const QString &path)
{
    const QString plain = plainPath(path);
    return plain.isEmpty() || !answersHttps(host.toLower()) ? std::nullopt : std::optional(httpsPage(host.toLower(), plain));
}

/// Of the two that are one repository: owners and repositories are known there without case.
bool isSameRepository(const QUrl &a, const QUrl &b)
{
    const bool ignoresCase = answersHttps(a.host()) || isGitLab(a.host());
    const bool samePlace = a.host() == b.host() && a.port() == b.port() && (a.scheme() == b.scheme() || (a.port() < 0 && b.port() < 0));
    return samePlace && a.path().compare(b.path(), ignoresCase ? Qt::CaseInsensitive : Qt::CaseSensitive) == 0;
}

bool wasMadeLater(const ImageOrigin &a, const ImageOrigin &b)
{
    const auto first = parseInstant(a.created.toStdString());
    const auto second = parseInstant(b.created.toStdString());
    return first && second && *second < *first;
}

} // namespace

std::optional<QUrl> repositoryPage(const QString &source)
{
    static const QRegularExpression scp(u"^git@([A-Za-z0-9.-]+):([^/].*)$"_s);
    if (const auto match = scp.match(source); match.hasMatch())
        return pageBySsh(match.captured(1), u'/' + match.captured(2));
    const QUrl url(source, QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (!url.isValid() || url.host().isEmpty())
        return {};
    if (scheme == "ssh"_L1 || scheme == "git+ssh"_L1)
        return url.userName() == "git"_L1 && (url.port() < 0 || url.port() == 22) ? pageBySsh(url.host(), url.path()) : std::nullopt;
    const QString path = plainPath(url.path());
    if ((scheme != "https"_L1 && scheme != "http"_L1) || !url.userInfo().isEmpty() || path.isEmpty())
        return {};
    QUrl page = httpsPage(url.host(), path);
    page.setScheme(scheme);
    page.setPort(url.port());
    return page;
}

std::optional<QUrl> changesPage(const ImageOrigin &from, const ImageOrigin &to)
{
    if (wasMadeLater(from, to))
        return changesPage(to, from);
    const auto page = repositoryPage(from.source);
    const auto other = repositoryPage(to.source);
    if (!page || !other || !isSameRepository(*page, *other) || writesItOtherwise(page->host()) || !haveOtherRevisions(from, to))
        return {};
    if (!isPlainRevision(from.revision) || !isPlainRevision(to.revision))
        return {};
    QUrl changes = page->scheme() == "https"_L1 ? *page : *other; // the safer one of both
    changes.setPath(changes.path() + (isGitLab(changes.host()) ? u"/-/compare/"_s : u"/compare/"_s) + from.revision + u"..."_s + to.revision);
    return changes;
}

QString whyNoChanges(const ImageOrigin &from, const ImageOrigin &to)
{
    if (changesPage(from, to))
        return {};
    if (from.revision.isEmpty() && to.revision.isEmpty())
        return sourceSentence(QT_TRANSLATE_NOOP("SourceLink", "Neither image says of which revision it was made, as far as it was seen anywhere."));
    if (from.revision.isEmpty() || to.revision.isEmpty())
        return sourceSentence(
            QT_TRANSLATE_NOOP("SourceLink", "One of the two images does not say of which revision it was made, as far as it was seen anywhere."));
    if (isSameRevision(from.revision, to.revision))
        return sourceSentence(QT_TRANSLATE_NOOP("SourceLink", "Both images were made of the same revision."));
    const auto page = repositoryPage(from.source);
    const auto other = repositoryPage(to.source);
    if (page && other && !isSameRepository(*page, *other))
        return sourceSentence(QT_TRANSLATE_NOOP("SourceLink", "The two images were made of different repositories."));
    return sourceSentence(QT_TRANSLATE_NOOP("SourceLink", "The images name no repository whose changes a browser can show."));
}

bool haveOtherRevisions(const ImageOrigin &from, const ImageOrigin &to)
{
    return !from.revision.isEmpty() && !to.revision.isEmpty() && !isSameRevision(from.revision, to.revision);
}

static QString shortened(const QString &revision, qsizetype length)
{
    if (isHash(revision))
        return revision.left(length);
    return revision.size() <= longest ? revision : revision.left(longest - 1) + u'…';
}

std::pair<QString, QString> shortRevisions(const QString &from, const QString &to)
{
    qsizetype length = shortest;
    while (length < longest && shortened(from, length) == shortened(to, length))
        ++length;
    return {shortened(from, length), shortened(to, length)};
}

QString shortRevision(const QString &revision)
{
    return shortened(revision, shortest);
}

QString originText(const ImageOrigin &origin)
{
    QStringList parts;
    if (!origin.revision.isEmpty())
        //: %1 is a revision of a repository.
        parts.append(sourceSentence(QT_TRANSLATE_NOOP("SourceLink", "revision %1")).arg(origin.revision));
    if (!origin.version.isEmpty())
        parts.append(sourceSentence(QT_TRANSLATE_NOOP("SourceLink", "version %1")).arg(origin.version));
    if (!origin.source.isEmpty())
        parts.append(origin.source);
    return parts.isEmpty() ? sourceSentence(QT_TRANSLATE_NOOP("SourceLink", "revision unknown")) : parts.join(u", "_s);
}

} // namespace tidegate
