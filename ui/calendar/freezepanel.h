// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/calendar/entry/calendarentry.h"

#include <QUrl>
#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QLabel;
class QPlainTextEdit;
class QPushButton;
QT_END_NAMESPACE

namespace tidegate {

class Pill;

/// The selected freeze in words, with what can be done about it; a hint while none is selected.
class FreezePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit FreezePanel(QWidget *parent = nullptr);

    /// Empty refusals: allowed. Else the sentence says why not; it is the button's tooltip and stands below the text.
    void showEntry(const CalendarEntry &entry, Instant now, const QTimeZone &zone, const QString &editRefusal, const QString &deleteRefusal);
    void showNothing();
    /// It asks for its least alone: words that have no room scroll, and the buttons below them stay on the page.
    bool hasHeightForWidth() const override { return false; }
    QSize minimumSizeHint() const override;
    QString text() const; ///< The words as they are copied.

signals:
    void editRequested();
    void deleteRequested();
    void changesRequested(); ///< What changed during it.
    void copyRequested();
    void copyJsonRequested();
    void notOpened(const QString &text); ///< No program took the address of the incident: what to do.

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void askToOpenIncident();
    void setActionsVisible(bool visible);
    void applyColors();

    std::optional<FreezeState> m_state; ///< Nothing: no freeze is shown.
    QLabel *m_icon = nullptr;
    QLabel *m_title = nullptr;
    Pill *m_pill = nullptr;
    QLabel *m_stateWord = nullptr;
    std::optional<QUrl> m_link; ///< To the incident of the freeze that is shown.
    QPlainTextEdit *m_text = nullptr;
    QLabel *m_refusal = nullptr;
    QPushButton *m_incident = nullptr;
    QPushButton *m_changes = nullptr;
    QPushButton *m_edit = nullptr;
    QPushButton *m_delete = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_copyJson = nullptr;
};

} // namespace tidegate
