// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/enginecheck.h"

#include "services/domain/say.h"
#include "services/health/dockeranswers.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qint64 maxEnginePing = 64 * 1024;

} // namespace

void EngineCheck::greet(const std::function<void()> &whenDone)
{
    if (prepare())
        get("/_ping", maxEnginePing, [this, whenDone](const auto &answer) { onPing(answer, whenDone); });
}

void EngineCheck::onPing(const Result<HttpAnswer> &answer, const std::function<void()> &whenDone)
{
    const bool isLong = !answer && answer.error().code == "answer-too-large"_L1; // an engine says two letters
    if (!answer && !isLong) {
        fail(answer.error());
        return;
    }
    if (isLong || (answer->status != 200 && answer->status != 401 && answer->status != 403)) {
        failUnhealthy(makeError(ErrorKind::Unavailable, say("not-an-engine")));
        return;
    }
    if (answer->status != 200) {
        failUnhealthy(refusedByEngine(answer->status));
        return;
    }
    const auto prefix = dockerApiPrefix(answer->header("api-version"));
    if (!prefix) {
        failUnhealthy(prefix.error());
        return;
    }
    m_prefix = *prefix;
    m_isPodman = answer->header("server").startsWith("Libpod/");
    m_podmanPrefix = m_isPodman ? podmanApiPrefix(answer->header("libpod-api-version")) : QByteArray();
    pinAddress(answer->peer);
    whenDone();
}

void EngineCheck::getFromEngine(const QByteArray &path, qint64 maxBody, const OnAnswer &onAnswer)
{
    get(m_prefix + path, maxBody, onAnswer);
}

Error EngineCheck::refusedByEngine(int status)
{
    if (status == 401 || status == 403)
        return makeError(ErrorKind::Unavailable, say("access-denied/engine"));
    return makeError(ErrorKind::Unavailable, say("engine-error/engine", status));
}

Result<QByteArray> EngineCheck::bodyOf(const Result<HttpAnswer> &answer, const QString &right)
{
    if (!answer)
        return answer.error();
    if (answer->status == 401 || answer->status == 403)
        return makeError(ErrorKind::Unavailable, say("access-denied/right", right));
    if (answer->status != 200)
        return refusedByEngine(answer->status);
    return answer->body;
}

} // namespace tidegate
