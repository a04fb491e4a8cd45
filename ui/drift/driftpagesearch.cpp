// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Of DriftPage: where something is running.

#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "ui/drift/digestdelegate.h"
#include "ui/drift/driftfilterproxymodel.h"
#include "ui/drift/driftpage.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/plural.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QTimer>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QString shortDigest(const QString &digest)
{
    return digest.left(19) + u'…';
}

} // namespace

void DriftPage::findDigest(const QString &digest)
{
    const quint64 search = ++m_search;
    m_searchBar->showMessage(InlineMessage::Kind::Info, tr("Looking where %1 is running…").arg(shortDigest(digest)));
    whenDone(m_workspace->queries().whereIs(digest), this, [this, search, digest](const Result<QList<DigestUse>> &uses) {
        if (search != m_search)
            return;
        if (uses)
            showUses(digest, *uses);
        else
            m_searchBar->showError(tr("Nobody knows where it is running."), uses.error());
    });
}

void DriftPage::showUses(const QString &digest, const QList<DigestUse> &uses)
{
    QSet<QUuid> targets;
    QStringList lines;
    for (const DigestUse &use : uses) {
        targets.insert(use.target.uuid());
        const auto target = m_workspace->targets()->outline(use.target);
        lines.append((target ? target->name : use.target.toString()) + u'\t' + use.component);
    }
    const int count = static_cast<int>(targets.size());
    const QString text = count == 0 ? tr("%1 is running nowhere, by the newest inventories.")
                                    : plural(count, tr("%1 is running on 1 target."), tr("%1 is running on %n targets.", nullptr, count));
    m_groupBy->setCurrentIndex(0);
    m_searchBar->showMessage(InlineMessage::Kind::Info, text.arg(shortDigest(digest)), digest);
    if (count > 0)
        m_searchBar->addAction(tr("Copy the list"), this, [lines] { QGuiApplication::clipboard()->setText(lines.join(u'\n')); });
    m_searchBar->addAction(tr("Show all targets"), this, [this] { endSearch(); });
    if (count == 0)
        return;        // an empty list would say less
    m_filter->clear(); // the question is about the whole fleet
    m_proxy->setFilter({.environment = {}, .statuses = {}, .kinds = {}, .components = {}, .text = {}, .onlyTargets = targets});
    emit scopeRequested({});
    m_update->start();
}

/// Asks for one digest after the other, which are as many as images of a component run in an environment.
void DriftPage::showRunning(const RunningQuestion &question)
{
    if (question.what.isEmpty() && question.digests.size() == 1) {
        findDigest(question.digests.constFirst());
        return;
    }
    m_searchBar->showMessage(InlineMessage::Kind::Info, tr("Looking for the targets of %1…").arg(question.what));
    askRunning(question, 0, {});
}

void DriftPage::askRunning(const RunningQuestion &question, qsizetype at, const QSet<QUuid> &found)
{
    const quint64 search = ++m_search;
    if (at >= question.digests.size()) {
        showFound(question, found);
        return;
    }
    whenDone(m_workspace->queries().whereIs(question.digests.at(at)), this, [this, search, question, at, found](const Result<QList<DigestUse>> &uses) {
        if (search != m_search)
            return;
        if (!uses) {
            m_searchBar->showError(tr("Nobody knows where it is running."), uses.error());
            return;
        }
        QSet<QUuid> all = found;
        for (const DigestUse &use : *uses) {
            const auto target = m_workspace->targets()->outline(use.target); // the list of drift may not be here yet
            const bool isThere = question.environment.isNull() || (target && target->environmentId.uuid() == question.environment);
            if (isThere && (question.component.isEmpty() || use.component == question.component))
                all.insert(use.target.uuid());
        }
        askRunning(question, at + 1, all);
    });
}

void DriftPage::showFound(const RunningQuestion &question, const QSet<QUuid> &targets)
{
    const int count = static_cast<int>(targets.size());
    const QString text = count == 0 ? tr("No target of %1 is known by a digest.") : plural(count, tr("1 target: %1"), tr("%n targets: %1", nullptr, count));
    m_groupBy->setCurrentIndex(0);
    m_searchBar->showMessage(InlineMessage::Kind::Info, text.arg(question.what));
    m_searchBar->addAction(tr("Show all targets"), this, [this] { endSearch(); });
    if (count == 0)
        return; // an empty list would say less
    m_filter->clear();
    m_proxy->setFilter({.environment = {}, .statuses = {}, .kinds = {}, .components = {}, .text = {}, .onlyTargets = targets});
    emit scopeRequested({});
    m_update->start();
    m_list->setFocus(Qt::OtherFocusReason);
}

void DriftPage::endSearch()
{
    ++m_search;
    auto filter = m_proxy->filter();
    filter.onlyTargets.reset();
    m_proxy->setFilter(filter);
    m_searchBar->hideMessage();
    m_update->start();
}

} // namespace tidegate
