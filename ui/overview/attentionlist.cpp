// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/attentionlist.h"

#include "models/environmenttablemodel.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/style/statusglyph.h"
#include "ui/widgets/relativetimelabel.h"

#include <QHeaderView>
#include <QLabel>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {

namespace {

constexpr int shownTargets = 10;
constexpr int idRole = Qt::UserRole + 1;
constexpr int driftRole = Qt::UserRole + 2; ///< True: only the drift needs attention.
enum Column { TargetColumn, EnvironmentColumn, StateColumn, CauseColumn, SinceColumn };

bool isBad(const Target &target)
{
    return target.health.status != Health::Healthy && target.health.status != Health::Unknown;
}

bool needsAttention(const Target &target)
{
    return target.enabled && (isBad(target) || target.driftStatus == DriftStatus::Drifted);
}

QString causeOf(const Target &target)
{
    if (isBad(target))
        return target.health.message.isEmpty() ? words::of(target.health.status) : target.health.message.simplified();
    return words::drift(target.driftStatus, target.driftCount);
}

} // namespace

QList<Target> worstTargets(const QList<Target> &targets, const QList<EnvironmentId> &production, int count, int *total)
{
    QList<const Target *> found;
    for (const Target &target : targets) {
        if (needsAttention(target))
            found.append(&target);
    }
    const auto rank = [&production](const Target *target) {
        const int severe = isBad(*target) ? severity(target->health.status) : 0;
        const bool isProduction = production.contains(target->environmentId);
        return std::tuple(-severe, !isProduction, target->healthSince.value_or(Instant::max()), target->name);
    };
    const auto end = found.begin() + qMin<qsizetype>(count, found.size());
    std::partial_sort(found.begin(), end, found.end(), [&rank](const Target *a, const Target *b) { return rank(a) < rank(b); });
    *total = static_cast<int>(found.size());
    QList<Target> worst;
    for (auto it = found.begin(); it != end; ++it)
        worst.append(**it);
    return worst;
}

AttentionList::AttentionList(Workspace *workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace)
{
    m_title = new QLabel(this);
    m_title->setFont(Theme::sectionFont());
    m_allWell = new QLabel(tr("Nothing needs attention: every target that is checked is healthy and as expected."), this);
    m_allWell->setWordWrap(true);
    m_list = new QTreeWidget(this);
    m_list->setObjectName(u"attention"_s);
    m_list->setAccessibleName(tr("Targets that need attention, worst first"));
    m_list->setAccessibleDescription(tr("Enter shows the target."));
    m_list->setHeaderLabels({tr("Target"), tr("Environment"), tr("State"), tr("Cause"), tr("Since")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    QHeaderView *header = m_list->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(CauseColumn, QHeaderView::Stretch);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    column->addWidget(m_title);
    column->addWidget(m_allWell);
    column->addWidget(m_list, 1);
    column->addStretch(0);

    m_later = new QTimer(this);
    m_later->setSingleShot(true);
    m_later->setInterval(300ms); // a round of checks changes many rows at once
    connect(m_later, &QTimer::timeout, this, &AttentionList::updateNow);
    TargetTreeModel *targets = workspace->targets();
    connect(targets, &QAbstractItemModel::dataChanged, this, &AttentionList::noteChange);
    connect(targets, &QAbstractItemModel::rowsInserted, this, &AttentionList::noteChange);
    connect(targets, &QAbstractItemModel::rowsRemoved, this, &AttentionList::noteChange);
    connect(targets, &QAbstractItemModel::modelReset, this, &AttentionList::noteChange);
    connect(m_list, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        const QUuid id = item->data(TargetColumn, idRole).toUuid();
        if (item->data(TargetColumn, driftRole).toBool())
            emit driftRequested(id);
        else
            emit targetRequested(id);
    });
}

void AttentionList::setScope(QUuid environment)
{
    m_scope = environment;
    noteChange();
}

int AttentionList::shown() const
{
    return m_list->topLevelItemCount();
}

QWidget *AttentionList::view() const
{
    return m_list;
}

void AttentionList::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateNow();
}

void AttentionList::noteChange()
{
    if (isVisible() && !m_later->isActive())
        m_later->start();
}

void AttentionList::updateNow()
{
    QList<Target> targets = m_workspace->targets()->allTargets();
    if (!m_scope.isNull())
        targets.removeIf([this](const Target &target) { return target.environmentId.uuid() != m_scope; });
    QList<EnvironmentId> production;
    for (const EnvironmentSummary &summary : m_workspace->environments()->all()) {
        if (summary.environment.isProduction)
            production.append(summary.environment.id);
    }
    int total = 0;
    const QList<Target> worst = worstTargets(targets, production, shownTargets, &total);
    const QVariant current = m_list->currentItem() ? m_list->currentItem()->data(TargetColumn, idRole) : QVariant();

    m_list->clear();
    for (const Target &target : worst)
        addRow(target);
    m_title->setText(total > shownTargets ? tr("Needs attention (%1 of %2)").arg(worst.size()).arg(total) : tr("Needs attention (%1)").arg(total));
    m_list->setVisible(total > 0);
    m_list->setMaximumHeight(m_list->header()->sizeHint().height() + static_cast<int>(worst.size()) * spacing::rowHeight + 2 * m_list->frameWidth());
    m_allWell->setVisible(total == 0 && !targets.isEmpty());
    setVisible(!targets.isEmpty());
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        if (i == 0 || m_list->topLevelItem(i)->data(TargetColumn, idRole) == current)
            m_list->setCurrentItem(m_list->topLevelItem(i)); // assistive technology needs a current row
    }
}

void AttentionList::addRow(const Target &target)
{
    auto *item = new QTreeWidgetItem(m_list);
    const EnvironmentSummary *environment = m_workspace->environments()->find(target.environmentId);
    const bool bad = isBad(target);
    item->setText(TargetColumn, target.name);
    item->setText(EnvironmentColumn, environment ? environment->environment.displayName : QString());
    item->setText(StateColumn, bad ? words::of(target.health.status) : words::of(target.driftStatus));
    item->setIcon(StateColumn, bad ? healthIcon(target.health.status, target.healthStale) : driftIcon(target.driftStatus));
    item->setText(CauseColumn, causeOf(target));
    item->setToolTip(CauseColumn, causeOf(target));
    const std::optional<Instant> since = bad ? target.healthSince : target.driftSince;
    if (since) {
        item->setText(SinceColumn, agoText(*since));
        item->setToolTip(SinceColumn, instantToolTip(*since));
    }
    item->setData(TargetColumn, idRole, target.id.uuid());
    item->setData(TargetColumn, driftRole, !bad);
    const int nameWidth = m_list->fontMetrics().horizontalAdvance(target.name) + 2 * spacing::between;
    item->setSizeHint(TargetColumn, QSize(nameWidth, spacing::rowHeight)); // the column of the name sets the height of the row
}

} // namespace tidegate
