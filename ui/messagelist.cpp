// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/messagelist.h"

#include "models/words.h"
#include "ui/displayzone.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {
constexpr int kept = 200;
constexpr int detailRole = Qt::UserRole + 1;
} // namespace

MessageList::MessageList(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Messages"));
    resize(640, 420);
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Messages, newest first"));
    m_list->setWordWrap(true);
    m_list->setAlternatingRowColors(true);
    m_detail = new QPlainTextEdit(this);
    m_detail->setReadOnly(true);
    m_detail->setTabChangesFocus(true);
    m_detail->setAccessibleName(tr("Details of the message"));
    m_detail->setPlaceholderText(tr("Nothing failed since the start."));
    m_detail->setMaximumHeight(120);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    QPushButton *clear = buttons->addButton(tr("Clear"), QDialogButtonBox::ResetRole);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_list, 1);
    column->addWidget(m_detail);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::currentRowChanged, this, &MessageList::showDetail);
    connect(m_copy, &QPushButton::clicked, this, &MessageList::copySelected);
    connect(clear, &QPushButton::clicked, this, [this] {
        m_list->clear();
        showDetail();
    });
    showDetail();
}

void MessageList::add(const QString &text, const QString &detail)
{
    const QString time = words::instant(Clock::system().now(), DisplayZone::current().zone());
    auto *item = new QListWidgetItem(time + u"  "_s + text);
    item->setData(detailRole, detail);
    m_list->insertItem(0, item);
    while (m_list->count() > kept)
        delete m_list->takeItem(m_list->count() - 1);
    if (isVisible())
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
    if (m_list->count() > 0 && m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
    if (m_unread == 0)
        return;
    m_unread = 0;
    emit unreadChanged();
}

void MessageList::showDetail()
{
    const QListWidgetItem *item = m_list->currentItem();
    m_detail->setPlainText(item ? item->data(detailRole).toString() : QString());
    m_copy->setEnabled(item != nullptr);
}

void MessageList::copySelected()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const QString detail = item->data(detailRole).toString();
    QGuiApplication::clipboard()->setText(detail.isEmpty() ? item->text() : item->text() + u'\n' + detail);
}

} // namespace tidegate
