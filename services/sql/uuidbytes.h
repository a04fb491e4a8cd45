// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QUuid>
#include <QtEndian>

#include <array>
#include <cstring>

namespace tidegate::sql {

/// A UUID as databases keep it (RFC 9562 §4). QUuid::toRfc4122() would allocate for every id of a list.
using UuidBytes = std::array<uchar, 16>;

inline UuidBytes uuidToBytes(const QUuid &uuid)
{
    UuidBytes bytes{};
    qToBigEndian(uuid.data1, bytes.data());
    qToBigEndian(uuid.data2, bytes.data() + 4);
    qToBigEndian(uuid.data3, bytes.data() + 6);
    std::memcpy(bytes.data() + 8, uuid.data4, 8);
    return bytes;
}

inline QUuid uuidFromBytes(const uchar *bytes)
{
    QUuid uuid;
    uuid.data1 = qFromBigEndian<uint>(bytes);
    uuid.data2 = qFromBigEndian<ushort>(bytes + 4);
    uuid.data3 = qFromBigEndian<ushort>(bytes + 6);
    std::memcpy(uuid.data4, bytes + 8, 8);
    return uuid;
}

} // namespace tidegate::sql
