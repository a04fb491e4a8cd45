// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace tidegate {

/// What the main window is told by the program that makes it.
struct ConsoleOptions
{
    QString connectionName;  ///< "acme-prod"; in the title and on the pill. Empty: "Offline workspace" or the server's host.
    QString serverHost;      ///< Of a remote server: "tidegate.example.com:7420". Empty: embedded.
    QString connectionClass; ///< "Dev", "Test" or "PROD"; empty: not known.
    bool readOnly = false;   ///< Nothing may be changed through this connection.
    bool demo = false;
    bool welcome = false;    ///< No connection yet: showWelcome() follows.
    QString page;            ///< Id of ui/pages.h to open first; empty: the last one.
    QString settingsFile;    ///< INI file for geometry and page; empty: nothing is remembered.
    bool canSignIn = false;  ///< Offers "Sign in…" (signInRequested) while the server wants it.
    bool canConnect = false; ///< Offers the other connections (connectRequested, serverRequested, offlineRequested, moveRequested).

    QString databaseEngine; ///< What keeps the workspace on this computer, with its version: "SQLite 3.40.1".

    bool isEmbedded() const { return serverHost.isEmpty(); }
    bool isMovable() const { return canConnect && isEmbedded() && !demo && !welcome; } ///< To a server.
    bool isProduction() const { return connectionClass == u"PROD"; }
};

} // namespace tidegate
