// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace tidegate {

/// Every job with its progress and Cancel, and what came out of those that ended. Closes with Esc or a click beside it.
class JobPopup final : public QFrame
{
    Q_OBJECT

public:
    explicit JobPopup(QWidget *parent = nullptr);

    void openAbove(QWidget *anchor);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    class Row;

    void rebuild();
    void place();

    QWidget *m_anchor = nullptr;
    QVBoxLayout *m_rows = nullptr;
};

} // namespace tidegate
