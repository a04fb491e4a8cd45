// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/freezeplan.h"
#include "ui/calendar/edit/freezewindowdialog.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
QT_END_NAMESPACE

namespace tidegate {

/// "Stop deployments at once": everything is filled in, so that Enter freezes. One freeze for each environment that is checked, from the moment of Enter on.
///
/// It stays open after submitted(): the caller saves, then calls finish(), or showError() for what was not made. No draft is kept of it: an incident that is
/// over must not come back. Show it by open().
class FreezeNowDialog final : public EditorDialog
{
    Q_OBJECT

public:
    /// now: of the server, as it is when it is asked; the facts say how it was when the dialog opened.
    FreezeNowDialog(const FreezeDialogFacts &facts, const FreezePlan &plan, std::function<Instant()> now, QWidget *parent = nullptr);

    QList<FreezeWindow> values() const; ///< As typed, not validated; one for each environment.
    void markFrozen(EnvironmentId environment);
    /// Of the environment, after those that are frozen already; enables trying the rest again.
    void showError(EnvironmentId environment, const Error &error);
    void finish() { EditorDialog::finish(); }

signals:
    void submitted(const QList<tidegate::FreezeWindow> &windows); ///< Never empty.

protected:
    void submit() override;
    std::optional<Stored> stored(const Error *) override { return {}; } // it edits nothing that is stored
    void rebase() override {}

private:
    void build(const FreezePlan &plan);
    QWidget *buildHeading();
    QWidget *buildEnvironments(const FreezePlan &plan);
    QWidget *buildUntil();
    QWidget *buildLengths();
    bool isOpenEnded() const; ///< The end stands for "nobody knows".
    void load(const FreezePlan &plan);
    QList<EnvironmentId> preselected(const FreezePlan &plan) const;
    void update();
    FreezeWindow typed() const; ///< Without environment.
    QList<EnvironmentId> chosen() const;
    QString verb() const;
    QString sentence() const;
    QList<FieldError> wrongFields() const;

    FreezeDialogFacts m_facts;
    const PeopleModel *m_people;
    std::function<Instant()> m_now;
    std::optional<Instant> m_farEnd; ///< Of "no known end", as long as no other is typed.
    QList<EnvironmentId> m_frozen;   ///< Of those that were asked for.
    EnvironmentList *m_environments = nullptr;
    TimeField *m_until = nullptr;
    QLineEdit *m_reason = nullptr;
    QLineEdit *m_incident = nullptr;
    PersonPicker *m_exceptions = nullptr;
    QLabel *m_said = nullptr;
    FreezePreviewBox *m_effect = nullptr;
};

} // namespace tidegate
