// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/undo/undohistory.h"

#include "ui/style/symbolicon.h"
#include "ui/widgets/actionstate.h"

#include <QAction>
#include <QUndoStack>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr int kept = 100;
constexpr qsizetype maxName = 60;

/// "&Undo: prod-web-01 was changed", whatever the name of the thing may hold.
QString actionText(const QString &verb, QString what)
{
    if (what.isEmpty())
        return verb;
    if (what.endsWith(u'.'))
        what.chop(1);
    if (what.size() > maxName)
        what = what.left(maxName - 1) + u'…';
    return UndoHistory::tr("%1: %2", "verb of a menu and what it is done to").arg(verb, what.replace(u'&', u"&&"_s));
}

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

/// The stack keeps the order and the texts; the steps run outside it because they take time and may fail.
class UndoHistory::Edit final : public QUndoCommand
{
public:
    Edit(const QString &text, UndoStep undo, UndoStep redo) : QUndoCommand(text), m_undo(std::move(undo)), m_redo(std::move(redo)) {}

    const UndoStep &step(bool backwards) const { return backwards ? m_undo : m_redo; }

private:
    UndoStep m_undo;
    UndoStep m_redo;
};

UndoHistory::UndoHistory(QObject *parent) : QObject(parent)
{
    m_stack = new QUndoStack(this);
    m_stack->setUndoLimit(kept);
    m_undo = new QAction(symbolIcon(u"undo"_s), {}, this);
    m_undo->setShortcut(QKeySequence::Undo);
    m_redo = new QAction(symbolIcon(u"redo"_s), {}, this);
    m_redo->setShortcuts(QKeySequence::Redo);
    connect(m_undo, &QAction::triggered, this, &UndoHistory::undo);
    connect(m_redo, &QAction::triggered, this, &UndoHistory::redo);
    update();
}

UndoHistory::~UndoHistory() = default;

void UndoHistory::add(const QString &text, const UndoStep &undo, const UndoStep &redo)
{
    auto edit = std::make_unique<Edit>(text, undo, redo);
    if (m_running) {
        m_waiting.push_back(std::move(edit));
        return;
    }
    m_stack->push(edit.release());
    update();
    emit added(text);
}

void UndoHistory::undo()
{
    if (!m_running && m_stack->canUndo())
        run(true);
}

void UndoHistory::clear()
{
    m_waiting.clear();
    m_stack->clear();
    m_running = false;
    ++m_generation;
    update();
}

void UndoHistory::redo()
{
    if (!m_running && m_stack->canRedo())
        run(false);
}

void UndoHistory::run(bool backwards)
{
    const auto *edit = static_cast<const Edit *>(m_stack->command(backwards ? m_stack->index() - 1 : m_stack->index()));
    m_running = true;
    update();
    edit->step(backwards).run(this, [this, backwards, generation = m_generation](const Result<void> &result) {
        if (generation == m_generation) // else its edit was forgotten meanwhile
            finish(backwards, result);
    });
}

void UndoHistory::finish(bool backwards, const Result<void> &result)
{
    m_running = false;
    const int at = backwards ? m_stack->index() - 1 : m_stack->index();
    const auto *edit = static_cast<const Edit *>(m_stack->command(at));
    const QString text = edit->text();
    if (result || !mayPass(result.error().kind)) {
        // Obsolete commands leave the stack when they are stepped over: what failed for good, and what cannot be made again.
        if (!result || !edit->step(!backwards))
            const_cast<QUndoCommand *>(m_stack->command(at))->setObsolete(true);
        backwards ? m_stack->undo() : m_stack->redo();
    }
    for (std::unique_ptr<Edit> &waiting : std::exchange(m_waiting, {})) {
        const QString made = waiting->text();
        m_stack->push(waiting.release());
        emit added(made);
    }
    update();
    if (!result)
        emit failed((backwards ? tr("It could not be undone: %1") : tr("It could not be redone: %1")).arg(text), result.error());
    else if (backwards)
        emit undone(text);
    else
        emit redone(text);
}

void UndoHistory::update()
{
    m_undo->setText(actionText(tr("&Undo"), m_stack->undoText()));
    m_redo->setText(actionText(tr("&Redo"), m_stack->redoText()));
    const QString busy = m_running ? tr("The step before is still under way.") : QString();
    setPossible(m_undo, m_running || m_stack->canUndo() ? busy : tr("Nothing was changed that can be undone."));
    setPossible(m_redo, m_running || m_stack->canRedo() ? busy : tr("Nothing was undone."));
}

} // namespace tidegate
