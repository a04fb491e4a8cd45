// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/instant.h"
#include "services/domain/targettypes.h"

#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
QT_END_NAMESPACE

namespace tidegate {

/// A secret to be entered: typed, pasted or read from a file. What is stored already is said with its date, never shown; it can be replaced or removed, both
/// of which happen when the editor is saved.
class SecretField final : public QWidget
{
    Q_OBJECT

public:
    /// member: for which a credential can be stored. label: what it is called, for those who do not see which field a button stands in.
    SecretField(const ConnectionMember &member, const QString &label, QWidget *parent = nullptr);

    QString kind() const { return m_kind; }
    QString member() const { return m_member; }
    void setReference(const QString &reference); ///< What the connection names; empty: nothing is stored.
    QString reference() const { return m_reference; }
    void setStoredAt(std::optional<Instant> at); ///< Nothing: it is not known when.
    void setAllowed(const QString &whyNot);      ///< Empty: it can be changed.
    QByteArray value() const;                    ///< What was entered; empty: leave what is stored.
    bool isRemoved() const { return m_removed; }
    QString problem() const; ///< Why what was entered cannot be stored; empty when it can.
    void clear();            ///< Forgets what was entered, and that it was to be removed.

signals:
    void changed();    ///< What was entered, or whether it is to be removed.
    void focusMoved(); ///< Another part has the focus now when the field gets it.
    void readFailed(const QString &reason);

private:
    QWidget *makeText();
    QWidget *makeAccessKey();
    QWidget *makeChoices();
    QPushButton *addChoice(const QString &text, const QString &accessible, const QString &name, QWidget *parent);
    void chooseFile();
    void readFile(const QString &path);
    void replace();
    void askToRemove();
    void keep();
    void updateParts();
    QString stateText() const;

    QString m_kind;
    QString m_member;
    QString m_label;
    QString m_reference;
    std::optional<Instant> m_storedAt;
    QString m_whyNot;
    bool m_replacing = false;
    bool m_removed = false;
    QWidget *m_entry = nullptr;
    QPlainTextEdit *m_text = nullptr; ///< Null of an access key.
    QLineEdit *m_keyId = nullptr;     ///< Null of all others.
    QLineEdit *m_keySecret = nullptr;
    QLineEdit *m_keyToken = nullptr;
    QLabel *m_state = nullptr;
    QPushButton *m_replace = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_keep = nullptr;
};

} // namespace tidegate
