// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Of EditorDialog: drafts, and what others change meanwhile.

#include "models/auditlogmodel.h"
#include "models/datewords.h"
#include "models/servicewords.h"
#include "ui/editor/conflictdialog.h"
#include "ui/editor/editordialog.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"

#include <QPushButton>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

QString timeOf(Instant instant)
{
    return words::timeOfToday(instant, Clock::system().now(), DisplayZone::current().zone());
}

} // namespace

void EditorDialog::valueEdited()
{
    fieldMended(); // also when a wrong field went with what was chosen
    // Not started again by each key: who types without a pause is kept all the same.
    if (m_begun && !m_draftTimer->isActive())
        m_draftTimer->start();
}

void EditorDialog::keepDraft()
{
    if (!m_begun)
        return;
    const FieldValues kept = draftValues();
    if (kept.isEmpty()) {
        m_workspace->drafts().drop(m_object);
        return;
    }
    const auto answer = m_workspace->drafts().keep(m_object, {Clock::system().now(), m_version, kept});
    whenDone(answer, this, [this](const Result<void> &result) {
        if (!result && !m_draftBar->isVisible()) {
            m_draftBar->showMessage(InlineMessage::Kind::Warning, tr("What you type here would not survive a crash. %1").arg(words::sentence(result.error())));
            m_draftBar->setClosable(true);
        }
    });
}

FieldValues EditorDialog::draftValues() const
{
    FieldValues kept;
    const FieldValues changed = changedValues();
    for (const FormField *field : fields()) {
        if (field->isKept() && changed.contains(field->pointer()))
            kept.insert(field->pointer(), changed.value(field->pointer()));
    }
    if (m_offered) { // not answered yet: what is typed now is put over it
        FieldValues both = m_offered->values;
        both.insert(kept);
        return both;
    }
    if (kept.isEmpty() || !isNew())
        return kept;
    // What a new thing begins with depends on what was selected: it would come back with the dates of another selection.
    for (const FormField *field : fields()) {
        if (const QVariant value = field->value(); field->isKept() && value.isValid())
            kept.insert(field->pointer(), value);
    }
    return kept;
}

void EditorDialog::dropDraft()
{
    m_draftTimer->stop();
    m_offered.reset();
    if (m_begun)
        m_workspace->drafts().drop(m_object);
}

void EditorDialog::offerDraft(const Draft &draft)
{
    m_offered = draft;
    QString text = tr("Restore what you typed at %1?").arg(timeOf(draft.at));
    if (draft.version < m_version)
        text = tr("Restore what you typed at %1? It was changed since then; only the fields you had changed are restored.").arg(timeOf(draft.at));
    m_draftBar->showMessage(InlineMessage::Kind::Info, text);
    QPushButton *restore = m_draftBar->addAction(tr("Restore"), this, [this] {
        const FieldValues typed = std::exchange(m_offered, {})->values;
        m_draftBar->hideMessage();
        setFieldValues(typed);
        restored();
    });
    restore->setObjectName(u"restoreDraft"_s);
    m_draftBar
        ->addAction(tr("Discard"), this,
                    [this] {
                        m_offered.reset();
                        m_draftBar->hideMessage();
                        keepDraft(); // what was typed since
                    })
        ->setObjectName(u"discardDraft"_s);
}

QString EditorDialog::whoChanged(qint64 version) const
{
    const QUuid id = QUuid::fromString(m_object.section(u'/', -1));
    // The row of exactly this change: an older one may be of somebody else.
    const std::optional<AuditEntry> change = m_workspace ? m_workspace->audit()->changeTo(id, version) : std::nullopt;
    if (change && change->actor == m_workspace->identity().user)
        return tr("You changed this elsewhere meanwhile.");
    if (change && !change->actorName.isEmpty())
        return tr("%1 changed this meanwhile.").arg(change->actorName);
    return tr("Somebody else changed this meanwhile.");
}

void EditorDialog::lookForChanges()
{
    if (!m_known || m_busy || isNew())
        return;
    const std::optional<Stored> theirs = stored(nullptr);
    if (!theirs) {
        m_known = false;
        showGone();
        return;
    }
    if (theirs->version <= m_version || theirs->version == m_announced)
        return;
    m_announced = theirs->version;
    const bool seen = !areSameValues(theirs->values, m_base);
    if (!hasChanges()) { // nothing of the user's can be lost
        takeComparison(*theirs, theirs->values, false);
        if (seen)
            m_changeBar->showMessage(InlineMessage::Kind::Info, tr("%1 You see it as it is now.").arg(whoChanged(theirs->version)));
        return;
    }
    if (!seen) {
        takeComparison(*theirs, {}, false);
        return;
    }
    m_changeBar->showMessage(InlineMessage::Kind::Warning, whoChanged(theirs->version));
    m_changeBar
        ->addAction(tr("Show"), this,
                    [this] {
                        if (const std::optional<Stored> newest = stored(nullptr))
                            openComparison(*newest, false);
                    })
        ->setObjectName(u"showTheirs"_s);
}

void EditorDialog::openComparison(const Stored &theirs, bool thenSave)
{
    QList<Conflict> conflicts;
    for (const FormField *field : fields()) {
        const QVariant mine = field->value();
        const QVariant their = theirs.values.value(field->pointer());
        const QVariant base = m_base.value(field->pointer());
        if (!mine.isValid() || isSameValue(mine, their))
            continue;
        conflicts.append({field->pointer(), field->label(), field->textOf(base), field->textOf(their), field->textOf(mine), their, mine,
                          !isSameValue(their, base), !isSameValue(mine, base)});
    }
    if (conflicts.isEmpty()) {
        takeComparison(theirs, {}, thenSave);
        return;
    }
    const QString who = whoChanged(theirs.version);
    m_changeBar->hideMessage();
    m_message->showMessage(InlineMessage::Kind::Warning, tr("%1 What you typed is still here.").arg(who));
    m_message->addAction(tr("Compare"), this, [this, theirs, thenSave] { openComparison(theirs, thenSave); })->setObjectName(u"compare"_s);
    auto *dialog = new ConflictDialog(who, conflicts, thenSave ? tr("Save these") : tr("Use these"), this);
    connect(dialog, &QDialog::accepted, this, [this, dialog, theirs, thenSave] { takeComparison(theirs, dialog->chosen(), thenSave); });
    dialog->open();
}

void EditorDialog::takeComparison(const Stored &theirs, const FieldValues &chosen, bool thenSave)
{
    m_message->hideMessage();
    m_changeBar->hideMessage();
    rebase();
    m_version = theirs.version;
    m_base = theirs.values;
    setFieldValues(chosen);
    valueEdited();
    if (thenSave)
        accept();
}

} // namespace tidegate
