// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/observedchange.h"
#include "ui/editor/editordialog.h"

QT_BEGIN_NAMESPACE
class QLineEdit;
class QPlainTextEdit;
QT_END_NAMESPACE

namespace tidegate {

/// Says afterwards why something changed. What the change was judged to be stays.
class ExplainDialog final : public EditorDialog
{
    Q_OBJECT

public:
    ExplainDialog(Workspace *workspace, const ShownChange &shown, QWidget *parent = nullptr);

signals:
    void explained(const tidegate::ShownChange &shown);

protected:
    void submit() override;
    std::optional<Stored> stored(const Error *) override { return {}; } ///< The last word counts.
    void rebase() override {}

private:
    QWidget *makeForm();

    ShownChange m_shown;
    QPlainTextEdit *m_reason = nullptr;
    QLineEdit *m_ticket = nullptr;
};

} // namespace tidegate
