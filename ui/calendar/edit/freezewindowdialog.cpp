// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/edit/freezewindowdialog.h"

#include "models/freezewindowtablemodel.h"
#include "models/peoplemodel.h"
#include "models/servicewords.h"
#include "models/words.h"
#include "services/domain/say.h"
#include "services/domain/timezone.h"
#include "ui/calendar/edit/environmentlist.h"
#include "ui/calendar/edit/zonebox.h"
#include "ui/calendar/entry/calendarentry.h"
#include "ui/style/plaintext.h"
#include "ui/style/theme.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/personpicker.h"
#include "ui/widgets/timefield.h"
#include "ui/widgets/timespanfields.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace tidegate {
FreezeWindowDialog::FreezeWindowDialog(const FreezeDialogFacts &facts, const FreezeWindow &window, QWidget *parent)
    : EditorDialog(facts.workspace, parent), m_facts(facts), m_people(facts.people ? facts.people : new PeopleModel(this)), m_original(window)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setObjectName(u"freezeWindowDialog"_s);
    setWindowTitle(isNew() ? tr("New freeze") : tr("Edit freeze"));
    build();
    load();
    begin(u"freeze-window/"_s + (isNew() ? u"new"_s : window.id.toString()), window.version);
    follow();
    resize(std::max(800, sizeHint().width()), std::min(sizeHint().height(), roomOnScreen()));
}

QWidget *FreezeWindowDialog::buildEnvironments()
{
    if (!isNew()) {
        auto *name = new QLineEdit(environmentNames().join(u", "_s));
        name->setEnabled(false);
        name->setObjectName(u"environmentId"_s);
        name->setCursorPosition(0);
        name->setToolTip(plainToolTip(name->text()));
        auto *field = new FormField(tr("Environment"), name); // no field of the window: it cannot be changed
        field->setHint(tr("The environment of a freeze cannot be changed."));
        return field;
    }
    QList<EnvironmentId> ticked = m_facts.chosen;
    if (!m_original.environmentId.isNull())
        ticked.append(m_original.environmentId);
    m_environments = new EnvironmentList(m_facts.environments, ticked);
    connect(m_environments, &CheckList::checkedChanged, this, &FreezeWindowDialog::updatePreview);
    FormField *field = addField(tr("&Environments"), m_environments, u"/environmentId"_s);
    field->setTextOf([this](const QVariant &value) { return m_environments->textOf(value); });
    return field;
}

QWidget *FreezeWindowDialog::buildZone()
{
    m_zone = new ZoneBox(m_facts.displayZone);
    connect(m_zone, &QComboBox::currentTextChanged, this, &FreezeWindowDialog::zoneChosen);
    m_zoneField = addField(tr("Time &zone"), m_zone, u"/timezone"_s);
    return m_zoneField;
}

/// Says in a sentence what the form would freeze.
static QLabel *newPreview(QWidget *parent)
{
    auto *preview = new QLabel(parent);
    preview->setObjectName(u"preview"_s);
    preview->setWordWrap(true);
    preview->setTextFormat(Qt::PlainText);
    preview->setFont(Theme::strongFont());
    preview->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    preview->setMinimumHeight(2 * preview->fontMetrics().lineSpacing()); // a second line moves nothing
    preview->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return preview;
}

void FreezeWindowDialog::build()
{
    m_reason = new QPlainTextEdit;
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(3 * spacing::rowHeight + 8);
    m_reason->setPlaceholderText(tr("Why nothing may be deployed, such as “Holiday freeze”"));
    buildTimes();
    m_exceptions = new PersonPicker(m_people, m_facts.me);

    auto *form = new QWidget;
    auto *grid = new QGridLayout(form);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(spacing::page);
    grid->setVerticalSpacing(spacing::group);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(buildEnvironments(), 0, 0, Qt::AlignTop);
    grid->addWidget(addField(tr("&Reason"), m_reason, u"/reason"_s), 0, 1, Qt::AlignTop);
    m_startField = addField(tr("&Start"), m_start, u"/start"_s);
    m_endField = addField(tr("E&nd"), m_end, u"/end"_s);
    grid->addWidget(m_startField, 1, 0, Qt::AlignTop);
    grid->addWidget(m_endField, 1, 1, Qt::AlignTop);
    grid->addWidget(buildZone(), 2, 0, Qt::AlignTop);
    m_exceptionsField = addField(tr("E&xceptions: who may deploy all the same"), m_exceptions, u"/exceptions"_s);
    grid->addWidget(m_exceptionsField, 2, 1, Qt::AlignTop);
    m_exceptionsField->setTextOf([this](const QVariant &value) {
        QStringList names;
        for (const QString &entry : value.toStringList()) {
            const UserId id(parseUuid(entry));
            names.append(plainLine(id.isNull() ? entry : m_people->nameOf(id))); // else it is what was typed and names nobody yet
        }
        return names.join(u'\n');
    });
    connect(m_exceptions, &PersonPicker::problemFound, m_exceptionsField, &FormField::setError);
    connect(m_exceptions, &PersonPicker::typedReplaced, m_exceptionsField, &FormField::setWarning);
    connect(m_exceptions, &PersonPicker::usersChanged, this, &FreezeWindowDialog::updatePreview);
    connect(m_people, &PeopleModel::namesChanged, this, &FreezeWindowDialog::updatePreview);
    m_preview = newPreview(this);

    m_startField->keepNoteRoom(false); // the time says below itself what it is
    grid->setRowStretch(3, 1);
    setForm(form, isNew() ? tr("&Create freeze") : tr("S&ave"), notWritten());
    addBelow(m_preview);
    m_effect = new FreezePreviewBox(m_facts.preview, this);
    m_effect->keepLines(2);            // how many targets, and what it overlaps with
    m_effect->setWarningsShown(false); // they stand at the end
    addBelow(m_effect);
    for (FormField *field : {m_startField, m_endField}) {
        field->setTextOf([this](const QVariant &value) {
            const Result<Instant> instant = parseInstant(value.toString().toStdString());
            return instant ? words::instant(*instant, m_facts.displayZone) : value.toString();
        });
    }
    connect(m_start, &TimeField::instantChanged, this, &FreezeWindowDialog::updateNotes);
    connect(m_end, &TimeField::instantChanged, this, &FreezeWindowDialog::updateNotes);
}

void FreezeWindowDialog::buildTimes()
{
    m_start = new TimeField(TimeStyle::Iso, TimeField::Edge::Start, tr("Start"));
    m_end = new TimeField(TimeStyle::Iso, TimeField::Edge::End, tr("End"));
    m_end->setStart(m_start);
    m_times = new TimeSpanFields(m_start, m_end);
    for (TimeField *field : {m_start, m_end}) {
        connect(field, &TimeField::instantChanged, this, &FreezeWindowDialog::fieldMended);
        field->setNow([this] { return m_facts.now; });
        field->setFreezeEnds([this] { return freezeEnds(); });
    }
}

QList<Instant> FreezeWindowDialog::freezeEnds() const
{
    return m_facts.workspace ? m_facts.workspace->freezes()->endsOfActive(chosenEnvironments(), m_facts.now) : QList<Instant>();
}

QString FreezeWindowDialog::unreadableTime() const
{
    if (!m_start->isReadable())
        return tr("The start is no time: %1", "what is wrong with it").arg(m_start->problem());
    if (!m_end->isReadable())
        return tr("The end is no time: %1", "what is wrong with it").arg(m_end->problem());
    return {};
}

QString FreezeWindowDialog::unreadableZone() const
{
    return m_zone->isReadable() || !m_zone->isEnabled() ? QString() : tr("“%1” is no time zone that is known.").arg(plainLine(m_zone->name()));
}

bool FreezeWindowDialog::hasWrongFields() const
{
    return EditorDialog::hasWrongFields() || !unreadableTime().isEmpty();
}

QList<FormField *> FreezeWindowDialog::fields() const
{
    // The zone first: a wall clock that is read in another zone is another time.
    QList<FormField *> fields = EditorDialog::fields();
    const qsizetype zone = fields.indexOf(m_zoneField);
    if (zone > 0)
        fields.move(zone, 0);
    return fields;
}

void FreezeWindowDialog::follow()
{
    if (!m_facts.workspace || isNew())
        return;
    const FreezeWindowTableModel *model = m_facts.workspace->freezes();
    connect(model, &QAbstractItemModel::dataChanged, this, &FreezeWindowDialog::lookForChanges);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &FreezeWindowDialog::lookForChanges);
}

QString FreezeWindowDialog::zoneShown(const FreezeWindow &window) const
{
    // An existing window is shown in the zone in which people speak of it.
    const bool own = !window.timezone.isEmpty() && isTimeZoneName(window.timezone);
    return own ? window.timezone : freezetext::zoneName(m_facts.displayZone);
}

FieldValues FreezeWindowDialog::valuesOf(const FreezeWindow &window) const
{
    QVariantList exceptions;
    for (const UserId user : window.exceptions)
        exceptions.append(user.toString());
    return {{u"/timezone"_s, zoneShown(window)},
            {u"/start"_s, toText(window.start)},
            {u"/end"_s, toText(window.end)},
            {u"/reason"_s, window.reason},
            {u"/exceptions"_s, exceptions}};
}

std::optional<EditorDialog::Stored> FreezeWindowDialog::stored(const Error *stale)
{
    const std::optional<FreezeWindow> window = stale ? Queries::current(m_original, *stale) : std::nullopt;
    const FreezeWindow *known = m_facts.workspace ? m_facts.workspace->freezes()->find(m_original.id) : nullptr;
    if (!window && !known)
        return {};
    m_stored = window ? *window : *known;
    return Stored{m_stored.version, valuesOf(m_stored)};
}

void FreezeWindowDialog::load()
{
    m_zone->setCurrentText(zoneShown(m_original));
    zoneChosen();
    m_start->setInstant(m_original.start);
    m_end->setInstant(m_original.end);
    m_reason->setPlainText(m_original.reason);
    m_exceptions->setUsers(m_original.exceptions);
    m_exceptions->setEnabled(m_facts.mayExcept);
    m_exceptionsField->setHint(m_facts.mayExcept ? tr("Nobody is excepted by role; each use needs a reason.")
                                                 : tr("You may not change the exceptions: that needs the right freeze:except."));
    if (hasStarted())
        lockStarted();
    updateNotes();
    if (m_environments && m_original.environmentId.isNull())
        m_environments->setFocus();
    else
        m_reason->setFocus();
}

void FreezeWindowDialog::lockStarted()
{
    m_start->setEnabled(false);
    m_zone->setEnabled(false);
    message()->showMessage(InlineMessage::Kind::Info,
                           tr("This freeze has started. Environment, start and time zone stay as they are, so that its history is true; "
                              "end, reason and exceptions can be changed."));
}

void FreezeWindowDialog::zoneChosen()
{
    m_zoneField->setError({}); // it was said of another text
    if (m_zone->isReadable()) {
        const QTimeZone zone = timeZoneOf(m_zone->name());
        m_start->setZone(zone);
        m_end->setZone(zone);
    }
    updateNotes();
}

void FreezeWindowDialog::updateNotes()
{
    if (!m_preview) // while the dialog is being built
        return;
    m_startField->setError({});
    m_endField->setError({});
    QStringList warnings;
    if (!unreadableTime().isEmpty()) { // said at the time itself
        m_endField->setWarning({});
        m_endField->setHint({});
        updatePreview();
        return;
    }
    const Instant start = m_start->instant();
    const Instant end = m_end->instant();
    if (end - start > longFreeze && end - start <= maxFreeze)
        warnings << tr("This is longer than 31 days.");
    if (end > start && end <= m_facts.now)
        warnings << tr("This is over already: it is recorded as history and stops nothing.");
    m_endField->setWarning(warnings.join(u' '));
    const QDateTime shown = m_end->wall();
    m_endField->setHint(
        tr("The end is exclusive: nothing is stopped from %1 on.").arg(words::date(shown.date(), words::DateForm::Day) + u' ' + words::time(shown.time())));
    updatePreview();
}

void FreezeWindowDialog::updatePreview()
{
    if (!m_effect) // while the dialog is being built
        return;
    m_preview->setText(previewText());
    m_effect->setWindows(unreadableTime().isEmpty() && unreadableZone().isEmpty() ? values() : QList<FreezeWindow>());
}

QString FreezeWindowDialog::previewText() const
{
    const FreezeWindow window = typed();
    const QStringList names = environmentNames();
    if (const QString problem = unreadableTime(); !problem.isEmpty())
        return problem;
    if (const QString problem = unreadableZone(); !problem.isEmpty())
        return problem; // the times would be those of another zone
    if (names.isEmpty())
        return tr("Choose what to freeze.");
    if (window.end <= window.start && m_times->endFollows())
        return tr("The end goes along with the start, so that it lasts %1 still.").arg(words::duration(m_times->length()));
    if (window.end <= window.start)
        return tr("The end must be after the start.");
    if (window.end - window.start > maxFreeze)
        return words::sentence(FieldError(u"/end"_s, say("too-long/freeze")));
    const QTimeZone zone = isTimeZoneName(window.timezone) ? timeZoneOf(window.timezone) : m_facts.displayZone;
    const QString list = names.size() == 1 ? names.constFirst()
                                           : tr("%1 and %2", "environments").arg(names.mid(0, names.size() - 1).join(u", "_s), names.constLast());
    QString text = freezetext::sentence(list, names.size() > 1, window.start, window.end, zone);
    if (zone != m_facts.displayZone)
        text += u' ' + tr("Times are those of %1.").arg(freezetext::zoneName(zone));
    if (window.covers(m_facts.now) && isNew())
        text += u' ' + tr("It begins at once.");
    if (!window.exceptions.isEmpty())
        text += u' ' + whoMay();
    return text;
}

QString FreezeWindowDialog::whoMay() const
{
    constexpr qsizetype most = 5; // the list has them all
    const QList<UserId> users = m_exceptions->users();
    QStringList names;
    for (const UserId user : users.first(std::min(most, users.size())))
        names.append(user == m_facts.me ? tr("you") : plainLine(m_people->nameOf(user)));
    if (const auto more = static_cast<int>(users.size() - names.size()); more > 0)
        names.append(tr("%n more", "people", more));
    return tr("With a reason may still deploy: %1.").arg(peopleText(names, tr("%1 and %2", "names of people")));
}

FreezeWindow FreezeWindowDialog::typed() const
{
    FreezeWindow window = m_original;
    window.start = m_start->instant();
    window.end = m_end->instant();
    window.reason = m_reason->toPlainText().trimmed();
    window.exceptions = m_exceptions->users();
    if (isNew() || m_zone->isEnabled())
        window.timezone = m_zone->name();
    return window;
}

QList<EnvironmentId> FreezeWindowDialog::chosenEnvironments() const
{
    if (!m_environments)
        return {m_original.environmentId};
    return m_environments->chosen();
}

QStringList FreezeWindowDialog::environmentNames() const
{
    const QList<EnvironmentId> chosen = chosenEnvironments();
    QStringList names;
    for (const Environment &environment : m_facts.environments) {
        if (chosen.contains(environment.id))
            names << plainLine(environment.displayName);
    }
    return names;
}

QList<FreezeWindow> FreezeWindowDialog::values() const
{
    QList<FreezeWindow> result;
    for (const EnvironmentId environment : chosenEnvironments()) {
        FreezeWindow window = typed();
        window.environmentId = environment;
        result.append(window);
    }
    return result;
}

void FreezeWindowDialog::submit()
{
    m_times->settle(); // OK by its key leaves no field
    QList<FieldError> errors;
    if (const QString problem = m_exceptions->takeTyped(); !problem.isEmpty())
        errors.append({u"/exceptions"_s, u"unknown-user"_s, problem});
    if (chosenEnvironments().isEmpty())
        errors.append({u"/environmentId"_s, u"required"_s, tr("Choose at least one environment.")});
    if (m_zone->name().isEmpty())
        errors.append({u"/timezone"_s, u"unknown-timezone"_s, tr("Choose a time zone.")});
    if (const QString problem = unreadableTime(); !problem.isEmpty()) {
        FormField::showErrors(fields(), validationError(errors));
        showMarked(tr("%1 %2", "the freeze was not saved, why").arg(notWritten(), problem));
        (m_start->isReadable() ? m_end : m_start)->setFocus(Qt::OtherFocusReason);
        return;
    }
    const auto checked = validated(typed(), m_original.timezone);
    if (!checked)
        errors += checked.error().fields;
    if (!errors.isEmpty()) {
        showFailure(validationError(errors));
        return;
    }
    setBusy(true);
    emit submitted(values());
}

void FreezeWindowDialog::markCreated(EnvironmentId environment)
{
    if (m_environments)
        m_environments->disableChoice(environment.toString(), tr("%1 — created", "environment"));
}

void FreezeWindowDialog::showError(const Error &error)
{
    setBusy(false);
    showFailure(error);
}

} // namespace tidegate
