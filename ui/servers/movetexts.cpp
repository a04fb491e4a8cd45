// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/servers/movetexts.h"

#include "models/workspacemove.h"
#include "ui/widgets/plural.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// The words of a move, below their own context.
struct MoveTexts
{
    Q_DECLARE_TR_FUNCTIONS(tidegate::MoveTexts)
};

qint64 rowsOf(const WorkspaceContents &contents, std::initializer_list<const char *> tables)
{
    qint64 rows = 0;
    for (const char *table : tables)
        rows += contents.announced.tables.value(QString::fromLatin1(table));
    return rows;
}

QString credentialNote(qint64 credentials)
{
    const int count = static_cast<int>(credentials);
    return plural(credentials, MoveTexts::tr("1 stored credential is opened here and sealed anew under the server's key."),
                  MoveTexts::tr("%n stored credentials are opened here and sealed anew under the server's key.", nullptr, count));
}

} // namespace

QList<Fact> moveFacts(const WorkspaceContents &contents)
{
    const QLocale locale;
    const auto fact = [&](const QString &name, std::initializer_list<const char *> tables) { return Fact{name, locale.toString(rowsOf(contents, tables))}; };
    return {fact(MoveTexts::tr("Environments"), {"environments"}),
            fact(MoveTexts::tr("Target groups"), {"target_groups"}),
            fact(MoveTexts::tr("Targets"), {"targets"}),
            fact(MoveTexts::tr("Freezes"), {"freeze_windows"}),
            fact(MoveTexts::tr("Releases recorded"), {"stickers"}),
            fact(MoveTexts::tr("Observations"), {"inventory_current", "inventory_history", "drift_reports", "health_transitions"}),
            fact(MoveTexts::tr("Entries of the audit log"), {"audit_entries"}),
            {MoveTexts::tr("Rows in all"), locale.toString(contents.announced.rows())}};
}

QStringList moveNotes(const WorkspaceMove &move)
{
    const WorkspaceContents &contents = move.contents();
    QStringList notes{MoveTexts::tr("The tenant at the server is empty, and you may move there."),
                      MoveTexts::tr("What you did here is put to %1 there. What was deleted here can be restored there.").arg(move.serverUser())};
    if (contents.credentials > 0)
        notes.append(credentialNote(contents.credentials));
    notes.append(MoveTexts::tr("Not taken along: what became of single checks and syncs, and the settings and drafts of this computer."));
    notes.append(MoveTexts::tr("The workspace on this computer stays as it is."));
    return notes;
}

QString moveStepText(const WorkspaceMove &move)
{
    switch (move.state()) {
    case WorkspaceMove::State::Reading:
        return MoveTexts::tr("Reading the workspace");
    case WorkspaceMove::State::Sending:
        return MoveTexts::tr("Sending it to the server");
    case WorkspaceMove::State::Applying:
        return MoveTexts::tr("The server puts it in place");
    case WorkspaceMove::State::Storing:
        return MoveTexts::tr("Storing credentials at the server");
    default:
        break;
    }
    return MoveTexts::tr("Discarding what the server has of it");
}

QString moveProgressText(const WorkspaceMove &move)
{
    if (move.total() == 0)
        return {};
    const QLocale locale;
    const QString text = move.state() == WorkspaceMove::State::Storing ? MoveTexts::tr("%1 of %2 credentials") : MoveTexts::tr("%1 of %2 rows");
    return text.arg(locale.toString(move.done()), locale.toString(move.total()));
}

QString moveEndText(const WorkspaceMove &move, const QString &server)
{
    QString text = MoveTexts::tr(
                       "The workspace is at %1 now, and its audit log holds there. The one on this computer stays as it is; what is changed here from now "
                       "on does not go there.")
                       .arg(server);
    if (move.lostCredentials() > 0)
        text += u' '
            + plural(move.lostCredentials(), MoveTexts::tr("1 credential has to be entered there again."),
                     MoveTexts::tr("%n credentials have to be entered there again.", nullptr, static_cast<int>(move.lostCredentials())));
    return text;
}

} // namespace tidegate
