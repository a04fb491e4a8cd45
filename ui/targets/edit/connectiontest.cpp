// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/edit/connectiontest.h"

#include "models/servicewords.h"
#include "models/targetconnection.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/style/plaintext.h"
#include "ui/style/theme.h"
#include "ui/targets/edit/connectionsteps.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// What a test depends on. A hash, because secrets are part of it and are not to be kept here.
QByteArray inputOf(const Target &target, const TypedCredentials &typed)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << target.environmentId.uuid() << static_cast<int>(target.type) << connectionOf(target) << typed;
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    bytes.fill('\0');
    return hash;
}

} // namespace

ConnectionTest::ConnectionTest(Workspace *workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_button(new QPushButton(this)), m_message(new InlineMessage(this)), m_steps(new ConnectionSteps(this))
{
    m_button->setObjectName(u"testConnection"_s);
    m_button->setAutoDefault(false);
    m_message->setObjectName(u"testMessage"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    column->addWidget(m_message);
    column->addWidget(m_steps);
    hide();
    setRunning(false);
    connect(m_message, &InlineMessage::closed, this, &ConnectionTest::hideAnswer);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (isRunning())
            stop();
        else
            emit wanted();
    });
}

ConnectionTest::~ConnectionTest()
{
    if (m_stop)
        m_stop->request_stop();
}

void ConnectionTest::start(const Target &target, const TypedCredentials &typed)
{
    stop();
    m_tested = inputOf(target, typed);
    m_outdated = false;
    m_steps->hide();
    m_stop.emplace();
    setRunning(true);
    say(InlineMessage::Kind::Info, tr("Testing the connection…"));
    const std::stop_token stopping = m_stop->get_token();
    whenDone(m_workspace->queries().testConnection(target, typed, stopping), this, [this, target, stopping](const Result<HealthReport> &report) {
        if (!stopping.stop_requested())
            take(target, report);
    });
}

void ConnectionTest::stop()
{
    if (!m_stop)
        return;
    std::exchange(m_stop, std::nullopt)->request_stop();
    setRunning(false);
    hideAnswer();
}

void ConnectionTest::hideAnswer()
{
    if (isRunning())
        return;
    m_text.clear();
    m_message->hideMessage();
    m_steps->hide();
    hide();
}

void ConnectionTest::setInput(const Target &target, const TypedCredentials &typed)
{
    const bool isOutdated = inputOf(target, typed) != m_tested;
    if (m_text.isEmpty() || isOutdated == m_outdated)
        return;
    m_outdated = isOutdated;
    if (!isRunning())
        present();
}

void ConnectionTest::take(const Target &target, const Result<HealthReport> &report)
{
    m_stop.reset();
    setRunning(false);
    if (!report) {
        takeError(report.error());
        return;
    }
    const QString sentence = plainLine(words::sentence(*report), 500);
    m_steps->showReport(target, *report);
    const bool isTried = !connectionSteps(target, *report).isEmpty();
    m_steps->setVisible(isTried); // the same steps as the last time were only hidden
    if (!isTried)                 // an agent checks it, or nobody can yet
        say(InlineMessage::Kind::Warning, tr("Nothing was tested. %1 It can be saved all the same.").arg(sentence));
    else if (report->status == Health::Healthy || report->status == Health::Degraded)
        say(InlineMessage::Kind::Positive, tr("The connection works. %1: %2").arg(words::of(report->status), sentence));
    else
        say(InlineMessage::Kind::Warning, tr("%1: %2", "health of a target, what was found").arg(words::of(report->status), sentence));
}

void ConnectionTest::takeError(const Error &error)
{
    if (error.kind == ErrorKind::Invalid && !error.fields.isEmpty()) {
        hideAnswer();
        emit refused(error);
        return;
    }
    m_details = InlineMessage::detailsOf(error);
    if (error.kind == ErrorKind::NotSupported) // an older server knows no such question
        say(InlineMessage::Kind::Warning, tr("This server is older and cannot test a connection before it is saved. Save it, then check the target."));
    else if (error.kind == ErrorKind::NotFound)
        say(InlineMessage::Kind::Warning, tr("The connection could not be tested: the target was deleted meanwhile."));
    else
        say(InlineMessage::Kind::Error, tr("The connection could not be tested. %1", "why").arg(words::sentence(error)));
}

void ConnectionTest::say(InlineMessage::Kind kind, const QString &text)
{
    m_kind = kind;
    m_text = text;
    show();
    present();
}

void ConnectionTest::present()
{
    m_steps->setEnabled(!m_outdated);
    if (m_outdated && !isRunning())
        m_message->showMessage(InlineMessage::Kind::Info, tr("This was said of what stood in the fields before: %1").arg(m_text), m_details);
    else
        m_message->showMessage(m_kind, m_text, m_details);
    m_message->setClosable(!isRunning());
}

void ConnectionTest::setRunning(bool running)
{
    m_details.clear();
    m_button->setText(running ? tr("Cancel the &test") : tr("&Test connection"));
}

} // namespace tidegate
