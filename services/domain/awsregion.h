// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace tidegate {

/// The host of a service of AWS in a region: "ecs.eu-central-1.amazonaws.com". What it ends with is the partition's, which the beginning of the region names.
QString awsHost(QLatin1StringView service, const QString &region);

/// Whether a host is one of AWS's own, which serve one service each, also behind an endpoint in somebody's network.
bool isAwsHost(const QString &host);

} // namespace tidegate
