// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/discovery.h"
#include "services/domain/health.h"
#include "services/domain/inventory.h"
#include "services/domain/result.h"
#include "services/domain/target.h"

#include <QFuture>
#include <QJsonObject>

#include <functional>
#include <optional>

namespace tidegate {

/// What a probe has to know about a target.
struct ProbeTarget
{
    TargetId id;
    TargetType type = TargetType::DockerHost;
    QJsonObject connection;
    QStringList expectedComponents; ///< Named by the sticker; empty: no sticker.

    /// The plain bytes behind a reference of the connection ("local:<id>", "keychain:…", "file:/…"). Called in the probe's thread,
    /// right before the connection they are for is made. Its error is shown as it is.
    std::function<Result<QByteArray>(const QString &reference)> openSecret;

    /// What stands for a member that the connection leaves out: the credentials of the computer that looks. Empty bytes: it has none, and none is needed. Unset
    /// on a server, which lends its own rights to nobody. Its error means that nothing is asked.
    std::function<Result<QByteArray>(const ProbeTarget &target, QLatin1StringView member)> openOwn{};

    TenantId tenant{}; ///< Whose it is: what a probe remembers of one tenant serves no other.

    /// Not how it does is wanted, but what runs where it is: members that say which work it is are ignored.
    bool isPlaceOnly = false;
};

/// What one check found.
struct ProbeResult
{
    HealthReport report;
    std::optional<InventorySnapshot> inventory; ///< Only if the target told what runs on it; sequence 0.
    std::optional<Discovery> discovery{};       ///< What runs at the place, if that was asked for and told.
};

/// Checks targets of one type.
class HealthProbe
{
public:
    virtual ~HealthProbe() = default;

    /// Always ends with a result, within 10 s: failing is a result too. Runs in the calling thread, which must have an event loop;
    /// cancelling the future aborts.
    virtual QFuture<ProbeResult> probe(const ProbeTarget &target) = 0;
};

/// A result that is there already.
QFuture<ProbeResult> readyProbeResult(const ProbeResult &result);

} // namespace tidegate
