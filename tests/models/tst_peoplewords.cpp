// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/attentionmodel.h"
#include "models/auditlogmodel.h"
#include "models/drifttext.h"
#include "models/fieldchangemodel.h"
#include "models/memberwords.h"
#include "models/servicewords.h"
#include "services/domain/permission.h"
#include "services/domain/say.h"
#include "services/domain/targettypes.h"
#include "translations/translations.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace tidegate;
using namespace Qt::StringLiterals;

namespace {

/// What answers only whoever writes requests by hand, which the console does not: its texts may name what stands in them.
const QSet<QString> &forWritersOfRequests()
{
    static const QSet<QString> keys{
        u"invalid-parameter/drift-group"_s, u"invalid-parameter/drift-status"_s, u"group-not-empty"_s, u"confirm-mismatch"_s, u"one-scope"_s,
        u"never-matches/digest"_s};
    return keys;
}

/// Contexts that name what people type into a filter or write into a file, where the words are those of the API; sentences have a test of their own.
bool isTyped(const QString &context)
{
    return context == u"TargetFilter" || context == u"TargetImport" || context == u"services";
}

/// The words of a text that only the API has: camelCase, snake_case, "name=value", and pointers into JSON. Examples of addresses are none.
QString apiWordsIn(QString text)
{
    static const QRegularExpression filledIn(u"\\{[a-zA-Z]+(?:, [a-z]+)?\\}|[a-z]+://\\S+"_s);
    static const QRegularExpression apiWord(u"\\b[a-z]+[A-Z][a-zA-Z]*\\b|\\b[a-z]+_[a-z]+\\b|\\b[a-z]+=\\w+|(?<![\\w.%)>])/[a-z][a-zA-Z]*(?:/[a-zA-Z]+)*\\b"_s);
    QStringList found;
    for (const auto &match : apiWord.globalMatch(text.remove(filledIn)))
        found.append(match.captured());
    return found.join(u' ');
}

AuditEntry rowOf(const QByteArray &before, const QByteArray &after)
{
    AuditEntry entry;
    entry.before = before;
    entry.after = after;
    return entry;
}

Target checkedTarget(bool isChecked, DriftStatus drift)
{
    Target target;
    target.health.status = isChecked ? Health::Healthy : Health::Unknown;
    if (isChecked)
        target.health.checkedAt = Instant(std::chrono::hours(1));
    target.driftStatus = drift;
    return target;
}

} // namespace

/// What people read names nothing as the API does, and says what happened.
class TestPeopleWords : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { installLanguage(Language::English); }
    void noSentenceNamesWhatOnlyTheApiKnows();
    void noTextOfTheConsoleDoes();
    void membersInErrorsAreSaidInTheirWords();
    void whatWasTypedStaysAsItIs();
    void everyMemberOfAConnectionHasAWord();
    void everyPermissionHasWords();
    void aRowSaysWhatChanged_data();
    void aRowSaysWhatChanged();
    void aRowOfTheLogIsBounded();
    void whatDoesNotRunSaysHowItWasSeen();
    void nothingIsPraisedThatWasNotChecked();
};

void TestPeopleWords::noSentenceNamesWhatOnlyTheApiKnows()
{
    int sentences = 0;
    for (const auto &area : sentences::catalogue) {
        for (const Sentence &sentence : area) {
            ++sentences;
            const QString words = apiWordsIn(QString::fromUtf8(sentence.english));
            QVERIFY2(words.isEmpty() || forWritersOfRequests().contains(QString::fromLatin1(sentence.key)),
                     qPrintable(QString::fromLatin1(sentence.key) + u": "_s + words));
        }
    }
    QVERIFY(sentences > 400);
}

void TestPeopleWords::noTextOfTheConsoleDoes()
{
    QFile file(QStringLiteral(TIDEGATE_TRANSLATIONS "/tidegate_de.ts"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString context;
    int texts = 0;
    QStringList wrong;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"source" && !isTyped(context)) {
            const QString source = xml.readElementText();
            ++texts;
            if (const QString words = apiWordsIn(source); !words.isEmpty())
                wrong.append(context + u": "_s + words);
        }
    }
    QCOMPARE(wrong.join(u'\n'), QString());
    QVERIFY(texts > 1'000);
}

void TestPeopleWords::membersInErrorsAreSaidInTheirWords()
{
    const auto said = [](const Message &message) { return words::sentence(message, english(message)); };
    const Message missing = say("required/connection-member", u"credentialRef"_s);
    const Message policy = say("read-only-field", u"config.driftPolicy"_s);
    const Message role = say("forbidden/role", u"target:delete"_s);
    QCOMPARE(said(missing), u"A target of this type needs “Credentials”."_s);
    QCOMPARE(said(policy), u"“Reported as unexpected” cannot be changed."_s);
    QCOMPARE(said(say("contradiction", u"autoPromoteFrom"_s, u"orderIndex"_s)), u"Promotes from and Place in the pipeline say different things."_s);
    QCOMPARE(said(role), u"Your role does not include “deleting targets”."_s);
    installLanguage(Language::German);
    QVERIFY2(apiWordsIn(said(missing)).isEmpty(), qPrintable(said(missing)));
    QVERIFY2(said(missing).contains(words::member(u"connection.credentialRef"_s)), qPrintable(said(missing)));
    QVERIFY2(!said(role).contains(u"target:delete"_s), qPrintable(said(role)));
}

void TestPeopleWords::whatWasTypedStaysAsItIs()
{
    const Message unknown = say("unknown-field/member", u"orderIndex"_s);
    QCOMPARE(words::sentence(unknown, english(unknown)), u"There is no field “orderIndex”."_s);
    const Message zone = say("unknown-timezone", u"orderIndex"_s);
    QCOMPARE(words::sentence(zone, english(zone)), english(zone));
    QCOMPARE(words::member(u"buildNumber"_s), u"Build number"_s);
    QCOMPARE(words::member(u"labels.tierOne"_s), u"Label tierOne"_s);
}

void TestPeopleWords::everyMemberOfAConnectionHasAWord()
{
    for (const TargetTypeDescriptor &type : targetTypes()) {
        for (const ConnectionMember &member : type.members)
            QVERIFY2(!words::knownMember(u"connection."_s + member.key).isEmpty(), member.key.data());
    }
}

void TestPeopleWords::everyPermissionHasWords()
{
    for (int i = 1; i < static_cast<int>(Permission::Self); ++i) {
        const QString word = toString(static_cast<Permission>(i));
        QVERIFY2(words::permission(word) != word, qPrintable(word));
    }
}

void TestPeopleWords::aRowSaysWhatChanged_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("said");
    QTest::newRow("one field") << QByteArray(R"({"displayName":"A","version":1})") << QByteArray(R"({"displayName":"B","version":2})")
                               << u"Display name changed from A to B"_s;
    QTest::newRow("several") << QByteArray(R"({"name":"a","reason":"x","requiredApprovals":1})")
                             << QByteArray(R"({"name":"b","reason":"y","requiredApprovals":2})") << u"3 fields changed: Name, Reason, Required approvals"_s;
    QTest::newRow("set") << QByteArray(R"({"name":"a"})") << QByteArray(R"({"name":"a","description":"new"})") << u"Description: new"_s;
    QTest::newRow("taken away") << QByteArray(R"({"name":"a","description":"old"})") << QByteArray(R"({"name":"a"})") << u"Description removed (was old)"_s;
    QTest::newRow("created") << QByteArray() << QByteArray(R"({"name":"a","order":3,"version":1})") << u"Name: a, Order: 3"_s;
    QTest::newRow("deleted") << QByteArray(R"({"name":"a"})") << QByteArray() << QString();
    QTest::newRow("nothing but bookkeeping") << QByteArray(R"({"name":"a","version":1})") << QByteArray(R"({"name":"a","version":2})") << QString();
    QTest::newRow("no JSON") << QByteArray("{") << QByteArray("[]") << QString();
}

void TestPeopleWords::aRowSaysWhatChanged()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, said);
    QCOMPARE(changeSummary(rowOf(before, after), QTimeZone::utc()), said);
}

void TestPeopleWords::aRowOfTheLogIsBounded()
{
    QByteArray fields;
    for (int i = 0; i < 100; ++i)
        fields += "\"member" + QByteArray::number(i) + "\":\"" + QByteArray(5'000, 'x') + "\\n\",";
    const AuditEntry huge = rowOf({}, '{' + fields + "\"name\":\"a\"}");
    AuditLogModel model;
    model.setNewest({huge}, false);
    const QModelIndex cell = model.index(0, AuditLogModel::ChangeColumn);
    QVERIFY(cell.data().toString().size() < 400);
    QVERIFY(!cell.data().toString().contains(u'\n'));
    QVERIFY(cell.data(Qt::ToolTipRole).toString().size() < 8'000);
    QCOMPARE(cell.data(Qt::ToolTipRole).toString().count(u'\n'), 24);
}

void TestPeopleWords::whatDoesNotRunSaysHowItWasSeen()
{
    ComparisonLine line{u"web"_s, u"sha256:a"_s, u"sha256:a"_s, DifferenceKind::NotRunning};
    QCOMPARE(differenceText(line), u"Not running"_s);
    line.state = u"exited"_s;
    QCOMPARE(differenceText(line), u"Not running: Stopped"_s);
    line.state = u"hibernating"_s;
    QCOMPARE(differenceText(line), u"Not running: hibernating"_s);
    line.desired = 3;
    QCOMPARE(differenceText(line), u"Not running: 0 of 3"_s);
    line.difference = DifferenceKind::Missing;
    QCOMPARE(differenceText(line), u"Missing"_s);
}

void TestPeopleWords::nothingIsPraisedThatWasNotChecked()
{
    const Target never = checkedTarget(false, DriftStatus::Unknown);
    const Target well = checkedTarget(true, DriftStatus::InSync);
    Target off = never;
    off.enabled = false;
    QCOMPARE(allWellText({}), QString());
    QVERIFY(allWellText({never, never, off}).startsWith(u"Nothing was checked yet."_s));
    QVERIFY(allWellText({off}).startsWith(u"Nothing is checked here"_s));
    QVERIFY(allWellText({well, never, never, off}).contains(u"1 of 3"_s));
    QVERIFY(allWellText({checkedTarget(true, DriftStatus::Unknown)}).contains(u"nothing was compared yet"_s));
    QVERIFY(allWellText({well, off}).startsWith(u"Nothing needs attention:"_s));
}

QTEST_GUILESS_MAIN(TestPeopleWords)

#include "tst_peoplewords.moc"
