// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/calendar/edit/freezepreviewbox.h"
#include "ui/calendar/span/spanview.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
QT_END_NAMESPACE

namespace tidegate {

class FormField;
class InlineMessage;

/// What a drawn range becomes: a title in words, a reason, Create. A small panel over the page, next to the range. Once something was typed it
/// stays until it is answered, and drawing another range only changes its times; while nothing was, it goes when the focus goes elsewhere.
class CreatePopover final : public QFrame
{
    Q_OBJECT

public:
    explicit CreatePopover(PreviewSource source, QWidget *parent);

    /// anchor: the range, in coordinates of the parent. Where the draft has no environment, one of the lanes is chosen here.
    void openFor(const FreezeWindow &draft, const QList<CalendarLane> &lanes, const QTimeZone &zone, const QTimeZone &second, const QRect &anchor);
    void showError(const Error &error); ///< Enables Create again.
    void dismiss();                     ///< Without asking; what was typed is gone.
    FreezeWindow draft() const;         ///< With the reason as typed.
    QString title() const;

signals:
    void createRequested(const tidegate::FreezeWindow &window);
    void detailsRequested(const tidegate::FreezeWindow &draft);
    void dismissed(bool hadFocus); ///< False: the focus is elsewhere already.

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void update();
    void submit();
    void place();
    void followFocus(QWidget *now);

    FreezeWindow m_draft;
    QList<CalendarLane> m_lanes;
    QTimeZone m_zone = QTimeZone::utc();
    QTimeZone m_second = QTimeZone::utc();
    QRect m_anchor;
    bool m_saving = false;
    bool m_closing = false; ///< Hiding moves the focus, which must not close it once more.
    QLabel *m_title = nullptr;
    QLabel *m_range = nullptr;
    QComboBox *m_environment = nullptr;
    FormField *m_environmentField = nullptr;
    QLineEdit *m_reason = nullptr;
    FormField *m_reasonField = nullptr;
    FreezePreviewBox *m_preview = nullptr;
    InlineMessage *m_message = nullptr;
    QPushButton *m_create = nullptr;
};

} // namespace tidegate
