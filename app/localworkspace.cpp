// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localworkspace.h"

#include "services/async/runinbackground.h"
#include "services/async/whendone.h"
#include "services/copying/workspaceexport.h"
#include "services/domain/try.h"
#include "services/secrets/masterkey.h"
#include "services/store/backends/opendatabase.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Result<std::unique_ptr<Database>> openBeside(const QString &url)
{
    DatabaseOptions options;
    options.url = url;
    options.createIfMissing = options.migrate = false;
    options.readOnly = options.besideAnother = true;
    return openDatabase(options);
}

Result<WorkspaceCredentials> credentialsIn(const QString &url, const MasterKey &key)
{
    ASSIGN_OR_RETURN(const auto database, openBeside(url));
    return openCredentials(*database, key);
}

} // namespace

LocalWorkspace::LocalWorkspace(const QString &dataDirectory, Keychain &keychain, QObject *parent)
    : QObject(parent), m_directory(dataDirectory), m_url(u"sqlite://"_s + dataDirectory + u"/tidegate.db"_s), m_keychain(keychain)
{}

QFuture<Result<WorkspaceContents>> LocalWorkspace::contents()
{
    return runInBackground([url = m_url]() -> Result<WorkspaceContents> {
        ASSIGN_OR_RETURN(const auto database, openBeside(url));
        return contentsOf(*database);
    });
}

QFuture<Result<WorkspacePages>> LocalWorkspace::pages(const std::stop_token &stop, const std::function<void(qint64 rows)> &progress)
{
    return runInBackground([url = m_url, stop, progress]() -> Result<WorkspacePages> {
        ASSIGN_OR_RETURN(const auto database, openBeside(url));
        CopyOptions options;
        options.isStopped = [stop] { return stop.stop_requested(); };
        options.onProgress = [progress](const CopyProgress &copied) { progress(copied.done); };
        return exportWorkspace(*database, options);
    });
}

QFuture<Result<WorkspaceCredentials>> LocalWorkspace::credentials()
{
    const auto promise = std::make_shared<QPromise<Result<WorkspaceCredentials>>>();
    promise->start();
    whenDone(desktopMasterKey(m_keychain, m_directory), this, [this, promise](const Result<MasterKeyAnswer> &answer) {
        if (!answer) {
            promise->addResult(answer.error());
            promise->finish();
            return;
        }
        whenDone(runInBackground([url = m_url, key = answer->key] { return credentialsIn(url, key); }), this,
                 [promise](const Result<WorkspaceCredentials> &credentials) {
                     promise->addResult(credentials);
                     promise->finish();
                 });
    });
    return promise->future();
}

} // namespace tidegate
