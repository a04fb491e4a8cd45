// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/operations/backend.h"
#include "services/operations/deploymentoperations.h"
#include "services/operations/freezeoperations.h"
#include "services/store/database.h"
#include "tests/support/testdatabase.h"
#include "tests/support/values.h"

#include <QJsonArray>
#include <QJsonObject>

namespace tidegate::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A store of its own, with an administrator and a release manager.
class OperationsBench
{
public:
    explicit OperationsBench(BackendSettings settings = {});

    DatabaseOptions options() const;

    /// A new process over the same database.
    void restart();

    /// Time goes by, for both clocks.
    void pass(std::chrono::milliseconds by);

    /// The code of the first reason against a deployment by the administrator, or nothing.
    QString gate(const Environment &in);

    static Principal person(const QString &name, Role role);

    template <typename Work>
    auto as(const Principal &who, Work &&work)
    {
        return backend->write(who, {}, std::forward<Work>(work));
    }

    Environment environment(const QString &name, QJsonObject body = {});

    Target target(const Environment &in, const QString &name);

    QJsonObject span(std::chrono::seconds from, std::chrono::seconds to) const;

    Result<FreezeWindow> freeze(const Environment &in, std::chrono::seconds from, std::chrono::seconds to, const QJsonArray &exceptions = {});

    Result<PushedSnapshot> seen(const Target &target, const QString &digest, std::chrono::seconds ago = 0s);

    Result<Sticker> sticker(const Target &target, const Principal &who, QJsonObject more = {});

    AuditEntry newestAudit();

    Result<QList<FreezeViolation>> violations(const Environment &in);

    TestDatabase where;
    HandClock clock;
    std::chrono::milliseconds monotonic{0};
    Principal admin = person(u"anna"_s, Role::Admin);
    Principal manager = person(u"ron"_s, Role::ReleaseManager);
    std::unique_ptr<Backend> backend;
};

} // namespace tidegate::test
