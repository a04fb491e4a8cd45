// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/opentime.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QToolButton;
QT_END_NAMESPACE

namespace tidegate {

class Workspace;

/// What helps after a "No": the next times at which an environment is open for as long as is wanted, to be used or copied. Its place is kept from the first
/// moment, so that nothing moves when the answer comes; an answer to an older question is dropped, and the same times leave the rows as they are.
class OpenTimeList final : public QWidget
{
    Q_OBJECT

public:
    explicit OpenTimeList(Workspace *workspace, QWidget *parent = nullptr);

    /// Asks the server from the instant on. The same question again keeps what is shown until the answer is there, and the current row where its time is still
    /// offered; the answer to another one begins with its first. `question` is what was asked, in which "now" is the same at each minute.
    void ask(EnvironmentId environment, const QString &name, Instant from, const QString &question);
    void forget();        ///< There is nothing to ask; what is under way is dropped.
    QString text() const; ///< What is copied: a line for each time.

signals:
    void chosen(tidegate::Instant start);

private:
    void build();
    void send();
    void list(const OpenTimes &times);
    void say(const QString &text);
    void use();
    void copy() const;
    QString lineOf(const OpenTime &time) const;

    Workspace *m_workspace;
    EnvironmentId m_environment;
    QString m_name;
    Instant m_from;
    QString m_question;
    QString m_answered;      ///< The question whose times are listed, with the length.
    QList<OpenTime> m_times; ///< As listed.
    quint64 m_number = 0;    ///< Answers to older questions are dropped.
    QComboBox *m_length = nullptr;
    QLabel *m_state = nullptr;
    QListWidget *m_list = nullptr;
    QPushButton *m_use = nullptr;
    QToolButton *m_copy = nullptr;
};

} // namespace tidegate
