// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/drift/digestsearch.h"

#include "models/workspace.h"

namespace tidegate {
namespace {

constexpr int atATime = 4;

bool runs(const InventorySnapshot &snapshot, const QString &digest)
{
    return std::any_of(snapshot.components.begin(), snapshot.components.end(),
                       [&digest](const ObservedComponent &component) { return component.repoDigests.contains(digest) || component.platformDigest == digest; });
}

} // namespace

DigestSearch::DigestSearch(Workspace *workspace, QObject *parent) : QObject(parent), m_workspace(workspace) {}

void DigestSearch::start(const QString &digest, const QList<TargetId> &targets)
{
    ++m_round;
    m_digest = digest;
    m_waiting = targets;
    m_found.clear();
    m_running = 0;
    m_done = 0;
    m_failed = 0;
    m_total = static_cast<int>(targets.size());
    startNext();
    emit progressed();
}

void DigestSearch::cancel()
{
    ++m_round;
    m_running = 0;
    m_waiting.clear();
    emit progressed();
}

void DigestSearch::startNext()
{
    while (m_running < atATime && !m_waiting.isEmpty()) {
        const TargetId target = m_waiting.takeFirst();
        ++m_running;
        whenDone(m_workspace->client().inventory(target), this, [this, target, round = m_round](const Result<std::optional<InventorySnapshot>> &answer) {
            if (round != m_round)
                return;
            --m_running;
            ++m_done;
            m_failed += answer ? 0 : 1;
            if (answer && *answer && runs(**answer, m_digest))
                m_found.insert(target.uuid());
            startNext();
            emit progressed();
        });
    }
}

} // namespace tidegate
