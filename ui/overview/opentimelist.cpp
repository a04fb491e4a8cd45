// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/opentimelist.h"

#include "models/servicewords.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/style/plaintext.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/flowlayout.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {

namespace {

constexpr int shownRows = 3;
constexpr std::chrono::seconds lengths[] = {1h, 2h, 4h, 8h, 24h};
constexpr int usualLength = 1;

} // namespace

OpenTimeList::OpenTimeList(Workspace *workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace)
{
    build();
    connect(m_length, &QComboBox::currentIndexChanged, this, [this] {
        say(tr("Looking…"));
        send();
    });
    connect(m_list, &QListWidget::currentRowChanged, m_use, [this](int row) { m_use->setEnabled(row >= 0); });
    connect(m_list, &QListWidget::itemActivated, this, &OpenTimeList::use);
    connect(m_use, &QPushButton::clicked, this, &OpenTimeList::use);
    connect(m_copy, &QToolButton::clicked, this, &OpenTimeList::copy);
}

void OpenTimeList::build()
{
    auto *top = new QWidget(this);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    top->setSizePolicy(policy);
    m_length = new QComboBox(top);
    m_length->setObjectName(u"openTimeLength"_s);
    m_length->setAccessibleName(tr("How long it takes"));
    for (const std::chrono::seconds length : lengths)
        m_length->addItem(words::duration(length), qint64(length.count()));
    m_length->setCurrentIndex(usualLength);
    auto *label = new QLabel(tr("Ne&xt open times for"), top);
    label->setBuddy(m_length);
    m_use = new QPushButton(symbolIcon(u"check"_s), tr("&Use this time"), top);
    m_use->setObjectName(u"useOpenTime"_s);
    m_copy = new QToolButton(top);
    m_copy->setObjectName(u"copyOpenTimes"_s);
    m_copy->setIcon(symbolIcon(u"copy"_s));
    m_copy->setAutoRaise(true);
    m_copy->setFocusPolicy(Qt::StrongFocus);
    m_copy->setAccessibleName(tr("Copy the open times"));
    m_copy->setToolTip(tr("Copy the open times"));
    auto *row = new FlowLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(label);
    row->addWidget(m_length);
    row->addWidget(m_use);
    row->addWidget(m_copy);

    m_list = new QListWidget(this);
    m_list->setObjectName(u"openTimes"_s);
    m_list->setAccessibleName(tr("Next open times"));
    m_list->setFixedHeight(shownRows * spacing::rowHeight + 2 * m_list->frameWidth());
    m_state = new QLabel(this);
    m_state->setObjectName(u"openTimesState"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setFont(Theme::captionFont());
    m_state->setMinimumHeight(2 * m_state->fontMetrics().lineSpacing()); // kept free, so that nothing moves
    m_state->setAlignment(Qt::AlignTop);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::inside);
    column->addWidget(top);
    column->addWidget(m_list);
    column->addWidget(m_state);
}

void OpenTimeList::ask(EnvironmentId environment, const QString &name, Instant from, const QString &question)
{
    const bool isSame = environment == m_environment && from == m_from;
    m_question = question;
    m_environment = environment;
    m_name = name;
    m_from = from;
    if (!isSame && m_times.isEmpty())
        say(tr("Looking…"));
    send();
}

void OpenTimeList::forget()
{
    ++m_number;
    m_times.clear();
    m_list->clear();
    m_environment = {};
    m_answered.clear();
    say({});
}

void OpenTimeList::send()
{
    if (m_environment.isNull())
        return;
    const quint64 number = ++m_number;
    OpenTimeQuestion question;
    question.from = m_from;
    question.duration = std::chrono::seconds(m_length->currentData().toLongLong());
    whenDone(m_workspace->queries().openTimes({m_environment}, question), this, [this, number](const Result<OpenTimes> &result) {
        if (number != m_number)
            return;
        if (result) {
            list(*result);
            return;
        }
        list({});
        say(result.error().kind == ErrorKind::NotFound ? tr("The server does not say when it is open next.") : words::sentence(result.error()));
    });
}

void OpenTimeList::list(const OpenTimes &times)
{
    const int row = m_list->currentRow();
    const QString question = m_question + u' ' + m_length->currentData().toString();
    const bool isSame = std::exchange(m_answered, question) == question;
    std::optional<Instant> selected;
    if (isSame && row >= 0 && row < m_times.size())
        selected = m_times.at(row).start;
    m_times = times.found;
    while (m_list->count() > m_times.size())
        delete m_list->takeItem(m_list->count() - 1);
    for (qsizetype i = 0; i < m_times.size(); ++i) {
        const QString line = lineOf(m_times.at(i));
        if (i == m_list->count())
            m_list->addItem(line);
        else if (m_list->item(static_cast<int>(i))->text() != line)
            m_list->item(static_cast<int>(i))->setText(line);
    }
    int current = m_times.isEmpty() ? -1 : 0;
    for (qsizetype i = 0; i < m_times.size(); ++i) {
        if (selected && m_times.at(i).start == *selected)
            current = static_cast<int>(i);
    }
    m_list->setCurrentRow(current);
    m_use->setEnabled(current >= 0);
    m_copy->setEnabled(current >= 0);
    QStringList reasons;
    for (const Remark &reason : times.reasons)
        reasons.append(words::sentence(reason));
    say(reasons.join(u' '));
}

void OpenTimeList::say(const QString &text)
{
    m_state->setText(text);
    m_use->setEnabled(m_list->currentRow() >= 0);
    m_copy->setEnabled(!m_times.isEmpty());
}

QString OpenTimeList::lineOf(const OpenTime &time) const
{
    const QDateTime server = m_workspace->serverNow();
    const Instant now = server.isValid() ? toInstant(server) : Clock::system().now();
    const QString start = words::nearInstant(time.start, now, DisplayZone::current().zone());
    if (!time.end)
        return tr("%1, with no freeze ahead", "from a time on").arg(start);
    const QString length = words::duration(*time.end - time.start);
    //: %1 a time, %2 how long it is open from then on, %3 the reason of a freeze
    return tr("%1, open for %2, until “%3”").arg(start, length, time.limit ? plainLine(time.limit->reason) : QString());
}

void OpenTimeList::use()
{
    const int row = m_list->currentRow();
    if (row >= 0 && row < m_times.size())
        emit chosen(m_times.at(row).start);
}

QString OpenTimeList::text() const
{
    QStringList lines;
    for (const OpenTime &time : m_times)
        lines.append(lineOf(time));
    //: %1 an environment, %2 a duration; the open times follow, each on a line of its own
    return tr("%1 is open for %2 from:", "before a list of times").arg(m_name, m_length->currentText()) + u'\n' + lines.join(u'\n');
}

void OpenTimeList::copy() const
{
    QGuiApplication::clipboard()->setText(text());
}

} // namespace tidegate
