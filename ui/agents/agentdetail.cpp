// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/agents/agentdetail.h"

#include "models/agenttargetmodel.h"
#include "models/agentwords.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/style/agentglyph.h"
#include "ui/style/plaintext.h"
#include "ui/style/statusglyph.h"
#include "ui/widgets/actionstate.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/healthbadgedelegate.h"
#include "ui/widgets/readablecolumns.h"

#include <QAction>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

AgentDetail::AgentDetail(Workspace *workspace, const QList<QAction *> &actions, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_targets(new AgentTargetModel(this))
{
    setObjectName(u"agentDetail"_s);
    buildTable();
    layOut(actions);
    m_targets->setZone(DisplayZone::current().zone());
    connect(&DisplayZone::current(), &DisplayZone::changed, this, [this] { m_targets->setZone(DisplayZone::current().zone()); });
    const auto again = [this] { showAgent(m_row ? &*m_row : nullptr); };
    connect(&DisplayZone::current(), &DisplayZone::changed, this, again);
    connect(&Theme::current(), &Theme::changed, this, again); // glyphs are pictures
}

void AgentDetail::buildTable()
{
    m_table = new QTableView(this);
    m_table->setObjectName(u"agentTargets"_s);
    m_table->setAccessibleName(tr("Targets of the agent"));
    m_table->setModel(m_targets);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setItemDelegateForColumn(AgentTargetModel::HealthColumn, new HealthBadgeDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(AgentTargetModel::RunsColumn, QHeaderView::Stretch);
    keepColumnsReadable(m_table->horizontalHeader());
    const int character = m_table->fontMetrics().averageCharWidth();
    m_table->setColumnWidth(AgentTargetModel::NameColumn, 32 * character);
    m_table->setColumnWidth(AgentTargetModel::HealthColumn, 22 * character);
    m_table->setColumnWidth(AgentTargetModel::KnownColumn, 20 * character);
    constexpr int leastRows = 3;
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // it scrolls by itself
    m_table->setMinimumHeight((leastRows + 1) * Theme::current().rowHeight() + spacing::inside);
    auto *open = new QAction(tr("&Open the target"), m_table);
    open->setShortcut(Qt::Key_Return);
    open->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(open);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(open, &QAction::triggered, this, &AgentDetail::openTarget);
    connect(m_table, &QTableView::doubleClicked, this, &AgentDetail::openTarget);
}

AgentDetail::FactRow AgentDetail::addFact(QGridLayout *grid, const QString &name)
{
    FactRow fact{new QLabel(name, this), new QLabel(this), new QLabel(this)};
    fact.name->setFont(Theme::captionFont());
    fact.name->setContentsMargins(0, 2, 0, 0); // on the line of what stands beside it
    fact.glyph->setFixedSize(spacing::smallIcon, spacing::smallIcon);
    fact.text->setTextFormat(Qt::PlainText);
    fact.text->setWordWrap(true);
    fact.text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const int row = grid->rowCount();
    grid->addWidget(fact.name, row, 0, Qt::AlignTop);
    grid->addWidget(fact.glyph, row, 1, Qt::AlignTop);
    grid->addWidget(fact.text, row, 2);
    return fact;
}

void AgentDetail::layOut(const QList<QAction *> &actions)
{
    m_title = new ElidedLabel(this);
    m_title->setFont(Theme::sectionFont());
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(spacing::between);
    grid->setVerticalSpacing(spacing::inside);
    grid->setColumnStretch(2, 1);
    m_decided = addFact(grid, tr("Set by people"));
    m_observed = addFact(grid, tr("Observed"));
    m_program = addFact(grid, tr("Program"));
    m_places = addFact(grid, tr("May see"));
    m_so = addFact(grid, tr("So", "what follows"));
    m_noTargets = new QLabel(tr("No target is checked by it yet: edit a target and choose the agent under “Who checks it”."), this);
    m_noTargets->setWordWrap(true);
    auto *buttons = new QWidget(this);
    auto *row = new FlowLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::between);
    for (QAction *action : actions) {
        auto *button = new QToolButton(buttons);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setVisible(action->isVisible());
        connect(action, &QAction::changed, button, [button, action] { button->setVisible(action->isVisible()); });
        row->addWidget(button);
    }
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    buttons->setSizePolicy(policy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::group, spacing::between, spacing::group, spacing::between);
    column->setSpacing(spacing::between);
    column->addWidget(m_title);
    column->addLayout(grid);
    column->addWidget(buttons);
    column->addWidget(m_noTargets);
    column->addWidget(m_table, 1);
    column->addStretch(0);
}

void AgentDetail::show(const FactRow &fact, const QString &text, const QIcon &icon, const QColor &color, bool isStrong)
{
    fact.text->setText(plainParagraph(text));
    fact.text->setFont(isStrong ? Theme::strongFont() : font());
    QPalette colors = palette();
    if (color.isValid())
        colors.setColor(QPalette::WindowText, color);
    fact.text->setPalette(colors);
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, Theme::current().colors().text2);
    fact.name->setPalette(quiet);
    fact.glyph->setPixmap(icon.pixmap(QSize(spacing::smallIcon, spacing::smallIcon), devicePixelRatioF()));
}

void AgentDetail::showAgent(const AgentRow *row)
{
    setEnabled(row != nullptr);
    m_row = row ? std::optional(*row) : std::nullopt;
    if (!row) {
        m_title->setText(tr("Nothing selected"));
        for (const FactRow &fact : {m_decided, m_observed, m_program, m_places, m_so})
            show(fact, {});
        m_targets->setTargets({}, true);
        return;
    }
    const Agent agent = row->agent;
    const AgentLook look = lookOf(agent, row->liveness);
    const QTimeZone zone = DisplayZone::current().zone();
    const Instant now = toInstant(m_workspace->serverNow());
    const bool isWell = look == AgentLook::Online || look == AgentLook::NotAsked;
    const bool isHeard = look == AgentLook::Online || look == AgentLook::Trouble || look == AgentLook::Late;
    m_title->setText(plainLine(agent.name, 128));
    show(m_decided, words::decidedSentence(agent.lifecycle), lifecycleIcon(agent.lifecycle));
    show(m_observed, words::observedSentence(agent, row->liveness, now, zone), look == AgentLook::NotAsked ? QIcon() : agentLookIcon(look),
         isWell ? QColor() : Theme::current().tone(toneOf(look)).text, !isWell);
    const bool isOld = row->standing == VersionStanding::TooOld || row->standing == VersionStanding::Outdated;
    const bool isOff = agent.lastSeenAt && std::chrono::abs(agent.clockSkew) >= tolerableSkew;
    show(m_program, program(), {},
         isOld || isOff ? Theme::current().tone(row->standing == VersionStanding::TooOld ? Tone::Unhealthy : Tone::Degraded).text : QColor());
    show(m_places, agent.environments.isEmpty() ? tr("All environments.") : row->places);
    showTargets();
    show(m_so, consequence(isHeard && agent.lifecycle == AgentLifecycle::Active));
}

QString AgentDetail::program() const
{
    const Agent &agent = m_row->agent;
    QStringList parts{tr("version %1").arg(agent.agentVersion)};
    if (m_row->standing == VersionStanding::Outdated || m_row->standing == VersionStanding::TooOld)
        parts.last() = tr("version %1: %2", "a number and how it stands").arg(agent.agentVersion, words::of(m_row->standing).toLower());
    if (const QString platform = words::platform(agent.platform); !platform.isEmpty())
        parts.append(platform);
    if (!agent.capabilities.isEmpty())
        parts.append(tr("can %1", "what an agent can do").arg(words::capabilities(agent.capabilities)));
    if (agent.lastSeenAt) {
        const bool isOff = std::chrono::abs(agent.clockSkew) >= tolerableSkew;
        parts.append((isOff ? tr("its clock is %1") : tr("clock right within %1")).arg(words::clockOffset(agent.clockSkew)));
    }
    return parts.join(u" · "_s);
}

QString AgentDetail::consequence(bool isHeard) const
{
    const Agent &agent = m_row->agent;
    const int count = m_targets->rowCount();
    const QString targets = words::targetCount(count);
    const QString at = agent.lastSeenAt ? words::nearInstant(*agent.lastSeenAt, toInstant(m_workspace->serverNow()), DisplayZone::current().zone()) : QString();
    if (agent.lifecycle == AgentLifecycle::Pending)
        return tr("Nothing it tells counts until somebody accepts it.");
    if (const QString arriving = whyNotAll(*m_workspace); !arriving.isEmpty())
        return arriving; // what was counted is a part
    if (count == 0)
        return tr("Nothing depends on it.");
    if (agent.lifecycle == AgentLifecycle::Revoked)
        return tr("Nobody checks its %1 any more: have them checked another way.").arg(targets);
    if (agent.lifecycle == AgentLifecycle::Inactive)
        return tr("Nobody looks at its %1 while it is inactive.").arg(targets);
    if (isHeard)
        return m_row->liveness.status == AgentStatus::Online ? tr("It looks at %1.").arg(targets)
                                                             : tr("It looks at %1; what they show may be late.").arg(targets);
    return at.isEmpty() ? tr("%1 cannot be seen until it is heard.").arg(targets) : tr("%1 cannot be seen; the last word of them is of %2.").arg(targets, at);
}

void AgentDetail::showTargets()
{
    const QUuid chosen = m_table->currentIndex().isValid() ? m_targets->at(m_table->currentIndex().row()).id.uuid() : QUuid();
    QList<Target> own;
    if (m_row->targets > 0) {
        m_workspace->targets()->forEachTarget([&](const TargetCandidate &each) {
            if (each.target.agent() == m_row->agent.id)
                own.append(each.target.unpacked());
        });
    }
    const AgentLook look = lookOf(m_row->agent, m_row->liveness);
    m_targets->setNow(toInstant(m_workspace->serverNow()));
    m_targets->setTargets(
        own, m_row->agent.lifecycle == AgentLifecycle::Active && (look == AgentLook::Online || look == AgentLook::Trouble || look == AgentLook::Late));
    const int row = std::max(0, m_targets->rowOf(TargetId(chosen)));
    if (!own.isEmpty() && m_table->currentIndex().row() != row)
        m_table->setCurrentIndex(m_targets->index(row, 0)); // assistive technology needs a current row
    m_table->setVisible(!own.isEmpty());
    m_noTargets->setVisible(own.isEmpty() && !m_workspace->isArriving() && m_row->agent.lifecycle != AgentLifecycle::Revoked);
}

void AgentDetail::openTarget()
{
    if (const QModelIndex current = m_table->currentIndex(); current.isValid())
        emit targetRequested(m_targets->at(current.row()).id.uuid());
}

QString AgentDetail::asText() const
{
    if (!m_row)
        return {};
    QStringList lines{m_row->agent.name};
    for (const FactRow &fact : {m_decided, m_observed, m_program, m_places, m_so})
        lines.append(tr("%1: %2", "a fact and its value").arg(fact.name->text(), fact.text->text()));
    for (int row = 0; row < m_targets->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < AgentTargetModel::ColumnCount; ++column)
            cells.append(m_targets->index(row, column).data().toString());
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

} // namespace tidegate
