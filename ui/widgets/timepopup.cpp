// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/timepopup.h"

#include "ui/style/plaintext.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"
#include "ui/widgets/minimonth.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QScreen>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

TimePopup::TimePopup(QDate shown, QDate today, const QList<TimePreset> &presets, QWidget *field) : QFrame(field, Qt::Popup)
{
    setObjectName(u"timePopup"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameStyle(QFrame::StyledPanel);
    setAccessibleName(tr("Choose a day or a time"));
    m_month = new MiniMonth(this);
    m_month->setOfFreezes(false);
    m_month->setToday(today);
    m_month->goTo(shown);
    m_month->setShown(shown, shown);
    auto *turn = new QHBoxLayout;
    const auto add = [&](const QString &icon, const QString &name, int by) {
        auto *button = new QToolButton(this);
        button->setIcon(symbolIcon(icon));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(name);
        button->setToolTip(name);
        connect(button, &QToolButton::clicked, m_month, [this, by] { m_month->goTo(m_month->cursor().addMonths(by)); });
        turn->addWidget(button);
    };
    add(u"back"_s, tr("Month before"), -1);
    turn->addStretch();
    add(u"forward"_s, tr("Month after"), 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::between, spacing::between, spacing::between, spacing::between);
    column->setSpacing(spacing::inside);
    column->addLayout(turn);
    column->addWidget(m_month);
    for (const TimePreset &preset : presets) {
        auto *button = new QPushButton(plainCaption(preset.text), this);
        button->setFlat(true);
        column->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, instant = preset.instant] {
            emit presetPicked(instant);
            close();
        });
    }
    connect(m_month, &MiniMonth::dayChosen, this, [this](QDate date) {
        emit datePicked(date);
        close();
    });
}

void TimePopup::openBelow(const QWidget *edit)
{
    adjustSize();
    const QRect field(edit->mapToGlobal(QPoint()), edit->size());
    const QRect room = edit->screen()->availableGeometry();
    QPoint at(isRightToLeft() ? field.right() - width() : field.left(), field.bottom() + 1);
    if (at.y() + height() > room.bottom())
        at.setY(std::max(room.top(), field.top() - height()));
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
    move(at);
    show();
    m_month->setFocus(Qt::PopupFocusReason);
}

bool TimePopup::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) { // its keys are no shortcuts of what lies below, such as Enter, which asks there
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

void TimePopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape || (event->key() == Qt::Key_Up && event->modifiers() == Qt::AltModifier))
        close();
    else if (auto *button = qobject_cast<QAbstractButton *>(focusWidget()); button && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        button->click(); // outside of dialogs Qt leaves Enter to nobody
    else
        QFrame::keyPressEvent(event);
}

} // namespace tidegate
