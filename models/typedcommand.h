// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/freezeplan.h"

#include <QLocale>
#include <QString>
#include <QTimeZone>

#include <functional>

namespace tidegate {

/// What a typed sentence is read against.
struct TypedCommandContext
{
    /// An environment, which a sentence may call by either name.
    struct Place
    {
        EnvironmentId id;
        QString name;
        QString displayName;
    };

    QList<Place> places;
    std::function<QList<UserId>(const QString &)> people; ///< Whom a text may name; unset: nobody but the person who types.
    Instant now;
    QTimeZone zone = QTimeZone::utc();
    QLocale locale;
};

/// One thing that a sentence such as "freeze production friday 17:00 for 2 days" may mean.
struct TypedCommand
{
    enum class Verb { Edit, Delete, Freeze, Lift, Ask };

    Verb verb = Verb::Edit;
    /// Edit, Delete and Ask: one environment. Lift: one, or none for all that are frozen. Ask: `start` is when, nothing: now; with an `end` the question is
    /// about all of the time until then.
    FreezePlan plan;
    UserId user;                ///< Ask: who would deploy; null: the person who types.
    bool isAboutFreeze = false; ///< Ask: "is production frozen", whose yes would be the no of "may I deploy".
    bool isAboutWhen = false;   ///< Ask: "when may I deploy": the first open time from `start` on, or from now on, is asked for. Then there is no `end`.
    QString when;               ///< Ask: the time as it was typed, empty for now.
    QString problem;            ///< Why it means nothing, as a sentence; then there is no plan.

    friend bool operator==(const TypedCommand &, const TypedCommand &) = default;
};

/// Reads "edit staging", "delete environment test", "end freeze", "unfreeze production", "can anna deploy to production now", "is production frozen
/// tomorrow", "when may I deploy to production", "freeze production friday 17:00 for 2 days", "freeze test and staging now until monday 8:00" and "may I deploy
/// to production on friday 17:00", in English and in the program's language. Several where the name stands for several environments, or begins those of
/// several; none where it is no such sentence. Nothing is guessed: a name that nothing has, a time that cannot be read or has passed and an environment that is
/// named twice are problems. Pure; thread-safe with a fixed translation.
QList<TypedCommand> readTypedCommand(const QString &text, const TypedCommandContext &context);

} // namespace tidegate
