// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/workspace.h"

#include "models/drifttablemodel.h"

#include <QTreeView>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLabel;
class QListView;
class QSettings;
class QStackedLayout;
class QToolButton;
QT_END_NAMESPACE

namespace tidegate {

class ComparisonModel;
class DifferenceRuler;
class DriftIgnoring;
class ElidedLabel;
class EmptyState;
class InlineMessage;
class InventoryCheck;
class OpenChanges;

/// One target side by side: what its sticker says and what its inventory shows.
class DriftView final : public QWidget
{
    Q_OBJECT

public:
    explicit DriftView(Workspace *workspace, QWidget *parent = nullptr);

    /// Shows the verdict at once and loads what it was made of. Null: nothing is selected.
    void showTarget(const FleetDrift *drift);
    /// Shows a comparison that is known already.
    void showComparison(const FleetDrift &drift, const QList<ComparisonLine> &lines);
    TargetId target() const { return m_drift.target; }
    void reload();
    /// Next and previous difference, with their keys; for whoever they are to hold in.
    const QList<QAction *> &steps() const { return m_steps; }
    void goToDifference(int step);             ///< +1: the next, -1: the one before.
    void saveState(QSettings &settings) const; ///< How it is shown, not what.
    void restoreState(QSettings &settings);
    QTreeView *table() const { return m_table; }
    QListView *list() const { return m_list; }

signals:
    void digestWanted(const QString &digest); ///< "Where is this running?"
    void targetRequested(QUuid target);
    void copied();                      ///< Something is on the clipboard.
    void reported(const QString &text); ///< What was done, as a sentence.

private:
    void layOut();
    void addActions();
    QWidget *makeHeader();
    QWidget *makeTools(QWidget *parent);
    void updateHeader();
    void updatePosition();
    void updateChanges(const ComparisonLine *line);
    void fitColumns();
    void updateSpans();
    void showReason();
    void openMenu(const QPoint &position);
    void activate(const QModelIndex &index);
    QString currentDigest() const;
    QWidget *currentForm() const;
    void makeCurrent(int row);
    void copyText(const QString &text);
    void copyRow();
    void recheck();
    void showProgress(OperationStatus status);
    void recheckEnded(const QString &problem);

    Workspace *m_workspace = nullptr;
    FleetDrift m_drift;
    std::optional<Sticker> m_sticker;
    std::optional<InventorySnapshot> m_inventory;
    ComparisonModel *m_model = nullptr;
    ElidedLabel *m_title = nullptr;
    ElidedLabel *m_subtitle = nullptr;
    QLabel *m_glyph = nullptr;
    QToolButton *m_recheck = nullptr;
    QToolButton *m_copy = nullptr;
    DriftIgnoring *m_ignoring = nullptr;
    OpenChanges *m_changes = nullptr;
    QCheckBox *m_only = nullptr;
    QLabel *m_position = nullptr;
    QToolButton *m_previous = nullptr;
    QList<QAction *> m_steps;
    QToolButton *m_next = nullptr;
    InlineMessage *m_message = nullptr;
    QWidget *m_tools = nullptr;
    QCheckBox *m_asList = nullptr;
    QWidget *m_sides = nullptr; ///< The table and its ruler.
    QTreeView *m_table = nullptr;
    DifferenceRuler *m_ruler = nullptr;
    QListView *m_list = nullptr; ///< The same in sentences.
    EmptyState *m_state = nullptr;
    QStackedLayout *m_stack = nullptr;
    InventoryCheck *m_check = nullptr;
};

} // namespace tidegate
