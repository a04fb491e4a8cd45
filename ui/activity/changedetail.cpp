// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/changedetail.h"

#include "models/changewords.h"
#include "models/datewords.h"
#include "models/freezewindowtablemodel.h"
#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "ui/style/changeglyph.h"
#include "ui/style/statusglyph.h"
#include "ui/style/symbolicon.h"
#include "ui/widgets/actionstate.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/readablecolumns.h"
#include "ui/widgets/treeaccessible.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

enum StoryColumn { WhenColumn, WhatColumn, StoryColumnCount };

QIcon momentIcon(ChangeMoment::Kind kind)
{
    switch (kind) {
    case ChangeMoment::Kind::Said:
        return verdictIcon(ChangeVerdict::Announced);
    case ChangeMoment::Kind::Asked:
        return verdictIcon(ChangeVerdict::Asked);
    case ChangeMoment::Kind::Freeze:
        return freezeIcon(FreezeLook::Active);
    case ChangeMoment::Kind::Missing:
        return verdictIcon(ChangeVerdict::Unexplained);
    case ChangeMoment::Kind::Explained:
        return symbolIcon(u"edit"_s);
    case ChangeMoment::Kind::Seen:
        break;
    }
    return symbolIcon(u"releases"_s);
}

QPushButton *detailButton(const QString &name, const QIcon &icon, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(icon, text, parent);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

} // namespace

ChangeDetail::ChangeDetail(Workspace *workspace, QWidget *parent) : QFrame(parent), m_workspace(workspace)
{
    build();
    connect(m_explain, &QPushButton::clicked, this, &ChangeDetail::explainRequested);
    connect(m_target, &QPushButton::clicked, this, &ChangeDetail::targetRequested);
    connect(m_freeze, &QPushButton::clicked, this, [this] { emit freezeRequested(freeze()); });
    connect(m_copy, &QPushButton::clicked, this, &ChangeDetail::copyRequested);
    connect(workspace, &Workspace::completed, this, &ChangeDetail::updateActions);
}

void ChangeDetail::build()
{
    m_glyph = new QLabel(this);
    m_title = new ElidedLabel(this);
    m_title->setFont(Theme::sectionFont());
    m_when = new QLabel(this);
    m_when->setTextFormat(Qt::PlainText);
    m_moments = new QStandardItemModel(0, StoryColumnCount, this);
    m_story = new QTreeView(this);
    m_story->setObjectName(u"changeStory"_s);
    m_story->setAccessibleName(tr("What was known, in order of time"));
    m_story->setItemDelegate(new CellDelegate(m_story));
    m_story->setModel(m_moments);
    m_story->setRootIsDecorated(false);
    m_story->setHeaderHidden(true);
    m_story->setUniformRowHeights(true);
    m_story->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_story->setTextElideMode(Qt::ElideRight);
    m_story->setMinimumHeight(3 * spacing::rowHeight);
    m_story->header()->setSectionResizeMode(WhenColumn, QHeaderView::ResizeToContents);
    m_story->header()->setSectionResizeMode(WhatColumn, QHeaderView::Stretch);

    auto *title = new QHBoxLayout;
    title->setSpacing(spacing::between);
    title->addWidget(m_glyph);
    title->addWidget(m_title, 1);
    title->addWidget(m_when);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, spacing::between, 0, 0);
    column->setSpacing(spacing::between);
    column->addLayout(title);
    column->addWidget(m_story, 1);
    column->addLayout(buildButtons());
}

QLayout *ChangeDetail::buildButtons()
{
    m_explain = detailButton(u"explainChange"_s, symbolIcon(u"edit"_s), tr("Ex&plain…"), this);
    m_target = detailButton(u"showTarget"_s, symbolIcon(u"targets"_s), tr("&Show the target"), this);
    m_freeze = detailButton(u"showFreeze"_s, symbolIcon(u"calendar"_s), tr("Show the free&ze"), this);
    m_copy = detailButton(u"copyChange"_s, symbolIcon(u"copy"_s), tr("&Copy as text"), this);
    m_note = new ElidedLabel(this);
    m_note->setFont(Theme::captionFont());
    auto *column = new QVBoxLayout;
    column->setSpacing(spacing::inside);
    auto *holder = new QWidget(this);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    holder->setSizePolicy(policy);
    auto *row = new FlowLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::between);
    for (QPushButton *button : {m_explain, m_target, m_freeze, m_copy})
        row->addWidget(button);
    column->addWidget(holder);
    column->addWidget(m_note);
    return column;
}

void ChangeDetail::setChange(const ShownChange *shown, const ChangeNames &names)
{
    m_shown = shown ? std::optional(*shown) : std::nullopt;
    if (!shown) {
        m_glyph->setPixmap({});
        m_title->setText(tr("Nothing is chosen."));
        m_when->clear();
        showStory({}, names);
        updateActions();
        return;
    }
    m_glyph->setPixmap(verdictIcon(shown->change.verdict).pixmap(QSize(spacing::smallIcon, spacing::smallIcon), devicePixelRatioF()));
    m_title->setText(changeTitle(*shown) + u" · "_s + words::imageStep(shown->change));
    m_when->setText(words::nearMoment(shown->change.seenAt, names.now(), names.zone, true));
    showStory(changeStory(shown->change, names), names);
    updateActions();
}

void ChangeDetail::showStory(const QList<ChangeMoment> &story, const ChangeNames &names)
{
    m_moments->setRowCount(static_cast<int>(story.size()));
    for (int row = 0; row < story.size(); ++row) {
        const ChangeMoment &moment = story.at(row);
        const bool isSameTime = moment.kind == ChangeMoment::Kind::Missing; // it was at no time
        const QString when = isSameTime ? QString() : words::nearMoment(moment.at, names.now(), names.zone, true);
        auto *time = new QStandardItem(momentIcon(moment.kind), when);
        auto *what = new QStandardItem(moment.text);
        what->setToolTip(moment.text);
        time->setData(isSameTime ? tr("at no time") : when, Qt::AccessibleTextRole);
        for (QStandardItem *item : {time, what})
            item->setEditable(false);
        m_moments->setItem(row, WhenColumn, time);
        m_moments->setItem(row, WhatColumn, what);
    }
    if (!story.isEmpty() && !m_story->currentIndex().isValid())
        m_story->selectionModel()->setCurrentIndex(m_moments->index(0, 0), QItemSelectionModel::NoUpdate); // for assistive technology
}

QUuid ChangeDetail::freeze() const
{
    if (!m_shown)
        return {};
    for (const ChangeEvidence &each : m_shown->change.evidence) {
        if (each.kind == EvidenceKind::Freeze && m_workspace->freezes()->find(FreezeWindowId(each.ref)))
            return each.ref;
    }
    return {};
}

void ChangeDetail::updateActions()
{
    const auto allow = [](QPushButton *button, const QString &whyNot) {
        button->setEnabled(whyNot.isEmpty());
        button->setToolTip(whyNot);
    };
    const QString nothing = m_shown ? QString() : tr("Nothing is chosen.");
    const QString refused = m_workspace->whyNot(Permission::StickerWrite);
    allow(m_explain, nothing.isEmpty() ? refused : nothing);
    const bool hasTarget = m_shown && m_workspace->targets()->contains(m_shown->change.target);
    const QString arriving = whyNotAll(*m_workspace);
    allow(m_target, !m_shown ? nothing : hasTarget ? QString() : arriving.isEmpty() ? tr("It no longer exists.") : arriving);
    const auto isFreeze = [](const ChangeEvidence &each) { return each.kind == EvidenceKind::Freeze; };
    const bool hadFreeze = m_shown && std::any_of(m_shown->change.evidence.begin(), m_shown->change.evidence.end(), isFreeze);
    allow(m_freeze, !freeze().isNull() ? QString() : !m_shown ? nothing : hadFreeze ? tr("It no longer exists.") : tr("No freeze was in force."));
    allow(m_copy, nothing);
    m_note->setText(!m_shown                ? QString()
                        : refused.isEmpty() ? tr("Explain asks for a reason and a ticket; the verdict stays.")
                                            : tr("Explaining it is not possible: %1").arg(refused));
}

} // namespace tidegate
