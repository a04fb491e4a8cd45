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
    if (route.method != HttpMethod::Get)
        statuses += {u"409"_s, u"412"_s, u"422"_s, u"428"_s, u"507"_s};
    if (route.path.starts_with("/api/v1/agents") || route.path.find("freeze-windows") != std::string::npos)
        statuses += u"501"_s;
    return statuses;
}

void complete(QJsonObject &operation, const ApiRoute &route)
{
    operation.insert(u"x-permission"_s, toString(route.permission));
    if (route.permission == Permission::None)
        operation.insert(u"security"_s, QJsonArray());
    QJsonObject responses = operation.value(u"responses"_s).toObject();
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
