// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sentences/sentence.h"

namespace tidegate::sentences {

/// Of what was deleted and is to come back.
inline constexpr Sentence restoring[] = {
    {"not-deleted/group", QT_TRANSLATE_NOOP("services", "This group is not deleted.")},
    {"not-deleted/target", QT_TRANSLATE_NOOP("services", "This target is not deleted.")},
    {"not-deleted/freeze", QT_TRANSLATE_NOOP("services", "This freeze is not deleted.")},
    {"place-deleted/environment", QT_TRANSLATE_NOOP("services", "It was in {environment}, which is deleted too; restore that first.")},
    {"place-deleted/group", QT_TRANSLATE_NOOP("services", "It was in the group {group}, which is deleted too; restore that first.")},
    {"credentials-gone", QT_TRANSLATE_NOOP("services", "Its stored credentials went with the deletion and have to be entered again.")},
};

} // namespace tidegate::sentences
