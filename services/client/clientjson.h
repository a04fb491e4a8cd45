// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/client/apiclient.h"

#include <QJsonObject>

namespace tidegate {

// Answers that only the console reads. ErrorKind::Internal, "malformed-answer", when they are not as agreed.

Result<ServerInfo> serverInfoFromJson(const QJsonObject &json);
Result<Person> personFromJson(const QJsonObject &json);
Result<DeletedThing> deletedThingFromJson(const QJsonObject &json);
Result<Identity> identityFromJson(const QJsonObject &json);
/// Nothing when it is no change.
std::optional<ChangeNotice> changeNoticeFromJson(const QJsonObject &json);
Result<std::pair<TargetId, DriftReport>> fleetDriftFromJson(const QJsonObject &json);
Result<PatchOutcome> patchOutcomeFromJson(const QJsonObject &json);
Result<HealthTransition> healthTransitionFromJson(const QJsonObject &json);
Result<ParentTransition> parentTransitionFromJson(const QJsonObject &json);
Result<MonitorReport> monitorReportFromJson(const QJsonObject &json);
Result<AuditVerdict> auditVerdictFromJson(const QJsonObject &json);
Result<SecretInfo> secretInfoFromJson(const QJsonObject &json);
Result<DigestUse> digestUseFromJson(const QJsonObject &json);
Result<ShownAgent> shownAgentFromJson(const QJsonObject &json);
Result<RegistrationToken> listedTokenFromJson(const QJsonObject &json);
Result<NewRegistrationToken> newTokenFromJson(const QJsonObject &json);

} // namespace tidegate
