// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/edithistory.h"

#include "models/edithistory_p.h"
#include "models/servicewords.h"
#include "services/async/whendone.h"

#include <algorithm>

using namespace Qt::StringLiterals;

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

/// Whether no try will ever succeed: what is over stays over.
bool isForGood(const Error &error)
{
    return error.code == "window-ended"_L1;
}

/// To be followed by another sentence, whatever the text ends in.
QString asSentence(const QString &text)
{
    return text.endsWith(u'.') ? text : text + u'.';
}

} // namespace

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

QString EditHistory::barrier() const
{
    return m_place > 0 ? stepAt(true).barrier() : QString();
}

QString EditHistory::behindBarrier() const
{
    for (std::size_t i = m_place; i > 0; --i) {
        if (m_steps[i - 1]->barrier().isEmpty())
            return i < m_place ? m_steps[i - 1]->text() : QString();
    }
    return {};
}

Edit::Again EditHistory::again() const
{
    return barrier().isEmpty() ? Edit::Again() : stepAt(true).edit().again;
}

QList<EditHistory::Row> EditHistory::rows() const
{
    QList<Row> rows;
    for (std::size_t i = m_steps.size(); i > 0; --i)
        rows.append(m_steps[i - 1]->row(i <= m_place));
    for (const auto &step : m_aside)
        rows.append(step->row(true));
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.number > b.number; });
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
    if (m_running && !edit.together.isNull() && m_step->edit().together == edit.together)
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
    setLostAside();
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
    setLostAside();
    emit changed();
    emit added(text);
}

/// From the steps that wait for their turn to those that go by themselves.
void EditHistory::setAside(Steps::iterator step, bool isDone)
{
    if (static_cast<std::size_t>(step - m_steps.begin()) < m_place)
        --m_place;
    (*step)->setAside(isDone);
    m_aside.push_back(std::move(*step));
    m_steps.erase(step);
    if (m_aside.size() > m_limit)
        m_aside.erase(m_aside.begin());
}

/// What became impossible by what was just changed is not offered any more.
void EditHistory::setLostAside()
{
    for (std::size_t i = m_place; i > 0; --i) {
        Step &step = *m_steps[i - 1];
        const QString why = step.barrier().isEmpty() ? step.whyLost() : QString();
        if (why.isEmpty())
            continue;
        step.setTrouble(why);
        step.setLost();
        setAside(m_steps.begin() + static_cast<std::ptrdiff_t>(i - 1), true);
    }
}

void EditHistory::undo()
{
    if (m_running || m_place == 0)
        return;
    Step &step = stepAt(true);
    if (!step.barrier().isEmpty())
        emit barred(step.text(), step.barrier(), behindBarrier());
    else
        run(step, true);
}

void EditHistory::redo()
{
    if (!m_running && m_place < m_steps.size())
        run(stepAt(false), false);
}

void EditHistory::goTo(const QUuid &row)
{
    const auto isIt = [&row](const auto &step) { return step->id() == row; };
    if (const auto aside = std::find_if(m_aside.begin(), m_aside.end(), isIt); aside != m_aside.end()) {
        if (!m_running && !(*aside)->isLost() && (*aside)->barrier().isEmpty())
            run(**aside, (*aside)->isDone());
        return;
    }
    const auto found = std::find_if(m_steps.begin(), m_steps.end(), isIt);
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
        run(stepAt(m_walk->backwards), m_walk->backwards);
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
    while (!barrier().isEmpty())
        setAside(m_steps.begin() + static_cast<std::ptrdiff_t>(m_place - 1), true);
    emit changed();
    undo();
}

void EditHistory::clear()
{
    m_waiting.clear();
    m_steps.clear();
    m_aside.clear();
    m_place = 0;
    m_step = nullptr;
    m_running = false;
    m_walk.reset();
    ++m_generation;
    emit changed();
}

void EditHistory::run(Step &step, bool backwards)
{
    m_running = true;
    m_backwards = backwards;
    m_step = &step;
    step.begin();
    emit changed();
    emit began(backwards);
    runNext(backwards, std::make_shared<Result<void>>());
}

/// Part by part: what was changed by somebody else stays, and the others go on; without an answer all of the rest waits.
void EditHistory::runNext(bool backwards, const std::shared_ptr<Result<void>> &outcome)
{
    Part *part = m_step->next(backwards);
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
        part->isTried = true;
        if (result) {
            part->isDone = !backwards;
            m_step->setMoved();
        } else if (*outcome) {
            *outcome = result;
        }
        if (result && !(backwards ? part->redo : part->undo))
            m_step->drop(part);
        runNext(backwards, outcome);
    });
}

/// The step that runs stays where it is without an answer, goes to the other side if something of it went, and is set aside if all was refused.
void EditHistory::place(bool backwards, const Result<void> &result)
{
    Step &step = *m_step;
    const bool waits = !result && mayPass(result.error().kind);
    step.setTrouble(result ? QString() : words::sentence(result.error()));
    if (!result && isForGood(result.error()))
        step.setLost();
    const auto isIt = [&step](const auto &each) { return each.get() == &step; };
    if (const auto aside = std::find_if(m_aside.begin(), m_aside.end(), isIt); aside != m_aside.end()) {
        if (step.isOver())
            m_aside.erase(aside);
        else if (!waits && step.hasMoved())
            step.setAside(!backwards);
        return;
    }
    const auto at = std::find_if(m_steps.begin(), m_steps.end(), isIt);
    if (waits || at == m_steps.end())
        return;
    if (!step.hasMoved() || step.isLost()) {
        setAside(at, backwards != step.hasMoved());
        return;
    }
    m_place = static_cast<std::size_t>(at - m_steps.begin()) + (backwards ? 0 : 1);
    if (step.isOver()) { // it cannot be made again
        m_steps.erase(at);
        m_place -= backwards ? 0 : 1;
    }
}

void EditHistory::finish(bool backwards, const Result<void> &outcome)
{
    m_running = false;
    const QString text = m_step->text();
    const Edit edit = m_step->edit();
    const Result<void> result = outcome ? outcome : Result<void>(truthAbout(*m_step, backwards, outcome.error()));
    place(backwards, result);
    m_step = nullptr;
    if (!m_walk) // which counts its steps
        setLostAside();
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
        emit failed(asSentence((backwards ? tr("It could not be undone: %1") : tr("It could not be redone: %1")).arg(text)), result.error());
    }
    goOn(next, end);
}

/// Where the thing is not as the step left it because of a change of this session that still stands, or does not stand any more, that is said, and not that
/// somebody changed it.
Error EditHistory::truthAbout(const Step &step, bool backwards, const Error &error) const
{
    if (error.kind != ErrorKind::Stale)
        return error;
    const auto found = std::find_if(m_aside.rbegin(), m_aside.rend(), [&](const std::unique_ptr<Step> &other) {
        const bool isNewer = other->number() > step.number();
        return other.get() != &step && other->isAbout(step) && isNewer == backwards && other->isDone() == backwards;
    });
    if (found == m_aside.rend())
        return error;
    const Step &other = **found;
    const QString name = other.text().simplified();
    const bool isFinal = other.isLost() || !other.barrier().isEmpty();
    QString why = backwards ? tr("A later change stands in the way: %1. Undo that one first, in the undo history.")
                            : tr("An earlier change is missing: %1. Redo that one first, in the undo history.");
    if (isFinal)
        why = backwards ? tr("A later change stands in the way, which cannot be undone: %1.") : tr("An earlier change is missing, which cannot be redone: %1.");
    return spokenError(ErrorKind::Stale, u"changed-since"_s, why.arg(name.endsWith(u'.') ? name.chopped(1) : name));
}

/// What was made while the step ran.
void EditHistory::takeWaiting()
{
    for (std::unique_ptr<Step> &waiting : std::exchange(m_waiting, {}))
        push(std::move(waiting));
}

} // namespace tidegate
