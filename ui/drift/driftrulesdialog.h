// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/workspace.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QPushButton;
class QTableView;
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

class DriftRuleTableModel;
class InlineMessage;
class PageStack;

/// What is ignored, until when, why and by whom, and the way to stop it. Follows what others do. Show it by open().
class DriftRulesDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit DriftRulesDialog(Workspace *workspace, QWidget *parent = nullptr);

    QTableView *table() const { return m_table; }

signals:
    void stopped(const QString &text); ///< What is not ignored any more, as a sentence.

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void fitColumns();
    void load();
    void take(const QList<DriftRule> &rules);
    void updateButton();
    void stop();
    QString placeName(const DriftScope &scope) const;

    Workspace *m_workspace;
    DriftRuleTableModel *m_model = nullptr;
    QTableView *m_table = nullptr;
    PageStack *m_stack = nullptr;
    InlineMessage *m_message = nullptr;
    QPushButton *m_stop = nullptr;
    QTimer *m_later = nullptr;
    quint64 m_request = 0; ///< Answers to older questions are dropped.
    bool m_sent = false;
};

} // namespace tidegate
