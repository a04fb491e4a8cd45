// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QStringList>
#include <QUuid>

#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace tidegate {

class Page;
struct ConsoleOptions;

/// How the window was left.
struct WindowState
{
    QByteArray geometry;         ///< Of QWidget::saveGeometry(); empty: not known.
    QString page;                ///< Id of ui/window/pages.h; empty: not known.
    std::optional<bool> sidebar; ///< Nothing: each page decides by its width.
    // Of this connection:
    QUuid scope;
    QStringList recent; ///< What was run and found by the palette.
};

/// What the next start brings back, in the settings file: the state of the window, and that of the pages for each connection.
class WindowSettings
{
public:
    explicit WindowSettings(const QString &file); ///< Empty: nothing is remembered.
    ~WindowSettings();
    Q_DISABLE_COPY_MOVE(WindowSettings)

    QSettings *store() const { return m_store.get(); } ///< Null: nothing is remembered.
    void setConnection(const ConsoleOptions &options); ///< Whose state load(), save() and restore() mean from now on.

    WindowState load() const;
    void save(const WindowState &state, const QList<Page *> &pages); ///< Of pages that are not among them it stays what it was.
    void restore(Page *page) const;

private:
    std::unique_ptr<QSettings> m_store;
    QString m_group; ///< Of the connection.
};

} // namespace tidegate
