// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/console.h"
#include "tests/support/fakekeychain.h"
#include "tests/support/servedapi.h"
#include "ui/widgets/inlinemessage.h"

#include <QTemporaryDir>
#include <QTest>

namespace tidegate::test {

/// The whole console as the program makes it, in a home of its own, with a server when it wants one.
class StartedConsole : public QObject
{
protected:
    void init();
    void cleanup();
    static QString home();
    /// Starts it anew, with what the one before left in files and keychain.
    void startConsole(const QStringList &arguments = {});
    void stopConsole();
    void untilLive() const { QTRY_COMPARE_WITH_TIMEOUT(m_console->workspace()->state(), Workspace::State::Live, 15'000); }
    template <typename T>
    T *shown(const QString &name = {}) const
    {
        const auto all = m_console->window()->findChildren<T *>(name);
        const auto found = std::find_if(all.begin(), all.end(), [](const T *widget) { return widget->isVisible(); });
        return found == all.end() ? nullptr : *found;
    }
    SavedServer saveServer(const QString &name, bool readOnly = false, const QString &connectionClass = {});
    void openSwitcher();
    void openFromSwitcher(const QString &search);
    void makeEnvironment(const QString &name) const;
    QString question() const
    {
        const auto *bar = shown<InlineMessage>(QStringLiteral("question"));
        return bar ? bar->text() : QString();
    }

    std::unique_ptr<Configuration> m_configuration;
    std::unique_ptr<Console> m_console;
    std::unique_ptr<ServedApi> m_api;
    FakeKeychain *m_keychain = nullptr;      ///< Of the console.
    std::map<QString, SecretText> m_entries; ///< What the keychain has over several starts.
};

} // namespace tidegate::test
