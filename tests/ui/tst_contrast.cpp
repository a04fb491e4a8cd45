// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/fleet.h"

#include "models/agenttablemodel.h"
#include "models/targettreemodel.h"
#include "ui/agents/agentdelegate.h"
#include "ui/style/statusglyph.h"
#include "ui/widgets/healthbadgedelegate.h"
#include "ui/widgets/healthbar.h"
#include "ui/widgets/pill.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTableView>
#include <QTest>
#include <QTreeView>

#include <cmath>

using namespace tidegate::test;
using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int sharpness = 4; ///< Pixels of a picture for each of the layout: strokes have pixels that are all theirs.

qreal luminance(const QColor &color)
{
    const auto linear = [](qreal part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// WCAG 2.
qreal contrast(const QColor &a, const QColor &b)
{
    const qreal first = luminance(a);
    const qreal second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QImage pictureOf(QWidget &widget, const QRect &part)
{
    QImage image(part.size() * sharpness, QImage::Format_RGB32);
    image.setDevicePixelRatio(sharpness);
    widget.render(&image, QPoint(), QRegion(part));
    return image;
}

/// The colours of a part of a picture that cover at least a share of it, most frequent first.
QList<QColor> colorsOf(const QImage &image, const QRect &part, qreal share)
{
    QHash<QRgb, int> counts;
    const QRect pixels(part.topLeft() * sharpness, part.size() * sharpness);
    const QRect inside = pixels.intersected(image.rect());
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        for (int x = inside.left(); x <= inside.right(); ++x)
            ++counts[image.pixel(x, y)];
    }
    QList<QRgb> found;
    for (auto at = counts.cbegin(); at != counts.cend(); ++at) {
        if (at.value() >= share * inside.width() * inside.height())
            found.append(at.key());
    }
    std::sort(found.begin(), found.end(), [&counts](QRgb a, QRgb b) { return counts.value(a) > counts.value(b); });
    QList<QColor> colors;
    for (const QRgb color : found)
        colors.append(QColor(color));
    return colors;
}

/// How far what is drawn stands out from what most of the part is: of all colours with a visible share, the best.
qreal contrastOf(const QImage &image, const QRect &part, qreal share)
{
    const QList<QColor> colors = colorsOf(image, part, share);
    qreal best = 1;
    for (const QColor &color : colors)
        best = std::max(best, contrast(color, colors.constFirst()));
    return best;
}

constexpr qreal strokes = 0.004; ///< Of a word, the share of the purest pixels of its strokes.
constexpr qreal shape = 0.04;    ///< Of a glyph.

} // namespace

/// Contrast as it arrives on the screen: measured on the pixels of painted badges, not on the tokens they are painted with.
class TestContrast : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void cleanup() { Theme::current().setDark(false); }
    void theMeasureKnowsBlackFromGrey();
    void badgesInRows_data();
    void badgesInRows();
    void cellsOfAgents_data() { badgesInRows_data(); }
    void cellsOfAgents();
    void pills_data() { themes(); }
    void pills();
    void numbersOfHealthBars_data() { themes(); }
    void numbersOfHealthBars();
    void freezeBarsDifferFromTheGround_data() { themes(); }
    void freezeBarsDifferFromTheGround();

private:
    static void themes()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
};

void TestContrast::theMeasureKnowsBlackFromGrey()
{
    QImage image(40 * sharpness, 20 * sharpness, QImage::Format_RGB32);
    image.fill(Qt::white);
    QCOMPARE(contrastOf(image, QRect(0, 0, 40, 20), strokes), 1.0);
    QPainter painter(&image);
    painter.fillRect(0, 0, 20, 20, QColor(0x94, 0x94, 0x94));
    painter.end();
    const qreal grey = contrastOf(image, QRect(0, 0, 40, 20), strokes);
    QVERIFY2(grey > 2.9 && grey < 3.1, qPrintable(QString::number(grey)));
}

void TestContrast::badgesInRows_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("selected");
    QTest::newRow("light") << false << false;
    QTest::newRow("light, selected") << false << true;
    QTest::newRow("dark") << true << false;
    QTest::newRow("dark, selected") << true << true;
}

void TestContrast::badgesInRows()
{
    QFETCH(bool, dark);
    QFETCH(bool, selected);
    Theme::current().setDark(dark);
    Workspace workspace(deadEndpoint());
    const Fleet fleet = exampleFleet();
    fill(workspace, fleet);
    QTreeView view;
    BranchBarDelegate health;
    view.setItemDelegateForColumn(TargetTreeModel::HealthColumn, &health);
    view.setAlternatingRowColors(true);
    view.setSelectionMode(QAbstractItemView::ExtendedSelection);
    view.setModel(workspace.targets());
    view.expandAll();
    view.setColumnWidth(TargetTreeModel::HealthColumn, 200);
    view.resize(900, 700);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    if (selected)
        view.selectAll();

    for (const Target &target : fleet.targets) {
        const QModelIndex index = workspace.targets()->indexOf(target.id, TargetTreeModel::HealthColumn);
        const QRect cell = view.visualRect(index);
        QVERIFY(cell.isValid());
        const QImage image = pictureOf(*view.viewport(), cell);
        // The glyph stands at the leading edge, after the style's margin.
        const QRect glyph(2, (cell.height() - spacing::smallIcon) / 2, spacing::smallIcon + 4, spacing::smallIcon);
        const QRect words(spacing::smallIcon + 8, 2, 80, cell.height() - 4);
        const QString what = target.name + u", "_s + index.data().toString();
        const qreal ofGlyph = contrastOf(image, glyph, shape);
        const qreal ofWords = contrastOf(image, words, strokes);
        QVERIFY2(ofGlyph >= 3.0, qPrintable(what + u": glyph "_s + QString::number(ofGlyph)));
        QVERIFY2(ofWords >= 4.5, qPrintable(what + u": words "_s + QString::number(ofWords)));
    }
}

void TestContrast::cellsOfAgents()
{
    QFETCH(bool, dark);
    QFETCH(bool, selected);
    Theme::current().setDark(dark);
    Workspace workspace(deadEndpoint());
    fill(workspace);
    QTableView view;
    AgentDelegate delegate;
    view.setItemDelegate(&delegate);
    view.setAlternatingRowColors(true);
    view.setShowGrid(false);
    view.setModel(workspace.agents());
    for (int column = 0; column < AgentTableModel::ColumnCount; ++column)
        view.setColumnWidth(column, 140);
    view.resize(1'400, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    if (selected)
        view.selectAll();

    for (int row = 0; row < workspace.agents()->rowCount(); ++row) {
        for (const int column : {AgentTableModel::NameColumn, AgentTableModel::LifecycleColumn, AgentTableModel::StatusColumn, AgentTableModel::ClockColumn}) {
            const QModelIndex index = workspace.agents()->index(row, column);
            const QRect cell = view.visualRect(index);
            const QImage image = pictureOf(*view.viewport(), cell);
            const bool hasGlyph = column == AgentTableModel::LifecycleColumn || column == AgentTableModel::StatusColumn;
            const int start = hasGlyph ? spacing::smallIcon + 8 : 4;
            const QString what = index.siblingAtColumn(0).data().toString() + u", "_s + index.data().toString();
            const qreal ofWords = contrastOf(image, QRect(start, 2, 60, cell.height() - 4), strokes);
            QVERIFY2(ofWords >= 4.5, qPrintable(what + u": words "_s + QString::number(ofWords)));
            if (!hasGlyph || index.data().toString() == u"not asked")
                continue;
            const QRect glyph(2, (cell.height() - spacing::smallIcon) / 2, spacing::smallIcon + 4, spacing::smallIcon);
            const qreal ofGlyph = contrastOf(image, glyph, strokes);
            QVERIFY2(ofGlyph >= 3.0, qPrintable(what + u": glyph "_s + QString::number(ofGlyph)));
        }
    }
}

void TestContrast::pills()
{
    QFETCH(bool, dark);
    Theme::current().setDark(dark);
    for (int tone = 0; tone < toneCount; ++tone) {
        Pill pill(u"PROD"_s, static_cast<Tone>(tone));
        pill.resize(pill.sizeHint());
        const QImage image = pictureOf(pill, pill.rect());
        const qreal found = contrastOf(image, pill.rect().adjusted(4, 1, -4, -1), strokes);
        QVERIFY2(found >= 4.5, qPrintable(u"tone %1: %2"_s.arg(tone).arg(found)));
    }
}

void TestContrast::numbersOfHealthBars()
{
    QFETCH(bool, dark);
    Theme::current().setDark(dark);
    for (int health = 0; health < healthCount; ++health) {
        HealthCounts counts;
        counts.byStatus[static_cast<std::size_t>(health)] = 28;
        HealthBar bar;
        bar.setFont(Theme::captionFont());
        bar.setCounts(counts);
        bar.resize(120, bar.sizeHint().height());
        const QImage image = pictureOf(bar, bar.rect());
        const QRect middle = bar.rect().adjusted(20, 2, -20, -5);
        const qreal found = contrastOf(image, middle, strokes);
        QVERIFY2(found >= 4.5, qPrintable(u"health %1: %2"_s.arg(health).arg(found)));
    }
}

void TestContrast::freezeBarsDifferFromTheGround()
{
    QFETCH(bool, dark);
    Theme::current().setDark(dark);
    const BaseColors colors = Theme::current().colors();
    for (const FreezeLook look : {FreezeLook::Active, FreezeLook::Upcoming, FreezeLook::Past}) {
        for (const QColor &ground : {colors.base, colors.alt}) {
            QImage image(QSize(120, 24) * sharpness, QImage::Format_RGB32);
            image.setDevicePixelRatio(sharpness);
            image.fill(ground);
            QPainter painter(&image);
            painter.setRenderHint(QPainter::Antialiasing);
            paintFreezeBar(&painter, QRectF(4, 4, 112, 16), look);
            painter.end();
            // The past needs no more than its words: it stops nothing.
            const qreal wanted = look == FreezeLook::Past ? 1.05 : 3.0;
            const QList<QColor> drawn = colorsOf(image, QRect(0, 0, 120, 24), 0.01);
            qreal best = 1;
            for (const QColor &color : drawn)
                best = std::max(best, contrast(color, ground));
            QVERIFY2(best >= wanted, qPrintable(u"look %1: %2"_s.arg(static_cast<int>(look)).arg(best)));
        }
    }
}

} // namespace tidegate

QTEST_MAIN(tidegate::TestContrast)
#include "tst_contrast.moc"
