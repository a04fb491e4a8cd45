// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/contractclient.h"

namespace tidegate::test {

QString fromNow(qint64 seconds)
{
    return QDateTime::currentDateTimeUtc().addSecs(seconds).toString(Qt::ISODate);
}

QString code(const Answer &answer)
{
    return answer.object().value(QStringLiteral("code")).toString();
}

QStringList pointers(const Answer &answer)
{
    QStringList all;
    for (const QJsonValue error : answer.object().value(QStringLiteral("errors")).toArray())
        all.append(error.toObject().value(QStringLiteral("pointer")).toString());
    all.sort();
    return all;
}

QStringList names(const QJsonArray &rows)
{
    QStringList all;
    for (const QJsonValue row : rows)
        all.append(row.toObject().value(QStringLiteral("name")).toString());
    return all;
}

QString nextOf(const Answer &answer)
{
    const QByteArray link = answer.headers.value("link");
    if (!link.endsWith("; rel=\"next\""))
        return {};
    const QUrl url(QString::fromUtf8(link.mid(1, link.indexOf('>') - 1)));
    return url.path() + u'?' + url.query(QUrl::FullyEncoded);
}

Answer ContractClient::send(const QByteArray &method, const QString &path, const QByteArray &body, const Headers &headers, const QByteArray &token)
{
    const Answer answer = api.send(method, path.toUtf8(), token == "admin" ? admin : token, body, headers);
    remember(method + ' ' + path.toUtf8(), answer);
    return answer;
}

QString ContractClient::environment(const QByteArray &name, const QByteArray &more)
{
    return idOf(post(QStringLiteral("/api/v1/environments"), "{\"name\":\"" + name + '"' + more + '}'));
}

QString ContractClient::window(const QString &environmentId, const QString &start, const QString &end, const QByteArray &reason, const QStringList &exceptions)
{
    const QJsonObject body{{QStringLiteral("start"), start},
                           {QStringLiteral("end"), end},
                           {QStringLiteral("reason"), QString::fromUtf8(reason)},
                           {QStringLiteral("exceptions"), QJsonArray::fromStringList(exceptions)}};
    return idOf(post(windowsOf(environmentId), QJsonDocument(body).toJson()));
}

QString ContractClient::target(const QString &environmentId, const QByteArray &name, const QByteArray &more)
{
    return idOf(post(QStringLiteral("/api/v1/targets"),
                     json(R"({"environmentId":"%env%","name":")" + name
                              + R"(","targetType":"docker_host","connection":{"host":"192.0.2.10","port":2376,"tlsEnabled":true})" + more + '}',
                          {{"env", environmentId}})));
}

QString ContractClient::sticker(const QString &targetId, const QString &digest)
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

QString ContractClient::windowsOf(const QString &environmentId)
{
    return QStringLiteral("/api/v1/environments/") + environmentId + QStringLiteral("/freeze-windows");
}

QString ContractClient::idOf(const Answer &answer)
{
    const QString id = answer.object().value(QStringLiteral("id")).toString();
    if (answer.status != 201 || id.isEmpty())
        qFatal("nothing was created: %d %s", answer.status, answer.body.constData());
    return id;
}

void ContractClient::remember(const QByteArray &request, const Answer &answer)
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

} // namespace tidegate::test
