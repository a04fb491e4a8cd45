// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/servicecredential.h"

#include <QFileInfo>

namespace tidegate {

bool isServiceCredential(const QString &path)
{
    const QString folder = QFileInfo(qEnvironmentVariable("CREDENTIALS_DIRECTORY")).canonicalFilePath();
    return !folder.isEmpty() && QFileInfo(path).canonicalPath() == folder;
}

} // namespace tidegate
