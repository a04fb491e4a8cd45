// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/stickertab.h"

#include "models/words.h"
#include "ui/style/theme.h"
#include "ui/targets/factlist.h"
#include "ui/targets/stickerdialog.h"
#include "ui/widgets/inlinemessage.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

StickerTab::StickerTab(Workspace *workspace, QWidget *parent) : DetailTab(workspace, parent)
{
    m_facts = new FactList(this);
    m_components = makeList({tr("Component"), tr("Digest")}, tr("Components of the sticker"));
    m_components->setTextElideMode(Qt::ElideMiddle);
    m_components->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_history = makeList({tr("Release"), tr("Deployed"), tr("Source")}, tr("Earlier stickers"));
    m_history->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_record = new QPushButton(tr("Record what is deployed…"), this);
    m_record->setObjectName(u"recordSticker"_s);
    auto *historyLabel = new QLabel(tr("History"), this);
    historyLabel->setFont(Theme::strongFont());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::between, spacing::between, spacing::between, spacing::between);
    column->setSpacing(spacing::between);
    column->addWidget(message());
    column->addWidget(m_facts);
    column->addWidget(m_components, 2);
    column->addWidget(historyLabel);
    column->addWidget(m_history, 1);
    column->addWidget(m_record, 0, Qt::AlignLeft);
    connect(m_record, &QPushButton::clicked, this, &StickerTab::record);
}

void StickerTab::showTarget()
{
    const QString refusal = workspace()->whyNot(u"sticker:write"_s);
    m_record->setEnabled(refusal.isEmpty());
    m_record->setToolTip(refusal);
}

void StickerTab::load()
{
    showSticker({});
    m_facts->setFacts({{tr("Release"), tr("Loading…")}});
    m_history->clear();
    fetch(workspace()->client().sticker(target().id), [this](const Result<std::optional<Sticker>> &answer) {
        if (answer) {
            message()->hideMessage();
            showSticker(*answer);
        } else {
            m_facts->setFacts({});
            message()->showError(tr("The sticker could not be loaded."), answer.error());
            message()->addAction(tr("Retry"), this, [this] { reload(); });
        }
    });
    fetch(workspace()->client().stickerHistory(target().id), [this](const Result<QList<Sticker>> &answer) {
        if (!answer)
            return; // the same failure is said for the sticker
        for (const Sticker &sticker : *answer) {
            const QString release = sticker.duringFreeze ? tr("%1 (during a freeze)").arg(sticker.releaseName) : sticker.releaseName;
            addLine(m_history, {release, words::instant(sticker.deployedAt), words::of(sticker.source)});
        }
        finishLines(m_history);
    });
}

void StickerTab::showSticker(const std::optional<Sticker> &sticker)
{
    m_sticker = sticker;
    m_components->clear();
    if (!sticker) {
        m_facts->setFacts({{tr("Release"), tr("Nothing recorded: drift cannot be judged")}});
        return;
    }
    m_facts->setFacts({{tr("Release"), sticker->releaseName},
                       {tr("Deployed"), words::instant(sticker->deployedAt)},
                       {tr("Source"), words::of(sticker->source)},
                       {tr("Reason"), sticker->reason}});
    for (const StickerComponent &component : sticker->components)
        addLine(m_components, {component.name, component.digest}, 1);
    finishLines(m_components);
}

void StickerTab::record()
{
    auto *dialog = new StickerDialog(workspace(), target(), m_sticker, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &StickerDialog::recorded, this, [this] {
        reload();
        emit successReported(tr("The sticker was recorded."));
    });
    dialog->open();
}

} // namespace tidegate
