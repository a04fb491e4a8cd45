// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/targetfilter.h"

namespace tidegate {

/// A condition of a filter text, such as "health:degraded,unhealthy", "-label:role=web" or "checked>15m".
struct FilterToken
{
    qsizetype start = 0; ///< In the text, with the minus.
    qsizetype length = 0;
    QString key;        ///< health, type, drift, enabled, label, agent or checked.
    QString label;      ///< The key of a label.
    QStringList values; ///< Without quotation marks; of checked: the age, such as "15m".
    bool negated = false;
    bool newer = false; ///< checked<…

    friend bool operator==(const FilterToken &, const FilterToken &) = default;
};

/// A filter text, read. Environments are not part of it.
struct FilterText
{
    TargetFilter filter;
    QList<FilterToken> tokens; ///< In order, only those that are understood.
    QStringList problems;      ///< Sentences about what is not understood and filters nothing.
};

/// Reads free words and conditions:
///
///     health:a,b  type:a,b  drift:yes,no,unknown,ignored  enabled:yes|no  label:key  label:key=a,b  agent:name,direct  checked>15m  checked<2h
///
/// A minus before a word or a condition negates it, and so does ≠ before the values. Values with spaces or commas stand in quotation marks;
/// "" is one inside them. Free words are looked for in names, addresses and releases; all must be found.
FilterText readFilterText(const QString &text);

/// How a token is shown: as it could be written.
QString shownToken(const FilterToken &token);
/// The text without the token.
QString withoutToken(const QString &text, const FilterToken &token);
/// Whether the text asks for a value, with keys and values as withToggledValue() takes them.
bool hasValue(const QString &text, const QString &key, const QString &value);
/// The text with a value switched: added when it is not there, else removed. For labels the key is "label:<key>". enabled and checked have
/// one value at a time; a value of checked begins with > or <.
QString withToggledValue(const QString &text, const QString &key, const QString &value);

} // namespace tidegate
