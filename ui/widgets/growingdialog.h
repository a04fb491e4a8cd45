// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QEvent>
#include <QLayout>

namespace tidegate {

/// A dialog whose notes below the fields come and go: it grows with them, so that nothing is clipped, and keeps its height afterwards.
class GrowingDialog : public QDialog
{
public:
    using QDialog::QDialog;

protected:
    bool event(QEvent *event) override
    {
        const bool handled = QDialog::event(event);
        if (event->type() == QEvent::LayoutRequest && layout()) {
            const int wanted = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : layout()->totalSizeHint().height();
            if (wanted > height())
                resize(width(), wanted);
        }
        return handled;
    }
};

} // namespace tidegate
