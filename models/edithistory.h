// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/edit.h"
#include "services/domain/error.h"
#include "services/domain/instant.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace tidegate {

/// The edits of this session that can be taken back, newest first, over all pages.
///
/// It is fed by Workspace::edited(), so that nothing that changes the server passes it by, and by what only the console keeps. An edit moves through the
/// history only when the server took the step. Where there was no answer, it stays where it is. A step that was refused (the thing changed or is gone) is set
/// aside: it keeps its row with the reason, is in the way of no other, and can be tried again by itself; one that can never work any more is there to be
/// read. Edits that were made together are one step, of which each goes its own way. What cannot be taken back stands in the way of what is older until
/// pass(). One step runs at a time. GUI thread only.
class EditHistory : public QObject
{
    Q_OBJECT

public:
    /// One step as a list shows it.
    struct Row
    {
        QUuid id;
        quint64 number = 0; ///< Grows with each step: a later one is newer.
        QString text;       ///< As undoText() says it.
        QString barrier;    ///< Why it cannot be taken back, as a sentence; empty: it can.
        Instant at;         ///< When the first of its edits was made.
        std::optional<EntityType> entity;
        QStringList places;   ///< The names of its environments, as they were called then.
        bool isDone = true;   ///< False: it was taken back, and can be made again.
        QString trouble;      ///< Why it was not taken back, or not made again, when that was tried last; empty: it was not, or went well.
        bool isAside = false; ///< It goes by itself, not with those above and below it.
        bool isLost = false;  ///< It can never be taken back or made again.

        bool operator==(const Row &) const = default;
    };
    /// Several steps that go one after the other, to a row that was chosen.
    struct Walk
    {
        enum class End { Reached, Failed, Barred, Overtaken };

        bool backwards = true;
        int wanted = 0; ///< So many steps.
        int done = 0;
        End end = End::Reached;
        QString stop; ///< The step before which it ended; empty: all went.
    };

    explicit EditHistory(QObject *parent = nullptr);
    ~EditHistory() override;

    /// now: when an edit is made, of the system's clock unless it is set; nameOf: how an environment is called, empty when nobody knows.
    void setSurroundings(const std::function<Instant()> &now, const std::function<QString(EnvironmentId)> &nameOf);

    void add(const Edit &edit);
    void setLimit(std::size_t steps) { m_limit = steps; } ///< The oldest are forgotten beyond it; 500.

    QString undoText() const; ///< What undo() takes back, or asks about; empty: nothing.
    QString redoText() const;
    QString barrier() const;       ///< Why undo() asks instead, as a sentence; empty: it does not.
    QString behindBarrier() const; ///< What pass() takes back after it; empty: nothing that could be.
    Edit::Again again() const;     ///< What can be done instead.
    bool isRunning() const { return m_running; }
    QList<Row> rows() const;                                   ///< Newest first.
    int undoable() const;                                      ///< How many steps could be taken back, those behind barriers too, those aside not.
    const std::optional<Walk> &walk() const { return m_walk; } ///< The one that is under way.

    void undo();
    void redo();
    /// Takes back all from the newest down to the row and with it, or makes again all up to it: step by step, to the first that fails, asks, or is
    /// overtaken by another edit. One that is aside goes by itself. Does nothing for a row that is not there or lost, and while a step runs.
    void goTo(const QUuid &row);
    /// Sets the newest edit aside, which cannot be taken back, and takes back the one before it, if there is one that can be.
    void pass();
    /// Forgets all edits and the step that runs; for another connection, where they mean nothing.
    void clear();

signals:
    void changed();                    ///< undoText(), redoText() or isRunning() may answer otherwise.
    void added(const QString &text);   ///< It can be taken back now, or stands in the way.
    void grown(const QString &text);   ///< One more was made together with those of a step.
    void covered(const QString &text); ///< One stands for all of a step now.
    void began(bool backwards);        ///< A step runs now.
    void undone(const QString &text);  ///< What was taken back.
    void redone(const QString &text);
    void moved(const tidegate::Edit &edit, bool backwards); ///< Where that was; before undone() and redone().
    /// What was not undone or redone and why: "It could not be undone: prod-web-01 was changed."
    void failed(const QString &what, const tidegate::Error &error);
    /// Undo came to what cannot be taken back: what it is, why, and what is older; empty: nothing.
    void barred(const QString &text, const QString &why, const QString &older);
    /// A walk of goTo() is over; after failed(), before barred().
    void walked(const tidegate::EditHistory::Walk &walk);

private:
    struct Part;
    class Step;

    using Steps = std::vector<std::unique_ptr<Step>>;

    void push(std::unique_ptr<Step> step);
    Step &stepAt(bool backwards) const;
    void setAside(Steps::iterator step, bool isDone);
    void setLostAside();
    Error truthAbout(const Step &step, bool backwards, const Error &error) const;
    void run(Step &step, bool backwards);
    void runNext(bool backwards, const std::shared_ptr<Result<void>> &outcome);
    void place(bool backwards, const Result<void> &result);
    void finish(bool backwards, const Result<void> &outcome);
    void takeWaiting();
    void goOn(const QString &next, Walk::End end);

    std::function<Instant()> m_now;
    std::function<QString(EnvironmentId)> m_nameOf;
    Steps m_steps;           ///< Oldest first.
    std::size_t m_place = 0; ///< Those before it are done, those from it on were taken back.
    Steps m_aside;           ///< Those that were refused, are lost, or cannot be taken back and were passed.
    Steps m_waiting;         ///< Made while a step was running.
    std::size_t m_limit = 500;
    Step *m_step = nullptr; ///< The one that runs or ran last; not to be followed once none runs.
    bool m_running = false;
    bool m_backwards = true; ///< Of the step that runs.
    std::optional<Walk> m_walk;
    quint64 m_number = 0;     ///< Of the newest step.
    quint64 m_generation = 0; ///< Grows with clear(): what a step before it brings does not count.
};

} // namespace tidegate

Q_DECLARE_METATYPE(tidegate::EditHistory::Walk)
