// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/httpcheck.h"

namespace tidegate {

/// What is asked of a Docker engine begins alike: is it one, and which version of its API does it speak?
class EngineCheck : public HttpCheck
{
    Q_OBJECT

public:
    using HttpCheck::HttpCheck;

protected:
    static constexpr qint64 maxList = 64 * 1024 * 1024; ///< Bytes.

    /// Goes on when the engine said what it is; else the check is over.
    void greet(const std::function<void()> &whenDone);
    /// As get(), by the version that greet() found.
    void getFromEngine(const QByteArray &path, qint64 maxBody, const OnAnswer &onAnswer);

    const QByteArray &prefix() const { return m_prefix; } ///< "/v1.41"
    bool isPodman() const { return m_isPodman; }
    const QByteArray &podmanPrefix() const { return m_podmanPrefix; } ///< Of Podman's own API; empty: there is none.

    static Error refusedByEngine(int status);
    /// The body of a good answer, or why there is none, for people. The right is what a proxy before the engine has to allow.
    static Result<QByteArray> bodyOf(const Result<HttpAnswer> &answer, const QString &right);

private:
    void onPing(const Result<HttpAnswer> &answer, const std::function<void()> &whenDone);

    QByteArray m_prefix;
    QByteArray m_podmanPrefix;
    bool m_isPodman = false;
};

} // namespace tidegate
