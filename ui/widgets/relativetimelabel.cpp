// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/relativetimelabel.h"

#include "models/words.h"
#include "ui/widgets/displayzone.h"

#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {

RelativeTimeLabel::RelativeTimeLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    m_timer = new QTimer(this);
    m_timer->setTimerType(Qt::VeryCoarseTimer);
    connect(m_timer, &QTimer::timeout, this, &RelativeTimeLabel::updateText);
}

void RelativeTimeLabel::setInstant(std::optional<Instant> instant, const QString &pattern)
{
    m_instant = instant;
    m_pattern = pattern;
    updateText();
}

void RelativeTimeLabel::showEvent(QShowEvent *event)
{
    QLabel::showEvent(event);
    updateText();
}

void RelativeTimeLabel::hideEvent(QHideEvent *event)
{
    QLabel::hideEvent(event);
    m_timer->stop();
}

void RelativeTimeLabel::updateText()
{
    if (!m_instant) {
        m_timer->stop();
        clear();
        setToolTip({});
        return;
    }
    const Instant now = m_now();
    const QString ago = words::age(*m_instant, now);
    setText(m_pattern.isEmpty() ? ago : m_pattern.arg(ago));
    setToolTip(instantToolTip(*m_instant));
    const bool fresh = now - *m_instant < 60s;
    if (isVisible())
        m_timer->start(fresh ? 5s : 30s);
}

QString instantToolTip(Instant instant)
{
    const QTimeZone zone = DisplayZone::current().zone();
    const QString local = words::instant(instant, zone);
    if (zone == QTimeZone::utc())
        return u"%1 UTC"_s.arg(local);
    return u"%1 (%2) · %3 UTC"_s.arg(local, QString::fromUtf8(zone.id()), words::instant(instant, QTimeZone::utc()));
}

} // namespace tidegate
