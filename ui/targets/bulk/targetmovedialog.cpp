// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/bulk/targetmovedialog.h"

#include "models/environmenttablemodel.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/style/theme.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/plural.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int moveWidth = 420; // px

} // namespace

TargetMoveDialog::TargetMoveDialog(Workspace *workspace, const QList<Target> &targets, QWidget *parent)
    : AutoSizeDialog(parent), m_workspace(workspace), m_targets(targets)
{
    setObjectName(u"targetMoveDialog"_s);
    setWindowTitle(tr("Move %1").arg(words::targetCount(static_cast<int>(targets.size()))));
    m_message = new InlineMessage(this);
    m_message->hideMessage();
    m_environment = new QComboBox(this);
    m_environment->setObjectName(u"moveEnvironment"_s);
    m_group = new QComboBox(this);
    m_group->setObjectName(u"moveGroup"_s);
    for (const EnvironmentSummary &summary : workspace->environments()->all())
        m_environment->addItem(CellDelegate::oneLine(summary.environment.displayName), summary.environment.id.uuid());
    if (!targets.isEmpty())
        m_environment->setCurrentIndex(m_environment->findData(targets.first().environmentId.uuid()));
    m_preview = new QLabel(this);
    m_preview->setObjectName(u"movePreview"_s);
    m_preview->setTextFormat(Qt::PlainText);
    m_preview->setFont(Theme::strongFont());
    m_preview->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *apply = buttons->addButton(tr("Move targets"), QDialogButtonBox::AcceptRole);
    apply->setObjectName(u"applyPatch"_s);
    apply->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::page, spacing::page, spacing::page, spacing::page);
    column->setSpacing(spacing::group);
    column->addWidget(new FormField(tr("&Environment"), m_environment, this));
    column->addWidget(new FormField(tr("&Group"), m_group, this));
    column->addWidget(m_preview);
    column->addWidget(buttons);
    column->addWidget(m_message); // below the buttons: the dialog grows, and nothing moves under the pointer
    setMinimumWidth(moveWidth);
    connect(m_environment, &QComboBox::currentIndexChanged, this, &TargetMoveDialog::fillGroups);
    connect(m_group, &QComboBox::currentIndexChanged, this, &TargetMoveDialog::updatePreview);
    connect(buttons, &QDialogButtonBox::accepted, this, &TargetMoveDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fillGroups();
}

void TargetMoveDialog::fillGroups()
{
    m_group->clear();
    m_group->addItem(tr("No group"), QUuid());
    for (const TargetGroup &group : m_workspace->targets()->groupsOf(EnvironmentId(m_environment->currentData().toUuid())))
        m_group->addItem(CellDelegate::oneLine(group.displayName.isEmpty() ? group.name : group.displayName), group.id.uuid());
    updatePreview();
}

TargetPatch TargetMoveDialog::patch() const
{
    TargetPatch patch;
    patch.environment = EnvironmentId(m_environment->currentData().toUuid());
    patch.group = TargetGroupId(m_group->currentData().toUuid());
    return patch;
}

QList<Target> TargetMoveDialog::moved() const
{
    const TargetPatch wanted = patch();
    QList<Target> targets;
    std::copy_if(m_targets.begin(), m_targets.end(), std::back_inserter(targets), [&wanted](const Target &target) { return wanted.applied(target) != target; });
    return targets;
}

void TargetMoveDialog::updatePreview()
{
    const auto count = static_cast<int>(moved().size());
    QStringList lines{count == 0                  ? tr("All of them are there already.")
                          : m_targets.size() == 1 ? tr("The target moves.")
                                                  : plural(count, tr("1 of %L1 targets moves.").arg(m_targets.size()),
                                                           tr("%n of %L1 targets move.", nullptr, count).arg(m_targets.size()))};
    const EnvironmentSummary *to = m_workspace->environments()->find(EnvironmentId(m_environment->currentData().toUuid()));
    if (to && to->freeze.closed)
        lines.append(tr("%1 is frozen now; the change is recorded as made during the freeze.").arg(CellDelegate::oneLine(to->environment.displayName)));
    m_preview->setText(lines.join(u'\n'));
    m_message->hideMessage();
}

void TargetMoveDialog::take()
{
    if (moved().isEmpty()) {
        m_message->showMessage(InlineMessage::Kind::Error, tr("Choose another environment or group: all of them are there already."));
        return;
    }
    emit patchEntered(patch());
    accept();
}

} // namespace tidegate
