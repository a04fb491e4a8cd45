// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/style/theme.h"

#include <QLabel>

namespace tidegate {

/// A word on a small plate: "PROD" in inverse ink, anything else on its tint. Hidden while the word is empty.
class Pill final : public QLabel
{
    Q_OBJECT

public:
    explicit Pill(const QString &word = {}, Tone tone = Tone::Prod, QWidget *parent = nullptr);

    void setWord(const QString &word, Tone tone);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
};

} // namespace tidegate
