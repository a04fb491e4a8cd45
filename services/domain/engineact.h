// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/instant.h"

#include <QMap>
#include <QString>

#include <optional>

namespace tidegate {

/// What an engine does to a container or an image, as far as another image may run because of it.
enum class EngineDeed { Create, Start, Die, Destroy, Rename, Tag, Pull };
constexpr int engineDeedCount = static_cast<int>(EngineDeed::Pull) + 1;
QString toString(EngineDeed deed); ///< "create", "start", "die", "destroy", "rename", "tag", "pull".
std::optional<EngineDeed> engineDeedFromString(QStringView text);

/// To an image, and not to a container.
inline bool isOfImage(EngineDeed deed)
{
    return deed == EngineDeed::Tag || deed == EngineDeed::Pull;
}

/// Something that an engine did, as it tells it itself. It is evidence of how a component came to run another image, and never an excuse for it.
struct EngineAct
{
    EngineDeed deed = EngineDeed::Start;
    Instant at{};                    ///< By the clock of who heard of it: the one of an engine may be wrong.
    QString actor{};                 ///< The first 12 figures of the id of the container or the image; empty: it has none of this form.
    QString component{};             ///< Which one the container is; empty for an image.
    QString name{};                  ///< Of the container or the image.
    QString formerName{};            ///< Of a container that was renamed.
    QString image{};                 ///< That the container was made of, as it was asked for.
    QMap<QString, QString> labels{}; ///< See keptLabels().

    friend bool operator==(const EngineAct &, const EngineAct &) = default;
};

constexpr qsizetype maxActs = 200;       ///< That are told with one observation of a target.
constexpr qsizetype maxActsOfChange = 8; ///< That are kept of one change.

/// Of the labels of a container those that say which work it is part of and what its image was made of. Everything else is left out: labels carry paths, names
/// of people and passwords. See keptText() for their values.
QMap<QString, QString> keptLabels(const QMap<QString, QString> &labels);
/// Without what may not be kept of it, whoever told it.
EngineAct keptAct(EngineAct told);

inline constexpr QLatin1StringView composeProjectLabel("com.docker.compose.project");
inline constexpr QLatin1StringView composeServiceLabel("com.docker.compose.service");

} // namespace tidegate
