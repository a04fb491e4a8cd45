// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/changestream.h"

#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/http/routes/support.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int batchSize = 500;
constexpr auto keepAlive = std::chrono::seconds(15);
constexpr qint64 tokenIsLiveFor = 1'000; // ms; then it is looked at again before anything is sent

QByteArray resyncEvent(const QByteArray &cursor)
{
    return "id: " + cursor + "\nevent: resync\ndata: {}\n\n";
}

class ChangeStream final : public ApiStream
{
public:
    /// Begins with a resync to the cursor unless that is empty.
    ChangeStream(Backend &backend, Principal principal, qint64 since, QByteArray resync)
        : m_backend(backend), m_principal(std::move(principal)), m_since(since), m_resync(std::move(resync))
    {
        m_checked.start();
        m_keepAlive.setInterval(keepAlive);
        connect(&m_keepAlive, &QTimer::timeout, this, [this] {
            if (isLive())
                emit chunk(":\n\n");
        });
    }

    ~ChangeStream() override { m_backend.feed().unfollow(this); }

    void start() override
    {
        m_backend.feed().follow(m_principal.tenant, this, [this](const ChangeBatchPtr &batch) { deliver(*batch); });
        m_keepAlive.start();
        emit chunk("retry: 2000\n\n");
        if (!m_resync.isEmpty())
            emit chunk(resyncEvent(m_resync));
        catchUp();
    }

private:
    /// Ends the stream when its token does.
    bool isLive()
    {
        if (m_checked.elapsed() < tokenIsLiveFor)
            return true;
        if (!m_backend.isStillLive(m_principal)) {
            emit finished();
            return false;
        }
        m_checked.restart();
        return true;
    }

    /// Sends what the journal has beyond the position; the feed delivers the rest.
    void catchUp()
    {
        while (true) {
            const auto changes = m_backend.read(m_principal, {}, [this](Call &call) { return call.transaction.journal.since(m_since, batchSize); });
            if (!changes) {
                emit finished();
                return;
            }
            ChangeBatch batch;
            for (const Change &change : *changes)
                appendEvent(batch, change);
            deliver(batch);
            if (changes->size() < batchSize)
                return;
        }
    }

    void deliver(const ChangeBatch &batch)
    {
        if (!isLive())
            return;
        if (batch.resync) {
            m_since = batch.head;
            emit chunk(QByteArray::fromStdString(batch.text));
            return;
        }
        const auto first = std::find_if(batch.starts.begin(), batch.starts.end(), [this](const auto &start) { return start.seq > m_since; });
        if (first == batch.starts.end())
            return;
        QByteArray text;
        if (m_since > 0 && first->seq > m_since + 1)
            text = "event: resync\ndata: {}\n\n";
        m_since = batch.head;
        emit chunk(text + QByteArray(batch.text.data() + first->at, static_cast<qsizetype>(batch.text.size() - first->at)));
    }

    Backend &m_backend;
    const Principal m_principal;
    qint64 m_since;
    const QByteArray m_resync;
    QElapsedTimer m_checked; ///< Since the token was last found live.
    QTimer m_keepAlive;
};

/// Where the stream begins, and the cursor to say "resync" with, if it has to.
struct Beginning
{
    qint64 since = 0;
    QByteArray resync;
};

/// A browser sends Last-Event-ID by itself and can do nothing about one that makes no sense, so that is a position which cannot be continued.
Result<Beginning> beginningOf(Call &call, const std::optional<FeedPosition> &position, bool isNamed)
{
    ASSIGN_OR_RETURN(const auto head, call.transaction.journal.head());
    if (!isNamed)
        return Beginning{head, {}};
    ASSIGN_OR_RETURN(const auto continued, position ? isContinued(call, *position) : Result<bool>(false));
    if (continued)
        return Beginning{position->seq, {}};
    const auto cursor = headCursor(call);
    return cursor ? Result<Beginning>(Beginning{head, *cursor}) : Result<Beginning>(cursor.error());
}

} // namespace

std::optional<FeedPosition> feedPositionFrom(const QByteArray &text)
{
    static const QRegularExpression form(u"\\A([0-9]{1,19})(-[0-9a-f]{8})?\\z"_s);
    const auto match = form.match(QString::fromLatin1(text));
    bool isNumber = false;
    const qint64 seq = match.captured(1).toLongLong(&isNumber);
    if (!isNumber)
        return std::nullopt;
    return FeedPosition{seq, match.capturedLength(2) > 0 ? text : QByteArray()};
}

Result<bool> isContinued(Call &call, const FeedPosition &position)
{
    ASSIGN_OR_RETURN(const auto head, call.transaction.journal.head());
    if (position.seq > head)
        return false;
    if (position.seq == 0)
        return true; // whoever knows nothing gets what there is
    ASSIGN_OR_RETURN(const auto around, call.transaction.journal.since(position.seq - 1, 2));
    const bool isKept = !around.isEmpty() && around.first().seq == position.seq;
    if (isKept)
        return position.cursor.isEmpty() || cursorOf(around.first()) == position.cursor;
    // The change itself is gone; without its hash, all that can be said is whether the next one is still there.
    return position.cursor.isEmpty() && !around.isEmpty() && around.first().seq == position.seq + 1;
}

Result<QByteArray> headCursor(Call &call)
{
    ASSIGN_OR_RETURN(const auto head, call.transaction.journal.head());
    ASSIGN_OR_RETURN(const auto newest, call.transaction.journal.since(head - 1, 1));
    return newest.isEmpty() ? QByteArray::number(head) : cursorOf(newest.first());
}

Result<ApiReply> openChangeStream(Backend &backend, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {"since"_L1}));
    const bool hasSince = request.query.hasQueryItem(u"since"_s);
    std::optional<FeedPosition> position;
    if (hasSince) {
        position = feedPositionFrom(request.query.queryItemValue(u"since"_s).toLatin1());
        if (!position)
            return makeError(ErrorKind::Malformed, say("invalid-parameter/feed"));
    }
    if (!request.lastEventId.isEmpty())
        position = feedPositionFrom(request.lastEventId);
    ASSIGN_OR_RETURN(const auto beginning,
                     backend.read(request.principal, {}, [&](Call &call) { return beginningOf(call, position, hasSince || !request.lastEventId.isEmpty()); }));
    ApiReply reply;
    reply.contentType = "text/event-stream";
    reply.stream = QSharedPointer<ApiStream>(new ChangeStream(backend, request.principal, beginning.since, beginning.resync), &QObject::deleteLater);
    return reply;
}

} // namespace tidegate
