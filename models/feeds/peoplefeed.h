// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/feeds/feed.h"

namespace tidegate {

class PeopleModel;

/// Who the ids of users stand for. A role without user:read, and a server from before the list, leave the model empty.
class PeopleFeed final : public Feed
{
    Q_OBJECT

public:
    PeopleFeed(const FeedContext &context, QObject *parent);

    void load(Gathering &gathering) override;
    void apply() override;
    void forget() override;
    void take(const ChangeNotice &notice) override;

protected:
    void reload(const QList<Reload> &due) override;

private:
    PeopleModel *m_model;
    QList<Person> m_loaded;
};

} // namespace tidegate
