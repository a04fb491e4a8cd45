// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/target.h"

#include "services/domain/say.h"
#include "services/domain/targetconnection.h"
#include "services/domain/textrules.h"
#include "services/domain/words.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr Words<4> typeWords{"docker_host", "compose_host", "ecs_service", "nomad_job"};

/// Letters, digits and inner . _ -: what host names, ECS services and Nomad jobs are called.
bool isTargetName(const QString &name)
{
    const auto isAlnum = [](QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); };
    if (name.size() > 128 || !isAlnum(name.front()) || !isAlnum(name.back()))
        return false;
    return std::all_of(name.begin(), name.end(), [&](QChar c) { return isAlnum(c) || c == u'.' || c == u'_' || c == u'-'; });
}

} // namespace

QString toString(TargetType type)
{
    return textOf(typeWords, type);
}

std::string_view toStringView(TargetType type)
{
    return wordOf(typeWords, type);
}

std::optional<TargetType> targetTypeFromString(QStringView text)
{
    return valueOf<TargetType>(typeWords, text);
}

Result<Target> validated(Target target, const Target *stored)
{
    const Target before = stored ? *stored : Target();
    QList<FieldError> errors;
    if (target.environmentId.isNull())
        errors.append({u"/environmentId"_s, say("required/target-environment")});
    if (target.name.isEmpty())
        errors.append({u"/name"_s, say("required/target-name")});
    else if (!isTargetName(target.name))
        errors.append({u"/name"_s, say("invalid-name/target")});
    if (const auto error = nameError(target.deploymentDirectory, u"/deploymentDirectory"_s, {.maximum = 1'024}, before.deploymentDirectory))
        errors.append(*error);
    errors += connectionErrors(target.type, target.connection, before.connection);
    target.labels = normalisedLabels(target.labels, before.labels);
    errors += labelErrors(target.labels, u"/labels"_s, before.labels);
    if (!errors.isEmpty())
        return validationError(std::move(errors));
    return target;
}

} // namespace tidegate
