<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>DriftText</name>
    <message>
        <source>Nobody has recorded what should be deployed here. Record a sticker, then compare.</source>
        <translation>Noch ist nicht festgehalten, was hier laufen soll. Erst einen Sticker erfassen, dann vergleichen.</translation>
    </message>
    <message>
        <source>Nobody has looked yet at what is on this target. Sync its inventory, then compare.</source>
        <translation>Noch ist nicht bekannt, was auf diesem Ziel läuft. Erst das Inventar abgleichen, dann vergleichen.</translation>
    </message>
    <message>
        <source>The last look at this target was incomplete, so it proves nothing. Sync its inventory again.</source>
        <translation>Der letzte Abgleich dieses Ziels war unvollständig und beweist nichts. Das Inventar noch einmal abgleichen.</translation>
    </message>
    <message>
        <source>Not compared yet.</source>
        <translation>Noch nicht verglichen.</translation>
    </message>
</context>
<context>
    <name>MonthPainter</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n weiterer</numerusform>
            <numerusform>+%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TargetFilter</name>
    <message>
        <source>“%1” needs a value.</source>
        <translation>„%1“ braucht einen Wert.</translation>
    </message>
    <message>
        <source>“%1” is not understood and filters nothing.</source>
        <translation>„%1“ ist unbekannt und filtert nichts.</translation>
    </message>
</context>
<context>
    <name>freezetext</name>
    <message>
        <source>Exceptions: nobody.</source>
        <translation>Ausnahmen: niemand.</translation>
    </message>
    <message>
        <source>Exceptions: only you.</source>
        <translation>Ausnahmen: nur das eigene Konto.</translation>
    </message>
    <message numerus="yes">
        <source>Exceptions: you and %n more.</source>
        <translation>
            <numerusform>Ausnahmen: eigenes Konto und %n weitere Person.</numerusform>
            <numerusform>Ausnahmen: eigenes Konto und %n weitere Personen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exceptions: 1 user.</source>
        <translation>Ausnahmen: 1 Person.</translation>
    </message>
    <message numerus="yes">
        <source>Exceptions: %n users.</source>
        <translation>
            <numerusform>Ausnahmen: %n Person.</numerusform>
            <numerusform>Ausnahmen: %n Personen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Upcoming: starts %1.</source>
        <translation>Bevorstehend: beginnt %1.</translation>
    </message>
    <message>
        <source>Active: ends %1.</source>
        <translation>Aktiv: endet %1.</translation>
    </message>
    <message>
        <source>Ended early, %1.</source>
        <translation>Vorzeitig beendet, %1.</translation>
    </message>
    <message>
        <source>Ended %1.</source>
        <translation>Beendet %1.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgesagt.</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 take no deployments from %2 until %3 (%4).</source>
        <translation>%1 nehmen von %2 bis %3 keine Deployments an (%4).</translation>
    </message>
    <message>
        <source>%1 takes no deployments from %2 until %3 (%4).</source>
        <translation>%1 nimmt von %2 bis %3 keine Deployments an (%4).</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Grund: %1</translation>
    </message>
    <message>
        <source>In UTC: %1</source>
        <translation>In UTC: %1</translation>
    </message>
    <message>
        <source>%1 (PROD)</source>
        <translation>%1 (PROD)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, %2, %3 from %4 until %5</source>
        <translation>%1, %2, %3 von %4 bis %5</translation>
    </message>
    <message>
        <source>%1, %2, %3 until %4</source>
        <translation>%1, %2, %3 bis %4</translation>
    </message>
    <message>
        <source>%1, you are excepted</source>
        <translation>%1, eigenes Konto ausgenommen</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidegate</name>
    <message>
        <source>ignored</source>
        <translation>ignoriert</translation>
    </message>
</context>
<context>
    <name>tidegate::ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 loaded, more below</source>
        <translation>%1 geladen, weitere darunter</translation>
    </message>
    <message>
        <source>Kind of object</source>
        <translation>Art des Objekts</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>&amp;Verify the chain</source>
        <translation>Kette &amp;prüfen</translation>
    </message>
    <message>
        <source>Checks on the server that no row was changed or removed</source>
        <translation>Prüft auf dem Server, dass keine Zeile geändert oder entfernt wurde</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Writes the listed rows to a file, one JSON object a line</source>
        <translation>Schreibt die gezeigten Zeilen in eine Datei, ein JSON-Objekt pro Zeile</translation>
    </message>
    <message>
        <source>any action</source>
        <translation>jede Aktion</translation>
    </message>
    <message>
        <source>Choose a kind of object first.</source>
        <translation>Zuerst eine Art von Objekt wählen.</translation>
    </message>
    <message>
        <source>Audit log, newest first</source>
        <translation>Audit-Log, Neuestes zuerst</translation>
    </message>
    <message>
        <source>&amp;Copy row as JSON</source>
        <translation>Zeile als JSON &amp;kopieren</translation>
    </message>
    <message>
        <source>The audit log could not be loaded.</source>
        <translation>Das Audit-Log konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>The audit log is for administrators and auditors</source>
        <translation>Das Audit-Log ist für Administratoren und Auditoren</translation>
    </message>
    <message>
        <source>Your role may not read it; an administrator can tell you who may.</source>
        <translation>Die eigene Rolle darf es nicht lesen; wer das darf, weiß ein Administrator.</translation>
    </message>
    <message>
        <source>Loading the audit log…</source>
        <translation>Audit-Log wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>Nothing happened yet</source>
        <translation>Noch ist nichts geschehen</translation>
    </message>
    <message>
        <source>Every change leaves a row here, with who made it and why.</source>
        <translation>Jede Änderung hinterlässt hier eine Zeile: von wem und warum.</translation>
    </message>
    <message>
        <source>The chain could not be verified.</source>
        <translation>Die Kette konnte nicht geprüft werden.</translation>
    </message>
    <message>
        <source>Export the listed rows</source>
        <translation>Gezeigte Zeilen exportieren</translation>
    </message>
    <message>
        <source>JSON lines (*.ndjson)</source>
        <translation>JSON-Zeilen (*.ndjson)</translation>
    </message>
    <message>
        <source>The file was not written: %1. Choose another place.</source>
        <translation>Die Datei wurde nicht geschrieben: %1. Einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>1 row was written.</source>
        <translation>1 Zeile wurde geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%n rows were written.</source>
        <translation>
            <numerusform>%n Zeile wurde geschrieben.</numerusform>
            <numerusform>%n Zeilen wurden geschrieben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidegate::AgendaProxyModel</name>
    <message>
        <source>%1 · PROD</source>
        <comment>environment</comment>
        <translation>%1 · PROD</translation>
    </message>
</context>
<context>
    <name>tidegate::AskBar</name>
    <message>
        <source>Environment to deploy to</source>
        <translation>Umgebung für das Deployment</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>a time</source>
        <translation>zu einer Zeit</translation>
    </message>
    <message>
        <source>Time of the deployment</source>
        <translation>Zeit des Deployments</translation>
    </message>
    <message>
        <source>&amp;Ask</source>
        <translation>&amp;Fragen</translation>
    </message>
    <message>
        <source>Ask whether I can deploy</source>
        <translation>Fragen, ob ich deployen darf</translation>
    </message>
    <message>
        <source>Can I deploy &amp;to</source>
        <translation>Darf ich &amp;nach</translation>
    </message>
    <message>
        <source>at</source>
        <translation>zum Zeitpunkt</translation>
    </message>
    <message>
        <source>as me?</source>
        <translation>deployen?</translation>
    </message>
    <message>
        <source>as me (%1)?</source>
        <translation>als %1 deployen?</translation>
    </message>
    <message>
        <source>Nobody knows: the server gave no answer. %1 Take it as a no.</source>
        <translation>Unbekannt: Der Server hat nicht geantwortet. %1 Im Zweifel heißt das Nein.</translation>
    </message>
</context>
<context>
    <name>tidegate::AttentionList</name>
    <message>
        <source>Nothing needs attention: every target that is checked is healthy and as expected.</source>
        <translation>Alles in Ordnung: Jedes geprüfte Ziel ist gesund und wie erwartet.</translation>
    </message>
    <message>
        <source>Targets that need attention, worst first</source>
        <translation>Ziele mit Handlungsbedarf, Schlimmstes zuerst</translation>
    </message>
    <message>
        <source>Enter shows the target.</source>
        <translation>Eingabe zeigt das Ziel.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Needs attention (%1 of %2)</source>
        <translation>Handlungsbedarf (%1 von %2)</translation>
    </message>
    <message>
        <source>Needs attention (%1)</source>
        <translation>Handlungsbedarf (%1)</translation>
    </message>
</context>
<context>
    <name>tidegate::AuditDetail</name>
    <message>
        <source>%1: %2, by %3 through %4</source>
        <translation>%1: %2, von %3 über %4</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Grund: %1</translation>
    </message>
    <message>
        <source>During a freeze</source>
        <translation>Während eines Freeze</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Choose a row to see what changed.</source>
        <translation>Eine Zeile wählen, um die Änderung zu sehen.</translation>
    </message>
    <message>
        <source>It did not exist.</source>
        <translation>Das Objekt gab es noch nicht.</translation>
    </message>
    <message>
        <source>It no longer exists.</source>
        <translation>Das Objekt gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Row %1 · hash %2 · request %3</source>
        <translation>Zeile %1 · Hash %2 · Anfrage %3</translation>
    </message>
</context>
<context>
    <name>tidegate::AuditLogModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Through</source>
        <translation>Über</translation>
    </message>
</context>
<context>
    <name>tidegate::CalendarHeader</name>
    <message>
        <source>Previous month (Page Up)</source>
        <translation>Voriger Monat (Bild auf)</translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Heute</translation>
    </message>
    <message>
        <source>Show today (T)</source>
        <translation>Heute zeigen (T)</translation>
    </message>
    <message>
        <source>Next month (Page Down)</source>
        <translation>Nächster Monat (Bild ab)</translation>
    </message>
    <message>
        <source>&amp;Month</source>
        <translation>&amp;Monat</translation>
    </message>
    <message>
        <source>Month (M)</source>
        <translation>Monat (M)</translation>
    </message>
    <message>
        <source>&amp;Agenda</source>
        <translation>&amp;Agenda</translation>
    </message>
    <message>
        <source>Agenda (A)</source>
        <translation>Agenda (A)</translation>
    </message>
    <message>
        <source>&amp;Past</source>
        <translation>&amp;Vergangene</translation>
    </message>
    <message>
        <source>Also show freezes that are over</source>
        <translation>Auch beendete Freezes zeigen</translation>
    </message>
    <message>
        <source>&amp;Freeze</source>
        <translation>&amp;Freeze</translation>
    </message>
    <message>
        <source>New freeze</source>
        <translation>Neuer Freeze</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>month, year</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>New freeze (Enter on a day, or drag over days)</source>
        <translation>Neuer Freeze (Eingabe auf einem Tag oder über Tage ziehen)</translation>
    </message>
</context>
<context>
    <name>tidegate::CalendarPage</name>
    <message>
        <source>Agenda of freezes</source>
        <translation>Agenda der Freezes</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>&amp;New freeze…</source>
        <translation>&amp;Neuer Freeze&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Edit freeze…</source>
        <translation>Freeze &amp;bearbeiten&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Delete freeze…</source>
        <translation>Freeze &amp;löschen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als &amp;Text kopieren</translation>
    </message>
    <message>
        <source>The freezes could not be loaded.</source>
        <translation>Die Freezes konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>New freeze…</source>
        <translation>Neuer Freeze&#xa0;…</translation>
    </message>
    <message>
        <source>%1 · %2 active</source>
        <translation>%1 · %2 aktiv</translation>
    </message>
    <message>
        <source>1 freeze</source>
        <translation>1 Freeze</translation>
    </message>
    <message numerus="yes">
        <source>%n freezes</source>
        <translation>
            <numerusform>%n Freeze</numerusform>
            <numerusform>%n Freezes</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown environment</source>
        <translation>Unbekannte Umgebung</translation>
    </message>
    <message>
        <source>Loading the freezes…</source>
        <translation>Freezes werden geladen&#xa0;…</translation>
    </message>
    <message>
        <source>No environments yet</source>
        <translation>Noch keine Umgebungen</translation>
    </message>
    <message>
        <source>Freezes belong to environments. Add one on the Overview page first.</source>
        <translation>Freezes gehören zu Umgebungen. Zuerst eine auf der Seite Übersicht anlegen.</translation>
    </message>
    <message>
        <source>No freeze to show</source>
        <translation>Kein Freeze zu zeigen</translation>
    </message>
    <message>
        <source>All are over, or in environments that are not shown.</source>
        <translation>Alle sind beendet oder in ausgeblendeten Umgebungen.</translation>
    </message>
    <message>
        <source>No freezes</source>
        <translation>Keine Freezes</translation>
    </message>
    <message>
        <source>Deployments are not stopped by any freeze.</source>
        <translation>Kein Freeze hält Deployments auf.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Zone: %1</source>
        <translation>Zone: %1</translation>
    </message>
    <message>
        <source>Times are shown in %1. In UTC it is %2 now.</source>
        <translation>Zeiten in %1. In UTC ist es jetzt %2.</translation>
    </message>
    <message>
        <source>There is no connection to the server; nothing can be changed.</source>
        <translation>Keine Verbindung zum Server; Änderungen sind nicht möglich.</translation>
    </message>
    <message>
        <source>Your role may not create or change freezes.</source>
        <translation>Die eigene Rolle darf Freezes weder anlegen noch ändern.</translation>
    </message>
    <message>
        <source>This freeze is over; history is not changed.</source>
        <translation>Dieser Freeze ist beendet; Vergangenes wird nicht geändert.</translation>
    </message>
    <message>
        <source>Your role may not delete freezes.</source>
        <translation>Die eigene Rolle darf Freezes nicht löschen.</translation>
    </message>
    <message>
        <source>Your role may not end a freeze that has started.</source>
        <translation>Die eigene Rolle darf begonnene Freezes nicht beenden.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>tidegate::ComparisonModel</name>
    <message>
        <source>(not expected)</source>
        <translation>(nicht erwartet)</translation>
    </message>
    <message>
        <source>(not identified)</source>
        <translation>(nicht bestimmt)</translation>
    </message>
    <message>
        <source>(missing)</source>
        <translation>(fehlt)</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>not expected</source>
        <translation>nicht erwartet</translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation>erwartet %1</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>actual %1</source>
        <translation>tatsächlich %1</translation>
    </message>
    <message>
        <source>⋯ 1 unchanged component [show]</source>
        <translation>⋯ 1 unveränderte Komponente [zeigen]</translation>
    </message>
    <message>
        <source>⋯ %1 unchanged components [show]</source>
        <translation>⋯ %1 unveränderte Komponenten [zeigen]</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
    <message>
        <source>− Expected</source>
        <translation>− Erwartet</translation>
    </message>
    <message>
        <source>+ Actual</source>
        <translation>+ Tatsächlich</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
</context>
<context>
    <name>tidegate::ConfirmDialog</name>
    <message>
        <source>Type “%1” to &amp;confirm</source>
        <translation>Zur Bestätigung „%1“ &amp;eingeben</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>At least %1 characters; it is kept in the audit log.</source>
        <translation>Mindestens %1 Zeichen; wird im Audit-Log aufbewahrt.</translation>
    </message>
    <message>
        <source>Type the name first.</source>
        <translation>Zuerst den Namen eingeben.</translation>
    </message>
    <message>
        <source>Give a reason first.</source>
        <translation>Zuerst einen Grund angeben.</translation>
    </message>
</context>
<context>
    <name>tidegate::Connection</name>
    <message>
        <source>The lists show the data of %1.</source>
        <translation>Die Listen zeigen den Stand von %1.</translation>
    </message>
    <message>
        <source>The server wants you to sign in again.</source>
        <translation>Der Server verlangt eine neue Anmeldung.</translation>
    </message>
    <message>
        <source>The connection was lost; it is tried again by itself.</source>
        <translation>Die Verbindung ist unterbrochen und wird automatisch neu versucht.</translation>
    </message>
    <message>
        <source>The server does not answer. Changes are not possible until it is back.</source>
        <translation>Der Server antwortet nicht. Änderungen sind erst wieder möglich, wenn er zurück ist.</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Neu verbinden</translation>
    </message>
    <message>
        <source>Reconnecting (next try in %1 s)</source>
        <translation>Neu verbinden (nächster Versuch in %1 s)</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Offline — showing data from %1</source>
        <translation>Offline – Daten von %1</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Anmelden&#xa0;…</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
</context>
<context>
    <name>tidegate::ConnectionEditor</name>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Host</translation>
    </message>
    <message>
        <source>A host name or an IP address.</source>
        <translation>Ein Hostname oder eine IP-Adresse.</translation>
    </message>
    <message>
        <source>Compose &amp;project</source>
        <translation>Compose-&amp;Projekt</translation>
    </message>
    <message>
        <source>Compose &amp;file</source>
        <translation>Compose-&amp;Datei</translation>
    </message>
    <message>
        <source>On the host; may be left empty.</source>
        <translation>Auf dem Host; darf leer bleiben.</translation>
    </message>
    <message>
        <source>AWS &amp;region</source>
        <translation>AWS-&amp;Region</translation>
    </message>
    <message>
        <source>Such as eu-central-1.</source>
        <translation>Zum Beispiel eu-central-1.</translation>
    </message>
    <message>
        <source>&amp;Cluster</source>
        <translation>&amp;Cluster</translation>
    </message>
    <message>
        <source>&amp;Service</source>
        <translation>Ser&amp;vice</translation>
    </message>
    <message>
        <source>&amp;Account id</source>
        <translation>&amp;Konto-ID</translation>
    </message>
    <message>
        <source>12 digits; may be left empty.</source>
        <translation>12 Ziffern; darf leer bleiben.</translation>
    </message>
    <message>
        <source>R&amp;ole to assume</source>
        <translation>R&amp;olle zum Annehmen</translation>
    </message>
    <message>
        <source>An ARN; may be left empty.</source>
        <translation>Eine ARN; darf leer bleiben.</translation>
    </message>
    <message>
        <source>Creden&amp;tials</source>
        <translation>&amp;Zugangsdaten</translation>
    </message>
    <message>
        <source>By reference: keychain:&lt;name&gt;, file:/&lt;path&gt; or local:&lt;id&gt;. Never the key itself.</source>
        <translation>Als Verweis: keychain:&lt;name&gt;, file:/&lt;pfad&gt; oder local:&lt;id&gt;. Nie der Schlüssel selbst.</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>host:port or an https URL.</source>
        <translation>host:port oder eine https-URL.</translation>
    </message>
    <message>
        <source>&amp;Job</source>
        <translation>&amp;Job</translation>
    </message>
    <message>
        <source>&amp;Namespace</source>
        <translation>Na&amp;mensraum</translation>
    </message>
    <message>
        <source>“default” when left empty.</source>
        <translation>Leer bedeutet „default“.</translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation>&amp;Region</translation>
    </message>
    <message>
        <source>May be left empty.</source>
        <translation>Darf leer bleiben.</translation>
    </message>
    <message>
        <source>ACL to&amp;ken</source>
        <translation>ACL-To&amp;ken</translation>
    </message>
    <message>
        <source>Por&amp;t</source>
        <translation>Por&amp;t</translation>
    </message>
    <message>
        <source>Encrypt the connection with T&amp;LS</source>
        <translation>Verbindung mit T&amp;LS verschlüsseln</translation>
    </message>
    <message>
        <source>I know that anyone on the way can control this target</source>
        <translation>Mir ist bekannt, dass jeder auf dem Weg dieses Ziel steuern kann</translation>
    </message>
    <message>
        <source>CA certificate</source>
        <translation>CA-Zertifikat</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>Client-Schlüssel</translation>
    </message>
    <message>
        <source>This is production: without TLS anyone on the way can read and control the target.</source>
        <translation>Das ist Produktion: Ohne TLS kann jeder auf dem Weg das Ziel lesen und steuern.</translation>
    </message>
    <message>
        <source>Without TLS anyone on the way can read and control the target.</source>
        <translation>Ohne TLS kann jeder auf dem Weg das Ziel lesen und steuern.</translation>
    </message>
    <message>
        <source>A new address drops the stored credentials: they were given for the old one. Enter them again below.</source>
        <translation>Eine neue Adresse verwirft die gespeicherten Zugangsdaten: Sie galten für die alte. Unten neu eingeben.</translation>
    </message>
    <message>
        <source>It runs on the &amp;computer that checks it: allow its loopback address</source>
        <translation>Läuft auf dem prüfenden Re&amp;chner: dessen Loopback-Adresse erlauben</translation>
    </message>
</context>
<context>
    <name>tidegate::Console</name>
    <message>
        <source>The token could not be kept in the keychain; you will be asked again next time.</source>
        <translation>Das Token ließ sich nicht im Schlüsselbund speichern; beim nächsten Mal wird wieder danach gefragt.</translation>
    </message>
</context>
<context>
    <name>tidegate::DriftPage</name>
    <message>
        <source>Facets</source>
        <translation>Facetten</translation>
    </message>
    <message>
        <source>Target, release or component</source>
        <translation>Ziel, Release oder Komponente</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Liste filtern</translation>
    </message>
    <message>
        <source>Targets and their drift</source>
        <translation>Ziele und ihre Abweichung</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>The drift could not be loaded.</source>
        <translation>Die Abweichungen konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>%1 von %2 gezeigt</translation>
    </message>
    <message>
        <source>Environments, drifted</source>
        <translation>Umgebungen, abweichend</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>PROD</source>
        <translation>PROD</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Loading drift…</source>
        <translation>Abweichungen werden geladen&#xa0;…</translation>
    </message>
    <message>
        <source>No target matches</source>
        <translation>Kein Ziel passt</translation>
    </message>
    <message>
        <source>Clear the filter to see all targets.</source>
        <translation>Filter löschen, um alle Ziele zu sehen.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>No targets yet</source>
        <translation>Noch keine Ziele</translation>
    </message>
    <message>
        <source>Drift is judged per target; add one on the Targets page.</source>
        <translation>Abweichung wird je Ziel beurteilt; eines auf der Seite Ziele anlegen.</translation>
    </message>
    <message>
        <source>Looking for %1: %2 of %3 targets…</source>
        <translation>Suche nach %1: %2 von %3 Zielen&#xa0;…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 was seen on %2 of %3 targets.</source>
        <translation>%1 läuft auf %2 von %3 Zielen.</translation>
    </message>
    <message>
        <source>%1 could not be asked.</source>
        <translation>%1 nicht abgefragt.</translation>
    </message>
    <message>
        <source>Show all targets</source>
        <translation>Alle Ziele zeigen</translation>
    </message>
    <message>
        <source>&amp;Open the target</source>
        <translation>Ziel ö&amp;ffnen</translation>
    </message>
</context>
<context>
    <name>tidegate::DriftSummaryTab</name>
    <message>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Show difference</source>
        <translation>Unterschied zeigen</translation>
    </message>
    <message>
        <source>The drift could not be loaded.</source>
        <translation>Die Abweichungen konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Seit %1</translation>
    </message>
</context>
<context>
    <name>tidegate::DriftTableModel</name>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Expected release</source>
        <translation>Erwartetes Release</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
</context>
<context>
    <name>tidegate::DriftView</name>
    <message>
        <source>Components, expected and actual</source>
        <translation>Komponenten, erwartet und tatsächlich</translation>
    </message>
    <message>
        <source>Re-check</source>
        <translation>Neu prüfen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Only differences</source>
        <translation>Nur Unterschiede</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>Voriger Unterschied</translation>
    </message>
    <message>
        <source>Previous difference (Alt+Up, Shift+F7)</source>
        <translation>Voriger Unterschied (Alt+Auf, Umschalt+F7)</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Nächster Unterschied</translation>
    </message>
    <message>
        <source>Next difference (Alt+Down, F7)</source>
        <translation>Nächster Unterschied (Alt+Ab, F7)</translation>
    </message>
    <message>
        <source>As &amp;JSON</source>
        <translation>Als &amp;JSON</translation>
    </message>
    <message>
        <source>As &amp;Markdown</source>
        <translation>Als &amp;Markdown</translation>
    </message>
    <message>
        <source>As unified &amp;diff</source>
        <translation>Als Unified-&amp;Diff</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>Nichts ausgewählt</translation>
    </message>
    <message>
        <source>Select a target to compare what is expected with what is there.</source>
        <translation>Ein Ziel auswählen, um Erwartetes mit Tatsächlichem zu vergleichen.</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>Open the target</source>
        <translation>Ziel öffnen</translation>
    </message>
    <message>
        <source>Sync the inventory</source>
        <translation>Inventar abgleichen</translation>
    </message>
    <message>
        <source>The whole comparison could not be loaded; the differences below are those last reported.</source>
        <translation>Der ganze Vergleich konnte nicht geladen werden; unten stehen die zuletzt gemeldeten Unterschiede.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>≠ %1 of %2 components</source>
        <translation>≠ %1 von %2 Komponenten</translation>
    </message>
    <message>
        <source>– not checked yet</source>
        <translation>– noch nicht geprüft</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>a target and its verdict</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>nothing recorded</source>
        <translation>nichts erfasst</translation>
    </message>
    <message>
        <source>expected %1 – actual (checked %2)</source>
        <translation>erwartet %1 – tatsächlich (geprüft %2)</translation>
    </message>
    <message>
        <source>%1, out of date</source>
        <translation>%1, veraltet</translation>
    </message>
    <message>
        <source>Looks at the target again</source>
        <translation>Sieht auf dem Ziel noch einmal nach</translation>
    </message>
    <message>
        <source>Not possible: no connection, or your role does not allow it.</source>
        <translation>Nicht möglich: keine Verbindung, oder die eigene Rolle erlaubt es nicht.</translation>
    </message>
    <message>
        <source>No differences</source>
        <translation>Keine Unterschiede</translation>
    </message>
    <message>
        <source>%1 differences</source>
        <translation>%1 Unterschiede</translation>
    </message>
    <message>
        <source>Difference %1 of %2</source>
        <translation>Unterschied %1 von %2</translation>
    </message>
    <message>
        <source>&amp;Copy digest</source>
        <translation>Digest &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Where is this digest running?</source>
        <translation>&amp;Wo läuft dieser Digest?</translation>
    </message>
    <message>
        <source>&amp;Open the target</source>
        <translation>Ziel ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Looking at the target…</source>
        <translation>Ziel wird untersucht&#xa0;…</translation>
    </message>
    <message>
        <source>This takes longer than a minute; it goes on at the server.</source>
        <translation>Das dauert länger als eine Minute und läuft auf dem Server weiter.</translation>
    </message>
    <message>
        <source>It ended: %1.</source>
        <translation>Beendet: %1.</translation>
    </message>
    <message>
        <source>The target could not be looked at. %1</source>
        <translation>Das Ziel konnte nicht untersucht werden. %1</translation>
    </message>
</context>
<context>
    <name>tidegate::ElidedLabel</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>tidegate::EnvironmentCard</name>
    <message>
        <source>No release known</source>
        <translation>Kein Release bekannt</translation>
    </message>
    <message>
        <source>on %1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>gemischt</translation>
    </message>
    <message>
        <source>Frozen now · %1 left</source>
        <translation>Jetzt gesperrt · noch %1</translation>
    </message>
    <message>
        <source>Frozen now</source>
        <translation>Jetzt gesperrt</translation>
    </message>
    <message>
        <source>Next freeze %1</source>
        <translation>Nächster Freeze %1</translation>
    </message>
    <message>
        <source>Open, no freeze ahead</source>
        <translation>Offen, kein Freeze in Sicht</translation>
    </message>
    <message>
        <source>No approval needed</source>
        <translation>Keine Freigabe nötig</translation>
    </message>
    <message>
        <source>1 approval</source>
        <translation>1 Freigabe</translation>
    </message>
    <message numerus="yes">
        <source>%n approvals</source>
        <translation>
            <numerusform>%n Freigabe</numerusform>
            <numerusform>%n Freigaben</numerusform>
        </translation>
    </message>
    <message>
        <source>separation of duties</source>
        <translation>Funktionstrennung</translation>
    </message>
    <message>
        <source>1 target drifted</source>
        <translation>1 Ziel weicht ab</translation>
    </message>
    <message numerus="yes">
        <source>%n targets drifted</source>
        <translation>
            <numerusform>%n Ziel weicht ab</numerusform>
            <numerusform>%n Ziele weichen ab</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In sync · %n not checked</source>
        <translation>
            <numerusform>Wie erwartet · %n nicht geprüft</numerusform>
            <numerusform>Wie erwartet · %n nicht geprüft</numerusform>
        </translation>
    </message>
    <message>
        <source>In sync</source>
        <translation>Wie erwartet</translation>
    </message>
    <message>
        <source>Drift not checked</source>
        <translation>Abweichung nicht geprüft</translation>
    </message>
    <message>
        <source>PROD</source>
        <translation>PROD</translation>
    </message>
    <message>
        <source>Actions for %1</source>
        <translation>Aktionen für %1</translation>
    </message>
    <message>
        <source>Edit, delete, move</source>
        <translation>Bearbeiten, löschen, verschieben</translation>
    </message>
    <message>
        <source>production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Chosen: all pages show this environment.</source>
        <translation>Gewählt: Alle Seiten zeigen diese Umgebung.</translation>
    </message>
    <message>
        <source>Enter chooses this environment for all pages.</source>
        <translation>Eingabe wählt diese Umgebung für alle Seiten.</translation>
    </message>
</context>
<context>
    <name>tidegate::EnvironmentDialog</name>
    <message>
        <source>What you typed is not saved. Cancel once more, or Discard, closes without saving.</source>
        <translation>Die Eingaben sind nicht gespeichert. Nochmals Abbrechen oder Verwerfen schließt ohne zu speichern.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>New environment</source>
        <translation>Neue Umgebung</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Display name</source>
        <translation>&amp;Anzeigename</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Used by pipelines and in the API, such as “production”.</source>
        <translation>Für Pipelines und die API, zum Beispiel „production“.</translation>
    </message>
    <message>
        <source>De&amp;scription</source>
        <translation>Be&amp;schreibung</translation>
    </message>
    <message>
        <source>Create environment</source>
        <translation>Umgebung anlegen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>This is &amp;production</source>
        <translation>Das ist &amp;Produktion</translation>
    </message>
    <message>
        <source>This is production</source>
        <translation>Das ist Produktion</translation>
    </message>
    <message>
        <source>Se&amp;paration of duties: nobody approves their own release</source>
        <translation>&amp;Funktionstrennung: Niemand gibt das eigene Release frei</translation>
    </message>
    <message>
        <source>Separation of duties</source>
        <translation>Funktionstrennung</translation>
    </message>
    <message>
        <source>Required &amp;approvals</source>
        <translation>Nötige F&amp;reigaben</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>nowhere</source>
        <translation>nirgendwo</translation>
    </message>
    <message>
        <source>Promote automatically &amp;from</source>
        <translation>Automatisch ü&amp;bernehmen von</translation>
    </message>
    <message>
        <source>Deployment &amp;timeout</source>
        <translation>&amp;Zeitlimit für Deployments</translation>
    </message>
    <message>
        <source>Health check &amp;interval</source>
        <translation>Prüf&amp;intervall</translation>
    </message>
    <message>
        <source>0 turns scheduled checks off.</source>
        <translation>0 schaltet geplante Prüfungen ab.</translation>
    </message>
    <message>
        <source>Production without an approval: anyone who may deploy, can.</source>
        <translation>Produktion ohne Freigabe: Wer deployen darf, kann es sofort.</translation>
    </message>
    <message>
        <source>Deleting things here will no longer ask for the name; this is refused during a freeze.</source>
        <translation>Löschen fragt hier nicht mehr nach dem Namen; während eines Freeze wird es abgelehnt.</translation>
    </message>
    <message>
        <source>From now on deletions here ask for the name and a reason.</source>
        <translation>Löschen fragt hier künftig nach dem Namen und einem Grund.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>The environment was not created.</source>
        <translation>Die Umgebung wurde nicht angelegt.</translation>
    </message>
    <message>
        <source>The environment was not saved.</source>
        <translation>Die Umgebung wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Someone else changed this environment meanwhile. What you typed is still here.</source>
        <translation>Jemand anderes hat diese Umgebung inzwischen geändert. Die eigenen Eingaben sind noch da.</translation>
    </message>
    <message>
        <source>Save mine anyway</source>
        <translation>Eigene trotzdem speichern</translation>
    </message>
    <message>
        <source>Load theirs</source>
        <translation>Fremde laden</translation>
    </message>
</context>
<context>
    <name>tidegate::EnvironmentFilter</name>
    <message>
        <source>Environments shown</source>
        <translation>Gezeigte Umgebungen</translation>
    </message>
    <message>
        <source>Show %1, PROD</source>
        <translation>%1 zeigen, PROD</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>PROD</source>
        <translation>PROD</translation>
    </message>
</context>
<context>
    <name>tidegate::EnvironmentTableModel</name>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>%1 (mixed)</source>
        <extracomment>%1 is a release that not all targets carry.</extracomment>
        <translation>%1 (gemischt)</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Freeze</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
</context>
<context>
    <name>tidegate::FacetList</name>
    <message>
        <source>%1, %2</source>
        <comment>a name and the word PROD</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2, chosen</source>
        <translation>%1: %2, gewählt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>tidegate::FormField</name>
    <message>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
</context>
<context>
    <name>tidegate::FreezeActions</name>
    <message>
        <source>Freeze created</source>
        <translation>Freeze angelegt</translation>
    </message>
    <message numerus="yes">
        <source>%n freezes created</source>
        <translation>
            <numerusform>%n Freeze angelegt</numerusform>
            <numerusform>%n Freezes angelegt</numerusform>
        </translation>
    </message>
    <message>
        <source>The freeze was not created. %1</source>
        <translation>Der Freeze wurde nicht angelegt. %1</translation>
    </message>
    <message>
        <source>Shorten the freeze of %1?</source>
        <translation>Freeze von %1 verkürzen?</translation>
    </message>
    <message>
        <source>Deployments are let through from %1 on, %2 earlier than announced.</source>
        <translation>Deployments sind ab %1 möglich, %2 früher als angekündigt.</translation>
    </message>
    <message>
        <source>Shorten freeze</source>
        <translation>Freeze verkürzen</translation>
    </message>
    <message>
        <source>The freeze was not saved. %1</source>
        <translation>Der Freeze wurde nicht gespeichert. %1</translation>
    </message>
    <message>
        <source>Freeze saved</source>
        <translation>Freeze gespeichert</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Grund: %1</translation>
    </message>
    <message>
        <source>End the freeze of %1 now?</source>
        <translation>Freeze von %1 jetzt beenden?</translation>
    </message>
    <message>
        <source>Unless another freeze covers it, %1 takes deployments again at once. The freeze stays in the history.</source>
        <translation>Gilt kein anderer Freeze, nimmt %1 sofort wieder Deployments an. Der Freeze bleibt im Verlauf.</translation>
    </message>
    <message>
        <source>End freeze now</source>
        <translation>Freeze jetzt beenden</translation>
    </message>
    <message>
        <source>Delete the freeze of %1?</source>
        <translation>Freeze von %1 löschen?</translation>
    </message>
    <message>
        <source>It will not take place.</source>
        <translation>Er findet nicht statt.</translation>
    </message>
    <message>
        <source>Delete freeze</source>
        <translation>Freeze löschen</translation>
    </message>
    <message>
        <source>Remove the ended freeze of %1 from the calendar?</source>
        <translation>Beendeten Freeze von %1 aus dem Kalender entfernen?</translation>
    </message>
    <message>
        <source>It stays in the audit log.</source>
        <translation>Im Audit-Log bleibt er erhalten.</translation>
    </message>
    <message>
        <source>Remove from calendar</source>
        <translation>Aus Kalender entfernen</translation>
    </message>
    <message>
        <source>The freeze was not deleted. %1</source>
        <translation>Der Freeze wurde nicht gelöscht. %1</translation>
    </message>
    <message>
        <source>Freeze ended</source>
        <translation>Freeze beendet</translation>
    </message>
    <message>
        <source>Freeze deleted</source>
        <translation>Freeze gelöscht</translation>
    </message>
</context>
<context>
    <name>tidegate::FreezePanel</name>
    <message>
        <source>Selected freeze</source>
        <translation>Ausgewählter Freeze</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten&#xa0;…</translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation>&amp;Löschen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als &amp;Text kopieren</translation>
    </message>
    <message>
        <source>PROD</source>
        <translation>PROD</translation>
    </message>
    <message>
        <source>%1 · you are excepted</source>
        <comment>state</comment>
        <translation>%1 · eigenes Konto ausgenommen</translation>
    </message>
    <message>
        <source>End &amp;now…</source>
        <translation>&amp;Jetzt beenden&#xa0;…</translation>
    </message>
    <message>
        <source>No freeze selected</source>
        <translation>Kein Freeze ausgewählt</translation>
    </message>
    <message>
        <source>Select a freeze to read about it.</source>
        <translation>Einen Freeze auswählen, um mehr zu erfahren.</translation>
    </message>
</context>
<context>
    <name>tidegate::FreezeStrip</name>
    <message>
        <source>%1 is frozen</source>
        <translation>%1 ist gesperrt</translation>
    </message>
    <message>
        <source>%1 is frozen until %2 (%3)</source>
        <translation>%1 ist gesperrt bis %2 (%3)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show the freeze in the calendar</source>
        <translation>Freeze im Kalender zeigen</translation>
    </message>
</context>
<context>
    <name>tidegate::FreezeWindowDialog</name>
    <message>
        <source>New freeze</source>
        <translation>Neuer Freeze</translation>
    </message>
    <message>
        <source>Edit freeze</source>
        <translation>Freeze bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation>&amp;Umgebung</translation>
    </message>
    <message>
        <source>%1 · PROD</source>
        <comment>environment</comment>
        <translation>%1 · PROD</translation>
    </message>
    <message>
        <source>&amp;Environments</source>
        <translation>&amp;Umgebungen</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>&amp;Zeitzone</translation>
    </message>
    <message>
        <source>Why nothing may be deployed, such as “Holiday freeze”</source>
        <translation>Warum nichts deployt werden darf, zum Beispiel „Weihnachts-Freeze“</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Beginn</translation>
    </message>
    <message>
        <source>E&amp;nd</source>
        <translation>&amp;Ende</translation>
    </message>
    <message>
        <source>E&amp;xceptions: who may deploy all the same</source>
        <translation>Aus&amp;nahmen: wer trotzdem deployen darf</translation>
    </message>
    <message>
        <source>Create freeze</source>
        <translation>Freeze anlegen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Nobody is excepted by role; each use needs a reason.</source>
        <translation>Keine Rolle ist von sich aus ausgenommen; jede Nutzung braucht einen Grund.</translation>
    </message>
    <message>
        <source>You may not change the exceptions: that needs the right freeze:except.</source>
        <translation>Ausnahmen ändern braucht das Recht freeze:except.</translation>
    </message>
    <message>
        <source>This freeze has started. Environment, start and time zone stay as they are, so that its history is true; end, reason and exceptions can be changed.</source>
        <translation>Dieser Freeze hat begonnen. Umgebung, Beginn und Zeitzone bleiben, damit der Verlauf stimmt; Ende, Grund und Ausnahmen sind änderbar.</translation>
    </message>
    <message>
        <source>This is longer than 31 days.</source>
        <translation>Das ist länger als 31 Tage.</translation>
    </message>
    <message>
        <source>This is over already: it is recorded as history and stops nothing.</source>
        <translation>Das ist schon vorbei: Es wird als Verlauf festgehalten und hält nichts auf.</translation>
    </message>
    <message>
        <source>The end is exclusive: nothing is stopped from %1 on.</source>
        <translation>Das Ende zählt nicht mit: Ab %1 wird nichts mehr aufgehalten.</translation>
    </message>
    <message>
        <source>Choose what to freeze.</source>
        <translation>Wählen, was gesperrt wird.</translation>
    </message>
    <message>
        <source>The end must be after the start.</source>
        <translation>Das Ende muss nach dem Beginn liegen.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>environments</comment>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>Times are those of %1.</source>
        <translation>Zeiten in der Zone %1.</translation>
    </message>
    <message>
        <source>It begins at once.</source>
        <translation>Beginnt sofort.</translation>
    </message>
    <message>
        <source>This is not the id of a user.</source>
        <translation>Das ist keine Benutzer-ID.</translation>
    </message>
    <message>
        <source>Choose at least one environment.</source>
        <translation>Mindestens eine Umgebung wählen.</translation>
    </message>
    <message>
        <source>Your changes are not saved.</source>
        <translation>Die Änderungen sind nicht gespeichert.</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>%1 — created</source>
        <comment>environment</comment>
        <translation>%1 – angelegt</translation>
    </message>
    <message>
        <source>The freeze was not saved.</source>
        <translation>Der Freeze wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert&#xa0;…</translation>
    </message>
</context>
<context>
    <name>tidegate::FreezeWindowTableModel</name>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1 Person</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Ausnahmen</translation>
    </message>
</context>
<context>
    <name>tidegate::Gate</name>
    <message>
        <source>“%1” until %2 (you are on its exceptions).</source>
        <translation>„%1“ bis %2 (eigenes Konto ausgenommen).</translation>
    </message>
    <message>
        <source>“%1” until %2. You are not on its exceptions.</source>
        <translation>„%1“ bis %2. Das eigene Konto ist nicht ausgenommen.</translation>
    </message>
    <message>
        <source>1 approval needed first</source>
        <translation>zuerst 1 Freigabe nötig</translation>
    </message>
    <message numerus="yes">
        <source>%n approvals needed first</source>
        <translation>
            <numerusform>zuerst %n Freigabe nötig</numerusform>
            <numerusform>zuerst %n Freigaben nötig</numerusform>
        </translation>
    </message>
    <message>
        <source>by someone else than who asked</source>
        <translation>von jemand anderem als dem Antragsteller</translation>
    </message>
    <message>
        <source>You may override it with a reason.</source>
        <translation>Mit Angabe eines Grundes ist eine Ausnahme möglich.</translation>
    </message>
    <message>
        <source>It opens %1.</source>
        <translation>Offen ab %1.</translation>
    </message>
    <message>
        <source>No — %1 is frozen at %2: %3</source>
        <translation>Nein – %1 ist %2 gesperrt: %3</translation>
    </message>
    <message>
        <source>Yes — nothing stands in the way of %1 at %2.</source>
        <translation>Ja – %2 spricht nichts gegen ein Deployment nach %1.</translation>
    </message>
    <message>
        <source>Not yet — no freeze stands in the way of %1 at %2.</source>
        <translation>Noch nicht – %2 steht kein Freeze einem Deployment nach %1 im Weg.</translation>
    </message>
    <message>
        <source>No — %1 at %2.</source>
        <translation>Nein – %1, %2.</translation>
    </message>
    <message>
        <source>(Answered from older data.)</source>
        <translation>(Antwort aus älteren Daten.)</translation>
    </message>
</context>
<context>
    <name>tidegate::GroupDialog</name>
    <message>
        <source>New group</source>
        <translation>Neue Gruppe</translation>
    </message>
    <message>
        <source>Edit group</source>
        <translation>Gruppe bearbeiten</translation>
    </message>
    <message>
        <source>Create group</source>
        <translation>Gruppe anlegen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation>&amp;Umgebung</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Lower-case letters, digits and inner hyphens.</source>
        <translation>Kleinbuchstaben, Ziffern und Bindestriche dazwischen.</translation>
    </message>
    <message>
        <source>&amp;Display name</source>
        <translation>&amp;Anzeigename</translation>
    </message>
    <message>
        <source>De&amp;scription</source>
        <translation>Be&amp;schreibung</translation>
    </message>
    <message>
        <source>Deploy &amp;order</source>
        <translation>Deployment-&amp;Reihenfolge</translation>
    </message>
    <message>
        <source>Lower numbers come first.</source>
        <translation>Kleinere Zahlen kommen zuerst.</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>The group was not saved.</source>
        <translation>Die Gruppe wurde nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>tidegate::HistoryTab</name>
    <message>
        <source>What was done to the target</source>
        <translation>Was mit dem Ziel geschah</translation>
    </message>
    <message>
        <source>%1 since %2.</source>
        <translation>%1 seit %2.</translation>
    </message>
    <message>
        <source>%1: no change of health was recorded.</source>
        <translation>%1: Kein Zustandswechsel aufgezeichnet.</translation>
    </message>
    <message>
        <source>Your role may not read the audit log.</source>
        <translation>Die eigene Rolle darf das Audit-Log nicht lesen.</translation>
    </message>
</context>
<context>
    <name>tidegate::InlineMessage</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Meldung kopieren</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
    <message>
        <source>Request: %1</source>
        <translation>Anfrage: %1</translation>
    </message>
</context>
<context>
    <name>tidegate::InventoryTab</name>
    <message>
        <source>not identified</source>
        <translation>nicht bestimmt</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 von %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>state and health of a container</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>Components on the target</source>
        <translation>Komponenten auf dem Ziel</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Your role may not sync inventories.</source>
        <translation>Die eigene Rolle darf Inventare nicht abgleichen.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>The inventory could not be loaded.</source>
        <translation>Das Inventar konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Nothing was seen on this target yet. Sync now to look.</source>
        <translation>Auf diesem Ziel wurde noch nicht nachgesehen. Dazu jetzt abgleichen.</translation>
    </message>
    <message>
        <source>Seen %1 by %2</source>
        <translation>Gesehen %1 von %2</translation>
    </message>
    <message>
        <source>Incomplete: %1</source>
        <translation>Unvollständig: %1</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>Abgleich läuft&#xa0;…</translation>
    </message>
    <message>
        <source>The inventory could not be synced.</source>
        <translation>Das Inventar konnte nicht abgeglichen werden.</translation>
    </message>
    <message>
        <source>The sync takes longer than a minute; it goes on at the server.</source>
        <translation>Der Abgleich dauert länger als eine Minute und läuft auf dem Server weiter.</translation>
    </message>
    <message>
        <source>The sync ended: %1.</source>
        <translation>Abgleich beendet: %1.</translation>
    </message>
    <message>
        <source>The inventory is up to date.</source>
        <translation>Das Inventar ist aktuell.</translation>
    </message>
</context>
<context>
    <name>tidegate::JsonTab</name>
    <message>
        <source>The target as JSON</source>
        <translation>Das Ziel als JSON</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the JSON</source>
        <translation>JSON kopieren</translation>
    </message>
</context>
<context>
    <name>tidegate::LabelsEditor</name>
    <message>
        <source>Add label</source>
        <translation>Label hinzufügen</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Label key</source>
        <translation>Schlüssel des Labels</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Label value</source>
        <translation>Wert des Labels</translation>
    </message>
    <message>
        <source>Remove label</source>
        <translation>Label entfernen</translation>
    </message>
    <message>
        <source>Remove label %1</source>
        <translation>Label %1 entfernen</translation>
    </message>
</context>
<context>
    <name>tidegate::MainWindow</name>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Offline workspace</source>
        <translation>Offline-Arbeitsbereich</translation>
    </message>
    <message>
        <source>The data could not be loaded. %1</source>
        <translation>Die Daten konnten nicht geladen werden. %1</translation>
    </message>
    <message>
        <source>The data could not be loaded.</source>
        <translation>Die Daten konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>All environments</source>
        <translation>Alle Umgebungen</translation>
    </message>
    <message>
        <source>%1 (PROD)</source>
        <translation>%1 (PROD)</translation>
    </message>
    <message>
        <source>Scope: %1</source>
        <translation>Bereich: %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>nicht geladen</translation>
    </message>
    <message>
        <source>Refresh (%1)</source>
        <translation>Aktualisieren (%1)</translation>
    </message>
    <message>
        <source>%1. Data of %2</source>
        <translation>%1. Stand von %2</translation>
    </message>
    <message>
        <source>Checking 1 target</source>
        <translation>1 Ziel wird geprüft</translation>
    </message>
    <message numerus="yes">
        <source>Checking %n targets</source>
        <translation>
            <numerusform>%n Ziel wird geprüft</numerusform>
            <numerusform>%n Ziele werden geprüft</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vor</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Filter…</source>
        <translation>&amp;Filtern&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Neu&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;New freeze window…</source>
        <translation>&amp;Neuer Freeze&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation>&amp;Seitenleiste</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Connect to a server…</source>
        <translation>&amp;Mit einem Server verbinden&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Dark colours</source>
        <translation>&amp;Dunkle Farben</translation>
    </message>
    <message>
        <source>Show times in &amp;UTC</source>
        <translation>Zeiten in &amp;UTC zeigen</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>V&amp;origer Bereich</translation>
    </message>
    <message>
        <source>&amp;Target</source>
        <translation>&amp;Ziel</translation>
    </message>
    <message>
        <source>F&amp;reeze</source>
        <translation>&amp;Freeze</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>&amp;Messages</source>
        <translation>&amp;Meldungen</translation>
    </message>
    <message>
        <source>&amp;Try the connection now</source>
        <translation>Verbindung jetzt &amp;versuchen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Tidegate</source>
        <translation>&amp;Über Tidegate</translation>
    </message>
    <message>
        <source>Show &amp;targets</source>
        <translation>&amp;Ziele zeigen</translation>
    </message>
    <message>
        <source>Show the &amp;calendar</source>
        <translation>&amp;Kalender zeigen</translation>
    </message>
    <message>
        <source>Main tool bar</source>
        <translation>Hauptwerkzeugleiste</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation>Verbindung: %1</translation>
    </message>
    <message>
        <source>Demo data</source>
        <translation>Demodaten</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Which environments the pages show</source>
        <translation>Welche Umgebungen die Seiten zeigen</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message numerus="yes">
        <source>Messages, %n unread</source>
        <translation>
            <numerusform>Meldungen, %n ungelesen</numerusform>
            <numerusform>Meldungen, %n ungelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Offline workspace on this computer</source>
        <translation>Offline-Arbeitsbereich auf diesem Rechner</translation>
    </message>
    <message>
        <source>Server %1</source>
        <translation>Server %1</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>&amp;Try now</source>
        <translation>Jetzt &amp;versuchen</translation>
    </message>
    <message>
        <source>&amp;Copy address</source>
        <translation>Adresse &amp;kopieren</translation>
    </message>
    <message>
        <source>Connect to a &amp;server…</source>
        <translation>Mit einem &amp;Server verbinden&#xa0;…</translation>
    </message>
    <message>
        <source>All times are shown in this zone; the View menu changes it.</source>
        <translation>Alle Zeiten stehen in dieser Zone; das Menü Ansicht ändert sie.</translation>
    </message>
    <message>
        <source>About Tidegate</source>
        <translation>Über Tidegate</translation>
    </message>
    <message>
        <source>Tidegate %1</source>
        <translation>Tidegate %1</translation>
    </message>
    <message>
        <source>Environments, freeze windows, targets and drift at a glance.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Umgebungen, Freezes, Ziele und Abweichungen auf einen Blick.
Freie Software unter der GNU General Public License, Version 3 oder neuer.</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Wiederholt: %1</translation>
    </message>
</context>
<context>
    <name>tidegate::MessageList</name>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Messages, newest first</source>
        <translation>Meldungen, Neueste zuerst</translation>
    </message>
    <message>
        <source>Details of the message</source>
        <translation>Details der Meldung</translation>
    </message>
    <message>
        <source>Nothing failed since the start.</source>
        <translation>Seit dem Start ist nichts fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>tidegate::ModeBar</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>tidegate::MonthView</name>
    <message>
        <source>Calendar of freezes</source>
        <translation>Kalender der Freezes</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>selected: %1</source>
        <translation>ausgewählt: %1</translation>
    </message>
    <message>
        <source>no freeze</source>
        <translation>kein Freeze</translation>
    </message>
    <message>
        <source>1 freeze: %1</source>
        <translation>1 Freeze: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n freezes: %1</source>
        <translation>
            <numerusform>%n Freeze: %1</numerusform>
            <numerusform>%n Freezes: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>Heute, %1</translation>
    </message>
    <message>
        <source>Freezes on %1</source>
        <translation>Freezes am %1</translation>
    </message>
    <message>
        <source>%1 — %2 · %3</source>
        <comment>environment, reason, state</comment>
        <translation>%1 – %2 · %3</translation>
    </message>
    <message>
        <source>%1. Arrows move by days, Tab goes through the freezes of the day, Enter opens or creates, A shows the agenda.</source>
        <translation>%1. Pfeile wechseln den Tag, Tabulator geht durch die Freezes des Tages, Eingabe öffnet oder legt an, A zeigt die Agenda.</translation>
    </message>
    <message>
        <source>New freeze…</source>
        <translation>Neuer Freeze&#xa0;…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten&#xa0;…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>tidegate::OverviewPage</name>
    <message>
        <source>1 target group</source>
        <translation>1 Gruppe</translation>
    </message>
    <message numerus="yes">
        <source>%n target groups</source>
        <translation>
            <numerusform>%n Gruppe</numerusform>
            <numerusform>%n Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>Its freezes and its history stay readable; it can be restored for 30 days.</source>
        <translation>Ihre Freezes und ihr Verlauf bleiben lesbar; sie lässt sich 30 Tage lang wiederherstellen.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>1 environment</source>
        <translation>1 Umgebung</translation>
    </message>
    <message numerus="yes">
        <source>%n environments</source>
        <translation>
            <numerusform>%n Umgebung</numerusform>
            <numerusform>%n Umgebungen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen&#xa0;…</translation>
    </message>
    <message>
        <source>Move &amp;left</source>
        <translation>Nach &amp;links</translation>
    </message>
    <message>
        <source>Move &amp;right</source>
        <translation>Nach &amp;rechts</translation>
    </message>
    <message>
        <source>New &amp;freeze window…</source>
        <translation>Neuer &amp;Freeze&#xa0;…</translation>
    </message>
    <message>
        <source>New &amp;target…</source>
        <translation>Neues &amp;Ziel&#xa0;…</translation>
    </message>
    <message>
        <source>New environment…</source>
        <translation>Neue Umgebung&#xa0;…</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>The environments could not be loaded.</source>
        <translation>Die Umgebungen konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>Loading the environments…</source>
        <translation>Umgebungen werden geladen&#xa0;…</translation>
    </message>
    <message>
        <source>No environments yet</source>
        <translation>Noch keine Umgebungen</translation>
    </message>
    <message>
        <source>An environment is a stage that deployments go to, such as development, staging or production.</source>
        <translation>Eine Umgebung ist eine Stufe für Deployments, etwa Entwicklung, Staging oder Produktion.</translation>
    </message>
    <message>
        <source>%1 was created.</source>
        <translation>%1 wurde angelegt.</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 wurde gespeichert.</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <source>The environment is deleted together with:</source>
        <translation>Mit der Umgebung werden gelöscht:</translation>
    </message>
    <message>
        <source>The environment is empty. It is deleted:</source>
        <translation>Die Umgebung ist leer. Gelöscht wird:</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>The order was not changed.</source>
        <translation>Die Reihenfolge wurde nicht geändert.</translation>
    </message>
    <message>
        <source>&amp;New environment…</source>
        <translation>&amp;Neue Umgebung&#xa0;…</translation>
    </message>
</context>
<context>
    <name>tidegate::OverviewTab</name>
    <message>
        <source>Facts about the target</source>
        <translation>Angaben zum Ziel</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>On, with a client certificate</source>
        <translation>An, mit Client-Zertifikat</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off: the connection is not encrypted</source>
        <translation>Aus: Die Verbindung ist nicht verschlüsselt</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namensraum</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Not shown to you</source>
        <translation>Nicht für das eigene Konto</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Verzeichnis</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Aktiviert</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No: not checked, not counted</source>
        <translation>Nein: nicht geprüft, nicht gezählt</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Health since</source>
        <translation>Zustand seit</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
</context>
<context>
    <name>tidegate::PageStack</name>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
</context>
<context>
    <name>tidegate::Pages</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
</context>
<context>
    <name>tidegate::SecretField</name>
    <message>
        <source>Paste the token</source>
        <translation>Token einfügen</translation>
    </message>
    <message>
        <source>Paste PEM text, or choose a file</source>
        <translation>PEM-Text einfügen oder Datei wählen</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Datei wählen&#xa0;…</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Not stored</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>The file could not be read: %1</source>
        <translation>Die Datei konnte nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>The file is larger than 256 KiB; that is no certificate.</source>
        <translation>Die Datei ist größer als 256 KiB; das ist kein Zertifikat.</translation>
    </message>
</context>
<context>
    <name>tidegate::SelectionBar</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Health checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the health checks</source>
        <translation>Prüfungen abbrechen</translation>
    </message>
    <message>
        <source>%1 selected:</source>
        <translation>%1 ausgewählt:</translation>
    </message>
    <message>
        <source>Health %1/%2</source>
        <translation>Zustand %1/%2</translation>
    </message>
</context>
<context>
    <name>tidegate::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>tidegate::SignInDialog</name>
    <message>
        <source>&amp;Keep it in the keychain of this computer</source>
        <translation>Im &amp;Schlüsselbund dieses Rechners speichern</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>&amp;Token for %1:</source>
        <translation>&amp;Token für %1:</translation>
    </message>
    <message>
        <source>Starts with tg_. An administrator makes one with: tidegate-server token create.</source>
        <translation>Beginnt mit tg_. Ein Administrator erzeugt es mit: tidegate-server token create.</translation>
    </message>
    <message>
        <source>This is no token: tokens start with tg_.</source>
        <translation>Das ist kein Token: Token beginnen mit tg_.</translation>
    </message>
</context>
<context>
    <name>tidegate::StickerDialog</name>
    <message>
        <source>Record what is deployed</source>
        <translation>Deployten Stand erfassen</translation>
    </message>
    <message>
        <source>Says by hand what is deployed on %1. The audit log keeps who said so and why.</source>
        <translation>Hält von Hand fest, was auf %1 läuft. Das Audit-Log bewahrt, von wem und warum.</translation>
    </message>
    <message>
        <source>&amp;Add component</source>
        <translation>Komponente &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Take what is running</source>
        <translation>&amp;Laufendes übernehmen</translation>
    </message>
    <message>
        <source>Fills the components from the newest inventory.</source>
        <translation>Füllt die Komponenten aus dem neuesten Inventar.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Erfassen</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>&amp;Release</translation>
    </message>
    <message>
        <source>Choose a release, or write the name of a new one.</source>
        <translation>Ein Release wählen oder den Namen eines neuen eingeben.</translation>
    </message>
    <message>
        <source>&amp;Deployed at</source>
        <translation>&amp;Deployt am</translation>
    </message>
    <message>
        <source>&amp;Components</source>
        <translation>&amp;Komponenten</translation>
    </message>
    <message>
        <source>Rea&amp;son</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>Such as the ticket or the command that was run.</source>
        <translation>Zum Beispiel das Ticket oder der ausgeführte Befehl.</translation>
    </message>
    <message>
        <source>The inventory could not be loaded.</source>
        <translation>Das Inventar konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>Nothing was seen on this target yet. Sync its inventory first.</source>
        <translation>Auf diesem Ziel wurde noch nicht nachgesehen. Zuerst das Inventar abgleichen.</translation>
    </message>
    <message>
        <source>The sticker was not recorded.</source>
        <translation>Der Sticker wurde nicht erfasst.</translation>
    </message>
</context>
<context>
    <name>tidegate::StickerTab</name>
    <message>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>Components of the sticker</source>
        <translation>Komponenten des Stickers</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Deployed</source>
        <translation>Deployt</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Earlier stickers</source>
        <translation>Frühere Sticker</translation>
    </message>
    <message>
        <source>Record what is deployed…</source>
        <translation>Deployten Stand erfassen&#xa0;…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Your role may not record stickers.</source>
        <translation>Die eigene Rolle darf keine Sticker erfassen.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>The sticker could not be loaded.</source>
        <translation>Der Sticker konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>%1 (during a freeze)</source>
        <translation>%1 (während eines Freeze)</translation>
    </message>
    <message>
        <source>Nothing recorded: drift cannot be judged</source>
        <translation>Nichts erfasst: Abweichung nicht beurteilbar</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>The sticker was recorded.</source>
        <translation>Der Sticker wurde erfasst.</translation>
    </message>
</context>
<context>
    <name>tidegate::TargetActions</name>
    <message>
        <source>Check &amp;health</source>
        <translation>&amp;Zustand prüfen</translation>
    </message>
    <message>
        <source>Show &amp;difference</source>
        <translation>&amp;Unterschied zeigen</translation>
    </message>
    <message>
        <source>&amp;New target…</source>
        <translation>&amp;Neues Ziel&#xa0;…</translation>
    </message>
    <message>
        <source>New &amp;group…</source>
        <translation>Neue &amp;Gruppe&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten&#xa0;…</translation>
    </message>
    <message>
        <source>E&amp;nable</source>
        <translation>&amp;Aktivieren</translation>
    </message>
    <message>
        <source>D&amp;isable</source>
        <translation>&amp;Deaktivieren</translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation>&amp;Löschen&#xa0;…</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Als &amp;JSON kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;CSV</source>
        <translation>Als &amp;CSV kopieren</translation>
    </message>
    <message>
        <source>Copy as c&amp;url</source>
        <translation>Als c&amp;url kopieren</translation>
    </message>
    <message>
        <source>Not possible while there is no connection.</source>
        <translation>Ohne Verbindung nicht möglich.</translation>
    </message>
    <message>
        <source>Your role does not allow this.</source>
        <translation>Die eigene Rolle erlaubt das nicht.</translation>
    </message>
    <message>
        <source>Select a target first.</source>
        <translation>Zuerst ein Ziel auswählen.</translation>
    </message>
    <message>
        <source>Select a target or a group first.</source>
        <translation>Zuerst ein Ziel oder eine Gruppe auswählen.</translation>
    </message>
    <message>
        <source>Create an environment first.</source>
        <translation>Zuerst eine Umgebung anlegen.</translation>
    </message>
    <message>
        <source>Select one target only.</source>
        <translation>Nur ein Ziel auswählen.</translation>
    </message>
    <message>
        <source>%1 was created.</source>
        <translation>%1 wurde angelegt.</translation>
    </message>
    <message>
        <source>The group %1 was saved.</source>
        <translation>Die Gruppe %1 wurde gespeichert.</translation>
    </message>
    <message>
        <source>%1 was changed.</source>
        <translation>%1 wurde geändert.</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 wurde gespeichert.</translation>
    </message>
    <message>
        <source>%1 was not changed. %2</source>
        <translation>%1 wurde nicht geändert. %2</translation>
    </message>
    <message>
        <source>%1 enabled.</source>
        <translation>%1 aktiviert.</translation>
    </message>
    <message>
        <source>%1 disabled.</source>
        <translation>%1 deaktiviert.</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <source>This is production. Nothing on the target itself is changed; Tidegate forgets it.</source>
        <translation>Das ist Produktion. Auf dem Ziel selbst ändert sich nichts; Tidegate vergisst es.</translation>
    </message>
    <message>
        <source>Nothing on the target itself is changed; Tidegate forgets it.</source>
        <translation>Auf dem Ziel selbst ändert sich nichts; Tidegate vergisst es.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Health, stickers, inventory and stored credentials go with it.</source>
        <translation>Zustand, Sticker, Inventar und gespeicherte Zugangsdaten gehen mit verloren.</translation>
    </message>
    <message>
        <source>Delete target</source>
        <translation>Ziel löschen</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation>Gelöscht.</translation>
    </message>
    <message>
        <source>Delete the group %1?</source>
        <translation>Gruppe %1 löschen?</translation>
    </message>
    <message>
        <source>Its targets stay; they stand in no group afterwards.</source>
        <translation>Ihre Ziele bleiben und gehören danach zu keiner Gruppe.</translation>
    </message>
    <message>
        <source>Delete group</source>
        <translation>Gruppe löschen</translation>
    </message>
    <message>
        <source>The group was deleted.</source>
        <translation>Die Gruppe wurde gelöscht.</translation>
    </message>
    <message>
        <source>It was changed by somebody else meanwhile.</source>
        <translation>Es wurde inzwischen von jemand anderem geändert.</translation>
    </message>
    <message>
        <source>It does not exist any more.</source>
        <translation>Es gibt es nicht mehr.</translation>
    </message>
</context>
<context>
    <name>tidegate::TargetDetail</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>Nichts ausgewählt</translation>
    </message>
    <message>
        <source>Select a target to see its details.</source>
        <translation>Ein Ziel auswählen, um Details zu sehen.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Sticker</source>
        <translation>Sticker</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>Inventar</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Go to cause</source>
        <translation>Zur Ursache</translation>
    </message>
    <message>
        <source>Go to the worst target (Space)</source>
        <translation>Zum schlimmsten Ziel (Leertaste)</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft&#xa0;…</translation>
    </message>
    <message>
        <source>%1 (stale)</source>
        <translation>%1 (veraltet)</translation>
    </message>
    <message>
        <source>never checked</source>
        <translation>nie geprüft</translation>
    </message>
</context>
<context>
    <name>tidegate::TargetDialog</name>
    <message>
        <source>New target</source>
        <translation>Neues Ziel</translation>
    </message>
    <message>
        <source>Edit target</source>
        <translation>Ziel bearbeiten</translation>
    </message>
    <message>
        <source>Ena&amp;bled: checked and counted</source>
        <translation>A&amp;ktiviert: geprüft und gezählt</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation>&amp;Umgebung</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Gruppe</translation>
    </message>
    <message>
        <source>T&amp;ype</source>
        <translation>T&amp;yp</translation>
    </message>
    <message>
        <source>Deployment d&amp;irectory</source>
        <translation>Deployment-Ver&amp;zeichnis</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>It cannot be changed later.</source>
        <translation>Später nicht änderbar.</translation>
    </message>
    <message>
        <source>The type of a target cannot be changed.</source>
        <translation>Der Typ eines Ziels ist nicht änderbar.</translation>
    </message>
    <message>
        <source>Where the sticker file lies on the host; may be left empty.</source>
        <translation>Wo die Sticker-Datei auf dem Host liegt; darf leer bleiben.</translation>
    </message>
    <message>
        <source>Create target</source>
        <translation>Ziel anlegen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save and test connection</source>
        <translation>Speichern und Verbindung testen</translation>
    </message>
    <message>
        <source>No group</source>
        <translation>Keine Gruppe</translation>
    </message>
    <message>
        <source>The target was not saved.</source>
        <translation>Das Ziel wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The target was saved, but its credentials were not stored.</source>
        <translation>Das Ziel ist gespeichert, seine Zugangsdaten aber nicht.</translation>
    </message>
    <message>
        <source>The credentials are stored, but the target does not use them yet. Save again.</source>
        <translation>Die Zugangsdaten sind gespeichert, das Ziel nutzt sie aber noch nicht. Noch einmal speichern.</translation>
    </message>
    <message>
        <source>Saved. Testing the connection…</source>
        <translation>Gespeichert. Verbindung wird getestet&#xa0;…</translation>
    </message>
    <message>
        <source>Saved, but the connection could not be tested.</source>
        <translation>Gespeichert, aber die Verbindung konnte nicht getestet werden.</translation>
    </message>
    <message>
        <source>Saved. %1: %2</source>
        <translation>Gespeichert. %1: %2</translation>
    </message>
    <message>
        <source>%1 See the marked fields.</source>
        <translation>%1 Siehe die markierten Felder.</translation>
    </message>
    <message>
        <source>Somebody else changed this target meanwhile. Your changes are still here.</source>
        <translation>Jemand anderes hat dieses Ziel inzwischen geändert. Die eigenen Änderungen sind noch da.</translation>
    </message>
    <message>
        <source>Their version could not be loaded.</source>
        <translation>Die fremde Fassung konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>Load theirs</source>
        <translation>Fremde laden</translation>
    </message>
    <message>
        <source>Save mine over it</source>
        <translation>Mit eigener überschreiben</translation>
    </message>
    <message>
        <source>Your changes are not saved.</source>
        <translation>Die Änderungen sind nicht gespeichert.</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
</context>
<context>
    <name>tidegate::TargetFilterBar</name>
    <message>
        <source>Facets</source>
        <translation>Facetten</translation>
    </message>
    <message>
        <source>Show or hide the sidebar (F9)</source>
        <translation>Seitenleiste ein- oder ausblenden (F9)</translation>
    </message>
    <message>
        <source>Name, health:…, type:…, label:key=value, drift:yes</source>
        <translation>Name, health:…, type:…, label:key=value, drift:yes</translation>
    </message>
    <message>
        <source>Filter targets</source>
        <translation>Ziele filtern</translation>
    </message>
    <message>
        <source>Filter (Ctrl+F or /)</source>
        <translation>Filtern (Strg+F oder /)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Remove the filter %1</source>
        <translation>Filter %1 entfernen</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>Diesen Filter entfernen</translation>
    </message>
</context>
<context>
    <name>tidegate::TargetNameDelegate</name>
    <message>
        <source>PROD</source>
        <translation>PROD</translation>
    </message>
</context>
<context>
    <name>tidegate::TargetTreeModel</name>
    <message>
        <source>None drifted</source>
        <translation>Keines weicht ab</translation>
    </message>
    <message numerus="yes">
        <source>%n drifted</source>
        <translation>
            <numerusform>%n weicht ab</numerusform>
            <numerusform>%n weichen ab</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (disabled)</source>
        <extracomment>%1 is the name of a target that takes no part in checks and deployments.</extracomment>
        <translation>%1 (deaktiviert)</translation>
    </message>
    <message>
        <source>%1 (stale)</source>
        <extracomment>%1 is a health such as &quot;Healthy&quot; that was found too long ago.</extracomment>
        <translation>%1 (veraltet)</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Last checked</source>
        <translation>Zuletzt geprüft</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
</context>
<context>
    <name>tidegate::TargetTreeView</name>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Space on an environment or a group goes to the target that is worst.</source>
        <translation>Die Leertaste auf einer Umgebung oder Gruppe führt zum schlimmsten Ziel.</translation>
    </message>
</context>
<context>
    <name>tidegate::TargetsPage</name>
    <message>
        <source>Facets</source>
        <translation>Facetten</translation>
    </message>
    <message>
        <source>The targets could not be loaded.</source>
        <translation>Die Ziele konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>%1 von %2 gezeigt</translation>
    </message>
    <message>
        <source>%1 · %2 selected</source>
        <translation>%1 · %2 ausgewählt</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>order and name of an environment</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>PROD</source>
        <translation>PROD</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>No drift or not checked</source>
        <translation>Keine oder ungeprüft</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Loading targets…</source>
        <translation>Ziele werden geladen&#xa0;…</translation>
    </message>
    <message>
        <source>No target matches</source>
        <translation>Kein Ziel passt</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>No targets yet</source>
        <translation>Noch keine Ziele</translation>
    </message>
    <message>
        <source>Create an environment in the overview first, then add its targets.</source>
        <translation>Zuerst in der Übersicht eine Umgebung anlegen, dann ihre Ziele.</translation>
    </message>
    <message>
        <source>No targets in %1 yet</source>
        <translation>Noch keine Ziele in %1</translation>
    </message>
    <message>
        <source>A target is a host or a service that deployments go to.</source>
        <translation>Ein Ziel ist ein Host oder ein Service, auf den deployt wird.</translation>
    </message>
    <message>
        <source>New target…</source>
        <translation>Neues Ziel&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>%1 of %2 health checks could not be made. %3</source>
        <translation>%1 von %2 Prüfungen waren nicht möglich. %3</translation>
    </message>
</context>
<context>
    <name>tidegate::Toast</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>tidegate::UndoHistory</name>
    <message>
        <source>%1: %2</source>
        <comment>verb of a menu and what it is done to</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>It could not be undone: %1</source>
        <translation>Rückgängig machen war nicht möglich: %1</translation>
    </message>
    <message>
        <source>It could not be redone: %1</source>
        <translation>Wiederholen war nicht möglich: %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
</context>
<context>
    <name>tidegate::UserListEdit</name>
    <message>
        <source>User id</source>
        <translation>Benutzer-ID</translation>
    </message>
    <message>
        <source>User id to except</source>
        <translation>Auszunehmende Benutzer-ID</translation>
    </message>
    <message>
        <source>Excepted users</source>
        <translation>Ausgenommene Personen</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Add &amp;me</source>
        <translation>&amp;Mich hinzufügen</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>En&amp;tfernen</translation>
    </message>
    <message>
        <source>You (%1)</source>
        <translation>Ich (%1)</translation>
    </message>
    <message>
        <source>Type the complete id of a user, 36 characters.</source>
        <translation>Die vollständige Benutzer-ID eingeben, 36 Zeichen.</translation>
    </message>
</context>
<context>
    <name>tidegate::ZonedTimeEdit</name>
    <message>
        <source>%1 · %2 UTC</source>
        <comment>weekday, instant</comment>
        <translation>%1 · %2 UTC</translation>
    </message>
    <message>
        <source>%1 comes twice on %2 in %3, because the clocks go back.</source>
        <translation>%1 kommt am %2 in %3 zweimal vor, weil die Uhren zurückgestellt werden.</translation>
    </message>
    <message>
        <source>%1 does not exist on %2 in %3, because the clocks go forward.</source>
        <translation>%1 gibt es am %2 in %3 nicht, weil die Uhren vorgestellt werden.</translation>
    </message>
    <message>
        <source>The start takes the earlier reading, %1 UTC.</source>
        <translation>Der Beginn gilt ab der früheren Lesart, %1 UTC.</translation>
    </message>
    <message>
        <source>The end takes the later reading, %1 UTC.</source>
        <translation>Das Ende gilt nach der späteren Lesart, %1 UTC.</translation>
    </message>
    <message>
        <source>The stored reading is %1 UTC.</source>
        <translation>Gespeichert ist %1 UTC.</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unbekannt</numerusform>
            <numerusform>%n unbekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n healthy</source>
        <translation>
            <numerusform>%n gesund</numerusform>
            <numerusform>%n gesund</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n degraded</source>
        <translation>
            <numerusform>%n beeinträchtigt</numerusform>
            <numerusform>%n beeinträchtigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unhealthy</source>
        <translation>
            <numerusform>%n gestört</numerusform>
            <numerusform>%n gestört</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreachable</source>
        <translation>
            <numerusform>%n nicht erreichbar</numerusform>
            <numerusform>%n nicht erreichbar</numerusform>
        </translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Freeze window</source>
        <translation>Freeze</translation>
    </message>
    <message>
        <source>Target group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Version sticker</source>
        <translation>Versions-Sticker</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>Inventar</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Freigabeprüfung</translation>
    </message>
    <message>
        <source>created</source>
        <translation>angelegt</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>wiederhergestellt</translation>
    </message>
    <message>
        <source>reordered</source>
        <translation>umsortiert</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgesagt</translation>
    </message>
    <message>
        <source>ended early</source>
        <translation>vorzeitig beendet</translation>
    </message>
    <message>
        <source>overridden</source>
        <translation>übergangen</translation>
    </message>
    <message>
        <source>violated</source>
        <translation>verletzt</translation>
    </message>
    <message>
        <source>set</source>
        <translation>gesetzt</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>erfasst</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Kommandozeile</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>Gesund</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Beeinträchtigt</translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation>Gestört</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>No drift</source>
        <translation>Keine Abweichung</translation>
    </message>
    <message>
        <source>Drifted</source>
        <translation>Abweichend</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Ignoriert</translation>
    </message>
    <message>
        <source>Another image</source>
        <translation>Anderes Image</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Not expected</source>
        <translation>Nicht erwartet</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>Läuft nicht</translation>
    </message>
    <message>
        <source>The file on the host names another release</source>
        <translation>Die Datei auf dem Host nennt ein anderes Release</translation>
    </message>
    <message>
        <source>Image not identified</source>
        <translation>Image nicht bestimmt</translation>
    </message>
    <message>
        <source>Upcoming</source>
        <translation>Bevorstehend</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgesagt</translation>
    </message>
    <message>
        <source>Docker host</source>
        <translation>Docker-Host</translation>
    </message>
    <message>
        <source>Compose host</source>
        <translation>Compose-Host</translation>
    </message>
    <message>
        <source>ECS service</source>
        <translation>ECS-Service</translation>
    </message>
    <message>
        <source>Nomad job</source>
        <translation>Nomad-Job</translation>
    </message>
    <message>
        <source>File on the host</source>
        <translation>Datei auf dem Host</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Partly succeeded</source>
        <translation>Teilweise erfolgreich</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a thing such as &quot;Environment&quot;, %2 what happened to it, such as &quot;updated&quot;.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>No targets</source>
        <translation>Keine Ziele</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>1 difference</source>
        <translation>1 Unterschied</translation>
    </message>
    <message numerus="yes">
        <source>%n differences</source>
        <translation>
            <numerusform>%n Unterschied</numerusform>
            <numerusform>%n Unterschiede</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drifted</source>
        <translation>
            <numerusform>%n weicht ab</numerusform>
            <numerusform>%n weichen ab</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No drift, %n not checked</source>
        <translation>
            <numerusform>Keine Abweichung, %n nicht geprüft</numerusform>
            <numerusform>Keine Abweichung, %n nicht geprüft</numerusform>
        </translation>
    </message>
    <message>
        <source>Frozen until %1</source>
        <translation>Gesperrt bis %1</translation>
    </message>
    <message>
        <source>Frozen until %1 · %2</source>
        <translation>Gesperrt bis %1 · %2</translation>
    </message>
    <message>
        <source>Frozen, no end known</source>
        <translation>Gesperrt, Ende unbekannt</translation>
    </message>
    <message>
        <source>Next freeze %1</source>
        <translation>Nächster Freeze %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>1 target</source>
        <translation>1 Ziel</translation>
    </message>
    <message numerus="yes">
        <source>%n targets</source>
        <translation>
            <numerusform>%n Ziel</numerusform>
            <numerusform>%n Ziele</numerusform>
        </translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <translation>d. MMM yyyy HH:mm</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <translation>d. MMM HH:mm</translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
</context>
</TS>
