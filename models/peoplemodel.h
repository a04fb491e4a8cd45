// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rowtablemodel.h"
#include "services/domain/person.h"

#include <QHash>

namespace tidegate {

/// Who there is, by display name: what a user id is shown as, and how a person is found by what somebody types.
class PeopleModel final : public RowTableModel<Person, UserId>
{
    Q_OBJECT

public:
    enum Column { PersonColumn, NameColumn, ColumnCount };
    enum Role { PersonRole = Qt::UserRole + 1, IdRole };

    explicit PeopleModel(QObject *parent = nullptr);

    void setPeople(const QList<Person> &people); ///< By difference on id.

    /// "Ada Lovelace"; "Ada Lovelace (ada)" where somebody else is called so too; "Ada Lovelace (deactivated)"; "unknown person, 0197d39f…". Empty: null.
    QString nameOf(UserId id) const;
    QStringList namesOf(const QList<UserId> &ids) const; ///< In this order.
    /// Without whether it is active: what is copied and what is typed again.
    QString plainNameOf(UserId id) const;

    /// Those whose name or display name contains the text in any case: who is called so first, then who begins so, then the rest; in each the
    /// deactivated last. At most `most`.
    QList<UserId> search(const QString &text, int most) const;
    /// Who is called so, or has this id: the name, the display name, or what nameOf() shows. Nobody, one, or several of the same display name.
    QList<UserId> called(const QString &text) const;

signals:
    void namesChanged(); ///< nameOf() may say something else from now on.

private:
    QVariant cell(const Person &row, int column, int role) const override;
    QString title(int column) const override;
    QString plain(const Person &person) const;

    QHash<QString, QList<UserId>> m_called; ///< By each text that names somebody, as searchable() has it.
    QHash<UserId, QString> m_searched;      ///< Display name and name, as searchable() has them.
};

/// "Ada, Bob and Cy"; with the last word of the caller ("and", "or"). Names with a comma in them are quoted.
QString peopleText(const QStringList &names, const QString &lastPattern);

} // namespace tidegate

Q_DECLARE_METATYPE(tidegate::Person)
