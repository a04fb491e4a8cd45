// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/overviewpage.h"

#include "models/changesummary.h"
#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/compare/comparedialog.h"
#include "ui/overview/askbar.h"
#include "ui/overview/attentionlist.h"
#include "ui/overview/environmentcard.h"
#include "ui/overview/environmentdialog.h"
#include "ui/overview/pipelineview.h"
#include "ui/style/modalfocus.h"
#include "ui/style/plaintext.h"
#include "ui/style/statusglyph.h"
#include "ui/style/symbolicon.h"
#include "ui/style/taborder.h"
#include "ui/style/theme.h"
#include "ui/widgets/actionstate.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/formarea.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/pagestack.h"
#include "ui/widgets/plural.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {

namespace {

/// What goes with an environment when it is deleted, one line each, as far as the console knows.
QStringList insideOf(const EnvironmentSummary &summary, const Workspace &workspace)
{
    QStringList lines;
    if (summary.targetCount > 0)
        lines.append(words::targetCount(summary.targetCount));
    const int groups = static_cast<int>(workspace.targets()->groupsOf(summary.environment.id).size());
    if (groups > 0)
        lines.append(plural(groups, OverviewPage::tr("1 target group"), OverviewPage::tr("%n target groups", nullptr, groups)));
    const QDateTime serverNow = workspace.serverNow();
    const Instant now = serverNow.isValid() ? toInstant(serverNow) : Clock::system().now();
    const QList<FreezeWindow> &windows = workspace.freezes()->all();
    const auto freezes = static_cast<int>(std::count_if(windows.cbegin(), windows.cend(), [&](const FreezeWindow &window) {
        const FreezeState state = window.stateAt(now);
        return window.environmentId == summary.environment.id && (state == FreezeState::Active || state == FreezeState::Upcoming);
    }));
    if (freezes > 0)
        lines.append(plural(freezes, OverviewPage::tr("1 freeze that is not over"), OverviewPage::tr("%n freezes that are not over", nullptr, freezes)));
    return lines;
}

/// What else its deletion means: who refers to it, and the way back.
QStringList aroundOf(const EnvironmentSummary &summary, const Workspace &workspace)
{
    QStringList names;
    for (const EnvironmentSummary &other : workspace.environments()->all()) {
        if (other.environment.autoPromoteFrom == summary.environment.id)
            names.append(plainLine(other.environment.displayName));
    }
    QStringList lines;
    if (!names.isEmpty())
        lines.append(OverviewPage::tr("Promoted automatically from it, and not while it is deleted: %1").arg(QLocale().createSeparatedList(names)));
    lines.append(OverviewPage::tr("Its history stays readable. It can be restored for 30 days, with all of this."));
    return lines;
}

} // namespace

OverviewPage::OverviewPage(Workspace *workspace, QWidget *parent) : Page(parent), m_workspace(workspace)
{
    makeActions();
    build();
    connectModel();
    updateState();
}

QString OverviewPage::title() const
{
    return tr("Overview");
}

QString OverviewPage::statusText() const
{
    const auto &environments = m_workspace->environments()->all();
    const int count = static_cast<int>(environments.size());
    int targets = 0;
    for (const EnvironmentSummary &summary : environments)
        targets += summary.targetCount;
    return plural(count, tr("1 environment"), tr("%n environments", nullptr, count)) + u" · "_s + words::targetCount(targets);
}

QList<EnvironmentCard *> OverviewPage::cards() const
{
    return m_pipeline->cards();
}

void OverviewPage::makeActions()
{
    const auto make = [this](const QString &icon, const QString &text, const std::function<void()> &run) {
        auto *action = new QAction(symbolIcon(icon), text, this);
        action->setObjectName(icon);
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    m_create = make(u"create"_s, tr("&New environment…"), [this] { startNewItem(); });
    m_create->setIcon(symbolIcon(u"plus"_s));
    m_edit = make(u"edit"_s, tr("&Edit…"), [this] {
        if (const auto *summary = acting())
            edit(summary->environment);
    });
    m_delete = make(u"delete"_s, tr("&Delete…"), [this] {
        if (const auto *summary = acting())
            remove(*summary);
    });
    m_left = make(u"move-left"_s, tr("Move ea&rlier"), [this] { move(-1); });
    m_right = make(u"move-right"_s, tr("Move &later"), [this] { move(1); });
    m_compare = make(u"compare"_s, tr("&Compare with…"), [this] { compare(); });
    m_freeze = make(u"calendar"_s, tr("New &freeze here…"), [this] { emit newFreezeRequested(m_acting); });
    m_endFreeze = make(u"end-freeze"_s, tr("End free&ze…"), [this] {
        if (const auto *summary = acting(); summary && !summary->freeze.windowIds.isEmpty())
            emit freezeEndRequested(summary->freeze.windowIds.constFirst().uuid());
    });
    m_endFreeze->setIcon(symbolIcon(u"open"_s));
    m_addTarget = make(u"plus"_s, tr("New &target…"), [this] { emit newTargetRequested(m_acting); });
    m_showChanges = make(u"show-changes"_s, tr("Chan&ges nobody asked about"), [this] { emit changesRequested(m_acting); });
    m_showChanges->setIcon(symbolIcon(u"activity"_s));
}

void OverviewPage::build()
{
    auto *content = new QWidget;
    QWidget *top = buildTop(content);
    m_message = new InlineMessage(content);
    m_message->floatOver(content);
    m_pipeline = new PipelineView(content);
    m_pipeline->setActions({m_edit, m_freeze, m_endFreeze, m_addTarget, m_showChanges, m_compare, m_left, m_right, m_delete});
    m_ask = new AskBar(m_workspace, content);
    m_attention = new AttentionList(m_workspace, content);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::group);
    column->addWidget(top);
    column->addWidget(m_pipeline);
    column->addWidget(m_ask);
    column->addWidget(m_attention, 1);
    column->addStretch(0);

    m_stack = new PageStack(new FormArea(content), this); // a low window scrolls it
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(spacing::page, spacing::group, spacing::page, spacing::page);
    outer->addWidget(m_stack);
    connect(m_stack, &PageStack::retryRequested, m_workspace, &Workspace::refresh);
    connect(m_attention, &AttentionList::targetRequested, this, &OverviewPage::targetRequested);
    connect(m_attention, &AttentionList::driftRequested, this, &OverviewPage::driftRequested);
    connect(m_attention, &AttentionList::freezeWindowRequested, this, &OverviewPage::freezeWindowRequested);
    connect(m_pipeline, &PipelineView::menuAboutToShow, this, &OverviewPage::actOn);
    connect(m_pipeline, &PipelineView::menuClosed, this, &OverviewPage::updateMenu, Qt::QueuedConnection);
    connect(m_pipeline, &PipelineView::focused, this, [this](QUuid id) {
        m_focused = id;
        updateMenu();
    });
    connect(m_pipeline, &PipelineView::editRequested, this, [this](QUuid id) { runOn(id, m_edit); });
    connect(m_pipeline, &PipelineView::deleteRequested, this, [this](QUuid id) { runOn(id, m_delete); });
    connect(m_pipeline, &PipelineView::openRequested, this, [this](QUuid id) { emit targetsRequested(id, {}); });
    connect(m_pipeline, &PipelineView::chosen, this, [this](QUuid id) { emit scopeRequested(id == m_scope ? QUuid() : id); });
    connect(m_pipeline, &PipelineView::orderRequested, this, &OverviewPage::reorder);
}

QWidget *OverviewPage::buildTop(QWidget *parent)
{
    auto *top = new QWidget(parent);
    auto *heading = new QLabel(tr("Pipeline"), top);
    heading->setFont(Theme::titleFont());
    m_compareButton = new QPushButton(symbolIcon(u"compare"_s), tr("Co&mpare…"), top);
    m_compareButton->setToolTip(tr("Two environments side by side, component by component"));
    connect(m_compareButton, &QPushButton::clicked, this, [this] {
        m_acting = m_scope;
        compare();
    });
    m_freezeNow = new QPushButton(freezeIcon(FreezeLook::Active), tr("Freeze no&w…"), top);
    m_freezeNow->setObjectName(u"freezeNowButton"_s);
    connect(m_freezeNow, &QPushButton::clicked, this, [this] { emit freezeRequested({}); });
    m_new = new QPushButton(symbolIcon(u"plus"_s), tr("New environment…"), top);
    connect(m_new, &QPushButton::clicked, this, &OverviewPage::startNewItem);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::between);
    row->addWidget(heading, 1);
    row->addWidget(m_freezeNow);
    row->addWidget(m_compareButton);
    row->addWidget(m_new);
    return top;
}

void OverviewPage::connectModel()
{
    m_later = new QTimer(this);
    m_later->setSingleShot(true);
    m_later->setInterval(0); // once per turn, however many rows change
    connect(m_later, &QTimer::timeout, this, &OverviewPage::updateCards);
    const auto later = [this] { m_later->start(); };
    EnvironmentTableModel *model = m_workspace->environments();
    connect(model, &QAbstractItemModel::rowsInserted, this, later);
    connect(model, &QAbstractItemModel::rowsRemoved, this, later);
    connect(model, &QAbstractItemModel::rowsMoved, this, later);
    connect(model, &QAbstractItemModel::dataChanged, this, later);
    connect(model, &QAbstractItemModel::modelReset, this, later);
    connect(&DisplayZone::current(), &DisplayZone::changed, this, later);
    connect(&Theme::current(), &Theme::changed, this, later);
    connect(m_workspace, &Workspace::loaded, this, &OverviewPage::updateCards);
    connect(m_workspace, &Workspace::loadFailed, this, [this](const Error &error) {
        if (cards().isEmpty()) // else the frame says it above the data that are there
            m_stack->showFailed(tr("The environments could not be loaded."), error);
    });
    connect(m_workspace, &Workspace::permissionsChanged, this, &OverviewPage::updateState);
    m_changes = new ChangeSummary(m_workspace, this);
    m_changes->setZone(DisplayZone::current().zone());
    connect(&DisplayZone::current(), &DisplayZone::changed, m_changes, [this] { m_changes->setZone(DisplayZone::current().zone()); });
    connect(m_changes, &ChangeSummary::changed, this, &OverviewPage::updateChanges);
    updateCards();
}

void OverviewPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_changes->setWatched(true);
}

void OverviewPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_changes->setWatched(false);
}

void OverviewPage::updateChanges()
{
    for (EnvironmentCard *card : cards())
        card->setChanges(m_changes->isKnown() ? std::optional(m_changes->of(EnvironmentId(card->id()))) : std::nullopt);
}

QString OverviewPage::whyNoNewItem() const
{
    return m_workspace->whyNot(Permission::EnvironmentCreate);
}

void OverviewPage::updateState()
{
    const QString refusal = whyNoNewItem();
    const bool mayCreate = refusal.isEmpty();
    updateMenu();
    m_new->setEnabled(mayCreate);
    m_new->setToolTip(refusal);
    const QString noFreeze = m_workspace->whyNot(Permission::FreezeCreate);
    m_freezeNow->setEnabled(noFreeze.isEmpty() && !cards().isEmpty());
    m_freezeNow->setToolTip(noFreeze.isEmpty() ? tr("Stop deployments at once, such as in an incident") : noFreeze);
    m_compareButton->setEnabled(cards().size() > 1);
    m_pipeline->setReorderable(m_workspace->can(Permission::EnvironmentWrite));
    if (!cards().isEmpty()) {
        m_stack->showContent();
        return;
    }
    if (!m_workspace->isLoaded()) {
        m_stack->showAwaited(*m_workspace, tr("Loading the environments…"), tr("The environments could not be loaded."));
        return;
    }
    EmptyState *empty = m_stack->showEmpty(EmptyState::Variant::Empty, tr("No environments yet"),
                                           tr("An environment is a stage that deployments go to, such as development, staging or production."));
    if (mayCreate)
        empty->addAction(
            tr("New environment…"), this, [this] { startNewItem(); }, true);
}

void OverviewPage::updateCards()
{
    const auto &environments = m_workspace->environments()->all();
    const QDateTime serverNow = m_workspace->serverNow();
    m_pipeline->setEnvironments(environments, serverNow.isValid() ? toInstant(serverNow) : Clock::system().now());
    m_pipeline->setScope(m_scope);
    updateChanges();
    focusAwaited();
    QList<EnvironmentId> ids;
    QStringList names;
    for (const EnvironmentSummary &summary : environments) {
        ids.append(summary.environment.id);
        names.append(summary.environment.displayName);
    }
    m_ask->setEnvironments(ids, names);
    m_attention->updateNow();
    updateState();
    emit statusTextChanged();
}

void OverviewPage::allow(QAction *action, Permission permission, const QString &whyNot)
{
    const QString refusal = m_workspace->whyNot(permission);
    setPossible(action, refusal.isEmpty() ? whyNot : refusal);
}

void OverviewPage::actOn(QUuid environment)
{
    m_acting = environment;
    const auto order = m_pipeline->order();
    const qsizetype at = order.indexOf(EnvironmentId(environment));
    allow(m_edit, Permission::EnvironmentWrite);
    allow(m_left, Permission::EnvironmentWrite, at > 0 ? QString() : tr("It is the first one."));
    allow(m_right, Permission::EnvironmentWrite, at + 1 < order.size() ? QString() : tr("It is the last one."));
    allow(m_delete, Permission::EnvironmentDelete);
    allow(m_freeze, Permission::FreezeCreate);
    setPossible(m_endFreeze, whyNotEndFreeze());
    allow(m_addTarget, Permission::TargetCreate);
    allow(m_showChanges, Permission::TargetRead);
    allow(m_compare, Permission::EnvironmentRead, order.size() > 1 ? QString() : tr("There is no other environment."));
}

void OverviewPage::runOn(QUuid environment, QAction *action)
{
    actOn(environment);
    if (action->isEnabled())
        action->trigger();
    else
        emit messageReported(whyNot(action), {});
    updateMenu();
}

/// What was made is what one goes on with.
void OverviewPage::focusAwaited()
{
    EnvironmentCard *card = m_awaited.isNull() ? nullptr : m_pipeline->card(m_awaited);
    if (!card)
        return;
    m_awaited = {};
    if (isVisible())
        card->setFocus(Qt::OtherFocusReason);
}

QString OverviewPage::whyNotEndFreeze() const
{
    if (const QString refusal = m_workspace->whyNot(Permission::FreezeDelete); !refusal.isEmpty())
        return refusal;
    if (!m_workspace->can(Permission::FreezeLift))
        return tr("Your role may not end a freeze that has started.");
    const EnvironmentSummary *summary = acting();
    return summary && !summary->freeze.windowIds.isEmpty() ? QString() : tr("This environment is not frozen.");
}

void OverviewPage::updateMenu()
{
    const EnvironmentTableModel *environments = m_workspace->environments();
    m_current = !m_aim.isNull() ? m_aim : m_scope.isNull() ? m_focused : m_scope;
    if (!environments->find(EnvironmentId(m_current)))
        m_current = {};
    setPossible(m_create, whyNoNewItem());
    actOn(m_current);
    if (!m_current.isNull())
        return;
    for (QAction *action : {m_edit, m_freeze, m_endFreeze, m_addTarget, m_showChanges, m_compare, m_left, m_right, m_delete})
        setPossible(action, tr("Choose an environment first: click its card, or choose the scope in the tool bar."));
}

void OverviewPage::aimAt(QUuid environment)
{
    if (m_aim == environment)
        return;
    m_aim = environment;
    updateMenu();
}

QList<QAction *> OverviewPage::menuActions() const
{
    return {m_create, m_edit, m_freeze, m_endFreeze, m_addTarget, m_showChanges, m_compare, m_left, m_right, m_delete};
}

void OverviewPage::showItem(QUuid id)
{
    if (EnvironmentCard *card = m_pipeline->card(id))
        card->setFocus(Qt::OtherFocusReason);
}

const EnvironmentSummary *OverviewPage::acting() const
{
    return m_workspace->environments()->find(EnvironmentId(m_acting));
}

void OverviewPage::setScope(QUuid environment)
{
    m_scope = environment;
    updateMenu();
    m_pipeline->setScope(environment);
    m_ask->choose(environment);
    m_attention->setScope(environment);
}

QList<QWidget *> OverviewPage::panes() const
{
    return {m_pipeline, m_ask, m_attention->view()};
}

QList<KeyHint> OverviewPage::keyHints() const
{
    const auto keys = [](QKeyCombination key) { return QKeySequence(key).toString(QKeySequence::NativeText); };
    return {{tr("Arrows, Home, End"), tr("Go to another card")},
            {keys(Qt::Key_F2), tr("Edit the environment of the card")},
            {keys(Qt::Key_Delete), tr("Delete the environment of the card")},
            {keys(Qt::SHIFT | Qt::Key_F10), tr("Open the menu of the card")},
            {tr("Ctrl+Shift+Left, Ctrl+Shift+Right"), tr("Move the environment in the pipeline")},
            {keys(Qt::Key_Return), tr("Show only this environment; ask; go to the cause")}};
}

void OverviewPage::startNewItem()
{
    Environment environment;
    int last = 0;
    for (const EnvironmentSummary &summary : m_workspace->environments()->all())
        last = qMax(last, summary.environment.orderIndex);
    environment.orderIndex = last + 1;
    edit(environment);
}

void OverviewPage::startEditing(QUuid environment)
{
    if (const EnvironmentSummary *summary = m_workspace->environments()->find(EnvironmentId(environment)))
        edit(summary->environment);
}

void OverviewPage::startRemoval(QUuid environment)
{
    const EnvironmentSummary *summary = m_workspace->environments()->find(EnvironmentId(environment));
    if (!summary || !m_workspace->can(Permission::EnvironmentDelete))
        return;
    showItem(environment); // the focus comes back to it, or to its neighbour
    remove(*summary);
}

void OverviewPage::askAbout(const TypedCommand &question)
{
    m_ask->askFor(question);
    focusInto(m_ask);
}

void OverviewPage::edit(const Environment &environment)
{
    if (ModalFocus::bringForward<EnvironmentDialog>(window()))
        return;
    auto *dialog = new EnvironmentDialog(m_workspace, environment, window());
    connect(dialog, &EnvironmentDialog::saved, this, [this](const Environment &saved, const std::optional<Environment> &previous) {
        if (!previous) {
            m_awaited = saved.id.uuid();
            focusAwaited();
        }
        emit editReported((previous ? tr("%1 was changed.") : tr("%1 was created.")).arg(plainLine(saved.displayName)));
    });
    dialog->open();
}

void OverviewPage::remove(const EnvironmentSummary &summary)
{
    const bool hasContent = summary.targetCount > 0 || !m_workspace->targets()->groupsOf(summary.environment.id).isEmpty();
    const bool strict = hasContent || summary.environment.isProduction;
    Confirmation question;
    question.title = tr("Delete %1?").arg(plainLine(summary.environment.displayName));
    const QStringList inside = insideOf(summary, *m_workspace);
    question.text = !inside.isEmpty() ? tr("The environment is deleted together with:") : tr("The environment is empty. It is deleted:");
    question.consequences = inside + aroundOf(summary, *m_workspace);
    question.verb = tr("Delete %1").arg(plainLine(summary.environment.displayName, 40));
    question.typedName = strict ? summary.environment.name : QString();
    question.alsoCalled = summary.environment.displayName;
    question.reasonRequired = strict;
    auto *dialog = new ConfirmDialog(question, window());
    connect(dialog, &ConfirmDialog::confirmed, this, [this, summary, dialog](const QString &reason) { removeConfirmed(summary, dialog, reason); });
    dialog->open();
}

void OverviewPage::removeConfirmed(const EnvironmentSummary &summary, ConfirmDialog *dialog, const QString &reason)
{
    const Environment environment = summary.environment;
    const bool cascade = summary.targetCount > 0 || !m_workspace->targets()->groupsOf(environment.id).isEmpty();
    const auto answer = m_workspace->remove(environment, cascade, cascade ? environment.name : QString(), reason);
    whenDone(answer, dialog, [this, environment, dialog](const Result<void> &result) {
        if (!result) {
            dialog->showError(result.error());
            return;
        }
        dialog->accept();
        emit editReported(tr("%1 was deleted.").arg(plainLine(environment.displayName)));
    });
}

void OverviewPage::move(int direction)
{
    const auto order = m_pipeline->order();
    const qsizetype from = order.indexOf(EnvironmentId(m_acting));
    reorder(m_acting, PipelineView::moved(order, from, direction > 0 ? from + 2 : from - 1));
}

void OverviewPage::reorder(QUuid moved, const QList<EnvironmentId> &order)
{
    const auto before = m_pipeline->order();
    if (order == before)
        return;
    m_message->hideMessage();
    whenDone(m_workspace->reorder(order), this, [this, moved](const Result<void> &result) {
        if (!result) {
            m_message->showError(tr("The order was not changed."), result.error());
            return;
        }
        const EnvironmentSummary *summary = m_workspace->environments()->find(EnvironmentId(moved));
        const QString name = summary ? summary->environment.displayName : QString();
        emit editReported(tr("%1 was moved in the pipeline.").arg(name));
    });
}

void OverviewPage::compare()
{
    CompareDialog::open(m_workspace, EnvironmentId(m_acting), window());
}

} // namespace tidegate
