// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/target.h"
#include "services/operations/call.h"
#include "services/secrets/sealedbox.h"

#include <QHash>
#include <QJsonObject>

#include <optional>

namespace tidegate {

/// A connection that somebody wants to try before it is stored, with what was typed for it. Nothing of it is ever written.
struct ConnectionTrial
{
    Target target;                    ///< As it would be stored; its id is that of `stored`, or null.
    QHash<QString, SecretText> typed; ///< By kind.
    std::optional<Target> stored;     ///< What it would be a change of; only then stored credentials may be used at all.
    std::optional<Sticker> sticker;   ///< Of `stored`: what is expected to run.
    bool isPlaceOnly = false;         ///< What runs where the target is, is wanted.
};

/// Reads the body of a test: what creates a target, whose name may be missing, with `credentials` by their kind. `id` names the stored target it would
/// change; NotFound when there is none.
///
/// A stored credential goes nowhere that it was not stored for, and no further than who asks could send it by other means: a connection that differs from
/// the stored one in anything takes target:connect-write, as storing it would.
Result<ConnectionTrial> connectionTrial(Call &call, const QJsonObject &body);

/// The same for the question what runs at a place. Members that say which work it is may be missing: they are not looked at. With `id` it always takes
/// target:connect-write, because the credential shows more than its own target then.
Result<ConnectionTrial> discoveryTrial(Call &call, QJsonObject body);

/// The bytes behind a reference of the connection that is tried. What was typed for a member is taken instead of what is stored for it. A stored one is
/// opened only for the address, the scheme and the authority it was stored for: anything else is `credential-required`, and nothing is sent.
Result<QByteArray> openForTrial(Transaction &transaction, const std::optional<MasterKey> &key, const ConnectionTrial &trial, const QString &reference);

/// The connection as a probe gets it: its members refer to what was typed, where something was.
QJsonObject probedConnection(const ConnectionTrial &trial);

} // namespace tidegate
