// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/ecsexchange.h"

#include <QPointer>

namespace tidegate {

class EcsCheck;

/// Checks that want to know of services of one cluster at the same moment, with the same credential: the first one asks for all of them.
struct EcsBatch
{
    QStringList services;
    QList<QPointer<EcsCheck>> members;
};

/// One check of one service: the service, its tasks and their definitions; of a service in trouble also the tasks that stopped. Used by EcsProbe only.
class EcsCheck : public EcsExchange
{
    Q_OBJECT

public:
    using EcsExchange::EcsExchange;
    ~EcsCheck() override;

    void start();

private:
    enum class Tasks { Wanted, Stopped };
    using WhenTold = std::function<void()>;

    void joinBatch();
    void leaveBatch();
    void forOthers(const std::function<void(EcsCheck &other)> &tell);
    void describeServices(const QStringList &names);
    Result<void> onServices(const QByteArray &body);
    QByteArray place() const;
    void listTasks(Tasks which, const QString &page);
    void describeTasks(Tasks which, qsizetype from);
    void describeDefinitions();
    void describeStopped();
    void conclude();
    void concludeUnseen(const QString &operation);

    std::shared_ptr<EcsBatch> m_led; ///< Whose answer the others wait for.
    EcsService m_service;
    QStringList m_arns; ///< Of the tasks that are listed.
    QList<QJsonObject> m_tasks;
    QList<QJsonObject> m_stopped;
    QStringList m_undefined; ///< Definitions that are still to be asked for.
    EcsDefinitions m_definitions;
    int m_unreadable = 0;
    QList<Message> m_notes;
    bool m_isComplete = true;
};

} // namespace tidegate
