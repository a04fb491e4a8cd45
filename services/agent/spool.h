// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/agent/serverclock.h"
#include "services/domain/ids.h"
#include "services/domain/result.h"

#include <QByteArray>
#include <QMap>

#include <optional>

namespace tidegate {

/// What was observed on one target and the server has not taken yet.
struct SpooledReport
{
    qint64 sequence = 0; ///< Of the agent's reports; later ones have larger numbers, over restarts too.
    TargetId target;
    SnapshotId snapshot; ///< Stays the same however often it is sent.
    ObservationTime observed;
    QByteArray section;  ///< The target's part of a push (semantics §6), as JSON.
    QByteArray events{}; ///< What the engine did before it, as a JSON array, for servers that take it; empty: nothing.
};

/// Keeps reports on the disk until the server has them, in their order; a file each, so that what was cut off by a crash spoils no other.
///
/// It has a bound: beyond it those go first that a later one of the same target supersedes, the oldest of them first, and then the oldest. What the disk does
/// not take is kept in memory, the newest one of each target.
class Spool
{
public:
    explicit Spool(const QString &directory, qint64 maxBytes = 64 * 1024 * 1024);

    /// Finds what an earlier run left. What cannot be read is dropped, and said in the log.
    Result<void> open();

    /// The error is the disk's; the report is kept in memory then.
    Result<void> add(SpooledReport report);
    /// The oldest one.
    std::optional<SpooledReport> first();
    void remove(qint64 sequence);
    /// Of a target that is not this agent's any more.
    void removeAll(TargetId target);

    qsizetype count() const { return m_entries.size(); }
    qint64 bytes() const { return m_bytes; }
    /// Larger than that of every report there ever was, as far as the clock was not set back while nothing waited.
    qint64 nextSequence();

private:
    struct Entry
    {
        TargetId target;
        qint64 bytes = 0;
        std::optional<SpooledReport> unsaved; ///< Not on the disk.
    };

    QString pathOf(qint64 sequence, TargetId target) const;
    Result<SpooledReport> read(qint64 sequence, TargetId target) const;
    Result<void> write(const SpooledReport &report, const QByteArray &bytes) const;
    void makeRoom(qint64 bytes);
    qint64 superseded() const;
    void dropUnsaved(TargetId target);

    const QString m_directory;
    const qint64 m_maxBytes;
    QMap<qint64, Entry> m_entries; ///< By sequence.
    qint64 m_bytes = 0;
    qint64 m_lastSequence = 0;
};

} // namespace tidegate
