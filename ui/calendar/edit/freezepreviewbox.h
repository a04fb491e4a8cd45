// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/freezepreview.h"
#include "services/domain/result.h"

#include <QFuture>
#include <QWidget>

#include <chrono>
#include <functional>
#include <map>

QT_BEGIN_NAMESPACE
class QLabel;
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

/// Where a preview comes from: the workspace, or a test.
struct PreviewSource
{
    std::function<QFuture<Result<FreezePreview>>(const FreezeWindow &)> ask;
    /// "Holiday freeze, until 1 Dec 00:00"; empty when the window is not known here.
    std::function<QString(FreezeWindowId)> describe;
    std::function<QString(EnvironmentId)> nameOf{}; ///< Of an environment, where windows of several are shown; empty: not said.
    std::function<Instant()> now{};                 ///< Of the server, for what is in the past; empty: nothing is said of that before the server does.
    std::chrono::milliseconds pause{3'000};         ///< After a server that could not say it, until it is asked again.
};

/// What would become frozen, in words, before it is saved: targets, overlaps and what should be known. Asks the server once the windows have
/// rested for a moment; an answer to a question that is no longer asked is not shown. A server that could not be asked, or had no database, is asked again
/// as long as this is to be seen.
class FreezePreviewBox final : public QWidget
{
    Q_OBJECT

public:
    explicit FreezePreviewBox(PreviewSource source, QWidget *parent = nullptr);

    /// One for each environment, of which it is said at once what is in the past; those that no server would take (no environment, the end before the start)
    /// are not asked about.
    void setWindows(const QList<FreezeWindow> &windows);
    void setWarningsShown(bool shown); ///< False where they stand at the fields already.
    void keepLines(int lines);         ///< So many stay free for what comes, so that nothing moves then.
    QString text() const;              ///< As it is shown.

signals:
    void changed(); ///< Other words; perhaps another height.

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask();
    void askAgain();
    void askAbout(const FreezeWindow &window);
    bool isWaiting() const; ///< There is an answer that may be another one later.
    void take(const Result<FreezePreview> &result, EnvironmentId environment);
    QStringList pastWarnings() const;
    QStringList overlapTexts() const;
    void update();

    PreviewSource m_source;
    QList<FreezeWindow> m_windows;
    std::map<EnvironmentId, Result<FreezePreview>> m_answers;
    bool m_warningsShown = true;
    int m_question = 0; ///< The number of the question that is current.
    QTimer *m_rest = nullptr;
    QTimer *m_again = nullptr;
    QLabel *m_facts = nullptr;
    QLabel *m_icon = nullptr;
    QLabel *m_warnings = nullptr;
};

} // namespace tidegate
