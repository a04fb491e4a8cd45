// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/drifttablemodel.h"
#include "models/workspace.h"
#include "ui/widgets/autosizedialog.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QLineEdit;
class QPushButton;
QT_END_NAMESPACE

namespace tidegate {

class FormField;
class InlineMessage;

/// Asks why a difference is ignored, until when, and where. Stays open, and says why, when the server refuses it. Show it by open().
class IgnoreDialog final : public AutoSizeDialog
{
    Q_OBJECT

public:
    IgnoreDialog(Workspace *workspace, const FleetDrift &drift, const ComparisonLine &line, QWidget *parent = nullptr);

signals:
    void ignored(const QString &text); ///< What is ignored from now on, as a sentence.

private:
    void build();
    void addPlaces();
    void send();
    void answer(const Result<DriftRule> &result);
    DriftRule rule() const;

    Workspace *m_workspace;
    FleetDrift m_drift;
    ComparisonLine m_line;
    QList<DriftScope> m_scopes; ///< Of the entries of m_place.
    QLineEdit *m_reason = nullptr;
    QComboBox *m_until = nullptr;
    QComboBox *m_place = nullptr;
    QList<FormField *> m_fields;
    InlineMessage *m_message = nullptr;
    QPushButton *m_verb = nullptr;
};

} // namespace tidegate
