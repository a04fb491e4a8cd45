// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/edit/createpopover.h"

#include "ui/style/plaintext.h"
#include "ui/style/theme.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {
constexpr int popoverWidth = 400;
constexpr int maxReason = 1'024;
constexpr qsizetype maxName = 24; // characters of an environment
} // namespace

CreatePopover::CreatePopover(PreviewSource source, QWidget *parent) : QFrame(parent)
{
    setObjectName(u"createPopover"_s);
    setAccessibleName(tr("New freeze"));
    m_preview = new FreezePreviewBox(std::move(source), this);
    build();
    hide();
}

void CreatePopover::build()
{
    const auto label = [this](const QString &name) {
        auto *text = new QLabel(this);
        text->setObjectName(name);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        return text;
    };
    m_title = label(u"popoverTitle"_s);
    m_title->setFont(Theme::strongFont());
    m_range = label(u"popoverRange"_s);
    m_environment = new QComboBox(this);
    m_environment->setObjectName(u"popoverEnvironment"_s);
    m_environment->setPlaceholderText(tr("Choose an environment"));
    m_environmentField = new FormField(tr("En&vironment"), m_environment, this);
    m_reason = new QLineEdit(this);
    m_reason->setObjectName(u"popoverReason"_s);
    m_reason->setMaxLength(maxReason);
    m_reason->setPlaceholderText(tr("Why nothing may be deployed, such as “Holiday freeze”"));
    m_reasonField = new FormField(tr("Rea&son"), m_reason, this);
    m_reasonField->setPointer(u"/reason"_s);
    m_message = new InlineMessage(this);
    m_create = new QPushButton(tr("&Create"), this);
    m_create->setObjectName(u"popoverCreate"_s);
    auto *details = new QPushButton(tr("Edit &details…"), this);
    details->setObjectName(u"popoverDetails"_s);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"popoverCancel"_s);
    for (QPushButton *button : {m_create, details, cancel})
        button->setAutoDefault(true);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(spacing::between);
    buttons->addWidget(details);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_create);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::page, spacing::group, spacing::page, spacing::group);
    column->setSpacing(spacing::between);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_title, m_range, m_environmentField, m_reasonField, m_preview, m_message})
        column->addWidget(widget);
    column->addLayout(buttons);

    connect(m_reason, &QLineEdit::textChanged, this, &CreatePopover::update);
    connect(m_reason, &QLineEdit::returnPressed, this, &CreatePopover::submit);
    connect(m_environment, &QComboBox::currentIndexChanged, this, &CreatePopover::update);
    connect(m_create, &QPushButton::clicked, this, &CreatePopover::submit);
    connect(details, &QPushButton::clicked, this, [this] { emit detailsRequested(draft()); });
    connect(cancel, &QPushButton::clicked, this, &CreatePopover::dismiss);
    connect(m_preview, &FreezePreviewBox::changed, this, &CreatePopover::place);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { followFocus(now); });
}

void CreatePopover::openFor(const FreezeWindow &draft, const QList<CalendarLane> &lanes, const QTimeZone &zone, const QTimeZone &second, const QRect &anchor)
{
    const bool wasOpen = isVisible();
    m_draft = draft;
    m_lanes = lanes;
    m_zone = zone;
    m_second = second;
    m_anchor = anchor;
    const QVariant chosen = m_environment->currentData();
    m_environment->clear();
    for (const CalendarLane &lane : lanes)
        m_environment->addItem(lane.production ? tr("%1 · PROD", "environment").arg(lane.name) : lane.name, lane.id.uuid());
    // What was drawn says nothing about where: unless one alone is shown, none is chosen that somebody did not mean.
    m_environment->setCurrentIndex(wasOpen ? m_environment->findData(chosen) : lanes.size() == 1 ? 0 : -1);
    m_environmentField->setVisible(draft.environmentId.isNull());
    m_environmentField->setError({});
    if (!wasOpen || !draft.reason.isEmpty())
        m_reason->setText(draft.reason);
    m_reasonField->setError({});
    m_message->hideMessage();
    m_saving = false;
    update();
    show();
    raise();
    if (CreatePopover::draft().environmentId.isNull()) {
        m_environment->setFocus();
        return;
    }
    m_reason->setFocus();
    m_reason->selectAll();
}

FreezeWindow CreatePopover::draft() const
{
    FreezeWindow window = m_draft;
    if (window.environmentId.isNull())
        window.environmentId = EnvironmentId(m_environment->currentData().toUuid());
    window.reason = m_reason->text().trimmed();
    window.timezone = freezetext::zoneName(m_zone);
    return window;
}

QString CreatePopover::title() const
{
    return m_title->text();
}

void CreatePopover::update()
{
    const FreezeWindow window = draft();
    const auto lane = std::find_if(m_lanes.cbegin(), m_lanes.cend(), [&window](const CalendarLane &each) { return each.id == window.environmentId; });
    const QString name = lane == m_lanes.cend() ? tr("The environment") : lane->production ? tr("%1 (PROD)", "environment").arg(lane->name) : lane->name;
    m_title->setText(freezetext::sentence(name, false, window.start, window.end, m_zone));
    m_range->setText(freezetext::liveRange({window.start, window.end}, m_zone, m_second));
    const bool isPlaced = !window.environmentId.isNull();
    m_create->setText(isPlaced && lane != m_lanes.cend() ? tr("Freeze %1", "environment").arg(plainCaption(lane->name, maxName)) : tr("&Create"));
    m_create->setEnabled(isPlaced && !window.reason.isEmpty() && !m_saving);
    const QString missing = !isPlaced ? tr("Choose an environment first.") : window.reason.isEmpty() ? tr("Give a reason first.") : QString();
    m_create->setToolTip(m_saving ? tr("Saving…") : missing);
    m_preview->setWindows(isPlaced ? QList{window} : QList<FreezeWindow>());
    if (isPlaced)
        m_environmentField->setError({});
    place();
}

void CreatePopover::submit()
{
    if (m_saving)
        return;
    if (draft().environmentId.isNull()) {
        m_environmentField->setError(tr("Choose an environment first."));
        m_environment->setFocus();
        place();
        return;
    }
    if (const auto checked = validated(draft()); !checked) {
        showError(checked.error());
        return;
    }
    m_saving = true;
    m_message->hideMessage();
    update();
    emit createRequested(draft());
}

void CreatePopover::showError(const Error &error)
{
    m_saving = false;
    update();
    const QList<FieldError> rest = FormField::showErrors({m_reasonField}, error);
    if (error.fields.isEmpty() || !rest.isEmpty()) {
        Error shown = error;
        shown.fields = rest;
        m_message->showError(tr("The freeze was not created."), shown);
    }
    place();
}

void CreatePopover::dismiss()
{
    if (!isVisible() || m_closing)
        return;
    const QScopedValueRollback<bool> closing(m_closing, true);
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    m_reason->clear();
    emit dismissed(hadFocus);
}

void CreatePopover::followFocus(QWidget *now)
{
    const bool elsewhere = now && parentWidget()->isAncestorOf(now) && !isAncestorOf(now);
    if (elsewhere && !m_saving && m_reason->text().trimmed().isEmpty())
        dismiss();
}

void CreatePopover::place()
{
    const QList<QWidget *> parts = findChildren<QWidget *>();
    for (QWidget *part : parts) // what changed inside of a part is heard of only later: until then the height is that of before
        part->updateGeometry();
    layout()->invalidate();
    layout()->activate();
    const int width = std::min(std::max(popoverWidth, layout()->totalMinimumSize().width()), parentWidget()->width() - 2 * spacing::between);
    resize(width, std::max(layout()->totalHeightForWidth(width), layout()->totalMinimumSize().height()));
    // Below the range, or above it where there is no room; never over it while there is a side that is free.
    const QRect room = parentWidget()->rect().adjusted(spacing::between, spacing::between, -spacing::between, -spacing::between);
    QPoint at(m_anchor.center().x() - width / 2, m_anchor.bottom() + spacing::between);
    if (at.y() + height() > room.bottom() && m_anchor.top() - height() - spacing::between >= room.top())
        at.setY(m_anchor.top() - height() - spacing::between);
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width)));
    at.setY(std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    move(at);
}

void CreatePopover::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) // they must not reach the view below
        QFrame::keyPressEvent(event);
}

void CreatePopover::paintEvent(QPaintEvent *)
{
    const BaseColors colors = Theme::current().colors();
    QPainter painter(this);
    painter.fillRect(rect(), colors.raised);
    painter.setPen(QPen(colors.borderStrong, 1));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace tidegate
