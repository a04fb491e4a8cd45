// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/net/httpfetch.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QObject>
#include <QTimer>

namespace tidegate {

/// Follows one answer of a Nomad server by blocking queries (developer.hashicorp.com/nomad/api-docs, Blocking Queries): it is asked for again with the index of
/// the last one and comes when it is another, or after a minute. A server that refuses the question, or does not wait, is left in peace for a while.
class NomadLink final : public QObject
{
    Q_OBJECT

public:
    /// request: of the answer, with whatever it needs; its path has a query already.
    NomadLink(const HttpRequest &request, const OutboundPolicy &policy, QObject *parent = nullptr);
    ~NomadLink() override;

    void start();

signals:
    void changed();
    void lost(); ///< It does not answer any more.

private:
    void ask();
    void onAnswer(const Result<HttpAnswer> &answer);

    HttpRequest m_request;
    OutboundPolicy m_policy;
    QFuture<Result<HttpAnswer>> m_pending;
    QTimer m_next;
    QElapsedTimer m_asked;
    QByteArray m_body;
    quint64 m_index = 0; ///< 0: nothing is known yet.
    int m_hasty = 0;     ///< Answers in a row that did not wait and said nothing new.
};

} // namespace tidegate
