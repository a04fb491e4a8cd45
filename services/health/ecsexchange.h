// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/awscheck.h"

namespace tidegate {

/// Questions to Amazon ECS.
class EcsExchange : public AwsCheck
{
    Q_OBJECT

public:
    using AwsCheck::AwsCheck;

protected:
    using OnAnswer = std::function<Result<void>(const QByteArray &body)>;
    static constexpr qsizetype servicesAtOnce = 10; ///< Of DescribeServices.

    /// An answer that cannot be read ends the check.
    void ask(const QString &operation, const QJsonObject &input, const OnAnswer &onAnswer, const OnFault &onFault = {}, const OnError &onError = {});
    QJsonObject inCluster(QJsonObject input) const;
};

} // namespace tidegate
