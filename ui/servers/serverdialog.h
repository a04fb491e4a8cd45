// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/servers/endpointprovider.h"
#include "ui/widgets/autosizedialog.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QLineEdit;
QT_END_NAMESPACE

namespace tidegate {

class ServerTest;
class FormField;
class InlineMessage;

/// The editor of a server's connection. It stores nothing: saved() does, and the dialog is closed then. Show it by open().
class ServerDialog final : public AutoSizeDialog
{
    Q_OBJECT

public:
    /// A connection without an id is a new one.
    ServerDialog(const SavedServer &connection, const EndpointProvider &provider, QWidget *parent = nullptr);

signals:
    /// token empty: the one that is kept stays, or it is asked for when it is needed.
    void saved(const tidegate::SavedServer &connection, const QByteArray &token);

private:
    void addFields();
    QWidget *caFileRow();
    void chooseCaFile();
    void updateTokenNote();
    SavedServer edited() const;
    Result<SavedServer> checked() const;
    QByteArray token() const;
    void save();

    SavedServer m_connection;
    InlineMessage *m_message;
    QList<FormField *> m_fields;
    FormField *m_tokenField = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_url = nullptr;
    QLineEdit *m_token = nullptr;
    QLineEdit *m_caFile = nullptr;
    QComboBox *m_class = nullptr;
    QCheckBox *m_readOnly = nullptr;
    QCheckBox *m_keepToken = nullptr;
    ServerTest *m_test;
};

} // namespace tidegate
