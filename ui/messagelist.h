// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

QT_BEGIN_NAMESPACE
class QListWidget;
class QPlainTextEdit;
class QPushButton;
QT_END_NAMESPACE

namespace tidegate {

/// What failed since the start: the newest 200 messages, kept until cleared, copyable.
class MessageList final : public QDialog
{
    Q_OBJECT

public:
    explicit MessageList(QWidget *parent = nullptr);

    void add(const QString &text, const QString &detail);
    int unread() const { return m_unread; }
    int count() const;

signals:
    void unreadChanged();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void copySelected();
    void showDetail();

    QListWidget *m_list = nullptr;
    QPlainTextEdit *m_detail = nullptr;
    QPushButton *m_copy = nullptr;
    int m_unread = 0;
};

} // namespace tidegate
