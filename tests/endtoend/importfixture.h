// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/importjson.h"
#include "services/copying/workspaceexport.h"
#include "tests/copying/workspacefixture.h"
#include "tests/support/servedapi.h"

namespace tidegate::test {

/// The code of a problem, of its first field where it has some.
QByteArray codeIn(const Answer &answer);
/// The pages of a workspace as they are sent.
QList<QByteArray> plainOf(const WorkspacePages &workspace);

/// A workspace, and a server with a tenant that it can move into.
class ImportFixture
{
protected:
    inline static const QByteArray imports = "/api/v1/workspace-imports";
    static constexpr int there = 1; ///< The tenant that a workspace moves into; the other one has things of its own.

    void fill();
    void serve();

    Answer send(const QByteArray &method, const QByteArray &path, const QByteArray &body = {}, Role role = Role::Admin, int tenant = there) const
    {
        return m_api->send(method, path, m_api->token(role, tenant), body);
    }
    QByteArray announcement() const { return bytesOf(toJson(m_pages.announced)); }
    static QByteArray bytesOf(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }
    QByteArray begin(const QByteArray &body = {}) const;
    Answer putPage(const QByteArray &id, qsizetype number, const QByteArray &body) const
    {
        return send("PUT", imports + '/' + id + "/pages/" + QByteArray::number(number), body);
    }
    void putAll(const QByteArray &id, const QList<QByteArray> &pages) const;
    QList<QByteArray> pages() const { return plainOf(m_pages); }
    QString completed(const QByteArray &id) const;
    QString importAll(const QList<QByteArray> &pages, const QByteArray &announced = {}) const;
    std::unique_ptr<Database> beside() const;
    TenantId tenant() const;
    Content rowsThere() const;
    Content expectedThere() const;
    /// The page that has a table, with the values of its first row changed.
    QList<QByteArray> changed(const QByteArray &table, const QByteArray &column, const QJsonValue &value) const
    {
        return changed(table, column, value, pages());
    }
    static QList<QByteArray> changed(const QByteArray &table, const QByteArray &column, const QJsonValue &value, QList<QByteArray> all);

    QTemporaryDir m_folder;
    QString m_source;
    MasterKey m_key = MasterKey::random();
    WorkspacePages m_pages;
    std::unique_ptr<ServedApi> m_api;
};

} // namespace tidegate::test
