// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/engineact.h"
#include "services/domain/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <optional>

namespace tidegate {

/// Something happened to a container or an image, so that what runs may be another.
struct EngineEvent
{
    QString type;                   ///< "container" or "image".
    QString action;                 ///< "start", "die", "health_status", …
    QString id;                     ///< Of the container or the image.
    QString project;                ///< Of Compose; empty: none, or of an image.
    QString healthState;            ///< Of "health_status": "healthy", …
    qint64 time = 0;                ///< By the clock of the engine, in nanoseconds since 1970; 0: it does not say.
    bool isTelling = true;          ///< What runs, or what it is called, may be another after it.
    std::optional<EngineAct> act{}; ///< What it is as evidence, without a time.

    friend bool operator==(const EngineEvent &, const EngineEvent &) = default;
};

/// Reads the event stream of the Docker Engine API, which Podman serves too: JSON documents one after another, parted by line ends. No I/O.
class EngineEvents
{
public:
    /// What came; the events in it that change what runs. Lines that cannot be read are left out: a listing follows in any case. An error for a line without an
    /// end, which no engine sends.
    Result<QList<EngineEvent>> feed(const QByteArray &bytes);

private:
    std::optional<EngineEvent> read(const QByteArray &line);
    bool isNews(const EngineEvent &event);

    QByteArray m_rest;
    QHash<QString, QString> m_health; ///< Last known by container: Podman tells of every check, changed or not.
};

/// The path of the stream, with what it is narrowed to. With a time of the engine it begins with what the engine still knows of since then.
QByteArray engineEventsPath(const QByteArray &apiPrefix, qint64 since = 0);

} // namespace tidegate
