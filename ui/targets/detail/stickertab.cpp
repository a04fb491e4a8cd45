// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/detail/stickertab.h"

#include "models/peoplemodel.h"
#include "models/personname.h"
#include "models/words.h"
#include "ui/style/plaintext.h"
#include "ui/style/theme.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/factlist.h"
#include "ui/widgets/inlinemessage.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

StickerTab::StickerTab(Workspace *workspace, QAction *record, QWidget *parent) : DetailTab(workspace, parent)
{
    m_facts = new FactList(this);
    m_components = makeList({tr("Component"), tr("Digest")}, tr("Components of the sticker"));
    m_components->setTextElideMode(Qt::ElideMiddle);
    m_components->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_history = makeList({tr("Release"), tr("Deployed"), tr("By", "who deployed"), tr("Source")}, tr("Earlier stickers"));
    m_history->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto *button = new QPushButton(record->text(), this);
    button->setObjectName(u"recordStickerButton"_s);
    const auto follow = [button, record] {
        button->setEnabled(record->isEnabled());
        button->setToolTip(record->isEnabled() ? QString() : record->toolTip());
    };
    connect(record, &QAction::changed, button, follow);
    connect(button, &QPushButton::clicked, record, &QAction::trigger);
    follow();
    connect(workspace->model<PeopleModel>(), &PeopleModel::namesChanged, this, [this, workspace] {
        if (workspace->isLoaded())
            reload();
    });
    m_historyLabel = new QLabel(tr("History"), this);
    m_historyLabel->setFont(Theme::strongFont());
    m_historyLabel->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::between, spacing::between, spacing::between, spacing::between);
    column->setSpacing(spacing::between);
    column->addWidget(m_facts);
    column->addWidget(m_components, 2);
    column->addWidget(m_historyLabel);
    column->addWidget(m_history, 1);
    column->addWidget(button, 0, Qt::AlignLeft);
    column->addStretch(0);
}

void StickerTab::load()
{
    showSticker({});
    m_facts->setFacts({{tr("Release"), tr("Loading…")}});
    m_history->clear();
    fetch(workspace()->queries().sticker(target().id), [this](const Result<std::optional<Sticker>> &answer) {
        if (answer) {
            message()->hideMessage();
            showSticker(*answer);
        } else {
            m_facts->setFacts({});
            message()->showError(tr("The sticker could not be loaded."), answer.error());
            message()->addAction(tr("Retry"), this, [this] { reload(); });
        }
    });
    fetch(workspace()->queries().stickerHistory(target().id), [this](const Result<QList<Sticker>> &answer) {
        if (!answer)
            return; // the same failure is said for the sticker
        for (const Sticker &sticker : *answer) {
            const QString release = sticker.duringFreeze ? tr("%1 (during a freeze)").arg(sticker.releaseName) : sticker.releaseName;
            addLine(m_history,
                    {release, words::instant(sticker.deployedAt, DisplayZone::current().zone()), personName(*workspace(), sticker.deployedBy),
                     words::of(sticker.source)});
        }
        finishLines(m_history);
        m_historyLabel->setVisible(!answer->isEmpty());
    });
}

void StickerTab::showSticker(const std::optional<Sticker> &sticker)
{
    m_components->clear();
    if (!sticker) {
        m_facts->setFacts({{tr("Release"), tr("Nothing recorded: drift cannot be judged")}});
        finishLines(m_components);
        return;
    }
    m_facts->setFacts({{tr("Release"), sticker->releaseName},
                       {tr("Deployed"), words::instant(sticker->deployedAt, DisplayZone::current().zone())},
                       {tr("Deployed by"), plainLine(personName(*workspace(), sticker->deployedBy))},
                       {tr("Source"), words::of(sticker->source)},
                       {tr("Reason"), sticker->reason}});
    for (const StickerComponent &component : sticker->components)
        addLine(m_components, {component.name, component.digest}, 1);
    finishLines(m_components);
}

} // namespace tidegate
