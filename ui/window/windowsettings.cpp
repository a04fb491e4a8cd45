// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/windowsettings.h"

#include "ui/page/page.h"
#include "ui/window/consoleoptions.h"
#include "ui/window/pages.h"

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

WindowSettings::WindowSettings(const QString &file)
{
    if (!file.isEmpty())
        m_store = std::make_unique<QSettings>(file, QSettings::IniFormat);
}

WindowSettings::~WindowSettings() = default;

void WindowSettings::setConnection(const ConsoleOptions &options)
{
    // Slashes would begin groups of their own.
    const QString name = options.demo ? u"demo"_s : options.isEmbedded() ? u"local"_s : options.serverHost;
    m_group = u"session/"_s + QString(name).replace(u'/', u'_').replace(u'\\', u'_');
}

WindowState WindowSettings::load() const
{
    WindowState state;
    if (!m_store)
        return state;
    if (m_store->value(versionKey).toInt() == geometryVersion)
        state.geometry = m_store->value(geometryKey).toByteArray();
    state.page = pageIdOf(m_store->value(pageKey).toString());
    if (m_store->contains(sidebarKey))
        state.sidebar = m_store->value(sidebarKey).toBool();
    m_store->beginGroup(m_group);
    state.scope = QUuid(m_store->value(scopeKey).toString());
    state.recent = m_store->value(recentKey).toStringList();
    m_store->endGroup();
    return state;
}

void WindowSettings::save(const WindowState &state, const QList<Page *> &pages)
{
    if (!m_store)
        return;
    m_store->setValue(versionKey, geometryVersion);
    m_store->setValue(geometryKey, state.geometry);
    m_store->setValue(pageKey, state.page);
    if (state.sidebar)
        m_store->setValue(sidebarKey, *state.sidebar);
    m_store->beginGroup(m_group);
    m_store->setValue(scopeKey, state.scope.toString(QUuid::WithoutBraces));
    m_store->setValue(recentKey, state.recent);
    m_store->endGroup();
    for (const Page *page : pages) {
        m_store->beginGroup(m_group + u'/' + page->objectName());
        page->saveState(*m_store);
        m_store->endGroup();
    }
    m_store->sync();
}

void WindowSettings::restore(Page *page) const
{
    if (!m_store)
        return;
    m_store->beginGroup(m_group + u'/' + page->objectName());
    page->restoreState(*m_store);
    m_store->endGroup();
}

} // namespace tidegate
