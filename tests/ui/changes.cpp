// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/changes.h"

#include "models/changesummary.h"
#include "models/environmenttablemodel.h"
#include "models/observedchangemodel.h"
#include "models/workspace.h"
#include "ui/activity/changesview.h"
#include "ui/page/page.h"

#include <QTabBar>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate::test {

void fillChanges(ChangesView &view, const QList<EnvironmentId> &environments)
{
    const Instant now = Clock::system().now();
    QList<ShownChange> rows;
    QList<ChangeCounts> counts;
    for (const EnvironmentId environment : environments)
        counts.append({environment, {11, 3, 1, 1}});
    for (int i = 0; i < changeVerdictCount; ++i) {
        ShownChange shown;
        ObservedChange &change = shown.change;
        shown.targetName = u"web-0%1"_s.arg(i + 1);
        change.id = ObservedChangeId::create();
        change.target = TargetId::create();
        change.environment = environments.value(0);
        change.component = u"api"_s;
        change.from = {u"sha256:"_s + QString(64, u'a'), u"registry.example.com/shop/api:2.3.1"_s};
        change.to = {u"sha256:"_s + QString(64, u'b'), u"registry.example.com/shop/api:2.4.0"_s};
        change.seenAt = now - i * 5h;
        change.notBefore = change.seenAt - 1min;
        change.verdict = static_cast<ChangeVerdict>(i);
        change.evidence = {{.kind = EvidenceKind::Freeze, .at = change.seenAt - 1h, .ref = QUuid::createUuid(), .by = {}, .text = u"Holiday freeze"_s},
                           {.kind = EvidenceKind::GateCheck, .at = change.seenAt - 10min, .ref = {}, .by = QUuid::createUuid(), .text = {}, .no = true},
                           {.kind = EvidenceKind::Engine, .at = change.seenAt - 5s, .ref = {}, .by = {}, .text = u"agent/1.0.0"_s}};
        if (i == 0)
            change.explanation = ChangeExplanation{u"A certificate had to be replaced."_s, u"OPS-7"_s, UserId::create(), now};
        rows.append(shown);
    }
    view.findChild<ChangeSummary *>()->show(counts);
    view.findChild<ObservedChangeModel *>()->begin(rows, false);
}

void showFilledPage(MainWindow &window, Workspace &workspace, const QString &page)
{
    window.showPage(page == u"changes"_s ? u"activity"_s : page);
    if (page != u"changes"_s)
        return;
    window.currentPage()->findChild<QTabBar *>(u"activityTabs"_s)->setCurrentIndex(1);
    QList<EnvironmentId> environments;
    for (const EnvironmentSummary &summary : workspace.environments()->all())
        environments.append(summary.environment.id);
    fillChanges(*window.currentPage()->findChild<ChangesView *>(), environments);
}

} // namespace tidegate::test
