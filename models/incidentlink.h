// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace tidegate {

// The link to the incident for which something was frozen. A freeze of the API has a reason and no member for links, so the link is the end of the reason, in
// angle brackets (RFC 3986, appendix C): "Checkout fails <https://status.example.com/INC-2231>". Every client shows it, and it can be found again.

/// Reads what was typed: an http or https address with a host and without a user, at most 500 characters. Nothing: it is none.
std::optional<QUrl> incidentLink(const QString &typed);

/// The reason with the link behind it; without a link as it is.
QString withIncident(const QString &reason, const std::optional<QUrl> &link);

/// The link at the end of a reason, if there is one.
std::optional<QUrl> incidentIn(const QString &reason);

} // namespace tidegate
