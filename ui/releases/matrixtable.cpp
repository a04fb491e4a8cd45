// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/releases/matrixtable.h"

#include "models/componentmatrixmodel.h"
#include "models/componentwords.h"
#include "ui/releases/matrixdelegate.h"
#include "ui/style/consolestyle.h"
#include "ui/style/statusglyph.h"
#include "ui/style/theme.h"

#include <QAbstractButton>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int columnLetters = 22;
constexpr int nameLetters = 24;
constexpr int headerPadding = 5;

int headerHeight()
{
    return QFontMetrics(Theme::strongFont()).height() + QFontMetrics(Theme::captionFont()).height() + 2 * headerPadding + spacing::inside;
}

struct HeaderWords
{
    QString title;
    QString caption;
    QString pill;
};

/// Two lines, from the leading edge.
void paintHeaderWords(QPainter *painter, const QRect &rect, const HeaderWords &words, Qt::LayoutDirection direction)
{
    const auto alignment = static_cast<int>(QStyle::visualAlignment(direction, Qt::AlignLeading | Qt::AlignVCenter)) | Qt::TextSingleLine;
    QRect rest = rect.adjusted(ConsoleStyle::cellPadding, headerPadding, -ConsoleStyle::cellPadding, -headerPadding);
    const BaseColors colors = Theme::current().colors();
    painter->save();
    painter->setFont(Theme::strongFont());
    painter->setPen(colors.text);
    const QSizeF pill = words.pill.isEmpty() ? QSizeF() : wordPillSize(Theme::captionFont(), words.pill);
    const int room = rest.width() - (words.pill.isEmpty() ? 0 : static_cast<int>(pill.width()) + spacing::between);
    const QString title = painter->fontMetrics().elidedText(CellDelegate::oneLine(words.title), Qt::ElideRight, room);
    const QRect line(rest.left(), rest.top(), rest.width(), painter->fontMetrics().height());
    const int width = std::min(room, painter->fontMetrics().horizontalAdvance(title) + 2);
    painter->drawText(QStyle::visualRect(direction, line, QRect(line.left(), line.top(), width, line.height())), alignment, title);
    painter->setFont(Theme::captionFont());
    if (!words.pill.isEmpty()) {
        const QRect place(line.left() + width + spacing::between, line.top(), static_cast<int>(pill.width()), line.height());
        paintWordPill(painter, QStyle::visualRect(direction, line, place), words.pill);
    }
    painter->setPen(colors.text2);
    const QRect below(rest.left(), rest.bottom() - painter->fontMetrics().height() + 1, rest.width(), painter->fontMetrics().height());
    painter->drawText(below, alignment, painter->fontMetrics().elidedText(CellDelegate::oneLine(words.caption), Qt::ElideRight, below.width()));
    painter->restore();
}

void paintHeaderPanel(QPainter *painter, const QRect &rect, const QWidget *widget)
{
    QStyleOptionHeader option;
    option.initFrom(widget);
    option.rect = rect;
    option.state |= QStyle::State_Raised;
    widget->style()->drawControl(QStyle::CE_HeaderSection, &option, painter, widget);
}

/// Says what the rows are, and how they are sorted.
class MatrixCorner final : public QAbstractButton
{
public:
    explicit MatrixCorner(QWidget *parent) : QAbstractButton(parent)
    {
        setText(MatrixTable::tr("Component"));
        setAccessibleName(MatrixTable::tr("Sort by what differs most"));
        setToolTip(MatrixTable::tr("Puts what differs in most environments first again"));
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintHeaderPanel(&painter, rect(), this);
        paintHeaderWords(&painter, rect(), {text(), MatrixTable::tr("most different first"), {}}, layoutDirection());
    }
};

} // namespace

MatrixHeader::MatrixHeader(Qt::Orientation orientation, const ComponentMatrixModel *matrix, QWidget *parent)
    : QHeaderView(orientation, parent), m_matrix(matrix)
{
    setHighlightSections(false);
    setSectionsClickable(false);
    setSectionResizeMode(orientation == Qt::Vertical ? QHeaderView::Fixed : QHeaderView::Interactive);
    setDefaultSectionSize(orientation == Qt::Vertical ? MatrixDelegate::rowHeight() : columnLetters * fontMetrics().averageCharWidth());
    setMinimumSectionSize(orientation == Qt::Vertical ? MatrixDelegate::rowHeight() : nameLetters / 2 * fontMetrics().averageCharWidth());
}

QSize MatrixHeader::sizeHint() const
{
    return orientation() == Qt::Vertical ? QSize(sectionSizeFromContents(0).width(), 0) : QSize(0, headerHeight());
}

QSize MatrixHeader::sectionSizeFromContents(int) const
{
    return orientation() == Qt::Vertical ? QSize(nameLetters * fontMetrics().averageCharWidth(), MatrixDelegate::rowHeight())
                                         : QSize(columnLetters * fontMetrics().averageCharWidth(), headerHeight());
}

bool MatrixHeader::isProduction(int section) const
{
    return orientation() == Qt::Horizontal && m_matrix->environments().value(section - 1).isProduction;
}

QString MatrixHeader::caption(int section) const
{
    if (orientation() == Qt::Vertical)
        return model()->headerData(section, Qt::Vertical, ComponentMatrixModel::RepositoryRole).toString();
    return section >= 1 && section <= m_matrix->environments().size() ? words::columnSummary(*m_matrix, section) : QString();
}

void MatrixHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const bool isSide = orientation() == Qt::Vertical;
    painter->save();
    if (isSide) {
        painter->fillRect(rect, palette().color(QPalette::Base));
        painter->setPen(Theme::current().colors().border);
        painter->drawLine(rect.bottomLeft(), rect.bottomRight());
        painter->drawLine(layoutDirection() == Qt::LeftToRight ? QLine(rect.topRight(), rect.bottomRight()) : QLine(rect.topLeft(), rect.bottomLeft()));
    } else {
        paintHeaderPanel(painter, rect, this);
    }
    painter->restore();
    const QString title = model()->headerData(section, orientation()).toString();
    paintHeaderWords(painter, rect, {title, caption(section), isProduction(section) ? tr("PROD") : QString()}, layoutDirection());
}

MatrixTable::MatrixTable(const ComponentMatrixModel *matrix, QWidget *parent) : QTableView(parent), m_corner(new MatrixCorner(this))
{
    setHorizontalHeader(new MatrixHeader(Qt::Horizontal, matrix, this));
    setVerticalHeader(new MatrixHeader(Qt::Vertical, matrix, this));
    setItemDelegate(new MatrixDelegate(this));
    setSelectionMode(QAbstractItemView::SingleSelection);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setShowGrid(false); // each cell has its lines
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_corner, &QAbstractButton::clicked, this, &MatrixTable::sortRequested);
}

void MatrixTable::layOutColumns()
{
    if (!model())
        return;
    setColumnHidden(ComponentMatrixModel::nameColumn, true);
    const int columns = model()->columnCount() - 1;
    if (columns < 1)
        return;
    const int least = horizontalHeader()->sectionSizeHint(1);
    const int room = viewport()->width() / columns;
    for (int column = 1; column <= columns; ++column)
        horizontalHeader()->resizeSection(column, std::max(least, room));
}

void MatrixTable::updateGeometries()
{
    QTableView::updateGeometries();
    const QRect side = verticalHeader()->geometry();
    m_corner->setGeometry(side.left(), horizontalHeader()->geometry().top(), side.width(), horizontalHeader()->height());
    m_corner->raise();
}

void MatrixTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layOutColumns();
}

} // namespace tidegate
