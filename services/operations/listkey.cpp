// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/listkey.h"

#include "services/auth/token.h"
#include "services/domain/say.h"
#include "services/operations/backend.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Q_LOGGING_CATEGORY(listLog, "tidegate.server")

constexpr qsizetype keyLength = 32;

const QString keyFact = u"cursor-key"_s;
const QString sealedMark = u"sealed "_s;

/// The key lies in the database, not on another machine: it is bound to its purpose alone.
SecretBinding boundToLists()
{
    return {.tenant = localTenant, .target = {}, .kind = keyFact, .scheme = {}, .host = {}, .caFingerprint = {}};
}

Result<QByteArray> keep(Transaction &transaction, const std::optional<MasterKey> &masterKey, const QByteArray &key)
{
    QString fact = QString::fromLatin1(key.toHex());
    if (masterKey) {
        ASSIGN_OR_RETURN(const auto sealed, seal(*masterKey, boundToLists(), SecretText(key)));
        fact = sealedMark + QString::fromLatin1(sealed.toHex());
    }
    RETURN_IF_ERROR(transaction.identities.setFact(keyFact, fact));
    return key;
}

Result<QByteArray> keepFresh(Transaction &transaction, const std::optional<MasterKey> &masterKey)
{
    return keep(transaction, masterKey, hashOf(randomSecret().toStdString()));
}

Result<QByteArray> storedKey(Transaction &transaction, const std::optional<MasterKey> &masterKey)
{
    ASSIGN_OR_RETURN(const auto fact, transaction.identities.fact(keyFact));
    if (!fact)
        return keepFresh(transaction, masterKey);
    if (!fact->startsWith(sealedMark)) {
        const QByteArray key = QByteArray::fromHex(fact->toLatin1());
        if (key.size() != keyLength)
            return makeError(ErrorKind::Unavailable, say("database-damaged/list-key"));
        return masterKey ? keep(transaction, masterKey, key) : Result<QByteArray>(key);
    }
    const QByteArray sealed = QByteArray::fromHex(fact->mid(sealedMark.size()).toLatin1());
    if (masterKey) {
        if (const auto opened = unseal(*masterKey, boundToLists(), sealed); opened && opened->size() == keyLength)
            return opened->reveal();
    }
    qCWarning(listLog) << "the key of the lists is sealed under another master key than this server's, so it is made anew; servers that share a database need "
                          "the same --secret-key-file to take each other's cursors";
    return keepFresh(transaction, masterKey);
}

} // namespace

Result<QByteArray> listKeyOf(Backend &backend, const std::optional<MasterKey> &masterKey)
{
    return backend.database().write(localTenant, [&](Transaction &transaction) { return storedKey(transaction, masterKey); });
}

} // namespace tidegate
