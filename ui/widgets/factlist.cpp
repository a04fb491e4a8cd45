// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/factlist.h"

#include "ui/style/theme.h"
#include "ui/widgets/elidedlabel.h"

#include <QFormLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace tidegate {

FactList::FactList(QWidget *parent) : QWidget(parent), m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(spacing::group);
    m_form->setVerticalSpacing(spacing::inside);
    m_form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void FactList::setFacts(const QList<Fact> &facts)
{
    while (m_form->rowCount() > facts.size())
        m_form->removeRow(m_form->rowCount() - 1);
    for (int row = 0; row < facts.size(); ++row) {
        const Fact &fact = facts.at(row);
        if (row >= m_form->rowCount())
            m_form->addRow(new QLabel(this), new ElidedLabel(this));
        auto *name = qobject_cast<QLabel *>(m_form->itemAt(row, QFormLayout::LabelRole)->widget());
        auto *value = qobject_cast<ElidedLabel *>(m_form->itemAt(row, QFormLayout::FieldRole)->widget());
        name->setTextFormat(Qt::PlainText);
        name->setText(fact.name);
        name->setForegroundRole(QPalette::PlaceholderText);
        value->setFont(fact.isCode ? Theme::monospaceFont() : font());
        value->setElideMode(fact.isCode ? Qt::ElideMiddle : Qt::ElideRight);
        value->setText(fact.value.isEmpty() ? u"–"_s : fact.value);
        value->setAccessibleName(fact.name + u": "_s + fact.value.left(1'000));
    }
}

} // namespace tidegate
