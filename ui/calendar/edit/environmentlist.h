// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/environment.h"
#include "ui/widgets/checklist.h"

namespace tidegate {

/// The environments that a new freeze is for, in the order of the pipeline; where they do not all fit into the list, the ticked ones come first.
class EnvironmentList final : public CheckList
{
    Q_OBJECT

public:
    EnvironmentList(const QList<Environment> &environments, const QList<EnvironmentId> &ticked, QWidget *parent = nullptr);

    QList<EnvironmentId> chosen() const; ///< In the order of the pipeline.
    QString nameOf(EnvironmentId environment) const;
    QString namesOf(const QList<EnvironmentId> &environments) const; ///< "Development, Staging and Production"
    QString textOf(const QVariant &value) const;                     ///< A value of the list in words, a name a line.

private:
    QList<Environment> m_environments;
};

} // namespace tidegate
