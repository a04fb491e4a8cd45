// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/ids.h"

#include <QRandomGenerator>

#include <chrono>

namespace tidegate {

QUuid createUuidV7()
{
    using namespace std::chrono;
    const auto now = static_cast<quint64>(duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count());
    const quint64 random[2] = {QRandomGenerator::system()->generate64(), QRandomGenerator::system()->generate64()};
    return QUuid(static_cast<uint>(now >> 16), static_cast<ushort>(now & 0xffff), static_cast<ushort>(0x7000 | (random[0] & 0x0fff)),
                 static_cast<uchar>(0x80 | ((random[0] >> 16) & 0x3f)), static_cast<uchar>(random[0] >> 24), static_cast<uchar>(random[1]),
                 static_cast<uchar>(random[1] >> 8), static_cast<uchar>(random[1] >> 16), static_cast<uchar>(random[1] >> 24),
                 static_cast<uchar>(random[1] >> 32), static_cast<uchar>(random[1] >> 40));
}

QUuid parseUuid(QStringView text)
{
    if (text.size() != 36)
        return {};
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        const bool hex = (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
        if (hyphen ? c != u'-' : !hex)
            return {};
    }
    return QUuid::fromString(text);
}

} // namespace tidegate
