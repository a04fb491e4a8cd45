// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/overviewpage.h"

#include "models/environmenttablemodel.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "services/async/whendone.h"
#include "ui/displayzone.h"
#include "ui/overview/askbar.h"
#include "ui/overview/attentionlist.h"
#include "ui/overview/environmentcard.h"
#include "ui/overview/environmentdialog.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/counted.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/pagestack.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {

namespace {

/// What goes with an environment when it is deleted, one line each.
QStringList consequencesOf(const EnvironmentSummary &summary, const TargetTreeModel &targets)
{
    QStringList lines;
    const auto groups = targets.groupsOf(summary.environment.id);
    if (summary.targetCount > 0)
        lines.append(words::targetCount(summary.targetCount));
    const int count = static_cast<int>(groups.size());
    if (count > 0)
        lines.append(counted(count, OverviewPage::tr("1 target group"), OverviewPage::tr("%n target groups", nullptr, count)));
    lines.append(OverviewPage::tr("Its freezes and its history stay readable; it can be restored for 30 days."));
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
    const int count = static_cast<int>(m_cards.size());
    int targets = 0;
    for (const EnvironmentCard *card : m_cards)
        targets += card->summary().targetCount;
    return counted(count, tr("1 environment"), tr("%n environments", nullptr, count)) + u" · "_s + words::targetCount(targets);
}

void OverviewPage::makeActions()
{
    const auto make = [this](const QString &icon, const QString &text, const std::function<void()> &run) {
        auto *action = new QAction(symbolIcon(icon), text, this);
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    m_edit = make(u"edit"_s, tr("&Edit…"), [this] {
        if (const auto *summary = acting())
            edit(summary->environment);
    });
    m_delete = make(u"delete"_s, tr("&Delete…"), [this] {
        if (const auto *summary = acting())
            remove(*summary);
    });
    m_left = make(u"move-left"_s, tr("Move &left"), [this] { move(-1); });
    m_right = make(u"move-right"_s, tr("Move &right"), [this] { move(1); });
    m_freeze = make(u"calendar"_s, tr("New &freeze window…"), [this] { emit newFreezeRequested(m_acting); });
    m_addTarget = make(u"plus"_s, tr("New &target…"), [this] { emit newTargetRequested(m_acting); });
}

void OverviewPage::build()
{
    auto *content = new QWidget;
    m_ask = new AskBar(m_workspace, content);
    m_attention = new AttentionList(m_workspace, content);
    auto *newEnvironment = new QPushButton(symbolIcon(u"plus"_s), tr("New environment…"), content);
    connect(newEnvironment, &QPushButton::clicked, this, &OverviewPage::startNewItem);
    auto *heading = new QLabel(tr("Pipeline"), content);
    heading->setFont(Theme::titleFont());
    auto *top = new QHBoxLayout;
    top->addWidget(heading, 1);
    top->addWidget(newEnvironment);

    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::group);
    column->addLayout(top);
    column->addWidget(buildPipeline());
    column->addWidget(m_ask);
    column->addWidget(m_attention, 1);
    column->addStretch(0);

    m_stack = new PageStack(content, this);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(spacing::page, spacing::group, spacing::page, spacing::page);
    outer->addWidget(m_stack);
    connect(m_stack, &PageStack::retryRequested, m_workspace, &Workspace::refresh);
    connect(m_attention, &AttentionList::targetRequested, this, &OverviewPage::targetRequested);
    connect(m_attention, &AttentionList::driftRequested, this, &OverviewPage::driftRequested);
}

QWidget *OverviewPage::buildPipeline()
{
    auto *inside = new QWidget;
    m_row = new QHBoxLayout(inside);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(spacing::group);
    m_row->addStretch();
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(inside);
    m_scroll->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    return m_scroll;
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
    connect(m_workspace, &Workspace::loaded, this, [this] {
        m_failed = false;
        updateCards();
    });
    connect(m_workspace, &Workspace::loadFailed, this, [this](const Error &error) {
        m_failed = true;
        if (!m_cards.isEmpty())
            return; // the frame says it above the data that are there
        m_stack->showFailed(tr("The environments could not be loaded."), error);
    });
    connect(m_workspace, &Workspace::permissionsChanged, this, &OverviewPage::updateState);
    updateCards();
}

void OverviewPage::updateState()
{
    if (!m_cards.isEmpty()) {
        m_stack->showContent();
        return;
    }
    if (m_failed)
        return;
    if (!m_workspace->isLoaded()) {
        m_stack->showLoading(tr("Loading the environments…"));
        return;
    }
    EmptyState *empty = m_stack->showEmpty(EmptyState::Variant::Empty, tr("No environments yet"),
                                           tr("An environment is a stage that deployments go to, such as development, staging or production."));
    if (m_workspace->can(u"environment:create"_s))
        empty->addAction(
            tr("New environment…"), this, [this] { startNewItem(); }, true);
}

void OverviewPage::updateCards()
{
    const auto &environments = m_workspace->environments()->all();
    while (m_cards.size() > environments.size())
        delete m_cards.takeLast();
    while (m_cards.size() < environments.size())
        m_cards.append(makeCard());
    const QDateTime serverNow = m_workspace->serverNow();
    const Instant now = serverNow.isValid() ? toInstant(serverNow) : Clock::system().now();
    QList<EnvironmentId> ids;
    QStringList names;
    for (qsizetype i = 0; i < environments.size(); ++i) {
        m_cards.at(i)->setSummary(environments.at(i), now);
        m_cards.at(i)->setCurrent(environments.at(i).environment.id.uuid() == m_scope);
        ids.append(environments.at(i).environment.id);
        names.append(environments.at(i).environment.displayName);
    }
    m_ask->setEnvironments(ids, names);
    if (!m_cards.isEmpty())
        m_scroll->setFixedHeight(m_cards.constFirst()->sizeHint().height() + m_scroll->horizontalScrollBar()->sizeHint().height());
    m_attention->updateNow();
    updateState();
    emit statusTextChanged();
}

EnvironmentCard *OverviewPage::makeCard()
{
    auto *card = new EnvironmentCard(this);
    card->setActions({m_edit, m_freeze, m_addTarget, m_left, m_right, m_delete});
    m_row->insertWidget(static_cast<int>(m_cards.size()), card);
    connect(card, &EnvironmentCard::menuAboutToShow, this, [this, card] { actOn(card); });
    connect(card, &EnvironmentCard::chosen, this, [this, card] { emit scopeRequested(card->id() == m_scope ? QUuid() : card->id()); });
    return card;
}

void OverviewPage::actOn(const EnvironmentCard *card)
{
    m_acting = card->id();
    const qsizetype at = m_cards.indexOf(card);
    const auto allow = [this](QAction *action, const QString &permission, bool otherwise = true) {
        const QString refusal = m_workspace->whyNot(permission);
        action->setEnabled(refusal.isEmpty() && otherwise);
        action->setToolTip(refusal.isEmpty() ? QString(action->text()).remove(u'&') : refusal);
    };
    allow(m_edit, u"environment:write"_s);
    allow(m_left, u"environment:write"_s, at > 0);
    allow(m_right, u"environment:write"_s, at + 1 < m_cards.size());
    allow(m_delete, u"environment:delete"_s);
    allow(m_freeze, u"freeze:create"_s);
    allow(m_addTarget, u"target:create"_s);
}

const EnvironmentSummary *OverviewPage::acting() const
{
    return m_workspace->environments()->find(EnvironmentId(m_acting));
}

void OverviewPage::setScope(QUuid environment)
{
    m_scope = environment;
    for (EnvironmentCard *card : m_cards) {
        card->setCurrent(card->id() == environment);
        if (card->id() == environment)
            m_scroll->ensureWidgetVisible(card);
    }
    m_ask->choose(environment);
    m_attention->setScope(environment);
}

QList<QWidget *> OverviewPage::panes() const
{
    return {m_scroll, m_ask, m_attention->view()};
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

void OverviewPage::edit(const Environment &environment)
{
    auto *dialog = new EnvironmentDialog(m_workspace, environment, window());
    connect(dialog, &EnvironmentDialog::saved, this, [this](const Environment &saved, bool created) {
        emit successReported(created ? tr("%1 was created.").arg(saved.displayName) : tr("%1 was saved.").arg(saved.displayName));
    });
    dialog->open();
}

void OverviewPage::remove(const EnvironmentSummary &summary)
{
    const bool hasContent = summary.targetCount > 0 || !m_workspace->targets()->groupsOf(summary.environment.id).isEmpty();
    const bool strict = hasContent || summary.environment.isProduction;
    Confirmation question;
    question.title = tr("Delete %1?").arg(summary.environment.displayName);
    question.text = hasContent ? tr("The environment is deleted together with:") : tr("The environment is empty. It is deleted:");
    question.consequences = consequencesOf(summary, *m_workspace->targets());
    question.verb = tr("Delete %1").arg(summary.environment.displayName);
    question.typedName = strict ? summary.environment.name : QString();
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
        emit undoOffered(tr("%1 was deleted.").arg(environment.displayName), [this, id = environment.id] { return m_workspace->restore(id); });
    });
}

void OverviewPage::move(int direction)
{
    QList<EnvironmentId> order;
    for (const EnvironmentSummary &summary : m_workspace->environments()->all())
        order.append(summary.environment.id);
    const qsizetype from = order.indexOf(EnvironmentId(m_acting));
    const qsizetype to = from + direction;
    if (from < 0 || to < 0 || to >= order.size())
        return;
    order.swapItemsAt(from, to);
    whenDone(m_workspace->reorder(order), this, [this](const Result<void> &result) {
        if (!result)
            m_stack->message()->showError(tr("The order was not changed."), result.error());
    });
}

} // namespace tidegate
