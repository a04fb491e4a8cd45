// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/timepattern.h"
#include "models/typedtime.h"
#include "ui/widgets/timepopup.h"

#include <QHash>
#include <QWidget>

#include <functional>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

/// Where a time is entered. What is typed stays text; beneath stands what was understood, in full words with its zone, or why nothing was.
///
/// Nothing is guessed: while isReadable() is false there is no time, and whoever asks for one has to say problem(). Leaving the field writes what was
/// understood in its style; undo takes that back too. Up, Down and the wheel change the part at the cursor, Alt+Down shows a month and presets.
/// A time that does not exist or comes twice is taken by its edge, so that a freeze is never shorter than either reading. An instant that was set or
/// typed exactly and not touched comes back exactly, seconds and ambiguity included.
class TimeField final : public QWidget
{
    Q_OBJECT
    /// RFC 3339, or as it was typed where that is no time, so that drafts keep it.
    Q_PROPERTY(QString instantText READ instantText WRITE setInstantText NOTIFY instantChanged USER true)

public:
    using Edge = TypedTimeContext::Edge; ///< Start takes the earlier reading, End the later.
    using Direction = TypedTimeContext::Direction;

    TimeField(TimeStyle style, Edge edge, const QString &name, QWidget *parent = nullptr);

    void setDirection(Direction direction);                   ///< Ahead, unless set.
    void setNow(std::function<Instant()> now);                ///< Of the server, which what is typed is relative to. This computer's, unless set.
    void setStart(const TimeField *start);                    ///< Whose end this is: "+2h" and "17:00" are behind it. It must live as long.
    void setFreezeEnds(std::function<QList<Instant>()> ends); ///< Of the freezes that are on: presets.
    void setLines(int lines);                                 ///< That are kept free beneath, so that nothing moves. 1, unless set.
    void setKeepsDays(bool keep); ///< A day alone stays a day, which a question is about; else its edge is written out. Not kept, unless set.
    void setReadOnly(bool readOnly);
    bool isReadOnly() const;

    void setInstant(Instant instant);                  ///< Shown in the zone; undo goes back no further.
    Instant instant() const { return m_read.instant; } ///< Only while isReadable().
    /// All of what was named where it was a day, or a part of one without a clock, and days are kept.
    std::optional<TimeSpan> stretch() const { return m_keepsDays ? m_read.stretch : std::nullopt; }
    void setTyped(const QString &text); ///< As if it had been typed.
    QString instantText() const;
    void setInstantText(const QString &text);
    void setZone(const QTimeZone &zone); ///< Keeps what the wall clock shows; the instant changes.

    bool isReadable() const { return m_read.kind == TypedTime::Kind::Understood; }
    QString problem() const;                  ///< Why not.
    QString understood() const;               ///< In words; empty when it is not readable.
    QString note() const;                     ///< Explains a time that does not exist or comes twice; else empty.
    QDateTime wall() const { return m_wall; } ///< To the minute, as in wallclock.h.
    QLineEdit *edit() const { return m_edit; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    void instantChanged(); ///< Or no longer readable.
    void changedByHand();  ///< By keys, wheel, undo or a choice; before instantChanged(), and what stands there may be half of what is meant.
    void entered();        ///< The field was left, Enter pressed or a choice made: what stands there now is meant.

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// What a text stands for that was not typed but written here.
    struct Written
    {
        Instant instant;
        QDateTime wall;
        bool isExact = false;  ///< No reading was chosen by the edge.
        bool isStored = false; ///< By setInstant().
    };

    void build(const QString &name);
    TypedTimeContext context() const;
    Instant now() const;
    void read();
    bool countsFromStart(const QString &text) const;
    void say();
    QList<TimePiece> pieces(const QDateTime &wall) const;
    void replaceText(const QString &text); ///< So that undo takes it back.
    void write(const Written &time);
    void normalize();
    void writeOut();
    void step(int by);
    bool keyPressed(const QKeyEvent *event);
    bool wheelTurned(QWheelEvent *event);
    QList<TimePreset> presets() const;
    void openPopup();
    void pickDate(QDate date);
    void pick(Instant instant);
    void showMenu(QPoint place);

    TimeStyle m_style;
    Edge m_edge;
    Direction m_direction = Direction::Ahead;
    std::function<Instant()> m_now;
    std::function<QList<Instant>()> m_freezeEnds;
    const TimeField *m_start = nullptr;
    QTimeZone m_zone = QTimeZone::utc();
    QHash<QString, Written> m_written; ///< In this zone.
    TypedTime m_read;
    QDateTime m_wall;
    bool m_keepsDays = false;
    int m_lines = 1;
    int m_turned = 0; ///< What is left of the wheel, in eighths of a degree.
    QLineEdit *m_edit = nullptr;
    QLabel *m_icon = nullptr;
    QLabel *m_said = nullptr;
    QTimer *m_pause = nullptr; ///< Before what was understood is spoken.
};

} // namespace tidegate
