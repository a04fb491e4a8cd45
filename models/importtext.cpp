// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/importtext.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <optional>

using namespace Qt::StringLiterals;

namespace tidegate {

QString importSentence(const char *source)
{
    return QCoreApplication::translate("TargetImport", source);
}

Error unreadableFile(const QString &message)
{
    return spokenError(ErrorKind::Invalid, u"unreadable-file"_s, message);
}

namespace {

/// A file of another kind than text, by how it begins.
std::optional<Error> foreignKind(const QByteArray &bytes)
{
    if (bytes.startsWith("PK\x03\x04") || bytes.startsWith("\xD0\xCF\x11\xE0"))
        return unreadableFile(
            importSentence(QT_TRANSLATE_NOOP("TargetImport", "The file is a workbook of a spreadsheet program: save it as CSV there, in UTF-8.")));
    if (bytes.startsWith("\x1F\x8B"))
        return unreadableFile(importSentence(QT_TRANSLATE_NOOP("TargetImport", "The file is compressed: unpack it first.")));
    return {};
}

/// By its byte order mark, or by how UTF-16 shows: a heading and JSON begin with a character below U+0100.
QStringConverter::Encoding encodingOf(const QByteArray &bytes)
{
    if (const auto marked = QStringConverter::encodingForData(bytes))
        return *marked;
    if (bytes.size() >= 2 && bytes.at(0) != 0 && bytes.at(1) == 0)
        return QStringConverter::Utf16LE;
    if (bytes.size() >= 2 && bytes.at(0) == 0 && bytes.at(1) != 0)
        return QStringConverter::Utf16BE;
    return QStringConverter::Utf8;
}

/// The line with the first byte that is not UTF-8.
int invalidLine(const QByteArray &bytes)
{
    int line = 1;
    qsizetype begin = 0;
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        const bool ends = bytes.at(at) == '\n' || (bytes.at(at) == '\r' && !(at + 1 < bytes.size() && bytes.at(at + 1) == '\n'));
        if (!ends)
            continue;
        if (!QByteArrayView(bytes).sliced(begin, at - begin).isValidUtf8())
            return line;
        begin = at + 1;
        ++line;
    }
    return line;
}

Error notUtf8(const QByteArray &bytes)
{
    return unreadableFile(
        importSentence(
            QT_TRANSLATE_NOOP("TargetImport",
                              "Line %1 is no UTF-8 text, it seems to be Latin-1 or Windows-1252: save the file as CSV in UTF-8 and import that one."))
            .arg(invalidLine(bytes)));
}

QString withPlainLineEnds(QString all)
{
    if (all.contains(u'\r'))
        all.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    return all;
}

} // namespace

Result<QString> importText(const QByteArray &bytes)
{
    if (const auto foreign = foreignKind(bytes))
        return *foreign;
    const QStringConverter::Encoding encoding = encodingOf(bytes);
    if (encoding == QStringConverter::Utf8 && !bytes.isValidUtf8())
        return notUtf8(bytes);
    const bool wide = encoding == QStringConverter::Utf32LE || encoding == QStringConverter::Utf32BE;
    const int unit = encoding == QStringConverter::Utf8 ? 1 : wide ? 4 : 2;
    QStringDecoder decoder(encoding);
    const QString decoded = decoder.decode(bytes);
    if (bytes.size() % unit != 0 || decoder.hasError() || !decoded.isValidUtf16())
        return unreadableFile(importSentence(QT_TRANSLATE_NOOP("TargetImport", "The file is no complete UTF-%1 text: save it as CSV in UTF-8.")).arg(unit * 8));
    const QString all = withPlainLineEnds(decoded);
    if (const qsizetype zero = all.indexOf(QChar(u'\0')); zero >= 0)
        return unreadableFile(importSentence(QT_TRANSLATE_NOOP("TargetImport", "Line %1 contains a zero byte: this is no text file, or it is damaged."))
                                  .arg(QStringView(all).left(zero).count(u'\n') + 1));
    return all;
}

} // namespace tidegate
