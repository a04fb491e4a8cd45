// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/modebar.h"

#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"
#include "ui/window/pages.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace tidegate {

namespace {

constexpr int buttonWidth = 76;
constexpr int buttonHeight = 56;
constexpr int compactSide = 44;
constexpr int markWidth = 3;

/// Icon over label; the current page has a mark at its outer edge and a lighter ground.
class ModeButton final : public QToolButton
{
public:
    using QToolButton::QToolButton;

    void setCompact(bool compact)
    {
        m_compact = compact;
        updateGeometry();
        update();
    }

    QSize sizeHint() const override
    {
        if (m_compact)
            return {compactSide, compactSide};
        QFont bold = font(); // as it is when its page shows
        bold.setWeight(QFont::DemiBold);
        return {qMax(buttonWidth, QFontMetrics(bold).horizontalAdvance(text()) + 2 * spacing::between), buttonHeight};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const BaseColors colors = Theme::current().colors();
        QPainter painter(this);
        if (isChecked())
            painter.fillRect(rect(), palette().base());
        else if (underMouse())
            painter.fillRect(rect(), palette().alternateBase());
        if (isChecked())
            painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, markWidth, height())), palette().highlight());
        const int iconSide = spacing::toolIcon;
        const int textHeight = fontMetrics().height();
        const int below = m_compact ? 0 : spacing::inside + textHeight;
        const int top = (height() - iconSide - below) / 2;
        icon().paint(&painter, QRect((width() - iconSide) / 2, top, iconSide, iconSide));
        if (!m_compact) {
            QFont font = this->font();
            font.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
            painter.setFont(font);
            painter.setPen(palette().color(QPalette::WindowText));
            painter.drawText(QRect(0, top + iconSide + spacing::inside, width(), textHeight), Qt::AlignCenter, text());
        }
        if (hasFocus()) {
            painter.setPen(QPen(colors.focus, 2));
            painter.drawRect(rect().adjusted(2, 2, -2, -2));
        }
    }

private:
    bool m_compact = false;
};

} // namespace

ModeBar::ModeBar(const QList<PageInfo> &pages, QWidget *parent) : QWidget(parent)
{
    m_buttons = new QButtonGroup(this);
    m_buttons->setExclusive(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, spacing::inside, 1, spacing::inside);
    column->setSpacing(0);
    for (const PageInfo &page : pages) {
        auto *button = new ModeButton(this);
        button->setText(page.title);
        button->setIcon(symbolIcon(page.icon));
        button->setCheckable(true);
        button->setFont(Theme::captionFont());
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); // as wide as the one with the longest name
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleName(page.title);
        button->setToolTip(tr("%1 (%2)").arg(page.title, page.shortcut.toString(QKeySequence::NativeText)));
        m_buttons->addButton(button, static_cast<int>(m_buttons->buttons().size()));
        column->addWidget(button);
    }
    column->addStretch();
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setAccessibleName(tr("Pages"));
    connect(m_buttons, &QButtonGroup::idClicked, this, &ModeBar::pageChosen);
}

void ModeBar::setCurrent(int page)
{
    if (QAbstractButton *button = m_buttons->button(page))
        button->setChecked(true);
}

void ModeBar::focusCurrent()
{
    if (QAbstractButton *button = m_buttons->checkedButton())
        button->setFocus(Qt::TabFocusReason);
}

void ModeBar::setCompact(bool compact)
{
    for (QAbstractButton *button : m_buttons->buttons())
        static_cast<ModeButton *>(button)->setCompact(compact);
}

void ModeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(Theme::current().colors().border);
    const int x = layoutDirection() == Qt::LeftToRight ? width() - 1 : 0;
    painter.drawLine(x, 0, x, height());
}

void ModeBar::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    const auto buttons = m_buttons->buttons();
    for (qsizetype i = 0; step != 0 && i < buttons.size(); ++i) {
        const qsizetype next = i + step;
        if (buttons.at(i)->hasFocus() && next >= 0 && next < buttons.size()) {
            buttons.at(next)->setFocus(Qt::TabFocusReason);
            return;
        }
    }
    QWidget::keyPressEvent(event);
}

} // namespace tidegate
