// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/edit/secretfield.h"

#include "ui/style/theme.h"

#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qint64 maxFile = 256 * 1024;

} // namespace

SecretField::SecretField(const QString &kind, const QString &member, QWidget *parent) : QWidget(parent), m_kind(kind), m_member(member)
{
    m_text = new QPlainTextEdit(this);
    m_text->setFont(Theme::monospaceFont());
    m_text->setLayoutDirection(Qt::LeftToRight); // in every language
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(2 * spacing::rowHeight + spacing::between);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setUndoRedoEnabled(false); // the text is a secret: no second copy
    m_text->setPlaceholderText(kind == "token"_L1 ? tr("Paste the token") : tr("Paste PEM text, or choose a file"));
    m_state = new QLabel(this);
    m_state->setFont(Theme::captionFont());
    auto *choose = new QPushButton(tr("Choose file…"), this);
    auto *side = new QVBoxLayout;
    side->setSpacing(spacing::inside);
    side->addWidget(choose);
    side->addWidget(m_state);
    side->addStretch(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::between);
    row->addWidget(m_text, 1);
    row->addLayout(side);
    setFocusProxy(m_text);
    setStored(false);
    connect(m_text, &QPlainTextEdit::textChanged, this, &SecretField::valueChanged);
    connect(choose, &QPushButton::clicked, this, &SecretField::chooseFile);
}

void SecretField::setStored(bool stored)
{
    m_state->setText(stored ? tr("Stored") : tr("Not stored"));
    m_text->setAccessibleDescription(m_state->text());
}

QByteArray SecretField::value() const
{
    return m_text->toPlainText().toUtf8().trimmed();
}

void SecretField::clear()
{
    m_text->clear();
}

void SecretField::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            emit readFailed(tr("The file could not be read: %1").arg(file.errorString()));
        } else if (file.size() > maxFile) {
            emit readFailed(tr("The file is larger than 256 KiB; that is no certificate."));
        } else {
            m_text->setPlainText(QString::fromUtf8(file.readAll()));
        }
    });
    dialog->open();
}

} // namespace tidegate
