// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/localtime.h"

#include <QDateTime>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QDateTimeEdit;
class QLabel;
QT_END_NAMESPACE

namespace tidegate {

/// A wall-clock time in a zone, with its weekday and its UTC reading beside it.
///
/// A time that does not exist or comes twice is taken by its edge, so that a freeze is never shorter than either reading. An instant that
/// was set and not touched comes back exactly, seconds and ambiguity included.
class ZonedTimeEdit final : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(QString instantText READ instantText WRITE setInstantText NOTIFY instantChanged USER true)

public:
    enum class Edge { Start, End }; ///< Start takes the earlier reading, End the later.

    ZonedTimeEdit(Edge edge, const QString &name, QWidget *parent = nullptr);

    void setInstant(Instant instant); ///< Shown in the zone.
    Instant instant() const;
    QString instantText() const { return toText(instant()); } ///< As the API writes it.
    void setInstantText(const QString &text);                 ///< Malformed text changes nothing.
    /// Keeps what the wall clock shows; the instant changes.
    void setZone(const QTimeZone &zone);

    QString note() const;    ///< Explains a time that does not exist or comes twice; else empty.
    QString reading() const; ///< "Mon · 22 Nov 2026 23:00 UTC"
    QDateTimeEdit *edit() const { return m_edit; }

signals:
    void instantChanged();

private:
    LocalTimeReading readings() const;
    void update();

    Edge m_edge;
    QTimeZone m_zone = QTimeZone::utc();
    Instant m_set;        ///< As given to setInstant().
    QDateTime m_setShown; ///< What the editor showed then; invalid: the zone has changed since.
    QDateTimeEdit *m_edit = nullptr;
    QLabel *m_reading = nullptr;
};

} // namespace tidegate
