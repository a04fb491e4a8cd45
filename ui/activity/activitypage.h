// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/workspace.h"
#include "ui/page/page.h"

#include <QPointer>

QT_BEGIN_NAMESPACE
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabBar;
class QTableView;
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

class AuditDetail;
class AuditExport;
class AuditFilterBar;
class AuditLogModel;
class ChangesView;
class InlineMessage;
class Job;
class PageStack;

/// Two tabs. The audit log: newest first, filtered by the server, with what changed field by field; the chain can be verified and the log exported. And what
/// changed on targets, with or without somebody saying so (ChangesView).
class ActivityPage final : public Page
{
    Q_OBJECT

public:
    explicit ActivityPage(Workspace *workspace, QWidget *parent = nullptr);

    QString title() const override;
    QString statusText() const override;
    QList<QWidget *> panes() const override;
    QWidget *mainPane() const override;
    bool hasFilter() const override { return true; }
    void focusFilter() override;
    void setFilterText(const QString &text) override;
    QList<KeyHint> keyHints() const override;
    void saveState(QSettings &settings) const override;
    void restoreState(QSettings &settings) override;
    void refreshDetails() override;
    void setScope(QUuid environment) override;
    void showChanges(QUuid environment) override;
    void showChange(QUuid environment, QUuid change) override;

    void verify();
    void exportTo(const QString &file, AuditFormat format); ///< All rows that match the filter, loaded here or not.

private:
    enum Tab { LogTab, ChangesTab };

    void build();
    QWidget *buildLog();
    QWidget *buildHeader();
    void buildChanges();
    bool showsChanges() const;
    void showTab();
    void enterTab();
    QWidget *buildTable();
    void addRowActions();
    void connectWorkspace();
    void applyFilter();
    void clearFilter();
    void loadFiltered(std::optional<qint64> before);
    void setModel(AuditLogModel *model);
    void keepPlace(int inserted);
    void goToNewest();
    void updateNewRows();
    void updateState();
    void showCurrent();
    void updateDestination();
    void goToObject();
    void copyRow();
    void chooseExportFile();
    void exportEnded(const QString &outcome, const Error *error);
    const AuditEntry *current() const;

    Workspace *m_workspace;
    QUuid m_scope;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_views = nullptr; ///< One for each tab.
    QWidget *m_logHeader = nullptr;    ///< What stands beside the title while the log is shown.
    ChangesView *m_changes = nullptr;
    AuditLogModel *m_filtered = nullptr; ///< Filled while a filter is set.
    AuditLogModel *m_model = nullptr;    ///< What the table shows.
    AuditExport *m_export = nullptr;
    QPointer<Job> m_exportJob;
    AuditFilter m_filter;
    PageStack *m_stack = nullptr;
    InlineMessage *m_message = nullptr;
    AuditFilterBar *m_bar = nullptr;
    QPushButton *m_newRows = nullptr;
    QTableView *m_table = nullptr;
    AuditDetail *m_detail = nullptr;
    QSplitter *m_splitter = nullptr;
    QPushButton *m_verify = nullptr;
    QPushButton *m_save = nullptr;
    QTimer *m_later = nullptr;
    bool m_chosen = false;  ///< The current row was chosen; else it is the newest, whichever that is.
    int m_unseen = 0;       ///< Rows that arrived above what the reader looks at.
    bool m_loading = false; ///< The first page of a filter is under way.
    quint64 m_request = 0;  ///< Answers to an older filter are dropped.
    QPointer<Job> m_verification;
};

} // namespace tidegate
