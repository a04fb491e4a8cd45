// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/inspect.h"

#include "ui/settings/consolesettings.h"
#include "ui/settings/settingsdialog.h"
#include "ui/style/theme.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/inlinemessage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QRadioButton>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void aThemeHoldsAtOnceAndTheNextTime();
    void highContrastDrawsGlyphsInTheColourOfText();
    void comfortableRowsAreHigher();
    void anyZoneCanBeFoundByAPartOfItsName();
    void anUnknownZoneSaysWhatToDo();
    void theLanguageWaitsForTheNextStart();
    void withoutAFileNothingIsKept();
    void aDemoSaysThatItKeepsNothing();
    void everythingHasAName();

private:
    ConsoleSettings *settings() { return m_settings.get(); }
    template <typename T>
    T *find(const char *name) const
    {
        return m_dialog->findChild<T *>(QLatin1StringView(name));
    }
    void open();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_store;
    std::unique_ptr<ConsoleSettings> m_settings;
    SettingsDialog *m_dialog = nullptr;
    QWidget m_window;
};

void TestSettings::initTestCase()
{
    Theme::apply(*qApp);
}

void TestSettings::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<QSettings>(m_folder->filePath(u"console.ini"_s), QSettings::IniFormat);
    m_settings = std::make_unique<ConsoleSettings>(m_store.get());
    m_settings->setTheme(Theme::Choice::Light);
    open();
}

void TestSettings::cleanup()
{
    delete m_dialog;
    m_settings->setHighContrast(false);
    m_settings->setDensity(Density::Compact);
    m_settings->setZone({});
    m_settings.reset();
}

void TestSettings::open()
{
    m_dialog = new SettingsDialog(m_settings.get(), &m_window);
    m_dialog->show();
}

void TestSettings::aThemeHoldsAtOnceAndTheNextTime()
{
    QTest::mouseClick(find<QRadioButton>("themeDark"), Qt::LeftButton);
    QVERIFY(Theme::current().isDark());

    Theme::current().setChoice(Theme::Choice::Light);
    ConsoleSettings next(m_store.get());
    next.apply();
    QVERIFY(Theme::current().isDark());
    QCOMPARE(next.theme(), Theme::Choice::Dark);
}

void TestSettings::highContrastDrawsGlyphsInTheColourOfText()
{
    const ToneColors before = Theme::current().tone(Tone::Degraded);
    QVERIFY(before.solid != before.text);

    QTest::mouseClick(find<QCheckBox>("highContrast"), Qt::LeftButton, {}, QPoint(8, find<QCheckBox>("highContrast")->height() / 2));

    QCOMPARE(Theme::current().tone(Tone::Degraded).solid, before.text);
    QCOMPARE(Theme::current().outline(), 2.0);
    QCOMPARE(Theme::current().colors().borderStrong, Theme::current().colors().text);
}

void TestSettings::comfortableRowsAreHigher()
{
    QTableView table;
    table.show();
    QCOMPARE(table.verticalHeader()->defaultSectionSize(), 24);

    QTest::mouseClick(find<QRadioButton>("densityComfortable"), Qt::LeftButton);
    QCOMPARE(table.verticalHeader()->defaultSectionSize(), 30);
    QTableView later;
    later.show();
    QCOMPARE(later.verticalHeader()->defaultSectionSize(), 30);
}

void TestSettings::anyZoneCanBeFoundByAPartOfItsName()
{
    auto *zone = find<QComboBox>("zone");
    zone->lineEdit()->selectAll();
    QTest::keyClicks(zone->lineEdit(), u"europe/vienna"_s);
    QTest::keyClick(zone->lineEdit(), Qt::Key_Return);

    QCOMPARE(DisplayZone::current().zone().id(), QByteArrayLiteral("Europe/Vienna"));
    ConsoleSettings next(m_store.get());
    m_settings->setZone({});
    m_store->setValue(u"times/zone"_s, QByteArrayLiteral("Asia/Kolkata"));
    next.apply();
    QCOMPARE(DisplayZone::current().zone().id(), QByteArrayLiteral("Asia/Kolkata"));
    for (const auto &name : {QByteArrayLiteral("CST"), QByteArrayLiteral("Berlin"), QByteArrayLiteral("posix/Europe/Berlin")}) {
        m_settings->setZone(name); // QTimeZone would take them
        QCOMPARE(DisplayZone::current().zone().id(), QByteArrayLiteral("Asia/Kolkata"));
    }
}

void TestSettings::anUnknownZoneSaysWhatToDo()
{
    const QTimeZone before = DisplayZone::current().zone();
    auto *zone = find<QComboBox>("zone");
    zone->lineEdit()->selectAll();
    QTest::keyClicks(zone->lineEdit(), u"Atlantis"_s);
    QTest::keyClick(zone->lineEdit(), Qt::Key_Return);

    const auto *message = m_dialog->findChild<InlineMessage *>();
    QVERIFY(message->isVisible());
    QVERIFY(message->text().contains(u"Atlantis"_s));
    QCOMPARE(DisplayZone::current().zone(), before);
}

void TestSettings::theLanguageWaitsForTheNextStart()
{
    auto *language = find<QComboBox>("language");
    language->setCurrentIndex(language->findData(u"de"_s));
    emit language->activated(language->currentIndex());

    QVERIFY(m_dialog->findChild<InlineMessage *>()->isVisible());
    m_store->sync();
    QCOMPARE(ConsoleSettings::languageIn(m_store->fileName()), u"de"_s);
    QCOMPARE(ConsoleSettings::languageIn(m_folder->filePath(u"none.ini"_s)), u"system"_s);
}

void TestSettings::withoutAFileNothingIsKept()
{
    ConsoleSettings settings(nullptr);
    settings.apply();
    settings.setTheme(Theme::Choice::Dark);
    QVERIFY(Theme::current().isDark());
    settings.setTheme(Theme::Choice::Light);
    QCOMPARE(settings.language(), u"system"_s);
}

void TestSettings::aDemoSaysThatItKeepsNothing()
{
    ConsoleSettings settings(nullptr);
    SettingsDialog dialog(&settings);
    dialog.show();

    QVERIFY(dialog.findChild<InlineMessage *>()->isVisible());
    QVERIFY(!dialog.findChild<QComboBox *>(u"language"_s)->isEnabled());
    QVERIFY(!m_dialog->findChild<InlineMessage *>()->isVisible());
    QVERIFY(find<QComboBox>("language")->isEnabled());
}

void TestSettings::everythingHasAName()
{
    QCOMPARE(unnamed(m_dialog), QStringList());
    QCOMPARE(clipped(m_dialog), QStringList());
}

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
