// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/healthprobe.h"

#include <QPromise>

namespace tidegate {

QFuture<ProbeResult> readyProbeResult(const ProbeResult &result)
{
    QPromise<ProbeResult> promise;
    promise.start();
    promise.addResult(result);
    promise.finish();
    return promise.future();
}

} // namespace tidegate
