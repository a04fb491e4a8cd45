// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/postgres/postgresaddress.h"

#include "services/domain/say.h"

#include <QHash>
#include <QRegularExpression>

#include <libpq-fe.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace tidegate::sql {
namespace {

struct ParsedOptions
{
    void operator()(PQconninfoOption *options) const { PQconninfoFree(options); }
};

/// What holds unless the URL says otherwise. A server that stopped answering is noticed within ten seconds, a standby is not taken for a primary.
constexpr std::pair<const char *, const char *> defaults[] = {
    {"application_name", "tidegate"}, {"connect_timeout", "3"},     {"keepalives", "1"},
    {"keepalives_idle", "10"},        {"keepalives_interval", "3"}, {"keepalives_count", "3"},
    {"tcp_user_timeout", "10000"},    {"client_encoding", "UTF8"},  {"target_session_attrs", "read-write"},
};

/// Settings of each session. Time and numbers travel in binary, so that no setting of a role changes their form. Pages in any order cost nearly the same
/// where they lie today, so that the index from the tenant on is taken also where a table is small; statements are too short to be worth compiling.
constexpr char sessionOptions[] = "-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000 "
                                  "-c client_min_messages=warning -c standard_conforming_strings=on -c row_security=on "
                                  "-c random_page_cost=1.1 -c jit=off";

QString quoted(QString value)
{
    value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return u'\'' + value + u'\'';
}

} // namespace

bool PostgresAddress::isPostgres(const QString &url)
{
    return url.startsWith(u"postgresql://"_s) || url.startsWith(u"postgres://"_s);
}

QString PostgresAddress::withoutPassword(QString url)
{
    static const QRegularExpression ofUser(u"(://[^/@:]*):[^/@]*@"_s);
    static const QRegularExpression ofQuery(u"password=[^&]*&?"_s);
    return url.replace(ofUser, u"\\1@"_s).remove(ofQuery);
}

Result<PostgresAddress> PostgresAddress::read(const QString &url)
{
    char *reason = nullptr;
    const std::unique_ptr<PQconninfoOption, ParsedOptions> parsed(PQconninfoParse(url.toUtf8().constData(), &reason));
    if (!parsed) {
        QString said = QString::fromUtf8(reason ? reason : "").trimmed();
        PQfreemem(reason);
        // libpq quotes the whole address where it finds no sense in it, password and all.
        if (said.contains(u'@') || said.contains(u"://"))
            said = said.left(said.indexOf(u'"')).trimmed();
        return makeError(ErrorKind::Malformed, say("database-url/postgres", said));
    }
    PostgresAddress address;
    QHash<QString, QString> given;
    for (const PQconninfoOption *option = parsed.get(); option->keyword; ++option) {
        const QString value = QString::fromUtf8(option->val ? option->val : "");
        if (QByteArrayView(option->keyword) == "password")
            address.m_password = value;
        else if (!value.isEmpty())
            given.insert(QString::fromLatin1(option->keyword), value);
    }
    for (const auto &[keyword, value] : defaults) {
        if (!given.contains(QLatin1StringView(keyword)))
            given.insert(QString::fromLatin1(keyword), QString::fromLatin1(value));
    }
    given[u"options"_s] = QString(QLatin1StringView(sessionOptions) + u' ' + given.value(u"options"_s)).trimmed();
    for (auto each = given.cbegin(); each != given.cend(); ++each) {
        // QPSQL parts its options at semicolons, quoted or not.
        if (each.value().contains(u';'))
            return makeError(ErrorKind::Malformed, say("database-url/letter"));
        address.m_options += each.key() + u'=' + quoted(each.value()) + u' ';
    }
    return address;
}

} // namespace tidegate::sql
