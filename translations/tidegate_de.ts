<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ChangeText</name>
    <message>
        <source>sticker %1</source>
        <translation>Sticker %1</translation>
    </message>
    <message>
        <source>sticker %1 by %2</source>
        <translation>Sticker %1 von %2</translation>
    </message>
    <message>
        <source>engine: started %1, seen by %2</source>
        <translation>Engine: gestartet %1, gesehen von %2</translation>
    </message>
    <message>
        <source>seen by %1</source>
        <translation>gesehen von %1</translation>
    </message>
    <message>
        <source>gate asked %1, refused</source>
        <translation>Freigabeprüfung %1, abgelehnt</translation>
    </message>
    <message>
        <source>gate asked %1, allowed</source>
        <translation>Freigabeprüfung %1, erlaubt</translation>
    </message>
    <message>
        <source>gate asked %1 by %2, refused</source>
        <translation>Freigabeprüfung %1 von %2, abgelehnt</translation>
    </message>
    <message>
        <source>gate asked %1 by %2, allowed</source>
        <translation>Freigabeprüfung %1 von %2, erlaubt</translation>
    </message>
    <message>
        <source>freeze overridden</source>
        <translation>Freeze übergangen</translation>
    </message>
    <message>
        <source>freeze overridden by %1</source>
        <translation>Freeze übergangen von %1</translation>
    </message>
    <message>
        <source>%1: “%2”</source>
        <extracomment>%1 says that a freeze was overridden, %2 is the reason that was given.</extracomment>
        <translation>%1: „%2“</translation>
    </message>
    <message>
        <source>no sticker, no gate check</source>
        <translation>kein Sticker, keine Freigabeprüfung</translation>
    </message>
    <message>
        <source>no sticker</source>
        <translation>kein Sticker</translation>
    </message>
    <message>
        <source>no gate check</source>
        <translation>keine Freigabeprüfung</translation>
    </message>
    <message>
        <source>a sticker says that %1 was deployed</source>
        <translation>ein Sticker sagt, dass %1 deployt wurde</translation>
    </message>
    <message>
        <source>%2 recorded in a sticker that %1 was deployed</source>
        <translation>%2 hat in einem Sticker festgehalten, dass %1 deployt wurde</translation>
    </message>
    <message>
        <source>the gate was asked and refused</source>
        <translation>eine Freigabeprüfung lehnte ab</translation>
    </message>
    <message>
        <source>the gate was asked and allowed it</source>
        <translation>eine Freigabeprüfung erlaubte es</translation>
    </message>
    <message>
        <source>%1 asked the gate, which refused</source>
        <translation>%1 bat um eine Freigabeprüfung, die ablehnte</translation>
    </message>
    <message>
        <source>%1 asked the gate, which allowed it</source>
        <translation>%1 bat um eine Freigabeprüfung, die es erlaubte</translation>
    </message>
    <message>
        <source>%1 began</source>
        <translation>%1 begann</translation>
    </message>
    <message>
        <source>the engine started it</source>
        <translation>die Engine hat es gestartet</translation>
    </message>
    <message>
        <source>%1 on %2 changed, as announced</source>
        <translation>%1 auf %2 hat sich wie angekündigt geändert</translation>
    </message>
    <message>
        <source>%1 on %2 changed, after the gate was asked</source>
        <translation>%1 auf %2 hat sich nach einer Freigabeprüfung geändert</translation>
    </message>
    <message>
        <source>%1 on %2 changed during a freeze</source>
        <translation>%1 auf %2 hat sich in einem Freeze geändert</translation>
    </message>
    <message>
        <source>%1 on %2 changed, and nobody said or asked</source>
        <translation>%1 auf %2 hat sich geändert, ohne Ankündigung und ohne Frage</translation>
    </message>
    <message>
        <source>%1 explained: %2%3</source>
        <extracomment>A person, what the person said, perhaps a ticket in brackets.</extracomment>
        <translation>%1 hat erklärt: %2%3</translation>
    </message>
    <message>
        <source>explained: %1</source>
        <translation>erklärt: %1</translation>
    </message>
    <message>
        <source>first seen, by %1; at %2 the former image still ran</source>
        <translation>zuerst gesehen, von %1; um %2 lief noch das vorige Image</translation>
    </message>
    <message>
        <source>first seen; at %1 the former image still ran</source>
        <translation>zuerst gesehen; um %1 lief noch das vorige Image</translation>
    </message>
    <message>
        <source>%1: nobody announced it or asked</source>
        <translation>%1: niemand hat es angekündigt oder gefragt</translation>
    </message>
    <message>
        <source>%1 in %2: %3</source>
        <translation>%1 in %2: %3</translation>
    </message>
    <message>
        <source>engine: started %1 %2, seen by %3</source>
        <translation>Engine: %1 gestartet %2, gesehen von %3</translation>
    </message>
    <message>
        <source>the engine made container %1</source>
        <translation>die Engine hat den Container %1 angelegt</translation>
    </message>
    <message>
        <source>the engine started container %1</source>
        <translation>die Engine hat den Container %1 gestartet</translation>
    </message>
    <message>
        <source>container %1 ended</source>
        <translation>der Container %1 wurde beendet</translation>
    </message>
    <message>
        <source>the engine removed container %1</source>
        <translation>die Engine hat den Container %1 entfernt</translation>
    </message>
    <message>
        <source>the engine gave container %1 its name</source>
        <translation>die Engine hat dem Container %1 seinen Namen gegeben</translation>
    </message>
    <message>
        <source>the engine renamed container %1 to %2</source>
        <translation>die Engine hat den Container %1 in %2 umbenannt</translation>
    </message>
    <message>
        <source>the engine gave the image the name %1</source>
        <translation>die Engine hat dem Image den Namen %1 gegeben</translation>
    </message>
    <message>
        <source>the engine fetched image %1</source>
        <translation>die Engine hat das Image %1 geholt</translation>
    </message>
    <message>
        <source>Compose project %1</source>
        <translation>Compose-Projekt %1</translation>
    </message>
    <message>
        <source>service %1</source>
        <translation>Dienst %1</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>Revision %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>What an engine did, and details of it.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>CommandWords</name>
    <message>
        <source>edit,change</source>
        <translation>bearbeite,bearbeiten,ändere,ändern</translation>
    </message>
    <message>
        <source>freeze,stop</source>
        <translation>sperre,sperren,einfrieren,stoppe,stoppen</translation>
    </message>
    <message>
        <source>may i,can i,may we,can we</source>
        <translation>darf ich,kann ich,dürfen wir,können wir</translation>
    </message>
    <message>
        <source>deploy,release,ship</source>
        <translation>ausrollen,deployen,ausliefern</translation>
    </message>
    <message>
        <source>for</source>
        <translation>für</translation>
    </message>
    <message>
        <source>until,till</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>and,&amp;</source>
        <translation>und</translation>
    </message>
    <message>
        <source>from,on,at</source>
        <translation>ab,von,am,um</translation>
    </message>
    <message>
        <source>please</source>
        <translation>bitte</translation>
    </message>
    <message>
        <source>end freeze,end the freeze,lift freeze,lift the freeze,stop the freeze,unfreeze</source>
        <translation>freeze beenden,beende freeze,beende den freeze,freeze aufheben,sperre aufheben,sperre beenden,entsperre,entsperren</translation>
    </message>
    <message>
        <source>delete,remove</source>
        <translation>lösche,löschen,entferne,entfernen</translation>
    </message>
    <message>
        <source>may,can</source>
        <translation>darf,kann</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>frozen,open,closed</source>
        <translation>gesperrt,offen,eingefroren</translation>
    </message>
    <message>
        <source>to,into,in,on,at,for,of,the</source>
        <translation>nach,auf,in,für,die,der,das,den,von</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>when</source>
        <translation>wann</translation>
    </message>
</context>
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
    <message>
        <source>Nobody can say whether what runs is the image of the sticker: no registry digest of it is known.</source>
        <translation>Ob das Image des Stickers läuft, kann niemand sagen: Sein Registry-Digest ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>%1: %L2 of %L3</source>
        <extracomment>How many of its replicas run. %1 is &quot;Not running&quot;.</extracomment>
        <translation>%1: %L2 von %L3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is &quot;Not running&quot;, %2 a state such as &quot;Stopped&quot;.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, ignored until %2: %3</source>
        <extracomment>%1 is a kind of difference, %2 a time, %3 why.</extracomment>
        <translation>%1, ignoriert bis %2: %3</translation>
    </message>
    <message>
        <source>%1, was ignored until %2: %3</source>
        <extracomment>%1 is a kind of difference, %2 a time, %3 why it was ignored until then.</extracomment>
        <translation>%1, war ignoriert bis %2: %3</translation>
    </message>
    <message>
        <source>Ignored until %1: %2</source>
        <translation>Ignoriert bis %1: %2</translation>
    </message>
    <message>
        <source>Was ignored until %1: %2</source>
        <translation>War ignoriert bis %1: %2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <extracomment>%1 is a kind of difference, %2 the revision that is expected, %3 the one that is there.</extracomment>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>Expected: %1</source>
        <translation>Erwartet: %1</translation>
    </message>
    <message>
        <source>Actual: %1</source>
        <translation>Tatsächlich: %1</translation>
    </message>
</context>
<context>
    <name>FieldChange</name>
    <message>
        <source>Promotes from</source>
        <translation>Übernimmt von</translation>
    </message>
    <message>
        <source>Deployment timeout (s)</source>
        <translation>Zeitlimit für Deployments (s)</translation>
    </message>
    <message>
        <source>Health check interval (s)</source>
        <translation>Prüfintervall (s)</translation>
    </message>
    <message>
        <source>Deploy order</source>
        <translation>Deployment-Reihenfolge</translation>
    </message>
    <message>
        <source>Deployed</source>
        <translation>Deployt</translation>
    </message>
    <message>
        <source>Deployed by</source>
        <translation>Deployt von</translation>
    </message>
    <message>
        <source>Deployment directory</source>
        <translation>Deployment-Verzeichnis</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Display name</source>
        <translation>Anzeigename</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Aktiviert</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Ended early</source>
        <translation>Vorzeitig beendet</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Ausnahmen</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Place in the pipeline</source>
        <translation>Platz in der Pipeline</translation>
    </message>
    <message>
        <source>Promotion policy</source>
        <translation>Übernahmeregel</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Release id</source>
        <translation>Release-ID</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Separation of duties</source>
        <translation>Funktionstrennung</translation>
    </message>
    <message>
        <source>Required approvals</source>
        <translation>Nötige Freigaben</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Target group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Angelegt von</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Changed by</source>
        <translation>Geändert von</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Checked through</source>
        <translation>Geprüft über</translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation>Label %1</translation>
    </message>
    <message>
        <source>Reported as unexpected</source>
        <translation>Als unerwartet gemeldet</translation>
    </message>
    <message>
        <source>Accepted at once</source>
        <translation>Sofort angenommen</translation>
    </message>
    <message>
        <source>May see</source>
        <translation>Darf sehen</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Set by people</source>
        <translation>Von Menschen bestimmt</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>New credential</source>
        <translation>Neue Zugangsdaten</translation>
    </message>
    <message>
        <source>May replace</source>
        <translation>Darf ersetzen</translation>
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
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>It was</source>
        <translation>Es war</translation>
    </message>
</context>
<context>
    <name>LinkQuestion</name>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
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
    <name>Permission</name>
    <message>
        <source>looking at environments</source>
        <translation>Umgebungen ansehen</translation>
    </message>
    <message>
        <source>creating environments</source>
        <translation>Umgebungen anlegen</translation>
    </message>
    <message>
        <source>changing environments</source>
        <translation>Umgebungen ändern</translation>
    </message>
    <message>
        <source>changing the rules of environments</source>
        <translation>Regeln von Umgebungen ändern</translation>
    </message>
    <message>
        <source>saying what is production</source>
        <translation>festlegen, was Produktion ist</translation>
    </message>
    <message>
        <source>deleting environments</source>
        <translation>Umgebungen löschen</translation>
    </message>
    <message>
        <source>looking at freezes</source>
        <translation>Freezes ansehen</translation>
    </message>
    <message>
        <source>making freezes</source>
        <translation>Freezes anlegen</translation>
    </message>
    <message>
        <source>naming who is excepted from freezes</source>
        <translation>Ausnahmen von Freezes festlegen</translation>
    </message>
    <message>
        <source>deleting freezes</source>
        <translation>Freezes löschen</translation>
    </message>
    <message>
        <source>ending or shortening active freezes</source>
        <translation>aktive Freezes beenden oder verkürzen</translation>
    </message>
    <message>
        <source>looking at groups</source>
        <translation>Gruppen ansehen</translation>
    </message>
    <message>
        <source>changing groups</source>
        <translation>Gruppen ändern</translation>
    </message>
    <message>
        <source>deleting groups</source>
        <translation>Gruppen löschen</translation>
    </message>
    <message>
        <source>looking at targets</source>
        <translation>Ziele ansehen</translation>
    </message>
    <message>
        <source>creating targets</source>
        <translation>Ziele anlegen</translation>
    </message>
    <message>
        <source>changing targets</source>
        <translation>Ziele ändern</translation>
    </message>
    <message>
        <source>seeing where targets are</source>
        <translation>sehen, wo Ziele sind</translation>
    </message>
    <message>
        <source>changing where targets are</source>
        <translation>ändern, wo Ziele sind</translation>
    </message>
    <message>
        <source>deleting targets</source>
        <translation>Ziele löschen</translation>
    </message>
    <message>
        <source>checking targets</source>
        <translation>Ziele prüfen</translation>
    </message>
    <message>
        <source>recording what is deployed</source>
        <translation>festhalten, was deployt ist</translation>
    </message>
    <message>
        <source>recording what runs</source>
        <translation>festhalten, was läuft</translation>
    </message>
    <message>
        <source>storing credentials</source>
        <translation>Zugangsdaten speichern</translation>
    </message>
    <message>
        <source>reporting as an agent</source>
        <translation>als Agent berichten</translation>
    </message>
    <message>
        <source>reading the audit log</source>
        <translation>das Audit-Log lesen</translation>
    </message>
    <message>
        <source>looking at users</source>
        <translation>Konten ansehen</translation>
    </message>
    <message>
        <source>managing tokens</source>
        <translation>Token verwalten</translation>
    </message>
    <message>
        <source>accepting the time of the server</source>
        <translation>die Zeit des Servers annehmen</translation>
    </message>
    <message>
        <source>“%1”</source>
        <extracomment>A thing that somebody may do, such as &quot;deleting targets&quot;, in a sentence.</extracomment>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>moving a workspace here</source>
        <translation>einen Arbeitsbereich hierher umziehen</translation>
    </message>
    <message>
        <source>coming in as an agent</source>
        <translation>sich als Agent anmelden</translation>
    </message>
</context>
<context>
    <name>SourceLink</name>
    <message>
        <source>Neither image says of which revision it was made, as far as it was seen anywhere.</source>
        <translation>Keines der beiden Images sagt, aus welcher Revision es ist, soweit sie irgendwo gesehen wurden.</translation>
    </message>
    <message>
        <source>One of the two images does not say of which revision it was made, as far as it was seen anywhere.</source>
        <translation>Eines der beiden Images sagt nicht, aus welcher Revision es ist, soweit es irgendwo gesehen wurde.</translation>
    </message>
    <message>
        <source>Both images were made of the same revision.</source>
        <translation>Beide Images sind aus derselben Revision.</translation>
    </message>
    <message>
        <source>The two images were made of different repositories.</source>
        <translation>Die beiden Images sind aus verschiedenen Repositorys.</translation>
    </message>
    <message>
        <source>The images name no repository whose changes a browser can show.</source>
        <translation>Die Images nennen kein Repository, dessen Änderungen ein Browser zeigen kann.</translation>
    </message>
    <message>
        <source>revision %1</source>
        <extracomment>%1 is a revision of a repository.</extracomment>
        <translation>Revision %1</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>revision unknown</source>
        <translation>Revision unbekannt</translation>
    </message>
</context>
<context>
    <name>TargetFilter</name>
    <message>
        <source>“%1” filters nothing: a health is healthy, degraded, unhealthy, unreachable or unknown.</source>
        <translation>„%1“ filtert nichts: health ist healthy, degraded, unhealthy, unreachable oder unknown.</translation>
    </message>
    <message>
        <source>“%1” filters nothing: a type is docker_host, compose_host, ecs_service or nomad_job.</source>
        <translation>„%1“ filtert nichts: type ist docker_host, compose_host, ecs_service oder nomad_job.</translation>
    </message>
    <message>
        <source>“%1” filters nothing: drift is yes, no, unknown or ignored.</source>
        <translation>„%1“ filtert nichts: drift ist yes, no, unknown oder ignored.</translation>
    </message>
    <message>
        <source>“%1” filters nothing: write label:role=web, or label:role for any value.</source>
        <translation>„%1“ filtert nichts: label:role=web schreiben oder label:role für jeden Wert.</translation>
    </message>
    <message>
        <source>“%1” filters nothing: write checked&gt;15m or checked&lt;2h; units are s, m, h and d.</source>
        <translation>„%1“ filtert nichts: checked&gt;15m oder checked&lt;2h schreiben; Einheiten sind s, m, h und d.</translation>
    </message>
    <message>
        <source>“%1” filters nothing: enabled is yes or no.</source>
        <translation>„%1“ filtert nichts: enabled ist yes oder no.</translation>
    </message>
    <message>
        <source>“%1” filters nothing: write agent:name, or agent:direct for what the server checks itself.</source>
        <translation>„%1“ filtert nichts: agent:Name schreiben, oder agent:direct für das, was der Server selbst prüft.</translation>
    </message>
    <message>
        <source>“%1” filters nothing: the filters are health, type, drift, label, agent, checked and enabled.</source>
        <translation>„%1“ filtert nichts: Die Filter sind health, type, drift, label, agent, checked und enabled.</translation>
    </message>
</context>
<context>
    <name>TargetImport</name>
    <message>
        <source>There is no type “%1”: it is docker_host, compose_host, ecs_service or nomad_job.</source>
        <translation>Den Typ „%1“ gibt es nicht: docker_host, compose_host, ecs_service oder nomad_job.</translation>
    </message>
    <message>
        <source>The type of a target cannot change.</source>
        <translation>Der Typ eines Ziels kann sich nicht ändern.</translation>
    </message>
    <message>
        <source>A new target needs a type.</source>
        <translation>Ein neues Ziel braucht einen Typ.</translation>
    </message>
    <message>
        <source>The environment has no group “%1”.</source>
        <translation>Die Umgebung hat keine Gruppe „%1“.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>environment (was %1)</source>
        <translation>Umgebung (war %1)</translation>
    </message>
    <message>
        <source>group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>directory</source>
        <translation>Verzeichnis</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>aktiviert</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>It does not say in which environment.</source>
        <translation>Es fehlt, in welcher Umgebung.</translation>
    </message>
    <message>
        <source>There is no environment “%1”.</source>
        <translation>Die Umgebung „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Line %1 is about the same target.</source>
        <translation>Zeile %1 betrifft dasselbe Ziel.</translation>
    </message>
    <message>
        <source>Another target of the environment has this name.</source>
        <translation>Ein anderes Ziel der Umgebung heißt schon so.</translation>
    </message>
    <message>
        <source>enabled is true or false, not “%1”.</source>
        <translation>enabled ist true oder false, nicht „%1“.</translation>
    </message>
    <message>
        <source>The line has %1 cells, the heading has %2.</source>
        <translation>Die Zeile hat %1 Zellen, die Kopfzeile %2.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The first line is no heading: there is no column “name”.</source>
        <translation>Die erste Zeile ist keine Kopfzeile: Es gibt keine Spalte „name“.</translation>
    </message>
    <message>
        <source>The heading names the column “%1” twice.</source>
        <translation>Die Kopfzeile nennt die Spalte „%1“ zweimal.</translation>
    </message>
    <message>
        <source>enabled is true or false.</source>
        <translation>enabled ist true oder false.</translation>
    </message>
    <message>
        <source>Line %1 is no valid JSON: %2.</source>
        <translation>Zeile %1 ist kein gültiges JSON: %2.</translation>
    </message>
    <message>
        <source>This is no target: a target is an object.</source>
        <translation>Das ist kein Ziel: Ein Ziel ist ein Objekt.</translation>
    </message>
    <message>
        <source>Line %1: something stands behind a closing quotation mark.</source>
        <translation>Zeile %1: Hinter einem schließenden Anführungszeichen steht etwas.</translation>
    </message>
    <message>
        <source>The file has more than %L1 lines.</source>
        <translation>Die Datei hat mehr als %L1 Zeilen.</translation>
    </message>
    <message>
        <source>Line %1: a quotation mark is not closed.</source>
        <translation>Zeile %1: Ein Anführungszeichen ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>address %1 → %2</source>
        <translation>Adresse %1 → %2</translation>
    </message>
    <message>
        <source>Line %1 has more than %L2 cells.</source>
        <translation>Zeile %1 hat mehr als %L2 Zellen.</translation>
    </message>
    <message>
        <source>The file is a workbook of a spreadsheet program: save it as CSV there, in UTF-8.</source>
        <translation>Die Datei ist eine Arbeitsmappe eines Tabellenprogramms: dort als CSV in UTF-8 speichern.</translation>
    </message>
    <message>
        <source>The file is compressed: unpack it first.</source>
        <translation>Die Datei ist komprimiert: erst entpacken.</translation>
    </message>
    <message>
        <source>Line %1 is no UTF-8 text, it seems to be Latin-1 or Windows-1252: save the file as CSV in UTF-8 and import that one.</source>
        <translation>Zeile %1 ist kein UTF-8-Text, sondern wohl Latin-1 oder Windows-1252: die Datei als CSV in UTF-8 speichern und diese importieren.</translation>
    </message>
    <message>
        <source>The file is no complete UTF-%1 text: save it as CSV in UTF-8.</source>
        <translation>Die Datei ist kein vollständiger UTF-%1-Text: als CSV in UTF-8 speichern.</translation>
    </message>
    <message>
        <source>Line %1 contains a zero byte: this is no text file, or it is damaged.</source>
        <translation>Zeile %1 enthält ein Null-Byte: Das ist keine Textdatei, oder sie ist beschädigt.</translation>
    </message>
    <message>
        <source>Cell %1 stands in a column that the heading does not name.</source>
        <translation>Zelle %1 steht in einer Spalte, die die Kopfzeile nicht nennt.</translation>
    </message>
    <message>
        <source>The file names no target.</source>
        <translation>Die Datei nennt kein Ziel.</translation>
    </message>
</context>
<context>
    <name>TargetSidebar</name>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation>Label %1</translation>
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
        <extracomment>Order and name of an environment.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>PROD</source>
        <translation>PROD</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>Geprüft von</translation>
    </message>
    <message>
        <source>This server</source>
        <translation>Dieser Server</translation>
    </message>
</context>
<context>
    <name>TargetViews</name>
    <message>
        <source>A view needs a name.</source>
        <translation>Eine Ansicht braucht einen Namen.</translation>
    </message>
    <message>
        <source>A name has at most %1 characters.</source>
        <translation>Ein Name hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>Another view has this name.</source>
        <translation>Eine andere Ansicht heißt schon so.</translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>morgen</translation>
    </message>
    <message>
        <source>day after tomorrow</source>
        <translation>übermorgen</translation>
    </message>
    <message>
        <source>tonight,this evening</source>
        <translation>heute Abend</translation>
    </message>
    <message>
        <source>noon,midday</source>
        <translation>Mittag,mittags</translation>
    </message>
    <message>
        <source>midnight</source>
        <translation>Mitternacht</translation>
    </message>
    <message>
        <source>am,a.m.</source>
        <translation>vormittags</translation>
    </message>
    <message>
        <source>pm,p.m.</source>
        <translation>nachmittags</translation>
    </message>
    <message>
        <source>m,min,mins,minute,minutes</source>
        <translation>m,min,Min,Minute,Minuten</translation>
    </message>
    <message>
        <source>h,hr,hrs,hour,hours</source>
        <translation>h,Std,Stunde,Stunden</translation>
    </message>
    <message>
        <source>d,day,days</source>
        <translation>d,T,Tag,Tage,Tagen</translation>
    </message>
    <message>
        <source>w,wk,week,weeks</source>
        <translation>w,Wo,Woche,Wochen</translation>
    </message>
    <message>
        <source>o&apos;clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>in</source>
        <translation>in</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>at,on,of,the</source>
        <translation>um,am,den,der,des,vom</translation>
    </message>
    <message>
        <source>morning,in the morning</source>
        <translation>morgens,früh,Vormittag,vormittags,am Vormittag,am Morgen</translation>
    </message>
    <message>
        <source>afternoon,in the afternoon</source>
        <translation>Nachmittag,nachmittags,am Nachmittag</translation>
    </message>
    <message>
        <source>evening,in the evening</source>
        <translation>Abend,abends,am Abend</translation>
    </message>
    <message>
        <source>next</source>
        <translation>nächsten,nächster,nächste,nächstes</translation>
    </message>
    <message>
        <source>this week</source>
        <translation>diese Woche,dieser Woche</translation>
    </message>
    <message>
        <source>next week</source>
        <translation>nächste Woche,nächster Woche,kommende Woche,kommender Woche</translation>
    </message>
    <message>
        <source>this weekend,weekend</source>
        <translation>dieses Wochenende,diesem Wochenende,Wochenende</translation>
    </message>
    <message>
        <source>next weekend</source>
        <translation>nächstes Wochenende,nächsten Wochenende,kommendes Wochenende,kommenden Wochenende</translation>
    </message>
</context>
<context>
    <name>TimelinePainter</name>
    <message>
        <source>now %1</source>
        <comment>a time</comment>
        <translation>jetzt %1</translation>
    </message>
    <message>
        <source>PROD</source>
        <translation>PROD</translation>
    </message>
</context>
<context>
    <name>UnclearWrite</name>
    <message>
        <source>Whether the server carried it out is not known. Trying again is safe: the same request is carried out once only.</source>
        <translation>Ob der Server es ausgeführt hat, ist unbekannt. Ein neuer Versuch ist sicher: Dieselbe Anfrage wird nur einmal ausgeführt.</translation>
    </message>
</context>
<context>
    <name>WeekPainter</name>
    <message>
        <source>comes twice</source>
        <translation>kommt zweimal</translation>
    </message>
    <message>
        <source>does not exist</source>
        <translation>gibt es nicht</translation>
    </message>
    <message>
        <source>%1 · today</source>
        <comment>a day</comment>
        <translation>%1 · heute</translation>
    </message>
</context>
<context>
    <name>changemarks</name>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n Änderungen</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 changed</source>
        <translation>%1 %2 geändert</translation>
    </message>
    <message>
        <source>%1: %2 on %3</source>
        <translation>%1: %2 auf %3</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>A click shows what is known of it.</source>
        <translation>Ein Klick zeigt, was darüber bekannt ist.</translation>
    </message>
    <message>
        <source>1 change in spite of the freeze</source>
        <translation>1 Änderung trotz des Freezes</translation>
    </message>
    <message numerus="yes">
        <source>%n changes in spite of the freeze</source>
        <translation>
            <numerusform>%n Änderungen trotz des Freezes</numerusform>
            <numerusform>%n Änderungen trotz des Freezes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>freezeexport</name>
    <message>
        <source>%1 frozen: %2</source>
        <comment>environment, reason</comment>
        <translation>%1 gesperrt: %2</translation>
    </message>
    <message>
        <source>Exceptions: %1</source>
        <translation>Ausnahmen: %1</translation>
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
    <message>
        <source>Created by %1 on %2.</source>
        <translation>Angelegt von %1 am %2.</translation>
    </message>
    <message>
        <source>The clocks go forward %1 in between.</source>
        <translation>Dazwischen werden die Uhren um %1 vorgestellt.</translation>
    </message>
    <message>
        <source>The clocks go back %1 in between.</source>
        <translation>Dazwischen werden die Uhren um %1 zurückgestellt.</translation>
    </message>
    <message>
        <source>Lasts %1.</source>
        <translation>Dauert %1.</translation>
    </message>
    <message>
        <source>You are excepted</source>
        <translation>Eigenes Konto ausgenommen</translation>
    </message>
    <message>
        <source>you</source>
        <translation>das eigene Konto</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Exceptions: %1.</source>
        <translation>Ausnahmen: %1.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
</context>
<context>
    <name>services</name>
    <message>
        <source>An environment needs a name.</source>
        <translation>Eine Umgebung braucht einen Namen.</translation>
    </message>
    <message>
        <source>A target needs a name.</source>
        <translation>Ein Ziel braucht einen Namen.</translation>
    </message>
    <message>
        <source>A target belongs to an environment.</source>
        <translation>Ein Ziel gehört zu einer Umgebung.</translation>
    </message>
    <message>
        <source>A group needs a name.</source>
        <translation>Eine Gruppe braucht einen Namen.</translation>
    </message>
    <message>
        <source>A sticker names the release by its id.</source>
        <translation>Ein Sticker nennt das Release mit seiner ID.</translation>
    </message>
    <message>
        <source>This must not be empty.</source>
        <translation>Das darf nicht leer sein.</translation>
    </message>
    <message>
        <source>“{member}” is required.</source>
        <translation>„{member}“ ist nötig.</translation>
    </message>
    <message>
        <source>This is missing.</source>
        <translation>Das fehlt.</translation>
    </message>
    <message>
        <source>A target of this type needs “{member}”.</source>
        <translation>Ein Ziel dieses Typs braucht „{member}“.</translation>
    </message>
    <message>
        <source>A snapshot is of at least one target.</source>
        <translation>Eine Momentaufnahme gilt mindestens einem Ziel.</translation>
    </message>
    <message>
        <source>Send {&quot;value&quot;: &quot;…&quot;} and nothing else.</source>
        <translation>{&quot;value&quot;: &quot;…&quot;} senden und sonst nichts.</translation>
    </message>
    <message>
        <source>Send the credential as text.</source>
        <translation>Die Zugangsdaten als Text senden.</translation>
    </message>
    <message>
        <source>Send {&quot;order&quot;: [ids]} and nothing else.</source>
        <translation>{&quot;order&quot;: [IDs]} senden und sonst nichts.</translation>
    </message>
    <message>
        <source>Name 1 to 1,000 targets.</source>
        <translation>1 bis 1.000 Ziele nennen.</translation>
    </message>
    <message>
        <source>Say what to change, as a JSON Merge Patch.</source>
        <translation>Als JSON Merge Patch sagen, was zu ändern ist.</translation>
    </message>
    <message>
        <source>A name has 1 to 63 characters of a–z, 0–9 and hyphens, and neither begins nor ends with a hyphen.</source>
        <translation>Ein Name hat 1 bis 63 Zeichen aus a–z, 0–9 und Bindestrichen und beginnt und endet nicht mit einem Bindestrich.</translation>
    </message>
    <message>
        <source>A name has 1 to 128 letters, digits and inner . _ -.</source>
        <translation>Ein Name hat 1 bis 128 Buchstaben und Ziffern, im Inneren auch . _ -.</translation>
    </message>
    <message>
        <source>This must be between {least} and {most}.</source>
        <translation>Der Wert muss zwischen {least} und {most} liegen.</translation>
    </message>
    <message>
        <source>This must be 0 or more.</source>
        <translation>Der Wert muss 0 oder größer sein.</translation>
    </message>
    <message>
        <source>This number is out of range.</source>
        <translation>Diese Zahl ist zu groß oder zu klein.</translation>
    </message>
    <message>
        <source>There cannot be fewer than none.</source>
        <translation>Weniger als keine kann es nicht geben.</translation>
    </message>
    <message>
        <source>A sequence starts at 0.</source>
        <translation>Eine Folge beginnt bei 0.</translation>
    </message>
    <message>
        <source>A port is a whole number between 1 and 65535.</source>
        <translation>Ein Port ist eine ganze Zahl zwischen 1 und 65535.</translation>
    </message>
    <message>
        <source>A token ends after now, and at most 365 days later.</source>
        <translation>Ein Token endet in der Zukunft, spätestens in 365 Tagen.</translation>
    </message>
    <message>
        <source>Separation of duties needs at least one approval.</source>
        <translation>Funktionstrennung braucht mindestens eine Freigabe.</translation>
    </message>
    <message>
        <source>An environment cannot be promoted from itself.</source>
        <translation>Eine Umgebung kann nicht von sich selbst übernehmen.</translation>
    </message>
    <message>
        <source>An environment cannot promote from itself.</source>
        <translation>Eine Umgebung kann nicht von sich selbst übernehmen.</translation>
    </message>
    <message>
        <source>{name} and {other} say different things.</source>
        <translation>{name} und {other} sagen Verschiedenes.</translation>
    </message>
    <message>
        <source>At most {most} labels are kept.</source>
        <translation>Höchstens {most} Labels werden gespeichert.</translation>
    </message>
    <message>
        <source>At most {most} people can be excepted.</source>
        <translation>Höchstens {most} Personen können ausgenommen werden.</translation>
    </message>
    <message>
        <source>A sticker names at most {most} components.</source>
        <translation>Ein Sticker nennt höchstens {most} Komponenten.</translation>
    </message>
    <message>
        <source>At most 100 approvals are looked at.</source>
        <translation>Mehr als 100 Freigaben werden nicht angesehen.</translation>
    </message>
    <message>
        <source>The name of a label has 1 to 63 characters of a–z, 0–9 and inner . _ / -.</source>
        <translation>Der Name eines Labels hat 1 bis 63 Zeichen aus a–z und 0–9, im Inneren auch . _ / -.</translation>
    </message>
    <message>
        <source>This looks like a secret; labels are visible to everyone.</source>
        <translation>Das sieht nach einem Geheimnis aus; Labels sind für alle sichtbar.</translation>
    </message>
    <message>
        <source>Store the secret first and name it here by reference.</source>
        <translation>Das Geheimnis zuerst speichern und hier mit einem Verweis nennen.</translation>
    </message>
    <message>
        <source>Control characters are not allowed here.</source>
        <translation>Steuerzeichen sind hier nicht erlaubt.</translation>
    </message>
    <message>
        <source>A name has no characters that cannot be seen, and none that change the direction of writing.</source>
        <translation>Ein Name enthält keine unsichtbaren Zeichen und keine, die die Schreibrichtung ändern.</translation>
    </message>
    <message>
        <source>Write at least {least} characters.</source>
        <translation>Mindestens {least} Zeichen schreiben.</translation>
    </message>
    <message>
        <source>A freeze lasts at least one minute.</source>
        <translation>Ein Freeze dauert mindestens eine Minute.</translation>
    </message>
    <message>
        <source>Write at most {most} characters.</source>
        <translation>Höchstens {most} Zeichen schreiben.</translation>
    </message>
    <message>
        <source>A freeze lasts at most 366 days.</source>
        <translation>Ein Freeze dauert höchstens 366 Tage.</translation>
    </message>
    <message>
        <source>The end must be after the start.</source>
        <translation>Das Ende muss nach dem Beginn liegen.</translation>
    </message>
    <message>
        <source>This is not the id of a user.</source>
        <translation>Das ist keine ID einer Person.</translation>
    </message>
    <message>
        <source>This is not an id (UUID).</source>
        <translation>Das ist keine ID (UUID).</translation>
    </message>
    <message>
        <source>This is not an id.</source>
        <translation>Das ist keine ID.</translation>
    </message>
    <message>
        <source>Each entry is the id of a target, once.</source>
        <translation>Jeder Eintrag ist die ID eines Ziels, je einmal.</translation>
    </message>
    <message>
        <source>Each entry is the id of an environment, once.</source>
        <translation>Jeder Eintrag ist die ID einer Umgebung, je einmal.</translation>
    </message>
    <message>
        <source>This person is named twice.</source>
        <translation>Diese Person ist zweimal genannt.</translation>
    </message>
    <message>
        <source>The component “{component}” is named twice.</source>
        <translation>Die Komponente „{component}“ ist zweimal genannt.</translation>
    </message>
    <message>
        <source>A target is reported twice.</source>
        <translation>Ein Ziel ist zweimal gemeldet.</translation>
    </message>
    <message>
        <source>“{zone}” is not the name of a time zone, such as Europe/Berlin.</source>
        <translation>„{zone}“ ist kein Name einer Zeitzone wie Europe/Berlin.</translation>
    </message>
    <message>
        <source>A digest is “sha256:” and 64 hexadecimal digits, or “sha512:” and 128.</source>
        <translation>Ein Digest ist „sha256:“ mit 64 Hexadezimalziffern oder „sha512:“ mit 128.</translation>
    </message>
    <message>
        <source>“{text}” is no digest.</source>
        <translation>„{text}“ ist kein Digest.</translation>
    </message>
    <message>
        <source>Write a host name in ASCII or an IP address in its usual form.</source>
        <translation>Einen Hostnamen in ASCII oder eine IP-Adresse in üblicher Form schreiben.</translation>
    </message>
    <message>
        <source>The host must be a name or an IP address in its usual form.</source>
        <translation>Der Host muss ein Name oder eine IP-Adresse in üblicher Form sein.</translation>
    </message>
    <message>
        <source>Name the secret by reference: local:&lt;id&gt;, keychain:&lt;name&gt; or file:/&lt;path&gt;.</source>
        <translation>Das Geheimnis mit einem Verweis nennen: local:&lt;ID&gt;, keychain:&lt;Name&gt; oder file:/&lt;Pfad&gt;.</translation>
    </message>
    <message>
        <source>Write a region such as eu-central-1.</source>
        <translation>Eine Region wie eu-central-1 schreiben.</translation>
    </message>
    <message>
        <source>Write an http or https URL without user name and query.</source>
        <translation>Eine URL mit http oder https ohne Benutzernamen und Abfrage schreiben.</translation>
    </message>
    <message>
        <source>Write host:port or an http or https URL.</source>
        <translation>Host:Port oder eine URL mit http oder https schreiben.</translation>
    </message>
    <message>
        <source>Write “direct” or “agent”.</source>
        <translation>„direct“ oder „agent“ schreiben.</translation>
    </message>
    <message>
        <source>An account id has 12 digits.</source>
        <translation>Eine Konto-ID hat 12 Ziffern.</translation>
    </message>
    <message>
        <source>“{value}” is none of the possible values.</source>
        <translation>„{value}“ ist keiner der möglichen Werte.</translation>
    </message>
    <message>
        <source>This is no SHA-256.</source>
        <translation>Das ist kein SHA-256.</translation>
    </message>
    <message>
        <source>A state is running, completed, exited, restarting, paused or missing.</source>
        <translation>Ein Status ist running, completed, exited, restarting, paused oder missing.</translation>
    </message>
    <message>
        <source>Only an agent&apos;s own report comes from an agent.</source>
        <translation>Von einem Agenten kommt nur, was er selbst meldet.</translation>
    </message>
    <message>
        <source>A connection of type {type} has no “{member}”; secrets are named by reference only.</source>
        <translation>Eine Verbindung vom Typ {type} hat kein „{member}“; Geheimnisse werden nur mit einem Verweis genannt.</translation>
    </message>
    <message>
        <source>There is no field “{member}”.</source>
        <translation>Ein Feld „{member}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such field.</source>
        <translation>Dieses Feld gibt es nicht.</translation>
    </message>
    <message>
        <source>This must be {type}.</source>
        <translation>Das muss {type} sein.</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>This cannot be cleared.</source>
        <translation>Das kann nicht geleert werden.</translation>
    </message>
    <message>
        <source>“{member}” cannot be changed.</source>
        <translation>„{member}“ kann nicht geändert werden.</translation>
    </message>
    <message>
        <source>This is not the target of the path.</source>
        <translation>Das ist nicht das Ziel des Pfads.</translation>
    </message>
    <message>
        <source>Write the time as RFC 3339 with an offset, such as 2026-01-15T00:00:00Z: {why}.</source>
        <translation>Die Zeit nach RFC 3339 mit Versatz schreiben, etwa 2026-01-15T00:00:00Z: {why}.</translation>
    </message>
    <message>
        <source>this is not a date and a time</source>
        <translation>das sind nicht Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>there is no such date between 2000 and 2199</source>
        <translation>einen solchen Tag gibt es zwischen 2000 und 2199 nicht</translation>
    </message>
    <message>
        <source>leap seconds are not accepted</source>
        <translation>Schaltsekunden werden nicht angenommen</translation>
    </message>
    <message>
        <source>a digit must follow the point</source>
        <translation>auf den Punkt muss eine Ziffer folgen</translation>
    </message>
    <message>
        <source>the offset (Z or +hh:mm) is missing or wrong</source>
        <translation>der Versatz (Z oder +hh:mm) fehlt oder ist falsch</translation>
    </message>
    <message>
        <source>{count} fields are wrong.</source>
        <translation>{count} Felder sind falsch.</translation>
    </message>
    <message>
        <source>Write labels as a JSON object of texts, such as {&quot;role&quot;:&quot;web&quot;}; null asks for a label that is absent.</source>
        <translation>Labels als JSON-Objekt aus Texten schreiben, etwa {&quot;role&quot;:&quot;web&quot;}; null fragt nach einem fehlenden Label.</translation>
    </message>
    <message>
        <source>The body is no usable JSON object. {why} (byte {byte}).</source>
        <translation>Der Inhalt ist kein brauchbares JSON-Objekt. {why} (Byte {byte}).</translation>
    </message>
    <message>
        <source>A byte order mark is not allowed</source>
        <translation>Eine Byte-Reihenfolge-Marke ist nicht erlaubt</translation>
    </message>
    <message>
        <source>There is something behind the JSON value</source>
        <translation>Hinter dem JSON-Wert steht noch etwas</translation>
    </message>
    <message>
        <source>A value is expected here</source>
        <translation>Hier wird ein Wert erwartet</translation>
    </message>
    <message>
        <source>The text is nested too deeply</source>
        <translation>Der Text ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>The name of a member is expected here</source>
        <translation>Hier wird der Name eines Members erwartet</translation>
    </message>
    <message>
        <source>A member is named twice</source>
        <translation>Ein Member ist zweimal genannt</translation>
    </message>
    <message>
        <source>An object has too many members</source>
        <translation>Ein Objekt hat zu viele Member</translation>
    </message>
    <message>
        <source>A colon is expected here</source>
        <translation>Hier wird ein Doppelpunkt erwartet</translation>
    </message>
    <message>
        <source>A comma or the end of the object is expected here</source>
        <translation>Hier wird ein Komma oder das Ende des Objekts erwartet</translation>
    </message>
    <message>
        <source>A comma or the end of the array is expected here</source>
        <translation>Hier wird ein Komma oder das Ende des Arrays erwartet</translation>
    </message>
    <message>
        <source>A digit is expected here</source>
        <translation>Hier wird eine Ziffer erwartet</translation>
    </message>
    <message>
        <source>A number is out of range</source>
        <translation>Eine Zahl ist außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>A string has no end</source>
        <translation>Ein Text hat kein Ende</translation>
    </message>
    <message>
        <source>A control character must be escaped</source>
        <translation>Ein Steuerzeichen muss maskiert sein</translation>
    </message>
    <message>
        <source>A string is too long</source>
        <translation>Ein Text ist zu lang</translation>
    </message>
    <message>
        <source>There is no such escape</source>
        <translation>Eine solche Maskierung gibt es nicht</translation>
    </message>
    <message>
        <source>Four hexadecimal digits are expected here</source>
        <translation>Hier werden vier hexadezimale Ziffern erwartet</translation>
    </message>
    <message>
        <source>Half of a surrogate pair is missing</source>
        <translation>Die Hälfte eines Surrogatpaars fehlt</translation>
    </message>
    <message>
        <source>U+0000 is not allowed</source>
        <translation>U+0000 ist nicht erlaubt</translation>
    </message>
    <message>
        <source>This is not UTF-8</source>
        <translation>Das ist kein UTF-8</translation>
    </message>
    <message>
        <source>An object is expected</source>
        <translation>Ein Objekt wird erwartet</translation>
    </message>
    <message>
        <source>There is nothing here under this id.</source>
        <translation>Unter dieser ID ist hier nichts.</translation>
    </message>
    <message>
        <source>What this refers to does not exist.</source>
        <translation>Worauf sich das bezieht, gibt es nicht.</translation>
    </message>
    <message>
        <source>Freezes that repeat are not supported yet; enter each one with its start and end.</source>
        <translation>Wiederkehrende Freezes gibt es noch nicht; jeden einzeln mit Beginn und Ende eingeben.</translation>
    </message>
    <message>
        <source>There is no environment with this id.</source>
        <translation>Eine Umgebung mit dieser ID gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no user with this id.</source>
        <translation>Eine Person mit dieser ID gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no enabled user with this id.</source>
        <translation>Ein aktives Konto mit dieser ID gibt es nicht.</translation>
    </message>
    <message>
        <source>An exception names somebody who is not an enabled user.</source>
        <translation>Eine Ausnahme nennt jemanden ohne aktives Konto.</translation>
    </message>
    <message>
        <source>Who would deploy is no active user.</source>
        <translation>Wer deployen würde, hat kein aktives Konto.</translation>
    </message>
    <message>
        <source>There is no user “{name}”.</source>
        <translation>Ein Konto „{name}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>The user “{name}” is disabled.</source>
        <translation>Das Konto „{name}“ ist deaktiviert.</translation>
    </message>
    <message>
        <source>The user “{name}” is {role}, and a token cannot be more than its owner.</source>
        <translation>Das Konto „{name}“ ist {role}, und ein Token kann nicht mehr sein als sein Eigentümer.</translation>
    </message>
    <message>
        <source>There is no token {id}.</source>
        <translation>Ein Token {id} gibt es nicht.</translation>
    </message>
    <message>
        <source>The group belongs to another environment or does not exist.</source>
        <translation>Die Gruppe gehört zu einer anderen Umgebung oder existiert nicht.</translation>
    </message>
    <message>
        <source>The name is in use already.</source>
        <translation>Der Name ist schon vergeben.</translation>
    </message>
    <message>
        <source>This id is in use already.</source>
        <translation>Diese ID ist schon vergeben.</translation>
    </message>
    <message>
        <source>This snapshot id belongs to another target.</source>
        <translation>Diese ID einer Momentaufnahme gehört zu einem anderen Ziel.</translation>
    </message>
    <message>
        <source>Another entry has this value already.</source>
        <translation>Ein anderer Eintrag hat diesen Wert schon.</translation>
    </message>
    <message>
        <source>There are {count} {what} already, and no more are allowed; remove some first.</source>
        <translation>Es gibt schon {count} {what}, und mehr sind nicht erlaubt; zuerst welche entfernen.</translation>
    </message>
    <message>
        <source>environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>freezes ahead</source>
        <translation>künftige Freezes</translation>
    </message>
    <message>
        <source>Your role does not include {permission}.</source>
        <translation>Die eigene Rolle umfasst {permission} nicht.</translation>
    </message>
    <message>
        <source>You need the permission {permission} for this.</source>
        <translation>Dafür ist die Berechtigung {permission} nötig.</translation>
    </message>
    <message>
        <source>Somebody changed this since you read it; look at the current state and decide again.</source>
        <translation>Das wurde seit dem Lesen geändert; den jetzigen Stand ansehen und neu entscheiden.</translation>
    </message>
    <message>
        <source>Somebody else changed this in the meantime.</source>
        <translation>Das hat inzwischen jemand anders geändert.</translation>
    </message>
    <message>
        <source>Nothing here has the version that If-Match names, so nothing was changed.</source>
        <translation>Die Version, die If-Match nennt, gibt es hier nicht; daher wurde nichts geändert.</translation>
    </message>
    <message>
        <source>This is as If-None-Match says it must not be, so nothing was changed.</source>
        <translation>Dies ist so, wie es laut If-None-Match nicht sein darf; daher wurde nichts geändert.</translation>
    </message>
    <message>
        <source>This server wants If-Match with the ETag that you last read, so that nobody&apos;s change is overwritten unseen.</source>
        <translation>Dieser Server verlangt If-Match mit dem zuletzt gelesenen ETag, damit keine fremde Änderung ungesehen überschrieben wird.</translation>
    </message>
    <message>
        <source>Deleting everything in an environment needs If-Match with its ETag.</source>
        <translation>Alles in einer Umgebung zu löschen braucht If-Match mit ihrem ETag.</translation>
    </message>
    <message>
        <source>The environment still has {targets} targets and {groups} target groups; remove or move them first.</source>
        <translation>Die Umgebung hat noch Ziele ({targets}) und Gruppen ({groups}); diese zuerst entfernen oder verschieben.</translation>
    </message>
    <message>
        <source>The group still has {targets} targets; move them or delete with detach=true.</source>
        <translation>Die Gruppe hat noch Ziele ({targets}); diese verschieben oder mit detach=true löschen.</translation>
    </message>
    <message>
        <source>To delete everything in it, confirm with the environment&apos;s name: confirm={name}.</source>
        <translation>Zum Löschen des ganzen Inhalts mit dem Namen der Umgebung bestätigen: confirm={name}.</translation>
    </message>
    <message>
        <source>Say why this is no longer production, in the header Tidegate-Reason or as reason.</source>
        <translation>Angeben, warum das keine Produktion mehr ist, in der Kopfzeile Tidegate-Reason oder als reason.</translation>
    </message>
    <message>
        <source>This environment is not deleted.</source>
        <translation>Diese Umgebung ist nicht gelöscht.</translation>
    </message>
    <message>
        <source>{environment} is frozen until {until} ({reason}). {consequence}.</source>
        <translation>{environment} ist gesperrt bis {until} ({reason}). {consequence}.</translation>
    </message>
    <message>
        <source>{environment} is frozen until {until} ({reason}). {who}</source>
        <translation>{environment} ist gesperrt bis {until} ({reason}). {who}</translation>
    </message>
    <message>
        <source>{environment} is frozen until {until} ({reason}). {person} is excepted and may deploy with a reason.</source>
        <translation>{environment} ist gesperrt bis {until} ({reason}). {person} ist ausgenommen und darf mit einer Begründung deployen.</translation>
    </message>
    <message>
        <source>further notice</source>
        <translation>auf Weiteres</translation>
    </message>
    <message>
        <source>It cannot stop being production now</source>
        <translation>Sie kann jetzt nicht aufhören, Produktion zu sein</translation>
    </message>
    <message>
        <source>It cannot be deleted now</source>
        <translation>Sie kann jetzt nicht gelöscht werden</translation>
    </message>
    <message>
        <source>Nobody may deploy.</source>
        <translation>Niemand darf deployen.</translation>
    </message>
    <message>
        <source>Only {names} may deploy.</source>
        <translation>Nur {names} darf deployen.</translation>
    </message>
    <message>
        <source>Nobody may deploy; 1 person is excepted.</source>
        <translation>Niemand darf deployen; 1 Person ist ausgenommen.</translation>
    </message>
    <message>
        <source>Nobody may deploy; {count} people are excepted.</source>
        <translation>Niemand darf deployen; {count} Personen sind ausgenommen.</translation>
    </message>
    <message>
        <source>While the freeze is active, somebody else has to add you to its exceptions.</source>
        <translation>Solange der Freeze läuft, muss jemand anders das eigene Konto in seine Ausnahmen aufnehmen.</translation>
    </message>
    <message>
        <source>{environment} asks for separation of duties, and nobody is named as requesting or deploying.</source>
        <translation>{environment} verlangt Funktionstrennung, und niemand ist als anfordernd oder deployend genannt.</translation>
    </message>
    <message>
        <source>Whoever requests or deploys cannot approve; another person must.</source>
        <translation>Wer anfordert oder deployt, kann nicht freigeben; das muss jemand anders tun.</translation>
    </message>
    <message>
        <source>{environment} needs {required} approvals and has {valid} that count.</source>
        <translation>{environment} braucht {required} Freigaben und hat {valid}, die zählen.</translation>
    </message>
    <message>
        <source>Whether this may be deployed could not be found out, so it may not: {why}.</source>
        <translation>Ob das deployt werden darf, ließ sich nicht feststellen, also nein: {why}.</translation>
    </message>
    <message>
        <source>freeze window {window} ends before it starts</source>
        <translation>Freeze {window} endet vor seinem Beginn</translation>
    </message>
    <message>
        <source>The freeze windows could not be read, so the gate stays closed: {cause}</source>
        <translation>Die Freezes ließen sich nicht lesen, also bleibt es bei Nein: {cause}</translation>
    </message>
    <message>
        <source>The users could not be read, so the gate stays closed.</source>
        <translation>Die Konten ließen sich nicht lesen, also bleibt es bei Nein.</translation>
    </message>
    <message>
        <source>The server&apos;s clock shows {now}, but it showed {before} before, so nobody can say whether a freeze is on. {consequence}.</source>
        <translation>Die Uhr des Servers zeigt {now}, zeigte aber schon {before}; daher kann niemand sagen, ob ein Freeze gilt. {consequence}.</translation>
    </message>
    <message>
        <source>The server&apos;s clock shows {now}, but it showed {before} before, so nobody can say whether a freeze is on; set it right, or let an administrator accept its time.</source>
        <translation>Die Uhr des Servers zeigt {now}, zeigte aber schon {before}; daher kann niemand sagen, ob ein Freeze gilt. Die Uhr richtig stellen, oder ihre Zeit von der Administration annehmen lassen.</translation>
    </message>
    <message>
        <source>This window is over already; it is kept as history and freezes nothing.</source>
        <translation>Dieses Zeitfenster ist schon vorbei; es bleibt als Verlauf und sperrt nichts.</translation>
    </message>
    <message>
        <source>This freeze is longer than 31 days.</source>
        <translation>Dieser Freeze ist länger als 31 Tage.</translation>
    </message>
    <message>
        <source>An active freeze keeps its start; only end, reason and exceptions can change.</source>
        <translation>Ein laufender Freeze behält seinen Beginn; nur Ende, Grund und Ausnahmen können sich ändern.</translation>
    </message>
    <message>
        <source>An active freeze can end now or later: that it was on until now is not rewritten.</source>
        <translation>Ein laufender Freeze kann jetzt oder später enden: Dass er bis jetzt galt, wird nicht umgeschrieben.</translation>
    </message>
    <message>
        <source>This freeze is over; history is not rewritten.</source>
        <translation>Dieser Freeze ist vorbei; der Verlauf wird nicht umgeschrieben.</translation>
    </message>
    <message>
        <source>There is a freeze with exactly this start and end already.</source>
        <translation>Einen Freeze mit genau diesem Beginn und Ende gibt es schon.</translation>
    </message>
    <message>
        <source>This lies ahead of the server&apos;s clock, which shows {now}.</source>
        <translation>Das liegt vor der Uhr des Servers in der Zukunft; sie zeigt {now}.</translation>
    </message>
    <message>
        <source>This production engine is reached without TLS: anybody on the path can control it.</source>
        <translation>Diese produktive Engine wird ohne TLS erreicht: Wer auf dem Weg sitzt, kann sie steuern.</translation>
    </message>
    <message>
        <source>Nobody has said yet what is deployed here.</source>
        <translation>Noch hat niemand angegeben, was hier deployt ist.</translation>
    </message>
    <message>
        <source>Nothing was seen on this target yet.</source>
        <translation>Auf diesem Ziel wurde noch nichts gesehen.</translation>
    </message>
    <message>
        <source>The server stops; the check was given up.</source>
        <translation>Der Server hält an; die Prüfung wurde aufgegeben.</translation>
    </message>
    <message>
        <source>The server stops; the verification was given up.</source>
        <translation>Der Server hält an; die Überprüfung wurde aufgegeben.</translation>
    </message>
    <message>
        <source>The server stops; the audit log is sealed at the next start.</source>
        <translation>Der Server hält an; das Audit-Log wird beim nächsten Start versiegelt.</translation>
    </message>
    <message>
        <source>More than 10,000 rows: narrow the export with from and to, or ask for it in pages.</source>
        <translation>Mehr als 10.000 Zeilen: den Export mit from und to eingrenzen oder seitenweise abrufen.</translation>
    </message>
    <message>
        <source>The verification was cancelled.</source>
        <translation>Die Überprüfung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The client left.</source>
        <translation>Der Client ist gegangen.</translation>
    </message>
    <message>
        <source>Only a verification of the audit log can be cancelled.</source>
        <translation>Nur eine Überprüfung des Audit-Logs lässt sich abbrechen.</translation>
    </message>
    <message>
        <source>The operation has ended already.</source>
        <translation>Der Vorgang ist schon zu Ende.</translation>
    </message>
    <message>
        <source>The change was not kept, because it left no audit row.</source>
        <translation>Die Änderung wurde nicht behalten, weil sie keine Zeile im Audit-Log hinterließ.</translation>
    </message>
    <message>
        <source>The audit row would name somebody else than who acted.</source>
        <translation>Die Zeile im Audit-Log würde jemand anders nennen als den, der handelte.</translation>
    </message>
    <message>
        <source>Something went wrong inside the server; the request id leads to its log.</source>
        <translation>Im Server ging etwas schief; die Anfrage-ID führt zu seinem Log.</translation>
    </message>
    <message>
        <source>Many long requests wait already: try again in a moment.</source>
        <translation>Es warten schon viele lange Anfragen: gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The server has too much to do; try again in a moment.</source>
        <translation>Der Server ist überlastet; gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The answer took too long.</source>
        <translation>Die Antwort dauerte zu lange.</translation>
    </message>
    <message>
        <source>The request did not arrive in time.</source>
        <translation>Die Anfrage kam nicht rechtzeitig an.</translation>
    </message>
    <message>
        <source>The request body is larger than this operation takes.</source>
        <translation>Der Inhalt der Anfrage ist größer, als dieser Vorgang annimmt.</translation>
    </message>
    <message>
        <source>This operation needs a JSON object as its body.</source>
        <translation>Dieser Vorgang braucht ein JSON-Objekt als Inhalt.</translation>
    </message>
    <message>
        <source>Compressed request bodies are not accepted.</source>
        <translation>Komprimierte Inhalte werden nicht angenommen.</translation>
    </message>
    <message>
        <source>The request body must be sent as application/json.</source>
        <translation>Der Inhalt muss als application/json gesendet werden.</translation>
    </message>
    <message>
        <source>The answer can only be JSON, which the Accept field rules out.</source>
        <translation>Die Antwort kann nur JSON sein, was das Feld Accept ausschließt.</translation>
    </message>
    <message>
        <source>The request line is too long.</source>
        <translation>Die Zeile der Anfrage ist zu lang.</translation>
    </message>
    <message>
        <source>The request has too many or too long header fields.</source>
        <translation>Die Anfrage hat zu viele oder zu lange Kopffelder.</translation>
    </message>
    <message>
        <source>The only expectation understood is 100-continue.</source>
        <translation>Als Expect wird nur 100-continue verstanden.</translation>
    </message>
    <message>
        <source>The request is not well-formed HTTP.</source>
        <translation>Die Anfrage ist kein wohlgeformtes HTTP.</translation>
    </message>
    <message>
        <source>The request could not be understood.</source>
        <translation>Die Anfrage war nicht zu verstehen.</translation>
    </message>
    <message>
        <source>The path or query of the request is not well-formed.</source>
        <translation>Pfad oder Abfrage der Anfrage sind nicht wohlgeformt.</translation>
    </message>
    <message>
        <source>The reason must be percent-encoded UTF-8 of at most 1,024 characters.</source>
        <translation>Der Grund muss prozentkodiertes UTF-8 mit höchstens 1.024 Zeichen sein.</translation>
    </message>
    <message>
        <source>This method is not available here.</source>
        <translation>Diese Methode gibt es hier nicht.</translation>
    </message>
    <message>
        <source>This method or transfer coding is not known here.</source>
        <translation>Diese Methode oder Übertragungskodierung ist hier unbekannt.</translation>
    </message>
    <message>
        <source>Only HTTP/1.1 and HTTP/1.0 are understood.</source>
        <translation>Nur HTTP/1.1 und HTTP/1.0 werden verstanden.</translation>
    </message>
    <message>
        <source>This server does not answer under that host name.</source>
        <translation>Unter diesem Hostnamen antwortet dieser Server nicht.</translation>
    </message>
    <message>
        <source>Web pages of another origin may not use this server.</source>
        <translation>Webseiten anderer Herkunft dürfen diesen Server nicht verwenden.</translation>
    </message>
    <message>
        <source>This operation needs a valid bearer token.</source>
        <translation>Dieser Vorgang braucht ein gültiges Token.</translation>
    </message>
    <message>
        <source>Send a valid token as Authorization: Bearer.</source>
        <translation>Ein gültiges Token als Authorization: Bearer senden.</translation>
    </message>
    <message>
        <source>The query parameter {parameter} is wrong: {why, clause}.</source>
        <translation>Der Abfrageparameter {parameter} ist falsch: {why, clause}.</translation>
    </message>
    <message>
        <source>The query parameter {parameter} has a value that does not exist.</source>
        <translation>Der Abfrageparameter {parameter} hat einen Wert, den es nicht gibt.</translation>
    </message>
    <message>
        <source>before is the seq of a row.</source>
        <translation>before ist die seq einer Zeile.</translation>
    </message>
    <message>
        <source>since is the seq of the last change you know.</source>
        <translation>since ist die seq der letzten bekannten Änderung.</translation>
    </message>
    <message>
        <source>since and Last-Event-ID are the seq of the last change you know.</source>
        <translation>since und Last-Event-ID sind die seq der letzten bekannten Änderung.</translation>
    </message>
    <message>
        <source>after is the seq of a row that was verified before, and head its hash; they belong together.</source>
        <translation>after ist die seq einer Zeile, die schon geprüft wurde, und head ihr Hash; beide gehören zusammen.</translation>
    </message>
    <message>
        <source>Write a digest: sha256: and 64 hexadecimal digits.</source>
        <translation>Einen Digest schreiben: sha256: und 64 Hexadezimalziffern.</translation>
    </message>
    <message>
        <source>status is one of drifted, in_sync, unknown and ignored.</source>
        <translation>status ist drifted, in_sync, unknown oder ignored.</translation>
    </message>
    <message>
        <source>groupBy is one of environment, release and component.</source>
        <translation>groupBy ist environment, release oder component.</translation>
    </message>
    <message>
        <source>ids names at most 100 targets, with commas between them.</source>
        <translation>ids nennt höchstens 100 Ziele, mit Kommas dazwischen.</translation>
    </message>
    <message>
        <source>write true or false</source>
        <translation>true oder false schreiben</translation>
    </message>
    <message>
        <source>write an id, 36 characters</source>
        <translation>eine ID aus 36 Zeichen schreiben</translation>
    </message>
    <message>
        <source>write a number from 1 to 1000</source>
        <translation>eine Zahl von 1 bis 1000 schreiben</translation>
    </message>
    <message>
        <source>use the one from the Link header, with the same filters</source>
        <translation>den aus dem Header Link verwenden, mit denselben Filtern</translation>
    </message>
    <message>
        <source>There is no query parameter {parameter} here.</source>
        <translation>Einen Abfrageparameter {parameter} gibt es hier nicht.</translation>
    </message>
    <message>
        <source>An Idempotency-Key has at most 255 characters.</source>
        <translation>Ein Idempotency-Key hat höchstens 255 Zeichen.</translation>
    </message>
    <message>
        <source>This Idempotency-Key was used for another request.</source>
        <translation>Dieser Idempotency-Key wurde für eine andere Anfrage verwendet.</translation>
    </message>
    <message>
        <source>The changes from there on are not known here: load everything again and go on from the head.</source>
        <translation>Die Änderungen ab dort sind hier nicht bekannt: alles neu laden und beim neuesten Stand weitermachen.</translation>
    </message>
    <message>
        <source>Cannot listen on {address} port {port}: {reason}.</source>
        <translation>An {address}, Port {port}, kann nicht gelauscht werden: {reason}.</translation>
    </message>
    <message>
        <source>This system does not tell which user is behind a connection, so others on this computer could not be kept out.</source>
        <translation>Dieses System verrät nicht, wer hinter einer Verbindung steht; andere auf diesem Computer ließen sich nicht fernhalten.</translation>
    </message>
    <message>
        <source>The TLS certificate file holds no PEM certificate.</source>
        <translation>Die Datei mit dem TLS-Zertifikat enthält kein PEM-Zertifikat.</translation>
    </message>
    <message>
        <source>The TLS key file holds no RSA or EC private key in PEM without a passphrase.</source>
        <translation>Die Datei mit dem TLS-Schlüssel enthält keinen privaten RSA- oder EC-Schlüssel in PEM ohne Passphrase.</translation>
    </message>
    <message>
        <source>The client CA file holds no PEM certificate.</source>
        <translation>Die Datei mit der Client-CA enthält kein PEM-Zertifikat.</translation>
    </message>
    <message>
        <source>The audit log was changed: row {row} does not hold. {reason}</source>
        <translation>Das Audit-Log wurde verändert: Zeile {row} stimmt nicht. {reason}</translation>
    </message>
    <message>
        <source>{rows} rows follow each other. The seal of {sealed} proves that rows up to {proven} are complete, of this tenant and unchanged since {since}; newer ones are not sealed yet.</source>
        <translation>{rows} Zeilen folgen aufeinander. Das Siegel von {sealed} beweist, dass die Zeilen bis {proven} vollständig, von diesem Mandanten und seit {since} unverändert sind; neuere sind noch nicht versiegelt.</translation>
    </message>
    <message>
        <source>{rows} rows follow each other. The key to their {seals} seals is not at hand, so that nobody can say whether all was rewritten.</source>
        <translation>{rows} Zeilen folgen aufeinander. Der Schlüssel zu ihren {seals} Siegeln ist nicht zur Hand; daher kann niemand sagen, ob alles neu geschrieben wurde.</translation>
    </message>
    <message>
        <source>{rows} rows follow each other. Their {seals} seals were made with another key, so that nobody can say whether all was rewritten.</source>
        <translation>{rows} Zeilen folgen aufeinander. Ihre {seals} Siegel entstanden mit einem anderen Schlüssel; daher kann niemand sagen, ob alles neu geschrieben wurde.</translation>
    </message>
    <message>
        <source>{rows} rows follow each other. None is sealed yet, so that nobody can say whether all was rewritten.</source>
        <translation>{rows} Zeilen folgen aufeinander. Noch keine ist versiegelt; daher kann niemand sagen, ob alles neu geschrieben wurde.</translation>
    </message>
    <message>
        <source>The audit log is complete and unchanged: {rows, number} rows were checked.</source>
        <translation>Das Audit-Log ist vollständig und unverändert: {rows, number} Zeilen geprüft.</translation>
    </message>
    <message>
        <source>The audit log was changed: row {row, number} does not hold. {reason}</source>
        <translation>Das Audit-Log wurde geändert: Zeile {row, number} stimmt nicht. {reason}</translation>
    </message>
    <message>
        <source>row {row} is missing</source>
        <translation>Zeile {row} fehlt</translation>
    </message>
    <message>
        <source>row {row} does not follow the row before it</source>
        <translation>Zeile {row} schließt nicht an die vorige an</translation>
    </message>
    <message>
        <source>row {row} is hashed in a way that has no place here</source>
        <translation>Zeile {row} ist auf eine Weise gehasht, die hier nichts zu suchen hat</translation>
    </message>
    <message>
        <source>row {row} was changed after it was written</source>
        <translation>Zeile {row} wurde nach dem Schreiben geändert</translation>
    </message>
    <message>
        <source>row {row} is not the one that was verified before</source>
        <translation>Zeile {row} ist nicht die, die früher geprüft wurde</translation>
    </message>
    <message>
        <source>row {row} is not the one that was sealed at {at}</source>
        <translation>Zeile {row} ist nicht die, die um {at} versiegelt wurde</translation>
    </message>
    <message>
        <source>the newest row says {says}, but {read} rows were read</source>
        <translation>die neueste Zeile sagt {says}, gelesen wurden aber {read}</translation>
    </message>
    <message>
        <source>rows {from} to {to} are missing, which were sealed at {at}</source>
        <translation>die Zeilen {from} bis {to} fehlen, die um {at} versiegelt wurden</translation>
    </message>
    <message>
        <source>there are more seals than rows</source>
        <translation>es gibt mehr Siegel als Zeilen</translation>
    </message>
    <message>
        <source>seal {seal} is missing</source>
        <translation>Siegel {seal} fehlt</translation>
    </message>
    <message>
        <source>seal {seal} is out of place</source>
        <translation>Siegel {seal} ist nicht an seinem Platz</translation>
    </message>
    <message>
        <source>seal {seal} is forged, or was made for another log</source>
        <translation>Siegel {seal} ist gefälscht oder für ein anderes Log gemacht</translation>
    </message>
    <message>
        <source>seal {seal} is not the one that {place} remembers</source>
        <translation>Siegel {seal} ist nicht das, das {place} kennt</translation>
    </message>
    <message>
        <source>what {place} says about the newest seal is forged</source>
        <translation>was {place} über das neueste Siegel sagt, ist gefälscht</translation>
    </message>
    <message>
        <source>seals {from} to {to} are missing, and with them rows up to {row}; if a backup was restored on purpose, remove {place}</source>
        <translation>die Siegel {from} bis {to} fehlen und mit ihnen die Zeilen bis {row}; wurde absichtlich ein Backup zurückgeholt, dann {place} entfernen</translation>
    </message>
    <message>
        <source>this tenant had a sealed log, and is gone from the database</source>
        <translation>dieser Mandant hatte ein versiegeltes Log und ist aus der Datenbank verschwunden</translation>
    </message>
    <message>
        <source>The audit log is not sealed any more, because it was changed: {reason}</source>
        <translation>Das Audit-Log wird nicht mehr versiegelt, weil es verändert wurde: {reason}</translation>
    </message>
    <message>
        <source>The audit row does not continue the chain.</source>
        <translation>Die Zeile setzt die Kette des Audit-Logs nicht fort.</translation>
    </message>
    <message>
        <source>The newest seal of the audit log could not be kept in {file}: give Tidegate write permission there.</source>
        <translation>Das neueste Siegel des Audit-Logs ließ sich in {file} nicht ablegen: Tidegate dort Schreibrecht geben.</translation>
    </message>
    <message>
        <source>The credential is empty.</source>
        <translation>Die Zugangsdaten sind leer.</translation>
    </message>
    <message>
        <source>A credential may have at most 64 KiB.</source>
        <translation>Zugangsdaten dürfen höchstens 64 KiB haben.</translation>
    </message>
    <message>
        <source>The credential was stored for another address; enter it again for this one.</source>
        <translation>Die Zugangsdaten wurden für eine andere Adresse gespeichert; für diese neu eingeben.</translation>
    </message>
    <message>
        <source>The credential of this target has to be entered again.</source>
        <translation>Die Zugangsdaten dieses Ziels müssen neu eingegeben werden.</translation>
    </message>
    <message>
        <source>The stored credential is gone; enter it again.</source>
        <translation>Die gespeicherten Zugangsdaten sind weg; neu eingeben.</translation>
    </message>
    <message>
        <source>Only credentials that are stored in Tidegate (local:…) can be used so far.</source>
        <translation>Bisher sind nur Zugangsdaten nutzbar, die in Tidegate gespeichert sind (local:…).</translation>
    </message>
    <message>
        <source>The stored credential is damaged and has to be entered again.</source>
        <translation>Die gespeicherten Zugangsdaten sind beschädigt und müssen neu eingegeben werden.</translation>
    </message>
    <message>
        <source>A target of type {type} does not use a credential of kind {kind}.</source>
        <translation>Ein Ziel vom Typ {type} nutzt keine Zugangsdaten der Art {kind}.</translation>
    </message>
    <message>
        <source>The key that seals credentials is not at hand yet: unlock the keychain, or give the server its key file, and try again.</source>
        <translation>Der Schlüssel für Zugangsdaten ist noch nicht zur Hand: den Schlüsselbund entsperren oder dem Server seine Schlüsseldatei geben, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The credential was stored under another master key than the one in use.</source>
        <translation>Die Zugangsdaten wurden unter einem anderen Hauptschlüssel gespeichert als dem jetzigen.</translation>
    </message>
    <message>
        <source>The key that was found is not the one this workspace was used with.</source>
        <translation>Der gefundene Schlüssel ist nicht der, mit dem dieser Arbeitsbereich genutzt wurde.</translation>
    </message>
    <message>
        <source>A master key has 32 bytes; this one has not.</source>
        <translation>Ein Hauptschlüssel hat 32 Byte; dieser nicht.</translation>
    </message>
    <message>
        <source>The key file does not hold a key of 64 hexadecimal digits.</source>
        <translation>Die Schlüsseldatei enthält keinen Schlüssel aus 64 Hexadezimalziffern.</translation>
    </message>
    <message>
        <source>The keyring does not give out the key of this workspace; unlock it and start again. Nothing was changed.</source>
        <translation>Der Schlüsselbund gibt den Schlüssel dieses Arbeitsbereichs nicht heraus; entsperren und neu starten. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The key of this workspace lies in the keyring, but no secret service answers. Nothing was changed.</source>
        <translation>Der Schlüssel dieses Arbeitsbereichs liegt im Schlüsselbund, aber kein Dienst für Geheimnisse antwortet. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This computer offers no keyring, so the key to stored credentials lies in a file only you may read: {file}</source>
        <translation>Dieser Rechner hat keinen Schlüsselbund; der Schlüssel zu gespeicherten Zugangsdaten liegt deshalb in einer Datei, die nur das eigene Konto lesen darf: {file}</translation>
    </message>
    <message>
        <source>The key file must be a regular file that belongs to this user and that nobody else may read (mode 0600).</source>
        <translation>Die Schlüsseldatei muss eine gewöhnliche Datei sein, die diesem Konto gehört und die sonst niemand lesen darf (Modus 0600).</translation>
    </message>
    <message>
        <source>The key file is not there or cannot be read.</source>
        <translation>Die Schlüsseldatei fehlt oder ist nicht lesbar.</translation>
    </message>
    <message>
        <source>There is a key file already; it is not replaced.</source>
        <translation>Es gibt schon eine Schlüsseldatei; sie wird nicht ersetzt.</translation>
    </message>
    <message>
        <source>The key file cannot be written.</source>
        <translation>Die Schlüsseldatei lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>The data directory cannot be written to.</source>
        <translation>In das Datenverzeichnis lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>The agent of this target checks it.</source>
        <translation>Der Agent dieses Ziels prüft es.</translation>
    </message>
    <message>
        <source>Tidegate cannot check this type of target yet.</source>
        <translation>Diesen Zieltyp kann Tidegate noch nicht prüfen.</translation>
    </message>
    <message>
        <source>The check did not come to an end and was given up.</source>
        <translation>Die Prüfung kam zu keinem Ende und wurde aufgegeben.</translation>
    </message>
    <message>
        <source>Too many checks are waiting already; try again in a moment.</source>
        <translation>Es warten schon zu viele Prüfungen; gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The target was disabled before its turn came.</source>
        <translation>Das Ziel wurde abgeschaltet, bevor es an die Reihe kam.</translation>
    </message>
    <message>
        <source>The engine answers; nothing runs on it.</source>
        <translation>Die Engine antwortet; nichts läuft darauf.</translation>
    </message>
    <message>
        <source>The engine answers; components running: {count}.</source>
        <translation>Die Engine antwortet; laufende Komponenten: {count}.</translation>
    </message>
    <message>
        <source>All expected components run ({count}).</source>
        <translation>Alle erwarteten Komponenten laufen ({count}).</translation>
    </message>
    <message>
        <source>The job runs as it should; allocations: {count}.</source>
        <translation>Der Job läuft, wie er soll; Allokationen: {count}.</translation>
    </message>
    <message>
        <source>The job has ended well; allocations: {count}.</source>
        <translation>Der Job ist gut zu Ende gegangen; Allocations: {count}.</translation>
    </message>
    <message>
        <source>The job starts others; one of them runs.</source>
        <translation>Der Job startet andere; einer davon läuft.</translation>
    </message>
    <message>
        <source>The job starts others; none of them has to run now.</source>
        <translation>Der Job startet andere; keiner davon muss gerade laufen.</translation>
    </message>
    <message>
        <source>{count} of {total} components restart again and again or fail their own health check.</source>
        <translation>{count} von {total} Komponenten starten immer wieder neu oder bestehen ihre eigene Zustandsprüfung nicht.</translation>
    </message>
    <message>
        <source>All expected components run; troubled components that no release names: {count}.</source>
        <translation>Alle erwarteten Komponenten laufen; gestörte Komponenten, die kein Release nennt: {count}.</translation>
    </message>
    <message>
        <source>{good} of {total} expected components are well: {findings}.</source>
        <translation>{good} von {total} erwarteten Komponenten sind in Ordnung: {findings}.</translation>
    </message>
    <message>
        <source>{component} keeps restarting</source>
        <translation>{component} startet immer wieder neu</translation>
    </message>
    <message>
        <source>{component} is paused</source>
        <translation>{component} ist angehalten</translation>
    </message>
    <message>
        <source>{component} is still starting</source>
        <translation>{component} startet noch</translation>
    </message>
    <message>
        <source>{component} is not running</source>
        <translation>{component} läuft nicht</translation>
    </message>
    <message>
        <source>{component} fails its own health check</source>
        <translation>{component} besteht die eigene Zustandsprüfung nicht</translation>
    </message>
    <message>
        <source>{component} runs with fewer replicas than it should</source>
        <translation>{component} läuft mit weniger Replikaten als vorgesehen</translation>
    </message>
    <message>
        <source>{component} is not among what could be read</source>
        <translation>{component} ist nicht unter dem, was lesbar war</translation>
    </message>
    <message>
        <source>{component} is missing</source>
        <translation>{component} fehlt</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>What is expected runs, but not all of it could be inspected: {note}</source>
        <translation>Was erwartet wird, läuft, aber nicht alles ließ sich untersuchen: {note}</translation>
    </message>
    <message>
        <source>The engine answers in a form that Tidegate does not know.</source>
        <translation>Die Engine antwortet in einer Form, die Tidegate nicht kennt.</translation>
    </message>
    <message>
        <source>Nomad answers in a form that Tidegate does not know.</source>
        <translation>Nomad antwortet in einer Form, die Tidegate nicht kennt.</translation>
    </message>
    <message>
        <source>Something answers on this port, but it is no Docker engine.</source>
        <translation>Auf diesem Port antwortet etwas, aber keine Docker-Engine.</translation>
    </message>
    <message>
        <source>The engine is too old: Tidegate needs API version 1.24.</source>
        <translation>Die Engine ist zu alt: Tidegate braucht die API-Version 1.24.</translation>
    </message>
    <message>
        <source>The engine answers, but it does not let Tidegate in.</source>
        <translation>Die Engine antwortet, lässt Tidegate aber nicht hinein.</translation>
    </message>
    <message>
        <source>The engine answers, but it does not allow “{right}”.</source>
        <translation>Die Engine antwortet, erlaubt aber „{right}“ nicht.</translation>
    </message>
    <message>
        <source>Nomad answers, but the token does not allow to read the job.</source>
        <translation>Nomad antwortet, aber das Token erlaubt nicht, den Job zu lesen.</translation>
    </message>
    <message>
        <source>The engine answers with HTTP status {status}.</source>
        <translation>Die Engine antwortet mit HTTP-Status {status}.</translation>
    </message>
    <message>
        <source>Nomad answers with HTTP status {status}.</source>
        <translation>Nomad antwortet mit HTTP-Status {status}.</translation>
    </message>
    <message>
        <source>The tasks of the Swarm could not be read: {cause}</source>
        <translation>Die Tasks des Swarms waren nicht lesbar: {cause}</translation>
    </message>
    <message>
        <source>There are too many images and containers to inspect all of them.</source>
        <translation>Es sind zu viele Images und Container, um alle zu untersuchen.</translation>
    </message>
    <message>
        <source>The time for the check ran out before everything was inspected.</source>
        <translation>Die Zeit für die Prüfung lief ab, bevor alles untersucht war.</translation>
    </message>
    <message>
        <source>The image of {component} was removed from the engine; its digest is not known.</source>
        <translation>Das Image von {component} wurde von der Engine entfernt; sein Digest ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The image of {component} could not be read: {cause}</source>
        <translation>Das Image von {component} war nicht lesbar: {cause}</translation>
    </message>
    <message>
        <source>The container of {component} could not be read: {cause}</source>
        <translation>Der Container von {component} war nicht lesbar: {cause}</translation>
    </message>
    <message>
        <source>There is more that could not be read.</source>
        <translation>Noch mehr war nicht lesbar.</translation>
    </message>
    <message>
        <source>There are too many components to keep all of them.</source>
        <translation>Es sind zu viele Komponenten, um alle festzuhalten.</translation>
    </message>
    <message>
        <source>Entries in the engine&apos;s list of containers that could not be read: {count}.</source>
        <translation>Nicht lesbare Einträge in der Containerliste der Engine: {count}.</translation>
    </message>
    <message>
        <source>Entries in Nomad&apos;s list of allocations that could not be read: {count}.</source>
        <translation>Nicht lesbare Einträge in der Liste der Allocations von Nomad: {count}.</translation>
    </message>
    <message>
        <source>Nomad answers, but it has no such job in this namespace.</source>
        <translation>Nomad antwortet, hat aber keinen solchen Job in diesem Namensraum.</translation>
    </message>
    <message>
        <source>The job is stopped.</source>
        <translation>Der Job ist angehalten.</translation>
    </message>
    <message>
        <source>The job failed; allocations: {count}.</source>
        <translation>Der Job ist fehlgeschlagen; Allokationen: {count}.</translation>
    </message>
    <message>
        <source>The last run of the job failed; allocations: {count}.</source>
        <translation>Der letzte Lauf des Jobs ist gescheitert; Allocations: {count}.</translation>
    </message>
    <message>
        <source>The clients of some allocations do not answer; allocations: {count}.</source>
        <translation>Die Clients einiger Allocations antworten nicht; Allocations: {count}.</translation>
    </message>
    <message>
        <source>Allocations of the job that wait to be started: {count}.</source>
        <translation>Allocations des Jobs, die auf ihren Start warten: {count}.</translation>
    </message>
    <message>
        <source>Nomad knows no allocation of the job.</source>
        <translation>Nomad kennt keine Allocation des Jobs.</translation>
    </message>
    <message>
        <source>No allocation of the job runs.</source>
        <translation>Keine Allokation des Jobs läuft.</translation>
    </message>
    <message>
        <source>The last rollout failed; what ran before still runs.</source>
        <translation>Der letzte Rollout schlug fehl; was vorher lief, läuft noch.</translation>
    </message>
    <message>
        <source>The rollout has unhealthy allocations: {count}.</source>
        <translation>Der Rollout hat gestörte Allokationen: {count}.</translation>
    </message>
    <message>
        <source>A rollout is under way.</source>
        <translation>Ein Rollout ist im Gang.</translation>
    </message>
    <message>
        <source>{running} of {wanted} allocations run.</source>
        <translation>{running} von {wanted} Allokationen laufen.</translation>
    </message>
    <message>
        <source>The other side does not answer in valid HTTP.</source>
        <translation>Die Gegenseite antwortet nicht in gültigem HTTP.</translation>
    </message>
    <message>
        <source>The connection broke in the middle of the answer.</source>
        <translation>Die Verbindung brach mitten in der Antwort ab.</translation>
    </message>
    <message>
        <source>The answer is larger than Tidegate accepts.</source>
        <translation>Die Antwort ist größer, als Tidegate annimmt.</translation>
    </message>
    <message>
        <source>The other side accepted the connection and then did not answer in time.</source>
        <translation>Die Gegenseite nahm die Verbindung an und antwortete dann nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>No connection within the time allowed: the host is off, or a firewall drops packets.</source>
        <translation>Keine Verbindung in der erlaubten Zeit: Der Host ist aus, oder eine Firewall verwirft Pakete.</translation>
    </message>
    <message>
        <source>No connection within the time allowed.</source>
        <translation>Keine Verbindung in der erlaubten Zeit.</translation>
    </message>
    <message>
        <source>The other side closed the connection without an answer.</source>
        <translation>Die Gegenseite schloss die Verbindung ohne Antwort.</translation>
    </message>
    <message>
        <source>Nothing listens on this port of the host.</source>
        <translation>Auf diesem Port des Hosts lauscht nichts.</translation>
    </message>
    <message>
        <source>There is no way to this address in the network.</source>
        <translation>Im Netz führt kein Weg zu dieser Adresse.</translation>
    </message>
    <message>
        <source>The host name could not be resolved.</source>
        <translation>Der Hostname ließ sich nicht auflösen.</translation>
    </message>
    <message>
        <source>The host name could not be resolved in time.</source>
        <translation>Der Hostname ließ sich nicht rechtzeitig auflösen.</translation>
    </message>
    <message>
        <source>The request was called off.</source>
        <translation>Die Anfrage wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The rules for outbound connections do not allow this address.</source>
        <translation>Die Regeln für ausgehende Verbindungen erlauben diese Adresse nicht.</translation>
    </message>
    <message>
        <source>The host name has too many addresses.</source>
        <translation>Der Hostname hat zu viele Adressen.</translation>
    </message>
    <message>
        <source>The connection led to another address than the one that was checked.</source>
        <translation>Die Verbindung führte zu einer anderen Adresse als der geprüften.</translation>
    </message>
    <message>
        <source>This address is the computer Tidegate itself runs on. Whoever runs the server can allow it with --allow-network {network}.</source>
        <translation>Diese Adresse ist der Rechner, auf dem Tidegate selbst läuft. Wer den Server betreibt, kann sie mit --allow-network {network} erlauben.</translation>
    </message>
    <message>
        <source>A network is written like 10.20.0.0/16:2376,4646, with zero bits after the prefix.</source>
        <translation>Ein Netz wird wie 10.20.0.0/16:2376,4646 geschrieben, mit Nullbits hinter dem Präfix.</translation>
    </message>
    <message>
        <source>An address inside another is judged by the IPv4 address it carries: name the network of that.</source>
        <translation>Eine Adresse in einer anderen wird nach der IPv4-Adresse beurteilt, die sie enthält: deren Netz nennen.</translation>
    </message>
    <message>
        <source>The request has characters that HTTP does not allow.</source>
        <translation>Die Anfrage hat Zeichen, die HTTP nicht erlaubt.</translation>
    </message>
    <message>
        <source>The other side refused the client certificate, or asks for one and got none.</source>
        <translation>Die Gegenseite lehnte das Client-Zertifikat ab, oder sie verlangt eines und bekam keines.</translation>
    </message>
    <message>
        <source>The other side refused the TLS connection: it asks for a client certificate, or for another version of TLS.</source>
        <translation>Die Gegenseite hat die TLS-Verbindung abgelehnt: Sie verlangt ein Client-Zertifikat oder eine andere TLS-Version.</translation>
    </message>
    <message>
        <source>This port expects TLS, but the connection is set up without it.</source>
        <translation>Dieser Port erwartet TLS, aber die Verbindung ist ohne eingerichtet.</translation>
    </message>
    <message>
        <source>This port does not speak TLS, but the connection is set up with it.</source>
        <translation>Dieser Port spricht kein TLS, aber die Verbindung ist damit eingerichtet.</translation>
    </message>
    <message>
        <source>No TLS connection could be agreed on.</source>
        <translation>Eine TLS-Verbindung kam nicht zustande.</translation>
    </message>
    <message>
        <source>The certificate of the other side is not trusted for this host name.</source>
        <translation>Dem Zertifikat der Gegenseite wird für diesen Hostnamen nicht vertraut.</translation>
    </message>
    <message>
        <source>The certificate of the other side is of an issuer that is not trusted here.</source>
        <translation>Das Zertifikat der Gegenseite ist von einem Aussteller, dem hier nicht vertraut wird.</translation>
    </message>
    <message>
        <source>The certificate of the other side is for another name than this host.</source>
        <translation>Das Zertifikat der Gegenseite gilt für einen anderen Namen als diesen Host.</translation>
    </message>
    <message>
        <source>The certificate of the other side has expired.</source>
        <translation>Das Zertifikat der Gegenseite ist abgelaufen.</translation>
    </message>
    <message>
        <source>The certificate of the other side is not valid yet; one of the two clocks may be wrong.</source>
        <translation>Das Zertifikat der Gegenseite gilt noch nicht; womöglich geht eine der beiden Uhren falsch.</translation>
    </message>
    <message>
        <source>The client certificate is not a PEM certificate.</source>
        <translation>Das Client-Zertifikat ist kein PEM-Zertifikat.</translation>
    </message>
    <message>
        <source>The client key is not an unencrypted PEM key.</source>
        <translation>Der Client-Schlüssel ist kein unverschlüsselter PEM-Schlüssel.</translation>
    </message>
    <message>
        <source>The certificate authority is not a PEM certificate.</source>
        <translation>Das Zertifikat der CA ist kein PEM-Zertifikat.</translation>
    </message>
    <message>
        <source>A client certificate and its key belong together; one of them is missing.</source>
        <translation>Ein Client-Zertifikat und sein Schlüssel gehören zusammen; eines davon fehlt.</translation>
    </message>
    <message>
        <source>Nothing listens at {place}.</source>
        <translation>Unter {place} lauscht nichts.</translation>
    </message>
    <message>
        <source>Nothing listens at port {port} of {address}.</source>
        <translation>An Port {port} von {address} lauscht nichts.</translation>
    </message>
    <message>
        <source>The name of {place} is not known.</source>
        <translation>Der Name von {place} ist unbekannt.</translation>
    </message>
    <message>
        <source>The name {name} is not known.</source>
        <translation>Der Name {name} ist unbekannt.</translation>
    </message>
    <message>
        <source>No secure connection to {place} could be made: its certificate is not trusted, or it does not speak TLS.</source>
        <translation>Eine sichere Verbindung zu {place} kam nicht zustande: Dem Zertifikat wird nicht vertraut, oder dort wird kein TLS gesprochen.</translation>
    </message>
    <message>
        <source>No encrypted connection was made: {reason}.</source>
        <translation>Eine verschlüsselte Verbindung kam nicht zustande: {reason}.</translation>
    </message>
    <message>
        <source>{place} did not answer in time.</source>
        <translation>{place} hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>There was no answer within 10 seconds.</source>
        <translation>Innerhalb von 10 Sekunden kam keine Antwort.</translation>
    </message>
    <message>
        <source>What answers at {place} does not speak HTTP.</source>
        <translation>Was unter {place} antwortet, spricht kein HTTP.</translation>
    </message>
    <message>
        <source>{place} closed the connection before it had answered.</source>
        <translation>{place} schloss die Verbindung vor der Antwort.</translation>
    </message>
    <message>
        <source>The server ended the feed of changes.</source>
        <translation>Der Server hat den Strom der Änderungen beendet.</translation>
    </message>
    <message>
        <source>The connection to {place} failed.</source>
        <translation>Die Verbindung zu {place} ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The connection failed: {reason}.</source>
        <translation>Die Verbindung ist fehlgeschlagen: {reason}.</translation>
    </message>
    <message>
        <source>The certificate is not accepted: {reason}.</source>
        <translation>Das Zertifikat wird nicht angenommen: {reason}.</translation>
    </message>
    <message>
        <source>There is no token to sign in with.</source>
        <translation>Zum Anmelden fehlt ein Token.</translation>
    </message>
    <message>
        <source>The address of a server begins with http:// or https:// and names a host.</source>
        <translation>Die Adresse eines Servers beginnt mit http:// oder https:// und nennt einen Host.</translation>
    </message>
    <message>
        <source>This connection is set to read-only; nothing was sent.</source>
        <translation>Diese Verbindung ist auf „Nur lesen“ gestellt; nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>The server does not accept the token. Sign in again.</source>
        <translation>Der Server nimmt das Token nicht an. Neu anmelden.</translation>
    </message>
    <message>
        <source>The server points to another address. It is not followed; correct the address of the connection.</source>
        <translation>Der Server verweist auf eine andere Adresse. Dem wird nicht gefolgt; die Adresse der Verbindung korrigieren.</translation>
    </message>
    <message>
        <source>The server answered with status {status}.</source>
        <translation>Der Server hat mit Status {status} geantwortet.</translation>
    </message>
    <message>
        <source>The server sent something that cannot be read.</source>
        <translation>Der Server hat etwas Unlesbares gesendet.</translation>
    </message>
    <message>
        <source>The server sent an answer this program does not understand.</source>
        <translation>Der Server hat eine Antwort gesendet, die dieses Programm nicht versteht.</translation>
    </message>
    <message>
        <source>The server did not say where it keeps the secret.</source>
        <translation>Der Server hat nicht angegeben, wo er das Geheimnis aufbewahrt.</translation>
    </message>
    <message>
        <source>The server sent a change larger than any change is.</source>
        <translation>Der Server hat eine Änderung gesendet, die größer ist als jede echte.</translation>
    </message>
    <message>
        <source>The answer of the server is larger than 64 MiB and was not read.</source>
        <translation>Die Antwort des Servers ist größer als 64 MiB und wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>The server has not been heard for 45 seconds.</source>
        <translation>Der Server hat sich seit 45 Sekunden nicht gemeldet.</translation>
    </message>
    <message>
        <source>What the server sends is not a feed of changes.</source>
        <translation>Was der Server sendet, ist kein Strom von Änderungen.</translation>
    </message>
    <message>
        <source>History can only be added to, not changed.</source>
        <translation>Verlauf lässt sich nur ergänzen, nicht ändern.</translation>
    </message>
    <message>
        <source>The value cannot be stored: a rule of the database forbids it.</source>
        <translation>Der Wert kann nicht gespeichert werden: Eine Regel der Datenbank verbietet es.</translation>
    </message>
    <message>
        <source>The database is busy: try again in a moment.</source>
        <translation>Die Datenbank ist beschäftigt: gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The disk is full: nothing was changed.</source>
        <translation>Der Datenträger ist voll: Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The disk does not answer: check it, then try again.</source>
        <translation>Der Datenträger antwortet nicht: prüfen, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>{file} could not be written to the disk: check the disk.</source>
        <translation>{file} ließ sich nicht auf den Datenträger schreiben: den Datenträger prüfen.</translation>
    </message>
    <message>
        <source>The database cannot be opened: check the permissions of its file and folder.</source>
        <translation>Die Datenbank lässt sich nicht öffnen: die Rechte ihrer Datei und ihres Ordners prüfen.</translation>
    </message>
    <message>
        <source>The database {file} cannot be opened: check the permissions of its folder.</source>
        <translation>Die Datenbank {file} lässt sich nicht öffnen: die Rechte ihres Ordners prüfen.</translation>
    </message>
    <message>
        <source>The database {file} cannot be read: check its permissions.</source>
        <translation>Die Datenbank {file} lässt sich nicht lesen: ihre Rechte prüfen.</translation>
    </message>
    <message>
        <source>The database refused the request.</source>
        <translation>Die Datenbank lehnte die Anfrage ab.</translation>
    </message>
    <message>
        <source>The SQLite driver of Qt is missing: install it.</source>
        <translation>Der SQLite-Treiber von Qt fehlt: installieren.</translation>
    </message>
    <message>
        <source>A new environment starts with version 1.</source>
        <translation>Eine neue Umgebung beginnt mit Version 1.</translation>
    </message>
    <message>
        <source>A change was started inside another one.</source>
        <translation>Eine Änderung wurde in einer anderen begonnen.</translation>
    </message>
    <message>
        <source>The database is damaged: restore a backup.</source>
        <translation>Die Datenbank ist beschädigt: eine Sicherung zurückspielen.</translation>
    </message>
    <message>
        <source>The database {file} is damaged: restore a backup.</source>
        <translation>Die Datenbank {file} ist beschädigt: eine Sicherung zurückspielen.</translation>
    </message>
    <message>
        <source>The key of the lists in the database is damaged: restore a backup.</source>
        <translation>Der Schlüssel der Listen in der Datenbank ist beschädigt: eine Sicherung zurückspielen.</translation>
    </message>
    <message>
        <source>The database cannot be written: check the permissions of its file and folder.</source>
        <translation>In die Datenbank lässt sich nicht schreiben: die Rechte ihrer Datei und ihres Ordners prüfen.</translation>
    </message>
    <message>
        <source>The database was opened for reading only.</source>
        <translation>Die Datenbank ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>The files of the database cannot be written any more: give Tidegate write permission again.</source>
        <translation>Die Dateien der Datenbank sind nicht mehr schreibbar: Tidegate wieder Schreibrechte geben.</translation>
    </message>
    <message>
        <source>The folder of {file} cannot be written: give Tidegate write permission or choose another folder.</source>
        <translation>In den Ordner von {file} lässt sich nicht schreiben: Tidegate das Schreibrecht geben oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The present database could not be kept as {file}.</source>
        <translation>Die bisherige Datenbank ließ sich nicht als {file} behalten.</translation>
    </message>
    <message>
        <source>The file of the database is gone: restore a backup.</source>
        <translation>Die Datei der Datenbank ist weg: eine Sicherung zurückspielen.</translation>
    </message>
    <message>
        <source>There is no database at {file}: check the path or restore a backup.</source>
        <translation>Unter {file} ist keine Datenbank: den Pfad prüfen oder eine Sicherung zurückspielen.</translation>
    </message>
    <message>
        <source>The database {file} is gone, but its log is still there: restore a backup.</source>
        <translation>Die Datenbank {file} ist weg, ihr Protokoll aber noch da: eine Sicherung zurückspielen.</translation>
    </message>
    <message>
        <source>The schema of the database is not current.</source>
        <translation>Das Schema der Datenbank ist nicht aktuell.</translation>
    </message>
    <message>
        <source>The database {file} is of an older version: run `tidegate-server migrate` first.</source>
        <translation>Die Datenbank {file} ist von einer älteren Version: zuerst „tidegate-server migrate“ ausführen.</translation>
    </message>
    <message>
        <source>The database was written by a newer version of Tidegate: install that version or restore a backup.</source>
        <translation>Die Datenbank stammt von einer neueren Tidegate-Version: diese installieren oder eine Sicherung zurückspielen.</translation>
    </message>
    <message>
        <source>{file} was written by a newer version of Tidegate: install that version or restore a backup.</source>
        <translation>{file} stammt von einer neueren Tidegate-Version: diese installieren oder eine Sicherung zurückspielen.</translation>
    </message>
    <message>
        <source>The schema of the database is not one of Tidegate&apos;s releases ({migration}): restore a backup.</source>
        <translation>Das Schema der Datenbank ist keines einer Tidegate-Version ({migration}): eine Sicherung zurückspielen.</translation>
    </message>
    <message>
        <source>The database {file} is empty: restore a backup or remove the file.</source>
        <translation>Die Datenbank {file} ist leer: eine Sicherung zurückspielen oder die Datei entfernen.</translation>
    </message>
    <message>
        <source>{file} is not a Tidegate database: choose another file.</source>
        <translation>{file} ist keine Tidegate-Datenbank: eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>{file} belongs to another program: choose another file.</source>
        <translation>{file} gehört zu einem anderen Programm: eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>{file} is a symbolic link: give the file itself.</source>
        <translation>{file} ist eine symbolische Verknüpfung: die Datei selbst angeben.</translation>
    </message>
    <message>
        <source>{file} is not a file: choose another one.</source>
        <translation>{file} ist keine Datei: eine andere wählen.</translation>
    </message>
    <message>
        <source>Another Tidegate uses the database {file}: stop it first.</source>
        <translation>Ein anderes Tidegate nutzt die Datenbank {file}: dieses zuerst beenden.</translation>
    </message>
    <message>
        <source>The file {file} exists already: choose another name.</source>
        <translation>Die Datei {file} gibt es schon: einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>There is no backup at {file}: check the path.</source>
        <translation>Unter {file} liegt kein Backup: den Pfad prüfen.</translation>
    </message>
    <message>
        <source>The index of the database&apos;s log was removed while Tidegate ran: nothing is written any more.</source>
        <translation>Der Index zum Log der Datenbank wurde entfernt, während Tidegate lief: Es wird nichts mehr geschrieben.</translation>
    </message>
    <message>
        <source>The log of the database was removed while Tidegate ran: nothing is written any more.</source>
        <translation>Das Log der Datenbank wurde entfernt, während Tidegate lief: Es wird nichts mehr geschrieben.</translation>
    </message>
    <message>
        <source>The log of the database was replaced while Tidegate ran: nothing is written any more.</source>
        <translation>Das Log der Datenbank wurde ersetzt, während Tidegate lief: Es wird nichts mehr geschrieben.</translation>
    </message>
    <message>
        <source>The log of the database was cut while Tidegate ran: nothing is written any more.</source>
        <translation>Das Log der Datenbank wurde gekürzt, während Tidegate lief: Es wird nichts mehr geschrieben.</translation>
    </message>
    <message>
        <source>The database was moved while Tidegate ran: nothing is written any more.</source>
        <translation>Die Datenbank wurde verschoben, während Tidegate lief: Es wird nichts mehr geschrieben.</translation>
    </message>
    <message>
        <source>The file of the database was removed while Tidegate ran: nothing is written any more.</source>
        <translation>Die Datei der Datenbank wurde entfernt, während Tidegate lief: Es wird nichts mehr geschrieben.</translation>
    </message>
    <message>
        <source>The file of the database was replaced while Tidegate ran: nothing is written any more.</source>
        <translation>Die Datei der Datenbank wurde ersetzt, während Tidegate lief: Es wird nichts mehr geschrieben.</translation>
    </message>
    <message>
        <source>Another program wrote to the file of the database: nothing is read or written any more.</source>
        <translation>Ein anderes Programm hat in die Datei der Datenbank geschrieben: Es wird nichts mehr gelesen und geschrieben.</translation>
    </message>
    <message>
        <source>The files of the database are in order.</source>
        <translation>Die Dateien der Datenbank sind in Ordnung.</translation>
    </message>
    <message>
        <source>Everything that was written is in the database: stop Tidegate and start it again.</source>
        <translation>Alles Geschriebene ist in der Datenbank: Tidegate anhalten und neu starten.</translation>
    </message>
    <message>
        <source>Everything that was written is in the copy {file}: stop Tidegate and restore it.</source>
        <translation>Alles Geschriebene ist in der Kopie {file}: Tidegate anhalten und sie wiederherstellen.</translation>
    </message>
    <message>
        <source>What was written last may be lost: stop Tidegate, keep its folder, and restore a backup.</source>
        <translation>Zuletzt Geschriebenes ist womöglich verloren: Tidegate anhalten, den Ordner aufheben und eine Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>There is no open time of {duration} within {within}: {environment} is frozen until {until} ({reason}).</source>
        <translation>In {within} ist keine Zeit von {duration} offen: {environment} ist gesperrt bis {until} ({reason}).</translation>
    </message>
    <message>
        <source>There is no open time of {duration} within {within}: the longest begins {start} and lasts {length}.</source>
        <translation>In {within} ist keine Zeit von {duration} offen: Die längste beginnt {start} und dauert {length}.</translation>
    </message>
    <message>
        <source>{count, number} d</source>
        <translation>{count, number} T.</translation>
    </message>
    <message>
        <source>{count, number} h</source>
        <translation>{count, number} Std.</translation>
    </message>
    <message>
        <source>{count, number} min</source>
        <translation>{count, number} Min.</translation>
    </message>
    <message>
        <source>{count, number} s</source>
        <translation>{count, number} Sek.</translation>
    </message>
    <message>
        <source>name 1 to 20 environments by their ids, with commas between them</source>
        <translation>1 bis 20 Umgebungen mit ihren IDs nennen, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>write a number from 1 to 20</source>
        <translation>eine Zahl von 1 bis 20 schreiben</translation>
    </message>
    <message>
        <source>write a duration from {shortest} to {longest}</source>
        <translation>eine Dauer von {shortest} bis {longest} schreiben</translation>
    </message>
    <message>
        <source>write a duration such as PT2H, P1D or P2W, in whole numbers</source>
        <translation>eine Dauer wie PT2H, P1D oder P2W schreiben, in ganzen Zahlen</translation>
    </message>
    <message>
        <source>years and months have no fixed length; write weeks, days, hours, minutes or seconds</source>
        <translation>Jahre und Monate haben keine feste Länge; Wochen, Tage, Stunden, Minuten oder Sekunden schreiben</translation>
    </message>
    <message>
        <source>This group is not deleted.</source>
        <translation>Diese Gruppe ist nicht gelöscht.</translation>
    </message>
    <message>
        <source>This target is not deleted.</source>
        <translation>Dieses Ziel ist nicht gelöscht.</translation>
    </message>
    <message>
        <source>This freeze is not deleted.</source>
        <translation>Dieser Freeze ist nicht gelöscht.</translation>
    </message>
    <message>
        <source>It was in {environment}, which is deleted too; restore that first.</source>
        <translation>Es war in {environment}, das auch gelöscht ist; das zuerst wiederherstellen.</translation>
    </message>
    <message>
        <source>It was in the group {group}, which is deleted too; restore that first.</source>
        <translation>Es war in der Gruppe {group}, die auch gelöscht ist; die zuerst wiederherstellen.</translation>
    </message>
    <message>
        <source>Its stored credentials went with the deletion and have to be entered again.</source>
        <translation>Seine gespeicherten Zugangsdaten wurden mit gelöscht und müssen neu eingegeben werden.</translation>
    </message>
    <message>
        <source>An access key has the members AccessKeyId and SecretAccessKey, as AWS hands them out.</source>
        <translation>Ein Zugriffsschlüssel hat die Felder AccessKeyId und SecretAccessKey, wie AWS sie ausgibt.</translation>
    </message>
    <message>
        <source>The disk of the database server does not answer: have it checked, then try again.</source>
        <translation>Die Festplatte des Datenbankservers antwortet nicht: prüfen lassen, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The PostgreSQL driver of Qt is missing: install it (libqt6sql6-psql).</source>
        <translation>Der PostgreSQL-Treiber von Qt fehlt: installieren (libqt6sql6-psql).</translation>
    </message>
    <message>
        <source>The database server found damaged data: restore a backup.</source>
        <translation>Der Datenbankserver hat beschädigte Daten gefunden: eine Sicherung zurückspielen.</translation>
    </message>
    <message>
        <source>The tables in the database are of an older version: run `tidegate-server migrate` as their owner first.</source>
        <translation>Die Tabellen in der Datenbank sind von einer älteren Version: zuerst `tidegate-server migrate` als ihr Eigentümer ausführen.</translation>
    </message>
    <message>
        <source>The database must be given as sqlite:///absolute/path.db or postgresql://user@host/database.</source>
        <translation>Die Datenbank ist als sqlite:///absolute/path.db oder postgresql://user@host/database anzugeben.</translation>
    </message>
    <message>
        <source>The address of the database cannot be read: {reason}.</source>
        <translation>Die Adresse der Datenbank ist nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>The address of the database may not contain a semicolon.</source>
        <translation>Die Adresse der Datenbank darf kein Semikolon enthalten.</translation>
    </message>
    <message>
        <source>The database server does not answer: try again in a moment.</source>
        <translation>Der Datenbankserver antwortet nicht: gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The computer of the database is not known: check the address.</source>
        <translation>Der Computer der Datenbank ist nicht bekannt: die Adresse prüfen.</translation>
    </message>
    <message>
        <source>The database server refuses the sign-in: check user, password and whom it lets in.</source>
        <translation>Der Datenbankserver weist die Anmeldung ab: Benutzer, Passwort und wen er einlässt prüfen.</translation>
    </message>
    <message>
        <source>The database server has no such database: check the address or create it.</source>
        <translation>Der Datenbankserver hat keine solche Datenbank: die Adresse prüfen oder sie anlegen.</translation>
    </message>
    <message>
        <source>The connection to the database server is not trusted: check its certificate, sslrootcert and sslmode.</source>
        <translation>Der Verbindung zum Datenbankserver ist nicht zu trauen: sein Zertifikat, sslrootcert und sslmode prüfen.</translation>
    </message>
    <message>
        <source>The database server only reads at present: changes wait until there is one that writes.</source>
        <translation>Der Datenbankserver liest zurzeit nur: Änderungen warten, bis es einen gibt, der schreibt.</translation>
    </message>
    <message>
        <source>The database server accepts no more connections: allow it more, or try again.</source>
        <translation>Der Datenbankserver nimmt keine weiteren Verbindungen an: ihm mehr erlauben oder noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The database server is short of memory or another limit was reached: try again in a moment.</source>
        <translation>Dem Datenbankserver fehlt Speicher, oder eine andere Grenze ist erreicht: gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The disk of the database server is full: nothing was changed.</source>
        <translation>Die Festplatte des Datenbankservers ist voll: es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The database refuses it to Tidegate&apos;s role: check what the role was granted.</source>
        <translation>Die Datenbank verweigert es der Rolle von Tidegate: prüfen, welche Rechte die Rolle hat.</translation>
    </message>
    <message>
        <source>The role {role} may not use the tables ({tables}): run GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role};</source>
        <translation>Die Rolle {role} darf die Tabellen nicht benutzen ({tables}): GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role}; ausführen</translation>
    </message>
    <message>
        <source>The role {role} may not create tables: run `tidegate-server migrate` as the owner, or GRANT CREATE ON SCHEMA {schema} TO {role};</source>
        <translation>Die Rolle {role} darf keine Tabellen anlegen: `tidegate-server migrate` als Eigentümer ausführen, oder GRANT CREATE ON SCHEMA {schema} TO {role};</translation>
    </message>
    <message>
        <source>The role {role} is a superuser, which row-level security does not bind: give Tidegate another one (CREATE ROLE tidegate LOGIN;).</source>
        <translation>Die Rolle {role} ist ein Superuser, den die Zeilensicherheit nicht bindet: Tidegate eine andere geben (CREATE ROLE tidegate LOGIN;).</translation>
    </message>
    <message>
        <source>The role {role} may pass row-level security: run ALTER ROLE {role} NOBYPASSRLS; or give Tidegate another one.</source>
        <translation>Die Rolle {role} darf die Zeilensicherheit umgehen: ALTER ROLE {role} NOBYPASSRLS; ausführen oder Tidegate eine andere geben.</translation>
    </message>
    <message>
        <source>Tables without row-level security ({tables}): run `tidegate-server migrate` as their owner.</source>
        <translation>Tabellen ohne Zeilensicherheit ({tables}): `tidegate-server migrate` als ihr Eigentümer ausführen.</translation>
    </message>
    <message>
        <source>The database keeps texts as {encoding}: create one with ENCODING &apos;UTF8&apos;.</source>
        <translation>Die Datenbank hält Texte als {encoding}: eine mit ENCODING &apos;UTF8&apos; anlegen.</translation>
    </message>
    <message>
        <source>The database has other tables of the same names: choose another database or schema.</source>
        <translation>Die Datenbank hat andere Tabellen mit denselben Namen: eine andere Datenbank oder ein anderes Schema wählen.</translation>
    </message>
    <message>
        <source>The database has no tables of Tidegate: run `tidegate-server migrate` first.</source>
        <translation>Die Datenbank hat keine Tabellen von Tidegate: zuerst `tidegate-server migrate` ausführen.</translation>
    </message>
    <message>
        <source>The connection to the database was lost while saving: it is not known whether it was saved. Send the same request again to find out.</source>
        <translation>Die Verbindung zur Datenbank ging beim Speichern verloren: ob gespeichert wurde, ist nicht bekannt. Dieselbe Anfrage noch einmal senden, um es zu erfahren.</translation>
    </message>
    <message>
        <source>The text has a character that cannot be stored (U+0000): remove it.</source>
        <translation>Der Text hat ein Zeichen, das nicht gespeichert werden kann (U+0000): entfernen.</translation>
    </message>
    <message>
        <source>PostgreSQL has its own tools for copies: run {command} as a role that may pass row-level security.</source>
        <translation>PostgreSQL hat eigene Werkzeuge für Kopien: {command} als eine Rolle ausführen, die die Zeilensicherheit umgehen darf.</translation>
    </message>
    <message>
        <source>PostgreSQL has its own tools for copies: run {command} on an empty database.</source>
        <translation>PostgreSQL hat eigene Werkzeuge für Kopien: {command} auf einer leeren Datenbank ausführen.</translation>
    </message>
    <message>
        <source>The database is only partly filled, because a copy into it is still running or was broken off: wait for its end, or remove this database and copy again. The one it was copied from is as it was.</source>
        <translation>Die Datenbank ist nur teilweise gefüllt, weil eine Kopie in sie noch läuft oder abgebrochen wurde: deren Ende abwarten, oder diese Datenbank entfernen und neu kopieren. Die Quelle ist unverändert.</translation>
    </message>
    <message>
        <source>The database to copy from is itself only partly filled by a copy that was broken off: copy from the one that it came from.</source>
        <translation>Die Quelle ist selbst nur teilweise gefüllt, weil eine Kopie in sie abgebrochen wurde: von der Datenbank kopieren, aus der sie stammt.</translation>
    </message>
    <message>
        <source>The target database is only partly filled, because another copy into it is still running or was broken off: remove it, and copy into a new one.</source>
        <translation>Die Zieldatenbank ist nur teilweise gefüllt, weil eine andere Kopie in sie noch läuft oder abgebrochen wurde: sie entfernen und in eine neue kopieren.</translation>
    </message>
    <message>
        <source>The target database is not empty, {table} has {rows, number} rows: copy into a new database.</source>
        <translation>Die Zieldatenbank ist nicht leer, {table} hat {rows, number} Zeilen: in eine neue Datenbank kopieren.</translation>
    </message>
    <message>
        <source>The target database is not empty, it has the tenant {tenant}: copy into a new database.</source>
        <translation>Die Zieldatenbank ist nicht leer, sie hat den Mandanten {tenant}: in eine neue Datenbank kopieren.</translation>
    </message>
    <message>
        <source>The target database has {found} rows in {table} of {tenant} where {expected} were copied, so somebody else uses it: stop who does, remove it and copy again.</source>
        <translation>Die Zieldatenbank hat {found} Zeilen in {table} von {tenant}, kopiert wurden {expected}; jemand anderes nutzt sie also: das beenden, die Zieldatenbank entfernen und neu kopieren.</translation>
    </message>
    <message>
        <source>The audit log of {tenant} does not hold, so it is not said to be the same: {why, clause}. Verify it where it was copied from.</source>
        <translation>Das Audit-Log von {tenant} hält der Prüfung nicht stand und gilt nicht als dasselbe: {why, clause}. In der Quelle prüfen.</translation>
    </message>
    <message>
        <source>There are {count} stored credentials, and the key that seals them is not at hand: give the key file of the source.</source>
        <translation>Es gibt {count} gespeicherte Zugangsdaten, und der Schlüssel, der sie versiegelt, liegt nicht vor: die Schlüsseldatei der Quelle angeben.</translation>
    </message>
    <message>
        <source>The credential {id} of target {target} cannot be taken along: {why, clause}. Give the key that it was sealed with, or remove the credential and store it again afterwards.</source>
        <translation>Die Zugangsdaten {id} des Ziels {target} können nicht mitgenommen werden: {why, clause}. Den Schlüssel angeben, mit dem sie versiegelt wurden, oder die Zugangsdaten entfernen und danach neu speichern.</translation>
    </message>
    <message>
        <source>The target database cannot store the character NUL, which is in {column} of {table} {row}: change that text first.</source>
        <translation>Die Zieldatenbank kann das Zeichen NUL nicht speichern, das in {column} von {table} {row} steht: diesen Text zuerst ändern.</translation>
    </message>
    <message>
        <source>What is in {column} of {table} {row} is no valid text, so the database was damaged: restore a backup.</source>
        <translation>Was in {column} von {table} {row} steht, ist kein gültiger Text, die Datenbank ist also beschädigt: eine Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>The copy was broken off.</source>
        <translation>Die Kopie wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The server&apos;s clock shows {now} and the database&apos;s {other}, so nobody can say whether a freeze is on; have both set by the same source of time.</source>
        <translation>Die Uhr des Servers zeigt {now}, die der Datenbank {other}; daher kann niemand sagen, ob ein Freeze gilt. Beide Uhren von derselben Zeitquelle stellen lassen.</translation>
    </message>
    <message>
        <source>The server&apos;s clock shows {now} and the database&apos;s {other}, so nobody can say whether a freeze is on. {consequence}.</source>
        <translation>Die Uhr des Servers zeigt {now}, die der Datenbank {other}; daher kann niemand sagen, ob ein Freeze gilt. {consequence}.</translation>
    </message>
    <message>
        <source>The server&apos;s clock shows {now} and the database&apos;s {other}: that cannot be accepted, only be set right.</source>
        <translation>Die Uhr des Servers zeigt {now}, die der Datenbank {other}: Das lässt sich nicht annehmen, nur richtigstellen.</translation>
    </message>
    <message>
        <source>The server&apos;s clock is {seconds} s behind the database&apos;s; have both set by the same source of time.</source>
        <translation>Die Uhr des Servers geht gegenüber der der Datenbank {seconds} s nach; beide von derselben Zeitquelle stellen lassen.</translation>
    </message>
    <message>
        <source>The server&apos;s clock is {seconds} s ahead of the database&apos;s; have both set by the same source of time.</source>
        <translation>Die Uhr des Servers geht gegenüber der der Datenbank {seconds} s vor; beide von derselben Zeitquelle stellen lassen.</translation>
    </message>
    <message>
        <source>A server is at work on the target database: stop it first.</source>
        <translation>Ein Server arbeitet auf der Zieldatenbank: diesen zuerst beenden.</translation>
    </message>
    <message>
        <source>The role {role} finds no schema for tables: create one, or name another in the role&apos;s search path.</source>
        <translation>Die Rolle {role} findet kein Schema für Tabellen: eines anlegen, oder im Suchpfad der Rolle ein anderes nennen.</translation>
    </message>
    <message>
        <source>A workspace is being moved here since {since}, so nothing else can be changed here until it has arrived or an administrator discards it.</source>
        <translation>Seit {since} zieht ein Arbeitsbereich hierher um, bis dahin lässt sich hier nichts anderes ändern: abwarten, bis er angekommen ist, oder ihn von einem Administrator verwerfen lassen.</translation>
    </message>
    <message>
        <source>A workspace is being moved here since {since}, so nobody knows yet whether this may be deployed: wait until it has arrived, or have an administrator discard it.</source>
        <translation>Seit {since} zieht ein Arbeitsbereich hierher um, deshalb ist noch nicht bekannt, ob deployt werden darf: abwarten, bis er angekommen ist, oder ihn von einem Administrator verwerfen lassen.</translation>
    </message>
    <message>
        <source>Another workspace is being moved here since {since}: wait until it has arrived, or discard it.</source>
        <translation>Seit {since} zieht ein anderer Arbeitsbereich hierher um: abwarten, bis er angekommen ist, oder ihn verwerfen.</translation>
    </message>
    <message>
        <source>There is something here already, deleted things included ({what}), and a workspace can be moved only to where nothing is: have another tenant made on the server.</source>
        <translation>Hier ist schon etwas, Gelöschtes mitgezählt ({what}), und ein Arbeitsbereich kann nur dorthin umziehen, wo noch nichts ist: auf dem Server einen weiteren Mandanten anlegen lassen.</translation>
    </message>
    <message>
        <source>Only a person can move a workspace here, because what was done in it is put to that person.</source>
        <translation>Nur eine Person kann einen Arbeitsbereich hierher umziehen, denn was darin getan wurde, wird dieser Person zugeschrieben.</translation>
    </message>
    <message>
        <source>The workspace has version {theirs} of the schema and this server has {ours}: bring both to the same version of Tidegate first.</source>
        <translation>Der Arbeitsbereich hat Version {theirs} des Schemas und dieser Server Version {ours}: zuerst beide auf dieselbe Version von Tidegate bringen.</translation>
    </message>
    <message>
        <source>The workspace has {rows, number} rows, and no more than {most, number} can be moved.</source>
        <translation>Der Arbeitsbereich hat {rows, number} Zeilen, und mehr als {most, number} können nicht umziehen.</translation>
    </message>
    <message>
        <source>The workspace takes more room than one that is moved may take here.</source>
        <translation>Der Arbeitsbereich braucht mehr Platz, als einer beim Umzug hier haben darf.</translation>
    </message>
    <message>
        <source>These are more rows of {table} than were announced.</source>
        <translation>Das sind mehr Zeilen von {table}, als angekündigt waren.</translation>
    </message>
    <message>
        <source>The workspace has {count, number} {what}, and {most, number} are allowed here: remove some in the workspace first.</source>
        <translation>Der Arbeitsbereich hat {count, number} {what}, erlaubt sind hier {most, number}: zuerst einige im Arbeitsbereich entfernen.</translation>
    </message>
    <message>
        <source>A workspace has no table {name} that could be moved.</source>
        <translation>Ein Arbeitsbereich hat keine Tabelle {name}, die umziehen könnte.</translation>
    </message>
    <message>
        <source>The next page is number {next}; pages come in order.</source>
        <translation>Die nächste Seite ist Nummer {next}; Seiten kommen der Reihe nach.</translation>
    </message>
    <message>
        <source>Page {number} is here already, with something else in it.</source>
        <translation>Seite {number} ist schon da, mit anderem Inhalt.</translation>
    </message>
    <message>
        <source>A page has at least one row.</source>
        <translation>Eine Seite hat mindestens eine Zeile.</translation>
    </message>
    <message>
        <source>Rows of {table} have to come before those that are here already.</source>
        <translation>Zeilen von {table} müssen vor denen kommen, die schon da sind.</translation>
    </message>
    <message>
        <source>A row of {table} has {count} values: {columns}.</source>
        <translation>Eine Zeile von {table} hat {count} Werte: {columns}.</translation>
    </message>
    <message>
        <source>This is nothing that {column} of {table} may hold.</source>
        <translation>Das ist nichts, was in {column} von {table} stehen darf.</translation>
    </message>
    <message>
        <source>Rows of {table} do not fit together: {why, clause}.</source>
        <translation>Zeilen von {table} passen nicht zusammen: {why, clause}.</translation>
    </message>
    <message>
        <source>In {table}, {id} is not as it may be: {why, clause}.</source>
        <translation>In {table} ist {id} nicht so, wie es sein darf: {why, clause}.</translation>
    </message>
    <message>
        <source>In {table}, the components of {id} cannot be read.</source>
        <translation>In {table} sind die Komponenten von {id} nicht lesbar.</translation>
    </message>
    <message>
        <source>The audit log of the workspace does not hold at row {seq}: verify it there.</source>
        <translation>Das Audit-Log des Arbeitsbereichs hält der Prüfung bei Zeile {seq} nicht stand: dort prüfen.</translation>
    </message>
    <message>
        <source>The audit log of the workspace does not end as it was announced.</source>
        <translation>Das Audit-Log des Arbeitsbereichs endet nicht wie angekündigt.</translation>
    </message>
    <message>
        <source>Row {seq} of the audit log names somebody who is not of the workspace.</source>
        <translation>Zeile {seq} des Audit-Logs nennt jemanden, der nicht zum Arbeitsbereich gehört.</translation>
    </message>
    <message>
        <source>The audit log would not hold with the history of the workspace: {why, clause}.</source>
        <translation>Das Audit-Log hielte mit dem Verlauf des Arbeitsbereichs der Prüfung nicht stand: {why, clause}.</translation>
    </message>
    <message>
        <source>Of {table} {found, number} rows are here, and {announced, number} were announced: send the rest first.</source>
        <translation>Von {table} sind {found, number} Zeilen da, angekündigt waren {announced, number}: zuerst den Rest senden.</translation>
    </message>
    <message>
        <source>The workspace has arrived already; nothing of the move is left that could be changed.</source>
        <translation>Der Arbeitsbereich ist schon angekommen; vom Umzug ist nichts mehr übrig, was sich ändern ließe.</translation>
    </message>
    <message>
        <source>The workspace is being put in place just now: wait until that is done.</source>
        <translation>Der Arbeitsbereich wird gerade eingesetzt: abwarten, bis das fertig ist.</translation>
    </message>
    <message>
        <source>This server cannot take a workspace yet: it needs a newer version of Tidegate.</source>
        <translation>Dieser Server kann noch keinen Arbeitsbereich aufnehmen: er braucht eine neuere Version von Tidegate.</translation>
    </message>
    <message>
        <source>Putting the workspace in place was broken off; nothing of it was kept, and it can be tried again.</source>
        <translation>Das Einsetzen des Arbeitsbereichs wurde abgebrochen; davon ist nichts übrig, und es kann erneut versucht werden.</translation>
    </message>
    <message>
        <source>{target} was changed at the server since it arrived there: enter its credentials there, if they are for the place it has now.</source>
        <translation>{target} wurde am Server geändert, seit es dort angekommen ist: die Zugangsdaten dort eingeben, wenn sie für den jetzigen Ort gelten.</translation>
    </message>
    <message>
        <source>The credential it was asked for with opens nothing any more; nothing of it was kept, and it can be tried again.</source>
        <translation>Die Zugangsdaten, mit denen es verlangt wurde, öffnen nichts mehr; nichts davon wurde behalten, und es kann noch einmal versucht werden.</translation>
    </message>
    <message>
        <source>An agent reports at most {most} checks of its own.</source>
        <translation>Ein Agent meldet höchstens {most} eigene Prüfungen.</translation>
    </message>
    <message>
        <source>An agent names at most {most} capabilities.</source>
        <translation>Ein Agent nennt höchstens {most} Fähigkeiten.</translation>
    </message>
    <message>
        <source>A platform has at most {most} members.</source>
        <translation>Eine Plattform hat höchstens {most} Einträge.</translation>
    </message>
    <message>
        <source>A registration token lives from 1 to {most, number} seconds.</source>
        <translation>Ein Registrierungstoken gilt 1 bis {most, number} Sekunden.</translation>
    </message>
    <message>
        <source>This machine is registered already, as {name}: to register it again, use a registration token that may replace an agent.</source>
        <translation>Dieser Rechner ist schon registriert, als {name}: Um ihn noch einmal zu registrieren, ein Registrierungstoken verwenden, das einen Agenten ersetzen darf.</translation>
    </message>
    <message>
        <source>This registration token let an agent in at {at}, and each lets in one: have another one made.</source>
        <translation>Dieses Registrierungstoken hat um {at} einen Agenten eingelassen, und jedes lässt einen ein: ein neues ausstellen lassen.</translation>
    </message>
    <message>
        <source>This agent was revoked: it has to stop. Register it anew if it is still wanted.</source>
        <translation>Dieser Agent wurde widerrufen: Er muss aufhören. Wird er noch gebraucht, ihn neu registrieren.</translation>
    </message>
    <message>
        <source>{name} was revoked for good: register it anew.</source>
        <translation>{name} wurde endgültig widerrufen: neu registrieren.</translation>
    </message>
    <message>
        <source>{name} is not active: an administrator has to accept it first.</source>
        <translation>{name} ist nicht aktiv: Erst muss jemand aus der Administration ihn annehmen.</translation>
    </message>
    <message>
        <source>{name} checks {count, number} targets: have them checked another way first, or revoke the agent, which stays in the list.</source>
        <translation>{name} prüft {count, number} Ziele: sie zuerst anders prüfen lassen, oder den Agenten widerrufen, der dann in der Liste bleibt.</translation>
    </message>
    <message>
        <source>Only the agent itself reports here, with its own credential.</source>
        <translation>Hier meldet sich nur der Agent selbst, mit seinen eigenen Zugangsdaten.</translation>
    </message>
    <message>
        <source>The target {id} is not one that this agent checks.</source>
        <translation>Das Ziel {id} wird nicht von diesem Agenten geprüft.</translation>
    </message>
    <message>
        <source>The clock of the agent&apos;s machine is {seconds, number} s ahead of the server&apos;s.</source>
        <translation>Die Uhr auf dem Rechner des Agenten geht {seconds, number} s vor der des Servers.</translation>
    </message>
    <message>
        <source>The clock of the agent&apos;s machine is {seconds, number} s behind the server&apos;s.</source>
        <translation>Die Uhr auf dem Rechner des Agenten geht {seconds, number} s nach gegenüber der des Servers.</translation>
    </message>
    <message>
        <source>Its agent {name} cannot be heard, so nobody knows how it is.</source>
        <translation>Sein Agent {name} ist nicht zu hören, daher weiß niemand, wie es ihm geht.</translation>
    </message>
    <message>
        <source>The service runs as it should; tasks: {count}.</source>
        <translation>Der Service läuft, wie er soll; Tasks: {count}.</translation>
    </message>
    <message>
        <source>The service is scaled to zero; no task has to run.</source>
        <translation>Der Service ist auf null skaliert; kein Task muss laufen.</translation>
    </message>
    <message>
        <source>AWS answers in a form that Tidegate does not know.</source>
        <translation>AWS antwortet in einer Form, die Tidegate nicht kennt.</translation>
    </message>
    <message>
        <source>AWS answers, but it does not allow “{action}” to the access key.</source>
        <translation>AWS antwortet, erlaubt dem Zugriffsschlüssel aber „{action}“ nicht.</translation>
    </message>
    <message>
        <source>AWS answers, but it does not let the access key take on the role.</source>
        <translation>AWS antwortet, lässt den Zugriffsschlüssel die Rolle aber nicht annehmen.</translation>
    </message>
    <message>
        <source>AWS answers with HTTP status {status}.</source>
        <translation>AWS antwortet mit HTTP-Status {status}.</translation>
    </message>
    <message>
        <source>AWS does not take a name of the connection as it is written, for “{action}”.</source>
        <translation>AWS nimmt für „{action}“ einen Namen der Verbindung so nicht an, wie er geschrieben ist.</translation>
    </message>
    <message>
        <source>There are too many tasks to look at all of them.</source>
        <translation>Es sind zu viele Tasks, um alle anzusehen.</translation>
    </message>
    <message>
        <source>Entries in the list of tasks of ECS that could not be read: {count}.</source>
        <translation>Einträge in der Task-Liste von ECS, die nicht gelesen werden konnten: {count}.</translation>
    </message>
    <message>
        <source>AWS does not allow “ecs:DescribeTaskDefinition”, so the labels of containers are not known.</source>
        <translation>AWS erlaubt „ecs:DescribeTaskDefinition“ nicht; deshalb sind die Labels der Container nicht bekannt.</translation>
    </message>
    <message>
        <source>A task definition could not be read, so the labels of containers are not known.</source>
        <translation>Eine Task-Definition konnte nicht gelesen werden; deshalb sind die Labels der Container nicht bekannt.</translation>
    </message>
    <message>
        <source>The clock of this computer and that of AWS are {seconds} seconds apart.</source>
        <translation>Die Uhr dieses Computers und die von AWS gehen {seconds} Sekunden auseinander.</translation>
    </message>
    <message>
        <source>No task of the service runs; wanted: {count}.</source>
        <translation>Kein Task des Service läuft; gewünscht: {count}.</translation>
    </message>
    <message>
        <source>No task of the service runs; wanted: {count}, about to start: {pending}.</source>
        <translation>Kein Task des Service läuft; gewünscht: {count}, vor dem Start: {pending}.</translation>
    </message>
    <message>
        <source>{running} of {wanted} tasks run.</source>
        <translation>{running} von {wanted} Tasks laufen.</translation>
    </message>
    <message>
        <source>ECS gave the rollout up and goes back to what ran before.</source>
        <translation>ECS hat das Rollout aufgegeben und kehrt zu dem zurück, was vorher lief.</translation>
    </message>
    <message>
        <source>Tasks of the rollout fail: {count}.</source>
        <translation>Tasks des Rollouts schlagen fehl: {count}.</translation>
    </message>
    <message>
        <source>Its tasks failed their health checks.</source>
        <translation>Seine Tasks haben ihre Zustandsprüfungen nicht bestanden.</translation>
    </message>
    <message>
        <source>Its tasks did not start.</source>
        <translation>Seine Tasks sind nicht gestartet.</translation>
    </message>
    <message>
        <source>An alarm was raised.</source>
        <translation>Ein Alarm wurde ausgelöst.</translation>
    </message>
    <message>
        <source>ECS finds no place for a task: no capacity has what it needs.</source>
        <translation>ECS findet keinen Platz für einen Task: Keine Kapazität hat, was er braucht.</translation>
    </message>
    <message>
        <source>ECS may not take on a role that it needs for the service.</source>
        <translation>ECS darf eine Rolle nicht annehmen, die es für den Service braucht.</translation>
    </message>
    <message>
        <source>Tasks of the service do not start again and again.</source>
        <translation>Tasks des Service starten immer wieder nicht.</translation>
    </message>
    <message>
        <source>A limit of the AWS account is reached.</source>
        <translation>Eine Grenze des AWS-Kontos ist erreicht.</translation>
    </message>
    <message>
        <source>The last task to fail could not get its image.</source>
        <translation>Der zuletzt fehlgeschlagene Task hat sein Image nicht bekommen.</translation>
    </message>
    <message>
        <source>The last task to fail ran out of memory.</source>
        <translation>Dem zuletzt fehlgeschlagenen Task ging der Speicher aus.</translation>
    </message>
    <message>
        <source>The last task to fail did not get its network, secrets or volumes.</source>
        <translation>Der zuletzt fehlgeschlagene Task hat Netzwerk, Secrets oder Volumes nicht bekommen.</translation>
    </message>
    <message>
        <source>The last task to fail could not be started.</source>
        <translation>Der zuletzt fehlgeschlagene Task ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>The last task to fail failed its own health check.</source>
        <translation>Der zuletzt fehlgeschlagene Task hat die eigene Zustandsprüfung nicht bestanden.</translation>
    </message>
    <message>
        <source>The last task to fail failed the health check of the load balancer.</source>
        <translation>Der zuletzt fehlgeschlagene Task hat die Zustandsprüfung des Load-Balancers nicht bestanden.</translation>
    </message>
    <message>
        <source>The last task to fail got no capacity.</source>
        <translation>Der zuletzt fehlgeschlagene Task hat keine Kapazität bekommen.</translation>
    </message>
    <message>
        <source>The last task to fail lost its host.</source>
        <translation>Der zuletzt fehlgeschlagene Task hat seinen Host verloren.</translation>
    </message>
    <message>
        <source>The last task to fail lost its spot capacity.</source>
        <translation>Der zuletzt fehlgeschlagene Task hat seine Spot-Kapazität verloren.</translation>
    </message>
    <message>
        <source>The last task to fail ended with exit code {code}.</source>
        <translation>Der zuletzt fehlgeschlagene Task endete mit Exit-Code {code}.</translation>
    </message>
    <message>
        <source>The last task to fail ended by itself.</source>
        <translation>Der zuletzt fehlgeschlagene Task endete von selbst.</translation>
    </message>
    <message>
        <source>All tasks that run fail their health check ({count}).</source>
        <translation>Alle laufenden Tasks bestehen ihre Zustandsprüfung nicht ({count}).</translation>
    </message>
    <message>
        <source>{count} of {total} tasks fail their health check.</source>
        <translation>{count} von {total} Tasks bestehen ihre Zustandsprüfung nicht.</translation>
    </message>
    <message>
        <source>Tasks on hosts that do not answer ECS: {count}.</source>
        <translation>Tasks auf Hosts, die ECS nicht antworten: {count}.</translation>
    </message>
    <message>
        <source>Tasks that run: {count}, but what they are could not be seen.</source>
        <translation>Laufende Tasks: {count}; was sie sind, war nicht zu sehen.</translation>
    </message>
    <message>
        <source>The service is scaled to zero, so nothing of the release runs.</source>
        <translation>Der Service ist auf null skaliert; deshalb läuft nichts vom Release.</translation>
    </message>
    <message>
        <source>The service was deleted.</source>
        <translation>Der Service wurde gelöscht.</translation>
    </message>
    <message>
        <source>The service is being deleted; tasks that still run: {count}.</source>
        <translation>Der Service wird gelöscht; noch laufende Tasks: {count}.</translation>
    </message>
    <message>
        <source>AWS answers, but the cluster has no such service.</source>
        <translation>AWS antwortet, der Cluster hat aber keinen solchen Service.</translation>
    </message>
    <message>
        <source>AWS answers, but it does not tell about the service.</source>
        <translation>AWS antwortet, gibt aber keine Auskunft über den Service.</translation>
    </message>
    <message>
        <source>AWS answers, but there is no such cluster in this region.</source>
        <translation>AWS antwortet, in dieser Region gibt es aber keinen solchen Cluster.</translation>
    </message>
    <message>
        <source>The service that answers is one of another AWS account than the connection names.</source>
        <translation>Der gefundene Service gehört zu einem anderen AWS-Konto, als die Verbindung nennt.</translation>
    </message>
    <message>
        <source>AWS answers, but the temporary credentials have expired: store new ones.</source>
        <translation>AWS antwortet, die befristeten Zugangsdaten sind aber abgelaufen: neue speichern.</translation>
    </message>
    <message>
        <source>AWS answers, but it does not know the access key: it was deleted, is not active, or is one of another part of AWS.</source>
        <translation>AWS antwortet, kennt den Zugriffsschlüssel aber nicht: Er wurde gelöscht, ist nicht aktiv oder gehört zu einem anderen Teil von AWS.</translation>
    </message>
    <message>
        <source>AWS answers, but it refuses the signature: the secret access key is not the one of the access key.</source>
        <translation>AWS antwortet, lehnt die Signatur aber ab: Der geheime Schlüssel ist nicht der des Zugriffsschlüssels.</translation>
    </message>
    <message>
        <source>AWS refuses the time of the request, also after its own clock was taken over.</source>
        <translation>AWS lehnt die Zeit der Anfrage ab, auch nachdem seine Uhr übernommen wurde.</translation>
    </message>
    <message>
        <source>AWS takes no more requests at this moment, so nothing is known of the service.</source>
        <translation>AWS nimmt im Moment keine weiteren Anfragen an; deshalb ist über den Service nichts bekannt.</translation>
    </message>
    <message>
        <source>AWS reports a fault of its own (HTTP status {status}), so nothing is known of the service.</source>
        <translation>AWS meldet einen eigenen Fehler (HTTP-Status {status}); deshalb ist über den Service nichts bekannt.</translation>
    </message>
    <message>
        <source>No access key of AWS is stored for this target, so nothing was asked.</source>
        <translation>Für dieses Ziel ist kein AWS-Zugriffsschlüssel gespeichert; deshalb wurde nichts gefragt.</translation>
    </message>
    <message>
        <source>There is no agent with this id that could check a target.</source>
        <translation>Es gibt keinen Agenten mit dieser Id, der ein Ziel prüfen könnte.</translation>
    </message>
    <message>
        <source>Its agent {name} is not let into this environment, so nobody can look.</source>
        <translation>Der zuständige Agent {name} ist für diese Umgebung nicht zugelassen; deshalb kann niemand nachsehen.</translation>
    </message>
    <message>
        <source>Its agent {name} waits to be accepted, so nobody can look.</source>
        <translation>Der zuständige Agent {name} wartet darauf, angenommen zu werden; deshalb kann niemand nachsehen.</translation>
    </message>
    <message>
        <source>Its agent {name} was deactivated, so nobody can look.</source>
        <translation>Der zuständige Agent {name} wurde deaktiviert; deshalb kann niemand nachsehen.</translation>
    </message>
    <message>
        <source>Its agent {name} was revoked: have the target checked by another one.</source>
        <translation>Der zuständige Agent {name} wurde widerrufen: das Ziel von einem anderen prüfen lassen.</translation>
    </message>
    <message>
        <source>The agent that is to check it is not there: have the target checked by another one.</source>
        <translation>Den Agenten, der das Ziel prüfen soll, gibt es nicht: das Ziel von einem anderen prüfen lassen.</translation>
    </message>
    <message>
        <source>Its agent {name} was never heard, so nobody can look.</source>
        <translation>Vom zuständigen Agenten {name} war noch nie etwas zu hören; deshalb kann niemand nachsehen.</translation>
    </message>
    <message>
        <source>Its agent {name} has been asked for too much already; try again in a moment.</source>
        <translation>Der zuständige Agent {name} hat schon zu viel zu tun; gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Its agent {name}, last heard at {at}, has not answered within {seconds, number} s: what it finds shows when it comes.</source>
        <translation>Der zuständige Agent {name}, zuletzt gehört um {at}, hat innerhalb von {seconds, number} s nicht geantwortet: was er findet, erscheint, sobald es kommt.</translation>
    </message>
    <message>
        <source>Its agent {name} could not look: {why}</source>
        <translation>Der zuständige Agent {name} konnte nicht nachsehen: {why}</translation>
    </message>
    <message>
        <source>Its agent {name} could not look, and did not say why.</source>
        <translation>Der zuständige Agent {name} konnte nicht nachsehen und hat nicht gesagt, warum.</translation>
    </message>
    <message>
        <source>Its agent {name} says that it looked, and did not tell what it saw.</source>
        <translation>Der zuständige Agent {name} sagt, er habe nachgesehen, hat aber nicht mitgeteilt, was er sah.</translation>
    </message>
    <message>
        <source>An agent checks it, and can look once the target is saved as it is here.</source>
        <translation>Ein Agent prüft das Ziel und kann nachsehen, sobald es so gespeichert ist, wie es hier steht.</translation>
    </message>
    <message>
        <source>The state of the agent in {path} cannot be kept or read: {why}.</source>
        <translation>Der Zustand des Agenten in {path} lässt sich nicht aufbewahren oder lesen: {why}.</translation>
    </message>
    <message>
        <source>Another agent runs with the state in {path}: stop it first, or give this one a directory of its own.</source>
        <translation>Mit dem Zustand in {path} läuft schon ein Agent: diesen zuerst beenden oder dem neuen ein eigenes Verzeichnis geben.</translation>
    </message>
    <message>
        <source>The agent is not registered yet: have a registration token made in Tidegate and give it with --token-file.</source>
        <translation>Der Agent ist noch nicht angemeldet: in Tidegate ein Anmeldetoken erzeugen lassen und mit --token-file angeben.</translation>
    </message>
    <message>
        <source>The agent is registered at {server}, and shows its credential to no other: give a registration token of the new server with --token-file.</source>
        <translation>Der Agent ist bei {server} angemeldet und zeigt seine Zugangsdaten keinem anderen: ein Anmeldetoken des neuen Servers mit --token-file angeben.</translation>
    </message>
    <message>
        <source>Reports that wait for the server cannot be kept in {path}: {why}.</source>
        <translation>Meldungen, die auf den Server warten, lassen sich in {path} nicht aufbewahren: {why}.</translation>
    </message>
    <message>
        <source>The version file {path} cannot be used: {why}.</source>
        <translation>Die Versionsdatei {path} ist nicht verwendbar: {why}.</translation>
    </message>
    <message>
        <source>“{text}” is no address of an engine: write unix:///var/run/docker.sock or tcp://127.0.0.1:2375.</source>
        <translation>„{text}“ ist keine Adresse einer Engine: unix:///var/run/docker.sock oder tcp://127.0.0.1:2375 schreiben.</translation>
    </message>
    <message>
        <source>The engine does not tell what happens on it (status {status}): a change shows only at the next listing.</source>
        <translation>Die Engine meldet nicht, was auf ihr geschieht (Status {status}): Eine Änderung zeigt sich erst bei der nächsten Auflistung.</translation>
    </message>
    <message>
        <source>The target has no deployment directory, so there is no place for a version file.</source>
        <translation>Das Ziel hat kein Verzeichnis für Deployments, also keinen Ort für eine Versionsdatei.</translation>
    </message>
    <message>
        <source>This agent does not know how to do “{type}”: update it.</source>
        <translation>Dieser Agent kann „{type}“ nicht: ihn aktualisieren.</translation>
    </message>
    <message>
        <source>It was asked for too long ago.</source>
        <translation>Das wurde vor zu langer Zeit verlangt.</translation>
    </message>
    <message>
        <source>The target is not one that this agent watches.</source>
        <translation>Das Ziel gehört nicht zu denen, die dieser Agent beobachtet.</translation>
    </message>
    <message>
        <source>There is no socket {path} on this computer: the engine does not run, or keeps it elsewhere.</source>
        <translation>Auf diesem Rechner gibt es keinen Socket {path}: Die Engine läuft nicht oder hat ihn woanders.</translation>
    </message>
    <message>
        <source>Nothing listens on the socket {path}.</source>
        <translation>Am Socket {path} hört niemand zu.</translation>
    </message>
    <message>
        <source>The socket {path} may not be opened: the program is not in the group that may.</source>
        <translation>Der Socket {path} darf nicht geöffnet werden: Das Programm gehört nicht zur Gruppe, die das darf.</translation>
    </message>
    <message>
        <source>agents</source>
        <translation>Agenten</translation>
    </message>
    <message>
        <source>registration tokens</source>
        <translation>Registrierungs-Tokens</translation>
    </message>
    <message>
        <source>Say of exactly one of these where it holds: targetId, environmentId or labels.</source>
        <translation>Mit genau einem davon angeben, wo es gilt: targetId, environmentId oder labels.</translation>
    </message>
    <message>
        <source>What the sticker file says is a difference of no component: leave the component out.</source>
        <translation>Was die Sticker-Datei sagt, ist die Abweichung keiner Komponente: die Komponente weglassen.</translation>
    </message>
    <message>
        <source>No digest is expected where a difference is of this kind: leave expectedDigest out.</source>
        <translation>Bei einer Abweichung dieser Art wird kein Digest erwartet: expectedDigest weglassen.</translation>
    </message>
    <message>
        <source>It has to end after now.</source>
        <translation>Das Ende muss in der Zukunft liegen.</translation>
    </message>
    <message>
        <source>A difference is ignored for at most 90 days.</source>
        <translation>Eine Abweichung wird höchstens 90 Tage lang ignoriert.</translation>
    </message>
    <message>
        <source>There is no target with this id.</source>
        <translation>Ein Ziel mit dieser Kennung gibt es nicht.</translation>
    </message>
    <message>
        <source>rules for what is ignored</source>
        <translation>Regeln für Ignoriertes</translation>
    </message>
    <message>
        <source>There is a rule that ignores exactly this until then already.</source>
        <translation>Genau dies wird bis dahin schon ignoriert.</translation>
    </message>
    <message>
        <source>A delta names the snapshot that it is made on.</source>
        <translation>Ein Delta nennt die Momentaufnahme, auf der es beruht.</translation>
    </message>
    <message>
        <source>A snapshot is full or a delta.</source>
        <translation>Eine Momentaufnahme ist vollständig (full) oder ein Delta (delta).</translation>
    </message>
    <message>
        <source>An agent checks what is at this place, and agents are not asked what else runs there.</source>
        <translation>Was an dieser Stelle ist, prüft ein Agent, und Agenten werden nicht gefragt, was dort noch läuft.</translation>
    </message>
    <message>
        <source>Nomad answers, but the token does not allow to list the jobs.</source>
        <translation>Nomad antwortet, aber das Token erlaubt nicht, die Jobs aufzulisten.</translation>
    </message>
    <message>
        <source>The engine answers; Compose projects on this host: {count}.</source>
        <translation>Die Engine antwortet; Compose-Projekte auf diesem Host: {count}.</translation>
    </message>
    <message>
        <source>No Compose projects run on this host; the host itself can be a target.</source>
        <translation>Auf diesem Host laufen keine Compose-Projekte; der Host selbst kann ein Ziel sein.</translation>
    </message>
    <message>
        <source>Nomad answers; jobs in this namespace: {count}.</source>
        <translation>Nomad antwortet; Jobs in diesem Namensraum: {count}.</translation>
    </message>
    <message>
        <source>Nomad answers; jobs in all namespaces: {count}.</source>
        <translation>Nomad antwortet; Jobs in allen Namensräumen: {count}.</translation>
    </message>
    <message>
        <source>There are no jobs in this namespace, or the token does not show them.</source>
        <translation>In diesem Namensraum gibt es keine Jobs, oder das Token zeigt sie nicht.</translation>
    </message>
    <message>
        <source>There are no jobs in any namespace, or the token does not show them.</source>
        <translation>In keinem Namensraum gibt es Jobs, oder das Token zeigt sie nicht.</translation>
    </message>
    <message>
        <source>AWS answers; services of this cluster: {count}.</source>
        <translation>AWS antwortet; Dienste dieses Clusters: {count}.</translation>
    </message>
    <message>
        <source>This cluster has no services.</source>
        <translation>Dieser Cluster hat keine Dienste.</translation>
    </message>
    <message>
        <source>All of its containers have stopped.</source>
        <translation>Alle seine Container sind angehalten.</translation>
    </message>
    <message>
        <source>The job is over; nothing of it runs.</source>
        <translation>Der Job ist vorbei; nichts davon läuft.</translation>
    </message>
    <message>
        <source>It starts other jobs, again and again or when it is called.</source>
        <translation>Er startet andere Jobs, immer wieder oder auf Aufruf.</translation>
    </message>
    <message>
        <source>Its work ends by itself.</source>
        <translation>Seine Arbeit endet von selbst.</translation>
    </message>
    <message>
        <source>It runs on every node.</source>
        <translation>Er läuft auf jedem Knoten.</translation>
    </message>
    <message>
        <source>AWS does not tell how many of its tasks run.</source>
        <translation>AWS sagt nicht, wie viele seiner Tasks laufen.</translation>
    </message>
    <message>
        <source>The time ran out before its tasks were counted.</source>
        <translation>Die Zeit war um, bevor seine Tasks gezählt waren.</translation>
    </message>
    <message>
        <source>The snapshot that the delta is made on is not the current one of the target {target}: send a full one.</source>
        <translation>Die Momentaufnahme, auf der das Delta beruht, ist nicht die aktuelle des Ziels {target}: eine vollständige senden.</translation>
    </message>
    <message>
        <source>Of the target {target} not all was seen last, so nothing can be said by what differs: send a full snapshot.</source>
        <translation>Vom Ziel {target} wurde zuletzt nicht alles gesehen, daher genügt nicht, was sich unterscheidet: eine vollständige Momentaufnahme senden.</translation>
    </message>
    <message>
        <source>With this delta the target {target} would have more than {most} components: send a full snapshot.</source>
        <translation>Mit diesem Delta hätte das Ziel {target} mehr als {most} Komponenten: eine vollständige Momentaufnahme senden.</translation>
    </message>
    <message>
        <source>Of the component “{component}” there are more than {most} images.</source>
        <translation>Von der Komponente „{component}“ gibt es mehr als {most} Images.</translation>
    </message>
    <message>
        <source>With this delta the target {target} would have more than {most} images of one component: send a full snapshot.</source>
        <translation>Mit diesem Delta hätte das Ziel {target} mehr als {most} Images einer Komponente: eine vollständige Momentaufnahme senden.</translation>
    </message>
    <message>
        <source>Its agent could not see what runs: {why}</source>
        <translation>Sein Agent konnte nicht sehen, was läuft: {why}</translation>
    </message>
    <message>
        <source>{name} cannot check targets of this type: its program is too old for that, or its computer has no credentials for it.</source>
        <translation>{name} kann Ziele dieses Typs nicht prüfen: Das Programm ist zu alt dafür, oder der Computer hat keine Zugangsdaten dafür.</translation>
    </message>
    <message>
        <source>The connection names a credential that is kept by the server, and an agent is given none: without it the agent uses those of its own computer.</source>
        <translation>Die Verbindung nennt Zugangsdaten, die der Server aufbewahrt, und ein Agent bekommt keine davon: Ohne sie verwendet der Agent die seines eigenen Computers.</translation>
    </message>
    <message>
        <source>The agent&apos;s computer has no access key of AWS (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the file ~/.aws/credentials), so nothing was asked.</source>
        <translation>Der Computer des Agenten hat keinen Zugriffsschlüssel für AWS (AWS_ACCESS_KEY_ID und AWS_SECRET_ACCESS_KEY oder die Datei ~/.aws/credentials), deshalb wurde nichts gefragt.</translation>
    </message>
    <message>
        <source>The file {path} on the agent&apos;s computer has no access key of AWS for “{profile}”, so nothing was asked.</source>
        <translation>Die Datei {path} auf dem Computer des Agenten hat keinen Zugriffsschlüssel für AWS für „{profile}“, deshalb wurde nichts gefragt.</translation>
    </message>
    <message>
        <source>{path} on the agent&apos;s computer cannot be read, so nothing was asked: {why}.</source>
        <translation>{path} auf dem Computer des Agenten ist nicht lesbar, deshalb wurde nichts gefragt: {why}.</translation>
    </message>
    <message>
        <source>The agent shows the access key of its computer to AWS and to the endpoint that AWS_ENDPOINT_URL_ECS names there, and not to {host}.</source>
        <translation>Der Agent zeigt den Zugriffsschlüssel seines Computers nur AWS und dem Endpunkt, den AWS_ENDPOINT_URL_ECS dort nennt, nicht {host}.</translation>
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
    <name>tidegate::AboutDialog</name>
    <message>
        <source>About Tidegate</source>
        <translation>Über Tidegate</translation>
    </message>
    <message>
        <source>Tidegate %1</source>
        <translation>Tidegate %1</translation>
    </message>
    <message>
        <source>Server: Tidegate %1</source>
        <translation>Server: Tidegate %1</translation>
    </message>
    <message>
        <source>Qt %1, built with %2</source>
        <translation>Qt %1, gebaut mit %2</translation>
    </message>
    <message>
        <source>&amp;Versions</source>
        <translation>&amp;Versionen</translation>
    </message>
    <message>
        <source>&amp;Licence</source>
        <translation>&amp;Lizenz</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copies the versions, for a report</source>
        <translation>Kopiert die Versionen, für eine Meldung</translation>
    </message>
    <message>
        <source>Environments, freeze windows, targets and drift at a glance.</source>
        <translation>Umgebungen, Freezes, Ziele und Abweichungen auf einen Blick.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später. Sie kommt ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
</context>
<context>
    <name>tidegate::ActionState</name>
    <message>
        <source>This is not possible here and now.</source>
        <translation>Das ist hier und jetzt nicht möglich.</translation>
    </message>
    <message>
        <source>Targets are still being loaded.</source>
        <translation>Es werden noch Ziele geladen.</translation>
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
        <source>Checks on the server that no row was changed or removed</source>
        <translation>Prüft auf dem Server, dass keine Zeile geändert oder entfernt wurde</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>Exp&amp;ortieren&#xa0;…</translation>
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
        <source>JSON lines (*.ndjson)</source>
        <translation>JSON-Zeilen (*.ndjson)</translation>
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
    <message>
        <source>Verif&amp;y the chain</source>
        <translation>Kette &amp;prüfen</translation>
    </message>
    <message>
        <source>Go to the object of the row</source>
        <translation>Zum Objekt der Zeile</translation>
    </message>
    <message>
        <source>Copy the row as JSON</source>
        <translation>Zeile als JSON kopieren</translation>
    </message>
    <message>
        <source>Writes all rows that match the filter to a file</source>
        <translation>Schreibt alle Zeilen, die zum Filter passen, in eine Datei</translation>
    </message>
    <message>
        <source>The log was not exported.</source>
        <translation>Das Log wurde nicht exportiert.</translation>
    </message>
    <message>
        <source>↑ 1 new row</source>
        <translation>↑ 1 neue Zeile</translation>
    </message>
    <message numerus="yes">
        <source>↑ %n new rows</source>
        <translation>
            <numerusform>↑ %n neue Zeile</numerusform>
            <numerusform>↑ %n neue Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>No row matches</source>
        <translation>Keine Zeile passt</translation>
    </message>
    <message>
        <source>Nothing in the log is like that.</source>
        <translation>Nichts im Log ist so.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>It no longer exists.</source>
        <translation>Das Objekt gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The server checks every row of the chain…</source>
        <translation>Der Server prüft jede Zeile der Kette&#xa0;…</translation>
    </message>
    <message>
        <source>The verification was given up.</source>
        <translation>Die Prüfung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export the rows that match the filter</source>
        <translation>Zum Filter passende Zeilen exportieren</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>Log exportieren</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>Tabelle für Tabellenkalkulationen (*.csv)</translation>
    </message>
    <message>
        <source>The log is being exported to %1…</source>
        <translation>Das Log wird nach %1 exportiert&#xa0;…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>The export was given up; no file was written.</source>
        <translation>Der Export wurde abgebrochen; keine Datei wurde geschrieben.</translation>
    </message>
    <message>
        <source>Go to the environment</source>
        <translation>Zur Umgebung</translation>
    </message>
    <message>
        <source>Go to the freeze</source>
        <translation>Zum Freeze</translation>
    </message>
    <message>
        <source>Go to the target</source>
        <translation>Zum Ziel</translation>
    </message>
    <message>
        <source>Go to the object</source>
        <translation>Zum Objekt</translation>
    </message>
    <message>
        <source>Go to the agent</source>
        <translation>Zum Agenten</translation>
    </message>
    <message>
        <source>Show the target of the change</source>
        <translation>Das Ziel der Änderung zeigen</translation>
    </message>
    <message>
        <source>Copy the change as text</source>
        <translation>Die Änderung als Text kopieren</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Was aufgelistet ist</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>P&amp;rotokoll</translation>
    </message>
    <message>
        <source>Ch&amp;anges</source>
        <translation>Änder&amp;ungen</translation>
    </message>
</context>
<context>
    <name>tidegate::AgendaProxyModel</name>
    <message>
        <source>%1 · PROD</source>
        <comment>environment</comment>
        <translation>%1 · PROD</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>names of people</comment>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <extracomment>%1 is a day and %2 how far away it is, %3 the first freeze on it.</extracomment>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>tidegate::AgendaView</name>
    <message>
        <source>Agenda of freezes</source>
        <translation>Agenda der Freezes</translation>
    </message>
</context>
<context>
    <name>tidegate::AgentActions</name>
    <message>
        <source>&amp;Install an agent…</source>
        <translation>Agent &amp;installieren&#xa0;…</translation>
    </message>
    <message>
        <source>Registration token&amp;s…</source>
        <translation>&amp;Registrierungstokens&#xa0;…</translation>
    </message>
    <message>
        <source>Sho&amp;w its targets</source>
        <translation>Ziele zeige&amp;n</translation>
    </message>
    <message>
        <source>A&amp;ccept</source>
        <translation>Ann&amp;ehmen</translation>
    </message>
    <message>
        <source>&amp;Deactivate</source>
        <translation>Deakti&amp;vieren</translation>
    </message>
    <message>
        <source>Na&amp;me and labels…</source>
        <translation>Name &amp;und Labels&#xa0;…</translation>
    </message>
    <message>
        <source>New credentia&amp;l…</source>
        <translation>Neue Zugangsda&amp;ten&#xa0;…</translation>
    </message>
    <message>
        <source>Revo&amp;ke…</source>
        <translation>&amp;Widerrufen&#xa0;…</translation>
    </message>
    <message>
        <source>Delete agent…</source>
        <translation>Agent löschen&#xa0;…</translation>
    </message>
    <message>
        <source>Cop&amp;y as text</source>
        <translation>Als Text &amp;kopieren</translation>
    </message>
    <message>
        <source>Select an agent first.</source>
        <translation>Zuerst einen Agenten auswählen.</translation>
    </message>
    <message>
        <source>It was revoked for good.</source>
        <translation>Er wurde endgültig widerrufen.</translation>
    </message>
    <message>
        <source>No target is checked by it.</source>
        <translation>Er prüft kein Ziel.</translation>
    </message>
    <message>
        <source>It is active already.</source>
        <translation>Er ist schon aktiv.</translation>
    </message>
    <message>
        <source>It is inactive already.</source>
        <translation>Er ist schon inaktiv.</translation>
    </message>
    <message>
        <source>It checks %1: have them checked another way first, or revoke it, so that it stays in the list.</source>
        <translation>Er prüft %1: Sie zuerst anders prüfen lassen, oder ihn widerrufen, sodass er in der Liste bleibt.</translation>
    </message>
    <message>
        <source>Sho&amp;w its %1</source>
        <translation>%1 zeige&amp;n</translation>
    </message>
    <message>
        <source>%1 was accepted.</source>
        <translation>%1 wurde angenommen.</translation>
    </message>
    <message>
        <source>%1 was not accepted.</source>
        <translation>%1 wurde nicht angenommen.</translation>
    </message>
    <message>
        <source>%1 was deactivated.</source>
        <translation>%1 wurde deaktiviert.</translation>
    </message>
    <message>
        <source>%1 was not deactivated.</source>
        <translation>%1 wurde nicht deaktiviert.</translation>
    </message>
    <message>
        <source>%1 was changed.</source>
        <translation>%1 wurde geändert.</translation>
    </message>
    <message>
        <source>Give %1 a new credential?</source>
        <translation>%1 neue Zugangsdaten geben?</translation>
    </message>
    <message>
        <source>It gets it with its next sign of life, by itself. The old one opens nothing any more once the new one is used.</source>
        <translation>Er bekommt sie von selbst mit dem nächsten Lebenszeichen. Die alten öffnen nichts mehr, sobald die neuen benutzt sind.</translation>
    </message>
    <message>
        <source>Give a new credential</source>
        <translation>Neue Zugangsdaten geben</translation>
    </message>
    <message>
        <source>%1 gets a new credential with its next sign of life.</source>
        <translation>%1 bekommt neue Zugangsdaten mit dem nächsten Lebenszeichen.</translation>
    </message>
    <message>
        <source>Revoke %1?</source>
        <translation>%1 widerrufen?</translation>
    </message>
    <message>
        <source>This is production. Its credential opens nothing any more, for good: to come back, it has to be installed anew.</source>
        <translation>Das ist Produktion. Seine Zugangsdaten öffnen endgültig nichts mehr: Um zurückzukommen, muss er neu installiert werden.</translation>
    </message>
    <message>
        <source>Its credential opens nothing any more, for good: to come back, it has to be installed anew.</source>
        <translation>Seine Zugangsdaten öffnen endgültig nichts mehr: Um zurückzukommen, muss er neu installiert werden.</translation>
    </message>
    <message>
        <source>Nobody checks its %1 any more, until they are checked another way.</source>
        <translation>Niemand prüft %1 mehr, bis anders geprüft wird.</translation>
    </message>
    <message>
        <source>It stays in the list, and so does what it said.</source>
        <translation>Er bleibt in der Liste, und auch, was er gesagt hat.</translation>
    </message>
    <message>
        <source>Revoke agent</source>
        <translation>Agent widerrufen</translation>
    </message>
    <message>
        <source>%1 was revoked.</source>
        <translation>%1 wurde widerrufen.</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <source>It is revoked and leaves the list. Nothing on its machine is changed; the program there stops when it hears of it.</source>
        <translation>Er wird widerrufen und verlässt die Liste. Auf seinem Rechner ändert sich nichts; das Programm dort hört auf, wenn es davon erfährt.</translation>
    </message>
    <message>
        <source>An agent that was deleted does not come back: it has to be installed anew.</source>
        <translation>Ein gelöschter Agent kommt nicht zurück: Er muss neu installiert werden.</translation>
    </message>
    <message>
        <source>Delete agent</source>
        <translation>Agent löschen</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>Nobody checks its targets any more, until they are checked another way.</source>
        <translation>Niemand prüft seine Ziele mehr, bis anders geprüft wird.</translation>
    </message>
</context>
<context>
    <name>tidegate::AgentDetail</name>
    <message>
        <source>Targets of the agent</source>
        <translation>Ziele des Agenten</translation>
    </message>
    <message>
        <source>&amp;Open the target</source>
        <translation>Ziel ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Set by people</source>
        <translation>Von Menschen bestimmt</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>May see</source>
        <translation>Darf sehen</translation>
    </message>
    <message>
        <source>So</source>
        <comment>what follows</comment>
        <translation>Also</translation>
    </message>
    <message>
        <source>No target is checked by it yet: edit a target and choose the agent under “Who checks it”.</source>
        <translation>Er prüft noch kein Ziel: ein Ziel bearbeiten und unter „Wer es prüft“ den Agenten wählen.</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>Nichts ausgewählt</translation>
    </message>
    <message>
        <source>All environments.</source>
        <translation>Alle Umgebungen.</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>version %1: %2</source>
        <comment>a number and how it stands</comment>
        <translation>Version %1: %2</translation>
    </message>
    <message>
        <source>can %1</source>
        <comment>what an agent can do</comment>
        <translation>kann %1</translation>
    </message>
    <message>
        <source>its clock is %1</source>
        <translation>seine Uhr geht %1</translation>
    </message>
    <message>
        <source>clock right within %1</source>
        <translation>Uhr geht auf %1 genau</translation>
    </message>
    <message>
        <source>Nothing it tells counts until somebody accepts it.</source>
        <translation>Nichts, was er sagt, zählt, bis ihn jemand annimmt.</translation>
    </message>
    <message>
        <source>Nothing depends on it.</source>
        <translation>Nichts hängt von ihm ab.</translation>
    </message>
    <message>
        <source>Nobody checks its %1 any more: have them checked another way.</source>
        <translation>Niemand prüft %1 mehr: anders prüfen lassen.</translation>
    </message>
    <message>
        <source>Nobody looks at its %1 while it is inactive.</source>
        <translation>Niemand sieht nach %1, solange er inaktiv ist.</translation>
    </message>
    <message>
        <source>It looks at %1.</source>
        <translation>Er sieht nach %1.</translation>
    </message>
    <message>
        <source>It looks at %1; what they show may be late.</source>
        <translation>Er sieht nach %1; was sie zeigen, kann verspätet sein.</translation>
    </message>
    <message>
        <source>%1 cannot be seen until it is heard.</source>
        <translation>%1: nicht zu sehen, bis er gehört wird.</translation>
    </message>
    <message>
        <source>%1 cannot be seen; the last word of them is of %2.</source>
        <translation>%1: nicht zu sehen; das letzte Wort davon ist von %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a fact and its value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>tidegate::AgentDialog</name>
    <message>
        <source>Edit agent</source>
        <translation>Agent bearbeiten</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>The agent was not saved.</source>
        <translation>Der Agent wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;May see the targets of</source>
        <translation>&amp;Darf die Ziele sehen von</translation>
    </message>
    <message>
        <source>None checked: of all environments.</source>
        <translation>Nichts angekreuzt: von allen Umgebungen.</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>&amp;Labels</translation>
    </message>
</context>
<context>
    <name>tidegate::AgentFacets</name>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Verspätet</translation>
    </message>
    <message>
        <source>In trouble</source>
        <translation>Mit Problem</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Nicht gefragt</translation>
    </message>
    <message>
        <source>%1, current</source>
        <comment>a version</comment>
        <translation>%1, aktuell</translation>
    </message>
    <message>
        <source>Set by people</source>
        <translation>Von Menschen bestimmt</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>%L1 of %2 shown</source>
        <translation>%L1 von %2 zu sehen</translation>
    </message>
    <message>
        <source>%1 · %L2 online · %L3 offline</source>
        <comment>12 agents, and how many of them</comment>
        <translation>%1 · %L2 online · %L3 offline</translation>
    </message>
</context>
<context>
    <name>tidegate::AgentTableModel</name>
    <message>
        <source>a deleted one</source>
        <comment>of environments</comment>
        <translation>eine gelöschte</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between environments</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a version and how it stands</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Set by people</source>
        <translation>Von Menschen bestimmt</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gehört</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Can</source>
        <comment>what an agent can do</comment>
        <translation>Kann</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Clock is off by</source>
        <translation>Uhr weicht ab um</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>all of them</source>
        <comment>environments</comment>
        <translation>alle</translation>
    </message>
    <message>
        <source>It was never heard.</source>
        <translation>Er wurde nie gehört.</translation>
    </message>
    <message>
        <source>%1, older than the server, which is %2.</source>
        <translation>%1, älter als der Server mit %2.</translation>
    </message>
    <message>
        <source>%1, older than what the server understands as a whole: %2 or newer.</source>
        <translation>%1, älter als das, was der Server ganz versteht: %2 oder neuer.</translation>
    </message>
</context>
<context>
    <name>tidegate::AgentTargetModel</name>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>Zeigt</translation>
    </message>
    <message>
        <source>Known at</source>
        <translation>Bekannt um</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läuft mit</translation>
    </message>
    <message>
        <source>was %1</source>
        <comment>a state of health</comment>
        <translation>war %1</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
</context>
<context>
    <name>tidegate::AgentWords</name>
    <message>
        <source>%1&#xa0;s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a check of an agent and what it found</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between things of a list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>Inaktiv</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Late or in trouble</source>
        <translation>Verspätet oder mit Problem</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Outdated</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Too old</source>
        <translation>Zu alt</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>nicht gefragt</translation>
    </message>
    <message>
        <source>In trouble</source>
        <translation>Mit Problem</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Verspätet</translation>
    </message>
    <message>
        <source>Not asked: it was revoked, and what it says is not heard.</source>
        <translation>Nicht gefragt: Er wurde widerrufen, und was er sagt, wird nicht gehört.</translation>
    </message>
    <message>
        <source>Unknown: it was never heard.</source>
        <translation>Unbekannt: Er wurde nie gehört.</translation>
    </message>
    <message>
        <source>Offline since %1: no sign of life for %2 then, the last at %3.</source>
        <translation>Offline seit %1: da seit %2 kein Lebenszeichen, das letzte um %3.</translation>
    </message>
    <message>
        <source>In trouble: it lives, and reports %1.</source>
        <translation>Mit Problem: Er lebt und meldet %1.</translation>
    </message>
    <message>
        <source>Late: no sign of life for %1, the last at %2.</source>
        <translation>Verspätet: seit %1 kein Lebenszeichen, das letzte um %2.</translation>
    </message>
    <message>
        <source>Online: last heard at %1.</source>
        <translation>Online: zuletzt gehört um %1.</translation>
    </message>
    <message>
        <source>Unknown: by the server&apos;s clock it was heard in the future.</source>
        <translation>Unbekannt: Nach der Uhr des Servers wurde er in der Zukunft gehört.</translation>
    </message>
    <message>
        <source>Unknown: not heard since the server began to listen again; before that at %1.</source>
        <translation>Unbekannt: nicht gehört, seit der Server wieder zuhört; davor um %1.</translation>
    </message>
    <message>
        <source>Pending: it waits until somebody accepts it.</source>
        <translation>Wartet: bis ihn jemand annimmt.</translation>
    </message>
    <message>
        <source>Active: what it tells of its targets counts.</source>
        <translation>Aktiv: Was er von seinen Zielen sagt, zählt.</translation>
    </message>
    <message>
        <source>Inactive: it may say that it lives, and nothing else.</source>
        <translation>Inaktiv: Er darf sagen, dass er lebt, und sonst nichts.</translation>
    </message>
    <message>
        <source>Revoked for good: its credential opens nothing any more.</source>
        <translation>Endgültig widerrufen: Seine Zugangsdaten öffnen nichts mehr.</translation>
    </message>
    <message>
        <source>%1 ahead</source>
        <comment>of a clock</comment>
        <translation>%1 vor</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <comment>of a clock</comment>
        <translation>%1 nach</translation>
    </message>
    <message>
        <source>1 agent</source>
        <translation>1 Agent</translation>
    </message>
    <message numerus="yes">
        <source>%n agents</source>
        <translation>
            <numerusform>%n Agent</numerusform>
            <numerusform>%n Agenten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidegate::AgentsPage</name>
    <message>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
    <message>
        <source>Filter by name, environment or capability</source>
        <translation>Nach Name, Umgebung oder Fähigkeit filtern</translation>
    </message>
    <message>
        <source>Facets</source>
        <translation>Facetten</translation>
    </message>
    <message>
        <source>Details of the agent</source>
        <translation>Einzelheiten des Agenten</translation>
    </message>
    <message>
        <source>The agents could not be loaded.</source>
        <translation>Die Agenten konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>&amp;Install an agent…</source>
        <translation>Agent &amp;installieren&#xa0;…</translation>
    </message>
    <message>
        <source>Loading agents…</source>
        <translation>Agenten werden geladen&#xa0;…</translation>
    </message>
    <message>
        <source>No agent matches</source>
        <translation>Kein Agent passt</translation>
    </message>
    <message>
        <source>Clear the filter to see all agents.</source>
        <translation>Den Filter leeren, um alle Agenten zu sehen.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>No agents yet</source>
        <translation>Noch keine Agenten</translation>
    </message>
    <message>
        <source>An agent is a small program beside the targets, where this server cannot reach: it looks at them from inside their network and only ever connects outwards.</source>
        <translation>Ein Agent ist ein kleines Programm neben den Zielen, dort wo dieser Server nicht hinkommt: Er sieht sie aus ihrem Netz heraus und verbindet sich nur nach außen.</translation>
    </message>
    <message>
        <source>Install an agent…</source>
        <translation>Agent installieren&#xa0;…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
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
        <translation>F&amp;ragen</translation>
    </message>
    <message>
        <source>Ask whether I can deploy</source>
        <translation>Fragen, ob ich deployen darf</translation>
    </message>
    <message>
        <source>at</source>
        <translation>zum Zeitpunkt</translation>
    </message>
    <message>
        <source>Nobody knows: the server gave no answer. %1 Take it as a no.</source>
        <translation>Unbekannt: Der Server hat nicht geantwortet. %1 Im Zweifel heißt das Nein.</translation>
    </message>
    <message>
        <source>Can I &amp;deploy to</source>
        <translation>Darf ich &amp;nach</translation>
    </message>
    <message>
        <source>Who would deploy</source>
        <translation>Wer deployen würde</translation>
    </message>
    <message>
        <source>me</source>
        <translation>ich</translation>
    </message>
    <message>
        <source>Release to deploy</source>
        <translation>Zu deployendes Release</translation>
    </message>
    <message>
        <source>any release</source>
        <translation>beliebiges Release</translation>
    </message>
    <message>
        <source>as</source>
        <comment>as me: who would deploy</comment>
        <translation>als</translation>
    </message>
    <message>
        <source>with</source>
        <comment>with a release</comment>
        <translation>mit</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>me (%1)</source>
        <translation>ich (%1)</translation>
    </message>
    <message>
        <source>Name or id; empty: you</source>
        <translation>Name oder ID; leer: das eigene Konto</translation>
    </message>
    <message>
        <source>Cop&amp;y names</source>
        <translation>Namen ko&amp;pieren</translation>
    </message>
    <message>
        <source>Copy the names of those who may deploy</source>
        <translation>Die Namen derer kopieren, die deployen dürfen</translation>
    </message>
    <message>
        <source>?</source>
        <comment>the end of &apos;Can I deploy to&apos;: where the verb comes last it stands here</comment>
        <translation>deployen?</translation>
    </message>
    <message>
        <source>Of %1, and not asked again because there is no connection: %2</source>
        <comment>time, answer</comment>
        <translation>Von %1, ohne Verbindung nicht neu gefragt: %2</translation>
    </message>
</context>
<context>
    <name>tidegate::AttentionList</name>
    <message>
        <source>What needs attention, worst first</source>
        <translation>Was Handlungsbedarf hat, Schlimmstes zuerst</translation>
    </message>
    <message>
        <source>Enter shows the target or the freeze.</source>
        <translation>Eingabe zeigt das Ziel oder den Freeze.</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>&amp;Copy row</source>
        <translation>Zeile &amp;kopieren</translation>
    </message>
    <message>
        <source>Needs attention (%L1 of %L2)</source>
        <translation>Handlungsbedarf (%L1 von %L2)</translation>
    </message>
    <message>
        <source>Needs attention (%L1)</source>
        <translation>Handlungsbedarf (%L1)</translation>
    </message>
    <message>
        <source>Show the worst %L1</source>
        <translation>Die schlimmsten %L1 zeigen</translation>
    </message>
    <message>
        <source>Show all %L1</source>
        <translation>Alle %L1 zeigen</translation>
    </message>
</context>
<context>
    <name>tidegate::AttentionModel</name>
    <message>
        <source>Out of date</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Its health was not checked for a while; nobody knows how it is now.</source>
        <translation>Der Zustand wurde länger nicht geprüft; wie er jetzt ist, weiß niemand.</translation>
    </message>
    <message>
        <source>Freeze soon</source>
        <translation>Bald Freeze</translation>
    </message>
    <message>
        <source>It will be frozen for %1.</source>
        <translation>Wird für %1 gesperrt.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
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
        <source>Nothing is checked here: every target is disabled. Enable those that should be watched.</source>
        <translation>Hier wird nichts geprüft: Jedes Ziel ist deaktiviert. Die Ziele aktivieren, die beobachtet werden sollen.</translation>
    </message>
    <message>
        <source>Nothing was checked yet. Choose “Check health” in the Target menu, or wait for the first round of checks.</source>
        <translation>Noch wurde nichts geprüft. Im Menü „Ziel“ „Zustand prüfen“ wählen oder die erste Prüfrunde abwarten.</translation>
    </message>
    <message>
        <source>Nothing needs attention among the %L1 of %L2 targets that were checked; the others were not checked yet.</source>
        <translation>Von den geprüften Zielen (%L1 von %L2) braucht keines Aufmerksamkeit; die anderen sind noch nicht geprüft.</translation>
    </message>
    <message>
        <source>Every target is well, but nothing was compared yet: record what is deployed to see whether it still runs.</source>
        <translation>Jedes Ziel ist gesund, aber noch wurde nichts verglichen: festhalten, was deployt ist, um zu sehen, ob es noch läuft.</translation>
    </message>
    <message>
        <source>Nothing needs attention: every target that is checked is healthy and as expected.</source>
        <translation>Alles in Ordnung: Jedes geprüfte Ziel ist gesund und wie erwartet.</translation>
    </message>
</context>
<context>
    <name>tidegate::AuditDetail</name>
    <message>
        <source>Reason: %1</source>
        <translation>Grund: %1</translation>
    </message>
    <message>
        <source>Choose a row to see what changed.</source>
        <translation>Eine Zeile wählen, um die Änderung zu sehen.</translation>
    </message>
    <message>
        <source>%1 by %2 through %3</source>
        <comment>a time, a person, a way such as Console</comment>
        <translation>%1 von %2 über %3</translation>
    </message>
    <message>
        <source>during a freeze</source>
        <translation>während eines Freeze</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Als &amp;JSON kopieren</translation>
    </message>
    <message>
        <source>Also fields that stayed the same, versions and dates</source>
        <translation>Auch gleich gebliebene Felder, Versionen und Daten</translation>
    </message>
    <message>
        <source>Fields before and after the change</source>
        <translation>Felder vor und nach der Änderung</translation>
    </message>
    <message>
        <source>Copy &amp;value</source>
        <translation>&amp;Wert kopieren</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what happened, to which object</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Row %L1 · hash %2</source>
        <translation>Zeile %L1 · Hash %2</translation>
    </message>
    <message>
        <source>Row %L1 · request %2 · hash %3</source>
        <translation>Zeile %L1 · Anfrage %2 · Hash %3</translation>
    </message>
    <message>
        <source>No field changed its value.</source>
        <translation>Kein Feld hat seinen Wert geändert.</translation>
    </message>
    <message>
        <source>This row records no fields.</source>
        <translation>Diese Zeile hält keine Felder fest.</translation>
    </message>
    <message>
        <source>All fiel&amp;ds</source>
        <translation>A&amp;lle Felder</translation>
    </message>
    <message>
        <source>All fiel&amp;ds (1 more)</source>
        <translation>A&amp;lle Felder (1 weiteres)</translation>
    </message>
    <message numerus="yes">
        <source>All fiel&amp;ds (%n more)</source>
        <translation>
            <numerusform>A&amp;lle Felder (%n weiteres)</numerusform>
            <numerusform>A&amp;lle Felder (%n weitere)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>&amp;Wiederherstellen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>tidegate::AuditExport</name>
    <message>
        <source>%1. Choose another place.</source>
        <translation>%1. Einen anderen Ort wählen.</translation>
    </message>
</context>
<context>
    <name>tidegate::AuditFilterBar</name>
    <message>
        <source>Who, what, object or reason</source>
        <translation>Wer, was, Objekt oder Grund</translation>
    </message>
    <message>
        <source>Filter the log by text</source>
        <translation>Log nach Text filtern</translation>
    </message>
    <message>
        <source>Kind of object</source>
        <translation>Art des Objekts</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Who did it</source>
        <translation>Wer es war</translation>
    </message>
    <message>
        <source>anyone</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Through what</source>
        <translation>Worüber</translation>
    </message>
    <message>
        <source>any way</source>
        <translation>jeder Weg</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>jederzeit</translation>
    </message>
    <message>
        <source>last hour</source>
        <translation>letzte Stunde</translation>
    </message>
    <message>
        <source>last 24 hours</source>
        <translation>letzte 24 Stunden</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>letzte 7 Tage</translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation>letzte 30 Tage</translation>
    </message>
    <message>
        <source>between…</source>
        <translation>zwischen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>Leere&amp;n</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Until, not included</source>
        <translation>Bis, nicht eingeschlossen</translation>
    </message>
    <message>
        <source>any action</source>
        <translation>jede Aktion</translation>
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
    <message>
        <source>no reason</source>
        <translation>kein Grund</translation>
    </message>
    <message>
        <source>no fields</source>
        <translation>keine Felder</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
</context>
<context>
    <name>tidegate::BranchHistory</name>
    <message>
        <source>Joined: %1</source>
        <comment>a target that counts from then on, with its health</comment>
        <translation>Dazugekommen: %1</translation>
    </message>
    <message>
        <source>Left: %1</source>
        <comment>a target that does not count any more, with its health</comment>
        <translation>Weggefallen: %1</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>two states of health</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Changes of health</source>
        <translation>Zustandswechsel</translation>
    </message>
    <message>
        <source>No change of health was recorded yet.</source>
        <translation>Noch kein Zustandswechsel aufgezeichnet.</translation>
    </message>
    <message>
        <source>Go to the cause of the change</source>
        <translation>Zur Ursache des Wechsels</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Because of</source>
        <translation>Wegen</translation>
    </message>
    <message>
        <source>The changes of health could not be loaded.</source>
        <translation>Die Zustandswechsel konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>%1 and %L2 more</source>
        <comment>a target and a number</comment>
        <translation>%1 und %L2 weitere</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a target and how its health changed</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>A target that is gone</source>
        <translation>Ein Ziel, das es nicht mehr gibt</translation>
    </message>
    <message>
        <source>Select the target that caused this change (Enter in the list)</source>
        <translation>Das Ziel auswählen, das diesen Wechsel verursacht hat (Eingabetaste in der Liste)</translation>
    </message>
    <message>
        <source>The target that caused this change is gone.</source>
        <translation>Das Ziel, das diesen Wechsel verursacht hat, gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>A target that is not loaded yet</source>
        <translation>Ein Ziel, das noch nicht geladen ist</translation>
    </message>
</context>
<context>
    <name>tidegate::CalendarActions</name>
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
        <source>Copy as &amp;JSON</source>
        <translation>Als &amp;JSON kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Select a freeze first.</source>
        <translation>Zuerst einen Freeze auswählen.</translation>
    </message>
    <message>
        <source>En&amp;d freeze now…</source>
        <translation>Free&amp;ze jetzt beenden&#xa0;…</translation>
    </message>
    <message>
        <source>Show what changed d&amp;uring it</source>
        <translation>Zeigen, was si&amp;ch änderte</translation>
    </message>
    <message>
        <source>No change was seen during this freeze.</source>
        <translation>Während dieses Freezes wurde keine Änderung gesehen.</translation>
    </message>
</context>
<context>
    <name>tidegate::CalendarExport</name>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken&#xa0;…</translation>
    </message>
    <message>
        <source>Save as PD&amp;F…</source>
        <translation>Als &amp;PDF speichern&#xa0;…</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF-Dokumente (*.pdf)</translation>
    </message>
    <message>
        <source>Save as p&amp;icture…</source>
        <translation>Als B&amp;ild speichern&#xa0;…</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Save as c&amp;alendar file…</source>
        <translation>Als &amp;Kalenderdatei speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Calendar files (*.ics)</source>
        <translation>Kalenderdateien (*.ics)</translation>
    </message>
    <message>
        <source>Save as &amp;table…</source>
        <translation>Als T&amp;abelle speichern&#xa0;…</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV-Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Save the calendar</source>
        <translation>Kalender speichern</translation>
    </message>
    <message>
        <source>The file was not written: %1. Choose another place.</source>
        <translation>Die Datei wurde nicht geschrieben: %1. Einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>The calendar was not printed. Choose another printer, or save it as PDF.</source>
        <translation>Der Kalender wurde nicht gedruckt. Einen anderen Drucker wählen oder als PDF speichern.</translation>
    </message>
    <message>
        <source>Save what is shown: %1</source>
        <comment>range of dates</comment>
        <translation>Angezeigtes speichern: %1</translation>
    </message>
    <message>
        <source>1 freeze was saved as %1</source>
        <comment>file name</comment>
        <translation>1 Freeze wurde als %1 gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%n freezes were saved as %1</source>
        <comment>file name</comment>
        <translation>
            <numerusform>%n Freeze wurde als %1 gespeichert</numerusform>
            <numerusform>%n Freezes wurden als %1 gespeichert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidegate::CalendarHeader</name>
    <message>
        <source>Show today (T)</source>
        <translation>Heute zeigen (T)</translation>
    </message>
    <message>
        <source>&amp;Month</source>
        <translation>M&amp;onat</translation>
    </message>
    <message>
        <source>Month (M)</source>
        <translation>Monat (M)</translation>
    </message>
    <message>
        <source>&amp;Agenda</source>
        <translation>Age&amp;nda</translation>
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
        <source>New freeze</source>
        <translation>Neuer Freeze</translation>
    </message>
    <message>
        <source>Earlier (Page Up)</source>
        <translation>Früher (Bild auf)</translation>
    </message>
    <message>
        <source>Toda&amp;y</source>
        <translation>He&amp;ute</translation>
    </message>
    <message>
        <source>Later (Page Down)</source>
        <translation>Später (Bild ab)</translation>
    </message>
    <message>
        <source>&amp;Week</source>
        <translation>&amp;Woche</translation>
    </message>
    <message>
        <source>Week (W)</source>
        <translation>Woche (W)</translation>
    </message>
    <message>
        <source>Time&amp;line</source>
        <translation>Zeitl&amp;inie</translation>
    </message>
    <message>
        <source>Timeline (L)</source>
        <translation>Zeitlinie (L)</translation>
    </message>
    <message>
        <source>Display zone</source>
        <translation>Anzeigezone</translation>
    </message>
    <message>
        <source>No second zone</source>
        <translation>Keine zweite Zone</translation>
    </message>
    <message>
        <source>Second zone</source>
        <translation>Zweite Zone</translation>
    </message>
    <message>
        <source>A second zone, shown beside the first</source>
        <translation>Eine zweite Zone, neben der ersten gezeigt</translation>
    </message>
    <message>
        <source>Free&amp;ze</source>
        <translation>F&amp;reeze</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>Ex&amp;port</translation>
    </message>
    <message>
        <source>Print what is shown, or save it as PDF, picture, calendar file or table</source>
        <translation>Gezeigtes drucken oder als PDF, Bild, Kalenderdatei oder Tabelle speichern</translation>
    </message>
    <message>
        <source>New freeze (drag over the calendar, or Enter)</source>
        <translation>Neuer Freeze (über den Kalender ziehen, oder Eingabe)</translation>
    </message>
</context>
<context>
    <name>tidegate::CalendarPage</name>
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
        <source>Loading the freezes…</source>
        <translation>Freezes werden geladen&#xa0;…</translation>
    </message>
    <message>
        <source>No environments yet</source>
        <translation>Noch keine Umgebungen</translation>
    </message>
    <message>
        <source>Times are shown in %1. In UTC it is %2 now.</source>
        <translation>Zeiten in %1. In UTC ist es jetzt %2.</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pfeile</translation>
    </message>
    <message>
        <source>Move the cell cursor</source>
        <translation>Zellmarke bewegen</translation>
    </message>
    <message>
        <source>Shift+Arrows</source>
        <translation>Umschalt+Pfeile</translation>
    </message>
    <message>
        <source>Select a range</source>
        <translation>Bereich auswählen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Go through the freezes of the lane</source>
        <translation>Durch die Freezes der Bahn gehen</translation>
    </message>
    <message>
        <source>Alt+Shift+←, →</source>
        <translation>Alt+Umschalt+←, →</translation>
    </message>
    <message>
        <source>Move its end (in the week ↑, ↓)</source>
        <translation>Sein Ende verschieben (in der Woche ↑, ↓)</translation>
    </message>
    <message>
        <source>Alt+Shift+↑, ↓</source>
        <translation>Alt+Umschalt+↑, ↓</translation>
    </message>
    <message>
        <source>Move its start (in the week ←, →)</source>
        <translation>Seinen Beginn verschieben (in der Woche ←, →)</translation>
    </message>
    <message>
        <source>Ctrl+C, Ctrl+V</source>
        <translation>Strg+C, Strg+V</translation>
    </message>
    <message>
        <source>Copy the selected freeze, and put it where the cursor is</source>
        <translation>Ausgewählten Freeze kopieren und an der Marke einfügen</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Delete or end the selected freeze</source>
        <translation>Ausgewählten Freeze löschen oder beenden</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Take a gesture back, forget the range</source>
        <translation>Geste zurücknehmen, Bereich vergessen</translation>
    </message>
    <message>
        <source>T</source>
        <translation>T</translation>
    </message>
    <message>
        <source>Show today</source>
        <translation>Heute zeigen</translation>
    </message>
    <message>
        <source>M, W, L, A</source>
        <translation>M, W, L, A</translation>
    </message>
    <message>
        <source>Month, week, timeline, agenda</source>
        <translation>Monat, Woche, Zeitlinie, Agenda</translation>
    </message>
    <message>
        <source>+, −</source>
        <translation>+, −</translation>
    </message>
    <message>
        <source>Zoom the timeline; also Ctrl and the wheel</source>
        <translation>Zeitlinie zoomen; auch Strg und das Rad</translation>
    </message>
    <message>
        <source>A freeze belongs to an environment: create one first.</source>
        <translation>Ein Freeze gehört zu einer Umgebung: zuerst eine anlegen.</translation>
    </message>
    <message>
        <source>Open the freeze under the cursor, or create one there or on the range</source>
        <translation>Den Freeze unter dem Cursor öffnen, oder dort oder im Zeitraum einen anlegen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Arrows</source>
        <translation>Strg+Umschalt+Pfeile</translation>
    </message>
    <message>
        <source>Move the selected freeze; up and down to another environment, in the month by weeks</source>
        <translation>Den ausgewählten Freeze verschieben; nach oben und unten in eine andere Umgebung, im Monat um Wochen</translation>
    </message>
</context>
<context>
    <name>tidegate::CalendarSide</name>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
</context>
<context>
    <name>tidegate::CalendarSource</name>
    <message>
        <source>Unknown environment</source>
        <translation>Unbekannte Umgebung</translation>
    </message>
    <message>
        <source>you</source>
        <translation>dem eigenen Konto</translation>
    </message>
    <message>
        <source>“%1” until %2</source>
        <comment>reason, end</comment>
        <translation>„%1“ bis %2</translation>
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
        <source>This freeze is over; history is not changed.</source>
        <translation>Dieser Freeze ist beendet; Vergangenes wird nicht geändert.</translation>
    </message>
    <message>
        <source>Your role may not end a freeze that has started.</source>
        <translation>Die eigene Rolle darf begonnene Freezes nicht beenden.</translation>
    </message>
</context>
<context>
    <name>tidegate::CalendarViews</name>
    <message>
        <source>No freeze to show</source>
        <translation>Kein Freeze zu zeigen</translation>
    </message>
    <message>
        <source>All are over, or in environments that are not shown.</source>
        <translation>Alle sind beendet oder in ausgeblendeten Umgebungen.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
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
        <source>New freeze…</source>
        <translation>Neuer Freeze&#xa0;…</translation>
    </message>
    <message>
        <source>Freezes</source>
        <translation>Freezes</translation>
    </message>
    <message>
        <source>Freezes, %1</source>
        <comment>range of dates</comment>
        <translation>Freezes, %1</translation>
    </message>
    <message>
        <source>Times in %1. As of %2.</source>
        <comment>zone, date and time</comment>
        <translation>Zeiten in %1. Stand %2.</translation>
    </message>
    <message>
        <source>the agenda</source>
        <translation>die Agenda</translation>
    </message>
</context>
<context>
    <name>tidegate::ChangeCard</name>
    <message>
        <source>production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Chosen: the list shows this environment alone. Enter shows all again.</source>
        <translation>Gewählt: Die Liste zeigt nur diese Umgebung. Eingabe zeigt wieder alle.</translation>
    </message>
    <message>
        <source>Enter shows those that nobody asked about.</source>
        <translation>Eingabe zeigt die, nach denen niemand gefragt hat.</translation>
    </message>
    <message>
        <source>Enter shows the changes of this environment alone.</source>
        <translation>Eingabe zeigt nur die Änderungen dieser Umgebung.</translation>
    </message>
    <message>
        <source>PROD</source>
        <translation>PROD</translation>
    </message>
</context>
<context>
    <name>tidegate::ChangeDetail</name>
    <message>
        <source>What was known, in order of time</source>
        <translation>Was bekannt war, nach der Zeit geordnet</translation>
    </message>
    <message>
        <source>Ex&amp;plain…</source>
        <translation>Er&amp;klären&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Show the target</source>
        <translation>Zie&amp;l zeigen</translation>
    </message>
    <message>
        <source>Show the free&amp;ze</source>
        <translation>Fr&amp;eeze zeigen</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als &amp;Text kopieren</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>Nichts ist gewählt.</translation>
    </message>
    <message>
        <source>at no time</source>
        <translation>zu keiner Zeit</translation>
    </message>
    <message>
        <source>It no longer exists.</source>
        <translation>Das Objekt gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>No freeze was in force.</source>
        <translation>Kein Freeze war in Kraft.</translation>
    </message>
    <message>
        <source>Explain asks for a reason and a ticket; the verdict stays.</source>
        <translation>„Erklären“ fragt nach Grund und Ticket; das Urteil bleibt.</translation>
    </message>
    <message>
        <source>Explaining it is not possible: %1</source>
        <translation>Erklären ist nicht möglich: %1</translation>
    </message>
</context>
<context>
    <name>tidegate::ChangeExport</name>
    <message>
        <source>%1. Choose another place.</source>
        <translation>%1. Einen anderen Ort wählen.</translation>
    </message>
</context>
<context>
    <name>tidegate::ChangesView</name>
    <message>
        <source>%1 loaded, more below</source>
        <translation>%1 geladen, weitere darunter</translation>
    </message>
    <message>
        <source>Your role may not look at targets</source>
        <translation>Die eigene Rolle darf Ziele nicht ansehen</translation>
    </message>
    <message>
        <source>The newest changes could not be loaded.</source>
        <translation>Die neuesten Änderungen konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>Loading what changed…</source>
        <translation>Änderungen werden geladen …</translation>
    </message>
    <message>
        <source>What changed could not be loaded.</source>
        <translation>Die Änderungen konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>This server keeps no list of changes</source>
        <translation>Dieser Server führt keine Liste der Änderungen</translation>
    </message>
    <message>
        <source>A newer server notes each change of what runs.</source>
        <translation>Ein neuerer Server hält jede Änderung dessen fest, was läuft.</translation>
    </message>
    <message>
        <source>No change matches</source>
        <translation>Keine Änderung passt</translation>
    </message>
    <message>
        <source>Nothing that was seen in this time is like that.</source>
        <translation>Nichts, was in dieser Zeit gesehen wurde, ist so.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Nothing changed in this time</source>
        <translation>In dieser Zeit hat sich nichts geändert</translation>
    </message>
    <message>
        <source>As soon as a target runs another image, a line appears here. A sticker that names the image announces the change; a gate check that allowed it asks for it. Neither: it is unexplained.</source>
        <translation>Sobald auf einem Ziel ein anderes Image läuft, erscheint hier eine Zeile. Ein Sticker, der das Image nennt, kündigt die Änderung an; eine Freigabeprüfung, die sie erlaubt hat, fragt nach ihr. Ohne beides ist sie ungeklärt.</translation>
    </message>
    <message>
        <source>Show all times</source>
        <translation>Alle Zeiten zeigen</translation>
    </message>
    <message>
        <source>↑ 1 new change</source>
        <translation>↑ 1 neue Änderung</translation>
    </message>
    <message numerus="yes">
        <source>↑ %n new changes</source>
        <translation>
            <numerusform>↑ %n neue Änderung</numerusform>
            <numerusform>↑ %n neue Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>The change of %1 on %2 is explained.</source>
        <translation>Die Änderung von %1 auf %2 ist erklärt.</translation>
    </message>
    <message>
        <source>1 change was written.</source>
        <translation>1 Änderung wurde geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%n changes were written.</source>
        <translation>
            <numerusform>%n Änderung wurde geschrieben.</numerusform>
            <numerusform>%n Änderungen wurden geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>The changes were not exported.</source>
        <translation>Die Änderungen wurden nicht exportiert.</translation>
    </message>
    <message>
        <source>Component, target, image or digest</source>
        <translation>Komponente, Ziel, Image oder Digest</translation>
    </message>
    <message>
        <source>Filter the changes by text</source>
        <translation>Die Änderungen nach Text filtern</translation>
    </message>
    <message>
        <source>Clear f&amp;ilter</source>
        <translation>F&amp;ilter löschen</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>Exp&amp;ortieren&#xa0;…</translation>
    </message>
    <message>
        <source>Writes all changes that match the filter to a file</source>
        <translation>Schreibt alle Änderungen, die zum Filter passen, in eine Datei</translation>
    </message>
    <message>
        <source>What it was</source>
        <translation>Was es war</translation>
    </message>
    <message>
        <source>all changes</source>
        <translation>alle Änderungen</translation>
    </message>
    <message>
        <source>nobody asked about</source>
        <translation>niemand hat gefragt</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>dieser Monat</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>letzte 7 Tage</translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation>letzte 30 Tage</translation>
    </message>
    <message>
        <source>all times</source>
        <translation>alle Zeiten</translation>
    </message>
    <message>
        <source>Changes, newest first</source>
        <translation>Änderungen, neueste zuerst</translation>
    </message>
    <message>
        <source>&amp;Show the target</source>
        <translation>Zie&amp;l zeigen</translation>
    </message>
    <message>
        <source>Ex&amp;plain…</source>
        <translation>Er&amp;klären&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als &amp;Text kopieren</translation>
    </message>
    <message>
        <source>Export the changes that match the filter</source>
        <translation>Die Änderungen exportieren, die zum Filter passen</translation>
    </message>
    <message>
        <source>Export the changes</source>
        <translation>Die Änderungen exportieren</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>Tabelle für Tabellenkalkulationen (*.csv)</translation>
    </message>
    <message>
        <source>The changes are being exported to %1…</source>
        <translation>Die Änderungen werden nach %1 exportiert …</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>The export was given up; no file was written.</source>
        <translation>Der Export wurde abgebrochen; keine Datei wurde geschrieben.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>tidegate::ClockQuestion</name>
    <message>
        <source>Accept the time of the server?</source>
        <translation>Die Zeit des Servers annehmen?</translation>
    </message>
    <message>
        <source>It shows %1 (%2). Compare it with a clock you trust: by this time freezes begin and end, and the gate answers again at once.</source>
        <translation>Sie zeigt %1 (%2). Mit einer verlässlichen Uhr vergleichen: Nach dieser Zeit beginnen und enden Freezes, und die Freigabeprüfung antwortet sofort wieder.</translation>
    </message>
    <message>
        <source>Accept the time</source>
        <translation>Zeit annehmen</translation>
    </message>
    <message>
        <source>The time of the server was accepted.</source>
        <translation>Die Zeit des Servers wurde angenommen.</translation>
    </message>
</context>
<context>
    <name>tidegate::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>&gt; commands   @ targets   # environments   ! freezes   ? help</source>
        <translation>&gt; Befehle   @ Ziele   # Umgebungen   ! Freezes   ? Hilfe</translation>
    </message>
    <message>
        <source>The best %L1 of %L2 · type on to narrow them down</source>
        <translation>Die besten %L1 von %L2 · weiter tippen grenzt ein</translation>
    </message>
    <message numerus="yes">
        <source>%n found · Enter opens or runs, Esc closes</source>
        <translation>
            <numerusform>%n gefunden · Eingabe öffnet oder führt aus, Esc schließt</numerusform>
            <numerusform>%n gefunden · Eingabe öffnet oder führt aus, Esc schließt</numerusform>
        </translation>
    </message>
    <message>
        <source>Not possible: %1</source>
        <translation>Nicht möglich: %1</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird gefragt&#xa0;…</translation>
    </message>
    <message>
        <source>Search, run a command, or ask: may I deploy to production?</source>
        <translation>Suchen, Befehl ausführen oder fragen: darf ich nach Produktion ausrollen?</translation>
    </message>
    <message>
        <source>Nothing matches. One may ask: “may I deploy to production?” Type ? to see what else can be searched.</source>
        <translation>Nichts passt. Auch Fragen gehen: „darf ich nach Produktion ausrollen?“ Mit ? erscheint, was sich sonst suchen lässt.</translation>
    </message>
    <message>
        <source>Nothing here can be opened or run as it is typed · Esc closes</source>
        <translation>So eingegeben lässt sich hier nichts öffnen oder ausführen · Esc schließt</translation>
    </message>
</context>
<context>
    <name>tidegate::CompareDialog</name>
    <message>
        <source>Nothing is recorded on %1.</source>
        <translation>Für %1 ist nichts erfasst.</translation>
    </message>
    <message>
        <source>%1 on %L2 of %3</source>
        <comment>a release, a number, 12 targets</comment>
        <translation>%1 auf %L2/%3</translation>
    </message>
    <message>
        <source>Compare environments</source>
        <translation>Umgebungen vergleichen</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>Swap left and right (Ctrl+T)</source>
        <translation>Links und rechts tauschen (Strg+T)</translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation>Links und rechts tauschen</translation>
    </message>
    <message>
        <source>&amp;Left</source>
        <translation>&amp;Links</translation>
    </message>
    <message>
        <source>&amp;Right</source>
        <translation>&amp;Rechts</translation>
    </message>
    <message>
        <source>&amp;Only differences</source>
        <translation>&amp;Nur Unterschiede</translation>
    </message>
    <message>
        <source>&amp;As it was at</source>
        <translation>&amp;Stand vom</translation>
    </message>
    <message>
        <source>Time to compare at</source>
        <translation>Zeitpunkt des Vergleichs</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>As &amp;Markdown</source>
        <translation>Als &amp;Markdown</translation>
    </message>
    <message>
        <source>As &amp;JSON</source>
        <translation>Als &amp;JSON</translation>
    </message>
    <message>
        <source>Components of both environments</source>
        <translation>Komponenten beider Umgebungen</translation>
    </message>
    <message>
        <source>Left environment</source>
        <translation>Linke Umgebung</translation>
    </message>
    <message>
        <source>Right environment</source>
        <translation>Rechte Umgebung</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Vergleich läuft&#xa0;…</translation>
    </message>
    <message>
        <source>The environments could not be compared.</source>
        <translation>Die Umgebungen konnten nicht verglichen werden.</translation>
    </message>
    <message numerus="yes">
        <source>All %n components are the same.</source>
        <translation>
            <numerusform>%n Komponente ist gleich.</numerusform>
            <numerusform>Alle %n Komponenten sind gleich.</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2 components differ.</source>
        <translation>%L1 von %L2 Komponenten weichen ab.</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Kein Unterschied</translation>
    </message>
    <message>
        <source>Both environments have the same images.</source>
        <translation>Beide Umgebungen haben dieselben Images.</translation>
    </message>
    <message>
        <source>Show all components</source>
        <translation>Alle Komponenten zeigen</translation>
    </message>
    <message>
        <source>Nothing is recorded</source>
        <translation>Nichts erfasst</translation>
    </message>
    <message>
        <source>The comparison is made of version stickers: record on a target, or by your pipeline, what was deployed.</source>
        <translation>Verglichen werden Versions-Sticker: auf einem Ziel oder durch die Pipeline erfassen, was deployt wurde.</translation>
    </message>
    <message>
        <source>The time cannot be read</source>
        <translation>Die Zeit ist nicht lesbar</translation>
    </message>
    <message>
        <source>Choose a component first.</source>
        <translation>Zuerst eine Komponente auswählen.</translation>
    </message>
    <message>
        <source>There is not one image on each side.</source>
        <translation>Nicht auf jeder Seite steht genau ein Image.</translation>
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
    <message numerus="yes">
        <source>⋯ %n unchanged components [show]</source>
        <translation>
            <numerusform>⋯ %n unveränderte Komponente [zeigen]</numerusform>
            <numerusform>⋯ %n unveränderte Komponenten [zeigen]</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: the same, %2</source>
        <comment>a component, its digest</comment>
        <translation>%1: gleich, %2</translation>
    </message>
    <message>
        <source>%1: %2; %3, %4</source>
        <extracomment>%1 is a component, %2 what kind of difference, %3 what is expected, %4 what is there.</extracomment>
        <translation>%1: %2; %3, %4</translation>
    </message>
</context>
<context>
    <name>tidegate::ComponentExport</name>
    <message>
        <source>%1. Choose another place.</source>
        <translation>%1. Einen anderen Ort wählen.</translation>
    </message>
</context>
<context>
    <name>tidegate::ComponentMatrixModel</name>
    <message>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
</context>
<context>
    <name>tidegate::ComponentPanel</name>
    <message>
        <source>The chosen cell</source>
        <translation>Die gewählte Zelle</translation>
    </message>
    <message>
        <source>Choose a cell to read what runs there.</source>
        <translation>Eine Zelle wählen, um zu lesen, was dort läuft.</translation>
    </message>
    <message>
        <source>Nothing is chosen</source>
        <translation>Nichts ausgewählt</translation>
    </message>
    <message>
        <source>And %L1 more.</source>
        <translation>Und %L1 weitere.</translation>
    </message>
    <message>
        <source>It does not run there, as far as is known.</source>
        <translation>Soweit bekannt, läuft es dort nicht.</translation>
    </message>
    <message>
        <source>Choose a cell first.</source>
        <translation>Zuerst eine Zelle auswählen.</translation>
    </message>
    <message>
        <source>&amp;Show targets</source>
        <translation>Z&amp;iele zeigen</translation>
    </message>
    <message>
        <source>Nobody knows a digest of what runs there.</source>
        <translation>Von dem, was dort läuft, ist kein Digest bekannt.</translation>
    </message>
    <message>
        <source>&amp;Where is it running?</source>
        <translation>&amp;Wo läuft es?</translation>
    </message>
    <message>
        <source>&amp;Where is %1 running?</source>
        <translation>&amp;Wo läuft %1?</translation>
    </message>
    <message>
        <source>It is compared with no environment.</source>
        <translation>Mit keiner Umgebung verglichen.</translation>
    </message>
    <message>
        <source>Com&amp;pare with %1…</source>
        <translation>Mit %1 v&amp;ergleichen&#xa0;…</translation>
    </message>
    <message>
        <source>Com&amp;pare…</source>
        <translation>V&amp;ergleichen&#xa0;…</translation>
    </message>
    <message>
        <source>Nothing that runs there came in a freeze, as far as is known.</source>
        <translation>Soweit bekannt, kam nichts von dem, was dort läuft, in einem Freeze.</translation>
    </message>
    <message>
        <source>&amp;Unasked changes</source>
        <translation>Ungef&amp;ragte Änderungen</translation>
    </message>
</context>
<context>
    <name>tidegate::ComponentTable</name>
    <message>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Digest</translation>
    </message>
</context>
<context>
    <name>tidegate::ComponentWords</name>
    <message>
        <source>digest not known</source>
        <translation>Digest unbekannt</translation>
    </message>
    <message>
        <source>no targets</source>
        <translation>keine Ziele</translation>
    </message>
    <message>
        <source>does not run here</source>
        <translation>läuft hier nicht</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>a version, 23 targets</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>there for %1 at least</source>
        <comment>9 d</comment>
        <translation>seit mindestens %1 da</translation>
    </message>
    <message>
        <source>does not run on %1</source>
        <comment>2 targets</comment>
        <translation>läuft nicht: %1</translation>
    </message>
    <message>
        <source>not in any release in force</source>
        <translation>in keinem gültigen Release</translation>
    </message>
    <message>
        <source>changed in a freeze %1</source>
        <comment>6 h ago</comment>
        <translation>in einem Freeze geändert, %1</translation>
    </message>
    <message>
        <source>not known for %L1 of %2</source>
        <comment>3 of 9 targets</comment>
        <translation>%2, davon %L1 unbekannt</translation>
    </message>
    <message>
        <source> + %L1 more</source>
        <comment>behind versions</comment>
        <translation> + %L1 weitere</translation>
    </message>
    <message>
        <source>%L1 versions on %2</source>
        <comment>2 versions on 24 targets</comment>
        <translation>%L1 Versionen, %2</translation>
    </message>
    <message>
        <source>stopped on %L1</source>
        <translation>angehalten auf %L1</translation>
    </message>
    <message>
        <source>not in any release</source>
        <translation>in keinem Release</translation>
    </message>
    <message>
        <source>same as %1</source>
        <translation>wie %1</translation>
    </message>
    <message>
        <source>differs from %1</source>
        <translation>anders als %1</translation>
    </message>
    <message>
        <source>nobody can say whether it differs from %1</source>
        <translation>unklar, ob anders als %1</translation>
    </message>
    <message>
        <source>runs in %1</source>
        <translation>läuft in %1</translation>
    </message>
    <message>
        <source>does not run in %1</source>
        <translation>läuft nicht in %1</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>nur hier</translation>
    </message>
    <message>
        <source>changed in a freeze</source>
        <translation>in einem Freeze geändert</translation>
    </message>
    <message>
        <source>%1 in %2: %3</source>
        <comment>a component, an environment, what runs there</comment>
        <translation>%1 in %2: %3</translation>
    </message>
    <message>
        <source>%L1 more images are not listed.</source>
        <translation>%L1 weitere Images sind nicht aufgeführt.</translation>
    </message>
    <message>
        <source>one version</source>
        <translation>eine Version</translation>
    </message>
    <message numerus="yes">
        <source>%n versions</source>
        <translation>
            <numerusform>%n Version</numerusform>
            <numerusform>%n Versionen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2 runs %3</source>
        <comment>a component, an environment, 2 versions</comment>
        <translation>%1 in %2 läuft in %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>9 components, 15 targets</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>1 component</source>
        <translation>1 Komponente</translation>
    </message>
    <message numerus="yes">
        <source>%n components</source>
        <translation>
            <numerusform>%n Komponente</numerusform>
            <numerusform>%n Komponenten</numerusform>
        </translation>
    </message>
    <message>
        <source>1 differs from %1</source>
        <translation>1 anders als %1</translation>
    </message>
    <message numerus="yes">
        <source>%n differ from %1</source>
        <translation>
            <numerusform>%n anders als %1</numerusform>
            <numerusform>%n anders als %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidegate::ComponentsView</name>
    <message>
        <source>1 component</source>
        <translation>1 Komponente</translation>
    </message>
    <message numerus="yes">
        <source>%n components</source>
        <translation>
            <numerusform>%n Komponente</numerusform>
            <numerusform>%n Komponenten</numerusform>
        </translation>
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
    <message numerus="yes">
        <source>%n differ somewhere</source>
        <translation>
            <numerusform>%n irgendwo anders</numerusform>
            <numerusform>%n irgendwo anders</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 shown</source>
        <translation>%L1 gezeigt</translation>
    </message>
    <message>
        <source>there are more on the server</source>
        <translation>weitere auf dem Server</translation>
    </message>
    <message>
        <source>the one before</source>
        <translation>der davor</translation>
    </message>
    <message>
        <source>Your role may not look at targets</source>
        <translation>Die eigene Rolle darf keine Ziele ansehen</translation>
    </message>
    <message>
        <source>What runs now could not be loaded.</source>
        <translation>Was jetzt läuft, konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>No component matches</source>
        <translation>Keine Komponente passt</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Nothing differs</source>
        <translation>Nichts ist anders</translation>
    </message>
    <message>
        <source>Every environment runs what it is compared with, as far as is known.</source>
        <translation>Soweit bekannt, läuft in jeder Umgebung, womit sie verglichen wird.</translation>
    </message>
    <message>
        <source>Show all components</source>
        <translation>Alle Komponenten zeigen</translation>
    </message>
    <message>
        <source>Loading what runs…</source>
        <translation>Was läuft, wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>What runs could not be loaded.</source>
        <translation>Was läuft, konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>No environments yet</source>
        <translation>Noch keine Umgebungen</translation>
    </message>
    <message>
        <source>Each environment is a column here.</source>
        <translation>Jede Umgebung ist hier eine Spalte.</translation>
    </message>
    <message>
        <source>This server is too old to say</source>
        <translation>Dieser Server ist zu alt dafür</translation>
    </message>
    <message>
        <source>What runs where is told by newer servers.</source>
        <translation>Was wo läuft, sagen neuere Server.</translation>
    </message>
    <message>
        <source>Nothing was seen to run yet</source>
        <translation>Noch nichts laufen gesehen</translation>
    </message>
    <message>
        <source>A component shows here once it was seen on a target: by a check, by an agent, or by an inventory that a pipeline pushes.</source>
        <translation>Eine Komponente erscheint hier, sobald sie auf einem Ziel gesehen wurde: durch eine Prüfung, einen Agenten oder ein Inventar, das eine Pipeline überträgt.</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <extracomment>A component and an environment.</extracomment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Export the versions that are shown</source>
        <translation>Gezeigte Versionen exportieren</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>Tabelle für Tabellenkalkulationen (*.csv)</translation>
    </message>
    <message>
        <source>The versions were written to %1.</source>
        <translation>Die Versionen wurden nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>The versions could not be written.</source>
        <translation>Die Versionen konnten nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Filter by component or version</source>
        <translation>Nach Komponente oder Version filtern</translation>
    </message>
    <message>
        <source>Onl&amp;y what differs</source>
        <translation>Nur &amp;Unterschiede</translation>
    </message>
    <message>
        <source>Each compare&amp;d with</source>
        <translation>Verglichen mi&amp;t</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>Ex&amp;portieren&#xa0;…</translation>
    </message>
    <message>
        <source>Writes the rows that are shown to a file</source>
        <translation>Schreibt die gezeigten Zeilen in eine Datei</translation>
    </message>
    <message>
        <source>Version of each component in each environment</source>
        <translation>Version jeder Komponente in jeder Umgebung</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>anders</translation>
    </message>
    <message>
        <source>several versions at once</source>
        <translation>mehrere Versionen zugleich</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>nur hier</translation>
    </message>
    <message>
        <source>nobody can say</source>
        <translation>unklar</translation>
    </message>
    <message>
        <source>changed in a freeze</source>
        <translation>in einem Freeze geändert</translation>
    </message>
    <message>
        <source>&amp;Show the targets</source>
        <translation>&amp;Ziele zeigen</translation>
    </message>
    <message>
        <source>Com&amp;pare with the other environment…</source>
        <translation>Mit der anderen Umgebung &amp;vergleichen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als Text &amp;kopieren</translation>
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
    <message>
        <source>%1 %2</source>
        <comment>error, what is known</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Capital and small letters are the same here.</source>
        <translation>Groß- und Kleinschreibung sind hier gleich.</translation>
    </message>
    <message>
        <source>Type “%1” first.</source>
        <translation>Zuerst „%1“ eingeben.</translation>
    </message>
    <message>
        <source>“%1” is not the name: type “%2”.</source>
        <translation>„%1“ ist nicht der Name: „%2“ eingeben.</translation>
    </message>
</context>
<context>
    <name>tidegate::ConflictDialog</name>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>%1 — changed by both</source>
        <comment>field</comment>
        <translation>%1 – von beiden geändert</translation>
    </message>
    <message>
        <source>%1 — changed by you</source>
        <comment>field</comment>
        <translation>%1 – hier geändert</translation>
    </message>
    <message>
        <source>%1 — changed by them</source>
        <comment>field</comment>
        <translation>%1 – anderswo geändert</translation>
    </message>
    <message>
        <source>Yours and theirs</source>
        <translation>Eigenes und Fremdes</translation>
    </message>
    <message>
        <source>Back to editing</source>
        <translation>Zurück zum Bearbeiten</translation>
    </message>
    <message>
        <source>All &amp;yours</source>
        <translation>Alles &amp;Eigene</translation>
    </message>
    <message>
        <source>All &amp;theirs</source>
        <translation>Alles &amp;Fremde</translation>
    </message>
    <message>
        <source>Choose for each field what is kept. What only one of you changed is chosen already.</source>
        <translation>Für jedes Feld wählen, was bleibt. Was nur eine Seite geändert hat, ist schon gewählt.</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Eigenes</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Fremdes</translation>
    </message>
    <message>
        <source>%1: keep yours</source>
        <comment>field</comment>
        <translation>%1: Eigenes behalten</translation>
    </message>
    <message>
        <source>%1: keep theirs</source>
        <comment>field</comment>
        <translation>%1: Fremdes behalten</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
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
    <message>
        <source>No connection is open</source>
        <translation>Keine Verbindung offen</translation>
    </message>
    <message>
        <source>The clock of the server is %1 ahead of this computer&apos;s. Freezes go by the server&apos;s.</source>
        <translation>Die Uhr des Servers geht gegenüber diesem Rechner %1 vor. Freezes richten sich nach dem Server.</translation>
    </message>
    <message>
        <source>The clock of the server is %1 behind this computer&apos;s. Freezes go by the server&apos;s.</source>
        <translation>Die Uhr des Servers geht gegenüber diesem Rechner %1 nach. Freezes richten sich nach dem Server.</translation>
    </message>
    <message>
        <source>The server wants you to sign in.</source>
        <translation>Der Server verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>The server&apos;s clock shows %1, but it showed %2 before. Nobody can say which is right, so every gate check says no.</source>
        <translation>Die Uhr des Servers zeigt %1, zeigte aber schon %2. Was stimmt, kann niemand sagen; daher lautet jede Freigabeprüfung Nein.</translation>
    </message>
    <message>
        <source>Set the clock right, or accept its time.</source>
        <translation>Die Uhr richtig stellen oder ihre Zeit annehmen.</translation>
    </message>
    <message>
        <source>Whoever runs the server sets its clock right, or an administrator accepts its time.</source>
        <translation>Wer den Server betreibt, stellt seine Uhr richtig, oder die Administration nimmt ihre Zeit an.</translation>
    </message>
    <message>
        <source>Accept the time…</source>
        <translation>Zeit annehmen&#xa0;…</translation>
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
        <source>&amp;Service</source>
        <translation>Ser&amp;vice</translation>
    </message>
    <message>
        <source>&amp;Account id</source>
        <translation>Konto-&amp;ID</translation>
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
        <translation>ACL-Tok&amp;en</translation>
    </message>
    <message>
        <source>Encrypt the connection with T&amp;LS</source>
        <translation>Verbindung mit T&amp;LS verschlüsseln</translation>
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
        <source>I &amp;know that anyone on the way can control this target</source>
        <translation>Mir ist be&amp;kannt, dass jeder auf dem Weg dieses Ziel steuern kann</translation>
    </message>
    <message>
        <source>Na&amp;mespace</source>
        <translation>Na&amp;mensraum</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;ort</translation>
    </message>
    <message>
        <source>Credentia&amp;ls</source>
        <translation>Zugangs&amp;daten</translation>
    </message>
    <message>
        <source>An access key of AWS that may read the service.</source>
        <translation>Ein Zugriffsschlüssel von AWS, der den Dienst lesen darf.</translation>
    </message>
    <message>
        <source>Another authority drops the other stored credentials: they were given for the one before. Enter them again below.</source>
        <translation>Eine andere Zertifizierungsstelle verwirft die übrigen gespeicherten Zugangsdaten: Sie galten für die vorige. Unten neu eingeben.</translation>
    </message>
    <message>
        <source>Cl&amp;uster</source>
        <translation>&amp;Cluster</translation>
    </message>
</context>
<context>
    <name>tidegate::ConnectionSteps</name>
    <message>
        <source>The host name resolves</source>
        <translation>Der Hostname wird aufgelöst</translation>
    </message>
    <message>
        <source>A connection is accepted</source>
        <translation>Eine Verbindung wird angenommen</translation>
    </message>
    <message>
        <source>TLS is agreed on and the certificate trusted</source>
        <translation>TLS ist vereinbart und das Zertifikat vertrauenswürdig</translation>
    </message>
    <message>
        <source>No TLS is expected</source>
        <translation>Kein TLS erwartet</translation>
    </message>
    <message>
        <source>Nomad answers</source>
        <translation>Nomad antwortet</translation>
    </message>
    <message>
        <source>The engine answers</source>
        <translation>Die Engine antwortet</translation>
    </message>
    <message>
        <source>The job can be read</source>
        <translation>Der Job ist lesbar</translation>
    </message>
    <message>
        <source>The version fits and access is allowed</source>
        <translation>Die Version passt und der Zugriff ist erlaubt</translation>
    </message>
    <message>
        <source>✓ %1</source>
        <extracomment>A step of a connection test that passed.</extracomment>
        <translation>✓ %1</translation>
    </message>
    <message>
        <source>✕ %1: failed</source>
        <translation>✕ %1: fehlgeschlagen</translation>
    </message>
    <message>
        <source>– %1: not reached</source>
        <translation>– %1: nicht erreicht</translation>
    </message>
    <message>
        <source>AWS answers</source>
        <translation>AWS antwortet</translation>
    </message>
    <message>
        <source>The service can be read</source>
        <translation>Der Service lässt sich lesen</translation>
    </message>
    <message>
        <source>The host name %1 resolves</source>
        <translation>Der Hostname %1 wird aufgelöst</translation>
    </message>
</context>
<context>
    <name>tidegate::ConnectionTest</name>
    <message>
        <source>Testing the connection…</source>
        <translation>Verbindung wird getestet&#xa0;…</translation>
    </message>
    <message>
        <source>Nothing was tested. %1 It can be saved all the same.</source>
        <translation>Nichts wurde getestet. %1 Speichern geht trotzdem.</translation>
    </message>
    <message>
        <source>The connection works. %1: %2</source>
        <translation>Die Verbindung funktioniert. %1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>health of a target, what was found</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>This server is older and cannot test a connection before it is saved. Save it, then check the target.</source>
        <translation>Dieser Server ist älter und kann eine Verbindung nicht testen, bevor sie gespeichert ist. Erst speichern, dann das Ziel prüfen.</translation>
    </message>
    <message>
        <source>The connection could not be tested: the target was deleted meanwhile.</source>
        <translation>Die Verbindung konnte nicht getestet werden: Das Ziel wurde inzwischen gelöscht.</translation>
    </message>
    <message>
        <source>The connection could not be tested. %1</source>
        <comment>why</comment>
        <translation>Die Verbindung konnte nicht getestet werden. %1</translation>
    </message>
    <message>
        <source>This was said of what stood in the fields before: %1</source>
        <translation>Das galt für das, was vorher in den Feldern stand: %1</translation>
    </message>
    <message>
        <source>Cancel the &amp;test</source>
        <translation>&amp;Test abbrechen</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
</context>
<context>
    <name>tidegate::Console</name>
    <message>
        <source>The token could not be kept in the keychain; you will be asked for it again next time.</source>
        <translation>Das Token ließ sich nicht im Schlüsselbund speichern; beim nächsten Mal wird wieder danach gefragt.</translation>
    </message>
    <message>
        <source>The keychain did not remove a token; remove it there.</source>
        <translation>Der Schlüsselbund hat ein Token nicht entfernt; es dort entfernen.</translation>
    </message>
    <message>
        <source>Something is being edited here. Finish it, then try again what you wanted to open.</source>
        <translation>Hier wird gerade etwas bearbeitet. Erst abschließen, dann das Gewünschte noch einmal öffnen.</translation>
    </message>
    <message>
        <source>The token file %1 cannot be read: %2</source>
        <translation>Die Token-Datei %1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>The CA file %1 cannot be read: %2</source>
        <translation>Die CA-Datei %1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>This is no link that Tidegate can follow: %1</source>
        <translation>Diesem Link kann Tidegate nicht folgen: %1</translation>
    </message>
    <message>
        <source>The link leads to the connection “%1”, which this computer does not know.</source>
        <translation>Der Link führt zur Verbindung „%1“, die dieser Rechner nicht kennt.</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>Verbindungen&#xa0;…</translation>
    </message>
    <message>
        <source>The link leads to the connection “%1”, which is not open.</source>
        <translation>Der Link führt zur Verbindung „%1“, die nicht offen ist.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>tidegate::ConsoleStatusBar</name>
    <message>
        <source>All times are shown in this zone</source>
        <translation>Alle Zeiten stehen in dieser Zone</translation>
    </message>
    <message>
        <source>&amp;This computer&apos;s zone (%1)</source>
        <translation>Zone dieses &amp;Rechners (%1)</translation>
    </message>
    <message>
        <source>&amp;UTC</source>
        <translation>&amp;UTC</translation>
    </message>
    <message>
        <source>&amp;Another zone…</source>
        <translation>&amp;Andere Zone&#xa0;…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1; the rest could not be loaded</source>
        <translation>%1; der Rest konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>Targets: %L1 of %L2</source>
        <translation>Ziele: %L1 von %L2</translation>
    </message>
    <message>
        <source>Targets: %L1</source>
        <translation>Ziele: %L1</translation>
    </message>
    <message>
        <source>%1, loading</source>
        <extracomment>%1 is &quot;Targets: 37,000 of 100,000&quot;.</extracomment>
        <translation>%1, wird geladen</translation>
    </message>
</context>
<context>
    <name>tidegate::CreatePopover</name>
    <message>
        <source>New freeze</source>
        <translation>Neuer Freeze</translation>
    </message>
    <message>
        <source>En&amp;vironment</source>
        <translation>&amp;Umgebung</translation>
    </message>
    <message>
        <source>Why nothing may be deployed, such as “Holiday freeze”</source>
        <translation>Warum, etwa „Weihnachts-Freeze“</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>An&amp;legen</translation>
    </message>
    <message>
        <source>Edit &amp;details…</source>
        <translation>De&amp;tails bearbeiten&#xa0;…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 · PROD</source>
        <comment>environment</comment>
        <translation>%1 · PROD</translation>
    </message>
    <message>
        <source>The environment</source>
        <translation>Die Umgebung</translation>
    </message>
    <message>
        <source>%1 (PROD)</source>
        <comment>environment</comment>
        <translation>%1 (PROD)</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert&#xa0;…</translation>
    </message>
    <message>
        <source>Give a reason first.</source>
        <translation>Zuerst einen Grund angeben.</translation>
    </message>
    <message>
        <source>The freeze was not created.</source>
        <translation>Der Freeze wurde nicht angelegt.</translation>
    </message>
    <message>
        <source>Rea&amp;son</source>
        <translation>B&amp;egründung</translation>
    </message>
    <message>
        <source>Choose an environment</source>
        <translation>Umgebung auswählen</translation>
    </message>
    <message>
        <source>Freeze %1</source>
        <comment>environment</comment>
        <translation>%1 sperren</translation>
    </message>
    <message>
        <source>Choose an environment first.</source>
        <translation>Zuerst eine Umgebung auswählen.</translation>
    </message>
</context>
<context>
    <name>tidegate::CredentialText</name>
    <message>
        <source>This key is protected by a passphrase, which nobody could enter at a check. Take a copy without one: openssl pkey -in key.pem -out plain.pem</source>
        <translation>Dieser Schlüssel ist durch eine Passphrase geschützt, die bei einer Prüfung niemand eingeben könnte. Eine Kopie ohne Passphrase verwenden: openssl pkey -in key.pem -out plain.pem</translation>
    </message>
    <message>
        <source>This is a certificate; its private key belongs here.</source>
        <translation>Das ist ein Zertifikat; hierher gehört sein privater Schlüssel.</translation>
    </message>
    <message>
        <source>This is no private key as PEM text, which begins with “-----BEGIN”.</source>
        <translation>Das ist kein privater Schlüssel als PEM-Text, der mit „-----BEGIN“ beginnt.</translation>
    </message>
    <message>
        <source>There is a private key in this; only certificates belong here.</source>
        <translation>Darin steht ein privater Schlüssel; hierher gehören nur Zertifikate.</translation>
    </message>
    <message>
        <source>This is no certificate as PEM text, which begins with “-----BEGIN CERTIFICATE-----”.</source>
        <translation>Das ist kein Zertifikat als PEM-Text, der mit „-----BEGIN CERTIFICATE-----“ beginnt.</translation>
    </message>
    <message>
        <source>This has more than %L1 KiB; no longer credential is kept.</source>
        <translation>Das hat mehr als %L1 KiB; längere Zugangsdaten werden nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Both parts are needed, as AWS shows them: 16 characters at least, and no spaces.</source>
        <translation>Beide Teile sind nötig, wie AWS sie zeigt: mindestens 16 Zeichen und keine Leerzeichen.</translation>
    </message>
    <message>
        <source>A token is one word without spaces and line breaks.</source>
        <translation>Ein Token ist ein Wort ohne Leerzeichen und Zeilenumbrüche.</translation>
    </message>
    <message>
        <source>The authorities of the system are trusted instead. What else is stored was given for this authority, and goes with it.</source>
        <translation>Stattdessen wird den Zertifizierungsstellen des Systems vertraut. Was sonst gespeichert ist, galt für diese Stelle und wird mit ihr entfernt.</translation>
    </message>
    <message>
        <source>Where Nomad asks for a token, checks, inventory and drift of this target stop working.</source>
        <translation>Wo Nomad ein Token verlangt, fallen Prüfungen, Inventar und Abweichung dieses Ziels aus.</translation>
    </message>
    <message>
        <source>Nobody can ask AWS about this target until another key is stored.</source>
        <translation>Bis ein anderer Schlüssel gespeichert ist, kann AWS nicht nach diesem Ziel gefragt werden.</translation>
    </message>
    <message>
        <source>Where a client certificate is asked for, checks, inventory and drift of this target stop working.</source>
        <translation>Wo ein Client-Zertifikat verlangt wird, fallen Prüfungen, Inventar und Abweichung dieses Ziels aus.</translation>
    </message>
</context>
<context>
    <name>tidegate::DeletedDialog</name>
    <message>
        <source>Recently deleted</source>
        <translation>Kürzlich gelöscht</translation>
    </message>
    <message>
        <source>Kept for 30 days, then gone for good. A restored thing has the same id, history and links. Stored credentials of targets do not come back; they have to be entered again.</source>
        <translation>30 Tage aufbewahrt, dann endgültig weg. Wiederhergestelltes hat dieselbe Id, Geschichte und Verweise. Gespeicherte Zugangsdaten von Zielen kommen nicht zurück; sie müssen neu eingegeben werden.</translation>
    </message>
    <message>
        <source>Name, place or person</source>
        <translation>Name, Ort oder Person</translation>
    </message>
    <message>
        <source>Filter what was deleted</source>
        <translation>Gelöschtes filtern</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>What was deleted in the last 30 days</source>
        <translation>Was in den letzten 30 Tagen gelöscht wurde</translation>
    </message>
    <message>
        <source>Loading what was deleted…</source>
        <translation>Gelöschtes wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>What was deleted could not be loaded.</source>
        <translation>Gelöschtes konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>This server does not list what was deleted</source>
        <translation>Dieser Server listet nicht auf, was gelöscht wurde</translation>
    </message>
    <message>
        <source>It is older than this console. What you deleted yourself in this session comes back by Undo.</source>
        <translation>Er ist älter als diese Konsole. Was Sie in dieser Sitzung selbst gelöscht haben, kommt durch Rückgängig zurück.</translation>
    </message>
    <message>
        <source>Environments, groups, targets and freezes that are deleted wait here, and come back as they were.</source>
        <translation>Gelöschte Umgebungen, Gruppen, Ziele und Freezes warten hier und kommen zurück, wie sie waren.</translation>
    </message>
    <message>
        <source>Nothing that was deleted matches</source>
        <translation>Nichts Gelöschtes passt</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Something is being restored.</source>
        <translation>Etwas wird gerade wiederhergestellt.</translation>
    </message>
    <message>
        <source>Choose a row first.</source>
        <translation>Zuerst eine Zeile wählen.</translation>
    </message>
    <message>
        <source>%1 was restored.</source>
        <translation>%1 wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>%1 was not restored. Its 30 days are over.</source>
        <translation>%1 wurde nicht wiederhergestellt. Die 30 Tage sind um.</translation>
    </message>
    <message>
        <source>%1 was not restored.</source>
        <translation>%1 wurde nicht wiederhergestellt.</translation>
    </message>
    <message>
        <source>The 30 days of %1 are over.</source>
        <translation>Die 30 Tage von %1 sind vorbei.</translation>
    </message>
    <message>
        <source>Nothing is left to restore</source>
        <translation>Es ist nichts mehr wiederherzustellen</translation>
    </message>
    <message>
        <source>There is nothing to restore</source>
        <translation>Es gibt nichts wiederherzustellen</translation>
    </message>
</context>
<context>
    <name>tidegate::DeletedModel</name>
    <message>
        <source>1 group</source>
        <translation>1 Gruppe</translation>
    </message>
    <message numerus="yes">
        <source>%n groups</source>
        <translation>
            <numerusform>%n Gruppe</numerusform>
            <numerusform>%n Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a time, how many days are left</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>1 day left</source>
        <translation>noch 1 Tag</translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>noch %n Tag</numerusform>
            <numerusform>noch %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Comes with it</source>
        <translation>Kommt mit</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Aufbewahrt bis</translation>
    </message>
    <message>
        <source>%1, over</source>
        <comment>a time that has passed</comment>
        <translation>%1, vorbei</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
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
</context>
<context>
    <name>tidegate::DifferenceRuler</name>
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
</context>
<context>
    <name>tidegate::DiscoveryDialog</name>
    <message>
        <source>Add what runs there</source>
        <translation>Hinzufügen, was dort läuft</translation>
    </message>
    <message>
        <source>Progress of adding</source>
        <translation>Fortschritt des Hinzufügens</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter what was found</source>
        <translation>Gefundenes filtern</translation>
    </message>
    <message>
        <source>What runs there</source>
        <translation>Was dort läuft</translation>
    </message>
    <message>
        <source>Asking %1 what runs there…</source>
        <translation>%1 wird gefragt, was dort läuft&#xa0;…</translation>
    </message>
    <message>
        <source>There is nothing to add on %1</source>
        <translation>Auf %1 gibt es nichts hinzuzufügen</translation>
    </message>
    <message>
        <source>%1 does not tell what runs there</source>
        <translation>%1 sagt nicht, was dort läuft</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>This server is older and cannot ask what runs there.</source>
        <translation>Dieser Server ist älter und kann nicht fragen, was dort läuft.</translation>
    </message>
    <message>
        <source>It cannot be asked yet. See the marked fields.</source>
        <translation>Es kann noch nicht gefragt werden. Siehe die markierten Felder.</translation>
    </message>
    <message>
        <source>It could not be asked.</source>
        <translation>Es konnte nicht gefragt werden.</translation>
    </message>
    <message>
        <source>There is more than the %L1 that are shown.</source>
        <translation>Es gibt mehr als die gezeigten %L1.</translation>
    </message>
    <message>
        <source>Left out, because it could not be read or its name cannot be one of a target: %L1.</source>
        <translation>Ausgelassen, weil nicht lesbar oder mit einem Namen, den kein Ziel haben kann: %L1.</translation>
    </message>
    <message>
        <source>It is the engine that was also met at %1.</source>
        <translation>Es ist die Engine, die auch unter %1 angetroffen wurde.</translation>
    </message>
    <message>
        <source>The stored credentials are those of another target: go back and enter them, to store them with what is added.</source>
        <translation>Die gespeicherten Zugangsdaten gehören einem anderen Ziel: zurückgehen und sie eingeben, um sie mit dem Hinzugefügten zu speichern.</translation>
    </message>
    <message>
        <source>%L1 added, %L2 failed, %L3 to go</source>
        <translation>%L1 hinzugefügt, %L2 gescheitert, %L3 ausstehend</translation>
    </message>
    <message>
        <source>%L1 new, %L2 known, %L3 ignored</source>
        <translation>%L1 neu, %L2 bekannt, %L3 ignoriert</translation>
    </message>
    <message>
        <source>&amp;Ignore</source>
        <translation>&amp;Ignorieren</translation>
    </message>
    <message>
        <source>&amp;Offer again</source>
        <translation>Wieder &amp;anbieten</translation>
    </message>
    <message>
        <source>It is not offered on this computer until it is wanted again.</source>
        <translation>Es wird auf diesem Computer nicht angeboten, bis es wieder gewünscht ist.</translation>
    </message>
    <message>
        <source>Select what is new or ignored first.</source>
        <translation>Zuerst auswählen, was neu oder ignoriert ist.</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>Es ist nichts gewählt.</translation>
    </message>
    <message>
        <source>&amp;Add %1</source>
        <translation>%1 &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Fin&amp;d what runs there</source>
        <translation>&amp;Feststellen, was dort läuft</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>addition of %1</source>
        <translation>Hinzufügen von %1</translation>
    </message>
    <message>
        <source>Not everything was added as it should be. Each line says why; what is not there can be tried again.</source>
        <translation>Nicht alles wurde hinzugefügt, wie es sein soll. Jede Zeile sagt, warum; was fehlt, kann noch einmal versucht werden.</translation>
    </message>
    <message>
        <source>Stopped. What was added is there; one step takes it back.</source>
        <translation>Angehalten. Was hinzugefügt wurde, ist da; ein Schritt nimmt es zurück.</translation>
    </message>
    <message>
        <source>Everything was added. One step takes all of it back.</source>
        <translation>Alles wurde hinzugefügt. Ein Schritt nimmt alles zurück.</translation>
    </message>
</context>
<context>
    <name>tidegate::DiscoveryModel</name>
    <message>
        <source>Docker host: %1</source>
        <translation>Docker-Host: %1</translation>
    </message>
    <message>
        <source>Compose project: %1</source>
        <translation>Compose-Projekt: %1</translation>
    </message>
    <message>
        <source>ECS service: %1</source>
        <translation>ECS-Dienst: %1</translation>
    </message>
    <message>
        <source>Nomad job: %1</source>
        <translation>Nomad-Job: %1</translation>
    </message>
    <message>
        <source>Nomad job: %1 in %2</source>
        <comment>name, namespace</comment>
        <translation>Nomad-Job: %1 in %2</translation>
    </message>
    <message>
        <source>! %1</source>
        <comment>a target was added, what is wrong with it</comment>
        <translation>! %1</translation>
    </message>
    <message>
        <source>✕ Not added: %1</source>
        <comment>why</comment>
        <translation>✕ Nicht hinzugefügt: %1</translation>
    </message>
    <message>
        <source>✓ Added</source>
        <translation>✓ Hinzugefügt</translation>
    </message>
    <message>
        <source>+ New</source>
        <translation>+ Neu</translation>
    </message>
    <message>
        <source>= Known: %1</source>
        <comment>a target in an environment</comment>
        <translation>= Bekannt: %1</translation>
    </message>
    <message>
        <source>− Ignored</source>
        <translation>− Ignoriert</translation>
    </message>
    <message>
        <source>Nothing runs</source>
        <translation>Nichts läuft</translation>
    </message>
    <message>
        <source>%L1 of %L2 run</source>
        <translation>%L1 von %L2 laufen</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>how many run, a remark</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
</context>
<context>
    <name>tidegate::DiscoveryPlace</name>
    <message>
        <source>Enter it below</source>
        <translation>Unten eingeben</translation>
    </message>
    <message>
        <source>Docker: the host and its Compose projects</source>
        <translation>Docker: der Host und seine Compose-Projekte</translation>
    </message>
    <message>
        <source>Nomad: the jobs of a namespace</source>
        <translation>Nomad: die Jobs eines Namensraums</translation>
    </message>
    <message>
        <source>Amazon ECS: the services of a cluster</source>
        <translation>Amazon ECS: die Dienste eines Clusters</translation>
    </message>
    <message>
        <source>Your role does not include storing credentials.</source>
        <translation>Die eigene Rolle schließt das Speichern von Zugangsdaten nicht ein.</translation>
    </message>
    <message>
        <source>Add to &amp;environment</source>
        <translation>Zur &amp;Umgebung hinzufügen</translation>
    </message>
    <message>
        <source>Add to &amp;group</source>
        <translation>Zur &amp;Gruppe hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>Or&amp;t</translation>
    </message>
    <message>
        <source>&amp;What is asked</source>
        <translation>&amp;Was gefragt wird</translation>
    </message>
    <message>
        <source>%1 (as %2)</source>
        <comment>a place, a target there</comment>
        <translation>%1 (wie %2)</translation>
    </message>
    <message>
        <source>Docker context %1: %2</source>
        <comment>name, address</comment>
        <translation>Docker-Kontext %1: %2</translation>
    </message>
    <message>
        <source>%1 (only on that computer)</source>
        <comment>Docker context</comment>
        <translation>%1 (nur auf jenem Computer)</translation>
    </message>
    <message>
        <source>%1 (SSH cannot be asked)</source>
        <comment>Docker context</comment>
        <translation>%1 (SSH kann nicht gefragt werden)</translation>
    </message>
    <message>
        <source>%1 (not understood)</source>
        <comment>Docker context</comment>
        <translation>%1 (nicht verstanden)</translation>
    </message>
    <message>
        <source>No group</source>
        <translation>Keine Gruppe</translation>
    </message>
    <message>
        <source>The certificates of the Docker context are used, and stored with what is added.</source>
        <translation>Die Zertifikate des Docker-Kontexts werden verwendet und mit dem Hinzugefügten gespeichert.</translation>
    </message>
    <message>
        <source>The credentials that are stored for the target there are used to ask.</source>
        <translation>Zum Fragen werden die Zugangsdaten verwendet, die für das Ziel dort gespeichert sind.</translation>
    </message>
    <message>
        <source>Your role does not include asking with the credentials that are stored for the target there: enter them.</source>
        <translation>Die eigene Rolle schließt nicht ein, mit den Zugangsdaten zu fragen, die für das Ziel dort gespeichert sind: sie eingeben.</translation>
    </message>
    <message>
        <source>What an agent checks is not asked: agents only tell of their own targets.</source>
        <translation>Was ein Agent prüft, wird nicht gefragt: Agenten berichten nur von den eigenen Zielen.</translation>
    </message>
</context>
<context>
    <name>tidegate::DiscoveryPlan</name>
    <message>
        <source>%1 in %2</source>
        <comment>a target in an environment</comment>
        <translation>%1 in %2</translation>
    </message>
</context>
<context>
    <name>tidegate::DisplayZone</name>
    <message>
        <source>UTC, because %1 is no time zone</source>
        <translation>UTC, weil %1 keine Zeitzone ist</translation>
    </message>
</context>
<context>
    <name>tidegate::DriftFacets</name>
    <message>
        <source>Components that differ</source>
        <translation>Komponenten</translation>
    </message>
    <message>
        <source>Kind of difference</source>
        <translation>Art des Unterschieds</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
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
</context>
<context>
    <name>tidegate::DriftGroupList</name>
    <message>
        <source>Differences by component</source>
        <translation>Unterschiede nach Komponente</translation>
    </message>
    <message>
        <source>Enter shows the targets.</source>
        <translation>Eingabe zeigt die Ziele.</translation>
    </message>
    <message>
        <source>&amp;Show these targets</source>
        <translation>Diese Ziele &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Where is this digest running?</source>
        <translation>&amp;Wo läuft dieser Digest?</translation>
    </message>
    <message>
        <source>&amp;Copy digest</source>
        <translation>Digest &amp;kopieren</translation>
    </message>
</context>
<context>
    <name>tidegate::DriftGroupModel</name>
    <message>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>+ Actual</source>
        <translation>+ Tatsächlich</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
</context>
<context>
    <name>tidegate::DriftIgnoring</name>
    <message>
        <source>&amp;Ignore…</source>
        <translation>&amp;Ignorieren&#xa0;…</translation>
    </message>
    <message>
        <source>I&amp;gnored differences…</source>
        <translation>I&amp;gnorierte&#xa0;…</translation>
    </message>
    <message>
        <source>Stop &amp;ignoring</source>
        <translation>Nicht mehr &amp;ignorieren</translation>
    </message>
    <message>
        <source>Choose a difference first.</source>
        <translation>Zuerst eine Abweichung auswählen.</translation>
    </message>
    <message>
        <source>It is still ignored.</source>
        <translation>Es wird weiter ignoriert.</translation>
    </message>
    <message>
        <source>Not ignored any more</source>
        <translation>Nicht mehr ignoriert</translation>
    </message>
    <message>
        <source>Ignored…</source>
        <comment>a button that lists ignored differences</comment>
        <translation>Ignorierte&#xa0;…</translation>
    </message>
    <message>
        <source>Lists the differences that are ignored</source>
        <translation>Listet die Abweichungen auf, die ignoriert werden</translation>
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
        <translation>Ziel, Release, Komponente</translation>
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
        <source>Show all targets</source>
        <translation>Alle Ziele zeigen</translation>
    </message>
    <message>
        <source>&amp;Open the target</source>
        <translation>Ziel ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppieren</translation>
    </message>
    <message>
        <source>by target</source>
        <translation>nach Ziel</translation>
    </message>
    <message>
        <source>by component</source>
        <translation>nach Komponente</translation>
    </message>
    <message>
        <source>Looking where %1 is running…</source>
        <translation>Suche, wo %1 läuft&#xa0;…</translation>
    </message>
    <message>
        <source>Nobody knows where it is running.</source>
        <translation>Wo es läuft, ist unbekannt.</translation>
    </message>
    <message>
        <source>%1 is running nowhere, by the newest inventories.</source>
        <translation>%1 läuft laut neuesten Inventaren nirgends.</translation>
    </message>
    <message>
        <source>%1 is running on 1 target.</source>
        <translation>%1 läuft auf 1 Ziel.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is running on %n targets.</source>
        <translation>
            <numerusform>%1 läuft auf %n Ziel.</numerusform>
            <numerusform>%1 läuft auf %n Zielen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Liste kopieren</translation>
    </message>
    <message>
        <source>%1: %2 on %3</source>
        <comment>a component, a kind of difference, 3 targets</comment>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Alt+Down, F7</source>
        <translation>Alt+Ab, F7</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Nächster Unterschied</translation>
    </message>
    <message>
        <source>Alt+Up, Shift+F7</source>
        <translation>Alt+Auf, Umschalt+F7</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>Voriger Unterschied</translation>
    </message>
    <message>
        <source>From the list to the comparison; show unchanged components</source>
        <translation>Von der Liste zum Vergleich; unveränderte Komponenten zeigen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Drift is the difference between what was deployed to a target and what runs there.</source>
        <translation>Eine Abweichung ist der Unterschied zwischen dem, was auf ein Ziel ausgerollt wurde, und dem, was dort läuft.</translation>
    </message>
    <message>
        <source>New target…</source>
        <translation>Neues Ziel&#xa0;…</translation>
    </message>
    <message>
        <source>Ignore the difference, or stop it</source>
        <translation>Die Abweichung ignorieren oder nicht mehr ignorieren</translation>
    </message>
    <message>
        <source>Open the changes between both images</source>
        <translation>Änderungen zwischen beiden Images öffnen</translation>
    </message>
    <message>
        <source>Looking for the targets of %1…</source>
        <translation>Ziele von %1 werden gesucht&#xa0;…</translation>
    </message>
    <message>
        <source>No target of %1 is known by a digest.</source>
        <translation>Von %1 ist kein Ziel über einen Digest bekannt.</translation>
    </message>
    <message>
        <source>1 target: %1</source>
        <translation>1 Ziel: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n targets: %1</source>
        <translation>
            <numerusform>%n Ziel: %1</numerusform>
            <numerusform>%n Ziele: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>No target matches so far</source>
        <translation>Bisher passt kein Ziel</translation>
    </message>
</context>
<context>
    <name>tidegate::DriftRuleTableModel</name>
    <message>
        <source>any</source>
        <translation>jede</translation>
    </message>
    <message>
        <source>%1, over</source>
        <translation>%1, abgelaufen</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Abweichung</translation>
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
        <source>By</source>
        <translation>Von</translation>
    </message>
</context>
<context>
    <name>tidegate::DriftRulesDialog</name>
    <message>
        <source>Ignored differences</source>
        <translation>Ignorierte Abweichungen</translation>
    </message>
    <message>
        <source>What is ignored counts neither as drift nor as in sync. When its time is over it is drift again, since when it always was.</source>
        <translation>Ignoriertes zählt weder als abweichend noch als wie erwartet. Ist die Zeit vorbei, weicht es wieder ab, und zwar seit es das tut.</translation>
    </message>
    <message>
        <source>&amp;Stop ignoring</source>
        <translation>&amp;Nicht mehr ignorieren</translation>
    </message>
    <message>
        <source>Loading what is ignored…</source>
        <translation>Ignoriertes wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>What is ignored could not be loaded.</source>
        <translation>Ignoriertes konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>This server ignores nothing</source>
        <translation>Dieser Server ignoriert nichts</translation>
    </message>
    <message>
        <source>It is older than this console.</source>
        <translation>Er ist älter als diese Konsole.</translation>
    </message>
    <message>
        <source>Nothing is ignored</source>
        <translation>Nichts wird ignoriert</translation>
    </message>
    <message>
        <source>A difference is ignored from its row on the Drift page.</source>
        <translation>Eine Abweichung wird aus ihrer Zeile auf der Seite „Abweichung“ ignoriert.</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>It is being done.</source>
        <translation>Es läuft.</translation>
    </message>
    <message>
        <source>Choose a row first.</source>
        <translation>Zuerst eine Zeile auswählen.</translation>
    </message>
    <message>
        <source>Not ignored any more</source>
        <translation>Nicht mehr ignoriert</translation>
    </message>
    <message>
        <source>It is still ignored.</source>
        <translation>Es wird weiter ignoriert.</translation>
    </message>
    <message>
        <source>a deleted target</source>
        <translation>ein gelöschtes Ziel</translation>
    </message>
    <message>
        <source>all of %1</source>
        <translation>alle von %1</translation>
    </message>
    <message>
        <source>a deleted environment</source>
        <translation>eine gelöschte Umgebung</translation>
    </message>
    <message>
        <source>all with %1</source>
        <comment>labels</comment>
        <translation>alle mit %1</translation>
    </message>
    <message>
        <source>a target that is not loaded yet</source>
        <translation>ein Ziel, das noch nicht geladen ist</translation>
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
        <source>The target could not be looked at. %1</source>
        <translation>Das Ziel konnte nicht untersucht werden. %1</translation>
    </message>
    <message>
        <source>Components in words</source>
        <translation>Komponenten in Worten</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>In Worten</translation>
    </message>
    <message>
        <source>One sentence a component, for screen readers and for narrow windows</source>
        <translation>Ein Satz je Komponente, für Vorleseprogramme und schmale Fenster</translation>
    </message>
    <message>
        <source>Current &amp;row</source>
        <translation>Aktuelle &amp;Zeile</translation>
    </message>
    <message>
        <source>Copy &amp;row</source>
        <translation>&amp;Zeile kopieren</translation>
    </message>
    <message>
        <source>Looking at the target: %1…</source>
        <translation>Ziel wird untersucht: %1&#xa0;…</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Nicht mehr warten</translation>
    </message>
    <message>
        <source>%1; the target cannot be reached now</source>
        <translation>%1; das Ziel ist gerade nicht erreichbar</translation>
    </message>
    <message>
        <source>○ %1 of %2 components ignored</source>
        <translation>○ %1 von %2 Komponenten ignoriert</translation>
    </message>
    <message>
        <source>Choose a difference first.</source>
        <translation>Zuerst eine Abweichung auswählen.</translation>
    </message>
    <message>
        <source>There are not two images to be held against each other.</source>
        <translation>Es gibt keine zwei Images, die sich vergleichen lassen.</translation>
    </message>
</context>
<context>
    <name>tidegate::EditHistory</name>
    <message>
        <source>It could not be undone: %1</source>
        <translation>Rückgängig machen war nicht möglich: %1</translation>
    </message>
    <message>
        <source>It could not be redone: %1</source>
        <translation>Wiederholen war nicht möglich: %1</translation>
    </message>
    <message>
        <source>A later change stands in the way: %1. Undo that one first, in the undo history.</source>
        <translation>Eine spätere Änderung steht im Weg: %1. Zuerst diese im Änderungsverlauf rückgängig machen.</translation>
    </message>
    <message>
        <source>An earlier change is missing: %1. Redo that one first, in the undo history.</source>
        <translation>Eine frühere Änderung fehlt: %1. Zuerst diese im Änderungsverlauf wiederholen.</translation>
    </message>
    <message>
        <source>A later change stands in the way, which cannot be undone: %1.</source>
        <translation>Eine spätere Änderung steht im Weg, die sich nicht rückgängig machen lässt: %1.</translation>
    </message>
    <message>
        <source>An earlier change is missing, which cannot be redone: %1.</source>
        <translation>Eine frühere Änderung fehlt, die sich nicht wiederholen lässt: %1.</translation>
    </message>
</context>
<context>
    <name>tidegate::EditListModel</name>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gemacht</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Done, cannot be undone</source>
        <translation>Geschehen, nicht umkehrbar</translation>
    </message>
    <message>
        <source>Undone, cannot be redone</source>
        <translation>Zurückgenommen, nicht wiederholbar</translation>
    </message>
    <message>
        <source>Could not be undone</source>
        <translation>Ließ sich nicht rückgängig machen</translation>
    </message>
    <message>
        <source>Could not be redone</source>
        <translation>Ließ sich nicht wiederholen</translation>
    </message>
</context>
<context>
    <name>tidegate::EditWords</name>
    <message>
        <source>new freeze %1</source>
        <translation>neuer Freeze %1</translation>
    </message>
    <message>
        <source>new group %1</source>
        <translation>neue Gruppe %1</translation>
    </message>
    <message>
        <source>new target %1</source>
        <translation>neues Ziel %1</translation>
    </message>
    <message>
        <source>new environment %1</source>
        <translation>neue Umgebung %1</translation>
    </message>
    <message>
        <source>deletion of the freeze %1</source>
        <translation>Löschen des Freeze %1</translation>
    </message>
    <message>
        <source>deletion of the group %1</source>
        <translation>Löschen der Gruppe %1</translation>
    </message>
    <message>
        <source>deletion of %1</source>
        <translation>Löschen von %1</translation>
    </message>
    <message>
        <source>restoring of %1</source>
        <translation>Wiederherstellen von %1</translation>
    </message>
    <message>
        <source>new name of %1</source>
        <translation>neuer Name von %1</translation>
    </message>
    <message>
        <source>approvals of %1</source>
        <translation>Freigaben von %1</translation>
    </message>
    <message>
        <source>change of %1</source>
        <translation>Änderung von %1</translation>
    </message>
    <message>
        <source>reason of %1</source>
        <translation>Grund von %1</translation>
    </message>
    <message>
        <source>exceptions of %1</source>
        <translation>Ausnahmen von %1</translation>
    </message>
    <message>
        <source>times of %1</source>
        <translation>Zeiten von %1</translation>
    </message>
    <message>
        <source>start of %1</source>
        <translation>Beginn von %1</translation>
    </message>
    <message>
        <source>end of %1</source>
        <translation>Ende von %1</translation>
    </message>
    <message>
        <source>change of the group %1</source>
        <translation>Änderung der Gruppe %1</translation>
    </message>
    <message>
        <source>move of %1</source>
        <translation>Verschieben von %1</translation>
    </message>
    <message>
        <source>enabling of %1</source>
        <translation>Einschalten von %1</translation>
    </message>
    <message>
        <source>disabling of %1</source>
        <translation>Ausschalten von %1</translation>
    </message>
    <message>
        <source>labels of %1</source>
        <translation>Labels von %1</translation>
    </message>
    <message>
        <source>order of the environments</source>
        <translation>Reihenfolge der Umgebungen</translation>
    </message>
</context>
<context>
    <name>tidegate::EditorDialog</name>
    <message>
        <source>What you typed is not saved.</source>
        <translation>Die Eingaben sind nicht gespeichert.</translation>
    </message>
    <message>
        <source>Waiting for the server…</source>
        <translation>Warten auf den Server&#xa0;…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert&#xa0;…</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>The server has not answered yet. When you close now, you do not learn here whether it was saved; what you typed is kept.</source>
        <translation>Der Server hat noch nicht geantwortet. Beim Schließen bleibt hier offen, ob gespeichert wurde; die Eingaben bleiben erhalten.</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>Weiter warten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 See the marked fields.</source>
        <translation>%1 Siehe die markierten Felder.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>error, what is known</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>It was deleted meanwhile. What you typed is still here.</source>
        <translation>Es wurde inzwischen gelöscht. Die eigenen Eingaben sind noch da.</translation>
    </message>
    <message>
        <source>Create it again</source>
        <translation>Neu anlegen</translation>
    </message>
    <message>
        <source>Copy what I typed</source>
        <translation>Eingaben kopieren</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field, value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What you type here would not survive a crash. %1</source>
        <translation>Eingaben hier würden einen Absturz nicht überleben. %1</translation>
    </message>
    <message>
        <source>Restore what you typed at %1?</source>
        <translation>Eingaben von %1 wiederherstellen?</translation>
    </message>
    <message>
        <source>Restore what you typed at %1? It was changed since then; only the fields you had changed are restored.</source>
        <translation>Eingaben von %1 wiederherstellen? Seither gab es Änderungen; nur die damals geänderten Felder werden wiederhergestellt.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>You changed this elsewhere meanwhile.</source>
        <translation>Das wurde inzwischen vom eigenen Konto anderswo geändert.</translation>
    </message>
    <message>
        <source>%1 changed this meanwhile.</source>
        <translation>%1 hat das inzwischen geändert.</translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile.</source>
        <translation>Jemand anderes hat das inzwischen geändert.</translation>
    </message>
    <message>
        <source>%1 You see it as it is now.</source>
        <translation>%1 Zu sehen ist der jetzige Stand.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>%1 What you typed is still here.</source>
        <translation>%1 Die eigenen Eingaben sind noch da.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Save these</source>
        <translation>Diese speichern</translation>
    </message>
    <message>
        <source>Use these</source>
        <translation>Diese verwenden</translation>
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
    <message>
        <source>Ctrl, Shift and an arrow key move it in the pipeline.</source>
        <translation>Strg, Umschalt und eine Pfeiltaste verschieben sie in der Pipeline.</translation>
    </message>
    <message>
        <source>Drift of 1 target ignored</source>
        <translation>Abweichung von 1 Ziel ignoriert</translation>
    </message>
    <message numerus="yes">
        <source>Drift of %n targets ignored</source>
        <translation>
            <numerusform>Abweichung von %n Ziel ignoriert</numerusform>
            <numerusform>Abweichungen von %n Zielen ignoriert</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing changed this month</source>
        <translation>Diesen Monat keine Änderung</translation>
    </message>
</context>
<context>
    <name>tidegate::EnvironmentComparisonModel</name>
    <message>
        <source>(not there)</source>
        <translation>(nicht da)</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>releases and digests</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>releases, revisions and digests</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a digest and what is known of its image</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>tidegate::EnvironmentDialog</name>
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
        <source>This is &amp;production</source>
        <translation>Das ist &amp;Produktion</translation>
    </message>
    <message>
        <source>This is production</source>
        <translation>Das ist Produktion</translation>
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
        <source>The environment was not created.</source>
        <translation>Die Umgebung wurde nicht angelegt.</translation>
    </message>
    <message>
        <source>The environment was not saved.</source>
        <translation>Die Umgebung wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Separation of duties needs at least one approval.</source>
        <translation>Funktionstrennung braucht mindestens eine Freigabe.</translation>
    </message>
    <message>
        <source>Sepa&amp;ration of duties: nobody approves their own release</source>
        <translation>&amp;Funktionstrennung: Niemand gibt das eigene Release frei</translation>
    </message>
    <message>
        <source>Another environment is shown as “%1” too; its name is “%2”.</source>
        <translation>Noch eine Umgebung heißt in der Anzeige „%1“; ihr Name ist „%2“.</translation>
    </message>
    <message>
        <source>Deleting targets or groups and ending a freeze here no longer ask for the name; this is refused during a freeze.</source>
        <translation>Löschen von Zielen und Gruppen und Beenden eines Freeze fragen hier nicht mehr nach dem Namen; während eines Freeze wird dies abgelehnt.</translation>
    </message>
    <message>
        <source>From now on a name and a reason are asked for before this environment, its targets or groups are deleted, and before a freeze that is on is ended or shortened. A freeze that lies ahead is deleted without.</source>
        <translation>Von nun an werden Name und Grund verlangt, bevor die Umgebung, ihre Ziele oder Gruppen gelöscht werden und bevor ein laufender Freeze beendet oder verkürzt wird. Ein künftiger Freeze wird ohne beides gelöscht.</translation>
    </message>
    <message>
        <source>&amp;Create environment</source>
        <translation>Umgebung an&amp;legen</translation>
    </message>
    <message>
        <source>Sav&amp;e</source>
        <translation>Sp&amp;eichern</translation>
    </message>
    <message>
        <source>containers with the label “tidegate.component”</source>
        <translation>Container mit dem Label „tidegate.component“</translation>
    </message>
    <message>
        <source>every container that runs</source>
        <translation>jeder laufende Container</translation>
    </message>
    <message>
        <source>Reported as &amp;unexpected</source>
        <translation>Als &amp;unerwartet gemeldet</translation>
    </message>
    <message>
        <source>Where no deployment was recorded for them. Proxies and log shippers usually have no label.</source>
        <translation>Wenn für sie kein Deployment festgehalten wurde. Proxys und Log-Sammler haben meist kein Label.</translation>
    </message>
    <message>
        <source>an environment that was deleted</source>
        <translation>eine gelöschte Umgebung</translation>
    </message>
    <message>
        <source>%1 (deleted)</source>
        <translation>%1 (gelöscht)</translation>
    </message>
    <message>
        <source>Ticked because of the name; a click takes the tick away.</source>
        <translation>Wegen des Namens angekreuzt; ein Klick nimmt das Kreuz weg.</translation>
    </message>
    <message>
        <source>It is named like production but not ticked: deleting and ending a freeze ask for no name.</source>
        <translation>Heißt wie eine Produktion, ist aber nicht angekreuzt: Löschen und Beenden eines Freeze fragen nach keinem Namen.</translation>
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
    <name>tidegate::EnvironmentList</name>
    <message>
        <source>%1 · PROD</source>
        <comment>environment</comment>
        <translation>%1 · PROD</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>environments</comment>
        <translation>%1 und %2</translation>
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
    <name>tidegate::ExplainDialog</name>
    <message>
        <source>Explain a change</source>
        <translation>Eine Änderung erklären</translation>
    </message>
    <message>
        <source>E&amp;xplain</source>
        <translation>Er&amp;klären</translation>
    </message>
    <message>
        <source>The explanation was not stored.</source>
        <translation>Die Erklärung wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>It stays “%1”; what is said here is added to it.</source>
        <translation>Es bleibt bei „%1“; was hier gesagt wird, kommt hinzu.</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>Who did it and why, in a sentence. The audit log keeps it too.</source>
        <translation>Wer es war und warum, in einem Satz. Auch das Auditprotokoll behält es.</translation>
    </message>
    <message>
        <source>&amp;Ticket</source>
        <translation>&amp;Ticket</translation>
    </message>
    <message>
        <source>Where more is written, such as OPS-1234. May stay empty.</source>
        <translation>Wo mehr steht, etwa OPS-1234. Darf leer bleiben.</translation>
    </message>
</context>
<context>
    <name>tidegate::ExportExtentDialog</name>
    <message>
        <source>Save the calendar</source>
        <translation>Kalender speichern</translation>
    </message>
    <message>
        <source>Which freezes are to be saved?</source>
        <translation>Welche Freezes sollen gespeichert werden?</translation>
    </message>
    <message>
        <source>&amp;Shown: %1</source>
        <comment>range of dates</comment>
        <translation>An&amp;gezeigt: %1</translation>
    </message>
    <message>
        <source>From &amp;today on</source>
        <translation>Ab &amp;heute</translation>
    </message>
    <message>
        <source>&amp;All, also those that are over</source>
        <translation>A&amp;lle, auch vergangene</translation>
    </message>
    <message>
        <source>Some environments are hidden. “Shown” leaves them out, the others do not.</source>
        <translation>Einige Umgebungen sind ausgeblendet. Sie fehlen nur bei „Angezeigt“.</translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>&amp;Datei wählen&#xa0;…</translation>
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
        <source>%1 — %2</source>
        <comment>which freezes, how many</comment>
        <translation>%1 – %2</translation>
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
    <name>tidegate::Feedback</name>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Wiederholt: %1</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Erledigt: %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>what was undone, where</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>This cannot be undone: %1</source>
        <translation>Das lässt sich nicht rückgängig machen: %1</translation>
    </message>
    <message>
        <source>%1 Go on to what was changed before it?</source>
        <translation>%1 Weiter zu dem, was davor geändert wurde?</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>Another connection</source>
        <translation>Andere Verbindung</translation>
    </message>
    <message>
        <source>1 change can no longer be undone here.</source>
        <translation>1 Änderung lässt sich dann hier nicht mehr rückgängig machen.</translation>
    </message>
    <message numerus="yes">
        <source>%n changes can no longer be undone here.</source>
        <translation>
            <numerusform>%n Änderung lässt sich dann hier nicht mehr rückgängig machen.</numerusform>
            <numerusform>%n Änderungen lassen sich dann hier nicht mehr rückgängig machen.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was changed stays as it is. Only the list of what can be undone ends with this connection.</source>
        <translation>Was geändert wurde, bleibt, wie es ist. Nur die Liste dessen, was sich rückgängig machen lässt, endet mit dieser Verbindung.</translation>
    </message>
    <message>
        <source>&amp;Do not ask again until Tidegate is started anew</source>
        <translation>&amp;Nicht mehr fragen, bis Tidegate neu gestartet wird</translation>
    </message>
    <message>
        <source>&amp;Open %1</source>
        <comment>a connection</comment>
        <translation>Ö&amp;ffnen: %1</translation>
    </message>
    <message>
        <source>Freeze again until %1</source>
        <comment>time</comment>
        <translation>Erneut sperren bis %1</translation>
    </message>
    <message>
        <source>%1: frozen again until %2</source>
        <extracomment>%1 is an environment, %2 a time</extracomment>
        <translation>%1: erneut gesperrt bis %2</translation>
    </message>
    <message>
        <source>%1 was not frozen again.</source>
        <comment>environment</comment>
        <translation>%1 wurde nicht erneut gesperrt.</translation>
    </message>
</context>
<context>
    <name>tidegate::FieldChangeModel</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>− Before</source>
        <translation>− Vorher</translation>
    </message>
    <message>
        <source>+ After</source>
        <translation>+ Nachher</translation>
    </message>
    <message>
        <source>unknown person, %1</source>
        <comment>an id</comment>
        <translation>unbekannte Person, %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a field such as &quot;Reason&quot;, %2 its value, which it had none of before.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 removed (was %2)</source>
        <extracomment>%1 is a field such as &quot;Reason&quot;, %2 the value that it had.</extracomment>
        <translation>%1 entfernt (war %2)</translation>
    </message>
    <message>
        <source>%1 changed from %2 to %3</source>
        <extracomment>%1 is a field such as &quot;Reason&quot;, %2 and %3 its values.</extracomment>
        <translation>%1 von %2 auf %3 geändert</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between fields</comment>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%n fields changed: %1</source>
        <translation>
            <numerusform>%n Feld geändert: %1</numerusform>
            <numerusform>%n Felder geändert: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a time, a zone</comment>
        <extracomment>%1 a time, %2 the zone in which it is shown: another one stands beside</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>tidegate::FormField</name>
    <message>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>tidegate::FreezeActions</name>
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
        <source>%1 %2</source>
        <comment>what failed, why</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The freeze was not copied.</source>
        <translation>Der Freeze wurde nicht kopiert.</translation>
    </message>
    <message>
        <source>Freeze copied to %1, %2</source>
        <comment>environment, start</comment>
        <translation>Freeze kopiert nach %1, %2</translation>
    </message>
    <message>
        <source>The freeze was not changed.</source>
        <translation>Der Freeze wurde nicht geändert.</translation>
    </message>
    <message>
        <source>Move the freeze from %1 to %2?</source>
        <translation>Freeze von %1 nach %2 verschieben?</translation>
    </message>
    <message>
        <source>A freeze belongs to its environment, so a new one is created and the old one is deleted. The audit log shows both.</source>
        <translation>Ein Freeze gehört zu seiner Umgebung: Ein neuer wird angelegt und der alte gelöscht. Das Audit-Log zeigt beides.</translation>
    </message>
    <message>
        <source>The freeze of %1 ends now.</source>
        <translation>Der Freeze von %1 endet jetzt.</translation>
    </message>
    <message>
        <source>The freeze of %1 will not take place.</source>
        <translation>Der Freeze von %1 findet nicht statt.</translation>
    </message>
    <message>
        <source>Move to %1</source>
        <translation>Nach %1 verschieben</translation>
    </message>
    <message>
        <source>The freeze was not moved.</source>
        <translation>Der Freeze wurde nicht verschoben.</translation>
    </message>
    <message>
        <source>The freeze of %1 exists now, but the one of %2 was not deleted.</source>
        <translation>Der Freeze von %1 besteht jetzt, aber der von %2 wurde nicht gelöscht.</translation>
    </message>
    <message>
        <source>Freeze moved to %1</source>
        <translation>Freeze nach %1 verschoben</translation>
    </message>
    <message>
        <source>new freeze %1</source>
        <translation>neuer Freeze %1</translation>
    </message>
    <message numerus="yes">
        <source>%n new freezes %1</source>
        <translation>
            <numerusform>%n neuer Freeze %1</numerusform>
            <numerusform>%n neue Freezes %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The freeze was not changed. %1</source>
        <translation>Der Freeze wurde nicht geändert. %1</translation>
    </message>
    <message>
        <source>move of %1</source>
        <translation>Verschieben von %1</translation>
    </message>
    <message>
        <source>%1: freeze created</source>
        <extracomment>%1 one environment, or several</extracomment>
        <translation>%1: Freeze angelegt</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n freezes created</source>
        <translation>
            <numerusform>%1: %n Freeze angelegt</numerusform>
            <numerusform>%1: %n Freezes angelegt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: freeze changed</source>
        <comment>environment</comment>
        <translation>%1: Freeze geändert</translation>
    </message>
    <message>
        <source>%1: freeze deleted</source>
        <comment>environment</comment>
        <translation>%1: Freeze gelöscht</translation>
    </message>
    <message>
        <source>%1: freeze ended</source>
        <comment>environment</comment>
        <translation>%1: Freeze beendet</translation>
    </message>
    <message>
        <source>%1: freeze removed from the calendar</source>
        <comment>environment</comment>
        <translation>%1: Freeze aus dem Kalender entfernt</translation>
    </message>
    <message>
        <source>%1: freeze recorded as history</source>
        <comment>environment</comment>
        <translation>%1: Freeze als Verlauf festgehalten</translation>
    </message>
    <message>
        <source>%1: freeze now ends %2</source>
        <comment>environment, time</comment>
        <translation>%1: Freeze endet jetzt %2</translation>
    </message>
    <message>
        <source>%1: freeze now starts %2</source>
        <comment>environment, time</comment>
        <translation>%1: Freeze beginnt jetzt %2</translation>
    </message>
    <message>
        <source>%1: freeze moved to %2 – %3</source>
        <comment>environment, start, end</comment>
        <translation>%1: Freeze verschoben auf %2 – %3</translation>
    </message>
</context>
<context>
    <name>tidegate::FreezeNow</name>
    <message>
        <source>%1 was not frozen. %2</source>
        <comment>environment, why</comment>
        <translation>%1 wurde nicht gesperrt. %2</translation>
    </message>
    <message>
        <source>End the freeze of %1 now?</source>
        <translation>Freeze von %1 jetzt beenden?</translation>
    </message>
    <message>
        <source>End the freezes of %1 now?</source>
        <translation>Freezes von %1 jetzt beenden?</translation>
    </message>
    <message>
        <source>Unless another freeze covers them, deployments are taken again at once. What was frozen stays in the history.</source>
        <translation>Wenn kein anderer Freeze gilt, ist Ausrollen sofort wieder möglich. Was gesperrt war, bleibt im Verlauf.</translation>
    </message>
    <message>
        <source>End freeze now</source>
        <translation>Freeze jetzt beenden</translation>
    </message>
    <message>
        <source>End freezes now</source>
        <translation>Freezes jetzt beenden</translation>
    </message>
    <message>
        <source>The question was put away, and the freeze goes on.</source>
        <translation>Die Frage wurde weggelegt, der Freeze geht weiter.</translation>
    </message>
    <message>
        <source>freeze of an environment</source>
        <translation>Freeze einer Umgebung</translation>
    </message>
    <message numerus="yes">
        <source>freezes of %n environments</source>
        <translation>
            <numerusform>Freeze von %n Umgebung</numerusform>
            <numerusform>Freezes von %n Umgebungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Frozen: %1 until %2.</source>
        <extracomment>%1 environments, %2 a time</extracomment>
        <translation>Gesperrt: %1 bis %2.</translation>
    </message>
    <message>
        <source>The freeze is over already.</source>
        <translation>Der Freeze ist schon vorbei.</translation>
    </message>
</context>
<context>
    <name>tidegate::FreezeNowDialog</name>
    <message>
        <source>Freeze now</source>
        <translation>Jetzt sperren</translation>
    </message>
    <message>
        <source>Stop deployments at once</source>
        <translation>Ausrollen sofort anhalten</translation>
    </message>
    <message>
        <source>From the next second on the gate refuses. What runs already goes on.</source>
        <translation>Ab der nächsten Sekunde sagt das Gate Nein. Was schon läuft, läuft weiter.</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Un&amp;til</source>
        <translation>&amp;Bis</translation>
    </message>
    <message>
        <source>&amp;%1 h</source>
        <comment>a button: so many hours from now</comment>
        <translation>&amp;%1 h</translation>
    </message>
    <message numerus="yes">
        <source>%n hours from now</source>
        <translation>
            <numerusform>in %n Stunde</numerusform>
            <numerusform>in %n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>Everybody who is refused reads it.</source>
        <translation>Alle, die abgewiesen werden, lesen ihn.</translation>
    </message>
    <message>
        <source>&amp;Incident</source>
        <translation>&amp;Vorfall</translation>
    </message>
    <message>
        <source>An address with http or https; it stands behind the reason.</source>
        <translation>Eine Adresse mit http oder https; sie steht hinter dem Grund.</translation>
    </message>
    <message>
        <source>&amp;Who may deploy all the same</source>
        <translation>&amp;Wer trotzdem ausrollen darf</translation>
    </message>
    <message>
        <source>You may not change the exceptions: that needs the right freeze:except.</source>
        <translation>Ausnahmen ändern braucht das Recht freeze:except.</translation>
    </message>
    <message>
        <source>&amp;Freeze now</source>
        <translation>Jetzt &amp;sperren</translation>
    </message>
    <message>
        <source>Nothing was frozen.</source>
        <translation>Nichts wurde gesperrt.</translation>
    </message>
    <message>
        <source>Incident</source>
        <comment>the reason of a freeze that is made at once, to be typed over</comment>
        <translation>Vorfall</translation>
    </message>
    <message>
        <source>Choose what to freeze.</source>
        <translation>Wählen, was gesperrt wird.</translation>
    </message>
    <message>
        <source>The end is no time: %1</source>
        <comment>what is wrong with it</comment>
        <translation>Das Ende ist keine Zeit: %1</translation>
    </message>
    <message>
        <source>The end must be after now.</source>
        <translation>Das Ende muss nach jetzt liegen.</translation>
    </message>
    <message>
        <source>Closed at once, until %2 (%3): %1.</source>
        <extracomment>%1 environments, %2 a time, %3 a duration</extracomment>
        <translation>Sofort gesperrt, bis %2 (%3): %1.</translation>
    </message>
    <message>
        <source>Choose at least one environment.</source>
        <translation>Mindestens eine Umgebung wählen.</translation>
    </message>
    <message>
        <source>This is no address with http or https and without a user name: https://status.example.com/1</source>
        <translation>Das ist keine Adresse mit http oder https und ohne Benutzernamen: https://status.example.com/1</translation>
    </message>
    <message>
        <source>Say why; everybody who is refused reads it.</source>
        <translation>Einen Grund nennen; alle, die abgewiesen werden, lesen ihn.</translation>
    </message>
    <message>
        <source>%1 — frozen</source>
        <comment>environment</comment>
        <translation>%1 — gesperrt</translation>
    </message>
    <message>
        <source>Frozen: %1. Not frozen: %2. %3</source>
        <extracomment>%1 environments, %2 the one that failed, %3 why</extracomment>
        <translation>Gesperrt: %1. Nicht gesperrt: %2. %3</translation>
    </message>
    <message>
        <source>&amp;Environments</source>
        <translation>&amp;Umgebungen</translation>
    </message>
    <message>
        <source>&amp;No known end</source>
        <translation>&amp;Ende unbekannt</translation>
    </message>
    <message>
        <source>Closed at once, with no known end: %1. A freeze cannot go without one, so it ends by itself %2 (in %3). End it when it is over, or move its end before then.</source>
        <extracomment>%1 environments, %2 a time, %3 a duration</extracomment>
        <translation>Sofort gesperrt, Ende unbekannt: %1. Ohne Ende geht kein Freeze, deshalb endet er von selbst am %2 (in %3). Beenden, sobald es vorbei ist, oder das Ende vorher verschieben.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Freeze %n environments</source>
        <translation>
            <numerusform>%n Umgebung &amp;sperren</numerusform>
            <numerusform>%n Umgebungen &amp;sperren</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Freeze %1</source>
        <extracomment>a button; %1 environments</extracomment>
        <translation>%1 &amp;sperren</translation>
    </message>
</context>
<context>
    <name>tidegate::FreezePanel</name>
    <message>
        <source>Selected freeze</source>
        <translation>Ausgewählter Freeze</translation>
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
        <source>No freeze selected</source>
        <translation>Kein Freeze ausgewählt</translation>
    </message>
    <message>
        <source>Select a freeze to read about it.</source>
        <translation>Einen Freeze auswählen, um mehr zu erfahren.</translation>
    </message>
    <message>
        <source>Ed&amp;it…</source>
        <translation>B&amp;earbeiten&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen&#xa0;…</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Als J&amp;SON kopieren</translation>
    </message>
    <message>
        <source>En&amp;d now…</source>
        <translation>&amp;Jetzt beenden&#xa0;…</translation>
    </message>
    <message>
        <source>Incident in &amp;browser…</source>
        <translation>Lin&amp;k zum Vorfall&#xa0;…</translation>
    </message>
    <message>
        <source>Open the incident</source>
        <translation>Vorfall öffnen</translation>
    </message>
    <message>
        <source>Open this address in the browser?</source>
        <translation>Diese Adresse im Browser öffnen?</translation>
    </message>
    <message>
        <source>No program of this desktop opened the address %1: copy it from the text of the freeze.</source>
        <translation>Kein Programm dieses Desktops hat die Adresse %1 geöffnet: aus dem Text des Freezes kopieren.</translation>
    </message>
    <message>
        <source>Changed d&amp;uring it…</source>
        <translation>Was si&amp;ch änderte&#xa0;…</translation>
    </message>
</context>
<context>
    <name>tidegate::FreezePreviewBox</name>
    <message>
        <source>This is longer than 31 days.</source>
        <translation>Das ist länger als 31 Tage.</translation>
    </message>
    <message>
        <source>This is over already: it is recorded as history and stops nothing.</source>
        <translation>Das ist schon vorbei: Es wird als Verlauf festgehalten und hält nichts auf.</translation>
    </message>
    <message>
        <source>What it would freeze is not known: %1</source>
        <translation>Was gesperrt würde, ist unbekannt: %1</translation>
    </message>
    <message>
        <source>a freeze that is not loaded here</source>
        <translation>ein hier nicht geladener Freeze</translation>
    </message>
    <message>
        <source>1 target takes no deployments.</source>
        <translation>1 Ziel nimmt keine Deployments an.</translation>
    </message>
    <message numerus="yes">
        <source>%n targets take no deployments.</source>
        <translation>
            <numerusform>%n Ziel nimmt keine Deployments an.</numerusform>
            <numerusform>%n Ziele nehmen keine Deployments an.</numerusform>
        </translation>
    </message>
    <message>
        <source>Overlaps with %1. Deployments stay closed until the last one ends.</source>
        <translation>Überschneidet sich mit %1. Deployments bleiben gesperrt, bis der letzte endet.</translation>
    </message>
    <message>
        <source>It begins in the past: it closes at once, and nobody was stopped before.</source>
        <translation>Der Beginn liegt in der Vergangenheit: Gesperrt wird sofort, vorher wurde niemand aufgehalten.</translation>
    </message>
    <message>
        <source>%1: overlaps with %2. There deployments stay closed until the last one ends.</source>
        <comment>an environment, freezes</comment>
        <translation>%1: überschneidet sich mit %2. Dort bleiben Deployments gesperrt, bis der letzte endet.</translation>
    </message>
    <message>
        <source>No target is closed for deployments.</source>
        <translation>Kein Ziel ist für Deployments gesperrt.</translation>
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
    <message>
        <source>Nothing is frozen, and no freeze is planned.</source>
        <translation>Nichts ist gesperrt, und kein Freeze ist geplant.</translation>
    </message>
    <message>
        <source>Nothing is frozen. Next: %1 from %2 (in %3)</source>
        <translation>Nichts ist gesperrt. Als Nächstes: %1 ab %2 (in %3)</translation>
    </message>
    <message>
        <source>Nothing was frozen at %1. What holds now is not known.</source>
        <translation>Um %1 war nichts gesperrt. Was jetzt gilt, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>%1 is frozen since %2</source>
        <translation>%1 ist gesperrt seit %2</translation>
    </message>
    <message>
        <source>End freeze…</source>
        <translation>Freeze beenden&#xa0;…</translation>
    </message>
    <message>
        <source>Let deployments through again</source>
        <translation>Deployments wieder durchlassen</translation>
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
        <source>Choose at least one environment.</source>
        <translation>Mindestens eine Umgebung wählen.</translation>
    </message>
    <message>
        <source>%1 — created</source>
        <comment>environment</comment>
        <translation>%1 – angelegt</translation>
    </message>
    <message>
        <source>Choose a time zone.</source>
        <translation>Eine Zeitzone wählen.</translation>
    </message>
    <message>
        <source>The start is no time: %1</source>
        <comment>what is wrong with it</comment>
        <translation>Der Beginn ist keine Zeit: %1</translation>
    </message>
    <message>
        <source>The end is no time: %1</source>
        <comment>what is wrong with it</comment>
        <translation>Das Ende ist keine Zeit: %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>the freeze was not saved, why</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>you</source>
        <translation>das eigene Konto</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>people</comment>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>With a reason may still deploy: %1.</source>
        <translation>Mit einem Grund darf trotzdem deployen: %1.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>names of people</comment>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>The freeze was not created.</source>
        <translation>Der Freeze wurde nicht angelegt.</translation>
    </message>
    <message>
        <source>The freeze was not changed.</source>
        <translation>Der Freeze wurde nicht geändert.</translation>
    </message>
    <message>
        <source>&amp;Create freeze</source>
        <translation>&amp;Freeze anlegen</translation>
    </message>
    <message>
        <source>S&amp;ave</source>
        <translation>S&amp;peichern</translation>
    </message>
    <message>
        <source>“%1” is no time zone that is known.</source>
        <translation>„%1“ ist keine bekannte Zeitzone.</translation>
    </message>
    <message>
        <source>The end goes along with the start, so that it lasts %1 still.</source>
        <translation>Das Ende geht mit dem Beginn mit, sodass die Dauer von %1 bleibt.</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>The environment of a freeze cannot be changed.</source>
        <translation>Die Umgebung eines Freeze lässt sich nicht ändern.</translation>
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
    <message>
        <source>Lasts</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
</context>
<context>
    <name>tidegate::Gate</name>
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
    <message>
        <source>You are on its exceptions.</source>
        <translation>Das eigene Konto ist ausgenommen.</translation>
    </message>
    <message>
        <source>%1 is on its exceptions.</source>
        <translation>%1 ist ausgenommen.</translation>
    </message>
    <message>
        <source>You are not on its exceptions.</source>
        <translation>Das eigene Konto ist nicht ausgenommen.</translation>
    </message>
    <message>
        <source>%1 is not on its exceptions.</source>
        <translation>%1 ist nicht ausgenommen.</translation>
    </message>
    <message>
        <source>Nobody is on its exceptions.</source>
        <translation>Niemand ist ausgenommen.</translation>
    </message>
    <message>
        <source>You are not on its exceptions; who is: %1.</source>
        <translation>Das eigene Konto ist nicht ausgenommen; ausgenommen: %1.</translation>
    </message>
    <message>
        <source>%1 is not on its exceptions; who is: %2.</source>
        <translation>%1 ist nicht ausgenommen; ausgenommen: %2.</translation>
    </message>
    <message>
        <source>“%1” until %2. %3</source>
        <extracomment>%1 is the reason of a freeze, %2 its end, %3 a sentence about who is excepted.</extracomment>
        <translation>„%1“ bis %2. %3</translation>
    </message>
    <message>
        <source>%1 may override it with a reason.</source>
        <translation>%1 darf mit Angabe eines Grundes trotzdem deployen.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>a release, an environment</comment>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>Only with an override — %1 is frozen at %2: %3</source>
        <translation>Nur mit Begründung – %1 ist %2 gesperrt: %3</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>names of people</comment>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>Only %1 may deploy, with a reason.</source>
        <translation>Nur %1 darf deployen, mit einem Grund.</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>names of people</comment>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>then “%1”</source>
        <comment>the reason of a freeze</comment>
        <translation>dann „%1“</translation>
    </message>
    <message>
        <source>then a freeze</source>
        <translation>dann ein Freeze</translation>
    </message>
    <message>
        <source>In the way: %1.</source>
        <comment>reasons of freezes</comment>
        <translation>Im Weg: %1.</translation>
    </message>
    <message>
        <source>Yes until %1, %2</source>
        <extracomment>%1 is a time, %2 &quot;then “the reason of a freeze”&quot;</extracomment>
        <translation>Ja, bis %1, %2</translation>
    </message>
    <message>
        <source>Not before %1</source>
        <comment>a time</comment>
        <translation>Nicht vor %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>a time, a time</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Only %1</source>
        <comment>times</comment>
        <translation>Nur %1</translation>
    </message>
    <message>
        <source>No, all day</source>
        <translation>Nein, den ganzen Tag</translation>
    </message>
    <message>
        <source>No, not at all</source>
        <translation>Nein, gar nicht</translation>
    </message>
    <message>
        <source>%1 — %2 is frozen on %3. %4</source>
        <extracomment>%1 is &quot;No, all day&quot;, %2 an environment, %3 a day, %4 which freezes</extracomment>
        <translation>%1 – %2 ist gesperrt: %3. %4</translation>
    </message>
    <message>
        <source>Only with an override</source>
        <translation>Nur mit Begründung</translation>
    </message>
    <message>
        <source>Yes, all day — nothing stands in the way of %1 on %2.</source>
        <translation>Ja, den ganzen Tag – %2 spricht nichts gegen ein Deployment nach %1.</translation>
    </message>
    <message>
        <source>Yes, all of it — nothing stands in the way of %1 on %2.</source>
        <translation>Ja, durchgehend – %2 spricht nichts gegen ein Deployment nach %1.</translation>
    </message>
    <message>
        <source>%1 — %2 on %3.</source>
        <extracomment>%1 is &quot;Yes until 17:00, then “the reason of a freeze”&quot; or &quot;Not before 09:00&quot;, %2 an environment, %3 a day</extracomment>
        <translation>%1 – %2, %3.</translation>
    </message>
    <message>
        <source>Open until %1, %2</source>
        <translation>Offen bis %1, %2</translation>
    </message>
    <message>
        <source>Not yet — no freeze stands in the way of %1 on %2.</source>
        <translation>Noch nicht – %2 steht kein Freeze einem Deployment nach %1 im Weg.</translation>
    </message>
    <message>
        <source>At no time that can be foreseen.</source>
        <translation>Zu keiner Zeit, die absehbar ist.</translation>
    </message>
    <message>
        <source>From %1 — %2 is open until %3, %4.</source>
        <extracomment>%1 is a time, %2 an environment, %3 a time, %4 &quot;then “the reason of a freeze”&quot;</extracomment>
        <translation>Ab %1 – %2 ist offen bis %3, %4.</translation>
    </message>
    <message>
        <source>From %1 — %2 is open, with no freeze ahead.</source>
        <translation>Ab %1 – %2 ist offen, ohne weiteren Freeze.</translation>
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
        <source>The group was not saved.</source>
        <translation>Die Gruppe wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The group was not created.</source>
        <translation>Die Gruppe wurde nicht angelegt.</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>&amp;Labels</translation>
    </message>
    <message>
        <source>&amp;Create group</source>
        <translation>Gru&amp;ppe anlegen</translation>
    </message>
    <message>
        <source>S&amp;ave</source>
        <translation>S&amp;peichern</translation>
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
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Changes of health</source>
        <translation>Zustandswechsel</translation>
    </message>
    <message>
        <source>What was done to it</source>
        <translation>Was mit ihm geschah</translation>
    </message>
    <message>
        <source>The changes of health could not be loaded.</source>
        <translation>Die Zustandswechsel konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>two states of health</comment>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>tidegate::IgnoreDialog</name>
    <message>
        <source>Ignore a difference</source>
        <translation>Abweichung ignorieren</translation>
    </message>
    <message>
        <source>%1 on %2: %3</source>
        <extracomment>%1 is a component or the sticker, %2 a target, %3 a kind of difference.</extracomment>
        <translation>%1 auf %2: %3</translation>
    </message>
    <message>
        <source>Sticker</source>
        <translation>Sticker</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 Woche</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 Tage</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Bis</translation>
    </message>
    <message>
        <source>&amp;For</source>
        <translation>&amp;Für</translation>
    </message>
    <message>
        <source>Shown wherever the difference is, and kept in the audit log.</source>
        <translation>Steht überall, wo die Abweichung steht, und bleibt im Audit-Log.</translation>
    </message>
    <message>
        <source>&amp;Ignore</source>
        <translation>&amp;Ignorieren</translation>
    </message>
    <message>
        <source>this target, %1</source>
        <translation>dieses Ziel, %1</translation>
    </message>
    <message>
        <source>all targets of %1</source>
        <translation>alle Ziele von %1</translation>
    </message>
    <message>
        <source>all targets with %1</source>
        <comment>labels</comment>
        <translation>alle Ziele mit %1</translation>
    </message>
    <message>
        <source>Ignored until %1</source>
        <translation>Ignoriert bis %1</translation>
    </message>
    <message>
        <source>It could not be ignored.</source>
        <translation>Das Ignorieren war nicht möglich.</translation>
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
    <name>tidegate::InstallCommands</name>
    <message>
        <source>Install the program</source>
        <translation>Das Programm installieren</translation>
    </message>
    <message>
        <source>Then paste the token, press Enter and Ctrl+D</source>
        <translation>Dann das Token einfügen, Enter und Strg+D drücken</translation>
    </message>
    <message>
        <source>Start it</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>How the program comes onto the machine</source>
        <translation>Wie das Programm auf den Rechner kommt</translation>
    </message>
    <message>
        <source>Debian, Ubuntu</source>
        <translation>Debian, Ubuntu</translation>
    </message>
    <message>
        <source>Without a package</source>
        <translation>Ohne Paket</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <comment>a command, by what it does</comment>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>To&amp;ken</source>
        <translation>To&amp;ken</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>Anze&amp;igen</translation>
    </message>
    <message>
        <source>Copy the token</source>
        <translation>Das Token kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy token</source>
        <translation>Token ko&amp;pieren</translation>
    </message>
    <message>
        <source>Hid&amp;e</source>
        <translation>Ver&amp;bergen</translation>
    </message>
    <message>
        <source>Make it first</source>
        <translation>Zuerst erzeugen</translation>
    </message>
</context>
<context>
    <name>tidegate::InstallDialog</name>
    <message>
        <source>Install an agent</source>
        <translation>Agent installieren</translation>
    </message>
    <message>
        <source>You may close this: the token stays under Registration tokens, and the agent comes up in the list.</source>
        <translation>Dies kann geschlossen werden: Das Token bleibt unter Registrierungstokens, und der Agent erscheint in der Liste.</translation>
    </message>
    <message>
        <source>This workspace is served by the console itself, at %1: an agent on another machine cannot reach it, and after the next start nobody can at this address. Agents need a server that runs by itself.</source>
        <translation>Dieser Arbeitsbereich wird von der Konsole selbst bedient, unter %1: Ein Agent auf einem anderen Rechner erreicht ihn nicht, und nach dem nächsten Start niemand mehr unter dieser Adresse. Agenten brauchen einen Server, der für sich läuft.</translation>
    </message>
    <message>
        <source>%1 is an address of this computer alone: an agent on another machine cannot reach it.</source>
        <translation>%1 ist eine Adresse nur dieses Rechners: Ein Agent auf einem anderen Rechner erreicht sie nicht.</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 Stunden</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>&amp;Accept it when it reports</source>
        <translation>&amp;Annehmen, sobald er sich meldet</translation>
    </message>
    <message>
        <source>It may re&amp;place the agent of the same machine</source>
        <translation>Darf den Agenten desselben Rechners e&amp;rsetzen</translation>
    </message>
    <message>
        <source>Ma&amp;y see the targets of</source>
        <translation>Darf die Ziele sehen &amp;von</translation>
    </message>
    <message>
        <source>None checked: of all environments.</source>
        <translation>Nichts angekreuzt: von allen Umgebungen.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Empty: as its machine is called.</source>
        <translation>Leer: wie sein Rechner heißt.</translation>
    </message>
    <message>
        <source>&amp;Make the token</source>
        <translation>Token er&amp;zeugen</translation>
    </message>
    <message>
        <source>Token is &amp;good for</source>
        <translation>Token &amp;gilt</translation>
    </message>
    <message>
        <source>A&amp;ccept</source>
        <translation>Ann&amp;ehmen</translation>
    </message>
    <message>
        <source>1  What it may see</source>
        <translation>1  Was er sehen darf</translation>
    </message>
    <message>
        <source>2  On the machine, as root</source>
        <translation>2  Auf dem Rechner, als root</translation>
    </message>
    <message>
        <source>3  It reports</source>
        <translation>3  Er meldet sich</translation>
    </message>
    <message>
        <source>It is made: each lets one machine in.</source>
        <translation>Es ist erzeugt: Jedes lässt einen Rechner herein.</translation>
    </message>
    <message>
        <source>Make the token</source>
        <translation>Token erzeugen</translation>
    </message>
    <message>
        <source>The token was not made.</source>
        <translation>Das Token wurde nicht erzeugt.</translation>
    </message>
    <message>
        <source>Shown only now. It ends %1 or with its first use.</source>
        <translation>Nur jetzt zu sehen. Es endet am %1 oder mit der ersten Benutzung.</translation>
    </message>
    <message>
        <source>A registration token was made.</source>
        <translation>Ein Registrierungstoken wurde erzeugt.</translation>
    </message>
    <message>
        <source>Token used</source>
        <translation>Token benutzt</translation>
    </message>
    <message>
        <source>Token not used yet</source>
        <translation>Token noch nicht benutzt</translation>
    </message>
    <message>
        <source>waiting for the machine</source>
        <translation>wartet auf den Rechner</translation>
    </message>
    <message>
        <source>Version not known yet</source>
        <translation>Version noch nicht bekannt</translation>
    </message>
    <message>
        <source>No sign of life yet</source>
        <translation>Noch kein Lebenszeichen</translation>
    </message>
    <message>
        <source>Not decided yet</source>
        <translation>Noch nicht entschieden</translation>
    </message>
    <message>
        <source>There is nobody to accept yet.</source>
        <translation>Noch ist niemand da, der angenommen werden kann.</translation>
    </message>
    <message>
        <source>%1, version %2: %3</source>
        <comment>name, number, how it stands</comment>
        <translation>%1, Version %2: %3</translation>
    </message>
    <message>
        <source>Its clock is %1</source>
        <translation>Seine Uhr geht %1</translation>
    </message>
    <message>
        <source>Clock right within %1</source>
        <translation>Uhr geht auf %1 genau</translation>
    </message>
    <message>
        <source>Set the clock of the machine: what it says is dated by it.</source>
        <translation>Die Uhr des Rechners stellen: Was er sagt, wird nach ihr datiert.</translation>
    </message>
    <message>
        <source>Waiting for somebody to accept it</source>
        <translation>Wartet, dass ihn jemand annimmt</translation>
    </message>
    <message>
        <source>It was not accepted.</source>
        <translation>Er wurde nicht angenommen.</translation>
    </message>
    <message>
        <source>%1 was accepted.</source>
        <translation>%1 wurde angenommen.</translation>
    </message>
</context>
<context>
    <name>tidegate::InventoryCheck</name>
    <message>
        <source>It ended: %1.</source>
        <translation>Beendet: %1.</translation>
    </message>
    <message>
        <source>This takes longer than a minute; it goes on at the server.</source>
        <translation>Das dauert länger als eine Minute und läuft auf dem Server weiter.</translation>
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
    <name>tidegate::Job</name>
    <message>
        <source>%1: %2</source>
        <comment>title of a job and what came out</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: stopping…</source>
        <comment>title of a job</comment>
        <translation>%1: wird angehalten&#xa0;…</translation>
    </message>
    <message>
        <source>%1…</source>
        <comment>title of a job that runs</comment>
        <translation>%1&#xa0;…</translation>
    </message>
    <message>
        <source>%1 %L2/%L3</source>
        <comment>title of a job, how many are done, of how many</comment>
        <translation>%1 %L2/%L3</translation>
    </message>
    <message>
        <source>%1, cancelled: %2</source>
        <comment>title of a job and what came out</comment>
        <translation>%1, abgebrochen: %2</translation>
    </message>
</context>
<context>
    <name>tidegate::JobBar</name>
    <message>
        <source>Show what runs and what came out</source>
        <translation>Zeigen, was läuft und was herauskam</translation>
    </message>
    <message numerus="yes">
        <source>%n jobs run</source>
        <translation>
            <numerusform>%n Auftrag läuft</numerusform>
            <numerusform>%n Aufträge laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Jobs: %1</source>
        <translation>Aufträge: %1</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
</context>
<context>
    <name>tidegate::JobPopup</name>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Wird angehalten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgesagt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L1 von %L2</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
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
    <message>
        <source>Enter in a value adds a label too; Ctrl+Delete removes one.</source>
        <translation>Eingabe in einem Wert fügt auch ein Label hinzu; Strg+Entf entfernt eines.</translation>
    </message>
    <message>
        <source>“%1” has no key and is not saved.</source>
        <translation>„%1“ hat keinen Schlüssel und wird nicht gespeichert.</translation>
    </message>
    <message>
        <source>“%1” is there twice; the last one counts.</source>
        <translation>„%1“ steht zweimal da; das letzte zählt.</translation>
    </message>
</context>
<context>
    <name>tidegate::MainToolBar</name>
    <message>
        <source>Main tool bar</source>
        <translation>Hauptwerkzeugleiste</translation>
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
</context>
<context>
    <name>tidegate::MainWindow</name>
    <message>
        <source>The data could not be loaded. %1</source>
        <translation>Die Daten konnten nicht geladen werden. %1</translation>
    </message>
    <message>
        <source>The data could not be loaded.</source>
        <translation>Die Daten konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>Opened: %1</source>
        <translation>Geöffnet: %1</translation>
    </message>
    <message>
        <source>Nobody knows: the server gave no answer. %1 Take it as a no.</source>
        <translation>Unbekannt: Der Server hat nicht geantwortet. %1 Im Zweifel heißt das Nein.</translation>
    </message>
    <message>
        <source>May I deploy? %1</source>
        <translation>Darf ich ausrollen? %1</translation>
    </message>
    <message>
        <source>Your role may not end a freeze that has started.</source>
        <translation>Die eigene Rolle darf begonnene Freezes nicht beenden.</translation>
    </message>
</context>
<context>
    <name>tidegate::MatrixHeader</name>
    <message>
        <source>PROD</source>
        <translation>PROD</translation>
    </message>
</context>
<context>
    <name>tidegate::MatrixTable</name>
    <message>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
    <message>
        <source>Sort by what differs most</source>
        <translation>Nach den meisten Unterschieden sortieren</translation>
    </message>
    <message>
        <source>Puts what differs in most environments first again</source>
        <translation>Stellt wieder nach vorn, was in den meisten Umgebungen anders ist</translation>
    </message>
    <message>
        <source>most different first</source>
        <translation>Unterschiede zuerst</translation>
    </message>
</context>
<context>
    <name>tidegate::MessageBars</name>
    <message>
        <source>Demo: nothing here is real, and it is thrown away when you close Tidegate.</source>
        <translation>Demo: Nichts hier ist echt, und beim Schließen von Tidegate wird es verworfen.</translation>
    </message>
    <message>
        <source>Offline workspace</source>
        <translation>Offline-Arbeitsbereich</translation>
    </message>
    <message>
        <source>Connect to a server…</source>
        <translation>Mit einem Server verbinden&#xa0;…</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
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
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Which messages</source>
        <translation>Welche Meldungen</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Alle Meldungen</translation>
    </message>
    <message>
        <source>Failures only</source>
        <translation>Nur Fehler</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Nothing was reported since the start.</source>
        <translation>Seit dem Start wurde nichts gemeldet.</translation>
    </message>
    <message>
        <source>There is nothing more to say about this message.</source>
        <translation>Zu dieser Meldung gibt es nicht mehr zu sagen.</translation>
    </message>
    <message>
        <source>Which messages the list shows</source>
        <translation>Welche Meldungen die Liste zeigt</translation>
    </message>
</context>
<context>
    <name>tidegate::MiniMonth</name>
    <message>
        <source>no freeze</source>
        <translation>kein Freeze</translation>
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
        <source>%1, today, %2</source>
        <comment>day, freezes</comment>
        <translation>%1, heute, %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, freezes</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Go to a day: %1</source>
        <translation>Zu einem Tag: %1</translation>
    </message>
    <message>
        <source>%1, today</source>
        <comment>a day</comment>
        <translation>%1, heute</translation>
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
    <name>tidegate::MonitorText</name>
    <message>
        <source>Checks are %1 late: 1 target waiting</source>
        <translation>Prüfungen %1 im Verzug: 1 Ziel wartet</translation>
    </message>
    <message>
        <source>Checks are %1 late: %L2 targets waiting</source>
        <translation>Prüfungen %1 im Verzug: %L2 Ziele warten</translation>
    </message>
    <message>
        <source>The target that waits longest should have been checked %1 ago.</source>
        <translation>Das am längsten wartende Ziel hätte vor %1 geprüft werden sollen.</translation>
    </message>
    <message>
        <source>Targets checked by schedule: %L1, every %2 at the shortest.</source>
        <translation>Nach Zeitplan geprüfte Ziele: %L1, kürzester Abstand %2.</translation>
    </message>
    <message>
        <source>Newest check: %1.</source>
        <translation>Neueste Prüfung: %1.</translation>
    </message>
    <message>
        <source>Until they are checked, their health is as old as it says.</source>
        <translation>Bis zur Prüfung ist ihr Zustand so alt wie angegeben.</translation>
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
    <message>
        <source>1 more freeze</source>
        <translation>1 weiterer Freeze</translation>
    </message>
    <message numerus="yes">
        <source>%n more freezes</source>
        <translation>
            <numerusform>%n weiterer Freeze</numerusform>
            <numerusform>%n weitere Freezes</numerusform>
        </translation>
    </message>
    <message>
        <source>This freeze has started: only its end can be moved.</source>
        <translation>Dieser Freeze hat begonnen: Nur sein Ende lässt sich verschieben.</translation>
    </message>
    <message>
        <source>This freeze is over; history is not changed.</source>
        <translation>Dieser Freeze ist beendet; Vergangenes wird nicht geändert.</translation>
    </message>
    <message>
        <source>Select a freeze first.</source>
        <translation>Zuerst einen Freeze auswählen.</translation>
    </message>
</context>
<context>
    <name>tidegate::MoveDialog</name>
    <message>
        <source>Move this workspace to a server</source>
        <translation>Diesen Arbeitsbereich auf einen Server umziehen</translation>
    </message>
    <message>
        <source>The connection works only until Tidegate is closed.</source>
        <translation>Die Verbindung funktioniert nur, bis Tidegate beendet wird.</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 wird gefragt&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>&amp;Umziehen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>It cannot be moved to %1</source>
        <translation>Kein Umzug zu %1 möglich</translation>
    </message>
    <message>
        <source>The connection is read-only. Edit it in the list of connections first.</source>
        <translation>Die Verbindung ist schreibgeschützt. Sie zuerst in der Liste der Verbindungen bearbeiten.</translation>
    </message>
    <message>
        <source>The server was not asked.</source>
        <translation>Der Server wurde nicht gefragt.</translation>
    </message>
    <message>
        <source>Ne&amp;xt</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Add the server first.</source>
        <translation>Zuerst den Server hinzufügen.</translation>
    </message>
    <message>
        <source>This goes to %1</source>
        <translation>Das geht an %1</translation>
    </message>
    <message>
        <source>&amp;Sign in…</source>
        <translation>&amp;Anmelden&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Discard what is there of it</source>
        <translation>&amp;Verwerfen, was davon dort ist</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>The workspace is not there yet</source>
        <translation>Der Arbeitsbereich ist noch nicht dort</translation>
    </message>
    <message>
        <source>It can go on where it stopped. Until then, or until it is discarded, nothing else can be changed in that tenant.</source>
        <translation>Es kann dort weitergehen, wo es stehen blieb. Bis dahin, oder bis es verworfen ist, lässt sich in diesem Mandanten nichts anderes ändern.</translation>
    </message>
    <message>
        <source>No rows of it are at the server.</source>
        <translation>Auf dem Server sind keine Zeilen davon.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>Not all credentials could be stored there.</source>
        <translation>Nicht alle Zugangsdaten konnten dort gespeichert werden.</translation>
    </message>
    <message>
        <source>&amp;Open it</source>
        <translation>&amp;Öffnen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>All that is in the workspace on this computer goes to a server, history included. It stays here as it is. The server needs a tenant in which nothing is yet, and a token of an administrator of it.</source>
        <translation>Alles im Arbeitsbereich auf diesem Rechner geht an einen Server, mit dem Verlauf. Hier bleibt es, wie es ist. Der Server braucht einen Mandanten, in dem noch nichts ist, und ein Token eines Administrators dieses Mandanten.</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>&amp;Add a server…</source>
        <translation>Server &amp;hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Progress of the move</source>
        <translation>Fortschritt des Umzugs</translation>
    </message>
</context>
<context>
    <name>tidegate::MoveTexts</name>
    <message>
        <source>1 stored credential is opened here and sealed anew under the server&apos;s key.</source>
        <translation>1 gespeicherter Satz Zugangsdaten wird hier geöffnet und unter dem Schlüssel des Servers neu versiegelt.</translation>
    </message>
    <message numerus="yes">
        <source>%n stored credentials are opened here and sealed anew under the server&apos;s key.</source>
        <translation>
            <numerusform>%n gespeicherter Satz Zugangsdaten wird hier geöffnet und unter dem Schlüssel des Servers neu versiegelt.</numerusform>
            <numerusform>%n gespeicherte Zugangsdaten werden hier geöffnet und unter dem Schlüssel des Servers neu versiegelt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>Target groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Freezes</source>
        <translation>Freezes</translation>
    </message>
    <message>
        <source>Releases recorded</source>
        <translation>Erfasste Releases</translation>
    </message>
    <message>
        <source>Observations</source>
        <translation>Beobachtungen</translation>
    </message>
    <message>
        <source>Entries of the audit log</source>
        <translation>Einträge im Audit-Log</translation>
    </message>
    <message>
        <source>Rows in all</source>
        <translation>Zeilen insgesamt</translation>
    </message>
    <message>
        <source>The tenant at the server is empty, and you may move there.</source>
        <translation>Der Mandant auf dem Server ist leer, und der Umzug dorthin ist erlaubt.</translation>
    </message>
    <message>
        <source>What you did here is put to %1 there. What was deleted here can be restored there.</source>
        <translation>Was hier getan wurde, steht dort unter %1. Was hier gelöscht wurde, kann dort wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>Not taken along: what became of single checks and syncs, and the settings and drafts of this computer.</source>
        <translation>Nicht mitgenommen: was aus einzelnen Prüfungen und Abgleichen wurde, und die Einstellungen und Entwürfe dieses Rechners.</translation>
    </message>
    <message>
        <source>The workspace on this computer stays as it is.</source>
        <translation>Der Arbeitsbereich auf diesem Rechner bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Reading the workspace</source>
        <translation>Der Arbeitsbereich wird gelesen</translation>
    </message>
    <message>
        <source>Sending it to the server</source>
        <translation>Er wird an den Server gesendet</translation>
    </message>
    <message>
        <source>The server puts it in place</source>
        <translation>Der Server setzt ihn ein</translation>
    </message>
    <message>
        <source>Storing credentials at the server</source>
        <translation>Zugangsdaten werden auf dem Server gespeichert</translation>
    </message>
    <message>
        <source>Discarding what the server has of it</source>
        <translation>Was der Server davon hat, wird verworfen</translation>
    </message>
    <message>
        <source>%1 of %2 credentials</source>
        <translation>%1 von %2 Zugangsdaten</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>The workspace is at %1 now, and its audit log holds there. The one on this computer stays as it is; what is changed here from now on does not go there.</source>
        <translation>Der Arbeitsbereich ist jetzt bei %1, und sein Audit-Log hält dort der Prüfung stand. Der auf diesem Rechner bleibt, wie er ist; was hier von nun an geändert wird, kommt dort nicht an.</translation>
    </message>
    <message>
        <source>1 credential has to be entered there again.</source>
        <translation>1 Satz Zugangsdaten muss dort neu eingegeben werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n credentials have to be entered there again.</source>
        <translation>
            <numerusform>%n Satz Zugangsdaten muss dort neu eingegeben werden.</numerusform>
            <numerusform>%n Zugangsdaten müssen dort neu eingegeben werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidegate::NameDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
</context>
<context>
    <name>tidegate::ObservedChangeModel</name>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>to</source>
        <comment>from one image to another</comment>
        <translation>zu</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Zuerst gesehen</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
    <message>
        <source>From → to</source>
        <translation>Von → zu</translation>
    </message>
    <message>
        <source>It was</source>
        <translation>Es war</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
</context>
<context>
    <name>tidegate::OpenChanges</name>
    <message>
        <source>Open c&amp;hanges…</source>
        <translation>Ä&amp;nderungen öffnen&#xa0;…</translation>
    </message>
    <message>
        <source>Copy re&amp;visions</source>
        <translation>Re&amp;visionen kopieren</translation>
    </message>
    <message>
        <source>Open the changes</source>
        <translation>Änderungen öffnen</translation>
    </message>
    <message>
        <source>Open this address in the browser? The images say that they were made of what is there.</source>
        <translation>Diese Adresse im Browser öffnen? Die Images geben an, aus dem zu sein, was dort steht.</translation>
    </message>
    <message>
        <source>No program of this desktop opened the address. It is on the clipboard.</source>
        <translation>Kein Programm dieses Desktops hat die Adresse geöffnet. Sie ist in der Zwischenablage.</translation>
    </message>
</context>
<context>
    <name>tidegate::OpenTimeList</name>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht&#xa0;…</translation>
    </message>
    <message>
        <source>How long it takes</source>
        <translation>Wie lange es dauert</translation>
    </message>
    <message>
        <source>Ne&amp;xt open times for</source>
        <translation>Nächste &amp;offene Zeiten für</translation>
    </message>
    <message>
        <source>&amp;Use this time</source>
        <translation>Diese Zei&amp;t übernehmen</translation>
    </message>
    <message>
        <source>Copy the open times</source>
        <translation>Offene Zeiten kopieren</translation>
    </message>
    <message>
        <source>Next open times</source>
        <translation>Nächste offene Zeiten</translation>
    </message>
    <message>
        <source>The server does not say when it is open next.</source>
        <translation>Der Server sagt nicht, wann wieder offen ist.</translation>
    </message>
    <message>
        <source>%1, with no freeze ahead</source>
        <comment>from a time on</comment>
        <translation>%1, ohne weiteren Freeze</translation>
    </message>
    <message>
        <source>%1, open for %2, until “%3”</source>
        <extracomment>%1 a time, %2 how long it is open from then on, %3 the reason of a freeze</extracomment>
        <translation>%1, offen für %2, bis „%3“</translation>
    </message>
    <message>
        <source>%1 is open for %2 from:</source>
        <comment>before a list of times</comment>
        <extracomment>%1 an environment, %2 a duration; the open times follow, each on a line of its own</extracomment>
        <translation>%1 ist für %2 offen ab:</translation>
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
        <translation>Neue &amp;Umgebung&#xa0;…</translation>
    </message>
    <message>
        <source>Move &amp;later</source>
        <translation>Nach &amp;hinten</translation>
    </message>
    <message>
        <source>&amp;Compare with…</source>
        <translation>Vergleichen &amp;mit&#xa0;…</translation>
    </message>
    <message>
        <source>Co&amp;mpare…</source>
        <translation>Verglei&amp;chen&#xa0;…</translation>
    </message>
    <message>
        <source>Two environments side by side, component by component</source>
        <translation>Zwei Umgebungen nebeneinander, Komponente für Komponente</translation>
    </message>
    <message>
        <source>It is the first one.</source>
        <translation>Sie ist die erste.</translation>
    </message>
    <message>
        <source>It is the last one.</source>
        <translation>Sie ist die letzte.</translation>
    </message>
    <message>
        <source>There is no other environment.</source>
        <translation>Es gibt keine andere Umgebung.</translation>
    </message>
    <message>
        <source>Move the environment in the pipeline</source>
        <translation>Umgebung in der Pipeline verschieben</translation>
    </message>
    <message>
        <source>Show only this environment; ask; go to the cause</source>
        <translation>Nur diese Umgebung zeigen; fragen; zur Ursache</translation>
    </message>
    <message>
        <source>%1 was moved in the pipeline.</source>
        <translation>%1 wurde in der Pipeline verschoben.</translation>
    </message>
    <message>
        <source>Move ea&amp;rlier</source>
        <translation>Nach &amp;vorn</translation>
    </message>
    <message>
        <source>Choose an environment first: click its card, or choose the scope in the tool bar.</source>
        <translation>Zuerst eine Umgebung wählen: auf ihre Karte klicken, oder den Bereich in der Werkzeugleiste wählen.</translation>
    </message>
    <message>
        <source>Freeze no&amp;w…</source>
        <translation>Jetzt &amp;sperren&#xa0;…</translation>
    </message>
    <message>
        <source>Stop deployments at once, such as in an incident</source>
        <translation>Ausrollen sofort anhalten, etwa bei einem Vorfall</translation>
    </message>
    <message>
        <source>%1 was changed.</source>
        <translation>%1 wurde geändert.</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Left, Ctrl+Shift+Right</source>
        <translation>Strg+Umschalt+Links, Strg+Umschalt+Rechts</translation>
    </message>
    <message>
        <source>1 freeze that is not over</source>
        <translation>1 Freeze, der nicht vorbei ist</translation>
    </message>
    <message numerus="yes">
        <source>%n freezes that are not over</source>
        <translation>
            <numerusform>%n Freeze, der nicht vorbei ist</numerusform>
            <numerusform>%n Freezes, die nicht vorbei sind</numerusform>
        </translation>
    </message>
    <message>
        <source>Promoted automatically from it, and not while it is deleted: %1</source>
        <translation>Wird automatisch daraus befördert, solange sie nicht gelöscht ist: %1</translation>
    </message>
    <message>
        <source>Its history stays readable. It can be restored for 30 days, with all of this.</source>
        <translation>Ihr Verlauf bleibt lesbar. Sie lässt sich 30 Tage lang mit alldem wiederherstellen.</translation>
    </message>
    <message>
        <source>New &amp;freeze here…</source>
        <translation>Neuer &amp;Freeze hier&#xa0;…</translation>
    </message>
    <message>
        <source>End free&amp;ze…</source>
        <translation>Freeze b&amp;eenden&#xa0;…</translation>
    </message>
    <message>
        <source>Your role may not end a freeze that has started.</source>
        <translation>Die eigene Rolle darf begonnene Freezes nicht beenden.</translation>
    </message>
    <message>
        <source>This environment is not frozen.</source>
        <translation>Diese Umgebung ist nicht gesperrt.</translation>
    </message>
    <message>
        <source>Arrows, Home, End</source>
        <translation>Pfeile, Pos1, Ende</translation>
    </message>
    <message>
        <source>Go to another card</source>
        <translation>Zu einer anderen Karte gehen</translation>
    </message>
    <message>
        <source>Edit the environment of the card</source>
        <translation>Die Umgebung der Karte bearbeiten</translation>
    </message>
    <message>
        <source>Delete the environment of the card</source>
        <translation>Die Umgebung der Karte löschen</translation>
    </message>
    <message>
        <source>Open the menu of the card</source>
        <translation>Das Menü der Karte öffnen</translation>
    </message>
    <message>
        <source>Chan&amp;ges nobody asked about</source>
        <translation>Änderun&amp;gen ohne Frage</translation>
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
    <name>tidegate::Page</name>
    <message>
        <source>New environment…</source>
        <translation>Neue Umgebung&#xa0;…</translation>
    </message>
</context>
<context>
    <name>tidegate::PageHost</name>
    <message>
        <source>The link leads to something that is not here, or not any more.</source>
        <translation>Der Link führt zu etwas, das es hier nicht oder nicht mehr gibt.</translation>
    </message>
    <message>
        <source>There is no environment to freeze.</source>
        <translation>Es gibt keine Umgebung zum Sperren.</translation>
    </message>
</context>
<context>
    <name>tidegate::PageStack</name>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>You may not see this</source>
        <translation>Kein Zugriff</translation>
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
    <message>
        <source>Releases</source>
        <translation>Releases</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
</context>
<context>
    <name>tidegate::Palette</name>
    <message>
        <source>All environments</source>
        <translation>Alle Umgebungen</translation>
    </message>
    <message>
        <source>PROD · %1</source>
        <translation>PROD · %1</translation>
    </message>
    <message>
        <source>%1 · %2 until %3</source>
        <translation>%1 · %2 bis %3</translation>
    </message>
    <message>
        <source>Run a command</source>
        <translation>Befehl ausführen</translation>
    </message>
    <message>
        <source>Go to a target</source>
        <translation>Zu einem Ziel</translation>
    </message>
    <message>
        <source>Show one environment</source>
        <translation>Eine Umgebung zeigen</translation>
    </message>
    <message>
        <source>Go to a freeze</source>
        <translation>Zu einem Freeze</translation>
    </message>
    <message>
        <source>Ask whether one may deploy</source>
        <translation>Fragen, ob ausgerollt werden darf</translation>
    </message>
    <message>
        <source>may I deploy to</source>
        <translation>darf ich ausrollen nach</translation>
    </message>
    <message>
        <source>What can be searched, and by which sign</source>
        <translation>Was sich suchen lässt, und mit welchem Zeichen</translation>
    </message>
</context>
<context>
    <name>tidegate::PaletteModel</name>
    <message>
        <source>Not possible: %1</source>
        <translation>Nicht möglich: %1</translation>
    </message>
</context>
<context>
    <name>tidegate::PaletteSentences</name>
    <message>
        <source>what is in view</source>
        <translation>was gezeigt wird</translation>
    </message>
    <message>
        <source>Freeze %1 now, until %2…</source>
        <translation>%1 jetzt sperren, bis %2&#xa0;…</translation>
    </message>
    <message>
        <source>Freeze %1 now…</source>
        <translation>%1 jetzt sperren&#xa0;…</translation>
    </message>
    <message>
        <source>Freeze %1 from %2 until %3…</source>
        <extracomment>%1 environments, %2 start, %3 end</extracomment>
        <translation>%1 sperren von %2 bis %3&#xa0;…</translation>
    </message>
    <message>
        <source>Freeze %1 from %2…</source>
        <translation>%1 sperren ab %2&#xa0;…</translation>
    </message>
    <message>
        <source>Edit %1…</source>
        <translation>%1 bearbeiten&#xa0;…</translation>
    </message>
    <message>
        <source>May I deploy to %1, %2?</source>
        <comment>environment, time</comment>
        <translation>Darf ich nach %1 ausrollen, %2?</translation>
    </message>
    <message>
        <source>May I deploy to %1 now?</source>
        <translation>Darf ich jetzt nach %1 ausrollen?</translation>
    </message>
    <message>
        <source>Enter opens the question</source>
        <translation>Eingabe öffnet die Frage</translation>
    </message>
    <message>
        <source>now</source>
        <comment>when somebody would deploy</comment>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>May %1 deploy to %2, %3?</source>
        <extracomment>%1 a person, %2 an environment, %3 a time</extracomment>
        <translation>Darf %1 nach %2 ausrollen, %3?</translation>
    </message>
    <message>
        <source>End “%1” of %2…</source>
        <extracomment>%1 the reason of a freeze, %2 its environment</extracomment>
        <translation>„%1“ von %2 beenden&#xa0;…</translation>
    </message>
    <message>
        <source>Nothing is frozen now.</source>
        <translation>Jetzt ist nichts gesperrt.</translation>
    </message>
    <message>
        <source>%1 is not frozen now.</source>
        <translation>%1 ist jetzt nicht gesperrt.</translation>
    </message>
    <message>
        <source>Delete %1…</source>
        <translation>%1 löschen&#xa0;…</translation>
    </message>
    <message>
        <source>When may I deploy to %1?</source>
        <translation>Wann darf ich nach %1 ausrollen?</translation>
    </message>
    <message>
        <source>When may %1 deploy to %2?</source>
        <comment>a person, an environment</comment>
        <translation>Wann darf %1 nach %2 ausrollen?</translation>
    </message>
    <message>
        <source>%1 From %2 on?</source>
        <extracomment>%1 is a question, %2 a time</extracomment>
        <translation>%1 Ab %2?</translation>
    </message>
</context>
<context>
    <name>tidegate::PeopleModel</name>
    <message>
        <source>%1 (%2)</source>
        <comment>display name, name of the account</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>unknown person, %1…</source>
        <comment>the beginning of an id</comment>
        <translation>unbekannte Person, %1…</translation>
    </message>
    <message>
        <source>%1 (deactivated)</source>
        <comment>a person</comment>
        <translation>%1 (deaktiviert)</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>a name with a comma in it</comment>
        <translation>„%1“</translation>
    </message>
</context>
<context>
    <name>tidegate::PersonEdit</name>
    <message>
        <source>People found</source>
        <translation>Gefundene Personen</translation>
    </message>
</context>
<context>
    <name>tidegate::PersonField</name>
    <message>
        <source>Choose one person.</source>
        <translation>Eine Person auswählen.</translation>
    </message>
</context>
<context>
    <name>tidegate::PersonPicker</name>
    <message>
        <source>Name or id</source>
        <translation>Name oder ID</translation>
    </message>
    <message>
        <source>Person to except</source>
        <translation>Auszunehmende Person</translation>
    </message>
    <message>
        <source>Excepted people</source>
        <translation>Ausgenommene</translation>
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
        <source>%1 (you)</source>
        <comment>a person</comment>
        <translation>%1 (eigenes Konto)</translation>
    </message>
    <message>
        <source>You (%1)</source>
        <translation>Ich (%1)</translation>
    </message>
    <message>
        <source>Type a name, or the complete id of a user.</source>
        <translation>Einen Namen oder die vollständige Benutzer-ID eingeben.</translation>
    </message>
    <message>
        <source>You were added in place of “%1”, which names nobody who can be added.</source>
        <translation>Statt „%1“ wurde die eigene Person hinzugefügt: so heißt niemand, der hinzugefügt werden kann.</translation>
    </message>
</context>
<context>
    <name>tidegate::ProductionLine</name>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
</context>
<context>
    <name>tidegate::RegistrationTokenModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>May see</source>
        <translation>Darf sehen</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erzeugt</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>ended unused</source>
        <translation>ungenutzt abgelaufen</translation>
    </message>
    <message>
        <source>used</source>
        <translation>benutzt</translation>
    </message>
    <message>
        <source>used by %1</source>
        <translation>benutzt von %1</translation>
    </message>
    <message>
        <source>accepted at once</source>
        <translation>sofort angenommen</translation>
    </message>
    <message>
        <source>waits to be accepted</source>
        <translation>wartet auf die Annahme</translation>
    </message>
    <message>
        <source>may replace</source>
        <translation>darf ersetzen</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between rules</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>all environments</source>
        <translation>alle Umgebungen</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between environments</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>a time and a person</comment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>tidegate::ReleaseTableModel</name>
    <message>
        <source>%1 %</source>
        <comment>share in percent</comment>
        <translation>%1 %</translation>
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
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Last deployed</source>
        <translation>Zuletzt deployt</translation>
    </message>
    <message>
        <source>No release recorded</source>
        <translation>Kein Release erfasst</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L1 von %L2</translation>
    </message>
</context>
<context>
    <name>tidegate::ReleasesPage</name>
    <message>
        <source>The targets could not be loaded.</source>
        <translation>Die Ziele konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>Releases</source>
        <translation>Releases</translation>
    </message>
    <message>
        <source>Filter by environment or release</source>
        <translation>Nach Umgebung oder Release filtern</translation>
    </message>
    <message>
        <source>Releases of each environment</source>
        <translation>Releases jeder Umgebung</translation>
    </message>
    <message>
        <source>&amp;Show these targets</source>
        <translation>Diese Ziele &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>Zeilen &amp;kopieren</translation>
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
        <source>Loading targets…</source>
        <translation>Ziele werden geladen&#xa0;…</translation>
    </message>
    <message>
        <source>No release matches</source>
        <translation>Kein Release passt</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>No releases yet</source>
        <translation>Noch keine Releases</translation>
    </message>
    <message>
        <source>A release shows here once a sticker was recorded for a target: by a deployment, or by hand in the target&apos;s details.</source>
        <translation>Ein Release erscheint hier, sobald für ein Ziel ein Sticker erfasst ist: durch ein Deployment oder von Hand in den Details des Ziels.</translation>
    </message>
    <message>
        <source>Select a row first.</source>
        <translation>Zuerst eine Zeile auswählen.</translation>
    </message>
    <message>
        <source>There is no release to look for.</source>
        <translation>Hier gibt es kein Release zu suchen.</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Was verglichen wird</translation>
    </message>
    <message>
        <source>By re&amp;lease</source>
        <translation>Nach Re&amp;lease</translation>
    </message>
    <message>
        <source>&amp;By component</source>
        <translation>Nach &amp;Komponente</translation>
    </message>
    <message>
        <source>Show the targets that run it</source>
        <translation>Die Ziele zeigen, auf denen es läuft</translation>
    </message>
    <message>
        <source>Compare with the other environment</source>
        <translation>Mit der anderen Umgebung vergleichen</translation>
    </message>
    <message>
        <source>Copy the cell as text</source>
        <translation>Die Zelle als Text kopieren</translation>
    </message>
    <message>
        <source>No releases so far</source>
        <translation>Bisher keine Releases</translation>
    </message>
    <message>
        <source>No release matches so far</source>
        <translation>Bisher passt kein Release</translation>
    </message>
    <message>
        <source>Counted so far: targets are still being loaded.</source>
        <translation>Bisher gezählt: Es werden noch Ziele geladen.</translation>
    </message>
</context>
<context>
    <name>tidegate::ScopeButton</name>
    <message>
        <source>All environments</source>
        <translation>Alle Umgebungen</translation>
    </message>
    <message>
        <source>%1 (PROD)</source>
        <translation>%1 (PROD)</translation>
    </message>
    <message>
        <source>Which environments the pages show: %1</source>
        <translation>Welche Umgebungen die Seiten zeigen: %1</translation>
    </message>
    <message>
        <source>Scope: %1</source>
        <translation>Bereich: %1</translation>
    </message>
</context>
<context>
    <name>tidegate::SearchButton</name>
    <message>
        <source>Search or run a command…</source>
        <translation>Suchen oder Befehl ausführen&#xa0;…</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
    <message>
        <source>Find targets, environments, freezes and commands (%1)</source>
        <translation>Ziele, Umgebungen, Freezes und Befehle finden (%1)</translation>
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
        <source>Choose a file for %1</source>
        <translation>Datei für %1 wählen</translation>
    </message>
    <message>
        <source>Access key ID</source>
        <translation>Zugriffsschlüssel-ID</translation>
    </message>
    <message>
        <source>Secret access key</source>
        <translation>Geheimer Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace %1</source>
        <translation>%1 ersetzen</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen&#xa0;…</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Keep what is stored</source>
        <translation>Gespeichertes behalten</translation>
    </message>
    <message>
        <source>Keep %1 as it is stored</source>
        <translation>%1 wie gespeichert behalten</translation>
    </message>
    <message>
        <source>Remove the stored credential?</source>
        <translation>Gespeicherte Zugangsdaten entfernen?</translation>
    </message>
    <message>
        <source>%1 is removed when you save. It cannot be brought back.</source>
        <translation>%1: wird beim Speichern entfernt und lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Is removed when you save</source>
        <translation>Wird beim Speichern entfernt</translation>
    </message>
    <message>
        <source>By reference: %1</source>
        <translation>Als Verweis: %1</translation>
    </message>
    <message>
        <source>Stored on %1</source>
        <translation>Gespeichert am %1</translation>
    </message>
    <message>
        <source>The file has more than %L1 KiB; no longer credential is kept.</source>
        <translation>Die Datei hat mehr als %L1 KiB; längere Zugangsdaten werden nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Session token, of temporary keys only</source>
        <translation>Session-Token, nur bei befristeten Schlüsseln</translation>
    </message>
</context>
<context>
    <name>tidegate::SelectionBar</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>%L1 selected:</source>
        <translation>%L1 ausgewählt:</translation>
    </message>
</context>
<context>
    <name>tidegate::ServerCheckModel</name>
    <message>
        <source>Name of the server</source>
        <translation>Name des Servers</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Use the name the certificate was made for, or have one made for this name.</source>
        <translation>Den Namen verwenden, für den das Zertifikat gilt, oder eines für diesen Namen ausstellen lassen.</translation>
    </message>
    <message>
        <source>Check the clock of this computer; if it is right, the server needs a new certificate.</source>
        <translation>Die Uhr dieses Rechners prüfen; geht sie richtig, braucht der Server ein neues Zertifikat.</translation>
    </message>
    <message>
        <source>If the certificate is from a CA of your own, choose the file of that CA in this connection.</source>
        <translation>Stammt das Zertifikat von einer eigenen CA, deren Datei in dieser Verbindung wählen.</translation>
    </message>
    <message>
        <source>A firewall may drop the packets, or the server is overloaded.</source>
        <translation>Vielleicht verwirft eine Firewall die Pakete, oder der Server ist überlastet.</translation>
    </message>
    <message>
        <source>Check the spelling. Names inside a company may need its network or VPN.</source>
        <translation>Die Schreibweise prüfen. Firmeninterne Namen brauchen oft das Firmennetz oder VPN.</translation>
    </message>
    <message>
        <source>Check the port, and whether the server runs. A Tidegate server listens at port 7420 unless it is told otherwise.</source>
        <translation>Den Port prüfen und ob der Server läuft. Ein Tidegate-Server lauscht ohne andere Angabe auf Port 7420.</translation>
    </message>
    <message>
        <source>Check the network of this computer and the way to the server.</source>
        <translation>Das Netz dieses Rechners und den Weg zum Server prüfen.</translation>
    </message>
    <message>
        <source>What listens there may not speak TLS. A Tidegate server needs --tls-cert and --tls-key for it.</source>
        <translation>Was dort lauscht, spricht vielleicht kein TLS. Ein Tidegate-Server braucht dafür --tls-cert und --tls-key.</translation>
    </message>
    <message>
        <source>Something else than a Tidegate server may be listening there. Check address and port.</source>
        <translation>Vielleicht lauscht dort etwas anderes als ein Tidegate-Server. Adresse und Port prüfen.</translation>
    </message>
    <message>
        <source>Enter one. An administrator makes it with: tidegate-server token create.</source>
        <translation>Eines eingeben. Ein Administrator erzeugt es mit: tidegate-server token create.</translation>
    </message>
    <message>
        <source>The token may be mistyped, expired or withdrawn. Ask an administrator for a new one.</source>
        <translation>Das Token ist vielleicht vertippt, abgelaufen oder widerrufen. Von einem Administrator ein neues geben lassen.</translation>
    </message>
    <message>
        <source>The server runs but cannot use its database; its log says why.</source>
        <translation>Der Server läuft, kann aber seine Datenbank nicht nutzen; sein Log sagt, warum.</translation>
    </message>
    <message>
        <source>trying…</source>
        <translation>läuft&#xa0;…</translation>
    </message>
    <message>
        <source>none; it stays on this computer</source>
        <translation>keine; bleibt auf diesem Rechner</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what failed, and what to do</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The connection works.</source>
        <translation>Die Verbindung funktioniert.</translation>
    </message>
    <message>
        <source>The test was cancelled.</source>
        <translation>Der Test wurde abgebrochen.</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht versucht</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <comment>glyph, step, outcome</comment>
        <translation>%1 %2: %3</translation>
    </message>
</context>
<context>
    <name>tidegate::ServerDialog</name>
    <message>
        <source>Connect to a server</source>
        <translation>Mit einem Server verbinden</translation>
    </message>
    <message>
        <source>Edit connection</source>
        <translation>Verbindung bearbeiten</translation>
    </message>
    <message>
        <source>Save and connect</source>
        <translation>Speichern und verbinden</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>&amp;Keep the token in the keychain of this computer</source>
        <translation>Token im &amp;Schlüsselbund dieses Rechners speichern</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Ohne Angabe</translation>
    </message>
    <message>
        <source>Dev – for trying things</source>
        <translation>Dev – zum Ausprobieren</translation>
    </message>
    <message>
        <source>Test – others rely on it</source>
        <translation>Test – andere verlassen sich darauf</translation>
    </message>
    <message>
        <source>PROD – what customers use</source>
        <translation>PROD – was Kunden nutzen</translation>
    </message>
    <message>
        <source>&amp;Read-only: look at everything, change nothing</source>
        <translation>Nur &amp;lesen: alles ansehen, nichts ändern</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>A server is reached with https. Its port is 443 unless you add another: https://HOST:7420.</source>
        <translation>Ein Server wird über https erreicht, ohne Angabe auf Port 443: https://HOST:7420.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>As it is called in the title and in links. Empty: the host.</source>
        <translation>Name im Titel und in Links. Leer: der Host.</translation>
    </message>
    <message>
        <source>T&amp;oken</source>
        <translation>T&amp;oken</translation>
    </message>
    <message>
        <source>&amp;Class</source>
        <translation>&amp;Klasse</translation>
    </message>
    <message>
        <source>PROD is shown on every page.</source>
        <translation>PROD wird auf jeder Seite gezeigt.</translation>
    </message>
    <message>
        <source>CA &amp;file</source>
        <translation>CA-&amp;Datei</translation>
    </message>
    <message>
        <source>Only where the certificate of the server is from a CA of your own (PEM).</source>
        <translation>Nur wenn das Zertifikat des Servers von einer eigenen CA stammt (PEM).</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>D&amp;urchsuchen&#xa0;…</translation>
    </message>
    <message>
        <source>Certificate of the CA</source>
        <translation>Zertifikat der CA</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Starts with tg_. Empty: the one in the keychain, or you are asked for it.</source>
        <translation>Beginnt mit tg_. Leer: das im Schlüsselbund, sonst wird danach gefragt.</translation>
    </message>
    <message>
        <source>Starts with tg_. It is forgotten when Tidegate is closed.</source>
        <translation>Beginnt mit tg_. Wird beim Schließen von Tidegate vergessen.</translation>
    </message>
    <message>
        <source>What is entered is no token.</source>
        <translation>Die Eingabe ist kein Token.</translation>
    </message>
    <message>
        <source>This is no token: tokens start with tg_.</source>
        <translation>Das ist kein Token: Token beginnen mit tg_.</translation>
    </message>
    <message>
        <source>The connection was not saved.</source>
        <translation>Die Verbindung wurde nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>tidegate::ServerPlate</name>
    <message>
        <source>Read-only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Nothing can be changed through this connection. Its settings (Ctrl+Shift+L) allow it.</source>
        <translation>Über diese Verbindung lässt sich nichts ändern. Ihre Einstellungen (Strg+Umschalt+L) erlauben es.</translation>
    </message>
    <message>
        <source>Demo data</source>
        <translation>Demodaten</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Offline workspace</source>
        <translation>Offline-Arbeitsbereich</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation>Verbindung: %1</translation>
    </message>
    <message>
        <source>Example data on this computer</source>
        <translation>Beispieldaten auf diesem Rechner</translation>
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
        <source>&amp;Switch connection…</source>
        <translation>Verbindung &amp;wechseln&#xa0;…</translation>
    </message>
</context>
<context>
    <name>tidegate::ServerTableModel</name>
    <message>
        <source>An address looks like https://tidegate.example.com or https://10.0.0.5:7420.</source>
        <translation>Eine Adresse sieht so aus: https://tidegate.example.com oder https://10.0.0.5:7420.</translation>
    </message>
    <message>
        <source>Another computer is reached with https only; http is for this one.</source>
        <translation>Andere Rechner sind nur über https erreichbar; http gilt für diesen.</translation>
    </message>
    <message>
        <source>The address holds no user and no password; a token is asked for.</source>
        <translation>Die Adresse enthält weder Benutzer noch Passwort; nach einem Token wird gefragt.</translation>
    </message>
    <message>
        <source>A name has at most %1 characters.</source>
        <translation>Ein Name hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>A name has no slash, because links hold it.</source>
        <translation>Ein Name hat keinen Schrägstrich, weil er in Links steht.</translation>
    </message>
    <message>
        <source>The connection is not complete.</source>
        <translation>Die Verbindung ist nicht vollständig.</translation>
    </message>
    <message>
        <source>Offline workspace</source>
        <translation>Offline-Arbeitsbereich</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>The connections cannot be stored in %1; they are forgotten when Tidegate ends.</source>
        <translation>Die Verbindungen lassen sich nicht in %1 speichern; beim Beenden von Tidegate sind sie vergessen.</translation>
    </message>
    <message>
        <source>%1 (read-only)</source>
        <translation>%1 (nur lesen)</translation>
    </message>
    <message>
        <source>Server %1</source>
        <translation>Server %1</translation>
    </message>
    <message>
        <source>Example data, thrown away at the end</source>
        <translation>Beispieldaten, am Ende verworfen</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>○ Not open</source>
        <translation>○ Nicht offen</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
</context>
<context>
    <name>tidegate::ServerTest</name>
    <message>
        <source>Steps of the test</source>
        <translation>Schritte des Tests</translation>
    </message>
    <message>
        <source>There is nothing to test yet.</source>
        <translation>Noch gibt es nichts zu testen.</translation>
    </message>
    <message>
        <source>The test could not begin.</source>
        <translation>Der Test konnte nicht beginnen.</translation>
    </message>
    <message>
        <source>Cancel the &amp;test</source>
        <translation>&amp;Test abbrechen</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
</context>
<context>
    <name>tidegate::ServersDialog</name>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen&#xa0;…</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Search connections</source>
        <translation>Verbindungen suchen</translation>
    </message>
    <message>
        <source>Select a connection.</source>
        <translation>Eine Verbindung auswählen.</translation>
    </message>
    <message>
        <source>&amp;Add a server…</source>
        <translation>Server &amp;hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>The offline workspace and the demo belong to this computer; they cannot be edited or removed.</source>
        <translation>Offline-Arbeitsbereich und Demo gehören zu diesem Rechner; sie lassen sich weder bearbeiten noch entfernen.</translation>
    </message>
    <message>
        <source>It is open already.</source>
        <translation>Ist schon offen.</translation>
    </message>
    <message>
        <source>It is open; switch to another connection first.</source>
        <translation>Ist offen; zuerst zu einer anderen Verbindung wechseln.</translation>
    </message>
    <message>
        <source>Only servers need a test; what is on this computer is always there.</source>
        <translation>Nur Server brauchen einen Test; was auf diesem Rechner liegt, ist immer da.</translation>
    </message>
    <message>
        <source>The connection works only until Tidegate is closed.</source>
        <translation>Die Verbindung gilt nur, bis Tidegate geschlossen wird.</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>Tidegate forgets this connection and its token. Nothing changes on the server.</source>
        <translation>Tidegate vergisst diese Verbindung und ihr Token. Auf dem Server ändert sich nichts.</translation>
    </message>
    <message>
        <source>Remove connection</source>
        <translation>Verbindung entfernen</translation>
    </message>
    <message>
        <source>The connection is gone only until Tidegate is started again.</source>
        <translation>Die Verbindung ist nur bis zum nächsten Start von Tidegate weg.</translation>
    </message>
</context>
<context>
    <name>tidegate::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;High contrast: stronger glyphs and outlines</source>
        <translation>&amp;Hoher Kontrast: kräftigere Zeichen und Umrisse</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>&amp;Times are shown in</source>
        <translation>&amp;Zeiten anzeigen in</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Weeks begin on %1, as your region has it.</source>
        <translation>Die Woche beginnt mit %1, wie in der eingestellten Region üblich.</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Wie die &amp;Arbeitsumgebung</translation>
    </message>
    <message>
        <source>L&amp;ight</source>
        <translation>H&amp;ell</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>C&amp;ompact</source>
        <translation>&amp;Kompakt</translation>
    </message>
    <message>
        <source>Co&amp;mfortable</source>
        <translation>&amp;Geräumig</translation>
    </message>
    <message>
        <source>Zone of the times</source>
        <translation>Zone der Zeiten</translation>
    </message>
    <message>
        <source>This computer&apos;s zone (%1)</source>
        <translation>Zone dieses Rechners (%1)</translation>
    </message>
    <message>
        <source>Type a part of the name to find a zone</source>
        <translation>Einen Teil des Namens eingeben, um eine Zone zu finden</translation>
    </message>
    <message>
        <source>No zone is called “%1”. Type a part of its name, such as “Berlin”, and choose from the list.</source>
        <translation>Keine Zone heißt „%1“. Einen Teil des Namens eingeben, zum Beispiel „Berlin“, und aus der Liste wählen.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie die Arbeitsumgebung</translation>
    </message>
    <message>
        <source>The language changes when Tidegate starts the next time. Close it and open it again.</source>
        <translation>Die Sprache wechselt beim nächsten Start. Tidegate schließen und wieder öffnen.</translation>
    </message>
    <message>
        <source>These settings hold until Tidegate is closed: a demo keeps nothing.</source>
        <translation>Diese Einstellungen gelten, bis Tidegate geschlossen wird: Eine Demo behält nichts.</translation>
    </message>
    <message>
        <source>A language needs another start, and a demo keeps nothing until then.</source>
        <translation>Eine Sprache braucht einen neuen Start, und eine Demo behält bis dahin nichts.</translation>
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
    <message>
        <source>Find a key or what it does…</source>
        <translation>Taste oder Wirkung suchen&#xa0;…</translation>
    </message>
    <message>
        <source>Find a key or what it does</source>
        <translation>Taste oder Wirkung suchen</translation>
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
        <source>Starts with tg_. An administrator makes one with: tidegate-server token create.</source>
        <translation>Beginnt mit tg_. Ein Administrator erzeugt es mit: tidegate-server token create.</translation>
    </message>
    <message>
        <source>This is no token: tokens start with tg_.</source>
        <translation>Das ist kein Token: Token beginnen mit tg_.</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Token</translation>
    </message>
    <message>
        <source>%1 wants to know who you are. What you are editing stays as it is.</source>
        <translation>%1 verlangt eine Anmeldung. Laufende Eingaben bleiben erhalten.</translation>
    </message>
    <message>
        <source>Starts with tg_. It is held in memory and forgotten when Tidegate is closed.</source>
        <translation>Beginnt mit tg_. Bleibt im Speicher und wird beim Schließen von Tidegate vergessen.</translation>
    </message>
</context>
<context>
    <name>tidegate::SpanView</name>
    <message>
        <source>Copy to %1: %2</source>
        <comment>environment, range</comment>
        <translation>Kopie nach %1: %2</translation>
    </message>
    <message>
        <source>To %1: %2</source>
        <comment>environment, range</comment>
        <translation>Nach %1: %2</translation>
    </message>
    <message>
        <source>Selected: %1</source>
        <translation>Ausgewählt: %1</translation>
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
        <source>%1 (%2)
%3 (%4)</source>
        <comment>time and zone, twice</comment>
        <translation>%1 (%2)
%3 (%4)</translation>
    </message>
    <message>
        <source>This freeze has started: only its end can be moved. Ctrl makes a copy.</source>
        <translation>Dieser Freeze hat begonnen: Nur sein Ende lässt sich verschieben. Strg macht eine Kopie.</translation>
    </message>
    <message>
        <source>This freeze is over; history is not changed. Ctrl makes a copy.</source>
        <translation>Dieser Freeze ist beendet; Vergangenes wird nicht geändert. Strg macht eine Kopie.</translation>
    </message>
    <message>
        <source>New freeze…</source>
        <translation>Neuer Freeze&#xa0;…</translation>
    </message>
    <message>
        <source>Paste freeze</source>
        <translation>Freeze einfügen</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten&#xa0;…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen&#xa0;…</translation>
    </message>
    <message>
        <source>%1. Arrows move the cursor, with Shift they select a range, Enter opens the freeze there or creates one, Tab goes through the freezes, Ctrl, Shift and arrows move the selected freeze, Alt, Shift and arrows move its end or its start, A shows the agenda, which is a table.</source>
        <translation>%1. Pfeile bewegen den Cursor, mit Umschalt wählen sie einen Zeitraum, die Eingabetaste öffnet den Freeze dort oder legt einen an, Tab geht durch die Freezes, Strg, Umschalt und Pfeile verschieben den gewählten Freeze, Alt, Umschalt und Pfeile verschieben sein Ende oder seinen Beginn, A zeigt die Agenda, die eine Tabelle ist.</translation>
    </message>
    <message>
        <source>Select a freeze first.</source>
        <translation>Zuerst einen Freeze auswählen.</translation>
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
    <message>
        <source>Remo&amp;ve component</source>
        <translation>Komponente entf&amp;ernen</translation>
    </message>
    <message>
        <source>Deployed at</source>
        <translation>Deployt am</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>the sticker was not recorded, why</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Rec&amp;ord</source>
        <translation>Er&amp;fassen</translation>
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
        <source>History</source>
        <translation>Verlauf</translation>
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
        <source>By</source>
        <comment>who deployed</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>Deployed by</source>
        <translation>Deployt von</translation>
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
        <source>D&amp;isable</source>
        <translation>&amp;Deaktivieren</translation>
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
        <translation>Als cu&amp;rl kopieren</translation>
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
        <source>%1 was changed.</source>
        <translation>%1 wurde geändert.</translation>
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
        <source>Delete target</source>
        <translation>Ziel löschen</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
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
        <source>Ena&amp;ble</source>
        <translation>&amp;Aktivieren</translation>
    </message>
    <message>
        <source>&amp;Labels…</source>
        <translation>&amp;Labels&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Move…</source>
        <translation>&amp;Verschieben&#xa0;…</translation>
    </message>
    <message>
        <source>E&amp;xport as CSV…</source>
        <translation>Als CSV e&amp;xportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Select targets or a branch first.</source>
        <translation>Zuerst Ziele oder einen Zweig auswählen.</translation>
    </message>
    <message>
        <source>Select an environment or a group first.</source>
        <translation>Zuerst eine Umgebung oder eine Gruppe auswählen.</translation>
    </message>
    <message>
        <source>There are no targets yet.</source>
        <translation>Es gibt noch keine Ziele.</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>1 of %L1 health checks could not be made.</source>
        <translation>1 von %L1 Prüfungen war nicht möglich.</translation>
    </message>
    <message numerus="yes">
        <source>%n of %L1 health checks could not be made.</source>
        <translation>
            <numerusform>%n von %L1 Prüfungen war nicht möglich.</numerusform>
            <numerusform>%n von %L1 Prüfungen waren nicht möglich.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped: %L1 of %L2 checked.</source>
        <translation>Angehalten: %L1 von %L2 geprüft.</translation>
    </message>
    <message>
        <source>%1 checked.</source>
        <comment>3 targets</comment>
        <translation>%1 geprüft.</translation>
    </message>
    <message>
        <source>Labels of %1 changed.</source>
        <translation>Labels geändert: %1.</translation>
    </message>
    <message>
        <source>%1 moved.</source>
        <translation>%1 verschoben.</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>1 of %L1 targets was not deleted.</source>
        <translation>1 von %L1 Zielen wurde nicht gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>%n of %L1 targets were not deleted.</source>
        <translation>
            <numerusform>%n von %L1 Zielen wurde nicht gelöscht.</numerusform>
            <numerusform>%n von %L1 Zielen wurden nicht gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped: %L1 of %L2 deleted.</source>
        <translation>Angehalten: %L1 von %L2 gelöscht.</translation>
    </message>
    <message>
        <source>%1 deleted.</source>
        <translation>%1 gelöscht.</translation>
    </message>
    <message>
        <source>Export the targets that show</source>
        <translation>Gezeigte Ziele exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>%1 written to %2.</source>
        <translation>%1 in %2 geschrieben.</translation>
    </message>
    <message>
        <source>%1 could not be written. %2</source>
        <translation>%1 konnte nicht geschrieben werden. %2</translation>
    </message>
    <message>
        <source>%1 imported.</source>
        <translation>%1 importiert.</translation>
    </message>
    <message>
        <source>Go to c&amp;ause</source>
        <translation>Zur Ur&amp;sache</translation>
    </message>
    <message>
        <source>Dele&amp;te…</source>
        <translation>Lösc&amp;hen&#xa0;…</translation>
    </message>
    <message>
        <source>Copy name&amp;s</source>
        <translation>Namen &amp;kopieren</translation>
    </message>
    <message>
        <source>Im&amp;port…</source>
        <translation>&amp;Importieren&#xa0;…</translation>
    </message>
    <message>
        <source>There are no targets in it.</source>
        <translation>Darin gibt es keine Ziele.</translation>
    </message>
    <message>
        <source>Record &amp;what is deployed…</source>
        <translation>Deplo&amp;yten Stand erfassen …</translation>
    </message>
    <message>
        <source>The sticker of %1 could not be loaded.</source>
        <translation>Der Sticker von %1 konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>The sticker was recorded.</source>
        <translation>Der Sticker wurde erfasst.</translation>
    </message>
    <message>
        <source>The group %1 was changed.</source>
        <translation>Die Gruppe %1 wurde geändert.</translation>
    </message>
    <message>
        <source>The group %1 was created.</source>
        <translation>Die Gruppe %1 wurde angelegt.</translation>
    </message>
    <message>
        <source>deletion of %1</source>
        <translation>Löschen von %1</translation>
    </message>
    <message>
        <source>It can be restored for 30 days with its history; stored credentials are gone at once.</source>
        <translation>Wiederherstellbar für 30 Tage, mit dem Verlauf; gespeicherte Zugangsdaten sind sofort weg.</translation>
    </message>
    <message>
        <source>Add what r&amp;uns there…</source>
        <translation>Hinzu&amp;fügen, was dort läuft&#xa0;…</translation>
    </message>
    <message>
        <source>%1 added.</source>
        <translation>%1 hinzugefügt.</translation>
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
        <source>Save</source>
        <translation>Speichern</translation>
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
        <source>The target was not created.</source>
        <translation>Das Ziel wurde nicht angelegt.</translation>
    </message>
    <message>
        <source>Enabled: checked and counted</source>
        <translation>Aktiviert: geprüft und gezählt</translation>
    </message>
    <message>
        <source>La&amp;bels</source>
        <translation>La&amp;bels</translation>
    </message>
    <message>
        <source>Enable&amp;d: checked and counted</source>
        <translation>A&amp;ktiviert: geprüft und gezählt</translation>
    </message>
    <message>
        <source>Your role does not include storing credentials.</source>
        <translation>Die eigene Rolle schließt das Speichern von Zugangsdaten nicht ein.</translation>
    </message>
    <message>
        <source>The connection cannot be tested yet. See the marked fields.</source>
        <translation>Die Verbindung kann noch nicht getestet werden. Siehe die markierten Felder.</translation>
    </message>
    <message>
        <source>The connection cannot be tested yet.</source>
        <translation>Die Verbindung kann noch nicht getestet werden.</translation>
    </message>
    <message>
        <source>The target was saved, but a credential was not removed.</source>
        <translation>Das Ziel ist gespeichert, Zugangsdaten wurden aber nicht entfernt.</translation>
    </message>
    <message>
        <source>&amp;Create target</source>
        <translation>Ziel hinzu&amp;fügen</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Who checks it</source>
        <translation>&amp;Wer es prüft</translation>
    </message>
    <message>
        <source>An agent looks from inside its network, where this server may not reach.</source>
        <translation>Ein Agent sieht aus dem Netz heraus nach, wo dieser Server vielleicht nicht hinkommt.</translation>
    </message>
    <message>
        <source>This server, directly</source>
        <translation>Dieser Server, direkt</translation>
    </message>
    <message>
        <source>Agent %1</source>
        <translation>Agent %1</translation>
    </message>
    <message>
        <source>Agent %1 (%2)</source>
        <translation>Agent %1 (%2)</translation>
    </message>
    <message>
        <source>An agent that is not known</source>
        <translation>Ein Agent, der nicht bekannt ist</translation>
    </message>
    <message>
        <source>Agent %1 (cannot check this type)</source>
        <translation>Agent %1 (kann diesen Typ nicht prüfen)</translation>
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
    <message>
        <source>Add a filter</source>
        <translation>Filter hinzufügen</translation>
    </message>
    <message>
        <source>Add a filter (Alt+Down in the field)</source>
        <translation>Filter hinzufügen (Alt+Ab im Feld)</translation>
    </message>
    <message>
        <source>☆ Save</source>
        <translation>☆ Merken</translation>
    </message>
    <message>
        <source>Save as a view</source>
        <translation>Als Ansicht speichern</translation>
    </message>
    <message>
        <source>Keep this filter, the columns and the order as a view in the sidebar</source>
        <translation>Filter, Spalten und Reihenfolge als Ansicht in der Seitenleiste behalten</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Label</translation>
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
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Last checked</source>
        <translation>Zuletzt geprüft</translation>
    </message>
    <message>
        <source>More than 15 minutes ago</source>
        <translation>Vor mehr als 15 Minuten</translation>
    </message>
    <message>
        <source>More than an hour ago</source>
        <translation>Vor mehr als einer Stunde</translation>
    </message>
    <message>
        <source>More than a day ago</source>
        <translation>Vor mehr als einem Tag</translation>
    </message>
    <message>
        <source>Within 15 minutes</source>
        <translation>In den letzten 15 Minuten</translation>
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
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Name, health:degraded, drift:yes, …</source>
        <translation>Name, health:degraded, drift:yes, …</translation>
    </message>
    <message>
        <source>This server</source>
        <translation>Dieser Server</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>Geprüft von</translation>
    </message>
</context>
<context>
    <name>tidegate::TargetFilterProxyModel</name>
    <message>
        <source>%L1 of %2</source>
        <extracomment>%1 is a number of targets that are shown, %2 &quot;12 targets&quot;: how many there are.</extracomment>
        <translation>%L1 von %2</translation>
    </message>
</context>
<context>
    <name>tidegate::TargetImportDialog</name>
    <message>
        <source>Import targets</source>
        <translation>Ziele importieren</translation>
    </message>
    <message>
        <source>CSV or JSON</source>
        <translation>CSV oder JSON</translation>
    </message>
    <message>
        <source>JSON is what “Copy as JSON” and the API give. CSV has a heading with name, environment, type, connection.host, label:role and so on; “Export as CSV” writes such a file. You see what would happen before anything is written.</source>
        <translation>JSON wie von „Als JSON kopieren“ und der API. CSV mit einer Kopfzeile aus name, environment, type, connection.host, label:role und so weiter; „Als CSV exportieren“ schreibt so eine Datei. Was geschehen würde, ist zu sehen, bevor etwas geschrieben wird.</translation>
    </message>
    <message>
        <source>&amp;Hide what stays the same</source>
        <translation>&amp;Gleichbleibendes ausblenden</translation>
    </message>
    <message>
        <source>What the import would do</source>
        <translation>Was der Import tun würde</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>Fortschritt des Imports</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>&amp;Datei wählen&#xa0;…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>CSV and JSON files (*.csv *.json);;All files (*)</source>
        <translation>CSV- und JSON-Dateien (*.csv *.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>The file is larger than 64 MiB.</source>
        <translation>Die Datei ist größer als 64 MiB.</translation>
    </message>
    <message>
        <source>%1 cannot be imported</source>
        <translation>%1 lässt sich nicht importieren</translation>
    </message>
    <message>
        <source>%1 cannot be imported.</source>
        <translation>%1 lässt sich nicht importieren.</translation>
    </message>
    <message>
        <source>Import targets from %1</source>
        <translation>Ziele aus %1 importieren</translation>
    </message>
    <message>
        <source>No target has these columns; they are ignored: %1</source>
        <translation>Kein Ziel hat diese Spalten; sie werden ignoriert: %1</translation>
    </message>
    <message>
        <source>%L1 written, %L2 failed, %L3 to go</source>
        <translation>%L1 geschrieben, %L2 fehlgeschlagen, %L3 offen</translation>
    </message>
    <message>
        <source>%L1 new, %L2 changed, %L3 the same, %L4 invalid</source>
        <translation>%L1 neu, %L2 geändert, %L3 gleich, %L4 ungültig</translation>
    </message>
    <message>
        <source>There is nothing to write.</source>
        <translation>Es gibt nichts zu schreiben.</translation>
    </message>
    <message>
        <source>&amp;Try %1 again</source>
        <translation>%1 erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>&amp;Import %1</source>
        <translation>%1 &amp;importieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Some targets were not written. Each line says why; you can try them again.</source>
        <translation>Einige Ziele wurden nicht geschrieben. Jede Zeile sagt, warum; ein neuer Versuch ist möglich.</translation>
    </message>
    <message>
        <source>Everything was written.</source>
        <translation>Alles wurde geschrieben.</translation>
    </message>
    <message>
        <source>What can be imported was written. Each line that was left out says why.</source>
        <translation>Was importiert werden kann, wurde geschrieben. Jede ausgelassene Zeile sagt, warum.</translation>
    </message>
    <message>
        <source>import of %1</source>
        <translation>Import von %1</translation>
    </message>
</context>
<context>
    <name>tidegate::TargetImportModel</name>
    <message>
        <source>✓ Written</source>
        <translation>✓ Geschrieben</translation>
    </message>
    <message>
        <source>✕ Failed</source>
        <translation>✕ Fehlgeschlagen</translation>
    </message>
    <message>
        <source>+ New</source>
        <translation>+ Neu</translation>
    </message>
    <message>
        <source>≠ Changed</source>
        <translation>≠ Geändert</translation>
    </message>
    <message>
        <source>= Same</source>
        <translation>= Gleich</translation>
    </message>
    <message>
        <source>✕ Invalid</source>
        <translation>✕ Ungültig</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>tidegate::TargetLabelsDialog</name>
    <message>
        <source>Labels of %1</source>
        <translation>Labels: %1</translation>
    </message>
    <message>
        <source>Set these labels; another value of the same key is replaced</source>
        <translation>Diese Labels setzen; ein anderer Wert desselben Schlüssels wird ersetzt</translation>
    </message>
    <message>
        <source>Remove the checked labels</source>
        <translation>Angekreuzte Labels entfernen</translation>
    </message>
    <message>
        <source>Labels to remove</source>
        <translation>Zu entfernende Labels</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Change labels</source>
        <translation>Labels ändern</translation>
    </message>
    <message>
        <source>and %L1 more</source>
        <translation>und %L1 weitere</translation>
    </message>
    <message>
        <source>Nothing is entered yet.</source>
        <translation>Noch nichts eingegeben.</translation>
    </message>
    <message>
        <source>1 of %L1 targets changes.</source>
        <translation>1 von %L1 Zielen ändert sich.</translation>
    </message>
    <message numerus="yes">
        <source>%n of %L1 targets change.</source>
        <translation>
            <numerusform>%n von %L1 Zielen ändert sich.</numerusform>
            <numerusform>%n von %L1 Zielen ändern sich.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter a label to set, or check one to remove.</source>
        <translation>Ein Label zum Setzen eingeben oder eines zum Entfernen ankreuzen.</translation>
    </message>
    <message>
        <source>%1 would not be accepted. %2</source>
        <translation>%1 würde nicht angenommen. %2</translation>
    </message>
    <message>
        <source>All targets are labelled like this already.</source>
        <translation>Alle Ziele haben diese Labels schon.</translation>
    </message>
</context>
<context>
    <name>tidegate::TargetMoveDialog</name>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>Move targets</source>
        <translation>Ziele verschieben</translation>
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
        <source>No group</source>
        <translation>Keine Gruppe</translation>
    </message>
    <message>
        <source>All of them are there already.</source>
        <translation>Alle sind schon dort.</translation>
    </message>
    <message>
        <source>1 of %L1 targets moves.</source>
        <translation>1 von %L1 Zielen wird verschoben.</translation>
    </message>
    <message numerus="yes">
        <source>%n of %L1 targets move.</source>
        <translation>
            <numerusform>%n von %L1 Zielen wird verschoben.</numerusform>
            <numerusform>%n von %L1 Zielen werden verschoben.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is frozen now; the change is recorded as made during the freeze.</source>
        <translation>%1 ist jetzt gesperrt; die Änderung wird als während des Freeze gemacht erfasst.</translation>
    </message>
    <message>
        <source>Choose another environment or group: all of them are there already.</source>
        <translation>Eine andere Umgebung oder Gruppe wählen: Alle sind schon dort.</translation>
    </message>
    <message>
        <source>The target moves.</source>
        <translation>Das Ziel wird verschoben.</translation>
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
    <name>tidegate::TargetPatcher</name>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>1 of %L1 targets was not changed. %2</source>
        <translation>1 von %L1 Zielen wurde nicht geändert. %2</translation>
    </message>
    <message numerus="yes">
        <source>%n of %L1 targets were not changed.</source>
        <translation>
            <numerusform>%n von %L1 Zielen wurde nicht geändert.</numerusform>
            <numerusform>%n von %L1 Zielen wurden nicht geändert.</numerusform>
        </translation>
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
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>%1 as of %2</source>
        <extracomment>%1 is a health such as &quot;Healthy&quot;, %2 a time: there is no connection since then.</extracomment>
        <translation>%1, Stand %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 is a health such as &quot;Healthy&quot;, %2 a time: there is no connection since then. Short, for a column.</extracomment>
        <translation>%1 (%2)</translation>
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
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
</context>
<context>
    <name>tidegate::TargetViewActions</name>
    <message>
        <source>Saved views</source>
        <translation>Gespeicherte Ansichten</translation>
    </message>
    <message>
        <source>Save as a view</source>
        <translation>Als Ansicht speichern</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>Ansicht umbenennen</translation>
    </message>
    <message>
        <source>The view %1 was deleted.</source>
        <translation>Die Ansicht %1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>&amp;Update to what shows now</source>
        <translation>Auf den jetzigen Stand brin&amp;gen</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>Um&amp;benennen&#xa0;…</translation>
    </message>
    <message>
        <source>Move u&amp;p</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
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
        <source>Loading targets: %L1 of %L2</source>
        <translation>Ziele werden geladen: %L1 von %L2</translation>
    </message>
    <message>
        <source>%L1 of %L2 shown</source>
        <translation>%L1 von %L2 gezeigt</translation>
    </message>
    <message>
        <source>%1 · %L2 selected</source>
        <translation>%1 · %L2 ausgewählt</translation>
    </message>
    <message>
        <source>Filter the targets</source>
        <translation>Ziele filtern</translation>
    </message>
    <message>
        <source>Go to the cause: the worst target below the row</source>
        <translation>Zur Ursache: zum schlimmsten Ziel unter der Zeile</translation>
    </message>
    <message>
        <source>Go to the details of the target</source>
        <translation>Zu den Details des Ziels</translation>
    </message>
    <message>
        <source>Delete what is selected</source>
        <translation>Ausgewähltes löschen</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>S&amp;palten</translation>
    </message>
    <message>
        <source>In the filter: add a condition</source>
        <translation>Im Filter: Bedingung hinzufügen</translation>
    </message>
    <message>
        <source>Previous and next tab of the details</source>
        <translation>Voriger und nächster Reiter der Details</translation>
    </message>
    <message>
        <source>In the sidebar: rename or delete a saved view</source>
        <translation>In der Seitenleiste: gespeicherte Ansicht umbenennen oder löschen</translation>
    </message>
    <message>
        <source>In the sidebar: move a saved view</source>
        <translation>In der Seitenleiste: gespeicherte Ansicht verschieben</translation>
    </message>
    <message>
        <source>Create an environment first, then add its targets.</source>
        <translation>Zuerst eine Umgebung anlegen, dann ihre Ziele.</translation>
    </message>
    <message>
        <source>Not all targets could be loaded.</source>
        <translation>Es konnten nicht alle Ziele geladen werden.</translation>
    </message>
    <message>
        <source>No target matches so far</source>
        <translation>Bisher passt kein Ziel</translation>
    </message>
    <message>
        <source>No targets in %1 so far</source>
        <translation>Bisher keine Ziele in %1</translation>
    </message>
    <message>
        <source>No targets so far</source>
        <translation>Bisher keine Ziele</translation>
    </message>
</context>
<context>
    <name>tidegate::TimeField</name>
    <message>
        <source>Such as fri 17:00</source>
        <translation>Etwa Fr 17:00</translation>
    </message>
    <message>
        <source>Choose a day or a time</source>
        <translation>Tag oder Zeit wählen</translation>
    </message>
    <message>
        <source>Choose a day or a time (Alt+Down)</source>
        <translation>Tag oder Zeit wählen (Alt+Ab)</translation>
    </message>
    <message>
        <source>%1: the end of %2</source>
        <comment>a time, the day before</comment>
        <translation>%1: das Ende von %2</translation>
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
    <message>
        <source>The reading that was chosen is %1 UTC.</source>
        <translation>Gewählt ist %1 UTC.</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a day, a time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Tonight</source>
        <translation>Heute Abend</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Morgen</translation>
    </message>
    <message>
        <source>End of the freeze, %1</source>
        <translation>Ende des Freeze, %1</translation>
    </message>
    <message>
        <source>Choose a &amp;day…</source>
        <translation>&amp;Tag wählen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>tidegate::TimePopup</name>
    <message>
        <source>Choose a day or a time</source>
        <translation>Tag oder Zeit wählen</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>Monat davor</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>Monat danach</translation>
    </message>
</context>
<context>
    <name>tidegate::TimelineView</name>
    <message>
        <source>Timeline of freezes</source>
        <translation>Zeitlinie der Freezes</translation>
    </message>
</context>
<context>
    <name>tidegate::Toast</name>
    <message>
        <source>%1: %2</source>
        <comment>button, what it is about</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>tidegate::ToastStack</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>tidegate::TokensDialog</name>
    <message>
        <source>Registration tokens</source>
        <translation>Registrierungstokens</translation>
    </message>
    <message>
        <source>a deleted one</source>
        <comment>of environments</comment>
        <translation>eine gelöschte</translation>
    </message>
    <message>
        <source>Each lets one machine in, once. What it opens was shown when it was made, and is kept by nobody.</source>
        <translation>Jedes lässt einen Rechner herein, einmal. Was es öffnet, war beim Erzeugen zu sehen und wird von niemandem aufbewahrt.</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen&#xa0;…</translation>
    </message>
    <message>
        <source>Delete token</source>
        <translation>Token löschen</translation>
    </message>
    <message>
        <source>Loading tokens…</source>
        <translation>Tokens werden geladen&#xa0;…</translation>
    </message>
    <message>
        <source>The tokens could not be loaded.</source>
        <translation>Die Tokens konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>No tokens</source>
        <translation>Keine Tokens</translation>
    </message>
    <message>
        <source>One is made where an agent is installed.</source>
        <translation>Eines wird erzeugt, wo ein Agent installiert wird.</translation>
    </message>
    <message>
        <source>Select a token first.</source>
        <translation>Zuerst ein Token auswählen.</translation>
    </message>
    <message>
        <source>Delete this registration token?</source>
        <translation>Dieses Registrierungstoken löschen?</translation>
    </message>
    <message>
        <source>Whoever has it cannot register an agent with it any more.</source>
        <translation>Wer es hat, kann damit keinen Agenten mehr registrieren.</translation>
    </message>
    <message>
        <source>It opens nothing any more; an agent that came in with it is not concerned.</source>
        <translation>Es öffnet nichts mehr; ein Agent, der damit hereinkam, ist nicht betroffen.</translation>
    </message>
</context>
<context>
    <name>tidegate::TypedCommand</name>
    <message>
        <source>“%1” is named twice.</source>
        <translation>„%1“ ist zweimal genannt.</translation>
    </message>
    <message>
        <source>Say either how long or until when, once.</source>
        <translation>Entweder wie lange oder bis wann sagen, einmal.</translation>
    </message>
    <message>
        <source>Say which environment.</source>
        <translation>Eine Umgebung nennen.</translation>
    </message>
    <message>
        <source>No environment is called “%1”.</source>
        <translation>Keine Umgebung heißt „%1“.</translation>
    </message>
    <message>
        <source>Behind the environment stands “%1”, which means nothing here.</source>
        <translation>Hinter der Umgebung steht „%1“, was hier nichts bedeutet.</translation>
    </message>
    <message>
        <source>A question is about one time, without an end.</source>
        <translation>Eine Frage gilt einer Zeit, ohne Ende.</translation>
    </message>
    <message>
        <source>%1 has passed.</source>
        <comment>a time</comment>
        <translation>%1 ist vorbei.</translation>
    </message>
    <message>
        <source>“%1” is no length of time: write 4h or 2 days.</source>
        <translation>„%1“ ist keine Dauer: 4h oder 2 Tage schreiben.</translation>
    </message>
    <message>
        <source>Say until when.</source>
        <translation>Sagen, bis wann.</translation>
    </message>
    <message>
        <source>%1 is not after the start.</source>
        <comment>a time</comment>
        <translation>%1 liegt nicht nach dem Anfang.</translation>
    </message>
    <message>
        <source>Nobody here is called “%1”.</source>
        <translation>Niemand heißt hier „%1“.</translation>
    </message>
    <message>
        <source>Several people are called “%1”: write more of the name.</source>
        <translation>Mehrere heißen „%1“: mehr vom Namen schreiben.</translation>
    </message>
</context>
<context>
    <name>tidegate::TypedPeopleText</name>
    <message>
        <source>Several people are called “%1”: choose one from the list.</source>
        <translation>Mehrere heißen „%1“: aus der Liste auswählen.</translation>
    </message>
    <message>
        <source>Names are not known here: type the complete id of a user, 36 characters.</source>
        <translation>Namen sind hier nicht bekannt: die vollständige Benutzer-ID eingeben, 36 Zeichen.</translation>
    </message>
    <message>
        <source>Nobody here is called “%1”.</source>
        <translation>Niemand heißt hier „%1“.</translation>
    </message>
    <message>
        <source>%1 is deactivated and cannot be chosen.</source>
        <translation>%1 ist deaktiviert und nicht wählbar.</translation>
    </message>
    <message>
        <source>Nobody here is called “%1”: you are the only one. Others come with a server that they sign in to.</source>
        <translation>Niemand heißt hier „%1“: Sonst gibt es hier niemanden. Andere kommen mit einem Server hinzu, an dem sie sich anmelden.</translation>
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
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>The step before is still under way.</source>
        <translation>Der Schritt davor läuft noch.</translation>
    </message>
    <message>
        <source>Nothing was changed that can be undone.</source>
        <translation>Es gibt keine Änderung, die sich rückgängig machen lässt.</translation>
    </message>
    <message>
        <source>Nothing was undone.</source>
        <translation>Es wurde nichts rückgängig gemacht.</translation>
    </message>
    <message numerus="yes">
        <source>%n changes were undone.</source>
        <translation>
            <numerusform>%n Änderung rückgängig gemacht.</numerusform>
            <numerusform>%n Änderungen rückgängig gemacht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes were made again.</source>
        <translation>
            <numerusform>%n Änderung wiederholt.</numerusform>
            <numerusform>%n Änderungen wiederholt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 changes were undone. It stopped at: %3.</source>
        <extracomment>%1 and %2 are numbers, %3 is what comes next</extracomment>
        <translation>%1 von %2 Änderungen rückgängig gemacht. Angehalten vor: %3.</translation>
    </message>
    <message>
        <source>%1 of %2 changes were made again. It stopped at: %3.</source>
        <translation>%1 von %2 Änderungen wiederholt. Angehalten vor: %3.</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>&amp;Rückgängig&#xa0;…</translation>
    </message>
</context>
<context>
    <name>tidegate::UndoHistoryDialog</name>
    <message>
        <source>Undo history</source>
        <translation>Änderungsverlauf</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>What can be undone and redone</source>
        <translation>Was sich rückgängig machen und wiederholen lässt</translation>
    </message>
    <message>
        <source>Nothing was changed that can be undone</source>
        <translation>Es gibt keine Änderung, die sich rückgängig machen lässt</translation>
    </message>
    <message>
        <source>Everything that is changed here stands in this list until the connection is left: it can be undone, and made again.</source>
        <translation>Jede Änderung steht hier, bis die Verbindung verlassen wird: Sie lässt sich rückgängig machen und wiederholen.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Undo %n changes</source>
        <translation>
            <numerusform>%n Änderung &amp;rückgängig machen</numerusform>
            <numerusform>%n Änderungen &amp;rückgängig machen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Redo %n changes</source>
        <translation>
            <numerusform>%n Änderung &amp;wiederholen</numerusform>
            <numerusform>%n Änderungen &amp;wiederholen</numerusform>
        </translation>
    </message>
    <message>
        <source>The step before is still under way.</source>
        <translation>Der Schritt davor läuft noch.</translation>
    </message>
    <message>
        <source>Choose a row first.</source>
        <translation>Zuerst eine Zeile wählen.</translation>
    </message>
    <message>
        <source>What was changed here since the console was opened, newest first. A row is undone together with all that was done after it; what was undone is made again in the same way. What could not be undone is tried again by itself.</source>
        <translation>Was hier seit dem Öffnen der Konsole geändert wurde, Neuestes zuerst. Mit einer Zeile geht alles zurück, was danach kam; Rückgängiges lässt sich ebenso wiederholen. Was sich nicht rückgängig machen ließ, wird für sich allein erneut versucht.</translation>
    </message>
</context>
<context>
    <name>tidegate::WeekView</name>
    <message>
        <source>Week of freezes</source>
        <translation>Woche der Freezes</translation>
    </message>
</context>
<context>
    <name>tidegate::WelcomePage</name>
    <message>
        <source>Welcome to Tidegate</source>
        <translation>Willkommen bei Tidegate</translation>
    </message>
    <message>
        <source>What do you want to work with? You can change it at any time with Ctrl+Shift+L.</source>
        <translation>Womit soll gearbeitet werden? Mit Strg+Umschalt+L lässt es sich jederzeit ändern.</translation>
    </message>
    <message>
        <source>Try with &amp;demo data</source>
        <translation>Mit Demodaten aus&amp;probieren</translation>
    </message>
    <message>
        <source>An example fleet with freezes, health and drift to play with. It is thrown away when you close Tidegate.</source>
        <translation>Eine Beispielflotte mit Freezes, Zuständen und Abweichungen zum Spielen. Beim Schließen von Tidegate wird sie verworfen.</translation>
    </message>
    <message>
        <source>Your environments, freezes and targets in a database on this computer. No server, no sign-in.</source>
        <translation>Eigene Umgebungen, Freezes und Ziele in einer Datenbank auf diesem Rechner. Kein Server, keine Anmeldung.</translation>
    </message>
    <message>
        <source>&amp;Connect to a server…</source>
        <translation>Mit einem Server &amp;verbinden&#xa0;…</translation>
    </message>
    <message>
        <source>Work with others on a Tidegate server. You need its address and a token.</source>
        <translation>Gemeinsam auf einem Tidegate-Server arbeiten. Nötig sind seine Adresse und ein Token.</translation>
    </message>
    <message>
        <source>&amp;Start an offline workspace</source>
        <translation>&amp;Offline-Arbeitsbereich beginnen</translation>
    </message>
</context>
<context>
    <name>tidegate::WindowMenus</name>
    <message>
        <source>&amp;Search or run a command…</source>
        <translation>&amp;Suchen oder Befehl ausführen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen&#xa0;…</translation>
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
        <source>&amp;Connections…</source>
        <translation>&amp;Verbindungen&#xa0;…</translation>
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
        <source>&amp;Target</source>
        <translation>&amp;Ziel</translation>
    </message>
    <message>
        <source>F&amp;reeze</source>
        <translation>&amp;Freeze</translation>
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
        <source>Show &amp;times in UTC</source>
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
        <source>T&amp;ools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>&amp;Compare environments…</source>
        <translation>Umgebungen ver&amp;gleichen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Messages</source>
        <translation>&amp;Meldungen</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>&amp;Aufträge</translation>
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
        <source>No connection is open.</source>
        <translation>Keine Verbindung ist offen.</translation>
    </message>
    <message>
        <source>There is nothing to create on this page.</source>
        <translation>Auf dieser Seite gibt es nichts anzulegen.</translation>
    </message>
    <message>
        <source>This page has no filter.</source>
        <translation>Diese Seite hat keinen Filter.</translation>
    </message>
    <message>
        <source>Nothing was shown before this.</source>
        <translation>Davor wurde nichts gezeigt.</translation>
    </message>
    <message>
        <source>You have not gone back.</source>
        <translation>Es wurde nicht zurückgegangen.</translation>
    </message>
    <message>
        <source>E&amp;nvironment</source>
        <translation>U&amp;mgebung</translation>
    </message>
    <message>
        <source>No environment is chosen</source>
        <translation>Keine Umgebung gewählt</translation>
    </message>
    <message>
        <source>This is what the entries below are about.</source>
        <translation>Davon handeln die Einträge darunter.</translation>
    </message>
    <message>
        <source>&amp;Show targets</source>
        <translation>Ziele z&amp;eigen</translation>
    </message>
    <message>
        <source>&amp;Show the calendar</source>
        <translation>Kalender z&amp;eigen</translation>
    </message>
    <message>
        <source>This page is shown already.</source>
        <translation>Diese Seite ist bereits zu sehen.</translation>
    </message>
    <message>
        <source>Show the targets first, and select some.</source>
        <translation>Zuerst die Ziele zeigen und welche auswählen.</translation>
    </message>
    <message>
        <source>Show the calendar first, and select a freeze.</source>
        <translation>Zuerst den Kalender zeigen und einen Freeze auswählen.</translation>
    </message>
    <message>
        <source>Freeze no&amp;w…</source>
        <translation>Jetzt &amp;sperren&#xa0;…</translation>
    </message>
    <message>
        <source>Undo &amp;history…</source>
        <translation>Änderungs&amp;verlauf&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;New freeze…</source>
        <translation>&amp;Neuer Freeze&#xa0;…</translation>
    </message>
    <message>
        <source>Recentl&amp;y deleted…</source>
        <translation>&amp;Kürzlich gelöscht&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Move this workspace to a server…</source>
        <translation>Diesen Arbeitsbereich auf einen Server &amp;umziehen&#xa0;…</translation>
    </message>
    <message>
        <source>Sends all that is in the workspace on this computer to a server, history included</source>
        <translation>Sendet alles aus dem Arbeitsbereich auf diesem Rechner an einen Server, mit dem Verlauf</translation>
    </message>
    <message>
        <source>Only the workspace on this computer can move to a server; open that first.</source>
        <translation>Nur der Arbeitsbereich auf diesem Rechner kann auf einen Server umziehen; zuerst diesen öffnen.</translation>
    </message>
    <message>
        <source>&amp;Versions by component</source>
        <translation>Versionen nach &amp;Komponente</translation>
    </message>
</context>
<context>
    <name>tidegate::Workspace</name>
    <message>
        <source>No connection is open.</source>
        <translation>Keine Verbindung ist offen.</translation>
    </message>
    <message>
        <source>There is no connection yet; the data have not arrived.</source>
        <translation>Noch keine Verbindung; die Daten sind noch nicht da.</translation>
    </message>
    <message>
        <source>There is no connection to the server at the moment; nothing can be changed until it is back.</source>
        <translation>Zurzeit keine Verbindung zum Server; Änderungen sind erst wieder möglich, wenn er zurück ist.</translation>
    </message>
    <message>
        <source>The server wants you to sign in first.</source>
        <translation>Der Server verlangt zuerst eine Anmeldung.</translation>
    </message>
    <message>
        <source>This connection is set to read-only.</source>
        <translation>Diese Verbindung ist auf „Nur lesen“ gestellt.</translation>
    </message>
    <message>
        <source>Your role (%1) does not allow this.</source>
        <translation>Die eigene Rolle (%1) erlaubt das nicht.</translation>
    </message>
    <message>
        <source>You are not signed in.</source>
        <translation>Nicht angemeldet.</translation>
    </message>
    <message>
        <source>acceptance of the server&apos;s clock</source>
        <translation>Annahme der Uhr des Servers</translation>
    </message>
    <message>
        <source>What was accepted counts from then on.</source>
        <translation>Was angenommen wurde, gilt von da an.</translation>
    </message>
    <message>
        <source>sticker %1</source>
        <translation>Sticker %1</translation>
    </message>
    <message>
        <source>What was said to be deployed is a fact of its time; say what is there now instead.</source>
        <translation>Was als deployt gemeldet wurde, ist eine Tatsache seiner Zeit; stattdessen melden, was jetzt da ist.</translation>
    </message>
    <message>
        <source>a stored credential</source>
        <translation>gespeicherte Zugangsdaten</translation>
    </message>
    <message>
        <source>The credential that was there before is not kept.</source>
        <translation>Was vorher gespeichert war, wird nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>a removed credential</source>
        <translation>entfernte Zugangsdaten</translation>
    </message>
    <message>
        <source>revocation of %1</source>
        <translation>Widerruf von %1</translation>
    </message>
    <message>
        <source>An agent that was revoked stays so: it has to be installed anew.</source>
        <translation>Ein widerrufener Agent bleibt es: Er muss neu installiert werden.</translation>
    </message>
    <message>
        <source>new credential of %1</source>
        <translation>neue Zugangsdaten von %1</translation>
    </message>
    <message>
        <source>The agent goes on with its new credential, and the old one ends with that.</source>
        <translation>Der Agent macht mit den neuen Zugangsdaten weiter, und die alten enden damit.</translation>
    </message>
    <message>
        <source>deletion of the agent %1</source>
        <translation>Löschen des Agenten %1</translation>
    </message>
    <message>
        <source>An agent that was deleted does not come back: it has to be installed anew.</source>
        <translation>Ein gelöschter Agent kommt nicht zurück: Er muss neu installiert werden.</translation>
    </message>
    <message>
        <source>deletion of a registration token</source>
        <translation>Löschen eines Registrierungstokens</translation>
    </message>
    <message>
        <source>What a token opens is shown once and kept by nobody: another one can be made.</source>
        <translation>Was ein Token öffnet, wird einmal gezeigt und von niemandem aufbewahrt: Es lässt sich ein anderes erzeugen.</translation>
    </message>
    <message>
        <source>explanation of %1 on %2</source>
        <translation>Erklärung von %1 auf %2</translation>
    </message>
    <message>
        <source>Others may have read it already; give another explanation, which replaces it.</source>
        <translation>Andere haben sie vielleicht schon gelesen; eine neue Erklärung ersetzt sie.</translation>
    </message>
    <message>
        <source>It was added, but its credentials were not stored: %1</source>
        <translation>Hinzugefügt, aber die Zugangsdaten wurden nicht gespeichert: %1</translation>
    </message>
</context>
<context>
    <name>tidegate::WorkspaceEdits</name>
    <message>
        <source>%1 was changed by somebody else since, and stays as it is.</source>
        <translation>%1 wurde seither von jemand anderem geändert und bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>%1 was changed by %2 since, and stays as it is.</source>
        <translation>%1 wurde seither von %2 geändert und bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>%1 was deleted by somebody else since.</source>
        <translation>%1 wurde seither von jemand anderem gelöscht.</translation>
    </message>
    <message>
        <source>The freeze is on by now, and shortening it needs a reason: move its end by hand.</source>
        <translation>Der Freeze gilt inzwischen, und Verkürzen braucht einen Grund: das Ende von Hand verschieben.</translation>
    </message>
    <message>
        <source>The freeze has started since then: end it in the calendar.</source>
        <translation>Der Freeze hat seither begonnen: im Kalender beenden.</translation>
    </message>
    <message>
        <source>Somebody else changed %1 just before: nobody knows what to go back to.</source>
        <translation>Jemand anderes hat %1 gerade vorher geändert: niemand weiß, wohin zurück.</translation>
    </message>
    <message>
        <source>The freeze is on, and that is history: end it in the calendar.</source>
        <translation>Der Freeze gilt, und das ist Geschichte: im Kalender beenden.</translation>
    </message>
    <message>
        <source>The credentials that were stored for the connection of %1 before cannot be brought back.</source>
        <translation>Die Zugangsdaten, die vorher für die Verbindung von %1 gespeichert waren, lassen sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>early end of %1</source>
        <translation>vorzeitiges Ende von %1</translation>
    </message>
    <message>
        <source>A freeze that was ended stays as it was; a new one can be made for the rest of the time.</source>
        <translation>Ein beendeter Freeze bleibt, wie er war; für den Rest der Zeit lässt sich ein neuer anlegen.</translation>
    </message>
    <message>
        <source>deletion of %1, whose credentials have to be entered again</source>
        <translation>Löschen von %1, dessen Zugangsdaten neu einzugeben sind</translation>
    </message>
    <message>
        <source>The pipeline was changed by somebody else since, and stays as it is.</source>
        <translation>Die Pipeline wurde seither von jemand anderem geändert und bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>1 target was changed or deleted since and stays as it is.</source>
        <translation>1 Ziel wurde seither geändert oder gelöscht und bleibt, wie es ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n targets were changed or deleted since and stay as they are.</source>
        <translation>
            <numerusform>%n Ziel wurde seither geändert oder gelöscht und bleibt, wie es ist.</numerusform>
            <numerusform>%n Ziele wurden seither geändert oder gelöscht und bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has a freeze by now (%2), and stays as it is.</source>
        <translation>%1 hat inzwischen einen Freeze (%2) und bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>%1 holds other targets or groups by now, and stays as it is.</source>
        <translation>%1 enthält inzwischen andere Ziele oder Gruppen und bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>%1 was changed since by another change of your own, and stays as it is.</source>
        <translation>%1 wurde seitdem durch eine andere eigene Änderung verändert und bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>%1 was promoted from an environment that is deleted by now.</source>
        <translation>%1 wurde aus einer Umgebung befördert, die inzwischen gelöscht ist.</translation>
    </message>
    <message>
        <source>%1 was promoted from %2, which is deleted by now: restore that first.</source>
        <translation>%1 wurde aus %2 befördert, und das ist inzwischen gelöscht: zuerst wiederherstellen.</translation>
    </message>
    <message>
        <source>acceptance of %1</source>
        <translation>Annahme von %1</translation>
    </message>
    <message>
        <source>deactivation of %1</source>
        <translation>Deaktivierung von %1</translation>
    </message>
    <message>
        <source>new name of %1</source>
        <translation>neuer Name von %1</translation>
    </message>
    <message>
        <source>change of %1</source>
        <translation>Änderung von %1</translation>
    </message>
    <message>
        <source>new registration token</source>
        <translation>neues Registrierungstoken</translation>
    </message>
    <message>
        <source>The registration token is gone already.</source>
        <translation>Das Registrierungstoken gibt es schon nicht mehr.</translation>
    </message>
    <message>
        <source>An agent came in with the registration token since.</source>
        <translation>Mit dem Registrierungstoken ist seitdem ein Agent hereingekommen.</translation>
    </message>
    <message>
        <source>ignoring: %1</source>
        <comment>a reason</comment>
        <translation>Ignorieren: %1</translation>
    </message>
    <message>
        <source>forgetting of what was ignored: %1</source>
        <comment>a reason</comment>
        <translation>Vergessen von Ignoriertem: %1</translation>
    </message>
    <message>
        <source>It was over already, and ignored nothing any more.</source>
        <translation>Es war schon abgelaufen und hat nichts mehr ignoriert.</translation>
    </message>
    <message>
        <source>end of ignoring: %1</source>
        <comment>a reason</comment>
        <translation>Ende des Ignorierens: %1</translation>
    </message>
    <message>
        <source>What was ignored was so until a time that is over.</source>
        <translation>Die Zeit, bis zu der ignoriert wurde, ist vorbei.</translation>
    </message>
    <message>
        <source>creation of %1 with its credentials, which have to be entered again when it comes back</source>
        <translation>Anlegen von %1 mit Zugangsdaten, die nach der Rückkehr neu einzugeben sind</translation>
    </message>
</context>
<context>
    <name>timetext</name>
    <message>
        <source>There is no month %1.</source>
        <translation>Einen Monat %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no %1 %2.</source>
        <translation>Den %1. %2 gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no %1 %2 %3.</source>
        <translation>Den %1. %2 %3 gibt es nicht.</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>%1, %2, %3 (%4)</source>
        <translation>%1, %2, %3 (%4)</translation>
    </message>
    <message>
        <source>A time is missing.</source>
        <translation>Es fehlt eine Zeit.</translation>
    </message>
    <message>
        <source>There is no time %1.</source>
        <translation>Die Uhrzeit %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>“%1” and %2 do not fit: that is a %3.</source>
        <translation>„%1“ und %2 passen nicht zusammen: Das ist ein %3.</translation>
    </message>
    <message>
        <source>This is no whole time, or it says something twice.</source>
        <translation>Das ist keine ganze Zeit, oder etwas steht zweimal da.</translation>
    </message>
    <message>
        <source>Only times from 2000 to 2199 can be entered.</source>
        <translation>Nur Zeiten von 2000 bis 2199 können eingegeben werden.</translation>
    </message>
    <message>
        <source>“%1” can be read in two ways: write it like 2026-12-04 17:00.</source>
        <translation>„%1“ kann zweierlei heißen: wie 2026-12-04 17:00 schreiben.</translation>
    </message>
    <message>
        <source>Write a date and a time, or such as 17:00, fri 17:00, tomorrow 9, +2h. Up and Down change the part at the cursor; Alt+Down shows a month.</source>
        <translation>Datum und Uhrzeit schreiben, oder etwa 17:00, Fr 17:00, morgen 9, +2h. Auf und Ab ändern den Teil am Cursor, Alt+Ab zeigt einen Monat.</translation>
    </message>
    <message>
        <source>“%1” counts from the start, which cannot be read.</source>
        <translation>„%1“ zählt vom Beginn an, und der ist nicht zu lesen.</translation>
    </message>
    <message>
        <source>the whole day</source>
        <translation>den ganzen Tag</translation>
    </message>
    <message>
        <source>from %1 to the end of the day</source>
        <translation>von %1 bis zum Ende des Tages</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>“%1” is not understood. Try fri 17:00, 24 dec 9:00 or +2h.</source>
        <translation>„%1“ wird nicht verstanden. Möglich sind Fr 17:00, 24.12. 9:00 oder +2h.</translation>
    </message>
    <message>
        <source>“%1” can be %2 or %3: write the month as a word.</source>
        <translation>„%1“ kann %2 oder %3 heißen: den Monat als Wort schreiben.</translation>
    </message>
    <message>
        <source>to the end of %1</source>
        <translation>bis zum Ende von %1</translation>
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
        <source>%Ln targets</source>
        <translation>
            <numerusform>%Ln Ziel</numerusform>
            <numerusform>%Ln Ziele</numerusform>
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
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>ddd d</source>
        <translation>ddd d.</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>dddd d MMMM yyyy</source>
        <translation>dddd, d. MMMM yyyy</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy HH:mm</source>
        <translation>ddd d. MMM yyyy HH:mm</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Verschieden</translation>
    </message>
    <message>
        <source>Only left</source>
        <translation>Nur links</translation>
    </message>
    <message>
        <source>Only right</source>
        <translation>Nur rechts</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <translation>ddd d. MMM yyyy</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Keeps restarting</source>
        <translation>Startet immer wieder neu</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>%1 (target unreachable)</source>
        <extracomment>%1 is a verdict such as &quot;No drift&quot;, which is of before.</extracomment>
        <translation>%1 (Ziel nicht erreichbar)</translation>
    </message>
    <message>
        <source>at an unknown time</source>
        <translation>zu unbekannter Zeit</translation>
    </message>
    <message>
        <source>d</source>
        <translation>d.</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>morgen</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>since %1</source>
        <extracomment>%1 is a length of time, &quot;3 h&quot;: something began so long ago and goes on.</extracomment>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 ab %2</translation>
    </message>
    <message>
        <source>%1 %2 – %3</source>
        <translation>%1 %2 – %3</translation>
    </message>
    <message numerus="yes">
        <source>%n days from today</source>
        <translation>
            <numerusform>%n Tag nach heute</numerusform>
            <numerusform>%n Tage nach heute</numerusform>
        </translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>begins to arrive</source>
        <translation>beginnt anzukommen</translation>
    </message>
    <message>
        <source>discarded while it arrived</source>
        <translation>bei der Ankunft verworfen</translation>
    </message>
    <message>
        <source>Registration token</source>
        <translation>Registrierungstoken</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>registriert</translation>
    </message>
    <message>
        <source>deactivated</source>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>widerrufen</translation>
    </message>
    <message>
        <source>%1 announced</source>
        <translation>%1 angekündigt</translation>
    </message>
    <message>
        <source>%1 asked</source>
        <translation>%1 erfragt</translation>
    </message>
    <message>
        <source>%1 during a freeze</source>
        <translation>%1 in einem Freeze</translation>
    </message>
    <message>
        <source>%1 unexplained</source>
        <translation>%1 ungeklärt</translation>
    </message>
    <message>
        <source>Announced</source>
        <translation>Angekündigt</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Erfragt</translation>
    </message>
    <message>
        <source>During freeze</source>
        <translation>Im Freeze</translation>
    </message>
    <message>
        <source>Unexplained</source>
        <translation>Ungeklärt</translation>
    </message>
    <message>
        <source>a sticker says so</source>
        <translation>ein Sticker sagt es</translation>
    </message>
    <message>
        <source>the gate allowed it</source>
        <translation>die Freigabeprüfung erlaubte es</translation>
    </message>
    <message>
        <source>in spite of a freeze</source>
        <translation>trotz eines Freezes</translation>
    </message>
    <message>
        <source>nobody said or asked</source>
        <translation>keine Ankündigung, keine Frage</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 Änderung</translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>no change</source>
        <translation>keine Änderung</translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation>nichts hat sich geändert</translation>
    </message>
    <message>
        <source>every change is explained</source>
        <translation>jede Änderung ist geklärt</translation>
    </message>
    <message>
        <source>%1 of %2 nobody asked about</source>
        <extracomment>Of so many changes so many came without a word or a question.</extracomment>
        <translation>nach %1 von %2 hat niemand gefragt</translation>
    </message>
    <message>
        <source>%1 of %2 changes not asked for</source>
        <translation>%1 von %2 Änderungen ungefragt</translation>
    </message>
    <message>
        <source>%1 of %2 changes this month nobody asked about</source>
        <translation>nach %1 von %2 Änderungen dieses Monats hat niemand gefragt</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <extracomment>The image that ran before, and the one that runs now.</extracomment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Ignoring of drift</source>
        <translation>Ignorieren von Abweichungen</translation>
    </message>
    <message>
        <source>Observed change</source>
        <translation>Beobachtete Änderung</translation>
    </message>
    <message>
        <source>explained</source>
        <translation>erklärt</translation>
    </message>
    <message>
        <source>over</source>
        <translation>abgelaufen</translation>
    </message>
    <message numerus="yes">
        <source>No drift, %n ignored</source>
        <translation>
            <numerusform>Keine Abweichung, %n ignoriert</numerusform>
            <numerusform>Keine Abweichung, %n ignoriert</numerusform>
        </translation>
    </message>
</context>
</TS>
