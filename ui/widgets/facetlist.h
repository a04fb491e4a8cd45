// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>
#include <QListView>

QT_BEGIN_NAMESPACE
class QStandardItemModel;
QT_END_NAMESPACE

namespace tidegate {

/// One row of a sidebar.
struct Facet
{
    QString key; ///< Unique in the list.
    QString text;
    int count = 0;
    QIcon icon;
    bool chosen = false;
    QString badge; ///< A word on an inverse plate, such as "PROD"; empty: none.
};

struct FacetSection
{
    QString title;
    QList<Facet> facets;
};

/// The sidebar of a page: sections of rows with their counts. A click, Space or Enter activates a row; what that means is the page's.
class FacetList final : public QListView
{
    Q_OBJECT

public:
    enum Role { KeyRole = Qt::UserRole + 1, CountRole, ChosenRole, BadgeRole, SectionRole };

    explicit FacetList(QWidget *parent = nullptr);

    void setSections(const QList<FacetSection> &sections); ///< Keeps the current row by key.
    bool isChosen(const QString &key) const;
    QModelIndex indexOf(const QString &key) const;
    QSize sizeHint() const override;

signals:
    void facetActivated(const QString &key);
    void menuRequested(const QString &key, const QPoint &globalPosition); ///< Right click or the menu key.
    void editRequested(const QString &key);                               ///< F2
    void removeRequested(const QString &key);                             ///< Del
    void moveRequested(const QString &key, int by);                       ///< Alt+Up and Alt+Down.

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QStandardItemModel *m_model = nullptr;
};

} // namespace tidegate
