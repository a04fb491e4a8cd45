// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tidegate::test {

/// A line of the event stream of an engine, as Docker writes it.
inline QByteArray engineEventLine(const QByteArray &type, const QByteArray &action, const QString &id, const QJsonObject &attributes, qint64 nanoseconds = 0)
{
    QJsonObject event{{QStringLiteral("Type"), QString::fromLatin1(type)},
                      {QStringLiteral("Action"), QString::fromLatin1(action)},
                      {QStringLiteral("Actor"), QJsonObject{{QStringLiteral("ID"), id}, {QStringLiteral("Attributes"), attributes}}},
                      {QStringLiteral("scope"), QStringLiteral("local")}};
    if (nanoseconds > 0) {
        event.insert(QStringLiteral("time"), nanoseconds / 1'000'000'000);
        event.insert(QStringLiteral("timeNano"), nanoseconds);
    }
    return QJsonDocument(event).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace tidegate::test
