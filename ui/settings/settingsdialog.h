// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

QT_BEGIN_NAMESPACE
class QComboBox;
class QFormLayout;
QT_END_NAMESPACE

namespace tidegate {

class ConsoleSettings;
class InlineMessage;

/// The settings of the console: Ctrl+,. Each change holds at once, so there is only Close.
class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit SettingsDialog(ConsoleSettings *settings, QWidget *parent = nullptr);

private:
    QWidget *makeTheme();
    QWidget *makeDensity();
    QWidget *makeZone();
    QWidget *makeLanguage();
    void takeZone();

    ConsoleSettings *m_settings;
    QComboBox *m_zone = nullptr;
    InlineMessage *m_message = nullptr;
};

} // namespace tidegate
