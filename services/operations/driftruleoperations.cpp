// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/driftruleoperations.h"

#include "services/codec/driftrulejson.h"
#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/drift/driftengine.h"
#include "services/drift/driftrules.h"
#include "services/operations/audittrail.h"
#include "services/operations/backend.h"

#include <QLoggingCategory>

#include <limits>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Q_LOGGING_CATEGORY(driftRuleLog, "tidegate.driftrules")

constexpr int allRules = 1'000'000;

/// Names are of one's own tenant; what is deleted is not there.
template <typename Found>
Result<void> isThere(const Found &found, const QString &pointer, const Message &unknown)
{
    if (found || found.error().kind != ErrorKind::NotFound)
        return found ? Result<void>() : Result<void>(found.error());
    return invalidField(pointer, unknown);
}

Result<void> checkPlace(Call &call, const DriftScope &scope)
{
    if (!scope.target.isNull())
        return isThere(call.transaction.targets.find(scope.target), u"/scope/targetId"_s, say("unknown-target"));
    if (!scope.environment.isNull())
        return isThere(call.transaction.environments.find(scope.environment), u"/scope/environmentId"_s, say("unknown-environment"));
    return {};
}

/// Room for one more, and none that says exactly this.
Result<void> checkOthers(Call &call, const DriftRule &rule)
{
    ASSIGN_OR_RETURN(const auto live, call.transaction.driftRules.list({.expired = false, .limit = allRules, .after = {}}));
    const auto saysTheSame = [&rule](const DriftRule &each) {
        return each.scope == rule.scope && each.component == rule.component && each.kind == rule.kind && each.expectedDigest == rule.expectedDigest
            && each.expiresAt == rule.expiresAt;
    };
    const auto same = std::find_if(live.begin(), live.end(), saysTheSame);
    if (same != live.end()) {
        Error error = makeError(ErrorKind::Conflict, say("duplicate-drift-rule"));
        error.extra.insert(u"ruleId"_s, same->id.toString());
        return error;
    }
    return withinQuota(live.size(), call.quotas.driftRules, say("plural/drift-rules"));
}

QString labelsText(const Labels &labels)
{
    QStringList texts;
    for (const auto &[key, value] : labels.asKeyValueRange())
        texts.append(key + u'=' + value);
    return texts.join(u", "_s);
}

/// What the audit log calls the rule, and whose freezes are noted.
Result<std::pair<QString, EnvironmentId>> namedPlace(Call &call, const DriftScope &scope)
{
    if (!scope.target.isNull()) {
        ASSIGN_OR_RETURN(const auto target, call.transaction.targets.findWithDeleted(scope.target));
        return std::pair(target.first.name, target.first.environmentId);
    }
    if (!scope.environment.isNull()) {
        ASSIGN_OR_RETURN(const auto environment, call.transaction.environments.findWithDeleted(scope.environment));
        return std::pair(environment.first.name, scope.environment);
    }
    return std::pair(labelsText(scope.labels), EnvironmentId());
}

Result<void> recordRule(Call &call, ChangeKind action, const DriftRule &rule)
{
    ASSIGN_OR_RETURN(const auto place, namedPlace(call, rule.scope));
    const bool isNew = action == ChangeKind::DriftRuleCreated;
    return record(call,
                  {.action = action,
                   .entityType = EntityType::DriftRule,
                   .entityId = rule.id.uuid(),
                   .entityName = rule.component.isEmpty() ? place.first : place.first + u": "_s + rule.component,
                   .environment = place.second,
                   .version = rule.version(),
                   .before = isNew ? QJsonObject() : auditJson(rule),
                   .after = isNew ? auditJson(rule) : QJsonObject(),
                   .reason = isNew ? rule.reason : QString()});
}

Result<QHash<TargetId, Labels>> labelsOf(Call &call, const QList<DriftRow> &rows)
{
    QHash<TargetId, Labels> labels;
    for (qsizetype at = 0; at < rows.size(); at += TargetStore::manyAtOnce) {
        QList<TargetId> targets;
        for (qsizetype i = at; i < std::min(at + TargetStore::manyAtOnce, rows.size()); ++i)
            targets.append(rows[i].report.targetId);
        ASSIGN_OR_RETURN(const auto some, call.transaction.targets.labels(targets));
        labels.insert(some);
    }
    return labels;
}

/// The stored verdicts where something differs that a rule which was made, deleted or is over could speak of.
Result<QList<DriftRow>> touchedBy(Call &call, const QList<DriftRule> &rules)
{
    DriftQuery query;
    query.limit = std::numeric_limits<int>::max();
    query.differing = true;
    if (rules.size() == 1)
        query.environment = rules.constFirst().scope.environment;
    if (rules.size() == 1 && !rules.constFirst().scope.target.isNull())
        query.target = rules.constFirst().scope.target;
    const auto isSpokenOf = [&rules](const DriftRow &row) {
        const auto all = allDifferences(row.report);
        return std::any_of(rules.begin(), rules.end(), [&all](const DriftRule &rule) {
            return std::any_of(all.begin(), all.end(), [&rule](const Difference &each) { return rule.matches(each); });
        });
    };
    QList<DriftRow> rows;
    RETURN_IF_ERROR(call.transaction.inventory.forEachDrift(query, [&](const DriftRow &row) {
        if (isSpokenOf(row))
            rows.append(row);
    }));
    return rows;
}

/// Verdicts on the same differences, by the same rules: where one release runs on a fleet that is all of them, so that they are not written one by one.
Result<void> store(Call &call, const QList<DriftReport> &alike)
{
    const DriftReport &one = alike.constFirst();
    for (qsizetype at = 0; at < alike.size(); at += TargetStore::manyAtOnce) {
        QList<TargetId> targets;
        for (qsizetype i = at; i < std::min(at + TargetStore::manyAtOnce, alike.size()); ++i)
            targets.append(alike[i].targetId);
        RETURN_IF_ERROR(call.transaction.inventory.setDifferences(targets, one));
        RETURN_IF_ERROR(call.transaction.targets.setDrift(targets, one.status, countingDifferences(one)));
    }
    return {};
}

/// Judges anew what rules that were made, deleted or are over speak of, by those that there are now.
Result<void> judgeAnew(Call &call, const QList<DriftRule> &changed)
{
    ASSIGN_OR_RETURN(const auto rows, touchedBy(call, changed));
    if (rows.isEmpty())
        return {};
    ASSIGN_OR_RETURN(const auto index, rulesOfTenant(call));
    QHash<TargetId, Labels> labels;
    if (index.asksForLabels()) {
        ASSIGN_OR_RETURN(labels, labelsOf(call, rows));
    }
    QHash<QByteArray, QList<DriftReport>> alike;
    for (const DriftRow &row : rows) {
        DriftReport report = row.report;
        report.targetUnreachable = false; // filled by reads
        const DriftReport before = report;
        applyRules(report, index.covering(report.targetId, row.environment, labels.value(report.targetId)));
        if (report != before)
            alike[InventoryStore::storedDifferences(report)].append(report);
    }
    for (const QList<DriftReport> &each : std::as_const(alike))
        RETURN_IF_ERROR(store(call, each));
    return {};
}

} // namespace

RuleIndex::RuleIndex(const QList<DriftRule> &rules)
{
    for (const DriftRule &rule : rules) {
        if (!rule.scope.target.isNull())
            byTarget[rule.scope.target].append(rule);
        else if (!rule.scope.environment.isNull())
            byEnvironment[rule.scope.environment].append(rule);
        else
            byLabels.append(rule);
    }
}

QList<DriftRule> RuleIndex::covering(TargetId target, EnvironmentId environment, const Labels &labels) const
{
    QList<DriftRule> found = byTarget.value(target) + byEnvironment.value(environment);
    std::copy_if(byLabels.begin(), byLabels.end(), std::back_inserter(found), [&](const DriftRule &each) { return each.covers(target, environment, labels); });
    return found;
}

Result<DriftRule> createDriftRule(Call &call, const QJsonObject &body)
{
    ASSIGN_OR_RETURN(auto rule, driftRuleFromBody(body, call.now, call.info.lenient));
    RETURN_IF_ERROR(checkPlace(call, rule.scope));
    RETURN_IF_ERROR(checkOthers(call, rule));
    if (rule.id.isNull())
        rule.id = DriftRuleId::create();
    rule.createdAt = wholeSeconds(call.now);
    rule.createdBy = call.principal.user();
    RETURN_IF_ERROR(call.transaction.driftRules.insert(rule));
    RETURN_IF_ERROR(judgeAnew(call, {rule}));
    RETURN_IF_ERROR(recordRule(call, ChangeKind::DriftRuleCreated, rule));
    return rule;
}

Result<void> deleteDriftRule(Call &call, DriftRuleId id)
{
    ASSIGN_OR_RETURN(const auto rule, call.transaction.driftRules.find(id));
    RETURN_IF_ERROR(call.checkVersion(rule.version(), auditJson(rule)));
    RETURN_IF_ERROR(call.transaction.driftRules.remove(id));
    RETURN_IF_ERROR(judgeAnew(call, {rule}));
    return recordRule(call, ChangeKind::DriftRuleDeleted, rule);
}

Result<RuleIndex> rulesOfTenant(Call &call)
{
    ASSIGN_OR_RETURN(const auto all, call.transaction.driftRules.list({.expired = {}, .limit = allRules, .after = {}}));
    return RuleIndex(all);
}

Result<QList<DriftRule>> rulesCovering(Call &call, TargetId target, EnvironmentId environment)
{
    ASSIGN_OR_RETURN(auto rules, call.transaction.driftRules.thatMayCover(target, environment));
    const bool asksForLabels = std::any_of(rules.begin(), rules.end(), [](const DriftRule &each) { return !each.scope.labels.isEmpty(); });
    if (!asksForLabels)
        return rules;
    ASSIGN_OR_RETURN(const auto found, call.transaction.targets.findWithDeleted(target));
    rules.removeIf([&](const DriftRule &each) { return !each.covers(target, environment, found.first.labels); });
    return rules;
}

Result<int> expireDriftRules(Call &call)
{
    call.observation = true;
    if (call.clockDoubt)
        return 0;
    ASSIGN_OR_RETURN(auto over, call.transaction.driftRules.list({.expired = false, .limit = allRules, .after = {}}));
    over.removeIf([&](const DriftRule &rule) { return !rule.isOver(call.now); });
    for (DriftRule &rule : over) {
        rule.expiredAt = wholeSeconds(call.now);
        RETURN_IF_ERROR(call.transaction.driftRules.setExpired(rule.id, *rule.expiredAt));
    }
    if (!over.isEmpty())
        RETURN_IF_ERROR(judgeAnew(call, over));
    for (const DriftRule &rule : std::as_const(over))
        RETURN_IF_ERROR(recordRule(call, ChangeKind::DriftRuleExpired, rule));
    return static_cast<int>(over.size());
}

void expireAllDriftRules(Backend &backend)
{
    const auto tenants = backend.database().read(localTenant, [](Transaction &transaction) { return transaction.identities.tenants(); });
    if (!tenants) {
        qCWarning(driftRuleLog).noquote() << "rules that are over wait:" << tenants.error().message << tenants.error().detail;
        return;
    }
    for (const Tenant &tenant : *tenants) {
        const Principal principal = systemPrincipal(tenant.id);
        const auto isOver = backend.read(principal, {}, [](Call &call) -> Result<bool> {
            ASSIGN_OR_RETURN(const auto live, call.transaction.driftRules.list({.expired = false, .limit = allRules, .after = {}}));
            return !call.clockDoubt && std::any_of(live.begin(), live.end(), [&](const DriftRule &rule) { return rule.isOver(call.now); });
        });
        const auto ended = isOver && *isOver ? backend.write(principal, {}, expireDriftRules) : isOver.transform([](bool) { return 0; });
        if (!ended)
            qCWarning(driftRuleLog).noquote() << "rules that are over wait:" << ended.error().message << ended.error().detail;
    }
}

} // namespace tidegate
