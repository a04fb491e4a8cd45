// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/error.h"

#include <QWidget>

#include <functional>

namespace tidegate {

class InlineMessage;
class Workspace;
struct ConsoleOptions;

/// The bars over the lower edge of the pages, each hidden while it has nothing to say: what the user should decide or know, what is wrong with
/// the connection, and what failed; and the ribbon, which says that the data are an example.
class MessageBars final : public QWidget
{
    Q_OBJECT

public:
    /// A sibling of the pages, so that it lies over them.
    MessageBars(Workspace *workspace, QWidget *pages);

    QWidget *ribbon() const; ///< For a layout: it is there as long as the connection.

    /// Another connection: what was said of the one before is gone.
    void setConnection(const ConsoleOptions &options);
    void setObstacle(const QString &sentence); ///< Why the server cannot even be asked; empty: it can.
    void updateConnection();

    void tell(const QString &text); ///< Stays until it is closed.
    void tellOfClock();             ///< Once for each connection: a wrong clock makes freezes seem to begin and end at the wrong time.
    void ask(const QString &question, const QString &verb, const std::function<void()> &run);
    void showFailure(const QString &what, const Error &error);
    void showLoadFailure(const QString &what, const Error &error); ///< With Retry, unless something that is shown says it already.
    void hideFailure();
    void hideLoadFailure(); ///< Only what showLoadFailure() showed.
    void clear();           ///< For another connection: what failed, and what was asked.

signals:
    void told(const QString &text); ///< Also of what was asked.
    void signInRequested();
    void serverRequested();
    void offlineRequested();
    void acceptClockRequested();
    void retryRequested();

private:
    InlineMessage *add(const QString &name);

    Workspace *m_workspace;
    InlineMessage *m_ribbon = nullptr;
    InlineMessage *m_question = nullptr;
    InlineMessage *m_banner = nullptr;
    InlineMessage *m_failure = nullptr;
    QString m_obstacle;
    bool m_canSignIn = false;
    bool m_isOfLoad = false; ///< What failed.
    bool m_toldOfClock = false;
};

} // namespace tidegate
