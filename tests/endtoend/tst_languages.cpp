// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/await.h"
#include "tests/support/scriptedengine.h"
#include "tests/support/servedapi.h"

#include "models/environmenttablemodel.h"
#include "models/queries.h"
#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "translations/translations.h"
#include "ui/overview/askbar.h"
#include "ui/overview/gatesentence.h"
#include "ui/style/theme.h"
#include "ui/targets/detail/targetdetail.h"
#include "ui/targets/targetspage.h"
#include "ui/widgets/inlinemessage.h"

#include <QApplication>
#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// A console in German on a real server: what the server says travels as code and parameters.
class TestLanguages : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void aWrongFieldIsSaidWithItsNumber();
    void whatIsFrozenIsSaidWithWhatFollows();
    void theStateOfATargetIsSaidWithWhatIsWrong();
    void theDetailsOfAnErrorStayInTheLanguageOfTheServer();
    void theQuestionAboutADeploymentHasAVerb();

private:
    Environment environment() const { return m_workspace->environments()->all().constFirst().environment; }
    /// What the console shows of a refusal.
    static QString shown(const Error &error)
    {
        InlineMessage message;
        message.showError({}, error, true);
        return message.text();
    }

    std::unique_ptr<ScriptedEngine> m_engine;
    std::unique_ptr<ServedApi> m_api;
    std::unique_ptr<Workspace> m_workspace;
};

void TestLanguages::initTestCase()
{
    qunsetenv("TIDEGATE_LANGUAGE");
    installLanguage(Language::German);
    Theme::apply(*qApp);
    m_engine = std::make_unique<ScriptedEngine>("old");
    m_api = std::make_unique<ServedApi>();
    m_workspace = std::make_unique<Workspace>(Endpoint{});
    m_workspace->open({m_api->url(), m_api->token(Role::Admin), {}});
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->isLoaded() && m_workspace->state() == Workspace::State::Live, 10'000);
    m_api->send("POST", "/api/v1/environments", m_api->token(Role::Admin), QJsonObject{{u"name"_s, u"production"_s}, {u"displayName"_s, u"Produktion"_s}});
    QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->environments()->all().isEmpty(), 10'000);
}

void TestLanguages::cleanupTestCase()
{
    m_workspace.reset();
    m_api.reset();
    m_engine.reset();
    installLanguage(Language::English);
}

void TestLanguages::aWrongFieldIsSaidWithItsNumber()
{
    Environment wrong = environment();
    wrong.config.healthCheckInterval = 4;
    wrong.displayName = QString(129, u'x');
    const auto answer = m_workspace->update(wrong);
    QVERIFY(isDoneWithin(answer, 10'000));
    QVERIFY(!answer.result());
    const Error error = answer.result().error();
    QCOMPARE(error.fields.size(), 2);
    QCOMPARE(error.message, u"2 fields are wrong."_s);
    QVERIFY2(shown(error).contains(u"2 Felder"_s), qPrintable(shown(error)));
    QVERIFY2(shown(error).contains(u"Der Wert muss zwischen 5 und "_s), qPrintable(shown(error)));
    QVERIFY2(shown(error).contains(u"Höchstens 128 Zeichen schreiben."_s), qPrintable(shown(error)));
}

void TestLanguages::whatIsFrozenIsSaidWithWhatFollows()
{
    FreezeWindow window;
    window.environmentId = environment().id;
    window.start = wholeSeconds(Clock::system().now());
    window.end = window.start + std::chrono::hours(24);
    window.reason = u"Feiertage {100 %} %1"_s;
    const auto made = m_workspace->create(window);
    QVERIFY(isDoneWithin(made, 10'000));
    QVERIFY2(made.result(), qPrintable(made.result() ? QString() : made.result().error().message));
    const auto removed = m_workspace->remove(environment(), false, {}, u"weg damit"_s);
    QVERIFY(isDoneWithin(removed, 10'000));
    QVERIFY(!removed.result());
    QCOMPARE(shown(removed.result().error()),
             QString(u"Produktion ist gesperrt bis "_s + toText(window.end) + u" (Feiertage {100 %} %1). Sie kann jetzt nicht gelöscht werden."_s));
    // A question about somebody whom nobody knows: the gate says so in its own words.
    GateQuestion question;
    question.at = window.end + std::chrono::hours(1);
    question.user = UserId::create();
    const auto asked = m_workspace->queries().gateCheck(environment().id, question);
    QVERIFY(isDoneWithin(asked, 10'000));
    QVERIFY(asked.result());
    const GateSentence sentence = gateSentence(*asked.result(), {.environment = u"Produktion"_s, .who = {}, .release = {}, .excepted = {}});
    QVERIFY2(sentence.text.contains(u"Wer deployen würde, hat kein aktives Konto."_s), qPrintable(sentence.text));
}

void TestLanguages::theStateOfATargetIsSaidWithWhatIsWrong()
{
    const QByteArray admin = m_api->token(Role::Admin);
    const Answer made = m_api->send("POST", "/api/v1/targets", admin,
                                    R"({"environmentId":")" + environment().id.toString().toLatin1()
                                        + R"(","name":"web","targetType":"docker_host","connection":{"host":"127.0.0.1","tlsEnabled":false,"port":)"
                                        + QByteArray::number(m_engine->port()) + "}}");
    QCOMPARE(made.status, 201);
    const QByteArray path = "/api/v1/targets/" + made.object().value(u"id"_s).toString().toLatin1();
    const QByteArray digest = QByteArray(64, 'a');
    QCOMPARE(m_api
                 ->send("PUT", path + "/sticker", admin,
                        R"({"releaseId":"0197d3a4-7777-7888-9999-aaaabbbbcccc","components":[{"componentName":"web","digest":"sha256:)" + digest
                            + R"("},{"componentName":"old","digest":"sha256:)" + digest + R"("}]})",
                        {{"freeze-override-reason", "Das muss sein"}})
                 .status,
             200);
    const TargetId id(parseUuid(made.object().value(u"id"_s).toString()));
    const auto checked = m_workspace->checkHealth(id);
    QVERIFY(isDoneWithin(checked, 10'000));
    QVERIFY(checked.result());
    const QString german = u"1 von 2 erwarteten Komponenten sind in Ordnung: web fehlt."_s;
    // From the store, as after a restart of the console, and in the history.
    QTRY_VERIFY(m_workspace->targets()->target(id) && m_workspace->targets()->target(id)->health.status == Health::Unhealthy);
    const auto read = m_workspace->queries().target(id);
    QVERIFY(isDoneWithin(read, 10'000));
    QCOMPARE(read.result()->health.message, u"1 of 2 expected components are well: web is missing."_s);
    TargetsPage page(m_workspace.get());
    page.show();
    page.showTarget(id.uuid());
    auto *detail = page.findChild<TargetDetail *>();
    QVERIFY(detail);
    const auto says = [detail](const QString &text) {
        const auto labels = detail->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->text().contains(text); });
    };
    QTRY_VERIFY2(says(german), "the detail does not say what is wrong in German");
    const auto history = m_workspace->queries().healthHistory(id);
    QVERIFY(isDoneWithin(history, 10'000));
    QCOMPARE(history.result()->constFirst().said.code, u"component-missing"_s);
    QVERIFY(!history.result()->constFirst().said.params.isEmpty());
}

void TestLanguages::theDetailsOfAnErrorStayInTheLanguageOfTheServer()
{
    const auto missing = m_workspace->queries().target(TargetId::create());
    QVERIFY(isDoneWithin(missing, 10'000));
    const Error error = missing.result().error();
    QCOMPARE(error.message, u"There is nothing here under this id."_s);
    QCOMPARE(shown(error), u"Unter dieser ID ist hier nichts."_s);
}

void TestLanguages::theQuestionAboutADeploymentHasAVerb()
{
    const AskBar bar(m_workspace.get());
    QStringList words;
    for (const QLabel *part : bar.findChildren<QLabel *>()) {
        if (part->objectName().isEmpty())
            words.append(part->text());
    }
    QVERIFY2(words.join(u' ').contains(u"deployen"_s), qPrintable(words.join(u' ')));
}

QTEST_MAIN(TestLanguages)
#include "tst_languages.moc"
