// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/schema.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

// In the global namespace, because the macro declares a function there.
static void initMigrationResources()
{
    Q_INIT_RESOURCE(migrations);
}

namespace tidegate {
namespace {

QList<sql::Migration> loadMigrations()
{
    initMigrationResources();
    QList<sql::Migration> migrations;
    const QDir folder(u":/tidegate/migrations"_s);
    const QStringList files = folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    for (const QString &name : files) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("an embedded migration cannot be read");
        sql::Migration migration;
        migration.number = name.left(4).toInt();
        migration.name = name.chopped(4);
        migration.text = file.readAll();
        migration.sha256 = QCryptographicHash::hash(migration.text, QCryptographicHash::Sha256);
        migrations.append(migration);
        if (migration.number != migrations.size())
            qFatal("the embedded migrations have a gap");
    }
    return migrations;
}

} // namespace

const QList<sql::Migration> &embeddedMigrations()
{
    static const QList<sql::Migration> migrations = loadMigrations();
    return migrations;
}

} // namespace tidegate
