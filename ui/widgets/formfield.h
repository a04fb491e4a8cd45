// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/error.h"

#include <QVariant>
#include <QWidget>

#include <functional>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace tidegate {

/// A label with mnemonic and buddy, an editor, a hint and, when the value is wrong, an icon and a sentence below the editor, which also
/// becomes the editor's accessible description.
class FormField final : public QWidget
{
    Q_OBJECT

public:
    /// Takes the editor over. label may hold a mnemonic ("&Name"). A label on top, the editor below.
    FormField(const QString &label, QWidget *editor, QWidget *parent = nullptr);

    /// The JSON Pointer by which errors of validated() and of the server find this field: "/name".
    void setPointer(const QString &pointer) { m_pointer = pointer; }
    QString pointer() const { return m_pointer; }

    /// The property of an editor's part that says something of its own: the description begins with it.
    static constexpr auto ownDescription = "tidegateOwnDescription";

    /// Whether a line below the editor stays free for a note, so that nothing below moves when it comes: at first where there is a label.
    void keepNoteRoom(bool kept);
    void setHint(const QString &hint); ///< One line below the editor while there is no error.
    /// Empty: no error. It goes by itself as soon as the editor's value, or what is typed in one of its lines, is another one.
    void setError(const QString &error);
    QString error() const { return m_error; }
    void setWarning(const QString &warning); ///< Shown while there is no error; does not stop anything.
    QWidget *editor() const { return m_editor; }
    void renewBuddy();     ///< The editor hands the focus on to another of its parts than when the field was made.
    QString label() const; ///< Without its mnemonic; of a check box, its text.

    /// What the API has under the pointer, read from the editor's USER property: the text, the number, the data of the chosen entry.
    /// Invalid for an editor without one, such as that of a secret.
    QVariant value() const;
    void setValue(const QVariant &value);
    bool isKept() const { return m_kept; }
    void setKept(bool kept) { m_kept = kept; }   ///< False: may hold a secret; no draft has it.
    QString textOf(const QVariant &value) const; ///< In words, as the editor shows it.
    void setTextOf(std::function<QString(const QVariant &)> textOf) { m_textOf = std::move(textOf); }

    /// Gives each error to the field whose pointer it names (or whose child it names), clears the other fields, focuses the first wrong
    /// one, and returns what no field took.
    static QList<FieldError> showErrors(const QList<FormField *> &fields, const Error &error);
    static void clearErrors(const QList<FormField *> &fields);

signals:
    void edited();    ///< The value is another one, whoever changed it.
    void errorGone(); ///< There was an error, and there is none any more.

private:
    void updateNote();
    void followValue();
    void forgetError();

    QString m_pointer;
    QString m_hint;
    QString m_error;
    QString m_warning;
    std::function<QString(const QVariant &)> m_textOf;
    bool m_kept = true;
    QLabel *m_label = nullptr;
    QWidget *m_editor = nullptr;
    QWidget *m_noteRow = nullptr;
    QLabel *m_noteIcon = nullptr;
    QLabel *m_note = nullptr;
};

} // namespace tidegate
