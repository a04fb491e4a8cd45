// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/connectionwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

struct Entry
{
    QLatin1StringView member;
    const char *label = nullptr;
    const char *hint = nullptr;
    std::optional<TargetType> only = {}; ///< Where types mean different things by the same name.
};

// The context is that of the editor which shows them.
constexpr std::array entries{
    Entry{"host"_L1, QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "&Host"),
          QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "A host name or an IP address.")},
    Entry{"port"_L1, QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "P&ort")},
    Entry{"projectName"_L1, QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "Compose &project")},
    Entry{"composeFile"_L1, QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "Compose &file"),
          QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "On the host; may be left empty.")},
    Entry{"region"_L1, QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "AWS &region"), QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "Such as eu-central-1."),
          TargetType::EcsService},
    Entry{"cluster"_L1, QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "Cl&uster")},
    Entry{"service"_L1, QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "&Service")},
    Entry{"accountId"_L1, QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "&Account id"),
          QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "12 digits; may be left empty.")},
    Entry{"roleArn"_L1, QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "R&ole to assume"),
          QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "An ARN; may be left empty.")},
    Entry{"credentialRef"_L1, QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "Credentia&ls"),
          QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "An access key of AWS that may read the service.")},
    Entry{"address"_L1, QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "&Address"),
          QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "host:port or an https URL.")},
    Entry{"jobId"_L1, QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "&Job")},
    Entry{"namespace"_L1, QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "Na&mespace"),
          QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "“default” when left empty.")},
    Entry{"region"_L1, QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "&Region"), QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "May be left empty."),
          TargetType::NomadJob},
    Entry{"tokenRef"_L1, QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "ACL to&ken")},
    Entry{"tlsEnabled"_L1, QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "Encrypt the connection with T&LS")},
    Entry{"insecureAcknowledged"_L1, QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "I &know that anyone on the way can control this target")},
    Entry{"tlsCaRef"_L1, QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "CA certificate")},
    Entry{"tlsCertRef"_L1, QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "Client certificate")},
    Entry{"tlsKeyRef"_L1, QT_TRANSLATE_NOOP("tidegate::ConnectionEditor", "Client key")},
};

QString connectionText(const char *source)
{
    return source ? QCoreApplication::translate("tidegate::ConnectionEditor", source) : QString();
}

} // namespace

ConnectionWords connectionWords(TargetType type, const ConnectionMember &member)
{
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const Entry &each) { return each.member == member.key && (!each.only || *each.only == type); });
    return found == entries.end() ? ConnectionWords() : ConnectionWords{connectionText(found->label), connectionText(found->hint)};
}

} // namespace tidegate
