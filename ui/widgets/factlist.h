// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QFormLayout;
QT_END_NAMESPACE

namespace tidegate {

/// A name and its value.
struct Fact
{
    QString name;
    QString value;
    bool isCode = false; ///< In monospace, elided in the middle.
};

/// Names and values in two columns, each value in one elided line.
class FactList final : public QWidget
{
    Q_OBJECT

public:
    explicit FactList(QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);

private:
    QFormLayout *m_form = nullptr;
};

} // namespace tidegate
