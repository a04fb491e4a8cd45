// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/drift/driftignoring.h"

#include "ui/drift/driftrulesdialog.h"
#include "ui/drift/ignoredialog.h"
#include "ui/widgets/actionstate.h"

#include <QAction>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace tidegate {

DriftIgnoring::DriftIgnoring(Workspace *workspace, QWidget *over) : QObject(over), m_workspace(workspace), m_over(over)
{
    m_action = new QAction(tr("&Ignore…"), this);
    m_action->setObjectName(u"ignoreDifference"_s);
    m_action->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I));
    m_action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_list = new QAction(tr("I&gnored differences…"), this);
    m_list->setObjectName(u"listIgnored"_s);
    m_list->setIconText(tr("Ignored…", "a button that lists ignored differences")); // beside a title that has to be read
    m_list->setToolTip(tr("Lists the differences that are ignored"));
    over->addAction(m_action);
    connect(m_action, &QAction::triggered, this, &DriftIgnoring::run);
    connect(m_list, &QAction::triggered, this, &DriftIgnoring::openList);
    connect(workspace, &Workspace::permissionsChanged, this, &DriftIgnoring::update);
    update();
}

void DriftIgnoring::setCurrent(const FleetDrift &drift, const ComparisonLine *line)
{
    m_drift = drift;
    m_line = line && line->difference ? std::optional(*line) : std::nullopt;
    update();
}

void DriftIgnoring::update()
{
    m_action->setText(m_line && m_line->ignoredBy ? tr("Stop &ignoring") : tr("&Ignore…"));
    setPossible(m_action, m_line ? m_workspace->whyNot(Permission::StickerWrite) : tr("Choose a difference first."));
}

void DriftIgnoring::run()
{
    if (!m_line)
        return;
    if (m_line->ignoredBy) {
        stop();
        return;
    }
    auto *dialog = new IgnoreDialog(m_workspace, m_drift, *m_line, m_over);
    connect(dialog, &IgnoreDialog::ignored, this, &DriftIgnoring::reported);
    dialog->open();
}

/// The way back has to know the whole rule, of which the verdict only has a part.
void DriftIgnoring::stop()
{
    const auto fail = [this](const Error &error) { emit failed(tr("It is still ignored."), error); };
    whenDone(m_workspace->queries().driftRule(m_line->ignoredBy->rule), this, [this, fail](const Result<DriftRule> &rule) {
        if (!rule) {
            fail(rule.error());
            return;
        }
        whenDone(m_workspace->stopIgnoring(*rule), this, [this, fail](const Result<void> &result) {
            if (result)
                emit reported(tr("Not ignored any more"));
            else
                fail(result.error());
        });
    });
}

void DriftIgnoring::openList()
{
    auto *dialog = new DriftRulesDialog(m_workspace, m_over);
    connect(dialog, &DriftRulesDialog::stopped, this, &DriftIgnoring::reported);
    dialog->open();
}

} // namespace tidegate
