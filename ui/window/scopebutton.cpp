// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/scopebutton.h"

#include "ui/style/plaintext.h"
#include "ui/style/symbolicon.h"

#include <QAction>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {
constexpr int maxScopeWidth = 180; // px
constexpr int compactName = 90;
} // namespace

ScopeButton::ScopeButton(QWidget *parent) : QToolButton(parent)
{
    setObjectName(u"scope"_s);
    setIcon(symbolIcon(u"overview"_s));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setPopupMode(QToolButton::InstantPopup);
    setMenu(new QMenu(this));
}

void ScopeButton::add(const QString &text, QUuid environment, QUuid scope)
{
    QAction *action = menu()->addAction(text, this, [this, environment] { emit scopeChosen(environment); });
    action->setCheckable(true);
    action->setChecked(environment == scope);
}

void ScopeButton::setEnvironments(const QList<EnvironmentSummary> &environments, QUuid scope)
{
    menu()->clear();
    QString name = tr("All environments");
    add(name, {}, scope);
    for (const EnvironmentSummary &summary : environments) {
        const Environment &environment = summary.environment;
        const QString caption = plainCaption(environment.displayName, 40);
        const QString text = environment.isProduction ? tr("%1 (PROD)").arg(caption) : caption;
        add(text, environment.id.uuid(), scope);
        if (environment.id.uuid() == scope)
            name = text;
    }
    m_name = name;
    showName();
    setToolTip(tr("Which environments the pages show: %1").arg(name));
    setAccessibleName(tr("Scope: %1").arg(name));
}

void ScopeButton::setCompact(bool compact)
{
    m_compact = compact;
    showName();
}

void ScopeButton::showName()
{
    setText(fontMetrics().elidedText(m_name, Qt::ElideMiddle, m_compact ? compactName : maxScopeWidth));
}

} // namespace tidegate
