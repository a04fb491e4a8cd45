// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace tidegate {

/// Keeps the memory of this process from core dumps and from the user's other processes (ptrace, /proc/PID/mem), for good. To be called before
/// a credential is read. Costs the console what asks for its files under /proc: a portal that has not met it yet refuses it.
void guardMemory();
/// Keeps some megabytes of what was freed for each thread: to give the memory of an answer back and to be given it anew costs as much as to fill it.
void keepFreedMemory();

} // namespace tidegate
