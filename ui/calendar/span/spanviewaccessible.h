// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace tidegate {

/// Makes SpanView and its subclasses speak: their name is the cursor, the range or the selected freeze in words, their value what is in view,
/// their description the keys. Idempotent.
void installSpanViewAccessible();

} // namespace tidegate
