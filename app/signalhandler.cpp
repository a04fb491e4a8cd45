// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/signalhandler.h"

#include "services/domain/systemcall.h"

#include <array>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace tidegate {
namespace {

constexpr std::array obeyed{SIGTERM, SIGINT, SIGHUP};
std::array<struct sigaction, obeyed.size()> obeyedBefore;
int pipeEnds[2] = {-1, -1};

void writeSignal(int number)
{
    const int error = errno; // of the call that the signal interrupted
    const auto byte = static_cast<char>(number);
    [[maybe_unused]] const auto written = restarted(::write, pipeEnds[1], &byte, sizeof byte);
    errno = error;
}

} // namespace

SignalHandler::SignalHandler(QObject *parent) : QObject(parent)
{
    if (::pipe2(pipeEnds, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &SignalHandler::deliver);
    struct sigaction action
    {};
    action.sa_handler = writeSignal;
    action.sa_flags = SA_RESTART;
    for (std::size_t i = 0; i < obeyed.size(); ++i)
        ::sigaction(obeyed[i], &action, &obeyedBefore[i]);
    std::signal(SIGPIPE, SIG_IGN);
}

SignalHandler::~SignalHandler()
{
    for (std::size_t i = 0; m_notifier && i < obeyed.size(); ++i)
        ::sigaction(obeyed[i], &obeyedBefore[i], nullptr);
    m_notifier.reset();
    ::close(pipeEnds[0]);
    ::close(pipeEnds[1]);
}

void SignalHandler::deliver()
{
    char byte = 0;
    if (restarted(::read, pipeEnds[0], &byte, sizeof byte) != 1)
        return;
    if (byte == SIGHUP)
        emit hangUp();
    else
        emit terminated();
}

} // namespace tidegate
