// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/ecsexchange.h"

#include <QSet>
#include <QStringList>

namespace tidegate {

/// The services of a cluster: their list, then how each does, as far as that is allowed and there is time. Used by EcsProbe only.
class EcsDiscovery : public EcsExchange
{
    Q_OBJECT

public:
    using EcsExchange::EcsExchange;

    void start();

private:
    void list(const QString &page);
    Result<void> onPage(const QByteArray &body, const QString &page);
    void describeNext();
    void conclude();

    QStringList m_arns;
    QSet<QString> m_known; ///< The same.
    qsizetype m_next = 0;  ///< The first that is not asked about.
    int m_running = 0;
    Discovery m_discovery;
    std::optional<Message> m_whyUncounted;
};

} // namespace tidegate
