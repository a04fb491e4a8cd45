// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/edithistory.h"

#include "services/async/whendone.h"

#include <algorithm>

namespace tidegate {

namespace {

/// Whether the same step may succeed when it is tried again.
bool mayPass(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Unauthenticated:
    case ErrorKind::TooManyRequests:
    case ErrorKind::Internal:
    case ErrorKind::Unavailable:
    case ErrorKind::Timeout:
    case ErrorKind::StorageFull:
        return true;
    default:
        return false;
    }
}

} // namespace

/// One of the edits of a step.
struct EditHistory::Part
{
    Edit::Step undo;
    Edit::Step redo;
    bool isDone = true;
};

class EditHistory::Step
{
public:
    explicit Step(const Edit &edit) : m_edit(edit) { take(edit); }

    const Edit &edit() const { return m_edit; }
    const QString &barrier() const { return m_barrier; }
    QString text() const { return m_edit.wordsOfAll ? m_edit.wordsOfAll(m_count) : m_edit.text; }

    /// One more of those that were made together.
    void take(const Edit &edit)
    {
        ++m_count;
        if (edit.barrier.isEmpty())
            m_parts.push_back(std::make_unique<Part>(Part{edit.undo, edit.redo}));
        else
            m_barrier = edit.barrier;
    }
    /// The part whose turn it is; null: it is over.
    Part *next(bool backwards) const
    {
        const auto isDue = [backwards](const auto &part) { return part->isDone == backwards; };
        if (backwards) {
            const auto found = std::find_if(m_parts.rbegin(), m_parts.rend(), isDue);
            return found == m_parts.rend() ? nullptr : found->get();
        }
        const auto found = std::find_if(m_parts.begin(), m_parts.end(), isDue);
        return found == m_parts.end() ? nullptr : found->get();
    }
    /// It can never be taken back, or made again.
    void drop(const Part *part)
    {
        std::erase_if(m_parts, [part](const auto &each) { return each.get() == part; });
    }
    bool isOver() const { return m_parts.empty(); }

private:
    std::vector<std::unique_ptr<Part>> m_parts;
    Edit m_edit;
    QString m_barrier;
    int m_count = 0;
};

EditHistory::EditHistory(QObject *parent) : QObject(parent) {}

EditHistory::~EditHistory() = default;

QString EditHistory::undoText() const
{
    return m_place > 0 ? stepAt(true).text() : QString();
}

QString EditHistory::redoText() const
{
    return m_place < m_steps.size() ? stepAt(false).text() : QString();
}

EditHistory::Step &EditHistory::stepAt(bool backwards) const
{
    return *m_steps[backwards ? m_place - 1 : m_place];
}

void EditHistory::add(const Edit &edit)
{
    const auto belongs = [&edit](const std::unique_ptr<Step> &step) { return !edit.together.isNull() && step->edit().together == edit.together; };
    const auto done = m_steps.begin() + static_cast<std::ptrdiff_t>(m_place);
    const auto found = m_running ? done : std::find_if(m_steps.begin(), done, belongs);
    if (found == done) {
        push(std::make_unique<Step>(edit));
        return;
    }
    (*found)->take(edit);
    m_steps.resize(m_place); // what was taken back before it cannot be made again
    emit changed();
    emit grown((*found)->text());
}

void EditHistory::push(std::unique_ptr<Step> step)
{
    if (m_running) {
        m_waiting.push_back(std::move(step));
        return;
    }
    const QString text = step->text();
    m_steps.resize(m_place);
    m_steps.push_back(std::move(step));
    if (m_steps.size() > m_limit)
        m_steps.erase(m_steps.begin());
    m_place = m_steps.size();
    emit changed();
    emit added(text);
}

void EditHistory::undo()
{
    if (m_running || m_place == 0)
        return;
    const Step &step = stepAt(true);
    if (!step.barrier().isEmpty())
        emit barred(step.text(), step.barrier(), m_place > 1 ? m_steps[m_place - 2]->text() : QString());
    else
        run(true);
}

void EditHistory::redo()
{
    if (!m_running && m_place < m_steps.size())
        run(false);
}

void EditHistory::pass()
{
    if (m_running || m_place == 0 || stepAt(true).barrier().isEmpty())
        return;
    m_steps.erase(m_steps.begin() + static_cast<std::ptrdiff_t>(--m_place));
    emit changed();
    undo();
}

void EditHistory::clear()
{
    m_waiting.clear();
    m_steps.clear();
    m_place = 0;
    m_running = false;
    ++m_generation;
    emit changed();
}

void EditHistory::run(bool backwards)
{
    m_running = true;
    emit changed();
    runNext(backwards, std::make_shared<Result<void>>());
}

/// Part by part: what was changed by somebody else stays, and the others go on; without an answer all of the rest waits.
void EditHistory::runNext(bool backwards, const std::shared_ptr<Result<void>> &outcome)
{
    Part *part = stepAt(backwards).next(backwards);
    if (!part) {
        finish(backwards, *outcome);
        return;
    }
    const auto way = backwards ? part->undo : part->redo;
    whenDone(way(), this, [this, part, backwards, outcome, generation = m_generation](const Result<void> &result) {
        if (generation != m_generation) // its edit was forgotten meanwhile
            return;
        if (!result && mayPass(result.error().kind)) {
            finish(backwards, result);
            return;
        }
        part->isDone = !backwards;
        if (!result && *outcome)
            *outcome = result;
        if (!result || !(backwards ? part->redo : part->undo))
            stepAt(backwards).drop(part);
        runNext(backwards, outcome);
    });
}

void EditHistory::finish(bool backwards, const Result<void> &result)
{
    m_running = false;
    const QString text = stepAt(backwards).text();
    const Edit edit = stepAt(backwards).edit();
    if (result || !mayPass(result.error().kind)) {
        const std::size_t at = backwards ? --m_place : m_place++;
        if (m_steps[at]->isOver()) { // it failed for good, or cannot be made again
            m_steps.erase(m_steps.begin() + static_cast<std::ptrdiff_t>(at));
            m_place = at;
        }
    }
    for (std::unique_ptr<Step> &waiting : std::exchange(m_waiting, {}))
        push(std::move(waiting));
    emit changed();
    if (!result) {
        emit failed((backwards ? tr("It could not be undone: %1") : tr("It could not be redone: %1")).arg(text), result.error());
        return;
    }
    emit moved(edit, backwards);
    if (backwards)
        emit undone(text);
    else
        emit redone(text);
}

} // namespace tidegate
