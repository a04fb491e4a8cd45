// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/autosizedialog.h"

#include <functional>

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace tidegate {

class FormField;

/// Asks for one name. OK stays enabled and says what is wrong with it. Show it by open().
class NameDialog final : public AutoSizeDialog
{
    Q_OBJECT

public:
    /// problem: why a name cannot be, or nothing.
    NameDialog(const QString &title, const QString &name, std::function<QString(const QString &)> problem, QWidget *parent);

signals:
    void nameEntered(const QString &name);

private:
    void take();

    std::function<QString(const QString &)> m_problem;
    QLineEdit *m_name = nullptr;
    FormField *m_field = nullptr;
};

} // namespace tidegate
