// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/targets/detail/detailtab.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QTreeWidget;
QT_END_NAMESPACE

namespace tidegate {

class FactList;

/// What we say is deployed: the version sticker, its components and its history.
class StickerTab final : public DetailTab
{
    Q_OBJECT

public:
    StickerTab(Workspace *workspace, QAction *record, QWidget *parent);

protected:
    void showTarget() override {}
    void load() override;

private:
    void showSticker(const std::optional<Sticker> &sticker);

    FactList *m_facts = nullptr;
    QTreeWidget *m_components = nullptr;
    QLabel *m_historyLabel = nullptr;
    QTreeWidget *m_history = nullptr;
};

} // namespace tidegate
