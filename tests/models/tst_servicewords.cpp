// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/servicewords.h"
#include "translations/translations.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;

namespace {

/// A text in quotes of a source, put together where it goes over several lines.
struct Literal
{
    QString file; ///< Below services/.
    QString text;
};

/// "\"" and "\\" as they are meant; other escapes stand in no sentence.
QString unescaped(QString text)
{
    return text.replace(u"\\\""_s, u"\""_s).replace(u"\\\\"_s, u"\\"_s);
}

QList<Literal> literalsOf(const QString &file, const QString &source)
{
    // Comments, raw strings and characters are matched so that what looks like quotes in them is none.
    static const QRegularExpression token(uR"RX(//[^\n]*|/\*.*?\*/|#include[^\n]*|R"(\w*)\(.*?\)\1"|'(?:[^'\\\n]|\\.[0-9a-fA-F]*)'|"((?:[^"\\\n]|\\.)*)")RX"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression between(u"\\A(_s|_L1)?\\s*u?\\z"_s);
    QList<Literal> literals;
    qsizetype end = -1;
    for (const auto &match : token.globalMatch(source)) {
        if (!match.hasCaptured(2))
            continue;
        const bool goesOn = end >= 0 && between.match(source.mid(end, match.capturedStart() - end)).hasMatch();
        if (goesOn)
            literals.last().text += unescaped(match.captured(2));
        else
            literals.append({file, unescaped(match.captured(2))});
        end = match.capturedEnd();
    }
    return literals;
}

const QList<Literal> &literalsOfServices()
{
    static const QList<Literal> all = [] {
        QList<Literal> found;
        const QString root = QStringLiteral(TIDEGATE_SERVICES);
        QDirIterator files(root, {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                found += literalsOf(file.fileName().mid(root.size() + 1), QString::fromUtf8(file.readAll()));
        }
        return found;
    }();
    return all;
}

/// A text with blanks that ends with a full stop, or one that begins like a sentence.
bool isSentence(const QString &text)
{
    static const QRegularExpression shape(u"\\A\\S+ .*[a-z“”].*\\.\\z|\\A[A-Z“][a-z’']* [a-z]"_s, QRegularExpression::DotMatchesEverythingOption);
    return shape.match(text).hasMatch();
}

/// Whole files whose sentences nobody meets in the console.
const QSet<QString> unseenFiles{
    u"codec/strictjson.cpp"_s,            // what is wrong with a body that is no JSON; the console writes it by a machine
    u"codec/inventoryjson.cpp"_s,         // what agents send
    u"codec/auditjson.cpp"_s,             // an answer that is not as agreed: behind Details only
    u"domain/instant.cpp"_s,              // times that are not RFC 3339; the console has editors for times and writes them itself
    u"gate/gateevaluator.cpp"_s,          // ui/overview/gatesentence.cpp says the same in its own words; what it does not know is in the table
    u"http/httpmetrics.cpp"_s,            // for Prometheus
    u"http/tlsconfig.cpp"_s,              // files that are given to tidegate-server
    u"secrets/secrettext.cpp"_s,          // the last words of a program
    u"store/backends/opendatabase.cpp"_s, // the URL that is given to tidegate-server
};

/// Single sentences that only programs meet: those that write requests of their own, and the commands of tidegate-server.
const QSet<QString> unseenSentences{
    // Requests as the console never sends them.
    u"requireSod and requireSeparationOfDuties say different things."_s,
    u"At most 100 approvals are looked at."_s,
    u"Only an agent's own report comes from an agent."_s,
    u"Compressed request bodies are not accepted."_s,
    u"The request body must be sent as application/json."_s,
    u"Web pages of another origin may not use this server."_s,
    u"The answer can only be JSON, which the Accept field rules out."_s,
    u"This operation needs a JSON object as its body."_s,
    u"The only expectation understood is 100-continue."_s,
    u"before is the seq of a row."_s,
    u"since is the seq of the last change you know."_s,
    u"since and Last-Event-ID are the seq of the last change you know."_s,
    u"status is one of drifted, in_sync, unknown and ignored."_s,
    u"groupBy is one of environment, release and component."_s,
    u"Send {\"value\": \"…\"} and nothing else."_s,
    u"Send {\"order\": [ids]} and nothing else."_s,
    u"The query parameter %1 is wrong: %2."_s,
    u"An Idempotency-Key has at most 255 characters."_s,
    u"This version of Tidegate does not know agents yet."_s,
    u"ids names at most 100 targets, with commas between them."_s,
    u"Each entry is the id of a target, once."_s,
    u"Each entry is the id of an environment, once."_s,
    u"Name 1 to 1,000 targets."_s,
    u"Say what to change, as a JSON Merge Patch."_s,
    u"Send the credential as text."_s,
    u"This snapshot id belongs to another target."_s,
    // Replaced by the client with a sentence for people.
    u"Send a valid token as Authorization: Bearer."_s,
    // Warnings of answers that the console does not show.
    u"This production engine is reached without TLS: anybody on the path can control it."_s,
    // Options and commands of tidegate-server.
    u"A network is written like 10.20.0.0/16:2376,4646, with zero bits after the prefix."_s,
    u"An address inside another is judged by the IPv4 address it carries: name the network of that."_s,
    u"The database must be given as sqlite:///absolute/path.db."_s,
    u"The file %1 exists already: choose another name."_s,
    u"The present database could not be kept as %1."_s,
    u"There is no backup at %1: check the path."_s,
    u"There is no user “%1”."_s,
    u"The user “%1” is disabled."_s,
    u"The user “%1” is %2, and a token cannot be more than its owner."_s,
    u"A token ends after now, and at most 365 days later."_s,
    u"There is no token %1."_s,
    // What only the log of a server says, and answers that nobody waits for.
    u"The client left."_s,
    u"The newest seal of the audit log could not be kept in %1: give Tidegate write permission there."_s,
    u"The audit log is not sealed any more, because it was changed: %1"_s,
    u"The server stops; the audit log is sealed at the next start."_s,
    u"after is the seq of a row that was verified before, and head its hash; they belong together."_s,
    // Mistakes in the program itself.
    u"The audit row would name somebody else than who acted."_s,
    u"The files of the database are in order."_s,
    u"A new environment starts with version 1."_s,
    u"A change was started inside another one."_s,
};

} // namespace

class TestServiceWords : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void everySentenceOfTheServicesIsKnown();
    void nothingIsKnownThatTheServicesNoLongerSay();
    void whatIsLeftOutIsStillThere();
    void saysSentencesInGerman_data();
    void saysSentencesInGerman();
    void leavesAloneWhatItDoesNotKnow_data();
    void leavesAloneWhatItDoesNotKnow();
    void takesArgumentsAsTheyAre_data();
    void takesArgumentsAsTheyAre();
    void translatesEverythingOnce();
    void longHostileTextsTakeNoTime();
    void englishStaysEnglish();
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

void TestServiceWords::everySentenceOfTheServicesIsKnown()
{
    const QStringList all = words::knownSentences();
    const QSet<QString> known(all.begin(), all.end());
    int sentences = 0;
    QStringList missing;
    for (const Literal &literal : literalsOfServices()) {
        if (!isSentence(literal.text))
            continue;
        ++sentences;
        if (!known.contains(literal.text) && !unseenFiles.contains(literal.file) && !unseenSentences.contains(literal.text))
            missing.append(literal.file + u": "_s + literal.text);
    }
    QVERIFY2(sentences > 300, "the sources of the services are not where they are looked for");
    QVERIFY2(missing.isEmpty(), qPrintable(u"add to models/servicetexts.cpp, or say here why nobody meets it:\n"_s + missing.join(u'\n')));
    QCOMPARE(all.size(), known.size());
}

void TestServiceWords::nothingIsKnownThatTheServicesNoLongerSay()
{
    QSet<QString> said;
    for (const Literal &literal : literalsOfServices())
        said.insert(literal.text);
    QStringList gone;
    for (const QString &sentence : words::knownSentences()) {
        if (!said.contains(sentence))
            gone.append(sentence);
    }
    QVERIFY2(gone.isEmpty(), qPrintable(gone.join(u'\n')));
}

void TestServiceWords::whatIsLeftOutIsStillThere()
{
    QSet<QString> left = unseenFiles + unseenSentences;
    for (const Literal &literal : literalsOfServices()) {
        left.remove(literal.text);
        if (isSentence(literal.text))
            left.remove(literal.file);
    }
    QVERIFY2(left.isEmpty(), qPrintable(left.values().join(u'\n')));
}

void TestServiceWords::saysSentencesInGerman_data()
{
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    QTest::newRow("exact") << u"A target needs a name."_s << u"Ein Ziel braucht einen Namen."_s;
    QTest::newRow("two arguments") << u"This must be between 5 and 86400."_s << u"Der Wert muss zwischen 5 und 86400 liegen."_s;
    QTest::newRow("begins with an argument") << u"db.example:4646 did not answer in time."_s << u"db.example:4646 hat nicht rechtzeitig geantwortet."_s;
    QTest::newRow("what says most wins") << u"/tmp/a.db is not a Tidegate database: choose another file."_s
                                         << u"/tmp/a.db ist keine Tidegate-Datenbank: eine andere Datei wählen."_s;
    QTest::newRow("an argument is a phrase") << u"This must be a whole number."_s << u"Das muss eine ganze Zahl sein."_s;
    QTest::newRow("an argument is no known phrase") << u"This must be a lemon."_s << u"Das muss a lemon sein."_s;
    QTest::newRow("phrases in a list")
        << u"0 of 7 expected components are well: web is not running; worker is missing; a; b keeps restarting; and 3 more."_s
        << u"0 von 7 erwarteten Komponenten sind in Ordnung: web is not running; worker is missing; a; b keeps restarting; and 3 more."_s;
    QTest::newRow("known phrases in a list") << u"0 of 7 expected components are well: web is not running; worker is missing; and 5 more."_s
                                             << u"0 von 7 erwarteten Komponenten sind in Ordnung: web läuft nicht; worker fehlt; und 5 weitere."_s;
    QTest::newRow("an argument is a sentence")
        << u"The freeze windows could not be read, so the gate stays closed: The database is busy: try again in a moment."_s
        << u"Die Freezes ließen sich nicht lesen, also bleibt es bei Nein: Die Datenbank ist beschäftigt: gleich noch einmal versuchen."_s;
    QTest::newRow("several sentences")
        << u"All expected components run (4). There are too many images and containers to inspect all of them. The time for the check ran out before everything was inspected."_s
        << u"Alle erwarteten Komponenten laufen (4). Es sind zu viele Images und Container, um alle zu untersuchen. Die Zeit für die Prüfung lief ab, bevor alles untersucht war."_s;
    QTest::newRow("a sentence with a stop inside") << u"The server does not accept the token. Sign in again."_s
                                                   << u"Der Server nimmt das Token nicht an. Neu anmelden."_s;
    QTest::newRow("a pattern with a stop inside") << u"Production is frozen until 2026-12-01T00:00:00Z (Holidays). It cannot be deleted now."_s
                                                  << u"Production ist gesperrt bis 2026-12-01T00:00:00Z (Holidays). Sie kann jetzt nicht gelöscht werden."_s;
    QTest::newRow("a number in the form of the language") << u"The audit log is complete and unchanged: 12.345 rows were checked."_s
                                                          << u"Das Audit-Log ist vollständig und unverändert: 12.345 Zeilen geprüft."_s;
}

void TestServiceWords::saysSentencesInGerman()
{
    QFETCH(QString, english);
    QFETCH(QString, german);
    QCOMPARE(words::sentence(english), german);
}

void TestServiceWords::leavesAloneWhatItDoesNotKnow_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("another sentence") << u"The tide is out."_s;
    QTest::newRow("a phrase alone, which could be a name") << u"targets"_s;
    QTest::newRow("the beginning of one") << u"A target needs"_s;
    QTest::newRow("only the words around an argument") << u"The connection to"_s;
    QTest::newRow("several, one of them unknown") << u"A target needs a name. The tide is out."_s;
    QTest::newRow("too many") << QString(u"A target needs a name. "_s).repeated(50).trimmed();
}

void TestServiceWords::leavesAloneWhatItDoesNotKnow()
{
    QFETCH(QString, text);
    QCOMPARE(words::sentence(text), text);
}

void TestServiceWords::takesArgumentsAsTheyAre_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("placeholders") << u"%1 %2 %n %L1 100%"_s;
    QTest::newRow("regular expressions") << u".*(?:a|b)+[\\w^$]{2,}\\Q"_s;
    QTest::newRow("quotation marks") << u"“x” is named twice. “y"_s;
    QTest::newRow("markup") << u"<b>&amp;</b>\n\t"_s;
    QTest::newRow("a sentence") << u"A target needs a name. A target needs a name."_s;
    QTest::newRow("a phrase") << u"a text"_s;
    QTest::newRow("nothing") << QString();
    QTest::newRow("10,000 characters") << QString(u"ab. “” "_s).repeated(1'429);
}

void TestServiceWords::takesArgumentsAsTheyAre()
{
    QFETCH(QString, name);
    const QString english = u"The component “"_s + name + u"” is named twice."_s;
    const QString german = u"Die Komponente „"_s + name + u"“ ist zweimal genannt."_s;
    QCOMPARE(words::sentence(english), german);
    QCOMPARE(words::sentence(german), german);
}

void TestServiceWords::translatesEverythingOnce()
{
    static const QRegularExpression placeholder(u"%L?[1-9]"_s);
    for (const QString &known : words::knownSentences()) {
        QString english = known;
        english.replace(placeholder, u"x"_s);
        const QString german = words::sentence(english);
        if (known.endsWith(u'.'))
            QVERIFY2(german != english, qPrintable(english));
        QCOMPARE(words::sentence(german), german);
    }
}

void TestServiceWords::longHostileTextsTakeNoTime()
{
    // Both fit the beginning of many sentences and never an end.
    const QString nested = QString(u"This must be "_s).repeated(10'000);
    const QString joined = QString(u"x did not answer in time. y is frozen until ("_s).repeated(10'000);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(words::sentence(nested), nested);
    QCOMPARE(words::sentence(joined), joined);
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
}

void TestServiceWords::englishStaysEnglish()
{
    installLanguage(Language::English);
    for (const QString &known : words::knownSentences())
        QCOMPARE(words::sentence(known), known);
}

QTEST_GUILESS_MAIN(TestServiceWords)

#include "tst_servicewords.moc"
