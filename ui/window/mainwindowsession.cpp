// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/mainwindow.h"

#include "ui/page/page.h"
#include "ui/palette/commandpalette.h"

#include <QAction>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr int geometryVersion = 1;
const QString versionKey = u"window/version"_s;
const QString geometryKey = u"window/geometry"_s;
const QString pageKey = u"window/page"_s;
const QString sidebarKey = u"window/sidebar"_s;
const QString scopeKey = u"scope"_s;
const QString recentKey = u"recent"_s;

} // namespace

QString MainWindow::sessionGroup() const
{
    // Slashes would begin groups of their own.
    const QString name = m_options.demo ? u"demo"_s : m_options.isEmbedded() ? u"local"_s : m_options.serverHost;
    return u"session/"_s + QString(name).replace(u'/', u'_').replace(u'\\', u'_');
}

void MainWindow::restoreSession()
{
    QString id = pageIdOf(m_options.page);
    QUuid scope;
    if (m_store) {
        if (m_store->value(versionKey).toInt() == geometryVersion)
            restoreGeometry(m_store->value(geometryKey).toByteArray());
        if (id.isEmpty())
            id = pageIdOf(m_store->value(pageKey).toString());
        if (m_store->contains(sidebarKey))
            m_sidebar->setChecked(m_store->value(sidebarKey).toBool());
        scope = restoreScope();
    }
    int page = 0;
    for (qsizetype i = 0; i < m_pageInfos.size(); ++i) {
        if (m_pageInfos.at(i).id == id)
            page = static_cast<int>(i);
    }
    go({page, scope}, true); // an environment that is gone is noticed when the data are there
}

QUuid MainWindow::restoreScope()
{
    if (!m_store)
        return {};
    m_store->beginGroup(sessionGroup());
    const QUuid scope(m_store->value(scopeKey).toString());
    m_palette->setRecent(m_store->value(recentKey).toStringList());
    m_store->endGroup();
    return scope;
}

void MainWindow::restorePage(Page *page)
{
    if (!m_store)
        return;
    if (m_store->contains(sidebarKey))
        page->setSidebarVisible(m_sidebar->isChecked());
    m_store->beginGroup(sessionGroup() + u'/' + page->objectName());
    page->restoreState(*m_store);
    m_store->endGroup();
}

void MainWindow::saveSession()
{
    if (!m_store)
        return;
    m_store->setValue(versionKey, geometryVersion);
    m_store->setValue(geometryKey, saveGeometry());
    m_store->setValue(pageKey, currentPageId());
    if (m_sidebarChosen)
        m_store->setValue(sidebarKey, m_sidebar->isChecked());
    m_store->beginGroup(sessionGroup());
    m_store->setValue(scopeKey, m_scope.toString(QUuid::WithoutBraces));
    m_store->setValue(recentKey, m_palette->recent());
    m_store->endGroup();
    for (const Page *page : std::as_const(m_pages)) {
        if (!page)
            continue; // never shown: what it was before stays
        m_store->beginGroup(sessionGroup() + u'/' + page->objectName());
        page->saveState(*m_store);
        m_store->endGroup();
    }
    m_store->sync();
}

} // namespace tidegate
