// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/palette/palettemodel.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QListView;
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

/// One box over its window that finds and runs everything: Ctrl+K. A prefix narrows it down; the list of prefixes stands below the box.
///
/// A command is triggered as its menu would, with all its confirmations, after the palette is gone and the focus is back where it was.
class CommandPalette final : public QFrame
{
    Q_OBJECT

public:
    /// opener: opens and closes it, and is not among what it finds; its key works in text fields too, where Qt would delete to the end of the
    /// line.
    CommandPalette(PaletteModel::Source source, QAction *opener, QWidget *window);

    void open(const QString &typed = {});
    void dismiss();

    /// Answers a question that was typed: calls `answer` with a sentence once, or not at all, in the GUI thread.
    using Ask = std::function<void(const TypedCommand &question, QObject *context, const std::function<void(const QString &)> &answer)>;
    /// What is typed in words is read by `sentences`, and a question answered beneath the box while its row is the current one.
    void setSentences(PaletteModel::Sentences sentences, Ask ask);

    QStringList recent() const { return m_recent; } ///< Keys of what was chosen, newest first; kept over sessions by the window.
    void setRecent(const QStringList &keys);

signals:
    void chosen(const tidegate::PaletteItem &item); ///< A target, an environment, a freeze or a sentence; commands run by themselves.

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void toggle();
    void search();
    bool handleKey(const QKeyEvent &event);
    void moveBy(int rows);
    void activate();
    void announce();
    void place();
    void updateAnswer(); ///< Of the current row, where that is a question.
    void sendQuestion();
    void remember(const PaletteItem &item);

    PaletteModel *m_model = nullptr;
    QAction *m_opener = nullptr;
    QLineEdit *m_box = nullptr;
    QListView *m_list = nullptr;
    QLabel *m_hint = nullptr;
    QLabel *m_answer = nullptr; ///< Its place is kept from the first word of a question on.
    QTimer *m_rest = nullptr;   ///< A question is asked once it has rested.
    Ask m_ask;
    quint64 m_number = 0; ///< Answers to older questions are dropped.
    QStringList m_recent;
    QPointer<QWidget> m_focusBefore;
};

} // namespace tidegate
