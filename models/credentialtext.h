// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace tidegate {

/// Why what was typed cannot be a credential of a kind, as a sentence that never repeats it; empty: it may be one. It looks at the form only: too long, a
/// key where a certificate belongs, a key with a passphrase, text that is no PEM.
QString credentialProblem(const QString &kind, const QByteArray &value);

/// What stops working when the credential of a kind is removed, as a sentence.
QString lossOf(const QString &kind);

} // namespace tidegate
