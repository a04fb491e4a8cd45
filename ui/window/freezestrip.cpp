// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/freezestrip.h"

#include "models/words.h"
#include "ui/style/statusglyph.h"
#include "ui/widgets/displayzone.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr int roomForEnd = 110; // letters

QString sentenceOf(const EnvironmentSummary &summary, Instant now)
{
    const QString name = summary.environment.displayName;
    QString text = FreezeStrip::tr("%1 is frozen").arg(name);
    if (summary.freeze.nextOpen) {
        const QString until = words::nearInstant(*summary.freeze.nextOpen, now, DisplayZone::current().zone());
        text = FreezeStrip::tr("%1 is frozen until %2 (%3)").arg(name, until, words::duration(*summary.freeze.nextOpen - now));
    }
    return summary.freeze.reason.isEmpty() ? text : text + u" · "_s + summary.freeze.reason.simplified();
}

/// While nothing is frozen: what will be first.
QString sentenceAhead(const QList<EnvironmentSummary> &environments, QUuid scope, Instant now)
{
    const EnvironmentSummary *next = nullptr;
    for (const EnvironmentSummary &each : environments) {
        const bool isMeant = scope.isNull() || each.environment.id.uuid() == scope;
        if (isMeant && each.freeze.nextClose && (!next || *each.freeze.nextClose < *next->freeze.nextClose))
            next = &each;
    }
    if (!next)
        return FreezeStrip::tr("Nothing is frozen, and no freeze is planned.");
    const Instant from = *next->freeze.nextClose;
    const QString when = words::nearInstant(from, now, DisplayZone::current().zone());
    const QString name = next->environment.displayName;
    const QString text = from <= now ? FreezeStrip::tr("%1 is frozen since %2").arg(name, when) // the server has not told of it yet
                                     : FreezeStrip::tr("Nothing is frozen. Next: %1 from %2 (in %3)").arg(name, when, words::duration(from - now));
    return next->freeze.nextCloseReason.isEmpty() ? text : text + u" · "_s + next->freeze.nextCloseReason.simplified();
}

} // namespace

FreezeStrip::FreezeStrip(QWidget *parent) : QWidget(parent)
{
    m_text = new QLabel(this);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long reason must not widen the window
    m_show = new QToolButton(this);
    m_show->setText(tr("Show"));
    m_show->setToolTip(tr("Show the freeze in the calendar"));
    m_show->setAccessibleName(tr("Show the freeze in the calendar"));
    m_show->setFocusPolicy(Qt::StrongFocus);
    m_end = new QToolButton(this);
    m_end->setObjectName(u"endFreezeFromStrip"_s);
    m_end->setText(tr("End freeze…"));
    m_end->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    // Margins do not turn with the direction.
    const int iconRoom = spacing::smallIcon + spacing::group + spacing::between;
    row->setContentsMargins(isRightToLeft() ? spacing::between : iconRoom, 2, isRightToLeft() ? iconRoom : spacing::between, 2);
    row->setSpacing(spacing::between);
    row->addWidget(m_text, 1);
    row->addWidget(m_end);
    row->addWidget(m_show);
    QSizePolicy kept = m_show->sizePolicy();
    kept.setRetainSizeWhenHidden(true); // the strip is as high without it
    m_show->setSizePolicy(kept);
    connect(m_show, &QToolButton::clicked, this, [this] { emit showRequested(m_window); });
    connect(m_end, &QToolButton::clicked, this, [this] { emit endRequested(m_window); });
    setEndRefusal({});
    m_show->hide();
    m_end->hide();
}

void FreezeStrip::setEndRefusal(const QString &whyNot)
{
    m_end->setEnabled(whyNot.isEmpty());
    m_end->setToolTip(whyNot.isEmpty() ? tr("Let deployments through again") : whyNot);
}

/// Only beside a sentence that still has room.
void FreezeStrip::updateEnd()
{
    m_end->setVisible(m_isOne && !m_window.isNull() && width() >= roomForEnd * fontMetrics().averageCharWidth());
}

void FreezeStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateEnd();
}

void FreezeStrip::setState(const QList<EnvironmentSummary> &environments, QUuid scope, Instant now, const QString &asOf)
{
    QStringList sentences;
    bool isFrozen = false;
    m_window = {};
    for (const EnvironmentSummary &summary : environments) {
        if (!summary.freeze.closed || (!scope.isNull() && summary.environment.id.uuid() != scope))
            continue;
        isFrozen = true;
        sentences.append(sentenceOf(summary, now));
        if (m_window.isNull() && !summary.freeze.windowIds.isEmpty())
            m_window = summary.freeze.windowIds.constFirst().uuid();
    }
    if (!isFrozen && !environments.isEmpty())
        sentences.append(asOf.isEmpty() ? sentenceAhead(environments, scope, now) : tr("Nothing was frozen at %1. What holds now is not known.").arg(asOf));
    if (std::exchange(m_frozen, isFrozen) != isFrozen)
        update();
    const QString text = sentences.join(u"   ·   "_s);
    if (text != m_text->text()) {
        m_text->setText(text);
        m_text->setToolTip(sentences.join(u'\n'));
        setAccessibleName(sentences.join(u". "_s));
    }
    const QColor color = isFrozen ? Theme::current().tone(Tone::FreezeActive).text : Theme::current().colors().text2;
    if (m_text->palette().color(QPalette::WindowText) != color) {
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, color);
        m_text->setPalette(colors);
    }
    m_show->setVisible(!m_window.isNull());
    m_isOne = isFrozen && sentences.size() == 1;
    updateEnd();
}

QString FreezeStrip::text() const
{
    return m_text->text();
}

void FreezeStrip::paintEvent(QPaintEvent *)
{
    if (!m_frozen)
        return;
    const ToneColors colors = Theme::current().tone(Tone::FreezeActive);
    QPainter painter(this);
    painter.fillRect(rect(), colors.tint);
    painter.fillRect(0, height() - 1, width(), 1, colors.solid);
    const int size = spacing::smallIcon;
    const QRect icon(spacing::group, (height() - size) / 2, size, size);
    paintFreeze(&painter, QStyle::visualRect(layoutDirection(), rect(), icon), FreezeLook::Active);
}

} // namespace tidegate
