// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/strictjson.h"

#include <QJsonDocument>

#include <cstdint>
#include <cstdlib>

/// What passes our check, QJsonDocument must be able to read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto flaw = tidegate::findJsonFlaw(text);
    if (flaw && flaw->offset > size)
        std::abort();
    const auto object = tidegate::parseJsonObject(QByteArrayView(text.data(), static_cast<qsizetype>(size)));
    if (object && flaw)
        std::abort();
    const bool container = !flaw && text.find_first_of("{[") == text.find_first_not_of(" \t\r\n");
    if (container && QJsonDocument::fromJson(QByteArray(text.data(), static_cast<qsizetype>(size))).isNull())
        std::abort();
    return 0;
}
