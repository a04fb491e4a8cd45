// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/net/awssigner.h"

#include <QCryptographicHash>
#include <QMap>
#include <QMessageAuthenticationCode>

#include <algorithm>

namespace tidegate {
namespace {

constexpr char awsAlgorithm[] = "AWS4-HMAC-SHA256";

bool isUnreserved(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

QByteArray uriEncoded(const QByteArray &text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    QByteArray encoded;
    for (const char c : text) {
        if (isUnreserved(c)) {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += '%';
            encoded += digits[byte >> 4];
            encoded += digits[byte & 15];
        }
    }
    return encoded;
}

QByteArray canonicalPath(const QByteArray &path, AwsPath form)
{
    QList<QByteArray> segments;
    const auto parts = path.split('/');
    for (const QByteArray &part : parts) {
        const bool isNormalised = form == AwsPath::Normalised;
        if (isNormalised && part == "..") {
            if (!segments.isEmpty())
                segments.removeLast();
        } else if (!isNormalised || (!part.isEmpty() && part != ".")) {
            segments.append(uriEncoded(part));
        }
    }
    if (form == AwsPath::AsItIs)
        return path.isEmpty() ? QByteArray("/") : segments.join('/');
    const bool endsInSlash = !segments.isEmpty() && path.endsWith('/');
    return '/' + segments.join('/') + (endsInSlash ? "/" : "");
}

QByteArray canonicalQuery(const QByteArray &query)
{
    QList<std::pair<QByteArray, QByteArray>> parameters;
    const auto parts = query.split('&');
    for (const QByteArray &part : parts) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = equals < 0 ? part : part.left(equals);
        const QByteArray value = equals < 0 ? QByteArray() : part.mid(equals + 1);
        parameters.append({uriEncoded(QByteArray::fromPercentEncoding(name)), uriEncoded(QByteArray::fromPercentEncoding(value))});
    }
    std::sort(parameters.begin(), parameters.end());
    QByteArray canonical;
    for (const auto &[name, value] : std::as_const(parameters))
        canonical += (canonical.isEmpty() ? "" : "&") + name + '=' + value;
    return canonical;
}

/// By name; values of one name in the order in which they are sent.
QMap<QByteArray, QByteArray> canonicalHeaders(const QList<HttpHeader> &headers)
{
    QMap<QByteArray, QByteArray> canonical;
    for (const HttpHeader &header : headers) {
        const QByteArray name = header.name.toLower();
        const QByteArray value = header.value.simplified();
        const auto known = canonical.find(name);
        if (known == canonical.end())
            canonical.insert(name, value);
        else
            *known += ',' + value;
    }
    return canonical;
}

QByteArray hashed(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QByteArray keyed(const QByteArray &key, const QByteArray &text)
{
    return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256);
}

/// "20150830/us-east-1/ecs/aws4_request".
QByteArray scopeText(const AwsScope &scope)
{
    return awsTime(scope.time).left(8) + '/' + scope.region + '/' + scope.service + "/aws4_request";
}

} // namespace

QByteArray awsTime(Instant time)
{
    const std::string text = toRfc3339(time);
    QByteArray basic = QByteArray::fromStdString(text);
    return basic.replace("-", "").replace(":", "");
}

QByteArray awsCanonicalRequest(const AwsRequest &request, AwsPath path)
{
    const auto headers = canonicalHeaders(request.headers);
    QByteArray canonical = request.method + '\n' + canonicalPath(request.path, path) + '\n' + canonicalQuery(request.query) + '\n';
    for (auto it = headers.begin(); it != headers.end(); ++it)
        canonical += it.key() + ':' + it.value() + '\n';
    return canonical + '\n' + headers.keys().join(';') + '\n' + hashed(request.body);
}

QByteArray awsCredentialScope(const QByteArray &accessKeyId, const AwsScope &scope)
{
    return accessKeyId + '/' + scopeText(scope);
}

QByteArray awsSignature(const QByteArray &canonicalRequest, const QByteArray &secretAccessKey, const AwsScope &scope)
{
    const QByteArray time = awsTime(scope.time);
    const QByteArray toSign = awsAlgorithm + ('\n' + time) + '\n' + scopeText(scope) + '\n' + hashed(canonicalRequest);
    const QByteArray ofDay = keyed("AWS4" + secretAccessKey, time.left(8));
    const QByteArray ofService = keyed(keyed(ofDay, scope.region), scope.service);
    return keyed(keyed(ofService, "aws4_request"), toSign).toHex();
}

QList<HttpHeader> awsSigned(const AwsRequest &request, const AwsCredentials &credentials, const AwsScope &scope, AwsPath path)
{
    QList<HttpHeader> added{{"X-Amz-Date", awsTime(scope.time)}};
    if (!credentials.sessionToken.isEmpty())
        added.append({"X-Amz-Security-Token", credentials.sessionToken});
    AwsRequest whole = request;
    whole.headers += added;
    const QByteArray signature = awsSignature(awsCanonicalRequest(whole, path), credentials.secretAccessKey, scope);
    added.append({"Authorization",
                  awsAlgorithm + (" Credential=" + awsCredentialScope(credentials.accessKeyId, scope))
                      + ", SignedHeaders=" + canonicalHeaders(whole.headers).keys().join(';') + ", Signature=" + signature});
    return added;
}

} // namespace tidegate
