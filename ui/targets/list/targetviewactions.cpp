// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/list/targetviewactions.h"

#include "ui/targets/list/targetfiltertext.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/namedialog.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr auto prefix = "view:"_L1;

QUuid viewOf(const QString &key)
{
    return key.startsWith(prefix) ? QUuid::fromString(QStringView(key).sliced(prefix.size())) : QUuid();
}

} // namespace

TargetViewActions::TargetViewActions(std::function<TargetView()> current, QWidget *page) : QObject(page), m_current(std::move(current)), m_page(page) {}

void TargetViewActions::setViews(const TargetViews &views)
{
    m_views = views;
    emit changed();
}

void TargetViewActions::tell()
{
    emit changed();
    emit edited();
}

QList<TargetFilter> TargetViewActions::filters(QUuid scope) const
{
    QList<TargetFilter> filters;
    for (const TargetView &view : m_views.all()) {
        filters.append(readFilterText(view.filter).filter);
        if (!scope.isNull())
            filters.last().environments.insert(scope);
    }
    return filters;
}

FacetSection TargetViewActions::section(const QList<int> &counts, const QString &filter, const QString &look) const
{
    FacetSection section{tr("Saved views"), {}};
    const TargetView *shown = m_views.matching(filter.trimmed(), look);
    for (qsizetype i = 0; i < m_views.all().size(); ++i) {
        const TargetView &view = m_views.all().at(i);
        section.facets.append({prefix + view.id.toString(QUuid::WithoutBraces), u"☆ "_s + view.name, counts.value(i), {}, shown == &view, {}});
    }
    return section;
}

bool TargetViewActions::activate(const QString &key)
{
    if (!key.startsWith(prefix))
        return false;
    if (const TargetView *view = m_views.find(viewOf(key)))
        emit applied(TargetView(*view));
    return true;
}

void TargetViewActions::askName(const QString &title, const QString &name, QUuid except, const std::function<void(const QString &)> &take)
{
    auto *dialog = new NameDialog(
        title, name, [this, except](const QString &wanted) { return m_views.nameProblem(wanted, except); }, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NameDialog::nameEntered, this, [this, take](const QString &entered) {
        take(entered);
        tell();
    });
    dialog->open();
}

void TargetViewActions::save()
{
    const TargetView now = m_current();
    askName(tr("Save as a view"), now.filter.left(TargetViews::maxName), {}, [this, now](const QString &name) { m_views.add(name, now.filter, now.look); });
}

void TargetViewActions::rename(const QString &key)
{
    const QUuid id = viewOf(key);
    if (const TargetView *view = m_views.find(id))
        askName(tr("Rename the view"), view->name, id, [this, id](const QString &name) { m_views.rename(id, name); });
}

void TargetViewActions::update(const QString &key)
{
    const TargetView now = m_current();
    m_views.update(viewOf(key), now.filter, now.look);
    tell();
}

void TargetViewActions::remove(const QString &key)
{
    const QUuid id = viewOf(key);
    const TargetView *view = m_views.find(id);
    if (!view)
        return;
    const TargetView removed = *view;
    const qsizetype place = m_views.placeOf(id);
    m_views.remove(id);
    tell();
    const auto undo = [this, removed, place] {
        if (!m_views.find(removed.id) && m_views.nameProblem(removed.name).isEmpty())
            m_views.insert(place, removed);
        tell();
    };
    const auto redo = [this, id] {
        m_views.remove(id);
        tell();
    };
    emit undoOffered(tr("The view %1 was deleted.").arg(CellDelegate::oneLine(removed.name)), undo, redo);
}

void TargetViewActions::move(const QString &key, int by)
{
    if (!m_views.canMove(viewOf(key), by))
        return;
    m_views.move(viewOf(key), by);
    tell();
}

void TargetViewActions::openMenu(const QString &key, const QPoint &globalPosition)
{
    const QUuid id = viewOf(key);
    if (!m_views.find(id))
        return;
    auto *menu = new QMenu(m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Apply"), this, [this, key] { activate(key); });
    menu->addAction(tr("&Update to what shows now"), this, [this, key] { update(key); });
    menu->addSeparator();
    menu->addAction(tr("&Rename…"), QKeySequence(Qt::Key_F2), this, [this, key] { rename(key); });
    const auto addMove = [&](const QString &text, int keyCode, int by) {
        QAction *action = menu->addAction(text, QKeySequence(Qt::ALT | keyCode), this, [this, key, by] { move(key, by); });
        action->setEnabled(m_views.canMove(id, by));
    };
    addMove(tr("Move u&p"), Qt::Key_Up, -1);
    addMove(tr("Move do&wn"), Qt::Key_Down, 1);
    menu->addSeparator();
    menu->addAction(tr("&Delete"), QKeySequence(Qt::Key_Delete), this, [this, key] { remove(key); });
    menu->popup(globalPosition);
}

} // namespace tidegate
