// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLabel;
class QLineEdit;
QT_END_NAMESPACE

namespace tidegate {

/// Asks for the token of a server. Open it with open(); it closes itself once a token was entered.
class SignInDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit SignInDialog(const QString &server, QWidget *parent = nullptr);

    void accept() override;

signals:
    void tokenEntered(const QByteArray &token, bool remember);

private:
    QLineEdit *m_token;
    QCheckBox *m_remember;
    QLabel *m_problem;
};

} // namespace tidegate
