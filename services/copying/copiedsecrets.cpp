// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/copying/copiedsecrets.h"

#include "services/domain/say.h"
#include "services/domain/try.h"

namespace tidegate {
namespace {

const Cell &cellAt(const sql::Table &table, const Row &row, QByteArrayView column)
{
    return row[static_cast<std::size_t>(table.column(column))];
}

template <typename T>
T valueAt(const sql::Table &table, const Row &row, QByteArrayView column)
{
    const auto *value = std::get_if<T>(&cellAt(table, row, column));
    return value ? *value : T();
}

} // namespace

Result<void> sealAgain(const sql::Table &secrets, QList<Row> &rows, const CopyOptions &options)
{
    if (!options.sourceKey && !rows.isEmpty())
        return makeError(ErrorKind::Unavailable, say("copy-key/none", rows.size()));
    for (Row &row : rows) {
        const MasterKey &from = options.sourceKey->key;
        const MasterKey &to = options.targetKey ? options.targetKey->key : from;
        const auto sealed = sealedAgain(from, to, valueAt<QByteArray>(secrets, row, "sealed"));
        if (!sealed) {
            const QString id = valueAt<QUuid>(secrets, row, "id").toString(QUuid::WithoutBraces);
            const QString target = valueAt<QUuid>(secrets, row, "target_id").toString(QUuid::WithoutBraces);
            return makeError(sealed.error().kind, say("copy-key/credential", id, target, sealed.error()));
        }
        if (from.id() == to.id())
            continue;
        row[static_cast<std::size_t>(secrets.column("sealed"))] = *sealed;
        row[static_cast<std::size_t>(secrets.column("key_id"))] = to.id().toStdString();
    }
    return {};
}

} // namespace tidegate
