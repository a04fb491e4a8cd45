// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changewords.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace tidegate::words {
namespace {

QString changeWord(const char *source, const char *comment = nullptr, int n = -1)
{
    return QCoreApplication::translate("words", source, comment, n);
}

QString numbered(qint64 count, const char *one, const char *many)
{
    return count == 1 ? changeWord(one) : changeWord(many, nullptr, static_cast<int>(count));
}

QString countOf(ChangeVerdict verdict, qint64 count)
{
    const QString number = QLocale().toString(count);
    switch (verdict) {
    case ChangeVerdict::Announced:
        return changeWord(QT_TRANSLATE_NOOP("words", "%1 announced"), "a number of changes").arg(number);
    case ChangeVerdict::Asked:
        return changeWord(QT_TRANSLATE_NOOP("words", "%1 asked"), "a number of changes").arg(number);
    case ChangeVerdict::DuringFreeze:
        return changeWord(QT_TRANSLATE_NOOP("words", "%1 during a freeze"), "a number of changes").arg(number);
    case ChangeVerdict::Unexplained:
        break;
    }
    return changeWord(QT_TRANSLATE_NOOP("words", "%1 unexplained"), "a number of changes").arg(number);
}

/// What is behind the last colon of its last part: the tag, which digests are not.
QString tagOf(const NamedImage &image)
{
    const QString name = image.name.section(u'@', 0, 0);
    const QString last = name.section(u'/', -1);
    const qsizetype colon = last.indexOf(u':');
    return colon < 0 ? QString() : last.mid(colon + 1);
}

QString nameWithoutTag(const NamedImage &image)
{
    const QString name = image.name.section(u'@', 0, 0);
    const QString tag = tagOf(image);
    return tag.isEmpty() ? name : name.chopped(tag.size() + 1);
}

/// The tag, or the name where that is all there is; without either the digest.
QString calledImage(const NamedImage &image, bool withName)
{
    const QString tag = tagOf(image);
    if (withName && !image.name.isEmpty())
        return nameWithoutTag(image).section(u'/', -1) + (tag.isEmpty() ? QString() : u':' + tag);
    return tag;
}

} // namespace

QString of(ChangeVerdict verdict)
{
    switch (verdict) {
    case ChangeVerdict::Announced:
        return changeWord(QT_TRANSLATE_NOOP("words", "Announced"));
    case ChangeVerdict::Asked:
        return changeWord(QT_TRANSLATE_NOOP("words", "Asked"));
    case ChangeVerdict::DuringFreeze:
        return changeWord(QT_TRANSLATE_NOOP("words", "During freeze"));
    case ChangeVerdict::Unexplained:
        break;
    }
    return changeWord(QT_TRANSLATE_NOOP("words", "Unexplained"));
}

QString meaning(ChangeVerdict verdict)
{
    switch (verdict) {
    case ChangeVerdict::Announced:
        return changeWord(QT_TRANSLATE_NOOP("words", "a sticker says so"));
    case ChangeVerdict::Asked:
        return changeWord(QT_TRANSLATE_NOOP("words", "the gate allowed it"));
    case ChangeVerdict::DuringFreeze:
        return changeWord(QT_TRANSLATE_NOOP("words", "in spite of a freeze"));
    case ChangeVerdict::Unexplained:
        break;
    }
    return changeWord(QT_TRANSLATE_NOOP("words", "nobody said or asked"));
}

QString changeCount(qint64 count)
{
    return numbered(count, QT_TRANSLATE_NOOP("words", "1 change"), QT_TRANSLATE_N_NOOP("words", "%n changes"));
}

QString verdictCounts(const ChangeCounts &counts)
{
    QStringList parts;
    for (int i = 0; i < changeVerdictCount; ++i) {
        const auto verdict = static_cast<ChangeVerdict>(i);
        if (counts.of(verdict) > 0)
            parts.append(countOf(verdict, counts.of(verdict)));
    }
    return parts.isEmpty() ? changeWord(QT_TRANSLATE_NOOP("words", "no change")) : parts.join(changeWord(QT_TRANSLATE_NOOP("words", ", ")));
}

QString unasked(const ChangeCounts &counts)
{
    if (counts.total() == 0)
        return changeWord(QT_TRANSLATE_NOOP("words", "nothing changed"));
    if (counts.unasked() == 0)
        return changeWord(QT_TRANSLATE_NOOP("words", "every change is explained"));
    //: Of so many changes so many came without a word or a question.
    return changeWord(QT_TRANSLATE_NOOP("words", "%1 of %2 nobody asked about")).arg(QLocale().toString(counts.unasked()), QLocale().toString(counts.total()));
}

QString unaskedChanges(const ChangeCounts &counts)
{
    return changeWord(QT_TRANSLATE_NOOP("words", "%1 of %2 changes not asked for"))
        .arg(QLocale().toString(counts.unasked()), QLocale().toString(counts.total()));
}

QString unaskedThisMonth(const ChangeCounts &counts)
{
    return changeWord(QT_TRANSLATE_NOOP("words", "%1 of %2 changes this month nobody asked about"))
        .arg(QLocale().toString(counts.unasked()), QLocale().toString(counts.total()));
}

QString shortDigest(const QString &digest)
{
    constexpr qsizetype figures = 6;
    return digest.section(u':', -1).left(figures);
}

QString imageStep(const ObservedChange &change)
{
    const NamedImage &from = change.from;
    const NamedImage &to = change.to;
    const bool isKnown = !from.digest.isEmpty() || !from.name.isEmpty();
    const bool isOther = isKnown && !from.name.isEmpty() && nameWithoutTag(from) != nameWithoutTag(to);
    QString before = calledImage(from, isOther);
    QString after = calledImage(to, isOther);
    if (!isKnown || before.isEmpty() || after.isEmpty() || before == after) {
        // Where words do not tell them apart, figures do.
        const QString tag = before == after ? before : QString();
        const QString old = shortDigest(from.digest);
        const QString now = shortDigest(to.digest);
        before = !isKnown ? u"–"_s : tag.isEmpty() ? (before.isEmpty() ? old : before) : QString(tag + u' ' + old).trimmed();
        after = tag.isEmpty() ? QString(after + u' ' + now).trimmed() : now;
    }
    //: The image that ran before, and the one that runs now.
    return changeWord(QT_TRANSLATE_NOOP("words", "%1 → %2")).arg(before.isEmpty() ? u"–"_s : before, after.isEmpty() ? u"–"_s : after);
}

} // namespace tidegate::words
