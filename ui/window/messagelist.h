// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

QT_BEGIN_NAMESPACE
class QComboBox;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
QT_END_NAMESPACE

namespace tidegate {

/// What failed and what was done since the start: the newest 200 messages, kept until cleared, copyable. Only failures count as unread.
class MessageList final : public QDialog
{
    Q_OBJECT

public:
    enum class Kind { Success, Failure };

    explicit MessageList(QWidget *parent = nullptr);

    /// detail: method, address, status, request id; may be empty.
    void add(Kind kind, const QString &text, const QString &detail = {});
    int unread() const { return m_unread; }
    int count() const; ///< Of all, shown or not.

signals:
    void unreadChanged();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void copySelected();
    void showDetail();
    void applyFilter();

    QComboBox *m_filter = nullptr;
    QListWidget *m_list = nullptr;
    QPlainTextEdit *m_detail = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_clear = nullptr;
    int m_unread = 0;
};

} // namespace tidegate
