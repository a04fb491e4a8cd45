// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/drift/ignoredialog.h"

#include "models/drifttext.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "ui/style/theme.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {
namespace {

constexpr int minIgnoreWidth = 420; // px
constexpr int maxReason = 500;

QString labelsText(const Labels &labels)
{
    QStringList texts;
    for (const auto &[key, value] : labels.asKeyValueRange())
        texts.append(key + u'=' + value);
    return texts.join(u", "_s);
}

} // namespace

IgnoreDialog::IgnoreDialog(Workspace *workspace, const FleetDrift &drift, const ComparisonLine &line, QWidget *parent)
    : AutoSizeDialog(parent), m_workspace(workspace), m_drift(drift), m_line(line)
{
    setObjectName(u"ignoreDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Ignore a difference"));
    build();
}

void IgnoreDialog::build()
{
    //: %1 is a component or the sticker, %2 a target, %3 a kind of difference.
    auto *what = new QLabel(
        tr("%1 on %2: %3").arg(m_line.component.isEmpty() ? tr("Sticker") : m_line.component, m_drift.targetName, words::of(*m_line.difference)), this);
    what->setTextFormat(Qt::PlainText);
    what->setWordWrap(true);
    m_reason = new QLineEdit(this);
    m_reason->setObjectName(u"ignoreReason"_s);
    m_reason->setMaxLength(maxReason);
    m_until = new QComboBox(this);
    m_until->setObjectName(u"ignoreUntil"_s);
    // Whole days of 24 hours, whatever clocks are set to in between: the longest is as long as any may be.
    for (const auto &[text, days] : {std::pair(tr("1 day"), 1), std::pair(tr("1 week"), 7), std::pair(tr("30 days"), 30), std::pair(tr("90 days"), 90)})
        m_until->addItem(text, days);
    m_until->setCurrentIndex(1);
    m_place = new QComboBox(this);
    m_place->setObjectName(u"ignorePlace"_s);
    addPlaces();
    m_fields = {new FormField(tr("&Reason"), m_reason, this), new FormField(tr("&Until"), m_until, this), new FormField(tr("&For"), m_place, this)};
    m_fields[0]->setPointer(u"/reason"_s);
    m_fields[0]->setHint(tr("Shown wherever the difference is, and kept in the audit log."));
    m_fields[1]->setPointer(u"/expiresAt"_s);
    m_fields[2]->setPointer(u"/scope"_s);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_verb = buttons->addButton(tr("&Ignore"), QDialogButtonBox::AcceptRole);
    m_verb->setObjectName(u"ignoreVerb"_s);
    m_verb->setDefault(true);
    m_message = new InlineMessage(this);
    m_message->hideMessage();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::page, spacing::page, spacing::page, spacing::page);
    column->setSpacing(spacing::group);
    column->addWidget(what);
    for (FormField *field : std::as_const(m_fields))
        column->addWidget(field);
    column->addWidget(buttons);
    column->addWidget(m_message);
    setMinimumWidth(minIgnoreWidth);
    connect(buttons, &QDialogButtonBox::accepted, this, &IgnoreDialog::send);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void IgnoreDialog::addPlaces()
{
    m_scopes = {{.target = m_drift.target, .environment = {}, .labels = {}}, {.target = {}, .environment = m_drift.environment, .labels = {}}};
    m_place->addItem(tr("this target, %1").arg(m_drift.targetName));
    m_place->addItem(tr("all targets of %1").arg(m_drift.environmentName));
    const auto target = m_workspace->targets()->target(m_drift.target);
    if (!target || target->labels.isEmpty())
        return;
    m_scopes.append({.target = {}, .environment = {}, .labels = target->labels});
    m_place->addItem(tr("all targets with %1", "labels").arg(labelsText(target->labels)));
}

DriftRule IgnoreDialog::rule() const
{
    DriftRule rule;
    rule.id = DriftRuleId::create(); // so that the way back names it
    rule.scope = m_scopes.value(m_place->currentIndex());
    rule.component = m_line.component;
    rule.kind = *m_line.difference;
    rule.reason = m_reason->text().trimmed();
    rule.expiresAt = wholeSeconds(toInstant(m_workspace->serverNow())) + 24h * m_until->currentData().toInt();
    return rule;
}

void IgnoreDialog::send()
{
    FormField::clearErrors(m_fields);
    m_message->hideMessage();
    const auto checked = validated(rule(), toInstant(m_workspace->serverNow()));
    if (!checked) {
        answer(checked.error());
        return;
    }
    m_verb->setEnabled(false);
    whenDone(m_workspace->ignore(*checked), this, [this](const Result<DriftRule> &result) { answer(result); });
}

void IgnoreDialog::answer(const Result<DriftRule> &result)
{
    m_verb->setEnabled(true);
    if (result) {
        emit ignored(tr("Ignored until %1").arg(words::instant(result->expiresAt)));
        accept();
        return;
    }
    const auto rest = FormField::showErrors(m_fields, result.error());
    if (!rest.isEmpty() || result.error().fields.isEmpty())
        m_message->showError(tr("It could not be ignored."), result.error());
}

} // namespace tidegate
