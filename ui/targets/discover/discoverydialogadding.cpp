// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Of DiscoveryDialog: what was chosen becomes targets.

#include "models/discoverymodel.h"
#include "models/servicewords.h"
#include "models/words.h"
#include "models/workspace.h"
#include "services/domain/targettypes.h"
#include "ui/targets/discover/discoverydialog.h"
#include "ui/widgets/inlinemessage.h"

#include <QProgressBar>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int addedAtOnce = 4;

} // namespace

void DiscoveryDialog::add()
{
    m_waiting = m_model->chosen();
    m_progress->setRange(0, static_cast<int>(m_waiting.size()));
    m_progress->setValue(0);
    m_message->hideMessage();
    addNext();
}

void DiscoveryDialog::addNext()
{
    while (m_running < addedAtOnce && !m_waiting.isEmpty())
        addOne(m_waiting.takeFirst());
    updateButtons();
    if (m_running == 0)
        showOutcome();
}

void DiscoveryDialog::addOne(int row)
{
    ++m_running;
    const Target target = m_model->row(row).target;
    TypedCredentials credentials;
    for (const auto &[kind, value] : m_typed.asKeyValueRange()) {
        if (const ConnectionMember *member = memberOfCredential(kind); member && descriptorOf(target.type).member(member->key))
            credentials.insert(kind, value);
    }
    QFuture<Result<Target>> answer;
    m_workspace->together(
        m_step, [](int count) { return tr("addition of %1").arg(words::targetCount(count)); }, [&] { answer = m_workspace->create(target, credentials); });
    whenDone(answer, this, [this, row](const Result<Target> &made) {
        --m_running;
        QString problem = made ? QString() : words::sentence(made.error());
        for (const FieldError &field : made ? QList<FieldError>() : made.error().fields)
            problem += u' ' + words::sentence(field);
        m_model->setOutcome(row, problem, made || made.error().code == "credential-not-stored"_L1);
        m_progress->setValue(m_progress->value() + 1);
        addNext();
    });
}

void DiscoveryDialog::showOutcome()
{
    if (m_model->failed() > 0)
        m_message->showMessage(InlineMessage::Kind::Warning,
                               tr("Not everything was added as it should be. Each line says why; what is not there can be tried again."));
    else if (!m_model->chosen().isEmpty())
        m_message->showMessage(InlineMessage::Kind::Info, tr("Stopped. What was added is there; one step takes it back."));
    else
        m_message->showMessage(InlineMessage::Kind::Positive, tr("Everything was added. One step takes all of it back."));
}

} // namespace tidegate
