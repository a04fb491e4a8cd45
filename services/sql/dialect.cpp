// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sql/dialect.h"

#include <QtGlobal>

namespace tidegate::sql {

QByteArrayList Dialect::statements(const QByteArray &migration) const
{
    QByteArray text = migration;
    for (qsizetype open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", open)) {
        const qsizetype close = text.indexOf("}}", open);
        Q_ASSERT_X(close > open, "Dialect", "a token is not closed");
        const QByteArray replacement = token(text.mid(open + 2, close - open - 2));
        Q_ASSERT_X(!replacement.isNull(), "Dialect", "unknown token");
        text.replace(open, close + 2 - open, replacement);
    }
    QByteArrayList statements;
    QByteArray statement;
    for (const QByteArray &line : text.split('\n')) {
        if (line.trimmed() == "--;") {
            statements.append(finished(statement.trimmed()));
            statement.clear();
        } else if (!line.startsWith("--")) {
            statement += line + '\n';
        }
    }
    statements.append(finished(statement.trimmed()));
    statements.removeAll(QByteArray());
    statements.removeAll(QByteArrayLiteral(""));
    return statements;
}

} // namespace tidegate::sql
