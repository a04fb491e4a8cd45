// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/componenthealth.h"

#include "services/health/replicas.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype maxMessage = 500;
constexpr qsizetype maxComponents = 5'000; // a target may claim whatever it likes, and each snapshot is kept

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
    if (!isRunning(component) && component.health == "starting"_L1)
        return {Health::Degraded, u"component-starting"_s, u"%1 is still starting"_s};
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

/// On all entries of one name together: replicas that run different images are replicas all the same.
Finding judgeNamed(const QList<ObservedComponent> &components, const QString &name, bool isComplete)
{
    std::optional<ObservedComponent> all;
    for (const auto &component : components) {
        if (component.name != name)
            continue;
        if (all)
            addReplica(*all, component);
        else
            all = component;
    }
    if (all)
        return judge(*all);
    if (!isComplete)
        return {Health::Unknown, u"component-not-read"_s, u"%1 is not among what could be read"_s};
    return {Health::Unhealthy, u"component-missing"_s, u"%1 is missing"_s};
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

HealthReport judgeExpected(const QList<ObservedComponent> &components, const QStringList &expected, bool isComplete)
{
    QStringList words;
    Finding worst;
    qsizetype good = 0;
    for (const auto &name : expected) {
        const auto finding = judgeNamed(components, name, isComplete);
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

} // namespace

HealthReport judgeComponents(const QList<ObservedComponent> &components, const QStringList &expected, bool isComplete)
{
    return expected.isEmpty() ? judgeUnexpecting(components) : judgeExpected(components, expected, isComplete);
}

bool areAllFound(const QList<ObservedComponent> &components, const QStringList &expected)
{
    return !expected.isEmpty() && std::all_of(expected.begin(), expected.end(), [&](const QString &name) {
        return std::any_of(components.begin(), components.end(), [&](const auto &component) { return component.name == name; });
    });
}

bool boundComponents(QList<ObservedComponent> &components, const QStringList &expected)
{
    if (components.size() <= maxComponents)
        return false;
    std::stable_partition(components.begin(), components.end(), [&](const auto &component) { return component.labelled; });
    std::stable_partition(components.begin(), components.end(), [&](const auto &component) { return expected.contains(component.name); });
    components.resize(maxComponents);
    std::stable_sort(components.begin(), components.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    return true;
}

HealthReport reportOf(const Error &error)
{
    if (error.code == "answer-too-large"_L1) // it answers; that we do not read it all says nothing about it
        return report(Health::Unknown, error.code, error.message);
    return report(error.code == "malformed-answer"_L1 ? Health::Unhealthy : Health::Unreachable, error.code, error.message);
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
