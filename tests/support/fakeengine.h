// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/scriptedserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

namespace tidegate::test {

using namespace Qt::StringLiterals;

inline const QString digestA = u"sha256:"_s + QString(64, u'a');
inline const QString digestB = u"sha256:"_s + QString(64, u'b');

inline QByteArray answer(int status, const QByteArray &body, const QByteArray &headers = {})
{
    return "HTTP/1.1 " + QByteArray::number(status) + " x\r\n" + headers + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

inline QJsonObject container(const QString &name, const QString &state, const QJsonObject &labels = {}, const QString &status = {})
{
    return {{u"Id"_s, QString(64, u'1')},
            {u"Names"_s, QJsonArray{QString(u'/' + name)}},
            {u"Image"_s, u"example.com/app:v1"_s},
            {u"ImageID"_s, digestB},
            {u"State"_s, state},
            {u"Status"_s, status},
            {u"Labels"_s, labels}};
}

QByteArray list(const QJsonArray &containers);

/// A Docker engine that answers each path with what the test put there, 404 to others, and nothing at all to empty ones.
class FakeEngine
{
public:
    FakeEngine();

    void runs(const QJsonArray &containers) { answers["/v1.41/containers/json?all=1"] = answer(200, list(containers)); }

    QMap<QByteArray, QByteArray> answers;
    ScriptedServer server{[this](QSslSocket &socket, const QByteArray &request) {
        const auto path = request.mid(4, request.indexOf(' ', 4) - 4);
        const auto found = answers.value(path, answer(404, "{\"message\":\"<b>remote words</b>\"}"));
        if (found.isEmpty())
            return; // hangs
        socket.write(found);
        socket.disconnectFromHost();
    }};
};

} // namespace tidegate::test
