// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/servertablemodel.h"

#include "models/words.h"
#include "services/domain/instant.h"
#include "services/domain/textrules.h"

#include <QHostAddress>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

const QString localId = u"local"_s;
const QString demoId = u"demo"_s;
const QString settingsGroup = u"connections"_s;
const QString lastKey = u"last"_s;
constexpr int maxName = 64;

bool isThisComputer(const QString &host)
{
    return host.compare(u"localhost", Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

QString classOf(const QString &stored)
{
    for (const QString &known : {u"Dev"_s, u"Test"_s, u"PROD"_s}) {
        if (stored.compare(known, Qt::CaseInsensitive) == 0)
            return known;
    }
    return {};
}

QDateTime timeIn(const QVariant &stored)
{
    return QDateTime::fromString(stored.toString(), Qt::ISODate).toUTC();
}

} // namespace

QString SavedServer::tokenKey() const
{
    return QUuid(id).isNull() ? id : QString(id + u'@' + url.toString());
}

Result<QUrl> validServerUrl(const QString &text)
{
    QString complete = text.trimmed();
    if (!complete.contains(u"://"))
        complete.prepend(u"https://");
    const QUrl url(complete, QUrl::StrictMode);
    const bool encrypted = url.scheme() == u"https";
    if (!url.isValid() || url.host().isEmpty() || (!encrypted && url.scheme() != u"http"))
        return spokenError(ErrorKind::Invalid, u"invalid-url"_s,
                           ServerTableModel::tr("An address looks like https://tidegate.example.com or https://10.0.0.5:7420."));
    if (!encrypted && !isThisComputer(url.host()))
        return spokenError(ErrorKind::Invalid, u"not-encrypted"_s, ServerTableModel::tr("Another computer is reached with https only; http is for this one."));
    if (!url.userInfo().isEmpty())
        return spokenError(ErrorKind::Invalid, u"credentials-in-url"_s,
                           ServerTableModel::tr("The address holds no user and no password; a token is asked for."));
    QUrl plain;
    plain.setScheme(url.scheme());
    plain.setHost(url.host());
    plain.setPort(url.port());
    return plain;
}

Result<SavedServer> validated(const SavedServer &connection, const QString &address)
{
    SavedServer valid = connection;
    QList<FieldError> fields;
    const auto url = validServerUrl(address);
    if (url)
        valid.url = *url;
    else
        fields.append({u"/url"_s, url.error().code, url.error().message});
    valid.name = normalisedName(connection.name);
    if (valid.name.isEmpty())
        valid.name = valid.url.host();
    if (valid.name.size() > maxName)
        fields.append({u"/name"_s, u"too-long"_s, ServerTableModel::tr("A name has at most %1 characters.").arg(maxName)});
    else if (const auto error = nameError(valid.name, u"/name"_s, {.maximum = maxName}))
        fields.append(*error);
    else if (valid.name.contains(u'/'))
        fields.append({u"/name"_s, u"invalid"_s, ServerTableModel::tr("A name has no slash, because links hold it.")});
    if (fields.isEmpty())
        return valid;
    Error error = spokenError(ErrorKind::Invalid, u"invalid-connection"_s, ServerTableModel::tr("The connection is not complete."));
    error.fields = fields;
    return error;
}

ServerTableModel::ServerTableModel(const QString &settingsFile, QObject *parent)
    : RowTableModel(
        ColumnCount, [](const SavedServer &row) { return row.id; }, nullptr, parent)
{
    if (!settingsFile.isEmpty())
        m_settings = std::make_unique<QSettings>(settingsFile, QSettings::IniFormat);
    read();
}

ServerTableModel::~ServerTableModel() = default;

void ServerTableModel::read()
{
    const auto builtIn = [this](const QString &id, SavedServer::Kind kind, const QString &name) {
        SavedServer connection;
        connection.id = id;
        connection.kind = kind;
        connection.name = name;
        if (m_settings)
            connection.lastUsed = timeIn(m_settings->value(settingsGroup + u'/' + id + u"/lastUsed"_s));
        return connection;
    };
    QList<SavedServer> rows{builtIn(localId, SavedServer::Kind::Offline, tr("Offline workspace"))};
    if (m_settings) {
        m_lastId = m_settings->value(lastKey).toString();
        m_settings->beginGroup(settingsGroup);
        for (const QString &id : m_settings->childGroups()) {
            if (QUuid(id).isNull())
                continue;
            m_settings->beginGroup(id);
            SavedServer connection;
            connection.id = id;
            connection.name = m_settings->value(u"name"_s).toString();
            const QString address = m_settings->value(u"url"_s).toString();
            connection.caFile = m_settings->value(u"caFile"_s).toString();
            connection.connectionClass = classOf(m_settings->value(u"class"_s).toString());
            connection.readOnly = m_settings->value(u"readOnly"_s).toBool();
            connection.keepToken = m_settings->value(u"keepToken"_s, true).toBool();
            connection.lastUsed = timeIn(m_settings->value(u"lastUsed"_s));
            m_settings->endGroup();
            // Somebody may have written the file by hand: what is not valid is not opened.
            if (const auto valid = validated(connection, address))
                rows.append(*valid);
        }
        m_settings->endGroup();
    }
    rows.append(builtIn(demoId, SavedServer::Kind::Demo, tr("Demo")));
    insert(0, rows);
}

const SavedServer *ServerTableModel::findByUrl(const QUrl &url) const
{
    const SavedServer *found = nullptr;
    for (const SavedServer &row : all()) {
        if (row.kind == SavedServer::Kind::Server && row.url == url && (!found || row.lastUsed > found->lastUsed))
            found = &row;
    }
    return found;
}

const SavedServer *ServerTableModel::findByIdOrName(const QString &word) const
{
    if (const SavedServer *byId = find(word))
        return byId;
    for (const SavedServer &row : all()) {
        if (row.name.compare(word, Qt::CaseInsensitive) == 0)
            return &row;
    }
    return nullptr;
}

const SavedServer *ServerTableModel::lastUsed() const
{
    return find(m_lastId);
}

Result<void> ServerTableModel::put(const SavedServer &connection)
{
    if (const int row = rowOf(connection.id); row >= 0)
        change(row, connection);
    else
        insert(all().size() - 1, {connection}); // in front of the demo
    return write(connection);
}

Result<void> ServerTableModel::remove(const QString &id)
{
    const int row = rowOf(id);
    if (row < 0 || at(row).kind != SavedServer::Kind::Server)
        return {};
    removeAt(row, row);
    if (m_settings) {
        m_settings->remove(settingsGroup + u'/' + id);
        if (m_lastId == id)
            m_settings->remove(lastKey);
    }
    if (m_lastId == id)
        m_lastId.clear();
    return synced();
}

Result<void> ServerTableModel::setCurrent(const QString &id, const QDateTime &now)
{
    const QString before = std::exchange(m_currentId, id);
    m_currentState.clear();
    announceState(before);
    const int row = rowOf(id);
    if (row < 0)
        return {};
    SavedServer used = at(row);
    used.lastUsed = now.toUTC();
    change(row, used);
    announceState(id);
    if (!m_remembersUse)
        return {};
    if (at(row).kind != SavedServer::Kind::Demo) {
        m_lastId = id;
        if (m_settings)
            m_settings->setValue(lastKey, id);
    }
    return write(at(row));
}

void ServerTableModel::setCurrentState(const QString &words)
{
    if (std::exchange(m_currentState, words) != words)
        announceState(m_currentId);
}

Result<void> ServerTableModel::write(const SavedServer &connection)
{
    if (!m_settings)
        return {};
    m_settings->beginGroup(settingsGroup + u'/' + connection.id);
    m_settings->setValue(u"lastUsed"_s, connection.lastUsed.toString(Qt::ISODate));
    if (connection.kind == SavedServer::Kind::Server) {
        m_settings->setValue(u"name"_s, connection.name);
        m_settings->setValue(u"url"_s, connection.url.toString());
        m_settings->setValue(u"caFile"_s, connection.caFile);
        m_settings->setValue(u"class"_s, connection.connectionClass);
        m_settings->setValue(u"readOnly"_s, connection.readOnly);
        m_settings->setValue(u"keepToken"_s, connection.keepToken);
    }
    m_settings->endGroup();
    return synced();
}

Result<void> ServerTableModel::synced()
{
    if (!m_settings)
        return {};
    m_settings->sync();
    if (m_settings->status() == QSettings::NoError)
        return {};
    return spokenError(ErrorKind::Unavailable, u"settings-unwritable"_s,
                       tr("The connections cannot be stored in %1; they are forgotten when Tidegate ends.").arg(m_settings->fileName()));
}

void ServerTableModel::announceState(const QString &id)
{
    if (const int row = rowOf(id); row >= 0)
        announce(row, 0, ColumnCount - 1);
}

QString ServerTableModel::text(const SavedServer &connection, int column) const
{
    switch (column) {
    case NameColumn:
        return connection.readOnly ? tr("%1 (read-only)").arg(connection.name) : connection.name;
    case KindColumn:
        if (connection.kind == SavedServer::Kind::Server)
            return tr("Server %1").arg(connection.url.authority());
        return connection.kind == SavedServer::Kind::Demo ? tr("Example data, thrown away at the end") : tr("On this computer");
    case ClassColumn:
        return connection.connectionClass;
    case StateColumn:
        return connection.id == m_currentId ? m_currentState : tr("○ Not open");
    case UsedColumn:
        return connection.lastUsed.isValid() ? words::age(toInstant(connection.lastUsed), Clock::system().now()) : tr("never");
    default:
        return {};
    }
}

QVariant ServerTableModel::sortValue(const SavedServer &connection, int column) const
{
    if (column == UsedColumn)
        return connection.lastUsed;
    return text(connection, column).toCaseFolded();
}

QVariant ServerTableModel::cell(const SavedServer &connection, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(connection, column);
    case Qt::AccessibleTextRole: { // a reader says nothing at an empty cell, which sounds like a fault
        const QString shown = text(connection, column);
        return shown.isEmpty() ? tr("none") : shown;
    }
    case IdRole:
        return connection.id;
    case KindRole:
        return static_cast<int>(connection.kind);
    case ReadOnlyRole:
        return connection.readOnly;
    case CurrentRole:
        return connection.id == m_currentId;
    case SortRole:
        return sortValue(connection, column);
    default:
        return {};
    }
}

QString ServerTableModel::title(int column) const
{
    switch (column) {
    case NameColumn:
        return tr("Connection");
    case KindColumn:
        return tr("Where");
    case ClassColumn:
        return tr("Class");
    case StateColumn:
        return tr("State");
    case UsedColumn:
        return tr("Last used");
    default:
        return {};
    }
}

} // namespace tidegate
