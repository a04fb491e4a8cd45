// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/undo/undohistory.h"

#include "ui/style/symbolicon.h"
#include "ui/widgets/actionstate.h"

#include <QAction>
#include <QPromise>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr qsizetype maxName = 60;

/// "&Undo: end of Black Friday", whatever the name of the thing may hold.
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

Edit::Step stepOf(QObject *context, const UndoStep &step)
{
    if (!step)
        return {};
    return [context, step] {
        const auto promise = std::make_shared<QPromise<Result<void>>>();
        promise->start();
        step.run(context, [promise](const Result<void> &result) {
            promise->addResult(result);
            promise->finish();
        });
        return promise->future();
    };
}

} // namespace

UndoHistory::UndoHistory(QObject *parent) : EditHistory(parent)
{
    m_undo = new QAction(symbolIcon(u"undo"_s), {}, this);
    m_undo->setShortcut(QKeySequence::Undo);
    m_redo = new QAction(symbolIcon(u"redo"_s), {}, this);
    QList<QKeySequence> redoKeys = QKeySequence::keyBindings(QKeySequence::Redo);
    if (const QKeySequence other(Qt::CTRL | Qt::Key_Y); !redoKeys.contains(other)) // what other desktops have taught
        redoKeys.append(other);
    m_redo->setShortcuts(redoKeys);
    connect(m_undo, &QAction::triggered, this, &EditHistory::undo);
    connect(m_redo, &QAction::triggered, this, &EditHistory::redo);
    connect(this, &EditHistory::changed, this, &UndoHistory::update);
    update();
}

void UndoHistory::add(const QString &text, const UndoStep &undo, const UndoStep &redo)
{
    Edit edit;
    edit.text = text;
    edit.undo = stepOf(this, undo);
    edit.redo = stepOf(this, redo);
    EditHistory::add(edit);
}

void UndoHistory::addFor(const QUuid &together, const QString &text, const UndoStep &undo)
{
    Edit edit;
    edit.text = text;
    edit.undo = stepOf(this, undo);
    edit.together = together;
    edit.coversTogether = true;
    edit.whyLost = undo.whyLost();
    EditHistory::add(edit);
}

QString UndoHistory::sentence(const Walk &walk)
{
    if (walk.stop.isEmpty())
        return walk.backwards ? tr("%n changes were undone.", nullptr, walk.wanted) : tr("%n changes were made again.", nullptr, walk.wanted);
    QString stop = walk.stop;
    if (stop.endsWith(u'.'))
        stop.chop(1);
    //: %1 and %2 are numbers, %3 is what comes next
    const QString said = walk.backwards ? tr("%1 of %2 changes were undone. It stopped at: %3.") : tr("%1 of %2 changes were made again. It stopped at: %3.");
    return said.arg(QLocale().toString(walk.done), QLocale().toString(walk.wanted), stop);
}

void UndoHistory::update()
{
    // What cannot be undone is not promised: where there is a way on, that is asked.
    const QString why = barrier();
    const bool asks = !why.isEmpty() && (!behindBarrier().isEmpty() || again().run);
    m_undo->setText(why.isEmpty() ? actionText(tr("&Undo"), undoText()) : asks ? tr("&Undo…") : tr("&Undo"));
    m_redo->setText(actionText(tr("&Redo"), redoText()));
    const QString busy = isRunning() ? tr("The step before is still under way.") : QString();
    const QString whyNot = undoText().isEmpty() ? tr("Nothing was changed that can be undone.") : asks ? QString() : why;
    setPossible(m_undo, isRunning() ? busy : whyNot);
    setPossible(m_redo, isRunning() || !redoText().isEmpty() ? busy : tr("Nothing was undone."));
}

} // namespace tidegate
