// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/consolewalk.h"
#include "tests/endtoend/pseudotranslator.h"
#include "tests/ui/enterkey.h"
#include "tests/ui/inspect.h"
#include "tests/ui/pictures.h"

#include "translations/translations.h"
#include "ui/palette/commandpalette.h"
#include "ui/servers/welcomepage.h"
#include "ui/style/taborder.h"
#include "ui/style/theme.h"
#include "ui/window/mainwindow.h"
#include "ui/window/modebar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QLoggingCategory>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;
using namespace tidegate::test;

namespace {

/// One way to show the whole console.
struct Look
{
    const char *name;
    Language language = Language::English;
    std::optional<PseudoTranslator::Kind> pseudo = {};

    bool isRightToLeft() const { return pseudo == PseudoTranslator::Kind::RightToLeft; }
};

constexpr Look looks[] = {
    {"English"},
    {"German", Language::German},
    {"longer texts", Language::English, PseudoTranslator::Kind::Longer},
    {"right to left", Language::English, PseudoTranslator::Kind::RightToLeft},
};

/// The smallest window, a small screen, what the console begins with, and a whole screen; logical pixels.
constexpr QSize sizes[] = {{640, 480}, {960, 600}, {1280, 800}, {1920, 1080}};

/// Menus, popups and tool tips are as large as what is in them.
bool isSized(const QWidget *surface)
{
    return surface->windowType() == Qt::Window || surface->windowType() == Qt::Dialog;
}

} // namespace

/// Everything the console shows, in each language and direction, on the example fleet.
class TestSurfaces : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void everythingIsNamedFitsAndHasAKey_data();
    void everythingIsNamedFitsAndHasAKey();
    void theChoicesOfTheFirstStartHaveKeysOfTheirOwn_data();
    void theChoicesOfTheFirstStartHaveKeysOfTheirOwn();
    void thePseudoLanguageKeepsWhatIsFilledIn();

private:
    void lookAtSizes(QWidget *surface, const QString &look, const QString &name, const std::function<void(const QString &, const QStringList &)> &report);
    void photograph(QWidget *surface, const QString &look, const QString &name);

    std::unique_ptr<ConsoleWalk> m_walk;
    int m_pictures = 0;
};

void TestSurfaces::initTestCase()
{
    Theme::apply(*qApp);
    QLoggingCategory::setFilterRules(u"tidegate.access=false"_s);
    m_walk = std::make_unique<ConsoleWalk>();
}

void TestSurfaces::cleanup()
{
    QGuiApplication::setLayoutDirection(Qt::LayoutDirectionAuto);
    installLanguage(Language::English);
}

void TestSurfaces::everythingIsNamedFitsAndHasAKey_data()
{
    QTest::addColumn<int>("look");
    for (int i = 0; i < int(std::size(looks)); ++i)
        QTest::newRow(looks[i].name) << i;
}

/// What is wrong with a surface as it stands there.
static void lookAt(QWidget *surface, const Look &shown, const std::function<void(const QString &, const QStringList &)> &report)
{
    report(u"no name"_s, unnamedNodes(surface));
    report(u"does not fit"_s, textsThatDoNotFit(surface));
    report(u"Tab stays"_s, keyboardTraps(surface));
    if (qobject_cast<QDialog *>(surface) && !shown.pseudo)
        report(u"Enter is another button"_s, buttonsThatEnterPassesBy(surface));
    tabAsLaidOut(surface->window());                              // as the next press of Tab does
    const auto *palette = surface->findChild<CommandPalette *>(); // it lies over the window, and Tab stays in it
    if (!palette || !palette->isVisible())
        report(u"Tab goes back"_s, stepsBack(surface));
    // The pseudo language takes the keys of English.
    if (!shown.pseudo)
        report(u"one key for two"_s, repeatedMnemonicsIn(surface));
    if (const auto *ok = surface->findChild<QPushButton *>(u"ok"_s); ok && QKeySequence::mnemonic(ok->text()).isEmpty())
        report(u"no key"_s, {described(ok, ok->text())});
    if (const auto *bar = surface->findChild<ModeBar *>()) {
        const bool atTheRight = bar->mapTo(surface, QPoint()).x() > surface->width() / 2;
        report(u"mirrored"_s, atTheRight == shown.isRightToLeft() ? QStringList() : QStringList{u"the mode bar stands on the wrong side"_s});
    }
}

void TestSurfaces::everythingIsNamedFitsAndHasAKey()
{
    QFETCH(int, look);
    const Look &shown = looks[look];
    installLanguage(shown.language);
    PseudoTranslator pseudo(shown.pseudo.value_or(PseudoTranslator::Kind::Longer));
    if (shown.pseudo)
        QCoreApplication::installTranslator(&pseudo);
    if (shown.isRightToLeft())
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);

    QStringList flaws;
    QSet<QString> seen;
    int surfaces = 0;
    const bool walked = m_walk->run([&](QWidget *surface, const QString &name) {
        ++surfaces;
        photograph(surface, QString::fromLatin1(shown.name), name);
        const auto report = [&](const QString &what, const QStringList &found) {
            for (const QString &flaw : found) {
                if (!seen.contains(what + flaw))
                    flaws.append(what + u" on "_s + name + u": "_s + flaw);
                seen.insert(what + flaw);
            }
        };
        lookAt(surface, shown, report);
        if (shown.pseudo != PseudoTranslator::Kind::Longer && isSized(surface))
            lookAtSizes(surface, QString::fromLatin1(shown.name), name, report);
    });

    QVERIFY2(walked, "the example fleet did not load");
    for (const QString &flaw : std::as_const(flaws))
        qWarning("%s", qPrintable(flaw)); // QVERIFY2 cuts long texts
    qInfo("%d surfaces", surfaces);
    QVERIFY2(surfaces >= 115, "windows and dialogs are missing from the walk");
    QVERIFY2(flaws.isEmpty(), "see the warnings above");
}

void TestSurfaces::theChoicesOfTheFirstStartHaveKeysOfTheirOwn_data()
{
    QTest::addColumn<Language>("language");
    QTest::newRow("English") << Language::English;
    QTest::newRow("German") << Language::German;
}

/// Beside the menus, as the page stands in the window.
void TestSurfaces::theChoicesOfTheFirstStartHaveKeysOfTheirOwn()
{
    QFETCH(const Language, language);
    installLanguage(language);
    Workspace nothing(Endpoint{});
    MainWindow window(&nothing);
    auto *welcome = new WelcomePage;
    window.showWelcome(welcome);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QCOMPARE(repeatedMnemonicsIn(&window), QStringList());

    for (const QAbstractButton *choice : welcome->findChildren<QAbstractButton *>()) {
        QSignalSpy chosen(choice, &QAbstractButton::clicked);
        const QKeySequence key = QKeySequence::mnemonic(choice->text());
        QVERIFY2(!key.isEmpty(), qPrintable(choice->text()));
        QTest::keyClick(&window, key[0].key(), key[0].keyboardModifiers());
        QTRY_COMPARE(chosen.size(), 1); // a button that is pressed by its key is let go a moment later
    }
}

void TestSurfaces::thePseudoLanguageKeepsWhatIsFilledIn()
{
    QCOMPARE(PseudoTranslator::lengthened(u"&Save %1 of %L2"_s), u"⟦&Sávé %1 óf %L2~~⟧"_s);
    QCOMPARE(PseudoTranslator::lengthened(u"%1 · %2"_s), u"%1 · %2"_s);
}

/// As on screens of other sizes: a dialog is cut to its screen, the window takes all of it.
void TestSurfaces::lookAtSizes(QWidget *surface, const QString &look, const QString &name,
                               const std::function<void(const QString &, const QStringList &)> &report)
{
    const QSize before = surface->size();
    for (const QSize size : sizes) {
        const QSize wanted = surface == m_walk->window() ? size : before.boundedTo(size);
        if (wanted == before && surface != m_walk->window())
            break; // it was looked at so
        if (surface != m_walk->window())
            surface->setMaximumSize(size); // a dialog that grows with its notes stops at the edges of its screen
        surface->resize(wanted);
        m_walk->waitUntilIdle();
        const QString at = u"%1×%2: "_s.arg(size.width()).arg(size.height());
        if (surface->width() > size.width() || surface->height() > size.height()) // the smallest size of the window is the first
            report(at + u"too large"_s, {u"%1×%2"_s.arg(surface->width()).arg(surface->height())});
        report(at + u"asks for more"_s, whatAsksForMore(surface));
        report(at + u"does not fit"_s, textsThatDoNotFit(surface));
        keepPicture(*surface, u"%1 %2x%3 %4 %5"_s.arg(look).arg(size.width()).arg(size.height()).arg(m_pictures, 3, 10, QLatin1Char('0')).arg(name));
    }
    surface->setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
    surface->resize(before);
    m_walk->waitUntilIdle();
}

void TestSurfaces::photograph(QWidget *surface, const QString &look, const QString &name)
{
    keepPicture(*surface, u"%1 %2 %3"_s.arg(look).arg(++m_pictures, 3, 10, QLatin1Char('0')).arg(name));
}

QTEST_MAIN(TestSurfaces)
#include "tst_surfaces.moc"
