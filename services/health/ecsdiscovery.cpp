// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/ecsdiscovery.h"

#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/health/foundwork.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int namesOnPage = 100; // the most that ListServices takes
constexpr int questionsAtOnce = 4;
/// Of an answer that is still waited for; with less than that nothing more is asked.
constexpr std::chrono::milliseconds reserve{3'000};

} // namespace

void EcsDiscovery::start()
{
    if (prepare())
        signIn([this] { list({}); });
}

void EcsDiscovery::list(const QString &page)
{
    QJsonObject input{{u"maxResults"_s, namesOnPage}};
    if (!page.isEmpty())
        input.insert(u"nextToken"_s, page);
    ask(u"ListServices"_s, inCluster(input), [this, page](const QByteArray &body) { return onPage(body, page); });
}

Result<void> EcsDiscovery::onPage(const QByteArray &body, const QString &page)
{
    ASSIGN_OR_RETURN(const auto listed, readEcsServicePage(body, namesOnPage));
    m_discovery.unusable += listed.unreadable;
    m_discovery.isCut = m_discovery.isCut || listed.isCut;
    const auto before = m_arns.size();
    for (const QString &arn : listed.arns) {
        if (!m_known.contains(arn)) {
            m_known.insert(arn);
            m_arns.append(arn);
        }
    }
    const bool isFull = m_arns.size() >= maxFoundWork;
    // A page that leads to itself, or that has nothing new on it, leads nowhere.
    const bool isStuck = listed.next == page || m_arns.size() == before;
    if (!listed.next.isEmpty() && !isFull && !isStuck && timeLeft() > reserve) {
        list(listed.next);
        return {};
    }
    m_discovery.isCut = m_discovery.isCut || !listed.next.isEmpty() || m_arns.size() > maxFoundWork;
    m_arns.resize(std::min(m_arns.size(), maxFoundWork));
    const QString account = target().connection.value("accountId"_L1).toString();
    if (!account.isEmpty() && !m_arns.isEmpty() && m_arns.constFirst().section(u':', 4, 4) != account)
        return makeError(ErrorKind::Unavailable, say("wrong-account"));
    describeNext();
    return {};
}

void EcsDiscovery::describeNext()
{
    while (m_running < questionsAtOnce && m_next < m_arns.size() && !m_whyUncounted) {
        if (timeLeft() < reserve) {
            m_whyUncounted = say("work/not-counted-in-time");
            break;
        }
        const QStringList some = m_arns.mid(m_next, servicesAtOnce);
        m_next += some.size();
        ++m_running;
        const auto onAnswer = [this, some](const QByteArray &body) -> Result<void> {
            --m_running;
            m_discovery.found += foundEcsServices(body, some, target().connection);
            describeNext();
            return {};
        };
        const auto onFault = [this, some](AwsFault fault, int) {
            --m_running;
            m_discovery.found += listedEcsServices(some, target().connection,
                                                   fault == AwsFault::Denied ? say("access-denied/aws", u"ecs:DescribeServices"_s) : say("work/not-counted"));
            if (fault == AwsFault::Denied)
                m_whyUncounted = say("access-denied/aws", u"ecs:DescribeServices"_s);
            describeNext();
            return true;
        };
        ask(u"DescribeServices"_s, inCluster({{u"services"_s, QJsonArray::fromStringList(some)}}), onAnswer, onFault);
    }
    if (m_running == 0)
        conclude();
}

void EcsDiscovery::conclude()
{
    if (m_next < m_arns.size())
        m_discovery.found += listedEcsServices(m_arns.mid(m_next), target().connection, m_whyUncounted.value_or(say("work/not-counted")));
    const auto count = m_discovery.found.size();
    finish(count == 0 ? say("found/no-services") : say("found/services", count), m_discovery);
}

} // namespace tidegate
