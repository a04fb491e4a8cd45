// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/workspacemove.h"

#include "services/async/whendone.h"
#include "services/client/apiclient.h"
#include "services/domain/say.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {
namespace {

constexpr auto pollPause = 300ms;
constexpr auto watchPause = 100ms;
constexpr int maxRepeated = 3;

} // namespace

WorkspaceMove::WorkspaceMove(WorkspaceSource *source, QObject *parent) : QObject(parent), m_source(source)
{
    m_poll.setSingleShot(true);
    m_poll.setInterval(pollPause);
    m_watch.setInterval(watchPause);
    connect(&m_watch, &QTimer::timeout, this, [this] {
        if (m_state == State::Reading)
            progress(*m_read);
        else
            m_watch.stop();
    });
    connect(&m_poll, &QTimer::timeout, this, [this] { then(m_client->import(m_import), &WorkspaceMove::takeApplying); });
}

WorkspaceMove::~WorkspaceMove()
{
    m_stop.request_stop();
}

bool WorkspaceMove::isRunning() const
{
    return m_state == State::Reading || m_state == State::Sending || m_state == State::Applying || m_state == State::Storing || m_state == State::Discarding;
}

void WorkspaceMove::set(State state, qint64 done, qint64 total)
{
    m_state = state;
    m_done = done;
    m_total = total;
    emit changed();
}

void WorkspaceMove::progress(qint64 done)
{
    m_done = std::clamp(done, m_done, std::max(m_done, m_total));
    emit changed();
}

void WorkspaceMove::fail(const Error &error)
{
    m_failedIn = m_state;
    m_error = error;
    set(State::Failed, m_done, m_total);
}

void WorkspaceMove::refuse(const Error &error)
{
    m_error = error;
    m_other = ImportId(parseUuid(error.extra.value(u"importId"_s).toString()));
    set(State::Refused);
}

template <typename T>
void WorkspaceMove::then(const QFuture<Result<T>> &future, void (WorkspaceMove::*take)(const Result<T> &))
{
    whenDone(future, this, [this, take, turn = m_turn](const Result<T> &answer) {
        if (turn == m_turn)
            (this->*take)(answer);
    });
}

void WorkspaceMove::ask(const Endpoint &endpoint)
{
    ++m_turn;
    m_endpoint = endpoint;
    if (m_client)
        m_client.release()->deleteLater(); // it may be its answer that we are called by
    m_client = std::make_unique<ApiClient>(endpoint);
    m_import = m_other = {};
    m_pages = {};
    set(State::Asking);
    then(m_source->contents(), &WorkspaceMove::takeContents);
}

void WorkspaceMove::takeContents(const Result<WorkspaceContents> &contents)
{
    if (!contents)
        return refuse(contents.error());
    m_contents = *contents;
    then(m_client->whoAmI(), &WorkspaceMove::takeIdentity);
}

void WorkspaceMove::takeIdentity(const Result<Identity> &identity)
{
    if (!identity)
        return refuse(identity.error());
    m_user = identity->name;
    then(m_client->previewImport(m_contents.announced), &WorkspaceMove::takePreview);
}

void WorkspaceMove::takePreview(const Result<void> &possible)
{
    if (possible)
        return set(State::Ready);
    const bool isUnknown = possible.error().kind == ErrorKind::NotFound || possible.error().kind == ErrorKind::NotSupported;
    refuse(isUnknown ? makeError(ErrorKind::NotSupported, say("import-unknown")) : possible.error());
}

void WorkspaceMove::start()
{
    if (m_state == State::Ready)
        read();
}

void WorkspaceMove::read()
{
    m_stop = {};
    set(State::Reading, 0, m_contents.announced.rows());
    m_read = std::make_shared<std::atomic<qint64>>(0); // the reader may outlive us
    m_watch.start();
    then(m_source->pages(m_stop.get_token(), [read = m_read](qint64 rows) { *read = rows; }), &WorkspaceMove::takePages);
}

void WorkspaceMove::takePages(const Result<WorkspacePages> &pages)
{
    if (!pages)
        return fail(pages.error());
    m_pages = *pages;
    begin();
}

void WorkspaceMove::begin()
{
    set(State::Sending, 0, m_pages.announced.rows());
    then(m_client->beginImport(m_pages.announced), &WorkspaceMove::takeBegun);
}

void WorkspaceMove::takeBegun(const Result<WorkspaceImport> &import)
{
    if (!import)
        return fail(import.error());
    m_import = import->id;
    goOn(*import);
}

void WorkspaceMove::goOn(const WorkspaceImport &import)
{
    if (import.state == WorkspaceImport::State::Completed)
        return storeCredentials();
    if (import.state == WorkspaceImport::State::Applying)
        return takeApplying(import);
    if (import.pages >= m_pages.pages.size())
        return complete();
    set(State::Sending, import.rows, m_pages.announced.rows());
    sendPage(import.pages + 1);
}

void WorkspaceMove::takeKnown(const Result<WorkspaceImport> &import)
{
    if (import)
        return goOn(*import);
    if (import.error().kind != ErrorKind::NotFound)
        return fail(import.error());
    m_import = {}; // somebody discarded it
    begin();
}

void WorkspaceMove::sendPage(qint64 number)
{
    const QByteArray page = qUncompress(m_pages.pages.at(number - 1));
    then(m_client->putImportPage(m_import, number, page, m_stop.get_token()), &WorkspaceMove::takeSent);
}

void WorkspaceMove::takeSent(const Result<WorkspaceImport> &import)
{
    if (!import)
        return fail(import.error());
    progress(import->rows);
    if (import->pages >= m_pages.pages.size())
        complete();
    else
        sendPage(import->pages + 1);
}

void WorkspaceMove::complete()
{
    m_repeated = 0;
    set(State::Applying, 0, m_pages.announced.rows());
    then(m_client->completeImport(m_import), &WorkspaceMove::takeApplying);
}

void WorkspaceMove::takeApplying(const Result<WorkspaceImport> &import)
{
    if (!import)
        return fail(import.error());
    if (m_state != State::Applying)
        set(State::Applying, 0, m_pages.announced.rows());
    switch (import->state) {
    case WorkspaceImport::State::Completed:
        return storeCredentials();
    case WorkspaceImport::State::Applying:
        progress(import->done);
        m_poll.start();
        return;
    case WorkspaceImport::State::Failed:
        return fail(makeError(ErrorKind::Conflict, import->failure));
    case WorkspaceImport::State::Receiving:
        break;
    }
    if (++m_repeated > maxRepeated) // a server that was at it is gone, and so is the next
        return fail(makeError(ErrorKind::Unavailable, say("import-stopped")));
    then(m_client->completeImport(m_import), &WorkspaceMove::takeApplying);
}

void WorkspaceMove::storeCredentials()
{
    m_pages = {};
    m_stored = m_lost = 0;
    m_storedOf.clear();
    if (m_contents.credentials == 0)
        return set(State::Done);
    set(State::Storing, 0, m_contents.credentials);
    then(m_source->credentials(), &WorkspaceMove::takeCredentials);
}

void WorkspaceMove::takeCredentials(const Result<WorkspaceCredentials> &credentials)
{
    if (!credentials) { // the workspace has arrived all the same
        m_error = credentials.error();
        m_lost = m_contents.credentials;
        return set(State::Done);
    }
    m_credentials = *credentials;
    m_lost = m_credentials.unreadable;
    storeNext();
}

void WorkspaceMove::storeNext()
{
    if (m_credentials.credentials.isEmpty()) {
        m_credentials = {};
        return set(State::Done);
    }
    then(m_client->target(m_credentials.credentials.constFirst().target), &WorkspaceMove::takePlace);
}

/// A target that was changed since it arrived may be at another address by now: it gets no credential of the old one.
void WorkspaceMove::takePlace(const Result<Target> &target)
{
    const MovedCredential next = m_credentials.credentials.takeFirst();
    if (!target)
        return takeStored(target.error());
    if (target->version != next.version + m_storedOf.value(next.target))
        return takeStored(makeError(ErrorKind::Conflict, say("import-target-changed", next.targetName)));
    ++m_storedOf[next.target];
    then(m_client->send(commands::setSecret(next.target, next.kind, next.value)), &WorkspaceMove::takeStored);
}

void WorkspaceMove::takeStored(const Result<QString> &reference)
{
    if (reference) {
        ++m_stored;
    } else {
        ++m_lost;
        m_error = reference.error();
    }
    progress(m_stored + m_lost);
    storeNext();
}

void WorkspaceMove::retry()
{
    if (m_state != State::Failed)
        return;
    ++m_turn;
    m_stop = {};
    if (m_failedIn == State::Discarding)
        return discard();
    if (m_pages.pages.isEmpty())
        return read();
    if (m_import.isNull())
        return begin();
    set(State::Sending, m_done, m_pages.announced.rows());
    then(m_client->import(m_import), &WorkspaceMove::takeKnown);
}

void WorkspaceMove::discard()
{
    ++m_turn;
    m_stop.request_stop();
    m_poll.stop();
    const State at = m_state == State::Failed ? m_failedIn : m_state;
    if (m_import.isNull() && at != State::Sending && at != State::Discarding) {
        m_pages = {};
        return set(State::Idle);
    }
    set(State::Discarding);
    // Whether a begin that was under way has arrived is not known: the server says what it waits for.
    if (m_import.isNull())
        then(m_client->previewImport(m_contents.announced), &WorkspaceMove::takeLeft);
    else
        then(m_client->discardImport(m_import), &WorkspaceMove::takeDiscarded);
}

void WorkspaceMove::takeLeft(const Result<void> &possible)
{
    const ImportId left = possible ? ImportId() : ImportId(parseUuid(possible.error().extra.value(u"importId"_s).toString()));
    if (left.isNull())
        return takeDiscarded({});
    then(m_client->import(left), &WorkspaceMove::takeOurs);
}

/// It may be somebody else's: no two workspaces end with the same hash.
void WorkspaceMove::takeOurs(const Result<WorkspaceImport> &import)
{
    if (!import && import.error().kind != ErrorKind::NotFound)
        return takeDiscarded(import.error());
    if (!import || import->announced != m_pages.announced)
        return takeDiscarded({});
    m_import = import->id;
    then(m_client->discardImport(m_import), &WorkspaceMove::takeDiscarded);
}

void WorkspaceMove::takeDiscarded(const Result<void> &discarded)
{
    if (!discarded && discarded.error().code == u"import-completed") // it was put in place before it could be stopped
        return storeCredentials();
    if (!discarded)
        return fail(discarded.error());
    m_import = {};
    m_pages = {};
    set(State::Idle);
}

void WorkspaceMove::discardOther()
{
    if (!canDiscardOther())
        return;
    ++m_turn;
    set(State::Asking);
    then(m_client->discardImport(m_other), &WorkspaceMove::takeOtherDiscarded);
}

void WorkspaceMove::takeOtherDiscarded(const Result<void> &discarded)
{
    if (!discarded)
        return refuse(discarded.error());
    ask(m_endpoint);
}

} // namespace tidegate
