// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/inventory.h"
#include "services/domain/sticker.h"
#include "services/domain/target.h"
#include "ui/widgets/growingdialog.h"

#include <optional>

QT_BEGIN_NAMESPACE
class QComboBox;
class QDateTimeEdit;
class QLineEdit;
class QPushButton;
class QTableWidget;
QT_END_NAMESPACE

namespace tidegate {

class FormField;
class InlineMessage;
class Workspace;

/// "Record what is deployed": a person says by hand which release a target carries, and why. Show it by open().
class StickerDialog final : public GrowingDialog
{
    Q_OBJECT

public:
    StickerDialog(Workspace *workspace, const Target &target, const std::optional<Sticker> &current, QWidget *parent = nullptr);

signals:
    void recorded();

private:
    void addFields(const std::optional<Sticker> &current);
    void fillReleases(const QString &current);
    void addComponent(const QString &name, const QString &digest);
    void takeWhatRuns();
    Sticker edited() const;
    void record();
    void showError(const Error &error);

    Workspace *m_workspace = nullptr;
    Target m_target;
    QComboBox *m_release = nullptr;
    QDateTimeEdit *m_deployedAt = nullptr;
    QTableWidget *m_components = nullptr;
    QLineEdit *m_reason = nullptr;
    QPushButton *m_takeRunning = nullptr;
    QPushButton *m_save = nullptr;
    InlineMessage *m_message = nullptr;
    QUuid m_newRelease; ///< The id a release that nobody knows yet gets.
    QList<FormField *> m_fields;
};

} // namespace tidegate
