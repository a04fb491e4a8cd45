// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QThreadPool>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace tidegate {

/// Hands memory that was freed back to the system, in a thread of the pool. Worth it after much was read at once: the allocator keeps the
/// pages of every thread that parsed a part of it.
inline void trimHeap()
{
#ifdef __GLIBC__
    QThreadPool::globalInstance()->start([] { ::malloc_trim(0); });
#endif
}

} // namespace tidegate
