// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/inlinemessage.h"

#include "ui/style/plaintext.h"
#include "ui/style/statusglyph.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"
#include "ui/widgets/alertaccessible.h"
#include "ui/widgets/floatingbar.h"

#include "models/servicewords.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

Tone toneOf(InlineMessage::Kind kind)
{
    switch (kind) {
    case InlineMessage::Kind::Positive:
        return Tone::Healthy;
    case InlineMessage::Kind::Warning:
        return Tone::Degraded;
    case InlineMessage::Kind::Error:
        return Tone::Unhealthy;
    case InlineMessage::Kind::Info:
        break;
    }
    return Tone::DiffActual;
}

/// Shapes as for health, so that the kind does not hang on the colour.
void paintKind(QPainter *painter, const QRectF &rect, InlineMessage::Kind kind)
{
    switch (kind) {
    case InlineMessage::Kind::Positive:
        paintHealth(painter, rect, Health::Healthy);
        return;
    case InlineMessage::Kind::Warning:
        paintHealth(painter, rect, Health::Degraded);
        return;
    case InlineMessage::Kind::Error:
        paintHealth(painter, rect, Health::Unhealthy);
        return;
    case InlineMessage::Kind::Info:
        break;
    }
    const QColor color = Theme::current().tone(Tone::DiffActual).solid;
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawEllipse(rect.adjusted(1, 1, -1, -1));
    painter->setPen(QPen(Theme::current().colors().base, 2, Qt::SolidLine, Qt::RoundCap));
    painter->drawPoint(QPointF(rect.center().x(), rect.top() + 5));
    painter->drawLine(QPointF(rect.center().x(), rect.center().y()), QPointF(rect.center().x(), rect.bottom() - 4.5));
}

QToolButton *makeButton(QWidget *parent, const QString &text, const QString &icon)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    if (!icon.isEmpty())
        button->setIcon(symbolIcon(icon));
    else
        button->setText(text);
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

InlineMessage::InlineMessage(QWidget *parent) : QFrame(parent)
{
    makeAlert(this);
    m_text = new QLabel(this);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_detailText = new QLabel(this);
    m_detailText->setWordWrap(true);
    m_detailText->setTextFormat(Qt::PlainText);
    m_detailText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detailText->hide();
    m_detailButton = makeButton(this, tr("Details"), {});
    m_detailButton->setCheckable(true);
    m_copyButton = makeButton(this, tr("Copy message"), u"copy"_s);
    m_closeButton = makeButton(this, tr("Close message"), u"close"_s);

    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::between);
    row->addWidget(m_text, 1);
    m_actions = new QHBoxLayout;
    m_actions->setSpacing(spacing::between);
    row->addLayout(m_actions);
    row->addWidget(m_detailButton);
    row->addWidget(m_copyButton);
    row->addWidget(m_closeButton);
    auto *column = new QVBoxLayout(this);
    const int iconRoom = spacing::smallIcon + spacing::group + spacing::between;
    // Margins do not turn with the direction.
    column->setContentsMargins(isRightToLeft() ? spacing::between : iconRoom, spacing::inside, isRightToLeft() ? iconRoom : spacing::between, spacing::inside);
    column->setSpacing(spacing::inside);
    column->addLayout(row);
    column->addWidget(m_detailText);

    connect(m_detailButton, &QToolButton::toggled, this, &InlineMessage::toggleDetails);
    connect(m_copyButton, &QToolButton::clicked, this, &InlineMessage::copyAll);
    connect(&Theme::current(), &Theme::changed, this, &InlineMessage::recolor);
    connect(m_closeButton, &QToolButton::clicked, this, [this] {
        const QString text = m_plain;
        hideMessage();
        m_closedText = text;
        emit closed();
    });
    hide();
}

void InlineMessage::showMessage(Kind kind, const QString &text, const QString &details)
{
    m_kind = kind;
    m_details = details;
    m_plain = text;
    m_closedText.clear();
    m_text->setText(plainParagraph(text));
    while (QLayoutItem *item = m_actions->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_detailButton->setChecked(false);
    m_detailButton->setVisible(!details.isEmpty());
    m_copyButton->setVisible(kind == Kind::Warning || kind == Kind::Error);
    recolor();
    const bool shownBefore = isVisible() && accessibleName() != text;
    setAccessibleName(text);
    setVisible(true);
    update();
    if (shownBefore)
        announceAgain(this);
}

void InlineMessage::recolor()
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, Theme::current().tone(toneOf(m_kind)).text);
    m_text->setPalette(colors);
}

void InlineMessage::showError(const QString &whatFailed, const Error &error, bool listFields)
{
    QStringList parts;
    if (!whatFailed.isEmpty())
        parts.append(whatFailed);
    parts.append(words::sentence(error));
    if (listFields) {
        for (const FieldError &field : error.fields) {
            if (field.message != error.message)
                parts.append(words::sentence(field));
        }
    }
    showMessage(Kind::Error, parts.join(u' '), detailsOf(error));
}

QPushButton *InlineMessage::addAction(const QString &text, QObject *context, const std::function<void()> &run)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, context, run);
    m_actions->addWidget(button);
    button->show(); // at once, so that it can take the focus
    return button;
}

void InlineMessage::setClosable(bool closable)
{
    m_closeButton->setVisible(closable);
}

void InlineMessage::hideMessage()
{
    m_plain.clear();
    m_closedText.clear();
    m_text->clear();
    hide();
}

void InlineMessage::floatOver(QWidget *over)
{
    new FloatingBar(this, over);
}

QString InlineMessage::text() const
{
    return m_plain;
}

QString InlineMessage::detailsOf(const Error &error)
{
    QStringList lines;
    if (const QString exchange = error.extra.value(u"exchange"_s).toString(); !exchange.isEmpty())
        lines.append(exchange);
    if (!error.code.isEmpty())
        lines.append(tr("Code: %1").arg(error.code));
    const QString requestId = error.extra.value(u"requestId"_s).toString();
    if (!requestId.isEmpty())
        lines.append(tr("Request: %1").arg(requestId));
    if (!error.detail.isEmpty())
        lines.append(error.detail);
    return lines.join(u'\n');
}

void InlineMessage::paintEvent(QPaintEvent *)
{
    const ToneColors colors = Theme::current().tone(toneOf(m_kind));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.solid, 1));
    for (const QColor &fill : {Theme::current().colors().base, colors.tint}) { // it may lie over a list
        painter.setBrush(fill);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), spacing::radius, spacing::radius);
    }
    const int size = spacing::smallIcon;
    const int top = m_text->geometry().center().y() - size / 2;
    const QRect place = QStyle::visualRect(layoutDirection(), rect(), QRect(spacing::between, qMax(top, spacing::inside), size, size));
    paintKind(&painter, place, m_kind);
}

void InlineMessage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_closeButton->isVisible()) {
        m_closeButton->click();
        return;
    }
    QFrame::keyPressEvent(event);
}

void InlineMessage::toggleDetails()
{
    m_detailText->setText(plainParagraph(m_details, 4'000));
    m_detailText->setVisible(m_detailButton->isChecked());
}

void InlineMessage::copyAll()
{
    QString all = m_plain;
    if (!m_details.isEmpty())
        all += u'\n' + m_details;
    QGuiApplication::clipboard()->setText(all);
}

} // namespace tidegate
