// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/inventory.h"

namespace tidegate {
namespace {

void add(QStringList &texts, QList<Message> &messages, const Message &said)
{
    messages.resize(texts.size());
    texts.append(english(said));
    messages.append(said);
}

} // namespace

void InventorySnapshot::addError(const Message &said)
{
    add(errors, errorMessages, said);
}

void InventorySnapshot::addNote(const Message &said)
{
    add(notes, noteMessages, said);
}

} // namespace tidegate
