// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/freezewindow.h"
#include "services/domain/instant.h"
#include "services/domain/timezone.h"

#include <QHash>
#include <QSet>
#include <QSortFilterProxyModel>
#include <QTimeZone>

namespace tidegate {

/// The freezes the calendar shows, as a table: dressed with state icons, with times in the display zone.
class AgendaProxyModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum Role {
        DayRole = Qt::UserRole + 100, ///< In the first row of each day while sorted by start: "Sat 5 Dec"; else empty.
        DayRemarkRole,                ///< Beside it: "tomorrow", "in 3 d".
    };

    explicit AgendaProxyModel(QObject *parent = nullptr);

    /// What passes: windows of these environments; those that were over before today only when asked for.
    void setFilter(const QSet<EnvironmentId> &environments, bool past);
    void setProduction(const QSet<EnvironmentId> &production); ///< Named with the word PROD.
    void setNames(const QHash<UserId, QString> &names);        ///< Of who is excepted.
    void setZone(const QTimeZone &zone);
    void setNow(Instant now); ///< Near instants are shown without their year.
    bool isByDay() const;     ///< Sorted by start: the days stand above their rows, which then say times alone.

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QVariant text(const QModelIndex &index) const;
    QVariant spoken(const QModelIndex &index) const;
    QDate dayOf(int row) const;
    QString day(const QModelIndex &index, int role) const;
    QStringList exceptedFrom(const FreezeWindow &window) const; ///< Empty unless all are known by name.

    QSet<EnvironmentId> m_environments;
    QSet<EnvironmentId> m_production;
    QHash<UserId, QString> m_names;
    QTimeZone m_zone = systemZone().zone;
    Instant m_now;
    bool m_past = false;
};

} // namespace tidegate
