// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/fieldvalues.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QGridLayout;
class QRadioButton;
QT_END_NAMESPACE

namespace tidegate {

/// A field that is stored with another value than the one that was typed.
struct Conflict
{
    QString pointer;
    QString label;
    QString before; ///< In words, as all three.
    QString theirs;
    QString mine;
    QVariant theirValue;
    QVariant myValue;
    bool theyChanged = false;
    bool iChanged = false;
};

/// Yours, theirs and what was there before, field by field; what only one side changed is chosen already. Show it by open().
class ConflictDialog final : public QDialog
{
    Q_OBJECT

public:
    ConflictDialog(const QString &whoChanged, const QList<Conflict> &conflicts, const QString &okText, QWidget *parent);

    FieldValues chosen() const; ///< One value for each conflict, by its pointer.

private:
    void addConflict(QGridLayout *grid, const Conflict &conflict);
    void chooseAll(bool mine);

    struct Choice
    {
        Conflict conflict;
        QRadioButton *mine = nullptr;
        QRadioButton *theirs = nullptr;
    };
    QList<Choice> m_choices;
};

} // namespace tidegate
