// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/agentprobe.h"

#include "services/operations/agenttasks.h"
#include "services/operations/backend.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QPromise>
#include <QThread>
#include <QTimer>

namespace tidegate {
namespace {

/// One question to an agent. Deletes itself when it is answered, given up, or of no interest any more.
class AgentQuestion : public QObject
{
public:
    AgentQuestion(Backend &backend, const ProbeTarget &target, const AgentProbe::Patience &patience)
        : m_backend(backend), m_target(target), m_deadline(patience.answer), m_timer(this)
    {
        m_elapsed.start();
        m_promise.start();
        m_timer.setInterval(patience.look);
        connect(&m_timer, &QTimer::timeout, this, &AgentQuestion::look);
        connect(thread(), &QThread::finished, this, &QObject::deleteLater); // nobody hears the answer there any more
        connect(&m_leaving, &QFutureWatcherBase::canceled, this, &AgentQuestion::leave);
        m_leaving.setFuture(m_promise.future());
    }

    QFuture<ProbeResult> future() { return m_promise.future(); }

    void ask()
    {
        const auto outcome = m_backend.write(systemPrincipal(m_target.tenant), {},
                                             [this](Call &call) { return askToLook(call, m_target, m_backend.listening().since(call.now)); });
        if (!outcome)
            return finish(makeReport(Health::Unknown, outcome.error().said));
        if (const auto *report = std::get_if<HealthReport>(&*outcome))
            return finish(*report);
        m_asked = std::get<AskedAgent>(*outcome);
        m_timer.start();
    }

private:
    /// A store that does not answer now may do so in time.
    void look()
    {
        const bool isLate = m_deadline.hasExpired();
        const auto found = m_backend.read(systemPrincipal(m_target.tenant), {}, [&](Call &call) -> Result<std::optional<HealthReport>> {
            ASSIGN_OR_RETURN(auto report, answerTo(call, m_asked));
            if (!report && isLate) {
                ASSIGN_OR_RETURN(report, unansweredBy(call, m_asked, m_backend.listening().since(call.now)));
            }
            return report;
        });
        if (found && *found)
            finish(**found);
        else if (!found && (isLate || found.error().kind == ErrorKind::NotFound))
            finish(makeReport(Health::Unknown, found.error().said));
    }

    void finish(HealthReport report)
    {
        m_timer.stop();
        report.byAgent = true;
        report.duration = std::chrono::milliseconds(m_elapsed.elapsed());
        if (!report.checkedAt)
            report.checkedAt = m_backend.clock().now();
        m_promise.addResult(ProbeResult{report, {}});
        m_promise.finish();
        deleteLater();
    }

    void leave()
    {
        m_timer.stop();
        deleteLater();
    }

    Backend &m_backend;
    ProbeTarget m_target;
    QDeadlineTimer m_deadline;
    QElapsedTimer m_elapsed;
    QTimer m_timer;
    QPromise<ProbeResult> m_promise;
    QFutureWatcher<ProbeResult> m_leaving;
    AskedAgent m_asked;
};

} // namespace

QFuture<ProbeResult> AgentProbe::probe(const ProbeTarget &target)
{
    auto *question = new AgentQuestion(m_backend, target, m_patience); // deletes itself
    auto future = question->future();
    question->ask();
    return future;
}

} // namespace tidegate
