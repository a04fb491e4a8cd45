// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Of ReleasesPage: its tabs, and what the window asks of the one that is shown.

#include "ui/releases/releasespage.h"

#include "ui/compare/comparedialog.h"
#include "ui/releases/componentsview.h"
#include "ui/releases/matrixtable.h"
#include "ui/style/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/plural.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

const QString columnsKey = u"columns"_s;
const QString filterKey = u"filter"_s;
const QString releasesTabKey = u"tab"_s;

} // namespace

void ReleasesPage::buildComponents()
{
    m_components = new ComponentsView(m_workspace, this);
    connect(m_components, &ComponentsView::statusTextChanged, this, &Page::statusTextChanged);
    connect(m_components, &ComponentsView::runningRequested, this, &Page::runningRequested);
    connect(m_components, &ComponentsView::changesRequested, this, &Page::changesRequested);
    connect(m_components, &ComponentsView::successReported, this, &Page::successReported);
    connect(m_components, &ComponentsView::messageReported, this, &Page::messageReported);
    connect(m_components, &ComponentsView::noEnvironment, this, [this](EmptyState *state) { offerEnvironment(state, m_workspace); });
    connect(m_components, &ComponentsView::comparisonRequested, this, [this](QUuid left, QUuid right) {
        CompareDialog::open(m_workspace, EnvironmentId(right), window())->compare(EnvironmentId(left), EnvironmentId(right));
    });
}

QWidget *ReleasesPage::buildHeader()
{
    auto *header = new QWidget(this);
    auto *heading = new QLabel(tr("Releases"), header);
    heading->setFont(Theme::titleFont());
    m_tabs = new QTabBar(header);
    m_tabs->setObjectName(u"releaseTabs"_s);
    m_tabs->setAccessibleName(tr("What is compared"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("By re&lease"));
    m_tabs->addTab(tr("&By component"));
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::group);
    row->addWidget(heading);
    row->addWidget(m_tabs);
    row->addStretch();
    return header;
}

bool ReleasesPage::showsComponents() const
{
    return m_tabs && m_tabs->currentIndex() == ComponentsTab;
}

/// Its list has the focus, or its tab until there is a list.
void ReleasesPage::enterTab()
{
    if (mainPane()->isVisible()) {
        mainPane()->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_tabs->setFocus(Qt::OtherFocusReason);
    if (showsComponents())
        m_components->enterAfter(m_tabs);
}

void ReleasesPage::showTab()
{
    const QWidget *focus = window()->focusWidget();
    const bool hadFocus = focus && focus != m_tabs && isAncestorOf(focus);
    m_views->setCurrentIndex(m_tabs->currentIndex());
    if (hadFocus) // what had it is gone
        enterTab();
    emit statusTextChanged();
}

void ReleasesPage::showComponents()
{
    m_tabs->setCurrentIndex(ComponentsTab);
    enterTab();
}

QString ReleasesPage::title() const
{
    return tr("Releases");
}

QString ReleasesPage::statusText() const
{
    if (showsComponents())
        return m_components->statusText();
    const int rows = m_proxy->rowCount();
    return plural(rows, tr("1 row"), tr("%n rows", nullptr, rows));
}

QList<QWidget *> ReleasesPage::panes() const
{
    return showsComponents() ? m_components->panes() : QList<QWidget *>{m_filter, m_table};
}

QWidget *ReleasesPage::mainPane() const
{
    return showsComponents() ? static_cast<QWidget *>(m_components->table()) : m_table;
}

QLineEdit *ReleasesPage::filter() const
{
    return showsComponents() ? m_components->filter() : m_filter;
}

void ReleasesPage::focusFilter()
{
    filter()->setFocus(Qt::ShortcutFocusReason);
    filter()->selectAll();
}

void ReleasesPage::setFilterText(const QString &text)
{
    filter()->setText(text);
}

void ReleasesPage::refreshDetails()
{
    m_components->reload();
}

QList<KeyHint> ReleasesPage::keyHints() const
{
    if (!showsComponents())
        return {};
    return {{QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText), tr("Show the targets that run it")},
            {QKeySequence(Qt::Key_C).toString(QKeySequence::NativeText), tr("Compare with the other environment")},
            {QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText), tr("Copy the cell as text")}};
}

void ReleasesPage::saveState(QSettings &settings) const
{
    settings.setValue(filterKey, m_filter->text());
    settings.setValue(columnsKey, m_table->horizontalHeader()->saveState());
    settings.setValue(releasesTabKey, m_tabs->currentIndex());
    m_components->saveState(settings);
}

void ReleasesPage::restoreState(QSettings &settings)
{
    m_filter->setText(settings.value(filterKey).toString());
    m_table->horizontalHeader()->restoreState(settings.value(columnsKey).toByteArray());
    m_components->restoreState(settings);
    m_tabs->setCurrentIndex(settings.value(releasesTabKey).toInt() == ComponentsTab ? ComponentsTab : ReleasesTab);
}

} // namespace tidegate
