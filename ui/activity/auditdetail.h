// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/audit.h"

#include <QHash>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLabel;
class QPushButton;
class QTreeView;
QT_END_NAMESPACE

namespace tidegate {

class ElidedLabel;
class FieldChangeModel;
class PeopleModel;

/// One audit row in full: who, when, why, and each field before and after.
class AuditDetail final : public QWidget
{
    Q_OBJECT

public:
    explicit AuditDetail(QWidget *parent = nullptr);

    void setNames(const QHash<QString, QString> &names) { m_names = names; } ///< What stands for an id that is mentioned.
    void setPeople(const PeopleModel *people) { m_people = people; }         ///< Who the authors of rows are.
    void setEntry(const AuditEntry *entry);                                  ///< Null: nothing chosen.
    /// What the button that leads to the object says, and why it cannot; an empty reason enables it.
    void setDestination(const QString &text, const QString &whyNot);
    /// Whether what the row tells of was deleted, so that it may be restored.
    void setRestorable(bool isRestorable);
    QTreeView *table() const { return m_table; }

signals:
    void objectRequested();
    void copyRequested();
    void restoreRequested();

private:
    void build();
    void updateFields();
    void copyCell();

    std::optional<AuditEntry> m_entry;
    QHash<QString, QString> m_names;
    const PeopleModel *m_people = nullptr;
    FieldChangeModel *m_model = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_facts = nullptr;
    QLabel *m_reason = nullptr;
    QPushButton *m_go = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_restore = nullptr;
    QCheckBox *m_all = nullptr;
    QTreeView *m_table = nullptr;
    QLabel *m_nothing = nullptr;
    ElidedLabel *m_hash = nullptr;
};

} // namespace tidegate
