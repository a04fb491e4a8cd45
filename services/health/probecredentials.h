// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/healthprobe.h"
#include "services/net/httpfetch.h"

namespace tidegate {

/// The bytes behind a reference member of the connection. Where the connection has none, what the computer has for it, which is nothing on a server.
/// "credential-required" when nothing can open references.
Result<QByteArray> openReference(const ProbeTarget &target, QLatin1StringView member);

/// tlsCaRef, tlsCertRef and tlsKeyRef, opened.
Result<TlsMaterial> openTlsMaterial(const ProbeTarget &target);

/// A request to where the target is, with what TLS needs there. Not for one that an agent checks.
Result<HttpRequest> requestTo(const ProbeTarget &target);

} // namespace tidegate
