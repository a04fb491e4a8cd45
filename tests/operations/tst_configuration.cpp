// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/configuration.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tidegate;

namespace {

const QList<OptionSpec> options{
    {u"threads"_s, u"N"_s, {}, u"2"_s}, {u"listen"_s, u"ADDR"_s, {}, u"here"_s, true}, {u"behind-proxy"_s, {}, {}, {}}, {u"config"_s, u"FILE"_s, {}, {}}};

QString sentence(const Result<Configuration> &result)
{
    return result ? QString() : result.error().message;
}

} // namespace

/// Where the values in force come from, and what is refused rather than guessed.
class TestConfiguration : public QObject
{
    Q_OBJECT

private slots:
    void init() { qunsetenv("TIDEGATE_THREADS"), qunsetenv("TIDEGATE_BEHIND_PROXY"); }
    void anOptionBeatsAVariableBeatsAFileBeatsTheDefault();
    void aListMayTakeSeveralLines();
    void aWrongFileNamesTheLine_data();
    void aWrongFileNamesTheLine();
    void aSwitchIsTrueOrFalse();

private:
    QString file(const QByteArray &text)
    {
        QFile file(m_directory.filePath(u"server.ini"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("the file cannot be written");
        return file.fileName();
    }

    QTemporaryDir m_directory;
};

void TestConfiguration::anOptionBeatsAVariableBeatsAFileBeatsTheDefault()
{
    QCOMPARE(Configuration::read(options, {})->value(u"threads"_s), u"2"_s);
    QVERIFY(!Configuration::read(options, {})->isSet(u"threads"_s));
    const QString path = file("[server]\n; comment\nthreads = 3\n");
    QCOMPARE(Configuration::read(options, {u"--config"_s, path})->value(u"threads"_s), u"3"_s);
    qputenv("TIDEGATE_THREADS", "4");
    QCOMPARE(Configuration::read(options, {u"--config"_s, path})->value(u"threads"_s), u"4"_s);
    QCOMPARE(Configuration::read(options, {u"--config"_s, path, u"--threads=5"_s})->value(u"threads"_s), u"5"_s);
}

void TestConfiguration::aListMayTakeSeveralLines()
{
    const auto read = Configuration::read(options, {u"--config"_s, file("listen=a b\nlisten=c\n")});
    QCOMPARE(read->values(u"listen"_s), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
}

void TestConfiguration::aWrongFileNamesTheLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("part");
    QTest::newRow("unknown key") << QByteArray("threads=2\nthread=3\n") << u"line 2: there is no key “thread”"_s;
    QTest::newRow("no equals sign") << QByteArray("threads\n") << u"line 1"_s;
    QTest::newRow("given twice") << QByteArray("threads=2\n\nthreads=3\n") << u"line 3: threads is given twice"_s;
    QTest::newRow("neither true nor false") << QByteArray("behind-proxy=0\n") << u"line 1: behind-proxy is “0”: write true or false"_s;
    QTest::newRow("a file in a file") << QByteArray("config=other.ini\n") << u"line 1"_s;
}

void TestConfiguration::aWrongFileNamesTheLine()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, part);
    const QString said = sentence(Configuration::read(options, {u"--config"_s, file(text)}));
    QVERIFY2(said.contains(part), qPrintable(said));
}

void TestConfiguration::aSwitchIsTrueOrFalse()
{
    QVERIFY(Configuration::read(options, {u"--behind-proxy"_s})->isSet(u"behind-proxy"_s));
    qputenv("TIDEGATE_BEHIND_PROXY", "false");
    QVERIFY(!Configuration::read(options, {})->isSet(u"behind-proxy"_s));
    qputenv("TIDEGATE_BEHIND_PROXY", "no");
    QVERIFY(sentence(Configuration::read(options, {})).contains(u"TIDEGATE_BEHIND_PROXY"_s));
}

QTEST_GUILESS_MAIN(TestConfiguration)
#include "tst_configuration.moc"
