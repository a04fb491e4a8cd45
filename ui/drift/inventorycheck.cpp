// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/drift/inventorycheck.h"

#include "models/servicewords.h"
#include "models/words.h"

#include <QTimer>

namespace tidegate {

namespace {
constexpr int pollInterval = 500; // ms
constexpr int maxPolls = 120;
} // namespace

InventoryCheck::InventoryCheck(Workspace *workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    m_poll = new QTimer(this);
    m_poll->setSingleShot(true);
    m_poll->setInterval(pollInterval);
    connect(m_poll, &QTimer::timeout, this, &InventoryCheck::poll);
}

void InventoryCheck::start(TargetId target)
{
    cancel();
    m_target = target;
    m_polls = 0;
    emit progressed(OperationStatus::Queued);
    whenDone(m_workspace->syncInventory(target), this, [this, run = m_run](const Result<Operation> &answer) {
        if (run == m_run)
            take(answer);
    });
}

void InventoryCheck::cancel()
{
    ++m_run;
    m_poll->stop();
    m_target = {};
}

void InventoryCheck::take(const Result<Operation> &answer)
{
    if (!answer) {
        end(words::sentence(answer.error()));
        return;
    }
    m_operation = answer->id;
    const bool running = answer->status == OperationStatus::Queued || answer->status == OperationStatus::Running;
    if (!running) {
        end(answer->status == OperationStatus::Succeeded ? QString() : tr("It ended: %1.").arg(words::of(answer->status)));
    } else if (++m_polls >= maxPolls) {
        end(tr("This takes longer than a minute; it goes on at the server."));
    } else {
        emit progressed(answer->status);
        m_poll->start();
    }
}

void InventoryCheck::poll()
{
    whenDone(m_workspace->queries().operation(m_operation), this, [this, run = m_run](const Result<Operation> &answer) {
        if (run == m_run)
            take(answer);
    });
}

void InventoryCheck::end(const QString &problem)
{
    cancel();
    emit ended(problem);
}

} // namespace tidegate
