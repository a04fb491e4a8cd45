// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/componentview.h"

#include <functional>

namespace tidegate::sql {

/// The components of a snapshot in a few hundred bytes: in the order of standsBefore(), lengths as variable-length integers, digests as bytes
/// where they are digests. The first byte is the version of the format.
QByteArray packComponents(const QList<ObservedComponent> &components);
/// The components; fewer, if the bytes are cut or not of a known version.
QList<ObservedComponent> unpackComponents(const QByteArray &packed);

/// Visits the same components where they lie, which unpacks nothing; a view is good until the visit ends.
void forEachComponent(QByteArrayView packed, const std::function<void(const ComponentView &)> &visit);
/// The component of a view.
ObservedComponent wholeComponent(const ComponentView &view);

/// A digest as it is indexed: one byte for the algorithm and the hash; text that is no digest is kept as text.
QByteArray packDigest(const QString &digest);

/// SHA-256 over everything that makes two snapshots differ; when and by whom it was seen does not.
QByteArray contentHash(const InventorySnapshot &snapshot, const QByteArray &packed);
/// 64 bits over what drift depends on: names, digests, states.
qint64 fingerprint(const QList<ObservedComponent> &components);

} // namespace tidegate::sql
