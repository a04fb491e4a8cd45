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
    auto *row = new QHBoxLayout(this);
    // Margins do not turn with the direction.
    const int iconRoom = spacing::smallIcon + spacing::group + spacing::between;
    row->setContentsMargins(isRightToLeft() ? spacing::between : iconRoom, 2, isRightToLeft() ? iconRoom : spacing::between, 2);
    row->setSpacing(spacing::between);
    row->addWidget(m_text, 1);
    row->addWidget(m_show);
    connect(m_show, &QToolButton::clicked, this, [this] { emit showRequested(m_window); });
    hide();
}

void FreezeStrip::setState(const QList<EnvironmentSummary> &environments, QUuid scope, Instant now)
{
    QStringList sentences;
    m_window = {};
    for (const EnvironmentSummary &summary : environments) {
        if (!summary.freeze.closed || (!scope.isNull() && summary.environment.id.uuid() != scope))
            continue;
        sentences.append(sentenceOf(summary, now));
        if (m_window.isNull() && !summary.freeze.windowIds.isEmpty())
            m_window = summary.freeze.windowIds.constFirst().uuid();
    }
    const QString text = sentences.join(u"   ·   "_s);
    if (text != m_text->text()) {
        m_text->setText(text);
        m_text->setToolTip(sentences.join(u'\n'));
        setAccessibleName(sentences.join(u". "_s));
    }
    if (const QColor color = Theme::current().tone(Tone::FreezeActive).text; m_text->palette().color(QPalette::WindowText) != color) {
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, color);
        m_text->setPalette(colors);
    }
    m_show->setVisible(!m_window.isNull());
    setVisible(!sentences.isEmpty());
}

QString FreezeStrip::text() const
{
    return m_text->text();
}

void FreezeStrip::paintEvent(QPaintEvent *)
{
    const ToneColors colors = Theme::current().tone(Tone::FreezeActive);
    QPainter painter(this);
    painter.fillRect(rect(), colors.tint);
    painter.fillRect(0, height() - 1, width(), 1, colors.solid);
    const int size = spacing::smallIcon;
    const QRect icon(spacing::group, (height() - size) / 2, size, size);
    paintFreeze(&painter, QStyle::visualRect(layoutDirection(), rect(), icon), FreezeLook::Active);
}

} // namespace tidegate
