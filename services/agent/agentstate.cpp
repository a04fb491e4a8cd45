// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/agent/agentstate.h"

#include "services/codec/strictjson.h"
#include "services/domain/say.h"
#include "services/domain/wholefile.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qint64 maxStateBytes = 16 * 1024;

Error stateError(const QString &path, const QString &why)
{
    return makeError(ErrorKind::Internal, say("agent-state", path, why));
}

} // namespace

AgentStateFile::AgentStateFile(const QString &directory) : m_path(QDir(directory).filePath(u"agent.json"_s)) {}

Result<std::optional<AgentState>> AgentStateFile::load() const
{
    QFile file(m_path);
    if (!file.exists())
        return std::optional<AgentState>();
    if (!file.open(QIODevice::ReadOnly))
        return stateError(m_path, file.errorString());
    const auto json = parseJsonObject(file.read(maxStateBytes));
    if (!json)
        return stateError(m_path, json.error().message);
    AgentState state;
    state.server = QUrl(json->value("server"_L1).toString(), QUrl::StrictMode);
    state.agent = AgentId(parseUuid(json->value("agentId"_L1).toString()));
    state.credential = json->value("credential"_L1).toString().toLatin1();
    state.registeredWith = QByteArray::fromHex(json->value("registeredWith"_L1).toString().toLatin1());
    if (state.agent.isNull() || state.credential.isEmpty() || !state.server.isValid())
        return stateError(m_path, u"agentId, credential or server is missing"_s);
    return std::optional(state);
}

Result<void> AgentStateFile::save(const AgentState &state) const
{
    const QJsonObject json{{u"server"_s, state.server.toString()},
                           {u"agentId"_s, state.agent.toString()},
                           {u"credential"_s, QString::fromLatin1(state.credential)},
                           {u"registeredWith"_s, QString::fromLatin1(state.registeredWith.toHex())}};
    QSaveFile file(m_path); // which writes to the disk before it takes the name
    const bool isOpen = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (!isOpen || !saveWhole(file, QJsonDocument(json).toJson()))
        return stateError(m_path, file.errorString());
    return {};
}

QString machineId()
{
    QFile file(u"/etc/machine-id"_s);
    const QByteArray id = file.open(QIODevice::ReadOnly) ? file.readLine(64).trimmed() : QByteArray();
    if (id.isEmpty() || id == "uninitialized")
        return {};
    return QString::fromLatin1(QMessageAuthenticationCode::hash("tidegate-agent", id, QCryptographicHash::Sha256).toHex());
}

} // namespace tidegate
