// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/importroutes.h"

#include "services/codec/importjson.h"
#include "services/domain/try.h"
#include "services/http/routes/support.h"
#include "services/operations/importoperations.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

ApiReply importReply(const WorkspaceImport &import, int status = 200)
{
    return objectReply([&](JsonWriter &writer) { writeImportMembers(writer, import); }, status);
}

Result<ApiReply> previewRoute(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto announced, previewImport(call, request.body));
    return objectReply([&](JsonWriter &writer) {
        writer.field("possible", true);
        writer.field("totalRows", announced.rows());
    });
}

Result<ApiReply> beginRoute(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto import, beginImport(call, request.body));
    ApiReply reply = importReply(import, 201);
    reply.headers.emplace_back("Location", "/api/v1/workspace-imports/" + import.id.toString().toLatin1());
    return reply;
}

Result<ApiReply> pageRoute(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    bool isNumber = false;
    const qint64 number = request.arguments.value(1).toLongLong(&isNumber);
    if (!isNumber || number < 1)
        return notFound();
    ASSIGN_OR_RETURN(const auto import, putImportPage(call, ImportId(id), number, request.body, request.rawBody));
    return importReply(import);
}

/// What is under way is broken off first: the call waits for its turn, and has it when nothing of that is left.
void discardRoute(Backend &backend, const ApiHandler &discard, const ApiRequest &request, const ReplyCallback &done)
{
    if (const auto id = request.idAt(0))
        backend.importer().cancel(request.principal.tenant, ImportId(*id));
    discard(request, done);
}

void completeRoute(Backend &backend, const ApiRequest &request, const ReplyCallback &done)
{
    const auto id = request.idAt(0);
    const auto import = id ? backend.importer().begin(request.principal, callInfoOf(request), ImportId(*id)) : Result<WorkspaceImport>(id.error());
    done(import ? Result<ApiReply>(importReply(*import, import->completedAt ? 200 : 202)) : Result<ApiReply>(import.error()));
}

} // namespace

std::vector<ApiRoute> importRoutes(Backend &backend)
{
    const std::string all = "/api/v1/workspace-imports";
    const std::string one = all + "/{importId}";
    const CallHandler list = [&backend](Call &call, const ApiRequest &request) -> Result<ApiReply> {
        RETURN_IF_ERROR(onlyParameters(request, {}));
        ASSIGN_OR_RETURN(const auto imports, importsOf(call));
        ApiReply reply;
        JsonWriter writer(reply.body);
        writer.beginArray();
        for (const WorkspaceImport &import : imports) {
            writer.beginObject();
            writeImportMembers(writer, backend.importer().shown(call.transaction.tenant(), import));
            writer.endObject();
        }
        writer.endArray();
        return reply;
    };
    const CallHandler show = [&backend](Call &call, const ApiRequest &request) -> Result<ApiReply> {
        ASSIGN_OR_RETURN(const auto id, request.idAt(0));
        ASSIGN_OR_RETURN(const auto import, findImport(call, ImportId(id)));
        return importReply(backend.importer().shown(call.transaction.tenant(), import));
    };
    const CallHandler discard = [](Call &call, const ApiRequest &request) -> Result<ApiReply> {
        ASSIGN_OR_RETURN(const auto id, request.idAt(0));
        const auto discarded = discardImport(call, ImportId(id));
        return discarded ? Result<ApiReply>(deletedReply()) : Result<ApiReply>(discarded.error());
    };
    const auto stopAndDiscard = [&backend, inTurn = writingImport(backend, discard)](const ApiRequest &request, const ReplyCallback &done) {
        discardRoute(backend, inTurn, request, done);
    };
    const auto complete = [&backend](const ApiRequest &request, const ReplyCallback &done) { completeRoute(backend, request, done); };
    return {
        {HttpMethod::Get, all, Permission::AuditRead, reading(backend, list)},
        {HttpMethod::Post, all, Permission::WorkspaceImport, writingImport(backend, beginRoute), BodyKind::Json},
        {HttpMethod::Post, all + "/preview", Permission::WorkspaceImport, reading(backend, previewRoute), BodyKind::Json},
        {HttpMethod::Get, one, Permission::AuditRead, reading(backend, show)},
        {HttpMethod::Put, one + "/pages/{number}", Permission::WorkspaceImport, writingImport(backend, pageRoute), BodyKind::Json, maxImportPage,
         maxImportPage},
        {HttpMethod::Post, one + "/complete", Permission::WorkspaceImport, complete, BodyKind::OptionalJson},
        {HttpMethod::Delete, one, Permission::WorkspaceImport, stopAndDiscard},
    };
}

} // namespace tidegate
