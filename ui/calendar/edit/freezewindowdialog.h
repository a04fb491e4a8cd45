// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/environment.h"
#include "services/domain/freezewindow.h"
#include "ui/calendar/edit/freezepreviewbox.h"
#include "ui/editor/editordialog.h"

#include <QTimeZone>

QT_BEGIN_NAMESPACE
class QLabel;
class QPlainTextEdit;
QT_END_NAMESPACE

namespace tidegate {

class EnvironmentList;
class PeopleModel;
class PersonPicker;
class TimeField;
class TimeSpanFields;
class ZoneBox;

/// What the dialog knows of the world around the window.
struct FreezeDialogFacts
{
    QList<Environment> environments;
    QTimeZone displayZone = QTimeZone::utc();
    Instant now;                         ///< The server's.
    UserId me;                           ///< May be null.
    bool mayExcept = true;               ///< freeze:except
    const PeopleModel *people = nullptr; ///< Who can be excepted; null: nobody is known by name.
    Workspace *workspace = nullptr;      ///< Whose drafts and changes the dialog follows; null: none.
    PreviewSource preview;               ///< Without it, nothing is said about targets and overlaps.
    QList<EnvironmentId> chosen{};       ///< Of a new freeze, besides that of the window.
};

/// Makes freeze windows (one per chosen environment) or edits one. Validates as the server does.
///
/// It stays open after submitted(): the caller saves, then calls finish() or showError(). Of an active window only end, reason and
/// exceptions can be changed, and the dialog says why. Show it by open().
class FreezeWindowDialog final : public EditorDialog
{
    Q_OBJECT

public:
    /// window.version 0: new, with its environment (may be null) chosen. Its start and end are shown; so they must be sensible.
    FreezeWindowDialog(const FreezeDialogFacts &facts, const FreezeWindow &window, QWidget *parent = nullptr);

    QList<FreezeWindow> values() const; ///< As typed, not validated; one per chosen environment.
    const FreezeWindow &original() const { return m_original; }
    QString previewText() const;

    /// Unchecks an environment whose window exists now, so that saving again does not repeat it.
    void markCreated(EnvironmentId environment);
    void showError(const Error &error);       ///< At the fields it names, else above them; enables saving again.
    void resume() { setBusy(false); }         ///< Enables saving again without an error: the question in between was cancelled.
    void finish() { EditorDialog::finish(); } ///< Closes without asking about changes.

signals:
    void submitted(const QList<tidegate::FreezeWindow> &windows); ///< Valid by the rules that need no store; never empty.

protected:
    QList<FormField *> fields() const override;
    void submit() override;
    bool hasWrongFields() const override;
    std::optional<Stored> stored(const Error *stale) override;
    void rebase() override { m_original = m_stored; }

private:
    void build();
    QWidget *buildEnvironments();
    QWidget *buildZone();
    void load();
    void buildTimes();
    QList<Instant> freezeEnds() const;
    QString unreadableTime() const; ///< What is wrong with a time; empty: both can be read.
    QString unreadableZone() const; ///< The same of the time zone.
    void lockStarted();
    void zoneChosen();
    void updateNotes();
    void updatePreview();
    FreezeWindow typed() const; ///< Without environment.
    QStringList environmentNames() const;
    QList<EnvironmentId> chosenEnvironments() const;
    void follow();
    QString whoMay() const; ///< As a sentence.
    QString zoneShown(const FreezeWindow &window) const;
    FieldValues valuesOf(const FreezeWindow &window) const;
    bool isNew() const { return m_original.version == 0; }
    QString notWritten() const { return isNew() ? tr("The freeze was not created.") : tr("The freeze was not changed."); }
    bool hasStarted() const { return !isNew() && m_original.start <= m_facts.now; }

    FreezeDialogFacts m_facts;
    const PeopleModel *m_people; ///< An empty one where there is none.
    FreezeWindow m_original;
    FreezeWindow m_stored;                     ///< What stored() found last.
    EnvironmentList *m_environments = nullptr; ///< Null when editing.
    QPlainTextEdit *m_reason = nullptr;
    TimeField *m_start = nullptr;
    TimeField *m_end = nullptr;
    ZoneBox *m_zone = nullptr;
    PersonPicker *m_exceptions = nullptr;
    FormField *m_startField = nullptr;
    FormField *m_endField = nullptr;
    FormField *m_zoneField = nullptr;
    FormField *m_exceptionsField = nullptr;
    QLabel *m_preview = nullptr;
    TimeSpanFields *m_times = nullptr;    ///< Start and end, whose length stays.
    FreezePreviewBox *m_effect = nullptr; ///< What the server says it would freeze.
};

} // namespace tidegate
