// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/registrationtokenmodel.h"

#include "models/words.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// Used ones behind the others, newest first.
bool tokenBefore(const RegistrationToken &a, const RegistrationToken &b)
{
    if (a.usedAt.has_value() != b.usedAt.has_value())
        return !a.usedAt;
    if (a.createdAt != b.createdAt)
        return a.createdAt > b.createdAt;
    return a.id < b.id;
}

} // namespace

RegistrationTokenModel::RegistrationTokenModel(Names names, QObject *parent)
    : RowTableModel(
        ColumnCount, [](const RegistrationToken &token) { return token.id; }, tokenBefore, parent),
      m_names(std::move(names)), m_now(Clock::system().now())
{}

void RegistrationTokenModel::setTokens(const QList<RegistrationToken> &tokens, Instant now)
{
    m_now = now;
    replaceRows(tokens);
    announceColumn(StateColumn);
}

void RegistrationTokenModel::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    announceColumn(UntilColumn);
    announceColumn(MadeColumn);
}

RegistrationTokenModel::State RegistrationTokenModel::stateOf(const RegistrationToken &token) const
{
    return token.usedAt ? State::Used : token.expiresAt <= m_now ? State::Ended : State::Open;
}

int RegistrationTokenModel::openCount() const
{
    return static_cast<int>(std::count_if(all().begin(), all().end(), [this](const RegistrationToken &each) { return stateOf(each) == State::Open; }));
}

QVariant RegistrationTokenModel::cell(const RegistrationToken &token, int column, int role) const
{
    return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(text(token, column)) : QVariant();
}

QString RegistrationTokenModel::title(int column) const
{
    switch (column) {
    case StateColumn:
        return tr("State");
    case ScopeColumn:
        return tr("May see");
    case RulesColumn:
        return tr("Rules");
    case UntilColumn:
        return tr("Until");
    case MadeColumn:
        return tr("Made");
    default:
        return {};
    }
}

QString RegistrationTokenModel::stateText(const RegistrationToken &token) const
{
    if (stateOf(token) == State::Open)
        return tr("open");
    if (stateOf(token) == State::Ended)
        return tr("ended unused");
    const QString agent = m_names.agent(token.agent);
    return agent.isEmpty() ? tr("used") : tr("used by %1").arg(agent);
}

QString RegistrationTokenModel::rules(const RegistrationToken &token) const
{
    QStringList rules{token.autoAccept ? tr("accepted at once") : tr("waits to be accepted")};
    if (token.mayReplace)
        rules.append(tr("may replace"));
    for (const auto &[key, value] : token.labels.asKeyValueRange())
        rules.append(key + u'=' + value);
    return rules.join(tr(", ", "between rules"));
}

QString RegistrationTokenModel::text(const RegistrationToken &token, int column) const
{
    switch (column) {
    case StateColumn:
        return stateText(token);
    case ScopeColumn: {
        QStringList names;
        for (const EnvironmentId id : token.environments)
            names.append(m_names.environment(id));
        return names.isEmpty() ? tr("all environments") : names.join(tr(", ", "between environments"));
    }
    case RulesColumn:
        return rules(token);
    case UntilColumn:
        return words::nearInstant(token.expiresAt, m_now, m_zone);
    default:
        return tr("%1 by %2", "a time and a person").arg(words::nearInstant(token.createdAt, m_now, m_zone), m_names.person(token.createdBy));
    }
}

} // namespace tidegate
