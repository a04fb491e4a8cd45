// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QListWidget>

namespace tidegate {

/// A list of which any number is checked; its value is the data (Qt::UserRole) of the checked ones as text.
class CheckList final : public QListWidget
{
    Q_OBJECT
    Q_PROPERTY(QStringList checked READ checked WRITE setChecked NOTIFY checkedChanged USER true)

public:
    explicit CheckList(QWidget *parent = nullptr);

    void addChoice(const QString &text, const QString &value, bool checked);
    QStringList checked() const;
    void setChecked(const QStringList &values);
    /// No longer to be chosen, with the reason behind its text.
    void disableChoice(const QString &value, const QString &text);

signals:
    void checkedChanged();
};

} // namespace tidegate
