// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/servers/welcomepage.h"

#include "ui/servers/choicebutton.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int columnWidth = 520;
constexpr int logoSize = 64;

} // namespace

WelcomePage::WelcomePage(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"welcome"_s);
    auto *logo = new QLabel(this);
    logo->setPixmap(applicationIcon().pixmap(QSize(logoSize, logoSize), devicePixelRatioF()));
    logo->setAlignment(Qt::AlignCenter);
    auto *title = new QLabel(tr("Welcome to Tidegate"), this);
    title->setFont(Theme::titleFont());
    title->setAlignment(Qt::AlignCenter);
    auto *question = new QLabel(tr("What do you want to work with? You can change it at any time with Ctrl+Shift+L."), this);
    question->setAlignment(Qt::AlignCenter);
    question->setWordWrap(true);

    auto *column = new QVBoxLayout;
    column->setSpacing(spacing::group);
    column->addStretch(1);
    column->addWidget(logo);
    column->addWidget(title);
    column->addWidget(question);
    auto *demo = addChoice(column, u"overview"_s, tr("Try with &demo data"),
                           tr("An example fleet with freezes, health and drift to play with. It is thrown away when you close Tidegate."));
    m_preferred = addChoice(column, u"computer"_s, tr("&Start an offline workspace"),
                            tr("Your environments, freezes and targets in a database on this computer. No server, no sign-in."));
    auto *server = addChoice(column, u"server"_s, tr("&Connect to a server…"), tr("Work with others on a Tidegate server. You need its address and a token."));
    column->addStretch(2);
    auto *centre = new QWidget(this);
    centre->setLayout(column);
    centre->setMaximumWidth(columnWidth);
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addWidget(centre, 100);
    row->addStretch(1);

    connect(demo, &QAbstractButton::clicked, this, &WelcomePage::demoChosen);
    connect(m_preferred, &QAbstractButton::clicked, this, &WelcomePage::offlineChosen);
    connect(server, &QAbstractButton::clicked, this, &WelcomePage::serverChosen);
}

QAbstractButton *WelcomePage::addChoice(QVBoxLayout *column, const QString &icon, const QString &title, const QString &sentence)
{
    auto *button = new ChoiceButton(icon, title, sentence, this);
    column->addWidget(button);
    m_choices.append(button);
    return button;
}

void WelcomePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_preferred->setFocus(Qt::OtherFocusReason);
}

void WelcomePage::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (step == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    const auto at = std::find_if(m_choices.begin(), m_choices.end(), [](const QAbstractButton *button) { return button->hasFocus(); }) - m_choices.begin();
    m_choices.at(std::clamp<qsizetype>(at + step, 0, m_choices.size() - 1))->setFocus(Qt::TabFocusReason);
}

} // namespace tidegate
