// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/memoryguard.h"

#include <QtGlobal>

#include <cerrno>
#include <cstring>

#include <sys/prctl.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace tidegate {

void guardMemory()
{
    if (::prctl(PR_SET_DUMPABLE, 0) != 0)
        qWarning("The memory of this process is not guarded: %s", std::strerror(errno));
}

void keepFreedMemory()
{
#ifdef __GLIBC__
    constexpr int kept = 4 * 1024 * 1024;
    ::mallopt(M_MMAP_THRESHOLD, kept);
    ::mallopt(M_TRIM_THRESHOLD, kept);
#endif
}

} // namespace tidegate
