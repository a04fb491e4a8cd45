// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/endtoend/fleetwindow.h"

#include "models/agenttablemodel.h"
#include "ui/page/page.h"

#include <QAction>
#include <QTableView>
#include <QToolButton>

namespace tidegate::test {

/// The window of the console on a real server at which agents register, and its page of agents.
class AgentWindow : protected FleetWindow
{
protected:
    struct Registered
    {
        QByteArray id;
        QByteArray credential;
    };

    Registered registered(const QString &name, bool accepted = true, const QByteArray &environment = {}, const QByteArray &given = {}) const
    {
        QByteArray token = given;
        if (token.isEmpty()) {
            QJsonObject wish{{u"autoAccept"_s, accepted}};
            if (!environment.isEmpty())
                wish.insert(u"environmentIds"_s, QJsonArray{QString::fromLatin1(environment)});
            token = send("POST", "/api/v1/agents/registration-tokens", wish).value(u"token"_s).toString().toLatin1();
        }
        const QJsonObject body{{u"name"_s, name}, {u"version"_s, u"0.1.0"_s}, {u"capabilities"_s, QJsonArray{u"docker"_s}}, {u"machineId"_s, name}};
        const QJsonObject answer = m_api->send("POST", "/api/v1/agents/register", {}, body, {{"X-Agent-Token", token}}).object();
        return {answer.value(u"agentId"_s).toString().toLatin1(), answer.value(u"token"_s).toString().toLatin1()};
    }

    Page *page() const { return m_window->findChild<Page *>(u"agents"_s); }
    QAction *action(const QString &name) const { return page()->findChild<QAction *>(name); }
    QTableView *table() const { return page()->findChild<QTableView *>(u"agentTable"_s); }

    void beat(const Registered &agent) const
    {
        const QString at = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
        const QJsonObject body{{u"sentAt"_s, at}, {u"sequence"_s, ++m_sequence}, {u"version"_s, u"0.1.0"_s}, {u"bootId"_s, u"b"_s}};
        QCOMPARE(m_api->send("POST", "/api/v1/agents/" + agent.id + "/heartbeat", agent.credential, body).status, 200);
    }

    void openAgents(const QByteArray &token)
    {
        openWindow(token);
        QTest::keyClick(m_window.get(), Qt::Key_7, Qt::ControlModifier);
        QTRY_VERIFY(page() && page()->isVisible());
    }

    QStringList column(int column) const
    {
        QStringList texts;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            texts.append(table()->model()->index(row, column).data().toString());
        return texts;
    }

    /// By the button, as a mouse does.
    void press(const QString &actionName) const
    {
        for (QToolButton *button : page()->findChildren<QToolButton *>()) {
            if (button->defaultAction() && button->defaultAction()->objectName() == actionName && button->isVisible()) {
                QVERIFY2(button->isEnabled(), qPrintable(button->toolTip()));
                button->click();
                return;
            }
        }
        QFAIL(qPrintable(u"no button for "_s + actionName));
    }

    void undo() const
    {
        m_window->activateWindow(); // a dialog may have had it
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    }

    mutable int m_sequence = 0;
};

} // namespace tidegate::test
