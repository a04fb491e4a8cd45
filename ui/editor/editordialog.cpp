// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editor/editordialog.h"

#include "ui/style/theme.h"
#include "ui/widgets/formarea.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/unclearwrite.h"

#include "models/servicewords.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QShowEvent>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {

namespace {

constexpr auto draftDelay = 500ms; // the most that a crash can take
constexpr auto slowAnswer = 2s;

QString unsavedText()
{
    return EditorDialog::tr("What you typed is not saved.");
}

/// Hides a question and goes on where one was when it was asked.
void putAway(InlineMessage *question, QWidget *focus)
{
    question->hideMessage();
    if (focus)
        focus->setFocus();
}

} // namespace

EditorDialog::EditorDialog(Workspace *workspace, QWidget *parent)
    : AutoSizeDialog(parent), m_workspace(workspace), m_message(new InlineMessage(this)), m_draftBar(new InlineMessage(this)),
      m_changeBar(new InlineMessage(this)), m_column(new QVBoxLayout(this)), m_draftTimer(new QTimer(this)), m_slowTimer(new QTimer(this))
{
    m_message->setObjectName(u"editorMessage"_s);
    m_draftBar->setObjectName(u"draftBar"_s);
    m_draftBar->setClosable(false); // it asks: Restore or Discard
    m_changeBar->setObjectName(u"changeBar"_s);
    m_column->setContentsMargins(spacing::page, spacing::page, spacing::page, spacing::page);
    m_column->setSpacing(spacing::group);
    m_draftTimer->setSingleShot(true);
    m_draftTimer->setInterval(draftDelay);
    connect(m_draftTimer, &QTimer::timeout, this, &EditorDialog::keepDraft);
    m_slowTimer->setSingleShot(true);
    m_slowTimer->setInterval(slowAnswer);
    connect(m_message, &InlineMessage::closed, this, [this] { putAway(m_message, m_focus); });
    connect(m_slowTimer, &QTimer::timeout, this, [this] { m_message->showMessage(InlineMessage::Kind::Info, tr("Waiting for the server…")); });
}

EditorDialog::~EditorDialog() = default;

FormField *EditorDialog::addField(const QString &label, QWidget *editor, const QString &pointer)
{
    if (editor->objectName().isEmpty())
        editor->setObjectName(pointer.section(u'/', -1));
    auto *field = new FormField(label, editor, this);
    field->setPointer(pointer);
    connect(field, &FormField::edited, this, &EditorDialog::valueEdited);
    m_fields.append(field);
    return field;
}

void EditorDialog::setForm(QWidget *form, const QString &okText, const QString &whatFailed)
{
    m_whatFailed = whatFailed;
    m_area = new FormArea(form, this);
    m_column->addWidget(m_area, 1);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"cancel"_s);
    m_buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    m_ok = m_buttons->addButton(okText, QDialogButtonBox::AcceptRole);
    m_ok->setObjectName(u"ok"_s);
    m_ok->setDefault(true);
    m_column->addWidget(m_buttons);
    for (QWidget *bar : {m_draftBar, m_changeBar, m_message}) // below the buttons: the dialog grows, and nothing moves under the pointer
        m_column->addWidget(bar);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(QKeySequence(Qt::CTRL | key), this), &QShortcut::activated, m_ok, &QPushButton::click);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &EditorDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &EditorDialog::reject);
}

void EditorDialog::showEvent(QShowEvent *event)
{
    AutoSizeDialog::showEvent(event);
    if (event->spontaneous())
        return;
    for (const FormField *field : fields()) {
        if (auto *text = qobject_cast<QPlainTextEdit *>(field->editor()))
            text->moveCursor(QTextCursor::End); // what is typed goes on from what is there
    }
}

void EditorDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && qobject_cast<QAbstractItemView *>(focusWidget()))
        event->accept(); // in a list it is about a row
    else
        AutoSizeDialog::keyPressEvent(event);
}

void EditorDialog::addBelow(QWidget *widget)
{
    m_column->insertWidget(m_column->indexOf(m_buttons), widget);
}

void EditorDialog::addAfterButtons(QWidget *widget)
{
    m_column->addWidget(widget);
}

void EditorDialog::begin(const QString &object, qint64 version)
{
    m_object = object;
    m_version = version;
    m_base = fieldValues();
    m_known = !isNew() && stored(nullptr).has_value();
    if (m_begun || !m_workspace)
        return;
    m_begun = true;
    whenDone(m_workspace->drafts().find(object), this, [this](const std::optional<Draft> &draft) {
        if (draft)
            offerDraft(*draft);
    });
}

void EditorDialog::accept()
{
    if (m_busy)
        return;
    m_message->hideMessage();
    FormField::clearErrors(fields());
    submit();
}

void EditorDialog::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    if (busy)
        m_focus = focusWidget();
    m_area->setEnabled(!busy); // what is typed now would be in no request
    for (QAbstractButton *button : m_buttons->buttons())
        button->setEnabled(!busy || m_buttons->buttonRole(button) == QDialogButtonBox::RejectRole);
    m_ok->setToolTip(busy ? tr("Saving…") : QString());
    if (busy) {
        m_slowTimer->start();
        return;
    }
    m_slowTimer->stop();
    m_message->hideMessage();
    if (m_focus)
        m_focus->setFocus();
}

void EditorDialog::finish()
{
    dropDraft();
    QDialog::done(QDialog::Accepted);
}

void EditorDialog::reject()
{
    const bool asked = m_message->isVisible() && m_message->text() == unsavedText();
    if (m_busy) {
        askAboutWaiting();
    } else if (hasChanges()) {
        if (asked)
            putAway(m_message, m_focus); // the question, not what was typed
        else
            askAboutChanges();
    } else {
        m_draftTimer->stop();
        QDialog::reject();
    }
}

void EditorDialog::askAboutChanges()
{
    m_focus = focusWidget();
    m_message->showMessage(InlineMessage::Kind::Warning, unsavedText());
    QPushButton *keep = m_message->addAction(tr("Keep editing"), this, [this] { putAway(m_message, m_focus); });
    keep->setObjectName(u"keepEditing"_s);
    m_message->addAction(tr("Discard"), this, [this] { discard(); })->setObjectName(u"discard"_s);
    keep->setFocus();
}

void EditorDialog::askAboutWaiting()
{
    m_message->showMessage(InlineMessage::Kind::Warning,
                           tr("The server has not answered yet. When you close now, you do not learn here whether it was saved; what you typed is kept."));
    m_message->addAction(tr("Keep waiting"), this, [this] { putAway(m_message, m_focus); })->setFocus();
    m_message->addAction(tr("Close"), this, [this] {
        keepDraft();
        QDialog::reject();
    });
}

void EditorDialog::discard()
{
    dropDraft();
    QDialog::reject();
}

void EditorDialog::showFailure(const Error &error)
{
    if (error.kind == ErrorKind::Stale) {
        const std::optional<Stored> theirs = stored(&error);
        if (theirs && theirs->version != m_version) {
            openComparison(*theirs, true);
            return;
        }
    }
    if (error.kind == ErrorKind::NotFound && !isNew()) {
        showGone();
        return;
    }
    Error rest = error;
    rest.fields = FormField::showErrors(fields(), error);
    if (QWidget *wrong = m_area->widget()->focusWidget())
        m_area->ensureWidgetVisible(wrong);
    if (!error.fields.isEmpty() && rest.fields.isEmpty())
        showMarked(tr("%1 See the marked fields.").arg(m_whatFailed));
    else if (isUnclear(error))
        m_message->showMessage(InlineMessage::Kind::Warning, tr("%1 %2", "error, what is known").arg(words::sentence(error), unclearText()),
                               InlineMessage::detailsOf(error));
    else
        m_message->showError(m_whatFailed, rest);
}

void EditorDialog::showMarked(const QString &text)
{
    const QList<FormField *> all = fields();
    for (const FormField *field : all)
        connect(field, &FormField::errorGone, this, &EditorDialog::fieldMended, Qt::UniqueConnection);
    m_message->showMessage(InlineMessage::Kind::Error, text);
    m_marked = text;
}

bool EditorDialog::hasWrongFields() const
{
    const QList<FormField *> all = fields();
    return std::any_of(all.cbegin(), all.cend(), [](const FormField *field) { return !field->error().isEmpty(); });
}

void EditorDialog::fieldMended()
{
    // Another message may have taken its place: that one stays.
    if (!m_marked.isEmpty() && m_message->text() == m_marked && !hasWrongFields())
        m_message->hideMessage();
}

void EditorDialog::showGone()
{
    m_message->showMessage(InlineMessage::Kind::Warning, tr("It was deleted meanwhile. What you typed is still here."));
    if (canStartAnew()) {
        QPushButton *again = m_message->addAction(tr("Create it again"), this, [this] {
            startAnew();
            m_version = 0;
            accept();
        });
        again->setObjectName(u"createAgain"_s);
    }
    m_message->addAction(tr("Copy what I typed"), this, [this] { copyTyped(); });
}

void EditorDialog::copyTyped() const
{
    QStringList lines;
    for (const FormField *field : fields()) {
        if (const QVariant value = field->value(); value.isValid())
            lines.append(tr("%1: %2", "field, value").arg(field->label(), field->textOf(value)));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

FieldValues EditorDialog::fieldValues() const
{
    FieldValues values;
    for (const FormField *field : fields()) {
        if (const QVariant value = field->value(); value.isValid())
            values.insert(field->pointer(), value);
    }
    return values;
}

void EditorDialog::setFieldValues(const FieldValues &values)
{
    // By place, because setting one field (the type) may bring other fields; twice, because it may change another (TLS the port).
    for (int pass = 0; pass < 2; ++pass) {
        for (qsizetype i = 0; i < fields().size(); ++i) {
            FormField *field = fields().at(i);
            if (const QVariant value = values.value(field->pointer()); value.isValid())
                field->setValue(value);
        }
    }
}

FieldValues EditorDialog::changedValues() const
{
    FieldValues changed = fieldValues();
    for (auto it = changed.begin(); it != changed.end();)
        it = isSameValue(it.value(), m_base.value(it.key())) ? changed.erase(it) : std::next(it);
    return changed;
}

bool EditorDialog::hasChanges() const
{
    return hasSecrets() || !changedValues().isEmpty();
}

} // namespace tidegate
