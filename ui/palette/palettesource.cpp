// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/palettesource.h"

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "services/domain/occurrence.h"
#include "ui/page/page.h"
#include "ui/palette/palettequery.h"
#include "ui/style/statusglyph.h"
#include "ui/style/symbolicon.h"
#include "ui/widgets/actionstate.h"
#include "ui/widgets/displayzone.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QSet>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr qsizetype maxTitle = 200;

QString say(const char *text)
{
    return QCoreApplication::translate("tidegate::Palette", text);
}

QString oneLine(const QString &text)
{
    return text.left(maxTitle).simplified();
}

PaletteItem item(PaletteItem::Kind kind, const QString &title, const QString &detail)
{
    PaletteItem made;
    made.kind = kind;
    made.title = oneLine(title);
    made.detail = oneLine(detail);
    made.foldedTitle = PaletteQuery::folded(made.title);
    made.foldedDetail = PaletteQuery::folded(made.detail);
    return made;
}

/// Gathers each action once, and each submenu's actions under the names of the menus above.
class CommandList
{
public:
    void addMenu(const QMenu *menu, const QString &path)
    {
        const QList<QAction *> actions = menu->actions();
        for (QAction *action : actions) {
            if (const QMenu *below = action->menu())
                addMenu(below, path + u" › "_s + plainText(action));
            else
                add(action, path);
        }
    }

    void add(QAction *action, const QString &path)
    {
        if (action->isSeparator() || action->text().isEmpty() || !action->isVisible() || m_seen.contains(action))
            return;
        m_seen.insert(action);
        if (action->property(sameCommand).toBool()) {
            m_same.append({action, path});
            return;
        }
        append(action, path);
    }

    QList<PaletteItem> take()
    {
        for (const auto &[action, path] : std::as_const(m_same))
            join(action, path);
        // To leave is the last thing somebody looks for.
        std::stable_partition(m_items.begin(), m_items.end(),
                              [](const PaletteItem &item) { return !item.action || item.action->menuRole() != QAction::QuitRole; });
        return std::move(m_items);
    }

private:
    void append(QAction *action, const QString &path)
    {
        PaletteItem made = item(PaletteItem::Kind::Command, plainText(action), path);
        const QString name = action->objectName();
        made.name = name.isEmpty() ? made.title : name;
        made.shortcut = keysOf(action);
        made.whyNot = whyNot(action);
        made.action = action;
        made.icon = action->isChecked() ? symbolIcon(u"check"_s) : action->icon();
        m_items.append(made);
    }

    /// A command that stands in another menu under the same name: one row, with the keys of both.
    void join(QAction *action, const QString &path)
    {
        const QString title = oneLine(plainText(action));
        const auto found = std::find_if(m_items.begin(), m_items.end(), [&title](const PaletteItem &item) { return item.title == title; });
        if (found == m_items.end())
            append(action, path);
        else if (const QString keys = keysOf(action); !keys.isEmpty())
            found->shortcut += found->shortcut.isEmpty() ? keys : u", "_s + keys;
    }

    QList<PaletteItem> m_items;
    QList<std::pair<QAction *, QString>> m_same;
    QSet<const QAction *> m_seen;
};

/// What makes a target recognisable beside its name, made once for each environment.
struct Home
{
    QString detail;
    QString folded;
};

} // namespace

QChar prefixOf(PaletteItem::Kind kind)
{
    switch (kind) {
    case PaletteItem::Kind::Command:
        return u'>';
    case PaletteItem::Kind::Target:
        return u'@';
    case PaletteItem::Kind::Environment:
        return u'#';
    case PaletteItem::Kind::Freeze:
        return u'!';
    case PaletteItem::Kind::Sentence:
    case PaletteItem::Kind::Prefix:
        break;
    }
    return u'?';
}

QString keyOf(const PaletteItem &item)
{
    return prefixOf(item.kind) + (item.kind == PaletteItem::Kind::Command ? item.name : item.id.toString(QUuid::WithoutBraces));
}

QList<PaletteItem> paletteItems(PaletteItem::Kind kind, const Workspace &workspace, const QMenuBar *menus, const Page *page)
{
    switch (kind) {
    case PaletteItem::Kind::Command:
        return paletteCommands(menus, page);
    case PaletteItem::Kind::Target:
        return paletteTargets(workspace);
    case PaletteItem::Kind::Environment:
        return paletteEnvironments(workspace);
    case PaletteItem::Kind::Freeze:
        return paletteFreezes(workspace);
    case PaletteItem::Kind::Sentence:
    case PaletteItem::Kind::Prefix:
        break;
    }
    return palettePrefixes();
}

QList<PaletteItem> paletteCommands(const QMenuBar *menus, const Page *page)
{
    CommandList commands;
    const QList<QAction *> titles = menus->actions();
    for (const QAction *title : titles) {
        if (title->menu())
            commands.addMenu(title->menu(), plainText(title));
    }
    if (!page)
        return commands.take();
    const QList<QAction *> offered = page->menuActions() + page->actions();
    for (QAction *action : offered)
        commands.add(action, page->title());
    const QList<QWidget *> parts = page->findChildren<QWidget *>();
    for (const QWidget *part : parts) {
        const QList<QAction *> own = part->actions();
        for (QAction *action : own) {
            if (!action->shortcuts().isEmpty()) // the others belong to context menus of single fields
                commands.add(action, page->title());
        }
    }
    return commands.take();
}

QList<PaletteItem> paletteTargets(const Workspace &workspace)
{
    QHash<EnvironmentId, Home> homes;
    for (const EnvironmentSummary &summary : workspace.environments()->all()) {
        const QString detail = oneLine(summary.environment.displayName);
        homes.insert(summary.environment.id, {detail, PaletteQuery::folded(detail)});
    }
    QHash<int, QIcon> icons;
    for (const Health health : {Health::Unknown, Health::Healthy, Health::Degraded, Health::Unhealthy, Health::Unreachable})
        icons.insert(static_cast<int>(health), healthIcon(health));
    const QList<Target> targets = workspace.targets()->allOutlines();
    QList<PaletteItem> items;
    items.reserve(targets.size());
    for (const Target &target : targets) {
        PaletteItem made;
        made.kind = PaletteItem::Kind::Target;
        made.title = oneLine(target.name);
        made.foldedTitle = PaletteQuery::folded(made.title);
        const Home home = homes.value(target.environmentId);
        made.detail = home.detail;
        made.foldedDetail = home.folded;
        made.id = target.id.uuid();
        made.icon = icons.value(static_cast<int>(target.health.status));
        items.append(std::move(made));
    }
    std::sort(items.begin(), items.end(), [](const PaletteItem &a, const PaletteItem &b) { return a.foldedTitle < b.foldedTitle; });
    return items;
}

QList<PaletteItem> paletteEnvironments(const Workspace &workspace)
{
    QList<PaletteItem> items;
    PaletteItem everything = item(PaletteItem::Kind::Environment, say(QT_TRANSLATE_NOOP("tidegate::Palette", "All environments")), {});
    everything.icon = symbolIcon(u"overview"_s);
    items.append(everything);
    for (const EnvironmentSummary &summary : workspace.environments()->all()) {
        const QString count = words::targetCount(summary.targetCount);
        const QString detail = summary.environment.isProduction ? say(QT_TRANSLATE_NOOP("tidegate::Palette", "PROD · %1")).arg(count) : count;
        PaletteItem made = item(PaletteItem::Kind::Environment, summary.environment.displayName, detail);
        made.foldedDetail += u' ' + PaletteQuery::folded(summary.environment.name);
        made.id = summary.environment.id.uuid();
        made.icon = summary.freeze.closed ? freezeIcon(FreezeLook::Active) : symbolIcon(u"overview"_s);
        items.append(made);
    }
    return items;
}

QList<PaletteItem> paletteFreezes(const Workspace &workspace)
{
    const QDateTime server = workspace.serverNow();
    const Instant now = server.isValid() ? toInstant(server) : Clock::system().now();
    QList<std::pair<Occurrence, FreezeWindow>> ahead;
    for (const FreezeWindow &window : workspace.freezes()->all()) {
        if (const Occurrence next = nearestOccurrence(window, now); next.end > now)
            ahead.append({next, window});
    }
    std::stable_sort(ahead.begin(), ahead.end(), [](const auto &a, const auto &b) { return a.first.start < b.first.start; });
    const QTimeZone zone = DisplayZone::current().zone();
    QList<PaletteItem> items;
    for (const auto &[next, window] : std::as_const(ahead)) {
        const EnvironmentSummary *home = workspace.environments()->find(window.environmentId);
        const QString span = say(QT_TRANSLATE_NOOP("tidegate::Palette", "%1 · %2 until %3"))
                                 .arg(home ? home->environment.displayName : QString(), words::nearInstant(next.start, now, zone),
                                      words::nearInstant(next.end, now, zone));
        PaletteItem made = item(PaletteItem::Kind::Freeze, window.reason, span);
        made.id = window.id.uuid();
        made.icon = freezeIcon(lookOf(window.stateAt(now)));
        items.append(made);
    }
    return items;
}

QList<PaletteItem> palettePrefixes()
{
    struct Line
    {
        PaletteItem::Kind kind;
        const char *what;
        const char *icon;
    };
    static const Line lines[] = {
        {PaletteItem::Kind::Command, QT_TRANSLATE_NOOP("tidegate::Palette", "Run a command"), "forward"},
        {PaletteItem::Kind::Target, QT_TRANSLATE_NOOP("tidegate::Palette", "Go to a target"), "targets"},
        {PaletteItem::Kind::Environment, QT_TRANSLATE_NOOP("tidegate::Palette", "Show one environment"), "overview"},
        {PaletteItem::Kind::Freeze, QT_TRANSLATE_NOOP("tidegate::Palette", "Go to a freeze"), "calendar"},
        {PaletteItem::Kind::Prefix, QT_TRANSLATE_NOOP("tidegate::Palette", "What can be searched, and by which sign"), "ask"},
    };
    QList<PaletteItem> items;
    for (const Line &line : lines) {
        PaletteItem made = item(PaletteItem::Kind::Prefix, say(line.what), {});
        made.shortcut = prefixOf(line.kind);
        made.icon = symbolIcon(QString::fromLatin1(line.icon));
        items.append(made);
    }
    PaletteItem ask = item(PaletteItem::Kind::Prefix, say(QT_TRANSLATE_NOOP("tidegate::Palette", "Ask whether one may deploy")), {});
    ask.shortcut = say(QT_TRANSLATE_NOOP("tidegate::Palette", "may I deploy to")) + u' ';
    ask.icon = symbolIcon(u"ask"_s);
    items.append(ask);
    return items;
}

} // namespace tidegate
