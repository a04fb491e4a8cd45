// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/detail/inventorytab.h"

#include "models/servicewords.h"
#include "models/words.h"
#include "ui/style/statusglyph.h"
#include "ui/style/theme.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/inlinemessage.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int pollInterval = 500; // ms
constexpr int maxPolls = 120;

QString digestOf(const ObservedComponent &component)
{
    if (!component.repoDigests.isEmpty())
        return component.repoDigests.first();
    return component.platformDigest.isEmpty() ? InventoryTab::tr("not identified") : component.platformDigest;
}

QString stateOf(const ObservedComponent &component)
{
    const QString state = words::componentState(component.state);
    if (component.replicasDesired > 1)
        return InventoryTab::tr("%1, %2 of %3").arg(state, QString::number(component.replicasRunning), QString::number(component.replicasDesired));
    if (component.health.isEmpty())
        return state;
    return InventoryTab::tr("%1, %2", "state and health of a container").arg(state, words::componentHealth(component.health));
}

} // namespace

InventoryTab::InventoryTab(Workspace *workspace, QWidget *parent) : DetailTab(workspace, parent)
{
    m_summary = new QLabel(this);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_components = makeList({tr("Component"), tr("State"), tr("Digest")}, tr("Components on the target"));
    m_components->setTextElideMode(Qt::ElideMiddle);
    m_components->header()->setSectionResizeMode(2, QHeaderView::Stretch);
    m_sync = new QPushButton(tr("Sync now"), this);
    m_sync->setObjectName(u"syncInventory"_s);
    m_poll = new QTimer(this);
    m_poll->setSingleShot(true);
    m_poll->setInterval(pollInterval);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::between, spacing::between, spacing::between, spacing::between);
    column->setSpacing(spacing::between);
    column->addWidget(m_summary);
    column->addWidget(m_components, 1);
    column->addWidget(m_sync, 0, Qt::AlignLeft);
    column->addStretch(0);
    connect(m_sync, &QPushButton::clicked, this, &InventoryTab::sync);
    connect(m_poll, &QTimer::timeout, this, [this] {
        fetch(this->workspace()->queries().operation(m_operation), [this](const Result<Operation> &answer) {
            if (answer)
                follow(*answer);
            else
                syncEnded(words::sentence(answer.error()));
        });
    });
}

void InventoryTab::showTarget()
{
    const QString refusal = workspace()->whyNot(Permission::InventoryWrite);
    m_sync->setEnabled(refusal.isEmpty() && m_operation.isNull());
    m_sync->setToolTip(refusal);
}

void InventoryTab::load()
{
    m_poll->stop();
    m_operation = {};
    m_sync->setText(tr("Sync now"));
    showTarget();
    m_components->clear();
    m_summary->setText(tr("Loading…"));
    fetch(workspace()->queries().inventory(target().id), [this](const Result<std::optional<InventorySnapshot>> &answer) {
        if (answer) {
            showSnapshot(*answer);
            return;
        }
        m_summary->clear();
        message()->showError(tr("The inventory could not be loaded."), answer.error());
        message()->addAction(tr("Retry"), this, [this] {
            message()->hideMessage();
            reload();
        });
    });
}

void InventoryTab::showSnapshot(const std::optional<InventorySnapshot> &snapshot)
{
    if (!snapshot) {
        m_summary->setText(tr("Nothing was seen on this target yet. Sync now to look."));
        finishLines(m_components);
        return;
    }
    QString text = tr("Seen %1 by %2").arg(words::instant(snapshot->observedAt, DisplayZone::current().zone()), CellDelegate::oneLine(snapshot->collector));
    if (!snapshot->errors.isEmpty())
        text += u'\n' + tr("Incomplete: %1").arg(CellDelegate::oneLine(words::sentence(snapshot->errorMessages.value(0), snapshot->errors.first())));
    for (qsizetype i = 0; i < snapshot->notes.size(); ++i)
        text += u'\n' + CellDelegate::oneLine(words::sentence(snapshot->noteMessages.value(i), snapshot->notes.at(i)));
    m_summary->setText(text);
    for (const ObservedComponent &component : snapshot->components)
        addLine(m_components, {component.name, stateOf(component), digestOf(component)}, 2)->setIcon(1, componentIcon(component.state));
    finishLines(m_components);
}

void InventoryTab::sync()
{
    m_sync->setEnabled(false);
    m_sync->setText(tr("Syncing…"));
    m_polls = 0;
    fetch(workspace()->syncInventory(target().id), [this](const Result<Operation> &answer) {
        if (answer) {
            follow(*answer);
        } else {
            load();
            message()->showError(tr("The inventory could not be synced."), answer.error());
        }
    });
}

void InventoryTab::follow(const Operation &operation)
{
    m_operation = operation.id;
    const bool running = operation.status == OperationStatus::Queued || operation.status == OperationStatus::Running;
    if (running && ++m_polls < maxPolls)
        m_poll->start();
    else if (running)
        syncEnded(tr("The sync takes longer than a minute; it goes on at the server."));
    else
        syncEnded(operation.status == OperationStatus::Succeeded ? QString() : tr("The sync ended: %1.").arg(words::of(operation.status)));
}

void InventoryTab::syncEnded(const QString &outcome)
{
    load();
    if (outcome.isEmpty())
        emit successReported(tr("The inventory is up to date."));
    else
        message()->showMessage(InlineMessage::Kind::Warning, outcome);
}

} // namespace tidegate
