// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/replywriter.h"

#include "services/domain/digits.h"
#include "services/domain/httpbytes.h"
#include "services/http/problem.h"

#include <QLoggingCategory>

#include <algorithm>
#include <array>

namespace tidegate {

Q_LOGGING_CATEGORY(lcReply, "tidegate.http", QtInfoMsg)

namespace {

constexpr std::string_view fixedFields = "\r\nX-Content-Type-Options: nosniff"
                                         "\r\nCache-Control: no-store"
                                         "\r\nContent-Security-Policy: default-src 'none'; frame-ancestors 'none'"
                                         "\r\nCross-Origin-Resource-Policy: same-origin"
                                         "\r\nReferrer-Policy: no-referrer"
                                         "\r\nX-Request-Id: ";
constexpr std::string_view strictTransport = "\r\nStrict-Transport-Security: max-age=31536000; includeSubDomains";

bool isValue(std::string_view value)
{
    return std::all_of(value.begin(), value.end(), [](char c) { return isFieldByte(static_cast<unsigned char>(c)); });
}

bool isToken(std::string_view name)
{
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return isTokenByte(static_cast<unsigned char>(c)); });
}

void appendField(std::string &out, std::string_view name, std::string_view value)
{
    if (!isToken(name) || !isValue(value)) {
        qCWarning(lcReply, "left out a response field that is not well formed");
        return;
    }
    out.append("\r\n").append(name).append(": ").append(value);
}

} // namespace

void appendHead(std::string &out, const ApiReply &reply, const HeadContext &context)
{
    out += "HTTP/1.1 ";
    appendNumber(out, reply.status);
    out.append(" ").append(reasonPhrase(reply.status)).append("\r\nDate: ").append(context.date);
    const bool hasContent = reply.status != 204 && reply.status != 304;
    if (hasContent) {
        if (!reply.contentType.isEmpty())
            appendField(out, "Content-Type", viewOf(reply.contentType));
        if (context.framing == Framing::Length) {
            out += "\r\nContent-Length: ";
            appendNumber(out, reply.body.size());
        } else if (context.framing == Framing::Chunked) {
            out += "\r\nTransfer-Encoding: chunked";
        }
    }
    out.append(fixedFields).append(context.requestId);
    if (context.isTls)
        out += strictTransport;
    if (!reply.etag.isEmpty())
        appendField(out, "ETag", viewOf(reply.etag));
    for (const auto &[name, value] : reply.headers)
        appendField(out, viewOf(name), viewOf(value));
    if (context.close)
        out += "\r\nConnection: close";
    out += "\r\n\r\n";
}

std::string chunkFrame(const QByteArray &bytes)
{
    std::string frame;
    if (bytes.isEmpty())
        return frame;
    frame.reserve(static_cast<size_t>(bytes.size()) + 20);
    appendNumber(frame, bytes.size(), 16);
    frame.append("\r\n").append(viewOf(bytes)).append("\r\n");
    return frame;
}

std::string httpDate(Instant instant)
{
    constexpr std::array<const char *, 7> weekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char *, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(instant - day));
    std::array<char, 29> text;
    char *at = text.data();
    const auto put = [&at](std::string_view word) { at = std::copy(word.begin(), word.end(), at); };
    const auto putNumber = [&at](auto number, int count) { putDigits(at, static_cast<unsigned>(number), count); };
    put(weekdays[std::chrono::weekday(day).c_encoding()]);
    put(", ");
    putNumber(static_cast<unsigned>(date.day()), 2);
    put(" ");
    put(months[static_cast<unsigned>(date.month()) - 1]);
    put(" ");
    putNumber(static_cast<int>(date.year()), 4);
    put(" ");
    putNumber(time.hours().count(), 2);
    put(":");
    putNumber(time.minutes().count(), 2);
    put(":");
    putNumber(time.seconds().count(), 2);
    put(" GMT");
    return {text.data(), at};
}

} // namespace tidegate
