// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/inventory.h"
#include "services/domain/sticker.h"
#include "services/domain/target.h"
#include "ui/editor/editordialog.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QLineEdit;
class QPushButton;
QT_END_NAMESPACE

namespace tidegate {

class ComponentTable;
class TimeField;

/// "Record what is deployed": a person says by hand which release a target carries, and why.
class StickerDialog final : public EditorDialog
{
    Q_OBJECT

public:
    StickerDialog(Workspace *workspace, const Target &target, const std::optional<Sticker> &current, QWidget *parent = nullptr);

signals:
    void recorded();

protected:
    void submit() override;
    bool hasWrongFields() const override;
    std::optional<Stored> stored(const Error *) override { return {}; } ///< Stickers are added, never changed.
    void rebase() override {}

private:
    QWidget *makeForm();
    QWidget *makeComponentButtons();
    void fillReleases(const QString &current);
    void takeWhatRuns();
    Sticker edited() const;

    Target m_target;
    QComboBox *m_release = nullptr;
    TimeField *m_deployedAt = nullptr;
    ComponentTable *m_components = nullptr;
    QLineEdit *m_reason = nullptr;
    QPushButton *m_takeRunning = nullptr;
    QUuid m_newRelease; ///< The id a release that nobody knows yet gets.
};

} // namespace tidegate
