// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/feeds/feed.h"

namespace tidegate {

class AuditLogModel;

/// The newest rows of the audit log, for those who may read it; older ones come when somebody scrolls there.
class AuditFeed final : public Feed
{
    Q_OBJECT

public:
    AuditFeed(const FeedContext &context, QObject *parent);

    AuditLogModel *model() const { return m_model; }

    void load(Gathering &gathering) override;
    void apply() override;
    void forget() override;
    void take(const ChangeNotice &notice) override;

protected:
    void reload(const QList<Reload> &due) override;

private:
    AuditLogModel *m_model;
    AuditPage m_loaded;
};

} // namespace tidegate
