// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targetimport.h"

#include "models/importtext.h"
#include "models/servicewords.h"
#include "models/targetfilter.h"
#include "models/targettreemodel.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// Finds what a file names.
class Lookup
{
public:
    explicit Lookup(const KnownFleet &fleet) : m_fleet(fleet)
    {
        for (const Target &target : fleet.targets) {
            m_byId.insert(target.id.uuid(), &target);
            m_byName.insert({target.environmentId, target.name.toCaseFolded()}, &target);
        }
    }

    const Target *byId(QUuid id) const { return m_byId.value(id); }
    const Target *byName(EnvironmentId environment, const QString &name) const { return m_byName.value({environment, name.toCaseFolded()}); }

    const Environment *environment(const QString &word) const
    {
        const QUuid id = parseUuid(word);
        return find(m_fleet.environments, [&](const Environment &each) {
            return each.id.uuid() == id || each.name == word || each.displayName.compare(word, Qt::CaseInsensitive) == 0;
        });
    }

    const Environment *environment(EnvironmentId id) const
    {
        return find(m_fleet.environments, [id](const Environment &each) { return each.id == id; });
    }

    const TargetGroup *group(EnvironmentId environment, const QString &word) const
    {
        const QUuid id = parseUuid(word);
        return find(m_fleet.groups, [&](const TargetGroup &each) {
            return each.environmentId == environment && (each.id.uuid() == id || each.name == word || each.displayName.compare(word, Qt::CaseInsensitive) == 0);
        });
    }

private:
    template <typename T, typename Matches>
    static const T *find(const QList<T> &list, Matches matches)
    {
        const auto found = std::find_if(list.begin(), list.end(), matches);
        return found == list.end() ? nullptr : &*found;
    }

    const KnownFleet &m_fleet;
    QHash<QUuid, const Target *> m_byId;
    QHash<std::pair<EnvironmentId, QString>, const Target *> m_byName;
};

/// A sentence when the record does not fit; else target is as the record wants it.
QString apply(const ImportRecord &record, const Lookup &lookup, bool exists, Target &target)
{
    if (!record.type.isEmpty()) {
        const auto type = targetTypeFromString(record.type);
        if (!type)
            return importSentence(QT_TRANSLATE_NOOP("TargetImport", "There is no type “%1”: it is docker_host, compose_host, ecs_service or nomad_job."))
                .arg(record.type.left(40));
        if (exists && *type != target.type)
            return importSentence(QT_TRANSLATE_NOOP("TargetImport", "The type of a target cannot change."));
        target.type = *type;
    } else if (!exists) {
        return importSentence(QT_TRANSLATE_NOOP("TargetImport", "A new target needs a type."));
    }
    if (!record.name.isEmpty())
        target.name = record.name;
    if (record.group) {
        const TargetGroup *group = record.group->isEmpty() ? nullptr : lookup.group(target.environmentId, *record.group);
        if (!group && !record.group->isEmpty())
            return importSentence(QT_TRANSLATE_NOOP("TargetImport", "The environment has no group “%1”.")).arg(record.group->left(60));
        target.targetGroupId = group ? group->id : TargetGroupId();
    }
    if (record.completeConnection)
        target.connection = {};
    for (auto it = record.connection.begin(); it != record.connection.end(); ++it) {
        if (!it->isNull())
            target.connection.insert(it.key(), *it);
    }
    if (record.completeLabels)
        target.labels.clear();
    for (const QString &key : record.labelsCleared)
        target.labels.remove(key);
    for (auto it = record.labels.begin(); it != record.labels.end(); ++it)
        target.labels.insert(it.key(), it.value());
    target.deploymentDirectory = record.directory.value_or(target.deploymentDirectory);
    target.enabled = record.enabled.value_or(target.enabled);
    return {};
}

/// The parts that differ, in words.
QString differences(const Target &before, const Target &after, const Lookup &lookup)
{
    QStringList parts;
    const auto note = [&parts](bool differs, const QString &part) {
        if (differs)
            parts.append(part);
    };
    note(before.name != after.name, importSentence(QT_TRANSLATE_NOOP("TargetImport", "name")));
    const Environment *environment = lookup.environment(before.environmentId);
    note(before.environmentId != after.environmentId,
         importSentence(QT_TRANSLATE_NOOP("TargetImport", "environment (was %1)")).arg(environment ? environment->displayName : QString()));
    note(before.targetGroupId != after.targetGroupId, importSentence(QT_TRANSLATE_NOOP("TargetImport", "group")));
    const QString from = addressOf(before);
    const QString to = addressOf(after);
    note(from != to, importSentence(QT_TRANSLATE_NOOP("TargetImport", "address %1 → %2")).arg(from, to));
    note(from == to && before.connection != after.connection, importSentence(QT_TRANSLATE_NOOP("TargetImport", "connection")));
    note(before.labels != after.labels, importSentence(QT_TRANSLATE_NOOP("TargetImport", "labels")));
    note(before.deploymentDirectory != after.deploymentDirectory, importSentence(QT_TRANSLATE_NOOP("TargetImport", "directory")));
    note(before.enabled != after.enabled,
         after.enabled ? importSentence(QT_TRANSLATE_NOOP("TargetImport", "enabled")) : importSentence(QT_TRANSLATE_NOOP("TargetImport", "disabled")));
    return parts.join(u", "_s);
}

/// Everything that validated() finds, as one text.
QString problems(const Error &error)
{
    QStringList sentences;
    for (const FieldError &field : error.fields)
        sentences.append(field.pointer.mid(1).replace(u'/', u'.') + u": "_s + words::sentence(field));
    return sentences.isEmpty() ? words::sentence(error) : sentences.join(u' ');
}

/// Everything but `duplicate`, which only the whole file shows.
ImportStep stepOf(const ImportRecord &record, const Lookup &lookup)
{
    ImportStep step;
    step.line = record.line;
    step.name = record.name;
    step.environment = record.environment;
    step.text = record.problem;
    if (!record.problem.isEmpty())
        return step;
    const Target *known = lookup.byId(parseUuid(record.id));
    const Environment *environment = record.environment.isEmpty() && known ? lookup.environment(known->environmentId) : lookup.environment(record.environment);
    if (!environment) {
        step.text = record.environment.isEmpty()
            ? importSentence(QT_TRANSLATE_NOOP("TargetImport", "It does not say in which environment."))
            : importSentence(QT_TRANSLATE_NOOP("TargetImport", "There is no environment “%1”.")).arg(record.environment.left(60));
        return step;
    }
    step.environment = environment->displayName;
    if (!known)
        known = lookup.byName(environment->id, record.name);
    Target target = known ? *known : Target();
    if (target.environmentId != environment->id)
        target.targetGroupId = {};
    target.environmentId = environment->id;
    step.text = apply(record, lookup, known != nullptr, target);
    if (!step.text.isEmpty())
        return step;
    step.name = target.name;
    if (const auto checked = validated(target); !checked) {
        step.text = problems(checked.error());
        return step;
    }
    step.target = target;
    step.kind = !known ? ImportStep::Kind::New : *known == target ? ImportStep::Kind::Same : ImportStep::Kind::Changed;
    if (step.kind == ImportStep::Kind::Changed)
        step.text = differences(*known, target, lookup);
    else
        step.text = addressOf(target);
    return step;
}

} // namespace

KnownFleet KnownFleet::of(const QList<EnvironmentSummary> &environments, const TargetTreeModel &model)
{
    KnownFleet fleet;
    for (const EnvironmentSummary &summary : environments) {
        fleet.environments.append(summary.environment);
        fleet.groups += model.groupsOf(summary.environment.id);
    }
    fleet.targets = model.allTargets();
    return fleet;
}

QList<ImportStep> planImport(const QList<ImportRecord> &records, const KnownFleet &fleet)
{
    const Lookup lookup(fleet);
    QHash<std::pair<EnvironmentId, QString>, int> seen; // lines
    QList<ImportStep> steps;
    steps.reserve(records.size());
    for (const ImportRecord &record : records) {
        ImportStep step = stepOf(record, lookup);
        if (step.kind != ImportStep::Kind::Invalid) {
            const std::pair key(step.target.environmentId, step.target.name.toCaseFolded());
            const Target *holder = lookup.byName(key.first, step.target.name);
            if (const int line = seen.value(key); line > 0) {
                step.kind = ImportStep::Kind::Invalid;
                step.text = importSentence(QT_TRANSLATE_NOOP("TargetImport", "Line %1 is about the same target.")).arg(line);
            } else if (holder && holder->id != step.target.id) {
                step.kind = ImportStep::Kind::Invalid;
                step.text = importSentence(QT_TRANSLATE_NOOP("TargetImport", "Another target of the environment has this name."));
            } else {
                seen.insert(key, record.line);
            }
        }
        steps.append(step);
    }
    return steps;
}

} // namespace tidegate
