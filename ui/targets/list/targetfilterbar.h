// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/targets/list/targetfiltertext.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QTimer;
class QToolButton;
QT_END_NAMESPACE

namespace tidegate {

/// The filter field with its chips. The text is the truth; chips only show its tokens and take them out.
class TargetFilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit TargetFilterBar(QWidget *parent = nullptr);

    void setText(const QString &text); ///< At once.
    QString text() const;
    const FilterText &filterText() const { return m_read; }
    void toggle(const QString &key, const QString &value);
    void focusField();
    void setKnownLabels(const QMap<QString, QStringList> &labels);      ///< What the [+] menu offers.
    void setKnownAgents(const QStringList &names) { m_agents = names; } ///< That check targets.
    QToolButton *facetsButton() const { return m_facets; }              ///< Shows and hides the sidebar; the page connects it.

signals:
    void filterTextChanged(); ///< 150 ms after the last key.
    void saveRequested();     ///< The star: keep this filter as a view.

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QHBoxLayout *makeRow();
    void read();
    void updateChips();
    void fillAddMenu(); ///< Anew at each opening: it shows what is chosen.
    void addChoices(QMenu *menu, const QString &title, const QString &key, const QList<std::pair<QString, QString>> &choices);
    void addLabelChoices(QMenu *menu);

    FilterText m_read;
    QLineEdit *m_field = nullptr;
    QTimer *m_delay = nullptr;
    QToolButton *m_facets = nullptr;
    QToolButton *m_add = nullptr;
    QMenu *m_addMenu = nullptr;
    QToolButton *m_save = nullptr;
    QToolButton *m_clear = nullptr;
    QMap<QString, QStringList> m_labels;
    QStringList m_agents;
    QWidget *m_chipRow = nullptr;
    QHBoxLayout *m_chips = nullptr;
    QLabel *m_problem = nullptr;
};

} // namespace tidegate
