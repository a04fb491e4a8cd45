// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/wholefile.h"

namespace tidegate {

bool commitWhole(QSaveFile &file)
{
    if (file.flush())
        return file.commit();
    file.cancelWriting();
    return false;
}

bool saveWhole(QSaveFile &file, const QByteArray &bytes)
{
    // A part may be taken without an error: then the disk is full.
    if (file.write(bytes) == bytes.size())
        return commitWhole(file);
    file.cancelWriting();
    return false;
}

} // namespace tidegate
