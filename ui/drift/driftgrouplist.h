// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/driftgroupmodel.h"

#include <QTreeView>

namespace tidegate {

/// The drift of the fleet by component: what differs in the same way, and on how many targets. Enter shows those targets.
class DriftGroupList final : public QTreeView
{
    Q_OBJECT

public:
    explicit DriftGroupList(QWidget *parent = nullptr);

    void setGroups(const QList<DriftGroup> &groups); ///< Keeps the current row.

signals:
    void targetsRequested(const tidegate::DriftGroup &group);
    void digestWanted(const QString &digest); ///< "Where is this running?"

private:
    void openMenu(const QPoint &position);

    DriftGroupModel *m_model = nullptr;
};

} // namespace tidegate
