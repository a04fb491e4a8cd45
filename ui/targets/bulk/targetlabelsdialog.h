// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/targetpatch.h"
#include "ui/widgets/autosizedialog.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QTreeWidget;
QT_END_NAMESPACE

namespace tidegate {

class InlineMessage;
class LabelsEditor;

/// Sets and removes labels of many targets, and says beforehand how many change. Show it by open().
class TargetLabelsDialog final : public AutoSizeDialog
{
    Q_OBJECT

public:
    TargetLabelsDialog(const QList<Target> &targets, QWidget *parent);

    TargetPatch patch() const; ///< As it is entered now.

signals:
    void patchEntered(const tidegate::TargetPatch &patch);

private:
    void fillPresent();
    void updatePreview();
    void take();
    /// What is wrong with the labels that targets would have; empty: nothing.
    QString problem(const TargetPatch &patch) const;

    QList<Target> m_targets;
    LabelsEditor *m_set = nullptr;
    QTreeWidget *m_present = nullptr; ///< Labels that are there; checked ones are removed.
    QLabel *m_preview = nullptr;
    InlineMessage *m_message = nullptr;
};

} // namespace tidegate
