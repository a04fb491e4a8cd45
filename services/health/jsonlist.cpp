// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/jsonlist.h"

#include <QJsonDocument>

namespace tidegate {
namespace {

/// Walks over an array and finds where its elements end, without understanding them.
class ElementScanner
{
public:
    explicit ElementScanner(QByteArrayView text) : m_text(text) {}

    /// The next element, up to the comma or bracket behind it; nothing at the end of the text.
    std::optional<QByteArrayView> next()
    {
        const qsizetype start = m_at;
        int depth = 0;
        bool inString = false;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (inString) {
                if (c == '\\')
                    ++m_at;
                else
                    inString = c != '"';
            } else if (c == '"') {
                inString = true;
            } else if (c == '[' || c == '{') {
                ++depth;
            } else if (depth == 0 && (c == ',' || c == ']')) {
                m_isLast = c == ']';
                return m_text.sliced(start, m_at++ - start).trimmed();
            } else if (c == ']' || c == '}') {
                --depth;
            }
        }
        return {};
    }
    bool wasLast() const { return m_isLast; }
    QByteArrayView rest() const { return m_text.sliced(std::min(m_at, m_text.size())).trimmed(); }

private:
    QByteArrayView m_text;
    qsizetype m_at = 0;
    bool m_isLast = false;
};

/// Empty when it is none.
QJsonObject objectIn(const QByteArray &text)
{
    QJsonParseError error;
    auto document = QJsonDocument::fromJson(text, &error);
    if (error.error == QJsonParseError::IllegalUTF8String) // a label that somebody wrote in another encoding
        document = QJsonDocument::fromJson(QString::fromUtf8(text).toUtf8());
    return document.object();
}

} // namespace

std::optional<JsonList> readJsonList(const QByteArray &text)
{
    JsonList list;
    const bool isList = visitJsonList(text, [&list](const QJsonObject &object) {
        if (object.isEmpty())
            ++list.unreadable;
        else
            list.objects.append(object);
        return true;
    });
    return isList ? std::optional(list) : std::nullopt;
}

bool visitJsonList(const QByteArray &text, const std::function<bool(const QJsonObject &)> &visit)
{
    const QByteArrayView trimmed = QByteArrayView(text).trimmed();
    if (trimmed == "null")
        return true;
    if (!trimmed.startsWith('['))
        return false;
    ElementScanner scanner(trimmed.sliced(1));
    for (bool isFirst = true; !scanner.wasLast(); isFirst = false) {
        const auto element = scanner.next();
        if (!element)
            return false;
        if (isFirst && scanner.wasLast() && element->isEmpty())
            break; // "[]"
        if (!visit(objectIn(element->toByteArray())))
            return true;
    }
    return scanner.rest().isEmpty();
}

} // namespace tidegate
