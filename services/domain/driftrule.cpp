// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/driftrule.h"

#include "services/domain/say.h"
#include "services/domain/sticker.h"
#include "services/domain/textrules.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype minRuleReason = 3;
constexpr qsizetype maxRuleReason = 500;

void checkScope(QList<FieldError> &errors, DriftScope &scope)
{
    const int set = (scope.target.isNull() ? 0 : 1) + (scope.environment.isNull() ? 0 : 1) + (scope.labels.isEmpty() ? 0 : 1);
    if (set != 1)
        errors.append({u"/scope"_s, say("one-scope")});
    scope.labels = normalisedLabels(scope.labels);
    errors += labelErrors(scope.labels, u"/scope/labels"_s);
}

/// What nothing is expected of by a digest can match no expected digest.
bool expectsDigest(DifferenceKind kind)
{
    return kind != DifferenceKind::Unexpected && kind != DifferenceKind::StickerMismatch;
}

void checkComponent(QList<FieldError> &errors, DriftRule &rule)
{
    if (rule.component.isEmpty())
        return;
    if (const auto error = nameError(rule.component, u"/component"_s, {.minimum = 1, .maximum = maxComponentName}))
        errors.append(*error);
    else if (rule.kind == DifferenceKind::StickerMismatch)
        errors.append({u"/component"_s, say("never-matches/component")});
    rule.component = componentName(rule.component);
}

void checkDigest(QList<FieldError> &errors, DriftRule &rule)
{
    if (rule.expectedDigest.isEmpty())
        return;
    rule.expectedDigest = canonicalDigest(rule.expectedDigest);
    if (rule.expectedDigest.isEmpty())
        errors.append({u"/expectedDigest"_s, say("invalid-digest/sticker")});
    else if (!expectsDigest(rule.kind))
        errors.append({u"/expectedDigest"_s, say("never-matches/digest")});
}

} // namespace

bool DriftRule::covers(TargetId target, EnvironmentId environment, const Labels &labels) const
{
    if (!scope.target.isNull())
        return scope.target == target;
    if (!scope.environment.isNull())
        return scope.environment == environment;
    const auto has = [&labels](const auto &wanted) {
        const auto found = labels.constFind(wanted.first);
        return found != labels.cend() && *found == wanted.second;
    };
    const auto wanted = scope.labels.asKeyValueRange();
    return !scope.labels.isEmpty() && std::all_of(wanted.begin(), wanted.end(), has);
}

bool DriftRule::matches(const Difference &difference) const
{
    return kind == difference.kind && (component.isEmpty() || component == difference.component)
        && (expectedDigest.isEmpty() || expectedDigest == difference.expected);
}

bool DriftRule::isOver(Instant now) const
{
    return expiresAt <= now || isAhead(expiresAt, now + maxDriftRule);
}

Result<DriftRule> validated(DriftRule rule, Instant now)
{
    QList<FieldError> errors;
    checkScope(errors, rule.scope);
    checkComponent(errors, rule);
    checkDigest(errors, rule);
    rule.reason = rule.reason.trimmed();
    if (const auto error = textError(rule.reason, u"/reason"_s, {.minimum = minRuleReason, .maximum = maxRuleReason}))
        errors.append(*error);
    if (rule.isOver(now))
        errors.append({u"/expiresAt"_s, rule.expiresAt <= now ? say("expiry-in-the-past") : say("expiry-too-far")});
    if (!errors.isEmpty())
        return validationError(std::move(errors));
    return rule;
}

} // namespace tidegate
