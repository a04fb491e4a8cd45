// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/imageorigin.h"
#include "services/domain/instant.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace tidegate {

enum class ComponentMatch { Same, Different, OnlyLeft, OnlyRight };
QString toString(ComponentMatch match); ///< "same", "different", "only_left", "only_right".
std::optional<ComponentMatch> componentMatchFromString(QStringView text);

/// A component as one environment has it. Targets that disagree make it several digests.
struct DeployedComponent
{
    QStringList digests;  ///< Sorted; empty: the environment does not have it.
    QStringList releases; ///< Names of the releases that brought it, sorted.
    int targets = 0;      ///< How many carry it.

    friend bool operator==(const DeployedComponent &, const DeployedComponent &) = default;
};

struct ComparedComponent
{
    QString name;
    ComponentMatch match = ComponentMatch::Same;
    DeployedComponent left;
    DeployedComponent right;

    friend bool operator==(const ComparedComponent &, const ComparedComponent &) = default;
};

/// What the targets of one environment carry taken together.
struct ComparedEnvironment
{
    EnvironmentId id;
    QString release;  ///< The one most targets carry; the newer one of two. Empty: nobody has said what is deployed.
    int matching = 0; ///< Targets that carry it.
    int recorded = 0; ///< Targets of which somebody has said what is deployed.
    int targets = 0;  ///< Enabled ones.

    friend bool operator==(const ComparedEnvironment &, const ComparedEnvironment &) = default;
};

/// Two environments side by side, by the stickers of their enabled targets.
struct EnvironmentComparison
{
    ComparedEnvironment left;
    ComparedEnvironment right;
    std::optional<Instant> at;           ///< As it was then; unset: now.
    QList<ComparedComponent> components; ///< Sorted by name.
    QList<DigestOrigin> origins{};       ///< What is known of the images.

    friend bool operator==(const EnvironmentComparison &, const EnvironmentComparison &) = default;
};

} // namespace tidegate
