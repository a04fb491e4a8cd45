// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/environmentfilter.h"

#include "ui/style/theme.h"
#include "ui/widgets/pill.h"

#include <QCheckBox>
#include <QSettings>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

EnvironmentFilter::EnvironmentFilter(QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Environments shown"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_content = new QWidget;
    m_rows = new QVBoxLayout(m_content);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    setWidget(m_content);
    viewport()->setAutoFillBackground(false);
    m_content->setAutoFillBackground(false);
}

void EnvironmentFilter::setEnvironments(const QList<Environment> &environments)
{
    const auto same = [](const Environment &a, const Environment &b) {
        return a.id == b.id && a.displayName == b.displayName && a.isProduction == b.isProduction;
    };
    if (std::equal(environments.cbegin(), environments.cend(), m_environments.cbegin(), m_environments.cend(), same))
        return;
    for (const Environment &environment : environments) {
        const auto isIt = [&environment](const Environment &known) { return known.id == environment.id; };
        const bool isNew = std::none_of(m_environments.cbegin(), m_environments.cend(), isIt);
        if (isNew && !m_only.isNull() && environment.id != m_only)
            m_hidden.insert(environment.id);
    }
    m_environments = environments;
    rebuild();
}

void EnvironmentFilter::rebuild()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_boxes.clear();
    for (const Environment &environment : qAsConst(m_environments)) {
        auto *row = new QWidget(m_content);
        row->setFixedHeight(spacing::rowHeight);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(2, 0, 0, 0);
        line->setSpacing(spacing::inside);
        const QString elided = fontMetrics().elidedText(environment.displayName, Qt::ElideRight, 160);
        auto *box = new QCheckBox(QString(elided).replace(u'&', u"&&"_s), row);
        box->setObjectName(u"show-"_s + environment.name);
        box->setToolTip(environment.displayName);
        box->setAccessibleName(environment.isProduction ? tr("Show %1, PROD").arg(environment.displayName) : tr("Show %1").arg(environment.displayName));
        box->setChecked(isShown(environment.id));
        line->addWidget(box);
        if (environment.isProduction)
            line->addWidget(new Pill(tr("PROD"), Tone::Prod, row));
        line->addStretch();
        m_rows->addWidget(row);
        m_boxes.append(box);
        connect(box, &QCheckBox::toggled, this, [this, id = environment.id](bool shown) {
            if (shown)
                m_hidden.remove(id);
            else
                m_hidden.insert(id);
            m_only = {}; // chosen by hand from now on
            emit filterChanged();
        });
    }
    updateGeometry();
}

void EnvironmentFilter::showOnly(EnvironmentId environment)
{
    m_only = environment;
    m_hidden.clear();
    for (qsizetype i = 0; i < m_environments.size(); ++i) {
        const bool shown = environment.isNull() || m_environments.at(i).id == environment;
        if (!shown)
            m_hidden.insert(m_environments.at(i).id);
        const QSignalBlocker quiet(m_boxes.at(i));
        m_boxes.at(i)->setChecked(shown);
    }
    emit filterChanged();
}

void EnvironmentFilter::reveal(EnvironmentId environment)
{
    for (qsizetype i = 0; i < m_environments.size(); ++i) {
        if (m_environments.at(i).id == environment)
            m_boxes.at(i)->setChecked(true);
    }
}

QList<CalendarLane> EnvironmentFilter::lanes() const
{
    QList<CalendarLane> lanes;
    for (const Environment &environment : m_environments) {
        if (isShown(environment.id))
            lanes.append({environment.id, environment.displayName, environment.isProduction});
    }
    return lanes;
}

void EnvironmentFilter::saveState(QSettings &settings) const
{
    QStringList hidden;
    for (const EnvironmentId id : m_hidden)
        hidden.append(id.toString());
    hidden.sort();
    settings.setValue(u"hiddenEnvironments"_s, hidden);
}

void EnvironmentFilter::restoreState(const QSettings &settings)
{
    QSet<EnvironmentId> hidden;
    for (const QString &id : settings.value(u"hiddenEnvironments"_s).toStringList())
        hidden.insert(EnvironmentId(QUuid(id)));
    if (hidden.isEmpty())
        return;
    m_hidden = hidden;
    m_only = {};
    rebuild();
    emit filterChanged();
}

QSize EnvironmentFilter::sizeHint() const
{
    // As high as its rows, up to eight; then it scrolls.
    const int rows = std::clamp(static_cast<int>(m_environments.size()), 1, 8);
    return {200, rows * spacing::rowHeight};
}

QSize EnvironmentFilter::minimumSizeHint() const
{
    return {0, std::min(sizeHint().height(), 2 * spacing::rowHeight)};
}

} // namespace tidegate
