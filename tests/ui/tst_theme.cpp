// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/inventory.h"
#include "ui/style/statusglyph.h"
#include "ui/style/svgshapes.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QPainter>
#include <QPalette>
#include <QTest>

#include <cmath>

using namespace tidegate;
using namespace Qt::StringLiterals;

namespace {

qreal channel(qreal value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

qreal luminance(const QColor &color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

/// WCAG 2 contrast ratio.
qreal contrast(const QColor &a, const QColor &b)
{
    const qreal x = luminance(a);
    const qreal y = luminance(b);
    return (qMax(x, y) + 0.05) / (qMin(x, y) + 0.05);
}

QImage drawn(const std::function<void(QPainter *, const QRectF &)> &paint)
{
    QImage image(32, 32, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paint(&painter, QRectF(0, 0, 32, 32));
    return image;
}

/// The shape without its colour.
QImage shapeOf(const QIcon &icon)
{
    return icon.pixmap(32, 32).toImage().convertToFormat(QImage::Format_Alpha8);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void textIsReadableInBothThemes_data();
    void textIsReadableInBothThemes();
    void everyHealthHasItsOwnShape();
    void everyStateOfAComponentHasItsOwnShape();
    void staleAndCheckingLookDifferent();
    void freezePhasesDifferWithoutColour();
    void everyIconOfTheFilesDraws();
    void readsRelativeAndAbsolutePaths();
    void readsBrokenPathsWithoutHanging();
    void changingTheThemeChangesThePalette();
    void segmentsOfTheBarAreInProportion();
};

void TestTheme::initTestCase()
{
    qputenv("TIDEGATE_THEME", "light");
    Theme::apply(*qApp);
    QVERIFY(!Theme::current().isDark());
}

void TestTheme::textIsReadableInBothThemes_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::textIsReadableInBothThemes()
{
    QFETCH(bool, dark);
    Theme::current().setDark(dark);
    const BaseColors base = Theme::current().colors();

    for (const QColor &ground : {base.base, base.alt, base.window}) {
        QVERIFY(contrast(base.text, ground) >= 4.5);
        QVERIFY(contrast(base.text2, ground) >= 4.5);
        QVERIFY(contrast(base.placeholder, ground) >= 4.5);
        for (int i = 0; i < toneCount; ++i) {
            const ToneColors tone = Theme::current().tone(static_cast<Tone>(i));
            QVERIFY2(contrast(tone.solid, ground) >= 3.0, qPrintable(QString::number(i)));
            QVERIFY2(contrast(tone.text, ground) >= 4.5, qPrintable(QString::number(i)));
            QVERIFY2(contrast(tone.text, tone.tint) >= 4.5, qPrintable(QString::number(i)));
        }
    }
    QVERIFY(contrast(base.highlightText, base.highlight) >= 4.5);
    Theme::current().setDark(false);
}

void TestTheme::everyHealthHasItsOwnShape()
{
    QList<QImage> shapes;
    for (int i = 0; i < healthCount; ++i) {
        const auto health = static_cast<Health>(i);
        const QImage image = drawn([health](QPainter *painter, const QRectF &rect) { paintHealth(painter, rect, health); });
        const QImage shape = image.convertToFormat(QImage::Format_Grayscale8);
        QVERIFY(!shapes.contains(shape));
        shapes.append(shape);
    }
    QVERIFY(shapeOf(healthIcon(Health::Unhealthy)) != shapeOf(healthIcon(Health::Unreachable)));
}

void TestTheme::everyStateOfAComponentHasItsOwnShape()
{
    QList<QImage> shapes;
    for (const QString &state : observedStates() + QStringList{u"of a later version"_s}) {
        const QImage shape = shapeOf(componentIcon(state));
        QVERIFY2(shape != shapeOf(QIcon()) && !shapes.contains(shape), qPrintable(state));
        shapes.append(shape);
    }
}

void TestTheme::staleAndCheckingLookDifferent()
{
    const QImage fresh = shapeOf(healthIcon(Health::Healthy));
    const QImage stale = shapeOf(healthIcon(Health::Healthy, true));
    const QImage checking = shapeOf(healthIcon(Health::Healthy, false, true));

    QVERIFY(fresh != stale);
    QVERIFY(fresh != checking);
    QVERIFY(stale != checking);
}

void TestTheme::freezePhasesDifferWithoutColour()
{
    const auto bar = [](FreezeLook look) {
        return drawn([look](QPainter *painter, const QRectF &rect) { paintFreezeBar(painter, rect, look); }).convertToFormat(QImage::Format_Grayscale8);
    };

    QVERIFY(bar(FreezeLook::Active) != bar(FreezeLook::Upcoming));
    QVERIFY(bar(FreezeLook::Upcoming) != bar(FreezeLook::Past));
}

void TestTheme::everyIconOfTheFilesDraws()
{
    const QStringList files = QDir(u":/tidegate/icons"_s).entryList();
    QVERIFY(files.size() > 20);

    for (const QString &file : files) {
        const QImage image = symbolIcon(file.chopped(4)).pixmap(24, 24).toImage();
        QVERIFY2(!image.isNull(), qPrintable(file));
        int painted = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                painted += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
        }
        QVERIFY2(painted > 20, qPrintable(file));
    }
    QVERIFY(symbolIcon(u"there-is-none"_s).isNull());
}

void TestTheme::readsRelativeAndAbsolutePaths()
{
    const auto boxOf = [](const char *path) {
        const SvgDrawing drawing = readSvgDrawing(QByteArray("<svg viewBox=\"0 0 24 24\"><path d=\"") + path + "\" fill=\"currentColor\"/></svg>");
        return drawing.shapes.isEmpty() ? QRectF() : drawing.shapes.constFirst().path.boundingRect();
    };

    QCOMPARE(boxOf("M2 3 L10 3 V9 H2 Z"), QRectF(2, 3, 8, 6));
    QCOMPARE(boxOf("m2 3 l8 0 v6 h-8 z"), QRectF(2, 3, 8, 6));
    QCOMPARE(boxOf("M2,3 10,3 10,9Z"), QRectF(2, 3, 8, 6));
}

void TestTheme::readsBrokenPathsWithoutHanging()
{
    for (const char *path : {"Z 1 2 3", "Q 1 2 3 4", "L", "1 2 3", "M 1", "-", ""})
        readSvgDrawing(QByteArray("<svg viewBox=\"0 0 24 24\"><path d=\"") + path + "\" stroke=\"#fff\"/></svg>");
    QVERIFY(readSvgDrawing("<svg><path").shapes.isEmpty());
}

void TestTheme::changingTheThemeChangesThePalette()
{
    Theme::current().setDark(true);
    QCOMPARE(QApplication::palette().color(QPalette::Base), Theme::current().colors().base);
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 128);

    Theme::current().setDark(false);
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() > 128);
}

void TestTheme::segmentsOfTheBarAreInProportion()
{
    HealthCounts counts;
    counts.byStatus = {0, 90, 0, 10, 0};
    QImage image(200, 6, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintHealthBar(&painter, QRectF(0, 0, 200, 6), counts);
    painter.end();

    QCOMPARE(image.pixelColor(20, 3), Theme::current().tone(Tone::Healthy).solid);
    QCOMPARE(image.pixelColor(120, 3), Theme::current().tone(Tone::Healthy).solid);
    QCOMPARE(image.pixelColor(190, 3), Theme::current().tone(Tone::Unhealthy).solid);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
