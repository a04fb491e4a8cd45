// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/agents/installdialog.h"

#include "models/agenttablemodel.h"
#include "models/agentwords.h"
#include "models/environmenttablemodel.h"
#include "models/words.h"
#include "ui/agents/installcommands.h"
#include "ui/style/agentglyph.h"
#include "ui/style/plaintext.h"
#include "ui/style/screenfit.h"
#include "ui/style/statusglyph.h"
#include "ui/widgets/checklist.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/formarea.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qint64 aDay = 24 * 3600; // s

QLabel *stepTitle(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setFont(Theme::sectionFont());
    return label;
}

} // namespace

InstallDialog::InstallDialog(Workspace *workspace, QWidget *parent) : QDialog(parent), m_workspace(workspace)
{
    setObjectName(u"installDialog"_s);
    setWindowTitle(tr("Install an agent"));
    m_address = new InlineMessage(this);
    m_address->setClosable(false);
    m_message = new InlineMessage(this);
    m_message->hideMessage();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    auto *note = new QLabel(tr("You may close this: the token stays under Registration tokens, and the agent comes up in the list."), this);
    note->setWordWrap(true);
    note->setFont(Theme::captionFont());
    auto *foot = new QHBoxLayout;
    foot->addWidget(note, 1);
    foot->addWidget(buttons);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(spacing::between);
    column->addWidget(m_address);
    column->addWidget(new FormArea(makeForm(), this), 1);
    column->addLayout(foot);
    column->addWidget(m_message);
    resize(780, std::min(690, ScreenFit::room(this).height()));
    m_environments->setFocus();
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(workspace, &Workspace::permissionsChanged, this, &InstallDialog::updateMake);
    connect(workspace, &Workspace::entityChanged, this, [this](EntityType type) {
        if (type == EntityType::Agent)
            askWhoCame();
    });
    connect(workspace->agents(), &QAbstractItemModel::dataChanged, this, &InstallDialog::updateSteps);
    connect(workspace->agents(), &QAbstractItemModel::rowsInserted, this, &InstallDialog::updateSteps);
    workspace->agents()->watch(true);
    warnOfAddress();
    updateMake();
    updateSteps();
}

InstallDialog::~InstallDialog()
{
    m_workspace->agents()->watch(false);
}

/// An address that only this computer knows makes commands that work nowhere else.
void InstallDialog::warnOfAddress()
{
    const QUrl address = m_workspace->address();
    if (!isThisComputerOnly(address)) {
        m_address->hideMessage();
        return;
    }
    const QString where = address.toString(QUrl::FullyEncoded | QUrl::StripTrailingSlash);
    const bool isEmbedded = m_workspace->server().mode == "local"_L1;
    m_address->showMessage(InlineMessage::Kind::Warning,
                           isEmbedded
                               ? tr("This workspace is served by the console itself, at %1: an agent on another machine cannot reach it, and after the next "
                                    "start nobody can at this address. Agents need a server that runs by itself.")
                                     .arg(where)
                               : tr("%1 is an address of this computer alone: an agent on another machine cannot reach it.").arg(where));
}

QWidget *InstallDialog::makeChoices()
{
    auto *place = new QWidget;
    m_environments = new CheckList(place);
    m_environments->setObjectName(u"installEnvironments"_s);
    for (const EnvironmentSummary &summary : m_workspace->environments()->all())
        m_environments->addChoice(plainLine(summary.environment.displayName), summary.environment.id.toString(), false, summary.environment.name);
    m_life = new QComboBox(place);
    m_life->setObjectName(u"tokenLife"_s);
    m_life->addItem(tr("1 hour"), qint64(3600));
    m_life->addItem(tr("24 hours"), aDay);
    m_life->addItem(tr("7 days"), 7 * aDay);
    m_life->addItem(tr("30 days"), 30 * aDay);
    m_life->setCurrentIndex(1);
    m_name = new QLineEdit(place);
    m_name->setObjectName(u"installName"_s);
    m_name->setMaxLength(128);
    m_accept = new QCheckBox(tr("&Accept it when it reports"), place);
    m_accept->setObjectName(u"acceptAtOnce"_s);
    m_replace = new QCheckBox(tr("It may re&place the agent of the same machine"), place);
    m_replace->setObjectName(u"mayReplace"_s);
    auto *places = new FormField(tr("Ma&y see the targets of"), m_environments, place);
    places->setHint(tr("None checked: of all environments."));
    auto *name = new FormField(tr("&Name"), m_name, place);
    name->setHint(tr("Empty: as its machine is called."));
    m_make = new QPushButton(tr("&Make the token"), place);
    m_make->setObjectName(u"makeToken"_s);
    m_make->setDefault(true); // never Close: it would take the token away
    auto *grid = new QGridLayout(place);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(spacing::page);
    grid->addWidget(places, 0, 0, 5, 1, Qt::AlignTop);
    auto *life = new FormField(tr("Token is &good for"), m_life, place);
    life->keepNoteRoom(false);
    grid->addWidget(life, 0, 1);
    grid->addWidget(name, 1, 1);
    grid->addWidget(m_accept, 2, 1);
    grid->addWidget(m_replace, 3, 1);
    grid->addWidget(m_make, 4, 1, Qt::AlignLeading);
    connect(m_make, &QPushButton::clicked, this, &InstallDialog::makeToken);
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &text) { m_commands->setServer(m_workspace->address(), text); });
    return place;
}

InstallDialog::Step InstallDialog::addStep(QGridLayout *grid)
{
    Step step{new QLabel, new QLabel, new QLabel};
    step.glyph->setFixedSize(spacing::smallIcon, spacing::smallIcon);
    step.text->setTextFormat(Qt::PlainText);
    step.detail->setTextFormat(Qt::PlainText);
    step.detail->setFont(Theme::captionFont());
    step.detail->setWordWrap(true);
    const int row = grid->rowCount();
    grid->addWidget(step.glyph, row, 0);
    grid->addWidget(step.text, row, 1);
    grid->addWidget(step.detail, row, 2);
    return step;
}

QWidget *InstallDialog::makeReports()
{
    auto *place = new QWidget;
    auto *grid = new QGridLayout(place);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(spacing::between);
    grid->setColumnStretch(2, 1);
    m_used = addStep(grid);
    m_version = addStep(grid);
    m_clock = addStep(grid);
    m_decided = addStep(grid);
    m_acceptNow = new QPushButton(tr("A&ccept"), place);
    m_acceptNow->setObjectName(u"acceptNow"_s);
    m_acceptNow->setAutoDefault(false);
    m_acceptNow->setEnabled(false);
    grid->addWidget(m_acceptNow, grid->rowCount() - 1, 3);
    connect(m_acceptNow, &QPushButton::clicked, this, &InstallDialog::acceptAgent);
    return place;
}

QWidget *InstallDialog::makeForm()
{
    m_commands = new InstallCommands;
    m_commands->setServer(m_workspace->address(), {});
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    column->addWidget(stepTitle(tr("1  What it may see"), form));
    column->addWidget(makeChoices());
    column->addWidget(stepTitle(tr("2  On the machine, as root"), form));
    column->addWidget(m_commands);
    column->addWidget(stepTitle(tr("3  It reports"), form));
    column->addWidget(makeReports());
    column->addStretch(1);
    return form;
}

void InstallDialog::updateMake()
{
    const QString refusal = m_workspace->whyNot(Permission::TokenAdmin);
    m_make->setEnabled(refusal.isEmpty() && !m_making && !m_made);
    m_make->setToolTip(!refusal.isEmpty() ? refusal : m_made ? tr("It is made: each lets one machine in.") : tr("Make the token"));
    for (QWidget *choice : std::initializer_list<QWidget *>{m_environments, m_life, m_accept, m_replace})
        choice->setEnabled(!m_made && !m_making);
}

void InstallDialog::makeToken()
{
    RegistrationToken token;
    for (const QString &id : m_environments->checked())
        token.environments.append(EnvironmentId(parseUuid(id)));
    token.autoAccept = m_accept->isChecked();
    token.mayReplace = m_replace->isChecked();
    m_making = true;
    updateMake();
    const std::chrono::seconds life(m_life->currentData().toLongLong());
    whenDone(m_workspace->create(token, life), this, [this](const Result<NewRegistrationToken> &answer) {
        m_making = false;
        if (answer)
            tokenMade(*answer);
        else
            m_message->showError(tr("The token was not made."), answer.error());
        updateMake();
    });
}

void InstallDialog::tokenMade(const NewRegistrationToken &made)
{
    m_message->hideMessage();
    m_made = made;
    const QString until = words::nearInstant(made.expiresAt, toInstant(m_workspace->serverNow()), DisplayZone::current().zone());
    m_commands->setToken(made.text, tr("Shown only now. It ends %1 or with its first use.").arg(until));
    emit editReported(tr("A registration token was made."));
    updateSteps();
    if (auto *copy = m_commands->findChild<QPushButton *>(u"copyToken"_s))
        copy->setFocus(Qt::OtherFocusReason);
}

void InstallDialog::askWhoCame()
{
    if (!m_made || !m_agent.isNull())
        return;
    whenDone(m_workspace->queries().registrationTokens(), this, [this](const Result<QList<RegistrationToken>> &answer) {
        if (!answer || !m_made)
            return; // the next word of an agent asks again
        for (const RegistrationToken &each : *answer) {
            if (each.id == m_made->id && each.usedAt) {
                m_agent = each.agent;
                m_usedAt = each.usedAt;
            }
        }
        updateSteps();
    });
}

void InstallDialog::show(const Step &step, const QIcon &icon, const QString &text, const QString &detail)
{
    step.glyph->setPixmap(icon.pixmap(QSize(spacing::smallIcon, spacing::smallIcon), devicePixelRatioF()));
    step.text->setText(text);
    step.detail->setText(plainParagraph(detail));
}

void InstallDialog::updateSteps()
{
    const AgentRow *row = m_agent.isNull() ? nullptr : m_workspace->agents()->find(m_agent);
    const QIcon waits = healthIcon(Health::Unknown);
    if (m_usedAt)
        show(m_used, healthIcon(Health::Healthy), tr("Token used"),
             words::nearInstant(*m_usedAt, toInstant(m_workspace->serverNow()), DisplayZone::current().zone()));
    else
        show(m_used, waits, tr("Token not used yet"), m_made ? tr("waiting for the machine") : QString());
    if (row) {
        showProgram(*row);
    } else {
        show(m_version, waits, tr("Version not known yet"));
        show(m_clock, waits, tr("No sign of life yet"));
        show(m_decided, waits, tr("Not decided yet"));
    }
    const bool isPending = row && row->agent.lifecycle == AgentLifecycle::Pending;
    const QString refusal = m_workspace->whyNot(Permission::TokenAdmin);
    m_acceptNow->setEnabled(isPending && refusal.isEmpty());
    m_acceptNow->setToolTip(isPending ? refusal : tr("There is nobody to accept yet."));
}

/// What it is, whether it lives and how its clock goes, and what people decided.
void InstallDialog::showProgram(const AgentRow &row)
{
    const QIcon done = healthIcon(Health::Healthy);
    const QIcon doubt = healthIcon(Health::Degraded);
    const Agent &agent = row.agent;
    const bool isOld = row.standing == VersionStanding::Outdated || row.standing == VersionStanding::TooOld;
    const QString version = tr("%1, version %2: %3", "name, number, how it stands")
                                .arg(plainLine(agent.name), plainLine(agent.agentVersion), words::of(row.standing).toLower());
    show(m_version, isOld ? doubt : done, version, words::capabilities(agent.capabilities));
    if (!agent.lastSeenAt) {
        show(m_clock, healthIcon(Health::Unknown), tr("No sign of life yet"));
    } else {
        const bool isOff = std::chrono::abs(agent.clockSkew) >= tolerableSkew;
        show(m_clock, isOff ? doubt : done, (isOff ? tr("Its clock is %1") : tr("Clock right within %1")).arg(words::clockOffset(agent.clockSkew)),
             isOff ? tr("Set the clock of the machine: what it says is dated by it.") : QString());
    }
    const bool isPending = agent.lifecycle == AgentLifecycle::Pending;
    show(m_decided, lifecycleIcon(agent.lifecycle), isPending ? tr("Waiting for somebody to accept it") : words::of(agent.lifecycle),
         isPending ? m_workspace->whyNot(Permission::TokenAdmin) : QString());
}

void InstallDialog::acceptAgent()
{
    whenDone(m_workspace->acceptAgent(m_agent), this, [this](const Result<ShownAgent> &answer) {
        if (!answer) {
            m_message->showError(tr("It was not accepted."), answer.error());
            return;
        }
        m_message->hideMessage();
        emit editReported(tr("%1 was accepted.").arg(plainLine(answer->agent.name)));
        updateSteps();
    });
}

} // namespace tidegate
