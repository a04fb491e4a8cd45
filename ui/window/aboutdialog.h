// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

namespace tidegate {

/// What this is, of which versions it is made, and under which licence it comes; all of it to be copied for a report.
class AboutDialog final : public QDialog
{
    Q_OBJECT

public:
    /// databaseEngine: "SQLite 3.40.1". serverVersion: of the connection that is open. Empty: not known.
    AboutDialog(const QString &databaseEngine, const QString &serverVersion, QWidget *parent);

    QString text() const { return m_text; } ///< As it is copied.

private:
    QWidget *makeFacts();
    QWidget *makeLicence();

    QString m_text;
};

} // namespace tidegate
