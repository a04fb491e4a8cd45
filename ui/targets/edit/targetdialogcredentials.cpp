// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Of TargetDialog: credentials, and tests of the connection.

#include "models/workspace.h"
#include "services/domain/targettypes.h"
#include "ui/targets/edit/connectioneditor.h"
#include "ui/targets/edit/connectiontest.h"
#include "ui/targets/edit/secretfield.h"
#include "ui/targets/edit/targetdialog.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"

#include <QComboBox>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
/// What may be done with credentials is decided by the role alone: a connection that is lost for a moment takes no field away.
void TargetDialog::updateCredentialsAllowed()
{
    const Identity identity = workspace()->identity();
    const bool isRefused = !identity.role.isEmpty() && !identity.permissions.contains(Permission::SecretWrite);
    m_connection->setCredentialsAllowed(isRefused ? tr("Your role does not include storing credentials.") : QString());
}

void TargetDialog::loadCredentials()
{
    const auto secrets = m_connection->secrets();
    const bool isNamed = std::any_of(secrets.begin(), secrets.end(), [](const SecretField *secret) { return !secret->reference().isEmpty(); });
    if (m_isNew || !isNamed)
        return;
    whenDone(workspace()->queries().secrets(m_target.id), this, [this](const Result<QList<SecretInfo>> &stored) {
        if (stored) // else it is not said when
            m_connection->setStored(*stored);
    });
}

std::optional<Error> TargetDialog::credentialError() const
{
    const QList<FieldError> problems = m_connection->problems();
    return problems.isEmpty() ? std::nullopt : std::optional(validationError(problems));
}

void TargetDialog::testConnection()
{
    message()->hideMessage();
    FormField::clearErrors(fields());
    Target target = edited();
    target.name = u"connection-test"_s; // what it is called, and where it stands, is no part of its connection
    target.targetGroupId = {};
    target.labels = {};
    target.deploymentDirectory.clear();
    const Result<Target> checked = validated(target, m_isNew ? nullptr : &m_target);
    const auto problem = credentialError();
    if (!checked || problem)
        testRefused(checked ? *problem : checked.error());
    else
        m_test->start(target, m_connection->typed()); // as setInput() gets it
}

void TargetDialog::testRefused(const Error &error)
{
    Error shown = error;
    for (FieldError &field : shown.fields)
        field.pointer = ConnectionEditor::fieldOf(field.pointer);
    shown.fields = FormField::showErrors(fields(), shown);
    if (shown.fields.isEmpty())
        showMarked(tr("The connection cannot be tested yet. See the marked fields."));
    else
        message()->showError(tr("The connection cannot be tested yet."), shown);
}

void TargetDialog::takeStored(const Target &target)
{
    setBusy(true); // until its credentials are stored too
    dropDraft();
    m_target = target;
    m_isNew = false; // a second try must not create it again
    m_type->setEnabled(false);
    okButton()->setText(tr("Save"));
    m_references = {};
    m_secretsChanged = false;
    begin(u"target/"_s + target.id.toString(), target.version);
    removeNextSecret();
}

/// The target names it no more by now. One that somebody else removed before counts as removed.
void TargetDialog::removeNextSecret()
{
    if (m_toRemove.isEmpty()) {
        storeNextSecret();
        return;
    }
    m_secretsChanged = true;
    whenDone(workspace()->removeSecret(m_target.id, m_toRemove.takeFirst()), this, [this](const Result<void> &answer) {
        if (answer)
            removeNextSecret();
        else
            secretsFailed(tr("The target was saved, but a credential was not removed."), answer.error());
    });
}

/// The authority first, because it drops what was stored under another one.
void TargetDialog::storeNextSecret()
{
    if (m_toStore.isEmpty()) {
        storeReferences();
        return;
    }
    const QString kind = m_toStore.contains(u"tls-ca"_s) ? u"tls-ca"_s : m_toStore.firstKey();
    const QByteArray value = m_toStore.take(kind);
    m_secretsChanged = true;
    whenDone(workspace()->setSecret(m_target.id, kind, value), this, [this, kind](const Result<QString> &reference) {
        if (!reference) {
            m_toStore.clear();
            secretsFailed(tr("The target was saved, but its credentials were not stored."), reference.error());
            return;
        }
        m_references.insert(memberOfCredential(kind)->key, *reference);
        storeNextSecret();
    });
}

void TargetDialog::secretsFailed(const QString &whatFailed, const Error &error)
{
    setBusy(false);
    message()->showError(whatFailed, error);
}

void TargetDialog::storeReferences()
{
    if (!m_secretsChanged) {
        complete();
        return;
    }
    // Credentials that were stored and removed changed the target: ask for the newest version, then name the references.
    whenDone(workspace()->queries().target(m_target.id), this, [this](const Result<Target> &newest) {
        Target target = newest ? *newest : m_target;
        FieldValues connection = connectionOf(target);
        connection.insert(m_references);
        setConnection(target, connection);
        if (m_references.isEmpty() || (newest && target.connection == newest->connection)) {
            m_target = target;
            complete();
            return;
        }
        whenDone(workspace()->update(target), this, [this](const Result<Target> &answer) {
            if (!answer) {
                secretsFailed(tr("The credentials are stored, but the target does not use them yet. Save again."), answer.error());
                return;
            }
            m_target = *answer;
            complete();
        });
    });
}

void TargetDialog::complete()
{
    setBusy(false);
    emit saved(m_target, m_previous);
    finish();
}

} // namespace tidegate
