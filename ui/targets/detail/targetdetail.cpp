// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/detail/targetdetail.h"

#include "models/servicewords.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/style/plaintext.h"
#include "ui/style/statusglyph.h"
#include "ui/targets/detail/branchhistory.h"
#include "ui/targets/detail/driftsummarytab.h"
#include "ui/targets/detail/historytab.h"
#include "ui/targets/detail/inventorytab.h"
#include "ui/targets/detail/jsontab.h"
#include "ui/targets/detail/overviewtab.h"
#include "ui/targets/detail/stickertab.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/formarea.h"
#include "ui/widgets/relativetimelabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tidegate {

TargetDetail::TargetDetail(Workspace *workspace, QAction *checkHealth, QAction *recordSticker, QWidget *parent) : QStackedWidget(parent), m_workspace(workspace)
{
    setObjectName(u"targetDetail"_s);
    setAccessibleName(tr("Details"));
    auto *nothing = new EmptyState(this);
    nothing->setState(EmptyState::Variant::Empty, tr("Nothing selected"), tr("Select a target to see its details."));
    addWidget(nothing);
    addWidget(makeTargetPage(checkHealth, recordSticker));
    addWidget(makeBranchPage());
    connect(this, &QStackedWidget::currentChanged, this, &QWidget::updateGeometry);
    connect(&Theme::current(), &Theme::changed, this, [this] {
        if (!m_target.isNull())
            showTarget(m_target, true); // the glyph is a picture
    });
}

static QTabWidget *newTabs(QWidget *parent)
{
    auto *tabs = new QTabWidget(parent);
    tabs->setObjectName(u"detailTabs"_s);
    tabs->setDocumentMode(true);
    tabs->setAccessibleName(TargetDetail::tr("Details"));
    tabs->tabBar()->setFont(Theme::captionFont());
    tabs->tabBar()->setExpanding(false);
    tabs->tabBar()->setElideMode(Qt::ElideNone);
    tabs->tabBar()->setUsesScrollButtons(true);
    return tabs;
}

QWidget *TargetDetail::makeTargetPage(QAction *checkHealth, QAction *recordSticker)
{
    auto *page = new QWidget(this);
    m_title = new ElidedLabel(page);
    m_title->setFont(Theme::sectionFont());
    m_glyph = new QLabel(page);
    m_word = new QLabel(page);
    m_word->setObjectName(u"healthWord"_s);
    m_word->setFont(Theme::strongFont());
    m_age = new RelativeTimeLabel(page);
    m_age->setClock([this] { return toInstant(m_workspace->serverNow()); });
    m_message = new QLabel(page); // the cause: in as many lines as it takes
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *check = new QToolButton(page);
    check->setDefaultAction(checkHealth);
    check->setToolButtonStyle(Qt::ToolButtonTextOnly);

    auto *health = new QHBoxLayout;
    health->setSpacing(spacing::inside + 2);
    health->addWidget(m_glyph);
    health->addWidget(m_word);
    health->addWidget(m_age, 1);
    health->addWidget(check);
    m_tabs = newTabs(page);
    const auto add = [this](DetailTab *tab, const QString &title) {
        constexpr int leastRows = 3; // below a low list it scrolls
        auto *area = new FormArea(tab);
        area->setLeastRows(leastRows);
        m_tabs->addTab(area, title);
        m_pages.append(tab);
        connect(tab, &DetailTab::driftRequested, this, &TargetDetail::driftRequested);
        connect(tab, &DetailTab::successReported, this, &TargetDetail::successReported);
    };
    add(new OverviewTab(m_workspace, this), tr("Overview"));
    add(new StickerTab(m_workspace, recordSticker, this), tr("Sticker"));
    add(new InventoryTab(m_workspace, this), tr("Inventory"));
    add(new DriftSummaryTab(m_workspace, this), tr("Drift"));
    add(new HistoryTab(m_workspace, this), tr("History"));
    add(new JsonTab(m_workspace, this), tr("JSON"));
    page->setMinimumWidth(m_tabs->tabBar()->sizeHint().width() + spacing::inside);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(spacing::group, spacing::between, spacing::between, 0);
    head->setSpacing(spacing::inside);
    head->addWidget(m_title);
    head->addLayout(health);
    head->addWidget(m_message);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::inside);
    column->addLayout(head);
    column->addWidget(m_tabs, 1);
    return page;
}

QWidget *TargetDetail::makeBranchPage()
{
    auto *page = new QWidget(this);
    m_branchTitle = new ElidedLabel(page);
    m_branchTitle->setFont(Theme::sectionFont());
    m_branchText = new QLabel(page);
    m_branchText->setTextFormat(Qt::PlainText);
    m_branchText->setWordWrap(true);
    m_cause = new QPushButton(tr("Go to cause"), page);
    m_cause->setObjectName(u"goToCause"_s);
    m_cause->setToolTip(tr("Go to the worst target (Space)"));
    connect(m_cause, &QPushButton::clicked, this, &TargetDetail::causeRequested);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(spacing::group, spacing::between, spacing::between, spacing::between);
    column->setSpacing(spacing::between);
    column->addWidget(m_branchTitle);
    column->addWidget(m_branchText);
    column->addWidget(m_cause, 0, Qt::AlignLeft);
    m_branchHistory = new BranchHistory(m_workspace, page);
    connect(m_branchHistory, &BranchHistory::targetRequested, this, &TargetDetail::targetRequested);
    column->addWidget(m_branchHistory, 1);
    return page;
}

QSize TargetDetail::minimumSizeHint() const
{
    // As wide in any case, so that it does not fold with the selection; as high as what shows.
    return {QStackedWidget::minimumSizeHint().width(), currentWidget()->minimumSizeHint().height()};
}

void TargetDetail::showIndex(const QModelIndex &source)
{
    if (!source.isValid()) {
        m_target = {};
        setCurrentIndex(0);
    } else if (source.data(TargetTreeModel::KindRole).value<TargetTreeModel::Kind>() == TargetTreeModel::Kind::Target) {
        showTarget(TargetId(source.data(TargetTreeModel::IdRole).toUuid()));
    } else {
        showBranch(source);
    }
}

void TargetDetail::showTarget(TargetId id, bool repaint)
{
    const auto target = m_workspace->targets()->target(id);
    if (!target)
        return;
    const bool checking = m_workspace->targets()->indexOf(id).data(TargetTreeModel::CheckingRole).toBool();
    const std::pair shown(*target, checking);
    if (m_target == id && m_shown == shown && !repaint)
        return;
    m_target = id;
    m_shown = shown;
    m_title->setText(target->name);
    m_glyph->setPixmap(
        healthIcon(target->health.status, target->healthStale, checking).pixmap(QSize(spacing::smallIcon, spacing::smallIcon), devicePixelRatioF()));
    m_word->setText(checking                  ? tr("Checking…")
                        : target->healthStale ? tr("%1 (stale)").arg(words::of(target->health.status))
                                              : words::of(target->health.status));
    m_age->setInstant(target->health.checkedAt);
    if (!target->health.checkedAt)
        m_age->setText(tr("never checked"));
    const QString sentence = words::sentence(target->health);
    m_message->setText(plainParagraph(sentence, 400));
    m_message->setToolTip(plainToolTip(sentence));
    m_message->setVisible(!sentence.isEmpty());
    for (DetailTab *page : std::as_const(m_pages))
        page->setTarget(*target);
    setCurrentIndex(1);
}

/// The environment or group that a branch of the tree stands for.
static HealthParent parentAt(const QModelIndex &branch)
{
    const QUuid id = branch.data(TargetTreeModel::IdRole).toUuid();
    if (branch.data(TargetTreeModel::KindRole).value<TargetTreeModel::Kind>() == TargetTreeModel::Kind::Environment)
        return {EnvironmentId(id), {}};
    return {EnvironmentId(branch.parent().data(TargetTreeModel::IdRole).toUuid()), TargetGroupId(id)};
}

void TargetDetail::showBranch(const QModelIndex &source)
{
    m_target = {};
    m_branchTitle->setText(source.data(Qt::DisplayRole).toString());
    const QStringList lines{source.siblingAtColumn(TargetTreeModel::TypeColumn).data().toString(),
                            source.siblingAtColumn(TargetTreeModel::HealthColumn).data().toString(),
                            source.siblingAtColumn(TargetTreeModel::DriftColumn).data().toString()};
    m_branchText->setText(lines.join(u'\n'));
    const QModelIndex cause = m_workspace->targets()->worstBelow(source);
    m_cause->setEnabled(cause.isValid());
    m_branchHistory->setParentOfTargets(parentAt(source), lines.value(1));
    setCurrentIndex(2);
}

void TargetDetail::reload()
{
    for (DetailTab *page : std::as_const(m_pages))
        page->reload();
    m_branchHistory->reload();
}

void TargetDetail::stepTab(int by)
{
    const int count = m_tabs->count();
    m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + count) % count);
}

void TargetDetail::focusTabs()
{
    if (currentIndex() == 1)
        m_tabs->tabBar()->setFocus(Qt::OtherFocusReason);
}

} // namespace tidegate
