// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/environmenttablemodel.h"
#include "models/targettreemodel.h"
#include "models/workspace.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QLabel>

namespace tidegate::tests {

/// A workspace whose server does not answer; the models are filled by hand.
inline Endpoint deadEndpoint()
{
    return {QUrl(QStringLiteral("http://127.0.0.1:9")), QByteArrayLiteral("token"), {}};
}

inline Instant hoursFromNow(int hours)
{
    return wholeSeconds(Clock::system().now()) + std::chrono::hours(hours);
}

inline EnvironmentSummary summaryOf(const QString &name, const QString &displayName, int order, std::array<int, healthCount> health, int drifted)
{
    EnvironmentSummary summary;
    summary.environment.id = EnvironmentId::create();
    summary.environment.name = name;
    summary.environment.displayName = displayName;
    summary.environment.orderIndex = order;
    summary.environment.version = 1;
    summary.environment.isProduction = looksLikeProduction(name, displayName);
    summary.health.byStatus = health;
    summary.targetCount = summary.health.total();
    summary.drift = {drifted, summary.targetCount - drifted, 0};
    CurrentRelease release;
    release.release = {QUuid::createUuid(), QStringLiteral("myapp-v2.3.%1").arg(4 - order), hoursFromNow(-30 * order)};
    release.matching = summary.targetCount - drifted;
    release.total = summary.targetCount;
    release.mixed = drifted > 0;
    summary.currentRelease = release;
    return summary;
}

/// Development, Staging (a freeze ahead) and Production (frozen), in the order of Health: unknown, healthy, degraded, unhealthy, unreachable.
inline QList<EnvironmentSummary> pipeline()
{
    EnvironmentSummary development = summaryOf(QStringLiteral("development"), QStringLiteral("Development"), 1, {1, 58, 1, 0, 0}, 0);
    EnvironmentSummary staging = summaryOf(QStringLiteral("staging"), QStringLiteral("Staging"), 2, {0, 70, 2, 1, 1}, 2);
    staging.freeze.nextClose = hoursFromNow(50);
    staging.freeze.nextCloseReason = QStringLiteral("Release weekend");
    EnvironmentSummary production = summaryOf(QStringLiteral("production"), QStringLiteral("Production"), 3, {4, 66, 6, 3, 1}, 5);
    production.environment.requiredApprovals = 2;
    production.environment.requireSeparationOfDuties = true;
    production.freeze.closed = true;
    production.freeze.reason = QStringLiteral("Holiday freeze");
    production.freeze.nextOpen = hoursFromNow(7 * 24 + 4);
    production.freeze.windowIds = {FreezeWindowId::create()};
    return {development, staging, production};
}

inline Target aTarget(const QString &name, const EnvironmentSummary &environment, Health health, const QString &message)
{
    Target target;
    target.id = TargetId::create();
    target.name = name;
    target.environmentId = environment.environment.id;
    target.health.status = health;
    target.health.message = message;
    target.health.checkedAt = hoursFromNow(0);
    target.healthSince = hoursFromNow(-3);
    target.driftStatus = DriftStatus::InSync;
    return target;
}

inline void fill(Workspace &workspace)
{
    const auto environments = pipeline();
    workspace.environments()->setEnvironments(environments);
    workspace.targets()->setEnvironments(environments);
    QList<Target> targets;
    for (int i = 0; i < 8; ++i)
        targets.append(aTarget(QStringLiteral("prod-web-%1").arg(i, 2, 10, QLatin1Char('0')), environments.at(2), Health::Healthy, {}));
    targets[2].health = {Health::Degraded, QStringLiteral("disk 91 %"), {}, {}, {}};
    targets[4].health = {Health::Unhealthy, QStringLiteral("The container worker restarts again and again."), {}, {}, {}};
    targets[5].driftStatus = DriftStatus::Drifted;
    targets[5].driftCount = 3;
    targets[5].driftSince = hoursFromNow(-20);
    targets.append(aTarget(QStringLiteral("stage-db-01"), environments.at(1), Health::Unreachable, QStringLiteral("No answer within 10 s.")));
    workspace.targets()->setTargets(targets);
}

/// What a screen reader would say of a widget; empty is a defect for anything that takes the focus.
inline QString spokenName(const QWidget *widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
    return interface ? interface->text(QAccessible::Name) : QString();
}

/// The widgets below root that Tab reaches and that have no name.
inline QStringList unnamed(const QWidget *root)
{
    QStringList found;
    for (const QWidget *widget : root->findChildren<QWidget *>()) {
        const bool reachable = (widget->focusPolicy() & Qt::TabFocus) && widget->isVisibleTo(root) && !widget->focusProxy();
        const bool inner = widget->objectName().startsWith(QLatin1String("qt_")) || qobject_cast<const QAbstractSpinBox *>(widget->parentWidget());
        if (reachable && !inner && spokenName(widget).isEmpty())
            found.append(QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName());
    }
    return found;
}

/// Labels and buttons below root whose text does not fit into them.
inline QStringList clipped(const QWidget *root)
{
    QStringList found;
    for (const QWidget *widget : root->findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(root) || widget->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored)
            continue;
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        if ((label && !label->wordWrap() && label->width() < label->sizeHint().width()) || (button && button->width() < button->minimumSizeHint().width()))
            found.append(label ? label->text() : button->text());
    }
    return found;
}

} // namespace tidegate::tests
