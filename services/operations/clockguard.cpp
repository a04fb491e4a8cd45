// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/clockguard.h"

#include "services/domain/bootclock.h"
#include "services/domain/say.h"
#include "services/domain/try.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Q_LOGGING_CATEGORY(clockLog, "tidegate.clock")

const QString highestFact = u"clock-high-water"_s;
const QString acceptanceFact = u"clock-accepted"_s;
constexpr std::chrono::seconds keepStep{30};

/// A stored reading; nothing for what no clock of ours can have shown, which is a damaged fact.
std::optional<Instant> readingOf(const QString &text)
{
    bool isNumber = false;
    const Instant read{std::chrono::milliseconds(text.toLongLong(&isNumber))};
    return isNumber && parseInstant(toRfc3339Milliseconds(read)) ? std::optional(read) : std::nullopt;
}

Result<std::optional<Instant>> storedReading(Transaction &transaction)
{
    ASSIGN_OR_RETURN(const auto fact, transaction.identities.fact(highestFact));
    const auto reading = fact ? readingOf(*fact) : std::nullopt;
    if (fact && !reading)
        qCWarning(clockLog).noquote() << "the stored clock reading is no time and is left out of account:" << fact->left(40);
    return reading;
}

} // namespace

Message ClockDoubt::said() const
{
    return of == Of::Before ? say("clock-suspect/gate", toText(now), toText(other)) : say("clock-suspect/database", toText(now), toText(other));
}

Message ClockDoubt::saidOfChange(const Message &consequence) const
{
    return of == Of::Before ? say("clock-suspect/change", toText(now), toText(other), consequence)
                            : say("clock-suspect/database-change", toText(now), toText(other), consequence);
}

ClockGuard::ClockGuard(Monotonic monotonic) : m_monotonic(monotonic ? std::move(monotonic) : Monotonic(sinceBoot)) {}

Result<void> ClockGuard::load(Transaction &transaction)
{
    const auto reading = storedReading(transaction);
    const auto acceptance = transaction.identities.fact(acceptanceFact);
    if (!reading || !acceptance)
        return reading ? acceptance.error() : reading.error();
    const std::scoped_lock lock(m_mutex);
    m_highest = m_kept = *reading;
    m_acceptance = acceptance->value_or(QString());
    return {};
}

std::optional<ClockDoubt> ClockGuard::judge(Instant now, Transaction &transaction)
{
    const std::scoped_lock lock(m_mutex);
    if (isBehind(now)) {
        const auto adopted = adoptAcceptance(transaction);
        if (!adopted)
            qCWarning(clockLog).noquote() << "whether the clock was accepted is not readable:" << adopted.error().message << adopted.error().detail;
    }
    watchDoubt(now);
    if (!isBehind(now) && !isOff()) // what a clock shows that is off is no reading for the others
        m_highest = std::max(m_highest.value_or(now), now);
    return doubtNow(now);
}

std::optional<ClockDoubt> ClockGuard::doubtNow(Instant now) const
{
    if (isOff())
        return ClockDoubt{now, now + m_databaseAhead, ClockDoubt::Of::Database};
    return isBehind(now) ? std::optional(ClockDoubt{now, *m_highest}) : std::nullopt;
}

void ClockGuard::compare(std::chrono::milliseconds databaseAhead)
{
    const std::scoped_lock lock(m_mutex);
    const auto before = std::exchange(m_databaseAhead, databaseAhead);
    const auto isNews = [&](std::chrono::seconds bound) { return (std::chrono::abs(before) > bound) != (std::chrono::abs(databaseAhead) > bound); };
    if (!isNews(offsetWorthAWord) && !isNews(maxOffset))
        return;
    if (std::chrono::abs(databaseAhead) <= offsetWorthAWord)
        qCWarning(clockLog) << "the clock agrees with the database's again";
    else
        qCWarning(clockLog) << "the database's clock is ahead of this one by" << databaseAhead.count() << "ms;"
                            << (isOff() ? "gate checks answer no until they agree" : "have both set by the same source of time");
}

std::chrono::milliseconds ClockGuard::databaseAhead() const
{
    const std::scoped_lock lock(m_mutex);
    return m_databaseAhead;
}

std::optional<ClockDoubt> ClockGuard::doubt(Instant now) const
{
    const std::scoped_lock lock(m_mutex);
    return doubtNow(now);
}

/// Another process, or another thread of this one, may have stored an acceptance since.
Result<bool> ClockGuard::adoptAcceptance(Transaction &transaction)
{
    ASSIGN_OR_RETURN(const auto acceptance, transaction.identities.fact(acceptanceFact));
    if (acceptance.value_or(QString()) == m_acceptance)
        return false;
    ASSIGN_OR_RETURN(const auto reading, storedReading(transaction));
    m_acceptance = acceptance.value_or(QString());
    m_highest = m_kept = reading;
    return true;
}

/// Begins, watches and ends a doubt, each said once in the log.
void ClockGuard::watchDoubt(Instant now)
{
    if (!isBehind(now)) {
        if (std::exchange(m_watch, std::nullopt))
            qCWarning(clockLog).noquote() << "the clock is believed again; it shows" << toText(now);
        return;
    }
    const auto monotonic = m_monotonic();
    const auto drifted = m_watch ? (now - m_watch->wall) - (monotonic - m_watch->monotonic) : std::chrono::milliseconds(0);
    if (!m_watch || std::chrono::abs(drifted) > clockAllowance) {
        m_watch = Watch{now, monotonic};
        tell(now);
        return;
    }
    if (monotonic - m_watch->monotonic < maxDoubt)
        return;
    qCWarning(clockLog).noquote() << "the clock ran steadily for a day, so what it showed before" << toText(*m_highest) << "is not believed any more";
    m_watch.reset();
    m_highest = now;
}

void ClockGuard::tell(Instant now)
{
    qCWarning(clockLog).noquote() << english(ClockDoubt{now, *m_highest}.said())
                                  << "gate checks answer no until then; to accept it: tidegate-server clock accept";
}

Result<void> ClockGuard::keep(Transaction &transaction)
{
    const std::scoped_lock lock(m_mutex);
    // A doubt that ended by itself leaves a stored reading that is too high.
    if (isOff() || !m_highest || (m_kept && *m_highest >= *m_kept && *m_highest < *m_kept + keepStep))
        return {};
    const auto stored = transaction.identities.setFact(highestFact, QString::number(m_highest->time_since_epoch().count()));
    if (stored)
        m_kept = m_highest; // should the commit fail, the next one but one keeps a later reading
    return stored;
}

Result<void> ClockGuard::accept(Transaction &transaction, Instant reading)
{
    RETURN_IF_ERROR(transaction.identities.setFact(highestFact, QString::number(reading.time_since_epoch().count())));
    return transaction.identities.setFact(acceptanceFact,
                                          QString::number(reading.time_since_epoch().count()) + u' ' + createUuidV7().toString(QUuid::WithoutBraces));
}

} // namespace tidegate
