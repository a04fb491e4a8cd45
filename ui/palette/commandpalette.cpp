// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/commandpalette.h"

#include "ui/palette/palettedelegate.h"
#include "ui/style/plaintext.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"
#include "ui/widgets/alertaccessible.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr int paletteWidth = 640;
constexpr int shownRows = 12;
constexpr int fromTop = 48;
constexpr qsizetype kept = 20;
constexpr int answerLines = 4;
constexpr std::chrono::milliseconds restTime{300};

} // namespace

CommandPalette::CommandPalette(PaletteModel::Source source, QAction *opener, QWidget *window) : QFrame(window), m_opener(opener)
{
    setObjectName(u"palette"_s);
    setAccessibleName(tr("Command palette"));
    const auto withoutOpener = [opener, source = std::move(source)](PaletteItem::Kind kind) {
        QList<PaletteItem> items = source(kind);
        items.removeIf([opener](const PaletteItem &item) { return item.action == opener; }); // it is open
        return items;
    };
    m_model = new PaletteModel(withoutOpener, this);
    m_box = new QLineEdit(this);
    m_box->setObjectName(u"paletteBox"_s);
    m_box->setPlaceholderText(tr("Search, run a command, or ask: may I deploy to production?"));
    m_box->setAccessibleName(tr("Search or run a command"));
    m_box->addAction(symbolIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_box->setMinimumHeight(spacing::rowHeight + spacing::between);
    m_list = new QListView(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("Found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus); // the box keeps it and moves the current row
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_hint = new QLabel(this);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setFont(Theme::captionFont());
    m_hint->setContentsMargins(spacing::inside, 0, spacing::inside, 0);
    m_hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_answer = new QLabel(this);
    m_answer->setObjectName(u"paletteAnswer"_s);
    m_answer->setTextFormat(Qt::PlainText);
    m_answer->setWordWrap(true);
    m_answer->setAlignment(Qt::AlignTop);
    m_answer->setContentsMargins(spacing::inside, 0, spacing::inside, 0);
    m_answer->setFixedHeight(answerLines * m_answer->fontMetrics().lineSpacing());
    makeAlert(m_answer);
    m_answer->hide();
    m_rest = new QTimer(this);
    m_rest->setSingleShot(true);
    m_rest->setInterval(restTime);
    connect(m_rest, &QTimer::timeout, this, &CommandPalette::sendQuestion);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::between, spacing::between, spacing::between, spacing::between);
    column->setSpacing(spacing::inside);
    column->addWidget(m_box);
    column->addWidget(m_answer);
    column->addWidget(m_list);
    column->addWidget(m_hint);
    connect(m_box, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, &CommandPalette::activate);
    connect(opener, &QAction::triggered, this, &CommandPalette::toggle);
    qApp->installEventFilter(this);
    hide();
}

void CommandPalette::setRecent(const QStringList &keys)
{
    m_recent = keys.first(std::min(keys.size(), kept));
    m_model->setRecent(m_recent);
}

void CommandPalette::setSentences(PaletteModel::Sentences sentences, Ask ask)
{
    m_model->setSentences(std::move(sentences));
    m_ask = std::move(ask);
}

/// Whether a row is a question that the server can be asked.
static bool isQuestion(const PaletteItem &item)
{
    return item.kind == PaletteItem::Kind::Sentence && item.sentence.verb == TypedCommand::Verb::Ask && item.sentence.problem.isEmpty();
}

void CommandPalette::updateAnswer()
{
    ++m_number; // what is under way was another question
    m_rest->stop();
    const QModelIndex current = m_list->currentIndex();
    const bool isAsked = m_ask && current.isValid() && isQuestion(m_model->at(current.row()));
    bool anyAsked = isAsked;
    for (int row = 0; m_ask && !anyAsked && row < m_model->rowCount(); ++row)
        anyAsked = isQuestion(m_model->at(row));
    m_answer->setVisible(anyAsked);
    m_answer->setText(isAsked ? tr("Asking…") : QString());
    if (isAsked)
        m_rest->start();
}

void CommandPalette::sendQuestion()
{
    const QModelIndex current = m_list->currentIndex();
    if (!isVisible() || !current.isValid() || !isQuestion(m_model->at(current.row())))
        return;
    const quint64 number = ++m_number;
    m_ask(m_model->at(current.row()).sentence, this, [this, number](const QString &answer) {
        if (number != m_number)
            return;
        m_answer->setText(answer);
        m_answer->setAccessibleName(answer);
        m_answer->setToolTip(plainToolTip(answer)); // all of it, where it is longer than its place
        announceAgain(m_answer);
    });
}

void CommandPalette::toggle()
{
    if (isVisible())
        dismiss();
    else
        open();
}

void CommandPalette::open(const QString &typed)
{
    if (!isVisible())
        m_focusBefore = QApplication::focusWidget();
    m_model->forget();
    {
        const QSignalBlocker once(m_box);
        m_box->setText(typed);
    }
    search();
    show();
    raise();
    m_box->setFocus(Qt::PopupFocusReason);
    QTimer::singleShot(0, this, [this] { // once it is painted
        if (isVisible())
            m_model->prepare();
    });
}

void CommandPalette::dismiss()
{
    if (!isVisible())
        return;
    const bool hadFocus = m_box->hasFocus();
    hide();
    ++m_number; // nobody waits for the answer any more
    m_rest->stop();
    m_model->forget(); // ten thousand names need not stay
    if (hadFocus && m_focusBefore && m_focusBefore->isVisible())
        m_focusBefore->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::search()
{
    m_model->search(m_box->text());
    const int found = m_model->found();
    const int rows = m_model->rowCount();
    if (rows > 0)
        m_list->setCurrentIndex(m_model->index(0, 0));
    m_list->scrollToTop();
    if (found == 0)
        m_hint->setText(tr("Nothing matches. One may ask: “may I deploy to production?” Type ? to see what else can be searched."));
    else if (m_box->text().isEmpty())
        m_hint->setText(tr("> commands   @ targets   # environments   ! freezes   ? help"));
    else if (!m_model->isAnyPossible())
        m_hint->setText(tr("Nothing here can be opened or run as it is typed · Esc closes"));
    else if (found > rows)
        m_hint->setText(tr("The best %L1 of %L2 · type on to narrow them down").arg(rows).arg(found));
    else
        m_hint->setText(tr("%n found · Enter opens or runs, Esc closes", nullptr, found));
    updateAnswer();
    place();
    announce();
}

void CommandPalette::place()
{
    const int rows = std::clamp(m_model->rowCount(), 1, shownRows);
    const int height = std::max(m_list->sizeHintForRow(0), spacing::rowHeight + spacing::inside);
    m_list->setFixedHeight(rows * height + 2);
    const QSize room = parentWidget()->size();
    setFixedWidth(std::min(paletteWidth, room.width() - 2 * spacing::page));
    layout()->activate();
    resize(width(), layout()->sizeHint().height());
    move((room.width() - width()) / 2, std::min(fromTop, std::max(0, room.height() - this->height())));
}

void CommandPalette::announce()
{
    const QModelIndex current = m_list->currentIndex();
    m_box->setAccessibleDescription(current.isValid() ? current.data(Qt::AccessibleTextRole).toString() : m_hint->text());
    if (!QAccessible::isActive() || !isVisible())
        return;
    QAccessibleEvent event(current.isValid() ? static_cast<QObject *>(m_list) : m_hint, current.isValid() ? QAccessible::Focus : QAccessible::Alert);
    if (current.isValid())
        event.setChild(current.row());
    QAccessible::updateAccessibility(&event);
}

void CommandPalette::moveBy(int rows)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    int next = m_list->currentIndex().row() + rows;
    if (std::abs(rows) == 1)
        next = (next + count) % count;
    m_list->setCurrentIndex(m_model->index(std::clamp(next, 0, count - 1), 0));
    updateAnswer();
    announce();
}

bool CommandPalette::handleKey(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Down:
    case Qt::Key_Tab:
        moveBy(1);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab:
        moveBy(-1);
        return true;
    case Qt::Key_PageDown:
        moveBy(shownRows - 1);
        return true;
    case Qt::Key_PageUp:
        moveBy(1 - shownRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate();
        return true;
    case Qt::Key_Escape:
        dismiss();
        return true;
    default:
        return false;
    }
}

void CommandPalette::remember(const PaletteItem &item)
{
    if (item.kind == PaletteItem::Kind::Sentence)
        return; // it is about one time, and typed again when it is wanted again
    QStringList keys = m_recent;
    keys.removeAll(keyOf(item));
    keys.prepend(keyOf(item));
    setRecent(keys);
}

void CommandPalette::activate()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    const PaletteItem item = m_model->at(current.row());
    if (item.kind == PaletteItem::Kind::Prefix) {
        m_box->setText(item.shortcut);
        return;
    }
    if (!item.sentence.problem.isEmpty()) {
        m_hint->setText(item.sentence.problem);
        return;
    }
    if (!item.whyNot.isEmpty()) {
        m_hint->setText(tr("Not possible: %1").arg(item.whyNot));
        return;
    }
    remember(item);
    dismiss();
    if (item.kind != PaletteItem::Kind::Command)
        emit chosen(item);
    else if (item.action)
        item.action->trigger();
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const qreal half = Theme::current().outline() / 2;
    QPainter painter(this);
    painter.setPen(QPen(Theme::current().colors().borderStrong, 2 * half));
    painter.setBrush(palette().window());
    painter.drawRect(QRectF(rect()).adjusted(half, half, -half, -half));
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (m_opener->shortcut() == QKeySequence(key->keyCombination())) {
            event->ignore();
            return true;
        }
    }
    if (!isVisible())
        return false;
    if (watched == m_box && event->type() == QEvent::KeyPress)
        return handleKey(*static_cast<QKeyEvent *>(event));
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    if (event->type() == QEvent::MouseButtonPress) {
        const auto *widget = qobject_cast<const QWidget *>(watched);
        if (widget && widget != this && !isAncestorOf(widget))
            dismiss(); // the click does what it was meant for
    }
    return false;
}

} // namespace tidegate
