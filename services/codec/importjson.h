// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/jsonwriter.h"
#include "services/domain/result.h"
#include "services/domain/workspaceimport.h"

#include <QJsonObject>

namespace tidegate {

QJsonObject toJson(const ImportAnnouncement &announcement);
/// Invalid with what is wrong; which tables there are is not looked at.
Result<ImportAnnouncement> importAnnouncementFromJson(const QJsonObject &json, bool lenient);

void writeImportMembers(JsonWriter &json, const WorkspaceImport &import);
Result<WorkspaceImport> workspaceImportFromJson(const QJsonObject &json);

} // namespace tidegate
