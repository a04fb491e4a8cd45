// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/list/targetfilterbar.h"

#include "models/words.h"
#include "services/domain/targettypes.h"
#include "ui/style/theme.h"
#include "ui/widgets/celldelegate.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int typingPause = 150; // ms
constexpr qsizetype maxChips = 6;
constexpr qsizetype maxChip = 32;

QString chipText(const FilterToken &token)
{
    const QString text = shownToken(token);
    return text.size() > maxChip ? text.left(maxChip - 1) + u'…' : text;
}

} // namespace

TargetFilterBar::TargetFilterBar(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::between, spacing::between, spacing::between, spacing::between);
    column->setSpacing(spacing::inside);
    column->addLayout(makeRow());
    m_chipRow = new QWidget(this);
    m_chips = new QHBoxLayout(m_chipRow);
    m_chips->setContentsMargins(0, 0, 0, 0);
    m_chips->setSpacing(spacing::inside);
    m_chipRow->hide();
    column->addWidget(m_chipRow);
    m_problem = new QLabel(this);
    m_problem->setObjectName(u"filterProblem"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setFont(Theme::captionFont());
    m_problem->hide();
    column->addWidget(m_problem);

    m_delay = new QTimer(this);
    m_delay->setSingleShot(true);
    m_delay->setInterval(typingPause);
    connect(m_delay, &QTimer::timeout, this, &TargetFilterBar::read);
    connect(m_field, &QLineEdit::textChanged, this, [this] { m_delay->start(); }); // typed, or set by assistive technology
    connect(m_field, &QLineEdit::returnPressed, this, &TargetFilterBar::read);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        setText({});
        focusField();
    });
}

QHBoxLayout *TargetFilterBar::makeRow()
{
    m_facets = new QToolButton(this);
    m_facets->setObjectName(u"facetsButton"_s);
    m_facets->setText(tr("Facets"));
    m_facets->setCheckable(true);
    m_facets->setToolTip(tr("Show or hide the sidebar (F9)"));
    m_field = new QLineEdit(this);
    m_field->setObjectName(u"targetFilter"_s);
    m_field->setMaxLength(500);
    m_field->setPlaceholderText(tr("Name, health:degraded, drift:yes, …"));
    m_field->setAccessibleName(tr("Filter targets"));
    m_field->setToolTip(tr("Filter (Ctrl+F or /)"));
    m_field->installEventFilter(this);
    m_add = new QToolButton(this);
    m_add->setObjectName(u"addFilter"_s);
    m_add->setText(u"+"_s);
    m_add->setAccessibleName(tr("Add a filter"));
    m_add->setToolTip(tr("Add a filter (Alt+Down in the field)"));
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_addMenu = new QMenu(this);
    m_add->setMenu(m_addMenu);
    connect(m_addMenu, &QMenu::aboutToShow, this, &TargetFilterBar::fillAddMenu);
    m_save = new QToolButton(this);
    m_save->setObjectName(u"saveView"_s);
    m_save->setText(tr("☆ Save"));
    m_save->setAccessibleName(tr("Save as a view"));
    m_save->setToolTip(tr("Keep this filter, the columns and the order as a view in the sidebar"));
    connect(m_save, &QToolButton::clicked, this, &TargetFilterBar::saveRequested);
    m_clear = new QToolButton(this);
    m_clear->setObjectName(u"clearFilter"_s);
    m_clear->setText(tr("Clear"));
    m_clear->setEnabled(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::between);
    row->addWidget(m_facets);
    row->addWidget(m_field, 1);
    row->addWidget(m_add);
    row->addWidget(m_save);
    row->addWidget(m_clear);
    return row;
}

QString TargetFilterBar::text() const
{
    return m_field->text();
}

void TargetFilterBar::setText(const QString &text)
{
    if (m_field->text() != text)
        m_field->setText(text);
    read();
}

void TargetFilterBar::toggle(const QString &key, const QString &value)
{
    setText(withToggledValue(m_field->text(), key, value));
}

void TargetFilterBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void TargetFilterBar::setKnownLabels(const QMap<QString, QStringList> &labels)
{
    m_labels = labels;
}

bool TargetFilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Escape && !m_field->text().isEmpty()) {
        setText({});
        return true;
    }
    if (key->key() == Qt::Key_Down && key->modifiers().testFlag(Qt::AltModifier)) {
        m_add->showMenu();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TargetFilterBar::addChoices(QMenu *menu, const QString &title, const QString &key, const QList<std::pair<QString, QString>> &choices)
{
    QMenu *sub = menu->addMenu(QString(title).replace(u'&', u"&&"_s));
    for (const auto &[value, text] : choices) {
        QAction *action = sub->addAction(QString(text).replace(u'&', u"&&"_s), this, [this, key, value = value] {
            toggle(key, value);
            focusField();
        });
        action->setCheckable(true);
        action->setChecked(hasValue(m_field->text(), key, value));
    }
}

void TargetFilterBar::addLabelChoices(QMenu *menu)
{
    QMenu *sub = menu->addMenu(tr("&Label"));
    sub->setEnabled(!m_labels.isEmpty());
    for (auto it = m_labels.begin(); it != m_labels.end(); ++it) {
        QList<std::pair<QString, QString>> values;
        for (const QString &value : *it)
            values.append({value, CellDelegate::oneLine(value.left(maxChip))});
        addChoices(sub, CellDelegate::oneLine(it.key().left(maxChip)), u"label:"_s + it.key(), values);
    }
}

void TargetFilterBar::fillAddMenu()
{
    m_addMenu->clear();
    QList<std::pair<QString, QString>> health;
    for (const Health state : {Health::Healthy, Health::Degraded, Health::Unhealthy, Health::Unreachable, Health::Unknown})
        health.append({toString(state), words::of(state)});
    QList<std::pair<QString, QString>> types;
    for (const TargetTypeDescriptor &each : targetTypes())
        types.append({toString(each.type), words::of(each.type)});
    addChoices(m_addMenu, tr("Health"), u"health"_s, health);
    addChoices(m_addMenu, tr("Drift"), u"drift"_s,
               {{u"yes"_s, words::of(DriftStatus::Drifted)},
                {u"no"_s, words::of(DriftStatus::InSync)},
                {u"unknown"_s, words::of(DriftStatus::Unknown)},
                {u"ignored"_s, words::of(DriftStatus::Ignored)}});
    addChoices(m_addMenu, tr("Type"), u"type"_s, types);
    if (!m_agents.isEmpty()) {
        QList<std::pair<QString, QString>> agents{{u"direct"_s, tr("This server")}};
        for (const QString &name : std::as_const(m_agents))
            agents.append({name, CellDelegate::oneLine(name.left(maxChip))});
        addChoices(m_addMenu, tr("Checked by"), u"agent"_s, agents);
    }
    addLabelChoices(m_addMenu);
    addChoices(m_addMenu, tr("Last checked"), u"checked"_s,
               {{u">15m"_s, tr("More than 15 minutes ago")},
                {u">1h"_s, tr("More than an hour ago")},
                {u">1d"_s, tr("More than a day ago")},
                {u"<15m"_s, tr("Within 15 minutes")}});
    addChoices(m_addMenu, tr("Enabled"), u"enabled"_s, {{u"yes"_s, tr("Yes")}, {u"no"_s, tr("No")}});
}

void TargetFilterBar::read()
{
    m_delay->stop();
    m_read = readFilterText(m_field->text());
    m_clear->setEnabled(!m_field->text().isEmpty());
    m_problem->setText(m_read.problems.join(u' '));
    m_problem->setVisible(!m_read.problems.isEmpty());
    updateChips();
    emit filterTextChanged();
}

void TargetFilterBar::updateChips()
{
    while (QLayoutItem *item = m_chips->takeAt(0)) {
        if (QWidget *chip = item->widget())
            chip->deleteLater();
        delete item;
    }
    for (const FilterToken &token : m_read.tokens.first(std::min(m_read.tokens.size(), maxChips))) {
        auto *chip = new QToolButton(m_chipRow);
        chip->setObjectName(u"filterChip"_s);
        chip->setText(chipText(token).replace(u'&', u"&&"_s) + u"  ✕"_s);
        chip->setAccessibleName(tr("Remove the filter %1").arg(chipText(token)));
        chip->setToolTip(tr("Remove this filter"));
        connect(chip, &QToolButton::clicked, this, [this, token] {
            setText(withoutToken(m_field->text(), token));
            focusField();
        });
        m_chips->addWidget(chip);
    }
    m_chips->addStretch(1);
    m_chipRow->setVisible(!m_read.tokens.isEmpty());
}

} // namespace tidegate
