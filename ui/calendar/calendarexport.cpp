// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/calendarexport.h"

#include "services/domain/wholefile.h"
#include "ui/style/modalfocus.h"
#include "ui/widgets/plural.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>
#include <QSaveFile>

#include <memory>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr qreal pictureScale = 2; // dots for one of the screen, so that a picture can be enlarged

/// Landscape, in the paper of the country.
QPageLayout pageLayout()
{
    const bool letter = QLocale().measurementSystem() == QLocale::ImperialUSSystem;
    return {QPageSize(letter ? QPageSize::Letter : QPageSize::A4), QPageLayout::Landscape, QMarginsF(12, 12, 12, 12), QPageLayout::Millimeter};
}

bool writePdf(const CalendarPaper &paper, int resolution, QIODevice &out)
{
    QPdfWriter writer(&out);
    writer.setPageLayout(pageLayout());
    writer.setResolution(resolution);
    writer.setTitle(paper.title);
    writer.setCreator(u"Tidegate " TIDEGATE_VERSION ""_s);
    return printPaper(paper, writer);
}

bool writePng(const ShownCalendar &shown, QIODevice &out)
{
    CalendarPaper picture = shown.paper;
    if (!picture.picture) {
        picture.picture = [view = shown.view](QPainter &painter, QSize) { painter.drawPixmap(0, 0, view->grab()); };
        picture.pictureSize = shown.view->size();
    }
    return imageOf(picture, pictureScale).save(&out, "PNG");
}

} // namespace

CalendarExport::CalendarExport(std::function<ShownCalendar()> shown, QWidget *page) : QObject(page), m_shown(std::move(shown)), m_page(page)
{
    QAction *printing = add(tr("&Print…"), u"printAction"_s);
    printing->setShortcut(QKeySequence::Print);
    printing->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    page->addAction(printing);
    connect(printing, &QAction::triggered, this, &CalendarExport::print);
    addFile(tr("Save as PD&F…"), u"pdfAction"_s, tr("PDF documents (*.pdf)"), u"pdf"_s);
    addFile(tr("Save as p&icture…"), u"pngAction"_s, tr("PNG pictures (*.png)"), u"png"_s);
    addFile(tr("Save as c&alendar file…"), u"icsAction"_s, tr("Calendar files (*.ics)"), u"ics"_s);
    addFile(tr("Save as &table…"), u"csvAction"_s, tr("CSV tables (*.csv)"), u"csv"_s);
}

QAction *CalendarExport::add(const QString &text, const QString &name)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    m_actions.append(action);
    return action;
}

void CalendarExport::addFile(const QString &text, const QString &name, const QString &filter, const QString &suffix)
{
    const bool isPicture = suffix == "pdf"_L1 || suffix == "png"_L1;
    connect(add(text, name), &QAction::triggered, this, [this, filter, suffix, isPicture] {
        if (isPicture)
            chooseFile(filter, suffix, ExportExtent::Shown);
        else
            chooseExtent(filter, suffix);
    });
}

void CalendarExport::chooseExtent(const QString &filter, const QString &suffix)
{
    if (ModalFocus::bringForward<ExportExtentDialog>(m_page->window()))
        return;
    const ShownCalendar shown = m_shown();
    const auto count = [](const QList<ExportedFreeze> &freezes) { return static_cast<int>(freezes.size()); };
    auto *dialog = new ExportExtentDialog({.shown = shown.range,
                                           .shownFreezes = count(shown.freezes),
                                           .fromToday = count(shown.fromToday),
                                           .all = count(shown.all),
                                           .isFiltered = shown.isFiltered},
                                          m_page->window());
    connect(dialog, &QDialog::accepted, this, [this, dialog, filter, suffix] { chooseFile(filter, suffix, dialog->extent()); });
    dialog->open();
}

void CalendarExport::chooseFile(const QString &filter, const QString &suffix, ExportExtent extent)
{
    const QString title = extent == ExportExtent::Shown ? tr("Save what is shown: %1", "range of dates").arg(m_shown().range) : tr("Save the calendar");
    auto *dialog = new QFileDialog(m_page->window(), title);
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(filter);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(u"tidegate-freezes."_s + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, extent](const QString &file) { exportTo(file, extent); });
    dialog->open();
}

bool CalendarExport::exportTo(const QString &file, ExportExtent extent)
{
    const ShownCalendar shown = m_shown();
    const QList<ExportedFreeze> &freezes = extent == ExportExtent::Shown ? shown.freezes : extent == ExportExtent::FromToday ? shown.fromToday : shown.all;
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || !write(shown, freezes, QFileInfo(file).suffix().toLower(), out) || !commitWhole(out)) {
        emit failed(tr("The file was not written: %1. Choose another place.").arg(out.errorString()), file);
        return false;
    }
    const int count = static_cast<int>(freezes.size());
    emit succeeded(
        plural(count, tr("1 freeze was saved as %1", "file name"), tr("%n freezes were saved as %1", "file name", count)).arg(QFileInfo(file).fileName()));
    return true;
}

bool CalendarExport::write(const ShownCalendar &shown, const QList<ExportedFreeze> &freezes, const QString &suffix, QIODevice &out) const
{
    if (suffix == "pdf"_L1)
        return writePdf(shown.paper, m_page->logicalDpiX(), out);
    if (suffix == "png"_L1)
        return writePng(shown, out);
    const QByteArray bytes = suffix == "csv"_L1 ? toCsv(freezes, shown.now) : toIcs(freezes, shown.now);
    return out.write(bytes) == bytes.size();
}

void CalendarExport::print()
{
    const auto printer = std::make_shared<QPrinter>(QPrinter::ScreenResolution);
    printer->setPageLayout(pageLayout());
    printer->setDocName(m_shown().paper.title);
    auto *dialog = new QPrintDialog(printer.get(), m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, printer] {
        printer->setResolution(m_page->logicalDpiX());
        if (!printPaper(m_shown().paper, *printer))
            emit failed(tr("The calendar was not printed. Choose another printer, or save it as PDF."), {});
    });
    connect(dialog, &QObject::destroyed, this, [printer] {}); // the printer outlives its dialog
    dialog->open();
}

} // namespace tidegate
