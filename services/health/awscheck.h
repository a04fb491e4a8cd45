// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/awsmemory.h"
#include "services/health/httpcheck.h"

namespace tidegate {

struct AwsPace
{
    std::chrono::milliseconds timeout{10'000};
    std::chrono::milliseconds firstPause{250}; ///< Before what AWS had no time for is asked again; doubled each time, and less at random.
    std::chrono::milliseconds longestPause{2'000};
    int attempts = 6; ///< Of one request, within the time of the check.
};

/// A check that signs its requests. It asks again where AWS takes no more requests for a moment, takes over the clock of AWS once where that differs, and takes
/// on the role of the target.
class AwsCheck : public HttpCheck
{
    Q_OBJECT

public:
    AwsCheck(const ProbeTarget &target, const OutboundPolicy &policy, const Clock &clock, std::shared_ptr<AwsMemory> memory, const AwsPace &pace);

protected:
    using OnBody = std::function<void(const QByteArray &body)>;
    using OnFault = std::function<bool(AwsFault fault, int status)>; ///< True: it was dealt with.
    using OnError = std::function<void(const Error &error)>;

    /// One action of one service.
    struct Action
    {
        QByteArray service; ///< "ecs", "sts".
        QString name;       ///< As policies name it: "ecs:ListTasks".
        HttpRequest request;
        OnBody onBody;
        OnFault onFault; ///< Before the check is ended with what the fault means.
        OnError onError; ///< Before it is ended because there was no answer.
        int attempt = 0;
        std::chrono::milliseconds offset{0}; ///< Of the clock it was signed by.
    };

    /// Opens the credential, and takes on the role; then goes on. Ends the check where either fails.
    void signIn(const std::function<void()> &whenDone);
    void perform(const Action &wanted);
    /// To the endpoint of the target.
    HttpRequest newAwsRequest() const;

    void endWith(const QString &action, AwsFault fault, int status);

    AwsMemory &memory() { return *m_memory; }
    const QByteArray &identity() const { return m_identity; }
    std::chrono::milliseconds clockOffset() const { return m_memory->clockOffset(m_identity); }
    const AwsPace &pace() const { return m_pace; }

private:
    void takeOnRole(const std::function<void()> &whenDone);
    HttpRequest roleRequest() const;
    void onAnswer(const Action &action, const HttpAnswer &answer);
    bool asksAgain(const Action &action, AwsFault fault);
    bool learnsClock(const Action &action, AwsFault fault, const HttpAnswer &answer);
    bool renewsKey(const Action &action, AwsFault fault);
    bool renewsRole(const Action &action, AwsFault fault);
    bool isKeyStored() const;
    Result<void> openKey();

    std::shared_ptr<AwsMemory> m_memory;
    AwsPace m_pace;
    QByteArray m_identity;
    AwsCredentials m_own;         ///< The stored ones, or those of this computer.
    AwsCredentials m_credentials; ///< What requests are signed with.
    bool m_hasLearntClock = false;
    bool m_hasRenewedKey = false;
    bool m_hasRenewedRole = false;
    bool m_isInRole = false;
};

} // namespace tidegate
