// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <QPointer>

#include <functional>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QTimer;
class QVBoxLayout;
QT_END_NAMESPACE

namespace tidegate {

/// One short word of success with its time: 4 s, with Undo 10 s. The time stands still under the pointer and while Undo has the focus.
class Toast final : public QFrame
{
    Q_OBJECT

public:
    /// button: what it offers besides its word; empty: nothing.
    Toast(const QString &text, const QString &button, QWidget *parent);

    QString text() const;
    void setText(const QString &text);
    bool offersUndo() const;
    void withdrawUndo(); ///< There is something newer to take back: the word stays.
    void start();        ///< The time begins; said to assistive technology.

signals:
    void clicked();
    void over(); ///< Its time has passed, or it was used.

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void hold(bool held);

    QLabel *m_text = nullptr;
    QPushButton *m_button = nullptr;
    QTimer *m_timer = nullptr;
};

/// The toasts at the lower edge of their parent, above the bars that float there: three at a time. The newest shows at once, and for it the
/// oldest without a button goes; all words stay in the list of messages. The one with Undo is the lowest, where it is looked for. Never for
/// errors: those stay until they are closed.
class ToastStack final : public QWidget
{
    Q_OBJECT

public:
    explicit ToastStack(QWidget *parent);

    void showText(const QString &text);
    void showUndo(const QString &text); ///< undoRequested() when the button is used; an older offer loses its button.
    /// Of a change that cannot be taken back, which reword() may say better; button: another way that there is, which run goes; empty: none.
    void showDone(const QString &text, const QString &button, const std::function<void()> &run);
    void reword(const QString &text); ///< Of the offer, or of what was done, that shows; without one it is a word by itself.
    /// With another button, which runs what it is for.
    void showWay(const QString &text, const QString &button, const std::function<void()> &run);
    void closeOffer();         ///< It was taken otherwise, by the key.
    QStringList texts() const; ///< Of those that show, oldest first.
    bool offersUndo() const;

signals:
    void undoRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void add(Toast *toast);
    void makeRoom();
    void remove(Toast *toast);
    void place();
    void withdrawUndo();

    QVBoxLayout *m_column = nullptr;
    QList<Toast *> m_shown; ///< Oldest first.
    QPointer<Toast> m_offer;
    bool m_offersUndo = false; ///< The offer is to undo, and not another way.
};

} // namespace tidegate
