// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QListWidget>

namespace tidegate {

/// A list of which any number is checked; its value is the data (Qt::UserRole) of the checked ones as text. It is as high as its rows, up to
/// mostRows. Typing goes to the row whose text or other name begins so, in capitals or not; Space and Enter
/// check the row or take its check away.
class CheckList : public QListWidget
{
    Q_OBJECT
    Q_PROPERTY(QStringList checked READ checked WRITE setChecked NOTIFY checkedChanged USER true)

public:
    static constexpr int mostRows = 8; ///< Beyond them it scrolls.

    explicit CheckList(QWidget *parent = nullptr);

    /// otherName: by which it is found too when it is typed.
    void addChoice(const QString &text, const QString &value, bool checked, const QString &otherName = {});
    QStringList checked() const;
    void setChecked(const QStringList &values);
    /// No longer to be chosen, with the reason behind its text.
    void disableChoice(const QString &value, const QString &text);

    void keyboardSearch(const QString &typed) override;

signals:
    void checkedChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_typed;
    QElapsedTimer m_typing; ///< Since the last letter.
};

} // namespace tidegate
