// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/enginecheck.h"

namespace tidegate {

/// The Compose projects of an engine, whether they run or not, and the host itself. Used by DockerProbe only.
class DockerDiscovery : public EngineCheck
{
    Q_OBJECT

public:
    using EngineCheck::EngineCheck;

    void start();

private:
    void onContainers(const Result<HttpAnswer> &answer);
    void onInfo(const Result<HttpAnswer> &answer);

    Discovery m_discovery;
};

} // namespace tidegate
