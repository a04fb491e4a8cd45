// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/audit.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLayout;
class QLineEdit;
class QPushButton;
class QSettings;
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

class TimeField;

/// Which rows of the audit log are shown: text, kind of object, action, who, through what, and when.
class AuditFilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit AuditFilterBar(QWidget *parent = nullptr);

    /// Spans such as "last hour" are counted back from now.
    AuditFilter filter(Instant now) const;
    bool isActive() const; ///< Something is filtered.
    void clear();
    void setActors(const QList<std::pair<Subject, QString>> &actors); ///< Keeps who is chosen.
    QLineEdit *text() const { return m_text; }                        ///< For the page to place; the choices are in this widget.
    void focusText();
    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings); ///< Ignores what it does not understand.

signals:
    void changed(); ///< Not more often than the typing pauses.

private:
    void build();
    QComboBox *addChoice(QLayout *row, const QString &objectName, const QString &accessibleName);
    void fillActions();
    void fillTimes();
    void note(); ///< Something was chosen. A time that cannot be read changes nothing yet: the field says why.
    std::optional<Instant> from(Instant now) const;

    QLineEdit *m_text = nullptr;
    QComboBox *m_type = nullptr;
    QComboBox *m_action = nullptr;
    QComboBox *m_actor = nullptr;
    QComboBox *m_via = nullptr;
    QComboBox *m_when = nullptr;
    QWidget *m_span = nullptr;
    TimeField *m_from = nullptr;
    TimeField *m_to = nullptr;
    QPushButton *m_clear = nullptr;
    QTimer *m_typing = nullptr;
};

} // namespace tidegate
