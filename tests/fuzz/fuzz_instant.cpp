// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/instant.h"

#include <cstdint>
#include <cstdlib>

/// What is read must be written such that it is read as the same instant; rounded up it is the same or the next millisecond.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto instant = tidegate::parseInstant(text);
    if (!instant)
        return 0;
    const auto again = tidegate::parseInstant(tidegate::toRfc3339Milliseconds(*instant));
    if (!again || *again != *instant)
        std::abort();
    // Only in the last second that is read, nothing is left to round up to.
    const auto up = tidegate::parseInstant(text, tidegate::Cut::Up);
    if (up && *up != *instant && *up != *instant + std::chrono::milliseconds(1))
        std::abort();
    return 0;
}
