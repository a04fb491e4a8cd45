// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/span/spanviewaccessible.h"

#include "ui/calendar/span/spanview.h"

#include <QAccessibleWidget>

namespace tidegate {
namespace {

class SpanViewAccessible final : public QAccessibleWidget
{
public:
    explicit SpanViewAccessible(SpanView *view) : QAccessibleWidget(view, QAccessible::Grouping) {}

    QString text(QAccessible::Text kind) const override
    {
        const auto *view = static_cast<SpanView *>(widget());
        switch (kind) {
        case QAccessible::Name:
            return view->cursorText();
        case QAccessible::Value:
            return view->shownText();
        case QAccessible::Description:
            return SpanView::tr(
                       "%1. Arrows move the cursor, with Shift they select a range, Enter opens the freeze there or creates one, Tab goes through the freezes, "
                       "Ctrl, Shift and arrows move the selected freeze, Alt, Shift and arrows move its end or its start, "
                       "A shows the agenda, which is a table.")
                .arg(view->accessibleName());
        default:
            return QAccessibleWidget::text(kind);
        }
    }
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<SpanView *>(object);
    return view ? new SpanViewAccessible(view) : nullptr;
}

} // namespace

void installSpanViewAccessible()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace tidegate
