// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/timefield.h"

#include <QLineEdit>
#include <QTest>

namespace tidegate::test {

/// As a person does it: what stands there is chosen and typed over. The field is not left.
inline void typeTime(TimeField *field, const QString &text)
{
    field->edit()->setFocus();
    QTest::keyClick(field->edit(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field->edit(), Qt::Key_Delete);
    QTest::keyClicks(field->edit(), text);
}

} // namespace tidegate::test
