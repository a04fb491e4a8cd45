// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/apiclient.h"
#include "services/client/apiclient_p.h"
#include "services/client/audittext.h"
#include "services/client/clientjson.h"
#include "services/codec/auditjson.h"

namespace tidegate {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

void addText(QUrlQuery &query, const QString &key, const QString &text)
{
    // QUrlQuery leaves '%' and '+' as they are; a text of the user stands for itself.
    if (!text.isEmpty())
        query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(text)));
}

void addFilter(QUrlQuery &query, const AuditFilter &filter)
{
    addText(query, u"q"_s, filter.text);
    addText(query, u"entity"_s, filter.entityType);
    addText(query, u"action"_s, filter.action);
    addText(query, u"via"_s, filter.via);
    if (!filter.entityId.isNull())
        query.addQueryItem(u"entityId"_s, filter.entityId.toString(QUuid::WithoutBraces));
    if (!filter.actor.isNull())
        query.addQueryItem(u"actor"_s, filter.actor.toString(QUuid::WithoutBraces));
    if (filter.from)
        query.addQueryItem(u"from"_s, toText(*filter.from));
    if (filter.to)
        query.addQueryItem(u"to"_s, toText(*filter.to));
}

} // namespace

QByteArray auditText(const AuditEntry &entry)
{
    return QJsonDocument(toJson(entry)).toJson(QJsonDocument::Indented);
}

QFuture<Result<AuditPage>> ApiClient::audit(const AuditFilter &filter, std::optional<qint64> before, int limit)
{
    ClientRequest list = request("GET", u"/audit"_s);
    list.query.addQueryItem(u"limit"_s, QString::number(limit));
    addFilter(list.query, filter);
    if (before)
        list.query.addQueryItem(u"before"_s, QString::number(*before));
    return d->call<AuditPage>(list, [](const ClientAnswer &answer) -> Result<AuditPage> {
        const Result<QList<AuditEntry>> entries = Private::itemsIn(answer, auditEntryFromJson);
        return entries ? Result<AuditPage>(AuditPage{*entries, answer.hasNext}) : Result<AuditPage>(entries.error());
    });
}

QFuture<Result<AuditVerdict>> ApiClient::verifyAudit()
{
    ClientRequest verify = request("GET", u"/audit/verify"_s);
    verify.timeout = 120s; // every row of the chain is hashed again
    return d->one(verify, auditVerdictFromJson);
}

QFuture<Result<AuditExportPart>> ApiClient::exportAudit(const AuditFilter &filter, AuditFormat format, const QUrlQuery &next)
{
    ClientRequest part = request("GET", u"/audit/export"_s);
    part.accept = format == AuditFormat::Csv ? "text/csv" : "application/x-ndjson";
    part.query = next;
    if (next.isEmpty()) {
        part.query.addQueryItem(u"limit"_s, u"1000"_s);
        part.query.addQueryItem(u"count"_s, u"true"_s);
        addFilter(part.query, filter);
    }
    return d->call<AuditExportPart>(part, [](const ClientAnswer &answer) -> Result<AuditExportPart> {
        return AuditExportPart{answer.body, answer.total, answer.next, answer.hasNext};
    });
}

} // namespace tidegate
