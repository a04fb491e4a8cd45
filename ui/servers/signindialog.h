// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/autosizedialog.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLineEdit;
QT_END_NAMESPACE

namespace tidegate {

class FormField;

/// Asks for the token of a server. Open it with open(); it closes itself once a token was entered.
class SignInDialog final : public AutoSizeDialog
{
    Q_OBJECT

public:
    /// keep: whether the token is to go to the keychain, as the user said it the last time.
    SignInDialog(const QString &server, bool keep, QWidget *parent = nullptr);

    void accept() override;

signals:
    void tokenEntered(const QByteArray &token, bool keep);

private:
    void updateHint();

    QLineEdit *m_token;
    FormField *m_field;
    QCheckBox *m_keep;
};

} // namespace tidegate
