// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/page.h"

#include "services/domain/audit.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QPushButton;
class QTableView;
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

class AuditDetail;
class AuditLogModel;
class InlineMessage;
class PageStack;
class Workspace;

/// The audit log: newest first, filtered by kind of object and by action, with what changed; the chain can be verified.
class ActivityPage final : public Page
{
    Q_OBJECT

public:
    explicit ActivityPage(Workspace *workspace, QWidget *parent = nullptr);

    QString title() const override;
    QString statusText() const override;
    QList<QWidget *> panes() const override;
    bool hasFilter() const override { return true; }
    void focusFilter() override;
    void refreshDetails() override;

    void verify();
    bool exportTo(const QString &file); ///< The listed rows as NDJSON; false and a message when the file cannot be written.

private:
    QWidget *build();
    QWidget *buildFilter();
    QWidget *buildTable();
    void fillActions();
    void applyFilter();
    void loadFiltered(std::optional<qint64> before);
    void setModel(AuditLogModel *model);
    void updateState();
    void showCurrent();
    void copyRow();
    void chooseExportFile();
    bool isFiltered() const;
    const AuditEntry *current() const;

    Workspace *m_workspace;
    AuditLogModel *m_filtered = nullptr; ///< Filled while a filter is set.
    AuditLogModel *m_model = nullptr;    ///< What the table shows.
    PageStack *m_stack = nullptr;
    InlineMessage *m_message = nullptr;
    QComboBox *m_type = nullptr;
    QComboBox *m_action = nullptr;
    QTableView *m_table = nullptr;
    AuditDetail *m_detail = nullptr;
    QPushButton *m_verify = nullptr;
    QTimer *m_later = nullptr;
    quint64 m_request = 0; ///< Answers to an older filter are dropped.
};

} // namespace tidegate
