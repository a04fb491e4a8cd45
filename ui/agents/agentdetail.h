// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/agenttablemodel.h"
#include "services/domain/target.h"

#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QGridLayout;
class QLabel;
class QTableView;
QT_END_NAMESPACE

namespace tidegate {

class AgentTargetModel;
class ElidedLabel;
class Workspace;

/// What is known of one agent: what people decided, what is observed and since when, what follows for its targets, and these.
class AgentDetail final : public QWidget
{
    Q_OBJECT

public:
    AgentDetail(Workspace *workspace, const QList<QAction *> &actions, QWidget *parent = nullptr);

    void showAgent(const AgentRow *row); ///< Null: none. Keeps the selected target.
    QTableView *table() const { return m_table; }
    QString asText() const; ///< All of it, a line a fact.

signals:
    void targetRequested(QUuid target);

private:
    /// A name, a glyph and a sentence.
    struct FactRow
    {
        QLabel *name = nullptr;
        QLabel *glyph = nullptr;
        QLabel *text = nullptr;
    };

    FactRow addFact(QGridLayout *grid, const QString &name);
    void buildTable();
    void layOut(const QList<QAction *> &actions);
    void show(const FactRow &fact, const QString &text, const QIcon &icon = {}, const QColor &color = {}, bool isStrong = false);
    void showTargets();
    void openTarget();
    QString consequence(bool isHeard) const;
    QString program() const;

    Workspace *m_workspace;
    std::optional<AgentRow> m_row;
    AgentTargetModel *m_targets = nullptr;
    ElidedLabel *m_title = nullptr;
    FactRow m_decided;
    FactRow m_observed;
    FactRow m_program;
    FactRow m_places;
    FactRow m_so;
    QTableView *m_table = nullptr;
    QLabel *m_noTargets = nullptr;
};

} // namespace tidegate
