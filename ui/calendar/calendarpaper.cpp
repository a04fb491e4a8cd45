// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/calendarpaper.h"

#include "ui/calendar/entry/freezebar.h"
#include "ui/style/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

#include <algorithm>

namespace tidegate {
namespace {

constexpr int margin = 12;

int headHeight()
{
    return QFontMetrics(Theme::titleFont()).height() + QFontMetrics(Theme::captionFont()).height() + margin;
}

int legendHeight()
{
    return QFontMetrics(Theme::captionFont()).height() + 2 * margin;
}

void paintHead(QPainter &painter, const CalendarPaper &paper, int width)
{
    const BaseColors colors = Theme::current().colors();
    const int flags = static_cast<int>(Qt::AlignTop) | static_cast<int>(paper.rightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    painter.setPen(colors.text);
    painter.setFont(Theme::titleFont());
    painter.drawText(QRect(0, 0, width, headHeight()), flags, paper.title);
    painter.setPen(colors.text2);
    painter.setFont(Theme::captionFont());
    painter.drawText(QRect(0, QFontMetrics(Theme::titleFont()).height(), width, headHeight()), flags, paper.remark);
}

/// Title, picture and legend, from the painter's origin on.
void paintPicture(QPainter &painter, const CalendarPaper &paper)
{
    painter.setLayoutDirection(paper.rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    const int width = paper.pictureSize.width();
    paintHead(painter, paper, width);
    painter.save();
    painter.translate(0, headHeight());
    painter.setClipRect(QRect(QPoint(), paper.pictureSize));
    paper.picture(painter, paper.pictureSize);
    painter.restore();
    painter.setPen(Theme::current().colors().borderStrong);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRect(QPoint(0, headHeight()), paper.pictureSize - QSize(1, 1)));
    paintFreezeLegend(painter, QPoint(0, headHeight() + paper.pictureSize.height() + margin));
}

QSize pictureExtent(const CalendarPaper &paper)
{
    return {paper.pictureSize.width(), headHeight() + paper.pictureSize.height() + legendHeight()};
}

void fillTable(QTextDocument &document, const CalendarPaper &paper)
{
    QTextOption option = document.defaultTextOption();
    option.setTextDirection(paper.rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    document.setDefaultTextOption(option);
    document.setDefaultFont(Theme::captionFont());
    QTextCursor cursor(&document);
    // The document would take the colour of words from the application's palette, which may be meant for a dark screen.
    QTextCharFormat plain;
    plain.setForeground(Theme::current().colors().text);
    QTextCharFormat strong = plain;
    strong.setFontWeight(QFont::Bold);
    cursor.insertText(paper.title, strong);
    cursor.insertBlock();
    cursor.insertText(paper.remark, plain);
    QTextTableFormat format;
    format.setHeaderRowCount(1); // repeated on each page
    format.setBorder(0.5);
    format.setBorderCollapse(true);
    format.setCellPadding(3);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    QTextTable *table = cursor.insertTable(static_cast<int>(paper.rows.size()) + 1, static_cast<int>(paper.columns.size()), format);
    for (int column = 0; column < static_cast<int>(paper.columns.size()); ++column) {
        table->cellAt(0, column).firstCursorPosition().insertText(paper.columns.at(column), strong);
        for (int row = 0; row < static_cast<int>(paper.rows.size()); ++row)
            table->cellAt(row + 1, column).firstCursorPosition().insertText(paper.rows.at(row).value(column), plain);
    }
}

void printTable(QPainter &painter, const CalendarPaper &paper, QPagedPaintDevice &device, bool firstPage)
{
    QTextDocument document;
    document.documentLayout()->setPaintDevice(&device);
    fillTable(document, paper);
    const QRectF page(0, 0, device.width(), device.height());
    document.setPageSize(page.size());
    for (int number = 0; number < document.pageCount(); ++number) {
        if (number > 0 || !firstPage)
            device.newPage();
        painter.save();
        painter.translate(0, -number * page.height());
        document.drawContents(&painter, page.translated(0, number * page.height()));
        painter.restore();
    }
}

} // namespace

bool printPaper(const CalendarPaper &paper, QPagedPaintDevice &device)
{
    const Theme::PrintColors printColors;
    QPainter painter;
    if (!painter.begin(&device))
        return false;
    if (paper.picture) {
        const QSize extent = pictureExtent(paper);
        const qreal scale = std::min(static_cast<qreal>(device.width()) / extent.width(), static_cast<qreal>(device.height()) / extent.height());
        painter.save();
        painter.scale(scale, scale);
        paintPicture(painter, paper);
        painter.restore();
    }
    if (!paper.rows.isEmpty() || !paper.picture)
        printTable(painter, paper, device, !paper.picture);
    return painter.end();
}

QImage imageOf(const CalendarPaper &paper, qreal scale)
{
    const QSize size = pictureExtent(paper) + QSize(2 * margin, margin);
    QImage image(size * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(Theme::current().colors().base);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(QPoint(margin, margin / 2));
    paintPicture(painter, paper);
    return image;
}

} // namespace tidegate
