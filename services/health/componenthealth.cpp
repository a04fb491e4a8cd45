// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/componenthealth.h"

#include "services/domain/say.h"
#include "services/health/replicas.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype maxComponents = 5'000; // a target may claim whatever it likes, and each snapshot is kept

/// What is wrong with a component: what is said of the target when it is the worst, and what of the component itself.
struct Finding
{
    Health status = Health::Healthy;
    SentenceKey<3> ofTarget = "component-missing";
    SentenceKey<1> ofComponent = "finding/missing";
};

Finding judge(const ObservedComponent &component)
{
    if (component.state == "restarting"_L1)
        return {Health::Unhealthy, "component-restarting", "finding/restarting"};
    if (component.state == "paused"_L1)
        return {Health::Degraded, "component-paused", "finding/paused"};
    if (isCompleted(component))
        return {};
    if (!isRunning(component) && component.health == "starting"_L1)
        return {Health::Degraded, "component-starting", "finding/starting"};
    if (!isRunning(component))
        return {Health::Unhealthy, "component-not-running", "finding/not-running"};
    if (component.health == "unhealthy"_L1)
        return {Health::Unhealthy, "component-unhealthy", "finding/unhealthy"};
    if (component.replicasRunning < component.replicasDesired)
        return {Health::Degraded, "too-few-replicas/components", "finding/too-few-replicas"};
    if (component.health == "starting"_L1)
        return {Health::Degraded, "component-starting", "finding/starting"};
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
        return {Health::Unknown, "component-not-read", "finding/not-read"};
    return {Health::Unhealthy, "component-missing", "finding/missing"};
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
        return makeReport(Health::Degraded, say("component-trouble/some", troubles, components.size()));
    if (running == 0)
        return makeReport(Health::Healthy, say("ok/nothing-runs"));
    return makeReport(Health::Healthy, say("ok/components", running));
}

HealthReport judgeExpected(const QList<ObservedComponent> &components, const QStringList &expected, bool isComplete)
{
    QList<Message> findings;
    Finding worst;
    qsizetype good = 0;
    for (const auto &name : expected) {
        const auto finding = judgeNamed(components, name, isComplete);
        if (finding.status == Health::Healthy) {
            ++good;
            continue;
        }
        findings.append(say(finding.ofComponent, name));
        if (severity(finding.status) > severity(worst.status))
            worst = finding;
    }
    if (worst.status != Health::Healthy) {
        const qsizetype shown = std::min<qsizetype>(findings.size(), 5);
        QList<Message> told = findings.first(shown);
        if (findings.size() > shown)
            told.append(say("finding/more", findings.size() - shown));
        return makeReport(worst.status, say(worst.ofTarget, good, expected.size(), told));
    }
    if (const int troubles = countStrayTroubles(components, expected); troubles > 0)
        return makeReport(Health::Degraded, say("component-trouble/stray", troubles));
    return makeReport(Health::Healthy, say("ok/expected", expected.size()));
}

bool boundImages(QList<ObservedComponent> &components)
{
    QHash<QString, qsizetype> images;
    if (std::none_of(components.begin(), components.end(), [&](const auto &component) { return ++images[component.name] > maxImagesOfName; }))
        return false;
    std::stable_partition(components.begin(), components.end(), isRunning);
    images.clear();
    components.removeIf([&](const auto &component) { return ++images[component.name] > maxImagesOfName; });
    std::stable_sort(components.begin(), components.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    return true;
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
    const bool hadTooManyImages = boundImages(components);
    if (components.size() <= maxComponents)
        return hadTooManyImages;
    std::stable_partition(components.begin(), components.end(), [&](const auto &component) { return component.labelled; });
    std::stable_partition(components.begin(), components.end(), [&](const auto &component) { return expected.contains(component.name); });
    components.resize(maxComponents);
    std::stable_sort(components.begin(), components.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    return true;
}

HealthReport reportOf(const Error &error)
{
    // It answers, and that we do not read it all says nothing about it; or nobody was asked.
    const bool isUnasked = error.code == "agent-no-credentials"_L1 || error.said.code.startsWith("credential-required/own-"_L1);
    if (error.code == "answer-too-large"_L1 || isUnasked)
        return makeReport(Health::Unknown, error.said);
    return makeReport(error.code == "malformed-answer"_L1 ? Health::Unhealthy : Health::Unreachable, error.said);
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
