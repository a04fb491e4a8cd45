// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/timefield.h"

#include "models/datewords.h"
#include "models/timetext.h"
#include "models/wallclock.h"
#include "ui/style/plaintext.h"
#include "ui/style/statusglyph.h"
#include "ui/style/symbolicon.h"
#include "ui/widgets/alertaccessible.h"
#include "ui/widgets/formfield.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {
namespace {

constexpr auto speakingPause = 700ms;
constexpr int smallNoteIcon = 14;
constexpr int minYear = 2000;
constexpr int maxYear = 2199;

TypedTime unreadable(TypedTime::Kind kind)
{
    TypedTime time;
    time.kind = kind;
    return time;
}

QDateTime wholeMinutes(const QDateTime &wall)
{
    return QDateTime(wall.date(), QTime(wall.time().hour(), wall.time().minute()), Qt::UTC);
}

/// Room for what is beside the text: frame, margins, the button of the month.
int widthOf(const QLineEdit *edit, TimeStyle style)
{
    constexpr int beside = spacing::toolIcon + 4 * spacing::between;
    int widest = 0;
    for (int month = 1; month <= 12; ++month) {
        const QDateTime wall(QDate(2026, month, 30 - (month == 2 ? 2 : 0)), QTime(22, 0), Qt::UTC);
        widest = std::max(widest, edit->fontMetrics().horizontalAdvance(timeText(timePieces(wall, style))));
    }
    return widest + beside;
}

} // namespace

TimeField::TimeField(TimeStyle style, Edge edge, const QString &name, QWidget *parent) : QWidget(parent), m_style(style), m_edge(edge)
{
    m_pause = new QTimer(this);
    m_pause->setSingleShot(true);
    m_pause->setInterval(speakingPause);
    build(name);
    connect(m_edit, &QLineEdit::textEdited, this, &TimeField::changedByHand);
    connect(m_edit, &QLineEdit::textChanged, this, &TimeField::read);
    connect(m_edit, &QLineEdit::returnPressed, this, &TimeField::entered);
    connect(m_edit, &QWidget::customContextMenuRequested, this, &TimeField::showMenu);
    connect(m_pause, &QTimer::timeout, this, [this] { announceAgain(m_said); });
    connect(&Theme::current(), &Theme::changed, this, &TimeField::say);
    m_edit->installEventFilter(this);
    say();
}

void TimeField::build(const QString &name)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(name);
    m_edit = new QLineEdit(this);
    m_edit->setAccessibleName(name);
    m_edit->setPlaceholderText(tr("Such as fri 17:00"));
    m_edit->setToolTip(plainToolTip(timetext::help()));
    m_edit->setLayoutDirection(Qt::LeftToRight); // in every language, or its parts change places
    m_edit->setContextMenuPolicy(Qt::CustomContextMenu);
    m_edit->setMinimumWidth(widthOf(m_edit, m_style));
    QAction *month = m_edit->addAction(symbolIcon(u"calendar"_s), QLineEdit::TrailingPosition);
    month->setToolTip(tr("Choose a day or a time (Alt+Down)"));
    connect(month, &QAction::triggered, this, &TimeField::openPopup);
    for (QToolButton *button : m_edit->findChildren<QToolButton *>())
        button->setAccessibleName(tr("Choose a day or a time"));
    setFocusProxy(m_edit);

    m_icon = new QLabel(this);
    m_icon->hide();
    m_said = new QLabel(this);
    m_said->setObjectName(u"understood"_s);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    m_said->setFont(Theme::captionFont());
    m_said->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    makeAlert(m_said);
    setLines(1);
    auto *below = new QHBoxLayout;
    below->setSpacing(spacing::inside);
    below->addWidget(m_icon, 0, Qt::AlignTop);
    below->addWidget(m_said, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_edit);
    column->addLayout(below);
}

void TimeField::setDirection(Direction direction)
{
    m_direction = direction;
    read();
}

void TimeField::setNow(std::function<Instant()> now)
{
    m_now = std::move(now);
}

void TimeField::setStart(const TimeField *start)
{
    m_start = start;
    connect(start, &TimeField::instantChanged, this, [this] {
        if (!m_written.contains(m_edit->text())) // what was written out stays; "+2h" that waited for its start follows it
            read();
    });
}

void TimeField::setFreezeEnds(std::function<QList<Instant>()> ends)
{
    m_freezeEnds = std::move(ends);
}

void TimeField::setLines(int lines)
{
    m_lines = lines;
    m_said->setMinimumHeight(m_lines * m_said->fontMetrics().lineSpacing());
}

void TimeField::setReadOnly(bool readOnly)
{
    m_edit->setReadOnly(readOnly);
    for (QAction *action : m_edit->actions())
        action->setVisible(!readOnly);
}

void TimeField::setKeepsDays(bool keep)
{
    m_keepsDays = keep;
    say();
}

void TimeField::setTyped(const QString &text)
{
    m_edit->setText(text);
    m_edit->setCursorPosition(0);
}

bool TimeField::isReadOnly() const
{
    return m_edit->isReadOnly();
}

Instant TimeField::now() const
{
    return std::chrono::floor<std::chrono::minutes>(m_now ? m_now() : Clock::system().now()); // nobody means the second
}

TypedTimeContext TimeField::context() const
{
    TypedTimeContext context{.now = now(), .zone = m_zone, .locale = QLocale(), .edge = m_edge, .direction = m_direction, .base = {}};
    context.base = m_start && m_start->isReadable() ? m_start->instant() : context.now;
    return context;
}

void TimeField::read()
{
    const QString text = m_edit->text();
    if (const auto known = m_written.constFind(text); known != m_written.cend()) {
        m_read = {};
        m_read.kind = TypedTime::Kind::Understood;
        m_read.instant = known->instant;
        m_read.isExact = known->isExact;
        m_wall = known->wall;
    } else {
        m_read = readTypedTime(text, context());
        if (isReadable() && m_start && !m_start->isReadable() && countsFromStart(text))
            m_read = unreadable(TypedTime::Kind::NoStart);
        if (isReadable())
            m_wall = wholeMinutes(m_read.wall.isValid() ? m_read.wall : wallClock(m_read.instant, m_zone));
    }
    say();
    emit instantChanged();
}

/// Whether a text that is understood means another time after another start.
bool TimeField::countsFromStart(const QString &text) const
{
    TypedTimeContext other = context();
    other.base += std::chrono::hours(500 * 24); // another year, weekday and day
    return readTypedTime(text, other) != m_read;
}

QString TimeField::problem() const
{
    return timetext::problem(m_read, m_edit->text());
}

QString TimeField::understood() const
{
    if (!isReadable())
        return {};
    if (const std::optional<TimeSpan> all = stretch())
        return timetext::inWords(*all, m_zone);
    const QString time = timetext::inWords(m_read.instant, m_zone);
    const QDate date = dateOf(m_read.instant, m_zone);
    if (m_edge == Edge::Start || m_read.instant != dayStart(date, m_zone))
        return time;
    return tr("%1: the end of %2", "a time, the day before").arg(time, words::date(date.addDays(-1), words::DateForm::WeekdayAndDay));
}

QString TimeField::note() const
{
    if (!isReadable())
        return {};
    const LocalTimeReading both = readLocalTime(m_wall.date(), m_wall.time(), m_zone);
    if (both.kind == LocalTimeReading::Kind::Once)
        return {};
    const QString what = both.kind == LocalTimeReading::Kind::Twice ? tr("%1 comes twice on %2 in %3, because the clocks go back.")
                                                                    : tr("%1 does not exist on %2 in %3, because the clocks go forward.");
    QString which = m_edge == Edge::Start ? tr("The start takes the earlier reading, %1 UTC.") : tr("The end takes the later reading, %1 UTC.");
    if (m_written.value(m_edit->text()).isStored)
        which = tr("The stored reading is %1 UTC.");
    else if (m_read.isExact)
        which = tr("The reading that was chosen is %1 UTC.");
    const QString said = what.arg(words::time(m_wall.time()), words::date(m_wall.date(), words::DateForm::DayAndYear), QString::fromUtf8(m_zone.id()));
    return said + u' ' + which.arg(words::time(toDateTime(m_read.instant).time()));
}

void TimeField::say()
{
    const QString special = note();
    const QString said = !isReadable() ? problem() : special.isEmpty() ? understood() : understood() + u". "_s + special;
    const Tone tone = isReadable() ? Tone::Degraded : Tone::Unhealthy;
    const bool isMarked = !isReadable() || !special.isEmpty();
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, isMarked ? Theme::current().tone(tone).text : Theme::current().colors().text2);
    m_said->setPalette(colors);
    m_said->setText(plainParagraph(said));
    m_said->setAccessibleName(said);
    m_icon->setVisible(isMarked);
    if (isMarked)
        m_icon->setPixmap(healthIcon(isReadable() ? Health::Degraded : Health::Unhealthy).pixmap(QSize(smallNoteIcon, smallNoteIcon), devicePixelRatioF()));
    const QString spoken = isReadable() ? said : tr("Error: %1").arg(said);
    m_edit->setProperty(FormField::ownDescription, spoken);
    m_edit->setAccessibleDescription(QStringList{spoken, accessibleDescription()}.join(u' ').trimmed());
    if (m_edit->hasFocus())
        m_pause->start();
    updateGeometry();
}

QString TimeField::instantText() const
{
    return isReadable() ? toText(m_read.instant) : m_edit->text();
}

void TimeField::setInstantText(const QString &text)
{
    if (const Result<Instant> instant = parseInstant(text.toStdString()))
        setInstant(*instant);
    else
        m_edit->setText(text);
}

void TimeField::setInstant(Instant instant)
{
    const QDateTime wall = wholeMinutes(wallClock(instant, m_zone));
    const QString text = timeText(pieces(wall));
    m_written = {{text, {.instant = instant, .wall = wall, .isExact = true, .isStored = true}}};
    const QSignalBlocker quiet(m_edit);
    m_edit->setText(text);
    m_edit->setCursorPosition(0);
    read();
}

void TimeField::setZone(const QTimeZone &zone)
{
    if (zone == m_zone)
        return;
    m_zone = zone;
    m_written.clear();
    if (isReadable() && !stretch()) {
        const QSignalBlocker quiet(m_edit);
        replaceText(timeText(pieces(m_wall)));
    }
    read();
}

/// In the style of the field where that is understood again, which names of months that mean two things are not.
QList<TimePiece> TimeField::pieces(const QDateTime &wall) const
{
    QList<TimePiece> pieces = timePieces(wall, m_style);
    const TypedTime again = readTypedTime(timeText(pieces), context());
    return again.wall == wall ? pieces : timePieces(wall, TimeStyle::Plain);
}

void TimeField::replaceText(const QString &text)
{
    if (text == m_edit->text())
        return;
    m_edit->selectAll();
    m_edit->insert(text);
}

void TimeField::write(const Written &time)
{
    const QString text = timeText(pieces(time.wall));
    m_written.insert(text, time);
    if (text == m_edit->text())
        read();
    replaceText(text);
}

void TimeField::normalize()
{
    if (!stretch()) // written out it would be its edge
        writeOut();
}

void TimeField::writeOut()
{
    if (isReadable() && !isReadOnly() && !m_written.contains(m_edit->text()))
        write({.instant = m_read.instant, .wall = m_wall, .isExact = m_read.isExact, .isStored = false});
}

void TimeField::step(int by)
{
    if (!isReadable() || isReadOnly() || by == 0)
        return;
    const int cursor = m_edit->cursorPosition();
    writeOut();
    const QList<TimePiece> before = pieces(m_wall);
    const qsizetype index = pieceAt(before, cursor);
    const QDateTime wall = stepped(m_wall, before.value(index).part, by);
    if (index < 0 || wall.date().year() < minYear || wall.date().year() > maxYear)
        return;
    const QList<TimePiece> after = pieces(wall);
    replaceText(timeText(after));
    const auto start = static_cast<int>(timeText(after.first(std::min(index, after.size()))).size());
    m_edit->setSelection(start, static_cast<int>(after.value(index).text.size())); // it can be typed over
}

bool TimeField::keyPressed(const QKeyEvent *event)
{
    const bool isDown = event->key() == Qt::Key_Down;
    if ((isDown && event->modifiers() == Qt::AltModifier) || event->key() == Qt::Key_F4) {
        openPopup();
        return true;
    }
    if ((!isDown && event->key() != Qt::Key_Up) || (event->modifiers() & ~Qt::KeypadModifier))
        return false;
    step(isDown ? -1 : 1);
    return true;
}

bool TimeField::wheelTurned(QWheelEvent *event)
{
    if (!m_edit->hasFocus() || isReadOnly())
        return false; // what is around scrolls
    constexpr int notch = 120;
    m_turned += event->angleDelta().y();
    step(m_turned / notch);
    m_turned %= notch;
    event->accept();
    return true;
}

bool TimeField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::KeyPress:
        return keyPressed(static_cast<QKeyEvent *>(event));
    case QEvent::Wheel:
        return wheelTurned(static_cast<QWheelEvent *>(event));
    case QEvent::FocusOut: {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason) {
            normalize();
            emit entered();
        }
        return false;
    }
    default:
        return false;
    }
}

void TimeField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_edit) {
        m_edit->setMinimumWidth(widthOf(m_edit, m_style));
        m_said->setFont(Theme::captionFont());
        setLines(m_lines);
    }
}

QList<TimePreset> TimeField::presets() const
{
    const Instant at = now();
    const QDate today = dateOf(at, m_zone);
    const bool isAhead = m_direction == Direction::Ahead;
    QList<TimePreset> presets{{tr("Now"), at}};
    const auto add = [&](const QString &day, QDate date, int hour) {
        const QTime time(hour, 0);
        const Instant instant = hour == 0 ? dayStart(date, m_zone) : instantOn(date, time.msecsSinceStartOfDay() / 1000, m_zone);
        if (isAhead == (instant > at))
            presets.append({tr("%1, %2", "a day, a time").arg(day, words::time(time)), instant});
    };
    constexpr int weekDays = 7;
    if (!isAhead) {
        add(tr("Today"), today, 0);
        add(tr("Yesterday"), today.addDays(-1), 0);
        add(words::weekday(Qt::Monday, QLocale::LongFormat), today.addDays(today.dayOfWeek() == Qt::Monday ? -weekDays : Qt::Monday - today.dayOfWeek()), 0);
        return presets;
    }
    constexpr int evening = 18;
    constexpr int morning = 9;
    constexpr int beforeWeekend = 17;
    add(tr("Tonight"), today, evening);
    add(tr("Tomorrow"), today.addDays(1), morning);
    const QDate friday = today.addDays((Qt::Friday - today.dayOfWeek() + weekDays) % weekDays);
    const bool isOver = instantOn(friday, beforeWeekend * 3600, m_zone) <= at;
    add(words::weekday(Qt::Friday, QLocale::LongFormat), isOver ? friday.addDays(weekDays) : friday, beforeWeekend);
    for (const Instant end : m_freezeEnds ? m_freezeEnds() : QList<Instant>())
        presets.append({tr("End of the freeze, %1").arg(words::nearInstant(end, at, m_zone)), end});
    return presets;
}

void TimeField::openPopup()
{
    if (isReadOnly() || !isEnabled())
        return;
    const QDate today = dateOf(now(), m_zone);
    auto *popup = new TimePopup(m_wall.isValid() ? m_wall.date() : today, today, presets(), this);
    connect(popup, &TimePopup::datePicked, this, &TimeField::pickDate);
    connect(popup, &TimePopup::presetPicked, this, &TimeField::pick);
    popup->openBelow(m_edit);
}

void TimeField::pickDate(QDate date)
{
    m_edit->setFocus(Qt::PopupFocusReason);
    replaceText(timeText(pieces(QDateTime(date, m_wall.isValid() ? m_wall.time() : QTime(0, 0), Qt::UTC))));
    emit entered();
}

void TimeField::pick(Instant instant)
{
    m_edit->setFocus(Qt::PopupFocusReason);
    write({.instant = instant, .wall = wholeMinutes(wallClock(instant, m_zone)), .isExact = true, .isStored = false});
    emit entered();
}

void TimeField::showMenu(QPoint place)
{
    QMenu *menu = m_edit->createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!isReadOnly()) {
        menu->addSeparator();
        menu->addAction(tr("Choose a &day…"), this, &TimeField::openPopup);
        for (const TimePreset &preset : presets())
            menu->addAction(plainCaption(preset.text), this, [this, instant = preset.instant] { pick(instant); });
    }
    menu->popup(m_edit->mapToGlobal(place));
}

int TimeField::heightForWidth(int width) const
{
    return layout()->totalHeightForWidth(width);
}

QSize TimeField::minimumSizeHint() const
{
    return {m_edit->minimumWidth(), layout()->totalMinimumSize().height()};
}

QSize TimeField::sizeHint() const
{
    return {m_edit->minimumWidth(), heightForWidth(m_edit->minimumWidth())};
}

} // namespace tidegate
