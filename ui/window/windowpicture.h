// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace tidegate {

/// One picture of a window, taken once its data are there.
class WindowPicture final : public QObject
{
    Q_OBJECT

public:
    /// Goes to the file as PNG after shoot(); without that after 15 s, and then done() says that there were no data.
    WindowPicture(const QString &file, QWidget *window);

    void shoot(); ///< The data are there; what the page loads by itself arrives meanwhile.

signals:
    void done(bool succeeded); ///< Once.

private:
    void take(bool withData);

    QWidget *m_window;
    QString m_file; ///< Empty: taken.
};

} // namespace tidegate
