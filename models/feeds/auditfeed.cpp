// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/feeds/auditfeed.h"

#include "models/auditlogmodel.h"

namespace tidegate {
namespace {

constexpr int newRows = 10; // a change is a row or two; reading a full page for each would keep the GUI thread busy

} // namespace

AuditFeed::AuditFeed(const FeedContext &context, QObject *parent) : Feed(context, parent), m_model(new AuditLogModel(parent))
{
    connect(m_model, &AuditLogModel::olderWanted, this, [this](qint64 before) {
        whenDone(client().audit({}, before), this, [this](const Result<AuditPage> &page) {
            if (page)
                m_model->appendOlder(page->entries, page->hasMore);
            else
                m_model->fetchFailed();
        });
    });
}

void AuditFeed::load(Gathering &gathering)
{
    m_loaded = {};
    if (context().may(Permission::AuditRead))
        gathering.expect<AuditPage>(
            client().audit({}, {}), [this](const AuditPage &page) { m_loaded = page; }, true);
}

void AuditFeed::apply()
{
    m_model->setNewest(m_loaded.entries, m_loaded.hasMore);
    m_loaded = {};
}

void AuditFeed::forget()
{
    m_model->clear();
}

void AuditFeed::take(const ChangeNotice &notice)
{
    const bool isAudited = !notice.kind || !isObserved(*notice.kind);
    if (isAudited && context().may(Permission::AuditRead))
        queue();
}

void AuditFeed::reload(const QList<Reload> &due)
{
    const auto show = [this](const AuditPage &page) { m_model->setNewest(page.entries, page.hasMore); };
    finish<AuditPage>(due, client().audit({}, {}, newRows), [this, show](const AuditPage &page) {
        if (!page.hasMore || m_model->isReachedBy(page.entries))
            show(page);
        else
            fetch<AuditPage>(client().audit({}, {}), show);
    });
}

} // namespace tidegate
