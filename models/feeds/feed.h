// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/feeds/reloadqueue.h"
#include "services/async/whendone.h"
#include "services/client/apiclient.h"

#include <functional>

namespace tidegate {

/// The answers that a load of everything waits for, so that nothing of it is shown before all of it is here. To drop it is to end the load.
class Gathering final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// take(value) is called when it is here. What is optional may also be refused to this user's role.
    template <typename T>
    void expect(const QFuture<Result<T>> &future, std::function<void(const T &)> take, bool isOptional = false);

signals:
    /// One of these two, once, when there is an answer to everything; it may be dropped then.
    void complete();
    void failed(const tidegate::Error &error); ///< The first one.

private:
    int m_pending = 0;
    std::optional<Error> m_error;
};

/// What the feeds have of their workspace.
struct FeedContext
{
    ApiClient &client;
    std::function<Instant()> now;                           ///< The server's clock.
    std::function<bool(Permission)> may;                    ///< Whether the role has it.
    std::function<void(qint64 done, qint64 total)> advance; ///< Rows of the longest list so far, and all of them (-1: not known).
    std::function<void()> refreshSoon;                      ///< Something is not as it should be: a load of everything makes it good.
    std::function<void()> completed;                        ///< What a load showed a part of is here as a whole.
    std::function<void(const Error &)> stalled;             ///< The rest of it does not come unless it is asked for again.
    std::function<void(const Error &)> missedDrift;         ///< It did not come with the rest, and is asked for again.
};

/// A resource of the server as the console has it: how it is loaded, shown, forgotten and kept current. Its model shows nothing else. GUI thread.
class Feed : public QObject
{
    Q_OBJECT

public:
    /// More rows than maxRows are cheaper to load as a list.
    Feed(const FeedContext &context, QObject *parent, int maxRows = 200);

    /// Asks for all of it. Nothing is shown before apply(), which is called when everything of all feeds is here.
    virtual void load(Gathering &gathering) = 0;
    virtual void apply() = 0;
    virtual void forget() = 0; ///< Empties the model: the connection is closed.
    virtual void drop() {}     ///< The load failed; apply() will not come.
    /// Queues what this change of the server makes old, also when it is of a kind that only a newer server knows.
    virtual void take(const ChangeNotice &notice) = 0;
    /// The clock went on by some seconds; live: the server tells of changes.
    virtual void tick(bool live) { Q_UNUSED(live) }

    /// Loads a row again, or with nothing the list.
    void queue(const Reload &reload = {}) { m_queue.add(reload); }
    /// While everything is loaded, nothing else is; what was queued before is loaded with it.
    void hold();
    void release() { m_queue.setHeld(false); }
    void abandon(); ///< What is under way will not come.

protected:
    /// Loads what is due, each row and the list at most once at a time; every one ends with finish().
    virtual void reload(const QList<Reload> &due) = 0;

    /// Ends the reloads: take(value) when there is one, gone() when it is no longer there; anything else is made good by a load of everything.
    template <typename T>
    void finish(const QList<Reload> &reloads, const QFuture<Result<T>> &future, std::function<void(const T &)> take, std::function<void()> gone = {});
    /// The same for what nobody queued.
    template <typename T>
    void fetch(const QFuture<Result<T>> &future, std::function<void(const T &)> take)
    {
        finish<T>({}, future, std::move(take));
    }

    /// Ends reloads without an answer of their own.
    void finished(const QList<Reload> &reloads);

    const FeedContext &context() const { return m_context; }
    ApiClient &client() const { return m_context.client; }

private:
    const FeedContext &m_context;
    ReloadQueue m_queue;
};

template <typename T>
void Gathering::expect(const QFuture<Result<T>> &future, std::function<void(const T &)> take, bool isOptional)
{
    ++m_pending;
    whenDone(future, this, [this, take = std::move(take), isOptional](const Result<T> &result) {
        if (result)
            take(*result);
        else if (!m_error && !(isOptional && result.error().kind == ErrorKind::Forbidden))
            m_error = result.error();
        if (--m_pending > 0)
            return;
        if (const std::optional<Error> error = m_error) // whoever is told may drop this
            emit failed(*error);
        else
            emit complete();
    });
}

template <typename T>
void Feed::finish(const QList<Reload> &reloads, const QFuture<Result<T>> &future, std::function<void(const T &)> take, std::function<void()> gone)
{
    whenDone(future, this, [this, reloads, take = std::move(take), gone = std::move(gone)](const Result<T> &result) {
        if (result)
            take(*result);
        else if (result.error().kind == ErrorKind::NotFound && gone)
            gone();
        else if (result.error().kind != ErrorKind::Forbidden && result.error().kind != ErrorKind::Unauthenticated)
            m_context.refreshSoon();
        finished(reloads);
    });
}

} // namespace tidegate
