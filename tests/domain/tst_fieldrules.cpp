// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/environment.h"
#include "services/domain/freezewindow.h"
#include "services/domain/sticker.h"
#include "services/domain/target.h"

#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace std::chrono_literals;

namespace {

/// "pointer code" of each violation, sorted.
template <typename T>
QStringList violations(const Result<T> &result)
{
    QStringList all;
    if (!result) {
        for (const FieldError &field : result.error().fields)
            all.append(field.pointer + u' ' + field.code);
    }
    all.sort();
    return all;
}

Environment goodEnvironment()
{
    Environment environment;
    environment.name = u"production"_s;
    environment.displayName = u"Production"_s;
    return environment;
}

FreezeWindow goodWindow()
{
    FreezeWindow window;
    window.start = *parseInstant("2026-01-15T00:00:00Z");
    window.end = *parseInstant("2026-01-20T00:00:00Z");
    window.reason = u"Holiday freeze"_s;
    return window;
}

Sticker goodSticker()
{
    Sticker sticker;
    sticker.releaseId = createUuidV7();
    sticker.components = {{{}, u"api"_s, u"sha256:"_s + QString(64, u'a')}};
    return sticker;
}

} // namespace

class TestFieldRules : public QObject
{
    Q_OBJECT

private slots:
    void anEnvironmentKeepsItsRules_data();
    void anEnvironmentKeepsItsRules();
    void productionIsRecognisedByName_data();
    void productionIsRecognisedByName();
    void aFreezeKeepsItsRules_data();
    void aFreezeKeepsItsRules();
    void aStickerKeepsItsRules_data();
    void aStickerKeepsItsRules();
    void digestsAreFolded();
    void stickerComponentsAreSortedByBytes();
    void labelsKeepTheirRules();
    void groupsKeepTheirRules();
    void namesHideNothing_data();
    void namesHideNothing();
    void aNameHasOneForm();
    void oldNamesStayWhereTheyAre();
    void componentsThatLookAlikeAreOne();
    void allErrorsComeAtOnce();
};

using EnvironmentChange = std::function<void(Environment &)>;
Q_DECLARE_METATYPE(EnvironmentChange)

void TestFieldRules::anEnvironmentKeepsItsRules_data()
{
    QTest::addColumn<EnvironmentChange>("change");
    QTest::addColumn<QString>("violation"); // empty: fine
    const auto row = [](const char *name, const EnvironmentChange &change, const QString &violation) { QTest::newRow(name) << change << violation; };

    row("as it is", [](auto &) {}, {});
    row("63 characters", [](auto &e) { e.name = QString(63, u'a'); }, {});
    row(
        "64 characters", [](auto &e) { e.name = QString(64, u'a'); }, u"/name invalid-name"_s);
    row(
        "no name", [](auto &e) { e.name.clear(); }, u"/name required"_s);
    row(
        "upper case", [](auto &e) { e.name = u"Production"_s; }, u"/name invalid-name"_s);
    row(
        "leading hyphen", [](auto &e) { e.name = u"-a"_s; }, u"/name invalid-name"_s);
    row(
        "trailing hyphen", [](auto &e) { e.name = u"a-"_s; }, u"/name invalid-name"_s);
    row(
        "trailing line break", [](auto &e) { e.name = u"a\n"_s; }, u"/name invalid-name"_s);
    row(
        "letters of other scripts", [](auto &e) { e.name = u"pröd"_s; }, u"/name invalid-name"_s);
    row(
        "blank display name", [](auto &e) { e.displayName = u"  "_s; }, u"/displayName required"_s);
    row("128 characters beyond the BMP", [](auto &e) { e.displayName = u"😀"_s.repeated(128); }, {});
    row(
        "129 characters", [](auto &e) { e.displayName = QString(129, u'x'); }, u"/displayName too-long"_s);
    row(
        "control character", [](auto &e) { e.displayName = u"a\u001bb"_s; }, u"/displayName control-character"_s);
    row("lines in a description", [](auto &e) { e.description = u"a\n\tb"_s; }, {});
    row(
        "negative order", [](auto &e) { e.orderIndex = -1; }, u"/orderIndex out-of-range"_s);
    row("10 approvals", [](auto &e) { e.requiredApprovals = 10; }, {});
    row(
        "11 approvals", [](auto &e) { e.requiredApprovals = 11; }, u"/requiredApprovals out-of-range"_s);
    row(
        "timeout 0", [](auto &e) { e.config.deploymentTimeout = 0; }, u"/config/deploymentTimeout out-of-range"_s);
    row("timeout of a day", [](auto &e) { e.config.deploymentTimeout = 86'400; }, {});
    row(
        "timeout beyond a day", [](auto &e) { e.config.deploymentTimeout = 86'401; }, u"/config/deploymentTimeout out-of-range"_s);
    row("no checks", [](auto &e) { e.config.healthCheckInterval = 0; }, {});
    row(
        "checks too often", [](auto &e) { e.config.healthCheckInterval = 4; }, u"/config/healthCheckInterval out-of-range"_s);
    row(
        "separation without approvals", [](auto &e) { e.requireSeparationOfDuties = true; }, u"/requireSeparationOfDuties sod-needs-approval"_s);
    row("separation with one", [](auto &e) { e.requireSeparationOfDuties = true, e.requiredApprovals = 1; }, {});
    row(
        "promoted from itself", [](auto &e) { e.id = EnvironmentId::create(), e.autoPromoteFrom = e.id; }, u"/autoPromoteFrom self-reference"_s);
}

void TestFieldRules::anEnvironmentKeepsItsRules()
{
    QFETCH(EnvironmentChange, change);
    QFETCH(QString, violation);
    Environment environment = goodEnvironment();
    change(environment);
    QCOMPARE(violations(validated(environment)), violation.isEmpty() ? QStringList() : QStringList{violation});
}

void TestFieldRules::productionIsRecognisedByName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("production");
    for (const char *name : {"prod", "production", "live", "PROD", "Prod-eu", "production_2", "live eu west", "Live"})
        QTest::newRow(name) << QString::fromLatin1(name) << true;
    for (const char *name : {"preprod", "nonprod", "product", "prod2", "staging", "alive", "", "delivery", "lives"})
        QTest::newRow(*name ? name : "empty") << QString::fromLatin1(name) << false;
}

void TestFieldRules::productionIsRecognisedByName()
{
    QFETCH(QString, name);
    QFETCH(bool, production);
    QCOMPARE(looksLikeProduction(name, u"x"_s), production);
    QCOMPARE(looksLikeProduction(u"x"_s, name), production);
}

using WindowChange = std::function<void(FreezeWindow &)>;
Q_DECLARE_METATYPE(WindowChange)

void TestFieldRules::aFreezeKeepsItsRules_data()
{
    QTest::addColumn<WindowChange>("change");
    QTest::addColumn<QString>("violation");
    const auto row = [](const char *name, const WindowChange &change, const QString &violation) { QTest::newRow(name) << change << violation; };
    row("as it is", [](auto &) {}, {});
    row(
        "ends as it starts", [](auto &w) { w.end = w.start; }, u"/end must-be-after-start"_s);
    row(
        "ends before it starts", [](auto &w) { w.end = w.start - 1h; }, u"/end must-be-after-start"_s);
    row(
        "59 s", [](auto &w) { w.end = w.start + 59s; }, u"/end too-short"_s);
    row("60 s", [](auto &w) { w.end = w.start + 60s; }, {});
    row("ended early after 1 s", [](auto &w) { w.end = w.start + 1s, w.endedEarlyAt = w.end; }, {});
    row("366 days", [](auto &w) { w.end = w.start + 366h * 24; }, {});
    row(
        "366 days and a second", [](auto &w) { w.end = w.start + 366h * 24 + 1s; }, u"/end too-long"_s);
    row(
        "no reason", [](auto &w) { w.reason.clear(); }, u"/reason required"_s);
    row("1,024 characters", [](auto &w) { w.reason = QString(1'024, u'x'); }, {});
    row(
        "1,025 characters", [](auto &w) { w.reason = QString(1'025, u'x'); }, u"/reason too-long"_s);
    row("zone", [](auto &w) { w.timezone = u"Europe/Berlin"_s; }, {});
    row(
        "unknown zone", [](auto &w) { w.timezone = u"Mars/Olympus"_s; }, u"/timezone unknown-timezone"_s);
    row(
        "offset as a zone", [](auto &w) { w.timezone = u"UTC+01:00"_s; }, u"/timezone unknown-timezone"_s);
    for (const char *name : {"UTC", "Etc/UTC", "GMT", "EST5EDT", "US/Eastern", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "Europe/Kyiv"})
        row(name, [name](auto &w) { w.timezone = QString::fromLatin1(name); }, {});
    for (const char *name : {"Berlin",
                             "CST",
                             "Europe",
                             "Europe/",
                             "europe/berlin",
                             "posix/Europe/Berlin",
                             "right/Europe/Berlin",
                             "localtime",
                             "Factory",
                             "posixrules",
                             "tzdata.zi",
                             "zone.tab",
                             "CET-1CEST",
                             ":Europe/Berlin",
                             "<+03>-3",
                             "UTC0",
                             "utc",
                             "Europe/Berlin ",
                             "./Europe/Berlin",
                             "Europe//Berlin",
                             "Europe/../Asia/Tokyo",
                             "/usr/share/zoneinfo/Europe/Berlin",
                             " ",
                             "EST5EDT,M3.2.0,M11.1.0"})
        row(
            name, [name](auto &w) { w.timezone = QString::fromLatin1(name); }, u"/timezone unknown-timezone"_s);
    row(
        "nobody excepted", [](auto &w) { w.exceptions = {UserId()}; }, u"/exceptions/0 invalid-id"_s);
    row(
        "excepted twice",
        [](auto &w) {
            w.exceptions = {localUser, localUser};
        },
        u"/exceptions/1 duplicate"_s);
}

void TestFieldRules::aFreezeKeepsItsRules()
{
    QFETCH(WindowChange, change);
    QFETCH(QString, violation);
    FreezeWindow window = goodWindow();
    change(window);
    QCOMPARE(violations(validated(window)), violation.isEmpty() ? QStringList() : QStringList{violation});
}

using StickerChange = std::function<void(Sticker &)>;
Q_DECLARE_METATYPE(StickerChange)

void TestFieldRules::aStickerKeepsItsRules_data()
{
    QTest::addColumn<StickerChange>("change");
    QTest::addColumn<QString>("violation");
    const auto row = [](const char *name, const StickerChange &change, const QString &violation) { QTest::newRow(name) << change << violation; };
    row("as it is", [](auto &) {}, {});
    row(
        "no release", [](auto &s) { s.releaseId = {}; }, u"/releaseId required"_s);
    row(
        "bad digest", [](auto &s) { s.components[0].digest = u"sha256:abc"_s; }, u"/components/0/digest invalid-digest"_s);
    row(
        "same name", [](auto &s) { s.components.append(s.components[0]); }, u"/components/1/componentName duplicate"_s);
    row(
        "no name", [](auto &s) { s.components[0].name.clear(); }, u"/components/0/componentName required"_s);
    row(
        "by hand without a reason", [](auto &s) { s.source = StickerSource::Console; }, u"/reason required"_s);
    row("by hand with a reason", [](auto &s) { s.source = StickerSource::Console, s.reason = u"typed over"_s; }, {});
}

void TestFieldRules::aStickerKeepsItsRules()
{
    QFETCH(StickerChange, change);
    QFETCH(QString, violation);
    Sticker sticker = goodSticker();
    change(sticker);
    QCOMPARE(violations(validated(sticker)), violation.isEmpty() ? QStringList() : QStringList{violation});
}

void TestFieldRules::digestsAreFolded()
{
    QCOMPARE(canonicalDigest(u"SHA256:"_s + QString(64, u'A')), u"sha256:"_s + QString(64, u'a'));
    QCOMPARE(canonicalDigest(u"sha512:"_s + QString(128, u'0')), u"sha512:"_s + QString(128, u'0'));
    for (const QString &bad : QStringList{u"sha256:"_s + QString(63, u'a'), u"sha256:"_s + QString(64, u'g'), u"sha512:"_s + QString(64, u'a'),
                                          u"md5:"_s + QString(64, u'a'), QString(71, u'a'), QString()})
        QCOMPARE(canonicalDigest(bad), QString());
}

void TestFieldRules::stickerComponentsAreSortedByBytes()
{
    Sticker sticker = goodSticker();
    const QString digest = sticker.components[0].digest;
    // UTF-16 order would put the surrogate pair first.
    sticker.components = {{{}, u"\U0001F600"_s, digest}, {{}, u"\uFF5E"_s, digest}, {{}, u"b"_s, digest}};
    const auto checked = validated(sticker);
    QVERIFY(checked);
    QCOMPARE(checked->components[0].name, u"b"_s);
    QCOMPARE(checked->components[1].name, u"\uFF5E"_s);
}

void TestFieldRules::labelsKeepTheirRules()
{
    QVERIFY(labelErrors({{u"role"_s, u"web"_s}, {u"a.b/c_d-e"_s, QString(256, u'x')}}, u"/labels"_s).isEmpty());
    const auto codeOf = [](const QString &key, const QString &value) {
        const auto errors = labelErrors({{key, value}}, u"/labels"_s);
        return errors.isEmpty() ? QString() : errors.first().pointer + u' ' + errors.first().code;
    };
    QCOMPARE(codeOf(u"Role"_s, {}), u"/labels/Role invalid-label-key"_s);
    QCOMPARE(codeOf(u"a/"_s, {}), u"/labels/a~1 invalid-label-key"_s);
    QCOMPARE(codeOf({}, {}), u"/labels/ invalid-label-key"_s);
    QCOMPARE(codeOf(QString(64, u'k'), {}), u"/labels/"_s + QString(64, u'k') + u" invalid-label-key"_s);
    QCOMPARE(codeOf(u"k"_s, QString(257, u'x')), u"/labels/k too-long"_s);
    QCOMPARE(codeOf(u"k"_s, u"AKIAIOSFODNN7EXAMPLE"_s), u"/labels/k literal-secret"_s);
    Labels many;
    for (int i = 0; i < 65; ++i)
        many.insert(QString::number(i), {});
    QCOMPARE(labelErrors(many, u"/labels"_s).first().code, u"too-many"_s);
}

void TestFieldRules::groupsKeepTheirRules()
{
    TargetGroup group;
    group.name = u"web"_s;
    group.displayName = u"Web tier"_s;
    QVERIFY(validated(group));
    group.deployOrder = -1;
    group.name = u"Web"_s;
    QCOMPARE(violations(validated(group)), (QStringList{u"/deployOrder out-of-range"_s, u"/name invalid-name"_s}));
}

void TestFieldRules::namesHideNothing_data()
{
    QTest::addColumn<QString>("hidden");
    const QList<char32_t> all{0x00ad, 0x034f, 0x061c, 0x115f, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f,  0x202a,  0x202e,  0x2028,  0x2060,
                              0x2066, 0x2069, 0x2800, 0x3164, 0xfe0f, 0xfeff, 0xffa0, 0xfff9, 0xfffe, 0x1d173, 0xe0001, 0xe0041, 0xe0101, 0x1fffe};
    for (const char32_t c : all)
        QTest::addRow("U+%04X", static_cast<uint>(c)) << QStringView(QChar::fromUcs4(c)).toString();
}

void TestFieldRules::namesHideNothing()
{
    QFETCH(QString, hidden);
    const QString name = u"pro"_s + hidden + u"d"_s;
    Environment environment = goodEnvironment();
    environment.displayName = environment.promotionPolicy = name;
    QCOMPARE(violations(validated(environment)), (QStringList{u"/displayName invisible-character"_s, u"/promotionPolicy invisible-character"_s}));
    environment = goodEnvironment();
    environment.description = name; // free text: Persian and Hindi cannot be written without some of them
    QVERIFY(validated(environment));
    TargetGroup group;
    group.name = u"web"_s;
    group.displayName = name;
    group.labels = {{u"tier"_s, name}};
    QCOMPARE(violations(validated(group)), (QStringList{u"/displayName invisible-character"_s, u"/labels/tier invisible-character"_s}));
    Target target;
    target.environmentId = EnvironmentId::create();
    target.name = u"web-1"_s;
    target.type = TargetType::ComposeHost;
    target.connection = {{u"host"_s, u"192.0.2.1"_s}, {u"projectName"_s, name}};
    target.labels = {{u"tier"_s, name}};
    target.deploymentDirectory = name;
    QCOMPARE(
        violations(validated(target)),
        (QStringList{u"/connection/projectName invisible-character"_s, u"/deploymentDirectory invisible-character"_s, u"/labels/tier invisible-character"_s}));
    Sticker sticker = goodSticker();
    sticker.releaseName = sticker.components[0].name = name;
    QCOMPARE(violations(validated(sticker)), (QStringList{u"/components/0/componentName invisible-character"_s, u"/releaseName invisible-character"_s}));
}

void TestFieldRules::aNameHasOneForm()
{
    Environment environment = goodEnvironment();
    environment.displayName = u" Prod\u00a0\u2003Ko\u0308ln "_s;
    QCOMPARE(validated(environment)->displayName, u"Prod K\u00f6ln"_s);
    environment.displayName = u"\u00a0\u3000"_s;
    QCOMPARE(violations(validated(environment)), QStringList{u"/displayName required"_s});
    for (const QString &text : {u"prod\u00a0eu"_s, u"Live\u202fEU"_s, u"\u00a0production"_s, u"PRODUCTION\u2007"_s})
        QVERIFY2(looksLikeProduction(u"x"_s, text), qPrintable(text));
}

void TestFieldRules::oldNamesStayWhereTheyAre()
{
    Environment stored = goodEnvironment();
    stored.displayName = u"pro\u200bd\u00a0eu"_s;
    Environment changed = stored;
    changed.description = u"new"_s;
    const auto kept = validated(changed, &stored);
    QVERIFY(kept);
    QCOMPARE(kept->displayName, stored.displayName);
    changed.displayName += u'x';
    QCOMPARE(violations(validated(changed, &stored)), QStringList{u"/displayName invisible-character"_s});
    TargetGroup group;
    group.name = u"web"_s;
    group.displayName = u"we\u202eb"_s;
    group.labels = {{u"tier"_s, u"a\u200b"_s}};
    TargetGroup moved = group;
    moved.deployOrder = 2;
    QVERIFY(validated(moved, &group));
    moved.labels.insert(u"more"_s, u"a\u200b"_s);
    QCOMPARE(violations(validated(moved, &group)), QStringList{u"/labels/more invisible-character"_s});
}

void TestFieldRules::componentsThatLookAlikeAreOne()
{
    const auto named = [](const QString &a, const QString &b) {
        Sticker sticker = goodSticker();
        sticker.components = {{{}, a, sticker.components[0].digest}, {{}, b, sticker.components[0].digest}};
        return violations(validated(sticker)).join(u", "_s);
    };
    QCOMPARE(named(u"web frontend"_s, u"web\u00a0frontend"_s), u"/components/1/componentName duplicate"_s);
    QCOMPARE(named(u"gr\u00fcn"_s, u"gru\u0308n"_s), u"/components/1/componentName duplicate"_s);
    QCOMPARE(named(u"api(1)"_s, u"api[1]"_s), u"/components/1/componentName duplicate"_s);
    QCOMPARE(named(u"api"_s, u"API"_s), QString());
    QCOMPARE(named(u"api"_s, u"\u00a0"_s), u"/components/1/componentName required"_s);
    QCOMPARE(named(u"api"_s, QString(129, u'x')), u"/components/1/componentName too-long"_s);
}

void TestFieldRules::allErrorsComeAtOnce()
{
    Environment environment = goodEnvironment();
    environment.name = u"X"_s;
    environment.requiredApprovals = 11;
    const auto result = validated(environment);
    QCOMPARE(result.error().code, u"validation-failed"_s);
    QVERIFY(result.error().kind == ErrorKind::Invalid);
    QCOMPARE(result.error().fields.size(), 2);
    environment.requiredApprovals = 1;
    QCOMPARE(validated(environment).error().code, u"invalid-name"_s); // of a single one, its own code
}

QTEST_GUILESS_MAIN(TestFieldRules)
#include "tst_fieldrules.moc"
