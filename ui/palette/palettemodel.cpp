// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/palettemodel.h"

#include "ui/palette/palettequery.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr qsizetype maxRows = 100;
constexpr int recentBonus = 5'000;       // half of the step between two ways of matching
constexpr int impossiblePenalty = 3'000; // what cannot be done comes after what matches equally well

using Kind = PaletteItem::Kind;

/// The kinds a prefix stands for; all that can be searched without one.
QList<Kind> kindsOf(const QString &typed)
{
    for (const Kind kind : {Kind::Command, Kind::Target, Kind::Environment, Kind::Freeze, Kind::Prefix}) {
        if (typed.startsWith(prefixOf(kind)))
            return {kind};
    }
    return {Kind::Command, Kind::Environment, Kind::Freeze, Kind::Target};
}

} // namespace

PaletteModel::PaletteModel(Source source, QObject *parent) : QAbstractListModel(parent), m_source(std::move(source)) {}

void PaletteModel::forget()
{
    beginResetModel();
    m_rows.clear();
    m_items.clear();
    m_found = 0;
    endResetModel();
}

void PaletteModel::setRecent(const QStringList &keys)
{
    m_recent = keys;
    m_recentNames.clear();
    m_recentIds.clear();
    for (const QString &key : keys) {
        if (key.startsWith(prefixOf(Kind::Command)))
            m_recentNames.insert(key.mid(1));
        else
            m_recentIds.insert(QUuid(key.mid(1)));
    }
}

bool PaletteModel::isRecent(const PaletteItem &item) const
{
    return item.kind == Kind::Command ? m_recentNames.contains(item.name) : m_recentIds.contains(item.id);
}

const QList<PaletteItem> &PaletteModel::items(Kind kind)
{
    const auto known = m_items.find(kind);
    return known != m_items.end() ? known->second : m_items.emplace(kind, m_source(kind)).first->second;
}

void PaletteModel::prepare()
{
    for (const Kind kind : kindsOf({}))
        items(kind);
}

void PaletteModel::search(const QString &typed)
{
    const QString text = typed.trimmed();
    const QList<Kind> kinds = kindsOf(text);
    const QString words = kinds.size() == 1 ? text.mid(1) : text;
    Rows rows = words.trimmed().isEmpty() ? unfiltered(kinds) : matches(kinds, words);
    if (kinds.size() > 1)
        addSentences(text, rows);
    beginResetModel(); // another question has another answer: no row stands for one of before
    m_found = static_cast<int>(rows.size());
    m_rows = rows.first(std::min(rows.size(), maxRows));
    endResetModel();
}

/// What a sentence means comes first; what is wrong with it comes after what was found all the same.
void PaletteModel::addSentences(const QString &typed, Rows &rows)
{
    m_sentences = m_readSentences ? m_readSentences(typed) : QList<PaletteItem>();
    Rows understood;
    for (const PaletteItem &item : std::as_const(m_sentences)) {
        if (item.sentence.problem.isEmpty())
            understood.append(&item);
        else
            rows.append(&item);
    }
    rows = understood + rows;
}

PaletteModel::Rows PaletteModel::unfiltered(const QList<Kind> &kinds)
{
    Rows rows;
    for (const QString &key : std::as_const(m_recent)) {
        for (const Kind kind : kinds) {
            if (!key.startsWith(prefixOf(kind)))
                continue;
            const QList<PaletteItem> &all = items(kind);
            const auto found = std::find_if(all.begin(), all.end(), [&key](const PaletteItem &item) { return keyOf(item) == key; });
            if (found != all.end())
                rows.append(&*found);
        }
    }
    const Rows recent = rows;
    const QList<Kind> listed = kinds.size() > 1 ? QList<Kind>{Kind::Command} : kinds;
    for (const Kind kind : listed) {
        for (const PaletteItem &item : items(kind)) {
            if (!recent.contains(&item))
                rows.append(&item);
        }
    }
    return rows;
}

PaletteModel::Rows PaletteModel::matches(const QList<Kind> &kinds, const QString &typed)
{
    struct Hit
    {
        int score;
        const PaletteItem *item;
    };
    const PaletteQuery query(typed);
    std::vector<Hit> hits;
    for (const Kind kind : kinds) {
        for (const PaletteItem &item : items(kind)) {
            int score = query.score(item.foldedTitle, item.foldedDetail);
            if (score == 0)
                continue;
            score += (isRecent(item) ? recentBonus : 0) - (item.whyNot.isEmpty() ? 0 : impossiblePenalty);
            hits.push_back({score, &item});
        }
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.score > b.score; });
    Rows rows;
    rows.reserve(static_cast<qsizetype>(hits.size()));
    for (const Hit &hit : hits)
        rows.append(hit.item);
    return rows;
}

bool PaletteModel::isAnyPossible() const
{
    return std::any_of(m_rows.cbegin(), m_rows.cend(), [](const PaletteItem *item) { return item->sentence.problem.isEmpty(); });
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    const PaletteItem &item = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return item.title;
    case Qt::DecorationRole:
        return item.icon;
    case DetailRole:
        return item.detail;
    case ShortcutRole:
        return item.shortcut;
    case WhyNotRole:
        return item.whyNot;
    case Qt::ToolTipRole:
        return item.whyNot.isEmpty() ? QVariant() : item.whyNot;
    case Qt::AccessibleTextRole: {
        QStringList parts{item.title, item.detail, item.shortcut};
        if (!item.whyNot.isEmpty())
            parts.append(tr("Not possible: %1").arg(item.whyNot));
        parts.removeAll({});
        return parts.join(u", "_s);
    }
    default:
        return {};
    }
}

} // namespace tidegate
