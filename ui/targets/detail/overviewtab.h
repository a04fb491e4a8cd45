// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/targets/detail/detailtab.h"
#include "ui/widgets/factlist.h"

namespace tidegate {

class ConnectionSteps;

/// What the target is: type, address, labels, where it belongs.
class OverviewTab final : public DetailTab
{
    Q_OBJECT

public:
    OverviewTab(Workspace *workspace, QWidget *parent);

protected:
    void showTarget() override;

private:
    QList<Fact> connectionFacts() const;

    FactList *m_facts = nullptr;
    ConnectionSteps *m_steps = nullptr; ///< How far the last check came.
};

} // namespace tidegate
