// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/imageorigin.h"

#include <QObject>

QT_BEGIN_NAMESPACE
class QAction;
class QUrl;
class QWidget;
QT_END_NAMESPACE

namespace tidegate {

/// "Open changes…" between two images, and both revisions for the clipboard. The address is made of what strangers wrote into images: it is shown in full
/// before anything opens.
class OpenChanges final : public QObject
{
    Q_OBJECT

public:
    /// over: what the question opens over, and where the key holds.
    explicit OpenChanges(QWidget *over);

    /// What lies between these two.
    void setImages(const ImageOrigin &from, const ImageOrigin &to);
    /// Of nothing, and why.
    void setNone(const QString &whyNot);
    QAction *action() const { return m_action; }
    QAction *copyAction() const { return m_copy; }

signals:
    void copied();
    void notOpened(const QString &problem); ///< A sentence.

private:
    void ask();
    void copy();

    QWidget *m_over;
    ImageOrigin m_from;
    ImageOrigin m_to;
    QAction *m_action = nullptr;
    QAction *m_copy = nullptr;
};

} // namespace tidegate
