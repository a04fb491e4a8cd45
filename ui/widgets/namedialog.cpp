// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/namedialog.h"

#include "ui/style/theme.h"
#include "ui/widgets/formfield.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int minDialogWidth = 360; // px

} // namespace

NameDialog::NameDialog(const QString &title, const QString &name, std::function<QString(const QString &)> problem, QWidget *parent)
    : AutoSizeDialog(parent), m_problem(std::move(problem))
{
    setObjectName(u"nameDialog"_s);
    setWindowTitle(title);
    m_name = new QLineEdit(name, this);
    m_name->setObjectName(u"name"_s);
    m_name->selectAll();
    m_field = new FormField(tr("&Name"), m_name, this);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::page, spacing::page, spacing::page, spacing::page);
    column->setSpacing(spacing::group);
    column->addWidget(m_field);
    column->addWidget(buttons);
    setMinimumWidth(minDialogWidth);
    connect(buttons, &QDialogButtonBox::accepted, this, &NameDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_field->setError({}); });
}

void NameDialog::take()
{
    const QString wrong = m_problem(m_name->text());
    m_field->setError(wrong);
    if (!wrong.isEmpty()) {
        m_name->setFocus();
        return;
    }
    emit nameEntered(m_name->text().trimmed());
    accept();
}

} // namespace tidegate
