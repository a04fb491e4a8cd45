// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/releases/componentsview.h"

#include "models/componentexport.h"
#include "models/componentwords.h"
#include "models/servicewords.h"
#include "models/workspace.h"
#include "ui/releases/componentpanel.h"
#include "ui/releases/matrixdelegate.h"
#include "ui/releases/matrixtable.h"
#include "ui/style/plaintext.h"
#include "ui/widgets/pagestack.h"
#include "ui/widgets/plural.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

const QString componentFilterKey = u"componentFilter"_s;
const QString onlyDifferentKey = u"onlyDifferent"_s;
const QString baselineKey = u"comparedWith"_s;

} // namespace

void ComponentsView::connectModels()
{
    connect(m_matrix, &ComponentMatrix::changed, this, &ComponentsView::updateState);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_proxy, signal, this, &ComponentsView::updateState);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ComponentsView::showCurrent);
    const auto columns = [this] {
        m_table->layOutColumns();
        fillBaselines();
        updateState();
    };
    for (const auto signal : {&QAbstractItemModel::columnsInserted, &QAbstractItemModel::columnsRemoved})
        connect(m_model, signal, this, columns);
    connect(m_model, &QAbstractItemModel::columnsMoved, this, columns);
    connect(m_model, &QAbstractItemModel::headerDataChanged, this, [this] {
        fillBaselines(); // an environment may have another name
        emit statusTextChanged();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &ComponentsView::showCurrent);
    connect(m_table, &MatrixTable::sortRequested, m_model, &ComponentMatrixModel::sort);
    connect(m_table, &QTableView::activated, this, &ComponentsView::showTargets);
    connect(m_panel, &ComponentPanel::targetsWanted, this, &ComponentsView::showTargets);
    connect(m_panel, &ComponentPanel::digestWanted, this, &ComponentsView::showDigest);
    connect(m_panel, &ComponentPanel::comparisonWanted, this, &ComponentsView::compare);
    connect(m_panel, &ComponentPanel::changesWanted, this, [this] { emit changesRequested(current().environment.id.uuid()); });
    connect(m_workspace, &Workspace::stateChanged, this, &ComponentsView::updateState);
    connect(m_workspace, &Workspace::permissionsChanged, this, &ComponentsView::updateState);
    connect(m_workspace, &Workspace::loaded, this, &ComponentsView::updateState);
    connect(m_stack, &PageStack::retryRequested, this, &ComponentsView::reload);
}

void ComponentsView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_matrix->setWatched(true);
    m_table->layOutColumns();
}

void ComponentsView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_matrix->setWatched(false);
}

QList<QWidget *> ComponentsView::panes() const
{
    return {m_filter, m_table, m_panel};
}

QString ComponentsView::statusText() const
{
    const int components = m_model->rowCount();
    const auto environments = static_cast<int>(m_model->environments().size());
    QStringList parts{plural(components, tr("1 component"), tr("%n components", nullptr, components)),
                      plural(environments, tr("1 environment"), tr("%n environments", nullptr, environments)),
                      tr("%n differ somewhere", nullptr, m_model->differingSomewhere())};
    if (m_proxy->rowCount() != components)
        parts.prepend(tr("%L1 shown").arg(m_proxy->rowCount()));
    if (m_matrix->isCut())
        parts.append(tr("there are more on the server"));
    return parts.join(u" · "_s);
}

void ComponentsView::setScope(QUuid environment)
{
    m_scope = environment;
    const int column = m_model->columnOf(EnvironmentId(environment));
    if (column < 0 || m_proxy->rowCount() == 0)
        return;
    m_table->setCurrentIndex(m_proxy->index(std::max(0, m_table->currentIndex().row()), column));
}

void ComponentsView::reload()
{
    if (m_workspace->isLoaded())
        m_matrix->reload();
    else
        m_workspace->refresh();
}

void ComponentsView::saveState(QSettings &settings) const
{
    settings.setValue(componentFilterKey, m_filter->text());
    settings.setValue(onlyDifferentKey, m_only->isChecked());
    settings.setValue(baselineKey, m_wishedBaseline);
}

void ComponentsView::restoreState(QSettings &settings)
{
    m_filter->setText(settings.value(componentFilterKey).toString());
    m_only->setChecked(settings.value(onlyDifferentKey).toBool());
    m_wishedBaseline = settings.value(baselineKey).toString();
    fillBaselines();
}

void ComponentsView::fillBaselines()
{
    const QSignalBlocker quiet(m_baseline);
    m_baseline->clear();
    m_baseline->addItem(tr("the one before"), QString());
    for (const MatrixEnvironment &each : m_model->environments())
        m_baseline->addItem(plainLine(each.name, 60), each.id.toString());
    const int chosen = m_wishedBaseline.isEmpty() ? 0 : m_baseline->findData(m_wishedBaseline);
    m_baseline->setCurrentIndex(std::max(0, chosen)); // one that is gone may come back
    m_model->setBaseline(EnvironmentId(parseUuid(m_baseline->currentData().toString())));
}

void ComponentsView::applyFilter()
{
    m_proxy->setFilterFixedString(m_filter->text().trimmed());
    updateState();
}

void ComponentsView::updateState()
{
    emit statusTextChanged();
    const bool mayRead = !m_workspace->isLoaded() || m_workspace->can(Permission::TargetRead);
    const bool hasRows = m_proxy->rowCount() > 0 && m_model->columnCount() > 1;
    m_save->setEnabled(mayRead && hasRows);
    if (!mayRead) {
        m_stack->showEmpty(EmptyState::Variant::NoPermission, tr("Your role may not look at targets"), m_workspace->whyNot(Permission::TargetRead));
        return;
    }
    if (!hasRows) {
        if (m_model->rowCount() > 0 && m_model->columnCount() > 1)
            showNoMatch();
        else
            showNothing();
        return;
    }
    m_stack->showContent();
    if (m_matrix->error())
        m_stack->showFailed(tr("What runs now could not be loaded."), *m_matrix->error());
    if (!m_table->currentIndex().isValid()) // assistive technology needs a current cell
        m_table->setCurrentIndex(m_proxy->index(0, std::max(1, m_model->columnOf(EnvironmentId(m_scope)))));
    if (const QWidget *before = std::exchange(m_enterAfter, nullptr); before && before->hasFocus())
        m_table->setFocus(Qt::OtherFocusReason);
    showCurrent();
}

/// There is something, but the choice hides it.
void ComponentsView::showNoMatch()
{
    const QString text = m_filter->text().trimmed();
    if (!text.isEmpty()) {
        m_stack->showEmpty(EmptyState::Variant::NoMatch, tr("No component matches"), plainLine(text, 120))
            ->addAction(
                tr("Clear filter"), this, [this] { m_filter->clear(); }, true);
    } else {
        m_stack->showEmpty(EmptyState::Variant::NoMatch, tr("Nothing differs"), tr("Every environment runs what it is compared with, as far as is known."))
            ->addAction(
                tr("Show all components"), this, [this] { m_only->setChecked(false); }, true);
    }
}

void ComponentsView::showNothing()
{
    if (!m_workspace->isLoaded()) {
        m_stack->showAwaited(*m_workspace, tr("Loading what runs…"), tr("What runs could not be loaded."));
    } else if (m_model->environments().isEmpty()) {
        emit noEnvironment(m_stack->showEmpty(EmptyState::Variant::Empty, tr("No environments yet"), tr("Each environment is a column here.")));
    } else if (m_matrix->isTooOld()) {
        m_stack->showEmpty(EmptyState::Variant::Empty, tr("This server is too old to say"), tr("What runs where is told by newer servers."));
    } else if (m_matrix->error()) {
        m_stack->showFailed(tr("What runs could not be loaded."), *m_matrix->error());
    } else if (m_matrix->isLoaded()) {
        m_stack->showEmpty(EmptyState::Variant::Empty, tr("Nothing was seen to run yet"),
                           tr("A component shows here once it was seen on a target: by a check, by an agent, or by an inventory that a pipeline pushes."));
    } else {
        m_stack->showLoading(tr("Loading what runs…"));
    }
}

MatrixCell ComponentsView::current() const
{
    return m_table->currentIndex().isValid() ? matrixCell(m_table->currentIndex()) : MatrixCell();
}

void ComponentsView::showCurrent()
{
    m_panel->showCell(current());
}

void ComponentsView::showTargets()
{
    const MatrixCell cell = current();
    if (!cell.cell)
        return;
    RunningQuestion question{.component = cell.row->name, .environment = cell.environment.id.uuid(), .digests = {}, .what = {}};
    for (const ComponentUse &use : cell.cell->uses) {
        if (const QString digest = cell.row->images.at(use.image).digest; !digest.isEmpty())
            question.digests += QStringList(digest) + cell.row->images.at(use.image).digests;
    }
    //: A component and an environment.
    question.what = tr("%1 in %2").arg(plainLine(cell.row->name), plainLine(cell.environment.name));
    emit runningRequested(question);
}

void ComponentsView::showDigest(const QString &digest)
{
    emit runningRequested({.component = {}, .environment = {}, .digests = {digest}, .what = {}});
}

void ComponentsView::compare()
{
    const MatrixCell cell = current();
    if (cell.row && !cell.other.id.isNull())
        emit comparisonRequested(cell.other.id.uuid(), cell.environment.id.uuid());
}

void ComponentsView::copyCell()
{
    const MatrixCell cell = current();
    if (cell.row)
        QGuiApplication::clipboard()->setText((QStringList(words::cellSentence(cell)) + words::cellUses(cell)).join(u'\n'));
}

void ComponentsView::chooseExportFile()
{
    auto *dialog = new QFileDialog(window(), tr("Export the versions that are shown"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Table for spreadsheets (*.csv)"));
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"tidegate-versions.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &ComponentsView::exportTo);
    dialog->open();
}

void ComponentsView::exportTo(const QString &file)
{
    QList<int> rows;
    for (int row = 0; row < m_proxy->rowCount(); ++row)
        rows.append(m_proxy->mapToSource(m_proxy->index(row, 0)).row());
    if (const Result<void> written = exportComponents(*m_model, rows, file); written)
        emit successReported(tr("The versions were written to %1.").arg(QFileInfo(file).fileName()));
    else
        emit messageReported(tr("The versions could not be written."), words::sentence(written.error()));
}

} // namespace tidegate
