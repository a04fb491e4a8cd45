// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/change.h"
#include "services/domain/ids.h"
#include "services/domain/instant.h"
#include "services/domain/result.h"

#include <QFuture>

#include <functional>
#include <optional>

namespace tidegate {

/// A change that was made through the workspace, with the way back. Workspace::edited() tells of each.
struct Edit
{
    /// Takes it back, or makes it again, if what it is about still is as the step before left it; else ErrorKind::Stale, and nothing happened.
    using Step = std::function<QFuture<Result<void>>()>;

    QString text;    ///< What was done, for behind "Undo:": "end of Black Friday".
    QString barrier; ///< Why it cannot be taken back, as a sentence; empty: it can.
    Step undo;
    Step redo;
    std::optional<EntityType> entity; ///< What it is about; nothing: of what only the console keeps …
    QUuid id;
    EnvironmentId environment;              ///< … and where that is.
    QUuid together;                         ///< Edits with the same id are one step; null: it is one by itself.
    std::function<QString(int)> wordsOfAll; ///< What that step is called; the count of its edits.
    bool coversTogether = false;            ///< It stands for all that was made together with it before: its ways are those of all of them.
    /// Why its way back can never work any more, as a sentence; unset, or empty: it may. Asked when other edits are made.
    std::function<QString()> whyLost = nullptr;

    /// Instead of taking back that a freeze was ended, which cannot be taken back: a new one until the end that it had.
    struct Again
    {
        QString place; ///< Its environment.
        Instant until;
        Step run; ///< Empty: there is no such way.
    };
    Again again{};
};

} // namespace tidegate

Q_DECLARE_METATYPE(tidegate::Edit)
