// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/audit.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QGridLayout;
class QLabel;
class QPlainTextEdit;
QT_END_NAMESPACE

namespace tidegate {

/// One audit row in full: who, when, why, and the object before and after side by side.
class AuditDetail final : public QWidget
{
    Q_OBJECT

public:
    explicit AuditDetail(QWidget *parent = nullptr);

    void setEntry(const AuditEntry *entry); ///< Null: nothing chosen.

private:
    QPlainTextEdit *addPane(QGridLayout *grid, const QString &title, int column);

    QLabel *m_summary = nullptr;
    QLabel *m_hash = nullptr;
    QPlainTextEdit *m_before = nullptr;
    QPlainTextEdit *m_after = nullptr;
};

/// The row as indented JSON, for copying and export; compact: on one line.
QByteArray auditJson(const AuditEntry &entry, bool compact);

} // namespace tidegate
