// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/timezone.h"

#include <QObject>
#include <QTimeZone>

namespace tidegate {

/// The one setting in which zone times are shown: this computer's, or UTC. GUI thread only.
class DisplayZone final : public QObject
{
    Q_OBJECT

public:
    static DisplayZone &current();

    QTimeZone zone() const { return m_zone; }
    /// `chosen` by the user; else it is the one of this computer, or UTC where that cannot be read.
    void setZone(const QTimeZone &zone, bool chosen = true);
    QString text() const; ///< "Europe/Berlin (UTC+1)", with now's offset; says so where UTC stands for a zone that cannot be read.

signals:
    void changed();

private:
    DisplayZone() = default;

    QTimeZone m_zone = systemZone().zone;
    bool m_chosen = false;
};

} // namespace tidegate
