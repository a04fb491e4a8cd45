// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPointer>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace tidegate {

class PageHost;

/// Gives the focus back to the page when what had it is gone, hidden or disabled: Qt would pass it on to the first control of the window. Where the
/// user moves it himself it stays. GUI thread only.
class FocusKeeper final : public QObject
{
    Q_OBJECT

public:
    FocusKeeper(PageHost *pages, QWidget *window);

private:
    void follow(QWidget *now);
    bool isLost() const;

    PageHost *m_pages;
    QWidget *m_window;
    QPointer<QWidget> m_last; ///< What had it last in the window.
    bool m_had = false;
};

} // namespace tidegate
