// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/askbar.h"

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/peoplemodel.h"
#include "models/personname.h"
#include "models/servicewords.h"
#include "models/targettreemodel.h"
#include "models/wallclock.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/overview/gateasked.h"
#include "ui/overview/gatequestion.h"
#include "ui/overview/opentimelist.h"
#include "ui/style/plaintext.h"
#include "ui/style/statusglyph.h"
#include "ui/style/symbolicon.h"
#include "ui/widgets/alertaccessible.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/personfield.h"
#include "ui/widgets/timefield.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMap>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {

namespace {

constexpr qsizetype maxReleases = 20;

QComboBox *addChoice(QWidget *parent, const QString &objectName, const QString &accessibleName, int characters)
{
    auto *choice = new QComboBox(parent);
    choice->setObjectName(objectName);
    choice->setAccessibleName(accessibleName);
    choice->setAccessibleDescription(accessibleName); // its name is what is chosen
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(characters);
    return choice;
}

/// The releases that are somewhere, newest first.
QList<ReleaseRef> releasesOf(const TargetTreeModel &targets)
{
    QHash<const TargetRelease *, std::optional<Instant>> newest; // many targets have one
    targets.forEachTarget([&newest](const TargetCandidate &candidate) {
        std::optional<Instant> &at = newest[candidate.target.release()];
        at = std::max(at, candidate.target.deployedAt());
    });
    QHash<QUuid, ReleaseRef> known;
    for (auto it = newest.cbegin(); it != newest.cend(); ++it) {
        const QUuid id = it.key()->id;
        if (!id.isNull() && (!known.contains(id) || known.value(id).deployedAt < *it))
            known.insert(id, {id, it.key()->name, *it});
    }
    QList<ReleaseRef> releases = known.values();
    std::sort(releases.begin(), releases.end(),
              [](const ReleaseRef &a, const ReleaseRef &b) { return std::tie(b.deployedAt, a.name) < std::tie(a.deployedAt, b.name); });
    return releases.first(std::min(maxReleases, releases.size()));
}

/// Replaces what follows the first entry, and keeps what is chosen by its data.
void refill(QComboBox *choice, const QList<std::pair<QUuid, QString>> &entries)
{
    bool same = choice->count() == entries.size() + 1;
    for (int i = 0; same && i < entries.size(); ++i)
        same = choice->itemData(i + 1) == entries.at(i).first && choice->itemText(i + 1) == entries.at(i).second;
    if (same)
        return; // an open list must not change under the pointer for nothing
    const QVariant chosen = choice->currentData();
    const QSignalBlocker quiet(choice); // what is chosen stays chosen
    while (choice->count() > 1)
        choice->removeItem(1);
    for (const auto &[id, name] : entries)
        choice->addItem(name, id);
    choice->setCurrentIndex(qMax(0, choice->findData(chosen)));
}

} // namespace

AskBar::AskBar(Workspace *workspace, QWidget *parent) : QFrame(parent), m_workspace(workspace)
{
    m_later = new QTimer(this);
    m_later->setSingleShot(true);
    m_later->setInterval(300ms); // a time is typed digit by digit
    m_minute = new QTimer(this);
    m_minute->setObjectName(u"askMinute"_s);
    m_minute->setSingleShot(true);
    build();
    connect(m_later, &QTimer::timeout, this, &AskBar::askAgain);
    connect(m_ask, &QPushButton::clicked, this, &AskBar::ask);
    connect(m_when, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_time->setVisible(index == 1);
        timeChanged();
    });
    const auto later = qOverload<>(&QTimer::start);
    for (QComboBox *choice : {m_environment, m_when, m_release})
        connect(choice, &QComboBox::currentIndexChanged, m_later, later);
    connect(m_who, &PersonField::personChanged, m_later, later);
    connect(m_who, &QLineEdit::textEdited, m_later, later); // half a name is nobody: the answer is not for it
    connect(m_time, &TimeField::instantChanged, this, &AskBar::timeChanged);
    connect(workspace, &Workspace::identityChanged, this, &AskBar::updateIdentity);
    connect(workspace, &Workspace::loaded, this, &AskBar::updateChoices);
    connect(workspace, &Workspace::completed, this, &AskBar::updateChoices);
    connect(&DisplayZone::current(), &DisplayZone::changed, this, [this] { m_time->setZone(DisplayZone::current().zone()); });
    follow();
    updateIdentity();
    updateChoices();
}

void AskBar::follow()
{
    for (QAbstractItemModel *model : std::initializer_list<QAbstractItemModel *>{m_workspace->freezes(), m_workspace->environments()}) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &AskBar::noteChange);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &AskBar::noteChange);
        connect(model, &QAbstractItemModel::dataChanged, this, &AskBar::noteChange);
    }
    connect(m_workspace, &Workspace::entityChanged, this, &AskBar::noteChange);
    connect(m_workspace, &Workspace::loaded, this, &AskBar::noteChange);
    connect(m_workspace, &Workspace::clockChanged, this, &AskBar::noteChange);
    connect(m_workspace, &Workspace::permissionsChanged, this, &AskBar::noteChange);
    connect(m_workspace->model<PeopleModel>(), &PeopleModel::namesChanged, this, &AskBar::noteChange);
    connect(&DisplayZone::current(), &DisplayZone::changed, this, &AskBar::noteChange);
    connect(m_minute, &QTimer::timeout, this, &AskBar::noteChange);
    connect(m_workspace, &Workspace::stateChanged, this, &AskBar::updateReply);
}

void AskBar::noteChange()
{
    m_missedChange = true;
    if (isVisible() && m_workspace->state() == Workspace::State::Live)
        m_later->start();
}

void AskBar::build()
{
    buildQuestion();
    buildAnswer();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::group, spacing::between, spacing::group, spacing::between);
    column->setSpacing(spacing::between);
    column->addWidget(m_question);
    column->addWidget(m_reply);
    m_openTimes = new OpenTimeList(m_workspace, this);
    m_openTimes->hide();
    connect(m_openTimes, &OpenTimeList::chosen, this, [this](Instant start) { askFor(EnvironmentId(m_environment->currentData().toUuid()), start); });
    column->addWidget(m_openTimes);
}

void AskBar::buildQuestion()
{
    m_question = new QWidget(this);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum); // not Fixed, which would stop at the height of one line
    policy.setHeightForWidth(true);
    m_question->setSizePolicy(policy);
    m_environment = addChoice(m_question, u"askEnvironment"_s, tr("Environment to deploy to"), 12);
    m_when = addChoice(m_question, u"askWhen"_s, tr("When"), 6);
    m_when->addItems({tr("now"), tr("a time")});
    buildTime();
    m_who = new PersonField(m_workspace->model<PeopleModel>(), m_question);
    m_who->setObjectName(u"askWho"_s);
    m_who->setAccessibleName(tr("Who would deploy"));
    m_who->setAccessibleDescription(tr("Name or id; empty: you"));
    m_who->setToolTip(tr("Name or id; empty: you"));
    m_who->setMinimumWidth(18 * fontMetrics().averageCharWidth());
    m_release = addChoice(m_question, u"askRelease"_s, tr("Release to deploy"), 12);
    m_release->addItem(tr("any release"), QUuid());
    m_ask = new QPushButton(symbolIcon(u"ask"_s), tr("&Ask"), m_question);
    m_ask->setObjectName(u"ask"_s);
    m_ask->setAccessibleName(tr("Ask whether I can deploy"));
    for (QWidget *part : std::initializer_list<QWidget *>{m_when, m_time, m_environment, m_release}) {
        auto *enter = new QAction(part); // Enter asks, wherever one is in the question
        enter->setShortcuts({Qt::Key_Return, Qt::Key_Enter});
        enter->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        part->addAction(enter);
        connect(enter, &QAction::triggered, this, &AskBar::ask);
    }
    connect(m_who, &PersonEdit::entered, this, &AskBar::ask); // no action: while its list is open, Enter is for the list
    connect(m_who, &QLineEdit::returnPressed, this, &AskBar::ask);

    auto *row = new FlowLayout(m_question);
    row->setContentsMargins(0, 0, 0, 0);
    auto *question = new QLabel(tr("Can I &deploy to"), m_question);
    question->setBuddy(m_environment);
    row->addWidget(question);
    row->addWidget(m_environment);
    row->addWidget(new QLabel(tr("at"), m_question));
    row->addWidget(m_when);
    row->addWidget(m_time);
    row->addWidget(new QLabel(tr("as", "as me: who would deploy"), m_question));
    row->addWidget(m_who);
    row->addWidget(new QLabel(tr("with", "with a release"), m_question));
    row->addWidget(m_release);
    row->addWidget(new QLabel(tr("?", "the end of 'Can I deploy to': where the verb comes last it stands here"), m_question));
    row->addWidget(m_ask);
}

void AskBar::buildTime()
{
    constexpr int morning = 9 * 3600;
    constexpr int lines = 2;
    m_time = new TimeField(TimeStyle::Weekday, TimeField::Edge::Start, tr("Time of the deployment"), m_question);
    m_time->setObjectName(u"askTime"_s);
    m_time->setLines(lines);
    m_time->setKeepsDays(true);
    m_time->setNow([this] { return now(); });
    m_time->setFreezeEnds([this] { return m_workspace->freezes()->endsOfActive({EnvironmentId(m_environment->currentData().toUuid())}, now()); });
    const QTimeZone zone = DisplayZone::current().zone();
    m_time->setZone(zone);
    m_time->setInstant(instantOn(dateOf(now(), zone).addDays(1), morning, zone));
    m_time->hide();
}

void AskBar::buildAnswer()
{
    m_reply = new QWidget(this);
    m_icon = new QLabel(m_reply);
    m_answer = new QLabel(m_reply);
    makeAlert(m_answer);
    m_answer->setObjectName(u"answer"_s);
    m_answer->setWordWrap(true);
    m_answer->setTextFormat(Qt::PlainText);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_copy = new QToolButton(m_reply);
    m_copy->setObjectName(u"copyAnswer"_s);
    m_copy->setIcon(symbolIcon(u"copy"_s));
    m_copy->setAutoRaise(true);
    m_copy->setFocusPolicy(Qt::StrongFocus);
    m_copy->setAccessibleName(tr("Copy the answer"));
    m_copy->setToolTip(tr("Copy the answer"));
    connect(m_copy, &QToolButton::clicked, this, &AskBar::copyAnswer);
    m_copyNames = new QPushButton(symbolIcon(u"copy"_s), tr("Cop&y names"), m_reply);
    m_copyNames->setObjectName(u"copyNames"_s);
    m_copyNames->setToolTip(tr("Copy the names of those who may deploy"));
    connect(m_copyNames, &QPushButton::clicked, this, &AskBar::copyNames);
    auto *row = new QHBoxLayout(m_reply);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::between);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_answer, 1);
    row->addWidget(m_copyNames, 0, Qt::AlignTop);
    row->addWidget(m_copy, 0, Qt::AlignTop);
    m_reply->hide();
}

void AskBar::updateIdentity()
{
    const QString name = m_workspace->identity().name;
    m_who->setPlaceholderText(name.isEmpty() ? tr("me") : tr("me (%1)").arg(name));
    updateChoices();
}

void AskBar::updateChoices()
{
    QList<std::pair<QUuid, QString>> releases;
    for (const ReleaseRef &release : releasesOf(*m_workspace->targets()))
        releases.emplaceBack(release.id, release.name);
    const QVariant chosen = m_release->currentData();
    refill(m_release, releases);
    if (m_release->currentData() != chosen)
        noteChange();
}

void AskBar::setEnvironments(const QList<EnvironmentId> &ids, const QStringList &names)
{
    bool same = m_environment->count() == ids.size();
    for (int i = 0; same && i < ids.size(); ++i)
        same = m_environment->itemData(i) == ids.at(i).uuid() && m_environment->itemText(i) == names.at(i);
    if (same)
        return;
    const QVariant chosen = m_environment->currentData();
    const QSignalBlocker quiet(m_environment); // what is chosen stays chosen
    m_environment->clear();
    for (qsizetype i = 0; i < ids.size(); ++i)
        m_environment->addItem(names.at(i), ids.at(i).uuid());
    const int index = m_environment->findData(chosen);
    m_environment->setCurrentIndex(index >= 0 ? index : m_environment->count() - 1); // the last stage is what people ask about
    m_ask->setEnabled(isAskable());
    if (m_environment->count() == 0) {
        m_reply->hide();
        m_openTimes->hide();
    }
    noteChange(); // the one it was about may be gone, or be called something else
}

void AskBar::askFor(const TypedCommand &question)
{
    const EnvironmentId environment = question.plan.environments.value(0);
    m_who->choose(question.user);
    if (question.isAboutWhen) {
        askWhen(environment, question.plan.start.value_or(now()));
        return;
    }
    if (question.plan.start && !question.plan.end) {
        askFor(environment, *question.plan.start);
        return;
    }
    choose(environment.uuid());
    m_when->setCurrentIndex(question.plan.end ? 1 : 0);
    if (question.plan.end)
        m_time->setTyped(question.when); // a day, which stays one
    ask();
}

void AskBar::askFor(EnvironmentId environment, Instant at)
{
    choose(environment.uuid());
    m_when->setCurrentIndex(1);
    m_time->setInstant(at);
    ask();
}

void AskBar::askWhen(EnvironmentId environment, Instant from)
{
    OpenTimeQuestion times;
    times.from = wholeSeconds(from);
    times.duration = OpenTimeQuestion::minDuration;
    times.count = 1;
    choose(environment.uuid());
    const quint64 number = ++m_asked;
    whenDone(m_workspace->queries().openTimes({environment}, times), this, [=, this](const Result<OpenTimes> &open) {
        if (number != m_asked)
            return;
        const Instant start = open && !open->found.isEmpty() ? open->found.constFirst().start : from;
        if (start >= now() + 1min) {
            askFor(environment, start);
            return;
        }
        m_when->setCurrentIndex(0); // open by now, or the answer says why it never is
        ask();
    });
}

QString AskBar::questionText() const
{
    const std::optional<TimeSpan> stretch = m_when->currentIndex() == 1 ? m_time->stretch() : std::nullopt;
    const QString when = m_when->currentIndex() != 1 ? QString() : stretch ? toText(stretch->start) + u'/' + toText(stretch->end) : toText(m_time->instant());
    return QStringList{m_environment->currentData().toString(), when, m_who->person().toString(), m_release->currentData().toString()}.join(u' ');
}

void AskBar::helpAfter(const GateSentence &sentence, Instant at)
{
    if (!sentence.yes) {
        m_openTimes->show();
        m_openTimes->ask(EnvironmentId(m_environment->currentData().toUuid()), m_environment->currentText(), at, questionText());
    } else if (!m_shape || m_openTimes->isHidden()) {
        m_openTimes->forget();
        m_openTimes->hide();
    } else {
        m_openTimes->forget(); // nobody asked: what lies beneath stays where it is
    }
}

void AskBar::choose(QUuid environment)
{
    const int index = m_environment->findData(environment);
    if (index >= 0)
        m_environment->setCurrentIndex(index);
}

Instant AskBar::now() const
{
    const QDateTime now = m_workspace->serverNow();
    return now.isValid() ? toInstant(now) : Clock::system().now();
}

bool AskBar::isAskable() const
{
    return m_environment->currentIndex() >= 0 && (m_when->currentIndex() != 1 || m_time->isReadable());
}

void AskBar::timeChanged()
{
    m_ask->setEnabled(isAskable());
    const bool isUnreadable = m_when->currentIndex() == 1 && !m_time->isReadable();
    m_ask->setToolTip(isUnreadable ? plainToolTip(m_time->problem()) : QString());
    if (isUnreadable) { // what is answered there was asked for another time
        ++m_number;
        m_later->stop();
        m_reply->setVisible(false);
        m_openTimes->setVisible(false);
        m_asksAgain = m_asksAgain || !m_answer->text().isEmpty();
    } else {
        m_later->start();
    }
}

Instant AskBar::chosenTime() const
{
    return wholeSeconds(m_when->currentIndex() == 1 ? m_time->instant() : now());
}

std::optional<TimeSpan> AskBar::chosenStretch() const
{
    std::optional<TimeSpan> stretch = m_when->currentIndex() == 1 ? m_time->stretch() : std::nullopt;
    if (stretch && stretch->end > now())
        stretch->start = std::max(stretch->start, wholeSeconds(now()));
    return stretch;
}

void AskBar::ask()
{
    ++m_asked;
    m_shape.reset(); // who asks wants to hear the answer, the same one too
    send();
}

void AskBar::send()
{
    if (!isAskable())
        return;
    m_later->stop();
    m_missedChange = false;
    constexpr int minute = 60'000;
    m_minute->start(minute - static_cast<int>(m_workspace->serverNow().toMSecsSinceEpoch() % minute));
    if (const QString problem = m_who->problem(); !problem.isEmpty()) {
        ++m_number; // what is under way was another question
        m_may.clear();
        m_isAnswer = false;
        m_openTimes->hide();
        say(Health::Unknown, problem);
        return;
    }
    GateQuestion question;
    question.at = chosenTime();
    question.user = m_who->person().isNull() ? m_workspace->identity().user : m_who->person();
    question.releaseId = m_release->currentData().toUuid();
    const EnvironmentId environment(m_environment->currentData().toUuid());
    const quint64 number = ++m_number;
    m_asksAgain = false;
    if (const std::optional<TimeSpan> stretch = chosenStretch()) {
        question.at = stretch->start;
        askAboutStretch(m_workspace->queries(), environment, question, stretch->end, this, [this, number](const Result<StretchDecision> &result) {
            if (number == m_number && result)
                showSentence(gateSentence(*result, asked(result->atStart)), result->from);
            else if (number == m_number)
                showNoAnswer(result.error());
        });
        return;
    }
    whenDone(m_workspace->queries().gateCheck(environment, question), this, [this, number](const Result<GateDecision> &result) {
        if (number == m_number && result)
            showAnswer(*result);
        else if (number == m_number)
            showNoAnswer(result.error());
    });
}

void AskBar::showNoAnswer(const Error &error)
{
    m_may.clear();
    m_isAnswer = false;
    m_openTimes->forget();
    say(Health::Unknown, tr("Nobody knows: the server gave no answer. %1 Take it as a no.").arg(words::sentence(error)));
}

void AskBar::askAgain()
{
    if (!m_reply->isHidden() || m_asksAgain)
        send();
}

void AskBar::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    if (m_missedChange)
        noteChange();
}

GateAsked AskBar::asked(const GateDecision &decision) const
{
    GateAsked asked = gateAsked(*m_workspace, m_environment->currentText(), decision);
    asked.who = whoText();
    asked.release = m_release->currentIndex() > 0 ? m_release->currentText() : QString();
    return asked;
}

QString AskBar::whoText() const
{
    const UserId who = m_who->person();
    return who.isNull() || who == m_workspace->identity().user ? QString() : plainLine(personName(*m_workspace, who));
}

void AskBar::showAnswer(const GateDecision &decision)
{
    showSentence(gateSentence(decision, asked(decision)), decision.at);
}

void AskBar::showSentence(const GateSentence &sentence, Instant at)
{
    m_isAnswer = true;
    m_answeredAt = at;
    if (m_workspace->serverNow().isValid())
        m_answeredAt = toInstant(m_workspace->serverNow());
    m_may = sentence.may;
    helpAfter(sentence, at);
    say(sentence.yes ? Health::Healthy : sentence.conditional ? Health::Degraded : Health::Unhealthy, sentence.text);
}

void AskBar::say(Health shape, const QString &text)
{
    const bool isNews = std::exchange(m_shape, shape) != shape; // another minute in the same sentence is not read out
    m_text = text;
    m_reply->show();
    updateReply();
    if (isNews)
        announceAgain(m_answer);
}

void AskBar::updateReply()
{
    if (m_reply->isHidden())
        return;
    const bool isOld = m_isAnswer && m_workspace->state() != Workspace::State::Live && m_workspace->state() != Workspace::State::Closed;
    if (isOld || m_missedChange)
        noteChange();
    const Instant now = m_workspace->serverNow().isValid() ? toInstant(m_workspace->serverNow()) : m_answeredAt;
    const QString when = words::nearInstant(m_answeredAt, now, DisplayZone::current().zone());
    const QString text = isOld ? tr("Of %1, and not asked again because there is no connection: %2", "time, answer").arg(when, m_text) : m_text;
    const QIcon icon = healthIcon(isOld ? Health::Unknown : m_shape.value_or(Health::Unknown));
    m_icon->setPixmap(icon.pixmap(QSize(spacing::toolIcon, spacing::toolIcon), devicePixelRatioF()));
    QPalette colors = palette();
    if (isOld)
        colors.setColor(QPalette::WindowText, Theme::current().colors().text2);
    m_answer->setPalette(colors);
    m_answer->setText(text);
    m_answer->setAccessibleName(text);
    m_copyNames->setVisible(!m_may.isEmpty());
    m_openTimes->setEnabled(!isOld);
}

QString AskBar::answer() const
{
    return m_answer->text();
}

void AskBar::copyAnswer()
{
    QGuiApplication::clipboard()->setText(m_answer->text());
}

void AskBar::copyNames()
{
    QString names = m_may.join(u", "_s);
    names.remove(QChar(0x2068)).remove(QChar(0x2069)); // isolates are for the sentence
    QGuiApplication::clipboard()->setText(names);
}

void AskBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::current().colors().border);
    painter.setBrush(palette().base());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), spacing::radius, spacing::radius);
}

} // namespace tidegate
