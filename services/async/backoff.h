// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRandomGenerator>

#include <algorithm>
#include <chrono>

namespace tidegate {

/// How long to wait after that many failures in a row: 1, 2, 4 … 30 s, each ± 20 %, so that many consoles do not come back at the same moment.
inline std::chrono::milliseconds backoffAfter(int failures)
{
    using namespace std::chrono_literals;
    const std::chrono::milliseconds whole = std::min<std::chrono::milliseconds>(30s, 1s * (1 << std::clamp(failures - 1, 0, 5)));
    const double jitter = 0.8 + 0.4 * QRandomGenerator::global()->generateDouble();
    return std::chrono::milliseconds(static_cast<qint64>(static_cast<double>(whole.count()) * jitter));
}

} // namespace tidegate
