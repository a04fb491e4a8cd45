// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QToolButton;
QT_END_NAMESPACE

namespace tidegate {

class JobPopup;

/// The jobs in the status bar: "Health 8/20 [✕]"; the text opens a list of all of them. Takes no room while there is none.
class JobBar final : public QWidget
{
    Q_OBJECT

public:
    explicit JobBar(QWidget *parent = nullptr);

    void openPopup(); ///< Does nothing without a job.

    QSize sizeHint() const override; ///< For the whole text; where there is less, it is cut.
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void follow();
    void showText();
    QSize sizeFor(int textWidth) const;

    QToolButton *m_text = nullptr;
    QToolButton *m_cancel = nullptr;
    QString m_whole; ///< What the button says where there is room.
    QPointer<JobPopup> m_popup;
};

} // namespace tidegate
