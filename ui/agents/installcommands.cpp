// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/agents/installcommands.h"

#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QString purposeText(InstallLine::Purpose purpose)
{
    switch (purpose) {
    case InstallLine::Purpose::Install:
        return InstallCommands::tr("Install the program");
    case InstallLine::Purpose::TakeToken:
        return InstallCommands::tr("Then paste the token, press Enter and Ctrl+D");
    case InstallLine::Purpose::Run:
        return InstallCommands::tr("Start it");
    }
    Q_UNREACHABLE();
}

QPushButton *copyButton(const QString &name, QLineEdit *of, QWidget *parent)
{
    auto *button = new QPushButton(symbolIcon(u"copy"_s), InstallCommands::tr("Copy"), parent);
    button->setAutoDefault(false);
    button->setAccessibleName(name);
    button->setToolTip(name);
    QObject::connect(button, &QPushButton::clicked, of, [of] { QGuiApplication::clipboard()->setText(of->property("whole").toString()); });
    return button;
}

} // namespace

InstallCommands::InstallCommands(QWidget *parent) : QWidget(parent)
{
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(u"installWays"_s);
    m_tabs->setAccessibleName(tr("How the program comes onto the machine"));
    m_tabs->addTab(makeTab(InstallWay::DebianPackage), tr("Debian, Ubuntu"));
    m_tabs->addTab(makeTab(InstallWay::BareProgram), tr("Without a package"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    column->addWidget(m_tabs);
    column->addWidget(makeTokenRow());
    setToken({}, {});
}

QWidget *InstallCommands::makeTab(InstallWay way)
{
    auto *tab = new QWidget(this);
    auto *grid = new QGridLayout(tab);
    grid->setContentsMargins(spacing::between, spacing::between, spacing::between, spacing::between);
    grid->setSpacing(spacing::inside);
    const QList<InstallLine> lines = installLines(way, {}, {});
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString purpose = purposeText(lines.at(i).purpose);
        auto *edit = new QLineEdit(tab);
        edit->setObjectName(u"installLine%1%2"_s.arg(static_cast<int>(way)).arg(i));
        edit->setReadOnly(true);
        edit->setFont(Theme::monospaceFont());
        edit->setAccessibleName(purpose);
        auto *label = new QLabel(purpose, tab);
        label->setFont(Theme::captionFont());
        const int row = static_cast<int>(2 * i);
        grid->addWidget(label, row, 0, 1, 2);
        grid->addWidget(edit, row + 1, 0);
        grid->addWidget(copyButton(tr("Copy: %1", "a command, by what it does").arg(purpose), edit, tab), row + 1, 1);
        m_lines.append({way, i, edit});
    }
    return tab;
}

QWidget *InstallCommands::makeTokenRow()
{
    auto *place = new QWidget(this);
    m_token = new QLineEdit(place);
    m_token->setObjectName(u"newToken"_s);
    m_token->setReadOnly(true);
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setFont(Theme::monospaceFont());
    auto *label = new QLabel(tr("To&ken"), place);
    label->setBuddy(m_token);
    m_token->setAccessibleName(tr("Token"));
    m_show = new QPushButton(tr("Sho&w"), place);
    m_show->setObjectName(u"showToken"_s);
    m_show->setCheckable(true);
    m_show->setAutoDefault(false);
    m_copyToken = copyButton(tr("Copy the token"), m_token, place);
    m_copyToken->setObjectName(u"copyToken"_s);
    m_copyToken->setText(tr("&Copy token"));
    m_note = new QLabel(place);
    m_note->setWordWrap(true);
    m_note->setFont(Theme::captionFont());
    auto *grid = new QGridLayout(place);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(spacing::inside);
    grid->addWidget(label, 0, 0);
    grid->addWidget(m_token, 0, 1);
    grid->addWidget(m_show, 0, 2);
    grid->addWidget(m_copyToken, 0, 3);
    grid->addWidget(m_note, 1, 1, 1, 3);
    connect(m_show, &QPushButton::toggled, this, [this](bool shown) {
        m_token->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        m_show->setText(shown ? tr("Hid&e") : tr("Sho&w"));
    });
    return place;
}

void InstallCommands::setServer(const QUrl &server, const QString &name)
{
    for (const Line &line : std::as_const(m_lines)) {
        const QString command = installLines(line.way, server, name).at(line.place).command;
        line.edit->setText(command);
        line.edit->setCursorPosition(0);
        line.edit->setProperty("whole", command);
        line.edit->setToolTip(command.toHtmlEscaped());
    }
}

void InstallCommands::setToken(const QByteArray &token, const QString &note)
{
    m_token->setText(QString::fromLatin1(token));
    m_token->setCursorPosition(0);
    m_token->setProperty("whole", QString::fromLatin1(token));
    m_note->setText(note);
    m_show->setEnabled(!token.isEmpty());
    m_copyToken->setEnabled(!token.isEmpty());
    m_token->setEnabled(!token.isEmpty());
    m_token->setPlaceholderText(token.isEmpty() ? tr("Make it first") : QString());
}

bool InstallCommands::hasToken() const
{
    return !m_token->text().isEmpty();
}

} // namespace tidegate
