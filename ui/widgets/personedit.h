// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"

#include <QLineEdit>

QT_BEGIN_NAMESPACE
class QAbstractItemView;
class QCompleter;
QT_END_NAMESPACE

namespace tidegate {

class PeopleModel;
class PersonMatches;

/// A line to name a person in: while one types, those whose name or display name contains the text are listed below; arrows choose, Enter takes, Down lists
/// all. Which means several people is the caller's business.
class PersonEdit : public QLineEdit
{
    Q_OBJECT

public:
    /// people may become others at any time.
    explicit PersonEdit(const PeopleModel *people, QWidget *parent = nullptr);
    ~PersonEdit() override;

    void setLeftOut(const QList<UserId> &people); ///< Those who are not offered.
    QAbstractItemView *matches() const;           ///< The list below.

signals:
    void chosen(tidegate::UserId person); ///< From the list; the text is still what was typed.
    void entered();                       ///< Enter, where no list is open and something is typed.

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void offer(const QString &text);

    PersonMatches *m_matches;
    QCompleter *m_completer;
};

} // namespace tidegate
