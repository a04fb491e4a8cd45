// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/detail/historytab.h"

#include "models/auditlogmodel.h"
#include "models/servicewords.h"
#include "models/words.h"
#include "ui/style/theme.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/readablecolumns.h"
#include "ui/widgets/treeaccessible.h"

#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

/// The rows of the audit log that are about one thing.
class EntityAuditModel final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setEntity(QUuid id)
    {
        if (m_entity == id)
            return;
        m_entity = id;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        return sourceModel()->index(row, 0, parent).data(AuditLogModel::EntryRole).value<AuditEntry>().entityId == m_entity;
    }

private:
    QUuid m_entity;
};

HistoryTab::HistoryTab(Workspace *workspace, QWidget *parent) : DetailTab(workspace, parent)
{
    m_entries = new EntityAuditModel(this);
    m_entries->setSourceModel(workspace->audit());
    m_health = new QLabel(this);
    m_health->setTextFormat(Qt::PlainText);
    m_health->setWordWrap(true);
    m_transitions = makeList({tr("When"), tr("Health"), tr("Why")}, tr("Changes of health"));
    m_transitions->setObjectName(u"healthHistory"_s);
    m_transitions->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_transitions->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_transitions->header()->setSectionResizeMode(2, QHeaderView::Stretch);
    auto *auditTitle = new QLabel(tr("What was done to it"), this);
    auditTitle->setFont(Theme::strongFont());
    m_list = new QTreeView(this);
    m_list->setModel(m_entries);
    keepReadable(m_list);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setItemDelegate(new CellDelegate(m_list));
    m_list->setAccessibleName(tr("What was done to the target"));
    for (const int column : {AuditLogModel::ObjectColumn, AuditLogModel::ReasonColumn, AuditLogModel::ViaColumn})
        m_list->setColumnHidden(column, true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(AuditLogModel::TimeColumn, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(AuditLogModel::ActorColumn, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(AuditLogModel::ActionColumn, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(AuditLogModel::ChangeColumn, QHeaderView::Stretch);
    keepColumnsReadable(m_list->header());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::between, spacing::between, spacing::between, spacing::between);
    column->setSpacing(spacing::between);
    column->addWidget(m_health);
    column->addWidget(m_transitions, 1);
    column->addWidget(auditTitle);
    column->addWidget(m_list, 1);
}

void HistoryTab::load()
{
    m_transitions->clear();
    fetch(workspace()->queries().healthHistory(target().id), [this](const Result<QList<HealthTransition>> &answer) {
        if (!answer) {
            message()->showError(tr("The changes of health could not be loaded."), answer.error());
            message()->addAction(tr("Retry"), this, [this] { reload(); });
            return;
        }
        message()->hideMessage();
        for (const HealthTransition &transition : *answer)
            addLine(m_transitions,
                    {words::nearInstant(transition.at, toInstant(workspace()->serverNow()), DisplayZone::current().zone()),
                     tr("%1 → %2", "two states of health").arg(words::of(transition.from), words::of(transition.to)), words::sentence(transition)});
        finishLines(m_transitions);
    });
}

void HistoryTab::showTarget()
{
    m_entries->setEntity(target().id.uuid());
    if (!m_list->currentIndex().isValid() && m_entries->rowCount() > 0)
        m_list->selectionModel()->setCurrentIndex(m_entries->index(0, 0), QItemSelectionModel::NoUpdate);
    const QString word = words::of(target().health.status);
    m_health->setText(target().healthSince ? tr("%1 since %2.").arg(word, words::instant(*target().healthSince, DisplayZone::current().zone()))
                                           : tr("%1: no change of health was recorded.").arg(word));
    if (!workspace()->can(Permission::AuditRead))
        m_health->setText(m_health->text() + u'\n' + tr("Your role may not read the audit log."));
}

} // namespace tidegate
