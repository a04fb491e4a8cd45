// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/undo/undostep.h"

#include <QObject>

#include <memory>
#include <utility>

namespace tidegate {

/// Undo and redo of one edit of an object with a version: both write it with the version that the step before left, so that the server
/// refuses (ErrorKind::Stale) what somebody else changed meanwhile. write(object) returns a future of Result<U>, versionOf(U) its version.
template <typename T, typename Write, typename VersionOf>
std::pair<UndoStep, UndoStep> editSteps(QObject *context, const T &before, const T &after, Write write, VersionOf versionOf)
{
    const auto version = std::make_shared<qint64>(after.version);
    const auto step = [=](T wanted) {
        return UndoStep([=]() mutable {
            wanted.version = *version;
            const auto answer = write(wanted);
            whenDone(answer, context, [version, versionOf](const auto &result) {
                if (result)
                    *version = versionOf(*result);
            });
            return answer;
        });
    };
    return {step(before), step(after)};
}

} // namespace tidegate
