// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/awsregion.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

struct AwsPartition
{
    QLatin1StringView regions; ///< What the names of its regions begin with.
    QLatin1StringView suffix;
};

// The last one has all regions that no other names: those of AWS in public, and of GovCloud.
constexpr std::array partitions{
    AwsPartition{"cn-"_L1, "amazonaws.com.cn"_L1},   AwsPartition{"eusc-"_L1, "amazonaws.eu"_L1},      AwsPartition{"us-iso-"_L1, "c2s.ic.gov"_L1},
    AwsPartition{"us-isob-"_L1, "sc2s.sgov.gov"_L1}, AwsPartition{"us-isof-"_L1, "csp.hci.ic.gov"_L1}, AwsPartition{"eu-isoe-"_L1, "cloud.adc-e.uk"_L1},
    AwsPartition{""_L1, "amazonaws.com"_L1},
};

} // namespace

QString awsHost(QLatin1StringView service, const QString &region)
{
    const auto *partition = std::find_if(partitions.begin(), partitions.end(), [&](const AwsPartition &each) { return region.startsWith(each.regions); });
    return service + u'.' + region + u'.' + partition->suffix;
}

bool isAwsHost(const QString &host)
{
    return std::any_of(partitions.begin(), partitions.end(),
                       [&](const AwsPartition &each) { return host.endsWith(u'.' + QString(each.suffix), Qt::CaseInsensitive); });
}

} // namespace tidegate
