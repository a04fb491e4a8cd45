// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/targetfilterbar.h"

#include "ui/style/theme.h"
#include "ui/targets/celldelegate.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int typingPause = 150; // ms
constexpr qsizetype mostChips = 6;
constexpr qsizetype longestChip = 32;

QString chipText(const FilterToken &token)
{
    const QString text = (token.negated ? u"−"_s : QString()) + token.key + u':' + token.value;
    return text.size() > longestChip ? text.left(longestChip - 1) + u'…' : text;
}

} // namespace

TargetFilterBar::TargetFilterBar(QWidget *parent) : QWidget(parent)
{
    m_facets = new QToolButton(this);
    m_facets->setObjectName(u"facetsButton"_s);
    m_facets->setText(tr("Facets"));
    m_facets->setCheckable(true);
    m_facets->setToolTip(tr("Show or hide the sidebar (F9)"));
    m_field = new QLineEdit(this);
    m_field->setObjectName(u"targetFilter"_s);
    m_field->setMaxLength(500);
    m_field->setPlaceholderText(tr("Name, health:…, type:…, label:key=value, drift:yes"));
    m_field->setAccessibleName(tr("Filter targets"));
    m_field->setToolTip(tr("Filter (Ctrl+F or /)"));
    m_field->installEventFilter(this);
    m_clear = new QToolButton(this);
    m_clear->setObjectName(u"clearFilter"_s);
    m_clear->setText(tr("Clear"));
    m_clear->setEnabled(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::between);
    row->addWidget(m_facets);
    row->addWidget(m_field, 1);
    row->addWidget(m_clear);

    m_chipRow = new QWidget(this);
    m_chips = new QHBoxLayout(m_chipRow);
    m_chips->setContentsMargins(0, 0, 0, 0);
    m_chips->setSpacing(spacing::inside);
    m_chipRow->hide();
    m_problem = new QLabel(this);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setFont(Theme::captionFont());
    m_problem->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::between, spacing::between, spacing::between, spacing::between);
    column->setSpacing(spacing::inside);
    column->addLayout(row);
    column->addWidget(m_chipRow);
    column->addWidget(m_problem);

    m_delay = new QTimer(this);
    m_delay->setSingleShot(true);
    m_delay->setInterval(typingPause);
    connect(m_delay, &QTimer::timeout, this, &TargetFilterBar::read);
    connect(m_field, &QLineEdit::textEdited, this, [this] { m_delay->start(); });
    connect(m_field, &QLineEdit::returnPressed, this, &TargetFilterBar::read);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        setText({});
        focusField();
    });
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

bool TargetFilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && !m_field->text().isEmpty()) {
        setText({});
        return true;
    }
    return QWidget::eventFilter(watched, event);
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
    for (const FilterToken &token : m_read.tokens.first(std::min(m_read.tokens.size(), mostChips))) {
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
