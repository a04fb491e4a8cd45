// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/exportextentdialog.h"

#include "ui/style/plaintext.h"
#include "ui/style/theme.h"
#include "ui/widgets/plural.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

ExportExtentDialog::ExportExtentDialog(const Counts &counts, QWidget *parent) : QDialog(parent), m_choices(new QButtonGroup(this))
{
    setObjectName(u"exportExtent"_s);
    setWindowTitle(tr("Save the calendar"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::page, spacing::page, spacing::page, spacing::page);
    column->setSpacing(spacing::between);
    auto *question = new QLabel(tr("Which freezes are to be saved?"), this);
    question->setFont(Theme::sectionFont());
    column->addWidget(question);
    add(column, ExportExtent::Shown, tr("&Shown: %1", "range of dates").arg(plainCaption(counts.shown, 80)), counts.shownFreezes);
    add(column, ExportExtent::FromToday, tr("From &today on"), counts.fromToday);
    add(column, ExportExtent::All, tr("&All, also those that are over"), counts.all);
    if (counts.isFiltered) {
        auto *hint = new QLabel(tr("Some environments are hidden. “Shown” leaves them out, the others do not."), this);
        hint->setWordWrap(true);
        column->addWidget(hint);
    }
    column->addSpacing(spacing::between);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *next = buttons->addButton(tr("Choose a &file…"), QDialogButtonBox::AcceptRole);
    next->setObjectName(u"chooseFile"_s);
    next->setDefault(true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_choices->button(static_cast<int>(ExportExtent::Shown))->setChecked(true);
    m_choices->button(static_cast<int>(ExportExtent::Shown))->setFocus();
}

void ExportExtentDialog::add(QVBoxLayout *column, ExportExtent extent, const QString &text, int freezes)
{
    const QString count = plural(freezes, tr("1 freeze"), tr("%n freezes", nullptr, freezes));
    auto *choice = new QRadioButton(tr("%1 — %2", "which freezes, how many").arg(text, count), this);
    m_choices->addButton(choice, static_cast<int>(extent));
    column->addWidget(choice);
}

ExportExtent ExportExtentDialog::extent() const
{
    return static_cast<ExportExtent>(m_choices->checkedId());
}

} // namespace tidegate
