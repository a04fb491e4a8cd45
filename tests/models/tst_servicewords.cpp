// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/servicewords.h"
#include "services/domain/say.h"
#include "translations/translations.h"

#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;

/// What the services say, in the language of the console.
class TestServiceWords : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void saysSentencesInGerman_data();
    void saysSentencesInGerman();
    void everyKindIsSaidInGerman();
    void whatTheCatalogueDoesNotHaveStaysAsItIs_data();
    void whatTheCatalogueDoesNotHaveStaysAsItIs();
    void inEnglishTheServerHasTheLastWord();
};

void TestServiceWords::init()
{
    qunsetenv("TIDEGATE_LANGUAGE");
    installLanguage(Language::German);
}

void TestServiceWords::cleanup()
{
    installLanguage(Language::English);
}

void TestServiceWords::saysSentencesInGerman_data()
{
    QTest::addColumn<Message>("said");
    QTest::addColumn<QString>("german");
    QTest::newRow("none filled in") << say("required/target-name") << u"Ein Ziel braucht einen Namen."_s;
    QTest::newRow("numbers") << say("out-of-range/between", 5, 86'400) << u"Der Wert muss zwischen 5 und 86400 liegen."_s;
    QTest::newRow("begins with what is filled in") << say("timeout/server", u"db.example:4646"_s) << u"db.example:4646 hat nicht rechtzeitig geantwortet."_s;
    QTest::newRow("a closed word") << say("wrong-type", say("type/whole-number")) << u"Das muss eine ganze Zahl sein."_s;
    QTest::newRow("a list") << say("component-missing", 0, 7,
                                   QList<Message>{say("finding/not-running", u"web"_s), say("finding/missing", u"worker"_s), say("finding/more", 5)})
                            << u"0 von 7 erwarteten Komponenten sind in Ordnung: web läuft nicht; worker fehlt; und 5 weitere."_s;
    QTest::newRow("a sentence in another") << say(
        "gate-cause/windows-unread",
        say("storage-busy")) << u"Die Freezes ließen sich nicht lesen, also bleibt es bei Nein: Die Datenbank ist beschäftigt: gleich noch einmal versuchen."_s;
    QTest::newRow("one after the other") << say("ok/expected", 4).followedBy(say("note/too-many-inspections"))
                                         << u"Alle erwarteten Komponenten laufen (4). Es sind zu viele Images und Container, um alle zu untersuchen."_s;
    QTest::newRow("a freeze") << say("freeze-active/change", u"Production"_s, u"2026-12-01T00:00:00Z"_s, u"Holidays"_s, say("consequence/stays"))
                              << u"Production ist gesperrt bis 2026-12-01T00:00:00Z (Holidays). Sie kann jetzt nicht gelöscht werden."_s;
    QTest::newRow("a number in the form of the language")
        << say("audit-verdict/complete", 12'345) << u"Das Audit-Log ist vollständig und unverändert: 12.345 Zeilen geprüft."_s;
    QTest::newRow("what is typed is not translated") << say("duplicate/component", u"a text"_s) << u"Die Komponente „a text“ ist zweimal genannt."_s;
}

void TestServiceWords::saysSentencesInGerman()
{
    QFETCH(Message, said);
    QFETCH(QString, german);
    QCOMPARE(words::sentence(said, english(said)), german);
}

void TestServiceWords::everyKindIsSaidInGerman()
{
    const QString german = u"Der Name ist schon vergeben."_s;
    const Message said = say("name-taken");
    const QString words = english(said);
    QCOMPARE(words::sentence(makeError(ErrorKind::Conflict, said)), german);
    QCOMPARE(words::sentence(FieldError(u"/name"_s, said)), german);
    QCOMPARE(words::sentence(Remark(said)), german);
    QCOMPARE(words::sentence(makeReport(Health::Unknown, said)), german);
    QCOMPARE(words::sentence(HealthTransition{.at = {}, .message = words, .source = {}, .said = said}), german);
    QCOMPARE(words::sentence(PatchOutcome{.id = {}, .problem = words, .said = said}), german);
    QCOMPARE(words::sentence(AuditVerdict{.sentence = words, .said = said}), german);
    // Older servers and older rows have no parameters: what needs none is translated all the same.
    QCOMPARE(words::sentence(HealthReport{.status = Health::Unknown, .message = u"The job is stopped."_s, .code = u"job-stopped"_s, .checkedAt = {}}),
             u"Der Job ist angehalten."_s);
}

void TestServiceWords::whatTheCatalogueDoesNotHaveStaysAsItIs_data()
{
    QTest::addColumn<Message>("said");
    QTest::newRow("said by a model") << Message();
    QTest::newRow("a code of a newer server") << Message{u"tide-out"_s, {}};
    QTest::newRow("a case of a newer server") << Message{u"required"_s, {{u"case"_s, u"boat"_s}}};
    QTest::newRow("several sentences, of an older server") << Message{u"required"_s, {}};
    QTest::newRow("a parameter is missing") << Message{u"quota"_s, {{u"count"_s, 5}}};
    QTest::newRow("an odd parameter") << Message{u"quota"_s, {{u"count"_s, 5}, {u"what"_s, true}}};
}

void TestServiceWords::whatTheCatalogueDoesNotHaveStaysAsItIs()
{
    QFETCH(Message, said);
    QCOMPARE(words::sentence(said, u"The tide is out."_s), u"The tide is out."_s);
}

void TestServiceWords::inEnglishTheServerHasTheLastWord()
{
    installLanguage(Language::English);
    QCOMPARE(words::sentence(say("name-taken"), u"This name is taken."_s), u"This name is taken."_s);
}

QTEST_GUILESS_MAIN(TestServiceWords)

#include "tst_servicewords.moc"
