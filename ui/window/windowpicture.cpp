// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/windowpicture.h"

#include <QPixmap>
#include <QTimer>
#include <QWidget>

using namespace std::chrono_literals;

namespace tidegate {

WindowPicture::WindowPicture(const QString &file, QWidget *window) : QObject(window), m_window(window), m_file(file)
{
    QTimer::singleShot(15s, this, [this] { take(false); });
}

void WindowPicture::shoot()
{
    QTimer::singleShot(400ms, this, [this] { take(true); });
}

void WindowPicture::take(bool withData)
{
    if (m_file.isEmpty())
        return;
    const bool saved = m_window->grab().save(std::exchange(m_file, {}), "PNG");
    emit done(withData && saved);
}

} // namespace tidegate
