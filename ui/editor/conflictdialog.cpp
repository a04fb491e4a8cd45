// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editor/conflictdialog.h"

#include "ui/style/plaintext.h"
#include "ui/style/theme.h"
#include "ui/widgets/formarea.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr qsizetype maxLine = 60;

QLabel *plainLabel(const QString &text)
{
    auto *label = new QLabel(plainParagraph(text));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

/// All of the value, readable and to be copied, in a bounded room.
QWidget *valueWidget(const QString &text, const QString &name)
{
    if (text.isEmpty()) {
        QLabel *label = plainLabel(ConflictDialog::tr("(empty)"));
        label->setForegroundRole(QPalette::PlaceholderText);
        return label;
    }
    if (text.size() <= maxLine && !text.contains(u'\n')) {
        QLabel *label = plainLabel(text);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        return label;
    }
    auto *view = new QPlainTextEdit(text);
    view->setReadOnly(true);
    view->setTabChangesFocus(true);
    view->setAccessibleName(name);
    view->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    view->setFixedHeight(3 * spacing::rowHeight);
    return view;
}

QString note(const Conflict &conflict)
{
    if (conflict.iChanged && conflict.theyChanged)
        return ConflictDialog::tr("%1 — changed by both", "field").arg(conflict.label);
    return (conflict.iChanged ? ConflictDialog::tr("%1 — changed by you", "field") : ConflictDialog::tr("%1 — changed by them", "field")).arg(conflict.label);
}

} // namespace

ConflictDialog::ConflictDialog(const QString &whoChanged, const QList<Conflict> &conflicts, const QString &okText, QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"conflictDialog"_s);
    setWindowTitle(tr("Yours and theirs"));
    auto *form = new QWidget;
    auto *grid = new QGridLayout(form);
    grid->setContentsMargins(0, 0, spacing::between, 0);
    grid->setHorizontalSpacing(spacing::between);
    grid->setVerticalSpacing(spacing::inside);
    grid->setColumnStretch(1, 1);
    for (const Conflict &conflict : conflicts)
        addConflict(grid, conflict);
    grid->setRowStretch(grid->rowCount(), 1);

    auto *buttons = new QDialogButtonBox(this);
    QPushButton *ok = buttons->addButton(okText, QDialogButtonBox::AcceptRole);
    ok->setObjectName(u"take"_s);
    ok->setDefault(true);
    buttons->addButton(tr("Back to editing"), QDialogButtonBox::RejectRole);
    if (conflicts.size() > 1) {
        QPushButton *allMine = buttons->addButton(tr("All &yours"), QDialogButtonBox::ActionRole);
        QPushButton *allTheirs = buttons->addButton(tr("All &theirs"), QDialogButtonBox::ActionRole);
        connect(allMine, &QPushButton::clicked, this, [this] { chooseAll(true); });
        connect(allTheirs, &QPushButton::clicked, this, [this] { chooseAll(false); });
    }
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::page, spacing::page, spacing::page, spacing::page);
    column->setSpacing(spacing::group);
    column->addWidget(plainLabel(whoChanged));
    column->addWidget(plainLabel(tr("Choose for each field what is kept. What only one of you changed is chosen already.")));
    column->addWidget(new FormArea(form, this), 1);
    column->addWidget(buttons);
    if (!m_choices.isEmpty())
        (m_choices.constFirst().mine->isChecked() ? m_choices.constFirst().mine : m_choices.constFirst().theirs)->setFocus();
    resize(560, sizeHint().height());
}

void ConflictDialog::addConflict(QGridLayout *grid, const Conflict &conflict)
{
    QLabel *heading = plainLabel(note(conflict));
    heading->setFont(Theme::strongFont());
    const bool takeTheirs = conflict.theyChanged && !conflict.iChanged;
    Choice choice{conflict, new QRadioButton(tr("Yours")), new QRadioButton(tr("Theirs"))};
    choice.mine->setObjectName(u"mine"_s + conflict.pointer);
    choice.theirs->setObjectName(u"theirs"_s + conflict.pointer);
    choice.mine->setAccessibleName(tr("%1: keep yours", "field").arg(conflict.label));
    choice.mine->setAccessibleDescription(conflict.mine);
    choice.theirs->setAccessibleName(tr("%1: keep theirs", "field").arg(conflict.label));
    choice.theirs->setAccessibleDescription(conflict.theirs);
    auto *group = new QButtonGroup(this);
    group->addButton(choice.mine);
    group->addButton(choice.theirs);
    (takeTheirs ? choice.theirs : choice.mine)->setChecked(true);

    const int row = grid->rowCount();
    if (!m_choices.isEmpty())
        grid->setRowMinimumHeight(row, spacing::group);
    grid->addWidget(heading, row + 1, 0, 1, 2);
    grid->addWidget(choice.mine, row + 2, 0, Qt::AlignTop);
    grid->addWidget(valueWidget(conflict.mine, tr("Yours")), row + 2, 1);
    grid->addWidget(choice.theirs, row + 3, 0, Qt::AlignTop);
    grid->addWidget(valueWidget(conflict.theirs, tr("Theirs")), row + 3, 1);
    grid->addWidget(plainLabel(tr("Before")), row + 4, 0, Qt::AlignTop | Qt::AlignRight);
    grid->addWidget(valueWidget(conflict.before, tr("Before")), row + 4, 1);
    m_choices.append(choice);
}

void ConflictDialog::chooseAll(bool mine)
{
    for (const Choice &choice : std::as_const(m_choices))
        (mine ? choice.mine : choice.theirs)->setChecked(true);
}

FieldValues ConflictDialog::chosen() const
{
    FieldValues values;
    for (const Choice &choice : m_choices)
        values.insert(choice.conflict.pointer, choice.mine->isChecked() ? choice.conflict.myValue : choice.conflict.theirValue);
    return values;
}

} // namespace tidegate
