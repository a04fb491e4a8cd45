// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/apiclient.h"
#include "services/client/apiclient_p.h"
#include "services/codec/importjson.h"

namespace tidegate {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto maxTurn = 60s; // another write of the tenant may be under way, and this one waits for it

QString importPath(ImportId id)
{
    return u"/workspace-imports/"_s + id.toString();
}

} // namespace

QFuture<Result<void>> ApiClient::previewImport(const ImportAnnouncement &announcement)
{
    ClientRequest preview = request("POST", u"/workspace-imports/preview"_s, toJson(announcement));
    preview.asksOnly = true;
    return d->done(preview);
}

QFuture<Result<WorkspaceImport>> ApiClient::beginImport(const ImportAnnouncement &announcement)
{
    return d->one(request("POST", u"/workspace-imports"_s, toJson(announcement)), workspaceImportFromJson);
}

QFuture<Result<WorkspaceImport>> ApiClient::import(ImportId id)
{
    return d->one(request("GET", importPath(id)), workspaceImportFromJson);
}

QFuture<Result<WorkspaceImport>> ApiClient::putImportPage(ImportId id, qint64 number, const QByteArray &page, const std::stop_token &stop)
{
    ClientRequest put = request("PUT", importPath(id) + u"/pages/"_s + QString::number(number));
    put.json = page;
    put.stop = stop;
    put.timeout = maxTurn;
    return d->one(put, workspaceImportFromJson);
}

QFuture<Result<WorkspaceImport>> ApiClient::completeImport(ImportId id)
{
    return d->one(request("POST", importPath(id) + u"/complete"_s, QJsonObject()), workspaceImportFromJson);
}

QFuture<Result<void>> ApiClient::discardImport(ImportId id)
{
    ClientRequest discard = request("DELETE", importPath(id));
    discard.timeout = maxTurn;
    return d->done(discard);
}

} // namespace tidegate
