// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/workspace.h"

#include <QDialog>

#include <optional>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
QT_END_NAMESPACE

namespace tidegate {

struct AgentRow;
class CheckList;
class FormField;
class InlineMessage;
class InstallCommands;

/// An agent comes in, in three steps on one sheet: what it may see, what is done on its machine, and what is heard of it, live.
/// Closing loses nothing but the sight of the token.
class InstallDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit InstallDialog(Workspace *workspace, QWidget *parent = nullptr);
    ~InstallDialog() override;

signals:
    void editReported(const QString &text);

private:
    /// A glyph, what it is about, and more of it.
    struct Step
    {
        QLabel *glyph = nullptr;
        QLabel *text = nullptr;
        QLabel *detail = nullptr;
    };

    QWidget *makeForm();
    QWidget *makeChoices();
    QWidget *makeReports();
    Step addStep(QGridLayout *grid);
    void show(const Step &step, const QIcon &icon, const QString &text, const QString &detail = {});
    void warnOfAddress();
    void makeToken();
    void tokenMade(const NewRegistrationToken &made);
    void askWhoCame();
    void updateSteps();
    void showProgram(const AgentRow &row);
    void updateMake();
    void acceptAgent();

    Workspace *m_workspace;
    CheckList *m_environments = nullptr;
    QComboBox *m_life = nullptr;
    QLineEdit *m_name = nullptr;
    QCheckBox *m_accept = nullptr;
    QCheckBox *m_replace = nullptr;
    QPushButton *m_make = nullptr;
    InstallCommands *m_commands = nullptr;
    InlineMessage *m_address = nullptr;
    InlineMessage *m_message = nullptr;
    Step m_used;
    Step m_version;
    Step m_clock;
    Step m_decided;
    QPushButton *m_acceptNow = nullptr;
    std::optional<NewRegistrationToken> m_made;
    std::optional<Instant> m_usedAt;
    AgentId m_agent; ///< The one that came with the token.
    bool m_making = false;
};

} // namespace tidegate
