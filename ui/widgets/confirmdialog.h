// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/error.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace tidegate {

class FormField;
class InlineMessage;

/// What is asked before something that cannot be undone.
struct Confirmation
{
    QString title;               ///< "Delete production?"
    QString text;                ///< One or two sentences: what happens.
    QStringList consequences;    ///< What goes with it, one line each.
    QString verb;                ///< On the button: "Delete 3 targets".
    QString typedName;           ///< Level 3: must be typed, in any case. Empty: level 2.
    QString alsoCalled{};        ///< What may be typed instead: the display name.
    bool reasonRequired = false; ///< Level 3: goes to the audit log.
};

/// The safety ladder's question. Enter on a button is that button. Elsewhere it is Cancel where nothing is to be typed; else it moves on to what is missing,
/// says so, and then to the verb, which is enabled once the name is typed and a reason given.
///
/// It stays open when confirmed: the caller starts the work, then closes it by accept() or calls showError(). Show it by open().
class ConfirmDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ConfirmDialog(const Confirmation &confirmation, QWidget *parent = nullptr);

    QString reason() const;
    QString typedName() const;
    void showError(const Error &error); ///< Enables the buttons again.

signals:
    void confirmed(const QString &reason);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool isTyped() const { return m_name || m_reason; }
    bool isNamed() const;
    void moveOn();
    void sayNameIsMissing();
    void addLevelThree(QVBoxLayout *column);
    void updateVerb();
    void confirm();

    Confirmation m_confirmation;
    bool m_running = false;
    InlineMessage *m_message = nullptr;
    FormField *m_nameField = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_reason = nullptr;
    QPushButton *m_verb = nullptr;
};

} // namespace tidegate
