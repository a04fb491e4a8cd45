// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/endtoend/fleetserver.h"

#include "ui/window/mainwindow.h"

namespace tidegate::test {

/// The window of the console on a real server with two environments.
class FleetWindow : protected FleetServer
{
protected:
    void start()
    {
        FleetServer::start();
        m_staging = environment(u"staging"_s, 1);
        m_production = environment(u"production"_s, 2);
    }
    void stop()
    {
        m_window.reset();
        FleetServer::stop();
    }
    void openWindow(const QByteArray &token)
    {
        open(token);
        m_window = std::make_unique<MainWindow>(m_workspace.get());
        m_window->resize(1200, 800);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->showPage(u"targets"_s); // from anywhere
    }
    QJsonArray freezesOf(const QByteArray &environment) const
    {
        return m_api->send("GET", "/api/v1/environments/" + environment + "/freeze-windows", m_api->token(Role::Admin)).array();
    }

    QByteArray m_staging;
    QByteArray m_production;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace tidegate::test
