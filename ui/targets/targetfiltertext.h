// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/targetfilterproxymodel.h"

namespace tidegate {

/// A "key:value" of a filter text.
struct FilterToken
{
    qsizetype start = 0; ///< In the text, with the minus.
    qsizetype length = 0;
    QString key;   ///< health, type, label or drift.
    QString value; ///< Without quotation marks.
    bool negated = false;

    friend bool operator==(const FilterToken &, const FilterToken &) = default;
};

/// A filter text, read. Environments are not part of it.
struct FilterText
{
    TargetFilter filter;
    QList<FilterToken> tokens; ///< In order, only those that are understood.
    QStringList problems;      ///< Sentences about tokens that say nothing we know.
};

/// Reads free words and the tokens health:a,b type:a,b label:key=value drift:yes|no, with a leading minus for health and type.
/// Values with spaces stand in quotation marks. Words that are no token are looked for in names.
FilterText readFilterText(const QString &text);

/// The text without the token.
QString withoutToken(const QString &text, const FilterToken &token);
/// The text with the value of the key switched: added when it is not there, else removed. drift has one value at a time.
QString withToggledValue(const QString &text, const QString &key, const QString &value);

} // namespace tidegate
