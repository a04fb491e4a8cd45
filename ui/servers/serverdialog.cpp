// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/servers/serverdialog.h"

#include "ui/servers/servertest.h"
#include "ui/style/theme.h"
#include "ui/widgets/formarea.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

ServerDialog::ServerDialog(const SavedServer &connection, const EndpointProvider &provider, QWidget *parent)
    : AutoSizeDialog(parent), m_connection(connection), m_message(new InlineMessage(this)), m_test(new ServerTest(provider, this))
{
    const bool isNew = connection.id.isEmpty();
    setObjectName(u"connectionDialog"_s);
    setWindowTitle(isNew ? tr("Connect to a server") : tr("Edit connection"));
    m_message->hideMessage();
    addFields();
    m_test->setSubject([this] { return checked(); }, [this] { return token(); });
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *save = buttons->addButton(isNew ? tr("Save and connect") : tr("Save"), QDialogButtonBox::AcceptRole);
    save->setObjectName(u"save"_s);
    save->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &ServerDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *form = new QWidget;
    auto *fields = new QVBoxLayout(form);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(spacing::between);
    for (FormField *field : std::as_const(m_fields))
        fields->addWidget(field);
    fields->insertWidget(fields->indexOf(m_tokenField) + 1, m_keepToken);
    fields->addWidget(m_readOnly);
    fields->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(spacing::between);
    column->addWidget(new FormArea(form, this), 1); // scrolls on a small screen; the buttons stay in view
    column->addWidget(buttons);
    column->addWidget(m_message); // below the buttons: the dialog grows, and nothing moves under the pointer
    column->addWidget(m_test);
    m_url->setFocus();
    resize(560, 560);
}

void ServerDialog::addFields()
{
    m_url = new QLineEdit(m_connection.url.toString(), this);
    m_url->setObjectName(u"url"_s);
    m_url->setPlaceholderText(u"https://tidegate.example.com"_s);
    m_name = new QLineEdit(m_connection.name, this);
    m_name->setObjectName(u"name"_s);
    m_token = new QLineEdit(this);
    m_token->setObjectName(u"token"_s);
    m_token->setEchoMode(QLineEdit::Password);
    m_keepToken = new QCheckBox(tr("&Keep the token in the keychain of this computer"), this);
    m_keepToken->setObjectName(u"keepToken"_s);
    m_keepToken->setChecked(m_connection.keepToken);
    m_class = new QComboBox(this);
    m_class->setObjectName(u"class"_s);
    m_class->addItem(tr("Not said"), QString());
    m_class->addItem(tr("Dev – for trying things"), u"Dev"_s);
    m_class->addItem(tr("Test – others rely on it"), u"Test"_s);
    m_class->addItem(tr("PROD – what customers use"), u"PROD"_s);
    m_class->setCurrentIndex(std::max(0, m_class->findData(m_connection.connectionClass)));
    m_readOnly = new QCheckBox(tr("&Read-only: look at everything, change nothing"), this);
    m_readOnly->setObjectName(u"readOnly"_s);
    m_readOnly->setChecked(m_connection.readOnly);
    const auto add = [this](const QString &label, QWidget *editor, const QString &pointer, const QString &hint) {
        auto *field = new FormField(label, editor, this);
        field->setPointer(pointer);
        field->setHint(hint);
        m_fields.append(field);
        return field;
    };
    add(tr("&Address"), m_url, u"/url"_s, tr("A server is reached with https. Its port is 443 unless you add another: https://HOST:7420."));
    add(tr("&Name"), m_name, u"/name"_s, tr("As it is called in the title and in links. Empty: the host."));
    m_tokenField = add(tr("T&oken"), m_token, u"/token"_s, {});
    add(tr("&Class"), m_class, u"/class"_s, tr("PROD is shown on every page."));
    add(tr("CA &file"), caFileRow(), u"/caFile"_s, tr("Only where the certificate of the server is from a CA of your own (PEM)."));
    connect(m_keepToken, &QCheckBox::toggled, this, &ServerDialog::updateTokenNote);
    updateTokenNote();
}

QWidget *ServerDialog::caFileRow()
{
    auto *row = new QWidget(this);
    m_caFile = new QLineEdit(m_connection.caFile, row);
    m_caFile->setObjectName(u"caFile"_s);
    m_caFile->setAccessibleName(tr("CA file"));
    auto *browse = new QPushButton(tr("&Browse…"), row);
    browse->setAutoDefault(false);
    connect(browse, &QPushButton::clicked, this, &ServerDialog::chooseCaFile);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_caFile, 1);
    layout->addWidget(browse);
    row->setFocusProxy(m_caFile);
    return row;
}

void ServerDialog::chooseCaFile()
{
    auto *chooser = new QFileDialog(this, tr("Certificate of the CA"), m_caFile->text(), tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    connect(chooser, &QFileDialog::fileSelected, m_caFile, &QLineEdit::setText);
    chooser->open();
}

void ServerDialog::updateTokenNote()
{
    m_tokenField->setHint(m_keepToken->isChecked() ? tr("Starts with tg_. Empty: the one in the keychain, or you are asked for it.")
                                                   : tr("Starts with tg_. It is forgotten when Tidegate is closed."));
}

SavedServer ServerDialog::edited() const
{
    SavedServer connection = m_connection;
    connection.name = m_name->text();
    connection.caFile = m_caFile->text().trimmed();
    connection.connectionClass = m_class->currentData().toString();
    connection.readOnly = m_readOnly->isChecked();
    connection.keepToken = m_keepToken->isChecked();
    return connection;
}

Result<SavedServer> ServerDialog::checked() const
{
    const auto valid = validated(edited(), m_url->text());
    if (!valid || token().isEmpty() || token().startsWith("tg_"))
        return valid;
    Error error = spokenError(ErrorKind::Invalid, u"invalid-token"_s, tr("What is entered is no token."));
    error.fields.append({u"/token"_s, u"invalid"_s, tr("This is no token: tokens start with tg_.")});
    return error;
}

QByteArray ServerDialog::token() const
{
    return m_token->text().trimmed().toUtf8();
}

void ServerDialog::save()
{
    FormField::clearErrors(m_fields);
    m_message->hideMessage();
    const auto connection = checked();
    if (!connection) {
        if (!FormField::showErrors(m_fields, connection.error()).isEmpty())
            m_message->showError(tr("The connection was not saved."), connection.error());
        return;
    }
    m_test->cancel();
    const QByteArray entered = token();
    m_token->clear();
    accept();
    emit saved(*connection, entered);
}

} // namespace tidegate
