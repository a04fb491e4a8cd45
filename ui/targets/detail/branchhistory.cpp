// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/detail/branchhistory.h"

#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/style/theme.h"
#include "ui/widgets/actionstate.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/readablecolumns.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr std::chrono::milliseconds askDelay{80};
constexpr std::chrono::seconds askAgain{2}; // while the health of many changes
constexpr qsizetype mostShown = 200;
constexpr int causeRole = Qt::UserRole;
constexpr int timeRole = Qt::UserRole + 1;
constexpr int whenColumn = 0;
constexpr int healthColumn = 1;
constexpr int causeColumn = 2;

QString changeOf(const HealthCause &cause)
{
    if (!cause.from && cause.to)
        return BranchHistory::tr("Joined: %1", "a target that counts from then on, with its health").arg(words::of(*cause.to));
    if (cause.from && !cause.to)
        return BranchHistory::tr("Left: %1", "a target that does not count any more, with its health").arg(words::of(*cause.from));
    if (!cause.from)
        return {};
    return BranchHistory::tr("%1 → %2", "two states of health").arg(words::of(*cause.from), words::of(*cause.to));
}

} // namespace

BranchHistory::BranchHistory(Workspace *workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_delay(new QTimer(this)), m_message(new InlineMessage(this))
{
    m_message->floatOver(this);
    m_message->hideMessage();
    m_delay->setSingleShot(true);
    connect(m_delay, &QTimer::timeout, this, [this] {
        if (isVisible())
            load();
    });
    connect(workspace, &Workspace::completed, this, [this] {
        if (m_isShownOfPart && !m_shown.isEmpty())
            show(QList(m_shown));
    });
    m_title = new QLabel(tr("Changes of health"), this);
    m_title->setFont(Theme::strongFont());
    m_none = new QLabel(tr("No change of health was recorded yet."), this);
    m_none->setWordWrap(true);
    makeList();
    m_go = new QPushButton(tr("Go to the cause of the change"), this);
    m_go->setObjectName(u"goToChangeCause"_s);
    connect(m_go, &QPushButton::clicked, this, [this] { goTo(m_list->currentItem()); });
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_go);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::inside);
    column->addLayout(head);
    column->addWidget(m_none);
    column->addWidget(m_list, 1);
    column->addStretch(0);
    show({});
    m_none->hide(); // until the server has said so
}

void BranchHistory::makeList()
{
    m_list = new QTreeWidget(this);
    m_list->setObjectName(u"branchHistory"_s);
    m_list->setHeaderLabels({tr("When"), tr("Health"), tr("Because of")});
    m_list->setAccessibleName(tr("Changes of health"));
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setItemDelegate(new CellDelegate(m_list));
    QHeaderView *header = m_list->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(whenColumn, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(healthColumn, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(causeColumn, QHeaderView::Stretch);
    keepColumnsReadable(header);
    connect(m_list, &QTreeWidget::itemActivated, this, &BranchHistory::goTo);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &BranchHistory::updateButton);
}

void BranchHistory::setParentOfTargets(const HealthParent &parent, const QString &state)
{
    if (parent == m_parent && state == m_state)
        return;
    const bool another = !(parent == m_parent);
    m_parent = parent;
    m_state = state;
    if (!another) {
        reloadIn(askAgain);
        return;
    }
    m_message->hideMessage();
    show({});
    m_none->hide();
    m_delay->stop();
    reload();
}

void BranchHistory::reload()
{
    reloadIn(askDelay);
}

void BranchHistory::reloadIn(std::chrono::milliseconds delay)
{
    m_stale = true;
    if (isVisible() && !m_parent.environment.isNull() && (!m_delay->isActive() || m_delay->remainingTimeAsDuration() > delay))
        m_delay->start(delay);
}

void BranchHistory::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        reload();
}

void BranchHistory::load()
{
    m_stale = false;
    whenDone(m_workspace->queries().healthHistory(m_parent), this, [this, parent = m_parent](const Result<QList<ParentTransition>> &answer) {
        if (!(parent == m_parent))
            return;
        if (answer) {
            m_message->hideMessage();
            if (*answer != m_shown || answer->isEmpty())
                show(*answer);
        } else if (answer.error().kind != ErrorKind::NotFound) { // it is gone, or the server is older and keeps none
            m_message->showError(tr("The changes of health could not be loaded."), answer.error());
            m_message->addAction(tr("Retry"), this, [this] { reload(); });
        }
    });
}

void BranchHistory::show(const QList<ParentTransition> &transitions)
{
    const QTreeWidgetItem *before = m_list->currentItem() && m_list->currentItem()->parent() ? m_list->currentItem()->parent() : m_list->currentItem();
    const QVariant kept = before ? before->data(whenColumn, timeRole) : QVariant();
    const bool hadFocus = m_list->hasFocus();
    m_shown = transitions;
    m_isShownOfPart = m_workspace->isArriving();
    m_list->clear();
    QTreeWidgetItem *current = nullptr;
    bool isTree = false;
    for (const ParentTransition &transition : transitions.first(std::min(transitions.size(), mostShown))) {
        QTreeWidgetItem *item = addTransition(transition);
        isTree = isTree || item->childCount() > 0;
        if (!current || item->data(whenColumn, timeRole) == kept)
            current = item;
    }
    m_list->setRootIsDecorated(isTree);
    const bool any = current != nullptr;
    if (any)
        m_list->setCurrentItem(current);
    m_title->setVisible(any);
    m_list->setVisible(any);
    m_go->setVisible(any);
    m_none->setVisible(!any);
    if (any && hadFocus)
        m_list->setFocus();
    updateButton();
}

QTreeWidgetItem *BranchHistory::addTransition(const ParentTransition &transition)
{
    const QString when = words::nearInstant(transition.at, toInstant(m_workspace->serverNow()), DisplayZone::current().zone());
    auto *item = new QTreeWidgetItem(m_list, {when, words::of(transition.to)}); // what it was is the row below
    item->setToolTip(healthColumn, changeOf({{}, transition.from, transition.to}));
    item->setData(whenColumn, timeRole, QVariant::fromValue<qint64>(transition.at.time_since_epoch().count()));
    if (transition.causes.isEmpty())
        return item;
    const HealthCause &first = transition.causes.constFirst();
    setCause(item, first.target);
    if (transition.causeCount == 1) {
        item->setToolTip(causeColumn, changeOf(first));
        return item;
    }
    item->setText(causeColumn, tr("%1 and %L2 more", "a target and a number").arg(nameOf(first.target)).arg(transition.causeCount - 1));
    for (const HealthCause &cause : transition.causes) {
        auto *child = new QTreeWidgetItem(item);
        setCause(child, cause.target);
        child->setText(causeColumn, tr("%1 (%2)", "a target and how its health changed").arg(nameOf(cause.target), changeOf(cause)));
    }
    return item;
}

void BranchHistory::setCause(QTreeWidgetItem *item, TargetId target) const
{
    item->setText(causeColumn, nameOf(target));
    item->setData(causeColumn, causeRole, target.uuid());
}

QString BranchHistory::nameOf(TargetId target) const
{
    const auto found = m_workspace->targets()->target(target);
    return found ? found->name : m_workspace->isArriving() ? tr("A target that is not loaded yet") : tr("A target that is gone");
}

QUuid BranchHistory::causeAt(const QTreeWidgetItem *item) const
{
    if (!item)
        return {};
    const auto live = [this](const QTreeWidgetItem *each) {
        const QUuid id = each->data(causeColumn, causeRole).toUuid();
        return m_workspace->targets()->contains(TargetId(id)) ? id : QUuid();
    };
    QUuid found = live(item);
    for (int i = 0; found.isNull() && i < item->childCount(); ++i)
        found = live(item->child(i));
    return found;
}

void BranchHistory::goTo(const QTreeWidgetItem *item)
{
    if (const QUuid target = causeAt(item); !target.isNull())
        emit targetRequested(target);
}

void BranchHistory::updateButton()
{
    const bool possible = !causeAt(m_list->currentItem()).isNull();
    const QString arriving = whyNotAll(*m_workspace);
    const QString gone = arriving.isEmpty() ? tr("The target that caused this change is gone.") : arriving;
    m_go->setEnabled(possible);
    m_go->setToolTip(possible ? tr("Select the target that caused this change (Enter in the list)") : gone);
}

} // namespace tidegate
