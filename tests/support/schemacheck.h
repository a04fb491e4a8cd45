// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

namespace tidegate::test {

/// The part of JSON Schema 2020-12 that the OpenAPI document uses: type, const, enum, pattern, format (uuid, date-time), bounds, required,
/// properties, propertyNames, additionalProperties, items, allOf, oneOf, anyOf and $ref within the document.
class SchemaCheck
{
public:
    /// Whether a member that no schema names is an error. RefusedBelow: only in the objects further down.
    enum class Unknown { Allowed, Refused, RefusedBelow };

    explicit SchemaCheck(QJsonObject document) : m_document(std::move(document)) {}

    /// Everything that is wrong with the value, with JSON Pointers; empty when it is valid.
    QStringList errors(const QJsonValue &value, const QJsonObject &schema, Unknown unknown = Unknown::Refused, const QString &at = {}) const;
    /// The schema, parameter or response that a $ref leads to; itself without one, empty when it leads nowhere.
    QJsonObject resolved(const QJsonObject &schema) const;

private:
    QStringList arrayErrors(const QJsonArray &array, const QJsonObject &schema, Unknown unknown, const QString &at) const;
    QStringList objectErrors(const QJsonObject &object, const QJsonObject &schema, Unknown unknown, const QString &at) const;
    QStringList branchErrors(const QJsonValue &value, const QJsonObject &schema, Unknown unknown, const QString &at) const;
    QSet<QString> namesIn(const QJsonObject &schema) const;

    const QJsonObject m_document;
};

} // namespace tidegate::test
