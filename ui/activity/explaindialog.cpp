// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/explaindialog.h"

#include "models/changetext.h"
#include "models/changewords.h"
#include "ui/style/plaintext.h"
#include "ui/style/theme.h"
#include "ui/widgets/formfield.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

ExplainDialog::ExplainDialog(Workspace *workspace, const ShownChange &shown, QWidget *parent) : EditorDialog(workspace, parent), m_shown(shown)
{
    setObjectName(u"explainDialog"_s);
    setWindowTitle(tr("Explain a change"));
    setForm(makeForm(), tr("E&xplain"), tr("The explanation was not stored."));
    begin(u"explanation/"_s + shown.change.id.toString(), 1);
    resize(520, std::min(sizeHint().height(), roomOnScreen()));
}

QWidget *ExplainDialog::makeForm()
{
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    const QString what = changeTitle(m_shown) + u": "_s + words::imageStep(m_shown.change);
    auto *intro = new QLabel(plainParagraph(what) + u'\n' + tr("It stays “%1”; what is said here is added to it.").arg(words::of(m_shown.change.verdict)));
    intro->setTextFormat(Qt::PlainText);
    intro->setWordWrap(true);
    m_reason = new QPlainTextEdit;
    m_reason->setObjectName(u"explanationReason"_s);
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(5 * fontMetrics().lineSpacing());
    m_ticket = new QLineEdit;
    m_ticket->setObjectName(u"explanationTicket"_s);
    m_ticket->setMaxLength(maxTicket);
    if (const auto &said = m_shown.change.explanation) {
        m_reason->setPlainText(said->reason);
        m_ticket->setText(said->ticket);
    }
    column->addWidget(intro);
    FormField *reason = addField(tr("&Reason"), m_reason, u"/reason"_s);
    reason->setHint(tr("Who did it and why, in a sentence. The audit log keeps it too."));
    column->addWidget(reason);
    FormField *ticket = addField(tr("&Ticket"), m_ticket, u"/ticket"_s);
    ticket->setHint(tr("Where more is written, such as OPS-1234. May stay empty."));
    column->addWidget(ticket);
    return form;
}

void ExplainDialog::submit()
{
    ChangeExplanation said;
    said.reason = m_reason->toPlainText().simplified();
    said.ticket = m_ticket->text();
    const auto valid = validated(said);
    if (!valid) {
        showFailure(valid.error());
        return;
    }
    send<ShownChange>(workspace()->explain(m_shown.change.id, *valid), [this](const ShownChange &shown) {
        emit explained(shown);
        finish();
    });
}

} // namespace tidegate
