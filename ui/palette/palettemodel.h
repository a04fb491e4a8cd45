// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/palette/paletteitem.h"

#include <QAbstractListModel>
#include <QSet>

#include <functional>
#include <map>

namespace tidegate {

/// The answers to what was typed into the palette, best first. Items are asked for once after each forget(), and only when needed.
class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { DetailRole = Qt::UserRole + 1, ShortcutRole, WhyNotRole };
    using Source = std::function<QList<PaletteItem>(PaletteItem::Kind kind)>;

    explicit PaletteModel(Source source, QObject *parent = nullptr);

    /// What was typed in words, as far as it is a sentence: asked at each search.
    using Sentences = std::function<QList<PaletteItem>(const QString &typed)>;
    void setSentences(Sentences sentences) { m_readSentences = std::move(sentences); }

    void forget();  ///< The items may have changed.
    void prepare(); ///< Asks for everything that can be searched, before the first key needs it.
    void search(const QString &typed);
    void setRecent(const QStringList &keys); ///< Newest first, by keyOf(); they come first.

    const PaletteItem &at(int row) const { return *m_rows.at(row); }
    bool isAnyPossible() const;           ///< Whether a row is more than the reason why a sentence means nothing.
    int found() const { return m_found; } ///< How many there are; the rows are the best of them.

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    using Rows = QList<const PaletteItem *>;

    const QList<PaletteItem> &items(PaletteItem::Kind kind);
    bool isRecent(const PaletteItem &item) const;
    Rows unfiltered(const QList<PaletteItem::Kind> &kinds);
    Rows matches(const QList<PaletteItem::Kind> &kinds, const QString &typed);

    void addSentences(const QString &typed, Rows &rows);

    Source m_source;
    Sentences m_readSentences;
    QList<PaletteItem> m_sentences; ///< Of what is typed now.
    std::map<PaletteItem::Kind, QList<PaletteItem>> m_items;
    QStringList m_recent;
    QSet<QString> m_recentNames; ///< Of commands.
    QSet<QUuid> m_recentIds;     ///< Of everything else.
    Rows m_rows;                 ///< Into m_items.
    int m_found = 0;
};

} // namespace tidegate
