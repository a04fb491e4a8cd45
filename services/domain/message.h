// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QString>
#include <QVariantMap>

#include <functional>
#include <optional>

namespace tidegate {

struct Sentence;

/// What is filled into a sentence, by name.
using MessageParams = QVariantMap;

/// Something said to a person, without the words: those are in the catalogue (services/sentences) under the code.
///
/// A parameter is a text or a number; or a message itself, as a map of "code" and "params"; or a list of messages. Two names have a
/// meaning of their own: "case" chooses among sentences that share a code, and "then" is a message that follows after a blank.
/// Empty: what is said stands in no catalogue.
struct Message
{
    QString code;
    QVariantMap params;

    bool isEmpty() const { return code.isEmpty(); }
    /// The same with another message behind it.
    Message followedBy(const Message &next) const;

    friend bool operator==(const Message &, const Message &) = default;
};

/// A message with its words in English, as answers carry it: why a gate is closed, what is odd about a freeze.
struct Remark
{
    QString code;    ///< freeze-active, gate-error, long-freeze, …
    QString message; ///< One sentence.
    QVariantMap params;

    Remark() = default;
    Remark(const Message &said);
    Remark(QString stableCode, QString sentence) : code(std::move(stableCode)), message(std::move(sentence)) {}

    friend bool operator==(const Remark &, const Remark &) = default;
};

/// A text of the catalogue in some language.
using Translator = std::function<QString(const char *english)>;

/// The words of a message, put together from what `translate` makes of the English of each sentence. Every value is filled in once and as it
/// is, whatever it holds. Nothing when the code, the case or a parameter is not known here.
std::optional<QString> composed(const Message &message, const Translator &translate);
/// The words in English: what the API, the log and the audit trail have. Empty when the catalogue does not have it.
QString english(const Message &message);

/// A message of an entry, with its values in the order in which their names first stand in the sentence.
Message messageOf(const Sentence &sentence, const QVariantList &values);

/// As it is written: "code", and "params" unless there are none.
QJsonObject toJson(const Message &message);
Message messageFromJson(const QJsonObject &json);
/// Parameters of somebody else's: none at all when there are too many, when they are too long or too deep (three messages in each other), or
/// of a kind that parameters do not have.
QVariantMap paramsFromJson(const QJsonObject &json);

} // namespace tidegate
