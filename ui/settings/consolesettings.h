// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/style/theme.h"

#include <QObject>
#include <QTimeZone>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace tidegate {

/// What the user chose for the whole console, whatever it is connected to. Each change holds at once and is kept in the settings file; only
/// the language waits for the next start.
class ConsoleSettings final : public QObject
{
    Q_OBJECT

public:
    /// store: null when nothing is to be kept. It must outlive this.
    explicit ConsoleSettings(QSettings *store, QObject *parent = nullptr);

    bool isKept() const { return m_store != nullptr; }
    void apply(); ///< Makes theme and zone as they were kept. Before anything is shown.

    Theme::Choice theme() const;
    void setTheme(Theme::Choice choice);
    bool isHighContrast() const;
    void setHighContrast(bool high);
    Density density() const;
    void setDensity(Density density);
    /// The zone of the times; empty: that of this computer.
    QByteArray zone() const { return m_zone; }
    void setZone(const QByteArray &id); ///< Does nothing for a zone this computer does not know.
    /// "system", "en", "de", as translations/translations.h knows them.
    QString language() const { return m_language; }
    void setLanguage(const QString &code);

    /// The language that was kept, for the start of the program; "system" when there is no such file.
    static QString languageIn(const QString &settingsFile);

signals:
    void changed();

private:
    void keep(const QString &key, const QVariant &value);

    QSettings *m_store;
    QByteArray m_zone;
    QString m_language;
};

} // namespace tidegate
