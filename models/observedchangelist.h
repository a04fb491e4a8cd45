// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changeperiod.h"
#include "services/domain/error.h"
#include "services/domain/observedchangepage.h"

#include <QDate>
#include <QObject>
#include <QSet>

QT_BEGIN_NAMESPACE
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

class ObservedChangeModel;
class Workspace;
enum class EntityType;

/// Which changes a list shows.
struct ChangeChoice
{
    EnvironmentId environment;     ///< Null: all.
    QList<ChangeVerdict> verdicts; ///< Empty: all.
    QString text;
    ChangePeriod period = ChangePeriod::ThisMonth;

    friend bool operator==(const ChangeChoice &, const ChangeChoice &) = default;
};

/// Keeps a model of what changed current while somebody looks: its first page when asked, older ones as they are scrolled to, and what the server tells of.
class ObservedChangeList final : public QObject
{
    Q_OBJECT

public:
    explicit ObservedChangeList(Workspace *workspace, QObject *parent = nullptr);

    ObservedChangeModel *model() const { return m_model; }
    void setChoice(const ChangeChoice &choice); ///< The rows of before stay until the new ones are here.
    const ChangeChoice &choice() const { return m_choice; }
    void setZone(const QTimeZone &zone); ///< In which months begin.
    void setWatched(bool isWatched);     ///< Only then something is asked for.
    void reload();
    bool isLoaded() const { return m_loaded; } ///< The model shows the choice.
    bool isLoading() const { return m_isAsking; }
    const std::optional<Error> &error() const { return m_error; } ///< Why it could not be loaded.
    ObservedChangeFilter filter() const;                          ///< What the server is asked for.

signals:
    void changed(); ///< isLoaded(), isLoading() or error().

private:
    void hear(EntityType type, QUuid id);
    void lookAtDay();
    void askNewest();
    void ask(int rows, const QSet<QUuid> &told);
    void askOlder();
    void take(const ObservedChangePage &page);
    void askForTold(const QSet<QUuid> &told);

    Workspace *m_workspace;
    ObservedChangeModel *m_model;
    QTimer *m_later;
    QTimer *m_days; ///< Looks whether "today" is another day.
    QDate m_today;
    ChangeChoice m_choice;
    QTimeZone m_zone;
    QUrlQuery m_next;   ///< Of the last page that is shown.
    QSet<QUuid> m_told; ///< What changed since it was asked for.
    std::optional<Error> m_error;
    quint64 m_request = 0; ///< Answers about another choice are dropped.
    bool m_watched = false;
    bool m_due = true;         ///< Something is not shown yet.
    bool m_everything = false; ///< Whatever is shown may be old.
    bool m_loaded = false;
    bool m_isAsking = false;
};

} // namespace tidegate
