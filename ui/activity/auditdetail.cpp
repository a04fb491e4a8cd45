// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/auditdetail.h"

#include "models/fieldchangemodel.h"
#include "models/peoplemodel.h"
#include "models/words.h"
#include "ui/style/plaintext.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/plural.h"
#include "ui/widgets/readablecolumns.h"
#include "ui/widgets/treeaccessible.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

/// Before in orange, after in blue, where they differ; the headers say − and + as well.
class ChangeDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool side = index.column() != FieldChangeModel::FieldColumn;
        if (!side || !index.data(FieldChangeModel::ChangedRole).toBool() || !index.data(FieldChangeModel::PresentRole).toBool()) {
            CellDelegate::paint(painter, option, index);
            return;
        }
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QString text = item.text;
        const QRect rest = paintPanel(painter, &item);
        const ToneColors tone = Theme::current().tone(index.column() == FieldChangeModel::BeforeColumn ? Tone::DiffExpected : Tone::DiffActual);
        QRect bar = item.rect.adjusted(0, 1, 0, -1);
        if (!isSelected(item))
            painter->fillRect(bar, tone.tint);
        painter->fillRect(takeLeading(&bar, 3, item.direction), tone.solid);
        paintText(painter, item, rest.adjusted(2, 0, -2, 0), text, tone.text);
    }
};

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// people may be null.
QString factsOf(const AuditEntry &entry, const PeopleModel *people)
{
    const bool isKnown = people && people->find(entry.actor.user());
    const QString who = isKnown ? people->nameOf(entry.actor.user()) : entry.actorName.isEmpty() ? entry.actor.toString() : entry.actorName;
    const QString when = words::instant(entry.at, DisplayZone::current().zone());
    const QString facts = AuditDetail::tr("%1 by %2 through %3", "a time, a person, a way such as Console").arg(when, who, words::via(entry.via));
    return entry.duringFreeze ? facts + u" · "_s + AuditDetail::tr("during a freeze") : facts;
}

} // namespace

AuditDetail::AuditDetail(QWidget *parent) : QWidget(parent)
{
    m_model = new FieldChangeModel(this);
    build();
    connect(m_all, &QCheckBox::toggled, this, [this](bool all) {
        m_model->setShowAll(all);
        updateFields();
    });
    connect(m_go, &QPushButton::clicked, this, &AuditDetail::objectRequested);
    connect(m_restore, &QPushButton::clicked, this, &AuditDetail::restoreRequested);
    connect(m_copy, &QPushButton::clicked, this, &AuditDetail::copyRequested);
    connect(&DisplayZone::current(), &DisplayZone::changed, this, [this] {
        const std::optional<AuditEntry> entry = m_entry;
        setEntry(entry ? &*entry : nullptr);
    });
    setEntry(nullptr);
}

void AuditDetail::build()
{
    m_title = plainLabel(this);
    m_title->setFont(Theme::sectionFont());
    m_facts = plainLabel(this);
    m_reason = plainLabel(this);
    m_go = new QPushButton(this);
    m_go->setObjectName(u"goToObject"_s);
    m_copy = new QPushButton(symbolIcon(u"copy"_s), tr("Copy as &JSON"), this);
    m_restore = new QPushButton(tr("&Restore…"), this);
    m_restore->setObjectName(u"restoreObject"_s);
    m_restore->hide();
    m_all = new QCheckBox(tr("All fiel&ds"), this);
    m_all->setToolTip(tr("Also fields that stayed the same, versions and dates"));
    m_table = new QTreeView(this);
    m_table->setObjectName(u"changes"_s);
    m_table->setAccessibleName(tr("Fields before and after the change"));
    m_table->setModel(m_model);
    keepReadable(m_table);
    m_table->setItemDelegate(new ChangeDelegate(m_table));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->header()->setSectionResizeMode(FieldChangeModel::BeforeColumn, QHeaderView::Stretch);
    m_table->header()->setSectionResizeMode(FieldChangeModel::AfterColumn, QHeaderView::Stretch);
    keepColumnsReadable(m_table->header());
    m_table->header()->resizeSection(FieldChangeModel::FieldColumn, 24 * fontMetrics().averageCharWidth());
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto *copyValue = new QAction(symbolIcon(u"copy"_s), tr("Copy &value"), m_table);
    copyValue->setShortcut(QKeySequence::Copy);
    copyValue->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copyValue);
    connect(copyValue, &QAction::triggered, this, &AuditDetail::copyCell);
    m_nothing = plainLabel(this);
    m_hash = new ElidedLabel(this);
    m_hash->setFont(Theme::captionFont());

    auto *head = new QHBoxLayout;
    head->setSpacing(spacing::between);
    head->addWidget(m_title, 1);
    head->addWidget(m_all);
    head->addWidget(m_copy);
    head->addWidget(m_restore);
    head->addWidget(m_go);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, spacing::between, 0, 0);
    column->setSpacing(spacing::inside);
    column->addLayout(head);
    column->addWidget(m_facts);
    column->addWidget(m_reason);
    column->addWidget(m_nothing);
    column->addWidget(m_table, 1);
    column->addWidget(m_hash);
}

void AuditDetail::setEntry(const AuditEntry *entry)
{
    m_entry = entry ? std::optional(*entry) : std::nullopt;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_facts, m_go, m_copy, m_all, m_hash})
        widget->setVisible(entry);
    m_reason->setVisible(entry && !entry->reason.isEmpty());
    setRestorable(false);
    if (!entry) {
        m_title->setText(tr("Choose a row to see what changed."));
        m_model->setChanges({});
        updateFields();
        return;
    }
    const QString action = words::auditAction(entry->action);
    const QString name = plainParagraph(entry->entityName, 400);
    m_title->setText(name.isEmpty() ? action : tr("%1: %2", "what happened, to which object").arg(action, name));
    m_facts->setText(plainParagraph(factsOf(*entry, m_people)));
    m_reason->setText(tr("Reason: %1").arg(plainParagraph(entry->reason)));
    const QString hash = QString::fromLatin1(entry->hash.toHex());
    m_hash->setText(entry->requestId.isEmpty() ? tr("Row %L1 · hash %2").arg(entry->seq).arg(hash)
                                               : tr("Row %L1 · request %2 · hash %3").arg(entry->seq).arg(entry->requestId, hash));
    m_model->setChanges(fieldChanges(*entry, DisplayZone::current().zone(), m_names));
    updateFields();
}

void AuditDetail::setRestorable(bool isRestorable)
{
    m_restore->setVisible(isRestorable);
}

void AuditDetail::updateFields()
{
    const int rows = m_model->rowCount();
    m_table->setVisible(m_entry && rows > 0);
    m_nothing->setVisible(m_entry && rows == 0);
    m_nothing->setText(m_model->hidden() > 0 ? tr("No field changed its value.") : tr("This row records no fields."));
    if (rows > 0 && !m_table->currentIndex().isValid())
        m_table->selectionModel()->setCurrentIndex(m_model->index(0, 0), QItemSelectionModel::NoUpdate); // for assistive technology
    const int more = m_model->hidden();
    m_all->setText(more > 0 ? plural(more, tr("All fiel&ds (1 more)"), tr("All fiel&ds (%n more)", nullptr, more)) : tr("All fiel&ds"));
}

void AuditDetail::setDestination(const QString &text, const QString &whyNot)
{
    m_go->setText(text);
    m_go->setEnabled(whyNot.isEmpty());
    m_go->setToolTip(whyNot);
}

void AuditDetail::copyCell()
{
    QGuiApplication::clipboard()->setText(m_table->currentIndex().data().toString());
}

} // namespace tidegate
