// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "translations/translations.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QLibraryInfo>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace tidegate;
using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList forms; ///< One, or one for each plural form.
    bool plural = false;
    bool unfinished = false;
};

QList<Message> messagesOf(const QString &fileName)
{
    QList<Message> messages;
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            messages.append(Message());
            messages.last().context = context;
            messages.last().plural = xml.attributes().value(u"numerus"_s) == u"yes";
        } else if (xml.name() == u"source") {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            messages.last().unfinished = xml.attributes().hasAttribute(u"type"_s);
            if (!messages.last().plural)
                messages.last().forms.append(xml.readElementText());
        } else if (xml.name() == u"numerusform") {
            messages.last().forms.append(xml.readElementText());
        }
    }
    return xml.hasError() ? QList<Message>() : messages;
}

/// %1 … %9, %L1 and %n, sorted: what a translation may neither lose nor invent.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(u"%L?[0-9]+|%L?n"_s);
    QStringList found;
    for (const auto &match : pattern.globalMatch(text))
        found.append(match.captured());
    found.sort();
    return found;
}

/// The letters behind a single ampersand; "&&" is an ampersand that is shown.
QString mnemonics(QString text)
{
    text.remove(u"&&"_s);
    QString found;
    for (qsizetype at = text.indexOf(u'&'); at >= 0; at = text.indexOf(u'&', at + 1))
        found.append(text.mid(at + 1, 1).toLower());
    return found;
}

/// What is wrong with one form of a translation; empty when nothing is.
QString flaw(const Message &message, const QString &form)
{
    if (message.unfinished || form.isEmpty())
        return u"is not translated"_s;
    if (placeholders(form) != placeholders(message.source))
        return u"has other placeholders"_s;
    if (mnemonics(form).size() != mnemonics(message.source).size() || mnemonics(form).contains(u' '))
        return u"has not one mnemonic where the source has one"_s;
    if (message.source.endsWith(u'…') != form.endsWith(u'…') || form.contains(u"..."_s))
        return u"differs in its ellipsis"_s;
    static const QRegularExpression tight(u"(?<!%)\\w…$"_s, QRegularExpression::UseUnicodePropertiesOption); // %1… is cut off
    if (tight.match(form).hasMatch() && !message.source.contains(u":…"_s))
        return u"wants a no-break space before the ellipsis"_s;
    if (form.contains(u'“') && !form.contains(u'„'))
        return u"has English quotation marks"_s;
    return {};
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private slots:
    void cleanup();
    void readsCodesOfLanguages_data();
    void readsCodesOfLanguages();
    void theVariableWinsOverTheSettings();
    void followsTheDesktop_data();
    void followsTheDesktop();
    void englishNeedsNoFile();
    void germanIsEmbeddedAndHasPlurals();
    void germanHasDatesAndWeeks();
    void anotherLanguageTakesTheOldOneAway();
    void theButtonsOfQtAreGermanToo();
    void germanIsComplete();
    void textsWithANumberHavePluralForms();
};

void TestTranslations::cleanup()
{
    qunsetenv("TIDEGATE_LANGUAGE");
    qunsetenv("LANGUAGE");
    qputenv("LC_ALL", "C.UTF-8");
    installLanguage(Language::English);
}

void TestTranslations::readsCodesOfLanguages_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<std::optional<Language>>("language");
    QTest::newRow("system") << u"system"_s << std::optional(Language::System);
    QTest::newRow("German") << u"de"_s << std::optional(Language::German);
    QTest::newRow("Austria") << u"de_AT.UTF-8"_s << std::optional(Language::German);
    QTest::newRow("English") << u"en-GB"_s << std::optional(Language::English);
    QTest::newRow("no language in particular") << u"C.UTF-8"_s << std::optional(Language::English);
    QTest::newRow("one without texts") << u"fr"_s << std::optional<Language>();
    QTest::newRow("nonsense") << u"nonsense"_s << std::optional<Language>();
    QTest::newRow("nothing") << QString() << std::optional<Language>();
}

void TestTranslations::readsCodesOfLanguages()
{
    QFETCH(QString, code);
    QFETCH(std::optional<Language>, language);

    QCOMPARE(languageFromCode(code), language);
    if (language)
        QCOMPARE(languageFromCode(codeOf(*language)), language);
}

void TestTranslations::theVariableWinsOverTheSettings()
{
    QCOMPARE(effectiveLanguage(Language::English), Language::English);
    qputenv("TIDEGATE_LANGUAGE", "de");
    QCOMPARE(effectiveLanguage(Language::English), Language::German);
    qputenv("TIDEGATE_LANGUAGE", "tlh");
    QCOMPARE(effectiveLanguage(Language::German), Language::German);
}

void TestTranslations::followsTheDesktop_data()
{
    QTest::addColumn<QByteArray>("locale");
    QTest::addColumn<QByteArray>("languages");
    QTest::addColumn<Language>("language");
    QTest::newRow("German") << "de_DE.UTF-8"_ba
                            << ""_ba << Language::German;
    QTest::newRow("English") << "en_US.UTF-8"_ba
                             << ""_ba << Language::English;
    QTest::newRow("no language") << "C.UTF-8"_ba
                                 << ""_ba << Language::English;
    QTest::newRow("one without texts") << "fr_FR.UTF-8"_ba
                                       << ""_ba << Language::English;
    QTest::newRow("the second wish") << "fr_FR.UTF-8"_ba
                                     << "fr:de:en"_ba << Language::German;
}

void TestTranslations::followsTheDesktop()
{
    QFETCH(QByteArray, locale);
    QFETCH(QByteArray, languages);
    QFETCH(Language, language);
    qputenv("LC_ALL", locale);
    qputenv("LANGUAGE", languages);

    QCOMPARE(effectiveLanguage(Language::System), language);
}

void TestTranslations::englishNeedsNoFile()
{
    installLanguage(Language::English);
    QCOMPARE(QCoreApplication::translate("MonthPainter", "Today"), u"Today"_s);
    QCOMPARE(QLocale().monthName(12, QLocale::ShortFormat), u"Dec"_s);
}

void TestTranslations::germanIsEmbeddedAndHasPlurals()
{
    installLanguage(Language::German);

    QCOMPARE(QCoreApplication::translate("MonthPainter", "Today"), u"Heute"_s);
    QCOMPARE(QCoreApplication::translate("freezetext", "%n days", nullptr, 4), u"4 Tage"_s);
    QCOMPARE(QCoreApplication::translate("words", "%n differences", nullptr, 1), u"1 Unterschied"_s);
    QCOMPARE(QCoreApplication::translate("words", "%n differences", nullptr, 3), u"3 Unterschiede"_s);
    // A comment that only the translator needs does not hide the translation.
    QCOMPARE(QCoreApplication::translate("freezetext", "Active: ends %1.", "in 3 h"), u"Aktiv: endet %1."_s);
    QCOMPARE(QCoreApplication::translate("freezetext", "Not translated"), u"Not translated"_s);
}

void TestTranslations::germanHasDatesAndWeeks()
{
    installLanguage(Language::German);

    QCOMPARE(QLocale().toString(QDate(2026, 12, 1), u"dddd, d. MMMM"_s), u"Dienstag, 1. Dezember"_s);
    QCOMPARE(QLocale().firstDayOfWeek(), Qt::Monday);
    QCOMPARE(QLocale().toString(12'345), u"12.345"_s);
}

void TestTranslations::anotherLanguageTakesTheOldOneAway()
{
    installLanguage(Language::German);
    installLanguage(Language::English);

    QCOMPARE(QCoreApplication::translate("MonthPainter", "Today"), u"Today"_s);
    QCOMPARE(QLocale().dayName(1), u"Monday"_s);
}

void TestTranslations::theButtonsOfQtAreGermanToo()
{
    if (!QFile::exists(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + u"/qtbase_de.qm"_s))
        QSKIP("Qt's own translations are not installed (Debian: qt6-translations-l10n)");
    installLanguage(Language::German);

    const QDialogButtonBox box(QDialogButtonBox::Cancel | QDialogButtonBox::Close);
    QCOMPARE(box.button(QDialogButtonBox::Cancel)->text().remove(u'&'), u"Abbrechen"_s);
    QCOMPARE(box.button(QDialogButtonBox::Close)->text().remove(u'&'), u"Schließen"_s);
}

void TestTranslations::germanIsComplete()
{
    const QList<Message> messages = messagesOf(QStringLiteral(TIDEGATE_TS_FILE));
    QVERIFY(messages.size() > 800);
    QStringList flaws;
    for (const Message &message : messages) {
        if (message.forms.size() != (message.plural ? 2 : 1))
            flaws.append(message.context + u": “"_s + message.source + u"” has the wrong number of forms"_s);
        for (const QString &form : message.forms) {
            if (const QString what = flaw(message, form); !what.isEmpty())
                flaws.append(message.context + u": “"_s + message.source + u"” → “"_s + form + u"” "_s + what);
        }
    }
    QVERIFY2(flaws.isEmpty(), qPrintable(flaws.join(u'\n')));
}

void TestTranslations::textsWithANumberHavePluralForms()
{
    for (const Message &message : messagesOf(QStringLiteral(TIDEGATE_TS_FILE)))
        QVERIFY2(message.plural || !message.source.contains(u"%n"_s), qPrintable(message.context + u": "_s + message.source));
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
