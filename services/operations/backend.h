// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/auth/authenticator.h"
#include "services/domain/try.h"
#include "services/operations/auditseals.h"
#include "services/operations/audittrail.h"
#include "services/operations/auditverifier.h"
#include "services/operations/changefeed.h"
#include "services/operations/gateasks.h"
#include "services/operations/listening.h"
#include "services/operations/readiness.h"
#include "services/operations/workspaceimporter.h"
#include "services/store/database.h"

#include <memory>
#include <vector>

namespace tidegate {

struct BackendSettings
{
    QString mode = QStringLiteral("server"); ///< "local" for the embedded backend.
    bool requirePreconditions = false;       ///< 428 for writes without If-Match.
    Quotas quotas{};
    ClockGuard::Monotonic monotonic{}; ///< Replaced by tests.
};

/// The application behind the HTTP server: the store, the clock and the rules that hold for every call. Thread-safe.
class Backend
{
public:
    Backend(std::unique_ptr<Database> database, const Clock &clock, BackendSettings settings);
    ~Backend();
    Q_DISABLE_COPY_MOVE(Backend)

    Database &database() { return *m_database; }
    const Clock &clock() const { return m_clock; }
    const BackendSettings &settings() const { return m_settings; }
    ChangeFeed &feed() { return m_feed; }
    AuditSeals &seals() { return m_seals; }
    AuditVerifier &verifier() { return m_verifier; }
    WorkspaceImporter &importer() { return m_importer; }
    Readiness &readiness() { return m_readiness; }
    Listening &listening() { return m_listening; }
    GateAsks &gateAsks() { return m_gateAsks; }

    /// Adds a kind of credential to API tokens, which are always accepted. Before anybody is authenticated.
    void accept(std::unique_ptr<const Authenticator> authenticator);
    /// Asks each kind of credential in turn. Unauthenticated, always with the same sentence, when none of them knows it.
    Result<Principal> authenticate(std::string_view bearer) const;
    /// Whether what the caller came in with is still live; for answers that go on for long. False when that cannot be found out.
    bool isStillLive(const Principal &principal) const;
    /// The same; an error when that cannot be found out.
    Result<bool> whetherStillLive(const Principal &principal) const;

    /// Calls work(Call &) in one read transaction.
    template <typename Work>
    std::invoke_result_t<Work, Call &> read(const Principal &principal, const CallInfo &info, Work &&work)
    {
        return m_database->read(principal.tenant, [&](Transaction &transaction) {
            Call call = callIn(transaction, principal, info);
            return work(call);
        });
    }

    /// The same for whoever holds the credential, which is found out in the same transaction: in the snapshot that answers nothing of it was revoked.
    /// admit(Principal) returns the principal as it acts here, or why it may not. Ahead::Snapshot says that work() begins with Transaction::snapshot().
    enum class Ahead { Nothing, Snapshot };
    template <typename Admit, typename Work>
    std::invoke_result_t<Work, Call &> readAs(std::string_view bearer, const CallInfo &info, Admit &&admit, Work &&work, Ahead ahead = Ahead::Nothing)
    {
        Principal principal;
        const auto find = [&](Transaction &nobodys) -> Result<TenantId> {
            if (ahead == Ahead::Snapshot)
                nobodys.askSnapshot();
            ASSIGN_OR_RETURN(Principal found, principalIn(nobodys, bearer));
            ASSIGN_OR_RETURN(principal, admit(std::move(found)));
            return principal.tenant;
        };
        return m_database->readFor(find, [&](Transaction &transaction) {
            Call call = callIn(transaction, principal, info);
            return work(call);
        });
    }

    /// Calls work(Call &) in one write transaction. What it changed is kept only if it returned a value and left an audit row, or said
    /// that it is an observation. Followers are woken after the commit. `work` may be called several times, each time in a new call (Database::write()).
    template <typename Work>
    std::invoke_result_t<Work, Call &> write(const Principal &principal, const CallInfo &info, Work &&work)
    {
        using Outcome = std::invoke_result_t<Work, Call &>;
        qint64 auditedSeq = 0;
        auto outcome = m_database->write(principal.tenant, [&](Transaction &transaction) -> Outcome {
            Call call = callIn(transaction, principal, info);
            transaction.audit.askHead(); // what is worth a write is worth an audit row
            auto result = work(call);
            if (result.has_value() && transaction.changes() > 0 && !call.audited && !call.observation)
                return unaudited();
            if (result.has_value())
                RETURN_IF_ERROR(recordParents(call));
            if (result.has_value())
                RETURN_IF_ERROR(call.clockAccepted ? Result<void>() : m_clockGuard.keep(transaction));
            auditedSeq = call.auditedSeq;
            return result;
        });
        if (outcome.has_value())
            m_feed.notify(principal.tenant);
        if (outcome.has_value() && auditedSeq > 0)
            m_seals.grew(principal.tenant, auditedSeq);
        return outcome;
    }

    /// Why the clock is not believed, if so: it reads earlier than it did before, by more than clockAllowance, or something else than the database's. Then the
    /// gate stays closed.
    std::optional<ClockDoubt> clockDoubt();
    ClockGuard &clockGuard() { return m_clockGuard; }
    /// This run of the server, as the others on the same database know it.
    ServerId server() const { return m_server; }

private:
    static Error unaudited();
    static Error unknown();
    Result<Principal> principalIn(Transaction &nobodys, std::string_view bearer) const;
    Call callIn(Transaction &transaction, const Principal &principal, const CallInfo &info);

    std::unique_ptr<Database> m_database;
    const Clock &m_clock;
    BackendSettings m_settings;
    const ServerId m_server = ServerId::create();
    ChangeFeed m_feed{*m_database}; ///< Ends its reads before the database does.
    AuditSeals m_seals;
    std::vector<std::unique_ptr<const Authenticator>> m_authenticators;
    ClockGuard m_clockGuard;
    Listening m_listening;
    Readiness m_readiness{[this] { return m_database->check(); }};
    GateAsks m_gateAsks;
    AuditVerifier m_verifier; ///< Last, as the one below, because their threads use the rest.
    WorkspaceImporter m_importer;
};

} // namespace tidegate
