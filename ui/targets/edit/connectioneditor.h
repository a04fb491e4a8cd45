// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/targetconnection.h"
#include "services/domain/credential.h"
#include "services/domain/error.h"
#include "services/domain/targettypes.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;
QT_END_NAMESPACE

namespace tidegate {

class FormField;
class SecretField;

/// The form for the connection of one type of target. Members it does not show are kept as they are.
class ConnectionEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionEditor(QWidget *parent = nullptr);

    void setLeftOut(const QStringList &members);                        ///< Not shown in forms that are built from now on.
    void setConnection(TargetType type, const FieldValues &connection); ///< Builds the form anew.
    /// The form of another type; what was typed into fields of the same name stays, also when the type comes back.
    void setType(TargetType type);
    void rebase(const FieldValues &connection); ///< What the members are a change of; the fields keep what they show.
    /// When the credentials were stored that the connection names, as far as it is known.
    void setStored(const QList<SecretInfo> &secrets);
    void setCredentialsAllowed(const QString &whyNot); ///< Empty: they can be stored and removed.
    void setProduction(bool production);               ///< For the warning about connections without TLS.
    FieldValues connection() const;                    ///< Without references to credentials that are removed, or that go with what changed.
    bool addressChanged() const;                       ///< Since setConnection().
    TypedCredentials typed() const;                    ///< Those that were entered and that the connection uses.
    QStringList removed() const;                       ///< The kinds of those that are to be removed.
    QList<FieldError> problems() const;                ///< Of what was entered as a credential.
    QList<FormField *> fields() const { return m_fields; }
    QList<SecretField *> secrets() const { return m_secrets; }

    /// "/credentials/tls-key" → "/connection/tlsKeyRef", where the field stands in which it was typed; others as they are.
    static QString fieldOf(const QString &pointer);
    /// The value of each field of the type, by its pointer.
    static FieldValues valuesOf(TargetType type, const FieldValues &connection);

signals:
    void changed();
    void fileProblem(const QString &reason);

private:
    void addMembers(MemberUse use); ///< What must be filled in first.
    void addText(const ConnectionMember &member);
    FormField *addCheck(const ConnectionMember &member, bool checked);
    void addPort(const ConnectionMember &member);
    void addTls();
    void addSecret(const ConnectionMember &member);
    void add(FormField *field, const ConnectionMember &member);
    void updateWarnings();
    void updateSecrets();
    bool isDropped(const SecretField *secret) const;
    bool authorityChanged() const;
    bool hasPlaintextDocker() const;

    TargetType m_type = TargetType::DockerHost;
    QStringList m_leftOut;
    FieldValues m_original;
    bool m_production = false;
    QVBoxLayout *m_column = nullptr;
    QWidget *m_form = nullptr;
    QHash<QString, QLineEdit *> m_texts;
    QSpinBox *m_port = nullptr;
    FormField *m_portField = nullptr;
    QCheckBox *m_tls = nullptr;
    FormField *m_tlsField = nullptr;
    QCheckBox *m_accept = nullptr;
    FormField *m_acceptField = nullptr;
    QHash<QString, QString> m_typed; ///< Of all types, by member.
    QList<QWidget *> m_tlsOnly;
    QList<FormField *> m_fields;
    QList<SecretField *> m_secrets;
    QHash<QString, Instant> m_storedAt; ///< By reference.
    QString m_whyNoCredentials;
    FormField *m_authorityField = nullptr;
};

} // namespace tidegate
