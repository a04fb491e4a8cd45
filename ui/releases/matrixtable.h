// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHeaderView>
#include <QTableView>

QT_BEGIN_NAMESPACE
class QAbstractButton;
QT_END_NAMESPACE

namespace tidegate {

class ComponentMatrixModel;

/// The names of the environments and how many components differ there, or the components with what they are made from: two lines each.
class MatrixHeader final : public QHeaderView
{
    Q_OBJECT

public:
    MatrixHeader(Qt::Orientation orientation, const ComponentMatrixModel *matrix, QWidget *parent);

    QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    QSize sectionSizeFromContents(int section) const override;

private:
    bool isProduction(int section) const;
    QString caption(int section) const;

    const ComponentMatrixModel *m_matrix;
};

/// The matrix of versions. The components are its headings at the side, so that they stay where many environments scroll. Arrows go from cell to cell.
class MatrixTable final : public QTableView
{
    Q_OBJECT

public:
    explicit MatrixTable(const ComponentMatrixModel *matrix, QWidget *parent = nullptr);

    void layOutColumns(); ///< Into the room there is, none narrower than its words want.

signals:
    void sortRequested(); ///< The corner was pressed.

protected:
    void updateGeometries() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QAbstractButton *m_corner;
};

} // namespace tidegate
