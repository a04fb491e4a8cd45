// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/edit/connectioneditor.h"

#include "models/connectionwords.h"
#include "ui/style/theme.h"
#include "ui/targets/edit/secretfield.h"
#include "ui/widgets/formfield.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

ConnectionEditor::ConnectionEditor(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
}

void ConnectionEditor::setLeftOut(const QStringList &members)
{
    m_leftOut = members;
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
    m_authorityField = nullptr;
    m_type = type;
    m_original = connection;
    m_form = new QWidget(this);
    auto *column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    m_column->addWidget(m_form);

    for (const MemberUse use : {MemberUse::Place, MemberUse::Work, MemberUse::Access})
        addMembers(use);
    if (descriptorOf(type).member("tlsEnabled"_L1))
        addTls();
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

QString ConnectionEditor::fieldOf(const QString &pointer)
{
    const QString prefix = u"/credentials/"_s;
    const ConnectionMember *member = pointer.startsWith(prefix) ? memberOfCredential(QStringView(pointer).sliced(prefix.size())) : nullptr;
    return member ? u"/connection/"_s + member->key : pointer;
}

FieldValues ConnectionEditor::valuesOf(TargetType type, const FieldValues &connection)
{
    FieldValues values;
    for (auto it = connection.begin(); it != connection.end(); ++it) {
        const ConnectionMember *member = descriptorOf(type).member(it.key());
        if (!member || member->credential.isEmpty()) // a credential is no value: its field says what is stored by itself
            values.insert(u"/connection/"_s + it.key(), it.value());
    }
    if (descriptorOf(type).member("port"_L1))
        values.insert(u"/connection/port"_s, portOf(type, connection));
    if (descriptorOf(type).member("tlsEnabled"_L1)) {
        values.insert(u"/connection/tlsEnabled"_s, usesTls(connection));
        values.insert(u"/connection/insecureAcknowledged"_s, connection.value(u"insecureAcknowledged"_s).toBool());
    }
    return values;
}

void ConnectionEditor::addMembers(MemberUse use)
{
    for (const bool required : {true, false}) {
        for (const ConnectionMember &member : descriptorOf(m_type).members) {
            if (member.use != use || member.required != required || m_leftOut.contains(member.key))
                continue;
            if (member.kind == MemberKind::Port)
                addPort(member);
            else if (member.credential.isEmpty())
                addText(member);
            else
                addSecret(member);
        }
    }
}

void ConnectionEditor::add(FormField *field, const ConnectionMember &member)
{
    field->setPointer(u"/connection/"_s + member.key);
    field->setHint(connectionWords(m_type, member).hint);
    m_form->layout()->addWidget(field);
    m_fields.append(field);
}

void ConnectionEditor::addText(const ConnectionMember &member)
{
    const QString key = member.key;
    auto *edit = new QLineEdit(m_original.value(key).toString(), m_form);
    edit->setObjectName(key);
    edit->setMaxLength(maxConnectionText);
    auto *field = new FormField(connectionWords(m_type, member).label, edit, m_form);
    add(field, member);
    m_texts.insert(key, edit);
    // A reference is where people paste the secret itself, and a URL may carry a password before its @.
    const auto judge = [field, isReference = member.kind == MemberKind::Reference](const QString &text) {
        field->setKept(!isReference && !text.contains(u'@'));
    };
    judge(edit->text());
    connect(edit, &QLineEdit::textChanged, field, judge);
    connect(edit, &QLineEdit::textEdited, this, [this, key](const QString &text) { m_typed.insert(key, text); });
    connect(edit, &QLineEdit::textChanged, this, &ConnectionEditor::updateWarnings);
}

FormField *ConnectionEditor::addCheck(const ConnectionMember &member, bool checked)
{
    const QString text = connectionWords(m_type, member).label;
    auto *box = new QCheckBox(text, m_form);
    box->setObjectName(member.key);
    box->setChecked(checked);
    box->setAccessibleName(QString(text).remove(u'&'));
    auto *field = new FormField({}, box, m_form);
    add(field, member);
    connect(box, &QCheckBox::toggled, this, &ConnectionEditor::changed);
    return field;
}

void ConnectionEditor::addPort(const ConnectionMember &member)
{
    m_port = new QSpinBox(m_form);
    m_port->setObjectName(member.key);
    m_port->setRange(1, maxPort);
    m_port->setValue(portOf(m_type, m_original));
    m_portField = new FormField(connectionWords(m_type, member).label, m_port, m_form);
    add(m_portField, member);
    connect(m_port, &QSpinBox::valueChanged, this, &ConnectionEditor::updateWarnings);
}

void ConnectionEditor::addTls()
{
    const TargetTypeDescriptor &descriptor = descriptorOf(m_type);
    m_tlsField = addCheck(*descriptor.member("tlsEnabled"_L1), usesTls(m_original));
    m_tls = qobject_cast<QCheckBox *>(m_tlsField->editor());
    m_tls->setObjectName(u"tls"_s);
    m_acceptField = addCheck(*descriptor.member("insecureAcknowledged"_L1), m_original.value(u"insecureAcknowledged"_s).toBool());
    m_accept = qobject_cast<QCheckBox *>(m_acceptField->editor());
    for (const ConnectionMember &member : descriptor.members) {
        if (member.use != MemberUse::Protection || member.credential.isEmpty())
            continue;
        addSecret(member);
        m_tlsOnly.append(m_fields.last());
    }
    connect(m_tls, &QCheckBox::toggled, this, [this, &descriptor](bool on) {
        if (m_port && m_port->value() == (on ? descriptor.plainPort : descriptor.tlsPort))
            m_port->setValue(on ? descriptor.tlsPort : descriptor.plainPort); // the usual port of the other kind
        updateWarnings();
    });
}

void ConnectionEditor::addSecret(const ConnectionMember &member)
{
    const QString label = connectionWords(m_type, member).label;
    auto *secret = new SecretField(member, label, m_form);
    secret->setObjectName(member.key);
    secret->setAllowed(m_whyNoCredentials);
    auto *field = new FormField(label, secret, m_form);
    add(field, member);
    m_secrets.append(secret);
    if (member.credential == "tls-ca"_L1)
        m_authorityField = field;
    connect(secret, &SecretField::focusMoved, field, &FormField::renewBuddy);
    connect(secret, &SecretField::changed, this, [this, field] {
        field->setError({}); // what was said of it was of what stood there before
        updateWarnings();
    });
    connect(secret, &SecretField::readFailed, this, &ConnectionEditor::fileProblem);
}

void ConnectionEditor::setStored(const QList<SecretInfo> &secrets)
{
    m_storedAt.clear();
    for (const SecretInfo &each : secrets)
        m_storedAt.insert(each.reference, each.updatedAt);
    updateSecrets();
}

void ConnectionEditor::setCredentialsAllowed(const QString &whyNot)
{
    m_whyNoCredentials = whyNot;
    for (SecretField *secret : std::as_const(m_secrets))
        secret->setAllowed(whyNot);
}

TypedCredentials ConnectionEditor::typed() const
{
    TypedCredentials typed;
    for (const SecretField *secret : m_secrets) {
        if (const QByteArray value = secret->value(); secret->isVisibleTo(this) && !value.isEmpty())
            typed.insert(secret->kind(), value);
    }
    return typed;
}

QStringList ConnectionEditor::removed() const
{
    QStringList kinds;
    for (const SecretField *secret : m_secrets) {
        if (secret->isRemoved())
            kinds.append(secret->kind());
    }
    return kinds;
}

QList<FieldError> ConnectionEditor::problems() const
{
    QList<FieldError> errors;
    for (const SecretField *secret : m_secrets) {
        if (const QString problem = secret->problem(); secret->isVisibleTo(this) && !problem.isEmpty())
            errors.append({u"/connection/"_s + secret->member(), u"invalid-credential"_s, problem});
    }
    return errors;
}

/// Another authority vouches for another machine: the server drops what was stored under the one before.
bool ConnectionEditor::authorityChanged() const
{
    return std::any_of(m_secrets.begin(), m_secrets.end(), [this](const SecretField *secret) {
        return secret->kind() == "tls-ca"_L1 && secret->isVisibleTo(this) && (secret->isRemoved() || !secret->value().isEmpty());
    });
}

bool ConnectionEditor::isDropped(const SecretField *secret) const
{
    return addressChanged() || (secret->kind() != "tls-ca"_L1 && authorityChanged());
}

void ConnectionEditor::updateSecrets()
{
    bool goesWithAuthority = false;
    for (SecretField *secret : std::as_const(m_secrets)) {
        const QString stored = m_original.value(secret->member()).toString();
        const bool isGone = isDropped(secret);
        goesWithAuthority = goesWithAuthority || (isGone && !stored.isEmpty() && !addressChanged());
        secret->setReference(isGone ? QString() : stored);
        const auto at = m_storedAt.constFind(secret->reference());
        secret->setStoredAt(at == m_storedAt.cend() ? std::nullopt : std::optional(*at));
    }
    if (m_authorityField)
        m_authorityField->setWarning(
            goesWithAuthority ? tr("Another authority drops the other stored credentials: they were given for the one before. Enter them again below.")
                              : QString());
}

void ConnectionEditor::setProduction(bool production)
{
    m_production = production;
    updateWarnings();
}

bool ConnectionEditor::hasPlaintextDocker() const
{
    return descriptorOf(m_type).isEngine && m_tls && !m_tls->isChecked();
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
    updateSecrets();
    const bool dropped = addressChanged();
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
    for (const SecretField *secret : m_secrets) {
        if (secret->isRemoved() || isDropped(secret))
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
    if (m_port && m_port->value() != portOf(m_type, m_original))
        return true;
    if (m_tls && m_tls->isChecked() != usesTls(m_original))
        return true;
    const auto members = descriptorOf(m_type).members;
    return std::any_of(members.begin(), members.end(), [&](const ConnectionMember &member) {
        const QString key = member.key;
        return member.binds && member.kind != MemberKind::Port && m_original.contains(key) && textNow(key) != m_original.value(key).toString();
    });
}

} // namespace tidegate
