// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/copyprogress.h"

#include <cstdio>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr auto redrawPause = std::chrono::milliseconds(100);
constexpr int barWidth = 30;

qint64 partOf(const CopyProgress &progress, qint64 whole)
{
    return progress.total <= 0 ? 0 : std::min(whole, progress.done * whole / progress.total);
}

QString phaseName(CopyProgress::Phase phase)
{
    switch (phase) {
    case CopyProgress::Phase::Checking:
        return u"Looking at"_s;
    case CopyProgress::Phase::Copying:
        return u"Copying"_s;
    case CopyProgress::Phase::Verifying:
        break;
    }
    return u"Verifying the audit log of"_s;
}

QString rowsOf(const CopyProgress &progress)
{
    return progress.total <= 0 ? QString() : u": %1 of %2 rows"_s.arg(progress.done).arg(progress.total);
}

} // namespace

CopyProgressLine::CopyProgressLine() : m_isTerminal(::isatty(STDOUT_FILENO) == 1) {}

void CopyProgressLine::show(const CopyProgress &progress)
{
    if (m_isTerminal)
        draw(progress);
    else
        print(progress);
}

void CopyProgressLine::draw(const CopyProgress &progress)
{
    const auto now = std::chrono::steady_clock::now();
    const bool isEnd = progress.total > 0 && progress.done == progress.total;
    if (m_isDrawn && !isEnd && now - m_drawnAt < redrawPause)
        return;
    m_drawnAt = now;
    m_isDrawn = true;
    const auto full = static_cast<qsizetype>(partOf(progress, barWidth));
    const QString bar = QString(full, u'#') + QString(barWidth - full, u'.');
    const QString text = u"\r\x1b[K[%1] %2 %  %3 %4%5"_s.arg(bar, QString::number(partOf(progress, 100)).rightJustified(3), phaseName(progress.phase),
                                                             progress.tenant, rowsOf(progress));
    std::fputs(text.toUtf8().constData(), stdout);
    std::fflush(stdout);
}

void CopyProgressLine::print(const CopyProgress &progress)
{
    const QString begun = phaseName(progress.phase) + u' ' + progress.tenant;
    const qint64 tenths = partOf(progress, 10);
    if (begun == m_begun && tenths == m_tenths)
        return;
    m_begun = begun;
    m_tenths = tenths;
    std::fputs((begun + rowsOf(progress) + u'\n').toUtf8().constData(), stdout);
    std::fflush(stdout);
}

void CopyProgressLine::end()
{
    if (m_isDrawn)
        std::fputs("\r\x1b[K", stdout);
    m_isDrawn = false;
    std::fflush(stdout);
}

} // namespace tidegate
