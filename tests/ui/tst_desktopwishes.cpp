// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QStyle>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;

/// The settings of a desktop as its portal tells them.
class Portal final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    QHash<QString, QVariant> values;

    void change(const QString &group, const QString &key, const QVariant &value)
    {
        values.insert(group + u'/' + key, value);
        emit SettingChanged(group, key, QDBusVariant(value));
    }

public slots:
    QDBusVariant Read(const QString &group, const QString &key) // NOLINT(readability-identifier-naming): the name of the interface
    {
        return QDBusVariant(QVariant::fromValue(QDBusVariant(values.value(group + u'/' + key, 0U))));
    }

signals:
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value); // NOLINT(readability-identifier-naming)
};

class TestDesktopWishes : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void isDarkWhenTheDesktopIs();
    void followsTheDesktopWhileItRuns();
    void theUsersChoiceWinsOverTheDesktop();
    void drawsMoreContrastWhenTheDesktopAsksForIt();
    void movesNothingWhenTheDesktopWantsNoAnimations();

private:
    QProcess m_daemon;
    Portal m_portal;
    const QString m_appearance = u"org.freedesktop.appearance"_s;
};

void TestDesktopWishes::initTestCase()
{
    const QString program = QStandardPaths::findExecutable(u"dbus-daemon"_s);
    if (program.isEmpty())
        QSKIP("there is no dbus-daemon");
    m_daemon.start(program, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    QVERIFY(m_daemon.waitForReadyRead());
    const QByteArray address = m_daemon.readLine().trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    qunsetenv("TIDEGATE_THEME");

    QDBusConnection bus = QDBusConnection::connectToBus(QString::fromUtf8(address), u"portal"_s);
    QVERIFY(bus.isConnected());
    QVERIFY(bus.registerObject(u"/org/freedesktop/portal/desktop"_s, &m_portal, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    QVERIFY(bus.registerService(u"org.freedesktop.portal.Desktop"_s));
    m_portal.values.insert(m_appearance + u"/color-scheme"_s, 1U);
    m_portal.values.insert(u"org.gnome.desktop.interface/enable-animations"_s, true);
    Theme::apply(*qApp);
    QVERIFY2(!Theme::current().isDark(), "nothing waits for the desktop");
}

void TestDesktopWishes::init()
{
    Theme::current().setChoice(Theme::Choice::Desktop);
}

void TestDesktopWishes::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus(u"portal"_s);
    m_daemon.kill();
    m_daemon.waitForFinished();
}

void TestDesktopWishes::isDarkWhenTheDesktopIs()
{
    QTRY_VERIFY(Theme::current().isDark());
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 128);
}

void TestDesktopWishes::followsTheDesktopWhileItRuns()
{
    QTRY_VERIFY(Theme::current().isDark());
    m_portal.change(m_appearance, u"color-scheme"_s, 2U);
    QTRY_VERIFY(!Theme::current().isDark());
    m_portal.change(m_appearance, u"color-scheme"_s, 1U);
    QTRY_VERIFY(Theme::current().isDark());
}

void TestDesktopWishes::theUsersChoiceWinsOverTheDesktop()
{
    QTRY_VERIFY(Theme::current().isDark());
    Theme::current().setChoice(Theme::Choice::Light);
    QVERIFY(!Theme::current().isDark());
    QSignalSpy changed(&Theme::current(), &Theme::changed);

    m_portal.change(m_appearance, u"color-scheme"_s, 2U);
    m_portal.change(m_appearance, u"color-scheme"_s, 1U);

    QTRY_COMPARE(changed.size(), 2);
    QVERIFY(!Theme::current().isDark());
}

void TestDesktopWishes::drawsMoreContrastWhenTheDesktopAsksForIt()
{
    QVERIFY(!Theme::current().showsHighContrast());
    m_portal.change(m_appearance, u"contrast"_s, 1U);
    QTRY_VERIFY(Theme::current().showsHighContrast());
    QVERIFY(!Theme::current().isHighContrast());
    m_portal.change(m_appearance, u"contrast"_s, 0U);
    QTRY_VERIFY(!Theme::current().showsHighContrast());
}

void TestDesktopWishes::movesNothingWhenTheDesktopWantsNoAnimations()
{
    QVERIFY(!Theme::current().reducesMotion());
    m_portal.change(u"org.gnome.desktop.interface"_s, u"enable-animations"_s, false);
    QTRY_VERIFY(Theme::current().reducesMotion());
    QCOMPARE(QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration), 0);
}

QTEST_MAIN(TestDesktopWishes)
#include "tst_desktopwishes.moc"
