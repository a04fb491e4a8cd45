// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/targetgroup.h"

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
        errors.append({pointer, u"too-many"_s, u"At most %1 labels are kept."_s.arg(maxLabels)});
    for (auto it = labels.begin(); it != labels.end(); ++it) {
        const QString at = pointerTo(pointer, it.key());
        if (!isLabelKey(it.key()))
            errors.append({at, u"invalid-label-key"_s, u"The name of a label has 1 to 63 characters of a–z, 0–9 and inner . _ / -."_s});
        if (const auto error = nameError(it.value(), at, {.maximum = 256}, stored.value(it.key())))
            errors.append(*error);
        else if (looksLikeSecret(it.value()))
            errors.append({at, u"literal-secret"_s, u"This looks like a secret; labels are visible to everyone."_s});
    }
    return errors;
}

Result<TargetGroup> validated(TargetGroup group, const TargetGroup *stored)
{
    const TargetGroup before = stored ? *stored : TargetGroup();
    QList<FieldError> errors;
    if (group.name.isEmpty())
        errors.append({u"/name"_s, u"required"_s, u"A group needs a name."_s});
    else if (!isNameLabel(group.name))
        errors.append({u"/name"_s, u"invalid-name"_s, u"A name has 1 to 63 characters of a–z, 0–9 and hyphens, and neither begins nor ends with a hyphen."_s});
    group.displayName = normalisedUnlessStored(group.displayName, before.displayName);
    if (const auto error = nameError(group.displayName, u"/displayName"_s, {.minimum = 1, .maximum = 128}, before.displayName))
        errors.append(*error);
    if (const auto error = textError(group.description, u"/description"_s, {.maximum = 4'096, .multiline = true}))
        errors.append(*error);
    if (group.deployOrder < 0)
        errors.append({u"/deployOrder"_s, u"out-of-range"_s, u"This must be 0 or more."_s});
    group.labels = normalisedLabels(group.labels, before.labels);
    errors += labelErrors(group.labels, u"/labels"_s, before.labels);
    if (!errors.isEmpty())
        return validationError(std::move(errors));
    return group;
}

} // namespace tidegate
