// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/instant.h"

#include <QDate>
#include <QFrame>

namespace tidegate {

class MiniMonth;

/// A time that is one press away.
struct TimePreset
{
    QString text;
    Instant instant;
};

/// The small month of a time field, with presets under it. It closes when something was chosen, by Escape, and by a click elsewhere.
class TimePopup final : public QFrame
{
    Q_OBJECT

public:
    TimePopup(QDate shown, QDate today, const QList<TimePreset> &presets, QWidget *field);

    void openBelow(const QWidget *edit); ///< Or above it, where the screen ends.

signals:
    void datePicked(QDate date);
    void presetPicked(tidegate::Instant instant);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    MiniMonth *m_month = nullptr;
};

} // namespace tidegate
