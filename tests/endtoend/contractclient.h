// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/servedapi.h"

#include <QDateTime>
#include <QUrl>

namespace tidegate::test {

using Headers = QHash<QByteArray, QByteArray>;

/// The text of a JSON object with each %name% replaced.
inline QByteArray json(QByteArray text, const QHash<QByteArray, QString> &values = {})
{
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        text.replace(QByteArray('%' + it.key() + '%'), it.value().toUtf8());
    return text;
}

inline QString fromNow(qint64 seconds)
{
    return QDateTime::currentDateTimeUtc().addSecs(seconds).toString(Qt::ISODate);
}

/// The code of a problem.
inline QString code(const Answer &answer)
{
    return answer.object().value(QStringLiteral("code")).toString();
}

/// Which fields a problem names, in order.
inline QStringList pointers(const Answer &answer)
{
    QStringList all;
    for (const QJsonValue error : answer.object().value(QStringLiteral("errors")).toArray())
        all.append(error.toObject().value(QStringLiteral("pointer")).toString());
    all.sort();
    return all;
}

/// The member "name" of each row.
inline QStringList names(const QJsonArray &rows)
{
    QStringList all;
    for (const QJsonValue row : rows)
        all.append(row.toObject().value(QStringLiteral("name")).toString());
    return all;
}

/// Path and query of the next page, empty on the last.
inline QString nextOf(const Answer &answer)
{
    const QByteArray link = answer.headers.value("link");
    if (!link.endsWith("; rel=\"next\""))
        return {};
    const QUrl url(QString::fromUtf8(link.mid(1, link.indexOf('>') - 1)));
    return url.path() + u'?' + url.query(QUrl::FullyEncoded);
}

/// An administrator at a server of his own. Remembers every byte it was answered, and answers that lack a header each must have.
class ContractClient
{
public:
    explicit ContractClient(bool requirePreconditions = false) : api(requirePreconditions), admin(api.token(Role::Admin)) {}

    Answer send(const QByteArray &method, const QString &path, const QByteArray &body = {}, const Headers &headers = {}, const QByteArray &token = "admin")
    {
        const Answer answer = api.send(method, path.toUtf8(), token == "admin" ? admin : token, body, headers);
        remember(method + ' ' + path.toUtf8(), answer);
        return answer;
    }
    Answer get(const QString &path, const Headers &headers = {}) { return send("GET", path, {}, headers); }
    Answer post(const QString &path, const QByteArray &body = {}, const Headers &headers = {}) { return send("POST", path, body, headers); }
    Answer put(const QString &path, const QByteArray &body, const Headers &headers = {}) { return send("PUT", path, body, headers); }
    Answer remove(const QString &path, const Headers &headers = {}) { return send("DELETE", path, {}, headers); }

    /// The id of a new environment; fails the test when there is none.
    QString environment(const QByteArray &name, const QByteArray &more = {})
    {
        return idOf(post(QStringLiteral("/api/v1/environments"), "{\"name\":\"" + name + '"' + more + '}'));
    }
    QString window(const QString &environmentId, const QString &start, const QString &end, const QByteArray &reason, const QStringList &exceptions = {})
    {
        const QJsonObject body{{QStringLiteral("start"), start},
                               {QStringLiteral("end"), end},
                               {QStringLiteral("reason"), QString::fromUtf8(reason)},
                               {QStringLiteral("exceptions"), QJsonArray::fromStringList(exceptions)}};
        return idOf(post(windowsOf(environmentId), QJsonDocument(body).toJson()));
    }
    QString target(const QString &environmentId, const QByteArray &name, const QByteArray &more = {})
    {
        return idOf(post(QStringLiteral("/api/v1/targets"),
                         json(R"({"environmentId":"%env%","name":")" + name
                                  + R"(","targetType":"docker_host","connection":{"host":"192.0.2.10","port":2376,"tlsEnabled":true})" + more + '}',
                              {{"env", environmentId}})));
    }
    /// Records a sticker with one component, by somebody who gives a reason; "fine", "violation" of a freeze, or what went wrong.
    QString sticker(const QString &targetId, const QString &digest)
    {
        const Answer answer = put(
            QStringLiteral("/api/v1/targets/") + targetId + QStringLiteral("/sticker"),
            json(R"({"releaseId":"0197aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee","releaseName":"myapp-v1","components":[{"componentName":"api","digest":"%digest%"}]})",
                 {{"digest", digest}}),
            {{"Freeze-Override-Reason", "urgent security fix"}});
        if (answer.status != 200)
            return QString::fromUtf8(answer.body);
        return answer.object().value(QStringLiteral("duringFreeze")).toBool() ? QStringLiteral("violation") : QStringLiteral("fine");
    }
    static QString windowsOf(const QString &environmentId)
    {
        return QStringLiteral("/api/v1/environments/") + environmentId + QStringLiteral("/freeze-windows");
    }

    ServedApi api;
    const QByteArray admin;
    QByteArray everything;   ///< All answers: headers and bodies.
    QStringList headerFlaws; ///< Answers without the headers that each must have.

private:
    static QString idOf(const Answer &answer)
    {
        const QString id = answer.object().value(QStringLiteral("id")).toString();
        if (answer.status != 201 || id.isEmpty())
            qFatal("nothing was created: %d %s", answer.status, answer.body.constData());
        return id;
    }

    void remember(const QByteArray &request, const Answer &answer)
    {
        static const Headers fixed{{"x-content-type-options", "nosniff"},
                                   {"cache-control", "no-store"},
                                   {"content-security-policy", "default-src 'none'; frame-ancestors 'none'"},
                                   {"cross-origin-resource-policy", "same-origin"},
                                   {"referrer-policy", "no-referrer"}};
        for (auto it = fixed.cbegin(); it != fixed.cend(); ++it) {
            if (answer.headers.value(it.key()) != it.value())
                headerFlaws.append(QString::fromUtf8(QByteArray(request + ": " + it.key())));
        }
        if (answer.headers.value("x-request-id").isEmpty() || answer.headers.contains("server"))
            headerFlaws.append(QString::fromUtf8(QByteArray(request + ": x-request-id")));
        if (answer.status >= 400 && !request.startsWith("HEAD") && answer.headers.value("content-type") != "application/problem+json")
            headerFlaws.append(QString::fromUtf8(QByteArray(request + ": content-type")));
        for (auto it = answer.headers.cbegin(); it != answer.headers.cend(); ++it)
            everything += it.key() + ": " + it.value() + '\n';
        everything += answer.body + '\n';
    }
};

} // namespace tidegate::test
