// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QEvent>
#include <QLayout>
#include <QScreen>

namespace tidegate {

/// A dialog whose notes below the fields come and go: it grows with them as far as the screen has room, so that nothing is clipped, and
/// keeps its height afterwards.
class GrowingDialog : public QDialog
{
public:
    using QDialog::QDialog;

protected:
    bool event(QEvent *event) override
    {
        const bool handled = QDialog::event(event);
        if (event->type() == QEvent::LayoutRequest && layout()) {
            const int wanted = std::min(wantedHeight(), roomOnScreen());
            if (wanted > height())
                resize(width(), wanted);
        }
        return handled;
    }

    int wantedHeight() const { return layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : layout()->totalSizeHint().height(); }

    /// Without what a window manager adds at the top and at the bottom.
    int roomOnScreen() const
    {
        constexpr int frame = 48;
        return screen()->availableGeometry().height() - frame;
    }
};

} // namespace tidegate
