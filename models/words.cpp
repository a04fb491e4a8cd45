// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/words.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

namespace tidegate {

using namespace Qt::StringLiterals;

QDateTime toDateTime(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), Qt::UTC);
}

Instant toInstant(const QDateTime &dateTime)
{
    return dateTime.isValid() ? Instant(std::chrono::milliseconds(dateTime.toMSecsSinceEpoch())) : Instant();
}

namespace words {
namespace {

QString text(const char *source, const char *comment = nullptr, int n = -1)
{
    return QCoreApplication::translate("words", source, comment, n);
}

/// English needs no translation file for its own plural, hence two texts.
QString plural(const char *one, const char *many, int n)
{
    return n == 1 ? text(one) : text(many, nullptr, n);
}

QString lowerHealth(Health health, int n)
{
    switch (health) {
    case Health::Unknown:
        return text(QT_TRANSLATE_N_NOOP("words", "%n unknown"), nullptr, n);
    case Health::Healthy:
        return text(QT_TRANSLATE_N_NOOP("words", "%n healthy"), nullptr, n);
    case Health::Degraded:
        return text(QT_TRANSLATE_N_NOOP("words", "%n degraded"), nullptr, n);
    case Health::Unhealthy:
        return text(QT_TRANSLATE_N_NOOP("words", "%n unhealthy"), nullptr, n);
    case Health::Unreachable:
        return text(QT_TRANSLATE_N_NOOP("words", "%n unreachable"), nullptr, n);
    }
    Q_UNREACHABLE();
}

struct Word
{
    QLatin1StringView word;
    const char *text;
};

constexpr Word entityWords[] = {
    {"environment"_L1, QT_TRANSLATE_NOOP("words", "Environment")},
    {"freeze-window"_L1, QT_TRANSLATE_NOOP("words", "Freeze window")},
    {"freeze"_L1, QT_TRANSLATE_NOOP("words", "Freeze window")},
    {"target-group"_L1, QT_TRANSLATE_NOOP("words", "Target group")},
    {"group"_L1, QT_TRANSLATE_NOOP("words", "Target group")},
    {"target"_L1, QT_TRANSLATE_NOOP("words", "Target")},
    {"sticker"_L1, QT_TRANSLATE_NOOP("words", "Version sticker")},
    {"drift"_L1, QT_TRANSLATE_NOOP("words", "Drift")},
    {"drift-rule"_L1, QT_TRANSLATE_NOOP("words", "Ignoring of drift")},
    {"inventory"_L1, QT_TRANSLATE_NOOP("words", "Inventory")},
    {"secret"_L1, QT_TRANSLATE_NOOP("words", "Secret")},
    {"token"_L1, QT_TRANSLATE_NOOP("words", "Token")},
    {"user"_L1, QT_TRANSLATE_NOOP("words", "User")},
    {"gate"_L1, QT_TRANSLATE_NOOP("words", "Gate")},
    {"clock"_L1, QT_TRANSLATE_NOOP("words", "Clock")},
    {"tenant"_L1, QT_TRANSLATE_NOOP("words", "Tenant")},
    {"workspace"_L1, QT_TRANSLATE_NOOP("words", "Workspace")},
    {"agent"_L1, QT_TRANSLATE_NOOP("words", "Agent")},
    {"deployment"_L1, QT_TRANSLATE_NOOP("words", "Observed change")},
    {"agent-token"_L1, QT_TRANSLATE_NOOP("words", "Registration token")},
};

constexpr Word verbWords[] = {
    {"created"_L1, QT_TRANSLATE_NOOP("words", "created")},
    {"updated"_L1, QT_TRANSLATE_NOOP("words", "updated")},
    {"changed"_L1, QT_TRANSLATE_NOOP("words", "changed")},
    {"deleted"_L1, QT_TRANSLATE_NOOP("words", "deleted")},
    {"restored"_L1, QT_TRANSLATE_NOOP("words", "restored")},
    {"reordered"_L1, QT_TRANSLATE_NOOP("words", "reordered")},
    {"cancelled"_L1, QT_TRANSLATE_NOOP("words", "cancelled")},
    {"ended"_L1, QT_TRANSLATE_NOOP("words", "ended early")},
    {"overridden"_L1, QT_TRANSLATE_NOOP("words", "overridden")},
    {"violated"_L1, QT_TRANSLATE_NOOP("words", "violated")},
    {"set"_L1, QT_TRANSLATE_NOOP("words", "set")},
    {"removed"_L1, QT_TRANSLATE_NOOP("words", "removed")},
    {"recorded"_L1, QT_TRANSLATE_NOOP("words", "recorded")},
    {"imported"_L1, QT_TRANSLATE_NOOP("words", "imported")},
    {"import-begun"_L1, QT_TRANSLATE_NOOP("words", "begins to arrive")},
    {"import-discarded"_L1, QT_TRANSLATE_NOOP("words", "discarded while it arrived")},
    {"moved"_L1, QT_TRANSLATE_NOOP("words", "moved")},
    {"checked"_L1, QT_TRANSLATE_NOOP("words", "checked")},
    {"accepted"_L1, QT_TRANSLATE_NOOP("words", "accepted")},
    {"registered"_L1, QT_TRANSLATE_NOOP("words", "registered")},
    {"deactivated"_L1, QT_TRANSLATE_NOOP("words", "deactivated")},
    {"revoked"_L1, QT_TRANSLATE_NOOP("words", "revoked")},
    {"explained"_L1, QT_TRANSLATE_NOOP("words", "explained")},
    {"expired"_L1, QT_TRANSLATE_NOOP("words", "over")},
};

constexpr Word viaWords[] = {
    {"ui"_L1, QT_TRANSLATE_NOOP("words", "Console")},  {"api"_L1, QT_TRANSLATE_NOOP("words", "API")},   {"cli"_L1, QT_TRANSLATE_NOOP("words", "Command line")},
    {"agent"_L1, QT_TRANSLATE_NOOP("words", "Agent")}, {"sync"_L1, QT_TRANSLATE_NOOP("words", "Sync")}, {"system"_L1, QT_TRANSLATE_NOOP("words", "System")},
};

template <std::size_t N>
QString lookUp(const Word (&table)[N], const QString &word)
{
    for (const Word &entry : table) {
        if (entry.word == word)
            return text(entry.text);
    }
    return word;
}

/// The pattern with the clock of the locale.
QString clocked(QString pattern)
{
    return pattern.replace(u"HH:mm"_s, timePattern());
}

QString formatted(Instant instant, const QTimeZone &zone, const QString &pattern)
{
    if (!zone.isValid()) // nothing to show times in; a sentence without its time would be worse
        return QLocale().toString(toDateTime(instant), clocked(pattern)) + u" UTC"_s;
    return QLocale().toString(toDateTime(instant).toTimeZone(zone), clocked(pattern));
}

/// Half a unit is up.
template <typename Unit>
Unit toNearest(std::chrono::milliseconds length)
{
    return std::chrono::floor<Unit>(length + std::chrono::milliseconds(Unit(1)) / 2);
}

QString patternOf(DateForm form)
{
    // The letters are those of QLocale::toString(); text between them stands in single quotes.
    switch (form) {
    case DateForm::Day:
        return text(QT_TRANSLATE_NOOP("words", "d MMM"), "a date without year");
    case DateForm::DayAndYear:
        return text(QT_TRANSLATE_NOOP("words", "d MMM yyyy"), "a date, with the month as a word");
    case DateForm::WeekdayInMonth:
        return text(QT_TRANSLATE_NOOP("words", "ddd d"), "a day of the month that is known, with its weekday");
    case DateForm::WeekdayAndDay:
        return text(QT_TRANSLATE_NOOP("words", "ddd d MMM"), "a date without year, with its weekday");
    case DateForm::WeekdayAndYear:
        return text(QT_TRANSLATE_NOOP("words", "ddd d MMM yyyy"), "a date with its weekday");
    case DateForm::Spoken:
        return text(QT_TRANSLATE_NOOP("words", "dddd d MMMM yyyy"), "a date as it is read aloud");
    }
    Q_UNREACHABLE();
}

} // namespace

QString of(Health health)
{
    switch (health) {
    case Health::Unknown:
        return text(QT_TRANSLATE_NOOP("words", "Unknown"));
    case Health::Healthy:
        return text(QT_TRANSLATE_NOOP("words", "Healthy"));
    case Health::Degraded:
        return text(QT_TRANSLATE_NOOP("words", "Degraded"));
    case Health::Unhealthy:
        return text(QT_TRANSLATE_NOOP("words", "Unhealthy"));
    case Health::Unreachable:
        return text(QT_TRANSLATE_NOOP("words", "Unreachable"));
    }
    Q_UNREACHABLE();
}

QString of(DriftStatus status)
{
    switch (status) {
    case DriftStatus::Unknown:
        return text(QT_TRANSLATE_NOOP("words", "Not checked"));
    case DriftStatus::InSync:
        return text(QT_TRANSLATE_NOOP("words", "No drift"));
    case DriftStatus::Drifted:
        return text(QT_TRANSLATE_NOOP("words", "Drifted"));
    case DriftStatus::Ignored:
        return text(QT_TRANSLATE_NOOP("words", "Ignored"));
    }
    Q_UNREACHABLE();
}

QString of(DifferenceKind kind)
{
    switch (kind) {
    case DifferenceKind::DigestMismatch:
        return text(QT_TRANSLATE_NOOP("words", "Another image"));
    case DifferenceKind::Missing:
        return text(QT_TRANSLATE_NOOP("words", "Missing"));
    case DifferenceKind::Unexpected:
        return text(QT_TRANSLATE_NOOP("words", "Not expected"));
    case DifferenceKind::NotRunning:
        return text(QT_TRANSLATE_NOOP("words", "Not running"));
    case DifferenceKind::StickerMismatch:
        return text(QT_TRANSLATE_NOOP("words", "The file on the host names another release"));
    case DifferenceKind::Unresolved:
        return text(QT_TRANSLATE_NOOP("words", "Image not identified"));
    }
    Q_UNREACHABLE();
}

QString componentState(const QString &state)
{
    static const QHash<QString, const char *> known{
        {u"running"_s, QT_TRANSLATE_NOOP("words", "Running")}, {u"completed"_s, QT_TRANSLATE_NOOP("words", "Completed")},
        {u"exited"_s, QT_TRANSLATE_NOOP("words", "Stopped")},  {u"restarting"_s, QT_TRANSLATE_NOOP("words", "Keeps restarting")},
        {u"paused"_s, QT_TRANSLATE_NOOP("words", "Paused")},   {u"missing"_s, QT_TRANSLATE_NOOP("words", "Missing")}};
    const auto found = known.constFind(state);
    return found == known.constEnd() ? state : text(*found);
}

QString componentHealth(const QString &word)
{
    if (const auto health = healthFromString(word))
        return of(*health);
    return word == "starting"_L1 ? text(QT_TRANSLATE_NOOP("words", "Starting")) : word;
}

QString of(FreezeState state)
{
    switch (state) {
    case FreezeState::Upcoming:
        return text(QT_TRANSLATE_NOOP("words", "Upcoming"));
    case FreezeState::Active:
        return text(QT_TRANSLATE_NOOP("words", "Active"));
    case FreezeState::Ended:
        return text(QT_TRANSLATE_NOOP("words", "Ended"));
    case FreezeState::Cancelled:
        return text(QT_TRANSLATE_NOOP("words", "Cancelled"));
    }
    Q_UNREACHABLE();
}

QString of(TargetType type)
{
    switch (type) {
    case TargetType::DockerHost:
        return text(QT_TRANSLATE_NOOP("words", "Docker host"));
    case TargetType::ComposeHost:
        return text(QT_TRANSLATE_NOOP("words", "Compose host"));
    case TargetType::EcsService:
        return text(QT_TRANSLATE_NOOP("words", "ECS service"));
    case TargetType::NomadJob:
        return text(QT_TRANSLATE_NOOP("words", "Nomad job"));
    }
    Q_UNREACHABLE();
}

QString of(StickerSource source)
{
    switch (source) {
    case StickerSource::Api:
        return text(QT_TRANSLATE_NOOP("words", "API"));
    case StickerSource::Agent:
        return text(QT_TRANSLATE_NOOP("words", "File on the host"));
    case StickerSource::Console:
        return text(QT_TRANSLATE_NOOP("words", "Console"));
    }
    Q_UNREACHABLE();
}

QString of(OperationStatus status)
{
    switch (status) {
    case OperationStatus::Queued:
        return text(QT_TRANSLATE_NOOP("words", "Queued"));
    case OperationStatus::Running:
        return text(QT_TRANSLATE_NOOP("words", "Running"));
    case OperationStatus::Succeeded:
        return text(QT_TRANSLATE_NOOP("words", "Succeeded"));
    case OperationStatus::Failed:
        return text(QT_TRANSLATE_NOOP("words", "Failed"));
    case OperationStatus::Partial:
        return text(QT_TRANSLATE_NOOP("words", "Partly succeeded"));
    }
    Q_UNREACHABLE();
}

QString entityType(const QString &word)
{
    return lookUp(entityWords, word);
}

QString auditAction(const QString &word)
{
    const qsizetype dot = word.indexOf(u'.');
    if (dot < 0)
        return word;
    //: %1 is a thing such as "Environment", %2 what happened to it, such as "updated".
    return text(QT_TRANSLATE_NOOP("words", "%1 %2")).arg(lookUp(entityWords, word.left(dot)), lookUp(verbWords, word.mid(dot + 1)));
}

QString via(const QString &word)
{
    return lookUp(viaWords, word);
}

QString healthCounts(const HealthCounts &counts)
{
    QStringList parts;
    for (const Health health : {Health::Healthy, Health::Degraded, Health::Unhealthy, Health::Unreachable, Health::Unknown}) {
        if (counts.of(health) > 0)
            parts << lowerHealth(health, counts.of(health));
    }
    return parts.isEmpty() ? text(QT_TRANSLATE_NOOP("words", "No targets")) : parts.join(text(QT_TRANSLATE_NOOP("words", ", ")));
}

QString drift(DriftStatus status, int differences)
{
    if (status != DriftStatus::Drifted)
        return of(status);
    return plural(QT_TRANSLATE_NOOP("words", "1 difference"), QT_TRANSLATE_N_NOOP("words", "%n differences"), differences);
}

QString besideReach(const QString &verdict, bool targetUnreachable)
{
    //: %1 is a verdict such as "No drift", which is of before.
    return targetUnreachable ? text(QT_TRANSLATE_NOOP("words", "%1 (target unreachable)")).arg(verdict) : verdict;
}

QString drift(const DriftCounts &counts)
{
    if (counts.drifted > 0)
        return text(QT_TRANSLATE_N_NOOP("words", "%n drifted"), nullptr, counts.drifted);
    if (counts.ignored > 0)
        return text(QT_TRANSLATE_N_NOOP("words", "No drift, %n ignored"), nullptr, counts.ignored);
    if (counts.inSync == 0)
        return of(DriftStatus::Unknown);
    if (counts.unknown > 0)
        return text(QT_TRANSLATE_N_NOOP("words", "No drift, %n not checked"), nullptr, counts.unknown);
    return of(DriftStatus::InSync);
}

QString freeze(const FreezeStatus &status, Instant now, const QTimeZone &zone)
{
    if (status.closed && status.nextOpen) {
        const QString until = nearInstant(*status.nextOpen, now, zone);
        if (status.reason.isEmpty())
            return text(QT_TRANSLATE_NOOP("words", "Frozen until %1")).arg(until);
        return text(QT_TRANSLATE_NOOP("words", "Frozen until %1 · %2")).arg(until, status.reason);
    }
    if (status.closed)
        return text(QT_TRANSLATE_NOOP("words", "Frozen, no end known"));
    if (status.nextClose)
        return text(QT_TRANSLATE_NOOP("words", "Next freeze %1")).arg(nearInstant(*status.nextClose, now, zone));
    return text(QT_TRANSLATE_NOOP("words", "Open"));
}

QString targetCount(int count)
{
    return plural(QT_TRANSLATE_NOOP("words", "1 target"), QT_TRANSLATE_N_NOOP("words", "%Ln targets"), count);
}

QString date(QDate date, DateForm form)
{
    return QLocale().toString(date, patternOf(form));
}

QString time(QTime time)
{
    return QLocale().toString(time, timePattern());
}

QString timePattern()
{
    return QLocale().timeFormat(QLocale::ShortFormat).contains(u"ap"_s, Qt::CaseInsensitive) ? u"h:mm AP"_s : u"HH:mm"_s;
}

QString isoTimePattern()
{
    return clocked(u"yyyy-MM-dd HH:mm"_s);
}

QString weekdayTimePattern()
{
    return clocked(text(QT_TRANSLATE_NOOP("words", "ddd d MMM yyyy HH:mm"), "a date and a time in an editor"));
}

QString instant(Instant instant, const QTimeZone &zone)
{
    return formatted(instant, zone, text(QT_TRANSLATE_NOOP("words", "d MMM yyyy HH:mm"), "a date and a time, with the month as a word"));
}

QString nearInstant(Instant instant, Instant now, const QTimeZone &zone)
{
    const QTimeZone shown = zone.isValid() ? zone : QTimeZone::utc();
    if (toDateTime(instant).toTimeZone(shown).date().year() != toDateTime(now).toTimeZone(shown).date().year())
        return words::instant(instant, zone);
    return formatted(instant, zone, text(QT_TRANSLATE_NOOP("words", "d MMM HH:mm"), "a date without year, and a time"));
}

QString duration(std::chrono::milliseconds length)
{
    using namespace std::chrono;
    milliseconds shown = toNearest<seconds>(std::max(length, milliseconds(0)));
    if (shown >= minutes(1))
        shown = toNearest<minutes>(length);
    if (shown >= days(1))
        shown = toNearest<hours>(length);
    const auto total = static_cast<int>(duration_cast<seconds>(shown).count());
    // A number stays with its unit, and both units with each other, wherever a line ends.
    const auto two = [](const QString &large, const QString &small, bool withSmall) {
        return withSmall ? text(QT_TRANSLATE_NOOP("words", "%1 %2")).arg(large, small).replace(u' ', QChar::Nbsp) : large;
    };
    const auto unit = [](const char *pattern, int n) { return text(pattern, nullptr, n).replace(u' ', QChar::Nbsp); };
    const int day = total / 86400;
    const int hour = total / 3600 % 24;
    const int minute = total / 60 % 60;
    if (day > 0)
        return two(unit(QT_TRANSLATE_N_NOOP("words", "%n d"), day), unit(QT_TRANSLATE_N_NOOP("words", "%n h"), hour), hour > 0);
    if (hour > 0)
        return two(unit(QT_TRANSLATE_N_NOOP("words", "%n h"), hour), unit(QT_TRANSLATE_N_NOOP("words", "%n min"), minute), minute > 0);
    if (minute > 0)
        return unit(QT_TRANSLATE_N_NOOP("words", "%n min"), minute);
    return unit(QT_TRANSLATE_N_NOOP("words", "%n s"), total);
}

QString relative(Instant instant, Instant now)
{
    using namespace std::chrono;
    const bool past = instant <= now;
    const milliseconds distance = past ? now - instant : instant - now;
    if (distance < seconds(5))
        return text(QT_TRANSLATE_NOOP("words", "just now"));
    milliseconds rounded = past ? floor<seconds>(distance) : distance;
    if (past && distance >= days(1)) // how long ago matters less, the longer it is; what is left is planned with
        rounded = floor<days>(distance);
    else if (past && distance >= hours(1))
        rounded = floor<hours>(distance);
    else if (past && distance >= minutes(1))
        rounded = floor<minutes>(distance);
    const QString length = duration(rounded);
    return past ? text(QT_TRANSLATE_NOOP("words", "%1 ago")).arg(length) : text(QT_TRANSLATE_NOOP("words", "in %1")).arg(length);
}

QString age(Instant observed, Instant now)
{
    return isAhead(observed, now) ? text(QT_TRANSLATE_NOOP("words", "at an unknown time")) : relative(std::min(observed, now), now);
}

} // namespace words
} // namespace tidegate
