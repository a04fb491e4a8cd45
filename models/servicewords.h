// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/auditpage.h"
#include "services/domain/error.h"
#include "services/domain/health.h"
#include "services/domain/healthtransition.h"
#include "services/domain/targetpatch.h"

namespace tidegate::words {

/// What the services say, in the language of the console: put together from code and parameters by the catalogue. What it does not have (from a
/// newer server, from an older one without parameters, or said by a model in this language already) is `english`. Members and permissions are
/// called as people call them, not as the API does (models/memberwords.h). Thread-safe.
QString sentence(const Message &said, const QString &english);

inline QString sentence(const Error &error)
{
    return sentence(error.said, error.message);
}
inline QString sentence(const FieldError &error)
{
    return sentence(error.said, error.message);
}
inline QString sentence(const Remark &remark)
{
    return sentence({remark.code, remark.params}, remark.message);
}
inline QString sentence(const HealthReport &report)
{
    return sentence({report.code, report.params}, report.message);
}
inline QString sentence(const HealthTransition &transition)
{
    return sentence(transition.said, transition.message);
}
inline QString sentence(const PatchOutcome &outcome)
{
    return sentence(outcome.said, outcome.problem);
}
inline QString sentence(const AuditVerdict &verdict)
{
    return sentence(verdict.said, verdict.sentence);
}

} // namespace tidegate::words
