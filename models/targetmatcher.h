// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/targetfilter.h"

#include <string_view>
#include <vector>

namespace tidegate {

/// Holds a filter against many targets, one after the other: what neighbours have in common (place, release, labels) is looked at once. For one walk, in which
/// nothing changes: it knows by address what it has seen.
class TargetMatcher
{
public:
    TargetMatcher(const TargetFilter &filter, Instant now); ///< The filter stays where it is.

    bool accepts(const TargetCandidate &candidate); ///< As TargetFilter::accepts().
    unsigned refusedBy(const TargetCandidate &candidate, QString *label = nullptr);

private:
    struct Word
    {
        std::string_view part;
        bool isInPlace = false; ///< In the names of the group or of the environment.
        bool isInRelease = false;
    };
    bool acceptsSetup(const TargetCandidate &candidate) const;
    bool acceptsTexts(const TargetCandidate &candidate);

    const TargetFilter &m_filter;
    const Instant m_now;
    std::vector<Word> m_words;
    std::vector<Word> m_without;
    const TargetSetup *m_setup = nullptr;
    const TargetRelease *m_release = nullptr;
    const char *m_group = nullptr;
    const char *m_environment = nullptr;
    bool m_isSetupAccepted = false;
};

} // namespace tidegate
