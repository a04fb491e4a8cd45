// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/instant.h"

#include <cstdint>
#include <cstdlib>

/// What is read must be written such that it is read as the same instant.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto instant = tidegate::parseInstant({reinterpret_cast<const char *>(data), size});
    if (!instant)
        return 0;
    // An offset may carry a time at the edges out of the years that are read.
    const auto again = tidegate::parseInstant(tidegate::toRfc3339Milliseconds(*instant));
    if (again && *again != *instant)
        std::abort();
    return 0;
}
