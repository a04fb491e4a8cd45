// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>
#include <QUuid>

#include <memory>

namespace tidegate::test {

class PostgresServer;
class PostgresSession;

/// The database of one fixture, empty at first and gone with it. Which kind it is says TIDEGATE_TEST_DATABASE: "sqlite", also when it is unset, or "postgres".
class TestDatabase
{
public:
    enum class Content {
        Schema, ///< As it is when it was opened once.
        Nothing,
    };
    explicit TestDatabase(Content content = Content::Schema);
    ~TestDatabase();
    Q_DISABLE_COPY_MOVE(TestDatabase)

    static bool isPostgres();
    /// The server of this process, started when it is first asked for. Where nothing of Postgres is installed the process ends and says so.
    static PostgresServer &server();

    QString url() const { return m_url; }
    /// Its name on the server.
    QString name() const { return m_name; }
    /// A file beside the database, in a folder of its own.
    QString path(const QString &name) const { return m_folder.filePath(name); }
    /// Runs statements as somebody who may do everything to the database: nothing refuses, no trigger, no policy and no key. Returns what went wrong.
    QString tamper(const QByteArray &statements) const;
    /// Values as these statements have them.
    static QByteArray bytes(const QByteArray &value);
    static QByteArray uuid(QUuid value);
    /// Waits until nobody has it open. A server goes on for a moment with what a process sent that is killed.
    void settle() const;

private:
    QTemporaryDir m_folder;
    bool m_hasSchema = false;
    std::unique_ptr<PostgresSession> m_session; ///< Of somebody who may do everything.
    QString m_name;
    QString m_url;
};

} // namespace tidegate::test
