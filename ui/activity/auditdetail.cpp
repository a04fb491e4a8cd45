// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/auditdetail.h"

#include "models/words.h"
#include "ui/displayzone.h"
#include "ui/style/theme.h"

#include <QGridLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

QString indented(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    return QString::fromUtf8(document.isNull() ? json : document.toJson(QJsonDocument::Indented));
}

QString summaryOf(const AuditEntry &entry)
{
    const QString who = entry.actorName.isEmpty() ? entry.actor.toString() : entry.actorName;
    const QString what = entry.entityName.isEmpty() ? words::entityType(entry.entityType) : entry.entityName;
    QStringList parts{AuditDetail::tr("%1: %2, by %3 through %4").arg(words::auditAction(entry.action), what, who, words::via(entry.via)),
                      words::instant(entry.at, DisplayZone::current().zone())};
    if (!entry.reason.isEmpty())
        parts.append(AuditDetail::tr("Reason: %1").arg(entry.reason));
    if (entry.duringFreeze)
        parts.append(AuditDetail::tr("During a freeze"));
    return parts.join(u" · "_s);
}

} // namespace

QByteArray auditJson(const AuditEntry &entry, bool compact)
{
    QJsonArray windows;
    for (const QUuid &window : entry.windowIds)
        windows.append(window.toString(QUuid::WithoutBraces));
    const auto document = [](const QByteArray &json) -> QJsonValue {
        return json.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(QJsonDocument::fromJson(json).object());
    };
    const QJsonObject object{
        {u"seq"_s, entry.seq},
        {u"at"_s, QString::fromStdString(toRfc3339Milliseconds(entry.at))},
        {u"actor"_s, entry.actor.toString()},
        {u"actorName"_s, entry.actorName},
        {u"via"_s, entry.via},
        {u"action"_s, entry.action},
        {u"entityType"_s, entry.entityType},
        {u"entityId"_s, entry.entityId.toString(QUuid::WithoutBraces)},
        {u"entityName"_s, entry.entityName},
        {u"reason"_s, entry.reason},
        {u"before"_s, document(entry.before)},
        {u"after"_s, document(entry.after)},
        {u"overrideWindowIds"_s, windows},
        {u"duringFreeze"_s, entry.duringFreeze},
        {u"requestId"_s, entry.requestId},
        {u"prevHash"_s, QString::fromLatin1(entry.previousHash.toHex())},
        {u"hash"_s, QString::fromLatin1(entry.hash.toHex())},
    };
    return QJsonDocument(object).toJson(compact ? QJsonDocument::Compact : QJsonDocument::Indented);
}

AuditDetail::AuditDetail(QWidget *parent) : QWidget(parent)
{
    m_summary = new QLabel(this);
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hash = new QLabel(this);
    m_hash->setFont(Theme::captionFont());
    m_hash->setTextFormat(Qt::PlainText);
    m_hash->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hash->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, spacing::between, 0, 0);
    grid->setSpacing(spacing::between);
    grid->addWidget(m_summary, 0, 0, 1, 2);
    m_before = addPane(grid, tr("Before"), 0);
    m_after = addPane(grid, tr("After"), 1);
    grid->addWidget(m_hash, 3, 0, 1, 2);
    grid->setRowStretch(2, 1);
    setEntry(nullptr);
}

QPlainTextEdit *AuditDetail::addPane(QGridLayout *grid, const QString &title, int column)
{
    auto *label = new QLabel(title, this);
    label->setFont(Theme::strongFont());
    auto *text = new QPlainTextEdit(this);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setFont(Theme::monospaceFont());
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setAccessibleName(title);
    label->setBuddy(text);
    grid->addWidget(label, 1, column);
    grid->addWidget(text, 2, column);
    grid->setColumnStretch(column, 1);
    return text;
}

void AuditDetail::setEntry(const AuditEntry *entry)
{
    if (!entry) {
        m_summary->setText(tr("Choose a row to see what changed."));
        m_before->setPlainText({});
        m_after->setPlainText({});
        m_hash->clear();
        return;
    }
    m_summary->setText(summaryOf(*entry));
    m_before->setPlaceholderText(tr("It did not exist."));
    m_after->setPlaceholderText(tr("It no longer exists."));
    m_before->setPlainText(entry->before.isEmpty() ? QString() : indented(entry->before));
    m_after->setPlainText(entry->after.isEmpty() ? QString() : indented(entry->after));
    const QString hash = QString::fromLatin1(entry->hash.toHex());
    m_hash->setText(tr("Row %1 · hash %2 · request %3").arg(QString::number(entry->seq), hash, entry->requestId));
    m_hash->setToolTip(hash);
}

} // namespace tidegate
