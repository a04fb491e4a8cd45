// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QToolBar>

namespace tidegate {

/// An ink line under the tool bar while the connection is of class PROD. No hue is used, so that it cannot be read as an error.
class ProductionLine final : public QToolBar
{
    Q_OBJECT

public:
    explicit ProductionLine(QWidget *parent = nullptr);

private:
    void applyColor();
};

} // namespace tidegate
