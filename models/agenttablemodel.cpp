// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/agenttablemodel.h"

#include "models/agentwords.h"
#include "models/words.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

bool agentBefore(const AgentRow &a, const AgentRow &b)
{
    if (const int order = QString::compare(a.agent.name, b.agent.name, Qt::CaseInsensitive); order != 0)
        return order < 0;
    return a.agent.id < b.agent.id;
}

/// Numbers stand below each other.
QVariant agentAlignment(int column)
{
    return QVariant::fromValue((column == AgentTableModel::TargetsColumn ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
}

/// What needs somebody first.
int rank(AgentLifecycle lifecycle)
{
    switch (lifecycle) {
    case AgentLifecycle::Pending:
        return 0;
    case AgentLifecycle::Active:
        return 1;
    case AgentLifecycle::Inactive:
        return 2;
    case AgentLifecycle::Revoked:
        break;
    }
    return 3;
}

int rank(const AgentRow &row)
{
    if (row.agent.lifecycle == AgentLifecycle::Revoked)
        return 4;
    switch (row.liveness.status) {
    case AgentStatus::Offline:
        return 0;
    case AgentStatus::Degraded:
        return 1;
    case AgentStatus::Unknown:
        return 2;
    case AgentStatus::Online:
        break;
    }
    return 3;
}

/// A version with numbers that compare as texts.
QString sortedVersion(const QString &version)
{
    constexpr int digits = 8;
    QString sorted;
    QString number;
    const QString closed = version + u'.';
    for (const QChar c : closed) {
        if (c.isDigit()) {
            number += c;
            continue;
        }
        sorted += number.rightJustified(digits, u'0') + (c == u'-' || c == u'~' ? u' ' : c);
        number.clear();
    }
    return sorted;
}

} // namespace

AgentTableModel::AgentTableModel(QObject *parent)
    : RowTableModel(
        ColumnCount, [](const AgentRow &row) { return row.agent.id; }, agentBefore, parent),
      m_now(Clock::system().now())
{}

AgentRow AgentTableModel::rowOf(const ShownAgent &shown) const
{
    QStringList places;
    for (const EnvironmentId id : shown.agent.environments)
        places.append(m_names.value(id, tr("a deleted one", "of environments")));
    AgentRow row{shown.agent, shown.liveness, standingOf(shown.agent.agentVersion, m_server, m_minimum), places.join(tr(", ", "between environments")), 0};
    row.targets = m_counts.value(shown.agent.id);
    return row;
}

void AgentTableModel::setAgents(const QList<ShownAgent> &agents)
{
    QList<AgentRow> rows;
    for (const ShownAgent &shown : agents)
        rows.append(rowOf(shown));
    replaceRows(rows);
}

void AgentTableModel::put(const ShownAgent &agent)
{
    putRow(rowOf(agent));
}

void AgentTableModel::remove(AgentId id)
{
    removeRow(id);
}

void AgentTableModel::describeAgain()
{
    QList<ShownAgent> shown;
    for (const AgentRow &row : all())
        shown.append({row.agent, row.liveness, {}});
    setAgents(shown);
}

void AgentTableModel::setServer(const QString &version, const QString &minimum)
{
    if (m_server == version && m_minimum == minimum)
        return;
    m_server = version;
    m_minimum = minimum;
    describeAgain();
}

void AgentTableModel::setEnvironmentNames(const QHash<EnvironmentId, QString> &names)
{
    if (m_names == names)
        return;
    m_names = names;
    describeAgain();
}

void AgentTableModel::setTargetCounts(const QHash<AgentId, int> &counts)
{
    if (m_counts == counts)
        return;
    m_counts = counts;
    describeAgain();
}

void AgentTableModel::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    announceColumn(SeenColumn);
}

void AgentTableModel::setNow(Instant now)
{
    m_now = now;
    announceColumn(SeenColumn, {Qt::DisplayRole, Qt::ToolTipRole});
}

bool AgentTableModel::hasOverdue(Instant now) const
{
    return std::any_of(all().begin(), all().end(), [now](const AgentRow &row) {
        if (row.agent.lifecycle == AgentLifecycle::Revoked || !row.agent.lastSeenAt || row.liveness.status == AgentStatus::Offline)
            return false; // that it is heard again is told
        // As if somebody had listened all the time: what the server could not hear it knows better.
        return livenessOf(row.agent, now, Instant()).status != row.liveness.status;
    });
}

QVariant AgentTableModel::cell(const AgentRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::TextAlignmentRole:
        return agentAlignment(column);
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::AccessibleTextRole:
        return column == VersionColumn && row.standing != VersionStanding::Current
            ? tr("%1, %2", "a version and how it stands").arg(text(row, column), words::of(row.standing))
            : text(row, column);
    case IdRole:
        return row.agent.id.uuid();
    case RowRole:
        return QVariant::fromValue(row);
    case SortRole:
        return sortValue(row, column);
    case SearchRole:
        return QString(row.agent.name + u'\n' + text(row, EnvironmentColumn) + u'\n' + text(row, CapabilitiesColumn) + u'\n' + row.agent.agentVersion);
    default:
        return {};
    }
}

QVariant AgentTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::TextAlignmentRole ? agentAlignment(section) : RowTableModel::headerData(section, orientation, role);
}

QString AgentTableModel::title(int column) const
{
    switch (column) {
    case NameColumn:
        return tr("Agent");
    case LifecycleColumn:
        return tr("Set by people");
    case StatusColumn:
        return tr("Observed");
    case SeenColumn:
        return tr("Last seen");
    case VersionColumn:
        return tr("Version");
    case CapabilitiesColumn:
        return tr("Can", "what an agent can do");
    case EnvironmentColumn:
        return tr("Environment");
    case TargetsColumn:
        return tr("Targets");
    case ClockColumn:
        return tr("Clock is off by");
    default:
        return {};
    }
}

QString AgentTableModel::text(const AgentRow &row, int column) const
{
    switch (column) {
    case NameColumn:
        return row.agent.name;
    case LifecycleColumn:
        return words::of(row.agent.lifecycle);
    case StatusColumn:
        return words::observed(row.agent, row.liveness);
    case SeenColumn:
        return row.agent.lastSeenAt ? words::age(*row.agent.lastSeenAt, m_now) : tr("never");
    case VersionColumn:
        return row.agent.agentVersion;
    case CapabilitiesColumn:
        return words::capabilities(row.agent.capabilities);
    case EnvironmentColumn:
        return row.agent.environments.isEmpty() ? tr("all of them", "environments") : row.places;
    case TargetsColumn:
        return QLocale().toString(row.targets);
    default:
        return row.agent.lastSeenAt ? words::clockOffset(row.agent.clockSkew) : u"–"_s;
    }
}

QString AgentTableModel::toolTip(const AgentRow &row, int column) const
{
    switch (column) {
    case LifecycleColumn:
        return words::decidedSentence(row.agent.lifecycle);
    case StatusColumn:
        return words::observedSentence(row.agent, row.liveness, m_now, m_zone);
    case SeenColumn:
        return row.agent.lastSeenAt ? words::instant(*row.agent.lastSeenAt, m_zone) : tr("It was never heard.");
    case VersionColumn:
        if (row.standing == VersionStanding::Outdated)
            return tr("%1, older than the server, which is %2.").arg(row.agent.agentVersion, m_server);
        if (row.standing == VersionStanding::TooOld)
            return tr("%1, older than what the server understands as a whole: %2 or newer.").arg(row.agent.agentVersion, m_minimum);
        return row.agent.agentVersion;
    default:
        return text(row, column);
    }
}

QVariant AgentTableModel::sortValue(const AgentRow &row, int column) const
{
    switch (column) {
    case LifecycleColumn:
        return rank(row.agent.lifecycle);
    case StatusColumn:
        return rank(row);
    case SeenColumn:
        return row.agent.lastSeenAt ? QVariant(static_cast<qint64>(row.agent.lastSeenAt->time_since_epoch().count())) : QVariant(qint64(0));
    case VersionColumn:
        return sortedVersion(row.agent.agentVersion);
    case TargetsColumn:
        return row.targets;
    case ClockColumn:
        return static_cast<qint64>(std::chrono::abs(row.agent.clockSkew).count());
    default:
        return text(row, column);
    }
}

} // namespace tidegate
