// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/workspaceimport.h"

#include <QByteArrayList>
#include <QList>

namespace tidegate {

/// What a workspace has that moves, and what stays behind.
struct WorkspaceContents
{
    ImportAnnouncement announced;
    qint64 credentials = 0; ///< Stored ones: they are not rows of the move, but can be stored anew.
    qint64 operations = 0;  ///< What became of checks and syncs; they stay.
};

/// A workspace as it is sent.
struct WorkspacePages
{
    ImportAnnouncement announced;
    QByteArrayList pages; ///< Compressed by qCompress(): they wait in memory until they are sent.
};

/// A stored credential, opened.
struct MovedCredential
{
    TargetId target;
    QString targetName;
    qint64 version = 0; ///< Of the target that it belongs to: of another one it is no credential.
    QString kind;       ///< See SecretInfo.
    QByteArray value;
};

struct WorkspaceCredentials
{
    QList<MovedCredential> credentials;
    qint64 unreadable = 0; ///< Nobody can open these any more.
};

} // namespace tidegate
