// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Signs requests for sigv4.mjs: a JSON object a line in, the header Authorization a line out.

#include "services/net/awssigner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <iostream>
#include <string>

using namespace Qt::StringLiterals;

int main()
{
    for (std::string line; std::getline(std::cin, line);) {
        const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
        const auto bytes = [&json](QLatin1StringView member) { return json.value(member).toString().toUtf8(); };
        tidegate::AwsRequest request{bytes("method"_L1), bytes("path"_L1), bytes("query"_L1), {}, bytes("body"_L1)};
        const QJsonArray headers = json.value("headers"_L1).toArray();
        for (const auto &header : headers)
            request.headers.append({header[0].toString().toUtf8(), header[1].toString().toUtf8()});
        const auto time = tidegate::parseInstant(bytes("time"_L1).toStdString());
        const auto path = json.value("normalise"_L1).toBool() ? tidegate::AwsPath::Normalised : tidegate::AwsPath::AsItIs;
        const auto added = tidegate::awsSigned(request, {bytes("id"_L1), bytes("secret"_L1), bytes("token"_L1)},
                                               {time.value(), bytes("region"_L1), bytes("service"_L1)}, path);
        std::cout << added.last().value.toStdString() << '\n';
    }
    return 0;
}
