// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>

namespace tidegate::words {

/// A sentence or phrase as a source of the services has it, with %1 … %9 for what is filled in. Its translation has the context "services".
struct ServiceText
{
    const char *english;
    int phrase = 0; ///< The number of the argument that is in English itself: a phrase, a list of them, or a sentence.
};

std::span<const ServiceText> serviceSentences();
std::span<const ServiceText> servicePhrases(); ///< What is filled into sentences from a closed list.

} // namespace tidegate::words
