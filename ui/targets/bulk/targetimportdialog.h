// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/targetimport.h"

#include <QDialog>
#include <QUuid>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTreeView;
QT_END_NAMESPACE

namespace tidegate {

class EmptyState;
class ImportFilterModel;
class InlineMessage;
class TargetImportModel;
class Workspace;

/// Imports targets from CSV or JSON: first a table of what would happen, then, on demand, the writing with progress and Stop, then what
/// became of each. Nothing is written before the button is pressed. Show it by open().
class TargetImportDialog final : public QDialog
{
    Q_OBJECT

public:
    TargetImportDialog(Workspace *workspace, QWidget *parent);
    ~TargetImportDialog() override;

    void readFile(const QString &file);

signals:
    void imported(int count); ///< When it closes after targets were written.

protected:
    void done(int result) override;

private:
    struct Plan
    {
        QList<ImportStep> steps;
        QStringList ignored;
    };

    void layOut();
    void chooseFile();
    void showPlan(const QString &file, const Result<Plan> &plan);
    void write();
    void writeNext();
    void updateButtons();
    QString summary() const;

    Workspace *m_workspace = nullptr;
    TargetImportModel *m_model = nullptr;
    ImportFilterModel *m_shown = nullptr;
    InlineMessage *m_message = nullptr;
    EmptyState *m_start = nullptr;
    QWidget *m_result = nullptr;
    QLabel *m_summary = nullptr;
    QCheckBox *m_onlyChanges = nullptr;
    QTreeView *m_table = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_choose = nullptr;
    QPushButton *m_write = nullptr;
    QPushButton *m_close = nullptr;
    QList<int> m_waiting; ///< Rows.
    int m_running = 0;
    QUuid m_import; ///< All that is written is one edit.
};

} // namespace tidegate
