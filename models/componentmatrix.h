// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/componentpage.h"
#include "services/domain/error.h"

#include <QElapsedTimer>
#include <QObject>

QT_BEGIN_NAMESPACE
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

class ComponentMatrixModel;
class Workspace;
enum class EntityType;

/// Keeps the matrix of versions current while somebody looks: all of it when asked, and again after what the server tells of, the more seldom the longer an
/// answer takes. Nothing is shown before all of it is here.
class ComponentMatrix final : public QObject
{
    Q_OBJECT

public:
    explicit ComponentMatrix(Workspace *workspace, QObject *parent = nullptr);

    ComponentMatrixModel *model() const { return m_model; }
    void setWatched(bool isWatched); ///< Only then something is asked for.
    void reload();
    bool isLoaded() const { return m_loaded; }
    bool isCut() const { return m_isCut; } ///< There are more components than are asked for.
    const std::optional<Error> &error() const { return m_error; }
    bool isTooOld() const; ///< The server is of before it could say.

    static constexpr qsizetype mostComponents = 10'000;

signals:
    void changed(); ///< isLoaded(), isCut() or error().

private:
    void hear(EntityType type);
    void ask();
    void askPage(const QUrlQuery &next);
    void take(const ComponentPage &page);
    void end(const std::optional<Error> &error);
    void lookAtEnvironments();
    void lookAtClock();

    Workspace *m_workspace;
    ComponentMatrixModel *m_model;
    QTimer *m_later;
    QTimer *m_minutes; ///< Ages go on.
    QElapsedTimer m_took;
    FleetComponents m_arriving;
    std::optional<Error> m_error;
    quint64 m_request = 0; ///< Older answers are dropped.
    bool m_watched = false;
    bool m_due = true;
    bool m_isAsking = false;
    bool m_loaded = false;
    bool m_isCut = false;
};

} // namespace tidegate
