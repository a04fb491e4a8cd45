// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/httpcheck.h"

namespace tidegate {

/// Which namespace and region are asked: "?namespace=default".
QByteArray nomadQuery(const QJsonObject &connection);
/// How many allocations of the job of a target are in which state: small, and another one whenever one of them moves.
QByteArray nomadSummaryPath(const QJsonObject &connection);
/// With the token where the target has one. It goes into X-Nomad-Token, because older versions refuse a bearer token.
Result<QList<HttpHeader>> nomadHeaders(const ProbeTarget &target);

/// Questions to Nomad: with its token, in the namespace and the region of the target.
class NomadExchange : public HttpCheck
{
    Q_OBJECT

public:
    using HttpCheck::HttpCheck;

protected:
    using OnBody = std::function<Result<void>(const QByteArray &body)>;

    /// False when the check is over already: there is no way there, or the token cannot be had.
    bool begin();
    /// Hands on the body of an answer with status 200; anything else ends the check.
    void getBody(const QByteArray &path, const OnBody &onBody, const QByteArray &extraQuery = {});
    /// What a status other than 200 means.
    virtual Error refused(int status) const;
};

} // namespace tidegate
