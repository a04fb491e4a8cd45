// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/environment.h"

#include "services/domain/result.h"
#include "services/domain/say.h"
#include "services/domain/textrules.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int maxTime = 86'400; // s

void checkRange(QList<FieldError> &errors, int value, int from, int to, const QString &pointer)
{
    if (value < from || value > to)
        errors.append({pointer, say("out-of-range/between", from, to)});
}

void checkText(QList<FieldError> &errors, const QString &text, const QString &pointer, TextRule rule)
{
    if (const auto error = textError(text, pointer, rule))
        errors.append(*error);
}

void checkName(QList<FieldError> &errors, QString &text, const QString &stored, const QString &pointer, TextRule rule)
{
    text = normalisedUnlessStored(text, stored);
    if (const auto error = nameError(text, pointer, rule, stored))
        errors.append(*error);
}

void checkLabel(QList<FieldError> &errors, const QString &name)
{
    if (name.isEmpty())
        errors.append({u"/name"_s, say("required/environment-name")});
    else if (!isNameLabel(name))
        errors.append({u"/name"_s, say("invalid-name/label")});
}

} // namespace

bool looksLikeProduction(const QString &name, const QString &displayName)
{
    static const QRegularExpression pattern(u"\\A(prod|production|live)([-_ ].*)?\\z"_s, QRegularExpression::CaseInsensitiveOption);
    return pattern.match(normalisedName(name)).hasMatch() || pattern.match(normalisedName(displayName)).hasMatch();
}

Result<Environment> validated(Environment environment, const Environment *stored)
{
    const Environment before = stored ? *stored : Environment();
    QList<FieldError> errors;
    checkLabel(errors, environment.name);
    checkName(errors, environment.displayName, before.displayName, u"/displayName"_s, {.minimum = 1, .maximum = 128});
    checkText(errors, environment.description, u"/description"_s, {.maximum = 4'096, .multiline = true});
    checkName(errors, environment.promotionPolicy, before.promotionPolicy, u"/promotionPolicy"_s, {.minimum = 1, .maximum = 128});
    checkRange(errors, environment.orderIndex, 0, std::numeric_limits<int>::max(), u"/orderIndex"_s);
    checkRange(errors, environment.requiredApprovals, 0, 10, u"/requiredApprovals"_s);
    checkRange(errors, environment.config.deploymentTimeout, 1, maxTime, u"/config/deploymentTimeout"_s);
    if (environment.config.healthCheckInterval != 0)
        checkRange(errors, environment.config.healthCheckInterval, 5, maxTime, u"/config/healthCheckInterval"_s);
    if (environment.requireSeparationOfDuties && environment.requiredApprovals == 0)
        errors.append({u"/requireSeparationOfDuties"_s, say("sod-needs-approval")});
    if (!environment.id.isNull() && environment.autoPromoteFrom == environment.id)
        errors.append({u"/autoPromoteFrom"_s, say("self-reference")});
    if (!errors.isEmpty())
        return validationError(std::move(errors));
    return environment;
}

} // namespace tidegate
