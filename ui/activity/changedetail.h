// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changetext.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QStandardItemModel;
class QTreeView;
QT_END_NAMESPACE

namespace tidegate {

class ElidedLabel;
class Workspace;

/// One change in full: what was known of it in order of time, what somebody explained, and where it leads.
class ChangeDetail final : public QFrame
{
    Q_OBJECT

public:
    explicit ChangeDetail(Workspace *workspace, QWidget *parent = nullptr);

    void setChange(const ShownChange *shown, const ChangeNames &names); ///< Null: nothing chosen.
    void updateActions();                                               ///< What may be done may be something else now.
    QTreeView *story() const { return m_story; }

signals:
    void explainRequested();
    void targetRequested();
    void freezeRequested(QUuid window);
    void copyRequested();

private:
    void build();
    QLayout *buildButtons();
    void showStory(const QList<ChangeMoment> &story, const ChangeNames &names);
    QUuid freeze() const; ///< That it happened in, as long as it is known; null: none.

    Workspace *m_workspace;
    std::optional<ShownChange> m_shown;
    QList<ChangeMoment> m_told; ///< What the story shows.
    QLabel *m_glyph = nullptr;
    ElidedLabel *m_title = nullptr;
    QLabel *m_when = nullptr;
    QTreeView *m_story = nullptr;
    QStandardItemModel *m_moments = nullptr;
    QPushButton *m_explain = nullptr;
    QPushButton *m_target = nullptr;
    QPushButton *m_freeze = nullptr;
    QPushButton *m_copy = nullptr;
    ElidedLabel *m_note = nullptr;
};

} // namespace tidegate
