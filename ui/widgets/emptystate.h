// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

#include <functional>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
class QProgressBar;
QT_END_NAMESPACE

namespace tidegate {

/// What stands where a list would: icon, title, one sentence, actions. Failure never looks like emptiness.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    enum class Variant { Empty, NoMatch, Loading, Failed, NoPermission };

    explicit EmptyState(QWidget *parent = nullptr);

    void setState(Variant variant, const QString &title, const QString &sentence = {});
    void clearActions();
    void addAction(const QString &text, QObject *context, const std::function<void()> &run, bool primary = false);

    Variant variant() const { return m_variant; }
    QString title() const;
    QString sentence() const;
    QSize minimumSizeHint() const override; ///< Without the icon.

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateIcon();

    Variant m_variant = Variant::Empty;
    int m_focused = -1;   ///< Which of the actions that were cleared last had the focus.
    QString m_plainTitle; ///< As given.
    QString m_plainSentence;
    QLabel *m_icon = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_sentence = nullptr;
    QProgressBar *m_busy = nullptr;
    QHBoxLayout *m_actions = nullptr;
};

} // namespace tidegate
