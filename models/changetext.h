// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/observedchange.h"
#include "services/domain/timezone.h"

#include <QTimeZone>

#include <functional>

namespace tidegate {

class Workspace;

/// What the ids in a change are called, and when and where it is read.
struct ChangeNames
{
    std::function<QString(UserId)> person; ///< Empty: nobody that is known.
    std::function<QString(EnvironmentId)> environment;
    std::function<Instant()> now;
    QTimeZone zone = systemZone().zone;
};

/// Names as the workspace knows them.
ChangeNames changeNames(const Workspace &workspace, const QTimeZone &zone);

/// A line of what was known, in order of time.
struct ChangeMoment
{
    /// What the line is about: something said or asked, the freeze, the change itself, what is missing, and what was said afterwards.
    enum class Kind { Said, Asked, Freeze, Seen, Missing, Explained };
    Kind kind = Kind::Seen;
    Instant at;
    QString text;

    friend bool operator==(const ChangeMoment &, const ChangeMoment &) = default;
};

QString changeTitle(const ShownChange &shown);                                  ///< "api on prod-web-04 changed during a freeze"
QString changeEvidence(const ObservedChange &change, const ChangeNames &names); ///< In one line: sticker, engine, gate, freeze.
QList<ChangeMoment> changeStory(const ObservedChange &change, const ChangeNames &names);
QString changeText(const ShownChange &shown, const ChangeNames &names); ///< All of it, for copying.
/// Of a file for spreadsheets, in UTC and with what the API calls things; each ends with its line break.
QByteArray changeCsvHeading();
QByteArray changeCsvLine(const ShownChange &shown, const ChangeNames &names);

} // namespace tidegate
