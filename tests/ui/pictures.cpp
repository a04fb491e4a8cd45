// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/pictures.h"

#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QDir>
#include <QWidget>

namespace tidegate::test {

namespace {

QString pictureFolder()
{
    return qEnvironmentVariable("TIDEGATE_TEST_PICTURES");
}

} // namespace

void keepPicture(QWidget &widget, const QString &name)
{
    if (pictureFolder().isEmpty())
        return;
    QString file = name.left(120);
    for (QChar &c : file)
        c = c.isLetterOrNumber() ? c : u'-';
    widget.grab().save(QDir(pictureFolder()).filePath(file + QStringLiteral(".png")));
}

void keepPictures(QWidget &widget, const QString &name)
{
    if (pictureFolder().isEmpty())
        return;
    for (const bool dark : {true, false}) {
        Theme::current().setDark(dark);
        QCoreApplication::sendPostedEvents();
        keepPicture(widget, name + (dark ? QStringLiteral("-dark") : QStringLiteral("-light")));
    }
}

} // namespace tidegate::test
