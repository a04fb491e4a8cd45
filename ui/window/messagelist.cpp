// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/messagelist.h"

#include "models/words.h"
#include "ui/style/statusglyph.h"
#include "ui/widgets/displayzone.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr int keptMessages = 200;
constexpr int detailRole = Qt::UserRole + 1;
constexpr int kindRole = Qt::UserRole + 2;

QString wholeText(const QListWidgetItem *item)
{
    const QString detail = item->data(detailRole).toString();
    return detail.isEmpty() ? item->text() : item->text() + u'\n' + detail;
}

} // namespace

MessageList::MessageList(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Messages"));
    resize(680, 460);
    m_filter = new QComboBox(this);
    m_filter->setObjectName(u"messageFilter"_s);
    m_filter->setAccessibleName(tr("Which messages"));
    m_filter->setAccessibleDescription(tr("Which messages the list shows"));
    m_filter->addItem(tr("All messages"));
    m_filter->addItem(tr("Failures only"));
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Messages, newest first"));
    m_list->setWordWrap(true);
    m_list->setAlternatingRowColors(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto *copyAction = new QAction(tr("&Copy"), m_list);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(copyAction);
    m_detail = new QPlainTextEdit(this);
    m_detail->setReadOnly(true);
    m_detail->setTabChangesFocus(true);
    m_detail->setAccessibleName(tr("Details of the message"));
    m_detail->setMaximumHeight(130);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    m_clear = buttons->addButton(tr("Clear"), QDialogButtonBox::ResetRole);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_filter, 0, Qt::AlignLeading);
    column->addWidget(m_list, 1);
    column->addWidget(m_detail);
    column->addWidget(buttons);
    for (QPushButton *button : {m_copy, m_clear}) // Enter in the list throws nothing away
        button->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_filter, &QComboBox::currentIndexChanged, this, &MessageList::applyFilter);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &MessageList::showDetail);
    connect(m_list, &QListWidget::currentRowChanged, this, &MessageList::showDetail);
    connect(m_copy, &QPushButton::clicked, this, &MessageList::copySelected);
    connect(copyAction, &QAction::triggered, this, &MessageList::copySelected);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_list->clear();
        showDetail();
    });
    showDetail();
}

void MessageList::add(Kind kind, const QString &text, const QString &detail)
{
    const QString time = words::instant(Clock::system().now(), DisplayZone::current().zone());
    const bool failed = kind == Kind::Failure;
    auto *item = new QListWidgetItem(healthIcon(failed ? Health::Unhealthy : Health::Healthy), time + u"  "_s + text);
    item->setData(detailRole, detail);
    item->setData(kindRole, static_cast<int>(kind));
    item->setData(Qt::AccessibleTextRole, failed ? tr("Failed: %1").arg(item->text()) : item->text());
    m_list->insertItem(0, item);
    while (m_list->count() > keptMessages)
        delete m_list->takeItem(m_list->count() - 1);
    applyFilter();
    if (isVisible() || !failed)
        return;
    ++m_unread;
    emit unreadChanged();
}

int MessageList::count() const
{
    return m_list->count();
}

void MessageList::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_list->setFocus();
    if (m_list->count() > 0 && m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
    if (m_unread == 0)
        return;
    m_unread = 0;
    emit unreadChanged();
}

void MessageList::applyFilter()
{
    const bool failuresOnly = m_filter->currentIndex() == 1;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        item->setHidden(failuresOnly && item->data(kindRole).toInt() != static_cast<int>(Kind::Failure));
    }
    showDetail();
}

void MessageList::showDetail()
{
    const QListWidgetItem *item = m_list->currentItem();
    const bool shown = item && !item->isHidden();
    m_detail->setPlainText(shown ? item->data(detailRole).toString() : QString());
    m_detail->setPlaceholderText(m_list->count() == 0 ? tr("Nothing was reported since the start.") : tr("There is nothing more to say about this message."));
    m_copy->setEnabled(shown);
    m_clear->setEnabled(m_list->count() > 0);
}

void MessageList::copySelected()
{
    QStringList texts;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        if (!item->isHidden() && (item->isSelected() || item == m_list->currentItem()))
            texts.append(wholeText(item));
    }
    QGuiApplication::clipboard()->setText(texts.join(u"\n\n"_s));
}

} // namespace tidegate
