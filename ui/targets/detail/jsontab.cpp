// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/detail/jsontab.h"

#include "models/targetcopy.h"
#include "ui/style/theme.h"
#include "ui/widgets/inlinemessage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

JsonTab::JsonTab(Workspace *workspace, QWidget *parent) : DetailTab(workspace, parent)
{
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(u"targetJson"_s);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(Theme::monospaceFont());
    m_text->setLayoutDirection(Qt::LeftToRight); // in every language
    m_text->setAccessibleName(tr("The target as JSON"));
    auto *copy = new QPushButton(tr("Copy"), this);
    copy->setAccessibleName(tr("Copy the JSON"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::between, spacing::between, spacing::between, spacing::between);
    column->setSpacing(spacing::between);
    column->addWidget(m_text, 1);
    column->addWidget(copy, 0, Qt::AlignLeft);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
}

void JsonTab::showTarget()
{
    const QString json = asJson({target()});
    if (m_text->toPlainText() != json) // keeps the cursor while nothing changed
        m_text->setPlainText(json);
}

} // namespace tidegate
