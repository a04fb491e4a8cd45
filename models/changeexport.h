// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changetext.h"
#include "services/domain/error.h"
#include "services/domain/observedchangepage.h"

#include <QObject>
#include <QSaveFile>

#include <memory>

namespace tidegate {

class Workspace;

/// Writes what changed to a file for spreadsheets, page by page, whatever is loaded already. The file appears only when it is complete.
class ChangeExport final : public QObject
{
    Q_OBJECT

public:
    explicit ChangeExport(Workspace *workspace, QObject *parent = nullptr) : QObject(parent), m_workspace(workspace) {}

    /// Ends one that is under way. progressed() and one of finished() or failed() follow.
    void start(const ObservedChangeFilter &filter, const ChangeNames &names, const QString &file);
    void cancel(); ///< What was written so far is thrown away; nothing follows.
    bool isRunning() const { return m_out != nullptr; }

signals:
    void progressed(qint64 rows);
    void finished(qint64 rows);
    void failed(const tidegate::Error &error);

private:
    void ask(const QUrlQuery &next);
    void take(const ObservedChangePage &page);
    void fail(const Error &error);

    Workspace *m_workspace;
    ObservedChangeFilter m_filter;
    ChangeNames m_names;
    std::unique_ptr<QSaveFile> m_out;
    qint64 m_rows = 0;
    quint64 m_run = 0; ///< Pages of an earlier run are dropped.
};

} // namespace tidegate
