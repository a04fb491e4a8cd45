// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSplitter>

namespace tidegate {

/// Its parts stand beside each other as long as there is room for that, else below each other. Both have sizes of their own, which come back.
/// Parts are made beforehand; they do not collapse.
class FoldingSplitter final : public QSplitter
{
    Q_OBJECT

public:
    explicit FoldingSplitter(QWidget *parent = nullptr);

    bool isFolded() const { return orientation() == Qt::Vertical; }
    QList<int> widths() const; ///< Of the parts, as they are or were beside each other; empty: never shown so.
    void setWidths(const QList<int> &widths);
    QSize minimumSizeHint() const override; ///< As wide as the widest part.

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    int widthBeside() const;
    void arrange();

    QList<int> m_widths;
    QList<int> m_heights;
};

} // namespace tidegate
