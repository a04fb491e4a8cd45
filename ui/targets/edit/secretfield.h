// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QPlainTextEdit;
QT_END_NAMESPACE

namespace tidegate {

/// A secret to be entered: typed, pasted or read from a file. What is stored already is said, never shown.
class SecretField final : public QWidget
{
    Q_OBJECT

public:
    /// kind: what the server calls it (tls-ca, tls-cert, tls-key, token). member: where its reference goes in the connection.
    SecretField(const QString &kind, const QString &member, QWidget *parent = nullptr);

    QString kind() const { return m_kind; }
    QString member() const { return m_member; }
    void setStored(bool stored);
    QByteArray value() const; ///< Empty: leave what is stored.
    void clear();

signals:
    void valueChanged();
    void readFailed(const QString &reason);

private:
    void chooseFile();

    QString m_kind;
    QString m_member;
    QPlainTextEdit *m_text = nullptr;
    QLabel *m_state = nullptr;
};

} // namespace tidegate
