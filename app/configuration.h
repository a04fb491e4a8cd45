// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

#include <QList>
#include <QMap>
#include <QString>

namespace tidegate {

/// An option that the command line, the environment and a configuration file all know.
struct OptionSpec
{
    QString name;      ///< "database": --database, TIDEGATE_DATABASE, database= in the file.
    QString valueName; ///< Empty: a switch.
    QString description;
    QString defaultValue;
    bool repeatable = false;      ///< Several values; separated by blanks in the variable and in the file.
    bool mayHoldPassword = false; ///< A URL: with a password in it, it is refused as an argument, and in a file that others may read.
};

/// Wrong use of a program: Malformed with the code `usage`; the sentence says what to write instead.
Error usage(const QString &message);

/// The values in force, by precedence: option, variable, file, default.
class Configuration
{
public:
    /// Reads arguments (without the program's name). What is no option stays in positional(). Unknown options, a missing value and unknown
    /// keys of the file are Malformed, with the line of the file.
    static Result<Configuration> read(const QList<OptionSpec> &options, const QStringList &arguments);

    QString value(const QString &name) const;
    QStringList values(const QString &name) const;
    bool isSet(const QString &name) const; ///< A switch that is on, or a value that somebody gave.
    const QStringList &positional() const { return m_positional; }

    /// The text of --help.
    static QString help(const QString &usage, const QList<OptionSpec> &options);

private:
    static Result<void> readFile(Configuration &configuration, const QList<OptionSpec> &options, const QString &path);

    QMap<QString, QStringList> m_values;
    QMap<QString, QStringList> m_defaults;
    QStringList m_positional;
};

} // namespace tidegate
