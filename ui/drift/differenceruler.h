// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace tidegate {

class ComparisonModel;

/// The whole comparison at a glance, beside the table: a mark where a difference is; a click goes to the nearest one.
class DifferenceRuler final : public QWidget
{
    Q_OBJECT

public:
    explicit DifferenceRuler(ComparisonModel *model, QWidget *parent = nullptr);

    void setCurrent(int row);                         ///< Where the reader is; -1: nowhere.
    void setOffset(int offset) { m_offset = offset; } ///< Where the first row of the table begins, below its header.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void differenceRequested(int number); ///< 0-based.

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    QRectF markOf(int row) const;

    ComparisonModel *m_model;
    int m_current = -1;
    int m_offset = 0;
};

} // namespace tidegate
