// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/freezepanel.h"

#include "models/incidentlink.h"
#include "models/words.h"
#include "ui/style/consolestyle.h"
#include "ui/style/statusglyph.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/linkquestion.h"
#include "ui/widgets/pill.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QResizeEvent>

using namespace Qt::StringLiterals;

namespace tidegate {

FreezePanel::FreezePanel(QWidget *parent) : QWidget(parent)
{
    m_icon = new QLabel(this);
    m_icon->setFixedSize(spacing::toolIcon, spacing::toolIcon);
    m_title = new QLabel(this);
    m_title->setFont(Theme::sectionFont());
    m_title->setWordWrap(true);
    m_title->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_title->setTextFormat(Qt::PlainText);
    m_pill = new Pill({}, Tone::Prod, this);
    m_stateWord = new QLabel(this);
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(u"freezeText"_s);
    m_text->setAccessibleName(tr("Selected freeze"));
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setProperty(ConsoleStyle::frameOfFocus, true);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->setTabChangesFocus(true);
    m_text->viewport()->setAutoFillBackground(false);
    m_text->document()->setDocumentMargin(0);
    m_refusal = new QLabel(this);
    m_refusal->setObjectName(u"refusal"_s);
    m_refusal->setWordWrap(true);
    m_refusal->setFont(Theme::captionFont());
    m_incident = new QPushButton(tr("Incident in &browser…"), this);
    m_incident->setObjectName(u"openIncident"_s);
    m_changes = new QPushButton(tr("Changed d&uring it…"), this);
    m_changes->setObjectName(u"freezeChanges"_s);
    m_edit = new QPushButton(tr("Ed&it…"), this);
    m_edit->setObjectName(u"editFreeze"_s);
    m_delete = new QPushButton(tr("&Delete…"), this);
    m_delete->setObjectName(u"deleteFreeze"_s);
    m_copy = new QPushButton(tr("&Copy as text"), this);
    m_copy->setObjectName(u"copyFreeze"_s);
    m_copyJson = new QPushButton(tr("Copy as &JSON"), this);
    m_copyJson->setObjectName(u"copyFreezeJson"_s);

    layOut();
    connect(m_incident, &QPushButton::clicked, this, &FreezePanel::askToOpenIncident);
    connect(m_changes, &QPushButton::clicked, this, &FreezePanel::changesRequested);
    connect(m_edit, &QPushButton::clicked, this, &FreezePanel::editRequested);
    connect(m_delete, &QPushButton::clicked, this, &FreezePanel::deleteRequested);
    connect(m_copy, &QPushButton::clicked, this, &FreezePanel::copyRequested);
    connect(m_copyJson, &QPushButton::clicked, this, &FreezePanel::copyJsonRequested);
    connect(&Theme::current(), &Theme::changed, this, &FreezePanel::applyColors);
    showNothing();
}

void FreezePanel::layOut()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(spacing::inside);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_title, 1);
    head->addWidget(m_pill, 0, Qt::AlignTop);
    const auto inRow = [](std::initializer_list<QPushButton *> buttons) {
        auto *row = new FlowLayout;
        row->setSpacing(spacing::inside);
        for (QPushButton *button : buttons)
            row->addWidget(button);
        return row;
    };
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    column->addLayout(head);
    column->addWidget(m_stateWord);
    column->addWidget(m_text, 1);
    column->addLayout(inRow({m_incident, m_changes}));
    column->addWidget(m_refusal);
    column->addLayout(inRow({m_edit, m_delete}));
    column->addLayout(inRow({m_copy, m_copyJson}));
}

void FreezePanel::showEntry(const CalendarEntry &entry, Instant now, const QTimeZone &zone, const QString &editRefusal, const QString &deleteRefusal)
{
    m_state = entry.stateAt(now);
    m_title->setText(entry.environment);
    m_pill->setWord(entry.production ? tr("PROD") : QString(), Tone::Prod);
    m_stateWord->setText(entry.exempt ? tr("%1 · you are excepted", "state").arg(words::of(*m_state)) : words::of(*m_state));
    const QString text = freezetext::details(entry, now, zone);
    if (text != m_text->toPlainText()) // keeps a selection while only the clock goes on
        m_text->setPlainText(text);
    m_link = incidentIn(entry.window.reason);
    m_edit->setEnabled(editRefusal.isEmpty());
    m_edit->setToolTip(editRefusal);
    m_delete->setEnabled(deleteRefusal.isEmpty());
    m_delete->setToolTip(deleteRefusal);
    m_delete->setText(m_state == FreezeState::Active ? tr("En&d now…") : tr("&Delete…"));
    m_refusal->setText(!editRefusal.isEmpty() ? editRefusal : deleteRefusal);
    setActionsVisible(true);
    m_refusal->setVisible(!m_refusal->text().isEmpty());
    m_incident->setVisible(m_link.has_value());
    m_changes->setVisible(entry.changes > 0);
    applyColors();
}

/// Whoever may freeze wrote it, with any client.
void FreezePanel::askToOpenIncident()
{
    if (!m_link)
        return;
    const auto tell = [this, address = m_link->toString(QUrl::FullyEncoded)] {
        emit notOpened(tr("No program of this desktop opened the address %1: copy it from the text of the freeze.").arg(address));
    };
    askToOpen(this, *m_link, u"openIncidentQuestion"_s, tr("Open the incident"), tr("Open this address in the browser?"), tell);
}

void FreezePanel::showNothing()
{
    m_state.reset();
    m_link.reset();
    m_title->setText(tr("No freeze selected"));
    m_pill->setWord({}, Tone::Prod);
    m_text->setPlainText(tr("Select a freeze to read about it."));
    setActionsVisible(false);
    applyColors();
}

void FreezePanel::setActionsVisible(bool visible)
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_icon, m_stateWord, m_refusal, m_incident, m_changes, m_edit, m_delete, m_copy, m_copyJson})
        widget->setVisible(visible);
}

void FreezePanel::applyColors()
{
    QPalette words = palette();
    if (m_state) {
        m_icon->setPixmap(freezeIcon(lookOf(*m_state)).pixmap(QSize(spacing::toolIcon, spacing::toolIcon), devicePixelRatioF()));
        words.setColor(QPalette::WindowText, Theme::current().tone(toneOf(*m_state)).text);
    }
    m_stateWord->setPalette(words);
    QPalette plain = Theme::current().palette();
    plain.setColor(QPalette::Base, Qt::transparent);
    if (!m_state)
        plain.setColor(QPalette::Text, Theme::current().colors().text2);
    m_text->setPalette(plain);
}

QSize FreezePanel::minimumSizeHint() const
{
    return {QWidget::minimumSizeHint().width(), layout()->totalMinimumHeightForWidth(width())};
}

void FreezePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != width())
        updateGeometry(); // title and buttons wrap in another width
}

QString FreezePanel::text() const
{
    return m_state ? m_text->toPlainText() : QString();
}

} // namespace tidegate
