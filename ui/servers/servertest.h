// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/servers/endpointprovider.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QListView;
class QPushButton;
QT_END_NAMESPACE

namespace tidegate {

class InlineMessage;

/// The steps of a test with their ticks, the verdict, and the button that starts and cancels it.
class ServerTest final : public QWidget
{
    Q_OBJECT

public:
    explicit ServerTest(const EndpointProvider &provider, QWidget *parent = nullptr);

    /// What to test when the button is pressed; token empty: the one that is kept.
    void setSubject(const std::function<Result<SavedServer>()> &connection, const std::function<QByteArray()> &token = {});
    void cancel();
    ServerCheckModel *model() const { return m_model; }

private:
    void startOrCancel();
    void updateState();

    EndpointProvider m_provider;
    std::function<Result<SavedServer>()> m_connection;
    std::function<QByteArray()> m_token;
    ServerCheckModel *m_model;
    QListView *m_steps;
    InlineMessage *m_verdict;
    QPushButton *m_button;
    int m_number = 0; ///< Of the test: an endpoint that comes for an older one is not used.
};

} // namespace tidegate
