// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/componenthealth.h"

#include <QMap>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype maxMessage = 500;

struct Finding
{
    Health status = Health::Healthy;
    QString code;
    QString words; ///< With %1 for the name of the component.
};

Finding judge(const ObservedComponent &component)
{
    if (component.state == "restarting"_L1)
        return {Health::Unhealthy, u"component-restarting"_s, u"%1 keeps restarting"_s};
    if (component.state == "paused"_L1)
        return {Health::Degraded, u"component-paused"_s, u"%1 is paused"_s};
    if (isCompleted(component))
        return {};
    if (!isRunning(component))
        return {Health::Unhealthy, u"component-not-running"_s, u"%1 is not running"_s};
    if (component.health == "unhealthy"_L1)
        return {Health::Unhealthy, u"component-unhealthy"_s, u"%1 fails its own health check"_s};
    if (component.replicasRunning < component.replicasDesired)
        return {Health::Degraded, u"too-few-replicas"_s, u"%1 runs with fewer replicas than it should"_s};
    if (component.health == "starting"_L1)
        return {Health::Degraded, u"component-starting"_s, u"%1 is still starting"_s};
    return {};
}

/// The worst finding on the entries of one name.
Finding judgeNamed(const QList<ObservedComponent> &components, const QString &name)
{
    Finding worst{Health::Unhealthy, u"component-missing"_s, u"%1 is missing"_s};
    bool isFirst = true;
    for (const auto &component : components) {
        if (component.name != name)
            continue;
        const auto finding = judge(component);
        if (isFirst || severity(finding.status) > severity(worst.status))
            worst = finding;
        isFirst = false;
    }
    return worst;
}

HealthReport report(Health status, const QString &code, const QString &message)
{
    return {.status = status, .message = message.left(maxMessage), .code = code, .checkedAt = {}, .duration = {}};
}

/// Restarting or failing components that nobody expects.
int countStrayTroubles(const QList<ObservedComponent> &components, const QStringList &expected)
{
    return static_cast<int>(std::count_if(components.begin(), components.end(), [&](const auto &component) {
        return !expected.contains(component.name) && (component.state == "restarting"_L1 || (isRunning(component) && component.health == "unhealthy"_L1));
    }));
}

HealthReport judgeUnexpecting(const QList<ObservedComponent> &components)
{
    const int troubles = countStrayTroubles(components, {});
    const auto running = std::count_if(components.begin(), components.end(), [](const auto &component) { return isRunning(component); });
    if (troubles > 0)
        return report(Health::Degraded, u"component-trouble"_s,
                      u"%1 of %2 components restart again and again or fail their own health check."_s.arg(troubles).arg(components.size()));
    if (running == 0)
        return report(Health::Healthy, u"ok"_s, u"The engine answers; nothing runs on it."_s);
    return report(Health::Healthy, u"ok"_s, u"The engine answers; components running: %1."_s.arg(running));
}

HealthReport judgeExpected(const QList<ObservedComponent> &components, const QStringList &expected)
{
    QStringList words;
    Finding worst;
    qsizetype good = 0;
    for (const auto &name : expected) {
        const auto finding = judgeNamed(components, name);
        if (finding.status == Health::Healthy) {
            ++good;
            continue;
        }
        words.append(finding.words.arg(name));
        if (severity(finding.status) > severity(worst.status))
            worst = finding;
    }
    if (worst.status != Health::Healthy) {
        const qsizetype shown = std::min<qsizetype>(words.size(), 5);
        QStringList told = words.first(shown);
        if (words.size() > shown)
            told.append(u"and %1 more"_s.arg(words.size() - shown));
        return report(worst.status, worst.code,
                      u"%1 of %2 expected components are well: %3."_s.arg(QString::number(good), QString::number(expected.size()), told.join(u"; "_s)));
    }
    if (const int troubles = countStrayTroubles(components, expected); troubles > 0)
        return report(Health::Degraded, u"component-trouble"_s, u"All expected components run; troubled components that no release names: %1."_s.arg(troubles));
    return report(Health::Healthy, u"ok"_s, u"All expected components run (%1)."_s.arg(expected.size()));
}

/// Adds a replica to what is known of its siblings; the worse state of health wins.
void addReplica(ObservedComponent &known, const ObservedComponent &replica)
{
    static const QStringList worstFirst{u"unhealthy"_s, u"starting"_s, u"healthy"_s, QString()};
    if (worstFirst.indexOf(replica.health) < worstFirst.indexOf(known.health))
        known.health = replica.health;
    if (replica.state == "restarting"_L1 || (isRunning(replica) && known.state != "restarting"_L1)) {
        known.state = replica.state;
        known.containerId = replica.containerId;
        known.startedAt = replica.startedAt;
    }
    known.replicasDesired += replica.replicasDesired;
    known.replicasRunning += replica.replicasRunning;
    known.labelled = known.labelled || replica.labelled;
}

} // namespace

HealthReport judgeComponents(const QList<ObservedComponent> &components, const QStringList &expected)
{
    return expected.isEmpty() ? judgeUnexpecting(components) : judgeExpected(components, expected);
}

QList<ObservedComponent> mergeReplicas(const QList<ObservedComponent> &containers)
{
    using Key = std::pair<QString, QString>;
    QSet<QString> runningNames;
    QSet<Key> runningKeys;
    for (const auto &container : containers) {
        if (isRunning(container)) {
            runningNames.insert(container.name);
            runningKeys.insert({container.name, container.imageId});
        }
    }
    QMap<Key, ObservedComponent> merged;
    for (const auto &container : containers) {
        const Key key(container.name, container.imageId);
        if (container.state == "exited"_L1 && runningNames.contains(container.name) && !runningKeys.contains(key))
            continue;
        const auto known = merged.find(key);
        if (known == merged.end())
            merged.insert(key, container);
        else
            addReplica(*known, container);
    }
    return merged.values();
}

HealthReport reportOf(const Error &error)
{
    const bool answeredBadly = error.code == "malformed-answer"_L1 || error.code == "answer-too-large"_L1;
    return report(answeredBadly ? Health::Unhealthy : Health::Unreachable, error.code, error.message);
}

QString sanitisedName(const QString &text, qsizetype maximum)
{
    auto name = text.left(maximum);
    for (auto &c : name) {
        const bool isPlain = c.unicode() < 128 && (c.isLetterOrNumber() || u"._-/:@+"_s.contains(c));
        if (!isPlain)
            c = u'_';
    }
    return name;
}

} // namespace tidegate
