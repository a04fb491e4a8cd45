// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QAbstractButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace tidegate {

/// What the first start shows instead of a connection: three large choices. The offline workspace has the focus, so Enter takes it.
class WelcomePage final : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);

signals:
    void demoChosen();
    void offlineChosen();
    void serverChosen();

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QAbstractButton *addChoice(QVBoxLayout *column, const QString &icon, const QString &title, const QString &sentence);

    QList<QAbstractButton *> m_choices;
    QAbstractButton *m_preferred = nullptr;
};

} // namespace tidegate
