// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

namespace tidegate {

/// Tells systemd how a service does (sd_notify(3)): that it is ready, what it does, and again and again that its event loop goes round, where the unit asks for
/// it. Without systemd nothing happens.
class SystemdNotice final : public QObject
{
    Q_OBJECT

public:
    explicit SystemdNotice(QObject *parent = nullptr);

    void ready() const;
    void status(const QString &text) const;
    void stopping() const;

private:
    void send(const QByteArray &notice) const;

    QByteArray m_socket; ///< Empty: nobody wants to know.
    QTimer m_watchdog;
};

} // namespace tidegate
