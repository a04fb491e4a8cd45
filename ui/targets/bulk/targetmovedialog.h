// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/targetpatch.h"
#include "ui/widgets/autosizedialog.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
QT_END_NAMESPACE

namespace tidegate {

class InlineMessage;
class Workspace;

/// Moves targets to an environment and a group of it, and says beforehand how many move. Show it by open().
class TargetMoveDialog final : public AutoSizeDialog
{
    Q_OBJECT

public:
    TargetMoveDialog(Workspace *workspace, const QList<Target> &targets, QWidget *parent);

    TargetPatch patch() const;

signals:
    void patchEntered(const tidegate::TargetPatch &patch);

private:
    void fillGroups();
    void updatePreview();
    void take();
    QList<Target> moved() const;

    Workspace *m_workspace = nullptr;
    QList<Target> m_targets;
    QComboBox *m_environment = nullptr;
    QComboBox *m_group = nullptr;
    QLabel *m_preview = nullptr;
    InlineMessage *m_message = nullptr;
};

} // namespace tidegate
