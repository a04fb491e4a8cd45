// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/typedcommand.h"
#include "services/domain/timezone.h"
#include "translations/translations.h"

#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;

namespace {

/// Wednesday 2 December 2026, 10:00 in Berlin.
const Instant now = *parseInstant("2026-12-02T09:00:00Z");

EnvironmentId idOf(int number)
{
    return EnvironmentId(QUuid(u"00000000-0000-7000-8000-0000000000%1"_s.arg(number, 2, 10, QChar(u'0'))));
}

const UserId anna = UserId::create();

TypedCommandContext context()
{
    TypedCommandContext made;
    made.places = {{idOf(1), u"staging"_s, u"Staging"_s}, {idOf(2), u"production"_s, u"Production"_s}, {idOf(3), u"prod-eu"_s, u"Produktion Europa"_s},
                   {idOf(4), u"test-a"_s, u"Test"_s},     {idOf(5), u"test-b"_s, u"Test"_s},           {idOf(6), u"de-1"_s, u"Frankfurt am Main"_s}};
    made.now = now;
    made.zone = QTimeZone("Europe/Berlin");
    made.locale = QLocale(u"en_GB"_s);
    made.people = [](const QString &typed) {
        const QString name = typed.toLower();
        if (name == u"anna"_s || name == u"anna schmidt"_s)
            return QList{anna};
        return name == u"bob"_s ? QList{UserId::create(), UserId::create()} : QList<UserId>();
    };
    return made;
}

/// "freeze staging from 2026-12-04T16:00:00Z until …", "edit staging", "ask production", "! what is wrong"; one for each way to understand it.
QString shown(const QList<TypedCommand> &commands)
{
    QStringList texts;
    for (const TypedCommand &command : commands) {
        if (!command.problem.isEmpty()) {
            texts.append(u"! "_s + command.problem);
            continue;
        }
        static const QStringList verbs{u"edit"_s, u"delete"_s, u"freeze"_s, u"lift"_s, u"ask"_s};
        QStringList words{verbs.at(static_cast<int>(command.verb))};
        if (!command.user.isNull())
            words.append(command.user == anna ? u"as anna"_s : u"as somebody"_s);
        if (command.isAboutWhen)
            words.append(u"when"_s);
        if (command.isAboutFreeze)
            words.append(u"whether frozen"_s);
        for (const EnvironmentId id : command.plan.environments) {
            for (const TypedCommandContext::Place &place : context().places)
                words += place.id == id ? QStringList{place.name} : QStringList();
        }
        if (command.plan.start)
            words.append(u"from "_s + toText(*command.plan.start));
        if (command.plan.end)
            words.append(u"until "_s + toText(*command.plan.end));
        texts.append(words.join(u' '));
    }
    return texts.join(u" | "_s);
}

void row(const char *typed, const char *meant)
{
    QTest::newRow(typed) << QString::fromUtf8(meant);
}

} // namespace

/// Sentences as people type them: what they mean, and what is refused.
class TestTypedCommand : public QObject
{
    Q_OBJECT

private slots:
    void init() { qunsetenv("TIDEGATE_LANGUAGE"); }
    void cleanup() { installLanguage(Language::English); }
    void inEnglish_data();
    void inEnglish();
    void inGerman_data();
    void inGerman();
    void theHourThatComesTwiceIsReadByItsEdge();
    void aLongTextIsSaidShortly();
    void whateverIsTypedHasAMeaningOrNone();
};

void TestTypedCommand::inEnglish_data()
{
    QTest::addColumn<QString>("meant");
    row("", "");
    row("staging", "");
    row("refresh", "");
    row("freeze", "");
    row("edit", "");
    row("may i", "");
    row("can i go home", "");
    row("edit staging", "edit staging");
    row("Edit Staging", "edit staging");
    row("change prod-eu", "edit prod-eu");
    row("please edit staging", "edit staging");
    row("edit the frankfurt am main", "edit de-1");
    row("edit produktion europa", "edit prod-eu");
    row("edit prod", "edit production | edit prod-eu");
    row("edit test", "edit test-a | edit test-b");
    row("edit staging and production", "edit staging | edit production");
    row("edit quality", "! No environment is called “quality”.");
    row("edit staging friday", "! Behind the environment stands “friday”, which means nothing here.");
    row("freeze production", "freeze production");
    row("freeze production now", "freeze production");
    row("freeze production for 4h", "freeze production until 2026-12-02T13:00:00Z");
    row("freeze production now for 4h", "freeze production until 2026-12-02T13:00:00Z");
    row("stop production now until monday 8:00", "freeze production until 2026-12-07T07:00:00Z");
    row("freeze now for 2h", "freeze until 2026-12-02T11:00:00Z");
    row("freeze production friday 17:00 for 2 days", "freeze production from 2026-12-04T16:00:00Z until 2026-12-06T16:00:00Z");
    row("freeze production on friday at 17:00 for 2 days", "freeze production from 2026-12-04T16:00:00Z until 2026-12-06T16:00:00Z");
    row("freeze production from friday 17:00 until monday 8:00", "freeze production from 2026-12-04T16:00:00Z until 2026-12-07T07:00:00Z");
    row("freeze friday 17:00 production", "freeze production from 2026-12-04T16:00:00Z");
    row("freeze staging and production tomorrow 9 for 90 min", "freeze staging production from 2026-12-03T08:00:00Z until 2026-12-03T09:30:00Z");
    row("freeze staging, production tonight for 3h", "freeze staging production from 2026-12-02T17:00:00Z until 2026-12-02T20:00:00Z");
    row("freeze production 2026-12-24 until 2026-12-27", "freeze production from 2026-12-23T23:00:00Z until 2026-12-27T23:00:00Z");
    row("freeze test tonight", "freeze test-a from 2026-12-02T17:00:00Z | freeze test-b from 2026-12-02T17:00:00Z");
    row("freeze production in 2h for 1 week", "freeze production from 2026-12-02T11:00:00Z until 2026-12-09T11:00:00Z");
    row("freeze stag friday 17:00", "freeze staging from 2026-12-04T16:00:00Z");
    row("freeze quality friday 17:00", "! No environment is called “quality”.");
    row("freeze production and production", "! “Production” is named twice.");
    row("freeze production production now", "! “Production” is named twice.");
    row("freeze production 2026-12-01 17:00", "! Tuesday 1 December 2026, 17:00, Berlin (UTC+1) has passed.");
    row("freeze production friday 17:00 for ages", "! “ages” is no length of time: write 4h or 2 days.");
    row("freeze production friday 17:00 for", "! “” is no length of time: write 4h or 2 days.");
    row("freeze production now until", "! Say until when.");
    row("freeze production for 2h until monday", "! Say either how long or until when, once.");
    row("freeze production friday 17:00 until 2026-12-03 9:00", "! Thursday 3 December 2026, 09:00, Berlin (UTC+1) is not after the start.");
    row("freeze production 25:00", "! There is no time 25:00.");
    row("end freeze", "lift");
    row("lift the freeze", "lift");
    row("end freeze of production", "lift production");
    row("unfreeze production", "lift production");
    row("unfreeze quality", "! No environment is called “quality”.");
    row("unfreeze production friday", "! Behind the environment stands “friday”, which means nothing here.");
    row("delete environment staging", "delete staging");
    row("delete the environment test", "delete test-a | delete test-b");
    row("remove staging", "delete staging");
    row("delete target", "");
    row("delete freeze", "");
    row("delete environment quality", "! No environment is called “quality”.");
    row("delete environment", "! Say which environment.");
    row("is production frozen", "ask whether frozen production");
    row("is production frozen tomorrow", "ask whether frozen production from 2026-12-02T23:00:00Z until 2026-12-03T23:00:00Z");
    row("is it late", "");
    row("when may I deploy to production", "ask when production");
    row("when can we deploy to prod?", "ask when production | ask when prod-eu");
    row("when can anna deploy to staging", "ask as anna when staging");
    row("when may I deploy to staging from friday 17:00", "ask when staging from 2026-12-04T16:00:00Z");
    row("when may I deploy to staging tomorrow", "ask staging from 2026-12-02T23:00:00Z until 2026-12-03T23:00:00Z");
    row("when may I deploy to quality", "! No environment is called “quality”.");
    row("when is production frozen", "");
    row("when", "");
    row("when freeze production", "");
    row("may I deploy to staging this weekend", "ask staging from 2026-12-04T23:00:00Z until 2026-12-06T23:00:00Z");
    row("may I deploy to staging on the weekend", "ask staging from 2026-12-04T23:00:00Z until 2026-12-06T23:00:00Z");
    row("may I deploy to staging next week", "ask staging from 2026-12-06T23:00:00Z until 2026-12-13T23:00:00Z");
    row("may I deploy to staging this week", "ask staging until 2026-12-06T23:00:00Z"); // what is left of it
    row("may I deploy to staging monday next week", "ask staging from 2026-12-06T23:00:00Z until 2026-12-07T23:00:00Z");
    row("may I deploy to staging tomorrow 17h", "ask staging from 2026-12-03T16:00:00Z");
    row("freeze production until next week", "! “next week” can be read in two ways: write it like 2026-12-04 17:00.");
    row("can anna deploy to production now", "ask as anna production");
    row("may Anna Schmidt deploy to staging tomorrow 9", "ask as anna staging from 2026-12-03T08:00:00Z");
    row("can carla deploy to production", "! Nobody here is called “carla”.");
    row("can bob deploy to production", "! Several people are called “bob”: write more of the name.");
    row("can", "");
    row("may day", "");
    row("may i deploy to stag on friday 17:00", "ask staging from 2026-12-04T16:00:00Z");
    row("can I deploy to prod", "ask production | ask prod-eu");
    row("can I deploy to staging on christmas", "! “christmas” is not understood. Try fri 17:00, 24 dec 9:00 or +2h.");
    row("can I deploy to prod on christmas", "! “christmas” is not understood. Try fri 17:00, 24 dec 9:00 or +2h.");
    row("can I deploy to quality on christmas", "! No environment is called “quality”.");
    row("may i deploy to production", "ask production");
    row("may I deploy to production on friday 17:00", "ask production from 2026-12-04T16:00:00Z");
    row("may i deploy to production on fri 17:00?", "ask production from 2026-12-04T16:00:00Z");
    row("can we deploy friday 17:00 to staging", "ask staging from 2026-12-04T16:00:00Z");
    row("can i deploy to staging and production now", "ask staging | ask production");
    row("may I deploy to staging on friday", "ask staging from 2026-12-03T23:00:00Z until 2026-12-04T23:00:00Z");
    row("may I deploy to staging 24 december", "ask staging from 2026-12-23T23:00:00Z until 2026-12-24T23:00:00Z");
    row("may I deploy to staging tomorrow", "ask staging from 2026-12-02T23:00:00Z until 2026-12-03T23:00:00Z");
    row("may I deploy to staging today", "ask staging until 2026-12-02T23:00:00Z"); // what is left of it
    row("may I deploy to staging tonight", "ask staging from 2026-12-02T17:00:00Z until 2026-12-02T23:00:00Z");
    row("may I deploy to staging 2026-12-01", "! Tuesday 1 December 2026, 00:00, Berlin (UTC+1) has passed.");
    row("may I deploy to staging monday morning", "ask staging from 2026-12-07T08:00:00Z until 2026-12-07T11:00:00Z");
    row("may I deploy to staging on 24/12", "ask staging from 2026-12-23T23:00:00Z until 2026-12-24T23:00:00Z");
    row("may i deploy on friday 17:00", "! Say which environment.");
    row("may i deploy to quality on friday 17:00", "! No environment is called “quality”.");
    row("may i deploy on friday 17:00 to quality", "! No environment is called “quality”.");
    row("may i deploy to production 2026-12-01 8:00", "! Tuesday 1 December 2026, 08:00, Berlin (UTC+1) has passed.");
    row("may i deploy to production on friday for 2h", "! A question is about one time, without an end.");
}

void TestTypedCommand::inEnglish()
{
    QFETCH(QString, meant);
    QCOMPARE(shown(readTypedCommand(QString::fromUtf8(QTest::currentDataTag()), context())), meant);
}

void TestTypedCommand::inGerman_data()
{
    QTest::addColumn<QString>("meant");
    row("bearbeite Staging", "edit staging");
    row("Staging bearbeiten", "edit staging");
    row("ändere prod-eu", "edit prod-eu");
    row("bitte Frankfurt am Main bearbeiten", "edit de-1");
    row("bearbeite prod", "edit production | edit prod-eu");
    row("bearbeite Qualität", "! Keine Umgebung heißt „Qualität“.");
    row("sperre Production", "freeze production");
    row("sperre production jetzt für 4 Stunden", "freeze production until 2026-12-02T13:00:00Z");
    row("sperre Production Freitag 17:00 für 2 Tage", "freeze production from 2026-12-04T16:00:00Z until 2026-12-06T16:00:00Z");
    row("Production sperren ab Freitag 17:00 bis Montag 8:00", "freeze production from 2026-12-04T16:00:00Z until 2026-12-07T07:00:00Z");
    row("Staging und Production sperren für 4h", "freeze staging production until 2026-12-02T13:00:00Z");
    row("sperre production morgen 9 für 90 min", "freeze production from 2026-12-03T08:00:00Z until 2026-12-03T09:30:00Z");
    row("sperre production 24.12. 17:00 bis 27.12. 8:00", "freeze production from 2026-12-24T16:00:00Z until 2026-12-27T07:00:00Z");
    row("sperre production und production", "! „Production“ ist zweimal genannt.");
    row("sperre production freitag 17:00 für immer", "! „immer“ ist keine Dauer: 4h oder 2 Tage schreiben.");
    row("sperre Qualität freitag 17:00", "! Keine Umgebung heißt „Qualität“.");
    row("darf ich nach Production ausrollen?", "ask production");
    row("darf ich am Freitag 17:00 nach Production ausrollen", "ask production from 2026-12-04T16:00:00Z");
    row("kann ich Freitag um 17:00 auf production deployen", "ask production from 2026-12-04T16:00:00Z");
    row("dürfen wir morgen 9 nach staging und production ausrollen", "ask staging from 2026-12-03T08:00:00Z | ask production from 2026-12-03T08:00:00Z");
    row("wann darf ich nach Production ausrollen?", "ask when production");
    row("wann darf anna nach staging deployen", "ask as anna when staging");
    row("darf ich nächste Woche nach staging ausrollen", "ask staging from 2026-12-06T23:00:00Z until 2026-12-13T23:00:00Z");
    row("darf ich am Wochenende nach staging ausrollen", "ask staging from 2026-12-04T23:00:00Z until 2026-12-06T23:00:00Z");
    row("darf ich morgen 17h nach staging ausrollen", "ask staging from 2026-12-03T16:00:00Z");
    row("darf ich nach Qualität ausrollen", "! Keine Umgebung heißt „Qualität“.");
    row("may i deploy to production on friday 17:00", "ask production from 2026-12-04T16:00:00Z");
}

void TestTypedCommand::inGerman()
{
    installLanguage(Language::German);
    QFETCH(QString, meant);
    TypedCommandContext german = context();
    german.locale = QLocale(u"de_DE"_s);
    QCOMPARE(shown(readTypedCommand(QString::fromUtf8(QTest::currentDataTag()), german)), meant);
}

void TestTypedCommand::theHourThatComesTwiceIsReadByItsEdge()
{
    // A freeze is never shorter than either reading.
    TypedCommandContext autumn = context();
    autumn.now = *parseInstant("2026-10-24T09:00:00Z");
    QCOMPARE(shown(readTypedCommand(u"freeze production 2026-10-25 2:30 until 2026-10-25 2:45"_s, autumn)),
             u"freeze production from 2026-10-25T00:30:00Z until 2026-10-25T01:45:00Z"_s);
    QCOMPARE(shown(readTypedCommand(u"freeze production 2026-10-24 17:00 for 1 day"_s, autumn)),
             u"freeze production from 2026-10-24T15:00:00Z until 2026-10-25T16:00:00Z"_s);
}

void TestTypedCommand::aLongTextIsSaidShortly()
{
    const QString many(10'000, u'x');
    for (const QString &typed : QStringList{u"edit "_s + many, u"freeze production now until "_s + many, u"freeze production "_s + many,
                                            u"when may i deploy to "_s + many, u"may i deploy to production next week "_s + many}) {
        for (const TypedCommand &command : readTypedCommand(typed, context()))
            QVERIFY2(command.problem.size() > 0 && command.problem.size() < 300, qPrintable(command.problem.left(100)));
    }
}

void TestTypedCommand::whateverIsTypedHasAMeaningOrNone()
{
    const QStringList words{u"freeze"_s, u"edit"_s,  u"may i"_s,  u"deploy"_s, u"to"_s,   u"production"_s, u"test"_s,
                            u"friday"_s, u"17:00"_s, u"for"_s,    u"until"_s,  u"2"_s,    u"days"_s,       u"and"_s,
                            u"please"_s, u"?"_s,     u"\u202e"_s, u"25:99"_s,  u"when"_s, u"next week"_s,  u"this weekend"_s};
    quint32 seed = 1;
    for (int i = 0; i < 1'000; ++i) {
        QStringList some;
        for (int k = 0; k < 8; ++k) {
            seed = seed * 1'664'525 + 1'013'904'223;
            some.append(words.at(static_cast<qsizetype>((seed >> 16) % static_cast<quint32>(words.size()))));
        }
        for (const TypedCommand &command : readTypedCommand(some.join(u' '), context())) {
            if (!command.problem.isEmpty())
                continue;
            QVERIFY2(command.verb == TypedCommand::Verb::Freeze || command.plan.environments.size() == 1, qPrintable(some.join(u' ')));
            QVERIFY2(!command.plan.start || *command.plan.start >= now, qPrintable(some.join(u' ')));
            QVERIFY2(!command.plan.end || *command.plan.end > command.plan.start.value_or(now), qPrintable(some.join(u' ')));
        }
    }
}

QTEST_GUILESS_MAIN(TestTypedCommand)
#include "tst_typedcommand.moc"
