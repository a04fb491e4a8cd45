// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/componentmatrix.h"

#include "models/componentmatrixmodel.h"
#include "models/environmenttablemodel.h"
#include "models/words.h"
#include "models/workspace.h"

#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {
namespace {

constexpr auto soonest = 500ms;    ///< Changes come in groups.
constexpr int restForEachAsk = 10; ///< So many times as long as an answer took nothing is asked: the question goes over the whole fleet.

} // namespace

ComponentMatrix::ComponentMatrix(Workspace *workspace, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_model(new ComponentMatrixModel(this)), m_later(new QTimer(this)), m_minutes(new QTimer(this))
{
    m_later->setSingleShot(true);
    m_later->setInterval(soonest);
    connect(m_later, &QTimer::timeout, this, &ComponentMatrix::ask);
    m_minutes->setInterval(1min);
    connect(m_minutes, &QTimer::timeout, this, &ComponentMatrix::lookAtClock);
    connect(workspace, &Workspace::entityChanged, this, &ComponentMatrix::hear);
    connect(workspace, &Workspace::loaded, this, &ComponentMatrix::reload);
    const QAbstractItemModel *environments = workspace->environments();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(environments, signal, this, &ComponentMatrix::lookAtEnvironments);
    connect(environments, &QAbstractItemModel::rowsMoved, this, &ComponentMatrix::lookAtEnvironments);
    connect(environments, &QAbstractItemModel::dataChanged, this, &ComponentMatrix::lookAtEnvironments);
    lookAtEnvironments();
    lookAtClock();
}

bool ComponentMatrix::isTooOld() const
{
    return m_error && m_error->kind == ErrorKind::NotFound;
}

void ComponentMatrix::lookAtEnvironments()
{
    const QList<EnvironmentSummary> &all = m_workspace->environments()->all();
    QHash<QString, int> called;
    for (const EnvironmentSummary &each : all)
        ++called[each.environment.displayName];
    QList<MatrixEnvironment> columns;
    for (const EnvironmentSummary &each : all) {
        const Environment &environment = each.environment;
        // Those that are shown alike are told apart by the name that each has alone.
        const bool hasTwin = called.value(environment.displayName) > 1;
        columns.append(
            {environment.id, hasTwin ? environment.displayName + u" ("_s + environment.name + u')' : environment.displayName, environment.isProduction});
    }
    m_model->setEnvironments(columns);
}

void ComponentMatrix::lookAtClock()
{
    const QDateTime now = m_workspace->serverNow();
    m_model->setNow(now.isValid() ? toInstant(now) : Clock::system().now());
}

void ComponentMatrix::setWatched(bool isWatched)
{
    m_watched = isWatched;
    if (!isWatched) {
        m_minutes->stop();
        return;
    }
    lookAtClock();
    m_minutes->start();
    if (m_due)
        reload();
}

void ComponentMatrix::hear(EntityType type)
{
    if (type != EntityType::Target && type != EntityType::Sticker && type != EntityType::Environment && type != EntityType::Deployment)
        return;
    m_due = true;
    if (m_watched && !m_later->isActive())
        m_later->start();
}

void ComponentMatrix::reload()
{
    m_due = true;
    if (m_watched && m_workspace->isLoaded())
        ask();
    emit changed();
}

void ComponentMatrix::ask()
{
    if (!m_watched)
        return;
    if (m_isAsking) {
        m_later->start(); // what is under way may not have seen it
        return;
    }
    m_due = false;
    m_isAsking = true;
    m_arriving = {};
    m_took.start();
    ++m_request;
    askPage({});
}

void ComponentMatrix::askPage(const QUrlQuery &next)
{
    whenDone(m_workspace->queries().components(next), this, [this, request = m_request](const Result<ComponentPage> &page) {
        if (request != m_request)
            return;
        if (page)
            take(*page);
        else
            end(page.error());
    });
}

void ComponentMatrix::take(const ComponentPage &page)
{
    m_arriving.environments = page.table.environments;
    m_arriving.components += page.table.components;
    const bool isFull = m_arriving.components.size() >= mostComponents;
    if (!page.next.isEmpty() && !isFull) {
        askPage(page.next);
        return;
    }
    m_isCut = !page.next.isEmpty();
    lookAtClock();
    m_model->setTable(std::exchange(m_arriving, {}));
    if (!std::exchange(m_loaded, true))
        m_model->sort();
    end({});
}

void ComponentMatrix::end(const std::optional<Error> &error)
{
    m_isAsking = false;
    m_error = error;
    m_due = m_due || error;
    m_later->setInterval(std::max<std::chrono::milliseconds>(soonest, std::chrono::milliseconds(m_took.elapsed()) * restForEachAsk));
    emit changed();
}

} // namespace tidegate
