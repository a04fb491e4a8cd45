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
    /// about: its id, number and time; place: the name of its environment.
    Step(const Edit &edit, const Row &about, const QString &place) : m_row(about), m_edit(edit)
    {
        m_row.entity = edit.entity;
        take(edit, place);
    }

    const Edit &edit() const { return m_edit; }
    const QString &barrier() const { return m_barrier; }
    QString text() const { return m_edit.wordsOfAll ? m_edit.wordsOfAll(m_count) : m_edit.text; }

    Row row(bool isDone) const
    {
        Row row = m_row;
        row.text = text();
        row.barrier = m_barrier;
        row.isDone = isDone;
        return row;
    }

    /// One more of those that were made together.
    void take(const Edit &edit, const QString &place)
    {
        ++m_count;
        if (!place.isEmpty() && !m_row.places.contains(place))
            m_row.places.append(place);
        if (edit.barrier.isEmpty())
            m_parts.push_back(std::make_unique<Part>(Part{edit.undo, edit.redo}));
        else
            m_barrier = edit.barrier;
    }
    /// From now on the edit stands for all of it.
    void cover(const Edit &edit)
    {
        m_edit.text = edit.text;
        m_edit.wordsOfAll = {};
        m_barrier.clear();
        m_parts.clear();
        m_parts.push_back(std::make_unique<Part>(Part{edit.undo, edit.redo}));
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
    Row m_row; ///< What does not change of it.
    Edit m_edit;
    QString m_barrier;
    int m_count = 0;
};

EditHistory::EditHistory(QObject *parent) : QObject(parent)
{
    setSurroundings([] { return Clock::system().now(); }, [](EnvironmentId) { return QString(); });
}

EditHistory::~EditHistory() = default;

void EditHistory::setSurroundings(const std::function<Instant()> &now, const std::function<QString(EnvironmentId)> &nameOf)
{
    m_now = now;
    m_nameOf = nameOf;
}

QString EditHistory::undoText() const
{
    return m_place > 0 ? stepAt(true).text() : QString();
}

QString EditHistory::redoText() const
{
    return m_place < m_steps.size() ? stepAt(false).text() : QString();
}

QList<EditHistory::Row> EditHistory::rows() const
{
    QList<Row> rows;
    for (std::size_t i = m_steps.size(); i > 0; --i)
        rows.append(m_steps[i - 1]->row(i <= m_place));
    return rows;
}

int EditHistory::undoable() const
{
    const auto done = m_steps.begin() + static_cast<std::ptrdiff_t>(m_place);
    return static_cast<int>(std::count_if(m_steps.begin(), done, [](const auto &step) { return step->barrier().isEmpty(); }));
}

EditHistory::Step &EditHistory::stepAt(bool backwards) const
{
    return *m_steps[backwards ? m_place - 1 : m_place];
}

void EditHistory::add(const Edit &edit)
{
    if (m_running && !edit.together.isNull() && stepAt(m_backwards).edit().together == edit.together)
        return; // the step itself does that
    const auto belongs = [&edit](const std::unique_ptr<Step> &step) { return !edit.together.isNull() && step->edit().together == edit.together; };
    const auto done = m_steps.begin() + static_cast<std::ptrdiff_t>(m_place);
    const auto found = m_running ? done : std::find_if(m_steps.begin(), done, belongs);
    const QString place = edit.environment.isNull() ? QString() : m_nameOf(edit.environment);
    if (found == done) {
        Row about;
        about.id = QUuid::createUuid();
        about.number = ++m_number;
        about.at = m_now();
        push(std::make_unique<Step>(edit, about, place));
        return;
    }
    Step &step = **found;
    if (edit.coversTogether)
        step.cover(edit);
    else
        step.take(edit, place);
    m_steps.resize(m_place); // what was taken back before it cannot be made again
    emit changed();
    if (edit.coversTogether)
        emit covered(step.text());
    else
        emit grown(step.text());
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

void EditHistory::goTo(const QUuid &row)
{
    const auto found = std::find_if(m_steps.begin(), m_steps.end(), [&row](const auto &step) { return step->row(true).id == row; });
    if (m_running || found == m_steps.end())
        return;
    const auto at = static_cast<std::size_t>(found - m_steps.begin());
    const bool backwards = at < m_place;
    m_walk = Walk{.backwards = backwards, .wanted = static_cast<int>(backwards ? m_place - at : at - m_place + 1), .done = 0, .end = {}, .stop = {}};
    if (m_walk->wanted > 1) {
        goOn(backwards ? undoText() : redoText(), Walk::End::Reached);
        return;
    }
    m_walk.reset(); // one step is said as one
    if (backwards)
        undo();
    else
        redo();
}

/// After a step of a walk, or before its first: the next one, or its end. next: what is called the step that follows; end: why none may; Reached: one may.
void EditHistory::goOn(const QString &next, Walk::End end)
{
    if (!m_walk)
        return;
    const bool isThere = m_walk->done == m_walk->wanted;
    const bool isBarred = m_walk->backwards && m_place > 0 && !stepAt(true).barrier().isEmpty();
    if (!isThere && end == Walk::End::Reached && !isBarred) {
        run(m_walk->backwards);
        return;
    }
    Walk walk = *std::exchange(m_walk, std::nullopt);
    if (!isThere) {
        walk.end = end == Walk::End::Reached ? Walk::End::Barred : end;
        walk.stop = next;
    }
    emit walked(walk);
    if (walk.end == Walk::End::Barred)
        undo(); // which asks
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
    m_walk.reset();
    ++m_generation;
    emit changed();
}

void EditHistory::run(bool backwards)
{
    m_running = true;
    m_backwards = backwards;
    emit changed();
    emit began(backwards);
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
    const QString next = !result ? text : backwards ? undoText() : redoText();
    const auto end = !result ? Walk::End::Failed : m_waiting.empty() ? Walk::End::Reached : Walk::End::Overtaken;
    takeWaiting();
    emit changed();
    if (result) {
        if (m_walk)
            ++m_walk->done;
        emit moved(edit, backwards);
        if (backwards)
            emit undone(text);
        else
            emit redone(text);
    } else {
        emit failed((backwards ? tr("It could not be undone: %1") : tr("It could not be redone: %1")).arg(text), result.error());
    }
    goOn(next, end);
}

/// What was made while the step ran.
void EditHistory::takeWaiting()
{
    for (std::unique_ptr<Step> &waiting : std::exchange(m_waiting, {}))
        push(std::move(waiting));
}

} // namespace tidegate
