// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/instant.h"
#include "ui/widgets/celldelegate.h"

#include <functional>

namespace tidegate {

/// "2 min ago" in place of the instant that the model holds.
class AgeDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using Source = std::function<std::optional<Instant>(const QModelIndex &)>;
    using Now = std::function<Instant()>;

    AgeDelegate(Source source, Now now, QObject *parent = nullptr);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    Source m_source;
    Now m_now;
};

} // namespace tidegate
