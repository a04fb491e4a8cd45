// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/style/screenfit.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QEvent>
#include <QLayout>
#include <QTimer>
#include <QWindow>

#include <optional>

namespace tidegate {

/// A dialog whose notes below the fields come and go: it grows with them as far as the screen has room, so that nothing is clipped, and
/// keeps its height afterwards. What comes and goes below its buttons changes its height alone: the buttons stay under the pointer.
class AutoSizeDialog : public QDialog
{
public:
    using QDialog::QDialog;

    void setVisible(bool visible) override
    {
        if (visible && !isVisible())
            grow(); // so that it is placed with the height it needs
        QDialog::setVisible(visible);
    }

protected:
    bool event(QEvent *event) override
    {
        const bool handled = QDialog::event(event);
        if (event->type() == QEvent::LayoutRequest) { // Qt has laid it out already
            keepButtons();
            grow();
        } else if (event->type() == QEvent::Resize || event->type() == QEvent::Show) {
            m_buttonsAt = placeOfButtons();
        }
        return handled;
    }

    void keepButtons()
    {
        const int moved = m_buttonsAt && isVisible() ? *m_buttonsAt - placeOfButtons().value_or(*m_buttonsAt) : 0;
        if (moved != 0)
            resize(width(), std::min(height() + moved, roomOnScreen()));
        m_buttonsAt = placeOfButtons();
    }

    std::optional<int> placeOfButtons() const
    {
        const auto *buttons = findChild<QDialogButtonBox *>(QString(), Qt::FindDirectChildrenOnly);
        return buttons ? std::optional(buttons->y()) : std::nullopt;
    }

    void grow()
    {
        if (!layout())
            return;
        const int wanted = std::min(wantedHeight(), roomOnScreen());
        if (wanted <= height())
            return;
        // Until the window manager has placed it, its position is not known, and a resize would move it into the corner of the screen.
        if (isVisible() && windowHandle() && !windowHandle()->isExposed())
            QTimer::singleShot(std::chrono::milliseconds(50), this, [this] { grow(); });
        else
            resize(width(), wanted);
    }

    int wantedHeight() const { return layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : layout()->totalSizeHint().height(); }

    int roomOnScreen() const { return ScreenFit::room(this).height(); }

private:
    std::optional<int> m_buttonsAt; ///< Their upper edge when the dialog was laid out last.
};

} // namespace tidegate
