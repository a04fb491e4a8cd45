// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/agent/stickerfile.h"
#include "services/codec/strictjson.h"
#include "tests/support/values.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

class TestStickerFile : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aDirectoryWithoutOneHasNone();
    void bothNamesAreReadAndTheNewerOneFirst();
    void aLinkOutOfTheDirectoryIsNotFollowed();
    void aLinkWithinTheDirectoryIs();
    void whatIsNoPlainFileIsNotWaitedFor();
    void whatIsTooLargeOrNoJsonIsSaid();
    void whatIsNestedTooDeepForThePushIsSaid();
    void aWrittenOneIsWholeAndForAllToRead();
    void aLinkIsReplacedAndNotWrittenThrough();
    void whereNothingCanBeWrittenTheOldOneStays();

private:
    QString path(const QString &name) const { return m_folder->filePath(u"app/"_s + name); }
    void put(const QString &name, const QByteArray &text) const;
    Result<std::optional<StickerFile>> read() const { return readStickerFile(m_folder->filePath(u"app"_s)); }

    std::optional<QTemporaryDir> m_folder;
};

void TestStickerFile::init()
{
    m_folder.emplace();
    QVERIFY(QDir(m_folder->path()).mkdir(u"app"_s));
}

void TestStickerFile::cleanup()
{
    m_folder.reset();
}

void TestStickerFile::put(const QString &name, const QByteArray &text) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

void TestStickerFile::aDirectoryWithoutOneHasNone()
{
    QCOMPARE(must(read()), std::nullopt);
    QCOMPARE(must(readStickerFile(m_folder->filePath(u"nowhere"_s))), std::nullopt);
}

void TestStickerFile::bothNamesAreReadAndTheNewerOneFirst()
{
    put(u"stella.version.json"_s, R"({"release":{"id":"old"}})");
    QCOMPARE(must(read())->sticker.value("release"_L1).toObject().value("id"_L1).toString(), u"old"_s);
    put(u"tidegate.version.json"_s, R"({"releaseId":"new"})");
    const auto file = must(read());
    QCOMPARE(file->sticker.value("releaseId"_L1).toString(), u"new"_s);
    QCOMPARE(file->sha256, "c2d7f9035198257d3ed33a68cf3c4993ac15935c035a940cd7dd9caa5e051d5a");
}

void TestStickerFile::aLinkOutOfTheDirectoryIsNotFollowed()
{
    QFile secret(m_folder->filePath(u"secret.json"_s));
    QVERIFY(secret.open(QIODevice::WriteOnly));
    secret.write(R"({"password":"x"})");
    secret.close();
    for (const QString &goal : {secret.fileName(), u"../secret.json"_s}) {
        QFile::remove(path(u"tidegate.version.json"_s));
        QVERIFY(QFile::link(goal, path(u"tidegate.version.json"_s)));
        const auto file = read();
        QVERIFY2(!file, qPrintable(goal));
        QVERIFY2(file.error().message.contains(u"out of the directory"_s), qPrintable(file.error().message));
    }
}

void TestStickerFile::aLinkWithinTheDirectoryIs()
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"app/releases/7"_s));
    put(u"releases/7/version.json"_s, R"({"releaseId":"7"})");
    QVERIFY(QFile::link(u"releases/7/version.json"_s, path(u"tidegate.version.json"_s)));
    QCOMPARE(must(read())->sticker.value("releaseId"_L1).toString(), u"7"_s);
}

void TestStickerFile::whatIsNoPlainFileIsNotWaitedFor()
{
    QCOMPARE(::mkfifo(QFile::encodeName(path(u"tidegate.version.json"_s)).constData(), 0600), 0);
    QVERIFY(!read()); // nobody writes to it
    QFile::remove(path(u"tidegate.version.json"_s));
    QVERIFY(QDir(m_folder->path()).mkpath(u"app/tidegate.version.json"_s));
    QVERIFY(!read());
}

void TestStickerFile::whatIsTooLargeOrNoJsonIsSaid()
{
    put(u"tidegate.version.json"_s, QByteArray(300 * 1024, ' ') + "{}");
    QVERIFY2(read().error().message.contains(u"256 KiB"_s), qPrintable(read().error().message));
    put(u"tidegate.version.json"_s, "{\"releaseId\":");
    QVERIFY(!read());
    put(u"tidegate.version.json"_s, "[]");
    QVERIFY(!read());
    put(u"tidegate.version.json"_s, {});
    QVERIFY(!read());
}

void TestStickerFile::whatIsNestedTooDeepForThePushIsSaid()
{
    const auto nested = [](int depth) -> QByteArray { return QByteArray("{\"a\":").repeated(depth - 1) + "{}" + QByteArray("}").repeated(depth - 1); };
    put(u"tidegate.version.json"_s, nested(24));
    const auto file = read();
    QVERIFY2(file, file ? "" : qPrintable(file.error().message));
    // Beside what a push puts around it the server takes it.
    const QByteArray push = R"({"targets":[{"sticker":)" + QJsonDocument((*file)->sticker).toJson(QJsonDocument::Compact) + "}]}";
    QVERIFY(parseJsonObject(push));
    put(u"tidegate.version.json"_s, nested(31)); // which is JSON that the server reads by itself, but not inside of something
    QVERIFY(!read());
}

void TestStickerFile::aWrittenOneIsWholeAndForAllToRead()
{
    const QJsonObject sticker{{u"releaseId"_s, u"9"_s}};
    const auto hash = must(writeStickerFile(m_folder->filePath(u"app"_s), sticker));
    const auto file = must(read());
    QCOMPARE(file->sticker, sticker);
    QCOMPARE(file->sha256, hash);
    QVERIFY(QFile::permissions(path(u"tidegate.version.json"_s)) & QFile::ReadOther);
    QCOMPARE(QDir(m_folder->filePath(u"app"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList(u"tidegate.version.json"_s));
}

void TestStickerFile::aLinkIsReplacedAndNotWrittenThrough()
{
    QFile victim(m_folder->filePath(u"victim"_s));
    QVERIFY(victim.open(QIODevice::WriteOnly));
    victim.write("as it was");
    victim.close();
    QVERIFY(QFile::link(victim.fileName(), path(u"tidegate.version.json"_s)));
    must(writeStickerFile(m_folder->filePath(u"app"_s), {{u"releaseId"_s, u"9"_s}}));
    QVERIFY(victim.open(QIODevice::ReadOnly));
    QCOMPARE(victim.readAll(), "as it was");
    QVERIFY(!QFileInfo(path(u"tidegate.version.json"_s)).isSymLink());
}

void TestStickerFile::whereNothingCanBeWrittenTheOldOneStays()
{
    QVERIFY(!writeStickerFile(m_folder->filePath(u"nowhere"_s), {}));
    put(u"tidegate.version.json"_s, R"({"releaseId":"old"})");
    QFile::remove(path(u"tidegate.version.json"_s));
    QVERIFY(QDir(m_folder->path()).mkpath(u"app/tidegate.version.json/x"_s)); // a directory cannot be replaced by a file
    QVERIFY(!writeStickerFile(m_folder->filePath(u"app"_s), {{u"releaseId"_s, u"9"_s}}));
    QCOMPARE(QDir(m_folder->filePath(u"app"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList(u"tidegate.version.json"_s));
}

QTEST_GUILESS_MAIN(TestStickerFile)
#include "tst_stickerfile.moc"
