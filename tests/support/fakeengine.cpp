// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakeengine.h"

namespace tidegate::test {

QByteArray list(const QJsonArray &containers)
{
    return QJsonDocument(containers).toJson();
}

FakeEngine::FakeEngine()
{
    answers["/_ping"] = answer(200, "OK", "Api-Version: 1.41\r\nServer: Docker/20.10\r\n");
    answers["/v1.41/containers/json?all=1"] = answer(200, "[]");
    answers["/v1.41/images/" + digestB.toLatin1() + "/json"] = answer(200,
                                                                      "{\"RepoDigests\":[\"example.com/app@" + digestA.toLatin1() + "\",\"<none>@<none>\"]}");
}

} // namespace tidegate::test
