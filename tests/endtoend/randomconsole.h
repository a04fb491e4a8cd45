// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/edithistory.h"
#include "models/workspace.h"
#include "tests/support/servedapi.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSet>

namespace tidegate::test {

/// All that people can change, by id, without what changes by itself.
using Fleet = QHash<QString, QJsonObject>;
Fleet fleetOf(const ServedApi &api);

/// What somebody else left in a thing: the member he writes, and its value.
using Touched = QHash<QString, std::pair<QString, QString>>;

/// What is not as it should be after all was undone; empty: nothing. spent: what cannot be taken back.
QString differences(const Fleet &before, const Fleet &after, const Touched &touched, const QSet<QString> &spent);

/// A console that does at random whatever can be done with environments, groups, targets and freezes, and can undo it.
class RandomConsole : public QObject
{
public:
    RandomConsole(const ServedApi &api, const QByteArray &token, quint32 seed);

    bool open();
    bool edit();          ///< One that the server took; false when none of many was.
    void editSomething(); ///< One member of one thing, or a new thing; what is touched() is remembered.
    bool undo();          ///< The newest, or what is behind it if that cannot be taken back. False: it did not end.
    bool redo();

    bool createEnvironment();
    bool createGroup();
    bool createFreeze();
    bool createTarget();

    EditHistory &history() { return m_history; }
    const Touched &touched() const { return m_touched; }
    void forgetTouched() { m_touched.clear(); }
    const QSet<QString> &spent() const { return m_spent; }
    bool oneIn(int n) { return m_random.bounded(n) == 0; }
    int upTo(int n) { return m_random.bounded(n) + 1; }
    int made() const { return m_made; }
    int stepped() const { return m_stepped; }
    int refused() const { return m_refused; }
    QString trace() const { return m_trace.mid(qMax<qsizetype>(0, m_trace.size() - 60)).join(u'\n'); }

private:
    template <typename T>
    bool wait(const QFuture<Result<T>> &future, const QString &what);
    bool ended();
    QString fresh(const QString &kind);
    template <typename T>
    T any(const QList<T> &all);
    Environment anyEnvironment();
    QList<TargetGroup> groups() const;
    Target newTarget();

    bool changeEnvironment();
    bool removeEnvironment();
    bool reorder();
    bool changeFreeze();
    bool removeFreeze();
    bool endFreeze();
    bool changeGroup();
    bool removeGroup();
    bool changeTarget();
    bool moveTarget();
    bool removeTarget();
    bool patchTargets();
    bool importTargets();

    void touch(const QUuid &id, const QString &member, const QString &value);

    QString m_name;
    Endpoint m_endpoint;
    QRandomGenerator m_random;
    EditHistory m_history;
    Workspace m_workspace;
    Touched m_touched;
    QSet<QString> m_spent;
    QStringList m_trace;
    int m_names = 0;
    int m_made = 0;
    int m_stepped = 0;
    int m_refused = 0;
};

} // namespace tidegate::test
