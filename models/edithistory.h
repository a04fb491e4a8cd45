// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/edit.h"
#include "services/domain/error.h"

#include <QObject>

#include <memory>
#include <vector>

namespace tidegate {

/// The edits of this session that can be taken back, newest first, over all pages.
///
/// It is fed by Workspace::edited(), so that nothing that changes the server passes it by, and by what only the console keeps. An edit moves through the
/// history only when the server took the step. A step that can never succeed any more (the thing changed or is gone) leaves it; one that may succeed
/// later (no connection) stays. Edits that were made together are one step, of which each goes its own way. What cannot be taken back stands in the way of
/// what is older until pass(). One step runs at a time. GUI thread only.
class EditHistory : public QObject
{
    Q_OBJECT

public:
    explicit EditHistory(QObject *parent = nullptr);
    ~EditHistory() override;

    void add(const Edit &edit);
    void setLimit(std::size_t steps) { m_limit = steps; } ///< The oldest are forgotten beyond it; 500.

    QString undoText() const; ///< What undo() takes back; empty: nothing.
    QString redoText() const;
    bool isRunning() const { return m_running; }

    void undo();
    void redo();
    /// Forgets the newest edit, which cannot be taken back, and takes back the one before it, if there is one that can be.
    void pass();
    /// Forgets all edits and the step that runs; for another connection, where they mean nothing.
    void clear();

signals:
    void changed();                   ///< undoText(), redoText() or isRunning() may answer otherwise.
    void added(const QString &text);  ///< It can be taken back now, or stands in the way.
    void grown(const QString &text);  ///< One more was made together with those of a step.
    void undone(const QString &text); ///< What was taken back.
    void redone(const QString &text);
    void moved(const tidegate::Edit &edit, bool backwards); ///< Where that was; before undone() and redone().
    /// What was not undone or redone and why: "It could not be undone: prod-web-01 was changed."
    void failed(const QString &what, const tidegate::Error &error);
    /// Undo came to what cannot be taken back: what it is, why, and what is older; empty: nothing.
    void barred(const QString &text, const QString &why, const QString &older);

private:
    struct Part;
    class Step;

    void push(std::unique_ptr<Step> step);
    Step &stepAt(bool backwards) const;
    void run(bool backwards);
    void runNext(bool backwards, const std::shared_ptr<Result<void>> &outcome);
    void finish(bool backwards, const Result<void> &result);

    std::vector<std::unique_ptr<Step>> m_steps;   ///< Oldest first.
    std::size_t m_place = 0;                      ///< Those before it are done, those from it on were taken back.
    std::vector<std::unique_ptr<Step>> m_waiting; ///< Made while a step was running.
    std::size_t m_limit = 500;
    bool m_running = false;
    quint64 m_generation = 0; ///< Grows with clear(): what a step before it brings does not count.
};

} // namespace tidegate
