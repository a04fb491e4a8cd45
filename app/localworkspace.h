// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/workspacesource.h"

#include <QObject>

namespace tidegate {

class Keychain;

/// The offline workspace of a data directory, read beside the backend that has it open. The keychain must outlive it.
class LocalWorkspace final : public QObject, public WorkspaceSource
{
    Q_OBJECT

public:
    LocalWorkspace(const QString &dataDirectory, Keychain &keychain, QObject *parent = nullptr);

    QFuture<Result<WorkspaceContents>> contents() override;
    QFuture<Result<WorkspacePages>> pages(const std::stop_token &stop, const std::function<void(qint64 rows)> &progress) override;
    QFuture<Result<WorkspaceCredentials>> credentials() override;

private:
    QString m_directory;
    QString m_url;
    Keychain &m_keychain;
};

} // namespace tidegate
