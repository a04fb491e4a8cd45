// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/fieldvalues.h"
#include "services/domain/instant.h"
#include "services/domain/result.h"

#include <QFuture>
#include <QThreadPool>

#include <optional>

namespace tidegate {

/// What was typed into an editor and not saved yet.
struct Draft
{
    Instant at;         ///< When it was kept.
    qint64 version = 0; ///< Of the object that was being edited; 0: a new one.
    FieldValues values; ///< Of a new object all fields, as its defaults may be others next time; else the changed ones alone. Never a secret.

    friend bool operator==(const Draft &, const Draft &) = default;
};

/// Keeps the drafts of one connection, one file per object, until they are saved or discarded.
///
/// Files are read and written in a thread of its own, in the order of the calls; each is written whole or not at all and can be read by its
/// owner only. Destruction waits for what is under way.
class DraftStore
{
public:
    DraftStore();

    /// Where the files lie; made when needed. Empty: nothing is kept. Drafts of long ago are removed.
    void setFolder(const QString &folder);

    /// object names what is edited: "environment/<id>", "target/new".
    QFuture<Result<void>> keep(const QString &object, const Draft &draft);
    void drop(const QString &object);
    QFuture<std::optional<Draft>> find(const QString &object);

private:
    QString fileOf(const QString &object) const;

    QString m_folder;
    QThreadPool m_writer;
};

} // namespace tidegate
