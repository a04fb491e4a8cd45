// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/agedelegate.h"

#include "models/words.h"

namespace tidegate {

AgeDelegate::AgeDelegate(Source source, Now now, QObject *parent) : CellDelegate(parent), m_source(std::move(source)), m_now(std::move(now)) {}

void AgeDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    CellDelegate::initStyleOption(option, index);
    if (const auto at = m_source(index))
        option->text = words::age(*at, m_now());
}

} // namespace tidegate
