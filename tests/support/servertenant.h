// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace tidegate::test {

/// Puts an administrator of the local tenant into a database and returns a token of his.
QByteArray makeAdministrator(const QString &databaseUrl);

} // namespace tidegate::test
