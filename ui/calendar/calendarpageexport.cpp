// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/calendarpage.h"

#include "models/freezewindowtablemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/calendar/agendaproxymodel.h"
#include "ui/calendar/calendarheader.h"
#include "ui/calendar/month/monthview.h"
#include "ui/widgets/displayzone.h"

#include <QAction>
#include <QBuffer>
#include <QFileDialog>
#include <QFileInfo>
#include <QImage>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>
#include <QSaveFile>

#include <memory>

// How what CalendarPage shows leaves it: on paper and in files.

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

} // namespace

void CalendarPage::buildExports()
{
    const auto add = [this](const QString &text, const QString &name) {
        auto *action = new QAction(text, this);
        action->setObjectName(name);
        m_menuActions.append(action);
        m_header->addExport(action);
        return action;
    };
    QAction *printing = add(tr("&Print…"), u"printAction"_s);
    printing->setShortcut(QKeySequence::Print);
    printing->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(printing);
    connect(printing, &QAction::triggered, this, &CalendarPage::print);
    const auto addFile = [&](const QString &text, const QString &name, const QString &filter, const QString &suffix) {
        connect(add(text, name), &QAction::triggered, this, [this, filter, suffix] { chooseExportFile(filter, suffix); });
    };
    addFile(tr("Save as PD&F…"), u"pdfAction"_s, tr("PDF documents (*.pdf)"), u"pdf"_s);
    addFile(tr("Save as p&icture…"), u"pngAction"_s, tr("PNG pictures (*.png)"), u"png"_s);
    addFile(tr("Save as c&alendar file…"), u"icsAction"_s, tr("Calendar files (*.ics)"), u"ics"_s);
    addFile(tr("Save as &table…"), u"csvAction"_s, tr("CSV tables (*.csv)"), u"csv"_s);
}

QList<ExportedFreeze> CalendarPage::shownFreezes() const
{
    const TimeSpan shown = shownSpan();
    QList<ExportedFreeze> freezes;
    for (const CalendarEntry &entry : shownEntries()) {
        if (m_view == CalendarView::Agenda || entry.window.overlaps(shown.start, shown.end))
            freezes.append({entry.window, entry.environment, entry.production});
    }
    return freezes;
}

CalendarPaper CalendarPage::paper() const
{
    CalendarPaper paper;
    const DisplayZone &zone = DisplayZone::current();
    const SpanView *view = spanView();
    const QString month = QLocale().toString(m_month->month(), u"MMMM yyyy"_s);
    paper.title = m_view == CalendarView::Agenda ? tr("Freezes") : tr("Freezes, %1", "range of dates").arg(view ? view->shownText() : month);
    paper.remark = tr("Times in %1. As of %2.", "zone, date and time").arg(zone.text(), words::instant(now(), zone.zone()));
    paper.rightToLeft = isRightToLeft();
    if (view) {
        paper.picture = [view](QPainter &painter, QSize size) { view->paintOn(painter, size); };
        paper.pictureSize = view->paperSize();
    } else if (m_view == CalendarView::Month) {
        paper.picture = [this](QPainter &painter, QSize size) { m_month->paintOn(painter, size); };
        paper.pictureSize = m_month->viewport()->size().expandedTo({900, 560});
    }
    const QSet<FreezeWindowId> shown = [this] {
        QSet<FreezeWindowId> ids;
        for (const ExportedFreeze &freeze : shownFreezes())
            ids.insert(freeze.window.id);
        return ids;
    }();
    for (int column = 0; column < m_proxy->columnCount(); ++column)
        paper.columns.append(m_proxy->headerData(column, Qt::Horizontal).toString());
    for (int row = 0; row < m_proxy->rowCount(); ++row) { // in the order of the agenda
        if (!shown.contains(FreezeWindowId(m_proxy->index(row, 0).data(FreezeWindowTableModel::IdRole).toUuid())))
            continue;
        QStringList cells;
        for (int column = 0; column < m_proxy->columnCount(); ++column)
            cells.append(m_proxy->index(row, column).data().toString());
        paper.rows.append(cells);
    }
    return paper;
}

void CalendarPage::chooseExportFile(const QString &filter, const QString &suffix)
{
    auto *dialog = new QFileDialog(window(), tr("Save the calendar"));
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(filter);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(u"tidegate-freezes."_s + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, &CalendarPage::exportTo);
    dialog->open();
}

bool CalendarPage::exportTo(const QString &file)
{
    const QString suffix = QFileInfo(file).suffix().toLower();
    QSaveFile out(file);
    bool good = out.open(QIODevice::WriteOnly);
    if (good && suffix == "pdf"_L1) {
        QPdfWriter writer(&out);
        writer.setPageLayout(pageLayout());
        writer.setResolution(logicalDpiX());
        writer.setTitle(paper().title);
        writer.setCreator(u"Tidegate " TIDEGATE_VERSION ""_s);
        good = printPaper(paper(), writer);
    } else if (good && suffix == "png"_L1) {
        CalendarPaper picture = paper();
        if (!picture.picture) { // an agenda has no picture of its own: the table as it is on the screen
            picture.picture = [this](QPainter &painter, QSize) { painter.drawPixmap(0, 0, viewWidget(CalendarView::Agenda)->grab()); };
            picture.pictureSize = viewWidget(CalendarView::Agenda)->size();
        }
        good = imageOf(picture, pictureScale).save(&out, "PNG");
    } else if (good) {
        const QByteArray bytes = suffix == "csv"_L1 ? toCsv(shownFreezes(), now()) : toIcs(shownFreezes(), now());
        good = out.write(bytes) == bytes.size();
    }
    if (!good || !out.commit()) {
        emit messageReported(tr("The file was not written: %1. Choose another place.").arg(out.errorString()), file);
        return false;
    }
    emit successReported(tr("Saved as %1", "file name").arg(QFileInfo(file).fileName()));
    return true;
}

void CalendarPage::print()
{
    const auto printer = std::make_shared<QPrinter>(QPrinter::ScreenResolution);
    printer->setPageLayout(pageLayout());
    printer->setDocName(paper().title);
    auto *dialog = new QPrintDialog(printer.get(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, printer] {
        printer->setResolution(logicalDpiX());
        if (!printPaper(paper(), *printer))
            emit messageReported(tr("The calendar was not printed. Choose another printer, or save it as PDF."), {});
    });
    connect(dialog, &QObject::destroyed, this, [printer] {}); // the printer outlives its dialog
    dialog->open();
}

} // namespace tidegate
