// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/draftstore.h"

#include "services/domain/wholefile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPromise>
#include <QSaveFile>

#include <memory>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int maxAge = 90;             // days
constexpr qint64 maxDraft = 1'000'000; // bytes; the server takes no object as large as this

Result<void> failed(const QString &reason)
{
    return spokenError(ErrorKind::Internal, u"draft-not-kept"_s, reason);
}

Result<void> write(const QString &path, const QByteArray &bytes)
{
    const QString folder = QFileInfo(path).path();
    const auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (!QDir().mkpath(folder))
        return failed(u"The folder %1 cannot be made."_s.arg(folder));
    QFile::setPermissions(folder, owner | QFileDevice::ExeOwner);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(owner) || !saveWhole(file, bytes))
        return failed(file.errorString());
    return {};
}

std::optional<Draft> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > maxDraft)
        return {};
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    const Result<Instant> at = parseInstant(json.value("at"_L1).toString().toStdString());
    Draft draft;
    draft.version = json.value("version"_L1).toInteger();
    draft.values = json.value("values"_L1).toObject().toVariantMap();
    if (!at || draft.values.isEmpty())
        return {};
    draft.at = *at;
    return draft;
}

void removeOld(const QString &folder)
{
    const QDateTime limit = QDateTime::currentDateTimeUtc().addDays(-maxAge);
    const QFileInfoList files = QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files);
    for (const QFileInfo &file : files) {
        if (file.lastModified() < limit)
            QFile::remove(file.filePath());
    }
}

} // namespace

DraftStore::DraftStore()
{
    m_writer.setMaxThreadCount(1); // one after the other, as they were asked for
}

void DraftStore::setFolder(const QString &folder)
{
    m_folder = folder;
    if (!folder.isEmpty())
        m_writer.start([folder] { removeOld(folder); });
}

QString DraftStore::fileOf(const QString &object) const
{
    const QByteArray hash = QCryptographicHash::hash(object.toUtf8(), QCryptographicHash::Sha256).toHex();
    return m_folder + u'/' + QString::fromLatin1(hash.first(32)) + u".json"_s;
}

QFuture<Result<void>> DraftStore::keep(const QString &object, const Draft &draft)
{
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    const QFuture<Result<void>> answer = promise->future();
    if (m_folder.isEmpty()) {
        promise->addResult(Result<void>());
        promise->finish();
        return answer;
    }
    const QJsonObject json{{u"at"_s, toText(draft.at)}, {u"version"_s, draft.version}, {u"values"_s, QJsonObject::fromVariantMap(draft.values)}};
    m_writer.start([promise, path = fileOf(object), bytes = QJsonDocument(json).toJson(QJsonDocument::Compact)] {
        promise->addResult(write(path, bytes));
        promise->finish();
    });
    return answer;
}

void DraftStore::drop(const QString &object)
{
    if (!m_folder.isEmpty())
        m_writer.start([path = fileOf(object)] { QFile::remove(path); });
}

QFuture<std::optional<Draft>> DraftStore::find(const QString &object)
{
    const auto promise = std::make_shared<QPromise<std::optional<Draft>>>();
    promise->start();
    const QFuture<std::optional<Draft>> answer = promise->future();
    const auto look = [promise, path = m_folder.isEmpty() ? QString() : fileOf(object)] {
        promise->addResult(path.isEmpty() ? std::optional<Draft>() : read(path));
        promise->finish();
    };
    if (m_folder.isEmpty())
        look();
    else
        m_writer.start(look);
    return answer;
}

} // namespace tidegate
