// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/openapi.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

// Resources of a static library are registered only on demand, and from the global namespace, as Q_INIT_RESOURCE demands.
static void registerDocument()
{
    Q_INIT_RESOURCE(openapi);
}

namespace tidegate {
namespace {

/// What an operation may answer besides success, by what the server checks before its handler runs.
QList<QString> errorStatuses(const ApiRoute &route)
{
    QList<QString> statuses{u"400"_s, u"406"_s, u"421"_s, u"500"_s, u"503"_s, u"504"_s};
    if (route.permission != Permission::None)
        statuses += {u"401"_s, u"403"_s};
    if (route.path.find('{') != std::string::npos)
        statuses += u"404"_s;
    if (route.body != BodyKind::None)
        statuses += {u"413"_s, u"415"_s};
    if (route.method == HttpMethod::Get)
        statuses += u"412"_s;
    else
        statuses += {u"409"_s, u"412"_s, u"422"_s, u"428"_s, u"507"_s};
    if (route.path.starts_with("/api/v1/agents") || route.path.find("freeze-windows") != std::string::npos)
        statuses += u"501"_s;
    return statuses;
}

QJsonObject reference(const QString &where)
{
    return {{u"$ref"_s, QString(u"#/components/"_s + where)}};
}

/// Conditions work on every GET alike (services/http/conditional.h); streams have no tag.
void addConditions(QJsonObject &operation, QJsonObject &responses)
{
    QJsonObject shown = responses.value(u"200"_s).toObject();
    if (shown.isEmpty() || shown.contains(u"$ref"_s) || shown.value(u"content"_s).toObject().contains(u"text/event-stream"_s))
        return;
    QJsonObject headers = shown.value(u"headers"_s).toObject();
    if (!headers.contains(u"ETag"_s)) {
        headers.insert(u"ETag"_s, reference(u"headers/ETag"_s));
        shown.insert(u"headers"_s, headers);
        responses.insert(u"200"_s, shown);
    }
    responses.insert(u"304"_s, reference(u"responses/NotModified"_s));
    QJsonArray parameters = operation.value(u"parameters"_s).toArray();
    for (const QString &name : {u"parameters/ifMatch"_s, u"parameters/ifNoneMatch"_s}) {
        if (!parameters.contains(reference(name)))
            parameters.append(reference(name));
    }
    operation.insert(u"parameters"_s, parameters);
}

/// So they do on every write of what GET shows.
void addWriteConditions(QJsonObject &operation)
{
    QJsonArray parameters = operation.value(u"parameters"_s).toArray();
    if (parameters.contains(reference(u"parameters/ifMatch"_s)) && !parameters.contains(reference(u"parameters/ifNoneMatch"_s)))
        parameters.append(reference(u"parameters/ifNoneMatch"_s));
    operation.insert(u"parameters"_s, parameters);
}

void complete(QJsonObject &operation, const ApiRoute &route)
{
    operation.insert(u"x-permission"_s, toString(route.permission));
    if (route.permission == Permission::None)
        operation.insert(u"security"_s, QJsonArray());
    QJsonObject responses = operation.value(u"responses"_s).toObject();
    if (route.method == HttpMethod::Get)
        addConditions(operation, responses);
    else if (operation.contains(u"parameters"_s))
        addWriteConditions(operation);
    for (const QString &status : errorStatuses(route)) {
        if (!responses.contains(status))
            responses.insert(status, QJsonObject{{u"$ref"_s, u"#/components/responses/Problem"_s}});
    }
    operation.insert(u"responses"_s, responses);
}

} // namespace

std::string openApiDocument(const std::vector<ApiRoute> &routes)
{
    registerDocument();
    QFile file(u":/tidegate/openapi/tidegate.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return "{}";
    QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    QJsonObject paths = document.value(u"paths"_s).toObject();
    for (const ApiRoute &route : routes) {
        const QString path = QString::fromStdString(route.path);
        const auto method = toStringView(route.method);
        const QString verb = QString::fromLatin1(method.data(), static_cast<qsizetype>(method.size())).toLower();
        QJsonObject item = paths.value(path).toObject();
        QJsonObject operation = item.value(verb).toObject();
        if (operation.isEmpty())
            continue;
        complete(operation, route);
        item.insert(verb, operation);
        paths.insert(path, item);
    }
    document.insert(u"paths"_s, paths);
    document.insert(u"info"_s, [&] {
        QJsonObject info = document.value(u"info"_s).toObject();
        info.insert(u"version"_s, QStringLiteral(TIDEGATE_VERSION));
        return info;
    }());
    return QJsonDocument(document).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace tidegate
