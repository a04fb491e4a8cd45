// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/backends/opendatabase.h"
#include "services/store/schema.h"
#include "tests/support/schemacheck.h"
#include "tests/support/servedapi.h"

#include "services/domain/targettypes.h"
#include "services/http/routes/systemroutes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

const QString digestA = u"sha256:"_s + QString(64, u'a');
const QString digestB = u"sha256:"_s + QString(64, u'b');
const QStringList verbs{u"get"_s, u"post"_s, u"put"_s, u"patch"_s, u"delete"_s};

QString verbOf(HttpMethod method)
{
    const auto text = toStringView(method);
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size())).toLower();
}

/// Whether the schema of a member of a connection allows what its kind does.
bool isDescribed(const ConnectionMember &member, const QJsonObject &schema)
{
    const QString type = schema.value(u"type"_s).toString();
    const bool isBounded = type == u"string" && schema.value(u"maxLength"_s).toInt() == maxConnectionText;
    switch (member.kind) {
    case MemberKind::Port:
        return type == u"integer" && schema.value(u"minimum"_s).toInt() == 1 && schema.value(u"maximum"_s).toInt() == maxPort;
    case MemberKind::Boolean:
        return type == u"boolean";
    case MemberKind::Reference:
        return schema.value(u"$ref"_s).toString() == u"#/components/schemas/SecretReference";
    case MemberKind::Via:
        return type == u"string" && schema.value(u"enum"_s).toArray() == QJsonArray{u"direct"_s, u"agent"_s};
    case MemberKind::Uuid:
        return type == u"string" && schema.value(u"format"_s).toString() == u"uuid";
    case MemberKind::Url:
        return type == u"string" && schema.value(u"format"_s).toString() == u"uri";
    case MemberKind::Region:
    case MemberKind::AccountId:
        return type == u"string" && schema.contains(u"pattern"_s);
    case MemberKind::Text:
        return isBounded && (schema.value(u"minLength"_s).toInt() == 1) == member.required;
    case MemberKind::Host:
    case MemberKind::Address:
        return isBounded;
    }
    Q_UNREACHABLE();
}

} // namespace

/// The OpenAPI document against the route table, against itself and against what a server answers.
class TestOpenApi : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyRouteIsDescribedAndNothingElse();
    void everyOperationNamesItsPermission();
    void operationIdsAreUnique();
    void everyReferenceLeadsSomewhere();
    void everyPlaceholderIsAParameter();
    void everyExampleFitsItsSchema();
    void connectionsAreDescribedAsTheyAreChecked();
    void everyRequestRefusesUnknownFields();
    void everyAnswerOfALiveServerFitsItsSchema();
    void everyDocumentedQueryParameterIsKnown();
    void everyRefusalIsAProblem();

private:
    QJsonObject operationAt(const QString &path, const QString &verb) const;
    void checkExample(const QString &where, const QJsonObject &media, int &checked) const;
    QStringList answerErrors(const Answer &answer, const QJsonObject &operation) const;
    QJsonObject sent(const char *method, const QString &path, const QString &templatePath, const QJsonObject &body);
    void prepare();
    void prepareImport();
    void prepareAgent();
    void prepareTasks(const QString &target);
    QString filled(QString path) const;

    QJsonObject m_document;
    std::vector<ApiRoute> m_routes;
    std::unique_ptr<SchemaCheck> m_check;
    std::unique_ptr<ServedApi> m_api;
    QHash<QString, QString> m_ids;
    QByteArray m_agentCredential;
};

void TestOpenApi::initTestCase()
{
    m_api = std::make_unique<ServedApi>();
    static const TestDatabase routes;
    auto database = openDatabase({.url = routes.url()});
    QVERIFY(database);
    static Backend backend(std::move(*database), Clock::system(), {});
    static HealthService health(backend, {});
    m_routes = allRoutes(backend, health, [] { return std::string(); });
    m_document = m_api->send("GET", "/api/v1/openapi.json", {}).object();
    m_check = std::make_unique<SchemaCheck>(m_document);
    QCOMPARE(m_document.value(u"openapi"_s).toString(), u"3.1.0"_s);
}

QJsonObject TestOpenApi::operationAt(const QString &path, const QString &verb) const
{
    return m_document.value(u"paths"_s).toObject().value(path).toObject().value(verb).toObject();
}

void TestOpenApi::everyRouteIsDescribedAndNothingElse()
{
    QSet<QString> routed;
    for (const ApiRoute &route : m_routes)
        routed.insert(verbOf(route.method) + u' ' + QString::fromStdString(route.path));
    QSet<QString> described;
    const QJsonObject paths = m_document.value(u"paths"_s).toObject();
    for (auto it = paths.begin(); it != paths.end(); ++it) {
        for (const QString &verb : verbs) {
            if (it.value().toObject().contains(verb))
                described.insert(verb + u' ' + it.key());
        }
    }
    QCOMPARE(QStringList((routed - described).values()), QStringList());
    QCOMPARE(QStringList((described - routed).values()), QStringList());
    qInfo("%lld operations", static_cast<long long>(described.size()));
}

void TestOpenApi::everyOperationNamesItsPermission()
{
    for (const ApiRoute &route : m_routes) {
        const QJsonObject operation = operationAt(QString::fromStdString(route.path), verbOf(route.method));
        QCOMPARE(operation.value(u"x-permission"_s).toString(), toString(route.permission));
        QCOMPARE(operation.contains(u"security"_s), route.permission == Permission::None);
        QCOMPARE(operation.contains(u"requestBody"_s), route.body != BodyKind::None);
        if (route.body == BodyKind::Json || route.body == BodyKind::MergePatch)
            QVERIFY2(operation.value(u"requestBody"_s).toObject().value(u"required"_s).toBool(), route.path.c_str());
    }
}

void TestOpenApi::operationIdsAreUnique()
{
    QSet<QString> ids;
    for (const ApiRoute &route : m_routes) {
        const QJsonObject operation = operationAt(QString::fromStdString(route.path), verbOf(route.method));
        const QString id = operation.value(u"operationId"_s).toString();
        QVERIFY2(!id.isEmpty() && !ids.contains(id), qPrintable(id));
        QVERIFY2(!operation.value(u"summary"_s).toString().isEmpty() && operation.value(u"tags"_s).toArray().size() == 1, qPrintable(id));
        ids.insert(id);
    }
}

void TestOpenApi::everyReferenceLeadsSomewhere()
{
    int references = 0;
    QSet<QString> used;
    const std::function<void(const QJsonValue &)> walk = [&](const QJsonValue &node) {
        for (const QJsonValue each : node.toArray())
            walk(each);
        const QJsonObject object = node.toObject();
        if (object.value(u"$ref"_s).isString()) {
            ++references;
            used.insert(object.value(u"$ref"_s).toString());
            QVERIFY2(!m_check->resolved(object).isEmpty(), qPrintable(object.value(u"$ref"_s).toString()));
        }
        for (const QJsonValue each : object)
            walk(each);
    };
    walk(m_document);
    for (const QString &name : m_document.value(u"components"_s).toObject().value(u"schemas"_s).toObject().keys())
        QVERIFY2(used.contains(u"#/components/schemas/"_s + name), qPrintable(u"nothing uses "_s + name));
    QVERIFY(references > 300);
}

void TestOpenApi::everyPlaceholderIsAParameter()
{
    const QJsonObject paths = m_document.value(u"paths"_s).toObject();
    for (auto it = paths.begin(); it != paths.end(); ++it) {
        QSet<QString> wanted;
        for (const QString &segment : it.key().split(u'/')) {
            if (segment.startsWith(u'{'))
                wanted.insert(segment.mid(1).chopped(1));
        }
        QSet<QString> declared;
        for (const QJsonValue parameter : it.value().toObject().value(u"parameters"_s).toArray())
            declared.insert(m_check->resolved(parameter.toObject()).value(u"name"_s).toString());
        QCOMPARE(declared, wanted);
    }
}

void TestOpenApi::checkExample(const QString &where, const QJsonObject &media, int &checked) const
{
    QJsonArray examples;
    if (media.contains(u"example"_s))
        examples.append(media.value(u"example"_s));
    for (const QJsonValue named : media.value(u"examples"_s).toObject())
        examples.append(named.toObject().value(u"value"_s));
    for (const QJsonValue example : examples) {
        ++checked;
        const QStringList errors = m_check->errors(example, media.value(u"schema"_s).toObject());
        QVERIFY2(errors.isEmpty(), qPrintable(where + u": "_s + errors.join(u'\n')));
    }
}

void TestOpenApi::everyExampleFitsItsSchema()
{
    int checked = 0;
    const std::function<void(const QString &, const QJsonValue &)> walk = [&](const QString &where, const QJsonValue &node) {
        const QJsonArray array = node.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            walk(where + u'/' + QString::number(i), array.at(i));
        const QJsonObject object = node.toObject();
        if (object.contains(u"schema"_s))
            checkExample(where, object, checked);
        for (auto it = object.begin(); it != object.end(); ++it)
            walk(where + u'/' + it.key(), it.value());
    };
    walk(u"#"_s, m_document);
    QVERIFY(checked > 120);
    qInfo("%d examples", checked);
}

void TestOpenApi::connectionsAreDescribedAsTheyAreChecked()
{
    const QJsonObject schemas = m_document.value(u"components"_s).toObject().value(u"schemas"_s).toObject();
    QHash<QString, QJsonObject> described; // by type
    for (const QJsonValue each : schemas.value(u"CreateTarget"_s).toObject().value(u"oneOf"_s).toArray()) {
        const QJsonObject properties = m_check->resolved(each.toObject()).value(u"properties"_s).toObject();
        described.insert(properties.value(u"targetType"_s).toObject().value(u"const"_s).toString(),
                         m_check->resolved(properties.value(u"connection"_s).toObject()));
    }
    QCOMPARE(static_cast<std::size_t>(described.size()), targetTypes().size());
    QSet<QString> all;
    for (const TargetTypeDescriptor &type : targetTypes()) {
        const QJsonObject schema = described.value(toString(type.type));
        const QJsonObject properties = schema.value(u"properties"_s).toObject();
        QCOMPARE(static_cast<std::size_t>(properties.size()), type.members.size());
        QCOMPARE(schema.value(u"additionalProperties"_s), QJsonValue(false));
        QSet<QString> required;
        for (const ConnectionMember &member : type.members) {
            all.insert(member.key);
            if (member.required)
                required.insert(member.key);
            const QJsonObject property = properties.value(member.key).toObject();
            QVERIFY2(isDescribed(member, property), qPrintable(toString(type.type) + u' ' + member.key));
        }
        QSet<QString> named;
        for (const QJsonValue each : schema.value(u"required"_s).toArray())
            named.insert(each.toString());
        QCOMPARE(named, required);
    }
    const QStringList patched = schemas.value(u"ConnectionPatch"_s).toObject().value(u"properties"_s).toObject().keys();
    QCOMPARE(QSet<QString>(patched.begin(), patched.end()), all);
}

void TestOpenApi::everyRequestRefusesUnknownFields()
{
    for (const ApiRoute &route : m_routes) {
        if (route.body == BodyKind::None)
            continue;
        const QJsonObject content =
            operationAt(QString::fromStdString(route.path), verbOf(route.method)).value(u"requestBody"_s).toObject().value(u"content"_s).toObject();
        QVERIFY2(content.contains(u"application/json"_s), route.path.c_str());
        QCOMPARE(content.contains(u"application/merge-patch+json"_s), route.body == BodyKind::MergePatch);
        for (const QJsonValue media : content) {
            const QJsonObject schema = m_check->resolved(media.toObject().value(u"schema"_s).toObject());
            const QJsonArray branches = schema.contains(u"oneOf"_s) ? schema.value(u"oneOf"_s).toArray() : QJsonArray{schema};
            for (const QJsonValue branch : branches)
                QVERIFY2(m_check->resolved(branch.toObject()).value(u"additionalProperties"_s) == false, route.path.c_str());
        }
    }
}

/// What is wrong with an answer by the operation's own description of it.
QStringList TestOpenApi::answerErrors(const Answer &answer, const QJsonObject &operation) const
{
    const QJsonObject responses = operation.value(u"responses"_s).toObject();
    const QString status = QString::number(answer.status);
    if (!responses.contains(status))
        return {u"status %1 is not described: "_s.arg(status) + QString::fromUtf8(answer.body)};
    const QJsonObject content = m_check->resolved(responses.value(status).toObject()).value(u"content"_s).toObject();
    const QString type = QString::fromLatin1(answer.headers.value("content-type").split(';').first());
    if (!content.contains(type))
        return {u"content type %1 is not described"_s.arg(type)};
    if (type == u"application/x-ndjson") {
        const QJsonObject line{{u"$ref"_s, u"#/components/schemas/AuditEntry"_s}};
        QStringList errors;
        for (const QByteArray &row : answer.body.trimmed().split('\n'))
            errors += m_check->errors(QJsonDocument::fromJson(row).object(), line);
        return errors;
    }
    if (!type.endsWith(u"json"))
        return {};
    QJsonParseError parsed{};
    const QJsonDocument document = QJsonDocument::fromJson(answer.body, &parsed);
    if (parsed.error != QJsonParseError::NoError)
        return {parsed.errorString()};
    const QJsonValue value = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    return m_check->errors(value, content.value(type).toObject().value(u"schema"_s).toObject());
}

/// Sends a write whose body and answer are checked against the document; its answer.
QJsonObject TestOpenApi::sent(const char *method, const QString &path, const QString &templatePath, const QJsonObject &body)
{
    const QJsonObject operation = operationAt(templatePath, QString::fromLatin1(method).toLower());
    const QJsonObject media = operation.value(u"requestBody"_s).toObject().value(u"content"_s).toObject().value(u"application/json"_s).toObject();
    QStringList wrong = m_check->errors(body, media.value(u"schema"_s).toObject());
    const Answer answer = m_api->send(method, path.toUtf8(), m_api->token(Role::Admin), body);
    wrong += answerErrors(answer, operation);
    if (answer.status < 200 || answer.status > 299)
        wrong += u"answers %1: %2"_s.arg(QString::number(answer.status), QString::fromUtf8(answer.body));
    if (!wrong.isEmpty())
        QTest::qFail(qPrintable(path + u": "_s + wrong.join(u'\n')), __FILE__, __LINE__);
    return answer.object();
}

/// A workspace that comes while nothing else is there yet.
void TestOpenApi::prepareImport()
{
    const QString imports = u"/api/v1/workspace-imports"_s;
    const QString one = imports + u"/{importId}"_s;
    const QJsonObject announced{
        {u"schemaVersion"_s, embeddedMigrations().size()}, {u"auditHead"_s, QString(64, u'0')}, {u"tables"_s, QJsonObject{{u"components"_s, 1}}}};
    sent("POST", imports + u"/preview"_s, imports + u"/preview"_s, announced);
    const QString import = sent("POST", imports, imports, announced).value(u"id"_s).toString();
    sent("PUT", imports + u'/' + import + u"/pages/1"_s, one + u"/pages/{number}"_s,
         {{u"table"_s, u"components"_s}, {u"rows"_s, QJsonArray{QJsonArray{QUuid::createUuid().toString(QUuid::WithoutBraces), u"imported"_s}}}});
    sent("POST", imports + u'/' + import + u"/complete"_s, one + u"/complete"_s, {});
    const QByteArray path = (imports + u'/' + import).toUtf8();
    QTRY_COMPARE(m_api->send("GET", path, m_api->token(Role::Admin)).object().value(u"state"_s).toString(), u"completed"_s);
    m_ids.insert(u"import"_s, import);
}

/// Something of everything, so that no answer is empty.
/// One that was heard, and a token that nobody has used.
void TestOpenApi::prepareAgent()
{
    const QString agents = u"/api/v1/agents"_s;
    const QString tokens = agents + u"/registration-tokens"_s;
    sent("POST", tokens, tokens, {});
    const QJsonObject made = sent("POST", tokens, tokens, {{u"autoAccept"_s, true}, {u"labels"_s, QJsonObject{{u"a"_s, u"b"_s}}}});
    const auto judged = [&](const Answer &answer, const QString &path) {
        const QStringList errors = answerErrors(answer, operationAt(path, u"post"_s));
        if (!errors.isEmpty())
            QTest::qFail(qPrintable(path + u": "_s + errors.join(u'\n')), __FILE__, __LINE__);
        return answer.object();
    };
    const QJsonObject machine{{u"name"_s, u"agent"_s}, {u"version"_s, u"1"_s}, {u"platform"_s, QJsonObject{{u"os"_s, u"linux"_s}}}};
    const QJsonObject registered = judged(
        m_api->send("POST", (agents + u"/register"_s).toLatin1(), {}, machine, {{"X-Agent-Token", made.value(u"token"_s).toString().toLatin1()}}),
        agents + u"/register"_s);
    const QString id = registered.value(u"agentId"_s).toString();
    const QJsonObject check{{u"name"_s, u"docker"_s}, {u"status"_s, u"healthy"_s}, {u"message"_s, u"24.0.7"_s}};
    const QJsonObject beat{{u"sentAt"_s, u"2026-01-10T14:23:45Z"_s}, {u"sequence"_s, 1}, {u"version"_s, u"1"_s}, {u"checks"_s, QJsonArray{check}}};
    judged(m_api->send("POST", (agents + u'/' + id + u"/heartbeat"_s).toLatin1(), registered.value(u"token"_s).toString().toLatin1(), beat),
           agents + u"/{id}/heartbeat"_s); // by a clock that is off, so with a warning
    sent("PUT", agents + u'/' + id, agents + u"/{id}"_s, {{u"labels"_s, QJsonObject{{u"c"_s, u"d"_s}}}});
    sent("POST", agents + u'/' + id + u"/rotate"_s, agents + u"/{id}/rotate"_s, {});
    m_ids.insert(u"agent"_s, id);
    m_agentCredential = registered.value(u"token"_s).toString().toLatin1();
}

/// Two stickers to write on the host of a target: one that was written, and one that is not yet.
void TestOpenApi::prepareTasks(const QString &target)
{
    const QString path = u"/api/v1/targets/"_s + target;
    const QByteArray tasks = (u"/api/v1/agents/"_s + m_ids.value(u"agent"_s) + u"/tasks"_s).toLatin1();
    const QJsonObject component{{u"componentName"_s, u"api"_s}, {u"digest"_s, digestA}};
    const QJsonObject sticker{{u"releaseId"_s, target}, {u"releaseName"_s, u"v1"_s}, {u"components"_s, QJsonArray{component}}};
    sent("PUT", path, u"/api/v1/targets/{id}"_s, {{u"deploymentDirectory"_s, u"/srv/shop"_s}});
    sent("PUT", path + u"/sticker"_s, u"/api/v1/targets/{id}/sticker"_s, sticker);
    const QJsonObject task = m_api->send("GET", tasks, m_agentCredential).array().first().toObject();
    const Answer answer = m_api->send("POST", tasks + '/' + task.value(u"id"_s).toString().toLatin1() + "/result", m_agentCredential,
                                      QJsonObject{{u"success"_s, true}, {u"outputs"_s, QJsonObject{{u"sha256"_s, u"ab"_s}}}});
    QCOMPARE(answer.status, 200);
    const QStringList errors = answerErrors(answer, operationAt(u"/api/v1/agents/{id}/tasks/{taskId}/result"_s, u"post"_s));
    QVERIFY2(errors.isEmpty(), qPrintable(errors.join(u'\n')));
    sent("PUT", path + u"/sticker"_s, u"/api/v1/targets/{id}/sticker"_s, sticker);
}

void TestOpenApi::prepare()
{
    prepareImport();
    prepareAgent();
    const QString environments = u"/api/v1/environments"_s;
    const auto idOf = [](const QJsonObject &answer) { return answer.value(u"id"_s).toString(); };
    const QString environment = idOf(sent("POST", environments, environments, {{u"name"_s, u"production"_s}, {u"requiredApprovals"_s, 0}}));
    const QString below = environments + u'/' + environment;
    const QString windows = environments + u"/{envId}/freeze-windows"_s;
    const QString window = idOf(sent("POST", below + u"/freeze-windows"_s, windows,
                                     {{u"start"_s, u"2020-01-01T00:00:00Z"_s}, {u"end"_s, u"2020-02-15T00:00:00Z"_s}, {u"reason"_s, u"history"_s}}));
    const QString now = QDateTime::currentDateTimeUtc().addSecs(-60).toString(Qt::ISODate);
    const QString later = QDateTime::currentDateTimeUtc().addSecs(86'400).toString(Qt::ISODate);
    const QJsonObject active{
        {u"start"_s, now}, {u"end"_s, later}, {u"reason"_s, u"now"_s}, {u"exceptions"_s, QJsonArray{m_api->userOf(Role::Operator).toString()}}};
    sent("POST", below + u"/freeze-windows/preview"_s, windows + u"/preview"_s, active);
    sent("POST", below + u"/freeze-windows"_s, windows, active);
    sent("POST", below + u"/gate-check"_s, environments + u"/{envId}/gate-check"_s, {});
    const QString group = idOf(sent("POST", below + u"/target-groups"_s, environments + u"/{envId}/target-groups"_s,
                                    {{u"name"_s, u"web"_s}, {u"labels"_s, QJsonObject{{u"a"_s, u"b"_s}}}}));
    const QString targets = u"/api/v1/targets"_s;
    const auto target = [&](const QString &name, const QString &type, const QJsonObject &connection) {
        return idOf(
            sent("POST", targets, targets,
                 {{u"environmentId"_s, environment}, {u"targetGroupId"_s, group}, {u"name"_s, name}, {u"targetType"_s, type}, {u"connection"_s, connection}}));
    };
    const QString docker = target(u"docker"_s, u"docker_host"_s, {{u"host"_s, u"127.0.0.1"_s}, {u"port"_s, 2375}, {u"tlsEnabled"_s, false}});
    prepareTasks(target(u"compose"_s, u"compose_host"_s,
                        {{u"host"_s, u"192.0.2.2"_s}, {u"projectName"_s, u"shop"_s}, {u"via"_s, u"agent"_s}, {u"agentId"_s, m_ids.value(u"agent"_s)}}));
    target(u"ecs"_s, u"ecs_service"_s,
           {{u"region"_s, u"eu-central-1"_s}, {u"cluster"_s, u"c"_s}, {u"service"_s, u"s"_s}, {u"credentialRef"_s, u"keychain:aws"_s}});
    target(u"nomad"_s, u"nomad_job"_s, {{u"address"_s, u"nomad.example.com:4646"_s}, {u"jobId"_s, u"web"_s}});
    const QString each = targets + u'/' + docker;
    const QString any = targets + u"/{id}"_s;
    sent("PUT", each + u"/sticker"_s, any + u"/sticker"_s,
         {{u"releaseId"_s, environment},
          {u"releaseName"_s, u"myapp-v1"_s},
          {u"components"_s, QJsonArray{QJsonObject{{u"componentName"_s, u"api"_s}, {u"digest"_s, digestA}}}}});
    const QString first = u"0197d3a5-8888-7999-8aaa-bbbbccccddd1"_s;
    const QString second = u"0197d3a5-8888-7999-8aaa-bbbbccccddd2"_s;
    for (const auto &[id, digest, at] : {std::tuple{first, digestA, u"2026-01-01T00:00:00Z"_s}, std::tuple{second, digestB, u"2026-01-02T00:00:00Z"_s}}) {
        const QJsonObject component{{u"name"_s, u"api"_s}, {u"repoDigests"_s, QJsonArray{digest}}, {u"state"_s, u"running"_s}};
        sent("POST", each + u"/inventory"_s, any + u"/inventory"_s,
             {{u"snapshotId"_s, id},
              {u"observedAt"_s, at},
              {u"targets"_s, QJsonArray{QJsonObject{{u"targetId"_s, docker}, {u"components"_s, QJsonArray{component}}}}}});
    }
    const QString observed = u"/api/v1/deployments-observed"_s;
    const QString change = m_api->send("GET", observed.toLatin1(), m_api->token(Role::Admin)).array().first().toObject().value(u"id"_s).toString();
    sent("POST", observed + u'/' + change + u"/explanation"_s, observed + u"/{id}/explanation"_s, {{u"reason"_s, u"By hand."_s}});
    m_ids.insert(u"change"_s, change);
    const QString rules = u"/api/v1/drift-rules"_s;
    const QJsonObject said{
        {u"scope"_s, QJsonObject{{u"targetId"_s, docker}}}, {u"kind"_s, u"digest_mismatch"_s}, {u"reason"_s, u"A hotfix"_s}, {u"expiresAt"_s, later}};
    const QString rule = idOf(sent("POST", rules, rules, said));
    sent("PUT", each + u"/secrets/tls-ca"_s, any + u"/secrets/{kind}"_s, {{u"value"_s, u"hidden"_s}});
    sent("POST", each + u"/health-check"_s, any + u"/health-check"_s, {});
    sent("POST", each + u"/connection-test"_s, any + u"/connection-test"_s, {});
    sent("POST", targets + u"/connection-test"_s, targets + u"/connection-test"_s,
         {{u"environmentId"_s, environment},
          {u"targetType"_s, u"nomad_job"_s},
          {u"connection"_s, QJsonObject{{u"address"_s, u"http://127.0.0.1:4646"_s}, {u"jobId"_s, u"web"_s}}},
          {u"credentials"_s, QJsonObject{{u"token"_s, u"hidden"_s}}}});
    sent("POST", targets + u"/discover"_s, targets + u"/discover"_s,
         {{u"environmentId"_s, environment},
          {u"targetType"_s, u"docker_host"_s},
          {u"connection"_s, QJsonObject{{u"host"_s, u"127.0.0.1"_s}, {u"port"_s, 2375}, {u"tlsEnabled"_s, false}}}});
    const QString operation = sent("POST", each + u"/inventory/sync"_s, any + u"/inventory/sync"_s, {}).value(u"operationId"_s).toString();
    sent("POST", below + u"/health-check"_s, environments + u"/{id}/health-check"_s, {});
    sent("POST", below + u"/inventory/sync"_s, environments + u"/{id}/inventory/sync"_s, {});
    sent("PATCH", each, any, {{u"labels"_s, QJsonObject{{u"role"_s, u"web"_s}}}});
    sent("PUT", below, environments + u"/{id}"_s, {{u"description"_s, u"with words"_s}, {u"config"_s, QJsonObject{{u"extra"_s, QJsonObject{{u"a"_s, 1}}}}}});
    sent("POST", targets + u"/bulk"_s, targets + u"/bulk"_s,
         {{u"ids"_s, QJsonArray{docker, environment}}, {u"patch"_s, QJsonObject{{u"enabled"_s, true}}}, {u"allOrNothing"_s, false}});
    const QString gone = target(u"gone"_s, u"docker_host"_s, {{u"host"_s, u"127.0.0.1"_s}, {u"port"_s, 2375}, {u"tlsEnabled"_s, false}});
    const QString groups = u"/api/v1/target-groups"_s;
    using Texts = std::pair<QString, QString>;
    for (const auto &[thing, described] : {Texts(targets + u'/' + gone, any), Texts(groups + u'/' + group, groups + u"/{id}"_s)}) {
        QCOMPARE(m_api->send("DELETE", (thing + (thing.startsWith(groups) ? u"?detach=true"_s : QString())).toUtf8(), m_api->token(Role::Admin)).status, 200);
        sent("POST", thing + u"/restore"_s, described + u"/restore"_s, {});
    }
    QCOMPARE(m_api->send("DELETE", (below + u"/freeze-windows/"_s + window).toUtf8(), m_api->token(Role::Admin)).status, 200);
    sent("POST", u"/api/v1/freeze-windows/%1/restore"_s.arg(window), u"/api/v1/freeze-windows/{id}/restore"_s, {});
    QCOMPARE(m_api->send("DELETE", (targets + u'/' + gone).toUtf8(), m_api->token(Role::Admin)).status, 200); // what the list shows
    sent("POST", environments + u"/reorder"_s, environments + u"/reorder"_s, {{u"order"_s, QJsonArray{environment}}});
    m_ids.insert({{u"environment"_s, environment},
                  {u"window"_s, window},
                  {u"group"_s, group},
                  {u"target"_s, docker},
                  {u"operation"_s, operation},
                  {u"rule"_s, rule},
                  {u"first"_s, first},
                  {u"second"_s, second}});
}

QString TestOpenApi::filled(QString path) const
{
    const QString own = path.startsWith(u"/api/v1/target-groups") ? u"group"_s
        : path.startsWith(u"/api/v1/targets")                     ? u"target"_s
        : path.startsWith(u"/api/v1/operations")                  ? u"operation"_s
        : path.startsWith(u"/api/v1/agents")                      ? u"agent"_s
        : path.startsWith(u"/api/v1/deployments-observed")        ? u"change"_s
        : path.startsWith(u"/api/v1/freeze-windows")              ? u"window"_s
        : path.startsWith(u"/api/v1/drift-rules")                 ? u"rule"_s
                                                                  : u"environment"_s;
    path.replace(u"{id}"_s, m_ids.value(own)).replace(u"{envId}"_s, m_ids.value(u"environment"_s)).replace(u"{windowId}"_s, m_ids.value(u"window"_s));
    path.replace(u"{taskId}"_s, m_ids.value(own)).replace(u"{kind}"_s, u"tls-ca"_s);
    path.replace(u"{importId}"_s, m_ids.value(u"import"_s)).replace(u"{number}"_s, u"1"_s);
    if (path.endsWith(u"/compare"))
        path += u"?left="_s + m_ids.value(u"environment"_s) + u"&right="_s + m_ids.value(u"environment"_s);
    if (path.endsWith(u"/slots"))
        path += u"?environmentIds="_s + m_ids.value(u"environment"_s);
    if (path.endsWith(u"/inventory/diff"))
        path += u"?targetId=%1&from=%2&to=%3"_s.arg(m_ids.value(u"target"_s), m_ids.value(u"first"_s), m_ids.value(u"second"_s));
    if (path.endsWith(u"/inventory/where"))
        path += u"?digest="_s + digestB;
    return path;
}

void TestOpenApi::everyAnswerOfALiveServerFitsItsSchema()
{
    prepare();
    QStringList paths;
    int checked = 0;
    for (const ApiRoute &route : m_routes) {
        // The event stream does not end; tst_contract reads it.
        if (route.method != HttpMethod::Get || route.path == "/api/v1/events")
            continue;
        const QString path = QString::fromStdString(route.path);
        QStringList variants{filled(path)};
        if (path == u"/api/v1/environments")
            variants += path + u"?includeState=true&count=true"_s;
        if (path.endsWith(u"/freeze-windows"))
            variants += filled(path) + u"?includeDeleted=true&active=true"_s;
        if (path == u"/api/v1/drift") {
            variants += {path + u"?groupBy=environment"_s, path + u"?groupBy=component"_s, path + u"?groupBy=release"_s};
        }
        for (const QString &variant : variants) {
            // What a reader without target:connection gets is described by the same schema.
            const bool isOfAgent = route.permission == Permission::AgentReport;
            for (const Role role : {Role::Admin, Role::Auditor}) {
                const Answer answer = m_api->send("GET", variant.toUtf8(), isOfAgent ? m_agentCredential : m_api->token(role));
                const QStringList errors = answerErrors(answer, operationAt(path, u"get"_s));
                QVERIFY2(errors.isEmpty(), qPrintable(variant + u": "_s + errors.join(u'\n')));
                QVERIFY2(answer.status == 200, qPrintable(variant + QString::number(answer.status)));
                ++checked;
            }
        }
    }
    QVERIFY(checked > 60);
    qInfo("%d answers", checked);
}

void TestOpenApi::everyDocumentedQueryParameterIsKnown()
{
    int checked = 0;
    for (const ApiRoute &route : m_routes) {
        if (route.method != HttpMethod::Get || route.path == "/api/v1/events")
            continue;
        const QString path = QString::fromStdString(route.path);
        for (const QJsonValue parameter : operationAt(path, u"get"_s).value(u"parameters"_s).toArray()) {
            const QJsonObject described = m_check->resolved(parameter.toObject());
            if (described.value(u"in"_s).toString() != u"query")
                continue;
            const QString base = filled(path);
            const QString target = base + (base.contains(u'?') ? u"&"_s : u"?"_s) + described.value(u"name"_s).toString() + u"=x"_s;
            const Answer answer = m_api->send("GET", target.toUtf8(), m_api->token(Role::Admin));
            QVERIFY2(answer.object().value(u"code"_s).toString() != u"unknown-parameter", qPrintable(target));
            ++checked;
        }
    }
    QVERIFY(checked > 40);
    qInfo("%d parameters", checked);
}

void TestOpenApi::everyRefusalIsAProblem()
{
    const QString random = u"0197aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee"_s;
    for (const ApiRoute &route : m_routes) {
        if (route.permission == Permission::None)
            continue;
        const QString path = QString::fromStdString(route.path);
        const QJsonObject operation = operationAt(path, verbOf(route.method));
        QString unknown = path;
        for (const QString &placeholder : {u"{id}"_s, u"{envId}"_s, u"{windowId}"_s, u"{taskId}"_s, u"{kind}"_s, u"{importId}"_s, u"{number}"_s})
            unknown.replace(placeholder, random);
        const QByteArray method = verbOf(route.method).toUpper().toLatin1();
        const QByteArray body = route.body == BodyKind::None ? QByteArray() : QByteArray("{\"nonsense\":1}");
        QList<Answer> answers{m_api->send(method, unknown.toUtf8(), {}, body)};
        if (path.contains(u'{'))
            answers += m_api->send(method, unknown.toUtf8(), m_api->token(Role::Admin), body);
        if (route.body != BodyKind::None)
            answers += m_api->send(method, unknown.toUtf8(), m_api->token(Role::Admin), QByteArray("{\"a\":1,\"a\":2}"));
        for (const Answer &answer : answers) {
            const QStringList errors = answerErrors(answer, operation);
            QVERIFY2(answer.status >= 400 && errors.isEmpty(), qPrintable(QString::fromLatin1(method) + u' ' + path + u": "_s + errors.join(u'\n')));
        }
    }
}

QTEST_GUILESS_MAIN(TestOpenApi)
#include "tst_openapi.moc"
