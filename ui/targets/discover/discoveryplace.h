// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/discoveryplaces.h"
#include "models/dockercontexts.h"
#include "models/targetconnection.h"
#include "services/domain/error.h"

#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
QT_END_NAMESPACE

namespace tidegate {

class ConnectionEditor;
class FormField;
class Workspace;

/// The form that says where to ask what runs, and where what is added goes: a place that is known already, one of the user's Docker contexts, or one that is
/// typed.
class DiscoveryPlace final : public QWidget
{
    Q_OBJECT

public:
    /// from: what new targets are put beside: environment, group, and the place of a stored target if it has an id.
    DiscoveryPlace(Workspace *workspace, const Target &from, QWidget *parent = nullptr);

    void setContexts(const QList<DockerContext> &contexts);
    /// What is asked with. With the id of a stored target its credentials are used.
    Target place() const;
    TypedCredentials typed() const;
    QString name() const; ///< What people know it by: the address, or cluster and region.
    /// What is wrong with the fields; nothing when they can be asked with.
    std::optional<Error> problem() const;
    /// Marks the fields that an error is about; what no field took is left in it.
    void showErrors(Error *error);

signals:
    void fileProblem(const QString &reason);

private:
    void addFields();
    void addKnown(const KnownPlaces &places);
    void fillGroups(TargetGroupId wanted);
    void takePlace();
    void updateNote(); ///< What is used without being seen in the fields.
    void showType(TargetType type, const FieldValues &connection);
    TargetType type() const;
    bool mayUseStored() const;
    QList<FormField *> fields() const;

    Workspace *m_workspace;
    // The data of an entry of the list is the number of a known place, of a context below zero, or nothing.
    QList<Target> m_places;
    QList<DockerContext> m_contexts;
    TypedCredentials m_ofContext; ///< Of the Docker context that is chosen.
    TargetId m_stored;            ///< Whose credentials are used.
    bool m_isWithheld = false;    ///< Who asks may not use the credentials that are stored there.
    bool m_hasAgents = false;     ///< There are places that only agents reach.
    QComboBox *m_from = nullptr;
    QComboBox *m_type = nullptr;
    QComboBox *m_environment = nullptr;
    QComboBox *m_group = nullptr;
    QLabel *m_note = nullptr;
    ConnectionEditor *m_connection = nullptr;
    QList<FormField *> m_fields;
};

} // namespace tidegate
