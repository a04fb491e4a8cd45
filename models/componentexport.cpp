// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/componentexport.h"

#include "services/domain/csvfield.h"
#include "services/domain/wholefile.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QString wordOf(CellMatch match)
{
    switch (match) {
    case CellMatch::Same:
        return u"same"_s;
    case CellMatch::Different:
        return u"different"_s;
    case CellMatch::Unresolved:
        return u"unresolved"_s;
    case CellMatch::Missing:
        return u"missing"_s;
    case CellMatch::Added:
        return u"added"_s;
    case CellMatch::Absent:
        break;
    }
    return u"absent"_s;
}

QByteArray linesOf(const MatrixCell &cell)
{
    const QStringList compared{cell.other.name, cell.other.id.isNull() ? QString() : wordOf(cell.match)};
    const QString open = QString::number(cell.coverage.targets - cell.coverage.observed + cell.coverage.incomplete);
    const QStringList start{cell.row->name, cell.environment.name};
    if (!cell.cell)
        return csvLine(start + QStringList{{}, {}, {}, u"0"_s, u"0"_s, {}, {}, {}} + compared + QStringList{open}).toUtf8();
    QByteArray lines;
    for (const ComponentUse &use : cell.cell->uses) {
        const ComponentImage &image = cell.row->images.at(use.image);
        lines += csvLine(start
                         + QStringList{image.version, image.digest, image.name, QString::number(use.targets), QString::number(use.notRunning),
                                       use.since ? toText(*use.since) : QString(), image.release,
                                       use.changedInFreeze ? toText(*use.changedInFreeze) : QString()}
                         + compared + QStringList{open})
                     .toUtf8();
    }
    return lines;
}

} // namespace

QByteArray componentsAsCsv(const ComponentMatrixModel &model, const QList<int> &rows)
{
    QByteArray csv = "component,environment,version,digest,image,targets,notRunning,since,release,changedInFreeze,comparedWith,match,targetsNotKnown\r\n";
    for (const int row : rows) {
        for (int column = 1; column < model.columnCount(); ++column)
            csv += linesOf(model.at(row, column));
    }
    return csv;
}

Result<void> exportComponents(const ComponentMatrixModel &model, const QList<int> &rows, const QString &file)
{
    QSaveFile out(file);
    if (out.open(QIODevice::WriteOnly) && saveWhole(out, componentsAsCsv(model, rows)))
        return {};
    const QString why = QCoreApplication::translate("tidegate::ComponentExport", "%1. Choose another place.").arg(out.errorString());
    return spokenError(ErrorKind::StorageFull, u"file-not-written"_s, why, file);
}

} // namespace tidegate
