// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/memoryguard.h"

#include <QtGlobal>

#include <cerrno>
#include <cstring>

#include <sys/prctl.h>

namespace tidegate {

void guardMemory()
{
    if (::prctl(PR_SET_DUMPABLE, 0) != 0)
        qWarning("The memory of this process is not guarded: %s", std::strerror(errno));
}

} // namespace tidegate
