// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/ecsexchange.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qint64 maxEcsBody = 16 * 1024 * 1024;

} // namespace

void EcsExchange::ask(const QString &operation, const QJsonObject &input, const OnAnswer &onAnswer, const OnFault &onFault, const OnError &onError)
{
    HttpRequest request = newAwsRequest();
    request.maxBody = maxEcsBody;
    request.body = QJsonDocument(input).toJson(QJsonDocument::Compact);
    request.headers += {{"Content-Type", "application/x-amz-json-1.1"}, {"X-Amz-Target", "AmazonEC2ContainerServiceV20141113." + operation.toLatin1()}};
    const auto onBody = [this, onAnswer](const QByteArray &body) {
        if (const auto read = onAnswer(body); !read)
            failUnhealthy(read.error());
    };
    perform({"ecs", u"ecs:"_s + operation, request, onBody, onFault, onError});
}

QJsonObject EcsExchange::inCluster(QJsonObject input) const
{
    input.insert(u"cluster"_s, target().connection.value("cluster"_L1));
    return input;
}

} // namespace tidegate
