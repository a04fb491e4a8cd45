// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/actionstate.h"

#include "models/workspace.h"

#include <QAction>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr auto reasonProperty = "disabledReason";

} // namespace

void setPossible(QAction *action, const QString &whyNot)
{
    action->setEnabled(whyNot.isEmpty());
    action->setProperty(reasonProperty, whyNot);
    const QString keys = keysOf(action);
    const QString name = keys.isEmpty() ? plainText(action) : u"%1 (%2)"_s.arg(plainText(action), keys);
    action->setToolTip(whyNot.isEmpty() ? name : whyNot);
}

QString whyNotAll(const Workspace &workspace)
{
    return workspace.isArriving() ? QCoreApplication::translate("tidegate::ActionState", "Targets are still being loaded.") : QString();
}

QString whyNot(const QAction *action)
{
    if (action->isEnabled())
        return {};
    const QString reason = action->property(reasonProperty).toString();
    return reason.isEmpty() ? QCoreApplication::translate("tidegate::ActionState", "This is not possible here and now.") : reason;
}

QString plainText(const QAction *action)
{
    QString text;
    const QString marked = action->text();
    for (qsizetype i = 0; i < marked.size(); ++i) {
        if (marked.at(i) == u'&' && ++i == marked.size())
            break;
        text += marked.at(i);
    }
    return text;
}

QString keysOf(const QAction *action)
{
    QStringList keys;
    for (const QKeySequence &key : action->shortcuts())
        keys.append(key.toString(QKeySequence::NativeText));
    return keys.join(u", "_s);
}

} // namespace tidegate
