// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/observedchangelist.h"

#include "models/environmenttablemodel.h"
#include "models/observedchangemodel.h"
#include "models/peoplemodel.h"
#include "models/wallclock.h"
#include "models/workspace.h"

#include <QTimer>

using namespace std::chrono_literals;

namespace tidegate {
namespace {

constexpr int pageRows = 100;
constexpr int mostRows = 1'000;         ///< That a server gives at once.
constexpr qsizetype askedOneByOne = 20; ///< More rows are cheaper to ask for as a list.
constexpr auto groupedFor = 200ms;      ///< Changes come in groups.

} // namespace

ObservedChangeList::ObservedChangeList(Workspace *workspace, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_model(new ObservedChangeModel(this)), m_later(new QTimer(this)), m_days(new QTimer(this)),
      m_zone(systemZone().zone)
{
    m_later->setSingleShot(true);
    m_later->setInterval(groupedFor);
    connect(m_later, &QTimer::timeout, this, &ObservedChangeList::askNewest);
    connect(m_model, &ObservedChangeModel::olderWanted, this, &ObservedChangeList::askOlder);
    connect(workspace, &Workspace::entityChanged, this, &ObservedChangeList::hear);
    connect(workspace, &Workspace::loaded, this, &ObservedChangeList::reload);
    m_model->setNames(changeNames(*workspace, m_zone));
    connect(workspace->model<PeopleModel>(), &PeopleModel::namesChanged, m_model, &ObservedChangeModel::namesChanged);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(workspace->environments(), signal, m_model, &ObservedChangeModel::namesChanged);
    connect(workspace->environments(), &QAbstractItemModel::dataChanged, m_model, &ObservedChangeModel::namesChanged);
    m_days->setInterval(1min);
    connect(m_days, &QTimer::timeout, this, &ObservedChangeList::lookAtDay);
}

void ObservedChangeList::lookAtDay()
{
    const QDate today = dateOf(m_model->names().now(), m_zone);
    if (std::exchange(m_today, today) != today)
        m_model->namesChanged();
}

ObservedChangeFilter ObservedChangeList::filter() const
{
    ObservedChangeFilter filter;
    filter.environment = m_choice.environment;
    filter.verdicts = m_choice.verdicts;
    filter.text = m_choice.text;
    filter.from = startOf(m_choice.period, m_model->names().now(), m_zone);
    return filter;
}

void ObservedChangeList::setChoice(const ChangeChoice &choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    m_loaded = false;
    ++m_request;
    m_isAsking = false;
    reload();
}

void ObservedChangeList::setZone(const QTimeZone &zone)
{
    if (zone == m_zone)
        return;
    m_zone = zone;
    m_model->setNames(changeNames(*m_workspace, zone));
    reload();
}

void ObservedChangeList::setWatched(bool isWatched)
{
    m_watched = isWatched;
    if (isWatched) {
        lookAtDay();
        m_days->start();
    } else {
        m_days->stop();
    }
    if (isWatched && m_due)
        reload();
}

void ObservedChangeList::reload()
{
    m_due = true;
    m_everything = true;
    if (m_watched && m_workspace->isLoaded())
        askNewest();
    emit changed();
}

void ObservedChangeList::hear(EntityType type, QUuid id)
{
    if (type != EntityType::Deployment)
        return;
    m_due = true;
    m_told.insert(id);
    if (m_watched && !m_later->isActive())
        m_later->start();
}

void ObservedChangeList::askNewest()
{
    if (!m_watched)
        return;
    if (m_isAsking) {
        m_later->start(); // what is under way may not have seen it
        return;
    }
    m_due = false;
    const bool isWhole = std::exchange(m_everything, false) && m_loaded;
    ask(isWhole ? std::clamp(m_model->rowCount(), pageRows, mostRows) : pageRows, std::exchange(m_told, {}));
}

void ObservedChangeList::ask(int rows, const QSet<QUuid> &told)
{
    m_isAsking = true;
    whenDone(m_workspace->queries().observedChanges(filter(), rows), this, [this, told, request = m_request](const Result<ObservedChangePage> &page) {
        if (request != m_request)
            return;
        m_isAsking = false;
        m_error.reset();
        if (page) {
            take(*page);
            askForTold(told);
        } else {
            m_error = page.error();
            m_due = true;
            if (!m_loaded)
                m_model->clear(); // rows of another choice would pretend to be of this one
        }
        emit changed();
    });
}

void ObservedChangeList::take(const ObservedChangePage &page)
{
    const bool hasMore = !page.next.isEmpty();
    if (!std::exchange(m_loaded, true)) {
        m_model->begin(page.changes, hasMore);
        m_next = page.next;
    } else if (!m_model->setNewest(page.changes, hasMore)) {
        m_next = page.next;
    }
}

void ObservedChangeList::askForTold(const QSet<QUuid> &told)
{
    QList<ObservedChangeId> below; // the first page, and shown all the same
    const qsizetype first = std::min<qsizetype>(pageRows, m_model->all().size());
    for (const QUuid &id : told) {
        if (m_model->rowOf(ObservedChangeId(id)) >= first)
            below.append(ObservedChangeId(id));
    }
    if (below.size() > askedOneByOne) {
        const bool isLong = m_model->rowCount() > mostRows;
        m_loaded = !isLong; // what is beyond comes again when somebody scrolls there
        ask(std::min(m_model->rowCount(), mostRows), {});
        return;
    }
    for (const ObservedChangeId id : below) {
        whenDone(m_workspace->queries().observedChange(id), this, [this, id, request = m_request](const Result<ShownChange> &row) {
            if (request != m_request)
                return;
            const bool isWanted = row && (m_choice.verdicts.isEmpty() || m_choice.verdicts.contains(row->change.verdict));
            if (isWanted)
                m_model->replace(*row);
            else if (row || row.error().kind == ErrorKind::NotFound)
                m_model->remove(id);
        });
    }
}

void ObservedChangeList::askOlder()
{
    if (m_next.isEmpty()) {
        m_model->fetchFailed();
        return;
    }
    whenDone(m_workspace->queries().observedChanges({}, pageRows, m_next), this, [this, request = m_request](const Result<ObservedChangePage> &page) {
        if (request != m_request)
            return;
        if (!page) {
            m_model->fetchFailed();
            return;
        }
        m_next = page->next;
        m_model->appendOlder(page->changes, !page->next.isEmpty());
    });
}

} // namespace tidegate
