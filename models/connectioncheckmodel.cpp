// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/connectioncheckmodel.h"

#include "models/servicewords.h"
#include "services/client/connectioncheck.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

using Step = ConnectionCheck::Step;
using StepState = ConnectionCheckModel::StepState;

QString nameOf(Step step)
{
    switch (step) {
    case Step::Resolve:
        return ConnectionCheckModel::tr("Name of the server");
    case Step::Connect:
        return ConnectionCheckModel::tr("Connection");
    case Step::Encrypt:
        return ConnectionCheckModel::tr("Encryption");
    case Step::Version:
        return ConnectionCheckModel::tr("Version");
    case Step::SignIn:
        return ConnectionCheckModel::tr("Sign-in");
    case Step::Database:
        break;
    }
    return ConnectionCheckModel::tr("Database");
}

QChar glyphOf(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return u'–';
    case StepState::Running:
        return u'◐';
    case StepState::Passed:
        return u'✓';
    case StepState::Failed:
        break;
    }
    return u'✕';
}

QString certificateHint(const QString &code)
{
    if (code == u"certificate-name")
        return ConnectionCheckModel::tr("Use the name the certificate was made for, or have one made for this name.");
    if (code == u"certificate-date")
        return ConnectionCheckModel::tr("Check the clock of this computer; if it is right, the server needs a new certificate.");
    return ConnectionCheckModel::tr("If the certificate is from a CA of your own, choose the file of that CA in this connection.");
}

/// What to do about a step that failed.
QString hintFor(Step step, const Error &error)
{
    if (error.code == u"timeout")
        return ConnectionCheckModel::tr("A firewall may drop the packets, or the server is overloaded.");
    switch (step) {
    case Step::Resolve:
        return ConnectionCheckModel::tr("Check the spelling. Names inside a company may need its network or VPN.");
    case Step::Connect:
        return error.code == u"connection-refused"
            ? ConnectionCheckModel::tr("Check the port, and whether the server runs. A Tidegate server listens at port 7420 unless it is told otherwise.")
            : ConnectionCheckModel::tr("Check the network of this computer and the way to the server.");
    case Step::Encrypt:
        return error.code.startsWith(u"certificate-")
            ? certificateHint(error.code)
            : ConnectionCheckModel::tr("What listens there may not speak TLS. A Tidegate server needs --tls-cert and --tls-key for it.");
    case Step::Version:
        return ConnectionCheckModel::tr("Something else than a Tidegate server may be listening there. Check address and port.");
    case Step::SignIn:
        return error.code == u"no-token" ? ConnectionCheckModel::tr("Enter one. An administrator makes it with: tidegate-server token create.")
                                         : ConnectionCheckModel::tr("The token may be mistyped, expired or withdrawn. Ask an administrator for a new one.");
    case Step::Database:
        break;
    }
    return ConnectionCheckModel::tr("The server runs but cannot use its database; its log says why.");
}

} // namespace

ConnectionCheckModel::ConnectionCheckModel(QObject *parent) : QAbstractListModel(parent), m_check(new ConnectionCheck(this)), m_rows(ConnectionCheck::stepCount)
{
    connect(m_check, &ConnectionCheck::stepStarted, this, [this](Step step) { set(static_cast<int>(step), StepState::Running, tr("trying…")); });
    connect(m_check, &ConnectionCheck::stepPassed, this, [this](Step step, const QString &what) {
        const bool plain = step == Step::Encrypt && what.isEmpty();
        set(static_cast<int>(step), StepState::Passed, plain ? tr("none; it stays on this computer") : what.isEmpty() ? tr("ready") : what);
    });
    connect(m_check, &ConnectionCheck::stepFailed, this, [this](Step step, const Error &error) {
        const QString sentence = words::sentence(error.message);
        set(static_cast<int>(step), StepState::Failed, sentence);
        finish(tr("%1 %2", "what failed, and what to do").arg(sentence, hintFor(step, error)), false);
    });
    connect(m_check, &ConnectionCheck::passed, this, [this] { finish(tr("The connection works."), true); });
}

void ConnectionCheckModel::start(const Endpoint &endpoint)
{
    for (int step = 0; step < m_rows.size(); ++step)
        set(step, StepState::Waiting, {});
    m_verdict.clear();
    m_passed = false;
    m_running = true;
    emit runningChanged();
    m_check->start(endpoint);
}

void ConnectionCheckModel::cancel()
{
    m_check->cancel();
    if (!m_running)
        return;
    for (int step = 0; step < m_rows.size(); ++step) {
        if (m_rows.at(step).state == StepState::Running)
            set(step, StepState::Waiting, {});
    }
    finish(tr("The test was cancelled."), false);
}

void ConnectionCheckModel::set(int step, StepState state, const QString &note)
{
    m_rows[step] = {state, note};
    const QModelIndex changed = index(step);
    emit dataChanged(changed, changed);
}

void ConnectionCheckModel::finish(const QString &verdict, bool passed)
{
    m_verdict = verdict;
    m_passed = passed;
    m_running = false;
    emit runningChanged();
}

int ConnectionCheckModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ConnectionCheckModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == StateRole)
        return static_cast<int>(row.state);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const QString note = row.state == StepState::Waiting ? tr("not tried") : row.note;
    return tr("%1 %2: %3", "glyph, step, outcome").arg(QString(glyphOf(row.state)), nameOf(static_cast<Step>(index.row())), note);
}

} // namespace tidegate
