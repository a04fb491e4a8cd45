// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/edit/connectioneditor.h"

#include "ui/style/theme.h"
#include "ui/targets/edit/secretfield.h"
#include "ui/widgets/formfield.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int plainPort = 2375;
constexpr int tlsPort = 2376;

/// What a credential is bound to: changing one of these drops the stored ones.
const QStringList &addressMembers()
{
    static const QStringList members{u"host"_s, u"port"_s, u"tlsEnabled"_s, u"address"_s, u"region"_s, u"cluster"_s};
    return members;
}

int portOf(const FieldValues &connection)
{
    return connection.value(u"port"_s, usesTls(connection) ? tlsPort : plainPort).toInt();
}

bool isDocker(TargetType type)
{
    return type == TargetType::DockerHost || type == TargetType::ComposeHost;
}

} // namespace

ConnectionEditor::ConnectionEditor(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
}

void ConnectionEditor::setConnection(TargetType type, const FieldValues &connection)
{
    delete m_form;
    m_texts.clear();
    m_fields.clear();
    m_secrets.clear();
    m_tlsOnly.clear();
    m_port = nullptr;
    m_portField = nullptr;
    m_tls = nullptr;
    m_tlsField = nullptr;
    m_accept = nullptr;
    m_acceptField = nullptr;
    m_type = type;
    m_original = connection;
    m_form = new QWidget(this);
    auto *column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    m_column->addWidget(m_form);

    switch (type) {
    case TargetType::DockerHost:
    case TargetType::ComposeHost:
        addText(tr("&Host"), u"host"_s, tr("A host name or an IP address."));
        addPort();
        if (type == TargetType::ComposeHost) {
            addText(tr("Compose &project"), u"projectName"_s);
            addText(tr("Compose &file"), u"composeFile"_s, tr("On the host; may be left empty."));
        }
        addTls();
        break;
    case TargetType::EcsService:
        addText(tr("AWS &region"), u"region"_s, tr("Such as eu-central-1."));
        addText(tr("&Cluster"), u"cluster"_s);
        addText(tr("&Service"), u"service"_s);
        addText(tr("&Account id"), u"accountId"_s, tr("12 digits; may be left empty."));
        addText(tr("R&ole to assume"), u"roleArn"_s, tr("An ARN; may be left empty."));
        addText(tr("Creden&tials"), u"credentialRef"_s, tr("By reference: keychain:<name>, file:/<path> or local:<id>. Never the key itself."));
        break;
    case TargetType::NomadJob:
        addText(tr("&Address"), u"address"_s, tr("host:port or an https URL."));
        addText(tr("&Job"), u"jobId"_s);
        addText(tr("Na&mespace"), u"namespace"_s, tr("“default” when left empty."));
        addText(tr("&Region"), u"region"_s, tr("May be left empty."));
        addSecret(tr("ACL to&ken"), u"token"_s, u"tokenRef"_s);
        addTls();
        break;
    }
    updateWarnings();
}

void ConnectionEditor::setType(TargetType type)
{
    if (type == m_type)
        return;
    setConnection(type, {});
    for (auto it = m_texts.begin(); it != m_texts.end(); ++it) {
        if (m_typed.contains(it.key()))
            it.value()->setText(m_typed.value(it.key()));
    }
}

void ConnectionEditor::rebase(const FieldValues &connection)
{
    m_original = connection;
    updateWarnings();
}

FieldValues ConnectionEditor::valuesOf(TargetType type, const FieldValues &connection)
{
    FieldValues values;
    for (auto it = connection.begin(); it != connection.end(); ++it)
        values.insert(u"/connection/"_s + it.key(), it.value());
    if (isDocker(type))
        values.insert(u"/connection/port"_s, portOf(connection));
    if (isDocker(type) || type == TargetType::NomadJob) {
        values.insert(u"/connection/tlsEnabled"_s, usesTls(connection));
        values.insert(u"/connection/insecureAcknowledged"_s, connection.value(u"insecureAcknowledged"_s).toBool());
    }
    return values;
}

FormField *ConnectionEditor::addText(const QString &label, const QString &member, const QString &hint)
{
    auto *edit = new QLineEdit(m_original.value(member).toString(), m_form);
    edit->setObjectName(member);
    edit->setMaxLength(512);
    auto *field = new FormField(label, edit, m_form);
    field->setPointer(u"/connection/"_s + member);
    field->setHint(hint);
    m_form->layout()->addWidget(field);
    m_fields.append(field);
    m_texts.insert(member, edit);
    // A reference is where people paste the secret itself, and a URL may carry a password before its @.
    const auto judge = [field, member](const QString &text) { field->setKept(!member.endsWith("Ref"_L1) && !text.contains(u'@')); };
    judge(edit->text());
    connect(edit, &QLineEdit::textChanged, field, judge);
    connect(edit, &QLineEdit::textEdited, this, [this, member](const QString &text) { m_typed.insert(member, text); });
    connect(edit, &QLineEdit::textChanged, this, &ConnectionEditor::updateWarnings);
    return field;
}

FormField *ConnectionEditor::addCheck(const QString &text, const QString &member, bool checked)
{
    auto *box = new QCheckBox(text, m_form);
    box->setObjectName(member);
    box->setChecked(checked);
    box->setAccessibleName(QString(text).remove(u'&'));
    auto *field = new FormField({}, box, m_form);
    field->setPointer(u"/connection/"_s + member);
    m_form->layout()->addWidget(field);
    m_fields.append(field);
    connect(box, &QCheckBox::toggled, this, &ConnectionEditor::changed);
    return field;
}

void ConnectionEditor::addPort()
{
    m_port = new QSpinBox(m_form);
    m_port->setObjectName(u"port"_s);
    m_port->setRange(1, 65'535);
    m_port->setValue(portOf(m_original));
    m_portField = new FormField(tr("Por&t"), m_port, m_form);
    m_portField->setPointer(u"/connection/port"_s);
    m_form->layout()->addWidget(m_portField);
    m_fields.append(m_portField);
    connect(m_port, &QSpinBox::valueChanged, this, &ConnectionEditor::updateWarnings);
}

void ConnectionEditor::addTls()
{
    m_tlsField = addCheck(tr("Encrypt the connection with T&LS"), u"tlsEnabled"_s, usesTls(m_original));
    m_tls = qobject_cast<QCheckBox *>(m_tlsField->editor());
    m_tls->setObjectName(u"tls"_s);
    m_acceptField = addCheck(tr("I &know that anyone on the way can control this target"), u"insecureAcknowledged"_s,
                             m_original.value(u"insecureAcknowledged"_s).toBool());
    m_accept = qobject_cast<QCheckBox *>(m_acceptField->editor());
    addSecret(tr("CA certificate"), u"tls-ca"_s, u"tlsCaRef"_s);
    m_tlsOnly.append(m_fields.last());
    addSecret(tr("Client certificate"), u"tls-cert"_s, u"tlsCertRef"_s);
    m_tlsOnly.append(m_fields.last());
    addSecret(tr("Client key"), u"tls-key"_s, u"tlsKeyRef"_s);
    m_tlsOnly.append(m_fields.last());
    connect(m_tls, &QCheckBox::toggled, this, [this](bool on) {
        if (m_port && m_port->value() == (on ? plainPort : tlsPort))
            m_port->setValue(on ? tlsPort : plainPort); // the usual port of the other kind
        updateWarnings();
    });
}

void ConnectionEditor::addSecret(const QString &label, const QString &kind, const QString &member)
{
    auto *secret = new SecretField(kind, member, m_form);
    secret->setObjectName(member);
    auto *field = new FormField(label, secret, m_form);
    field->setPointer(u"/connection/"_s + member);
    m_form->layout()->addWidget(field);
    m_fields.append(field);
    m_secrets.append(secret);
    connect(secret, &SecretField::valueChanged, this, &ConnectionEditor::changed);
    connect(secret, &SecretField::readFailed, this, &ConnectionEditor::fileProblem);
}

void ConnectionEditor::setProduction(bool production)
{
    m_production = production;
    updateWarnings();
}

bool ConnectionEditor::hasPlaintextDocker() const
{
    return isDocker(m_type) && m_tls && !m_tls->isChecked();
}

void ConnectionEditor::updateWarnings()
{
    const bool tls = m_tls && m_tls->isChecked();
    for (QWidget *widget : std::as_const(m_tlsOnly))
        widget->setVisible(tls);
    if (m_tlsField) {
        const QString warning = m_production ? tr("This is production: without TLS anyone on the way can read and control the target.")
                                             : tr("Without TLS anyone on the way can read and control the target.");
        m_tlsField->setWarning(hasPlaintextDocker() ? warning : QString());
        m_acceptField->setVisible(hasPlaintextDocker() && m_production);
    }
    const bool dropped = addressChanged();
    for (SecretField *secret : std::as_const(m_secrets))
        secret->setStored(!dropped && m_original.contains(secret->member()));
    const bool hadSecrets = std::any_of(m_secrets.begin(), m_secrets.end(),
                                        [this](const SecretField *secret) { return m_original.contains(secret->member()); });
    const QString note = dropped && hadSecrets ? tr("A new address drops the stored credentials: they were given for the old one. Enter them again below.")
                                               : QString();
    if (m_portField)
        m_portField->setWarning(note);
    else if (!m_fields.isEmpty())
        m_fields.first()->setWarning(note);
    emit changed();
}

FieldValues ConnectionEditor::connection() const
{
    FieldValues result = m_original;
    for (auto it = m_texts.begin(); it != m_texts.end(); ++it) {
        const QString text = it.value()->text().trimmed();
        if (text.isEmpty())
            result.remove(it.key());
        else
            result.insert(it.key(), text);
    }
    if (m_port)
        result.insert(u"port"_s, m_port->value());
    if (m_tls) {
        result.insert(u"tlsEnabled"_s, m_tls->isChecked());
        if (hasPlaintextDocker() && m_production && m_accept->isChecked())
            result.insert(u"insecureAcknowledged"_s, true);
        else
            result.remove(u"insecureAcknowledged"_s);
    }
    if (addressChanged()) {
        for (const SecretField *secret : m_secrets)
            result.remove(secret->member());
    }
    return result;
}

bool ConnectionEditor::addressChanged() const
{
    const auto textNow = [this](const QString &member) {
        return m_texts.contains(member) ? m_texts.value(member)->text().trimmed() : m_original.value(member).toString();
    };
    if (m_original.isEmpty())
        return false;
    if (m_port && m_port->value() != portOf(m_original))
        return true;
    if (m_tls && m_tls->isChecked() != usesTls(m_original))
        return true;
    return std::any_of(addressMembers().begin(), addressMembers().end(),
                       [&](const QString &member) { return m_original.contains(member) && textNow(member) != m_original.value(member).toString(); });
}

} // namespace tidegate
