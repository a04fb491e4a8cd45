// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/servicewords.h"

#include "models/memberwords.h"
#include "models/words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tidegate::words {
namespace {

QString translated(const char *english)
{
    return QCoreApplication::translate("services", english);
}

/// English has no translations: then the server's own words are the right ones, which may be newer than ours.
bool isTranslated()
{
    constexpr auto probe = "There is nothing here under this id.";
    return translated(probe) != QLatin1StringView(probe);
}

/// What people say for a word of the API that is filled in; as it is where there is no other.
QString spoken(const QString &code, const QString &name, const QString &value)
{
    if (code == "unknown-field"_L1)
        return value; // whoever wrote it looks for it
    if (name == "member"_L1 || (code == "contradiction"_L1 && (name == "name"_L1 || name == "other"_L1))) {
        const QString word = knownMember(value);
        return word.isEmpty() ? value : word;
    }
    if (name == "permission"_L1)
        return permission(value);
    if (code == "unsuitable-kind"_L1 && name == "kind"_L1)
        return credential(value);
    const auto type = name == "type"_L1 ? targetTypeFromString(value) : std::nullopt;
    return type ? of(*type) : value;
}

/// The parameters in the words of people, those of messages in them too.
QVariantMap spoken(const QString &code, QVariantMap params)
{
    for (auto it = params.begin(); it != params.end(); ++it) {
        if (it->typeId() == QMetaType::QString)
            *it = spoken(code, it.key(), it->toString());
        else if (const QVariantMap inner = it->toMap(); inner.contains(u"params"_s))
            *it = QVariantMap{{u"code"_s, inner.value(u"code"_s)}, {u"params"_s, spoken(inner.value(u"code"_s).toString(), inner.value(u"params"_s).toMap())}};
    }
    return params;
}

} // namespace

QString sentence(const Message &said, const QString &english)
{
    if (said.isEmpty())
        return english;
    const Message forPeople{said.code, spoken(said.code, said.params)};
    if (!isTranslated() && forPeople == said)
        return english;
    return composed(forPeople, translated).value_or(english);
}

} // namespace tidegate::words
