// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/net/awssigner.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;

namespace {

/// A case of the suite that AWS publishes for its own signers.
struct Vector
{
    QDir folder;
    AwsRequest request;
    AwsCredentials credentials;
    AwsScope scope;
    AwsPath path = AwsPath::Normalised;
    bool signsBody = false;
    bool omitsToken = false;
    int lifetime = 0;

    QByteArray text(const QString &name) const
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

/// The lines of a request, of which one that begins with a blank continues the one before.
AwsRequest readRequest(const QByteArray &text)
{
    AwsRequest request;
    const qsizetype blank = text.indexOf("\n\n");
    const auto lines = (blank < 0 ? text : text.left(blank)).split('\n');
    const QByteArray &first = lines.first();
    const QByteArray target = first.mid(first.indexOf(' ') + 1, first.lastIndexOf(' ') - first.indexOf(' ') - 1);
    request.method = first.left(first.indexOf(' '));
    request.path = target.split('?').first();
    request.query = target.contains('?') ? target.mid(target.indexOf('?') + 1) : QByteArray();
    for (const QByteArray &line : lines.mid(1)) {
        if (line.startsWith(' '))
            request.headers.last().value += line;
        else if (!line.isEmpty())
            request.headers.append({line.left(line.indexOf(':')), line.mid(line.indexOf(':') + 1)});
    }
    if (blank >= 0)
        request.body = text.mid(blank + 2);
    return request;
}

Vector readVector(const QString &folder)
{
    Vector vector;
    vector.folder.setPath(folder);
    const QJsonObject context = QJsonDocument::fromJson(vector.text(u"context.json"_s)).object();
    const QJsonObject credentials = context.value("credentials"_L1).toObject();
    const auto text = [](const QJsonValue &value) { return value.toString().toUtf8(); };
    vector.request = readRequest(vector.text(u"request.txt"_s));
    vector.credentials = {text(credentials.value("access_key_id"_L1)), text(credentials.value("secret_access_key"_L1)), text(credentials.value("token"_L1))};
    vector.scope = {parseInstant(text(context.value("timestamp"_L1)).toStdString()).value(), text(context.value("region"_L1)),
                    text(context.value("service"_L1))};
    vector.path = context.value("normalize"_L1).toBool() ? AwsPath::Normalised : AwsPath::AsItIs;
    vector.signsBody = context.value("sign_body"_L1).toBool();
    vector.omitsToken = context.value("omit_session_token"_L1).toBool();
    vector.lifetime = context.value("expiration_in_seconds"_L1).toInt();
    return vector;
}

QByteArray valueOf(const QList<HttpHeader> &headers, const QByteArray &name)
{
    const auto found = std::find_if(headers.begin(), headers.end(), [&](const HttpHeader &header) { return header.name == name; });
    return found == headers.end() ? QByteArray() : found->value;
}

} // namespace

/// The signer against the vectors of AWS, which are no part of this repository: TIDEGATE_SIGV4_VECTORS says where they are.
class TestAwsSigner : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void headersAreSignedAsAwsDoes_data() { listVectors(); }
    void headersAreSignedAsAwsDoes();
    void theSameTextSignsAQuery_data() { listVectors(); }
    void theSameTextSignsAQuery();
    void aRequestToEcsIsSigned();
    void whatIsSignedDecides_data();
    void whatIsSignedDecides();

private:
    void listVectors();

    QStringList m_vectors;
};

void TestAwsSigner::initTestCase()
{
    const QDir folder(qEnvironmentVariable("TIDEGATE_SIGV4_VECTORS"));
    const auto names = folder.path() == u"."_s ? QStringList() : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : names)
        m_vectors.append(folder.filePath(name));
    if (m_vectors.isEmpty())
        qWarning("THE VECTORS OF AWS ARE MISSING: TIDEGATE_SIGV4_VECTORS names no folder that has them, so nothing says that AWS would take a signature.");
    else
        QCOMPARE(m_vectors.size(), 38);
}

void TestAwsSigner::listVectors()
{
    QTest::addColumn<QString>("folder");
    for (const QString &folder : std::as_const(m_vectors))
        QTest::newRow(qPrintable(QDir(folder).dirName())) << folder;
    if (m_vectors.isEmpty())
        QTest::newRow("none") << QString();
}

void TestAwsSigner::headersAreSignedAsAwsDoes()
{
    QFETCH(QString, folder);
    if (folder.isEmpty())
        QSKIP("THE VECTORS OF AWS ARE MISSING");
    Vector vector = readVector(folder);
    if (vector.omitsToken)
        vector.credentials.sessionToken.clear();
    if (vector.signsBody)
        vector.request.headers.append({"x-amz-content-sha256", QCryptographicHash::hash(vector.request.body, QCryptographicHash::Sha256).toHex()});
    const auto headers = awsSigned(vector.request, vector.credentials, vector.scope, vector.path);
    AwsRequest whole = vector.request;
    for (const HttpHeader &header : headers) {
        if (header.name != "Authorization")
            whole.headers.append(header);
    }
    QCOMPARE(awsCanonicalRequest(whole, vector.path), vector.text(u"header-canonical-request.txt"_s));
    const QByteArray expected = vector.text(u"header-signature.txt"_s);
    const QByteArray authorization = valueOf(headers, "Authorization");
    QCOMPARE(authorization.mid(authorization.lastIndexOf('=') + 1), expected);
    QVERIFY(vector.text(u"header-signed-request.txt"_s).contains(QByteArray("Authorization:" + authorization + '\n')));
}

// A signature in the query is made of the same text: only what stands in headers elsewhere stands in the query there.
void TestAwsSigner::theSameTextSignsAQuery()
{
    QFETCH(QString, folder);
    if (folder.isEmpty())
        QSKIP("THE VECTORS OF AWS ARE MISSING");
    Vector vector = readVector(folder);
    QStringList names;
    for (const HttpHeader &header : std::as_const(vector.request.headers))
        names.append(QString::fromUtf8(header.name.toLower()));
    names.sort();
    names.removeDuplicates();
    const auto add = [&](const QByteArray &name, const QByteArray &value) {
        vector.request.query += (vector.request.query.isEmpty() ? "" : "&") + name + '=' + value.toPercentEncoding();
    };
    add("X-Amz-Algorithm", "AWS4-HMAC-SHA256");
    add("X-Amz-Credential", awsCredentialScope(vector.credentials.accessKeyId, vector.scope));
    add("X-Amz-Date", awsTime(vector.scope.time));
    add("X-Amz-SignedHeaders", names.join(u';').toUtf8());
    add("X-Amz-Expires", QByteArray::number(vector.lifetime));
    if (!vector.credentials.sessionToken.isEmpty() && !vector.omitsToken)
        add("X-Amz-Security-Token", vector.credentials.sessionToken);
    const QByteArray canonical = awsCanonicalRequest(vector.request, vector.path);
    QCOMPARE(canonical, vector.text(u"query-canonical-request.txt"_s));
    QCOMPARE(awsSignature(canonical, vector.credentials.secretAccessKey, vector.scope), vector.text(u"query-signature.txt"_s));
}

// By botocore 1.29.27.
void TestAwsSigner::aRequestToEcsIsSigned()
{
    const AwsRequest request{"POST",
                             "/",
                             {},
                             {{"Host", "ecs.eu-west-1.amazonaws.com"},
                              {"Content-Type", "application/x-amz-json-1.1"},
                              {"X-Amz-Target", "AmazonEC2ContainerServiceV20141113.DescribeServices"}},
                             R"({"cluster": "prod", "services": ["web"]})"};
    const auto headers = awsSigned(request, {"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "session/token=="},
                                   {parseInstant("2026-11-23T11:23:02.900Z").value(), "eu-west-1", "ecs"});
    QCOMPARE(valueOf(headers, "X-Amz-Date"), QByteArray("20261123T112302Z"));
    QCOMPARE(valueOf(headers, "X-Amz-Security-Token"), QByteArray("session/token=="));
    QCOMPARE(valueOf(headers, "Authorization"),
             QByteArray("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261123/eu-west-1/ecs/aws4_request, "
                        "SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target, "
                        "Signature=f32524928e786acd393d412c278f1ea766ae21a51e2110b79b049d1603436ac8"));
}

void TestAwsSigner::whatIsSignedDecides_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("region");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<bool>("isSame");
    QTest::newRow("the same") << QByteArray("{}") << QByteArray("eu-west-1") << QByteArray() << true;
    QTest::newRow("another body") << QByteArray("{ }") << QByteArray("eu-west-1") << QByteArray() << false;
    QTest::newRow("another region") << QByteArray("{}") << QByteArray("eu-west-2") << QByteArray() << false;
    QTest::newRow("with a token") << QByteArray("{}") << QByteArray("eu-west-1") << QByteArray("t") << false;
}

void TestAwsSigner::whatIsSignedDecides()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, region);
    QFETCH(QByteArray, token);
    QFETCH(bool, isSame);
    const auto signatureFor = [](const QByteArray &what, const QByteArray &where, const QByteArray &by) {
        return valueOf(awsSigned({"POST", "/", {}, {{"host", "a"}}, what}, {"id", "secret", by}, {Instant(), where, "ecs"}), "Authorization").right(64);
    };
    QCOMPARE(signatureFor(body, region, token) == signatureFor("{}", "eu-west-1", {}), isSame);
}

QTEST_GUILESS_MAIN(TestAwsSigner)
#include "tst_awssigner.moc"
