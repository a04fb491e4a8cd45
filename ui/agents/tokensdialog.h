// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/registrationtokenmodel.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QPushButton;
class QTableView;
QT_END_NAMESPACE

namespace tidegate {

class PageStack;
class Workspace;

/// The registration tokens: for what, until when, and who came in with them. Nothing of what they open is to be seen again.
class TokensDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit TokensDialog(Workspace *workspace, QWidget *parent = nullptr);

private:
    void buildTable();
    void layOut();
    void load();
    void take(const Result<QList<RegistrationToken>> &answer);
    void updateState();
    void askToRemove();
    RegistrationTokenModel::Names names() const;
    const RegistrationToken *current() const;

    Workspace *m_workspace;
    RegistrationTokenModel *m_tokens = nullptr;
    QTableView *m_table = nullptr;
    PageStack *m_stack = nullptr;
    QPushButton *m_remove = nullptr;
    bool m_loaded = false;
};

} // namespace tidegate
