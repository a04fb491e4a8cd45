// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/emptystate.h"

#include "ui/style/plaintext.h"
#include "ui/style/statusglyph.h"
#include "ui/style/symbolicon.h"
#include "ui/widgets/alertaccessible.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr int iconSize = 48;
constexpr int roomForIcon = 190; // px

QIcon iconOf(EmptyState::Variant variant)
{
    switch (variant) {
    case EmptyState::Variant::Empty:
        return symbolIcon(u"empty"_s);
    case EmptyState::Variant::NoMatch:
        return symbolIcon(u"search"_s);
    case EmptyState::Variant::NoPermission:
        return symbolIcon(u"lock"_s);
    case EmptyState::Variant::Failed:
        return healthIcon(Health::Unhealthy);
    case EmptyState::Variant::Loading:
        break;
    }
    return {};
}

} // namespace

EmptyState::EmptyState(QWidget *parent) : QWidget(parent)
{
    makeAlert(this);
    m_icon = new QLabel(this);
    m_icon->setAlignment(Qt::AlignCenter);
    m_title = new QLabel(this);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setFont(Theme::sectionFont());
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_sentence = new QLabel(this);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_busy = new QProgressBar(this);
    m_busy->setMaximumWidth(240);
    m_busy->setTextVisible(false);
    m_busy->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::page, spacing::page, spacing::page, spacing::page);
    column->setSpacing(spacing::between);
    column->addStretch(2);
    column->addWidget(m_icon);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addWidget(m_busy, 0, Qt::AlignCenter);
    m_actions = new QHBoxLayout;
    m_actions->setSpacing(spacing::between);
    m_actions->addStretch();
    m_actions->addStretch();
    column->addSpacing(spacing::inside);
    column->addLayout(m_actions);
    column->addStretch(3);
    connect(&Theme::current(), &Theme::changed, this, &EmptyState::updateIcon);
}

void EmptyState::setState(Variant variant, const QString &title, const QString &sentence)
{
    clearActions();
    m_variant = variant;
    m_plainTitle = title;
    m_plainSentence = sentence;
    m_title->setText(plainParagraph(title));
    m_sentence->setText(plainParagraph(sentence));
    m_sentence->setVisible(!sentence.isEmpty());
    const bool loading = variant == Variant::Loading;
    m_busy->setRange(0, loading ? 0 : 1); // 0–0 is "busy"; its animation must not run while hidden
    m_busy->setVisible(loading);
    m_busy->setAccessibleName(title);
    const bool changed = accessibleName() != title;
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    updateIcon();
    if (isVisible() && changed)
        announceAgain(this);
}

void EmptyState::clearActions()
{
    m_focused = -1;
    for (int i = 0; m_actions->count() > 2; ++i) {
        QLayoutItem *item = m_actions->takeAt(1);
        if (item->widget()->hasFocus())
            m_focused = i;
        delete item->widget();
        delete item;
    }
}

void EmptyState::addAction(const QString &text, QObject *context, const std::function<void()> &run, bool primary)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(true);
    button->setDefault(primary);
    connect(button, &QPushButton::clicked, context, run);
    const int place = m_actions->count() - 2;
    m_actions->insertWidget(place + 1, button);
    button->show();         // now, not with the next event: it may be about to get the focus
    if (place == m_focused) // the state was only said again: who was here stays here
        button->setFocus();
}

QString EmptyState::title() const
{
    return m_plainTitle;
}

QString EmptyState::sentence() const
{
    return m_plainSentence;
}

void EmptyState::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateIcon();
}

QSize EmptyState::minimumSizeHint() const
{
    const QSize least = QWidget::minimumSizeHint();
    return m_icon->isHidden() ? least : QSize(least.width(), least.height() - iconSize - spacing::between); // in a low place it goes
}

void EmptyState::updateIcon()
{
    const QIcon icon = iconOf(m_variant);
    m_icon->setVisible(!icon.isNull() && height() >= roomForIcon);
    m_icon->setPixmap(icon.pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
}

} // namespace tidegate
