// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/changestream.h"

#include "services/http/routes/support.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int batch = 500;
constexpr auto keepAlive = std::chrono::seconds(15);

class ChangeStream final : public ApiStream
{
public:
    ChangeStream(Backend &backend, Principal principal, qint64 since) : m_backend(backend), m_principal(std::move(principal)), m_since(since)
    {
        m_keepAlive.setInterval(keepAlive);
        connect(&m_keepAlive, &QTimer::timeout, this, [this] {
            emit chunk(":\n\n");
            deliver(); // what another process changed wakes nobody here
        });
    }

    ~ChangeStream() override { m_backend.feed().unfollow(this); }

    void start() override
    {
        m_backend.feed().follow(m_principal.tenant, this, [this] { deliver(); });
        m_keepAlive.start();
        emit chunk("retry: 2000\n\n");
        deliver();
    }

private:
    /// Sends what the journal has beyond the last entry sent.
    void deliver()
    {
        if (!m_backend.isStillLive(m_principal)) {
            emit finished();
            return;
        }
        while (true) {
            const auto changes = m_backend.read(m_principal, {}, [this](Call &call) { return call.session.journal.since(m_since, batch); });
            if (!changes) {
                emit finished();
                return;
            }
            if (changes->isEmpty())
                return;
            send(*changes);
            if (changes->size() < batch)
                return;
        }
    }

    void send(const QList<Change> &changes)
    {
        std::string text;
        if (m_since > 0 && changes.first().seq > m_since + 1)
            text += "event: resync\ndata: {}\n\n";
        for (const Change &change : changes) {
            text += "id: " + std::to_string(change.seq) + "\nevent: change\ndata: ";
            JsonWriter writer(text);
            writeChange(writer, change);
            text += "\n\n";
        }
        m_since = changes.last().seq;
        emit chunk(QByteArray::fromStdString(text));
    }

    Backend &m_backend;
    const Principal m_principal;
    qint64 m_since;
    QTimer m_keepAlive;
};

} // namespace

void writeChange(JsonWriter &writer, const Change &change)
{
    writer.beginObject();
    writer.field("seq", change.seq);
    writer.field("at", change.at);
    writer.field("kind", QStringView(change.kind));
    writer.field("entityType", QStringView(change.entityType));
    writer.field("entityId", change.entityId);
    writer.field("environmentId", change.environment);
    writer.field("version", change.version);
    writer.endObject();
}

Result<ApiReply> openChangeStream(Backend &backend, const ApiRequest &request)
{
    if (const auto known = onlyParameters(request, {"since"_L1}); !known)
        return known.error();
    bool number = true;
    qint64 since = -1;
    if (!request.lastEventId.isEmpty())
        since = request.lastEventId.toLongLong(&number);
    else if (request.query.hasQueryItem(u"since"_s))
        since = request.query.queryItemValue(u"since"_s).toLongLong(&number);
    if (!number)
        return makeError(ErrorKind::Malformed, u"invalid-parameter"_s, u"since and Last-Event-ID are the seq of the last change you know."_s);
    if (since < 0) {
        const auto head = backend.read(request.principal, {}, [](Call &call) { return call.session.journal.head(); });
        if (!head)
            return head.error();
        since = *head;
    }
    ApiReply reply;
    reply.contentType = "text/event-stream";
    reply.stream = QSharedPointer<ApiStream>(new ChangeStream(backend, request.principal, since), &QObject::deleteLater);
    return reply;
}

} // namespace tidegate
