// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/copycommand.h"

#include "app/copyprogress.h"
#include "services/copying/copytarget.h"
#include "services/copying/workspacecopy.h"
#include "services/domain/try.h"
#include "services/secrets/keychain.h"
#include "services/secrets/masterkey.h"
#include "services/store/backends/opendatabase.h"

#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QFutureWatcher>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

volatile std::sig_atomic_t stopAsked = 0;

/// The first signal asks the copy to end between two pages, the second ends it at once.
void askToStop(int number)
{
    stopAsked = 1;
    std::signal(number, SIG_DFL);
}

void sayLine(const QString &line)
{
    std::fputs((line + u'\n').toUtf8().constData(), stdout);
}

void warnOf(const QString &line)
{
    std::fputs((u"tidegate-server: "_s + line + u'\n').toUtf8().constData(), stderr);
}

/// The folder of a file database; empty for another one.
QString folderOf(const QString &url)
{
    return url.startsWith(u"sqlite://") ? QFileInfo(url.mid(9)).absolutePath() : QString();
}

CopyKey keyOfFile(const MasterKey &key, const QString &file)
{
    return {key, file + u".seals"_s};
}

/// The key of a console's workspace: a file in its folder, or an entry of the keychain. Nothing where no console made one.
Result<std::optional<CopyKey>> consoleKey(const QString &folder)
{
    if (folder.isEmpty() || !QFileInfo::exists(QDir(folder).filePath(u"master.id"_s)))
        return std::optional<CopyKey>();
    SystemKeychain keychain;
    QFutureWatcher<Result<MasterKeyAnswer>> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(desktopMasterKey(keychain, folder));
    if (!watcher.isFinished())
        loop.exec();
    ASSIGN_OR_RETURN(const auto answer, watcher.result());
    return std::optional(CopyKey{answer.key, QDir(folder).filePath(u"audit.seals"_s)});
}

Result<std::optional<CopyKey>> sourceKey(const Configuration &configuration)
{
    const QString file = configuration.value(u"secret-key-file"_s);
    if (file.isEmpty())
        return consoleKey(folderOf(configuration.value(u"from"_s)));
    ASSIGN_OR_RETURN(const auto key, readKeyFile(file));
    return std::optional(keyOfFile(key, file));
}

/// A new file is made, as `serve` would.
Result<std::optional<CopyKey>> targetKey(const Configuration &configuration)
{
    const QString file = configuration.value(u"to-secret-key-file"_s);
    if (file.isEmpty())
        return std::optional<CopyKey>();
    ASSIGN_OR_RETURN(const auto key, QFileInfo::exists(file) ? readKeyFile(file) : createKeyFile(file));
    return std::optional(keyOfFile(key, file));
}

Result<void> checkUrls(const Configuration &configuration)
{
    const QString from = configuration.value(u"from"_s);
    const QString to = configuration.value(u"to"_s);
    if (from.isEmpty() || to.isEmpty())
        return usage(u"say copy --from URL --to URL"_s);
    const bool isSameFile = !folderOf(from).isEmpty() && !folderOf(to).isEmpty() && QFileInfo(from.mid(9)) == QFileInfo(to.mid(9));
    if (from == to || isSameFile)
        return usage(u"--from and --to are the same database: name another one to copy into"_s);
    return {};
}

Result<CopyOptions> optionsOf(const Configuration &configuration)
{
    CopyOptions options;
    options.withTokens = configuration.isSet(u"with-tokens"_s);
    options.isStopped = [] { return stopAsked != 0; };
    ASSIGN_OR_RETURN(options.sourceKey, sourceKey(configuration));
    return options;
}

/// Nothing is made, migrated or changed in the source.
Result<std::unique_ptr<Database>> openSource(const Configuration &configuration)
{
    DatabaseOptions options;
    options.url = configuration.value(u"from"_s);
    options.createIfMissing = options.migrate = false;
    options.readOnly = true;
    options.evenIncomplete = true; // what that means is said by the copy
    return openDatabase(options);
}

/// One of an older version is somebody's, and is refused instead of migrated. What is opened as it is may belong to another process too, which would look
/// after it, so it is opened once more as its own.
Result<std::unique_ptr<Database>> openTarget(const Configuration &configuration, const QString &mark)
{
    DatabaseOptions options;
    options.url = configuration.value(u"to"_s);
    options.createIfMissing = options.migrate = false;
    options.evenIncomplete = true;
    if (const auto target = openDatabase(options); !target && target.error().kind != ErrorKind::NotFound)
        return target.error();
    options.createIfMissing = options.migrate = true;
    options.markOfNew = mark;
    return openDatabase(options);
}

QString wordsOf(QByteArrayView table)
{
    return QString::fromLatin1(table).replace(u'_', u' ');
}

void sayPlan(const CopyPlan &plan)
{
    for (const TenantPlan &tenant : plan.tenants) {
        QStringList parts;
        for (const TableCount &each : tenant.tables) {
            if (each.rows > 0 && each.isTaken)
                parts.append(u"%1 %2"_s.arg(each.rows).arg(wordsOf(each.table)));
        }
        sayLine(tenant.tenant.name + u": "_s + parts.join(u", "));
    }
    sayLine(u"%1 rows are to be copied."_s.arg(plan.rows()));
}

void sayWhatIsLeft(const CopyPlan &plan, const CopyOptions &options)
{
    if (const qint64 tokens = plan.rowsOf("tokens"); tokens > 0 && !options.withTokens)
        sayLine(u"Not taken along: %1 tokens, which stay valid at the source (--with-tokens takes them)."_s.arg(tokens));
    if (!options.withTokens && plan.rowsOf("agents") > 0)
        sayLine(u"Agents have to be let in again, because their secrets are not taken along (--with-tokens takes them)."_s);
    sayLine(u"Not taken along: where lists were read up to; whoever is in the middle of one begins it again."_s);
}

void sayOutcome(const CopyOutcome &outcome, const CopyPlan &plan, const Configuration &configuration, qint64 milliseconds)
{
    for (const CopyOutcome::Log &log : outcome.logs)
        sayLine(u"%1: %2"_s.arg(log.tenant, english(verdictOf(log.verified))));
    const QString key = configuration.value(u"to-secret-key-file"_s);
    if (!key.isEmpty())
        sayLine(u"Stored credentials and the audit logs are sealed under %1: serve the copy with --secret-key-file %1."_s.arg(key));
    else if (plan.rowsOf("secrets") > 0)
        sayLine(u"Stored credentials are sealed under the same key as before: serve the copy with it."_s);
    sayLine(u"Done: %1 rows in %2 s."_s.arg(outcome.rows).arg(static_cast<double>(milliseconds) / 1000, 0, 'f', 1));
    if (outcome.missed > 0)
        warnOf(u"%1 changes were made at the source meanwhile and are not in the copy: stop what uses the source, remove the copy and copy again"_s.arg(
            outcome.missed));
}

/// What a copy that had begun leaves is said with what went wrong.
Error withLeftover(Error error, WorkspaceCopy &copy)
{
    if (copy.leftIncomplete())
        error.message += u" The target database is incomplete: remove it before you copy again. The source is as it was."_s;
    return error;
}

Result<void> dryRun(Database &source, const CopyOptions &options)
{
    ASSIGN_OR_RETURN(const auto plan, planCopy(source, options, true));
    sayPlan(plan);
    sayWhatIsLeft(plan, options);
    return {};
}

/// What is to be copied, once everything that the copy needs is there.
Result<CopyPlan> prepare(WorkspaceCopy &copy, const Configuration &configuration)
{
    ASSIGN_OR_RETURN(const auto plan, copy.plan());
    ASSIGN_OR_RETURN(const auto key, targetKey(configuration));
    if (key)
        copy.setTargetKey(*key);
    return plan;
}

/// All of it, with a line that says how far it is.
Result<void> copyInto(Database &source, Database &target, const Configuration &configuration, CopyOptions options)
{
    QElapsedTimer timer;
    timer.start();
    CopyProgressLine line;
    options.onProgress = [&line](const CopyProgress &progress) { line.show(progress); };
    WorkspaceCopy copy(source, target, Clock::system(), options);
    const auto plan = prepare(copy, configuration);
    if (!plan) {
        (void)copy.giveUp(); // what went wrong first is what has to be mended; a mark that stays is said by the next copy
        return plan.error();
    }
    const auto outcome = copy.run(*plan);
    line.end();
    if (!outcome)
        return withLeftover(outcome.error(), copy);
    sayWhatIsLeft(*plan, options);
    sayOutcome(*outcome, *plan, configuration, timer.elapsed());
    return {};
}

} // namespace

Result<void> copyCommand(const Configuration &configuration)
{
    RETURN_IF_ERROR(checkUrls(configuration));
    for (const int number : {SIGINT, SIGTERM})
        std::signal(number, askToStop);
    ASSIGN_OR_RETURN(const auto source, openSource(configuration));
    ASSIGN_OR_RETURN(auto options, optionsOf(configuration));
    if (configuration.isSet(u"dry-run"_s))
        return dryRun(*source, options);
    RETURN_IF_ERROR(planCopy(*source, options, true)); // before a target is made for nothing
    options.mark = newCopyMark(Clock::system().now());
    ASSIGN_OR_RETURN(const auto target, openTarget(configuration, options.mark));
    return copyInto(*source, *target, configuration, options);
}

} // namespace tidegate
