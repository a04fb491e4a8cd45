// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/client/apiclient.h"

#include <QObject>

namespace tidegate {

/// All targets, asked for page by page. GUI thread.
class TargetArrival final : public QObject
{
    Q_OBJECT

public:
    explicit TargetArrival(ApiClient &client) : m_client(client) {}

    /// Asks for the first page; after failed() for what failed, and goes on from there.
    void goOn();
    void stop();                             ///< Asks for nothing any more, also when it is dropped later than the client.
    qint64 count() const { return m_count; } ///< That have arrived.
    qint64 total() const { return m_total; } ///< As the server said with the first page; -1: not known.
    bool isComplete() const { return m_waiting.isEmpty() && m_open == 0; }

signals:
    /// A page, in no order. Whoever is told may only drop this later.
    void arrived(const QList<tidegate::Target> &targets);
    void complete(); ///< Once.
    /// Nothing else arrives before goOn(); what has arrived stays.
    void failed(const tidegate::Error &error);

private:
    void ask(const QUrlQuery &page);
    void answered(const QUrlQuery &page, const Result<TargetPage> &answer);
    void read(const QUrlQuery &page, const Result<QList<Target>> &targets);
    void miss(const QUrlQuery &page, const Error &error);
    void ended(); ///< A page was read, or was not.

    ApiClient &m_client;
    QList<QUrlQuery> m_waiting{QUrlQuery()}; ///< Pages that were not asked for yet, or have to be again.
    std::optional<Error> m_error;            ///< Nothing is asked for any more.
    qint64 m_count = 0;
    qint64 m_total = -1;
    int m_open = 0;  ///< Pages that are under way or being read.
    int m_pages = 0; ///< That were asked for.
    bool m_isStopped = false;
};

} // namespace tidegate
