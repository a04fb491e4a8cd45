// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/stickerdialog.h"

#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/style/theme.h"
#include "ui/targets/celldelegate.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

StickerDialog::StickerDialog(Workspace *workspace, const Target &target, const std::optional<Sticker> &current, QWidget *parent)
    : GrowingDialog(parent), m_workspace(workspace), m_target(target), m_newRelease(createUuidV7())
{
    setWindowTitle(tr("Record what is deployed"));
    auto *intro = new QLabel(
        tr("Says by hand what is deployed on %1. The audit log keeps who said so and why.").arg(CellDelegate::oneLine(target.name.left(80))), this);
    intro->setTextFormat(Qt::PlainText);
    intro->setWordWrap(true);
    m_message = new InlineMessage(this);
    m_message->hideMessage();
    auto *column = new QVBoxLayout(this);
    column->setSpacing(spacing::between);
    column->addWidget(intro);
    column->addWidget(m_message);
    addFields(current);
    for (FormField *field : std::as_const(m_fields))
        column->addWidget(field, field->editor() == m_components ? 1 : 0);
    auto *add = new QPushButton(tr("&Add component"), this);
    m_takeRunning = new QPushButton(tr("&Take what is running"), this);
    m_takeRunning->setToolTip(tr("Fills the components from the newest inventory."));
    auto *row = new QHBoxLayout;
    row->addWidget(add);
    row->addWidget(m_takeRunning);
    row->addStretch(1);
    column->insertLayout(column->indexOf(m_fields.at(2)) + 1, row);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(tr("Record"), QDialogButtonBox::AcceptRole);
    column->addWidget(buttons);
    connect(add, &QPushButton::clicked, this, [this] {
        addComponent({}, {});
        m_components->setCurrentCell(m_components->rowCount() - 1, 0);
        m_components->editItem(m_components->currentItem());
    });
    connect(m_takeRunning, &QPushButton::clicked, this, &StickerDialog::takeWhatRuns);
    connect(buttons, &QDialogButtonBox::accepted, this, &StickerDialog::record);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(620, 560);
}

void StickerDialog::addFields(const std::optional<Sticker> &current)
{
    m_release = new QComboBox(this);
    m_release->setEditable(true);
    m_release->setInsertPolicy(QComboBox::NoInsert);
    m_release->lineEdit()->setMaxLength(256);
    fillReleases(current ? current->releaseName : QString());
    m_deployedAt = new QDateTimeEdit(m_workspace->serverNow().toLocalTime(), this);
    m_deployedAt->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
    m_deployedAt->setCalendarPopup(true);
    m_components = new QTableWidget(0, 2, this);
    m_components->setHorizontalHeaderLabels({tr("Component"), tr("Digest")});
    m_components->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Interactive);
    m_components->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_components->horizontalHeader()->resizeSection(0, 180);
    m_components->verticalHeader()->hide();
    m_components->setTextElideMode(Qt::ElideMiddle);
    m_components->setTabKeyNavigation(false);
    m_components->setMinimumHeight(120);
    m_reason = new QLineEdit(this);
    m_reason->setMaxLength(1'024);
    if (current) {
        for (const StickerComponent &component : current->components)
            addComponent(component.name, component.digest);
    }
    const auto field = [this](const QString &label, QWidget *editor, const QString &pointer) {
        auto *made = new FormField(label, editor, this);
        made->setPointer(pointer);
        m_fields.append(made);
        return made;
    };
    field(tr("&Release"), m_release, u"/releaseId"_s)->setHint(tr("Choose a release, or write the name of a new one."));
    field(tr("&Deployed at"), m_deployedAt, u"/deployedAt"_s);
    field(tr("&Components"), m_components, u"/components"_s);
    field(tr("Rea&son"), m_reason, u"/reason"_s)->setHint(tr("Such as the ticket or the command that was run."));
}

void StickerDialog::fillReleases(const QString &current)
{
    QMap<QString, QUuid> releases;
    const QList<Target> targets = m_workspace->targets()->allTargets();
    for (const Target &target : targets) {
        if (!target.currentRelease.id.isNull() && !target.currentRelease.name.isEmpty())
            releases.insert(target.currentRelease.name, target.currentRelease.id);
    }
    for (auto it = releases.begin(); it != releases.end(); ++it)
        m_release->addItem(it.key(), it.value());
    m_release->setCurrentIndex(m_release->findText(current));
    m_release->setEditText(current);
}

void StickerDialog::addComponent(const QString &name, const QString &digest)
{
    const int row = m_components->rowCount();
    m_components->insertRow(row);
    m_components->setItem(row, 0, new QTableWidgetItem(name));
    auto *cell = new QTableWidgetItem(digest);
    cell->setFont(Theme::monospaceFont());
    m_components->setItem(row, 1, cell);
    if (!m_components->currentItem())
        m_components->setCurrentCell(0, 0);
}

void StickerDialog::takeWhatRuns()
{
    m_takeRunning->setEnabled(false);
    whenDone(m_workspace->client().inventory(m_target.id), this, [this](const Result<std::optional<InventorySnapshot>> &answer) {
        m_takeRunning->setEnabled(true);
        if (!answer) {
            m_message->showError(tr("The inventory could not be loaded."), answer.error());
            return;
        }
        if (!*answer) {
            m_message->showMessage(InlineMessage::Kind::Info, tr("Nothing was seen on this target yet. Sync its inventory first."));
            return;
        }
        m_message->hideMessage();
        m_components->setRowCount(0);
        for (const ObservedComponent &component : (*answer)->components)
            addComponent(component.name, component.repoDigests.isEmpty() ? component.platformDigest : component.repoDigests.first());
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
    sticker.deployedAt = wholeSeconds(toInstant(m_deployedAt->dateTime()));
    sticker.source = StickerSource::Console;
    sticker.reason = m_reason->text().trimmed();
    for (int row = 0; row < m_components->rowCount(); ++row) {
        const QString name = m_components->item(row, 0)->text().trimmed();
        const QString digest = m_components->item(row, 1)->text().trimmed();
        if (!name.isEmpty() || !digest.isEmpty())
            sticker.components.append({{}, name, digest});
    }
    return sticker;
}

void StickerDialog::record()
{
    FormField::clearErrors(m_fields);
    const Result<Sticker> sticker = validated(edited());
    if (!sticker) {
        showError(sticker.error());
        return;
    }
    m_save->setEnabled(false);
    whenDone(m_workspace->client().putSticker(*sticker), this, [this](const Result<Sticker> &answer) {
        m_save->setEnabled(true);
        if (!answer) {
            showError(answer.error());
            return;
        }
        emit recorded();
        accept();
    });
}

void StickerDialog::showError(const Error &error)
{
    const QList<FieldError> rest = FormField::showErrors(m_fields, error);
    if (error.fields.isEmpty() || !rest.isEmpty())
        m_message->showError(tr("The sticker was not recorded."), error);
    else
        m_message->hideMessage();
}

} // namespace tidegate
