// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/agent/sectiondelta.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QHash<QString, QJsonArray> byName(const QJsonArray &components)
{
    QHash<QString, QJsonArray> named;
    for (const QJsonValue each : components)
        named[each["name"_L1].toString()].append(each);
    return named;
}

/// In the order of the new ones, then what is gone.
QJsonArray differing(const QJsonArray &before, const QJsonArray &after)
{
    const auto old = byName(before);
    const auto now = byName(after);
    QJsonArray delta;
    for (const QJsonValue each : after) {
        const QString name = each["name"_L1].toString();
        if (old.value(name) != now.value(name))
            delta.append(each);
    }
    QStringList gone;
    for (auto it = old.cbegin(); it != old.cend(); ++it) {
        if (!now.contains(it.key()))
            gone.append(it.key());
    }
    gone.sort();
    for (const QString &name : std::as_const(gone))
        delta.append(QJsonObject{{u"name"_s, name}, {u"state"_s, u"missing"_s}});
    return delta;
}

} // namespace

std::optional<QByteArray> deltaSection(const QByteArray &base, const QByteArray &section)
{
    const QJsonObject before = QJsonDocument::fromJson(base).object();
    QJsonObject now = QJsonDocument::fromJson(section).object();
    if (before.isEmpty() || before.value("targetId"_L1) != now.value("targetId"_L1))
        return {};
    for (const QJsonObject &each : {before, now}) {
        if (!each.value("errors"_L1).toArray().isEmpty() || !each.contains("components"_L1))
            return {};
    }
    const auto missing = [](const QJsonValue &each) { return each["state"_L1] == "missing"_L1; };
    const QJsonArray components = now.value("components"_L1).toArray();
    if (std::any_of(components.begin(), components.end(), missing)) // which a delta says of what is gone
        return {};
    now.insert(u"components"_s, differing(before.value("components"_L1).toArray(), components));
    const QJsonValue sticker = now.value("sticker"_L1);
    if (sticker == before.value("sticker"_L1)) {
        now.remove("sticker"_L1);
        now.remove("stickerSha256"_L1);
    } else if (sticker.isUndefined()) {
        now.insert(u"sticker"_s, QJsonValue());
    }
    const QByteArray delta = QJsonDocument(now).toJson(QJsonDocument::Compact);
    return delta.size() < section.size() ? std::optional(delta) : std::nullopt;
}

} // namespace tidegate
