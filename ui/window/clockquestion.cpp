// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/clockquestion.h"

#include "models/words.h"
#include "models/workspace.h"
#include "services/async/whendone.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/displayzone.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

QString clockWord(const char *text)
{
    return QCoreApplication::translate("tidegate::ClockQuestion", text);
}

} // namespace

void askToAcceptClock(Workspace *workspace, QWidget *window, const std::function<void(const QString &text)> &accepted)
{
    Confirmation question;
    question.title = clockWord(QT_TRANSLATE_NOOP("tidegate::ClockQuestion", "Accept the time of the server?"));
    question.text = clockWord(QT_TRANSLATE_NOOP("tidegate::ClockQuestion",
                                                "It shows %1 (%2). Compare it with a clock you trust: by this time freezes begin and end, and the gate answers "
                                                "again at once."))
                        .arg(words::instant(toInstant(workspace->serverNow()), DisplayZone::current().zone()), DisplayZone::current().text());
    question.verb = clockWord(QT_TRANSLATE_NOOP("tidegate::ClockQuestion", "Accept the time"));
    question.reasonRequired = true;
    auto *dialog = new ConfirmDialog(question, window);
    dialog->setObjectName(u"acceptClock"_s);
    QObject::connect(dialog, &ConfirmDialog::confirmed, dialog, [workspace, dialog, accepted](const QString &reason) {
        whenDone(workspace->acceptClock(reason), dialog, [dialog, accepted](const Result<void> &result) {
            if (!result) {
                dialog->showError(result.error());
                return;
            }
            dialog->accept();
            accepted(clockWord(QT_TRANSLATE_NOOP("tidegate::ClockQuestion", "The time of the server was accepted.")));
        });
    });
    dialog->open();
}

} // namespace tidegate
