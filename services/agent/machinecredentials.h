// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/healthprobe.h"
#include "services/net/httpfetch.h"

#include <QProcessEnvironment>

namespace tidegate {

/// The credentials that the computer of an agent has, where the tools of those who are asked look for them:
/// - AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, else the profile AWS_PROFILE of AWS_SHARED_CREDENTIALS_FILE (~/.aws/credentials);
/// - NOMAD_TOKEN, NOMAD_CACERT, NOMAD_CLIENT_CERT and NOMAD_CLIENT_KEY;
/// - ca.pem, cert.pem and key.pem in DOCKER_CERT_PATH.
/// Files are read for each look, so that what is renewed there is used.
///
/// Whoever says in Tidegate where a target is must not get at them by that. So those of Nomad are used at NOMAD_ADDR alone, an access key at AWS, and at
/// AWS_ENDPOINT_URL_ECS or AWS_ENDPOINT_URL, and a certificate for engines with those alone that ca.pem vouches for.
class MachineCredentials
{
public:
    explicit MachineCredentials(const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment()) : m_environment(environment) {}

    /// What is used for a member that the connection of the target leaves out; see ProbeTarget::openOwn.
    Result<QByteArray> open(const ProbeTarget &target, QLatin1StringView member) const;
    /// Whether there is anything to ask AWS with.
    bool hasAccessKey() const { return accessKey().has_value(); }
    /// What the engine beside the agent is spoken to with, if DOCKER_TLS_VERIFY asks for that.
    Result<std::optional<TlsMaterial>> ofEngine() const;

private:
    Result<QByteArray> accessKey() const;
    Result<QByteArray> ofAws(const ProbeTarget &target) const;
    Result<QByteArray> ofNomad(const ProbeTarget &target, QLatin1StringView member) const;
    Result<QByteArray> ofDocker(QLatin1StringView member) const;
    bool isNamed(const char *variable, const ProbeTarget &target) const;

    QProcessEnvironment m_environment;
};

} // namespace tidegate
