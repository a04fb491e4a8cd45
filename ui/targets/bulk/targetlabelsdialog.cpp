// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/bulk/targetlabelsdialog.h"

#include "models/servicewords.h"
#include "models/words.h"
#include "ui/style/theme.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/labelseditor.h"
#include "ui/widgets/plural.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int labelsWidth = 460; // px
constexpr int minColumnWidth = 120;
constexpr int listHeight = 150;
constexpr int maxValues = 3; // named in one line

} // namespace

TargetLabelsDialog::TargetLabelsDialog(const QList<Target> &targets, QWidget *parent) : AutoSizeDialog(parent), m_targets(targets)
{
    setObjectName(u"targetLabelsDialog"_s);
    setWindowTitle(tr("Labels of %1").arg(words::targetCount(static_cast<int>(targets.size()))));
    m_message = new InlineMessage(this);
    m_message->hideMessage();
    auto *setTitle = new QLabel(tr("Set these labels; another value of the same key is replaced"), this);
    setTitle->setWordWrap(true);
    m_set = new LabelsEditor(this);
    m_set->setLabels({});
    auto *presentTitle = new QLabel(tr("Remove the checked labels"), this);
    m_present = new QTreeWidget(this);
    m_present->setObjectName(u"presentLabels"_s);
    m_present->setAccessibleName(tr("Labels to remove"));
    m_present->setHeaderLabels({tr("Label"), tr("Targets"), tr("Values")});
    m_present->setRootIsDecorated(false);
    m_present->setUniformRowHeights(true);
    m_present->setFixedHeight(listHeight);
    m_present->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_present->header()->setMinimumSectionSize(minColumnWidth);
    m_preview = new QLabel(this);
    m_preview->setObjectName(u"labelsPreview"_s);
    m_preview->setFont(Theme::strongFont());
    m_preview->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *apply = buttons->addButton(tr("Change labels"), QDialogButtonBox::AcceptRole);
    apply->setObjectName(u"applyPatch"_s);
    apply->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::page, spacing::page, spacing::page, spacing::page);
    column->setSpacing(spacing::between);
    column->addWidget(setTitle);
    column->addWidget(m_set);
    column->addWidget(presentTitle);
    column->addWidget(m_present);
    column->addWidget(m_preview);
    column->addWidget(buttons);
    column->addWidget(m_message); // below the buttons: the dialog grows, and nothing moves under the pointer
    setMinimumWidth(labelsWidth);
    fillPresent();
    connect(m_set, &LabelsEditor::labelsChanged, this, &TargetLabelsDialog::updatePreview);
    connect(m_present, &QTreeWidget::itemChanged, this, &TargetLabelsDialog::updatePreview);
    connect(buttons, &QDialogButtonBox::accepted, this, &TargetLabelsDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    updatePreview();
}

void TargetLabelsDialog::fillPresent()
{
    QMap<QString, QMap<QString, int>> present;
    for (const Target &target : std::as_const(m_targets)) {
        for (auto it = target.labels.begin(); it != target.labels.end(); ++it)
            ++present[it.key()][it.value()];
    }
    for (auto key = present.begin(); key != present.end(); ++key) {
        int count = 0;
        for (const int each : std::as_const(*key))
            count += each;
        QStringList values = key->keys().mid(0, maxValues);
        if (key->size() > maxValues)
            values.append(tr("and %L1 more").arg(key->size() - maxValues));
        auto *item = new QTreeWidgetItem(m_present, {CellDelegate::oneLine(key.key()), QLocale().toString(count), CellDelegate::oneLine(values.join(u", "_s))});
        item->setData(0, Qt::UserRole, key.key());
        item->setCheckState(0, Qt::Unchecked);
    }
    m_present->setEnabled(m_present->topLevelItemCount() > 0);
    if (m_present->topLevelItemCount() > 0)
        m_present->setCurrentItem(m_present->topLevelItem(0), 0, QItemSelectionModel::NoUpdate);
}

TargetPatch TargetLabelsDialog::patch() const
{
    TargetPatch patch;
    patch.setLabels = m_set->labels();
    for (int row = 0; row < m_present->topLevelItemCount(); ++row) {
        const QTreeWidgetItem *item = m_present->topLevelItem(row);
        const QString key = item->data(0, Qt::UserRole).toString();
        if (item->checkState(0) == Qt::Checked && !patch.setLabels.contains(key))
            patch.removeLabels.append(key);
    }
    return patch;
}

void TargetLabelsDialog::updatePreview()
{
    m_message->hideMessage();
    const TargetPatch wanted = patch();
    const auto changed = std::count_if(m_targets.begin(), m_targets.end(), [&wanted](const Target &target) { return wanted.applied(target) != target; });
    if (wanted.isEmpty())
        m_preview->setText(tr("Nothing is entered yet."));
    else
        m_preview->setText(plural(changed, tr("1 of %L1 targets changes.").arg(m_targets.size()),
                                  tr("%n of %L1 targets change.", nullptr, static_cast<int>(changed)).arg(m_targets.size())));
}

QString TargetLabelsDialog::problem(const TargetPatch &patch) const
{
    if (patch.isEmpty())
        return tr("Enter a label to set, or check one to remove.");
    bool changes = false;
    for (const Target &target : m_targets) {
        const Target after = patch.applied(target);
        changes = changes || after != target;
        if (const auto errors = labelErrors(after.labels, u"/labels"_s); !errors.isEmpty())
            return tr("%1 would not be accepted. %2").arg(CellDelegate::oneLine(target.name), words::sentence(errors.first()));
    }
    return changes ? QString() : tr("All targets are labelled like this already.");
}

void TargetLabelsDialog::take()
{
    const TargetPatch wanted = patch();
    if (const QString wrong = problem(wanted); !wrong.isEmpty()) {
        m_message->showMessage(InlineMessage::Kind::Error, wrong);
        return;
    }
    emit patchEntered(wanted);
    accept();
}

} // namespace tidegate
