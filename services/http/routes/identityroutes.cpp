// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/identityroutes.h"

#include "services/domain/try.h"
#include "services/http/routes/support.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// The id, which has a fixed length, and the name.
QByteArray cursorOf(const User &user)
{
    return user.id.toString().toLatin1() + user.name.toUtf8();
}

std::optional<std::pair<QString, UserId>> keysetOf(const QByteArray &cursor)
{
    constexpr qsizetype idLength = 36;
    if (cursor.size() <= idLength)
        return {};
    return std::pair{QString::fromUtf8(cursor.mid(idLength)), UserId(parseUuid(QString::fromLatin1(cursor.left(idLength))))};
}

/// Nothing of a role, an address or a credential: every role but an agent's may read it.
void writePerson(JsonWriter &writer, const User &user)
{
    writer.field("id", user.id);
    writer.field("name", QStringView(user.name));
    writer.field("displayName", QStringView(user.displayName));
    writer.field("enabled", user.enabled);
}

Result<ApiReply> list(Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {"q"_L1, "limit"_L1, "cursor"_L1}));
    ASSIGN_OR_RETURN(const auto page, pageOf(request));
    const UserQuery query{.text = request.query.queryItemValue(u"q"_s, QUrl::FullyDecoded), .after = keysetOf(page.after), .limit = page.asked()};
    ASSIGN_OR_RETURN(const auto users, call.transaction.identities.users(query));
    return pageReply(request, page, users, writePerson, cursorOf);
}

} // namespace

std::vector<ApiRoute> identityRoutes(Backend &backend)
{
    return {{HttpMethod::Get, "/api/v1/users", Permission::UserRead, reading(backend, listed(list))}};
}

} // namespace tidegate
