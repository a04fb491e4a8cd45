// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <functional>

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace tidegate {

/// Whether something else has the name already.
using IsNameTaken = std::function<bool(const QString &name)>;

/// "Überwachung (EU)" → "ueberwachung-eu": what a name may be, and a number where that is taken. Empty: nothing of the text can be written so.
QString suggestedName(const QString &displayName, const IsNameTaken &isTaken);

/// Fills in the name of something new while its display name is typed, as long as nobody wrote a name of their own. Whoever empties the name
/// gets suggestions again.
class NameSuggestion final : public QObject
{
    Q_OBJECT

public:
    /// The edits outlive it. isTaken is asked at each letter.
    NameSuggestion(QLineEdit *displayName, QLineEdit *name, IsNameTaken isTaken, QObject *parent);

    void stop(); ///< The name is somebody's choice: that of a thing that exists, or from a draft.
    void suggest();

private:
    QLineEdit *m_displayName;
    QLineEdit *m_name;
    IsNameTaken m_isTaken;
    bool m_isChosen = false;
};

} // namespace tidegate
