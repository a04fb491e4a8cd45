// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

#include <utility>

// Two macros that pass an error on to the caller, under the names that Abseil and Arrow gave them. Each stands as a statement of its own in a
// function that returns a Result or an Error.

#define TIDEGATE_JOIN_(left, right) left##right
#define TIDEGATE_JOIN(left, right) TIDEGATE_JOIN_(left, right)

/// Evaluates an expression of type Result once and returns its error, if it holds one.
#define RETURN_IF_ERROR(...)                                                                                                                                   \
    do {                                                                                                                                                       \
        if (const auto &triedOutcome = (__VA_ARGS__); !triedOutcome)                                                                                           \
            return triedOutcome.error();                                                                                                                       \
    } while (false)

/// Evaluates an expression of type Result once; returns its error, or initialises what is declared with its value:
/// `ASSIGN_OR_RETURN(const auto target, targets.find(id));`
#define ASSIGN_OR_RETURN(declaration, ...) TIDEGATE_ASSIGN_OR_RETURN(TIDEGATE_JOIN(outcome, __COUNTER__), declaration, __VA_ARGS__)
#define TIDEGATE_ASSIGN_OR_RETURN(outcome, declaration, ...)                                                                                                   \
    auto &&outcome = (__VA_ARGS__);                                                                                                                            \
    if (!outcome)                                                                                                                                              \
        return outcome.error();                                                                                                                                \
    declaration = *std::forward<decltype(outcome)>(outcome) /* NOLINT(bugprone-macro-parentheses): a declaration */
