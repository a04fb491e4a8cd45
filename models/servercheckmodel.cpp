// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/servercheckmodel.h"

#include "models/servicewords.h"
#include "services/client/servercheck.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

using Step = ServerCheck::Step;
using StepState = ServerCheckModel::StepState;

QString nameOf(Step step)
{
    switch (step) {
    case Step::Resolve:
        return ServerCheckModel::tr("Name of the server");
    case Step::Connect:
        return ServerCheckModel::tr("Connection");
    case Step::Encrypt:
        return ServerCheckModel::tr("Encryption");
    case Step::Version:
        return ServerCheckModel::tr("Version");
    case Step::SignIn:
        return ServerCheckModel::tr("Sign-in");
    case Step::Database:
        break;
    }
    return ServerCheckModel::tr("Database");
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
        return ServerCheckModel::tr("Use the name the certificate was made for, or have one made for this name.");
    if (code == u"certificate-date")
        return ServerCheckModel::tr("Check the clock of this computer; if it is right, the server needs a new certificate.");
    return ServerCheckModel::tr("If the certificate is from a CA of your own, choose the file of that CA in this connection.");
}

/// What to do about a step that failed.
QString hintFor(Step step, const Error &error)
{
    if (error.code == u"timeout")
        return ServerCheckModel::tr("A firewall may drop the packets, or the server is overloaded.");
    switch (step) {
    case Step::Resolve:
        return ServerCheckModel::tr("Check the spelling. Names inside a company may need its network or VPN.");
    case Step::Connect:
        return error.code == u"connection-refused"
            ? ServerCheckModel::tr("Check the port, and whether the server runs. A Tidegate server listens at port 7420 unless it is told otherwise.")
            : ServerCheckModel::tr("Check the network of this computer and the way to the server.");
    case Step::Encrypt:
        return error.code.startsWith(u"certificate-")
            ? certificateHint(error.code)
            : ServerCheckModel::tr("What listens there may not speak TLS. A Tidegate server needs --tls-cert and --tls-key for it.");
    case Step::Version:
        return ServerCheckModel::tr("Something else than a Tidegate server may be listening there. Check address and port.");
    case Step::SignIn:
        return error.code == u"no-token" ? ServerCheckModel::tr("Enter one. An administrator makes it with: tidegate-server token create.")
                                         : ServerCheckModel::tr("The token may be mistyped, expired or withdrawn. Ask an administrator for a new one.");
    case Step::Database:
        break;
    }
    return ServerCheckModel::tr("The server runs but cannot use its database; its log says why.");
}

} // namespace

ServerCheckModel::ServerCheckModel(QObject *parent) : QAbstractListModel(parent), m_check(new ServerCheck(this)), m_rows(ServerCheck::stepCount)
{
    connect(m_check, &ServerCheck::stepStarted, this, [this](Step step) { set(static_cast<int>(step), StepState::Running, tr("trying…")); });
    connect(m_check, &ServerCheck::stepPassed, this, [this](Step step, const QString &what) {
        const bool plain = step == Step::Encrypt && what.isEmpty();
        set(static_cast<int>(step), StepState::Passed, plain ? tr("none; it stays on this computer") : what.isEmpty() ? tr("ready") : what);
    });
    connect(m_check, &ServerCheck::stepFailed, this, [this](Step step, const Error &error) {
        const QString sentence = words::sentence(error);
        set(static_cast<int>(step), StepState::Failed, sentence);
        finish(tr("%1 %2", "what failed, and what to do").arg(sentence, hintFor(step, error)), false);
    });
    connect(m_check, &ServerCheck::passed, this, [this] { finish(tr("The connection works."), true); });
}

void ServerCheckModel::start(const Endpoint &endpoint)
{
    for (int step = 0; step < m_rows.size(); ++step)
        set(step, StepState::Waiting, {});
    m_verdict.clear();
    m_passed = false;
    m_running = true;
    emit runningChanged();
    m_check->start(endpoint);
}

void ServerCheckModel::cancel()
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

void ServerCheckModel::set(int step, StepState state, const QString &note)
{
    m_rows[step] = {state, note};
    const QModelIndex changed = index(step);
    emit dataChanged(changed, changed);
}

void ServerCheckModel::finish(const QString &verdict, bool passed)
{
    m_verdict = verdict;
    m_passed = passed;
    m_running = false;
    emit runningChanged();
}

int ServerCheckModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ServerCheckModel::data(const QModelIndex &index, int role) const
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
