// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/gate.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QComboBox;
class QDateTimeEdit;
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace tidegate {

class Workspace;

/// "Can I deploy to [Production] at [now] as [me]?", answered by the server's gate check in one sentence.
class AskBar final : public QFrame
{
    Q_OBJECT

public:
    explicit AskBar(Workspace *workspace, QWidget *parent = nullptr);

    void setEnvironments(const QList<EnvironmentId> &ids, const QStringList &names); ///< Keeps what is chosen.
    void choose(QUuid environment);
    void ask();
    void showAnswer(const GateDecision &decision);
    QString answer() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void say(const QIcon &icon, const QString &text);
    Instant chosenTime() const;
    void updateIdentity();

    Workspace *m_workspace;
    QComboBox *m_environment = nullptr;
    QComboBox *m_when = nullptr;
    QDateTimeEdit *m_time = nullptr;
    QLabel *m_who = nullptr;
    QPushButton *m_ask = nullptr;
    QLabel *m_icon = nullptr;
    QLabel *m_answer = nullptr;
    quint64 m_question = 0; ///< Answers to older questions are dropped.
};

} // namespace tidegate
