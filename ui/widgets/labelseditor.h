// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/targetgroup.h"

#include <QVariantMap>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace tidegate {

/// Labels as rows of key = value, with a button to add and one per row to remove. Rows with an empty key are ignored, which is said below.
///
/// Enter goes from the key to the value and from there to the next row or a new one; Up and Down change the row; Ctrl+Delete removes it.
class LabelsEditor final : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(QVariantMap labelValues READ labelValues WRITE setLabelValues NOTIFY labelsChanged USER true)

public:
    explicit LabelsEditor(QWidget *parent = nullptr);

    void setLabels(const Labels &labels);
    Labels labels() const;
    QVariantMap labelValues() const; ///< With a value whose key is still to be typed.
    void setLabelValues(const QVariantMap &values);

signals:
    void labelsChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Row
    {
        QWidget *widget = nullptr;
        QLineEdit *key = nullptr;
        QLineEdit *value = nullptr;
    };

    void addRow(const QString &key, const QString &value);
    void removeRow(QWidget *widget);
    void goTo(qsizetype row, bool value); ///< Behind the last row: the button that adds one.
    void goOn(qsizetype row, bool value);
    void updateNote();

    QList<Row> m_rows;
    QVBoxLayout *m_column = nullptr;
    QPushButton *m_add = nullptr;
    QLabel *m_note = nullptr;
};

} // namespace tidegate
