// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/copying/copytarget.h"
#include "services/copying/workspacecopy.h"
#include "services/operations/auditseals.h"
#include "services/operations/identityoperations.h"
#include "services/operations/secretoperations.h"
#include "services/store/backends/opendatabase.h"
#include "services/store/incomplete.h"
#include "services/store/sqlite/sqlitedatabase.h"
#include "tests/copying/workspacefixture.h"

using namespace tidegate;
using namespace tidegate::test;

/// A workspace that goes from one database to another.
class TestWorkspaceCopy : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void theWorkspaceHasRowsOfEveryKind();
    void aCopyHasTheSameRows();
    void tokensAreTakenAlongWhenAsked();
    void thereAndBackIsTheSame();
    void nobodyGetsInBeforeItIsComplete();
    void credentialsAndLogsAreSealedUnderTheKeyOfTheTarget();
    void aKeyThatDoesNotFitIsRefusedBeforeAnythingIsWritten_data();
    void aKeyThatDoesNotFitIsRefusedBeforeAnythingIsWritten();
    void aDatabaseThatWasOnlyMadeIsEmptyEnough();
    void aTargetWithRowsIsRefusedAndLeftAlone_data();
    void aTargetWithRowsIsRefusedAndLeftAlone();
    void aTargetThatAServerIsAtWorkOnIsRefused();
    void ofTwoCopiesAtOnceOneGetsTheTarget();
    void whatWasBrokenOffIsRefusedByAllWhoOpenIt();
    void whatIsMadeForACopyIsRefusedUntilItIsWhole();
    void whatIsThereAlreadyGetsNoMark();
    void aCopyThatIsGivenUpLeavesAnEmptyDatabase();
    void somebodyElseInTheTargetIsNoticed();
    void changesOfTheSourceMeanwhileAreCounted();
    void aBrokenLogIsNotSaidToBeTheSame();
    void aTextThatTheTargetCannotStoreIsNamed();
    void longRowsComeInShortPages();

private:
    QString file(const QString &name) const { return u"sqlite://"_s + m_folder->filePath(name); }
    QString target() const { return m_target->url(); }
    static std::unique_ptr<Database> open(const QString &url, bool evenIncomplete = false);
    CopyOptions withKey() const;
    Result<CopyOutcome> copy(const QString &url, const CopyOptions &options, const std::optional<CopyKey> &targetKey = {});

    QTemporaryDir m_original;
    QString m_originalFile;
    CopyKey m_key{MasterKey::random(), {}};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestDatabase> m_target;
    std::unique_ptr<Database> m_source;
};

void TestWorkspaceCopy::initTestCase()
{
    m_originalFile = m_original.filePath(u"source.db"_s);
    m_key.sealFile = m_original.filePath(u"key.seals"_s);
    fillWorkspace(u"sqlite://"_s + m_originalFile, m_key.key, m_key.sealFile);
}

void TestWorkspaceCopy::init()
{
    m_source.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QFile::copy(m_originalFile, m_folder->filePath(u"source.db"_s)));
    m_source = open(file(u"source.db"_s));
    m_target = std::make_unique<TestDatabase>(TestDatabase::Content::Nothing);
}

std::unique_ptr<Database> TestWorkspaceCopy::open(const QString &url, bool evenIncomplete)
{
    DatabaseOptions options;
    options.url = url;
    options.evenIncomplete = evenIncomplete;
    return must(openDatabase(options));
}

CopyOptions TestWorkspaceCopy::withKey() const
{
    CopyOptions options;
    options.sourceKey = m_key;
    return options;
}

Result<CopyOutcome> TestWorkspaceCopy::copy(const QString &url, const CopyOptions &options, const std::optional<CopyKey> &targetKey)
{
    const auto database = open(url, true);
    WorkspaceCopy copy(*m_source, *database, Clock::system(), options);
    ASSIGN_OR_RETURN(const auto plan, copy.plan());
    if (targetKey)
        copy.setTargetKey(*targetKey);
    return copy.run(plan);
}

void TestWorkspaceCopy::theWorkspaceHasRowsOfEveryKind()
{
    const Content content = contentOf(*m_source);
    for (const sql::Table &table : storedTables())
        QVERIFY2(!content.value(table.name).isEmpty() || !isTaken(table, {.withTokens = true}), table.name.constData());
}

void TestWorkspaceCopy::aCopyHasTheSameRows()
{
    const Content before = contentOf(*m_source);
    const auto outcome = must(copy(target(), withKey()));
    Content expected = before;
    for (const char *credentials : {"tokens", "agent_secrets", "registration_tokens"})
        expected[credentials].clear();
    QCOMPARE(difference(expected, contentOf(target())), QString());
    QCOMPARE(difference(before, contentOf(*m_source)), QString());
    QCOMPARE(outcome.missed, 0);
    QCOMPARE(outcome.logs.size(), 2);
    for (const CopyOutcome::Log &log : outcome.logs)
        QVERIFY(log.verified.sealState == SealState::Proven);
    if (!TestDatabase::isPostgres())
        VERIFY_OK(asFile(*open(target())).verify()); // a file has keys that are only looked at afterwards
}

void TestWorkspaceCopy::tokensAreTakenAlongWhenAsked()
{
    CopyOptions options = withKey();
    options.withTokens = true;
    must(copy(target(), options));
    QCOMPARE(difference(contentOf(*m_source), contentOf(target())), QString());
}

void TestWorkspaceCopy::thereAndBackIsTheSame()
{
    CopyOptions options = withKey();
    options.withTokens = true;
    must(copy(target(), options));
    const Content before = contentOf(*m_source);
    m_source = open(target());
    must(copy(file(u"back.db"_s), options));
    QCOMPARE(difference(before, contentOf(file(u"back.db"_s))), QString());
}

void TestWorkspaceCopy::nobodyGetsInBeforeItIsComplete()
{
    const auto there = open(target());
    CopyOptions options = withKey();
    options.withTokens = true;
    int looks = 0;
    options.onProgress = [&](const CopyProgress &progress) {
        if (progress.phase == CopyProgress::Phase::Checking)
            return;
        const auto tenants = must(there->read(localTenant, [](Transaction &s) { return s.identities.tenants(); }));
        for (const Tenant &tenant : tenants)
            QCOMPARE(must(there->read(tenant.id, [](Transaction &s) { return s.rows.count(tableNamed("tokens")); })), 0);
        ++looks;
    };
    WorkspaceCopy copy(*m_source, *there, Clock::system(), options);
    const auto plan = must(copy.plan());
    must(copy.run(plan));
    QVERIFY(looks > 50);
    QCOMPARE(contentOf(*there).value("tokens").size(), 2);
}

void TestWorkspaceCopy::credentialsAndLogsAreSealedUnderTheKeyOfTheTarget()
{
    const CopyKey other{MasterKey::random(), m_folder->filePath(u"other.seals"_s)};
    must(copy(target(), withKey(), other));
    const auto there = open(target());
    const Row secret = contentOf(*there).value("secrets").constFirst();
    const auto cell = [&](QByteArrayView column) { return secret[static_cast<std::size_t>(tableNamed("secrets").column(column))]; };
    const TenantId tenant(std::get<QUuid>(cell("tenant_id")));
    const QString reference = u"local:"_s + std::get<QUuid>(cell("id")).toString(QUuid::WithoutBraces);
    const auto opened = [&](const MasterKey &key) {
        return there->read(tenant, [&](Transaction &s) -> Result<QByteArray> {
            ASSIGN_OR_RETURN(const auto owner, s.targets.find(TargetId(std::get<QUuid>(cell("target_id")))));
            return openSecret(s, key, owner, reference);
        });
    };
    QCOMPARE(must(opened(other.key)), QByteArray("a key"));
    QCOMPARE(codeOf(opened(m_key.key)), u"wrong-master-key"_s);

    AuditSeals seals(*there, Clock::system());
    seals.setKey(other.key, other.sealFile);
    AuditCheck check(tenant, {}, seals.proofFor(tenant));
    while (!must(there->read(tenant, [&](Transaction &s) { return check.step(s); }))) {}
    QVERIFY(check.outcome().sealState == SealState::Proven);
    QCOMPARE(check.outcome().seals, 2);
}

void TestWorkspaceCopy::aKeyThatDoesNotFitIsRefusedBeforeAnythingIsWritten_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::newRow("another one") << true;
    QTest::newRow("none") << false;
}

void TestWorkspaceCopy::aKeyThatDoesNotFitIsRefusedBeforeAnythingIsWritten()
{
    QFETCH(const bool, isThere);
    CopyOptions options;
    if (isThere)
        options.sourceKey = CopyKey{MasterKey::random(), {}};
    const auto outcome = copy(target(), options);
    QCOMPARE(codeOf(outcome), u"copy-key"_s);
    VERIFY_OK(checkTargetIsFree(*open(target()), {}));
}

void TestWorkspaceCopy::aDatabaseThatWasOnlyMadeIsEmptyEnough()
{
    {
        const auto there = open(target());
        must(ensureLocalTenant(*there, at(0)));
        must(there->write(localTenant, [](Transaction &s) { return s.identities.setFact(u"cursor-key"_s, u"of the target"_s); }));
    }
    must(copy(target(), withKey()));
    const auto there = open(target());
    const auto facts = must(there->read(localTenant, [](Transaction &s) { return s.identities.facts(); }));
    QCOMPARE(facts.value(u"cursor-key"_s), u"of the target"_s);
    QVERIFY(facts.contains(u"clock-high-water"_s));
    QCOMPARE(contentOf(*there).value("users"), contentOf(*m_source).value("users"));
}

void TestWorkspaceCopy::aTargetWithRowsIsRefusedAndLeftAlone_data()
{
    QTest::addColumn<bool>("isTenant");
    QTest::newRow("rows of the local tenant") << false;
    QTest::newRow("a tenant") << true;
}

void TestWorkspaceCopy::aTargetWithRowsIsRefusedAndLeftAlone()
{
    QFETCH(const bool, isTenant);
    {
        const auto there = open(target());
        must(ensureLocalTenant(*there, at(0)));
        const TenantId other = TenantId::create();
        must(there->write(isTenant ? other : localTenant, [&](Transaction &s) -> Result<void> {
            return isTenant ? s.identities.insertTenant({other, u"other"_s, at(0)}) : s.environments.insert(environment(u"e"_s));
        }));
    }
    const Content before = contentOf(target());
    QCOMPARE(codeOf(copy(target(), withKey())), u"copy-target-used"_s);
    QCOMPARE(difference(before, contentOf(target())), QString());
    VERIFY_OK(openDatabase({.url = target()}));
}

void TestWorkspaceCopy::aTargetThatAServerIsAtWorkOnIsRefused()
{
    const ServerId server = ServerId::create();
    must(open(target())->write(localTenant, [&](Transaction &s) { return s.leases.keepAlive(server, std::chrono::minutes(5)); }));
    const auto refused = copy(target(), withKey());
    QCOMPARE(codeOf(refused), u"copy-target-used"_s);
    QVERIFY2(refused.error().message.contains(u"stop it first"), qPrintable(refused.error().message));
    must(open(target())->write(localTenant, [&](Transaction &s) { return s.leases.leave(server); }));
    must(copy(target(), withKey()));
}

void TestWorkspaceCopy::ofTwoCopiesAtOnceOneGetsTheTarget()
{
    const auto there = open(target());
    WorkspaceCopy first(*m_source, *there, Clock::system(), withKey());
    WorkspaceCopy second(*m_source, *there, Clock::system(), withKey());
    const auto plan = must(first.plan());
    must(second.plan());
    VERIFY_OK(claimTarget(*there, newCopyMark(at(0))));
    QCOMPARE(codeOf(second.run(plan)), u"copy-incomplete"_s);
    QCOMPARE(codeOf(second.plan()), u"copy-incomplete"_s);
}

void TestWorkspaceCopy::whatWasBrokenOffIsRefusedByAllWhoOpenIt()
{
    CopyOptions options = withKey();
    bool isStopped = false;
    options.isStopped = [&] { return isStopped; };
    options.onProgress = [&](const CopyProgress &progress) { isStopped = progress.phase == CopyProgress::Phase::Copying && progress.done > 20; };
    QCOMPARE(codeOf(copy(target(), options)), u"copy-stopped"_s);
    QCOMPARE(codeOf(openDatabase({.url = target()})), u"copy-incomplete"_s);
    QCOMPARE(codeOf(copy(target(), withKey())), u"copy-incomplete"_s);
    m_source = open(target(), true);
    const auto further = copy(file(u"further.db"_s), withKey());
    QVERIFY(!further && further.error().message.contains(u"copy from the one that it came from"));
}

// From its first moment: who dies before anything is copied leaves no workspace that looks empty.
void TestWorkspaceCopy::whatIsMadeForACopyIsRefusedUntilItIsWhole()
{
    CopyOptions options = withKey();
    options.mark = newCopyMark(at(0));
    must(openDatabase({.url = target(), .evenIncomplete = true, .markOfNew = options.mark}));
    QCOMPARE(codeOf(openDatabase({.url = target()})), u"copy-incomplete"_s);
    QCOMPARE(codeOf(copy(target(), withKey())), u"copy-incomplete"_s); // another one, in the same second
    must(copy(target(), options));
    VERIFY_OK(openDatabase({.url = target()}));
}

void TestWorkspaceCopy::whatIsThereAlreadyGetsNoMark()
{
    must(ensureLocalTenant(*open(target()), at(0)));
    must(openDatabase({.url = target(), .markOfNew = newCopyMark(at(0))}));
    VERIFY_OK(openDatabase({.url = target()}));
}

void TestWorkspaceCopy::aCopyThatIsGivenUpLeavesAnEmptyDatabase()
{
    CopyOptions options = withKey();
    options.mark = newCopyMark(at(0));
    const auto there = must(openDatabase({.url = target(), .evenIncomplete = true, .markOfNew = options.mark}));
    VERIFY_OK(WorkspaceCopy(*m_source, *there, Clock::system(), withKey()).giveUp()); // not its own
    QCOMPARE(codeOf(refuseIncomplete(*there)), u"copy-incomplete"_s);
    VERIFY_OK(WorkspaceCopy(*m_source, *there, Clock::system(), options).giveUp());
    VERIFY_OK(refuseIncomplete(*there));
}

void TestWorkspaceCopy::somebodyElseInTheTargetIsNoticed()
{
    const auto there = open(target());
    CopyOptions options = withKey();
    bool isDone = false;
    options.onProgress = [&](const CopyProgress &progress) {
        if (progress.tenant != u"local" || progress.phase != CopyProgress::Phase::Copying || progress.table != u"known_images" || std::exchange(isDone, true))
            return;
        must(there->write(localTenant, [](Transaction &s) { return s.environments.insert(environment(u"mine"_s)); }));
    };
    WorkspaceCopy copy(*m_source, *there, Clock::system(), options);
    const auto plan = must(copy.plan());
    const auto outcome = copy.run(plan);
    QVERIFY(isDone);
    QCOMPARE(codeOf(outcome), u"copy-target-changed"_s);
    QCOMPARE(codeOf(claimTarget(*there, newCopyMark(at(0)))), u"copy-incomplete"_s);
}

void TestWorkspaceCopy::changesOfTheSourceMeanwhileAreCounted()
{
    CopyOptions options = withKey();
    int written = 0;
    options.onProgress = [&](const CopyProgress &progress) {
        if (progress.tenant == u"local" && progress.phase == CopyProgress::Phase::Copying && progress.table == u"known_images" && written++ == 0)
            addChanges(*m_source, localTenant, 3);
    };
    const qint64 before = must(m_source->read(localTenant, [](Transaction &s) { return s.journal.head(); }));
    const auto outcome = must(copy(target(), options));
    QCOMPARE(outcome.missed, 3);
    const auto there = open(target());
    QCOMPARE(must(there->read(localTenant, [](Transaction &s) { return s.journal.head(); })), before);
}

void TestWorkspaceCopy::aBrokenLogIsNotSaidToBeTheSame()
{
    must(m_source->write(localTenant, [](Transaction &s) -> Result<void> {
        const auto head = must(s.audit.head());
        return s.audit.append(auditEntry(head.first + 1, head.second)); // with a hash that is none
    }));
    const auto outcome = copy(target(), withKey());
    QCOMPARE(codeOf(outcome), u"copy-audit"_s);
    QVERIFY2(outcome.error().message.contains(u"local"), qPrintable(outcome.error().message));
    QCOMPARE(codeOf(openDatabase({.url = target()})), u"copy-incomplete"_s);
}

void TestWorkspaceCopy::aTextThatTheTargetCannotStoreIsNamed()
{
    Environment odd = environment(u"odd"_s);
    odd.description = u"a"_s + QChar(0) + u'b';
    must(m_source->write(localTenant, [&](Transaction &s) { return s.environments.insert(odd); }));
    const auto refused = planCopy(*m_source, withKey(), false);
    QCOMPARE(codeOf(refused), u"copy-text"_s);
    for (const QString &part : {u"description"_s, u"environments"_s, odd.id.toString()})
        QVERIFY2(refused.error().message.contains(part), qPrintable(refused.error().message));
    const auto outcome = copy(target(), withKey());
    if (TestDatabase::isPostgres()) {
        QCOMPARE(codeOf(outcome), u"copy-text"_s);
        VERIFY_OK(checkTargetIsFree(*open(target()), {}));
    } else {
        QCOMPARE(contentOf(*m_source).value("environments"), contentOf(target()).value("environments"));
    }
}

void TestWorkspaceCopy::longRowsComeInShortPages()
{
    must(m_source->write(localTenant, [&](Transaction &s) -> Result<void> {
        for (int i = 0; i < 60; ++i)
            must(s.journal.remember(Subject(somebody), "POST /x", "k" + QByteArray::number(i), {"hash", 200, QByteArray(500'000, 'x'), "", ""}, at(i)));
        return {};
    }));
    QList<qsizetype> pages;
    qsizetype rows = 0;
    VERIFY_OK(m_source->read(localTenant, [&](Transaction &s) {
        return forEachPage(s.rows, tableNamed("answers"), {}, [&](QList<Row> &page) -> Result<void> {
            pages.append(page.size());
            rows += page.size();
            return {};
        });
    }));
    QCOMPARE(rows, 60);
    QVERIFY2(pages.value(1) <= 4, qPrintable(QString::number(pages.value(1))));
}

QTEST_GUILESS_MAIN(TestWorkspaceCopy)

#include "tst_workspacecopy.moc"
