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
    void setCompact(bool compact); ///< Little of the name, for a narrow window; the tool tip has all of it.

signals:
    void scopeChosen(QUuid environment); ///< Null: all.

private:
    void add(const QString &text, QUuid environment, QUuid scope);
    void showName();

    QString m_name;
    bool m_compact = false;
};

} // namespace tidegate
