// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/strictjson.h"

#include "services/domain/say.h"

#include <QJsonDocument>

#include <charconv>
#include <string>
#include <unordered_set>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// Reads one text from its start; the first flaw ends it.
class Scanner
{
public:
    Scanner(std::string_view text, const JsonLimits &limits) : m_text(text), m_limits(limits) {}

    std::optional<JsonFlaw> run()
    {
        if (m_text.starts_with("\xEF\xBB\xBF"))
            fail("json/byte-order-mark");
        if (!m_flaw && value()) {
            skipSpace();
            if (m_at != m_text.size())
                fail("json/trailing");
        }
        return m_flaw;
    }

private:
    bool fail(SentenceKey<0> what) { return failAt(m_at, what); }

    bool failAt(std::size_t offset, SentenceKey<0> what)
    {
        if (!m_flaw)
            m_flaw = JsonFlaw{offset, say(what)};
        return false;
    }

    bool atEnd() const { return m_at >= m_text.size(); }
    char peek() const { return atEnd() ? '\0' : m_text[m_at]; }

    bool take(char c)
    {
        if (atEnd() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    void skipSpace()
    {
        while (!atEnd() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r'))
            ++m_at;
    }

    bool word(std::string_view expected)
    {
        if (m_text.substr(m_at, expected.size()) != expected)
            return fail("json/value");
        m_at += expected.size();
        return true;
    }

    bool value()
    {
        skipSpace();
        switch (peek()) {
        case '{':
            return nested(&Scanner::object);
        case '[':
            return nested(&Scanner::array);
        case '"': {
            std::string ignored;
            return string(ignored);
        }
        case 't':
            return word("true");
        case 'f':
            return word("false");
        case 'n':
            return word("null");
        default:
            return number();
        }
    }

    bool nested(bool (Scanner::*read)())
    {
        if (m_depth >= m_limits.depth)
            return fail("json/depth");
        ++m_depth;
        ++m_at; // the bracket
        const bool fine = (this->*read)();
        --m_depth;
        return fine;
    }

    bool object()
    {
        std::unordered_set<std::string> keys;
        skipSpace();
        if (take('}'))
            return true;
        do {
            skipSpace();
            const std::size_t start = m_at;
            std::string key;
            if (peek() != '"')
                return fail("json/member-name");
            if (!string(key))
                return false;
            if (!keys.insert(std::move(key)).second)
                return failAt(start, "json/duplicate");
            if (keys.size() > m_limits.members)
                return failAt(start, "json/members");
            skipSpace();
            if (!take(':'))
                return fail("json/colon");
            if (!value())
                return false;
            skipSpace();
        } while (take(','));
        return take('}') || fail("json/object-end");
    }

    bool array()
    {
        skipSpace();
        if (take(']'))
            return true;
        do {
            if (!value())
                return false;
            skipSpace();
        } while (take(','));
        return take(']') || fail("json/array-end");
    }

    bool number()
    {
        const std::size_t start = m_at;
        take('-');
        if (!take('0') && !digits())
            return failAt(start, "json/value");
        bool whole = true;
        if (take('.')) {
            whole = false;
            if (!digits())
                return fail("json/digit");
        }
        if (take('e') || take('E')) {
            whole = false;
            if (!take('+'))
                take('-');
            if (!digits())
                return fail("json/digit");
        }
        return isInRange(m_text.substr(start, m_at - start), whole) || failAt(start, "json/number-range");
    }

    bool digits()
    {
        const std::size_t start = m_at;
        while (peek() >= '0' && peek() <= '9')
            ++m_at;
        return m_at > start;
    }

    static bool isInRange(std::string_view text, bool whole)
    {
        const char *end = text.data() + text.size();
        if (whole) {
            std::int64_t number = 0;
            return std::from_chars(text.data(), end, number).ec == std::errc();
        }
        double number = 0;
        return std::from_chars(text.data(), end, number).ec == std::errc();
    }

    /// Reads a string into `out`, unescaped.
    bool string(std::string &out)
    {
        const std::size_t start = m_at;
        ++m_at; // the quote
        while (!take('"')) {
            if (atEnd())
                return failAt(start, "json/string-end");
            const auto c = static_cast<unsigned char>(m_text[m_at]);
            if (c < 0x20)
                return fail("json/control-character");
            if (c == '\\') {
                if (!escape(out))
                    return false;
            } else if (c < 0x80) {
                out += m_text[m_at++];
            } else if (!multibyte(out)) {
                return false;
            }
            if (out.size() > m_limits.stringBytes)
                return failAt(start, "json/string-length");
        }
        return true;
    }

    bool escape(std::string &out)
    {
        constexpr std::string_view names = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const std::size_t start = m_at++;
        const char name = peek();
        if (name == 'u') {
            ++m_at;
            return unicodeEscape(out, start);
        }
        const std::size_t which = atEnd() ? std::string_view::npos : names.find(name);
        if (which == std::string_view::npos)
            return failAt(start, "json/escape");
        out += meanings[which];
        ++m_at;
        return true;
    }

    bool unicodeEscape(std::string &out, std::size_t start)
    {
        unsigned unit = 0;
        if (!hex4(unit))
            return failAt(start, "json/hexadecimal");
        if (unit == 0)
            return failAt(start, "json/null");
        if (unit >= 0xDC00 && unit <= 0xDFFF)
            return failAt(start, "json/surrogate");
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            unsigned low = 0;
            if (!take('\\') || !take('u') || !hex4(low) || low < 0xDC00 || low > 0xDFFF)
                return failAt(start, "json/surrogate");
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        }
        appendUtf8(out, unit);
        return true;
    }

    bool hex4(unsigned &unit)
    {
        if (m_text.size() - m_at < 4)
            return false;
        const char *from = m_text.data() + m_at;
        const auto read = std::from_chars(from, from + 4, unit, 16);
        if (read.ec != std::errc() || read.ptr != from + 4)
            return false;
        m_at += 4;
        return true;
    }

    static void appendUtf8(std::string &out, unsigned c)
    {
        const auto byte = [&out](unsigned value) { out += static_cast<char>(value); };
        if (c < 0x80) {
            byte(c);
        } else if (c < 0x800) {
            byte(0xC0 | (c >> 6));
            byte(0x80 | (c & 0x3F));
        } else if (c < 0x10000) {
            byte(0xE0 | (c >> 12));
            byte(0x80 | ((c >> 6) & 0x3F));
            byte(0x80 | (c & 0x3F));
        } else {
            byte(0xF0 | (c >> 18));
            byte(0x80 | ((c >> 12) & 0x3F));
            byte(0x80 | ((c >> 6) & 0x3F));
            byte(0x80 | (c & 0x3F));
        }
    }

    /// One character of two to four bytes; overlong forms, surrogates and what is beyond U+10FFFF are no UTF-8 (RFC 3629).
    bool multibyte(std::string &out)
    {
        const auto lead = static_cast<unsigned char>(m_text[m_at]);
        const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4 || m_text.size() - m_at < length)
            return fail("json/utf-8");
        const auto second = static_cast<unsigned char>(m_text[m_at + 1]);
        const unsigned lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        const unsigned highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        bool fine = second >= lowest && second <= highest;
        for (std::size_t i = 2; i < length; ++i)
            fine = fine && (static_cast<unsigned char>(m_text[m_at + i]) & 0xC0) == 0x80;
        if (!fine)
            return fail("json/utf-8");
        out += m_text.substr(m_at, length);
        m_at += length;
        return true;
    }

    std::string_view m_text;
    const JsonLimits &m_limits;
    std::size_t m_at = 0;
    std::size_t m_depth = 0;
    std::optional<JsonFlaw> m_flaw;
};

template <typename Why>
Error malformed(const Why &why, qint64 offset)
{
    return makeError(ErrorKind::Malformed, say("malformed-json", why, offset));
}

} // namespace

std::optional<JsonFlaw> findJsonFlaw(std::string_view text, const JsonLimits &limits)
{
    return Scanner(text, limits).run();
}

Result<QJsonObject> parseJsonObject(QByteArrayView bytes, const JsonLimits &limits)
{
    const std::string_view text(bytes.data(), static_cast<std::size_t>(bytes.size()));
    if (const auto flaw = findJsonFlaw(text, limits))
        return malformed(flaw->what, static_cast<qint64>(flaw->offset));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(bytes.data(), bytes.size()), &error);
    if (error.error != QJsonParseError::NoError)
        return malformed(error.errorString(), error.offset);
    if (!document.isObject())
        return malformed(say("json/object"), 0);
    return document.object();
}

} // namespace tidegate
