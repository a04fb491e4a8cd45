// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/freezeexport.h"
#include "models/words.h"
#include "services/codec/freezewindowjson.h"

#include <QJsonDocument>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;

class TestFreezeExport : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void namesEachEventByItsId();
    void foldsLongLinesBetweenCharacters();
    void escapesWhatSeparates();
    void linesEndWithBothCharacters();
    void aTableQuotesItsCellsAndRunsNothing();
    void aCopyIsWhatTheApiShows();

private:
    static Instant at(const char *text) { return toInstant(QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate)); }
    QByteArray ics() const { return toIcs({m_freeze}, at("2026-11-20T10:00:00Z")); }
    /// The content lines, unfolded.
    QList<QByteArray> lines() const { return ics().replace("\r\n ", "").split('\n'); }

    ExportedFreeze m_freeze;
};

void TestFreezeExport::init()
{
    m_freeze.environment = u"Production"_s;
    m_freeze.production = true;
    m_freeze.window.id = FreezeWindowId::create();
    m_freeze.window.start = at("2026-11-23T17:00:00Z");
    m_freeze.window.end = at("2026-11-26T05:00:00Z");
    m_freeze.occurrence = nearestOccurrence(m_freeze.window, {});
    m_freeze.window.reason = u"Holiday freeze"_s;
    m_freeze.window.version = 3;
    m_freeze.window.createdAt = m_freeze.window.updatedAt = at("2026-11-01T08:00:00Z");
}

void TestFreezeExport::namesEachEventByItsId()
{
    const QList<QByteArray> all = lines();

    QVERIFY(all.startsWith("BEGIN:VCALENDAR\r"));
    QVERIFY(all.contains("VERSION:2.0\r"));
    QVERIFY(all.contains("UID:" + m_freeze.window.id.toString().toLatin1() + "@tidegate\r"));
    QVERIFY(all.contains("DTSTAMP:20261120T100000Z\r"));
    QVERIFY(all.contains("DTSTART:20261123T170000Z\r"));
    QVERIFY(all.contains("DTEND:20261126T050000Z\r"));
    QVERIFY(all.contains("SEQUENCE:3\r"));
    QVERIFY(all.contains("SUMMARY:Production (PROD) frozen: Holiday freeze\r"));
    QCOMPARE(ics(), ics());
}

void TestFreezeExport::foldsLongLinesBetweenCharacters()
{
    m_freeze.window.reason = u"Größe "_s.repeated(40) + u"🚢"_s.repeated(30);

    for (const QByteArray &line : ics().split('\n')) {
        QVERIFY2(line.size() <= 76, line.constData()); // 75 octets and the carriage return
        QVERIFY2(QString::fromUtf8(line).toUtf8() == line && !QString::fromUtf8(line).contains(QChar::ReplacementCharacter), line.constData());
    }
    QVERIFY(lines().contains("DESCRIPTION:" + m_freeze.window.reason.toUtf8() + '\r'));
}

void TestFreezeExport::escapesWhatSeparates()
{
    m_freeze.window.reason = u"a,b;c\\d\nEND:VEVENT\a"_s;

    QVERIFY(lines().contains("DESCRIPTION:a\\,b\\;c\\\\d\\nEND:VEVENT\r"));
    QCOMPARE(lines().count("END:VEVENT\r"), 1);
    m_freeze.window.reason = u"Holiday"_s;
    m_freeze.excepted = {u"Lovelace, Ada"_s, u"Bob"_s};
    QVERIFY(lines().contains("DESCRIPTION:Holiday\\nExceptions: Lovelace\\, Ada\\; Bob\r"));
}

void TestFreezeExport::linesEndWithBothCharacters()
{
    const QByteArray all = ics();

    QCOMPARE(all.count('\n'), all.count("\r\n"));
    QCOMPARE(all.count('\r'), all.count("\r\n"));
    QVERIFY(all.endsWith("END:VCALENDAR\r\n"));
}

void TestFreezeExport::aTableQuotesItsCellsAndRunsNothing()
{
    m_freeze.window.reason = u"=cmd(\"x\"), and more"_s;
    m_freeze.excepted = {u"Ada"_s, u"Bob"_s};

    const QList<QByteArray> rows = toCsv({m_freeze}, at("2026-11-24T00:00:00Z")).split('\n');

    QCOMPARE(rows.at(0), QByteArray("environment,production,start,end,state,reason,exceptions,exceptionNames,id\r"));
    const QByteArray expected = "'Production','yes','2026-11-23T17:00:00Z','2026-11-26T05:00:00Z','active','`=cmd(''x''), and more','','Ada; Bob','"
        + m_freeze.window.id.toString().toLatin1() + "'\r";
    // Single quotes for double ones and a back quote for the apostrophe, for the reader's sake.
    QCOMPARE(QByteArray(rows.at(1)).replace('\'', '`').replace('"', '\''), expected);
}

void TestFreezeExport::aCopyIsWhatTheApiShows()
{
    m_freeze.window.environmentId = EnvironmentId::create();
    const QJsonObject json = QJsonDocument::fromJson(asJson(m_freeze.window, at("2026-11-24T00:00:00Z")).toUtf8()).object();
    QVERIFY(*freezeWindowFromJson(json) == m_freeze.window);
    QCOMPARE(json.value("state"_L1).toString(), u"active"_s);
    for (const FieldDescription &field : freezeWindowFields())
        QVERIFY2(field.flags & (Optional | OnlyIfSet | RequestOnly) || json.contains(field.name), qPrintable(field.name));
}

QTEST_GUILESS_MAIN(TestFreezeExport)
#include "tst_freezeexport.moc"
