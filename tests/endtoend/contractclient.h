// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/servedapi.h"

#include <QDateTime>
#include <QUrl>

namespace tidegate::test {

using Headers = QHash<QByteArray, QByteArray>;

/// The text of a JSON object with each %name% replaced.
inline QByteArray json(QByteArray text, const QHash<QByteArray, QString> &values = {})
{
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        text.replace(QByteArray('%' + it.key() + '%'), it.value().toUtf8());
    return text;
}

QString fromNow(qint64 seconds);

/// The code of a problem.
QString code(const Answer &answer);

/// Which fields a problem names, in order.
QStringList pointers(const Answer &answer);

/// The member "name" of each row.
QStringList names(const QJsonArray &rows);

/// Path and query of the next page, empty on the last.
QString nextOf(const Answer &answer);

/// An administrator at a server of his own. Remembers every byte it was answered, and answers that lack a header each must have.
class ContractClient
{
public:
    explicit ContractClient(bool requirePreconditions = false) : api(requirePreconditions), admin(api.token(Role::Admin)) {}

    Answer send(const QByteArray &method, const QString &path, const QByteArray &body = {}, const Headers &headers = {}, const QByteArray &token = "admin");
    Answer get(const QString &path, const Headers &headers = {}) { return send("GET", path, {}, headers); }
    Answer post(const QString &path, const QByteArray &body = {}, const Headers &headers = {}) { return send("POST", path, body, headers); }
    Answer put(const QString &path, const QByteArray &body, const Headers &headers = {}) { return send("PUT", path, body, headers); }
    Answer remove(const QString &path, const Headers &headers = {}) { return send("DELETE", path, {}, headers); }

    /// The id of a new environment; fails the test when there is none.
    QString environment(const QByteArray &name, const QByteArray &more = {});
    QString window(const QString &environmentId, const QString &start, const QString &end, const QByteArray &reason, const QStringList &exceptions = {});
    QString target(const QString &environmentId, const QByteArray &name, const QByteArray &more = {});
    /// Records a sticker with one component, by somebody who gives a reason; "fine", "violation" of a freeze, or what went wrong.
    QString sticker(const QString &targetId, const QString &digest);
    static QString windowsOf(const QString &environmentId);

    ServedApi api;
    const QByteArray admin;
    QByteArray everything;   ///< All answers: headers and bodies.
    QStringList headerFlaws; ///< Answers without the headers that each must have.

private:
    static QString idOf(const Answer &answer);

    void remember(const QByteArray &request, const Answer &answer);
};

} // namespace tidegate::test
