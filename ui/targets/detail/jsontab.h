// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/targets/detail/detailtab.h"

QT_BEGIN_NAMESPACE
class QPlainTextEdit;
QT_END_NAMESPACE

namespace tidegate {

/// The target as JSON, in the form of the API, for copying.
class JsonTab final : public DetailTab
{
    Q_OBJECT

public:
    JsonTab(Workspace *workspace, QWidget *parent);

protected:
    void showTarget() override;

private:
    QPlainTextEdit *m_text = nullptr;
};

} // namespace tidegate
