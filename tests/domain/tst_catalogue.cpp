// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/say.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace tidegate;
using namespace Qt::StringLiterals;

namespace {

/// The placeholders of a text as they are written, sorted, each once.
QStringList placeholdersOf(const QString &text)
{
    static const QRegularExpression placeholder(u"\\{[a-zA-Z]+(?:, [a-z]+)?\\}"_s);
    QStringList found;
    for (const auto &match : placeholder.globalMatch(text))
        found.append(match.captured());
    found.removeDuplicates();
    found.sort();
    return found;
}

/// The finished translations of one language by their English, of what the services say.
QHash<QString, QString> translationsIn(const QString &fileName)
{
    QHash<QString, QString> all;
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return all;
    QXmlStreamReader xml(&file);
    QString context;
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"source") {
            source = xml.readElementText();
        } else if (xml.name() == u"translation" && context == u"services") {
            const bool finished = !xml.attributes().hasAttribute(u"type"_s);
            all.insert(source, finished ? xml.readElementText(QXmlStreamReader::SkipChildElements) : QString());
        }
    }
    return all;
}

QList<Sentence> everySentence()
{
    QList<Sentence> all;
    for (const auto &area : sentences::catalogue)
        all.append(QList<Sentence>(area.begin(), area.end()));
    return all;
}

/// Whether there is anything to translate: not where one sentence only carries another.
bool hasWords(const Sentence &sentence)
{
    static const QRegularExpression placeholder(u"\\{[^}]*\\}"_s);
    return !QString::fromUtf8(sentence.english).remove(placeholder).trimmed().isEmpty();
}

/// A message with something for each placeholder.
Message filledOut(const Sentence &sentence)
{
    QVariantList values;
    for (std::size_t i = 0; i < placeholderCount(sentence.english); ++i)
        values.append(qlonglong(1'000 + i));
    return messageOf(sentence, values);
}

QString shouted(const char *english)
{
    return QString::fromUtf8(english).replace(u"is named twice"_s, u"IST ZWEIMAL GENANNT"_s);
}

QJsonObject nested(int times)
{
    QJsonObject message{{u"code"_s, u"gate-error"_s}};
    for (int i = 0; i < times; ++i)
        message = {{u"code"_s, u"gate-error"_s}, {u"params"_s, QJsonObject{{u"why"_s, message}}}};
    return message;
}

} // namespace

/// What the services say: the catalogue, how its sentences are put together, and what becomes of parameters that are not as they should be.
class TestCatalogue : public QObject
{
    Q_OBJECT

private slots:
    void everySentenceIsComplete();
    void everySentenceIsTranslatedIntoEveryLanguage();
    void sentencesAreWhatTheyWereBefore_data();
    void sentencesAreWhatTheyWereBefore();
    void whatIsFilledInStaysAsItIs_data();
    void whatIsFilledInStaysAsItIs();
    void numbersHaveTheFormOfTheLanguage();
    void whatIsNotKnownIsNotPutTogether_data();
    void whatIsNotKnownIsNotPutTogether();
    void parametersThatAreNoneAreDropped_data();
    void parametersThatAreNoneAreDropped();
    void messagesSurviveJson();
};

void TestCatalogue::everySentenceIsComplete()
{
    static const QRegularExpression form(u"\\A[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?\\z"_s);
    QSet<QString> keys;
    QSet<QString> withCase;
    QSet<QString> without;
    for (const Sentence &sentence : everySentence()) {
        const QString key = QString::fromUtf8(sentence.key);
        QVERIFY2(form.match(key).hasMatch(), sentence.key);
        QVERIFY2(!keys.contains(key), sentence.key);
        keys.insert(key);
        (key.contains(u'/') ? withCase : without).insert(key.section(u'/', 0, 0));
        const QString words = english(filledOut(sentence));
        QVERIFY2(!words.isEmpty() && placeholdersOf(words).isEmpty(), sentence.key);
        for (std::size_t i = 0; i < placeholderCount(sentence.english); ++i)
            QVERIFY2(words.contains(QString::number(1'000 + i)) || words.contains(QLocale().toString(qlonglong(1'000 + i))), qPrintable(words));
    }
    QVERIFY(keys.size() > 400);
    // A server before cases says the code alone: that must not be read as one of several sentences.
    QVERIFY2(!withCase.intersects(without), qPrintable(QStringList((withCase & without).values()).join(u' ')));
}

void TestCatalogue::everySentenceIsTranslatedIntoEveryLanguage()
{
    const QDir folder(QStringLiteral(TIDEGATE_TRANSLATIONS));
    const QStringList languages = folder.entryList({u"*.ts"_s}, QDir::Files);
    QVERIFY(!languages.isEmpty());
    QStringList flaws;
    for (const QString &language : languages) {
        auto translations = translationsIn(folder.filePath(language));
        QSet<QString> said;
        for (const Sentence &sentence : everySentence()) {
            const QString source = QString::fromUtf8(sentence.english);
            said.insert(source);
            if (hasWords(sentence) && translations.value(source).isEmpty())
                flaws.append(language + u": not translated: "_s + source);
            else if (hasWords(sentence) && placeholdersOf(translations.value(source)) != placeholdersOf(source))
                flaws.append(language + u": other placeholders: "_s + source);
        }
        for (auto it = translations.cbegin(); it != translations.cend(); ++it) {
            if (!said.contains(it.key()))
                flaws.append(language + u": nobody says: "_s + it.key());
        }
    }
    QVERIFY2(flaws.isEmpty(), qPrintable(flaws.join(u'\n')));
}

void TestCatalogue::sentencesAreWhatTheyWereBefore_data()
{
    QTest::addColumn<Message>("said");
    QTest::addColumn<QString>("sentence");
    const Message busy = say("storage-busy");
    QTest::newRow("none filled in") << say("required/target-name") << u"A target needs a name."_s;
    QTest::newRow("numbers") << say("out-of-range/between", 5, 86'400) << u"This must be between 5 and 86400."_s;
    QTest::newRow("a closed word") << say("quota", 200, say("plural/environments"))
                                   << u"There are 200 environments already, and no more are allowed; remove some first."_s;
    QTest::newRow("a type") << say("wrong-type", say("type/whole-number")) << u"This must be a whole number."_s;
    QTest::newRow("a list") << say("component-not-running", 0, 7,
                                   QList<Message>{say("finding/not-running", u"web"_s), say("finding/missing", u"db"_s), say("finding/more", 5)})
                            << u"0 of 7 expected components are well: web is not running; db is missing; and 5 more."_s;
    QTest::newRow("a sentence in a sentence in a sentence")
        << say("gate-error", say("gate-cause/windows-unread", busy))
        << u"Whether this may be deployed could not be found out, so it may not: The freeze windows could not be read, so the gate stays closed: The database is busy: try again in a moment.."_s;
    QTest::newRow("a sentence without its full stop")
        << say("invalid-parameter/wrong", u"from"_s, say("invalid-timestamp", say("time/offset")))
        << u"The query parameter from is wrong: Write the time as RFC 3339 with an offset, such as 2026-01-15T00:00:00Z: the offset (Z or +hh:mm) is missing or wrong."_s;
    QTest::newRow("one after the other")
        << say("database-gone/removed").followedBy(say("rescue/copy", u"/tmp/a.db"_s))
        << u"The file of the database was removed while Tidegate ran: nothing is written any more. Everything that was written is in the copy /tmp/a.db: stop Tidegate and restore it."_s;
    QTest::newRow("a freeze") << say("freeze-active/change", u"Production"_s, u"2026-12-01T00:00:00Z"_s, u"Holidays"_s, say("consequence/stays"))
                              << u"Production is frozen until 2026-12-01T00:00:00Z (Holidays). It cannot be deleted now."_s;
    QTest::newRow("braces that are none") << say("required/value") << u"Send {\"value\": \"…\"} and nothing else."_s;
    QTest::newRow("the words of an error") << say("not-ready", makeError(ErrorKind::Unavailable, busy)) << u"The database is busy: try again in a moment."_s;
    QTest::newRow("the words of an error that is in no catalogue")
        << say("not-ready", spokenError(ErrorKind::Unavailable, u"odd"_s, u"It is odd."_s)) << u"It is odd."_s;
}

void TestCatalogue::sentencesAreWhatTheyWereBefore()
{
    QFETCH(Message, said);
    QFETCH(QString, sentence);
    QCOMPARE(english(said), sentence);
    const Error error = makeError(ErrorKind::Conflict, said, u"why"_s);
    QCOMPARE(error.code, said.code);
    QCOMPARE(error.message, sentence);
    QCOMPARE(error.detail, u"why"_s);
}

void TestCatalogue::whatIsFilledInStaysAsItIs_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("placeholders") << u"{component} {x} {0} %1 %2 %n 100%"_s;
    QTest::newRow("a word of the sentence") << u"is named twice"_s;
    QTest::newRow("quotation marks") << u"“x” is. “y"_s;
    QTest::newRow("markup") << u"<b>&amp;</b>\n\t"_s;
    QTest::newRow("a sentence") << u"A target needs a name."_s;
    QTest::newRow("nothing") << QString();
    QTest::newRow("10,000 characters") << QString(u"ab. {component}“” "_s).repeated(600);
}

void TestCatalogue::whatIsFilledInStaysAsItIs()
{
    QFETCH(QString, name);
    const auto words = composed(say("duplicate/component", name), shouted);
    QCOMPARE(words.value_or(QString()), QString(u"The component “"_s + name + u"” IST ZWEIMAL GENANNT."_s));
}

void TestCatalogue::numbersHaveTheFormOfTheLanguage()
{
    QLocale::setDefault(QLocale(QLocale::German));
    QCOMPARE(english(say("audit-verdict/complete", 12'345)), u"The audit log is complete and unchanged: 12.345 rows were checked."_s);
    QCOMPARE(english(say("audit-verdict/not-sealed", 12'345)).left(5), u"12345"_s);
    QLocale::setDefault(QLocale::c());
}

void TestCatalogue::whatIsNotKnownIsNotPutTogether_data()
{
    QTest::addColumn<QJsonObject>("said");
    const auto message = [](const QString &code, const QJsonObject &params) { return QJsonObject{{u"code"_s, code}, {u"params"_s, params}}; };
    QTest::newRow("nothing") << QJsonObject();
    QTest::newRow("a code of a newer server") << message(u"tide-out"_s, {});
    QTest::newRow("a case of a newer server") << message(u"required"_s, {{u"case"_s, u"boat-name"_s}});
    QTest::newRow("a code with cases, of an older server") << message(u"required"_s, {});
    QTest::newRow("a code without cases, with one") << message(u"name-taken"_s, {{u"case"_s, u"boat"_s}});
    QTest::newRow("a parameter is missing") << message(u"out-of-range"_s, {{u"case"_s, u"between"_s}, {u"least"_s, 5}});
    QTest::newRow("a parameter is null") << message(u"user-disabled"_s, {{u"name"_s, QJsonValue()}});
    QTest::newRow("a parameter is true") << message(u"user-disabled"_s, {{u"name"_s, true}});
    QTest::newRow("a parameter is a fraction") << message(u"http-status"_s, {{u"status"_s, 1.5}});
    QTest::newRow("a parameter is larger than a whole number") << message(u"http-status"_s, {{u"status"_s, 1e300}});
    QTest::newRow("a list of texts") << message(u"user-disabled"_s, {{u"name"_s, QJsonArray{u"a"_s}}});
    QTest::newRow("an inner message that is none") << message(u"wrong-type"_s, {{u"type"_s, QJsonObject{{u"code"_s, 5}}}});
    QTest::newRow("an inner message that is not known") << message(u"wrong-type"_s, {{u"type"_s, message(u"type"_s, {{u"case"_s, u"boat"_s}})}});
    QTest::newRow("four in each other") << nested(4);
    QTest::newRow("50 in each other") << nested(50);
    QTest::newRow("a megabyte") << message(u"user-disabled"_s, {{u"name"_s, QString(1'000'000, u'x')}});
    QTest::newRow("a code of a megabyte") << message(QString(1'000'000, u'x'), {});
}

void TestCatalogue::whatIsNotKnownIsNotPutTogether()
{
    QFETCH(QJsonObject, said);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(english(messageFromJson(said)), QString());
    QVERIFY(timer.elapsed() < 1'000);
}

void TestCatalogue::parametersThatAreNoneAreDropped_data()
{
    QTest::addColumn<QJsonObject>("params");
    QTest::addColumn<bool>("kept");
    const auto many = [](int count) {
        QJsonObject params;
        for (int i = 0; i < count; ++i)
            params.insert(u"p%1"_s.arg(i), i);
        return params;
    };
    const auto list = [](int count) {
        QJsonArray array;
        for (int i = 0; i < count; ++i)
            array.append(QJsonObject{{u"code"_s, u"not-found"_s}});
        return QJsonObject{{u"list"_s, array}};
    };
    QTest::newRow("none") << QJsonObject() << true;
    QTest::newRow("one more than the sentence has") << QJsonObject{{u"name"_s, u"a"_s}, {u"else"_s, 1}} << true;
    QTest::newRow("16") << many(16) << true;
    QTest::newRow("17") << many(17) << false;
    QTest::newRow("32 in a list") << list(32) << true;
    QTest::newRow("33 in a list") << list(33) << false;
    QTest::newRow("a long text") << QJsonObject{{u"name"_s, QString(4'096, u'x')}} << true;
    QTest::newRow("too long a text") << QJsonObject{{u"name"_s, QString(4'097, u'x')}} << false;
    QTest::newRow("three in each other") << nested(3).value(u"params"_s).toObject() << true;
    QTest::newRow("five in each other") << nested(5).value(u"params"_s).toObject() << false;
    QTest::newRow("a list of a list") << QJsonObject{{u"list"_s, QJsonArray{QJsonArray{}}}} << false;
}

void TestCatalogue::parametersThatAreNoneAreDropped()
{
    QFETCH(QJsonObject, params);
    QFETCH(bool, kept);
    QCOMPARE(QJsonObject::fromVariantMap(paramsFromJson(params)), kept ? params : QJsonObject());
}

void TestCatalogue::messagesSurviveJson()
{
    const Message said = say("gate-error", say("gate-cause/windows-unread", say("storage-busy"))).followedBy(say("out-of-range/between", 1, 2));
    QCOMPARE(messageFromJson(toJson(said)), said);
    QCOMPARE(english(messageFromJson(toJson(said))), english(said));
    QVERIFY(!toJson(say("name-taken")).contains("params"_L1));
}

QTEST_GUILESS_MAIN(TestCatalogue)

#include "tst_catalogue.moc"
