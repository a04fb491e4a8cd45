// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/agent/machinecredentials.h"

#include "services/domain/awsregion.h"
#include "services/domain/credential.h"
#include "services/domain/say.h"
#include "services/domain/targetconnection.h"
#include "services/domain/targettypes.h"
#include "services/domain/try.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qint64 maxKeyFile = 256 * 1024;

/// A path that is named has to be there: what is spoken without it would be another thing than was asked for.
Result<QByteArray> fileAt(const QString &path)
{
    if (path.isEmpty())
        return QByteArray();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorKind::Unavailable, say("credential-required/own-unreadable", path, file.errorString()));
    QByteArray text = file.read(maxKeyFile);
    if (text.isEmpty()) // without authorities of its own a connection would trust those of the system
        return makeError(ErrorKind::Unavailable, say("credential-required/own-unreadable", path, u"it is empty"_s));
    return text;
}

/// What a profile says in the shared file of AWS: "[default]", then "aws_access_key_id = …".
AccessKey keyOfProfile(const QByteArray &text, const QString &profile)
{
    AccessKey key;
    bool isWanted = false;
    const QStringList lines = QString::fromUtf8(text).split(u'\n');
    for (const QString &each : lines) {
        const QString line = each.trimmed();
        if (line.startsWith(u'[')) {
            isWanted = line.endsWith(u']') && line.mid(1, line.size() - 2).trimmed() == profile;
            continue;
        }
        const qsizetype equals = line.indexOf(u'=');
        if (!isWanted || equals < 1 || line.startsWith(u'#') || line.startsWith(u';'))
            continue;
        const QString name = line.left(equals).trimmed().toLower();
        const QString value = line.mid(equals + 1).trimmed();
        if (name == "aws_access_key_id"_L1)
            key.id = value;
        else if (name == "aws_secret_access_key"_L1)
            key.secret = value;
        else if (name == "aws_session_token"_L1)
            key.sessionToken = value;
    }
    return key;
}

/// The hosts of Amazon ECS in the region: the usual one, and those of AWS inside somebody's network.
bool isEcsOfAws(const TargetEndpoint &place, const QString &region)
{
    const QString usual = awsHost("ecs"_L1, region);
    QString inside = usual;
    inside.replace(u'.' + region + u'.', u'.' + region + u".vpce."_s);
    const QString host = place.host.toLower();
    return place.useTls && (host == usual || host.endsWith(u'.' + inside));
}

} // namespace

Result<QByteArray> MachineCredentials::open(const ProbeTarget &target, QLatin1StringView member) const
{
    switch (target.type) {
    case TargetType::EcsService:
        return member == "credentialRef"_L1 ? ofAws(target) : Result<QByteArray>(QByteArray()); // AWS is trusted as the system trusts it
    case TargetType::NomadJob:
        return ofNomad(target, member);
    case TargetType::DockerHost:
    case TargetType::ComposeHost:
        return ofDocker(member);
    }
    Q_UNREACHABLE();
}

Result<QByteArray> MachineCredentials::accessKey() const
{
    const AccessKey named{m_environment.value(u"AWS_ACCESS_KEY_ID"_s), m_environment.value(u"AWS_SECRET_ACCESS_KEY"_s),
                          m_environment.value(u"AWS_SESSION_TOKEN"_s)};
    if (isAccessKey(named))
        return toCredential(named);
    const QString usual = m_environment.contains(u"HOME"_s) ? QDir(m_environment.value(u"HOME"_s)).filePath(u".aws/credentials"_s) : QString();
    const QString path = m_environment.value(u"AWS_SHARED_CREDENTIALS_FILE"_s, usual);
    if (path.isEmpty() || (path == usual && !QFile::exists(path)))
        return makeError(ErrorKind::Unavailable, say("credential-required/own-aws"));
    ASSIGN_OR_RETURN(const auto text, fileAt(path));
    const QString profile = m_environment.value(u"AWS_PROFILE"_s, u"default"_s);
    const AccessKey kept = keyOfProfile(text, profile);
    return isAccessKey(kept) ? Result<QByteArray>(toCredential(kept))
                             : Result<QByteArray>(makeError(ErrorKind::Unavailable, say("credential-required/own-aws-profile", path, profile)));
}

/// Whether the variable names the place of the target.
bool MachineCredentials::isNamed(const char *variable, const ProbeTarget &target) const
{
    const QString named = m_environment.value(QString::fromLatin1(variable));
    if (named.isEmpty())
        return false;
    const QString member = target.type == TargetType::EcsService ? u"endpoint"_s : QString(descriptorOf(target.type).address);
    TargetEndpoint place = endpointOf(target.type, target.connection);
    TargetEndpoint own = endpointOf(target.type, {{member, named}});
    place.host = place.host.toLower();
    own.host = own.host.toLower();
    return !own.host.isEmpty() && place == own;
}

Result<QByteArray> MachineCredentials::ofAws(const ProbeTarget &target) const
{
    const TargetEndpoint place = endpointOf(target.type, target.connection);
    const bool isLetSee = isEcsOfAws(place, target.connection.value("region"_L1).toString()) || isNamed("AWS_ENDPOINT_URL_ECS", target)
        || (!m_environment.contains(u"AWS_ENDPOINT_URL_ECS"_s) && isNamed("AWS_ENDPOINT_URL", target));
    if (!isLetSee)
        return makeError(ErrorKind::Unavailable, say("credential-required/own-elsewhere", place.host));
    return accessKey();
}

Result<QByteArray> MachineCredentials::ofNomad(const ProbeTarget &target, QLatin1StringView member) const
{
    if (!isNamed("NOMAD_ADDR", target))
        return QByteArray();
    if (member == "tokenRef"_L1)
        return m_environment.value(u"NOMAD_TOKEN"_s).toUtf8();
    if (member == "tlsCaRef"_L1)
        return fileAt(m_environment.value(u"NOMAD_CACERT"_s));
    if (member == "tlsCertRef"_L1)
        return fileAt(m_environment.value(u"NOMAD_CLIENT_CERT"_s));
    return member == "tlsKeyRef"_L1 ? fileAt(m_environment.value(u"NOMAD_CLIENT_KEY"_s)) : Result<QByteArray>(QByteArray());
}

Result<QByteArray> MachineCredentials::ofDocker(QLatin1StringView member) const
{
    const QString folder = m_environment.value(u"DOCKER_CERT_PATH"_s);
    if (folder.isEmpty())
        return QByteArray();
    if (member == "tlsCaRef"_L1)
        return fileAt(QDir(folder).filePath(u"ca.pem"_s));
    return fileAt(QDir(folder).filePath(member == "tlsCertRef"_L1 ? u"cert.pem"_s : u"key.pem"_s));
}

Result<std::optional<TlsMaterial>> MachineCredentials::ofEngine() const
{
    if (m_environment.value(u"DOCKER_TLS_VERIFY"_s).isEmpty())
        return std::optional<TlsMaterial>();
    ASSIGN_OR_RETURN(const auto ca, ofDocker("tlsCaRef"_L1));
    ASSIGN_OR_RETURN(const auto certificate, ofDocker("tlsCertRef"_L1));
    ASSIGN_OR_RETURN(const auto key, ofDocker("tlsKeyRef"_L1));
    return std::optional(TlsMaterial{ca, certificate, key});
}

} // namespace tidegate
