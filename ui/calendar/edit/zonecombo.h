// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QComboBox>
#include <QTimeZone>

namespace tidegate {

/// A choice of time zones: this computer's and UTC first, all others below, filled in when it is opened.
class ZoneCombo final : public QComboBox
{
    Q_OBJECT

public:
    /// noneText: an entry for no zone at all, on top; empty: there is none.
    explicit ZoneCombo(const QString &noneText = {}, QWidget *parent = nullptr);

    void setZone(const QTimeZone &zone); ///< Without a signal. An invalid one is "none".
    QTimeZone zone() const;              ///< Invalid: none.
    void showPopup() override;

signals:
    void zoneChosen(const QTimeZone &zone); ///< By the user.

protected:
    void wheelEvent(QWheelEvent *event) override;

private:
    void add(const QTimeZone &zone);

    bool m_filled = false;
};

} // namespace tidegate
