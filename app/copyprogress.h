// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/copying/copyoptions.h"

#include <chrono>

namespace tidegate {

/// Shows on stdout how far a copy is: as a bar that is drawn over itself on a terminal, else as a line for each tenant and each tenth.
class CopyProgressLine
{
public:
    CopyProgressLine();

    void show(const CopyProgress &progress);
    /// Takes the bar away.
    void end();

private:
    void draw(const CopyProgress &progress);
    void print(const CopyProgress &progress);

    const bool m_isTerminal;
    bool m_isDrawn = false;
    std::chrono::steady_clock::time_point m_drawnAt{};
    QString m_begun; ///< Phase and tenant of the last line.
    qint64 m_tenths = 0;
};

} // namespace tidegate
