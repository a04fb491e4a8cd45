// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace tidegate {

/// Turns SIGTERM, SIGINT and SIGHUP into Qt signals, through a pipe, because hardly anything may be called in a handler. One a process.
class SignalHandler final : public QObject
{
    Q_OBJECT

public:
    explicit SignalHandler(QObject *parent = nullptr);
    ~SignalHandler() override;

signals:
    void terminated();
    void hangUp();

private:
    void deliver();

    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace tidegate
