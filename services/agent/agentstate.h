// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/result.h"

#include <QByteArray>
#include <QUrl>

#include <optional>

namespace tidegate {

/// What an agent keeps between two runs: who it is, and what it comes in with.
struct AgentState
{
    QUrl server; ///< The one that gave the credential; it is shown to no other.
    AgentId agent;
    QByteArray credential;
    QByteArray registeredWith; ///< SHA-256 of the registration token that was used, so that it is not tried again.

    friend bool operator==(const AgentState &, const AgentState &) = default;
};

/// Keeps it in one file, which nobody else may read, as a whole or not at all.
class AgentStateFile
{
public:
    explicit AgentStateFile(const QString &directory);

    /// Nothing where none was kept. What cannot be read is an error, and stays as it is: it holds a credential.
    Result<std::optional<AgentState>> load() const;
    /// On the disk when it returns.
    Result<void> save(const AgentState &state) const;
    QString path() const { return m_path; }

private:
    QString m_path;
};

/// What a machine is known by. Not its own id, which is nobody's business, but one that is made of it. Empty where it has none.
QString machineId();

} // namespace tidegate
