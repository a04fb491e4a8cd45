// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/httpcheck.h"

namespace tidegate {

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
