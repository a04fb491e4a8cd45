// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/drift/driftview.h"

#include "models/drifttext.h"
#include "models/words.h"
#include "ui/drift/comparisonmodel.h"
#include "ui/drift/differenceruler.h"
#include "ui/drift/digestdelegate.h"
#include "ui/drift/driftignoring.h"
#include "ui/drift/inventorycheck.h"
#include "ui/style/statusglyph.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/openchanges.h"
#include "ui/widgets/readablecolumns.h"
#include "ui/widgets/treeaccessible.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIdentityProxyModel>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QSettings>
#include <QStackedLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// The comparison as sentences, one a row, for those who hear it.
class SentenceModel final : public QIdentityProxyModel
{
public:
    using QIdentityProxyModel::QIdentityProxyModel;

    QVariant data(const QModelIndex &index, int role) const override
    {
        const bool words = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
        return QIdentityProxyModel::data(index, words ? ComparisonModel::SentenceRole : role);
    }
};

QString isolated(const QString &name)
{
    return CellDelegate::oneLine(name.left(120));
}

} // namespace

DriftView::DriftView(Workspace *workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace)
{
    setObjectName(u"driftView"_s);
    m_model = new ComparisonModel(this);
    m_check = new InventoryCheck(workspace, this);
    m_ignoring = new DriftIgnoring(workspace, this);
    m_changes = new OpenChanges(this);
    connect(m_ignoring, &DriftIgnoring::reported, this, &DriftView::reported);
    layOut();
    addActions();
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &DriftView::updateSpans);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &DriftView::updateSpans);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &DriftView::updateSpans);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &DriftView::updatePosition);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) { makeCurrent(current.row()); });
    for (QAbstractItemView *view : std::initializer_list<QAbstractItemView *>{m_table, m_list}) {
        connect(view, &QAbstractItemView::activated, this, &DriftView::activate);
        connect(view, &QAbstractItemView::clicked, this, &DriftView::activate);
    }
    connect(m_table, &QWidget::customContextMenuRequested, this, &DriftView::openMenu);
    connect(m_list, &QWidget::customContextMenuRequested, this, &DriftView::openMenu);
    connect(m_ruler, &DifferenceRuler::differenceRequested, this, [this](int number) { makeCurrent(m_model->rowOfDifference(number)); });
    connect(m_only, &QCheckBox::toggled, m_model, &ComparisonModel::setOnlyDifferences);
    connect(m_asList, &QCheckBox::toggled, this, [this] {
        if (m_stack->currentWidget() != m_state)
            m_stack->setCurrentWidget(currentForm());
    });
    connect(m_recheck, &QToolButton::clicked, this, &DriftView::recheck);
    connect(m_ignoring, &DriftIgnoring::failed, this, [this](const QString &what, const Error &error) { m_message->showError(what, error); });
    connect(m_changes, &OpenChanges::copied, this, &DriftView::copied);
    connect(m_changes, &OpenChanges::notOpened, this, [this](const QString &problem) { m_message->showMessage(InlineMessage::Kind::Warning, problem); });
    connect(m_check, &InventoryCheck::progressed, this, &DriftView::showProgress);
    connect(m_check, &InventoryCheck::ended, this, &DriftView::recheckEnded);
    connect(&Theme::current(), &Theme::changed, this, &DriftView::updateHeader); // the glyph is a picture
    showTarget(nullptr);
}

void DriftView::layOut()
{
    m_message = new InlineMessage(this);
    m_message->floatOver(this);
    m_message->hideMessage();
    m_table = new QTreeView(this);
    m_table->setObjectName(u"driftTable"_s);
    m_table->setAccessibleName(tr("Components, expected and actual"));
    m_table->setModel(m_model);
    keepReadable(m_table);
    m_table->setItemDelegate(new DigestDelegate(m_table));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setSectionsMovable(false);
    m_table->header()->setSectionResizeMode(ComparisonModel::ComponentColumn, QHeaderView::Interactive);
    m_table->header()->setSectionResizeMode(ComparisonModel::ExpectedColumn, QHeaderView::Stretch);
    m_table->header()->setSectionResizeMode(ComparisonModel::ActualColumn, QHeaderView::Stretch);
    m_table->header()->setSectionResizeMode(ComparisonModel::DifferenceColumn, QHeaderView::Interactive);
    connect(m_table->header(), &QHeaderView::geometriesChanged, this, &DriftView::fitColumns);
    keepColumnsReadable(m_table->header());
    m_table->header()->resizeSection(ComparisonModel::ComponentColumn, 18 * fontMetrics().horizontalAdvance(u'0'));
    m_sides = new QWidget(this);
    m_ruler = new DifferenceRuler(m_model, m_sides);
    m_ruler->setOffset(m_table->header()->sizeHint().height());
    auto *sides = new QHBoxLayout(m_sides);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(0);
    sides->addWidget(m_table, 1);
    sides->addWidget(m_ruler);
    m_list = new QListView(this);
    m_list->setObjectName(u"driftSentences"_s);
    m_list->setAccessibleName(tr("Components in words"));
    auto *sentences = new SentenceModel(this);
    sentences->setSourceModel(m_model);
    m_list->setModel(sentences);
    m_list->setItemDelegate(new CellDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setFrameShape(QFrame::NoFrame);
    m_state = new EmptyState(this);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_sides);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_state);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addLayout(m_stack, 1);
}

QWidget *DriftView::makeHeader()
{
    auto *header = new QWidget(this);
    m_glyph = new QLabel(header);
    m_title = new ElidedLabel(header);
    m_title->setFont(Theme::sectionFont());
    m_subtitle = new ElidedLabel(header);
    m_subtitle->setForegroundRole(QPalette::PlaceholderText);
    m_recheck = new QToolButton(header);
    m_recheck->setObjectName(u"recheck"_s);
    m_recheck->setText(tr("Re-check"));
    m_copy = new QToolButton(header);
    m_copy->setObjectName(u"copyDrift"_s);
    m_copy->setText(tr("Copy"));
    m_copy->setPopupMode(QToolButton::InstantPopup);
    auto *ignore = new QToolButton(header);
    ignore->setObjectName(u"ignore"_s);
    ignore->setDefaultAction(m_ignoring->action());
    auto *ignored = new QToolButton(header);
    ignored->setObjectName(u"ignoredList"_s);
    ignored->setDefaultAction(m_ignoring->listAction());
    auto *first = new QHBoxLayout;
    first->setSpacing(spacing::between);
    first->addWidget(m_glyph);
    first->addWidget(m_title, 1);
    first->addWidget(m_recheck);
    first->addWidget(m_copy);
    first->addWidget(ignore);
    first->addWidget(ignored);
    header->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *column = new QVBoxLayout(header);
    column->setContentsMargins(spacing::group, spacing::between, spacing::between, spacing::between);
    column->setSpacing(spacing::inside);
    column->addLayout(first);
    column->addWidget(m_subtitle);
    column->addWidget(makeTools(header));
    return header;
}

QWidget *DriftView::makeTools(QWidget *parent)
{
    m_tools = new QWidget(parent);
    m_only = new QCheckBox(tr("Only differences"), m_tools);
    m_only->setObjectName(u"onlyDifferences"_s);
    m_only->setChecked(true);
    m_asList = new QCheckBox(tr("In words"), m_tools);
    m_asList->setObjectName(u"asList"_s);
    m_asList->setToolTip(tr("One sentence a component, for screen readers and for narrow windows"));
    auto *changes = new QToolButton(m_tools);
    changes->setDefaultAction(m_changes->action());
    changes->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_position = new QLabel(m_tools);
    m_position->setObjectName(u"differencePosition"_s);
    m_previous = new QToolButton(m_tools);
    m_previous->setArrowType(Qt::UpArrow);
    m_previous->setAccessibleName(tr("Previous difference"));
    m_previous->setToolTip(tr("Previous difference (Alt+Up, Shift+F7)"));
    m_next = new QToolButton(m_tools);
    m_next->setArrowType(Qt::DownArrow);
    m_next->setAccessibleName(tr("Next difference"));
    m_next->setToolTip(tr("Next difference (Alt+Down, F7)"));
    auto *second = new QHBoxLayout(m_tools);
    second->setContentsMargins(0, 0, 0, 0);
    second->setSpacing(spacing::between);
    second->addWidget(m_only);
    second->addWidget(m_asList);
    second->addStretch(1);
    second->addWidget(changes);
    second->addWidget(m_position);
    second->addWidget(m_previous);
    second->addWidget(m_next);
    return m_tools;
}

void DriftView::addActions()
{
    const auto step = [this](int by, const QList<QKeySequence> &keys) {
        auto *action = new QAction(by > 0 ? tr("Next difference") : tr("Previous difference"), this);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        m_steps.append(action);
        connect(action, &QAction::triggered, this, [this, by] { goToDifference(by); });
    };
    step(1, {QKeySequence(Qt::ALT | Qt::Key_Down), QKeySequence(Qt::Key_F7), QKeySequence(Qt::CTRL | Qt::Key_Down)});
    step(-1, {QKeySequence(Qt::ALT | Qt::Key_Up), QKeySequence(Qt::SHIFT | Qt::Key_F7), QKeySequence(Qt::CTRL | Qt::Key_Up)});
    connect(m_next, &QToolButton::clicked, this, [this] { goToDifference(1); });
    connect(m_previous, &QToolButton::clicked, this, [this] { goToDifference(-1); });
    auto *menu = new QMenu(m_copy);
    menu->addAction(tr("As &JSON"), this, [this] { copyText(asJson(m_drift.targetName, m_drift.report, m_model->lines())); });
    menu->addAction(tr("As &Markdown"), this, [this] { copyText(asMarkdown(m_drift.targetName, m_model->lines())); });
    menu->addAction(tr("As unified &diff"), this, [this] { copyText(asUnifiedDiff(m_drift.targetName, m_model->lines())); });
    m_copy->setMenu(menu);
    menu->addSeparator();
    menu->addAction(tr("Current &row"), this, &DriftView::copyRow);
    for (QAbstractItemView *view : std::initializer_list<QAbstractItemView *>{m_table, m_list}) {
        auto *copyCell = new QAction(tr("Copy"), view);
        copyCell->setShortcut(QKeySequence::Copy);
        copyCell->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        view->addAction(copyCell);
        connect(copyCell, &QAction::triggered, this, [this, view] { copyText(view->currentIndex().data().toString()); });
    }
}

void DriftView::saveState(QSettings &settings) const
{
    settings.setValue(u"onlyDifferences"_s, m_only->isChecked());
    settings.setValue(u"inWords"_s, m_asList->isChecked());
}

void DriftView::restoreState(QSettings &settings)
{
    m_only->setChecked(settings.value(u"onlyDifferences"_s, true).toBool());
    m_asList->setChecked(settings.value(u"inWords"_s, false).toBool());
}

QWidget *DriftView::currentForm() const
{
    return m_asList->isChecked() ? static_cast<QWidget *>(m_list) : m_sides;
}

void DriftView::makeCurrent(int row)
{
    if (row < 0)
        return;
    const QModelIndex index = m_model->index(row, std::max(0, m_table->currentIndex().column()));
    if (m_table->currentIndex().row() != row) {
        m_table->setCurrentIndex(index);
        m_table->scrollTo(index);
    }
    if (m_list->currentIndex().row() != row)
        m_list->setCurrentIndex(m_list->model()->index(row, 0));
    updatePosition();
}

void DriftView::copyRow()
{
    const QModelIndex current = m_table->currentIndex();
    QStringList cells;
    for (int column = 0; column < m_model->columnCount() && current.isValid(); ++column)
        cells.append(current.siblingAtColumn(column).data().toString());
    copyText(cells.join(u'\t'));
}

void DriftView::showTarget(const FleetDrift *drift)
{
    if (!drift) {
        m_drift = {};
        m_state->clearActions();
        m_state->setState(EmptyState::Variant::Empty, tr("Nothing selected"), tr("Select a target to compare what is expected with what is there."));
        m_stack->setCurrentWidget(m_state);
        updateHeader();
        return;
    }
    const bool another = drift->target != m_drift.target;
    const bool newVerdict = !(drift->report == m_drift.report);
    m_drift = *drift;
    if (another) {
        m_message->hideMessage();
        m_sticker.reset();
        m_inventory.reset();
        m_check->cancel();
        m_model->setLines({});
    }
    if (another || newVerdict) {
        showComparison(m_drift, compareComponents(m_sticker.value_or(Sticker()), m_inventory.value_or(InventorySnapshot()), m_drift.report));
        reload();
    }
}

void DriftView::showComparison(const FleetDrift &drift, const QList<ComparisonLine> &lines)
{
    m_drift = drift;
    m_model->setLines(lines);
    updateSpans();
    if (drift.report.status == DriftStatus::Unknown)
        showReason();
    else
        m_stack->setCurrentWidget(currentForm());
    updateHeader();
}

void DriftView::showReason()
{
    m_state->clearActions();
    m_state->setState(EmptyState::Variant::Empty, tr("Not checked yet"), notCheckedReason(m_drift.report.reason));
    if (m_drift.report.reason == "no_sticker"_L1)
        m_state->addAction(tr("Open the target"), this, [this] { emit targetRequested(m_drift.target.uuid()); });
    else
        m_state->addAction(
            tr("Sync the inventory"), this, [this] { recheck(); }, true);
    m_stack->setCurrentWidget(m_state);
}

void DriftView::reload()
{
    if (m_drift.target.isNull())
        return;
    const TargetId id = m_drift.target;
    const auto join = [this] {
        if (m_sticker && m_inventory)
            showComparison(m_drift, compareComponents(*m_sticker, *m_inventory, m_drift.report));
    };
    whenDone(m_workspace->queries().sticker(id), this, [this, id, join](const Result<std::optional<Sticker>> &answer) {
        if (id != m_drift.target)
            return;
        if (answer) {
            m_sticker = *answer;
            join();
        } else {
            m_message->showError(tr("The whole comparison could not be loaded; the differences below are those last reported."), answer.error());
            m_message->addAction(tr("Retry"), this, [this] {
                m_message->hideMessage();
                reload();
            });
        }
    });
    whenDone(m_workspace->queries().inventory(id), this, [this, id, join](const Result<std::optional<InventorySnapshot>> &answer) {
        if (id != m_drift.target || !answer) // the same failure is said for the sticker
            return;
        m_inventory = *answer;
        join();
    });
}

void DriftView::updateHeader()
{
    const bool any = !m_drift.target.isNull();
    const DriftStatus status = m_drift.report.status;
    const int differences = m_model->differences();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_glyph, m_subtitle, m_recheck, m_copy})
        widget->setVisible(any);
    m_tools->setVisible(any && status != DriftStatus::Unknown);
    if (!any) {
        m_title->setText(tr("Drift"));
        m_ignoring->setCurrent({}, nullptr);
        updateChanges(nullptr);
        return;
    }
    m_glyph->setPixmap(driftIcon(status).pixmap(QSize(spacing::smallIcon, spacing::smallIcon), devicePixelRatioF()));
    QString verdict = words::of(status);
    const auto ignoredCount = std::count_if(m_model->lines().begin(), m_model->lines().end(),
                                            [](const ComparisonLine &line) { return line.ignoredBy.has_value(); });
    if (status == DriftStatus::Ignored)
        verdict = tr("○ %1 of %2 components ignored").arg(ignoredCount).arg(m_model->lines().size());
    else if (status == DriftStatus::Drifted)
        verdict = tr("≠ %1 of %2 components").arg(differences).arg(m_model->lines().size());
    else if (status == DriftStatus::Unknown)
        verdict = tr("– not checked yet");
    m_title->setText(tr("%1  %2", "a target and its verdict").arg(isolated(m_drift.targetName), verdict));
    const QString checked = m_drift.report.observedAt ? words::nearInstant(*m_drift.report.observedAt, Clock::system().now(), DisplayZone::current().zone())
                                                      : tr("never");
    const QString release = m_drift.releaseName.isEmpty() ? tr("nothing recorded") : isolated(m_drift.releaseName);
    const QString subtitle = tr("expected %1 – actual (checked %2)").arg(release, checked);
    m_subtitle->setText(m_drift.report.targetUnreachable ? tr("%1; the target cannot be reached now").arg(subtitle)
                            : m_drift.report.stale       ? tr("%1, out of date").arg(subtitle)
                                                         : subtitle);
    const QString refusal = m_workspace->whyNot(Permission::InventoryWrite);
    m_recheck->setEnabled(refusal.isEmpty() && !m_check->isRunning());
    m_recheck->setToolTip(refusal.isEmpty() ? tr("Looks at the target again") : refusal);
    updatePosition();
}

void DriftView::updatePosition()
{
    const int count = m_model->differences();
    const QModelIndex current = m_table->currentIndex();
    const int number = current.isValid() ? m_model->differenceAt(current.row()) : -1;
    m_ruler->setCurrent(current.isValid() ? current.row() : -1);
    if (current.isValid() && m_list->currentIndex().row() != current.row())
        m_list->setCurrentIndex(m_list->model()->index(current.row(), 0));
    m_position->setText(count == 0       ? tr("No differences")
                            : number < 0 ? tr("%1 differences").arg(count)
                                         : tr("Difference %1 of %2").arg(number + 1).arg(count));
    const ComparisonLine *line = current.isValid() && current.row() < m_model->rowCount() ? m_model->lineAt(current.row()) : nullptr;
    m_ignoring->setCurrent(m_drift, line);
    updateChanges(line);
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
}

void DriftView::updateChanges(const ComparisonLine *line)
{
    if (!line || !line->difference)
        m_changes->setNone(tr("Choose a difference first."));
    else if (line->expected.isEmpty() || line->actual.isEmpty() || line->difference == DifferenceKind::StickerMismatch)
        m_changes->setNone(tr("There are not two images to be held against each other."));
    else
        m_changes->setImages(line->expectedOrigin, line->actualOrigin);
}

void DriftView::goToDifference(int step)
{
    const int count = m_model->differences();
    if (count == 0)
        return;
    const QModelIndex current = m_table->currentIndex();
    const int at = current.isValid() ? m_model->differenceAt(current.row()) : -1;
    const bool onOne = current.isValid() && m_model->lineAt(current.row()) && m_model->lineAt(current.row())->counts();
    int wanted = at + step;
    if (step < 0 && !onOne)
        wanted = at; // between two differences: the one above
    wanted = std::clamp(wanted, 0, count - 1);
    makeCurrent(m_model->rowOfDifference(wanted));
}

/// The words get what they need, but no more than half: what differs has to be seen beside them.
void DriftView::fitColumns()
{
    const auto column = ComparisonModel::DifferenceColumn;
    const int needed = std::max(static_cast<QAbstractItemView *>(m_table)->sizeHintForColumn(column), m_table->header()->sectionSizeHint(column));
    const int wanted = std::min(needed, std::max(m_table->viewport()->width() / 2, m_table->header()->sectionSizeHint(column)));
    if (m_table->header()->sectionSize(column) != wanted)
        m_table->header()->resizeSection(column, wanted);
}

void DriftView::updateSpans()
{
    fitColumns();
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_table->setFirstColumnSpanned(row, {}, m_model->isFolded(row));
    if (m_model->rowCount() == 0)
        return;
    const int first = std::max(0, m_model->rowOfDifference(0));
    if (!m_table->currentIndex().isValid())
        m_table->selectionModel()->setCurrentIndex(m_model->index(first, 0), QItemSelectionModel::NoUpdate);
    updatePosition();
}

void DriftView::activate(const QModelIndex &index)
{
    if (index.data(ComparisonModel::FoldRole).toInt() > 0)
        m_model->unfold(index.row());
}

QString DriftView::currentDigest() const
{
    const QModelIndex current = m_table->currentIndex();
    const QString own = current.data(ComparisonModel::DigestRole).toString();
    return own.isEmpty() ? current.siblingAtColumn(ComparisonModel::ActualColumn).data(ComparisonModel::DigestRole).toString() : own;
}

void DriftView::openMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString digest = currentDigest();
    QAction *copy = menu->addAction(tr("&Copy digest"), this, [this, digest] { copyText(digest); });
    QAction *where = menu->addAction(tr("&Where is this digest running?"), this, [this, digest] { emit digestWanted(digest); });
    copy->setEnabled(!digest.isEmpty());
    where->setEnabled(!digest.isEmpty());
    menu->addAction(tr("Copy &row"), this, &DriftView::copyRow);
    menu->addSeparator();
    menu->addAction(m_changes->action());
    menu->addAction(m_changes->copyAction());
    menu->addSeparator();
    menu->addAction(m_ignoring->action());
    menu->addAction(m_ignoring->listAction());
    menu->addSeparator();
    menu->addAction(tr("&Open the target"), this, [this] { emit targetRequested(m_drift.target.uuid()); });
    const QAbstractItemView *view = m_asList->isChecked() ? static_cast<QAbstractItemView *>(m_list) : m_table;
    menu->popup(view->viewport()->mapToGlobal(position));
}

void DriftView::recheck()
{
    m_check->start(m_drift.target);
    updateHeader();
}

void DriftView::showProgress(OperationStatus status)
{
    m_message->showMessage(InlineMessage::Kind::Info, tr("Looking at the target: %1…").arg(words::of(status)));
    m_message->addAction(tr("Stop waiting"), this, [this] {
        m_check->cancel();
        m_message->hideMessage();
        updateHeader();
    });
}

void DriftView::recheckEnded(const QString &problem)
{
    if (problem.isEmpty())
        m_message->hideMessage();
    else
        m_message->showMessage(InlineMessage::Kind::Warning, tr("The target could not be looked at. %1").arg(problem));
    updateHeader();
    whenDone(m_workspace->queries().drift(m_drift.target), this, [this, id = m_drift.target](const Result<DriftReport> &answer) {
        if (id != m_drift.target || !answer) // the list keeps the verdict it has
            return;
        FleetDrift now = m_drift;
        now.report = *answer;
        m_sticker.reset();
        m_inventory.reset();
        showTarget(&now);
    });
}

void DriftView::copyText(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    emit copied();
}

} // namespace tidegate
