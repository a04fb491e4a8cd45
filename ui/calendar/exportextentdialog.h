// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

QT_BEGIN_NAMESPACE
class QButtonGroup;
class QVBoxLayout;
QT_END_NAMESPACE

namespace tidegate {

/// Which freezes go into a file.
enum class ExportExtent { Shown, FromToday, All };

/// Asks for it, with how many freezes each would be. accepted() follows.
class ExportExtentDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Counts
    {
        QString shown; ///< Of what: "November 2026".
        int shownFreezes = 0;
        int fromToday = 0;
        int all = 0;
        bool isFiltered = false; ///< Environments are hidden: what is not shown is of all of them.
    };

    explicit ExportExtentDialog(const Counts &counts, QWidget *parent = nullptr);

    ExportExtent extent() const;

private:
    void add(QVBoxLayout *column, ExportExtent extent, const QString &text, int freezes);

    QButtonGroup *m_choices;
};

} // namespace tidegate
