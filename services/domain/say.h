// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/error.h"
#include "services/domain/message.h"
#include "services/sentences/catalogue.h"

#include <concepts>
#include <type_traits>

namespace tidegate {

/// The key of a sentence that takes `Count` values. One that the catalogue does not have, or that takes another number of values, does not
/// compile.
template <std::size_t Count>
class SentenceKey
{
public:
    consteval SentenceKey(const char *key) : m_sentence(find(key)) {}

    constexpr const Sentence &sentence() const { return *m_sentence; }

private:
    static void thereIsNoSuchSentence();        ///< What cannot be called by the compiler stops it.
    static void itTakesAnotherNumberOfValues(); ///< As does this.

    static consteval const Sentence *find(std::string_view key)
    {
        for (const auto &area : sentences::catalogue) {
            for (const Sentence &sentence : area) {
                if (key != sentence.key)
                    continue;
                if (placeholderCount(sentence.english) != Count)
                    itTakesAnotherNumberOfValues();
                return &sentence;
            }
        }
        thereIsNoSuchSentence();
        return nullptr;
    }

    const Sentence *m_sentence;
};

// What a value becomes as a parameter.
inline QVariant paramOf(const QString &text)
{
    return text;
}
template <std::integral Number>
QVariant paramOf(Number number)
{
    return QVariant::fromValue(static_cast<qlonglong>(number));
}
inline QVariant paramOf(QLatin1StringView text)
{
    return QString(text);
}
inline QVariant paramOf(const QVariant &param)
{
    return param;
}
QVariant paramOf(const Message &message);
QVariant paramOf(const QList<Message> &messages); ///< Joined with "; ".
QVariant paramOf(const Error &error);             ///< What it says.

/// say("required/group-name"), say("quota", count, say("plural/targets")): a sentence of the catalogue with its values, in the order in which
/// their names stand in the English sentence.
template <typename... Values>
Message say(std::type_identity_t<SentenceKey<sizeof...(Values)>> key, const Values &...values)
{
    return messageOf(key.sentence(), {paramOf(values)...});
}

} // namespace tidegate
