// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/feeds/peoplefeed.h"

#include "models/peoplemodel.h"

namespace tidegate {

using Listed = std::optional<QList<Person>>;

PeopleFeed::PeopleFeed(const FeedContext &context, QObject *parent) : Feed(context, parent), m_model(new PeopleModel(parent)) {}

void PeopleFeed::load(Gathering &gathering)
{
    m_loaded = {};
    if (context().may(Permission::UserRead))
        gathering.expect<Listed>(
            client().users(), [this](const Listed &all) { m_loaded = all.value_or(QList<Person>()); }, true);
}

void PeopleFeed::apply()
{
    m_model->setPeople(std::exchange(m_loaded, {}));
}

void PeopleFeed::forget()
{
    m_model->setPeople({});
}

void PeopleFeed::take(const ChangeNotice &notice)
{
    if (notice.entity == EntityType::User && context().may(Permission::UserRead))
        queue();
}

void PeopleFeed::reload(const QList<Reload> &due)
{
    finish<Listed>(due, client().users(), [this](const Listed &all) { m_model->setPeople(all.value_or(QList<Person>())); });
}

} // namespace tidegate
