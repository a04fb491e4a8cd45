// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/targetgroup.h"

#include "services/domain/say.h"
#include "services/domain/textrules.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype maxLabels = 64;

bool isLabelKey(const QString &key)
{
    const auto isEdge = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'); };
    if (key.isEmpty() || key.size() > 63 || !isEdge(key.front()) || !isEdge(key.back()))
        return false;
    return std::all_of(key.begin(), key.end(), [&](QChar c) { return isEdge(c) || c == u'.' || c == u'_' || c == u'/' || c == u'-'; });
}

} // namespace

Labels normalisedLabels(Labels labels, const Labels &stored)
{
    for (auto it = labels.begin(); it != labels.end(); ++it)
        it.value() = normalisedUnlessStored(it.value(), stored.value(it.key()));
    return labels;
}

QList<FieldError> labelErrors(const Labels &labels, const QString &pointer, const Labels &stored)
{
    QList<FieldError> errors;
    if (labels.size() > maxLabels)
        errors.append({pointer, say("too-many/labels", maxLabels)});
    for (auto it = labels.begin(); it != labels.end(); ++it) {
        const QString at = pointerTo(pointer, it.key());
        if (!isLabelKey(it.key()))
            errors.append({at, say("invalid-label-key")});
        if (const auto error = nameError(it.value(), at, {.maximum = 256}, stored.value(it.key())))
            errors.append(*error);
        else if (looksLikeSecret(it.value()))
            errors.append({at, say("literal-secret/label")});
    }
    return errors;
}

Result<TargetGroup> validated(TargetGroup group, const TargetGroup *stored)
{
    const TargetGroup before = stored ? *stored : TargetGroup();
    QList<FieldError> errors;
    if (group.name.isEmpty())
        errors.append({u"/name"_s, say("required/group-name")});
    else if (!isNameLabel(group.name))
        errors.append({u"/name"_s, say("invalid-name/label")});
    group.displayName = normalisedUnlessStored(group.displayName, before.displayName);
    if (const auto error = nameError(group.displayName, u"/displayName"_s, {.minimum = 1, .maximum = 128}, before.displayName))
        errors.append(*error);
    if (const auto error = textError(group.description, u"/description"_s, {.maximum = 4'096, .multiline = true}))
        errors.append(*error);
    if (group.deployOrder < 0)
        errors.append({u"/deployOrder"_s, say("out-of-range/not-negative")});
    group.labels = normalisedLabels(group.labels, before.labels);
    errors += labelErrors(group.labels, u"/labels"_s, before.labels);
    if (!errors.isEmpty())
        return validationError(std::move(errors));
    return group;
}

} // namespace tidegate
