// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/askbar.h"

#include "models/words.h"
#include "models/workspace.h"
#include "services/async/whendone.h"
#include "ui/displayzone.h"
#include "ui/overview/gatesentence.h"
#include "ui/style/statusglyph.h"
#include "ui/style/symbolicon.h"

#include <QAccessible>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

/// The wall clock of the display zone, read as an instant; inside a gap the hour after it.
Instant inZone(const QDateTime &wallClock, const QTimeZone &zone)
{
    QDateTime time(wallClock.date(), wallClock.time(), zone);
    if (!time.isValid())
        time = QDateTime(wallClock.date(), wallClock.time().addSecs(3600), zone);
    return toInstant(time);
}

} // namespace

AskBar::AskBar(Workspace *workspace, QWidget *parent) : QFrame(parent), m_workspace(workspace)
{
    build();
    connect(m_ask, &QPushButton::clicked, this, &AskBar::ask);
    connect(m_when, &QComboBox::currentIndexChanged, this, [this](int index) { m_time->setVisible(index == 1); });
    connect(workspace, &Workspace::identityChanged, this, &AskBar::updateIdentity);
    updateIdentity();
}

void AskBar::build()
{
    m_environment = new QComboBox(this);
    m_environment->setAccessibleName(tr("Environment to deploy to"));
    m_environment->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_environment->setMinimumContentsLength(12);
    m_when = new QComboBox(this);
    m_when->setAccessibleName(tr("When"));
    m_when->addItems({tr("now"), tr("a time")});
    m_time = new QDateTimeEdit(this);
    m_time->setAccessibleName(tr("Time of the deployment"));
    m_time->setCalendarPopup(true);
    m_time->setDisplayFormat(u"ddd d MMM yyyy HH:mm"_s);
    const QDateTime now = QDateTime::currentDateTimeUtc().toTimeZone(DisplayZone::current().zone());
    m_time->setDateTime(QDateTime(now.date().addDays(1), QTime(9, 0)));
    m_time->hide();
    m_who = new QLabel(this);
    m_who->setTextFormat(Qt::PlainText);
    m_ask = new QPushButton(symbolIcon(u"ask"_s), tr("&Ask"), this);
    m_ask->setAccessibleName(tr("Ask whether I can deploy"));
    m_icon = new QLabel(this);
    m_answer = new QLabel(this);
    m_answer->setObjectName(u"answer"_s);
    m_answer->setWordWrap(true);
    m_answer->setTextFormat(Qt::PlainText);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::between);
    auto *question = new QLabel(tr("Can I deploy &to"), this);
    question->setBuddy(m_environment);
    row->addWidget(question);
    row->addWidget(m_environment);
    row->addWidget(new QLabel(tr("at"), this));
    row->addWidget(m_when);
    row->addWidget(m_time);
    row->addWidget(m_who);
    row->addWidget(m_ask);
    row->addStretch();
    auto *answerRow = new QHBoxLayout;
    answerRow->setSpacing(spacing::between);
    answerRow->addWidget(m_icon, 0, Qt::AlignTop);
    answerRow->addWidget(m_answer, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::group, spacing::between, spacing::group, spacing::between);
    column->setSpacing(spacing::between);
    column->addLayout(row);
    column->addLayout(answerRow);
    m_icon->hide();
    m_answer->hide();
}

void AskBar::updateIdentity()
{
    const QString name = m_workspace->identity().name;
    m_who->setText(name.isEmpty() ? tr("as me?") : tr("as me (%1)?").arg(name));
}

void AskBar::setEnvironments(const QList<EnvironmentId> &ids, const QStringList &names)
{
    const QVariant chosen = m_environment->currentData();
    m_environment->clear();
    for (qsizetype i = 0; i < ids.size(); ++i)
        m_environment->addItem(names.at(i), ids.at(i).uuid());
    const int index = m_environment->findData(chosen);
    m_environment->setCurrentIndex(index >= 0 ? index : m_environment->count() - 1); // the last stage is what people ask about
    m_ask->setEnabled(m_environment->count() > 0);
}

void AskBar::choose(QUuid environment)
{
    const int index = m_environment->findData(environment);
    if (index >= 0)
        m_environment->setCurrentIndex(index);
}

Instant AskBar::chosenTime() const
{
    if (m_when->currentIndex() == 1)
        return wholeSeconds(inZone(m_time->dateTime(), DisplayZone::current().zone()));
    const QDateTime now = m_workspace->serverNow();
    return wholeSeconds(now.isValid() ? toInstant(now) : Clock::system().now());
}

void AskBar::ask()
{
    if (m_environment->currentIndex() < 0)
        return;
    GateQuestion question;
    question.at = chosenTime();
    question.user = m_workspace->identity().user;
    const EnvironmentId environment(m_environment->currentData().toUuid());
    const quint64 number = ++m_question;
    m_ask->setEnabled(false);
    whenDone(m_workspace->client().gateCheck(environment, question), this, [this, number](const Result<GateDecision> &result) {
        m_ask->setEnabled(true);
        if (number != m_question)
            return;
        if (result)
            showAnswer(*result);
        else
            say(healthIcon(Health::Unknown), tr("Nobody knows: the server gave no answer. %1 Take it as a no.").arg(result.error().message));
    });
}

void AskBar::showAnswer(const GateDecision &decision)
{
    const GateSentence sentence = gateSentence(decision, m_environment->currentText(), DisplayZone::current().zone());
    const Health shape = sentence.yes ? Health::Healthy : sentence.conditional ? Health::Degraded : Health::Unhealthy;
    say(healthIcon(shape), sentence.text);
}

void AskBar::say(const QIcon &icon, const QString &text)
{
    m_icon->setPixmap(icon.pixmap(QSize(spacing::toolIcon, spacing::toolIcon), devicePixelRatioF()));
    m_icon->show();
    m_answer->setText(text);
    m_answer->setAccessibleName(text);
    m_answer->show();
    if (QAccessible::isActive()) {
        QAccessibleEvent event(m_answer, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

QString AskBar::answer() const
{
    return m_answer->text();
}

void AskBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::current().colors().border);
    painter.setBrush(palette().base());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), spacing::radius, spacing::radius);
}

} // namespace tidegate
