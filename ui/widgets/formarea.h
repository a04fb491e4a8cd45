// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QScrollArea>

namespace tidegate {

/// A form that wants all of its height, and scrolls where the screen is too small for it.
class FormArea final : public QScrollArea
{
    Q_OBJECT

public:
    /// Takes the form over; it must have a layout.
    explicit FormArea(QWidget *form, QWidget *parent = nullptr);
    void setLeastRows(int rows); ///< Of text: what it shows at the least.

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override;
    int heightForWidth(int width) const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    int m_leastRows = 5;
};

} // namespace tidegate
