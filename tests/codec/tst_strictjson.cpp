// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/canonicaljson.h"
#include "services/codec/labelsfilter.h"
#include "services/codec/strictjson.h"

#include <QJsonDocument>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace tidegate;

class TestStrictJson : public QObject
{
    Q_OBJECT

private slots:
    void soundTextsAreTaken_data();
    void soundTextsAreTaken();
    void flawsAreFoundWhereTheyAre_data();
    void flawsAreFoundWhereTheyAre();
    void limitsAreExact();
    void everyPrefixOfATextIsRefused();
    void onlyObjectsAreBodies();
    void labelsFiltersAreRead();
    void canonicalFormIsThatOfTheStandard();
    void numbersAreWrittenAsEcmaScriptDoes_data();
    void numbersAreWrittenAsEcmaScriptDoes();
};

void TestStrictJson::soundTextsAreTaken_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("empty object", "{}");
    row("spaces", " \t\r\n{ \"a\" : [ 1 , 2 ] } \n");
    row("escapes", R"({"a":"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"})");
    row("utf-8", "{\"\xC3\xA9\":\"\xF0\x9F\x98\x80 \xE2\x82\xAC\"}");
    row("last code point", "{\"a\":\"\xF4\x8F\xBF\xBF\"}");
    row("numbers", R"({"a":[0,-0,1,-1,0.5,1e3,1E+3,1.5e-3,9223372036854775807,-9223372036854775808]})");
    row("literals", R"({"a":[true,false,null]})");
    row("same key in two objects", R"({"a":{"b":1},"c":{"b":1}})");
    row("keys that differ in case", R"({"a":1,"A":1})");
    row("DEL", "{\"a\":\"\x7f\"}");
}

void TestStrictJson::soundTextsAreTaken()
{
    QFETCH(QByteArray, text);
    const auto object = parseJsonObject(text);
    QVERIFY2(object, object ? "" : qPrintable(object.error().message));
    QCOMPARE(*object, QJsonDocument::fromJson(text).object());
}

void TestStrictJson::flawsAreFoundWhereTheyAre_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    const auto row = [](const char *name, const QByteArray &text, int offset) { QTest::newRow(name) << text << offset; };
    row("nothing", "", 0);
    row("byte order mark", "\xEF\xBB\xBF{}", 0);
    row("two values", "{}{}", 2);
    row("text behind", "{} x", 3);
    row("comment", "{/**/}", 1);
    row("trailing comma in an object", R"({"a":1,})", 7);
    row("trailing comma in an array", R"({"a":[1,]})", 8);
    row("single quotes", "{'a':1}", 1);
    row("bare name", "{a:1}", 1);
    row("no colon", R"({"a" 1})", 5);
    row("no value", R"({"a":})", 5);
    row("no end", R"({"a":1)", 6);
    row("same key", R"({"a":1,"a":2})", 7);
    row("same key, escaped", R"({"a":1,"\u0061":2})", 7);
    row("raw line break", "{\"a\":\"\n\"}", 6);
    row("raw NUL", QByteArray("{\"a\":\"\0\"}", 9), 6);
    row("escaped NUL", R"({"a":"\u0000"})", 6);
    row("high surrogate alone", R"({"a":"\ud83d"})", 6);
    row("low surrogate alone", R"({"a":"\ude00"})", 6);
    row("two high surrogates", R"({"a":"\ud83d\ud83d"})", 6);
    row("bad escape", R"({"a":"\x41"})", 6);
    row("short escape", R"({"a":"\u12"})", 6);
    row("signed escape", R"({"a":"\u+123"})", 6);
    row("string without end", R"({"a":"b)", 5);
    row("escape at the end", R"({"a":"\)", 6);
    row("lone continuation byte", "{\"a\":\"\x80\"}", 6);
    row("overlong slash", "{\"a\":\"\xC0\xAF\"}", 6);
    row("overlong in three", "{\"a\":\"\xE0\x80\xAF\"}", 6);
    row("overlong in four", "{\"a\":\"\xF0\x80\x80\xAF\"}", 6);
    row("surrogate in utf-8", "{\"a\":\"\xED\xA0\x80\"}", 6);
    row("beyond unicode", "{\"a\":\"\xF4\x90\x80\x80\"}", 6);
    row("latin-1", "{\"a\":\"\xE9\"}", 6);
    row("cut character", "{\"a\":\"\xE2\x82", 6);
    row("leading zero", R"({"a":01})", 6);
    row("plus", R"({"a":+1})", 5);
    row("point without digits", R"({"a":1.})", 7);
    row("point first", R"({"a":.5})", 5);
    row("exponent without digits", R"({"a":1e})", 7);
    row("minus alone", R"({"a":-})", 5);
    row("hexadecimal", R"({"a":0x10})", 6);
    row("not a number", R"({"a":NaN})", 5);
    row("infinity by size", R"({"a":1e400})", 5);
    row("2^63", R"({"a":9223372036854775808})", 5);
    row("-2^63-1", R"({"a":-9223372036854775809})", 5);
    row("True", R"({"a":True})", 5);
    row("wrong bracket", R"({"a":[1}})", 7);
}

void TestStrictJson::flawsAreFoundWhereTheyAre()
{
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    const auto flaw = findJsonFlaw({text.constData(), static_cast<std::size_t>(text.size())});
    QVERIFY(flaw);
    QCOMPARE(static_cast<int>(flaw->offset), offset);
    const auto object = parseJsonObject(text);
    QVERIFY(!object);
    QVERIFY(object.error().kind == ErrorKind::Malformed);
    QCOMPARE(object.error().code, u"malformed-json"_s);
    QVERIFY(object.error().message.contains(u"byte %1"_s.arg(offset)));
}

void TestStrictJson::limitsAreExact()
{
    const auto nested = [](int depth) { return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']'); };
    QVERIFY(!findJsonFlaw(nested(32)));
    QVERIFY(findJsonFlaw(nested(33)));
    QVERIFY(findJsonFlaw(std::string(1'000'000, '['))); // and the stack holds

    const auto object = [](int members) {
        std::string text = "{";
        for (int i = 0; i < members; ++i)
            text += (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\":0";
        return text + "}";
    };
    QVERIFY(!findJsonFlaw(object(1'024)));
    QVERIFY(findJsonFlaw(object(1'025)));

    QVERIFY(!findJsonFlaw('"' + std::string(16'384, 'x') + '"'));
    QVERIFY(findJsonFlaw('"' + std::string(16'385, 'x') + '"'));
    QVERIFY(findJsonFlaw("{\"" + std::string(16'385, 'x') + "\":1}"));
    std::string array = "[0";
    for (int i = 0; i < 50'000; ++i)
        array += ",0";
    QVERIFY(!findJsonFlaw(array + ']'));
}

void TestStrictJson::everyPrefixOfATextIsRefused()
{
    const std::string text = R"({"a":[1.5e3,{"b":"\u00e9\ud83d\ude00é€😀"}],"c":null,"d":true})";
    QVERIFY(!findJsonFlaw(text));
    for (std::size_t size = 0; size < text.size(); ++size)
        QVERIFY2(findJsonFlaw(text.substr(0, size)), text.substr(0, size).c_str());
}

void TestStrictJson::onlyObjectsAreBodies()
{
    for (const char *text : {"[]", "1", "\"a\"", "null", "true"})
        QVERIFY(!parseJsonObject(QByteArrayView(text)));
}

void TestStrictJson::labelsFiltersAreRead()
{
    const auto filter = parseLabelsFilter(u"{\"role\":\"web\",\"old\":null}"_s);
    QVERIFY(filter);
    QVERIFY(*filter == (QList<LabelCondition>{{u"old"_s, {}}, {u"role"_s, u"web"_s}}));
    QVERIFY(parseLabelsFilter(u"{}"_s)->isEmpty());
    for (const QString &text : QStringList{u""_s, u"role=web"_s, u"[]"_s, u"{\"a\":1}"_s, u"{\"a\":{}}"_s, u"{\"a\":\"b\",\"a\":\"c\"}"_s, u"{\"a\""_s}) {
        const auto bad = parseLabelsFilter(text);
        QVERIFY(!bad);
        QVERIFY(bad.error().kind == ErrorKind::Malformed);
    }
}

void TestStrictJson::canonicalFormIsThatOfTheStandard()
{
    // The example of RFC 8785 §3.2.2 and §3.2.3, without the numbers Qt keeps no literal of.
    const QByteArray text =
        R"({"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]})";
    const QByteArray expected =
        "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],\"string\":\"\xE2\x82\xAC$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
    QCOMPARE(canonicalJson(QJsonDocument::fromJson(text).object()), expected);

    const QByteArray keys =
        R"({"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji","\u0080":"Control","\u00f6":"Latin"})";
    const QByteArray sorted = canonicalJson(QJsonDocument::fromJson(keys).object());
    qsizetype last = -1;
    for (const char *value : {"Carriage Return", "One", "Control", "Latin", "Euro Sign", "Emoji", "Hebrew"}) {
        const qsizetype at = sorted.indexOf(value);
        QVERIFY2(at > last, value);
        last = at;
    }
    QVERIFY(sorted.startsWith("{\"\\r\":"));
}

void TestStrictJson::numbersAreWrittenAsEcmaScriptDoes_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](double number, const char *expected) { QTest::newRow(expected) << number << QByteArray(expected); };
    row(0, "0");
    row(-0.0, "0");
    row(1, "1");
    row(-1, "-1");
    row(100, "100");
    row(9007199254740992.0, "9007199254740992");
    row(295147905179352830000.0, "295147905179352830000");
    row(1e21, "1e+21");
    row(1e20, "100000000000000000000");
    row(9.999999999999997e22, "9.999999999999997e+22");
    row(0.000001, "0.000001");
    row(0.0000001, "1e-7");
    row(-0.0000033333333333333333, "-0.0000033333333333333333");
    row(123.456, "123.456");
    row(std::numeric_limits<double>::denorm_min(), "5e-324");
    row(std::numeric_limits<double>::max(), "1.7976931348623157e+308");
}

void TestStrictJson::numbersAreWrittenAsEcmaScriptDoes()
{
    QFETCH(double, number);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(ecmaScriptNumber(number)), expected);
}

QTEST_GUILESS_MAIN(TestStrictJson)
#include "tst_strictjson.moc"
