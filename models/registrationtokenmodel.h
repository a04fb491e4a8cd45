// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rowtablemodel.h"
#include "services/domain/agent.h"
#include "services/domain/timezone.h"

#include <QTimeZone>

#include <functional>

namespace tidegate {

/// Registration tokens, those that still let somebody in first: for what, until when, and who came in with them. What opens something is in none.
class RegistrationTokenModel final : public RowTableModel<RegistrationToken, TokenId>
{
    Q_OBJECT

public:
    enum Column { StateColumn, ScopeColumn, RulesColumn, UntilColumn, MadeColumn, ColumnCount };
    enum class State { Open, Used, Ended };

    /// What ids stand for.
    struct Names
    {
        std::function<QString(EnvironmentId)> environment;
        std::function<QString(AgentId)> agent; ///< Empty: it is gone.
        std::function<QString(UserId)> person;
    };

    explicit RegistrationTokenModel(Names names, QObject *parent = nullptr);

    void setTokens(const QList<RegistrationToken> &tokens, Instant now);
    void setZone(const QTimeZone &zone);
    State stateOf(const RegistrationToken &token) const;
    int openCount() const;

private:
    QVariant cell(const RegistrationToken &token, int column, int role) const override;
    QString title(int column) const override;
    QString text(const RegistrationToken &token, int column) const;
    QString stateText(const RegistrationToken &token) const;
    QString rules(const RegistrationToken &token) const;

    Names m_names;
    QTimeZone m_zone = systemZone().zone;
    Instant m_now;
};

} // namespace tidegate
