// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/edit/stickerdialog.h"

#include "models/targettreemodel.h"
#include "models/words.h"
#include "ui/style/plaintext.h"
#include "ui/style/taborder.h"
#include "ui/style/theme.h"
#include "ui/targets/edit/componenttable.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/timefield.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

StickerDialog::StickerDialog(Workspace *workspace, const Target &target, const std::optional<Sticker> &current, QWidget *parent)
    : EditorDialog(workspace, parent), m_target(target), m_newRelease(createUuidV7())
{
    setObjectName(u"stickerDialog"_s);
    setWindowTitle(tr("Record what is deployed"));
    setForm(makeForm(), tr("Rec&ord"), tr("The sticker was not recorded."));
    fillReleases(current ? current->releaseName : QString());
    if (current) {
        for (const StickerComponent &component : current->components)
            m_components->addComponent(component.name, component.digest);
    }
    begin(u"sticker/"_s + target.id.toString(), std::max<qint64>(target.version, 1));
    resize(620, std::min(std::max(560, sizeHint().height()), roomOnScreen()));
}

QWidget *StickerDialog::makeForm()
{
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    auto *intro = new QLabel(tr("Says by hand what is deployed on %1. The audit log keeps who said so and why.").arg(plainParagraph(plainLine(m_target.name))));
    intro->setTextFormat(Qt::PlainText);
    intro->setWordWrap(true);
    m_release = new QComboBox;
    m_release->setEditable(true);
    m_release->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_release->setMinimumContentsLength(16);
    m_release->setInsertPolicy(QComboBox::NoInsert);
    m_release->lineEdit()->setMaxLength(256);
    m_deployedAt = new TimeField(TimeStyle::Iso, TimeField::Edge::Start, tr("Deployed at"));
    m_deployedAt->setDirection(TimeField::Direction::Back);
    m_deployedAt->setNow([this] { return toInstant(this->workspace()->serverNow()); });
    m_deployedAt->setZone(DisplayZone::current().zone());
    connect(m_deployedAt, &TimeField::instantChanged, this, &StickerDialog::fieldMended);
    m_deployedAt->setInstant(std::chrono::floor<std::chrono::minutes>(toInstant(workspace()->serverNow())));
    m_components = new ComponentTable;
    m_reason = new QLineEdit;
    m_reason->setMaxLength(1'024);

    column->addWidget(intro);
    FormField *release = addField(tr("&Release"), m_release, u"/releaseId"_s);
    release->setHint(tr("Choose a release, or write the name of a new one."));
    column->addWidget(release);
    column->addWidget(addField(tr("&Deployed at"), m_deployedAt, u"/deployedAt"_s));
    column->addWidget(addField(tr("&Components"), m_components, u"/components"_s), 1);
    column->addWidget(makeComponentButtons());
    FormField *reason = addField(tr("Rea&son"), m_reason, u"/reason"_s);
    reason->setHint(tr("Such as the ticket or the command that was run."));
    column->addWidget(reason);
    return form;
}

QWidget *StickerDialog::makeComponentButtons()
{
    auto *row = new QWidget;
    auto *add = new QPushButton(tr("&Add component"));
    auto *remove = new QPushButton(tr("Remo&ve component"));
    m_takeRunning = new QPushButton(tr("&Take what is running"));
    m_takeRunning->setToolTip(tr("Fills the components from the newest inventory."));
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    for (QPushButton *button : {add, remove, m_takeRunning}) {
        button->setAutoDefault(false);
        line->addWidget(button);
    }
    line->addStretch(1);
    tabOnlyWithRows(m_components, add);
    connect(add, &QPushButton::clicked, m_components, &ComponentTable::editNew);
    connect(remove, &QPushButton::clicked, m_components, &ComponentTable::removeCurrent);
    connect(m_takeRunning, &QPushButton::clicked, this, &StickerDialog::takeWhatRuns);
    return row;
}

void StickerDialog::fillReleases(const QString &current)
{
    QMap<QString, QUuid> releases;
    const QList<Target> targets = workspace()->targets()->allOutlines();
    for (const Target &target : targets) {
        if (!target.currentRelease.id.isNull() && !target.currentRelease.name.isEmpty())
            releases.insert(target.currentRelease.name, target.currentRelease.id);
    }
    for (auto it = releases.begin(); it != releases.end(); ++it)
        m_release->addItem(it.key(), it.value());
    m_release->setCurrentIndex(m_release->findText(current));
    m_release->setEditText(current);
}

void StickerDialog::takeWhatRuns()
{
    m_takeRunning->setEnabled(false);
    whenDone(workspace()->queries().inventory(m_target.id), this, [this](const Result<std::optional<InventorySnapshot>> &answer) {
        m_takeRunning->setEnabled(true);
        if (!answer) {
            message()->showError(tr("The inventory could not be loaded."), answer.error());
            return;
        }
        if (!*answer) {
            message()->showMessage(InlineMessage::Kind::Info, tr("Nothing was seen on this target yet. Sync its inventory first."));
            return;
        }
        message()->hideMessage();
        QVariantList running;
        for (const ObservedComponent &component : (*answer)->components)
            running.append(QVariant(QStringList{component.name, component.repoDigests.isEmpty() ? component.platformDigest : component.repoDigests.first()}));
        m_components->setComponents(running);
    });
}

Sticker StickerDialog::edited() const
{
    const QString release = m_release->currentText().trimmed();
    const int known = m_release->findText(release, Qt::MatchExactly | Qt::MatchCaseSensitive);
    Sticker sticker;
    sticker.targetId = m_target.id;
    sticker.releaseName = release;
    if (!release.isEmpty())
        sticker.releaseId = known >= 0 ? m_release->itemData(known).toUuid() : m_newRelease;
    sticker.deployedAt = wholeSeconds(m_deployedAt->instant());
    sticker.source = StickerSource::Console;
    sticker.reason = m_reason->text().trimmed();
    const QVariantList components = m_components->components();
    for (const QVariant &component : components)
        sticker.components.append({{}, component.toStringList().value(0), component.toStringList().value(1)});
    return sticker;
}

bool StickerDialog::hasWrongFields() const
{
    return EditorDialog::hasWrongFields() || !m_deployedAt->isReadable();
}

void StickerDialog::submit()
{
    if (!m_deployedAt->isReadable()) {
        showMarked(tr("%1 %2", "the sticker was not recorded, why").arg(tr("The sticker was not recorded."), m_deployedAt->problem()));
        m_deployedAt->setFocus(Qt::OtherFocusReason);
        return;
    }
    const Result<Sticker> sticker = validated(edited());
    if (!sticker) {
        showFailure(sticker.error());
        return;
    }
    send<Sticker>(workspace()->record(*sticker), [this](const Sticker &) {
        emit recorded();
        finish();
    });
}

} // namespace tidegate
