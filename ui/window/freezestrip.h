// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/environmentsummary.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QToolButton;
QT_END_NAMESPACE

namespace tidegate {

/// "Production is frozen until 1 Dec 00:00 (7 d 4 h) · Holiday freeze". While nothing in the scope is frozen, the same line says what will be
/// first, so that nothing below moves when a freeze begins.
class FreezeStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit FreezeStrip(QWidget *parent = nullptr);

    /// scope null: all environments. asOf: the time of what is known, in words, while the server cannot be asked; else empty.
    void setState(const QList<EnvironmentSummary> &environments, QUuid scope, Instant now, const QString &asOf = {});
    void setEndRefusal(const QString &whyNot); ///< Why the freeze cannot be ended here, as a sentence; empty: it can.
    QString text() const;

signals:
    void showRequested(QUuid window);
    void endRequested(QUuid window);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateEnd();

    QLabel *m_text = nullptr;
    QToolButton *m_show = nullptr;
    QToolButton *m_end = nullptr;
    bool m_isOne = false; ///< One environment alone is frozen: what there is to end is plain.
    QUuid m_window;
    bool m_frozen = false;
};

} // namespace tidegate
