// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/error.h"
#include "ui/widgets/emptystate.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QStackedLayout;
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

class InlineMessage;
class Workspace;

/// Shows one of: content, loading, empty (or no match, no permission), failed. Loading shows only after 400 ms; once there was content,
/// a failure is a bar above it and the content stays.
class PageStack final : public QWidget
{
    Q_OBJECT

public:
    explicit PageStack(QWidget *content, QWidget *parent = nullptr);

    void showContent(); ///< Also hides the bar of a failure.
    void showLoading(const QString &title);
    /// While the workspace has no data: that they are loading, or why they are not. To be asked again whenever its state changes.
    void showAwaited(const Workspace &workspace, const QString &loading, const QString &whatFailed);
    /// Nothing of what is here is to be shown, and more is on its way: also once there was content.
    void showArriving(const Workspace &workspace, const QString &title);
    /// Returns the state, for its actions; they are gone at the next call.
    EmptyState *showEmpty(EmptyState::Variant variant, const QString &title, const QString &sentence);
    /// Offers Retry, which emits retryRequested(); trying again does not help where a permission is missing, and that is said instead.
    void showFailed(const QString &whatFailed, const Error &error);

    QWidget *content() const { return m_content; }
    EmptyState *emptyState() const { return m_empty; }
    bool isShowingContent() const;
    InlineMessage *message() const { return m_message; } ///< The bar above, for anything else.

signals:
    void retryRequested();

private:
    void showFailure(const QString &whatFailed, const QString &why);
    void showState();

    QWidget *m_content = nullptr;
    EmptyState *m_empty = nullptr;
    InlineMessage *m_message = nullptr;
    QStackedLayout *m_stack = nullptr;
    QTimer *m_loadingDelay = nullptr;
    bool m_hadContent = false;
};

} // namespace tidegate
