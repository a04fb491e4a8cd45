// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/namesuggestion.h"

#include <QHash>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype maxName = 63;

/// Letters that stand for more than one, or that Unicode does not take apart.
QString inLatinLetters(const QString &text)
{
    static const QHash<QChar, QString> letters{{u'ä', u"ae"_s}, {u'ö', u"oe"_s}, {u'ü', u"ue"_s}, {u'ß', u"ss"_s}, {u'æ', u"ae"_s}, {u'œ', u"oe"_s},
                                               {u'ø', u"o"_s},  {u'đ', u"d"_s},  {u'ð', u"d"_s},  {u'ł', u"l"_s},  {u'ı', u"i"_s},  {u'þ', u"th"_s}};
    QString latin;
    const QString composed = text.toLower().normalized(QString::NormalizationForm_C);
    for (const QChar c : composed)
        latin += letters.value(c, QString(c));
    return latin.normalized(QString::NormalizationForm_KD);
}

QString cut(const QString &name, qsizetype length)
{
    QString shorter = name.left(length);
    while (shorter.endsWith(u'-'))
        shorter.chop(1);
    return shorter;
}

} // namespace

QString suggestedName(const QString &displayName, const IsNameTaken &isTaken)
{
    QString name;
    const QString latin = inLatinLetters(displayName);
    for (const QChar c : latin) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            name += c;
        else if (!c.isMark() && !name.isEmpty() && !name.endsWith(u'-'))
            name += u'-';
    }
    name = cut(name, maxName);
    if (name.isEmpty() || !isTaken(name))
        return name;
    for (int number = 2;; ++number) {
        const QString ending = u'-' + QString::number(number);
        if (const QString next = cut(name, maxName - ending.size()) + ending; !isTaken(next))
            return next;
    }
}

NameSuggestion::NameSuggestion(QLineEdit *displayName, QLineEdit *name, IsNameTaken isTaken, QObject *parent)
    : QObject(parent), m_displayName(displayName), m_name(name), m_isTaken(std::move(isTaken))
{
    connect(m_displayName, &QLineEdit::textEdited, this, &NameSuggestion::suggest);
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) { m_isChosen = !text.isEmpty(); });
}

void NameSuggestion::stop()
{
    m_isChosen = true;
}

void NameSuggestion::suggest()
{
    if (!m_isChosen)
        m_name->setText(suggestedName(m_displayName->text(), m_isTaken));
}

} // namespace tidegate
