// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/page/page.h"
#include "ui/palette/paletteitem.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QTreeWidget;
QT_END_NAMESPACE

namespace tidegate {

/// All keys of the window: those of its commands in the groups of the menus, and what the page has besides. A box finds one.
class ShortcutSheet final : public QDialog
{
    Q_OBJECT

public:
    ShortcutSheet(const QList<PaletteItem> &commands, const QString &pageTitle, const QList<KeyHint> &pageKeys, QWidget *parent = nullptr);

private:
    void filter(const QString &typed);

    QTreeWidget *m_list = nullptr;
};

} // namespace tidegate
