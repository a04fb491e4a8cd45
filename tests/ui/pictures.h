// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QString;
class QWidget;

namespace tidegate::test {

/// Writes a picture of the widget when TIDEGATE_TEST_PICTURES names a folder. What is no letter and no digit is '-' in the name of the file.
void keepPicture(QWidget &widget, const QString &name);

/// The same in both themes; the light one is left.
void keepPictures(QWidget &widget, const QString &name);

} // namespace tidegate::test
