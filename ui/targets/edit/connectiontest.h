// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/credential.h"
#include "services/domain/error.h"
#include "services/domain/target.h"
#include "ui/widgets/inlinemessage.h"

#include <QWidget>

#include <optional>
#include <stop_token>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace tidegate {

class ConnectionSteps;
class Workspace;

/// Tests a connection as it stands in an editor, without saving it, and shows what came of it step by step. The editor stays usable meanwhile: what is changed
/// after the question makes the answer one about earlier input, and it is said to be that. A test ends with the widget.
class ConnectionTest final : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionTest(Workspace *workspace, QWidget *parent = nullptr);
    ~ConnectionTest() override;

    QPushButton *button() const { return m_button; } ///< For the row of buttons of the editor: begins a test, and cancels the one that runs.
    bool isRunning() const { return m_stop.has_value(); }

    void start(const Target &target, const TypedCredentials &typed);
    void stop(); ///< Nobody wants the answer any more.
    void hideAnswer();
    void setInput(const Target &target, const TypedCredentials &typed); ///< What the editor says now.

signals:
    void wanted();                              ///< The user asks for a test: start() it with what the fields say.
    void refused(const tidegate::Error &error); ///< The server names fields that are wrong.

private:
    void take(const Target &target, const Result<HealthReport> &report);
    void takeError(const Error &error);
    void say(InlineMessage::Kind kind, const QString &text);
    void present();
    void setRunning(bool running);

    Workspace *m_workspace;
    QPushButton *m_button;
    InlineMessage *m_message;
    ConnectionSteps *m_steps;
    std::optional<std::stop_source> m_stop; ///< Of the test that runs.
    QByteArray m_tested;                    ///< Tells what was tested from other input, and nothing else.
    bool m_outdated = false;
    InlineMessage::Kind m_kind = InlineMessage::Kind::Info;
    QString m_text; ///< Of the answer that is shown.
    QString m_details;
};

} // namespace tidegate
