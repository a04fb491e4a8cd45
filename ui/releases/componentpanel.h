// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/componentmatrixmodel.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace tidegate {

/// The chosen cell of the matrix in words, with what can be done with it.
class ComponentPanel final : public QFrame
{
    Q_OBJECT

public:
    explicit ComponentPanel(QWidget *parent = nullptr);

    void showCell(const MatrixCell &cell); ///< Without a row: nothing is chosen.
    QString title() const;
    QStringList sentences() const { return m_sentences; }

signals:
    void targetsWanted();
    void digestWanted(const QString &digest); ///< "Where is this running?"
    void comparisonWanted();
    void changesWanted();

private:
    QWidget *buildActions();
    void showWords(const MatrixCell &cell);
    void updateButtons(const MatrixCell &cell);
    static void setButton(QPushButton *button, const QString &text, const QString &whyNot);

    QLabel *m_icon = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_words = nullptr;
    QPushButton *m_targets = nullptr;
    QPushButton *m_where = nullptr;
    QPushButton *m_compare = nullptr;
    QPushButton *m_changes = nullptr;
    QStringList m_sentences;
    QString m_digest; ///< Whose place is asked for.
};

} // namespace tidegate
