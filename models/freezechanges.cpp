// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/freezechanges.h"

#include "models/observedchangelist.h"
#include "models/observedchangemodel.h"

#include <algorithm>

namespace tidegate {
namespace {

constexpr int mostChanges = 1'000;

Instant timeOf(const ObservedChange &change)
{
    const auto engine = std::find_if(change.evidence.begin(), change.evidence.end(),
                                     [](const ChangeEvidence &each) { return each.kind == EvidenceKind::Engine; });
    return engine == change.evidence.end() ? change.seenAt : engine->at;
}

} // namespace

FreezeChanges::FreezeChanges(Workspace *workspace, QObject *parent) : QObject(parent), m_list(new ObservedChangeList(workspace, this))
{
    ChangeChoice choice;
    choice.verdicts = {ChangeVerdict::DuringFreeze};
    choice.period = ChangePeriod::All;
    m_list->setChoice(choice);
    const ObservedChangeModel *model = m_list->model();
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &FreezeChanges::update);
    const auto soon = [this] { m_soon.start(0); };
    connect(model, &QAbstractItemModel::rowsInserted, this, soon);
    connect(model, &QAbstractItemModel::rowsRemoved, this, soon);
    connect(model, &QAbstractItemModel::dataChanged, this, soon);
}

void FreezeChanges::setWatched(bool isWatched)
{
    m_list->setWatched(isWatched);
}

void FreezeChanges::update()
{
    ObservedChangeModel *model = m_list->model();
    QList<FreezeChange> all;
    for (const ShownChange &shown : model->all())
        all.append({shown.change.id, shown.change.environment, timeOf(shown.change), shown.targetName, shown.change.component});
    std::stable_sort(all.begin(), all.end(), [](const FreezeChange &a, const FreezeChange &b) { return a.at < b.at; });
    if (model->canFetchMore({}) && model->rowCount() < mostChanges)
        model->fetchMore({});
    if (all == m_all)
        return;
    m_all = all;
    emit changed();
}

QList<FreezeChange> FreezeChanges::during(EnvironmentId environment, Instant start, Instant end) const
{
    QList<FreezeChange> found;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(found),
                 [&](const FreezeChange &each) { return each.environment == environment && each.at >= start && each.at < end; });
    return found;
}

} // namespace tidegate
