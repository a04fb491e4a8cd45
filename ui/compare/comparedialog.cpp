// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/comparedialog.h"

#include "models/comparisontext.h"
#include "models/environmentcomparisonmodel.h"
#include "models/environmenttablemodel.h"
#include "models/wallclock.h"
#include "models/words.h"
#include "ui/compare/comparedelegate.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/openchanges.h"
#include "ui/widgets/pagestack.h"
#include "ui/widgets/readablecolumns.h"
#include "ui/widgets/timefield.h"
#include "ui/widgets/treeaccessible.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {

namespace {

QString totalsText(const ComparedEnvironment &totals)
{
    if (totals.release.isEmpty())
        return CompareDialog::tr("Nothing is recorded on %1.").arg(words::targetCount(totals.targets));
    return CompareDialog::tr("%1 on %L2 of %3", "a release, a number, 12 targets")
        .arg(totals.release)
        .arg(totals.matching)
        .arg(words::targetCount(totals.targets));
}

} // namespace

CompareDialog::CompareDialog(Workspace *workspace, QWidget *parent) : QDialog(parent), m_workspace(workspace)
{
    setObjectName(u"compareDialog"_s);
    setWindowTitle(tr("Compare environments"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(920, 560);
    m_model = new EnvironmentComparisonModel(this);
    m_later = new QTimer(this);
    m_later->setSingleShot(true);
    m_later->setInterval(300ms); // a time is typed digit by digit, and stickers come in groups
    build();
    fillEnvironments();
    const auto later = qOverload<>(&QTimer::start);
    connect(m_later, &QTimer::timeout, this, &CompareDialog::load);
    connect(m_left, &QComboBox::currentIndexChanged, m_later, later);
    connect(m_right, &QComboBox::currentIndexChanged, m_later, later);
    connect(m_then, &QCheckBox::toggled, this, [this](bool then) {
        m_at->setEnabled(then);
        m_later->start();
    });
    connect(m_at, &TimeField::instantChanged, m_later, later);
    connect(&DisplayZone::current(), &DisplayZone::changed, this, [this] { m_at->setZone(DisplayZone::current().zone()); });
    connect(m_only, &QCheckBox::toggled, this, [this](bool only) {
        m_model->setOnlyDifferences(only);
        updateState();
    });
    connect(m_stack, &PageStack::retryRequested, this, &CompareDialog::load);
    connect(workspace, &Workspace::entityChanged, this, [this](EntityType type) {
        if (type == EntityType::Sticker && !m_later->isActive())
            m_later->start();
    });
    EnvironmentTableModel *environments = workspace->environments();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(environments, signal, this, &CompareDialog::fillEnvironments);
    connect(environments, &QAbstractItemModel::dataChanged, this, &CompareDialog::fillEnvironments);
}

CompareDialog *CompareDialog::open(Workspace *workspace, EnvironmentId environment, QWidget *parent)
{
    auto *dialog = new CompareDialog(workspace, parent);
    const auto &all = workspace->environments()->all();
    qsizetype right = all.size() - 1;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (all.at(i).environment.id == environment)
            right = i;
    }
    const qsizetype left = right > 0 ? right - 1 : 1;
    if (left < all.size() && right >= 0)
        dialog->compare(all.at(left).environment.id, all.at(right).environment.id);
    dialog->show();
    return dialog;
}

void CompareDialog::build()
{
    m_changes = new OpenChanges(this);
    m_message = new InlineMessage(this);
    m_message->floatOver(this);
    m_message->hideMessage();
    connect(m_changes, &OpenChanges::notOpened, this, [this](const QString &problem) { m_message->showMessage(InlineMessage::Kind::Warning, problem); });
    buildTable();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &CompareDialog::updateChanges);
    m_stack = new PageStack(m_table, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::page, spacing::group, spacing::page, spacing::page);
    column->setSpacing(spacing::group);
    column->addWidget(buildChoices());
    column->addWidget(buildTools());
    column->addWidget(m_stack, 1);
}

QWidget *CompareDialog::buildChoices()
{
    auto *choices = new QWidget(this);
    const auto choice = [choices](const QString &objectName) {
        auto *combo = new QComboBox(choices);
        combo->setObjectName(objectName);
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(16);
        return combo;
    };
    const auto totals = [choices] {
        auto *label = new QLabel(choices);
        label->setTextFormat(Qt::PlainText);
        label->setFont(Theme::captionFont());
        label->setWordWrap(true);
        return label;
    };
    m_left = choice(u"left"_s);
    m_right = choice(u"right"_s);
    m_leftTotals = totals();
    m_rightTotals = totals();
    auto *swap = new QToolButton(choices);
    swap->setObjectName(u"swap"_s);
    swap->setIcon(symbolIcon(u"compare"_s));
    swap->setFocusPolicy(Qt::StrongFocus);
    swap->setText(tr("Swap"));
    swap->setToolTip(tr("Swap left and right (Ctrl+T)"));
    swap->setShortcut(Qt::CTRL | Qt::Key_T);
    swap->setAccessibleName(tr("Swap left and right"));
    connect(swap, &QToolButton::clicked, this, &CompareDialog::swap);
    auto *leftLabel = new QLabel(tr("&Left"), choices);
    leftLabel->setBuddy(m_left);
    auto *rightLabel = new QLabel(tr("&Right"), choices);
    rightLabel->setBuddy(m_right);
    auto *grid = new QGridLayout(choices);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(spacing::between);
    grid->setVerticalSpacing(spacing::inside);
    grid->addWidget(leftLabel, 0, 0);
    grid->addWidget(m_left, 0, 1);
    grid->addWidget(swap, 0, 2);
    grid->addWidget(rightLabel, 0, 3);
    grid->addWidget(m_right, 0, 4);
    grid->addWidget(m_leftTotals, 1, 1);
    grid->addWidget(m_rightTotals, 1, 4);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(4, 1);
    return choices;
}

QWidget *CompareDialog::buildTools()
{
    auto *tools = new QWidget(this);
    m_only = new QCheckBox(tr("&Only differences"), tools);
    m_only->setObjectName(u"onlyDifferences"_s);
    m_then = new QCheckBox(tr("&As it was at"), tools);
    m_then->setObjectName(u"then"_s);
    buildTime(tools);
    m_summary = new QLabel(tools);
    m_summary->setObjectName(u"summary"_s);
    m_summary->setFont(Theme::strongFont());
    m_copy = new QToolButton(tools);
    m_copy->setObjectName(u"copyComparison"_s);
    m_copy->setText(tr("&Copy"));
    m_copy->setFocusPolicy(Qt::StrongFocus);
    m_copy->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_copy);
    const auto names = [this] { return std::pair(nameOf(m_model->comparison().left.id), nameOf(m_model->comparison().right.id)); };
    menu->addAction(tr("As &Markdown"), this, [this, names] {
        const auto [left, right] = names();
        QGuiApplication::clipboard()->setText(comparisonAsMarkdown(m_model->comparison(), left, right));
    });
    menu->addAction(tr("As &JSON"), this, [this, names] {
        const auto [left, right] = names();
        QGuiApplication::clipboard()->setText(comparisonAsJson(m_model->comparison(), left, right));
    });
    m_copy->setMenu(menu);
    auto *changes = new QToolButton(tools);
    changes->setDefaultAction(m_changes->action());
    changes->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    changes->setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum); // not Fixed, which would stop at the height of one line
    policy.setHeightForWidth(true);
    tools->setSizePolicy(policy);
    auto *row = new FlowLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    for (QWidget *part : std::initializer_list<QWidget *>{m_summary, m_only, m_then, m_at, m_copy, changes})
        row->addWidget(part);
    for (QWidget *part : std::initializer_list<QWidget *>{m_summary, m_only, m_then}) // in line with the text of the time
        part->setMinimumHeight(m_at->edit()->sizeHint().height());
    return tools;
}

void CompareDialog::buildTime(QWidget *parent)
{
    constexpr int lines = 2;
    const QTimeZone zone = DisplayZone::current().zone();
    const QDateTime now = wallClock(Clock::system().now(), zone);
    m_at = new TimeField(TimeStyle::Weekday, TimeField::Edge::End, tr("Time to compare at"), parent);
    m_at->setObjectName(u"compareTime"_s);
    m_at->setDirection(TimeField::Direction::Back);
    m_at->setLines(lines);
    m_at->setZone(zone);
    m_at->setInstant(endAt(QDateTime(now.date().addDays(-1), QTime(now.time().hour(), 0), Qt::UTC), zone));
    m_at->setEnabled(false);
}

void CompareDialog::buildTable()
{
    m_table = new QTreeView(this);
    m_table->setObjectName(u"comparison"_s);
    m_table->setAccessibleName(tr("Components of both environments"));
    m_table->setModel(m_model);
    keepReadable(m_table);
    m_table->setItemDelegate(new CompareDelegate(m_table));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    QHeaderView *header = m_table->header();
    header->setStretchLastSection(false);
    header->setSectionsMovable(false);
    const int character = fontMetrics().averageCharWidth();
    header->resizeSection(EnvironmentComparisonModel::ComponentColumn, 22 * character);
    header->resizeSection(EnvironmentComparisonModel::MatchColumn, 18 * character);
    header->setSectionResizeMode(EnvironmentComparisonModel::LeftColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(EnvironmentComparisonModel::RightColumn, QHeaderView::Stretch);
    keepColumnsReadable(header);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto *copy = new QAction(symbolIcon(u"copy"_s), tr("&Copy"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &CompareDialog::copyCell);
    m_table->addAction(copy);
    m_table->addAction(m_changes->action());
    m_table->addAction(m_changes->copyAction());
}

void CompareDialog::fillEnvironments()
{
    for (QComboBox *choice : {m_left, m_right}) {
        const QSignalBlocker quiet(choice); // what is chosen stays chosen
        const QVariant chosen = choice->currentData();
        choice->clear();
        for (const EnvironmentSummary &summary : m_workspace->environments()->all())
            choice->addItem(summary.environment.displayName, summary.environment.id.uuid());
        choice->setCurrentIndex(qMax(0, choice->findData(chosen)));
        choice->setAccessibleName(choice == m_left ? tr("Left environment") : tr("Right environment"));
    }
}

void CompareDialog::compare(EnvironmentId left, EnvironmentId right)
{
    const QSignalBlocker quietLeft(m_left); // one question for both
    const QSignalBlocker quietRight(m_right);
    m_left->setCurrentIndex(m_left->findData(left.uuid()));
    m_right->setCurrentIndex(m_right->findData(right.uuid()));
    load();
}

void CompareDialog::swap()
{
    compare(EnvironmentId(m_right->currentData().toUuid()), EnvironmentId(m_left->currentData().toUuid()));
}

void CompareDialog::load()
{
    m_later->stop();
    std::optional<Instant> at;
    if (m_then->isChecked() && !m_at->isReadable()) { // what is shown would be of another time
        ++m_request;
        m_known = false;
        m_stack->showEmpty(EmptyState::Variant::Empty, tr("The time cannot be read"), m_at->problem());
        return;
    }
    if (m_then->isChecked())
        at = m_at->instant();
    const EnvironmentId left(m_left->currentData().toUuid());
    const EnvironmentId right(m_right->currentData().toUuid());
    const quint64 request = ++m_request;
    if (!m_known)
        m_stack->showLoading(tr("Comparing…"));
    whenDone(m_workspace->queries().compare(left, right, at), this, [this, request](const Result<EnvironmentComparison> &answer) {
        if (request != m_request)
            return;
        if (answer)
            showComparison(*answer);
        else
            m_stack->showFailed(tr("The environments could not be compared."), answer.error());
    });
}

void CompareDialog::showComparison(const EnvironmentComparison &comparison)
{
    m_known = true;
    m_model->setNames(nameOf(comparison.left.id), nameOf(comparison.right.id));
    m_model->setComparison(comparison);
    m_leftTotals->setText(totalsText(comparison.left));
    m_rightTotals->setText(totalsText(comparison.right));
    updateState();
}

void CompareDialog::updateState()
{
    const EnvironmentComparison &comparison = m_model->comparison();
    const int all = static_cast<int>(comparison.components.size());
    const int different = m_model->differences();
    m_copy->setEnabled(all > 0);
    updateChanges();
    m_summary->setText(all == 0             ? QString()
                           : different == 0 ? tr("All %n components are the same.", nullptr, all)
                                            : tr("%L1 of %L2 components differ.").arg(different).arg(all));
    if (!m_known)
        return;
    if (m_model->rowCount() > 0) {
        m_stack->showContent();
        if (!m_table->currentIndex().isValid())
            m_table->setCurrentIndex(m_model->index(0, 0)); // assistive technology needs a current row
        return;
    }
    if (all > 0) {
        EmptyState *state = m_stack->showEmpty(EmptyState::Variant::NoMatch, tr("No difference"), tr("Both environments have the same images."));
        state->addAction(
            tr("Show all components"), this, [this] { m_only->setChecked(false); }, true);
        return;
    }
    m_stack->showEmpty(EmptyState::Variant::Empty, tr("Nothing is recorded"),
                       tr("The comparison is made of version stickers: record on a target, or by your pipeline, what was deployed."));
}

void CompareDialog::copyCell()
{
    QGuiApplication::clipboard()->setText(m_table->currentIndex().data().toString());
}

void CompareDialog::updateChanges()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid() || current.row() >= m_model->rowCount()) {
        m_changes->setNone(tr("Choose a component first."));
        return;
    }
    const ComparedComponent &component = m_model->at(current.row());
    if (component.left.digests.size() == 1 && component.right.digests.size() == 1)
        m_changes->setImages(m_model->originOn(component.left), m_model->originOn(component.right));
    else
        m_changes->setNone(tr("There is not one image on each side."));
}

QString CompareDialog::nameOf(EnvironmentId id) const
{
    const EnvironmentSummary *summary = m_workspace->environments()->find(id);
    return summary ? summary->environment.displayName : id.toString();
}

QString CompareDialog::summary() const
{
    return m_summary->text();
}

} // namespace tidegate
