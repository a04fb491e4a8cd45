// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/edit/freezenowdialog.h"

#include "models/freezewindowtablemodel.h"
#include "models/incidentlink.h"
#include "models/peoplemodel.h"
#include "models/servicewords.h"
#include "models/words.h"
#include "ui/calendar/edit/environmentlist.h"
#include "ui/calendar/entry/calendarentry.h"
#include "ui/style/plaintext.h"
#include "ui/style/statusglyph.h"
#include "ui/style/theme.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/personpicker.h"
#include "ui/widgets/timefield.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {

namespace {

constexpr std::chrono::hours usual{4};
/// A freeze of the API has an end. When nobody knows one it is far, but not so far that a forgotten freeze stands for months.
constexpr std::chrono::days farEnd{7};

/// So many hours from now, up to a whole minute: what is shown is what is meant, and never a little less.
Instant inHours(Instant now, std::chrono::hours hours)
{
    return std::chrono::ceil<std::chrono::minutes>(now + hours);
}

} // namespace

FreezeNowDialog::FreezeNowDialog(const FreezeDialogFacts &facts, const FreezePlan &plan, std::function<Instant()> now, QWidget *parent)
    : EditorDialog(nullptr, parent), m_facts(facts), m_people(facts.people ? facts.people : new PeopleModel(this)), m_now(std::move(now))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setObjectName(u"freezeNowDialog"_s);
    setWindowTitle(tr("Freeze now"));
    build(plan);
    load(plan);
    begin(u"freeze-window/now"_s, 0);
    resize(std::max(640, sizeHint().width()), std::min(sizeHint().height(), roomOnScreen()));
}

QWidget *FreezeNowDialog::buildHeading()
{
    auto *heading = new QWidget;
    auto *icon = new QLabel(heading);
    icon->setPixmap(freezeIcon(FreezeLook::Active).pixmap(QSize(spacing::toolIcon, spacing::toolIcon), devicePixelRatioF()));
    auto *title = new QLabel(tr("Stop deployments at once"), heading);
    title->setFont(Theme::titleFont());
    auto *note = new QLabel(tr("From the next second on the gate refuses. What runs already goes on."), heading);
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    auto *grid = new QGridLayout(heading);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    grid->addWidget(icon, 0, 0);
    grid->addWidget(title, 0, 1);
    grid->addWidget(note, 1, 1);
    return heading;
}

QWidget *FreezeNowDialog::buildEnvironments(const FreezePlan &plan)
{
    m_environments = new EnvironmentList(m_facts.environments, preselected(plan));
    connect(m_environments, &CheckList::checkedChanged, this, &FreezeNowDialog::update);
    FormField *field = addField(tr("&Environments"), m_environments, u"/environmentId"_s);
    field->setTextOf([this](const QVariant &value) { return m_environments->textOf(value); });
    return field;
}

QWidget *FreezeNowDialog::buildLengths()
{
    auto *row = new QWidget;
    auto *line = new FlowLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(spacing::between);
    for (const int hours : {1, 4, 8}) {
        auto *button = new QPushButton(tr("&%1 h", "a button: so many hours from now").arg(hours), row);
        button->setObjectName(u"hours%1"_s.arg(hours));
        button->setAccessibleName(tr("%n hours from now", nullptr, hours));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, hours] { m_until->setInstant(inHours(m_now(), std::chrono::hours(hours))); });
        line->addWidget(button);
    }
    auto *unknown = new QPushButton(tr("&No known end"), row);
    unknown->setObjectName(u"noKnownEnd"_s);
    unknown->setAutoDefault(false);
    connect(unknown, &QPushButton::clicked, this, [this] {
        m_farEnd = inHours(m_now(), farEnd);
        m_until->setInstant(*m_farEnd);
        update(); // also when the field said so already
    });
    line->addWidget(unknown);
    return row;
}

bool FreezeNowDialog::isOpenEnded() const
{
    return m_farEnd && m_until->isReadable() && m_until->instant() == *m_farEnd;
}

QWidget *FreezeNowDialog::buildUntil()
{
    m_until = new TimeField(TimeStyle::Iso, TimeField::Edge::End, tr("Until"));
    m_until->setNow(m_now);
    m_until->setZone(m_facts.displayZone);
    m_until->setFreezeEnds([this] { return m_facts.workspace ? m_facts.workspace->freezes()->endsOfActive(chosen(), m_now()) : QList<Instant>(); });
    connect(m_until, &TimeField::instantChanged, this, &FreezeNowDialog::update);
    FormField *field = addField(tr("Un&til"), m_until, u"/end"_s);
    field->setTextOf([this](const QVariant &value) {
        const Result<Instant> instant = parseInstant(value.toString().toStdString());
        return instant ? words::instant(*instant, m_facts.displayZone) : value.toString();
    });
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::inside);
    column->addWidget(field);
    column->addWidget(buildLengths());
    auto *both = new QWidget;
    both->setLayout(column);
    return both;
}

void FreezeNowDialog::build(const FreezePlan &plan)
{
    m_reason = new QLineEdit;
    m_incident = new QLineEdit;
    m_incident->setPlaceholderText(u"https://"_s);
    m_exceptions = new PersonPicker(m_people, m_facts.me);
    auto *form = new QWidget;
    auto *grid = new QGridLayout(form);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(spacing::page);
    grid->setVerticalSpacing(spacing::group);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(buildHeading(), 0, 0, 1, 2);
    grid->addWidget(buildEnvironments(plan), 1, 0, Qt::AlignTop);
    grid->addWidget(buildUntil(), 1, 1, Qt::AlignTop);
    FormField *reason = addField(tr("&Reason"), m_reason, u"/reason"_s);
    reason->setHint(tr("Everybody who is refused reads it."));
    grid->addWidget(reason, 2, 0, Qt::AlignTop);
    FormField *incident = addField(tr("&Incident"), m_incident, u"/incident"_s);
    incident->setHint(tr("An address with http or https; it stands behind the reason."));
    grid->addWidget(incident, 2, 1, Qt::AlignTop);
    FormField *exceptions = addField(tr("&Who may deploy all the same"), m_exceptions, u"/exceptions"_s);
    exceptions->setHint(m_facts.mayExcept ? QString() : tr("You may not change the exceptions: that needs the right freeze:except."));
    exceptions->setTextOf([this](const QVariant &value) {
        QStringList names;
        for (const QString &id : value.toStringList())
            names.append(plainLine(m_people->nameOf(UserId(parseUuid(id)))));
        return names.join(u'\n');
    });
    connect(m_exceptions, &PersonPicker::problemFound, exceptions, &FormField::setError);
    connect(m_exceptions, &PersonPicker::typedReplaced, exceptions, &FormField::setWarning);
    connect(m_exceptions, &PersonPicker::usersChanged, this, &FreezeNowDialog::update);
    m_exceptions->setEnabled(m_facts.mayExcept);
    grid->addWidget(exceptions, 3, 0, 1, 2, Qt::AlignTop);
    grid->setRowStretch(4, 1);
    setForm(form, tr("&Freeze now"), tr("Nothing was frozen."));
    m_said = new QLabel(this);
    m_said->setObjectName(u"preview"_s);
    m_said->setWordWrap(true);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setFont(Theme::strongFont());
    m_said->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_said->setMinimumHeight(2 * m_said->fontMetrics().lineSpacing()); // a second line moves nothing
    addBelow(m_said);
    m_effect = new FreezePreviewBox(m_facts.preview, this);
    m_effect->keepLines(2); // how many targets, and what it overlaps with
    addBelow(m_effect);
}

QList<EnvironmentId> FreezeNowDialog::preselected(const FreezePlan &plan) const
{
    if (!plan.environments.isEmpty() || m_facts.environments.isEmpty())
        return plan.environments;
    QList<EnvironmentId> production;
    for (const Environment &environment : m_facts.environments) {
        if (environment.isProduction)
            production.append(environment.id);
    }
    return production.isEmpty() ? QList{m_facts.environments.constLast().id} : production;
}

void FreezeNowDialog::load(const FreezePlan &plan)
{
    m_until->setInstant(plan.end ? *plan.end : inHours(m_now(), usual));
    m_reason->setText(tr("Incident", "the reason of a freeze that is made at once, to be typed over"));
    m_reason->selectAll();
    m_reason->setFocus();
    update();
}

FreezeWindow FreezeNowDialog::typed() const
{
    FreezeWindow window;
    window.start = wholeSeconds(m_now());
    window.end = m_until->instant();
    window.reason = withIncident(m_reason->text(), incidentLink(m_incident->text()));
    window.exceptions = m_exceptions->users();
    window.timezone = freezetext::zoneName(m_facts.displayZone);
    return window;
}

QList<EnvironmentId> FreezeNowDialog::chosen() const
{
    return m_environments->chosen();
}

QList<FreezeWindow> FreezeNowDialog::values() const
{
    QList<FreezeWindow> windows;
    for (const EnvironmentId environment : chosen()) {
        FreezeWindow window = typed();
        window.environmentId = environment;
        windows.append(window);
    }
    return windows;
}

/// The button says what it does, without a look at the list.
QString FreezeNowDialog::verb() const
{
    constexpr qsizetype longest = 40; // characters that fit beside Cancel in the smallest window
    const QList<EnvironmentId> environments = chosen();
    const QString names = plainCaption(m_environments->namesOf(environments), longest + 1);
    if (environments.isEmpty())
        return tr("&Freeze now");
    if (environments.size() > 1 && names.size() > longest)
        return tr("&Freeze %n environments", nullptr, static_cast<int>(environments.size()));
    //: a button; %1 environments
    return tr("&Freeze %1").arg(names);
}

QString FreezeNowDialog::sentence() const
{
    const QList<EnvironmentId> environments = chosen();
    if (environments.isEmpty())
        return tr("Choose what to freeze.");
    if (!m_until->isReadable())
        return tr("The end is no time: %1", "what is wrong with it").arg(m_until->problem());
    const Instant now = m_now();
    if (m_until->instant() <= now)
        return tr("The end must be after now.");
    if (isOpenEnded())
        //: %1 environments, %2 a time, %3 a duration
        return tr("Closed at once, with no known end: %1. A freeze cannot go without one, so it ends by itself %2 (in %3). End it when it is over, or move "
                  "its end before then.")
            .arg(m_environments->namesOf(environments), words::nearInstant(m_until->instant(), now, m_facts.displayZone), words::duration(farEnd));
    //: %1 environments, %2 a time, %3 a duration
    return tr("Closed at once, until %2 (%3): %1.")
        .arg(m_environments->namesOf(environments), words::nearInstant(m_until->instant(), now, m_facts.displayZone),
             words::duration(m_until->instant() - wholeSeconds(now)));
}

void FreezeNowDialog::update()
{
    if (!m_effect) // while the dialog is being built
        return;
    m_said->setText(sentence());
    okButton()->setText(verb());
    m_effect->setWindows(m_until->isReadable() ? values() : QList<FreezeWindow>());
}

QList<FieldError> FreezeNowDialog::wrongFields() const
{
    QList<FieldError> errors;
    if (const QString problem = m_exceptions->takeTyped(); !problem.isEmpty())
        errors.append({u"/exceptions"_s, u"unknown-user"_s, problem});
    if (chosen().isEmpty())
        errors.append({u"/environmentId"_s, u"required"_s, tr("Choose at least one environment.")});
    if (!m_incident->text().trimmed().isEmpty() && !incidentLink(m_incident->text()))
        errors.append({u"/incident"_s, u"malformed"_s, tr("This is no address with http or https and without a user name: https://status.example.com/1")});
    if (m_reason->text().trimmed().isEmpty())
        errors.append({u"/reason"_s, u"required"_s, tr("Say why; everybody who is refused reads it.")});
    if (!m_until->isReadable())
        errors.append({u"/end"_s, u"malformed"_s, m_until->problem()});
    else if (const auto checked = validated(typed()); !checked)
        errors += checked.error().fields;
    return errors;
}

void FreezeNowDialog::submit()
{
    if (const QList<FieldError> errors = wrongFields(); !errors.isEmpty()) {
        showFailure(validationError(errors));
        return;
    }
    setBusy(true);
    emit submitted(values());
}

void FreezeNowDialog::markFrozen(EnvironmentId environment)
{
    m_frozen.append(environment);
    m_environments->disableChoice(environment.toString(), tr("%1 — frozen", "environment"));
}

void FreezeNowDialog::showError(EnvironmentId environment, const Error &error)
{
    setBusy(false);
    if (m_frozen.isEmpty()) {
        showFailure(error);
        return;
    }
    message()->showMessage(
        InlineMessage::Kind::Error,
        //: %1 environments, %2 the one that failed, %3 why
        tr("Frozen: %1. Not frozen: %2. %3").arg(m_environments->namesOf(m_frozen), m_environments->nameOf(environment), words::sentence(error)),
        InlineMessage::detailsOf(error));
}

} // namespace tidegate
