// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/gateasked.h"

#include "models/freezewindowtablemodel.h"
#include "models/peoplemodel.h"
#include "models/personname.h"
#include "models/workspace.h"
#include "ui/style/plaintext.h"
#include "ui/widgets/displayzone.h"

namespace tidegate {

GateAsked gateAsked(const Workspace &workspace, const QString &environment, const GateDecision &decision)
{
    GateAsked asked;
    asked.environment = environment;
    asked.zone = DisplayZone::current().zone();
    for (const GateWindow &window : decision.windows) {
        const FreezeWindow *known = workspace.freezes()->find(window.id);
        if (!known)
            continue;
        QStringList excepted;
        for (const UserId user : known->exceptions) {
            excepted.append(plainLine(personName(workspace, user)));
            if (const Person *person = workspace.model<PeopleModel>()->find(user); person && !person->enabled)
                asked.inactive.append(excepted.constLast());
        }
        asked.excepted.insert(window.id, excepted);
    }
    return asked;
}

} // namespace tidegate
