// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/importfixture.h"

#include "services/codec/importjson.h"
#include "services/operations/environmentoperations.h"
#include "services/store/backends/opendatabase.h"
#include "services/store/workspacerows.h"

namespace tidegate::test {

QByteArray codeIn(const Answer &answer)
{
    const QJsonObject problem = answer.object();
    const QString field = problem.value(u"errors"_s).toArray().at(0).toObject().value(u"code"_s).toString();
    return (field.isEmpty() ? problem.value(u"code"_s).toString() : field).toLatin1();
}

QList<QByteArray> plainOf(const WorkspacePages &workspace)
{
    QList<QByteArray> plain;
    for (const QByteArray &page : workspace.pages)
        plain.append(qUncompress(page));
    return plain;
}

void ImportFixture::fill()
{
    m_source = u"sqlite://"_s + m_folder.filePath(u"source.db"_s);
    fillWorkspace(m_source, m_key, m_folder.filePath(u"key.seals"_s));
    DatabaseOptions options;
    options.url = m_source;
    Backend backend(must(openDatabase(options)), Clock::system(), {});
    const Principal you = localPrincipal(Via::Ui);
    const auto made = must(backend.write(you, {}, [](Call &call) {
        return createEnvironment(call, {{u"name"_s, u"gone"_s}, {u"displayName"_s, u"Gone"_s}, {u"orderIndex"_s, 9}});
    }));
    must(backend.write(you, {}, [&](Call &call) { return removeEnvironment(call, made.id, {}); }));
    m_pages = must(exportWorkspace(backend.database(), {}));
    QVERIFY(m_pages.pages.size() > 5);
}

void ImportFixture::serve()
{
    m_api = std::make_unique<ServedApi>();
}

QByteArray ImportFixture::begin(const QByteArray &body) const
{
    const Answer begun = send("POST", imports, body.isEmpty() ? announcement() : body);
    if (begun.status != 201)
        qWarning() << begun.status << begun.body;
    return begun.object().value(u"id"_s).toString().toLatin1();
}

void ImportFixture::putAll(const QByteArray &id, const QList<QByteArray> &pages) const
{
    for (qsizetype i = 0; i < pages.size(); ++i) {
        const Answer put = putPage(id, i + 1, pages[i]);
        QVERIFY2(put.status == 200, put.body.constData());
    }
}

/// The state it ends in, or the code of the failure.
QString ImportFixture::completed(const QByteArray &id) const
{
    const Answer asked = send("POST", imports + '/' + id + "/complete", "{}");
    if (asked.status != 202 && asked.status != 200)
        return QString::fromLatin1(codeIn(asked));
    QJsonObject last;
    const auto isOver = [&] {
        last = send("GET", imports + '/' + id).object();
        return last.value(u"state"_s).toString() != u"applying";
    };
    if (!QTest::qWaitFor(isOver, 20'000))
        return u"does not end"_s;
    const QString failure = last.value(u"failure"_s).toObject().value(u"code"_s).toString();
    if (!failure.isEmpty())
        qInfo().noquote() << last.value(u"failure"_s).toObject().value(u"message"_s).toString();
    return failure.isEmpty() ? last.value(u"state"_s).toString() : failure;
}

QString ImportFixture::importAll(const QList<QByteArray> &pages, const QByteArray &announced) const
{
    const QByteArray id = begin(announced);
    putAll(id, pages);
    return completed(id);
}

std::unique_ptr<Database> ImportFixture::beside() const
{
    DatabaseOptions options;
    options.url = m_api->where().url();
    options.besideAnother = true;
    return must(openDatabase(options));
}

TenantId ImportFixture::tenant() const
{
    return must(beside()->read(localTenant, [](Transaction &s) { return s.identities.findTenant(u"other"_s); })).id;
}

/// Without the log, which has rows of the move.
Content ImportFixture::rowsThere() const
{
    Content content;
    const auto database = beside();
    must(database->read(tenant(), [&](Transaction &s) -> Result<void> {
        for (const sql::Table &table : workspaceTables()) {
            if (table.name != "audit_entries")
                content[table.name] = must(s.rows.page(table, {}, 100'000));
        }
        return {};
    }));
    return content;
}

/// What was here, as it has to be there: of another tenant, put to who brought it, and without credentials.
Content ImportFixture::expectedThere() const
{
    const Content here = rowsThere();
    const TenantId to = tenant();
    const UserId admin = m_api->userOf(Role::Admin, there);
    Content expected;
    DatabaseOptions options;
    options.url = m_source;
    const auto source = must(openDatabase(options));
    must(source->read(localTenant, [&](Transaction &s) -> Result<void> {
        for (const sql::Table &table : workspaceTables()) {
            if (table.name != "audit_entries")
                expected[table.name] = must(s.rows.page(table, {}, 100'000));
        }
        return {};
    }));
    for (const sql::Table &table : workspaceTables()) {
        for (Row &row : expected[table.name]) {
            for (Cell &cell : row) {
                const auto *id = std::get_if<QUuid>(&cell);
                if (id && *id == localTenant.uuid())
                    cell = to.uuid();
                else if (id && *id == localUser.uuid())
                    cell = admin.uuid();
            }
            if (table.name == "freeze_windows")
                setCell(table, row, "exceptions", cellOf<QByteArray>(table, row, "exceptions").replace(localUser.uuid().toRfc4122(), admin.uuid().toRfc4122()));
        }
    }
    const sql::Table &targets = *workspaceTable(u"targets");
    for (qsizetype i = 0; i < expected["targets"].size() && i < here["targets"].size(); ++i)
        setCell(targets, expected["targets"][i], "connection_json", cellOf<std::string>(targets, here["targets"][i], "connection_json"));
    return expected;
}

QList<QByteArray> ImportFixture::changed(const QByteArray &table, const QByteArray &column, const QJsonValue &value, QList<QByteArray> all)
{
    const sql::Table *of = workspaceTable(QString::fromLatin1(table));
    const qsizetype at = of->column(column) - 1; // behind the tenant
    for (QByteArray &page : all) {
        QJsonObject body = QJsonDocument::fromJson(page).object();
        if (body.value(u"table"_s).toString() != QLatin1StringView(table))
            continue;
        QJsonArray rows = body.value(u"rows"_s).toArray();
        QJsonArray row = rows[0].toArray();
        row[at] = value;
        rows[0] = row;
        body.insert(u"rows"_s, rows);
        page = bytesOf(body);
        break;
    }
    return all;
}

} // namespace tidegate::test
