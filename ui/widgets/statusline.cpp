// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/statusline.h"

#include "ui/style/theme.h"
#include "ui/widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QLabel>

namespace tidegate {

StatusLine::StatusLine(QWidget *parent) : QWidget(parent)
{
    m_icon = new QLabel(this);
    m_icon->setFixedSize(spacing::smallIcon, spacing::smallIcon);
    m_text = new ElidedLabel(this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::inside + 2);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
}

void StatusLine::setStatus(const QIcon &icon, const QString &text, const QColor &color)
{
    const QSize size(spacing::smallIcon, spacing::smallIcon);
    m_icon->setVisible(!icon.isNull());
    if (!icon.isNull())
        m_icon->setPixmap(icon.pixmap(size, devicePixelRatioF()));
    m_text->setText(text);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, color.isValid() ? color : Theme::current().colors().text);
    m_text->setPalette(colors);
}

QString StatusLine::text() const
{
    return m_text->text();
}

} // namespace tidegate
