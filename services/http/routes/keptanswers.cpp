// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/keptanswers.h"

#include "services/http/conditional.h"

namespace tidegate {
namespace {

constexpr qsizetype sizeOfAnEntry = 1024; // about, besides what differs in length

qsizetype sizeOf(const ApiReply &reply)
{
    auto size = static_cast<qsizetype>(reply.body.size());
    for (const auto &[name, value] : reply.headers)
        size += value.size(); // a link to the next page is as long as what was asked
    return size;
}

} // namespace

qsizetype KeptAnswers::Key::size() const
{
    return sizeOfAnEntry + origin.size() + qsizetype{sizeof(QChar)} * path.size() + query.size();
}

KeptAnswers::Key KeptAnswers::keyOf(const ApiRequest &request, const Transaction::Snapshot &snapshot)
{
    const QString query = request.query.toString(QUrl::FullyEncoded);
    return {snapshot.connection, request.principal.tenant, request.principal.role, request.origin, request.path, query.toLatin1()}; // in memory of its own size
}

std::shared_ptr<const ApiReply> KeptAnswers::find(const ApiRequest &request, const Transaction::Snapshot &snapshot, Instant now)
{
    const Key key = keyOf(request, snapshot);
    const std::scoped_lock lock(m_mutex);
    const Kept *const kept = m_kept.object(key);
    if (!kept || !kept->reply || snapshot.name.isEmpty() || kept->snapshot != snapshot.name)
        return {};
    // A clock that was set back says what it said before, and may find checks to lie ahead.
    return kept->madeAt <= now && now < *kept->reply->holdsUntil ? kept->reply : nullptr;
}

void KeptAnswers::keep(const ApiRequest &request, const Transaction::Snapshot &snapshot, Instant now, const ApiReply &reply)
{
    if (!reply.holdsUntil || snapshot.name.isEmpty())
        return;
    const Key key = keyOf(request, snapshot);
    const auto wasMade = [&] {
        const std::scoped_lock lock(m_mutex);
        const Kept *const before = m_kept.object(key);
        return before && before->snapshot == snapshot.name;
    };
    auto kept = std::make_unique<Kept>(Kept{snapshot.name, now, {}});
    qsizetype size = key.size();
    if (wasMade()) {
        auto copy = std::make_shared<ApiReply>(reply);
        giveEtag(*copy);
        size += sizeOf(*copy);
        kept->reply = std::move(copy);
    }
    const std::scoped_lock lock(m_mutex);
    m_kept.insert(key, kept.release(), size);
}

} // namespace tidegate
