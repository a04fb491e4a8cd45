// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/instant.h"
#include "services/net/httpanswerparser.h"

namespace tidegate {

// Signature Version 4 of AWS, in the Authorization header. Pure functions, no clock.

/// Who signs.
struct AwsCredentials
{
    QByteArray accessKeyId;
    QByteArray secretAccessKey;
    QByteArray sessionToken; ///< Of temporary ones; empty: they last.
};

/// What is signed.
struct AwsRequest
{
    QByteArray method = "POST";
    QByteArray path = "/";     ///< As it is sent, percent-encoded, without the query.
    QByteArray query;          ///< As it is sent, without "?".
    QList<HttpHeader> headers; ///< All that are to be signed, "host" among them; names in any case, in the order in which they are sent.
    QByteArray body;
};

/// For which moment and which service a signature is good.
struct AwsScope
{
    Instant time;
    QByteArray region;
    QByteArray service;
};

/// Whether "//", "." and ".." are resolved before a path is signed. Only S3 wants it as it is.
enum class AwsPath { Normalised, AsItIs };

/// The text of a request that all agree on. What the path has is encoded once more, so that what is sent percent-encoded is encoded twice.
QByteArray awsCanonicalRequest(const AwsRequest &request, AwsPath path = AwsPath::Normalised);
/// "20150830T123600Z".
QByteArray awsTime(Instant time);
/// "AKIDEXAMPLE/20150830/us-east-1/ecs/aws4_request".
QByteArray awsCredentialScope(const QByteArray &accessKeyId, const AwsScope &scope);
/// In hexadecimal digits.
QByteArray awsSignature(const QByteArray &canonicalRequest, const QByteArray &secretAccessKey, const AwsScope &scope);

/// The headers to send beside those of the request: X-Amz-Date, X-Amz-Security-Token where there is one, and Authorization.
QList<HttpHeader> awsSigned(const AwsRequest &request, const AwsCredentials &credentials, const AwsScope &scope, AwsPath path = AwsPath::Normalised);

} // namespace tidegate
