// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/instant.h"

#include <QLabel>

#include <functional>
#include <optional>

QT_BEGIN_NAMESPACE
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

/// "2 min ago", kept true while it is visible; the tooltip says the time in the display zone and in UTC.
class RelativeTimeLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit RelativeTimeLabel(QWidget *parent = nullptr);

    /// pattern holds %1 for the relative time: "Checked %1". Nothing: the label is empty.
    void setInstant(std::optional<Instant> instant, const QString &pattern = {});
    /// The clock the instants are of; this computer's by default.
    void setClock(std::function<Instant()> now) { m_now = std::move(now); }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void updateText();

    std::optional<Instant> m_instant;
    QString m_pattern;
    std::function<Instant()> m_now = [] { return Clock::system().now(); };
    QTimer *m_timer = nullptr;
};

/// "1 Dec 2026 00:00 (Europe/Berlin) · 30 Nov 23:00 UTC"
QString instantToolTip(Instant instant);

} // namespace tidegate
