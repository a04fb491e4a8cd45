// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QButtonGroup;
QT_END_NAMESPACE

namespace tidegate {

struct PageInfo;

/// The pages as icons with labels at the left edge.
class ModeBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ModeBar(const QList<PageInfo> &pages, QWidget *parent = nullptr);

    void setCurrent(int page);
    void focusCurrent();
    void setCompact(bool compact); ///< Icons alone, for a narrow window; the names are in the tool tips.

signals:
    void pageChosen(int page);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QButtonGroup *m_buttons = nullptr;
};

} // namespace tidegate
