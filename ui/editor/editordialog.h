// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/draftstore.h"
#include "models/workspace.h"
#include "ui/widgets/autosizedialog.h"

#include <QPointer>

QT_BEGIN_NAMESPACE
class QDialogButtonBox;
class QPushButton;
class QTimer;
class QVBoxLayout;
QT_END_NAMESPACE

namespace tidegate {

class FormArea;
class FormField;
class InlineMessage;

/// What every editor does with what people type, so that none of it is lost.
///
/// OK is always enabled and explains what is missing; Enter in a line is OK, on a button that button, and in a list about its row; Ctrl+Enter is OK too, also
/// in a field of several lines, where the cursor begins behind the text. While the server is asked, the editor stays. Errors stand at their fields until these
/// are changed, the first wrong one gets the focus. Closing with changes asks, in the dialog. What is typed is kept as a draft until it is saved or discarded,
/// and offered when the same object is edited again. When somebody else changed the object, the fields that differ are shown as they were, as theirs and as
/// typed; when it was deleted, it can be created again. Show it by open().
class EditorDialog : public AutoSizeDialog
{
    Q_OBJECT

public:
    ~EditorDialog() override;

    bool hasChanges() const;

public slots:
    void accept() override;
    void reject() override;

protected:
    /// An object as it is stored.
    struct Stored
    {
        qint64 version = 0;
        FieldValues values;
    };

    /// workspace may be null: then there are no drafts.
    EditorDialog(Workspace *workspace, QWidget *parent);

    // How it is built: fields first, then the form they stand in, then what it shows.
    FormField *addField(const QString &label, QWidget *editor, const QString &pointer);
    void setForm(QWidget *form, const QString &okText, const QString &whatFailed);
    void addBelow(QWidget *widget);        ///< Between form and buttons, always to be seen.
    void addAfterButtons(QWidget *widget); ///< What comes and goes: the dialog grows, and nothing moves under the pointer.
    /// From here on, what differs from what the fields show now is a change of the user. object: the draft's name, "environment/<id>".
    void begin(const QString &object, qint64 version);

    // What an editor has to know.
    virtual QList<FormField *> fields() const { return m_fields; }
    /// Checks what was typed and calls send(), or showFailure().
    virtual void submit() = 0;
    /// What the server has now: as it says itself with a write that came too late, else as the models know it; remembered for rebase().
    virtual std::optional<Stored> stored(const Error *stale) = 0;
    /// What stored() returned last is what is edited from now on. The fields keep what they show.
    virtual void rebase() = 0;
    virtual bool canStartAnew() const { return false; }
    virtual void startAnew() {}                       ///< What is edited becomes a new object.
    virtual bool hasSecrets() const { return false; } ///< Something was typed that no draft keeps.
    virtual void restored() {}                        ///< A draft was put into the fields.

    template <typename T>
    void send(const QFuture<Result<T>> &answer, std::function<void(const T &)> done)
    {
        setBusy(true);
        whenDone(answer, this, [this, done = std::move(done)](const Result<T> &result) {
            setBusy(false);
            if (result)
                done(*result);
            else
                showFailure(result.error());
        });
    }
    virtual void showFailure(const Error &error);
    /// A message about fields that are marked; it goes when none is wrong any more.
    void showMarked(const QString &text);
    virtual bool hasWrongFields() const; ///< By what is known without asking again.
    void fieldMended();                  ///< Looks whether what showMarked() said still holds.
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void setBusy(bool busy);
    void dropDraft();      ///< It is saved: forgets the draft.
    void finish();         ///< The same, and closes.
    void lookForChanges(); ///< After stored() may have something new.
    void valueEdited();

    FieldValues fieldValues() const;
    void setFieldValues(const FieldValues &values);
    Workspace *workspace() const { return m_workspace; }
    InlineMessage *message() const { return m_message; }
    QDialogButtonBox *buttons() const { return m_buttons; }
    QPushButton *okButton() const { return m_ok; }

private:
    bool isNew() const { return m_version == 0; }
    void askAboutChanges();
    void askAboutWaiting();
    void discard();
    void showGone();
    void openComparison(const Stored &theirs, bool thenSave);
    void takeComparison(const Stored &theirs, const FieldValues &chosen, bool thenSave);
    QString whoChanged(qint64 version) const;
    void keepDraft();
    void offerDraft(const Draft &draft);
    FieldValues changedValues() const;
    FieldValues draftValues() const; ///< What a draft has to hold; empty: nothing was typed.
    void copyTyped() const;

    Workspace *m_workspace;
    QList<FormField *> m_fields;
    InlineMessage *m_message;
    InlineMessage *m_draftBar;
    InlineMessage *m_changeBar;
    QVBoxLayout *m_column;
    FormArea *m_area = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
    QPushButton *m_ok = nullptr;
    QTimer *m_draftTimer;
    QTimer *m_slowTimer;
    QPointer<QWidget> m_focus; ///< Where it was before the server or the user was asked.
    QString m_whatFailed;
    QString m_marked; ///< What showMarked() said last.
    QString m_object;
    qint64 m_version = 0;
    qint64 m_announced = 0; ///< The version of the others' change that is said already.
    FieldValues m_base;
    std::optional<Draft> m_offered;
    bool m_begun = false; ///< Drafts are kept.
    bool m_known = false; ///< The models had the object.
    bool m_busy = false;
};

} // namespace tidegate
