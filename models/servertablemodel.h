// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rowtablemodel.h"
#include "services/domain/result.h"

#include <QDateTime>
#include <QUrl>

#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace tidegate {

/// Something the console can open: the workspace on this computer, the demo, or a server. It holds no secret.
struct SavedServer
{
    enum class Kind { Offline, Demo, Server };

    QString id; ///< "local", "demo", or a UUID: stable, what links and the keychain call it.
    Kind kind = Kind::Server;
    QString name;
    QUrl url;                ///< Of a server: https://HOST[:PORT], or http on this computer.
    QString caFile;          ///< PEM of a private CA; empty: the system's.
    QString connectionClass; ///< "Dev", "Test", "PROD" or empty.
    bool readOnly = false;
    bool keepToken = true; ///< In the keychain; else in memory until the console ends.
    QDateTime lastUsed;    ///< UTC; invalid: never.

    /// Under what its token is kept. A token belongs to an address: another address finds none, and nothing is sent there by mistake.
    QString tokenKey() const;

    friend bool operator==(const SavedServer &, const SavedServer &) = default;
};

/// The address as the console wants it: https, or http on this computer, and nothing behind host and port. Invalid says why.
Result<QUrl> validServerUrl(const QString &text);
/// The connection with this address, and with the host for a name where there is none; or the errors of its fields: /name, /url.
Result<SavedServer> validated(const SavedServer &connection, const QString &address);

/// The connections of this user, kept in an INI file. The workspace on this computer comes first, the demo last; neither is stored
/// nor removed.
class ServerTableModel final : public RowTableModel<SavedServer, QString>
{
    Q_OBJECT

public:
    enum Column { NameColumn, KindColumn, ClassColumn, StateColumn, UsedColumn, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole + 1, ///< QString
        KindRole,                  ///< int(SavedServer::Kind)
        ReadOnlyRole,              ///< bool
        CurrentRole,               ///< bool: it is open.
        SortRole,
    };

    /// settingsFile empty: nothing is stored.
    explicit ServerTableModel(const QString &settingsFile, QObject *parent = nullptr);
    ~ServerTableModel() override;

    bool hasServers() const { return all().size() > 2; }
    const SavedServer *findByUrl(const QUrl &url) const;          ///< The one used last.
    const SavedServer *findByIdOrName(const QString &word) const; ///< As links name them; names without regard to case.
    const SavedServer *lastUsed() const;                          ///< Null when none was; never the demo.

    /// Adds or changes it by its id. An error when it cannot be written; the rows show it all the same.
    Result<void> put(const SavedServer &connection);
    Result<void> remove(const QString &id);
    /// It is open now: it is what the next start opens (unless it is the demo), and its state is shown.
    Result<void> setCurrent(const QString &id, const QDateTime &now);
    void setRemembersUse(bool remembers) { m_remembersUse = remembers; } ///< Off: setCurrent() stores nothing.
    const QString &currentId() const { return m_currentId; }
    void setCurrentState(const QString &words); ///< "● Live", …

private:
    QVariant cell(const SavedServer &row, int column, int role) const override;
    QString title(int column) const override;
    void read();
    Result<void> write(const SavedServer &connection);
    Result<void> synced();
    void announceState(const QString &id); ///< Whether it is open is shown in several columns.
    QString text(const SavedServer &connection, int column) const;
    QVariant sortValue(const SavedServer &connection, int column) const;

    std::unique_ptr<QSettings> m_settings; ///< Null: nothing is stored.
    QString m_currentId;
    QString m_currentState;
    QString m_lastId;
    bool m_remembersUse = true;
};

} // namespace tidegate
