// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/error.h"

#include <QFrame>

#include <functional>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;
QT_END_NAMESPACE

namespace tidegate {

/// A bar that says what failed, why and what to do. In a layout it takes no room while hidden; floatOver() keeps it out of the layout.
class InlineMessage final : public QFrame
{
    Q_OBJECT

public:
    enum class Kind { Info, Positive, Warning, Error };

    explicit InlineMessage(QWidget *parent = nullptr);

    /// Shows the text and announces it to assistive technology. Actions and details of the message before are gone.
    void showMessage(Kind kind, const QString &text, const QString &details = {});
    /// "<what failed> <error.message>" in the language of the console, with code, request id and detail behind Details. Field errors are
    /// listed when asked for.
    void showError(const QString &whatFailed, const Error &error, bool listFields = true);
    /// At most two. The message stays open when one is used; the callback may hide it. context: nothing is called after it is gone.
    QPushButton *addAction(const QString &text, QObject *context, const std::function<void()> &run);
    void setClosable(bool closable);
    void hideMessage();
    void floatOver(QWidget *over); ///< Lies over the lower edge of its parent or of its parent's child (FloatingBar).
    /// The user closed this very text, and nothing was shown or hidden since.
    bool wasClosed(const QString &text) const { return !text.isEmpty() && m_closedText == text; }

    Kind kind() const { return m_kind; }
    QString text() const;
    QString details() const { return m_details; }

    /// What Details shows: code, request id, technical detail; for copying.
    static QString detailsOf(const Error &error);

signals:
    void closed(); ///< By the user.

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void toggleDetails();
    void copyAll();
    void recolor();

    Kind m_kind = Kind::Info;
    QString m_plain;      ///< As given.
    QString m_closedText; ///< That of the message the user closed last.
    QString m_details;
    QLabel *m_text = nullptr;
    QLabel *m_detailText = nullptr;
    QHBoxLayout *m_actions = nullptr;
    QToolButton *m_detailButton = nullptr;
    QToolButton *m_copyButton = nullptr;
    QToolButton *m_closeButton = nullptr;
};

} // namespace tidegate
