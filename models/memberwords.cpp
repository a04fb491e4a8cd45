// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/memberwords.h"

#include "models/connectionwords.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate::words {
namespace {

struct MemberWord
{
    QLatin1StringView path;
    const char *text;
};

constexpr MemberWord memberWords[] = {
    {"autoAccept"_L1, QT_TRANSLATE_NOOP("FieldChange", "Accepted at once")},
    {"environmentIds"_L1, QT_TRANSLATE_NOOP("FieldChange", "May see")},
    {"expiresAt"_L1, QT_TRANSLATE_NOOP("FieldChange", "Until")},
    {"lifecycle"_L1, QT_TRANSLATE_NOOP("FieldChange", "Set by people")},
    {"machineId"_L1, QT_TRANSLATE_NOOP("FieldChange", "Machine")},
    {"newCredential"_L1, QT_TRANSLATE_NOOP("FieldChange", "New credential")},
    {"replace"_L1, QT_TRANSLATE_NOOP("FieldChange", "May replace")},
    {"agentId"_L1, QT_TRANSLATE_NOOP("FieldChange", "Agent")},
    {"autoPromoteFrom"_L1, QT_TRANSLATE_NOOP("FieldChange", "Promotes from")},
    {"config.deploymentTimeout"_L1, QT_TRANSLATE_NOOP("FieldChange", "Deployment timeout (s)")},
    {"config.healthCheckInterval"_L1, QT_TRANSLATE_NOOP("FieldChange", "Health check interval (s)")},
    {"config.driftPolicy"_L1, QT_TRANSLATE_NOOP("FieldChange", "Reported as unexpected")},
    {"createdAt"_L1, QT_TRANSLATE_NOOP("FieldChange", "Created")},
    {"createdBy"_L1, QT_TRANSLATE_NOOP("FieldChange", "Created by")},
    {"deployOrder"_L1, QT_TRANSLATE_NOOP("FieldChange", "Deploy order")},
    {"deployedAt"_L1, QT_TRANSLATE_NOOP("FieldChange", "Deployed")},
    {"deployedBy"_L1, QT_TRANSLATE_NOOP("FieldChange", "Deployed by")},
    {"deploymentDirectory"_L1, QT_TRANSLATE_NOOP("FieldChange", "Deployment directory")},
    {"description"_L1, QT_TRANSLATE_NOOP("FieldChange", "Description")},
    {"displayName"_L1, QT_TRANSLATE_NOOP("FieldChange", "Display name")},
    {"enabled"_L1, QT_TRANSLATE_NOOP("FieldChange", "Enabled")},
    {"end"_L1, QT_TRANSLATE_NOOP("FieldChange", "End")},
    {"endpoint"_L1, QT_TRANSLATE_NOOP("FieldChange", "Endpoint")},
    {"endedEarlyAt"_L1, QT_TRANSLATE_NOOP("FieldChange", "Ended early")},
    {"environmentId"_L1, QT_TRANSLATE_NOOP("FieldChange", "Environment")},
    {"exceptions"_L1, QT_TRANSLATE_NOOP("FieldChange", "Exceptions")},
    {"isProduction"_L1, QT_TRANSLATE_NOOP("FieldChange", "Production")},
    {"name"_L1, QT_TRANSLATE_NOOP("FieldChange", "Name")},
    {"order"_L1, QT_TRANSLATE_NOOP("FieldChange", "Order")},
    {"orderIndex"_L1, QT_TRANSLATE_NOOP("FieldChange", "Place in the pipeline")},
    {"promotionPolicy"_L1, QT_TRANSLATE_NOOP("FieldChange", "Promotion policy")},
    {"reason"_L1, QT_TRANSLATE_NOOP("FieldChange", "Reason")},
    {"releaseId"_L1, QT_TRANSLATE_NOOP("FieldChange", "Release id")},
    {"releaseName"_L1, QT_TRANSLATE_NOOP("FieldChange", "Release")},
    {"requireSeparationOfDuties"_L1, QT_TRANSLATE_NOOP("FieldChange", "Separation of duties")},
    {"requiredApprovals"_L1, QT_TRANSLATE_NOOP("FieldChange", "Required approvals")},
    {"source"_L1, QT_TRANSLATE_NOOP("FieldChange", "Source")},
    {"start"_L1, QT_TRANSLATE_NOOP("FieldChange", "Start")},
    {"targetGroupId"_L1, QT_TRANSLATE_NOOP("FieldChange", "Target group")},
    {"targetType"_L1, QT_TRANSLATE_NOOP("FieldChange", "Type")},
    {"timezone"_L1, QT_TRANSLATE_NOOP("FieldChange", "Time zone")},
    {"updatedAt"_L1, QT_TRANSLATE_NOOP("FieldChange", "Changed")},
    {"updatedBy"_L1, QT_TRANSLATE_NOOP("FieldChange", "Changed by")},
    {"version"_L1, QT_TRANSLATE_NOOP("FieldChange", "Version")},
    {"via"_L1, QT_TRANSLATE_NOOP("FieldChange", "Checked through")},
};

constexpr MemberWord permissionWords[] = {
    {"environment:read"_L1, QT_TRANSLATE_NOOP("Permission", "looking at environments")},
    {"environment:create"_L1, QT_TRANSLATE_NOOP("Permission", "creating environments")},
    {"environment:write"_L1, QT_TRANSLATE_NOOP("Permission", "changing environments")},
    {"environment:policy"_L1, QT_TRANSLATE_NOOP("Permission", "changing the rules of environments")},
    {"environment:classify"_L1, QT_TRANSLATE_NOOP("Permission", "saying what is production")},
    {"environment:delete"_L1, QT_TRANSLATE_NOOP("Permission", "deleting environments")},
    {"freeze:read"_L1, QT_TRANSLATE_NOOP("Permission", "looking at freezes")},
    {"freeze:create"_L1, QT_TRANSLATE_NOOP("Permission", "making freezes")},
    {"freeze:except"_L1, QT_TRANSLATE_NOOP("Permission", "naming who is excepted from freezes")},
    {"freeze:delete"_L1, QT_TRANSLATE_NOOP("Permission", "deleting freezes")},
    {"freeze:lift"_L1, QT_TRANSLATE_NOOP("Permission", "ending or shortening active freezes")},
    {"group:read"_L1, QT_TRANSLATE_NOOP("Permission", "looking at groups")},
    {"group:write"_L1, QT_TRANSLATE_NOOP("Permission", "changing groups")},
    {"group:delete"_L1, QT_TRANSLATE_NOOP("Permission", "deleting groups")},
    {"target:read"_L1, QT_TRANSLATE_NOOP("Permission", "looking at targets")},
    {"target:create"_L1, QT_TRANSLATE_NOOP("Permission", "creating targets")},
    {"target:write"_L1, QT_TRANSLATE_NOOP("Permission", "changing targets")},
    {"target:connection"_L1, QT_TRANSLATE_NOOP("Permission", "seeing where targets are")},
    {"target:connect-write"_L1, QT_TRANSLATE_NOOP("Permission", "changing where targets are")},
    {"target:delete"_L1, QT_TRANSLATE_NOOP("Permission", "deleting targets")},
    {"target:check"_L1, QT_TRANSLATE_NOOP("Permission", "checking targets")},
    {"sticker:write"_L1, QT_TRANSLATE_NOOP("Permission", "recording what is deployed")},
    {"inventory:write"_L1, QT_TRANSLATE_NOOP("Permission", "recording what runs")},
    {"secret:write"_L1, QT_TRANSLATE_NOOP("Permission", "storing credentials")},
    {"agent:enroll"_L1, QT_TRANSLATE_NOOP("Permission", "coming in as an agent")},
    {"agent:report"_L1, QT_TRANSLATE_NOOP("Permission", "reporting as an agent")},
    {"audit:read"_L1, QT_TRANSLATE_NOOP("Permission", "reading the audit log")},
    {"user:read"_L1, QT_TRANSLATE_NOOP("Permission", "looking at users")},
    {"token:admin"_L1, QT_TRANSLATE_NOOP("Permission", "managing tokens")},
    {"clock:accept"_L1, QT_TRANSLATE_NOOP("Permission", "accepting the time of the server")},
    {"workspace:import"_L1, QT_TRANSLATE_NOOP("Permission", "moving a workspace here")},
};

constexpr QLatin1StringView inConnection = "connection."_L1;
constexpr QLatin1StringView inLabels = "labels."_L1;

/// As the editor of targets labels it, without the mnemonic.
QString connectionLabel(const QString &name)
{
    for (const TargetTypeDescriptor &type : targetTypes()) {
        const ConnectionMember *member = type.member(name);
        if (QString label = member ? connectionWords(type.type, *member).label : QString(); !label.isEmpty())
            return label.remove(u'&');
    }
    return {};
}

/// "buildNumber" → "Build number".
QString takenApart(const QString &name)
{
    QString words;
    for (const QChar c : name) {
        if (c.isUpper() && !words.isEmpty() && words.back() != u' ')
            words += u' ';
        words += words.isEmpty() ? c.toUpper() : c.toLower();
    }
    return words;
}

template <std::size_t N>
const MemberWord *find(const MemberWord (&table)[N], const QString &path)
{
    const auto found = std::find_if(std::begin(table), std::end(table), [&path](const MemberWord &word) { return word.path == path; });
    return found == std::end(table) ? nullptr : found;
}

} // namespace

QString knownMember(const QString &path)
{
    if (const MemberWord *word = find(memberWords, path))
        return QCoreApplication::translate("FieldChange", word->text);
    if (path.startsWith(inLabels))
        return QCoreApplication::translate("FieldChange", "Label %1").arg(path.mid(inLabels.size()));
    if (!path.startsWith(inConnection))
        return connectionLabel(path);
    const QString name = path.mid(inConnection.size());
    const MemberWord *word = find(memberWords, name); // what no editor shows
    return word ? QCoreApplication::translate("FieldChange", word->text) : connectionLabel(name);
}

QString member(const QString &path)
{
    const QString known = knownMember(path);
    // What people named themselves, such as a component, stays as it is.
    return !known.isEmpty() ? known : path.contains(u'.') ? path.section(u'.', 1) : takenApart(path);
}

QString permission(const QString &word)
{
    const MemberWord *found = find(permissionWords, word);
    //: A thing that somebody may do, such as "deleting targets", in a sentence.
    return found ? QCoreApplication::translate("Permission", "“%1”").arg(QCoreApplication::translate("Permission", found->text)) : word;
}

QString credential(const QString &kind)
{
    const ConnectionMember *member = memberOfCredential(kind);
    const QString label = member ? connectionLabel(member->key) : QString();
    return label.isEmpty() ? kind : label;
}

} // namespace tidegate::words
