// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace tidegate {

class ElidedLabel;

/// A small status icon and its words on one line.
class StatusLine final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    /// color: of the words; invalid: the text colour.
    void setStatus(const QIcon &icon, const QString &text, const QColor &color = {});
    QString text() const;

private:
    QLabel *m_icon = nullptr;
    ElidedLabel *m_text = nullptr;
};

} // namespace tidegate
