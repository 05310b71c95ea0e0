<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AccountButton</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Asking AWS who you are</source>
        <translation>AWS wird nach der Identität gefragt</translation>
    </message>
    <message>
        <source>Default chain</source>
        <translation>Standardkette</translation>
    </message>
    <message>
        <source>choose a region</source>
        <translation>Region wählen</translation>
    </message>
    <message>
        <source>signing in…</source>
        <translation>Anmeldung läuft …</translation>
    </message>
    <message>
        <source>{arn}
Neither profile nor environment names a region.</source>
        <translation>{arn}
Weder Profil noch Umgebung nennen eine Region.</translation>
    </message>
</context>
<context>
    <name>AccountDetails</name>
    <message>
        <source>A region is named like eu-central-1.</source>
        <translation>Eine Region heißt etwa eu-central-1.</translation>
    </message>
    <message>
        <source>A registry id is an account&apos;s 12 digits.</source>
        <translation>Eine Registry-ID sind die 12 Ziffern eines Kontos.</translation>
    </message>
    <message>
        <source>AWS&apos;s own</source>
        <translation>von AWS</translation>
    </message>
    <message>
        <source>An endpoint is an address such as https://host:port.</source>
        <translation>Ein Endpunkt ist eine Adresse wie https://host:port.</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Endpoint of ECR</source>
        <translation>Endpunkt von ECR</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Registry and endpoint</source>
        <translation>Registry und Endpunkt</translation>
    </message>
    <message>
        <source>Registry id</source>
        <translation>Registry-ID</translation>
    </message>
    <message>
        <source>Registry id (12 digits)</source>
        <translation>Registry-ID (12 Ziffern)</translation>
    </message>
    <message>
        <source>Use these</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>the caller&apos;s own</source>
        <translation>die eigene</translation>
    </message>
    <message>
        <source>the profile&apos;s</source>
        <translation>die des Profils</translation>
    </message>
</context>
<context>
    <name>AccountMenu</name>
    <message>
        <source>Environment&apos;s default chain</source>
        <translation>Standardkette der Umgebung</translation>
    </message>
    <message>
        <source>Read profiles and sign-ins again</source>
        <translation>Profile und Anmeldungen neu lesen</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Registry and endpoint…</source>
        <translation>Registry und Endpunkt …</translation>
    </message>
    <message>
        <source>{profile} · not in the AWS files</source>
        <translation>{profile} · nicht in den AWS-Dateien</translation>
    </message>
</context>
<context>
    <name>CopyActions</name>
    <message>
        <source>Copied %1</source>
        <translation>%1 kopiert</translation>
    </message>
    <message>
        <source>Copy URI</source>
        <translation>URI kopieren</translation>
    </message>
    <message>
        <source>Copy digest</source>
        <translation>Digest kopieren</translation>
    </message>
    <message>
        <source>Copy tags</source>
        <translation>Tags kopieren</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
</context>
<context>
    <name>ErrorCard</name>
    <message>
        <source>Asked</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Copied the error&apos;s details.</source>
        <translation>Details des Fehlers kopiert.</translation>
    </message>
    <message>
        <source>Copied the policy statement.</source>
        <translation>Anweisung für die Richtlinie kopiert.</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>Copy statement</source>
        <translation>Anweisung kopieren</translation>
    </message>
    <message>
        <source>Diagnose</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Error details</source>
        <translation>Details des Fehlers</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Next:</source>
        <translation>Abhilfe:</translation>
    </message>
    <message>
        <source>Policy statement</source>
        <translation>Anweisung für die Richtlinie</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registry</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>FailureBanner</name>
    <message>
        <source>The list is not complete. %1.</source>
        <translation>Die Liste ist nicht vollständig. %1.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>FaultDialog</name>
    <message numerus="yes">
        <source>%n further error(s) since.</source>
        <translation>
            <numerusform>Seither %n weiterer Fehler.</numerusform>
            <numerusform>Seither %n weitere Fehler.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Error report</source>
        <translation>Fehlerbericht</translation>
    </message>
    <message>
        <source>Layerscope met an error that it did not expect. It goes on; what you were doing may not have been finished. The report below holds no secrets: please copy it into an issue.</source>
        <translation>In Layerscope ist ein unerwarteter Fehler aufgetreten. Es läuft weiter; der letzte Vorgang ist vielleicht unvollständig. Der Bericht unten enthält keine Geheimnisse: Er kann in ein Issue kopiert werden.</translation>
    </message>
    <message>
        <source>Report copied</source>
        <translation>Bericht kopiert</translation>
    </message>
    <message>
        <source>Unexpected error</source>
        <translation>Unerwarteter Fehler</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>a size per second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a day of this year</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a day of another year</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
</context>
<context>
    <name>GoTo</name>
    <message>
        <source>it was named by its digest alone.</source>
        <translation>es ist nur durch seinen Digest genannt.</translation>
    </message>
</context>
<context>
    <name>GoToBar</name>
    <message>
        <source>Default chain</source>
        <translation>Standardkette</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Weitere</translation>
    </message>
    <message>
        <source>This is in account {account}, {region}. Go there as:</source>
        <translation>Das liegt in Konto {account}, {region}. Dorthin wechseln als:</translation>
    </message>
    <message>
        <source>a region it does not name</source>
        <translation>in nicht genannter Region</translation>
    </message>
    <message>
        <source>{profile}, across accounts</source>
        <translation>{profile}, kontoübergreifend</translation>
    </message>
</context>
<context>
    <name>GoToField</name>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Paste an image URI, a digest or an error message</source>
        <translation>Image-URI, Digest oder Fehler einfügen</translation>
    </message>
</context>
<context>
    <name>GoToPresenter</name>
    <message>
        <source>Asking registry {registry} in {region}, where this is.</source>
        <translation>Gefragt wird jetzt Registry {registry} in {region}, wo das liegt.</translation>
    </message>
    <message>
        <source>Choose a repository first: a digest alone does not say whose it is.</source>
        <translation>Zuerst ein Repository wählen: Ein Digest allein sagt nicht, wozu er gehört.</translation>
    </message>
    <message>
        <source>Finding out who is asking…</source>
        <translation>Die Identität wird ermittelt …</translation>
    </message>
    <message>
        <source>No image that is open has this layer; this is what its digest gives.</source>
        <translation>Kein geöffnetes Image hat diesen Layer; zu sehen ist, was sein Digest ergibt.</translation>
    </message>
    <message>
        <source>Now in {region}, where this is.</source>
        <translation>Jetzt in {region}, wo das liegt.</translation>
    </message>
    <message>
        <source>This names no repository; choose one.</source>
        <translation>Hier ist kein Repository genannt; eines wählen.</translation>
    </message>
    <message>
        <source>{repository} has no image {image} that can be listed.</source>
        <translation>{repository} hat kein Image {image}, das sich auflisten lässt.</translation>
    </message>
</context>
<context>
    <name>ImageHeading</name>
    <message>
        <source>Copied the image&apos;s digest.</source>
        <translation>Digest des Images kopiert.</translation>
    </message>
    <message>
        <source>Copy image digest</source>
        <translation>Digest des Images kopieren</translation>
    </message>
</context>
<context>
    <name>ImagePresenter</name>
    <message>
        <source>Choose an image to see its layers.</source>
        <translation>Ein Image wählen, um seine Layer zu sehen.</translation>
    </message>
    <message>
        <source>This index has an image for each of {platforms}. Choose one in the list.</source>
        <translation>Dieser Index hat je ein Image für {platforms}. Eines in der Liste wählen.</translation>
    </message>
    <message>
        <source>This index has no image in it.</source>
        <translation>Dieser Index enthält kein Image.</translation>
    </message>
    <message>
        <source>This {kind} has no layers.</source>
        <translation>Hier gibt es keine Layer: {kind}.</translation>
    </message>
</context>
<context>
    <name>Images</name>
    <message>
        <source>Archived</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Choose a repository to see its images</source>
        <translation>Ein Repository wählen, um seine Images zu sehen</translation>
    </message>
    <message>
        <source>Enter or a double click reads it again</source>
        <translation>Eingabetaste oder Doppelklick liest es erneut</translation>
    </message>
    <message>
        <source>Filter images</source>
        <translation>Images filtern</translation>
    </message>
    <message>
        <source>Filter tags and digests…</source>
        <translation>Tags und Digests filtern …</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Lists nothing</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>No images match &apos;%1&apos;</source>
        <translation>Kein Image passt zu „%1“</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Pushed</source>
        <translation>Gepusht</translation>
    </message>
    <message>
        <source>Reading the images…</source>
        <translation>Images werden gelesen …</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>Wird wiederhergestellt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>This repository has no images</source>
        <translation>Dieses Repository hat keine Images</translation>
    </message>
    <message>
        <source>attestations (%1)</source>
        <translation>Attestierungen (%1)</translation>
    </message>
    <message>
        <source>of the largest image in the index, as ECR counts</source>
        <translation>die des größten Images im Index, wie ECR zählt</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>erneut versuchen</translation>
    </message>
    <message>
        <source>untagged</source>
        <translation>ohne Tag</translation>
    </message>
</context>
<context>
    <name>JsonSearch</name>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>{at} von {count}</translation>
    </message>
</context>
<context>
    <name>JsonView</name>
    <message>
        <source>Copied all of {title}.</source>
        <translation>{title} vollständig kopiert.</translation>
    </message>
    <message>
        <source>Copied the path {pointer}.</source>
        <translation>Pfad {pointer} kopiert.</translation>
    </message>
    <message>
        <source>Copied the value.</source>
        <translation>Wert kopiert.</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Copy all of {title}</source>
        <translation>{title} vollständig kopieren</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>Alles zuklappen</translation>
    </message>
    <message>
        <source>Search {title}</source>
        <translation>{title} durchsuchen</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>Alles aufklappen</translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>AI model</source>
        <translation>KI-Modell</translation>
    </message>
    <message>
        <source>Compose application</source>
        <translation>Compose-Anwendung</translation>
    </message>
    <message>
        <source>Docker plugin</source>
        <translation>Docker-Plugin</translation>
    </message>
    <message>
        <source>Flux artifact</source>
        <translation>Flux-Artefakt</translation>
    </message>
    <message>
        <source>Helm chart</source>
        <translation>Helm-Chart</translation>
    </message>
    <message>
        <source>SBOM</source>
        <translation>SBOM</translation>
    </message>
    <message>
        <source>SOCI index</source>
        <translation>SOCI-Index</translation>
    </message>
    <message>
        <source>Sigstore bundle</source>
        <translation>Sigstore-Bundle</translation>
    </message>
    <message>
        <source>Singularity image</source>
        <translation>Singularity-Image</translation>
    </message>
    <message>
        <source>WebAssembly module</source>
        <translation>WebAssembly-Modul</translation>
    </message>
    <message>
        <source>artifact</source>
        <translation>Artefakt</translation>
    </message>
    <message>
        <source>attestation</source>
        <translation>Attestierung</translation>
    </message>
    <message>
        <source>build cache</source>
        <translation>Build-Cache</translation>
    </message>
    <message>
        <source>image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>policy bundle</source>
        <translation>Policy-Bundle</translation>
    </message>
    <message>
        <source>referrers</source>
        <translation>Referrer</translation>
    </message>
    <message>
        <source>scan report</source>
        <translation>Scanbericht</translation>
    </message>
    <message>
        <source>signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>unknown kind</source>
        <translation>unbekannte Art</translation>
    </message>
</context>
<context>
    <name>LayerActions</name>
    <message>
        <source>Copy AWS CLI command</source>
        <translation>AWS-CLI-Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy URL</source>
        <translation>URL kopieren</translation>
    </message>
    <message>
        <source>Copy curl</source>
        <translation>curl kopieren</translation>
    </message>
    <message>
        <source>Copy digest</source>
        <translation>Digest kopieren</translation>
    </message>
    <message>
        <source>Copy manifest entry</source>
        <translation>Manifesteintrag kopieren</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Download as…</source>
        <translation>Herunterladen als …</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Read one byte from the URL</source>
        <translation>Ein Byte von der URL lesen</translation>
    </message>
    <message>
        <source>Save the layer into the download folder; with Shift, ask where</source>
        <translation>Den Layer im Download-Ordner speichern; mit Umschalttaste wird gefragt, wo</translation>
    </message>
    <message>
        <source>Test access</source>
        <translation>Testen</translation>
    </message>
</context>
<context>
    <name>LayerFacts</name>
    <message>
        <source>Created by</source>
        <translation>Erzeugt durch</translation>
    </message>
    <message>
        <source>DiffID</source>
        <translation>DiffID</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>Layer digest</source>
        <translation>Digest des Layers</translation>
    </message>
    <message>
        <source>Own URL</source>
        <translation>Eigene URL</translation>
    </message>
    <message>
        <source>Presigned URL</source>
        <translation>Vorsignierte URL</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>LayerPanel</name>
    <message>
        <source>Choose a layer to see its presigned URL.</source>
        <translation>Einen Layer wählen, um seine vorsignierte URL zu sehen.</translation>
    </message>
    <message>
        <source>Copied a curl command that resumes</source>
        <translation>curl-Befehl kopiert, der fortsetzen kann</translation>
    </message>
    <message>
        <source>Copied the layer&apos;s digest.</source>
        <translation>Digest des Layers kopiert.</translation>
    </message>
    <message>
        <source>Copied the presigned URL</source>
        <translation>Vorsignierte URL kopiert</translation>
    </message>
    <message>
        <source>Reading one byte…</source>
        <translation>Ein Byte wird gelesen …</translation>
    </message>
    <message>
        <source>There is no URL to copy.</source>
        <translation>Es gibt keine URL zum Kopieren.</translation>
    </message>
    <message>
        <source>{what}; for how long it is good is not told.</source>
        <translation>{what}; wie lange sie gilt, ist nicht angegeben.</translation>
    </message>
    <message>
        <source>{what}; good for {time}.</source>
        <translation>{what}; gültig noch {time}.</translation>
    </message>
    <message>
        <source>{what}; it is the layer&apos;s own.</source>
        <translation>{what}; es ist die eigene des Layers.</translation>
    </message>
</context>
<context>
    <name>LayerPresenter</name>
    <message>
        <source>Copied the AWS CLI command; it asks for a new URL each time.</source>
        <translation>AWS-CLI-Befehl kopiert; er fordert jedes Mal eine neue URL an.</translation>
    </message>
    <message>
        <source>Copied the layer&apos;s manifest entry.</source>
        <translation>Manifesteintrag des Layers kopiert.</translation>
    </message>
    <message>
        <source>The presigned URL has expired; asking for a new one.</source>
        <translation>Die vorsignierte URL ist abgelaufen; eine neue wird angefordert.</translation>
    </message>
</context>
<context>
    <name>LayerStrip</name>
    <message>
        <source>Layer sizes</source>
        <translation>Größen der Layer</translation>
    </message>
    <message>
        <source>Layer {number} of {count}, {size}, {state}: {command}</source>
        <translation>Layer {number} von {count}, {size}, {state}: {command}</translation>
    </message>
    <message>
        <source>size not told</source>
        <translation>Größe nicht angegeben</translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation>{count} Layer</translation>
    </message>
</context>
<context>
    <name>LayerTabs</name>
    <message>
        <source>Choose an image to see its config.</source>
        <translation>Ein Image wählen, um seine Config zu sehen.</translation>
    </message>
    <message>
        <source>Choose an image to see its manifest.</source>
        <translation>Ein Image wählen, um sein Manifest zu sehen.</translation>
    </message>
    <message>
        <source>Config</source>
        <translation>Config</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Layer and image</source>
        <translation>Layer und Image</translation>
    </message>
    <message>
        <source>Layer {n}</source>
        <translation>Layer {n}</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>Reading the config…</source>
        <translation>Config wird gelesen …</translation>
    </message>
    <message>
        <source>This image has no config.</source>
        <translation>Dieses Image hat keine Config.</translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>By design not in ECR: the manifest says where it comes from.</source>
        <translation>Absichtlich nicht in ECR: Das Manifest sagt, woher er kommt.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Erzeugt durch</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>ECR does not know this digest in this repository.</source>
        <translation>ECR kennt diesen Digest in diesem Repository nicht.</translation>
    </message>
    <message>
        <source>ECR has the layer.</source>
        <translation>ECR hat den Layer.</translation>
    </message>
    <message>
        <source>ECR is being asked for the layer.</source>
        <translation>ECR wird nach dem Layer gefragt.</translation>
    </message>
    <message>
        <source>ECR knows the layer and does not give it out.</source>
        <translation>ECR kennt den Layer und gibt ihn nicht heraus.</translation>
    </message>
    <message>
        <source>Foreign</source>
        <translation>Extern</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size not told</source>
        <translation>Größe nicht angegeben</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>The layer is in the archive and must be restored first.</source>
        <translation>Der Layer liegt im Archiv und muss erst wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>Unavailable</source>
        <translation>Nicht verfügbar</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Whether ECR has the layer could not be asked; it may well be there.</source>
        <translation>Ob ECR den Layer hat, war nicht zu erfragen; er kann durchaus da sein.</translation>
    </message>
    <message>
        <source>{meaning} Reason: {reason}</source>
        <translation>{meaning} Grund: {reason}</translation>
    </message>
</context>
<context>
    <name>LayersPane</name>
    <message>
        <source>Choose an image to see its layers.</source>
        <translation>Ein Image wählen, um seine Layer zu sehen.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Reading the image</source>
        <translation>Image wird gelesen</translation>
    </message>
    <message>
        <source>Reading the image…</source>
        <translation>Image wird gelesen …</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>wird gelesen</translation>
    </message>
    <message>
        <source>refreshing</source>
        <translation>wird aktualisiert</translation>
    </message>
</context>
<context>
    <name>MfaDialog</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>MFA code</source>
        <translation>MFA-Code</translation>
    </message>
    <message>
        <source>MFA device</source>
        <translation>MFA-Gerät</translation>
    </message>
    <message>
        <source>The profile needs a code from this MFA device. What waits for it goes on then.</source>
        <translation>Das Profil braucht einen Code von diesem MFA-Gerät. Was darauf wartet, geht dann weiter.</translation>
    </message>
    <message>
        <source>six digits</source>
        <translation>sechs Ziffern</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>The bytes can be had, but there are {found} where the manifest says {told} ({took}).</source>
        <translation>Die Bytes sind zu haben, aber es sind {found}, wo das Manifest {told} angibt ({took}).</translation>
    </message>
    <message>
        <source>The layer can be downloaded from here: one byte came in {took} (HTTP {status}).</source>
        <translation>Der Layer lässt sich von hier herunterladen: Ein Byte kam in {took} (HTTP {status}).</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} ms</translation>
    </message>
</context>
<context>
    <name>Plural</name>
    <message numerus="yes">
        <source>%1 of %Ln images</source>
        <translation>
            <numerusform>%1 von %Ln Image</numerusform>
            <numerusform>%1 von %Ln Images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln repositories</source>
        <translation>
            <numerusform>%1 von %Ln Repository</numerusform>
            <numerusform>%1 von %Ln Repositorys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln archived</source>
        <translation>
            <numerusform>%Ln archiviert</numerusform>
            <numerusform>%Ln archiviert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>%Ln Image</numerusform>
            <numerusform>%Ln Images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repositories</source>
        <translation>
            <numerusform>%Ln Repository</numerusform>
            <numerusform>%Ln Repositorys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>vor %n Std.</numerusform>
            <numerusform>vor %n Std.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>vor %n Min.</numerusform>
            <numerusform>vor %n Min.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n platforms</source>
        <translation>
            <numerusform>%n Plattform</numerusform>
            <numerusform>%n Plattformen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Starting a registry with demo data…</source>
        <translation>Eine Registry mit Demodaten wird gestartet …</translation>
    </message>
    <message>
        <source>This is demo data from a registry on this machine.</source>
        <translation>Das sind Demodaten aus einer Registry auf diesem Rechner.</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>A registry id has 12 digits.</source>
        <translation>Eine Registry-ID hat 12 Ziffern.</translation>
    </message>
    <message>
        <source>A secret stands where the access key id should.</source>
        <translation>Wo die Zugriffsschlüssel-ID stehen sollte, steht ein Geheimnis.</translation>
    </message>
    <message>
        <source>An account id has 12 digits.</source>
        <translation>Eine Konto-ID hat 12 Ziffern.</translation>
    </message>
    <message>
        <source>An external id has 2 to 1,224 letters, digits and the signs + = , . @ : / - _ only.</source>
        <translation>Eine externe ID hat 2 bis 1.224 Zeichen, nur Buchstaben, Ziffern und + = , . @ : / - _.</translation>
    </message>
    <message>
        <source>Another profile has the name {name}.</source>
        <translation>Ein anderes Profil heißt {name}.</translation>
    </message>
    <message>
        <source>Another window may have renamed or deleted it; choose it again from the list.</source>
        <translation>Ein anderes Fenster hat es vielleicht umbenannt oder gelöscht; aus der Liste neu wählen.</translation>
    </message>
    <message>
        <source>Ask the role&apos;s owner for the exact one.</source>
        <translation>Beim Eigentümer der Rolle die genaue erfragen.</translation>
    </message>
    <message>
        <source>Choose a shorter one.</source>
        <translation>Einen kürzeren wählen.</translation>
    </message>
    <message>
        <source>Choose a source with credentials of its own.</source>
        <translation>Eine Quelle mit eigenen Anmeldedaten wählen.</translation>
    </message>
    <message>
        <source>Choose another name; capital letters alone make no difference.</source>
        <translation>Einen anderen Namen wählen; Großbuchstaben allein machen keinen Unterschied.</translation>
    </message>
    <message>
        <source>Choose the profile whose credentials assume the role.</source>
        <translation>Das Profil wählen, dessen Anmeldedaten die Rolle annehmen.</translation>
    </message>
    <message>
        <source>Copy it again from where the key was created; it begins with AKIA or ASIA.</source>
        <translation>Noch einmal von dort kopieren, wo der Schlüssel angelegt wurde; sie beginnt mit AKIA oder ASIA.</translation>
    </message>
    <message>
        <source>Copy it again: it has 16 letters and digits or more, and begins with AKIA or ASIA.</source>
        <translation>Noch einmal kopieren: Sie hat mindestens 16 Buchstaben und Ziffern und beginnt mit AKIA oder ASIA.</translation>
    </message>
    <message>
        <source>Copy it from an image&apos;s URI; leave it empty for the caller&apos;s own registry.</source>
        <translation>Aus der URI eines Images kopieren; leer lassen für die eigene Registry.</translation>
    </message>
    <message>
        <source>Copy it from the AWS access portal.</source>
        <translation>Aus dem AWS-Zugangsportal kopieren.</translation>
    </message>
    <message>
        <source>Copy it from where it is shown in full; AWS shows it only when the key is created.</source>
        <translation>Von dort kopieren, wo er vollständig zu sehen ist; AWS zeigt ihn nur beim Anlegen des Schlüssels.</translation>
    </message>
    <message>
        <source>Copy the AWS access portal&apos;s address, as in https://company.awsapps.com/start.</source>
        <translation>Die Adresse des AWS-Zugangsportals kopieren, etwa https://company.awsapps.com/start.</translation>
    </message>
    <message>
        <source>Copy the session token too: AWS_SESSION_TOKEN stands beside the two keys.</source>
        <translation>Auch das Sitzungstoken kopieren: AWS_SESSION_TOKEN steht neben den beiden Schlüsseln.</translation>
    </message>
    <message>
        <source>Create an access key on the user&apos;s page of the IAM console, and give that one&apos;s file.</source>
        <translation>Auf der Seite des Benutzers in der IAM-Konsole einen Zugriffsschlüssel anlegen und dessen Datei angeben.</translation>
    </message>
    <message>
        <source>Did you mean {region}?</source>
        <translation>Ist {region} gemeint?</translation>
    </message>
    <message>
        <source>ECR&apos;s answer does not name this layer.</source>
        <translation>Die Antwort von ECR nennt diesen Layer nicht.</translation>
    </message>
    <message>
        <source>ECR&apos;s answer names no state.</source>
        <translation>Die Antwort von ECR nennt keinen Status.</translation>
    </message>
    <message>
        <source>Enter it again: it was for an earlier run only, or was removed from the keyring.</source>
        <translation>Erneut eingeben: Es galt nur für einen früheren Lauf oder wurde aus dem Schlüsselbund entfernt.</translation>
    </message>
    <message>
        <source>Enter the profile&apos;s secret again.</source>
        <translation>Das Geheimnis des Profils erneut eingeben.</translation>
    </message>
    <message>
        <source>Exchange the two: the access key id begins with AKIA or ASIA.</source>
        <translation>Die beiden vertauschen: Die Zugriffsschlüssel-ID beginnt mit AKIA oder ASIA.</translation>
    </message>
    <message>
        <source>Fill it in.</source>
        <translation>Ausfüllen.</translation>
    </message>
    <message>
        <source>Give both: neither is of use without the other.</source>
        <translation>Beide angeben: Keiner nützt ohne den anderen.</translation>
    </message>
    <message>
        <source>Give the CSV file of the AWS console, lines such as export AWS_ACCESS_KEY_ID=…, a profile of an AWS credentials file, or the JSON that aws sts assume-role prints.</source>
        <translation>Die CSV-Datei der AWS-Konsole angeben, Zeilen wie export AWS_ACCESS_KEY_ID=…, ein Profil einer AWS-Anmeldedatei oder das JSON, das aws sts assume-role ausgibt.</translation>
    </message>
    <message>
        <source>Give those another source profile, or delete them first.</source>
        <translation>Diesen ein anderes Quellprofil geben oder sie zuerst löschen.</translation>
    </message>
    <message>
        <source>Install gnome-keyring (sudo apt install gnome-keyring, sudo dnf install gnome-keyring), KDE Wallet or KeePassXC with its Secret Service switched on, and sign in to the desktop again; or use the keys for this run only.</source>
        <translation>gnome-keyring (sudo apt install gnome-keyring, sudo dnf install gnome-keyring), KDE Wallet oder KeePassXC mit eingeschaltetem Secret Service installieren und am Desktop neu anmelden; oder die Schlüssel nur für diesen Lauf verwenden.</translation>
    </message>
    <message>
        <source>Look for its question behind the other windows, answer it and try again; or use the keys for this run only.</source>
        <translation>Seine Rückfrage hinter den anderen Fenstern suchen, beantworten und erneut versuchen; oder die Schlüssel nur für diesen Lauf verwenden.</translation>
    </message>
    <message>
        <source>No profile has the name {source}.</source>
        <translation>Kein Profil heißt {source}.</translation>
    </message>
    <message>
        <source>Put it into the field for the secret; the id begins with AKIA or ASIA.</source>
        <translation>In das Feld für den geheimen Schlüssel eintragen; die ID beginnt mit AKIA oder ASIA.</translation>
    </message>
    <message>
        <source>Put secrets into the fields for the secret key and the session token only.</source>
        <translation>Geheimnisse nur in die Felder für den geheimen Schlüssel und das Sitzungstoken eintragen.</translation>
    </message>
    <message>
        <source>Remove PYTHON_KEYRING_BACKEND or the file keyringrc.cfg, so that the system&apos;s own keyring is used, or use the keys for this run only.</source>
        <translation>PYTHON_KEYRING_BACKEND oder die Datei keyringrc.cfg entfernen, damit der Schlüsselbund des Systems verwendet wird, oder die Schlüssel nur für diesen Lauf verwenden.</translation>
    </message>
    <message>
        <source>Remove the blanks around it.</source>
        <translation>Die Leerzeichen davor und danach entfernen.</translation>
    </message>
    <message>
        <source>Restart it, for instance by signing in to this computer anew, and try again; or use the keys for this run only.</source>
        <translation>Neu starten, etwa durch neues Anmelden an diesem Rechner, und erneut versuchen; oder die Schlüssel nur für diesen Lauf verwenden.</translation>
    </message>
    <message>
        <source>Sign in to this computer&apos;s desktop and try again, or use the keys for this run only.</source>
        <translation>Am Desktop dieses Rechners anmelden und erneut versuchen oder die Schlüssel nur für diesen Lauf verwenden.</translation>
    </message>
    <message>
        <source>The access key id has no secret with it.</source>
        <translation>Zur Zugriffsschlüssel-ID fehlt der geheime Schlüssel.</translation>
    </message>
    <message>
        <source>The endpoint is no address that calls can be sent to.</source>
        <translation>Der Endpunkt ist keine Adresse, an die sich Aufrufe senden lassen.</translation>
    </message>
    <message>
        <source>The keyring is set to {backend}, which does not keep secrets safe.</source>
        <translation>Der Schlüsselbund ist auf {backend} eingestellt, das Geheimnisse nicht sicher aufbewahrt.</translation>
    </message>
    <message>
        <source>The local registry did not start, and said nothing.</source>
        <translation>Die lokale Registry ist nicht gestartet und hat nichts gemeldet.</translation>
    </message>
    <message>
        <source>The local registry did not start; it said: {line}</source>
        <translation>Die lokale Registry ist nicht gestartet; sie meldete: {line}</translation>
    </message>
    <message>
        <source>The name is longer than {limit} characters.</source>
        <translation>Der Name ist länger als {limit} Zeichen.</translation>
    </message>
    <message>
        <source>The secret access key has no access key id with it.</source>
        <translation>Zum geheimen Schlüssel fehlt die Zugriffsschlüssel-ID.</translation>
    </message>
    <message>
        <source>The secret is hidden: asterisks or dots stand for it.</source>
        <translation>Der geheime Schlüssel ist verdeckt: An seiner Stelle stehen Sternchen oder Punkte.</translation>
    </message>
    <message>
        <source>The secret of the profile {profile} is not at hand.</source>
        <translation>Das Geheimnis des Profils {profile} liegt nicht vor.</translation>
    </message>
    <message>
        <source>The source profiles lead in a circle: {path}.</source>
        <translation>Die Quellprofile führen im Kreis: {path}.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring failed.</source>
        <translation>Der Schlüsselbund des Systems ist ausgefallen.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring gave no answer within {seconds} seconds.</source>
        <translation>Der Schlüsselbund des Systems gab innerhalb von {seconds} Sekunden keine Antwort.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked.</source>
        <translation>Der Schlüsselbund des Systems ist gesperrt.</translation>
    </message>
    <message>
        <source>The value begins or ends with a blank.</source>
        <translation>Der Wert beginnt oder endet mit einem Leerzeichen.</translation>
    </message>
    <message>
        <source>The value holds a line break or another character that cannot be seen.</source>
        <translation>Der Wert enthält einen Zeilenumbruch oder ein anderes unsichtbares Zeichen.</translation>
    </message>
    <message>
        <source>The value looks like a secret, and this field is kept in a file.</source>
        <translation>Der Wert sieht aus wie ein Geheimnis, und dieses Feld wird in einer Datei gespeichert.</translation>
    </message>
    <message>
        <source>There is no access key in this text.</source>
        <translation>In diesem Text steht kein Zugriffsschlüssel.</translation>
    </message>
    <message>
        <source>There is no own profile {name} any more.</source>
        <translation>Es gibt kein eigenes Profil {name} mehr.</translation>
    </message>
    <message>
        <source>There is no repository to ask about; name one.</source>
        <translation>Es gibt kein Repository, nach dem zu fragen wäre; eines nennen.</translation>
    </message>
    <message>
        <source>These keys are temporary, and their session token is missing.</source>
        <translation>Diese Schlüssel sind temporär, und ihr Sitzungstoken fehlt.</translation>
    </message>
    <message>
        <source>This field is empty.</source>
        <translation>Dieses Feld ist leer.</translation>
    </message>
    <message>
        <source>This file holds a user&apos;s password for the AWS console, and no access key.</source>
        <translation>Diese Datei enthält das Passwort eines Benutzers für die AWS-Konsole und keinen Zugriffsschlüssel.</translation>
    </message>
    <message>
        <source>This is neither an MFA device&apos;s ARN nor a serial number.</source>
        <translation>Das ist weder der ARN eines MFA-Geräts noch eine Seriennummer.</translation>
    </message>
    <message>
        <source>This is no access key id: those have 16 letters and digits or more.</source>
        <translation>Das ist keine Zugriffsschlüssel-ID: Eine solche hat mindestens 16 Buchstaben und Ziffern.</translation>
    </message>
    <message>
        <source>This is no address to sign in at.</source>
        <translation>Das ist keine Adresse für eine Anmeldung.</translation>
    </message>
    <message>
        <source>This is no colour.</source>
        <translation>Das ist keine Farbe.</translation>
    </message>
    <message>
        <source>This is no region&apos;s name.</source>
        <translation>Das ist kein Name einer Region.</translation>
    </message>
    <message>
        <source>This is no role&apos;s ARN.</source>
        <translation>Das ist kein ARN einer Rolle.</translation>
    </message>
    <message>
        <source>This is no role&apos;s name.</source>
        <translation>Das ist kein Name einer Rolle.</translation>
    </message>
    <message>
        <source>This looks like the secret access key, not like the access key id.</source>
        <translation>Das sieht aus wie der geheime Schlüssel, nicht wie die Zugriffsschlüssel-ID.</translation>
    </message>
    <message>
        <source>This system has no keyring that secrets can be kept in.</source>
        <translation>Dieses System hat keinen Schlüsselbund, der Geheimnisse aufbewahren kann.</translation>
    </message>
    <message>
        <source>Type it again, on one line.</source>
        <translation>Noch einmal eingeben, in einer Zeile.</translation>
    </message>
    <message>
        <source>Unlock it with its password, often the one you sign in to this computer with, and try again; or use the keys for this run only.</source>
        <translation>Mit seinem Passwort entsperren, oft dem der Anmeldung an diesem Rechner, und erneut versuchen; oder die Schlüssel nur für diesen Lauf verwenden.</translation>
    </message>
    <message>
        <source>What stands as the access key id cannot be one.</source>
        <translation>Was als Zugriffsschlüssel-ID dasteht, kann keine sein.</translation>
    </message>
    <message>
        <source>What the keyring holds for the profile {name} is not whole.</source>
        <translation>Was der Schlüsselbund für das Profil {name} enthält, ist unvollständig.</translation>
    </message>
    <message>
        <source>Write it as in #c01c28, or leave it empty.</source>
        <translation>In der Form #c01c28 schreiben oder leer lassen.</translation>
    </message>
    <message>
        <source>Write it as in arn:aws:iam::111122223333:mfa/name, or as printed on the device.</source>
        <translation>In der Form arn:aws:iam::111122223333:mfa/name schreiben oder wie auf dem Gerät aufgedruckt.</translation>
    </message>
    <message>
        <source>Write it as in arn:aws:iam::111122223333:role/Name.</source>
        <translation>In der Form arn:aws:iam::111122223333:role/Name schreiben.</translation>
    </message>
    <message>
        <source>Write it as in eu-central-1.</source>
        <translation>In der Form eu-central-1 schreiben.</translation>
    </message>
    <message>
        <source>Write it as in https://host:port, with no user name, query or fragment.</source>
        <translation>In der Form https://host:port schreiben, ohne Benutzername, Abfrage oder Fragment.</translation>
    </message>
    <message>
        <source>Write the permission set&apos;s name as the AWS access portal shows it, not an ARN.</source>
        <translation>Den Namen des Berechtigungssatzes schreiben, wie das AWS-Zugangsportal ihn zeigt, keinen ARN.</translation>
    </message>
    <message>
        <source>a JSON object is wanted here</source>
        <translation>hier muss ein JSON-Objekt stehen</translation>
    </message>
    <message>
        <source>a digest is missing</source>
        <translation>ein Digest fehlt</translation>
    </message>
    <message>
        <source>a digest is written sha256: and 64 hexadecimal digits; copy it whole.</source>
        <translation>ein Digest besteht aus sha256: und 64 Hexadezimalziffern; vollständig kopieren.</translation>
    </message>
    <message>
        <source>a list is wanted here</source>
        <translation>hier muss eine Liste stehen</translation>
    </message>
    <message>
        <source>a number has too many digits</source>
        <translation>eine Zahl hat zu viele Ziffern</translation>
    </message>
    <message>
        <source>a registry of ECR has no port</source>
        <translation>eine Registry von ECR hat keinen Port</translation>
    </message>
    <message>
        <source>a repository&apos;s name has lower-case letters and digits, joined by single . or _ or by -, and / between its parts; check the spelling.</source>
        <translation>der Name eines Repositorys hat Kleinbuchstaben und Ziffern, verbunden durch einzelne . oder _ oder durch -, und / zwischen seinen Teilen; Schreibweise prüfen.</translation>
    </message>
    <message>
        <source>a tag has letters, digits, and . _ - after the first character; check the part after the colon.</source>
        <translation>ein Tag hat Buchstaben, Ziffern und nach dem ersten Zeichen auch . _ -; den Teil nach dem Doppelpunkt prüfen.</translation>
    </message>
    <message>
        <source>an object is wanted here</source>
        <translation>hier muss ein Objekt stehen</translation>
    </message>
    <message>
        <source>byte {offset}</source>
        <translation>Byte {offset}</translation>
    </message>
    <message>
        <source>half of a surrogate pair in a key</source>
        <translation>ein halbes Surrogatpaar in einem Schlüssel</translation>
    </message>
    <message>
        <source>half of a surrogate pair in a string</source>
        <translation>ein halbes Surrogatpaar in einer Zeichenkette</translation>
    </message>
    <message>
        <source>it holds blanks or invisible characters; {how}</source>
        <translation>es enthält Leerzeichen oder unsichtbare Zeichen; {how}</translation>
    </message>
    <message>
        <source>it is empty; {how}</source>
        <translation>es ist leer; {how}</translation>
    </message>
    <message>
        <source>it is in ECR Public (public.ecr.aws), which hands out no layer URLs; private registries do.</source>
        <translation>es liegt in ECR Public (public.ecr.aws), das keine Layer-URLs ausgibt; private Registrys tun es.</translation>
    </message>
    <message>
        <source>it is no UTF-8</source>
        <translation>es ist kein UTF-8</translation>
    </message>
    <message>
        <source>it is only punctuation; {how}</source>
        <translation>es besteht nur aus Satzzeichen; {how}</translation>
    </message>
    <message>
        <source>it is the URL of a layer&apos;s bytes, which names no repository; paste the image&apos;s URI.</source>
        <translation>es ist die URL der Bytes eines Layers, die kein Repository nennt; die URI des Images einfügen.</translation>
    </message>
    <message>
        <source>it is too long for a reference.</source>
        <translation>es ist zu lang für eine Referenz.</translation>
    </message>
    <message>
        <source>its account has {count} digits, AWS&apos;s have 12</source>
        <translation>sein Konto hat {count} Ziffern, die von AWS haben 12</translation>
    </message>
    <message>
        <source>its image is of {host}, another registry; paste a text about one of a private registry of ECR.</source>
        <translation>sein Image gehört zu {host}, einer anderen Registry; einen Text über ein Image einer privaten Registry von ECR einfügen.</translation>
    </message>
    <message>
        <source>its “{letter}” is {name}</source>
        <translation>sein „{letter}“ ist {name}</translation>
    </message>
    <message>
        <source>line {line} column {column}</source>
        <translation>Zeile {line}, Spalte {column}</translation>
    </message>
    <message>
        <source>nested deeper than {depth} levels</source>
        <translation>tiefer verschachtelt als {depth} Ebenen</translation>
    </message>
    <message>
        <source>no JSON ({message})</source>
        <translation>kein JSON ({message})</translation>
    </message>
    <message>
        <source>no host is named; {how}</source>
        <translation>kein Host ist genannt; {how}</translation>
    </message>
    <message>
        <source>no image, repository or digest of ECR is in it; paste an image&apos;s URI or the whole text.</source>
        <translation>kein Image, Repository oder Digest von ECR kommt darin vor; die URI eines Images oder den ganzen Text einfügen.</translation>
    </message>
    <message>
        <source>no repository is named; add its name after the host, as in team/app.</source>
        <translation>kein Repository ist genannt; seinen Namen nach dem Host ergänzen, etwa team/app.</translation>
    </message>
    <message>
        <source>no tag or digest follows “manifests/”; copy the address whole.</source>
        <translation>nach „manifests/“ folgt weder Tag noch Digest; die Adresse vollständig kopieren.</translation>
    </message>
    <message>
        <source>one reader takes “{first}”, another “{second}”: it cannot be both</source>
        <translation>ein Programm liest „{first}“, ein anderes „{second}“: beides zugleich kann es nicht sein</translation>
    </message>
    <message>
        <source>open the repository or an image in the ECR console and paste that page&apos;s address.</source>
        <translation>das Repository oder ein Image in der ECR-Konsole öffnen und die Adresse dieser Seite einfügen.</translation>
    </message>
    <message>
        <source>paste an image URI, a repository&apos;s ARN or console address, a repository&apos;s name or a digest.</source>
        <translation>eine Image-URI, den ARN, die Konsolenadresse oder den Namen eines Repositorys oder einen Digest einfügen.</translation>
    </message>
    <message>
        <source>repository names are in lower case; try {name}.</source>
        <translation>Namen von Repositorys sind kleingeschrieben; {name} versuchen.</translation>
    </message>
    <message>
        <source>repository names have 2 to 256 characters, this one has {count}.</source>
        <translation>Namen von Repositorys haben 2 bis 256 Zeichen, dieser hat {count}.</translation>
    </message>
    <message>
        <source>tags have at most 300 characters, this one has {count}.</source>
        <translation>Tags haben höchstens 300 Zeichen, dieses hat {count}.</translation>
    </message>
    <message>
        <source>the ARN is a policy&apos;s pattern; put one repository&apos;s name for its wildcards.</source>
        <translation>der ARN ist das Muster einer Richtlinie; seine Platzhalter durch den Namen eines Repositorys ersetzen.</translation>
    </message>
    <message>
        <source>the ARN is cut off; a repository&apos;s has six parts, copy it whole.</source>
        <translation>der ARN ist abgeschnitten; der eines Repositorys hat sechs Teile, vollständig kopieren.</translation>
    </message>
    <message>
        <source>the ARN names a “{kind}”; paste that of a repository.</source>
        <translation>der ARN nennt „{kind}“; den eines Repositorys einfügen.</translation>
    </message>
    <message>
        <source>the ARN&apos;s account is not 12 digits; copy the ARN whole.</source>
        <translation>das Konto im ARN hat nicht 12 Ziffern; den ARN vollständig kopieren.</translation>
    </message>
    <message>
        <source>the digest has {count} hexadecimal digits, {algorithm} has {length}; copy it whole.</source>
        <translation>der Digest hat {count} Hexadezimalziffern, {algorithm} hat {length}; vollständig kopieren.</translation>
    </message>
    <message>
        <source>the host is what follows the @, {host}</source>
        <translation>der Host ist, was auf das @ folgt, {host}</translation>
    </message>
    <message>
        <source>the key “{key}” stands here twice</source>
        <translation>der Schlüssel „{key}“ steht hier zweimal</translation>
    </message>
    <message>
        <source>the layers are missing</source>
        <translation>die Layer fehlen</translation>
    </message>
    <message>
        <source>the manifests are missing</source>
        <translation>die Manifeste fehlen</translation>
    </message>
    <message>
        <source>the registries of its region end in {suffix}</source>
        <translation>die Registrys seiner Region enden auf {suffix}</translation>
    </message>
    <message>
        <source>the tag after the colon is missing; add it or leave the colon out.</source>
        <translation>das Tag nach dem Doppelpunkt fehlt; ergänzen oder den Doppelpunkt weglassen.</translation>
    </message>
    <message>
        <source>this ARN is of “{service}”; paste that of an ECR repository.</source>
        <translation>dieser ARN gehört zu „{service}“; den eines ECR-Repositorys einfügen.</translation>
    </message>
    <message>
        <source>this is no digest</source>
        <translation>das ist kein Digest</translation>
    </message>
    <message>
        <source>this page of the console shows no repository; {where}</source>
        <translation>diese Seite der Konsole zeigt kein Repository; {where}</translation>
    </message>
    <message>
        <source>{algorithm}: is followed by {length} digits 0-9 and a-f; copy the digest whole.</source>
        <translation>auf {algorithm}: folgen {length} Zeichen 0-9 und a-f; den Digest vollständig kopieren.</translation>
    </message>
    <message>
        <source>{count} characters are more than the {limit} read here</source>
        <translation>{count} Zeichen sind mehr als die {limit}, die hier gelesen werden</translation>
    </message>
    <message>
        <source>{host} is ECR&apos;s API, which names no repository; paste the image&apos;s URI.</source>
        <translation>{host} ist die API von ECR, die kein Repository nennt; die URI des Images einfügen.</translation>
    </message>
    <message>
        <source>{host} is another registry, not a private one of ECR; paste a URI that begins with ACCOUNT.dkr.ecr.REGION.amazonaws.com, or the repository&apos;s ARN.</source>
        <translation>{host} ist eine andere Registry, keine private von ECR; eine URI einfügen, die mit KONTO.dkr.ecr.REGION.amazonaws.com beginnt, oder den ARN des Repositorys.</translation>
    </message>
    <message>
        <source>{host} is not the AWS console; {where}</source>
        <translation>{host} ist nicht die AWS-Konsole; {where}</translation>
    </message>
    <message>
        <source>{host} looks like an ECR host but is not one of AWS&apos;s. Copy the URI from the ECR console, and ask where this one came from.</source>
        <translation>{host} sieht aus wie ein Host von ECR, gehört aber nicht zu AWS. Die URI aus der ECR-Konsole kopieren und klären, woher diese kam.</translation>
    </message>
    <message>
        <source>{host} looks like an ECR host but is not one of AWS&apos;s: {oddity}. Copy the URI from the ECR console, and ask where this one came from.</source>
        <translation>{host} sieht aus wie ein Host von ECR, gehört aber nicht zu AWS: {oddity}. Die URI aus der ECR-Konsole kopieren und klären, woher diese kam.</translation>
    </message>
    <message>
        <source>{name} is no JSON number</source>
        <translation>{name} ist keine JSON-Zahl</translation>
    </message>
    <message>
        <source>{name} is the source of {others}.</source>
        <translation>{name} ist die Quelle von {others}.</translation>
    </message>
    <message>
        <source>{region} is in the partition {home}, not in “{partition}”; check the ARN.</source>
        <translation>{region} liegt in der Partition {home}, nicht in „{partition}“; den ARN prüfen.</translation>
    </message>
    <message>
        <source>“{digest}” is no digest.</source>
        <translation>„{digest}“ ist kein Digest.</translation>
    </message>
    <message>
        <source>“{region}” is no region of {console}; check the address&apos;s region.</source>
        <translation>„{region}“ ist keine Region von {console}; die Region in der Adresse prüfen.</translation>
    </message>
    <message>
        <source>“{region}” is no region; check the ARN&apos;s fourth part.</source>
        <translation>„{region}“ ist keine Region; den vierten Teil des ARN prüfen.</translation>
    </message>
    <message>
        <source>“{scheme}://” leads to no registry; {how}</source>
        <translation>„{scheme}://“ führt zu keiner Registry; {how}</translation>
    </message>
</context>
<context>
    <name>Repositories</name>
    <message>
        <source>Choose an account to see its repositories</source>
        <translation>Ein Konto wählen, um seine Repositorys zu sehen</translation>
    </message>
    <message>
        <source>Created %1</source>
        <translation>Angelegt %1</translation>
    </message>
    <message>
        <source>Filter repositories</source>
        <translation>Repositorys filtern</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Filtern …</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>No repositories match &apos;%1&apos;</source>
        <translation>Kein Repository passt zu „%1“</translation>
    </message>
    <message>
        <source>Reading the repositories…</source>
        <translation>Repositorys werden gelesen …</translation>
    </message>
    <message>
        <source>Repositories</source>
        <translation>Repositorys</translation>
    </message>
    <message>
        <source>This registry has no repositories</source>
        <translation>Diese Registry hat keine Repositorys</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The old file is kept as %1.</source>
        <translation>Die alte Datei bleibt als %1 erhalten.</translation>
    </message>
    <message>
        <source>The remembered settings are a newer version&apos;s, so the window starts with the defaults.</source>
        <translation>Die gemerkten Einstellungen stammen von einer neueren Version; das Fenster startet mit den Voreinstellungen.</translation>
    </message>
    <message>
        <source>The remembered settings could not be read, so the window starts with the defaults.</source>
        <translation>Die gemerkten Einstellungen waren nicht lesbar; das Fenster startet mit den Voreinstellungen.</translation>
    </message>
    <message>
        <source>The system did not let the settings be read, so the window starts with the defaults.</source>
        <translation>Das System ließ die Einstellungen nicht lesen; das Fenster startet mit den Voreinstellungen.</translation>
    </message>
</context>
<context>
    <name>TransferActions</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copied the path of {name}.</source>
        <translation>Pfad von {name} kopiert.</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Download again</source>
        <translation>Erneut herunterladen</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>{folder} could not be opened.</source>
        <translation>{folder} konnte nicht geöffnet werden.</translation>
    </message>
</context>
<context>
    <name>Transfers</name>
    <message>
        <source>Asking for a new URL</source>
        <translation>Neue URL wird angefordert</translation>
    </message>
    <message>
        <source>Asking for the URL</source>
        <translation>URL wird angefordert</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Cancelled {name}; nothing of it was kept.</source>
        <translation>{name} abgebrochen; nichts davon wurde behalten.</translation>
    </message>
    <message>
        <source>Connected again, resumed at {amount}</source>
        <translation>Wieder verbunden, fortgesetzt bei {amount}</translation>
    </message>
    <message>
        <source>Digest verified</source>
        <translation>Digest geprüft</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Wird heruntergeladen</translation>
    </message>
    <message>
        <source>Downloading {name} into {folder}.</source>
        <translation>{name} wird in {folder} heruntergeladen.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Fetching again from {amount}: the bytes had changed</source>
        <translation>Ab {amount} erneut: Die Bytes hatten sich geändert</translation>
    </message>
    <message>
        <source>New URL, resumed at {amount}</source>
        <translation>Neue URL, fortgesetzt bei {amount}</translation>
    </message>
    <message>
        <source>One connection: the store sends no parts</source>
        <translation>Eine Verbindung: Der Speicher sendet keine Teile</translation>
    </message>
    <message>
        <source>Resumed at {amount}</source>
        <translation>Fortgesetzt bei {amount}</translation>
    </message>
    <message>
        <source>Saved {name}, its digest verified.</source>
        <translation>{name} gespeichert, Digest geprüft.</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Waiting for the store: attempt {attempt} of {attempts} in {seconds} s</source>
        <translation>Warten auf den Speicher: Versuch {attempt} von {attempts} in {seconds} s</translation>
    </message>
    <message>
        <source>more than a day left</source>
        <translation>noch mehr als ein Tag</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min left</source>
        <translation>noch {hours} Std. {minutes} Min.</translation>
    </message>
    <message>
        <source>{name} was not downloaded: {reason}.</source>
        <translation>{name} wurde nicht heruntergeladen: {reason}.</translation>
    </message>
    <message>
        <source>{n} active</source>
        <translation>{n} aktiv</translation>
    </message>
    <message>
        <source>{n} done</source>
        <translation>{n} fertig</translation>
    </message>
    <message>
        <source>{n} failed</source>
        <translation>{n} fehlgeschlagen</translation>
    </message>
    <message>
        <source>{n} min left</source>
        <translation>noch {n} Min.</translation>
    </message>
    <message>
        <source>{n} s left</source>
        <translation>noch {n} s</translation>
    </message>
    <message>
        <source>{n}%</source>
        <comment>a percentage</comment>
        <translation>{n} %</translation>
    </message>
    <message>
        <source>{received} of {size}</source>
        <translation>{received} von {size}</translation>
    </message>
    <message>
        <source>{repository} · layer {n}</source>
        <translation>{repository} · Layer {n}</translation>
    </message>
</context>
<context>
    <name>TransfersDock</name>
    <message>
        <source>Nothing has been downloaded yet.</source>
        <translation>Es wurde noch nichts heruntergeladen.</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>{name} is being downloaded already.</source>
        <translation>{name} wird bereits heruntergeladen.</translation>
    </message>
</context>
<context>
    <name>TransfersModel</name>
    <message>
        <source>Amount</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>UrlBox</name>
    <message>
        <source>Asking ECR…</source>
        <translation>ECR wird gefragt …</translation>
    </message>
    <message>
        <source>Asking for the presigned URL</source>
        <translation>Vorsignierte URL wird angefordert</translation>
    </message>
    <message>
        <source>ECR has not answered yet. Choosing another layer abandons the call.</source>
        <translation>ECR hat noch nicht geantwortet. Wird ein anderer Layer gewählt, verfällt der Aufruf.</translation>
    </message>
    <message>
        <source>Presigned URL</source>
        <translation>Vorsignierte URL</translation>
    </message>
    <message>
        <source>The manifest gives no URL for it.</source>
        <translation>Das Manifest gibt keine URL dafür an.</translation>
    </message>
    <message>
        <source>The presigned URL has expired.</source>
        <translation>Die vorsignierte URL ist abgelaufen.</translation>
    </message>
    <message>
        <source>This URL is over. A new one is asked for while the window is in use.</source>
        <translation>Diese URL gilt nicht mehr. Solange das Fenster benutzt wird, wird eine neue angefordert.</translation>
    </message>
    <message>
        <source>Whoever has this URL can download the layer until then.</source>
        <translation>Wer diese URL hat, kann den Layer bis dahin herunterladen.</translation>
    </message>
    <message>
        <source>Whoever has this URL can download the layer; the URL does not say until when.</source>
        <translation>Wer diese URL hat, kann den Layer herunterladen; bis wann, sagt die URL nicht.</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>life not told</source>
        <translation>Dauer nicht angegeben</translation>
    </message>
    <message>
        <source>valid for {time}</source>
        <translation>gültig noch {time}</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>About Layerscope</source>
        <translation>Über Layerscope</translation>
    </message>
    <message>
        <source>Download layer as</source>
        <translation>Layer herunterladen als</translation>
    </message>
    <message>
        <source>Layerscope {version}: Amazon ECR down to the layer.</source>
        <translation>Layerscope {version}: Amazon ECR bis zum Layer.</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Show transfers</source>
        <translation>Downloads zeigen</translation>
    </message>
    <message>
        <source>The language changes when Layerscope starts again.</source>
        <translation>Die Sprache wechselt beim nächsten Start von Layerscope.</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Downloads</translation>
    </message>
</context>
<context>
    <name>WindowMenu</name>
    <message>
        <source>About Layerscope</source>
        <translation>Über Layerscope</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Download layer</source>
        <translation>Layer herunterladen</translation>
    </message>
    <message>
        <source>Download layer as…</source>
        <translation>Layer herunterladen als …</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Liste filtern</translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>Gehe zu …</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Show transfers</source>
        <translation>Downloads zeigen</translation>
    </message>
    <message>
        <source>Switch account…</source>
        <translation>Konto wechseln …</translation>
    </message>
    <message>
        <source>Test access</source>
        <translation>Zugriff testen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>A clock is too far off for {host}, most likely this computer&apos;s.</source>
        <translation>Eine Uhr weicht zu weit von der von {host} ab, vermutlich die dieses Rechners.</translation>
    </message>
    <message>
        <source>A deny in the boundary of {who} covers {resource}. {policy_sentence}</source>
        <translation>Ein Deny in der Berechtigungsgrenze für {who} trifft {resource}. {policy_sentence}</translation>
    </message>
    <message>
        <source>A deny statement of {resource} meets {who}. {policy_sentence}</source>
        <translation>Eine Deny-Anweisung für {resource} trifft {who}. {policy_sentence}</translation>
    </message>
    <message>
        <source>A limit of the registry is reached</source>
        <translation>Eine Grenze der Registry ist erreicht</translation>
    </message>
    <message>
        <source>A policy attached to {who} denies it on {resource}. {policy_sentence}</source>
        <translation>Eine Richtlinie für {who} verweigert es für {resource}. {policy_sentence}</translation>
    </message>
    <message>
        <source>A policy between here and {host} stands in the way, most often that of the VPC&apos;s S3 gateway endpoint.</source>
        <translation>Eine Richtlinie zwischen hier und {host} steht im Weg, meist die des S3-Gateway-Endpunkts der VPC.</translation>
    </message>
    <message>
        <source>A policy forbids {action}</source>
        <translation>Eine Richtlinie verbietet {action}</translation>
    </message>
    <message>
        <source>A policy of this identity forbids {action}</source>
        <translation>Eine Richtlinie dieser Identität verbietet {action}</translation>
    </message>
    <message>
        <source>A proxy, a gateway or a virus scanner on the way may have rewritten the bytes: download it again, then over another network. If it stays, push the image again.</source>
        <translation>Ein Proxy, ein Gateway oder ein Virenscanner unterwegs kann die Bytes umgeschrieben haben: erneut herunterladen, dann über ein anderes Netz. Bleibt es dabei, das Image erneut pushen.</translation>
    </message>
    <message>
        <source>A resource control policy on {owner} keeps {who} out. {policy_sentence}</source>
        <translation>Eine Ressourcen-Kontrollrichtlinie (RCP) für {owner} sperrt {who} aus. {policy_sentence}</translation>
    </message>
    <message>
        <source>A service control policy denies it to everybody in {caller}. {policy_sentence}</source>
        <translation>Eine Service-Kontrollrichtlinie (SCP) verweigert es allen, betroffen ist {caller}. {policy_sentence}</translation>
    </message>
    <message>
        <source>A source holds only a part, such as an access key without its secret key.</source>
        <translation>Eine Quelle enthält nur einen Teil, etwa einen Zugriffsschlüssel ohne den geheimen Schlüssel.</translation>
    </message>
    <message>
        <source>A value of {operation} has not the form ECR wants: a name, a digest or a registry id.</source>
        <translation>Ein Wert hat nicht die Form, die ECR verlangt ({operation}): ein Name, ein Digest oder eine Registry-ID.</translation>
    </message>
    <message>
        <source>A web page came instead of the layer</source>
        <translation>Statt des Layers kam eine Webseite</translation>
    </message>
    <message>
        <source>AWS accepts signatures only within a few minutes of its own time.</source>
        <translation>AWS nimmt Signaturen nur wenige Minuten um die eigene Zeit herum an.</translation>
    </message>
    <message>
        <source>AWS does not know this access key</source>
        <translation>AWS kennt diesen Zugriffsschlüssel nicht</translation>
    </message>
    <message>
        <source>AWS does not name it.</source>
        <translation>AWS nennt sie nicht.</translation>
    </message>
    <message>
        <source>AWS knows the session token, and its time is over.</source>
        <translation>AWS kennt das Sitzungstoken, und seine Zeit ist abgelaufen.</translation>
    </message>
    <message>
        <source>AWS or its library refused them with {code}.</source>
        <translation>AWS oder seine Bibliothek hat sie mit {code} abgelehnt.</translation>
    </message>
    <message>
        <source>Ask for its root certificate and name the file in AWS_CA_BUNDLE, or as ca_bundle in the profile: it counts for ECR, sign-in and layers alike.</source>
        <translation>Das Stammzertifikat des Gateways erfragen und die Datei in AWS_CA_BUNDLE oder als ca_bundle im Profil angeben: Das gilt für ECR, Anmeldung und Layer zugleich.</translation>
    </message>
    <message>
        <source>Ask your administrators which deny statement names this action.</source>
        <translation>Bei der Administration erfragen, welche Deny-Anweisung diese Aktion nennt.</translation>
    </message>
    <message>
        <source>At {place}: {reason}.</source>
        <translation>Bei {place}: {reason}.</translation>
    </message>
    <message>
        <source>At {place}: {reason}. The layers are known without it, their history is not.</source>
        <translation>Bei {place}: {reason}. Die Layer sind auch ohne die Config bekannt, ihre Geschichte nicht.</translation>
    </message>
    <message>
        <source>Begin the download anew; what was kept of it belongs to other bytes.</source>
        <translation>Den Download neu beginnen; was von ihm behalten wurde, gehört zu anderen Bytes.</translation>
    </message>
    <message>
        <source>Begin with the identity&apos;s own policy, which needs this statement; then the repository&apos;s policy.</source>
        <translation>Mit der Richtlinie der Identität beginnen, die diese Anweisung braucht; danach die Richtlinie des Repositorys prüfen.</translation>
    </message>
    <message>
        <source>Calls from this network pass an ECR endpoint whose policy lacks the action.</source>
        <translation>Aufrufe aus diesem Netz gehen über einen ECR-Endpunkt, in dessen Richtlinie die Aktion fehlt.</translation>
    </message>
    <message>
        <source>Check HTTPS_PROXY and NO_PROXY, or have the proxy allow this host; then start again.</source>
        <translation>HTTPS_PROXY und NO_PROXY prüfen oder den Host im Proxy freigeben lassen; danach neu starten.</translation>
    </message>
    <message>
        <source>Check the VPN, the firewall and, if one is set, the endpoint&apos;s address; then try again.</source>
        <translation>VPN, Firewall und, falls gesetzt, die Adresse des Endpunkts prüfen; danach erneut versuchen.</translation>
    </message>
    <message>
        <source>Check the network, the VPN and the region, then try again.</source>
        <translation>Netzwerk, VPN und Region prüfen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Check the network, then download it again: it goes on where it ended.</source>
        <translation>Das Netz prüfen, dann erneut herunterladen: Es geht weiter, wo es endete.</translation>
    </message>
    <message>
        <source>Check the network, then try again.</source>
        <translation>Netzwerk prüfen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Check the prefix, the account and the region; the registry&apos;s settings list the rules.</source>
        <translation>Präfix, Konto und Region prüfen; die Einstellungen der Registry führen die Regeln auf.</translation>
    </message>
    <message>
        <source>Check the rule&apos;s secret in Secrets Manager and that you may ecr:BatchImportUpstreamImage; then try again.</source>
        <translation>Das Secret der Regel in Secrets Manager prüfen und ob ecr:BatchImportUpstreamImage erlaubt ist; dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Check the spelling, the account and the region, or refresh the list.</source>
        <translation>Schreibweise, Konto und Region prüfen oder die Liste aktualisieren.</translation>
    </message>
    <message>
        <source>Choose a region in the account menu (Ctrl+P), or set AWS_REGION.</source>
        <translation>Im Kontomenü (Strg+P) eine Region wählen oder AWS_REGION setzen.</translation>
    </message>
    <message>
        <source>Choose a shorter name or folder with Download as….</source>
        <translation>Mit „Herunterladen als …“ einen kürzeren Namen oder Ordner wählen.</translation>
    </message>
    <message>
        <source>Choose an account (Ctrl+P), or set one up with `aws configure sso` or `aws configure`.</source>
        <translation>Ein Konto wählen (Strg+P) oder mit `aws configure sso` oder `aws configure` eines einrichten.</translation>
    </message>
    <message>
        <source>Choose another account (Ctrl+P), or correct this one&apos;s profile.</source>
        <translation>Ein anderes Konto wählen (Strg+P) oder das Profil dieses Kontos berichtigen.</translation>
    </message>
    <message>
        <source>Choose another folder with Download as…, or give yourself the right to write there.</source>
        <translation>Mit „Herunterladen als …“ einen anderen Ordner wählen oder dort Schreibrechte einrichten.</translation>
    </message>
    <message>
        <source>Choose another name with Download as….</source>
        <translation>Mit „Herunterladen als …“ einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Choose another region (Ctrl+P), or have the region enabled in the account&apos;s settings.</source>
        <translation>Eine andere Region wählen (Strg+P) oder die Region in den Kontoeinstellungen einschalten lassen.</translation>
    </message>
    <message>
        <source>Choose one that exists (Ctrl+P), or correct AWS_PROFILE or the --profile option.</source>
        <translation>Ein vorhandenes wählen (Strg+P) oder AWS_PROFILE oder die Option --profile berichtigen.</translation>
    </message>
    <message>
        <source>Compare it with the layers in the image&apos;s manifest. If it stands there, push the image again.</source>
        <translation>Mit den Layern im Manifest des Images vergleichen. Steht er dort, das Image erneut pushen.</translation>
    </message>
    <message>
        <source>Connect the disk again or bring the folder back, then download it again.</source>
        <translation>Den Datenträger wieder anschließen oder den Ordner zurückholen, dann erneut herunterladen.</translation>
    </message>
    <message>
        <source>Copy the secret key into the profile again, whole and without spaces.</source>
        <translation>Den geheimen Schlüssel noch einmal ins Profil kopieren, vollständig und ohne Leerzeichen.</translation>
    </message>
    <message>
        <source>Correct it in ~/.aws/config or ~/.aws/credentials; the details say where.</source>
        <translation>In ~/.aws/config oder ~/.aws/credentials berichtigen; die Details sagen, wo.</translation>
    </message>
    <message>
        <source>Correct it with `{clock_command}`, then try again.</source>
        <translation>Mit `{clock_command}` stellen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Correct the region in the account menu (Ctrl+P), profile or environment.</source>
        <translation>Die Region im Kontomenü (Strg+P), im Profil oder in der Umgebung berichtigen.</translation>
    </message>
    <message>
        <source>Download it again whenever you want it.</source>
        <translation>Bei Bedarf erneut herunterladen.</translation>
    </message>
    <message>
        <source>Download it again: it goes on where it ended.</source>
        <translation>Erneut herunterladen: Es geht weiter, wo es endete.</translation>
    </message>
    <message>
        <source>Download it later, or over another network: what stands between may answer by turns.</source>
        <translation>Später oder über ein anderes Netz herunterladen: Was dazwischen steht, antwortet womöglich abwechselnd.</translation>
    </message>
    <message>
        <source>Download it over another network.</source>
        <translation>Über ein anderes Netz herunterladen.</translation>
    </message>
    <message>
        <source>ECR Public hands out no layer URLs</source>
        <translation>ECR Public gibt keine Layer-URLs aus</translation>
    </message>
    <message>
        <source>ECR asks to slow down</source>
        <translation>ECR drosselt die Aufrufe</translation>
    </message>
    <message>
        <source>ECR does not accept the request</source>
        <translation>ECR nimmt die Anfrage nicht an</translation>
    </message>
    <message>
        <source>ECR does not move {image} of {repository} into the archive or out of it as it is now.</source>
        <translation>ECR verschiebt das Image {image} ({repository}) im jetzigen Zustand weder ins Archiv noch zurück.</translation>
    </message>
    <message>
        <source>ECR failed on its own side</source>
        <translation>Fehler auf der Seite von ECR</translation>
    </message>
    <message>
        <source>ECR gave an answer this program does not know</source>
        <translation>ECR gab eine Antwort, die dieses Programm nicht kennt</translation>
    </message>
    <message>
        <source>ECR gave the URL, and S3 denies it</source>
        <translation>ECR gab die URL aus, und S3 verweigert sie</translation>
    </message>
    <message>
        <source>ECR keeps archived images out of reach: neither manifest nor layers can be read.</source>
        <translation>ECR hält archivierte Images unter Verschluss: Weder Manifest noch Layer sind lesbar.</translation>
    </message>
    <message>
        <source>ECR keeps it only until its next clean-up. The image that had it was deleted or expired after this list was read.</source>
        <translation>ECR behält ihn nur bis zum nächsten Aufräumen. Das Image dazu wurde gelöscht oder ist abgelaufen, nachdem diese Liste gelesen wurde.</translation>
    </message>
    <message>
        <source>ECR knows no layer {digest} in {where}. The digest may belong to another repository, be a diffID or an image&apos;s digest, or come from a push that never completed.</source>
        <translation>ECR kennt keinen Layer {digest} in {where}. Der Digest kann zu einem anderen Repository gehören, eine DiffID oder der Digest eines Images sein oder aus einem unvollständigen Push stammen.</translation>
    </message>
    <message>
        <source>ECR knows the layer and gave a URL, but {host} has nothing there: it was cleaned up since.</source>
        <translation>ECR kennt den Layer und gab eine URL aus, aber bei {host} liegt nichts: Er wurde seither aufgeräumt.</translation>
    </message>
    <message>
        <source>ECR refused the call</source>
        <translation>ECR hat den Aufruf abgelehnt</translation>
    </message>
    <message>
        <source>Get new ones from where these came, then press F5; a changed file is read again.</source>
        <translation>Neue von dort holen, woher diese kamen, dann F5 drücken; eine geänderte Datei wird neu gelesen.</translation>
    </message>
    <message>
        <source>Have it restored (UpdateImageStorageClass to STANDARD; billed, up to about 20 minutes), or push it again.</source>
        <translation>Wiederherstellen lassen (UpdateImageStorageClass auf STANDARD; kostenpflichtig, bis etwa 20 Minuten) oder erneut pushen.</translation>
    </message>
    <message>
        <source>Have outgoing HTTPS (port 443) to this host allowed, or set HTTPS_PROXY; then try again.</source>
        <translation>Ausgehendes HTTPS (Port 443) zu diesem Host erlauben lassen oder HTTPS_PROXY setzen; dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Have the endpoint&apos;s policy allow s3:GetObject on ECR&apos;s layer bucket for every principal:</source>
        <translation>In der Richtlinie des Endpunkts s3:GetObject auf den Layer-Bucket von ECR für alle Principals erlauben lassen:</translation>
    </message>
    <message>
        <source>Have the index built anew; its manifest shows the digests on the way.</source>
        <translation>Den Index neu bauen lassen; sein Manifest zeigt die Digests auf dem Weg.</translation>
    </message>
    <message>
        <source>Have the key enabled or the grant restored; until then no layer of {repository} can be had.</source>
        <translation>Den Schlüssel einschalten oder die Berechtigung (Grant) wiederherstellen lassen; bis dahin ist kein Layer zu haben, betroffen ist {repository}.</translation>
    </message>
    <message>
        <source>Have the key&apos;s administrator enable it, cancel its deletion, or restore the grant.</source>
        <translation>Den Schlüssel einschalten, seine Löschung abbrechen oder die Berechtigung (Grant) wiederherstellen lassen.</translation>
    </message>
    <message>
        <source>Install botocore[crt] beside this program, or choose another profile (Ctrl+P).</source>
        <translation>botocore[crt] neben diesem Programm installieren oder ein anderes Profil wählen (Strg+P).</translation>
    </message>
    <message>
        <source>It arrived whole and cannot be used ({code}).</source>
        <translation>Es kam vollständig an und ist nicht brauchbar ({code}).</translation>
    </message>
    <message>
        <source>It contains itself, or nests deeper than images are built.</source>
        <translation>Er enthält sich selbst oder ist tiefer verschachtelt, als Images gebaut werden.</translation>
    </message>
    <message>
        <source>It could not be reached, wants a sign-in, or refuses {host}.</source>
        <translation>Er war nicht erreichbar, verlangt eine Anmeldung oder verweigert den Weg zu {host}.</translation>
    </message>
    <message>
        <source>It denies the call on its way from this network to ECR. {policy_sentence}</source>
        <translation>Sie verweigert den Aufruf auf dem Weg von diesem Netz zu ECR. {policy_sentence}</translation>
    </message>
    <message>
        <source>It differs so much from AWS&apos;s that signatures are not valid. By how much is not told.</source>
        <translation>Sie weicht so weit von der von AWS ab, dass Signaturen ungültig sind. Wie weit, ist nicht angegeben.</translation>
    </message>
    <message>
        <source>It ended before the answer was complete.</source>
        <translation>Sie endete, bevor die Antwort vollständig war.</translation>
    </message>
    <message>
        <source>It has {size} bytes; at most {limit} are read here.</source>
        <translation>Sie hat {size} Bytes; höchstens {limit} werden hier gelesen.</translation>
    </message>
    <message>
        <source>It is older than its life, and {host} no longer accepts it.</source>
        <translation>Sie ist älter als ihre Gültigkeit und wird von {host} nicht mehr angenommen.</translation>
    </message>
    <message>
        <source>It is {arn}.</source>
        <translation>Es ist {arn}.</translation>
    </message>
    <message>
        <source>It met {code}, which it did not expect. Your registry is not concerned.</source>
        <translation>Unerwartet trat {code} auf. Die Registry ist davon nicht betroffen.</translation>
    </message>
    <message>
        <source>It was deleted, expired by a lifecycle policy, not replicated to {where} yet, or never pushed. An index may also name a platform whose image is gone.</source>
        <translation>Es wurde gelöscht, ist durch eine Lebenszyklus-Richtlinie abgelaufen, noch nicht nach {where} repliziert oder nie gepusht worden. Ein Index kann auch eine Plattform nennen, deren Image fehlt.</translation>
    </message>
    <message>
        <source>It was looked for in {where}.</source>
        <translation>Gesucht wurde in {where}.</translation>
    </message>
    <message>
        <source>Its session is over, and a new one needs a code from the MFA device.</source>
        <translation>Die Sitzung der Rolle ist vorbei, und eine neue braucht einen Code vom MFA-Gerät.</translation>
    </message>
    <message>
        <source>Layers can be had as usual; have the image built again to mend its config.</source>
        <translation>Layer sind wie gewohnt zu haben; das Image neu bauen lassen, um seine Config zu berichtigen.</translation>
    </message>
    <message>
        <source>Look at the place in the manifest, and build or push the image with another tool.</source>
        <translation>Die Stelle im Manifest ansehen und das Image mit einem anderen Werkzeug bauen oder pushen.</translation>
    </message>
    <message>
        <source>Make room there and download it again: it goes on where it ended. Or choose another folder with Download as….</source>
        <translation>Dort Platz schaffen und erneut herunterladen: Es geht weiter, wo es endete. Oder mit „Herunterladen als …“ einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Neither the environment, the shared AWS files nor this computer&apos;s role hold any.</source>
        <translation>Weder die Umgebung noch die AWS-Dateien noch die Rolle dieses Rechners enthalten welche.</translation>
    </message>
    <message>
        <source>Neither the profile nor the environment says which region&apos;s ECR to ask.</source>
        <translation>Weder Profil noch Umgebung sagen, welche Region von ECR gefragt werden soll.</translation>
    </message>
    <message>
        <source>No AWS credentials were found</source>
        <translation>Keine AWS-Anmeldedaten gefunden</translation>
    </message>
    <message>
        <source>No answer came</source>
        <translation>Es kam keine Antwort</translation>
    </message>
    <message>
        <source>No policy attached to {who} allows it on {resource}.</source>
        <translation>Keine Richtlinie für {who} erlaubt es für {resource}.</translation>
    </message>
    <message>
        <source>No region is set</source>
        <translation>Es ist keine Region gesetzt</translation>
    </message>
    <message>
        <source>No resource control policy on {owner} lets {who} do it on {resource}.</source>
        <translation>Keine Ressourcen-Kontrollrichtlinie (RCP) für {owner} lässt es zu: {who} darf es nicht für {resource}.</translation>
    </message>
    <message>
        <source>No rule with this prefix is set in {where}.</source>
        <translation>Eine Regel mit diesem Präfix gibt es in {where} nicht.</translation>
    </message>
    <message>
        <source>No service control policy on {caller} lets {who} do it.</source>
        <translation>Keine Service-Kontrollrichtlinie (SCP) für {caller} lässt es zu: {who} darf es nicht.</translation>
    </message>
    <message>
        <source>Nothing is wrong by that. Only access from other accounts needs a repository policy.</source>
        <translation>Das ist kein Fehler. Nur der Zugriff aus anderen Konten braucht eine Repository-Richtlinie.</translation>
    </message>
    <message>
        <source>Nothing of it was kept.</source>
        <translation>Nichts davon wurde behalten.</translation>
    </message>
    <message>
        <source>Nothing was kept. Try again; if it stays, look for a proxy that changes what it passes.</source>
        <translation>Nichts wurde behalten. Erneut versuchen; bleibt es dabei, nach einem Proxy suchen, der Inhalte verändert.</translation>
    </message>
    <message>
        <source>Nothing was sent there. Check where the address came from before using it.</source>
        <translation>Dorthin wurde nichts gesendet. Vor dem Verwenden prüfen, woher die Adresse kam.</translation>
    </message>
    <message>
        <source>Often a company&apos;s gateway opens encrypted connections and shows a certificate of its own.</source>
        <translation>Oft öffnet ein Firmen-Gateway verschlüsselte Verbindungen und zeigt ein eigenes Zertifikat.</translation>
    </message>
    <message>
        <source>Only the administrators of that account&apos;s organization can change the policy; often it admits only its own accounts or networks.</source>
        <translation>Nur die Administration der Organisation dieses Kontos kann die Richtlinie ändern; oft lässt sie nur eigene Konten oder Netze zu.</translation>
    </message>
    <message>
        <source>Only the administrators of the AWS organization can change that policy; give them its ARN and the request id.</source>
        <translation>Nur die Administration der AWS-Organisation kann diese Richtlinie ändern; sie braucht den ARN und die Anfrage-ID.</translation>
    </message>
    <message>
        <source>Open the session again with this statement in its policy, or without a session policy:</source>
        <translation>Die Sitzung mit dieser Anweisung in ihrer Richtlinie oder ohne Sitzungsrichtlinie neu öffnen:</translation>
    </message>
    <message>
        <source>Open the session again without that deny, or choose another account (Ctrl+P).</source>
        <translation>Die Sitzung ohne dieses Deny neu öffnen oder ein anderes Konto wählen (Strg+P).</translation>
    </message>
    <message>
        <source>Paste an image URI, an ARN, a digest, a console address, or the text of an error.</source>
        <translation>Eine Image-URI, einen ARN, einen Digest, eine Adresse der Konsole oder den Text eines Fehlers einfügen.</translation>
    </message>
    <message>
        <source>Profiles made by `aws login` need the AWS common runtime.</source>
        <translation>Mit `aws login` angelegte Profile brauchen die AWS Common Runtime.</translation>
    </message>
    <message>
        <source>Pull it once by tag. If that fails, check the rule&apos;s secret and the upstream&apos;s limits, and that you may ecr:BatchImportUpstreamImage.</source>
        <translation>Einmal über das Tag pullen. Gelingt das nicht, das Secret der Regel und die Grenzen der Quelle prüfen und ob ecr:BatchImportUpstreamImage erlaubt ist.</translation>
    </message>
    <message>
        <source>Pull the image with docker or skopeo, or copy it to a private repository first.</source>
        <translation>Das Image zuerst mit docker oder skopeo pullen oder in ein privates Repository kopieren.</translation>
    </message>
    <message>
        <source>Push the image again; the details say what is wrong with it.</source>
        <translation>Das Image erneut pushen; die Details sagen, was daran nicht stimmt.</translation>
    </message>
    <message>
        <source>Push the image with a tool that uses sha256, as ECR&apos;s own clients do.</source>
        <translation>Das Image mit einem Werkzeug pushen, das sha256 verwendet, wie die Clients von ECR.</translation>
    </message>
    <message>
        <source>Put a valid key in the profile, or choose another account (Ctrl+P).</source>
        <translation>Einen gültigen Schlüssel ins Profil eintragen oder ein anderes Konto wählen (Strg+P).</translation>
    </message>
    <message>
        <source>Read ECR&apos;s own words in the details; copy them for whoever is asked for help.</source>
        <translation>Den Wortlaut von ECR in den Details lesen; für Rückfragen lassen sie sich kopieren.</translation>
    </message>
    <message>
        <source>Refresh the image. If its manifest still lists the layer, push it again.</source>
        <translation>Das Image aktualisieren. Führt sein Manifest den Layer weiterhin auf, es erneut pushen.</translation>
    </message>
    <message>
        <source>Refresh the images; the other platforms of an index still work. Else push it again.</source>
        <translation>Die Images aktualisieren; die anderen Plattformen eines Index sind weiter nutzbar. Sonst erneut pushen.</translation>
    </message>
    <message>
        <source>Refresh the list. Another image that has the same layer still gives it out; otherwise push the image again.</source>
        <translation>Die Liste aktualisieren. Ein anderes Image mit demselben Layer gibt ihn weiterhin heraus; sonst das Image erneut pushen.</translation>
    </message>
    <message>
        <source>Remove what is no longer needed, or ask for a higher quota in Service Quotas.</source>
        <translation>Nicht mehr Benötigtes entfernen oder in Service Quotas eine höhere Quote beantragen.</translation>
    </message>
    <message>
        <source>Set the clock ({clock_command}), then try again.</source>
        <translation>Die Uhr stellen ({clock_command}), dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Set this computer&apos;s clock ({clock_command}) and ask for a new URL.</source>
        <translation>Die Uhr dieses Rechners stellen ({clock_command}) und eine neue URL anfordern.</translation>
    </message>
    <message>
        <source>Sign in to the network in a browser, or have the gateway pass this host; then try again.</source>
        <translation>Im Browser am Netzwerk anmelden oder diesen Host im Gateway freigeben lassen; dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Sign in to the network in a browser, or have the gateway pass {host}; then test again.</source>
        <translation>Im Browser am Netzwerk anmelden oder im Gateway den Weg zu {host} freigeben lassen; dann erneut testen.</translation>
    </message>
    <message>
        <source>Sign in with `aws sso login` (or `aws login`) for this profile, then try again.</source>
        <translation>Mit `aws sso login` (oder `aws login`) für dieses Profil anmelden, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Signatures and attestations of {image} lie upstream of a pull-through cache rule.</source>
        <translation>Signaturen und Attestierungen zum Image {image} liegen hinter einer Pull-Through-Cache-Regel.</translation>
    </message>
    <message>
        <source>Somebody on the way may have rewritten the bytes: download it over another network. If it stays, the manifest is wrong, and the image has to be built and pushed again.</source>
        <translation>Jemand unterwegs kann die Bytes umgeschrieben haben: über ein anderes Netz herunterladen. Bleibt es dabei, ist das Manifest falsch, und das Image muss neu gebaut und gepusht werden.</translation>
    </message>
    <message>
        <source>Something between here and {host} answered in its place: a portal or gateway.</source>
        <translation>Etwas zwischen hier und {host} hat an seiner Stelle geantwortet: ein Portal oder Gateway.</translation>
    </message>
    <message>
        <source>Something on the way drops it silently: a firewall, a security group or a missing route.</source>
        <translation>Etwas auf dem Weg verwirft sie stillschweigend: eine Firewall, eine Sicherheitsgruppe oder eine fehlende Route.</translation>
    </message>
    <message>
        <source>Something on this computer stopped it. What has arrived is kept.</source>
        <translation>Etwas auf diesem Rechner hat ihn beendet. Was angekommen ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Something other than ECR answered</source>
        <translation>Etwas anderes als ECR hat geantwortet</translation>
    </message>
    <message>
        <source>Something went wrong that has no words of its own ({code}).</source>
        <translation>Etwas ging schief, für das es keine eigenen Worte gibt ({code}).</translation>
    </message>
    <message>
        <source>The URL was changed on its way, or a proxy rewrote the request; it is signed for GET only.</source>
        <translation>Die URL wurde unterwegs verändert, oder ein Proxy schrieb die Anfrage um; signiert ist sie nur für GET.</translation>
    </message>
    <message>
        <source>The URL&apos;s signature does not match</source>
        <translation>Die Signatur der URL stimmt nicht</translation>
    </message>
    <message>
        <source>The VPC endpoint does not let {action} through</source>
        <translation>Der VPC-Endpunkt lässt {action} nicht durch</translation>
    </message>
    <message>
        <source>The VPC endpoint&apos;s policy forbids {action}</source>
        <translation>Die Richtlinie des VPC-Endpunkts verbietet {action}</translation>
    </message>
    <message>
        <source>The account does not use this region</source>
        <translation>Das Konto verwendet diese Region nicht</translation>
    </message>
    <message>
        <source>The account makes more {operation} calls in {where} than its quota allows. The call was repeated and throttled again.</source>
        <translation>{operation} wurde in {where} öfter aufgerufen, als die Quote des Kontos erlaubt. Der Aufruf wurde wiederholt und erneut gedrosselt.</translation>
    </message>
    <message>
        <source>The administrators of that account&apos;s organization add the action to a resource control policy.</source>
        <translation>Die Administration der Organisation dieses Kontos ergänzt die Aktion in einer Ressourcen-Kontrollrichtlinie (RCP).</translation>
    </message>
    <message>
        <source>The administrators of the AWS organization add the action to a service control policy.</source>
        <translation>Die Administration der AWS-Organisation ergänzt die Aktion in einer Service-Kontrollrichtlinie (SCP).</translation>
    </message>
    <message>
        <source>The boundary set for {who} does not contain it, whatever its other policies allow.</source>
        <translation>Die Grenze für {who} enthält es nicht, was immer die anderen Richtlinien erlauben.</translation>
    </message>
    <message>
        <source>The bytes are not those that were asked for</source>
        <translation>Die Bytes sind nicht die angeforderten</translation>
    </message>
    <message>
        <source>The certificate of {host} is not trusted</source>
        <translation>Dem Zertifikat von {host} wird nicht vertraut</translation>
    </message>
    <message>
        <source>The connection stood, and nothing came through it.</source>
        <translation>Die Verbindung stand, und nichts kam durch.</translation>
    </message>
    <message>
        <source>The connection to {host} broke off</source>
        <translation>Die Verbindung zu {host} brach ab</translation>
    </message>
    <message>
        <source>The connection to {host} failed.</source>
        <translation>Die Verbindung zu {host} ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The connection was refused, or the network has no route there.</source>
        <translation>Die Verbindung wurde abgelehnt, oder das Netz hat keine Route dorthin.</translation>
    </message>
    <message>
        <source>The credentials are incomplete</source>
        <translation>Die Anmeldedaten sind unvollständig</translation>
    </message>
    <message>
        <source>The credentials cannot be used</source>
        <translation>Die Anmeldedaten sind nicht verwendbar</translation>
    </message>
    <message>
        <source>The details below hold ECR&apos;s own words.</source>
        <translation>Die Details unten enthalten den Wortlaut von ECR.</translation>
    </message>
    <message>
        <source>The details give ECR&apos;s reason. A restore under way ends within about 20 minutes.</source>
        <translation>Die Details nennen den Grund von ECR. Eine laufende Wiederherstellung endet nach etwa 20 Minuten.</translation>
    </message>
    <message>
        <source>The details hold its answer. Run the profile&apos;s credential_process by hand, or check the role it assumes.</source>
        <translation>Die Details enthalten ihre Antwort. Den credential_process des Profils von Hand ausführen oder die angenommene Rolle prüfen.</translation>
    </message>
    <message>
        <source>The details name the value. Check the repository&apos;s name, the digest and the registry id.</source>
        <translation>Die Details nennen den Wert. Name des Repositorys, Digest und Registry-ID prüfen.</translation>
    </message>
    <message>
        <source>The details name what is missing. Add it to the profile or environment.</source>
        <translation>Die Details nennen, was fehlt. Es im Profil oder in der Umgebung ergänzen.</translation>
    </message>
    <message>
        <source>The disk has no room for this layer</source>
        <translation>Der Datenträger hat keinen Platz für diesen Layer</translation>
    </message>
    <message>
        <source>The download ended early</source>
        <translation>Der Download endete vorzeitig</translation>
    </message>
    <message>
        <source>The download was cancelled</source>
        <translation>Der Download wurde abgebrochen</translation>
    </message>
    <message>
        <source>The file system takes no such path below {folder}: {reason}.</source>
        <translation>Das Dateisystem nimmt keinen solchen Pfad unter {folder}: {reason}.</translation>
    </message>
    <message>
        <source>The folder cannot be written to</source>
        <translation>In den Ordner kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The folder is not there any more</source>
        <translation>Der Ordner ist nicht mehr da</translation>
    </message>
    <message>
        <source>The image itself is not concerned. Try again, or look at them in the upstream registry.</source>
        <translation>Das Image selbst ist nicht betroffen. Erneut versuchen oder sie in der Upstream-Registry ansehen.</translation>
    </message>
    <message>
        <source>The image&apos;s config is not valid</source>
        <translation>Die Config des Images ist ungültig</translation>
    </message>
    <message>
        <source>The image&apos;s config is too large to be one</source>
        <translation>Die Config des Images ist zu groß, um eine zu sein</translation>
    </message>
    <message>
        <source>The key that encrypts the layer cannot be used</source>
        <translation>Der Schlüssel, der den Layer verschlüsselt, ist nicht verwendbar</translation>
    </message>
    <message>
        <source>The key was deleted or switched off, belongs to another partition, or its session token is not its own.</source>
        <translation>Der Schlüssel wurde gelöscht oder abgeschaltet, gehört zu einer anderen Partition, oder das Sitzungstoken gehört nicht zu ihm.</translation>
    </message>
    <message>
        <source>The layer does not have its digest</source>
        <translation>Der Layer hat nicht seinen Digest</translation>
    </message>
    <message>
        <source>The layer does not have its size</source>
        <translation>Der Layer hat nicht seine Größe</translation>
    </message>
    <message>
        <source>The layer is shorter than was asked for</source>
        <translation>Der Layer ist kürzer als angefordert</translation>
    </message>
    <message>
        <source>The layers can be had all the same; only what they were made by is unknown.</source>
        <translation>Die Layer sind trotzdem zu haben; nur womit sie entstanden sind, bleibt unbekannt.</translation>
    </message>
    <message>
        <source>The manifest is not valid</source>
        <translation>Das Manifest ist ungültig</translation>
    </message>
    <message>
        <source>The name {host} was not found</source>
        <translation>Der Name wurde nicht gefunden: {host}</translation>
    </message>
    <message>
        <source>The organization does not allow {action}</source>
        <translation>Die Organisation erlaubt {action} nicht</translation>
    </message>
    <message>
        <source>The organization forbids {action}</source>
        <translation>Die Organisation verbietet {action}</translation>
    </message>
    <message>
        <source>The owner&apos;s organization does not allow {action}</source>
        <translation>Die Organisation des Eigentümers erlaubt {action} nicht</translation>
    </message>
    <message>
        <source>The owner&apos;s organization forbids {action}</source>
        <translation>Die Organisation des Eigentümers verbietet {action}</translation>
    </message>
    <message>
        <source>The owner, {owner}, adds this statement to the repository&apos;s policy. The identity&apos;s own policy must allow it too.</source>
        <translation>Der Eigentümer, {owner}, ergänzt diese Anweisung in der Richtlinie des Repositorys. Die Richtlinie der Identität muss es ebenfalls erlauben.</translation>
    </message>
    <message>
        <source>The owner, {owner}, removes or narrows the deny in the repository&apos;s policy.</source>
        <translation>Der Eigentümer, {owner}, entfernt oder begrenzt das Deny in der Richtlinie des Repositorys.</translation>
    </message>
    <message>
        <source>The path is too long</source>
        <translation>Der Pfad ist zu lang</translation>
    </message>
    <message>
        <source>The permissions boundary forbids {action}</source>
        <translation>Die Berechtigungsgrenze verbietet {action}</translation>
    </message>
    <message>
        <source>The policy that {who} was assumed with denies it on {resource}. {policy_sentence}</source>
        <translation>Die Richtlinie der angenommenen Sitzung verweigert es: {who} darf es nicht für {resource}. {policy_sentence}</translation>
    </message>
    <message>
        <source>The presigned URL has expired</source>
        <translation>Die vorsignierte URL ist abgelaufen</translation>
    </message>
    <message>
        <source>The presigned URL was refused</source>
        <translation>Die vorsignierte URL wurde abgelehnt</translation>
    </message>
    <message>
        <source>The profile cannot be understood</source>
        <translation>Das Profil ist nicht verständlich</translation>
    </message>
    <message>
        <source>The profile needs a part that is not installed</source>
        <translation>Dem Profil fehlt eine Komponente</translation>
    </message>
    <message>
        <source>The profile takes its credentials from a process, a role, a container or an instance, and that gave none.</source>
        <translation>Das Profil bezieht seine Anmeldedaten von einem Prozess, einer Rolle, einem Container oder einer Instanz, und von dort kamen keine.</translation>
    </message>
    <message>
        <source>The proxy did not let the request through</source>
        <translation>Der Proxy hat die Anfrage nicht durchgelassen</translation>
    </message>
    <message>
        <source>The pull-through cache rule of {repository} could not fetch {image} ({code}). An image asked for by digest is cached only after it was pulled by tag.</source>
        <translation>Die Pull-Through-Cache-Regel für {repository} konnte das Image {image} nicht holen ({code}). Ein über den Digest angefordertes Image kommt erst in den Cache, nachdem es über das Tag gepullt wurde.</translation>
    </message>
    <message>
        <source>The range lies beyond the end of what {host} has.</source>
        <translation>Der Bereich liegt hinter dem Ende dessen, was bei {host} liegt.</translation>
    </message>
    <message>
        <source>The registry could not be read</source>
        <translation>Die Registry konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The repository is not shared with {caller}</source>
        <translation>Das Repository ist für {caller} nicht freigegeben</translation>
    </message>
    <message>
        <source>The repository&apos;s KMS key cannot be used</source>
        <translation>Der KMS-Schlüssel des Repositorys ist nicht verwendbar</translation>
    </message>
    <message>
        <source>The repository&apos;s policy forbids {action}</source>
        <translation>Die Richtlinie des Repositorys verbietet {action}</translation>
    </message>
    <message>
        <source>The request&apos;s signature does not match, unless a proxy rewrote the request on its way.</source>
        <translation>Die Signatur der Anfrage stimmt nicht, sofern nicht ein Proxy die Anfrage unterwegs umschrieb.</translation>
    </message>
    <message>
        <source>The role asks for an MFA code</source>
        <translation>Die Rolle verlangt einen MFA-Code</translation>
    </message>
    <message>
        <source>The secret key does not fit the access key</source>
        <translation>Der geheime Schlüssel passt nicht zum Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>The session policy that {who} was assumed with does not contain it for {resource}.</source>
        <translation>Die Sitzungsrichtlinie enthält es nicht für {resource}; angenommen wurde sie durch {who}.</translation>
    </message>
    <message>
        <source>The shared AWS files do not have the profile that was asked for.</source>
        <translation>In den AWS-Dateien gibt es das angeforderte Profil nicht.</translation>
    </message>
    <message>
        <source>The shared AWS files, or the profile in them, have a line that is wrong.</source>
        <translation>Die AWS-Dateien oder das Profil darin enthalten eine falsche Zeile.</translation>
    </message>
    <message>
        <source>The single sign-on session of this profile is over or was never begun.</source>
        <translation>Die Single-Sign-on-Sitzung dieses Profils ist vorbei oder wurde nie begonnen.</translation>
    </message>
    <message>
        <source>The source of the credentials failed</source>
        <translation>Die Quelle der Anmeldedaten ist ausgefallen</translation>
    </message>
    <message>
        <source>The store does not have the layer&apos;s bytes</source>
        <translation>Im Objektspeicher liegen die Bytes des Layers nicht</translation>
    </message>
    <message>
        <source>The store finds the request&apos;s time wrong</source>
        <translation>Der Objektspeicher hält die Zeit der Anfrage für falsch</translation>
    </message>
    <message>
        <source>The store gave an answer this program does not know</source>
        <translation>Der Objektspeicher gab eine Antwort, die dieses Programm nicht kennt</translation>
    </message>
    <message>
        <source>The store gave no more bytes</source>
        <translation>Der Speicher gab keine Bytes mehr</translation>
    </message>
    <message>
        <source>The store is busy</source>
        <translation>Der Objektspeicher ist ausgelastet</translation>
    </message>
    <message>
        <source>The store keeps changing the bytes</source>
        <translation>Der Speicher ändert die Bytes ständig</translation>
    </message>
    <message>
        <source>The temporary credentials have expired</source>
        <translation>Die temporären Anmeldedaten sind abgelaufen</translation>
    </message>
    <message>
        <source>The upstream registry did not give the image</source>
        <translation>Die Upstream-Registry gab das Image nicht heraus</translation>
    </message>
    <message>
        <source>The upstream registry did not give the layer</source>
        <translation>Die Upstream-Registry gab den Layer nicht heraus</translation>
    </message>
    <message>
        <source>The upstream registry did not list the referrers</source>
        <translation>Die Upstream-Registry hat die Referrer nicht aufgeführt</translation>
    </message>
    <message>
        <source>The {size} bytes have the digest {actual}, not {expected}. They were cut short or rewritten on their way.</source>
        <translation>Die {size} Bytes haben den Digest {actual}, nicht {expected}. Sie wurden unterwegs abgeschnitten oder umgeschrieben.</translation>
    </message>
    <message>
        <source>There can be no such region</source>
        <translation>Eine solche Region kann es nicht geben</translation>
    </message>
    <message>
        <source>There is no repository {repository}</source>
        <translation>Es gibt kein Repository {repository}</translation>
    </message>
    <message>
        <source>There is no such policy</source>
        <translation>Es gibt keine solche Richtlinie</translation>
    </message>
    <message>
        <source>There is no such profile</source>
        <translation>Es gibt kein solches Profil</translation>
    </message>
    <message>
        <source>There is no such pull-through cache rule</source>
        <translation>Es gibt keine solche Pull-Through-Cache-Regel</translation>
    </message>
    <message>
        <source>There is no way to {host}</source>
        <translation>Kein Weg führt zu {host}</translation>
    </message>
    <message>
        <source>This computer is offline, its name server does not know the host, or the region is wrong.</source>
        <translation>Dieser Rechner ist offline, sein Nameserver kennt den Host nicht, oder die Region ist falsch.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong</source>
        <translation>Die Uhr dieses Rechners geht falsch</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {offset}</source>
        <translation>Die Uhr dieses Rechners geht {offset}</translation>
    </message>
    <message>
        <source>This host only looks like ECR&apos;s</source>
        <translation>Dieser Host sieht nur aus wie einer von ECR</translation>
    </message>
    <message>
        <source>This identity has no permission for {action}</source>
        <translation>Dieser Identität fehlt die Berechtigung für {action}</translation>
    </message>
    <message>
        <source>This image is archived</source>
        <translation>Dieses Image ist archiviert</translation>
    </message>
    <message>
        <source>This image&apos;s storage class cannot be changed</source>
        <translation>Die Speicherklasse dieses Images lässt sich nicht ändern</translation>
    </message>
    <message>
        <source>This index leads back to itself</source>
        <translation>Dieser Index führt zu sich selbst zurück</translation>
    </message>
    <message>
        <source>This is not a name for a file</source>
        <translation>Das ist kein Name für eine Datei</translation>
    </message>
    <message>
        <source>This kind of digest cannot be checked here</source>
        <translation>Diese Art von Digest ist hier nicht prüfbar</translation>
    </message>
    <message>
        <source>This layer is no longer attached to an image</source>
        <translation>Dieser Layer gehört zu keinem Image mehr</translation>
    </message>
    <message>
        <source>This names nothing in ECR</source>
        <translation>Das bezeichnet nichts in ECR</translation>
    </message>
    <message>
        <source>This program made a mistake</source>
        <translation>Dieses Programm hat einen Fehler gemacht</translation>
    </message>
    <message>
        <source>This session was opened without {action}</source>
        <translation>Diese Sitzung wurde ohne {action} geöffnet</translation>
    </message>
    <message>
        <source>This session&apos;s policy forbids {action}</source>
        <translation>Die Richtlinie dieser Sitzung verbietet {action}</translation>
    </message>
    <message>
        <source>Try a new URL. The details hold the answer, for whoever is asked for help.</source>
        <translation>Eine neue URL versuchen. Die Details enthalten die Antwort, für Rückfragen.</translation>
    </message>
    <message>
        <source>Try again and enter the code, or choose another account (Ctrl+P).</source>
        <translation>Erneut versuchen und den Code eingeben oder ein anderes Konto wählen (Strg+P).</translation>
    </message>
    <message>
        <source>Try again in a minute. If it stays, see the AWS Health Dashboard; AWS will want the request id.</source>
        <translation>In einer Minute erneut versuchen. Bleibt es dabei, im AWS Health Dashboard nachsehen; AWS fragt nach der Anfrage-ID.</translation>
    </message>
    <message>
        <source>Try again with a new URL; the details hold the store&apos;s answer.</source>
        <translation>Mit einer neuen URL erneut versuchen; die Details enthalten die Antwort des Objektspeichers.</translation>
    </message>
    <message>
        <source>Try again. If it stays, copy the details and report them to the developers.</source>
        <translation>Erneut versuchen. Bleibt es dabei, die Details kopieren und den Entwicklern melden.</translation>
    </message>
    <message>
        <source>Try again. If it stays, copy the details for whoever is asked for help.</source>
        <translation>Erneut versuchen. Bleibt es dabei, die Details für Rückfragen kopieren.</translation>
    </message>
    <message>
        <source>Try again. If it stays, look for a proxy or VPN that holds answers back.</source>
        <translation>Erneut versuchen. Bleibt es dabei, nach einem Proxy oder VPN suchen, das Antworten zurückhält.</translation>
    </message>
    <message>
        <source>Try again: a new URL is asked for.</source>
        <translation>Erneut versuchen: Eine neue URL wird angefordert.</translation>
    </message>
    <message>
        <source>Try again; nothing incomplete was kept.</source>
        <translation>Erneut versuchen; Unvollständiges wurde nicht behalten.</translation>
    </message>
    <message>
        <source>Use the URL whole and with GET. If this program met it, look at the proxy in between.</source>
        <translation>Die URL vollständig und mit GET verwenden. Trat es in diesem Programm auf, den Proxy dazwischen prüfen.</translation>
    </message>
    <message>
        <source>Wait a few seconds and try again. If it stays, have the quota raised.</source>
        <translation>Einige Sekunden warten und erneut versuchen. Bleibt es dabei, die Quote erhöhen lassen.</translation>
    </message>
    <message>
        <source>Wait a moment and try again.</source>
        <translation>Einen Moment warten und erneut versuchen.</translation>
    </message>
    <message>
        <source>What came is not this layer</source>
        <translation>Was kam, ist nicht dieser Layer</translation>
    </message>
    <message>
        <source>What was read is not what it should be</source>
        <translation>Das Gelesene ist nicht, was es sein soll</translation>
    </message>
    <message>
        <source>Where ECR&apos;s answer should be, {host} gave {content_type}: the page of a captive portal or a web gateway.</source>
        <translation>Wo die Antwort von ECR stehen sollte, kam von {host} {content_type}: die Seite eines Anmeldeportals oder Web-Gateways.</translation>
    </message>
    <message>
        <source>Whoever administers {caller} adds this statement to a policy of the identity:</source>
        <translation>Wer {caller} verwaltet, ergänzt diese Anweisung in einer Richtlinie der Identität:</translation>
    </message>
    <message>
        <source>Whoever administers {caller} removes or narrows the deny; allowing more does not help.</source>
        <translation>Wer {caller} verwaltet, entfernt oder begrenzt das Deny; mehr zu erlauben, hilft nicht.</translation>
    </message>
    <message>
        <source>Whoever runs the VPC adds this statement to the endpoint&apos;s policy (ecr.api):</source>
        <translation>Wer die VPC betreibt, ergänzt diese Anweisung in der Richtlinie des Endpunkts (ecr.api):</translation>
    </message>
    <message>
        <source>Whoever runs the VPC removes the deny from the endpoint&apos;s policy; other networks may do.</source>
        <translation>Wer die VPC betreibt, entfernt das Deny aus der Richtlinie des Endpunkts; andere Netze können gehen.</translation>
    </message>
    <message>
        <source>Whoever set the boundary in {caller} adds this statement to the boundary&apos;s policy:</source>
        <translation>Wer die Grenze gesetzt hat, betroffen ist {caller}, ergänzt diese Anweisung in ihrer Richtlinie:</translation>
    </message>
    <message>
        <source>Whoever set the boundary in {caller} removes or narrows its deny.</source>
        <translation>Wer die Grenze gesetzt hat, betroffen ist {caller}, entfernt oder begrenzt ihr Deny.</translation>
    </message>
    <message>
        <source>You are signed out</source>
        <translation>Die Anmeldung ist abgelaufen</translation>
    </message>
    <message>
        <source>account {id}</source>
        <translation>Konto {id}</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>nothing of who sent them</source>
        <translation>nichts darüber, wer sie gesendet hat</translation>
    </message>
    <message>
        <source>of this name</source>
        <translation>mit diesem Namen</translation>
    </message>
    <message>
        <source>public.ecr.aws has neither GetDownloadUrlForLayer nor BatchGetImage; private registries do.</source>
        <translation>public.ecr.aws hat weder GetDownloadUrlForLayer noch BatchGetImage; private Registrys haben beides.</translation>
    </message>
    <message>
        <source>some room</source>
        <translation>etwas Platz</translation>
    </message>
    <message>
        <source>the call</source>
        <translation>der Aufruf</translation>
    </message>
    <message>
        <source>the host</source>
        <translation>dem Host</translation>
    </message>
    <message>
        <source>the registry {id}</source>
        <translation>der Registry {id}</translation>
    </message>
    <message>
        <source>the registry&apos;s account</source>
        <translation>das Konto der Registry</translation>
    </message>
    <message>
        <source>the store</source>
        <translation>der Speicher</translation>
    </message>
    <message>
        <source>this action</source>
        <translation>diese Aktion</translation>
    </message>
    <message>
        <source>this region</source>
        <translation>diese Region</translation>
    </message>
    <message>
        <source>this registry</source>
        <translation>diese Registry</translation>
    </message>
    <message>
        <source>this repository</source>
        <translation>dieses Repository</translation>
    </message>
    <message>
        <source>with this digest</source>
        <translation>mit diesem Digest</translation>
    </message>
    <message>
        <source>your account</source>
        <translation>das eigene Konto</translation>
    </message>
    <message>
        <source>your identity</source>
        <translation>diese Identität</translation>
    </message>
    <message>
        <source>your own registry</source>
        <translation>der eigenen Registry</translation>
    </message>
    <message>
        <source>{action} is denied</source>
        <translation>{action} ist verweigert</translation>
    </message>
    <message>
        <source>{action} lies outside the permissions boundary</source>
        <translation>{action} liegt außerhalb der Berechtigungsgrenze</translation>
    </message>
    <message>
        <source>{amount} ahead of AWS&apos;s</source>
        <translation>{amount} vor</translation>
    </message>
    <message>
        <source>{amount} behind AWS&apos;s</source>
        <translation>{amount} nach</translation>
    </message>
    <message>
        <source>{attempts} attempts in a row brought nothing, the last one for this reason: {last}. What has arrived is kept.</source>
        <translation>{attempts} Versuche hintereinander brachten nichts, der letzte aus diesem Grund: {last}. Was angekommen ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>{digest} uses an algorithm other than sha256, sha384 or sha512.</source>
        <translation>{digest} verwendet einen anderen Algorithmus als sha256, sha384 oder sha512.</translation>
    </message>
    <message>
        <source>{folder} needs {missing} more. What has arrived is kept.</source>
        <translation>In {folder} fehlen noch {missing}. Was angekommen ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>{folder}, or the part of the layer in it, went away: {reason}.</source>
        <translation>{folder} oder der Teil des Layers darin ist verschwunden: {reason}.</translation>
    </message>
    <message>
        <source>{folder}: {reason}.</source>
        <translation>{folder}: {reason}.</translation>
    </message>
    <message>
        <source>{host} answered {code}.</source>
        <translation>Antwort von {host}: {code}.</translation>
    </message>
    <message>
        <source>{host} asks to wait, or failed on its own side ({code}).</source>
        <translation>Die Antwort von {host} bittet zu warten oder meldet einen eigenen Fehler ({code}).</translation>
    </message>
    <message>
        <source>{host} did not answer in time</source>
        <translation>Keine rechtzeitige Antwort von {host}</translation>
    </message>
    <message>
        <source>{host} did not take the connection in time</source>
        <translation>Keine rechtzeitige Verbindung zu {host}</translation>
    </message>
    <message>
        <source>{host} has the bytes and cannot decrypt them: the KMS key is disabled or deleted, or its grant was revoked.</source>
        <translation>Die Bytes liegen bei {host} und lassen sich nicht entschlüsseln: Der KMS-Schlüssel ist abgeschaltet oder gelöscht, oder seine Berechtigung (Grant) wurde entzogen.</translation>
    </message>
    <message>
        <source>{host} has {actual} of it, the manifest says {expected}. Nothing of it was kept.</source>
        <translation>{host} hat davon {actual}, das Manifest sagt {expected}. Nichts davon wurde behalten.</translation>
    </message>
    <message>
        <source>{host} is not one of AWS&apos;s. Somebody may have meant it to be taken for ECR.</source>
        <translation>{host} gehört nicht zu AWS. Möglicherweise soll es für ECR gehalten werden.</translation>
    </message>
    <message>
        <source>{host} named other bytes with each answer (its ETag). Nothing of it was kept.</source>
        <translation>{host} nannte mit jeder Antwort andere Bytes (sein ETag). Nichts davon wurde behalten.</translation>
    </message>
    <message>
        <source>{host} refused the URL with {code}.</source>
        <translation>Die URL wurde von {host} mit {code} abgelehnt.</translation>
    </message>
    <message>
        <source>{host} sent something else. Nothing of it was kept.</source>
        <translation>{host} sandte etwas anderes. Nichts davon wurde behalten.</translation>
    </message>
    <message>
        <source>{operation} ended with {code} in {where}, after repeated attempts.</source>
        <translation>{operation} endete in {where} mit {code}, nach mehreren Versuchen.</translation>
    </message>
    <message>
        <source>{operation} found none set for {repository} in {where}.</source>
        <translation>{operation} fand in {where} keine für {repository}.</translation>
    </message>
    <message>
        <source>{operation} was answered with {code}.</source>
        <translation>{operation} wurde mit {code} beantwortet.</translation>
    </message>
    <message>
        <source>{operation} was refused with the code {code}.</source>
        <translation>{operation} wurde mit dem Code {code} abgelehnt.</translation>
    </message>
    <message>
        <source>{operation} would go beyond a quota of {where}.</source>
        <translation>{operation} überschritte eine Quote in {where}.</translation>
    </message>
    <message>
        <source>{region} has not the form of a region&apos;s name, such as eu-central-1.</source>
        <translation>{region} hat nicht die Form eines Regionsnamens wie eu-central-1.</translation>
    </message>
    <message>
        <source>{region} must be switched on for the account before ECR can be called there.</source>
        <translation>{region} muss für das Konto eingeschaltet sein, bevor ECR dort aufgerufen werden kann.</translation>
    </message>
    <message>
        <source>{registry} in {region}</source>
        <translation>{registry} in {region}</translation>
    </message>
    <message>
        <source>{repository} has no image {image}</source>
        <translation>{repository} hat kein Image {image}</translation>
    </message>
    <message>
        <source>{repository} has no such layer</source>
        <translation>{repository} hat keinen solchen Layer</translation>
    </message>
    <message>
        <source>{repository} is encrypted with a key that is disabled, deleted, or no longer granted to ECR.</source>
        <translation>{repository} ist mit einem Schlüssel verschlüsselt, der abgeschaltet, gelöscht oder für ECR nicht mehr freigegeben ist.</translation>
    </message>
    <message>
        <source>{repository} is filled by a pull-through cache rule, and its upstream refused or could not be reached: the rule&apos;s secret, the upstream&apos;s limit, or the network.</source>
        <translation>{repository} wird durch eine Pull-Through-Cache-Regel gefüllt, und deren Quelle lehnte ab oder war nicht erreichbar: das Secret der Regel, eine Grenze der Quelle oder das Netz.</translation>
    </message>
    <message>
        <source>{size} arrived from {host} with the digest {actual} instead of {expected}. Nothing of it was kept. The answers said: {seen}.</source>
        <translation>{size} kamen von {host} mit dem Digest {actual} statt {expected}. Nichts davon wurde behalten. Die Antworten sagten: {seen}.</translation>
    </message>
    <message>
        <source>{who} asked for {action}; no policy of {resource} allows it.</source>
        <translation>{who} hat {action} angefordert; keine Richtlinie für {resource} erlaubt es.</translation>
    </message>
    <message>
        <source>{who} may not do it on {resource}. AWS does not say which policy decides.</source>
        <translation>{who} darf es nicht für {resource}. Welche Richtlinie entscheidet, sagt AWS nicht.</translation>
    </message>
    <message>
        <source>{who} may not do it on {resource}. AWS does not say which policy forbids it.</source>
        <translation>{who} darf es nicht für {resource}. Welche Richtlinie es verbietet, sagt AWS nicht.</translation>
    </message>
    <message>
        <source>“{name}” would lead out of the folder. Nothing was made.</source>
        <translation>„{name}“ würde aus dem Ordner hinausführen. Nichts wurde angelegt.</translation>
    </message>
    <message>
        <source>“{text}”: {reason}.</source>
        <translation>„{text}“: {reason}.</translation>
    </message>
</context>
</TS>
