// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/componentmatrix.h"
#include "ui/page/page.h"

#include <QPointer>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
QT_END_NAMESPACE

namespace tidegate {

class ComponentMatrixModel;
class ComponentPanel;
class EmptyState;
class MatrixTable;
class PageStack;
struct MatrixCell;

/// Which version of each component runs in which environment: the matrix, what stands in the chosen cell, and what can be done with it.
class ComponentsView final : public QWidget
{
    Q_OBJECT

public:
    explicit ComponentsView(Workspace *workspace, QWidget *parent = nullptr);

    QLineEdit *filter() const { return m_filter; }
    MatrixTable *table() const { return m_table; }
    QList<QWidget *> panes() const;
    QString statusText() const;
    /// The matrix gets the focus when it is there, if this has it then.
    void enterAfter(QWidget *before) { m_enterAfter = before; }
    void setScope(QUuid environment); ///< Goes to its column; null: stays.
    void reload();
    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);
    void exportTo(const QString &file); ///< The rows that are shown.

signals:
    void statusTextChanged();
    void runningRequested(const tidegate::RunningQuestion &question);
    void comparisonRequested(QUuid left, QUuid right);
    void changesRequested(QUuid environment);
    void noEnvironment(tidegate::EmptyState *state); ///< It has nothing to say yet: the page offers one.
    void successReported(const QString &text);
    void messageReported(const QString &text, const QString &detail);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *buildChoices();
    QWidget *buildContent();
    QWidget *buildLegend();
    void addActions();
    void connectModels();
    void fillBaselines();
    void applyFilter();
    void updateState();
    void showNothing();
    void showNoMatch();
    void showCurrent();
    void showTargets();
    void showDigest(const QString &digest);
    void compare();
    void copyCell();
    void chooseExportFile();
    MatrixCell current() const;

    Workspace *m_workspace;
    ComponentMatrix *m_matrix;
    ComponentMatrixModel *m_model;
    QSortFilterProxyModel *m_proxy;
    QUuid m_scope;
    QLineEdit *m_filter = nullptr;
    QCheckBox *m_only = nullptr;
    QComboBox *m_baseline = nullptr;
    QPushButton *m_save = nullptr;
    MatrixTable *m_table = nullptr;
    ComponentPanel *m_panel = nullptr;
    PageStack *m_stack = nullptr;
    QPointer<QWidget> m_enterAfter;
    QString m_wishedBaseline; ///< Of the settings, until the environment is known.
};

} // namespace tidegate
