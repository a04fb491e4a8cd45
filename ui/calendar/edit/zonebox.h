// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QComboBox>
#include <QTimeZone>

namespace tidegate {

/// The time zone of a freeze, chosen or typed: a part of its name lists those that have it, and leaving the box takes the only one.
class ZoneBox final : public QComboBox
{
    Q_OBJECT

public:
    /// first: of the console, which the list begins with.
    explicit ZoneBox(const QTimeZone &first, QWidget *parent = nullptr);

    QString name() const { return currentText().trimmed(); }
    bool isReadable() const; ///< The text is the name of a time zone.

private:
    void takeOnlyMatch();
};

} // namespace tidegate
