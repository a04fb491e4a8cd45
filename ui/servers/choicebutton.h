// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>

namespace tidegate {

/// A large button: a symbol, a title with a mnemonic, and a sentence about what it leads to. Enter and Space press it.
class ChoiceButton final : public QAbstractButton
{
    Q_OBJECT

public:
    ChoiceButton(const QString &icon, const QString &title, const QString &sentence, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRect sentenceRect(int width) const; ///< Of a button with that width.
    int titleHeight() const;

    QString m_sentence;
};

} // namespace tidegate
