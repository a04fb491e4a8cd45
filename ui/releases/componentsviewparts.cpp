// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Of ComponentsView: what it is made of.

#include "models/componentmatrixmodel.h"
#include "ui/releases/componentpanel.h"
#include "ui/releases/componentsview.h"
#include "ui/releases/matrixtable.h"
#include "ui/style/changeglyph.h"
#include "ui/style/matchglyph.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"
#include "ui/widgets/filterkeys.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/pagestack.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// By words, and by whether something differs.
class ShownComponents final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setOnlyDifferent(bool only)
    {
        m_only = only;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, 0, parent);
        return (!m_only || index.data(ComponentMatrixModel::DiffersRole).toBool()) && QSortFilterProxyModel::filterAcceptsRow(row, parent);
    }

private:
    bool m_only = false;
};

} // namespace

ComponentsView::ComponentsView(Workspace *workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_matrix(new ComponentMatrix(workspace, this)), m_model(m_matrix->model()), m_proxy(new ShownComponents(this))
{
    m_proxy->setSourceModel(m_model);
    m_proxy->setFilterKeyColumn(ComponentMatrixModel::nameColumn);
    m_proxy->setFilterRole(ComponentMatrixModel::SearchRole);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    column->addWidget(buildChoices());
    m_stack = new PageStack(buildContent(), this);
    m_stack->setObjectName(u"componentStack"_s);
    column->addWidget(m_stack, 1);
    downLeadsInto(m_filter, m_table);
    addActions();
    connectModels();
    fillBaselines();
    updateState();
}

QWidget *ComponentsView::buildChoices()
{
    auto *choices = new QWidget(this);
    auto *row = new FlowLayout(choices);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::between);
    m_filter = new QLineEdit(choices);
    m_filter->setObjectName(u"componentFilter"_s);
    m_filter->setPlaceholderText(tr("Filter by component or version"));
    m_filter->setAccessibleName(tr("Filter by component or version"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(32 * m_filter->fontMetrics().averageCharWidth());
    m_only = new QCheckBox(tr("Onl&y what differs"), choices);
    auto *label = new QLabel(tr("Each compare&d with"), choices);
    m_baseline = new QComboBox(choices);
    m_baseline->setObjectName(u"comparedWith"_s);
    m_baseline->setMinimumContentsLength(12);
    m_baseline->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    label->setBuddy(m_baseline);
    m_save = new QPushButton(symbolIcon(u"export"_s), tr("E&xport…"), choices);
    m_save->setAutoDefault(false);
    m_save->setToolTip(tr("Writes the rows that are shown to a file"));
    for (QWidget *each : std::initializer_list<QWidget *>{m_filter, m_only, label, m_baseline, m_save})
        row->addWidget(each);
    connect(m_filter, &QLineEdit::textChanged, this, &ComponentsView::applyFilter);
    connect(m_only, &QCheckBox::toggled, this, [this](bool only) {
        static_cast<ShownComponents *>(m_proxy)->setOnlyDifferent(only);
        updateState();
    });
    connect(m_baseline, &QComboBox::currentIndexChanged, this, [this] {
        m_wishedBaseline = m_baseline->currentData().toString();
        m_model->setBaseline(EnvironmentId(parseUuid(m_wishedBaseline)));
        m_model->sort();
        updateState();
    });
    connect(m_save, &QPushButton::clicked, this, &ComponentsView::chooseExportFile);
    return choices;
}

QWidget *ComponentsView::buildContent()
{
    auto *content = new QWidget(this);
    m_table = new MatrixTable(m_model, content);
    m_table->setObjectName(u"componentMatrix"_s);
    m_table->setAccessibleName(tr("Version of each component in each environment"));
    m_table->setModel(m_proxy);
    m_table->layOutColumns();
    m_panel = new ComponentPanel(content);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    column->addWidget(m_table, 1);
    column->addWidget(m_panel);
    column->addWidget(buildLegend());
    return content;
}

QWidget *ComponentsView::buildLegend()
{
    auto *legend = new QWidget(this);
    auto *row = new FlowLayout(legend);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::group);
    const auto add = [&](const QIcon &icon, const QString &text) {
        auto *entry = new QWidget(legend);
        auto *parts = new QHBoxLayout(entry);
        parts->setContentsMargins(0, 0, 0, 0);
        parts->setSpacing(spacing::inside);
        auto *shape = new QLabel(entry);
        shape->setPixmap(icon.pixmap(spacing::smallIcon));
        connect(&Theme::current(), &Theme::changed, shape, [shape, icon] { shape->setPixmap(icon.pixmap(spacing::smallIcon)); });
        auto *words = new QLabel(text, entry);
        words->setFont(Theme::captionFont());
        parts->addWidget(shape);
        parts->addWidget(words);
        row->addWidget(entry);
    };
    add(matchIcon(MatchMark::Same), tr("the same"));
    add(matchIcon(MatchMark::Different), tr("differs"));
    add(matchIcon(MatchMark::Mixed), tr("several versions at once"));
    add(matchIcon(MatchMark::OnlyHere), tr("only here"));
    add(matchIcon(MatchMark::Unresolved), tr("nobody can say"));
    add(verdictIcon(ChangeVerdict::DuringFreeze), tr("changed in a freeze"));
    return legend;
}

void ComponentsView::addActions()
{
    const auto make = [this](const QString &icon, const QString &text, const QKeySequence &key, void (ComponentsView::*run)()) {
        auto *action = new QAction(symbolIcon(icon), text, m_table);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, run);
        m_table->addAction(action);
    };
    make(u"targets"_s, tr("&Show the targets"), Qt::Key_Return, &ComponentsView::showTargets);
    make(u"compare"_s, tr("Com&pare with the other environment…"), Qt::Key_C, &ComponentsView::compare);
    make(u"copy"_s, tr("&Copy as text"), QKeySequence::Copy, &ComponentsView::copyCell);
}

} // namespace tidegate
