// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/postgres/postgreserror.h"

#include "services/domain/say.h"
#include "services/sql/connection.h"
#include "services/store/constraints.h"

#include <QRegularExpression>

#include <libpq-fe.h>

using namespace Qt::StringLiterals;

namespace tidegate::sql {
namespace {

struct StateMeaning
{
    const char *state; ///< A SQLSTATE, or its class of two characters.
    ErrorKind kind;
    SentenceKey<0> key;
};

// States come before the class that they belong to.
constexpr StateMeaning meanings[] = {
    {"TG001", ErrorKind::Forbidden, "append-only"},
    {"23503", ErrorKind::NotFound, "not-found/reference"},
    {"23", ErrorKind::Internal, "storage-constraint"},
    {"22021", ErrorKind::Invalid, "text-not-storable"},
    {"22P05", ErrorKind::Invalid, "text-not-storable"},
    {"25006", ErrorKind::Unavailable, "database-standby"},
    {"25P03", ErrorKind::Unavailable, "storage-busy"}, // idle in transaction for too long
    {"28", ErrorKind::Unavailable, "database-sign-in"},
    {"3D000", ErrorKind::Unavailable, "database-unknown"},
    {"42501", ErrorKind::Unavailable, "database-grants/any"},
    {"42P01", ErrorKind::Unavailable, "database-older/schema"},
    {"42703", ErrorKind::Unavailable, "database-older/schema"},
    {"0A000", ErrorKind::Unavailable, "database-older/schema"}, // a plan from before a migration; see postgresError()
    {"53100", ErrorKind::StorageFull, "database-full"},
    {"53300", ErrorKind::Unavailable, "database-connections"},
    {"53400", ErrorKind::Unavailable, "database-connections"},
    {"53", ErrorKind::Unavailable, "database-resources"},
    {"54", ErrorKind::Unavailable, "database-resources"},
    {"55P03", ErrorKind::Unavailable, "storage-busy"}, // a lock was waited for too long
    {"57014", ErrorKind::Unavailable, "storage-busy"}, // a statement took too long
    {"57", ErrorKind::Unavailable, "database-unreachable"},
    {"08", ErrorKind::Unavailable, "database-unreachable"},
    {"58", ErrorKind::Unavailable, "storage-io/server"},
    {"XX001", ErrorKind::Unavailable, "database-damaged/server"},
    {"XX002", ErrorKind::Unavailable, "database-damaged/server"},
};

/// What libpq says where no server answered with a SQLSTATE, in the order in which it is looked for.
struct OpeningReason
{
    const char *words;
    SentenceKey<0> key;
};

constexpr OpeningReason openingReasons[] = {
    {"certificate", "database-certificate"},
    {"SSL", "database-certificate"},
    {"session is read-only", "database-standby"},
    {"server is in hot standby mode", "database-standby"},
    {"no password supplied", "database-sign-in"},
    {"translate host name", "database-host"},
    {"invalid integer value", "database-url/any"},
    {"invalid port number", "database-url/any"},
    {" value: \"", "database-url/any"},
};

/// The name of a key as the schema has it: a part of a table has keys of its own, which are called like those of the table and end in a number
/// ("targets_pkey_102008").
QByteArray keyOfTable(const QByteArray &constraint)
{
    const qsizetype end = constraint.lastIndexOf('_');
    bool isNumber = false;
    constraint.mid(end + 1).toUInt(&isNumber);
    return isNumber ? constraint.left(end) : constraint;
}

bool matches(const char *wanted, const QByteArray &state)
{
    return state.startsWith(wanted) && !state.isEmpty();
}

} // namespace

QByteArray sqlStateOf(const PGresult *result)
{
    const char *const state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return state ? QByteArray(state) : QByteArray();
}

bool endsConnection(const QByteArray &sqlState)
{
    // A standby that was a primary, and plans from before a migration: the next connection is a better one.
    return sqlState.startsWith("57P") || sqlState.startsWith("08") || sqlState == "25006" || sqlState == "25P03" || sqlState == "0A000" || sqlState == "26000";
}

Error sqlStateError(const QByteArray &sqlState, const QByteArray &constraint)
{
    if (sqlState == "23505")
        return uniqueViolation(keyOfTable(constraint));
    if (sqlState == "40001" || sqlState == "40P01")
        return serializationFailure({});
    for (const StateMeaning &each : meanings) {
        if (matches(each.state, sqlState))
            return makeError(each.kind, say(each.key));
    }
    return makeError(ErrorKind::Internal, say("storage"));
}

Error postgresError(const PGresult *result, const QString &statement)
{
    const QByteArray state = sqlStateOf(result);
    const char *const constraint = PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME);
    // A standby has no state of its own for refusing to begin a transaction that writes.
    const bool isStandby = state == "0A000" && QByteArrayView(PQresultErrorField(result, PG_DIAG_SOURCE_FUNCTION)) != "RevalidateCachedQuery";
    Error error = sqlStateError(isStandby ? QByteArray("25006") : state, constraint);
    const char *const primary = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    // DETAIL quotes rows, so it is left out.
    error.detail = u"Postgres %1: %2 [%3]"_s.arg(QString::fromLatin1(state), QString::fromUtf8(primary ? primary : PQresultErrorMessage(result)), statement);
    if (constraint)
        error.detail += u" constraint "_s + QString::fromUtf8(constraint);
    return error;
}

Error connectionLost(const QString &detail)
{
    return makeError(ErrorKind::Unavailable, say("database-unreachable"), detail);
}

Error outcomeUnknown(const QString &detail)
{
    return makeError(ErrorKind::Unavailable, say("outcome-unknown"), detail);
}

Error openingFailed(const QString &reason)
{
    Error error = makeError(ErrorKind::Unavailable, say("database-unreachable"));
    // With several hosts each says why: one that answers says more than one that cannot be reached.
    static const QRegularExpression state(u"FATAL:\\s+([0-9A-Z]{5})\\b"_s);
    for (auto found = state.globalMatch(reason); found.hasNext();) {
        const QByteArray code = found.next().captured(1).toLatin1();
        error = sqlStateError(code);
        if (!code.startsWith("57P"))
            break;
    }
    if (error.code == u"database-unreachable") {
        for (const OpeningReason &each : openingReasons) {
            if (reason.contains(QLatin1StringView(each.words))) {
                error = makeError(ErrorKind::Unavailable, say(each.key));
                break;
            }
        }
    }
    error.detail = reason;
    return error;
}

} // namespace tidegate::sql
