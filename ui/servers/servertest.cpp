// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/servers/servertest.h"

#include "ui/style/theme.h"
#include "ui/widgets/inlinemessage.h"

#include <QListView>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

ServerTest::ServerTest(const EndpointProvider &provider, QWidget *parent)
    : QWidget(parent), m_provider(provider), m_model(new ServerCheckModel(this)), m_steps(new QListView(this)), m_verdict(new InlineMessage(this)),
      m_button(new QPushButton(this))
{
    m_steps->setObjectName(u"steps"_s);
    m_steps->setModel(m_model);
    m_steps->setAccessibleName(tr("Steps of the test"));
    m_steps->setCurrentIndex(m_model->index(0));
    m_steps->setSelectionMode(QAbstractItemView::NoSelection);
    m_steps->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_steps->setTextElideMode(Qt::ElideRight);
    m_steps->setFixedHeight(m_model->rowCount() * m_steps->sizeHintForRow(0) + 2 * m_steps->frameWidth() + spacing::inside);
    m_steps->hide();
    m_verdict->setObjectName(u"verdict"_s);
    m_verdict->hideMessage();
    m_button->setObjectName(u"test"_s);
    m_button->setAutoDefault(false);
    connect(m_button, &QPushButton::clicked, this, &ServerTest::startOrCancel);
    connect(m_model, &ServerCheckModel::runningChanged, this, &ServerTest::updateState);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    column->addWidget(m_steps);
    column->addWidget(m_verdict);
    updateState();
}

void ServerTest::setSubject(const std::function<Result<SavedServer>()> &connection, const std::function<QByteArray()> &token)
{
    m_connection = connection;
    m_token = token;
}

void ServerTest::cancel()
{
    ++m_number;
    m_model->cancel();
}

void ServerTest::startOrCancel()
{
    if (m_model->isRunning()) {
        cancel();
        return;
    }
    const auto connection = m_connection();
    if (!connection) {
        m_verdict->showError(tr("There is nothing to test yet."), connection.error());
        return;
    }
    m_verdict->hideMessage();
    m_provider(*connection, m_token ? m_token() : QByteArray(), [guard = QPointer(this), number = ++m_number](const Result<Endpoint> &endpoint) {
        if (!guard || number != guard->m_number)
            return;
        if (endpoint)
            guard->m_model->start(*endpoint);
        else
            guard->m_verdict->showError(tr("The test could not begin."), endpoint.error());
    });
}

void ServerTest::updateState()
{
    const bool running = m_model->isRunning();
    m_button->setText(running ? tr("Cancel the &test") : tr("&Test connection"));
    if (running) {
        m_steps->show();
        m_verdict->hideMessage();
    } else if (!m_model->verdict().isEmpty()) {
        m_verdict->setClosable(false);
        m_verdict->showMessage(m_model->hasPassed() ? InlineMessage::Kind::Positive : InlineMessage::Kind::Warning, m_model->verdict());
    }
}

} // namespace tidegate
