// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTableWidget>

namespace tidegate {

/// Components and their digests, to be typed; its value is a list of pairs.
class ComponentTable final : public QTableWidget
{
    Q_OBJECT
    Q_PROPERTY(QVariantList components READ components WRITE setComponents NOTIFY componentsChanged USER true)

public:
    explicit ComponentTable(QWidget *parent = nullptr);

    void addComponent(const QString &name, const QString &digest);
    void editNew(); ///< Adds a row and edits its name.
    void removeCurrent();
    QVariantList components() const; ///< Without empty rows.
    void setComponents(const QVariantList &components);

signals:
    void componentsChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace tidegate
