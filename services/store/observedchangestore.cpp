// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/observedchangestore.h"

#include "services/codec/observedchangejson.h"
#include "services/domain/textrules.h"
#include "services/store/columns.h"
#include "services/store/packedcomponents.h"

#include <QMap>

namespace tidegate {

// Found by the type of its argument.
static void readColumn(const sql::Query &row, int column, QList<ChangeEvidence> &evidence)
{
    evidence = evidenceFromJson(sql::toArray(row.text(column)));
}

static void readColumn(const sql::Query &row, int column, ObservedComponent &component)
{
    component = sql::unpackComponents(row.bytes(column)).value(0);
}

namespace {

using sql::ColumnUse;

template <typename Visit>
void changeColumns(Visit &visit, auto &stored)
{
    visit("id", stored.change.id, ColumnUse::Key);
    visit("target_id", stored.change.target);
    visit("environment_id", stored.change.environment);
    visit("component", stored.change.component);
    visit("from_digest", stored.change.from.digest);
    visit("from_name", stored.change.from.name);
    visit("to_digest", stored.change.to.digest);
    visit("to_name", stored.change.to.name);
    visit("not_before", stored.change.notBefore);
    visit("seen_at", stored.change.seenAt);
    visit("verdict", stored.change.verdict);
    visit("evidence_json", stored.change.evidence);
    visit("running", stored.running);
    visit("collector", stored.collector);
}

struct ChangeStatements
{
    sql::ColumnList columns = sql::listColumns<StoredChange>([](auto &visit, auto &stored) { changeColumns(visit, stored); });
    sql::Composed selectAll = columns.select(", c.explanation, c.ticket, c.explained_by, c.explained_at, t.name FROM observed_changes c "
                                             "JOIN targets t ON t.tenant_id = c.tenant_id AND t.id = c.target_id WHERE c.tenant_id = ",
                                             "c.");
};

const ChangeStatements &changeStatements()
{
    static const ChangeStatements all;
    return all;
}

constexpr int changeColumnCount = 14;

constexpr char insertChange[] = R"(
INSERT INTO observed_changes (tenant_id, id, target_id, environment_id, component, from_digest, from_name, to_digest, to_name, not_before, seen_at, verdict,
    evidence_json, running, collector, explanation, ticket, explained_by, explained_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, '', '', NULL, NULL))";
constexpr char updateChange[] = R"(
UPDATE observed_changes SET verdict = ?3, evidence_json = ?4, explanation = ?5, ticket = ?6, explained_by = ?7, explained_at = ?8
WHERE tenant_id = ?1 AND id = ?2)";
constexpr char countChanges[] = R"(
SELECT environment_id, verdict, COUNT(*) FROM observed_changes WHERE tenant_id = ?1 AND seen_at >= ?2 AND seen_at < ?3
GROUP BY environment_id, verdict ORDER BY environment_id, verdict)";
constexpr char selectInFreezes[] = R"(
SELECT component, to_digest, MAX(seen_at) FROM (
    SELECT component, to_digest, seen_at FROM observed_changes
    WHERE tenant_id = ?1 AND environment_id = ?2 AND seen_at >= ?3 AND verdict = ?4 ORDER BY seen_at DESC LIMIT 5000) newest
GROUP BY component, to_digest)";
constexpr char insertGateAsk[] =
    "INSERT INTO gate_asks (tenant_id, id, environment_id, at, asked_by, via_agent, allowed, overridden) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
constexpr char selectAsks[] = R"(
SELECT id, environment_id, at, asked_by, via_agent, allowed, overridden FROM gate_asks
WHERE tenant_id = ?1 AND environment_id = ?2 AND at >= ?3 AND at <= ?4 ORDER BY at, id)";

StoredChange toChange(const sql::Query &row)
{
    StoredChange stored;
    sql::RowReader visit(row);
    changeColumns(visit, stored);
    if (const auto at = row.optionalInstant(changeColumnCount + 3)) {
        stored.change.explanation = ChangeExplanation{row.string(changeColumnCount), row.string(changeColumnCount + 1), UserId(row.uuid(changeColumnCount + 2)),
                                                      *at};
    }
    stored.targetName = row.string(changeColumnCount + 4);
    return stored;
}

GateAsk toAsk(const sql::Query &row)
{
    GateAsk ask;
    ask.id = GateAskId(row.uuid(0));
    ask.environment = EnvironmentId(row.uuid(1));
    ask.at = row.instant(2);
    ask.by = row.boolean(4) ? Subject(AgentId(row.uuid(3))) : Subject(UserId(row.uuid(3)));
    ask.allowed = row.boolean(5);
    ask.overridden = row.boolean(6);
    return ask;
}

void addText(sql::Builder &builder, const QString &text)
{
    const QString pattern = sql::containing(text);
    builder.add(" AND (lower(c.component) LIKE ", pattern)
        .add(" ESCAPE '\\' OR lower(t.name) LIKE ", pattern)
        .add(" ESCAPE '\\' OR lower(c.to_name) LIKE ", pattern);
    builder.add(" ESCAPE '\\' OR lower(c.from_name) LIKE ", pattern).add(" ESCAPE '\\' OR c.to_digest LIKE ", pattern);
    builder.add(" ESCAPE '\\' OR c.from_digest LIKE ", pattern).add(" ESCAPE '\\')");
}

void addVerdicts(sql::Builder &builder, const QList<ChangeVerdict> &verdicts)
{
    builder.add(" AND (c.verdict = ", sql::code(verdicts.constFirst()));
    for (const ChangeVerdict verdict : verdicts.mid(1))
        builder.add(" OR c.verdict = ", sql::code(verdict));
    builder.add(")");
}

} // namespace

Result<void> ObservedChangeStore::insert(const StoredChange &stored)
{
    const ObservedChange &change = stored.change;
    return sql::execute(m_connection, insertChange, m_tenant, change.id, change.target, change.environment, change.component, change.from.digest,
                        change.from.name, change.to.digest, change.to.name, change.notBefore, change.seenAt, sql::code(change.verdict),
                        sql::asText(sql::toJson(toJson(change.evidence))), sql::packComponents({stored.running}), stored.collector);
}

Result<void> ObservedChangeStore::update(const ObservedChange &change)
{
    const ChangeExplanation said = change.explanation.value_or(ChangeExplanation());
    const QUuid by = said.by.uuid();
    const std::optional<Instant> at = change.explanation ? std::optional(said.at) : std::nullopt;
    return sql::changeOne(m_connection, updateChange, m_tenant, change.id, sql::code(change.verdict), sql::asText(sql::toJson(toJson(change.evidence))),
                          said.reason, said.ticket, by, at);
}

Result<StoredChange> ObservedChangeStore::find(ObservedChangeId id) const
{
    sql::Builder builder;
    builder.add(changeStatements().selectAll).add("", m_tenant.uuid()).add(" AND c.id = ", id.uuid());
    sql::Query row(m_connection, builder);
    return sql::readOne(row, toChange);
}

Result<QList<StoredChange>> ObservedChangeStore::list(const ObservedChangeQuery &query) const
{
    sql::Builder builder;
    builder.add(changeStatements().selectAll).add("", m_tenant.uuid());
    if (!query.environment.isNull())
        builder.add(" AND c.environment_id = ", query.environment.uuid());
    if (!query.target.isNull())
        builder.add(" AND c.target_id = ", query.target.uuid());
    if (!query.verdicts.isEmpty())
        addVerdicts(builder, query.verdicts);
    if (!query.component.isEmpty())
        builder.add(" AND c.component = ", query.component);
    if (query.from)
        builder.add(" AND c.seen_at >= ", *query.from);
    if (query.to)
        builder.add(" AND c.seen_at < ", *query.to);
    if (!query.text.isEmpty())
        addText(builder, query.text);
    if (query.after) {
        builder.add(" AND (c.seen_at < ", query.after->first).add(" OR (c.seen_at = ", query.after->first);
        builder.add(" AND c.id < ", query.after->second.uuid()).add("))");
    }
    builder.add(" ORDER BY c.seen_at DESC, c.id DESC LIMIT ", qint64(query.limit));
    sql::Query rows(m_connection, builder);
    return sql::readAll(rows, toChange);
}

Result<QList<StoredChange>> ObservedChangeStore::since(TargetId target, EnvironmentId environment, Instant seenAt) const
{
    ObservedChangeQuery query;
    query.target = target;
    query.environment = target.isNull() ? environment : EnvironmentId();
    query.from = seenAt;
    query.limit = 10'000;
    return list(query);
}

Result<QList<ChangeCounts>> ObservedChangeStore::counts(Instant from, Instant to) const
{
    QList<ChangeCounts> counts;
    sql::Query rows(m_connection, countChanges, m_tenant, from, to);
    const auto read = sql::forEachRow(rows, [&](const sql::Query &row) {
        const EnvironmentId environment(row.uuid(0));
        if (counts.isEmpty() || counts.constLast().environment != environment)
            counts.append({environment, {}});
        counts.last().byVerdict.at(static_cast<std::size_t>(row.int64(1))) = row.int64(2);
    });
    return read ? Result<QList<ChangeCounts>>(counts) : Result<QList<ChangeCounts>>(read.error());
}

Result<QList<FrozenChange>> ObservedChangeStore::inFreezes(EnvironmentId environment, Instant since) const
{
    sql::Query rows(m_connection, selectInFreezes, m_tenant, environment, since, sql::code(ChangeVerdict::DuringFreeze));
    return sql::readAll(rows, [&](const sql::Query &row) { return FrozenChange{environment, row.string(0), row.string(1), row.instant(2)}; });
}

Result<void> ObservedChangeStore::forget(Instant before)
{
    return sql::execute(m_connection, "DELETE FROM observed_changes WHERE tenant_id = ?1 AND seen_at < ?2", m_tenant, before);
}

Result<void> ObservedChangeStore::insertAsk(const GateAsk &ask)
{
    return sql::execute(m_connection, insertGateAsk, m_tenant, ask.id, ask.environment, ask.at, ask.by.id(), ask.by.kind() == Subject::Kind::Agent, ask.allowed,
                        ask.overridden);
}

Result<QList<GateAsk>> ObservedChangeStore::asks(EnvironmentId environment, Instant from, Instant to) const
{
    sql::Query rows(m_connection, selectAsks, m_tenant, environment, from, to);
    return sql::readAll(rows, toAsk);
}

Result<void> ObservedChangeStore::forgetAsks(Instant before)
{
    return sql::execute(m_connection, "DELETE FROM gate_asks WHERE tenant_id = ?1 AND at < ?2", m_tenant, before);
}

} // namespace tidegate
