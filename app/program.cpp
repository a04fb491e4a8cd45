// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/program.h"

#include "app/logging.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace tidegate {

void complain(const Error &error)
{
    QString text = QCoreApplication::applicationName() + u": "_s + error.message;
    for (const FieldError &field : error.fields)
        text += u' ' + field.message;
    flushLog(); // it came first
    std::fputs((text + u'\n').toUtf8().constData(), stderr);
}

} // namespace tidegate
