// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

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
    void setZone(const QTimeZone &zone);
    QString text() const; ///< "Europe/Berlin (UTC+1)"; now's offset.

signals:
    void changed();

private:
    DisplayZone() = default;

    QTimeZone m_zone = QTimeZone::systemTimeZone();
};

} // namespace tidegate
