// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/environmentsummary.h"

#include <QToolButton>
#include <QUuid>

namespace tidegate {

/// Which environments the pages show: all, or the one that is chosen in its menu.
class ScopeButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit ScopeButton(QWidget *parent = nullptr);

    /// scope null, or of an environment that is not there: all.
    void setEnvironments(const QList<EnvironmentSummary> &environments, QUuid scope);

signals:
    void scopeChosen(QUuid environment); ///< Null: all.

private:
    void add(const QString &text, QUuid environment, QUuid scope);
};

} // namespace tidegate
