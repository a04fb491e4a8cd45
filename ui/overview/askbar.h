// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/typedcommand.h"
#include "models/wallclock.h"
#include "services/domain/error.h"
#include "services/domain/gate.h"
#include "services/domain/health.h"
#include "ui/overview/gatesentence.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
class QPushButton;
class QTimer;
class QToolButton;
QT_END_NAMESPACE

namespace tidegate {

class OpenTimeList;
class PersonField;
class TimeField;
class Workspace;

/// "Can I deploy to [Production] at [now] as [me]?", answered by the server's gate check in one sentence; of a day without a time, all of what is left of it
/// is asked about. Once there is an answer, it follows
/// what is chosen and whatever happens on the server, and is asked for each minute; without a connection it is grey and says of when it is.
class AskBar final : public QFrame
{
    Q_OBJECT

public:
    explicit AskBar(Workspace *workspace, QWidget *parent = nullptr);

    /// As if it had been typed and asked: what the palette and other places know already. No time: now.
    /// "When may I deploy" becomes the question about the first open time.
    void askFor(const TypedCommand &question);
    void askFor(EnvironmentId environment, Instant at);
    void setEnvironments(const QList<EnvironmentId> &ids, const QStringList &names); ///< Keeps what is chosen.
    void choose(QUuid environment);
    void ask();
    void showAnswer(const GateDecision &decision);
    QString answer() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void buildQuestion();
    void buildAnswer();
    void buildTime();
    Instant now() const;
    bool isAskable() const; ///< False while the time cannot be read.
    void timeChanged();
    void follow();     ///< What an answer depends on.
    void noteChange(); ///< Of any of it: asked again as soon as it can be.
    void send();
    void say(Health shape, const QString &text);
    void askWhen(EnvironmentId environment, Instant from);
    QString questionText() const; ///< What was asked, for telling whether it is asked again.
    void showNoAnswer(const Error &error);
    void updateReply(); ///< The answer, or that it is an old one.
    Instant chosenTime() const;
    std::optional<TimeSpan> chosenStretch() const; ///< Of a day, what is left of it.
    void showSentence(const GateSentence &sentence, Instant at);
    void updateIdentity();
    void updateChoices();
    void askAgain(); ///< When something has been answered.
    GateAsked asked(const GateDecision &decision) const;
    void copyAnswer();
    void copyNames();
    void helpAfter(const GateSentence &sentence, Instant at); ///< The next open times, unless it is a yes.
    QString whoText() const;                                  ///< Empty: the person who asks.

    Workspace *m_workspace;
    QWidget *m_question = nullptr;
    QWidget *m_reply = nullptr;
    QComboBox *m_environment = nullptr;
    QComboBox *m_when = nullptr;
    TimeField *m_time = nullptr;
    PersonField *m_who = nullptr;
    QComboBox *m_release = nullptr;
    QPushButton *m_ask = nullptr;
    QLabel *m_icon = nullptr;
    QLabel *m_answer = nullptr;
    QToolButton *m_copy = nullptr;
    QPushButton *m_copyNames = nullptr;
    OpenTimeList *m_openTimes = nullptr;
    QStringList m_may; ///< Who may deploy where whoever was asked about may not.
    QTimer *m_later = nullptr;
    QTimer *m_minute = nullptr;
    QString m_text;                ///< What was answered.
    std::optional<Health> m_shape; ///< Of what was said last; none: who asked has not heard an answer yet.
    Instant m_answeredAt;
    bool m_isAnswer = false;     ///< And not that nobody knows.
    bool m_missedChange = false; ///< Since the question was sent.
    bool m_asksAgain = false;    ///< An answer was taken away while the time could not be read.
    quint64 m_number = 0;        ///< Answers to older questions are dropped.
    quint64 m_asked = 0;         ///< How often somebody asked: a time that is looked for is for the last of them.
};

} // namespace tidegate
