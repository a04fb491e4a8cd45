// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/discoveryplan.h"
#include "services/domain/credential.h"

#include <QDialog>
#include <QUuid>

#include <memory>
#include <optional>
#include <stop_token>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTreeView;
QT_END_NAMESPACE

namespace tidegate {

class DiscoveryModel;
class DiscoveryPlace;
class EmptyState;
class FormArea;
class InlineMessage;
class Workspace;

/// Adds what runs somewhere: says where to ask, shows what is new, known or ignored there, and adds what is chosen as one edit, with progress and Stop.
/// Nothing is written before that. Show it by open().
class DiscoveryDialog final : public QDialog
{
    Q_OBJECT

public:
    /// from: see DiscoveryPlace. memory: what is ignored; it is changed.
    DiscoveryDialog(Workspace *workspace, const Target &from, std::shared_ptr<DiscoveryMemory> memory, QWidget *parent);
    ~DiscoveryDialog() override;

signals:
    void added(int count); ///< When it closes after targets were added.
    void memoryChanged();

protected:
    void done(int result) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum Page { PlacePage, WaitingPage, ResultPage };

    void layOut();
    QWidget *makeResult();
    void ask();
    void stopAsking();
    void take(const Result<DiscoveryReport> &report);
    void takeError(Error error);
    void compare(const DiscoveryReport &report);
    void showFound(const DiscoveryReport &report, const QList<FoundRow> &rows);
    void remark(const DiscoveryReport &report, const QStringList &otherAddresses);
    void goBack();
    void turnTo(Page page);
    void updateButtons();
    QList<int> selectedRows() const; ///< Of the model.
    void chooseSelected();
    void ignoreSelected();
    void add();
    void addNext();
    void addOne(int row);
    void showOutcome();
    QString summary() const;

    Workspace *m_workspace;
    std::shared_ptr<DiscoveryMemory> m_memory;
    DiscoveryModel *m_model;
    QSortFilterProxyModel *m_shown;
    DiscoveryPlace *m_place = nullptr;
    FormArea *m_form = nullptr;
    QStackedWidget *m_pages = nullptr;
    EmptyState *m_state = nullptr;
    QLabel *m_summary = nullptr;
    QLabel *m_remark = nullptr;
    QLineEdit *m_filter = nullptr;
    QTreeView *m_table = nullptr;
    InlineMessage *m_message = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_ignore = nullptr;
    QPushButton *m_go = nullptr; ///< Asks, or adds.
    QPushButton *m_close = nullptr;
    std::optional<std::stop_source> m_asking;
    Target m_asked;           ///< What was asked with.
    TypedCredentials m_typed; ///< For the targets that are added, until another place is asked.
    QString m_name;           ///< Of the place.
    QList<int> m_waiting;     ///< Rows that are still to be added.
    int m_running = 0;
    QUuid m_step; ///< All that is added is one edit.
};

} // namespace tidegate
