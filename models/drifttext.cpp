// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/drifttext.h"

#include "models/sourcelink.h"
#include "models/words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QString driftSentence(const char *source)
{
    return QCoreApplication::translate("DriftText", source);
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QString oneLine(QString line)
{
    for (QChar &c : line) {
        if (c.category() == QChar::Other_Control)
            c = u' ';
    }
    return line;
}

} // namespace

QString markdownCell(QString cell)
{
    for (QChar &c : cell) {
        if (c == u'`' || c == u'|' || c.category() == QChar::Other_Control)
            c = u' ';
    }
    return u'`' + cell + u'`';
}

QString notCheckedReason(const QString &reason)
{
    if (reason == "no_sticker"_L1)
        return driftSentence(QT_TRANSLATE_NOOP("DriftText", "Nobody has recorded what should be deployed here. Record a sticker, then compare."));
    if (reason == "no_inventory"_L1)
        return driftSentence(QT_TRANSLATE_NOOP("DriftText", "Nobody has looked yet at what is on this target. Sync its inventory, then compare."));
    if (reason == "collector_error"_L1)
        return driftSentence(QT_TRANSLATE_NOOP("DriftText", "The last look at this target was incomplete, so it proves nothing. Sync its inventory again."));
    if (reason == "unresolved"_L1)
        return driftSentence(
            QT_TRANSLATE_NOOP("DriftText", "Nobody can say whether what runs is the image of the sticker: no registry digest of it is known."));
    return driftSentence(QT_TRANSLATE_NOOP("DriftText", "Not compared yet."));
}

static QString kindText(const ComparisonLine &line)
{
    const QString kind = words::of(*line.difference);
    if (haveOtherRevisions(line.expectedOrigin, line.actualOrigin)) {
        const auto [expected, actual] = shortRevisions(line.expectedOrigin.revision, line.actualOrigin.revision);
        //: %1 is a kind of difference, %2 the revision that is expected, %3 the one that is there.
        return driftSentence(QT_TRANSLATE_NOOP("DriftText", "%1: %2 → %3")).arg(kind, expected, actual);
    }
    if (line.difference != DifferenceKind::NotRunning)
        return kind;
    if (line.desired > 0)
        //: How many of its replicas run. %1 is "Not running".
        return driftSentence(QT_TRANSLATE_NOOP("DriftText", "%1: %L2 of %L3")).arg(kind).arg(line.running).arg(line.desired);
    if (line.state.isEmpty() || line.state == "running"_L1) // of a moment earlier or later than the verdict
        return kind;
    //: %1 is "Not running", %2 a state such as "Stopped".
    return driftSentence(QT_TRANSLATE_NOOP("DriftText", "%1: %2")).arg(kind, words::componentState(line.state));
}

QString differenceText(const ComparisonLine &line)
{
    if (!line.difference)
        return driftSentence(QT_TRANSLATE_NOOP("DriftText", "Same"));
    if (line.ignoredBy) {
        //: %1 is a kind of difference, %2 a time, %3 why.
        return driftSentence(QT_TRANSLATE_NOOP("DriftText", "%1, ignored until %2: %3"))
            .arg(kindText(line), words::instant(line.ignoredBy->expiresAt), line.ignoredBy->reason);
    }
    if (line.expiredRule) {
        //: %1 is a kind of difference, %2 a time, %3 why it was ignored until then.
        return driftSentence(QT_TRANSLATE_NOOP("DriftText", "%1, was ignored until %2: %3"))
            .arg(kindText(line), words::instant(line.expiredRule->expiresAt), line.expiredRule->reason);
    }
    return kindText(line);
}

QString shortDifferenceText(const ComparisonLine &line)
{
    const auto until = [](const RuleMark &mark) { return words::nearInstant(mark.expiresAt, Clock::system().now()); };
    if (line.ignoredBy)
        return driftSentence(QT_TRANSLATE_NOOP("DriftText", "Ignored until %1: %2")).arg(until(*line.ignoredBy), line.ignoredBy->reason);
    if (line.expiredRule)
        return driftSentence(QT_TRANSLATE_NOOP("DriftText", "Was ignored until %1: %2")).arg(until(*line.expiredRule), line.expiredRule->reason);
    return differenceText(line);
}

QString originLines(const ComparisonLine &line)
{
    if (!line.difference || line.expected == line.actual || (line.expectedOrigin.isEmpty() && line.actualOrigin.isEmpty()))
        return {};
    QStringList lines;
    if (!line.expected.isEmpty())
        lines.append(driftSentence(QT_TRANSLATE_NOOP("DriftText", "Expected: %1")).arg(originText(line.expectedOrigin)));
    if (!line.actual.isEmpty())
        lines.append(driftSentence(QT_TRANSLATE_NOOP("DriftText", "Actual: %1")).arg(originText(line.actualOrigin)));
    return lines.join(u'\n');
}

QString asMarkdown(const QString &target, const QList<ComparisonLine> &lines)
{
    QString result = u"Drift of %1\n\n| Component | Expected | Actual | Difference |\n|---|---|---|---|\n"_s.arg(markdownCell(target));
    const auto side = [](const QString &digest, const QString &revision) {
        const QString known = revision.isEmpty() ? QString() : QString(u' ' + markdownCell(revision));
        return digest.isEmpty() ? u"–"_s : QString(markdownCell(digest) + known);
    };
    for (ComparisonLine line : lines) {
        const QString expected = side(line.expected, line.expectedOrigin.revision);
        const QString actual = side(line.actual, line.actualOrigin.revision);
        line.expectedOrigin = {}; // the words are no code, in which texts of strangers would be no markup
        const QString word = line.difference ? differenceText(line) : u"="_s;
        result += u"| %1 | %2 | %3 | %4 |\n"_s.arg(markdownCell(line.component), expected, actual, word);
    }
    return result;
}

QString asUnifiedDiff(const QString &target, const QList<ComparisonLine> &lines)
{
    QString body;
    int before = 0;
    int after = 0;
    const auto add = [&body](QChar sign, const ComparisonLine &line, const QString &digest) {
        body += sign + oneLine(line.component) + u' ' + oneLine(digest) + u'\n';
    };
    for (const ComparisonLine &line : lines) {
        if (!line.difference || line.expected == line.actual) {
            add(u' ', line, line.expected);
            ++before;
            ++after;
            continue;
        }
        if (!line.expected.isEmpty()) {
            add(u'-', line, line.expected);
            ++before;
        }
        if (!line.actual.isEmpty()) {
            add(u'+', line, line.actual);
            ++after;
        }
    }
    const QString name = oneLine(target);
    return u"--- %1 (expected)\n+++ %1 (actual)\n"_s.arg(name)
        + u"@@ -%1,%2 +%3,%4 @@\n"_s.arg(before > 0 ? 1 : 0).arg(before).arg(after > 0 ? 1 : 0).arg(after) + body;
}

QString asJson(const QString &target, const DriftReport &report, const QList<ComparisonLine> &lines)
{
    QJsonArray components;
    for (const ComparisonLine &line : lines) {
        components.append(QJsonObject{{u"component"_s, line.component},
                                      {u"expected"_s, textOrNull(line.expected)},
                                      {u"actual"_s, textOrNull(line.actual)},
                                      {u"expectedRevision"_s, textOrNull(line.expectedOrigin.revision)},
                                      {u"actualRevision"_s, textOrNull(line.actualOrigin.revision)},
                                      {u"difference"_s, line.difference ? QJsonValue(toString(*line.difference)) : QJsonValue()},
                                      {u"ignored"_s, line.ignoredBy.has_value()}});
    }
    const QJsonObject object{{u"targetId"_s, report.targetId.toString()},
                             {u"target"_s, target},
                             {u"status"_s, toString(report.status)},
                             {u"hasDrift"_s, report.hasDrift()},
                             {u"reason"_s, report.reason.isEmpty() ? QJsonValue() : QJsonValue(report.reason)},
                             {u"targetUnreachable"_s, report.targetUnreachable},
                             {u"observedAt"_s, report.observedAt ? QJsonValue(toText(*report.observedAt)) : QJsonValue()},
                             {u"components"_s, components}};
    return QString::fromUtf8(QJsonDocument(object).toJson());
}

QString spokenDigest(const QString &digest)
{
    const qsizetype colon = digest.indexOf(u':');
    QString spoken = colon < 0 ? QString() : QString(digest.left(colon + 1));
    for (qsizetype i = colon + 1; i < digest.size(); i += 4)
        spoken += (spoken.isEmpty() ? QString() : u" "_s) + digest.mid(i, 4);
    return spoken;
}

} // namespace tidegate
