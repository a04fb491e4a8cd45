// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/inventory.h"

#include "services/domain/textrules.h"

#include <QSet>

#include <algorithm>
#include <tuple>

namespace tidegate {
namespace {

void add(QStringList &texts, QList<Message> &messages, const Message &said)
{
    messages.resize(texts.size());
    texts.append(english(said));
    messages.append(said);
}

} // namespace

bool standsBefore(const ObservedComponent &a, const ObservedComponent &b)
{
    return std::tie(a.name, a.imageId, a.platformDigest, a.image, a.repoDigests) < std::tie(b.name, b.imageId, b.platformDigest, b.image, b.repoDigests);
}

void InventorySnapshot::addError(const Message &said)
{
    add(errors, errorMessages, said);
}

void InventorySnapshot::addNote(const Message &said)
{
    add(notes, noteMessages, said);
}

QList<ObservedComponent> withDelta(const QList<ObservedComponent> &base, const QList<ObservedComponent> &delta)
{
    QSet<QString> named;
    for (const ObservedComponent &component : delta)
        named.insert(component.name);
    QList<ObservedComponent> all;
    for (const ObservedComponent &component : base) {
        if (!named.contains(componentName(component.name)))
            all.append(component);
    }
    for (const ObservedComponent &component : delta) {
        if (component.state != QLatin1StringView("missing"))
            all.append(component);
    }
    std::stable_sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.name.toUtf8() < b.name.toUtf8(); });
    return all;
}

} // namespace tidegate
