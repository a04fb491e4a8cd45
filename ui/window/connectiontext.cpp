// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/connectiontext.h"

#include "models/datewords.h"
#include "models/servicewords.h"
#include "models/workspace.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/inlinemessage.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr std::chrono::seconds notableSkew(30); // below it is the way of the answer and rounding

QString connectionWord(const char *text)
{
    return QCoreApplication::translate("tidegate::Connection", text);
}

QString dataTime(const Workspace &workspace)
{
    if (!workspace.asOf().isValid())
        return {};
    return words::timeOfToday(toInstant(workspace.asOf()), toInstant(workspace.serverNow()), DisplayZone::current().zone());
}

QString bannerText(const Workspace &workspace, const QString &obstacle)
{
    const QString time = dataTime(workspace);
    const QString shown = time.isEmpty() ? QString()
                                         : u' ' + connectionWord(QT_TRANSLATE_NOOP("tidegate::Connection", "The lists show the data of %1.")).arg(time);
    if (workspace.state() == Workspace::State::SignInNeeded)
        return (workspace.isLoaded() ? connectionWord(QT_TRANSLATE_NOOP("tidegate::Connection", "The server wants you to sign in again."))
                                     : connectionWord(QT_TRANSLATE_NOOP("tidegate::Connection", "The server wants you to sign in.")))
            + shown;
    if (workspace.state() == Workspace::State::Reconnecting)
        return connectionWord(QT_TRANSLATE_NOOP("tidegate::Connection", "The connection was lost; it is tried again by itself.")) + shown;
    if (!obstacle.isEmpty())
        return obstacle + shown;
    return connectionWord(QT_TRANSLATE_NOOP("tidegate::Connection", "The server does not answer. Changes are not possible until it is back.")) + shown;
}

/// Until somebody decides, nothing may be deployed anywhere: what the two readings are, and the way out.
void showClockDoubt(InlineMessage *banner, Workspace *workspace, const std::function<void()> &acceptClock)
{
    const QTimeZone zone = DisplayZone::current().zone();
    const bool mayAccept = workspace->can(Permission::ClockAccept);
    const QString before = words::instant(*workspace->server().clockHighest, zone);
    const QString now = words::instant(toInstant(workspace->serverNow()), zone);
    const QString text = connectionWord(
                             QT_TRANSLATE_NOOP(
                                 "tidegate::Connection",
                                 "The server's clock shows %1, but it showed %2 before. Nobody can say which is right, so every gate check says no."))
                             .arg(now, before);
    const QString wayOut = mayAccept
        ? connectionWord(QT_TRANSLATE_NOOP("tidegate::Connection", "Set the clock right, or accept its time."))
        : connectionWord(QT_TRANSLATE_NOOP("tidegate::Connection", "Whoever runs the server sets its clock right, or an administrator accepts its time."));
    if (!banner->isHidden() && banner->text().contains(before) && banner->text().endsWith(wayOut))
        return; // said already; that the minutes go on is no news
    banner->setClosable(false);
    banner->showMessage(InlineMessage::Kind::Warning, text + u' ' + wayOut);
    if (mayAccept)
        banner->addAction(connectionWord(QT_TRANSLATE_NOOP("tidegate::Connection", "Accept the time…")), workspace, acceptClock);
}

/// Two clocks that differ can only be set right, where they are.
void showClockWarning(InlineMessage *banner, const Remark &said)
{
    const QString text = words::sentence(said);
    if ((!banner->isHidden() && banner->text() == text) || banner->wasClosed(text))
        return;
    banner->setClosable(said.code != "clock-suspect"_L1); // as long as it closes every gate it stays
    banner->showMessage(InlineMessage::Kind::Warning, text);
}

} // namespace

QString snapshotTime(const Workspace &workspace)
{
    return workspace.state() == Workspace::State::Live || !workspace.isLoaded() ? QString() : dataTime(workspace);
}

QString connectionText(const Workspace &workspace)
{
    switch (workspace.state()) {
    case Workspace::State::Closed:
        return u"○ "_s + connectionWord(QT_TRANSLATE_NOOP("tidegate::Connection", "No connection is open"));
    case Workspace::State::Connecting:
        return u"◐ "_s + connectionWord(QT_TRANSLATE_NOOP("tidegate::Connection", "Connecting"));
    case Workspace::State::Live:
        return u"● "_s + connectionWord(QT_TRANSLATE_NOOP("tidegate::Connection", "Live"));
    case Workspace::State::Reconnecting: {
        const qint64 seconds = QDateTime::currentDateTimeUtc().secsTo(workspace.nextTry());
        if (!workspace.nextTry().isValid() || seconds <= 0)
            return u"◐ "_s + connectionWord(QT_TRANSLATE_NOOP("tidegate::Connection", "Reconnecting"));
        return u"◐ "_s + connectionWord(QT_TRANSLATE_NOOP("tidegate::Connection", "Reconnecting (next try in %1 s)")).arg(seconds);
    }
    case Workspace::State::Offline: {
        const QString time = dataTime(workspace);
        if (time.isEmpty())
            return u"○ "_s + connectionWord(QT_TRANSLATE_NOOP("tidegate::Connection", "Offline"));
        return u"○ "_s + connectionWord(QT_TRANSLATE_NOOP("tidegate::Connection", "Offline — showing data from %1")).arg(time);
    }
    case Workspace::State::SignInNeeded:
        break;
    }
    return u"✕ "_s + connectionWord(QT_TRANSLATE_NOOP("tidegate::Connection", "Sign-in needed"));
}

Tone connectionTone(const Workspace &workspace)
{
    switch (workspace.state()) {
    case Workspace::State::Live:
        return Tone::Healthy;
    case Workspace::State::Connecting:
    case Workspace::State::Reconnecting:
        return Tone::Degraded;
    case Workspace::State::SignInNeeded:
        return Tone::Unhealthy;
    case Workspace::State::Closed:
    case Workspace::State::Offline:
        break;
    }
    return Tone::Unknown;
}

QString connectionDetails(const Workspace &workspace)
{
    using namespace std::chrono;
    const seconds skew = round<seconds>(workspace.clockSkew());
    if (!workspace.isLoaded() || abs(skew) < notableSkew)
        return {};
    const QString amount = words::duration(abs(skew));
    const QString sentence = skew > 0s
        ? connectionWord(QT_TRANSLATE_NOOP("tidegate::Connection", "The clock of the server is %1 ahead of this computer's. Freezes go by the server's."))
        : connectionWord(QT_TRANSLATE_NOOP("tidegate::Connection", "The clock of the server is %1 behind this computer's. Freezes go by the server's."));
    return sentence.arg(amount);
}

void showConnection(InlineMessage *banner, Workspace *workspace, const QString &obstacle, const std::function<void()> &signIn,
                    const std::function<void()> &acceptClock)
{
    const Workspace::State state = workspace->state();
    if (state == Workspace::State::Live && workspace->server().clockHighest) {
        showClockDoubt(banner, workspace, acceptClock);
        return;
    }
    if (state == Workspace::State::Live && workspace->server().clockWarning) {
        showClockWarning(banner, *workspace->server().clockWarning);
        return;
    }
    if (state == Workspace::State::Live || state == Workspace::State::Connecting || state == Workspace::State::Closed) {
        banner->hideMessage();
        return;
    }
    const bool wantsUser = state == Workspace::State::SignInNeeded;
    const auto kind = wantsUser ? InlineMessage::Kind::Error : InlineMessage::Kind::Warning;
    const QString text = bannerText(*workspace, obstacle);
    const bool isSaid = !banner->isHidden() && banner->kind() == kind && banner->text() == text;
    if (isSaid || banner->wasClosed(text))
        return;                // one failed try more is no news: nothing is announced again, and the focus stays on Retry
    banner->setClosable(true); // the status bar goes on saying it
    banner->showMessage(kind, text);
    if (wantsUser && signIn)
        banner->addAction(connectionWord(QT_TRANSLATE_NOOP("tidegate::Connection", "Sign in…")), workspace, signIn);
    banner->addAction(connectionWord(QT_TRANSLATE_NOOP("tidegate::Connection", "Retry")), workspace, [workspace] { workspace->retryNow(); });
}

} // namespace tidegate
