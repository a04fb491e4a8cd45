// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/agentinstall.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;
QT_END_NAMESPACE

namespace tidegate {

/// The lines to paste on the machine, a tab for each way, and the token that one of them asks for, which shows only on demand.
class InstallCommands final : public QWidget
{
    Q_OBJECT

public:
    explicit InstallCommands(QWidget *parent = nullptr);

    void setServer(const QUrl &server, const QString &name);
    void setToken(const QByteArray &token, const QString &note); ///< Empty: none was made yet.
    bool hasToken() const;

private:
    QWidget *makeTab(InstallWay way);
    QWidget *makeTokenRow();
    void fill();

    struct Line
    {
        InstallWay way = InstallWay::DebianPackage;
        qsizetype place = 0;
        QLineEdit *edit = nullptr;
    };

    QString m_name;
    QList<Line> m_lines;
    QTabWidget *m_tabs = nullptr;
    QLineEdit *m_token = nullptr;
    QPushButton *m_show = nullptr;
    QPushButton *m_copyToken = nullptr;
    QLabel *m_note = nullptr;
};

} // namespace tidegate
