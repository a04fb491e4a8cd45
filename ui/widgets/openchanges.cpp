// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/openchanges.h"

#include "models/sourcelink.h"
#include "ui/style/symbolicon.h"
#include "ui/widgets/actionstate.h"
#include "ui/widgets/linkquestion.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QUrl>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace tidegate {

OpenChanges::OpenChanges(QWidget *over) : QObject(over), m_over(over)
{
    m_action = new QAction(symbolIcon(u"external"_s), tr("Open c&hanges…"), this);
    m_action->setObjectName(u"openChanges"_s);
    m_action->setIconVisibleInMenu(false);
    m_action->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G));
    m_action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_copy = new QAction(tr("Copy re&visions"), this);
    m_copy->setObjectName(u"copyRevisions"_s);
    over->addAction(m_action);
    connect(m_action, &QAction::triggered, this, &OpenChanges::ask);
    connect(m_copy, &QAction::triggered, this, &OpenChanges::copy);
}

void OpenChanges::setImages(const ImageOrigin &from, const ImageOrigin &to)
{
    m_from = from;
    m_to = to;
    setPossible(m_action, whyNoChanges(from, to));
    setPossible(m_copy, from.revision.isEmpty() && to.revision.isEmpty() ? whyNoChanges(from, to) : QString());
}

void OpenChanges::setNone(const QString &whyNot)
{
    m_from = {};
    m_to = {};
    setPossible(m_action, whyNot);
    setPossible(m_copy, whyNot);
}

void OpenChanges::ask()
{
    const auto page = changesPage(m_from, m_to);
    if (!page)
        return;
    const auto copyInstead = [this, page = *page] {
        QGuiApplication::clipboard()->setText(page.toString(QUrl::FullyEncoded));
        emit notOpened(tr("No program of this desktop opened the address. It is on the clipboard."));
    };
    askToOpen(m_over, *page, u"openChangesQuestion"_s, tr("Open the changes"),
              tr("Open this address in the browser? The images say that they were made of what is there."), copyInstead);
}

/// As a range of Git where both are known.
void OpenChanges::copy()
{
    QStringList known{m_from.revision, m_to.revision};
    known.removeAll(QString());
    QGuiApplication::clipboard()->setText(known.join("..."_L1));
    emit copied();
}

} // namespace tidegate
