// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/servercommands.h"

#include "app/copycommand.h"
#include "app/demofleet.h"
#include "app/logging.h"
#include "services/domain/servicecredential.h"
#include "services/domain/try.h"
#include "services/http/routes/clockroutes.h"
#include "services/operations/clockoperations.h"
#include "services/operations/identityoperations.h"
#include "services/secrets/masterkey.h"
#include "services/store/backends/opendatabase.h"

#include <QDir>
#include <QHash>
#include <QLoggingCategory>
#include <QStandardPaths>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

const QString unusableEnd = u"--expires is a time such as 2026-12-31T00:00:00Z, at most 365 days ahead"_s;

/// What an operation finds wrong with a value that was typed is wrong usage.
Result<void> asTyped(Result<void> result)
{
    if (result || result.error().kind != ErrorKind::Invalid || result.error().fields.isEmpty())
        return result;
    const FieldError &field = result.error().fields.constFirst();
    return usage(field.pointer == u"/expiresAt" ? unusableEnd : field.message);
}

void print(const QString &line)
{
    std::fputs((line + u'\n').toUtf8().constData(), stdout);
}

/// The tenant named by --tenant, the local one by default.
Result<TenantId> tenantOf(Database &database, const Configuration &configuration)
{
    const QString name = configuration.value(u"tenant"_s);
    if (name.isEmpty())
        return localTenant;
    const auto tenant = database.read(localTenant, [&](Transaction &transaction) { return transaction.identities.findTenant(name); });
    if (!tenant)
        return tenant.error().kind == ErrorKind::NotFound ? usage(u"there is no tenant “%1”: tidegate-server tenant list shows them"_s.arg(name))
                                                          : tenant.error();
    return tenant->id;
}

/// The key that proves seals, if there is one to be read.
Result<void> takeSealKey(Backend &backend, const Configuration &configuration)
{
    const QString path = configuration.value(u"secret-key-file"_s);
    if (path.isEmpty())
        return {};
    ASSIGN_OR_RETURN(const auto key, readKeyFile(path));
    backend.seals().setKey(key, sealFileOf(configuration));
    return {};
}

Result<void> auditVerify(Backend &backend, const Configuration &configuration, bool &holds)
{
    RETURN_IF_ERROR(takeSealKey(backend, configuration));
    return verifyAllLogs(backend, [&holds](const QString &tenant, const AuditVerification &outcome) {
        holds = holds && outcome.valid;
        if (outcome.valid)
            print(
                u"%1: %2 rows hold, head %3\n  %4"_s.arg(tenant).arg(outcome.rows).arg(QString::fromLatin1(outcome.head.toHex()), english(verdictOf(outcome))));
        else if (outcome.firstBad > 0)
            print(u"%1: BROKEN at row %2: %3"_s.arg(tenant).arg(outcome.firstBad).arg(outcome.reason));
        else
            print(u"%1: BROKEN: %2"_s.arg(tenant, outcome.reason));
    });
}

Result<void> tenantCommand(Backend &backend, const QStringList &words)
{
    if (words.value(1) == u"list") {
        ASSIGN_OR_RETURN(const auto tenants, backend.database().read(localTenant, [](Transaction &transaction) { return transaction.identities.tenants(); }));
        for (const Tenant &tenant : tenants)
            print(tenant.id.toString() + u'\t' + tenant.name);
        return {};
    }
    if (words.value(1) != u"create" || words.value(2).isEmpty())
        return usage(u"say tenant create NAME or tenant list"_s);
    ASSIGN_OR_RETURN(const auto made, backend.write(commandLinePrincipal(TenantId::create()), {}, [&](Call &call) { return createTenant(call, words.at(2)); }));
    print(made.id.toString());
    return {};
}

Result<void> createUser(Backend &backend, TenantId tenant, const QString &name, const Configuration &configuration)
{
    const auto role = roleFromString(configuration.value(u"role"_s));
    if (!role)
        return usage(u"--role is one of viewer, operator, release-manager, admin, auditor and agent"_s);
    const QString shown = configuration.value(u"display-name"_s);
    ASSIGN_OR_RETURN(const auto made, backend.write(commandLinePrincipal(tenant), {}, [&](Call &call) { return createUser(call, name, *role, shown); }));
    print(made.id.toString());
    return {};
}

Result<void> userCommand(Backend &backend, TenantId tenant, const QStringList &words, const Configuration &configuration)
{
    if (words.value(1) == u"list") {
        ASSIGN_OR_RETURN(const auto users, backend.database().read(tenant, [](Transaction &transaction) { return transaction.identities.users(); }));
        for (const User &user : users)
            print(user.id.toString() + u'\t' + user.name + u'\t' + toString(user.role) + u'\t' + (user.enabled ? u"enabled"_s : u"disabled"_s));
        return {};
    }
    const QString name = words.value(2);
    if (name.isEmpty())
        return usage(u"say user create NAME --role ROLE, user disable NAME or user list"_s);
    if (words.value(1) == u"create")
        return createUser(backend, tenant, name, configuration);
    if (words.value(1) != u"disable")
        return usage(u"passwords are not part of this version; say user create, user disable or user list"_s);
    return backend.write(commandLinePrincipal(tenant), {}, [&](Call &call) -> Result<void> {
        const auto user = userNamed(call, name);
        return user ? disableUser(call, user->id) : Result<void>(user.error());
    });
}

Result<void> createToken(Backend &backend, TenantId tenant, const Configuration &configuration)
{
    const auto role = roleFromString(configuration.value(u"role"_s));
    TokenRequest request{.name = configuration.value(u"name"_s)};
    if (!role || request.name.isEmpty())
        return usage(u"say token create --tenant T --role ROLE --name N; roles are viewer, operator, release-manager, admin, auditor and agent"_s);
    request.role = *role;
    if (configuration.isSet(u"expires"_s)) {
        const auto expires = parseInstant(configuration.value(u"expires"_s).toStdString(), Cut::Up);
        if (!expires)
            return usage(unusableEnd);
        request.expiresAt = *expires;
    }
    const auto made = backend.write(commandLinePrincipal(tenant), {}, [&](Call &call) -> Result<CreatedToken> {
        if (const QString owner = configuration.value(u"user"_s); !owner.isEmpty()) {
            ASSIGN_OR_RETURN(const auto user, userNamed(call, owner));
            request.owner = user.id;
        }
        return createToken(call, request);
    });
    if (!made)
        return made.error();
    print(QString::fromLatin1(made->text));
    return {};
}

Result<void> tokenCommand(Backend &backend, TenantId tenant, const QStringList &words, const Configuration &configuration)
{
    if (words.value(1) == u"create")
        return createToken(backend, tenant, configuration);
    if (words.value(1) == u"list") {
        ASSIGN_OR_RETURN(const auto tokens, backend.database().read(tenant, [](Transaction &transaction) { return transaction.identities.tokens(); }));
        for (const ApiToken &token : tokens)
            print(token.id.toString() + u'\t' + token.name + u'\t' + toString(token.role) + u'\t' + (token.revokedAt ? u"revoked"_s : toText(token.expiresAt)));
        return {};
    }
    const TokenId id(parseUuid(words.value(2)));
    if (words.value(1) != u"revoke" || id.isNull())
        return usage(u"say token create, token list or token revoke ID"_s);
    return backend.write(commandLinePrincipal(tenant), {}, [&](Call &call) { return revokeToken(call, id); });
}

/// What the log has to say of the clock is what the command prints.
void keepLogOffTheClock()
{
    static QLoggingCategory::CategoryFilter others = nullptr;
    others = QLoggingCategory::installFilter([](QLoggingCategory *category) {
        if (others)
            others(category);
        if (qstrcmp(category->categoryName(), "tidegate.clock") == 0)
            category->setEnabled(QtWarningMsg, false);
    });
}

Result<void> clockCommand(Backend &backend, TenantId tenant, const QStringList &words, const Configuration &configuration)
{
    if (words.value(1) != u"accept")
        return usage(u"say clock accept, with --reason TEXT if there is more to say"_s);
    const QString given = configuration.value(u"reason"_s);
    const QString reason = given.isEmpty() ? u"accepted on the command line"_s : given;
    ASSIGN_OR_RETURN(const auto accepted, backend.write(commandLinePrincipal(tenant), {}, [&](Call &call) {
        return acceptClock(call, {{u"reason"_s, reason}});
    }));
    print(accepted.previous ? u"The clock is believed again: it shows %1, and the %2 of before does not count any more."_s.arg(toText(accepted.reading),
                                                                                                                               toText(*accepted.previous))
                            : u"The clock was not in doubt; it shows %1."_s.arg(toText(accepted.reading)));
    return {};
}

Result<void> demoCommand(Backend &backend, TenantId tenant, const QStringList &words)
{
    if (words.value(1) != u"load")
        return usage(u"say demo load"_s);
    // The workspace of the local user is filled in his name, as the console does it.
    const auto loaded = loadDemoFleet(backend, tenant == localTenant ? localPrincipal(Via::Cli) : commandLinePrincipal(tenant));
    if (loaded)
        print(u"The example fleet is loaded."_s);
    return loaded;
}

/// "what is wrong: what to do", where the command line knows it.
Error withWayOut(Error error)
{
    static const QHash<QString, QString> ways{{u"unknown-user"_s, u"tidegate-server user list shows them"_s},
                                              {u"user-disabled"_s, u"name another one with --user"_s},
                                              {u"role-too-high"_s, u"give a lesser --role or another --user"_s},
                                              {u"unknown-token"_s, u"tidegate-server token list shows them"_s}};
    if (const QString way = ways.value(error.code); !way.isEmpty())
        error.message = error.message.at(0).toLower() + error.message.mid(1).chopped(1) + u": " + way;
    return error;
}

/// How many words a command line has at most, the command itself included.
qsizetype maxWords(const QStringList &words)
{
    const QString command = words.value(0);
    if (command == u"migrate" || command == u"copy")
        return 1;
    const bool namesSomething = words.value(1) == u"disable" || words.value(1) == u"revoke" || (words.value(1) == u"create" && command != u"token");
    return namesSomething ? 3 : 2;
}

Result<void> onDatabase(const QString &command, const Configuration &configuration, bool &answerIsNo)
{
    DatabaseOptions options = databaseOptions(configuration);
    // Who is let in cannot wait for the server to stop.
    options.besideAnother = command == u"tenant" || command == u"user" || command == u"token" || command == u"audit" || command == u"clock";
    options.createIfMissing = command == u"migrate" || command == u"tenant" || command == u"token" || command == u"user" || command == u"demo";
    if (command == u"migrate")
        options.applicationRole = configuration.value(u"application-role"_s);
    ASSIGN_OR_RETURN(auto database, openDatabase(options));
    RETURN_IF_ERROR(ensureLocalTenant(*database, Clock::system().now()));
    const QStringList &words = configuration.positional();
    ASSIGN_OR_RETURN(const auto tenant, tenantOf(*database, configuration));
    if (command == u"migrate") {
        print(u"The schema is current: version %1."_s.arg(database->schemaVersion()));
        return {};
    }
    if (command == u"clock")
        keepLogOffTheClock();
    Backend backend(std::move(database), Clock::system(), {});
    if (command == u"audit") {
        bool holds = true;
        const auto verified = words.value(1) == u"verify" ? auditVerify(backend, configuration, holds) : Result<void>(usage(u"say audit verify"_s));
        answerIsNo = !holds;
        return verified;
    }
    if (command == u"tenant")
        return asTyped(tenantCommand(backend, words));
    if (command == u"user")
        return asTyped(userCommand(backend, tenant, words, configuration));
    if (command == u"token")
        return asTyped(tokenCommand(backend, tenant, words, configuration));
    if (command == u"clock")
        return clockCommand(backend, tenant, words, configuration);
    return demoCommand(backend, tenant, words);
}

} // namespace

QList<OptionSpec> serverOptions()
{
    return {
        {u"database"_s, u"URL"_s, u"sqlite:///absolute/path.db or postgresql://user@host/database"_s, {}, false, true},
        {u"application-role"_s, u"ROLE"_s, u"with migrate: the role that servers use the tables as, which is granted what it needs"_s, {}},
        {u"data-dir"_s, u"DIR"_s, u"where the database lies when --database is not given"_s, {}},
        {u"listen"_s, u"ADDR:PORT"_s, u"address to serve; port 0 picks a free one; several allowed"_s, u"127.0.0.1:7420"_s, true},
        {u"host"_s, u"NAME[:PORT]"_s, u"further name the server answers to; several allowed"_s, {}, true},
        {u"behind-proxy"_s, {}, u"allow a non-loopback address without TLS, because a proxy in front ends it"_s, {}},
        {u"tls-cert"_s, u"FILE"_s, u"certificate chain (PEM); read again on SIGHUP"_s, {}},
        {u"tls-key"_s, u"FILE"_s, u"private key (PEM)"_s, {}},
        {u"tls-client-ca"_s, u"FILE"_s, u"clients must show a certificate signed by this CA"_s, {}},
        {u"ready-file"_s, u"FILE"_s, u"written once requests are accepted: the base URL; removed on a clean stop"_s, {}},
        {u"threads"_s, u"N"_s, u"request threads; default: the number of cores"_s, {}},
        {u"connections-per-address"_s, u"N"_s, u"open connections one address may hold"_s, u"32"_s},
        {u"secret-key-file"_s, u"FILE"_s, u"master key that seals stored credentials (mode 0600)"_s, {}},
        {u"allow-network"_s,
         u"CIDR[:PORTS]"_s,
         u"network that health checks may connect to; several allowed; this machine only if named (127.0.0.0/8)"_s,
         {},
         true},
        {u"concurrency"_s, u"MODE"_s, u"optional or required: whether writes need If-Match"_s, u"optional"_s},
        {u"log-format"_s, u"text|json"_s, u"one line a request"_s, u"text"_s},
        {u"log-level"_s, u"LEVEL"_s, u"debug, info, warning or critical"_s, u"info"_s},
        {u"config"_s, u"FILE"_s, u"INI file with the same names"_s, {}},
        {u"tenant"_s, u"NAME"_s, u"tenant that user, token and demo work on"_s, {}},
        {u"role"_s, u"ROLE"_s, u"role of a new user or token"_s, {}},
        {u"name"_s, u"NAME"_s, u"name of a new token"_s, {}},
        {u"display-name"_s, u"NAME"_s, u"how people see a new user; default: the name of the user"_s, {}},
        {u"user"_s, u"NAME"_s, u"owner of a new token; default: a user of the token's name"_s, {}},
        {u"reason"_s, u"TEXT"_s, u"why the clock is accepted; for the audit log"_s, {}},
        {u"expires"_s, u"TIME"_s, u"end of a new token's life; default: 90 days"_s, {}},
        {u"from"_s, u"URL"_s, u"database to copy"_s, {}, false, true},
        {u"to"_s, u"URL"_s, u"new or empty database to copy into"_s, {}, false, true},
        {u"to-secret-key-file"_s, u"FILE"_s, u"master key of the copy, made if it is missing; default: the one of --secret-key-file"_s, {}},
        {u"with-tokens"_s, {}, u"tokens of the database that is copied are valid in the copy too"_s, {}},
        {u"dry-run"_s, {}, u"say how much would be copied, and what not"_s, {}},
    };
}

QString sealFileOf(const Configuration &configuration)
{
    const QString key = configuration.value(u"secret-key-file"_s);
    if (isServiceCredential(key)) // where nobody may write
        return qEnvironmentVariable("STATE_DIRECTORY").section(u':', 0, 0) + u"/master.key.seals"_s;
    return key.isEmpty() ? QString() : key + u".seals"_s;
}

DatabaseOptions databaseOptions(const Configuration &configuration)
{
    DatabaseOptions options;
    options.url = configuration.value(u"database"_s);
    if (options.url.isEmpty()) {
        QString directory = configuration.value(u"data-dir"_s);
        if (directory.isEmpty())
            directory = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/tidegate"_s;
        options.url = u"sqlite://"_s + QDir(directory).absolutePath() + u"/tidegate.db"_s;
    }
    return options;
}

std::string clockRemark(const Configuration &configuration)
{
    DatabaseOptions options = databaseOptions(configuration);
    options.createIfMissing = options.migrate = false;
    options.besideAnother = true;
    auto database = openDatabase(options);
    if (!database) // there is none yet, or starting the server will say what is wrong with it
        return {};
    Backend backend(std::move(*database), Clock::system(), {});
    return clockLine(backend);
}

int runServerCommand(const QString &command, const Configuration &configuration)
{
    if (const QStringList &words = configuration.positional(); words.size() > maxWords(words)) {
        complain(usage(u"there is one word too many: “%1”"_s.arg(words.last())));
        return ExitUsage;
    }
    bool answerIsNo = false;
    Result<void> outcome;
    if (command == u"restore") {
        const QStringList &words = configuration.positional();
        outcome = words.size() == 2 ? restoreDatabase(databaseOptions(configuration), words.at(1)) : Result<void>(usage(u"say restore FILE"_s));
        if (outcome)
            AuditSeals::setAside(sealFileOf(configuration));
    } else if (command == u"backup") {
        const QStringList &words = configuration.positional();
        outcome = words.size() == 2 ? backUpDatabase(databaseOptions(configuration), words.at(1)) : Result<void>(usage(u"say backup FILE"_s));
    } else if (command == u"copy") {
        outcome = copyCommand(configuration);
    } else {
        outcome = onDatabase(command, configuration, answerIsNo);
    }
    if (!outcome) {
        complain(withWayOut(outcome.error()));
        return outcome.error().code == u"usage" ? ExitUsage : ExitFailed;
    }
    return answerIsNo ? ExitNo : ExitDone;
}

} // namespace tidegate
