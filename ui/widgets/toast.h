// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

#include <functional>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

/// A short word of success at the lower edge of its parent: 4 s, with Undo 10 s; the time stands still under the pointer or the focus.
/// Never for errors: those stay until they are closed.
class Toast final : public QFrame
{
    Q_OBJECT

public:
    explicit Toast(QWidget *parent);

    void showText(const QString &text);
    void showUndo(const QString &text, const std::function<void()> &undo);
    bool canUndo() const { return static_cast<bool>(m_undo); }
    void undo(); ///< Does nothing when there is nothing to undo any more.
    QString text() const;

signals:
    void undoAvailableChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void present(const QString &text, int milliseconds);
    void dismiss();
    void place();

    QLabel *m_text = nullptr;
    QPushButton *m_button = nullptr;
    QTimer *m_timer = nullptr;
    std::function<void()> m_undo;
};

} // namespace tidegate
