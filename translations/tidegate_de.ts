<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>DriftText</name>
    <message>
        <source>Nobody has recorded what should be deployed here. Record a sticker, then compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has looked yet at what is on this target. Sync its inventory, then compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last look at this target was incomplete, so it proves nothing. Sync its inventory again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not compared yet.</source>
        <translation type="unfinished"></translation>
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
            <numerusform>+%n weitere</numerusform>
            <numerusform>+%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TargetFilter</name>
    <message>
        <source>“%1” needs a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not understood and filters nothing.</source>
        <translation type="unfinished"></translation>
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
        <translation>Ausnahmen: nur Sie.</translation>
    </message>
    <message numerus="yes">
        <source>Exceptions: you and %n more.</source>
        <translation>
            <numerusform>Ausnahmen: Sie und %n weitere Person.</numerusform>
            <numerusform>Ausnahmen: Sie und %n weitere Personen.</numerusform>
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
        <translation>%1, Sie sind ausgenommen</translation>
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
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 loaded, more below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Verify the chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks on the server that no row was changed or removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the listed rows to a file, one JSON object a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a kind of object first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit log, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy row as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit log could not be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit log is for administrators and auditors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role may not read it; an administrator can tell you who may.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the audit log…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing happened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every change leaves a row here, with who made it and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chain could not be verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the listed rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON lines (*.ndjson)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was not written: %1. Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n rows were written.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidegate::AgendaProxyModel</name>
    <message>
        <source>%1 · PROD</source>
        <comment>environment</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::AskBar</name>
    <message>
        <source>Environment to deploy to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time of the deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whether I can deploy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can I deploy &amp;to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as me?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as me (%1)?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody knows: the server gave no answer. %1 Take it as a no.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::AttentionList</name>
    <message>
        <source>Nothing needs attention: every target that is checked is healthy and as expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Targets that need attention, worst first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter shows the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention (%1 of %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::AuditDetail</name>
    <message>
        <source>%1: %2, by %3 through %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>During a freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a row to see what changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It no longer exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %1 · hash %2 · request %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::AuditLogModel</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Through</source>
        <translation type="unfinished"></translation>
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
        <translation>Auch beendete Sperren zeigen</translation>
    </message>
    <message>
        <source>&amp;Freeze</source>
        <translation>&amp;Sperre</translation>
    </message>
    <message>
        <source>New freeze</source>
        <translation>Neue Sperre</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>month, year</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>New freeze (Enter on a day, or drag over days)</source>
        <translation>Neue Sperre (Eingabe auf einem Tag, oder über Tage ziehen)</translation>
    </message>
</context>
<context>
    <name>tidegate::CalendarPage</name>
    <message>
        <source>Agenda of freezes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New freeze…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit freeze…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete freeze…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The freezes could not be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New freeze…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n freezes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the freezes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No environments yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freezes belong to environments. Add one on the Overview page first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No freeze to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All are over, or in environments that are not shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No freezes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployments are not stopped by any freeze.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times are shown in %1. In UTC it is %2 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no connection to the server; nothing can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role may not create or change freezes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This freeze is over; history is not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role may not delete freezes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role may not end a freeze that has started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::ComparisonModel</name>
    <message>
        <source>(not expected)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(not identified)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(missing)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actual %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⋯ 1 unchanged component [show]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⋯ %1 unchanged components [show]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>− Expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ Actual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::ConfirmDialog</name>
    <message>
        <source>Type “%1” to &amp;confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least %1 characters; it is kept in the audit log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the name first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a reason first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::Connection</name>
    <message>
        <source>The lists show the data of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server wants you to sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was lost; it is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer. Changes are not possible until it is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconnecting (next try in %1 s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline — showing data from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::ConnectionEditor</name>
    <message>
        <source>&amp;Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A host name or an IP address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose &amp;project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose &amp;file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the host; may be left empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AWS &amp;region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as eu-central-1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Account id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>12 digits; may be left empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;ole to assume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An ARN; may be left empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creden&amp;tials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By reference: keychain:&lt;name&gt;, file:/&lt;path&gt; or local:&lt;id&gt;. Never the key itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host:port or an https URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Namespace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“default” when left empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May be left empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ACL to&amp;ken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Por&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypt the connection with T&amp;LS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I know that anyone on the way can control this target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CA certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is production: without TLS anyone on the way can read and control the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without TLS anyone on the way can read and control the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new address drops the stored credentials: they were given for the old one. Enter them again below.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::Console</name>
    <message>
        <source>The token could not be kept in the keychain; you will be asked again next time.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::DriftPage</name>
    <message>
        <source>Facets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target, release or component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Targets and their drift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drift could not be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environments, drifted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PROD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading drift…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No target matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter to see all targets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No targets yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift is judged per target; add one on the Targets page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for %1: %2 of %3 targets…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was seen on %2 of %3 targets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open the target</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::DriftSummaryTab</name>
    <message>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drift could not be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::DriftTableModel</name>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::DriftView</name>
    <message>
        <source>Components, expected and actual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re-check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous difference (Alt+Up, Shift+F7)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next difference (Alt+Down, F7)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As &amp;JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As &amp;Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As unified &amp;diff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a target to compare what is expected with what is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync the inventory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole comparison could not be loaded; the differences below are those last reported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≠ %1 of %2 components</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>– not checked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>a target and its verdict</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected %1 – actual (checked %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, out of date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks at the target again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not possible: no connection, or your role does not allow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Where is this digest running?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the target…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This takes longer than a minute; it goes on at the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ended: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target could not be looked at. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::ElidedLabel</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::EnvironmentCard</name>
    <message>
        <source>No release known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frozen now · %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frozen now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next freeze %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open, no freeze ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No approval needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n approvals</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>separation of duties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 target drifted</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n targets drifted</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In sync · %n not checked</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>In sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PROD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit, delete, move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen: all pages show this environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter chooses this environment for all pages.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::EnvironmentDialog</name>
    <message>
        <source>What you typed is not saved. Cancel once more, or Discard, closes without saving.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Display name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used by pipelines and in the API, such as “production”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;scription</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is &amp;production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;paration of duties: nobody approves their own release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separation of duties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Required &amp;approvals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nowhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promote automatically &amp;from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment &amp;timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health check &amp;interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 turns scheduled checks off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production without an approval: anyone who may deploy, can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting things here will no longer ask for the name; this is refused during a freeze.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on deletions here ask for the name and a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment was not created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else changed this environment meanwhile. What you typed is still here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save mine anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load theirs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::EnvironmentFilter</name>
    <message>
        <source>Environments shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1, PROD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PROD</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::EnvironmentTableModel</name>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (mixed)</source>
        <extracomment>%1 is a release that not all targets carry.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Targets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::FacetList</name>
    <message>
        <source>%1, %2</source>
        <comment>a name and the word PROD</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::FormField</name>
    <message>
        <source>Error: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::FreezeActions</name>
    <message>
        <source>Freeze created</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n freezes created</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The freeze was not created. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten the freeze of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployments are let through from %1 on, %2 earlier than announced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The freeze was not saved. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The change was not undone. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the freeze of %1 now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unless another freeze covers it, %1 takes deployments again at once. The freeze stays in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End freeze now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the freeze of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will not take place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the ended freeze of %1 from the calendar?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays in the audit log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The freeze was not deleted. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze deleted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::FreezePanel</name>
    <message>
        <source>Selected freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PROD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · you are excepted</source>
        <comment>state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End &amp;now…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No freeze selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a freeze to read about it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::FreezeStrip</name>
    <message>
        <source>%1 is frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is frozen until %2 (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the freeze in the calendar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::FreezeWindowDialog</name>
    <message>
        <source>New freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · PROD</source>
        <comment>environment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Environments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why nothing may be deployed, such as “Holiday freeze”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;nd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xceptions: who may deploy all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is excepted by role; each use needs a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not change the exceptions: that needs the right freeze:except.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This freeze has started. Environment, start and time zone stay as they are, so that its history is true; end, reason and exceptions can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is longer than 31 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is over already: it is recorded as history and stops nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end is exclusive: nothing is stopped from %1 on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what to freeze.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end must be after the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>environments</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times are those of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It begins at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the id of a user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your changes are not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — created</source>
        <comment>environment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The freeze was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::FreezeWindowTableModel</name>
    <message>
        <source>Nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 person</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::Gate</name>
    <message>
        <source>“%1” until %2 (you are on its exceptions).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” until %2. You are not on its exceptions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 approval needed first</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n approvals needed first</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>by someone else than who asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may override it with a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No — %1 is frozen at %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes — nothing stands in the way of %1 at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet — no freeze stands in the way of %1 at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No — %1 at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(Answered from older data.)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::GroupDialog</name>
    <message>
        <source>New group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower-case letters, digits and inner hyphens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Display name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;scription</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deploy &amp;order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower numbers come first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::HistoryTab</name>
    <message>
        <source>What was done to the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 since %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no change of health was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role may not read the audit log.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::InlineMessage</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::InventoryTab</name>
    <message>
        <source>not identified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>state and health of a container</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Components on the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role may not sync inventories.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The inventory could not be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was seen on this target yet. Sync now to look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen %1 by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incomplete: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The inventory could not be synced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sync takes longer than a minute; it goes on at the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sync ended: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The inventory is up to date.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::JsonTab</name>
    <message>
        <source>The target as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the JSON</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::LabelsEditor</name>
    <message>
        <source>Add label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove label %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::MainWindow</name>
    <message>
        <source>Demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data could not be loaded. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data could not be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All environments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (PROD)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Data of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking 1 target</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Checking %n targets</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Filter…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New freeze window…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connect to a server…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show times in &amp;UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;reeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try the connection now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Tidegate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main tool bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which environments the pages show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Messages, %n unread</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline workspace on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to a &amp;server…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All times are shown in this zone; the View menu changes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Tidegate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidegate %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environments, freeze windows, targets and drift at a glance.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::MessageList</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing failed since the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::ModeBar</name>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::MonthView</name>
    <message>
        <source>Calendar of freezes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>selected: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 freeze: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n freezes: %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freezes on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — %2 · %3</source>
        <comment>environment, reason, state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Arrows move by days, Tab goes through the freezes of the day, Enter opens or creates, A shows the agenda.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New freeze…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::OverviewPage</name>
    <message>
        <source>1 target group</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n target groups</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Its freezes and its history stay readable; it can be restored for 30 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n environments</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;freeze window…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;target…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New environment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environments could not be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the environments…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No environments yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An environment is a stage that deployments go to, such as development, staging or production.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment is deleted together with:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment is empty. It is deleted:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New environment…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::OverviewTab</name>
    <message>
        <source>Facts about the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On, with a client certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: the connection is not encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not shown to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No: not checked, not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::PageStack</name>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::Pages</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::SecretField</name>
    <message>
        <source>Paste the token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste PEM text, or choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is larger than 256 KiB; that is no certificate.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::SelectionBar</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the health checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 selected:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health %1/%2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::SignInDialog</name>
    <message>
        <source>&amp;Keep it in the keychain of this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Token for %1:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts with tg_. An administrator makes one with: tidegate-server token create.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no token: tokens start with tg_.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::StickerDialog</name>
    <message>
        <source>Record what is deployed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says by hand what is deployed on %1. The audit log keeps who said so and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take what is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fills the components from the newest inventory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a release, or write the name of a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Deployed at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Components</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rea&amp;son</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as the ticket or the command that was run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The inventory could not be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was seen on this target yet. Sync its inventory first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sticker was not recorded.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::StickerTab</name>
    <message>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Components of the sticker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier stickers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record what is deployed…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role may not record stickers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sticker could not be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (during a freeze)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing recorded: drift cannot be judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sticker was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::TargetActions</name>
    <message>
        <source>Check &amp;health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New target…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;group…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;nable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;isable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as &amp;CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as c&amp;url</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not possible while there is no connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role does not allow this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a target first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a target or a group first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create an environment first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one target only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group %1 was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The change could not be undone. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not changed. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 enabled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 disabled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is production. Nothing on the target itself is changed; Tidegate forgets it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on the target itself is changed; Tidegate forgets it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health, stickers, inventory and stored credentials go with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the group %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its targets stay; they stand in no group afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::TargetDetail</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a target to see its details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sticker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the worst target (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (stale)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never checked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::TargetDialog</name>
    <message>
        <source>New target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ena&amp;bled: checked and counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;ype</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment d&amp;irectory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be changed later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The type of a target cannot be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the sticker file lies on the host; may be left empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and test connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target was saved, but its credentials were not stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credentials are stored, but the target does not use them yet. Save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. Testing the connection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved, but the connection could not be tested.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 See the marked fields.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else changed this target meanwhile. Your changes are still here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their version could not be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save mine over it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your changes are not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::TargetFilterBar</name>
    <message>
        <source>Facets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the sidebar (F9)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, health:…, type:…, label:key=value, drift:yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter (Ctrl+F or /)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the filter %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::TargetNameDelegate</name>
    <message>
        <source>PROD</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::TargetTreeModel</name>
    <message>
        <source>None drifted</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n drifted</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (disabled)</source>
        <extracomment>%1 is the name of a target that takes no part in checks and deployments.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (stale)</source>
        <extracomment>%1 is a health such as &quot;Healthy&quot; that was found too long ago.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::TargetTreeView</name>
    <message>
        <source>Targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space on an environment or a group goes to the target that is worst.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::TargetsPage</name>
    <message>
        <source>Facets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The targets could not be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>order and name of an environment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PROD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No drift or not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading targets…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No target matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No targets yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create an environment in the overview first, then add its targets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No targets in %1 yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A target is a host or a service that deployments go to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New target…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 health checks could not be made. %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::Toast</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::UserListEdit</name>
    <message>
        <source>User id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User id to except</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excepted users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the complete id of a user, 36 characters.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidegate::ZonedTimeEdit</name>
    <message>
        <source>%1 · %2 UTC</source>
        <comment>weekday, instant</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 comes twice on %2 in %3, because the clocks go back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not exist on %2 in %3, because the clocks go forward.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start takes the earlier reading, %1 UTC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end takes the later reading, %1 UTC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored reading is %1 UTC.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>%n unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n healthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n unhealthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version sticker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reordered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overridden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>violated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No drift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drifted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file on the host names another release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image not identified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upcoming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docker host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ECS service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nomad job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File on the host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partly succeeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a thing such as &quot;Environment&quot;, %2 what happened to it, such as &quot;updated&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n drifted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No drift, %n not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frozen until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frozen until %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frozen, no end known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next freeze %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
