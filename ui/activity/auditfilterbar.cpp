// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/auditfilterbar.h"

#include "models/wallclock.h"
#include "models/words.h"
#include "services/domain/change.h"
#include "ui/style/theme.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/timefield.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {

namespace {

constexpr auto typingPause = 150ms;
constexpr int maxText = 200;
const QString textKey = u"text"_s;
const QString typeKey = u"type"_s;
const QString actionKey = u"action"_s;
const QString viaKey = u"via"_s;
const QString whenKey = u"when"_s;

/// Kinds of objects with the actions the log may hold of each.
struct Kind
{
    EntityType type;
    QList<ChangeKind> actions;
};

const QList<Kind> &kinds()
{
    using enum ChangeKind;
    static const QList<Kind> all{
        {EntityType::Environment, {EnvironmentCreated, EnvironmentUpdated, EnvironmentDeleted, EnvironmentRestored, EnvironmentReordered}},
        {EntityType::FreezeWindow, {FreezeCreated, FreezeChanged, FreezeCancelled, FreezeRestored, FreezeOverridden, FreezeViolated}},
        {EntityType::TargetGroup, {GroupCreated, GroupUpdated, GroupDeleted, GroupRestored}},
        {EntityType::Target, {TargetCreated, TargetUpdated, TargetDeleted, TargetRestored, SecretSet, SecretDeleted}},
        {EntityType::Sticker, {StickerRecorded}},
        {EntityType::Deployment, {DeploymentExplained}},
        {EntityType::DriftRule, {DriftRuleCreated, DriftRuleDeleted, DriftRuleExpired}},
        {EntityType::Agent, {AgentRegistered, AgentUpdated, AgentAccepted, AgentDeactivated, AgentRevoked, AgentDeleted}},
        {EntityType::Tenant, {ImportBegun, ImportDiscarded, WorkspaceImported}},
    };
    return all;
}

/// What stands for a length of time in the choice of the time.
enum WhenChoice { AnyTime = 0, LastHour, LastDay, LastWeek, LastMonth, Between };

} // namespace

AuditFilterBar::AuditFilterBar(QWidget *parent) : QWidget(parent)
{
    m_typing = new QTimer(this);
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPause);
    connect(m_typing, &QTimer::timeout, this, &AuditFilterBar::changed);
    build();
}

void AuditFilterBar::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    auto *choices = new QWidget(this);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    choices->setSizePolicy(policy);
    auto *row = new FlowLayout(choices);
    row->setContentsMargins(0, 0, 0, 0);
    column->addWidget(choices);
    m_text = new QLineEdit(this);
    m_text->setObjectName(u"auditText"_s);
    m_text->setMaxLength(maxText);
    m_text->setPlaceholderText(tr("Who, what, object or reason"));
    m_text->setAccessibleName(tr("Filter the log by text"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(120);
    m_type = addChoice(row, u"entityType"_s, tr("Kind of object"));
    m_type->addItem(tr("everything"), QString());
    for (const Kind &kind : kinds())
        m_type->addItem(words::entityType(toString(kind.type)), toString(kind.type));
    m_action = addChoice(row, u"action"_s, tr("Action"));
    fillActions();
    m_actor = addChoice(row, u"actor"_s, tr("Who did it"));
    m_actor->addItem(tr("anyone"), QUuid());
    m_via = addChoice(row, u"via"_s, tr("Through what"));
    m_via->addItem(tr("any way"), QString());
    for (int i = 0; i < viaCount; ++i) {
        const QString via = toString(static_cast<Via>(i));
        m_via->addItem(words::via(via), via);
    }
    m_when = addChoice(row, u"when"_s, tr("When"));
    m_when->addItems({tr("any time"), tr("last hour"), tr("last 24 hours"), tr("last 7 days"), tr("last 30 days"), tr("between…")});
    m_span = new QWidget(this);
    fillTimes();
    column->addWidget(m_span);
    m_clear = new QPushButton(tr("&Clear"), this);
    m_clear->setObjectName(u"clearFilter"_s);
    m_clear->setToolTip(tr("Clear filter"));
    m_clear->setAccessibleName(tr("Clear filter"));
    m_clear->setAutoDefault(false);
    m_clear->hide();
    row->addWidget(m_clear);
    connect(m_text, &QLineEdit::textChanged, this, &AuditFilterBar::note);
    connect(m_clear, &QPushButton::clicked, this, &AuditFilterBar::clear);
}

QComboBox *AuditFilterBar::addChoice(QLayout *row, const QString &objectName, const QString &accessibleName)
{
    auto *choice = new QComboBox(this);
    choice->setObjectName(objectName);
    choice->setAccessibleName(accessibleName);
    choice->setAccessibleDescription(accessibleName); // its name is what is chosen
    choice->setToolTip(accessibleName);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(8);
    choice->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    row->addWidget(choice);
    connect(choice, &QComboBox::activated, this, [this, choice] {
        if (choice == m_type)
            fillActions();
        m_span->setVisible(m_when->currentIndex() == Between);
        note();
    });
    return choice;
}

void AuditFilterBar::fillTimes()
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_span->setSizePolicy(policy);
    auto *row = new FlowLayout(m_span);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::inside);
    const QTimeZone zone = DisplayZone::current().zone();
    const QDate today = dateOf(Clock::system().now(), zone);
    const auto add = [&](const QString &objectName, const QString &name, TimeField::Edge edge, QDate date) {
        constexpr int lines = 2;
        auto *field = new TimeField(TimeStyle::Weekday, edge, name, m_span);
        field->setObjectName(objectName);
        field->setDirection(TimeField::Direction::Back);
        field->setLines(lines);
        field->setZone(zone);
        field->setInstant(dayStart(date, zone));
        row->addWidget(field);
        connect(field, &TimeField::instantChanged, this, &AuditFilterBar::note);
        connect(&DisplayZone::current(), &DisplayZone::changed, field, [field] { field->setZone(DisplayZone::current().zone()); });
        return field;
    };
    m_from = add(u"auditFrom"_s, tr("From"), TimeField::Edge::Start, today.addDays(-1));
    row->addWidget(new QLabel(u"–"_s, m_span));
    m_to = add(u"auditTo"_s, tr("Until, not included"), TimeField::Edge::End, today.addDays(1));
    m_span->hide();
}

void AuditFilterBar::fillActions()
{
    const QVariant chosen = m_action->currentData();
    const QString type = m_type->currentData().toString();
    m_action->clear();
    m_action->addItem(tr("any action"), QString());
    for (const Kind &kind : kinds()) {
        if (!type.isEmpty() && type != toString(kind.type))
            continue;
        for (const ChangeKind action : kind.actions)
            m_action->addItem(words::auditAction(toString(action)), toString(action));
    }
    m_action->setCurrentIndex(qMax(0, m_action->findData(chosen)));
}

void AuditFilterBar::setActors(const QList<std::pair<Subject, QString>> &actors)
{
    for (const auto &[who, name] : actors) {
        if (m_actor->findData(who.id()) < 0)
            m_actor->addItem(name, who.id());
    }
}

void AuditFilterBar::note()
{
    m_clear->setVisible(isActive());
    if (m_when->currentIndex() == Between && !(m_from->isReadable() && m_to->isReadable()))
        m_typing->stop();
    else
        m_typing->start();
}

bool AuditFilterBar::isActive() const
{
    const bool chosen = m_type->currentIndex() > 0 || m_action->currentIndex() > 0 || m_actor->currentIndex() > 0;
    return chosen || m_via->currentIndex() > 0 || m_when->currentIndex() > 0 || !m_text->text().trimmed().isEmpty();
}

std::optional<Instant> AuditFilterBar::from(Instant now) const
{
    switch (m_when->currentIndex()) {
    case LastHour:
        return now - 1h;
    case LastDay:
        return now - 24h;
    case LastWeek:
        return now - std::chrono::days(7);
    case LastMonth:
        return now - std::chrono::days(30);
    default:
        return {};
    }
}

AuditFilter AuditFilterBar::filter(Instant now) const
{
    AuditFilter filter;
    filter.text = m_text->text().trimmed();
    filter.entityType = m_type->currentData().toString();
    filter.action = m_action->currentData().toString();
    filter.actor = m_actor->currentData().toUuid();
    filter.via = m_via->currentData().toString();
    filter.from = from(wholeSeconds(now));
    if (m_when->currentIndex() == Between) {
        filter.from = m_from->instant(); // an hour that comes twice is shown twice
        filter.to = m_to->instant();
    }
    return filter;
}

void AuditFilterBar::clear()
{
    m_text->clear();
    for (QComboBox *choice : {m_type, m_actor, m_via, m_when})
        choice->setCurrentIndex(0);
    fillActions();
    m_action->setCurrentIndex(0);
    m_span->hide();
    note();
}

void AuditFilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void AuditFilterBar::saveState(QSettings &settings) const
{
    settings.setValue(textKey, m_text->text());
    settings.setValue(typeKey, m_type->currentData());
    settings.setValue(actionKey, m_action->currentData());
    settings.setValue(viaKey, m_via->currentData());
    settings.setValue(whenKey, m_when->currentIndex() == Between ? AnyTime : m_when->currentIndex()); // two dates are of their day
}

void AuditFilterBar::restoreState(QSettings &settings)
{
    m_text->setText(settings.value(textKey).toString().left(maxText));
    m_type->setCurrentIndex(qMax(0, m_type->findData(settings.value(typeKey).toString())));
    fillActions();
    m_action->setCurrentIndex(qMax(0, m_action->findData(settings.value(actionKey).toString())));
    m_via->setCurrentIndex(qMax(0, m_via->findData(settings.value(viaKey).toString())));
    const int when = settings.value(whenKey).toInt();
    m_when->setCurrentIndex(when > AnyTime && when < Between ? when : AnyTime);
    note();
}

} // namespace tidegate
