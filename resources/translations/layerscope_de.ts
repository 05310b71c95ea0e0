<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Layerscope</source>
        <translation>Über Layerscope</translation>
    </message>
    <message>
        <source>Amazon ECR down to the layer.</source>
        <translation>Amazon ECR bis zum Layer.</translation>
    </message>
    <message>
        <source>Copied the versions.</source>
        <translation>Versionen kopiert.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Free software under the license {license}.</source>
        <translation>Freie Software unter der Lizenz {license}.</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <source>Libraries and their licenses</source>
        <translation>Bibliotheken und ihre Lizenzen</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>Log-Ordner öffnen</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
</context>
<context>
    <name>AccountButton</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Checking identity</source>
        <translation>Identität wird geprüft</translation>
    </message>
    <message>
        <source>Color: {name}</source>
        <translation>Farbe: {name}</translation>
    </message>
    <message>
        <source>Default credential chain</source>
        <translation>Standard-Anmeldekette</translation>
    </message>
    <message>
        <source>checking identity…</source>
        <translation>Identität wird geprüft …</translation>
    </message>
    <message>
        <source>choose a region</source>
        <translation>Region wählen</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>{arn}
Neither the profile nor the environment sets a region.</source>
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
        <source>A registry ID is an account&apos;s 12 digits.</source>
        <translation>Eine Registry-ID sind die 12 Ziffern eines Kontos.</translation>
    </message>
    <message>
        <source>An endpoint is an address such as https://host:port.</source>
        <translation>Ein Endpunkt ist eine Adresse wie https://host:port.</translation>
    </message>
    <message>
        <source>ECR endpoint</source>
        <translation>ECR-Endpunkt</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Registry ID</source>
        <translation>Registry-ID</translation>
    </message>
    <message>
        <source>Registry ID (12 digits)</source>
        <translation>Registry-ID (12 Ziffern)</translation>
    </message>
    <message>
        <source>Registry and endpoint</source>
        <translation>Registry und Endpunkt</translation>
    </message>
    <message>
        <source>Use these</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>from the profile</source>
        <translation>aus dem Profil</translation>
    </message>
    <message>
        <source>your account</source>
        <translation>eigenes Konto</translation>
    </message>
    <message>
        <source>{text} is not a region. Did you mean {region}?</source>
        <translation>{text} ist keine Region. War {region} gemeint?</translation>
    </message>
</context>
<context>
    <name>AccountMenu</name>
    <message>
        <source>Another region…</source>
        <translation>Andere Region …</translation>
    </message>
    <message>
        <source>Default credential chain</source>
        <translation>Standard-Anmeldekette</translation>
    </message>
    <message>
        <source>Network settings…</source>
        <translation>Netzwerkeinstellungen …</translation>
    </message>
    <message>
        <source>Profiles…</source>
        <translation>Profile …</translation>
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
        <source>Reload profiles</source>
        <translation>Profile neu laden</translation>
    </message>
    <message>
        <source>Search all profiles…</source>
        <translation>Alle Profile durchsuchen …</translation>
    </message>
    <message>
        <source>{profile} · profile not found</source>
        <translation>{profile} · Profil nicht gefunden</translation>
    </message>
</context>
<context>
    <name>AccountsPart</name>
    <message>
        <source>Default credential chain</source>
        <translation>Standard-Anmeldekette</translation>
    </message>
    <message>
        <source>Import keys…</source>
        <translation>Schlüssel importieren …</translation>
    </message>
    <message>
        <source>In use: {profile}</source>
        <translation>In Gebrauch: {profile}</translation>
    </message>
    <message>
        <source>Manage profiles…</source>
        <translation>Profile verwalten …</translation>
    </message>
    <message>
        <source>Reload profiles</source>
        <translation>Profile neu einlesen</translation>
    </message>
</context>
<context>
    <name>AllLayers</name>
    <message>
        <source>Download all layers</source>
        <translation>Alle Layer herunterladen</translation>
    </message>
    <message>
        <source>Download them too</source>
        <translation>Auch herunterladen</translation>
    </message>
    <message>
        <source>Layers of {image}: {counts}.</source>
        <translation>Layer von {image}: {counts}.</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Some of these layers are not in ECR.</source>
        <translation>Einige dieser Layer liegen nicht in ECR.</translation>
    </message>
    <message>
        <source>The layers of {image} were not downloaded: {reason}.</source>
        <translation>Die Layer von {image} wurden nicht heruntergeladen: {reason}.</translation>
    </message>
    <message>
        <source>{count} of {all} are at {hosts}. Their digests are verified like all others.</source>
        <translation>{count} von {all} liegen bei {hosts}. Deren Digests werden geprüft wie alle anderen.</translation>
    </message>
    <message>
        <source>{image} is an index; choose one of its platforms.</source>
        <translation>{image} ist ein Index; eine seiner Plattformen wählen.</translation>
    </message>
    <message>
        <source>{n} already downloaded and verified</source>
        <translation>{n} bereits heruntergeladen und geprüft</translation>
    </message>
    <message>
        <source>{n} already in progress</source>
        <translation>{n} bereits in Arbeit</translation>
    </message>
    <message>
        <source>{n} skipped</source>
        <translation>{n} übersprungen</translation>
    </message>
    <message>
        <source>{n} started ({size})</source>
        <translation>{n} gestartet ({size})</translation>
    </message>
</context>
<context>
    <name>Analysis</name>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>Alle Layer</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Analyze</source>
        <translation>Analysieren</translation>
    </message>
    <message>
        <source>Analyze again</source>
        <translation>Erneut analysieren</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>Beginnt mit</translation>
    </message>
    <message>
        <source>Capabilities</source>
        <translation>Capabilities</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Choose an image, then “Analyze” in its menu.</source>
        <translation>Ein Image auswählen, dann „Analysieren“ in seinem Menü.</translation>
    </message>
    <message>
        <source>Downgraded</source>
        <translation>Zurückgestuft</translation>
    </message>
    <message>
        <source>Environment of the image</source>
        <translation>Umgebung des Image</translation>
    </message>
    <message>
        <source>Every pull transfers {size} for them, less than 1% of the image.</source>
        <translation>Jeder Pull überträgt dafür {size}, weniger als 1 % des Image.</translation>
    </message>
    <message>
        <source>Every pull transfers {size} for them, {percent}% of the image.</source>
        <translation>Jeder Pull überträgt dafür {size}, {percent} % des Image.</translation>
    </message>
    <message>
        <source>Every user may change it</source>
        <translation>Jeder Benutzer darf sie ändern</translation>
    </message>
    <message>
        <source>Files by permission: {counts}.</source>
        <translation>Dateien nach Berechtigung: {counts}.</translation>
    </message>
    <message>
        <source>Filter results</source>
        <translation>Ergebnisse filtern</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Verborgen</translation>
    </message>
    <message>
        <source>History of the image</source>
        <translation>Verlauf des Image</translation>
    </message>
    <message>
        <source>It is neither a program nor a script that names its interpreter: “exec format error”.</source>
        <translation>Es ist weder ein Programm noch ein Skript, das seinen Interpreter nennt: „exec format error“.</translation>
    </message>
    <message>
        <source>It is not a file, and cannot be run.</source>
        <translation>Es ist keine Datei und lässt sich nicht ausführen.</translation>
    </message>
    <message>
        <source>It links to {other}, and nothing is there.</source>
        <translation>Es verweist auf {other}, und da ist nichts.</translation>
    </message>
    <message>
        <source>It was built for {detail}: “exec format error” on the image&apos;s platform.</source>
        <translation>Es wurde für {detail} gebaut: „exec format error“ auf der Plattform des Images.</translation>
    </message>
    <message>
        <source>Its lines end as on Windows, so that Linux looks for {other} with a carriage return.</source>
        <translation>Seine Zeilen enden wie unter Windows, sodass Linux {other} mit einem Wagenrücklauf sucht.</translation>
    </message>
    <message>
        <source>Its share of the compressed layer, which every pull transfers</source>
        <translation>Anteil der Datei am komprimierten Layer, den jeder Pull überträgt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Large files</source>
        <translation>Große Dateien</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Left behind</source>
        <translation>Zurückgelassenes</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Looking through the layers…</source>
        <translation>Die Layer werden durchgesehen …</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>No file is stored that the image does not show.</source>
        <translation>Es ist keine Datei gespeichert, die das Image nicht zeigt.</translation>
    </message>
    <message>
        <source>No file runs as another user, and none can be written by everybody.</source>
        <translation>Keine Datei läuft als anderer Benutzer, und keine ist für alle schreibbar.</translation>
    </message>
    <message>
        <source>No packages are known.</source>
        <translation>Es sind keine Pakete bekannt.</translation>
    </message>
    <message>
        <source>Nobody may execute it: “permission denied”.</source>
        <translation>Niemand darf es ausführen: „permission denied“.</translation>
    </message>
    <message>
        <source>Nothing is there: “no such file or directory”.</source>
        <translation>Da ist nichts: „no such file or directory“.</translation>
    </message>
    <message>
        <source>Nothing was found that would keep the image from being started.</source>
        <translation>Es wurde nichts gefunden, was das Starten des Images verhindern würde.</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Es wurde nichts gefunden.</translation>
    </message>
    <message>
        <source>Only names, history and environment were looked at.</source>
        <translation>Nur Namen, Verlauf und Umgebung wurden betrachtet.</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Packages: {counts}.</source>
        <translation>Pakete: {counts}.</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>Recht</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Read all packages ({size})</source>
        <translation>Alle Pakete lesen ({size})</translation>
    </message>
    <message>
        <source>Reading the image…</source>
        <translation>Das Image wird gelesen …</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Runs as its group, no matter who starts it</source>
        <translation>Läuft als Gruppe, wer auch immer sie startet</translation>
    </message>
    <message>
        <source>Runs as its owner, no matter who starts it</source>
        <translation>Läuft als Eigentümer, wer auch immer sie startet</translation>
    </message>
    <message>
        <source>Runs with some of the superuser&apos;s rights</source>
        <translation>Läuft mit einigen Rechten des Superusers</translation>
    </message>
    <message>
        <source>Save bill of materials</source>
        <translation>Stückliste speichern</translation>
    </message>
    <message>
        <source>Save bill of materials…</source>
        <translation>Stückliste speichern …</translation>
    </message>
    <message>
        <source>Search contents (reads {size})</source>
        <translation>Inhalte durchsuchen (liest {size})</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>The archive is damaged at byte {at}, and cannot be unpacked: {detail}.</source>
        <translation>Das Archiv ist bei Byte {at} beschädigt und lässt sich nicht entpacken: {detail}.</translation>
    </message>
    <message>
        <source>The bill of materials names layers that were not read.</source>
        <translation>Die Stückliste nennt Layer, die nicht gelesen wurden.</translation>
    </message>
    <message>
        <source>The image cannot be unpacked.</source>
        <translation>Das Image lässt sich nicht entpacken.</translation>
    </message>
    <message>
        <source>The image names no program to start.</source>
        <translation>Das Image nennt kein Programm, das gestartet würde.</translation>
    </message>
    <message>
        <source>The image shows no file.</source>
        <translation>Das Image zeigt keine Datei.</translation>
    </message>
    <message>
        <source>The image&apos;s program cannot be started.</source>
        <translation>Das Programm des Images lässt sich nicht starten.</translation>
    </message>
    <message>
        <source>This image has no layers to look into.</source>
        <translation>Dieses Image hat keine Layer, in die man hineinsehen könnte.</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>Laut</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>Übertragen</translation>
    </message>
    <message>
        <source>Unpacked, its layers take {size} on a disk.</source>
        <translation>Entpackt nehmen seine Layer {size} auf einem Datenträger ein.</translation>
    </message>
    <message>
        <source>Upgraded</source>
        <translation>Erneuert</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Wasted space</source>
        <translation>Verschwendeter Platz</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>etwa {size}</translation>
    </message>
    <message>
        <source>by layer {n}</source>
        <translation>durch Layer {n}</translation>
    </message>
    <message>
        <source>capabilities</source>
        <translation>Capabilities</translation>
    </message>
    <message>
        <source>newer in layer {n}</source>
        <translation>neuer in Layer {n}</translation>
    </message>
    <message>
        <source>removed by layer {n}</source>
        <translation>entfernt durch Layer {n}</translation>
    </message>
    <message>
        <source>removed by layer {upper}, still in layer {lower}</source>
        <translation>entfernt durch Layer {upper}, noch in Layer {lower}</translation>
    </message>
    <message>
        <source>replaced by layer {n}</source>
        <translation>ersetzt durch Layer {n}</translation>
    </message>
    <message>
        <source>setgid</source>
        <translation>setgid</translation>
    </message>
    <message>
        <source>setuid</source>
        <translation>setuid</translation>
    </message>
    <message>
        <source>world-writable</source>
        <translation>für alle schreibbar</translation>
    </message>
    <message>
        <source>{other} is to run it, and is not in the image: “no such file or directory”.</source>
        <translation>{other} soll es ausführen und ist nicht im Image: „no such file or directory“.</translation>
    </message>
</context>
<context>
    <name>CancelQuestion</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>{amount} already downloaded will be deleted. Pause to keep them.</source>
        <translation>{amount} sind heruntergeladen und werden gelöscht. Anhalten behält sie.</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>Affects</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>An index lists this image, but it is not in the repository.</source>
        <translation>Ein Index führt dieses Image auf, es ist aber nicht im Repository.</translation>
    </message>
    <message>
        <source>Cannot be pulled: {list}.</source>
        <translation>Lässt sich nicht pullen: {list}.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Check image</source>
        <translation>Image prüfen</translation>
    </message>
    <message>
        <source>Check repository</source>
        <translation>Repository prüfen</translation>
    </message>
    <message>
        <source>Checking %1…</source>
        <translation>%1 wird geprüft …</translation>
    </message>
    <message>
        <source>Checking the image…</source>
        <translation>Das Image wird geprüft …</translation>
    </message>
    <message>
        <source>Choose a repository, then “Check repository” in its menu.</source>
        <translation>Ein Repository wählen, dann „Repository prüfen“ in seinem Menü.</translation>
    </message>
    <message>
        <source>Choose an image, then “Check image” in its menu.</source>
        <translation>Ein Image wählen, dann „Image prüfen“ in seinem Menü.</translation>
    </message>
    <message>
        <source>Config</source>
        <translation>Config</translation>
    </message>
    <message>
        <source>Diagnose</source>
        <translation>Diagnostizieren</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Image for {platform}</source>
        <translation>Image für {platform}</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Layer {n}</source>
        <translation>Layer {n}</translation>
    </message>
    <message>
        <source>No problems found.</source>
        <translation>Keine Probleme gefunden.</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Reading the list of images…</source>
        <translation>Die Liste der Images wird gelesen …</translation>
    </message>
    <message>
        <source>Repository check</source>
        <translation>Repository-Prüfung</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>The image could not be read.</source>
        <translation>Das Image konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The image is archived and must be restored first.</source>
        <translation>Das Image ist archiviert und muss erst wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>The image that the index lists is in the repository.</source>
        <translation>Das Image, das der Index aufführt, ist im Repository.</translation>
    </message>
    <message>
        <source>The index lists this image, but it is not in the repository.</source>
        <translation>Der Index führt dieses Image auf, es ist aber nicht im Repository.</translation>
    </message>
    <message>
        <source>The manifests were read earlier; reading them is denied now.</source>
        <translation>Die Manifeste wurden früher gelesen; jetzt wird das Lesen verweigert.</translation>
    </message>
    <message>
        <source>This image has nothing to check.</source>
        <translation>In diesem Image gibt es nichts zu prüfen.</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>{what}: all {state}.</source>
        <translation>{what}: alle {state}.</translation>
    </message>
    <message>
        <source>{what}: {states}.</source>
        <translation>{what}: {states}.</translation>
    </message>
</context>
<context>
    <name>ChoicesModel</name>
    <message>
        <source>Default credential chain</source>
        <translation>Standard-Anmeldekette</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
</context>
<context>
    <name>CodePage</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address with the code copied.</source>
        <translation>Adresse mit dem Code kopiert.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Confirm this code in the browser to sign in to {organization}:</source>
        <translation>Diesen Code im Browser bestätigen, um sich bei {organization} anzumelden:</translation>
    </message>
    <message>
        <source>Copied the code.</source>
        <translation>Code kopiert.</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Open browser</source>
        <translation>Browser öffnen</translation>
    </message>
    <message>
        <source>Requesting a code…</source>
        <translation>Code wird angefordert …</translation>
    </message>
    <message>
        <source>Signed in. Reading the accounts…</source>
        <translation>Angemeldet. Konten werden gelesen …</translation>
    </message>
    <message>
        <source>The browser could not be opened. Copy the address and open it on any device.</source>
        <translation>Der Browser ließ sich nicht öffnen. Die Adresse kopieren und auf einem beliebigen Gerät öffnen.</translation>
    </message>
    <message>
        <source>The code expires in {time}.</source>
        <translation>Der Code läuft in {time} ab.</translation>
    </message>
    <message>
        <source>Waiting for the browser</source>
        <translation>Warten auf den Browser</translation>
    </message>
    <message>
        <source>Your browser opened. Check that the code matches, then allow the sign-in.</source>
        <translation>Der Browser wurde geöffnet. Prüfen, ob der Code übereinstimmt, dann die Anmeldung erlauben.</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Columns that fit</source>
        <translation>Passende Spalten</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Choose an image, then “Compare with…” in its menu.</source>
        <translation>Ein Image auswählen, dann „Vergleichen mit …“ in seinem Menü.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>Erneut vergleichen</translation>
    </message>
    <message>
        <source>Compare contents</source>
        <translation>Inhalte vergleichen</translation>
    </message>
    <message>
        <source>Compare layers</source>
        <translation>Layer vergleichen</translation>
    </message>
    <message>
        <source>Compare the two</source>
        <translation>Beide vergleichen</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>Vergleichen mit …</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Vergleich läuft …</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Differences: {what}</source>
        <translation>Unterschiede: {what}</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Filter differences</source>
        <translation>Unterschiede filtern</translation>
    </message>
    <message>
        <source>Ignore times</source>
        <translation>Zeiten nicht beachten</translation>
    </message>
    <message>
        <source>Layer left</source>
        <translation>Layer links</translation>
    </message>
    <message>
        <source>Layer right</source>
        <translation>Layer rechts</translation>
    </message>
    <message>
        <source>No package differs.</source>
        <translation>Kein Paket unterscheidet sich.</translation>
    </message>
    <message>
        <source>No path differs.</source>
        <translation>Kein Pfad unterscheidet sich.</translation>
    </message>
    <message>
        <source>Only in {image}</source>
        <translation>Nur in {image}</translation>
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
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Packages were not compared: not all layers are listed, or it would read too much.</source>
        <translation>Die Pakete wurden nicht verglichen: nicht alle Layer sind aufgelistet, oder es würde zu viel gelesen.</translation>
    </message>
    <message>
        <source>Reading both images…</source>
        <translation>Beide Images werden gelesen …</translation>
    </message>
    <message>
        <source>Show left in Files</source>
        <translation>Linke Seite in Dateien zeigen</translation>
    </message>
    <message>
        <source>Show right in Files</source>
        <translation>Rechte Seite in Dateien zeigen</translation>
    </message>
    <message>
        <source>Size left</source>
        <translation>Größe links</translation>
    </message>
    <message>
        <source>Size right</source>
        <translation>Größe rechts</translation>
    </message>
    <message>
        <source>Version left</source>
        <translation>Version links</translation>
    </message>
    <message>
        <source>Version right</source>
        <translation>Version rechts</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Was verglichen wird</translation>
    </message>
    <message>
        <source>{what}, as far as layers are listed</source>
        <translation>{what}, soweit Layer aufgelistet sind</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Compare {image} with:</source>
        <translation>{image} vergleichen mit:</translation>
    </message>
    <message>
        <source>Images of this repository</source>
        <translation>Images dieses Repository</translation>
    </message>
    <message>
        <source>Tag, digest, or repository:tag</source>
        <translation>Tag, Digest oder Repository:Tag</translation>
    </message>
</context>
<context>
    <name>ComparisonCard</name>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Dort</translation>
    </message>
    <message>
        <source>What else differs, and may be why:</source>
        <translation>Was sich sonst unterscheidet und der Grund sein kann:</translation>
    </message>
    <message>
        <source>What else differs:</source>
        <translation>Was sich sonst unterscheidet:</translation>
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
    <name>Crumbs</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Layer {number}</source>
        <translation>Layer {number}</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Repositories</source>
        <translation>Repositorys</translation>
    </message>
</context>
<context>
    <name>DemoBar</name>
    <message>
        <source>Leave demo data</source>
        <translation>Demodaten verlassen</translation>
    </message>
    <message>
        <source>Showing demo data from a registry on this computer.</source>
        <translation>Demodaten aus einer Registry auf diesem Rechner.</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Copied the diagnostics.</source>
        <translation>Diagnoseangaben kopiert.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnoseangaben</translation>
    </message>
</context>
<context>
    <name>Diagnosis</name>
    <message>
        <source>All checks pass for this identity on this machine. The pasted error is either resolved or came from another identity or network.</source>
        <translation>Mit dieser Identität und von dieser Maschine aus bestehen alle Prüfungen. Der eingefügte Fehler ist entweder behoben oder stammt von einer anderen Identität oder aus einem anderen Netz.</translation>
    </message>
    <message>
        <source>All checks passed now; the earlier failure is resolved.</source>
        <translation>Diesmal bestehen alle Prüfungen; der frühere Fehler ist behoben.</translation>
    </message>
    <message>
        <source>All checks passed, down to the first byte of one layer. “Check image” checks every layer.</source>
        <translation>Alle Prüfungen bestanden, bis zum ersten Byte eines Layers. „Image prüfen“ prüft jeden Layer.</translation>
    </message>
    <message>
        <source>All checks passed, from identity to the first byte.</source>
        <translation>Alle Prüfungen bestanden, von der Identität bis zum ersten Byte.</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Changes something at AWS</source>
        <translation>Ändert etwas bei AWS</translation>
    </message>
    <message>
        <source>Changes this computer&apos;s settings</source>
        <translation>Ändert Einstellungen dieses Computers</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Download it from {image}</source>
        <translation>Aus {image} herunterladen</translation>
    </message>
    <message>
        <source>Every completed check passed. Unknown, and not required: {steps}.</source>
        <translation>Alle abgeschlossenen Prüfungen bestanden. Unbekannt und nicht nötig: {steps}.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Layer of {image}</source>
        <translation>Layer von {image}</translation>
    </message>
    <message>
        <source>Layer {n} of {image}</source>
        <translation>Layer {n} von {image}</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>Wahrscheinlich</translation>
    </message>
    <message>
        <source>Looking for the cause…</source>
        <translation>Die Ursache wird gesucht …</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Ohne Antwort</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>Möglich</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesend</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Repository</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Still checking; the result may change.</source>
        <translation>Prüfung läuft noch; das Ergebnis kann sich ändern.</translation>
    </message>
    <message>
        <source>The diagnosis was canceled</source>
        <translation>Die Diagnose wurde abgebrochen</translation>
    </message>
    <message>
        <source>The diagnosis was canceled before it was complete.</source>
        <translation>Die Diagnose wurde abgebrochen, bevor sie vollständig war.</translation>
    </message>
    <message>
        <source>The evidence matches no known cause; all of it is shown here.</source>
        <translation>Die Belege passen zu keiner bekannten Ursache; hier stehen sie alle.</translation>
    </message>
    <message>
        <source>The registry</source>
        <translation>Die Registry</translation>
    </message>
    <message>
        <source>The registry is reachable</source>
        <translation>Die Registry ist erreichbar</translation>
    </message>
    <message>
        <source>This image can be read</source>
        <translation>Dieses Image lässt sich lesen</translation>
    </message>
    <message>
        <source>This layer can be downloaded</source>
        <translation>Dieser Layer lässt sich herunterladen</translation>
    </message>
    <message>
        <source>This repository can be read</source>
        <translation>Dieses Repository lässt sich lesen</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>What is known so far is shown below.</source>
        <translation>Was bis dahin bekannt war, steht unten.</translation>
    </message>
    <message>
        <source>as {who}</source>
        <translation>für {who}</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>request {id}</source>
        <translation>Anfrage {id}</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} ms</translation>
    </message>
</context>
<context>
    <name>DiagnosisActions</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Copy report as JSON</source>
        <translation>Bericht als JSON kopieren</translation>
    </message>
    <message>
        <source>Diagnose as role</source>
        <translation>Als Rolle diagnostizieren</translation>
    </message>
    <message>
        <source>Diagnose as role…</source>
        <translation>Als Rolle diagnostizieren …</translation>
    </message>
    <message>
        <source>Look into the image</source>
        <translation>In das Image sehen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Bericht speichern …</translation>
    </message>
</context>
<context>
    <name>DiagnosisPresenter</name>
    <message>
        <source>Choose an account first.</source>
        <translation>Zuerst ein Konto wählen.</translation>
    </message>
    <message>
        <source>Choose what to diagnose: a repository, an image or a layer.</source>
        <translation>Wählen, was geprüft werden soll: ein Repository, ein Image oder einen Layer.</translation>
    </message>
    <message>
        <source>Report copied. It contains no secrets.</source>
        <translation>Bericht kopiert. Er enthält keine Geheimnisse.</translation>
    </message>
    <message>
        <source>Report saved as {path}.</source>
        <translation>Bericht gespeichert als {path}.</translation>
    </message>
    <message>
        <source>The report could not be written to {path}: {reason}</source>
        <translation>Der Bericht ließ sich nicht nach {path} schreiben: {reason}</translation>
    </message>
</context>
<context>
    <name>DiagnosisTab</name>
    <message>
        <source>Diagnose</source>
        <translation>Diagnostizieren</translation>
    </message>
    <message>
        <source>Diagnose current selection</source>
        <translation>Aktuelle Auswahl diagnostizieren</translation>
    </message>
    <message>
        <source>Diagnosis finds out why a layer cannot be pulled. It checks identity, network, repository, image, layer, URL and bytes. Read-only.</source>
        <translation>Die Diagnose findet heraus, warum sich ein Layer nicht pullen lässt. Sie prüft Identität, Netz, Repository, Image, Layer, URL und Bytes. Nur lesend.</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Bericht anzeigen</translation>
    </message>
</context>
<context>
    <name>ErrorCard</name>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>Copy policy statement</source>
        <translation>Richtlinienanweisung kopieren</translation>
    </message>
    <message>
        <source>Diagnose</source>
        <translation>Diagnostizieren</translation>
    </message>
    <message>
        <source>Error details</source>
        <translation>Details des Fehlers</translation>
    </message>
    <message>
        <source>Error details copied.</source>
        <translation>Fehlerdetails kopiert.</translation>
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
        <source>Policy statement copied.</source>
        <translation>Richtlinienanweisung kopiert.</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registry</translation>
    </message>
    <message>
        <source>Request ID</source>
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
    <name>Export</name>
    <message>
        <source>Entire index</source>
        <translation>Ganzer Index</translation>
    </message>
    <message>
        <source>Entire index: {n} manifests</source>
        <translation>Ganzer Index: {n} Manifeste</translation>
    </message>
    <message>
        <source>OCI image layout, folder</source>
        <translation>OCI-Image-Layout, Ordner</translation>
    </message>
    <message>
        <source>OCI image layout, tar</source>
        <translation>OCI-Image-Layout, Tar</translation>
    </message>
    <message>
        <source>This image</source>
        <translation>Dieses Image</translation>
    </message>
    <message>
        <source>all platforms</source>
        <translation>alle Plattformen</translation>
    </message>
    <message>
        <source>docker archive</source>
        <translation>Docker-Archiv</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Creating the archive needs up to {size} of disk space.</source>
        <translation>Das Erstellen des Archivs braucht bis zu {size} Speicherplatz.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export image</source>
        <translation>Image exportieren</translation>
    </message>
    <message>
        <source>Export into</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Foreign layers are skipped; an image layout allows that.</source>
        <translation>Fremde Layer werden übersprungen; ein Image-Layout erlaubt das.</translation>
    </message>
    <message>
        <source>Include foreign layers: {size} from ECR or {hosts}</source>
        <translation>Auch externe Layer: {size} aus ECR oder von {hosts}</translation>
    </message>
    <message>
        <source>Reading the image…</source>
        <translation>Das Image wird gelesen …</translation>
    </message>
    <message>
        <source>{count} blobs, {size} to download.</source>
        <translation>{count} Blobs, {size} herunterzuladen.</translation>
    </message>
    <message>
        <source>{count} blobs, {size} to download; blobs shared by platforms are downloaded once.</source>
        <translation>{count} Blobs, {size} herunterzuladen; gemeinsame Blobs der Plattformen nur einmal.</translation>
    </message>
    <message>
        <source>{size} are free there.</source>
        <translation>Dort sind {size} frei.</translation>
    </message>
</context>
<context>
    <name>ExportFields</name>
    <message>
        <source>A docker archive contains one platform: the format is now OCI.</source>
        <translation>Ein docker-Archiv enthält eine Plattform: Das Format ist jetzt OCI.</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>docker load takes one platform: {platform} is selected.</source>
        <translation>docker load nimmt eine Plattform: {platform} ist ausgewählt.</translation>
    </message>
</context>
<context>
    <name>FailureBanner</name>
    <message>
        <source>The list is incomplete. %1.</source>
        <translation>Die Liste ist unvollständig. %1.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>FaultDialog</name>
    <message numerus="yes">
        <source>%n more error(s) since then.</source>
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
        <source>Layerscope hit an unexpected error and keeps running. What you were doing may be incomplete. The report below contains no secrets: please copy it into an issue.</source>
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
    <name>Favorites</name>
    <message>
        <source>Add to favorites</source>
        <translation>Zu Favoriten hinzufügen</translation>
    </message>
    <message>
        <source>Choose a repository first.</source>
        <translation>Zuerst ein Repository auswählen.</translation>
    </message>
    <message>
        <source>Remove from favorites</source>
        <translation>Aus Favoriten entfernen</translation>
    </message>
    <message>
        <source>{repository} is a favorite: Go to suggests it first.</source>
        <translation>{repository} ist jetzt ein Favorit: „Gehe zu“ schlägt es zuerst vor.</translation>
    </message>
    <message>
        <source>{repository} is no longer a favorite.</source>
        <translation>{repository} ist kein Favorit mehr.</translation>
    </message>
</context>
<context>
    <name>FileFacts</name>
    <message>
        <source>block device</source>
        <translation>blockorientiertes Gerät</translation>
    </message>
    <message>
        <source>character device</source>
        <translation>zeichenorientiertes Gerät</translation>
    </message>
    <message>
        <source>content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>content (by size and time)</source>
        <translation>Inhalt (nach Größe und Zeit)</translation>
    </message>
    <message>
        <source>extended attributes</source>
        <translation>erweiterte Attribute</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>hard link</source>
        <translation>harter Link</translation>
    </message>
    <message>
        <source>link {old} → {new}</source>
        <translation>Link {old} → {new}</translation>
    </message>
    <message>
        <source>mode {old} → {new}</source>
        <translation>Modus {old} → {new}</translation>
    </message>
    <message>
        <source>named pipe</source>
        <translation>benannte Pipe</translation>
    </message>
    <message>
        <source>owner {old} → {new}</source>
        <translation>Eigentümer {old} → {new}</translation>
    </message>
    <message>
        <source>symbolic link</source>
        <translation>symbolischer Link</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>A layer below is not listed: whether this is new is unknown.</source>
        <translation>Ein Layer darunter ist nicht aufgelistet: Ob dies neu ist, ist unbekannt.</translation>
    </message>
    <message>
        <source>A table of contents is a claim: the layer may have other files than it says.</source>
        <translation>Ein Inhaltsverzeichnis ist eine Behauptung: Der Layer kann andere Dateien haben, als es sagt.</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Added to the list of transfers.</source>
        <translation>Zur Transferliste hinzugefügt.</translation>
    </message>
    <message>
        <source>An index has no layers of its own. Choose one of its images.</source>
        <translation>Ein Index hat keine eigenen Layer. Eines seiner Images auswählen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Choose an image to see its files.</source>
        <translation>Ein Image auswählen, um seine Dateien zu sehen.</translation>
    </message>
    <message>
        <source>Close all folders</source>
        <translation>Alle Ordner schließen</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>Vergleichen mit …</translation>
    </message>
    <message>
        <source>Compared by size and time: not every layer tells the files&apos; digests.</source>
        <translation>Nach Größe und Zeit verglichen: Nicht jeder Layer nennt die Digests der Dateien.</translation>
    </message>
    <message>
        <source>Copied {path}</source>
        <translation>{path} kopiert</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Different:</source>
        <translation>Verschieden:</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Filter files</source>
        <translation>Dateien filtern</translation>
    </message>
    <message>
        <source>Find in repository</source>
        <translation>Im Repository suchen</translation>
    </message>
    <message>
        <source>History of a path</source>
        <translation>Verlauf eines Pfads</translation>
    </message>
    <message>
        <source>History of this path</source>
        <translation>Verlauf dieses Pfads</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Layer {n}, byte {at}: {reason}</source>
        <translation>Layer {n}, Byte {at}: {reason}</translation>
    </message>
    <message>
        <source>Layer {n}, {path}: {what}</source>
        <translation>Layer {n}, {path}: {what}</translation>
    </message>
    <message>
        <source>List files</source>
        <translation>Dateien auflisten</translation>
    </message>
    <message>
        <source>List the layer&apos;s own entries, and compare them with the table of contents</source>
        <translation>Die eigenen Einträge des Layers auflisten und mit dem Inhaltsverzeichnis vergleichen</translation>
    </message>
    <message>
        <source>Listing the files: {entries} so far, {read} of {size} read…</source>
        <translation>Dateien werden aufgelistet: bisher {entries}, {read} von {size} gelesen …</translation>
    </message>
    <message>
        <source>Listing the files…</source>
        <translation>Dateien werden aufgelistet …</translation>
    </message>
    <message>
        <source>Looking for the files…</source>
        <translation>Die Dateien werden gesucht …</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Geändert am</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>No files match “{words}”.</source>
        <translation>Keine Dateien passen zu „{words}“.</translation>
    </message>
    <message>
        <source>No files with these changes.</source>
        <translation>Keine Dateien mit diesen Änderungen.</translation>
    </message>
    <message>
        <source>No such file is listed: {path}</source>
        <translation>Keine solche Datei ist aufgelistet: {path}</translation>
    </message>
    <message>
        <source>Only changes</source>
        <translation>Nur Änderungen</translation>
    </message>
    <message>
        <source>Only files can be dragged out.</source>
        <translation>Nur Dateien können herausgezogen werden.</translation>
    </message>
    <message>
        <source>Only in the layer:</source>
        <translation>Nur im Layer:</translation>
    </message>
    <message>
        <source>Only in the table of contents:</source>
        <translation>Nur im Inhaltsverzeichnis:</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the saved file with this system&apos;s program for it</source>
        <translation>Die gespeicherte Datei mit dem Programm öffnen, das dieses System dafür hat</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Quick look</source>
        <translation>Schnellansicht</translation>
    </message>
    <message>
        <source>Read the layer itself</source>
        <translation>Den Layer selbst lesen</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>Der Verlauf wird gelesen …</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Save all files as tar…</source>
        <translation>Alle Dateien als Tar speichern …</translation>
    </message>
    <message>
        <source>Save all files…</source>
        <translation>Alle Dateien speichern …</translation>
    </message>
    <message>
        <source>Save as tar…</source>
        <translation>Als Tar speichern …</translation>
    </message>
    <message>
        <source>Save file</source>
        <translation>Datei speichern</translation>
    </message>
    <message>
        <source>Save folder…</source>
        <translation>Ordner speichern …</translation>
    </message>
    <message>
        <source>Saved as {file}, digest verified.</source>
        <translation>Als {file} gespeichert, Digest geprüft.</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>Als {file} gespeichert.</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Saving was canceled. No file was saved.</source>
        <translation>Das Speichern wurde abgebrochen. Es wurde keine Datei gespeichert.</translation>
    </message>
    <message>
        <source>Saving {file}: {done} of {size}…</source>
        <translation>{file} wird gespeichert: {done} von {size} …</translation>
    </message>
    <message>
        <source>Show in Files</source>
        <translation>In Dateien zeigen</translation>
    </message>
    <message>
        <source>Show in its layer</source>
        <translation>In ihrem Layer zeigen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>The layer and its table of contents agree.</source>
        <translation>Layer und Inhaltsverzeichnis stimmen überein.</translation>
    </message>
    <message>
        <source>The link leads to {path}, which is not there.</source>
        <translation>Der Link führt zu {path}, was es nicht gibt.</translation>
    </message>
    <message>
        <source>The name has bytes or characters that cannot be seen.</source>
        <translation>Der Name hat Bytes oder Zeichen, die man nicht sieht.</translation>
    </message>
    <message>
        <source>There are no files.</source>
        <translation>Es gibt keine Dateien.</translation>
    </message>
    <message>
        <source>This layer</source>
        <translation>Dieser Layer</translation>
    </message>
    <message>
        <source>This layer changes no files.</source>
        <translation>Dieser Layer ändert keine Dateien.</translation>
    </message>
    <message>
        <source>This layer is {size}. To list its files, it is read once: {size} of traffic out of ECR.</source>
        <translation>Dieser Layer hat {size}. Um seine Dateien aufzulisten, wird er einmal gelesen: {size} Verkehr aus ECR heraus.</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Up to this layer</source>
        <translation>Bis zu diesem Layer</translation>
    </message>
    <message>
        <source>User ID and group ID</source>
        <translation>Benutzer-ID und Gruppen-ID</translation>
    </message>
    <message>
        <source>Versions of the path</source>
        <translation>Versionen des Pfads</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>What it links to is not there.</source>
        <translation>Das Ziel der Verknüpfung ist nicht vorhanden.</translation>
    </message>
    <message>
        <source>Whole image</source>
        <translation>Ganzes Image</translation>
    </message>
    <message>
        <source>Words of names, or with a / of paths; also *.jar, &gt;10M, &lt;1k, mode:suid, layer:3</source>
        <translation>Wörter aus Namen, mit einem / aus Pfaden; auch *.jar, &gt;10M, &lt;1k, mode:suid, layer:3</translation>
    </message>
    <message>
        <source>a device as overlay marks what is removed</source>
        <translation>ein Gerät, wie Overlay Entferntes kennzeichnet</translation>
    </message>
    <message>
        <source>a file of AUFS itself, none of the image</source>
        <translation>eine Datei von AUFS selbst, keine des Images</translation>
    </message>
    <message>
        <source>a folder that hides what is below it, as overlay marks it</source>
        <translation>ein Ordner, der laut Overlay-Kennzeichen verdeckt, was darunter liegt</translation>
    </message>
    <message>
        <source>a whiteout that names nothing</source>
        <translation>ein Whiteout, das nichts benennt</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>changed: {what}</source>
        <translation>geändert: {what}</translation>
    </message>
    <message>
        <source>content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>extended attributes</source>
        <translation>erweiterte Attribute</translation>
    </message>
    <message>
        <source>files in it</source>
        <translation>Dateien darin</translation>
    </message>
    <message>
        <source>folder of files</source>
        <translation>Ordner mit Dateien</translation>
    </message>
    <message>
        <source>from the layer, digest not verified</source>
        <translation>aus dem Layer, Digest nicht geprüft</translation>
    </message>
    <message>
        <source>from the layer, digest verified</source>
        <translation>aus dem Layer, Digest geprüft</translation>
    </message>
    <message>
        <source>from the layers, digests verified</source>
        <translation>aus den Layern, Digests geprüft</translation>
    </message>
    <message>
        <source>from the {kind} table of contents</source>
        <translation>aus dem Inhaltsverzeichnis ({kind})</translation>
    </message>
    <message>
        <source>it has {size}</source>
        <translation>sie {size} groß ist</translation>
    </message>
    <message>
        <source>layer {n}: digest not verified</source>
        <translation>Layer {n}: Digest nicht geprüft</translation>
    </message>
    <message>
        <source>link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>listed before</source>
        <translation>früher aufgelistet</translation>
    </message>
    <message>
        <source>mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>reading it transfers {size}</source>
        <translation>das Lesen {size} überträgt</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>removed by layer {n}</source>
        <translation>entfernt von Layer {n}</translation>
    </message>
    <message>
        <source>removed with everything in its folder</source>
        <translation>mit allem in seinem Ordner entfernt</translation>
    </message>
    <message>
        <source>removed: its folder was replaced</source>
        <translation>entfernt: sein Ordner wurde ersetzt</translation>
    </message>
    <message>
        <source>tar of the file system</source>
        <translation>Tar des Dateisystems</translation>
    </message>
    <message>
        <source>the archive has this path again, and the later entry counts</source>
        <translation>das Archiv hat diesen Pfad noch einmal, und der spätere Eintrag zählt</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>unverified table of contents ({kind})</source>
        <translation>ungeprüftes Inhaltsverzeichnis ({kind})</translation>
    </message>
    <message>
        <source>{done} of {total} read.</source>
        <translation>{done} von {total} gelesen.</translation>
    </message>
    <message>
        <source>{files}, {size}</source>
        <translation>{files}, {size}</translation>
    </message>
    <message>
        <source>{file} can be dragged now.</source>
        <translation>{file} kann jetzt gezogen werden.</translation>
    </message>
    <message>
        <source>{file} cannot be dragged. {why}.</source>
        <translation>{file} kann nicht gezogen werden. {why}.</translation>
    </message>
    <message>
        <source>{file} is not dragged, since {why}. Save it first, then drag it.</source>
        <translation>{file} wird nicht gezogen, da {why}. Zuerst speichern, dann ziehen.</translation>
    </message>
    <message>
        <source>{file} was not saved. {why}.</source>
        <translation>{file} wurde nicht gespeichert. {why}.</translation>
    </message>
    <message>
        <source>{source}, incomplete</source>
        <translation>{source}, unvollständig</translation>
    </message>
    <message>
        <source>{source}, {share}% read</source>
        <translation>{source}, {share} % gelesen</translation>
    </message>
</context>
<context>
    <name>FindFile</name>
    <message>
        <source>Choose an image first.</source>
        <translation>Zuerst ein Image auswählen.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Files found</source>
        <translation>Gefundene Dateien</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Finden</translation>
    </message>
    <message>
        <source>Find again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>Find file</source>
        <translation>Datei finden</translation>
    </message>
    <message>
        <source>Find file…</source>
        <translation>Datei finden …</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>Gefunden durch</translation>
    </message>
    <message>
        <source>Found by path and size, since the file&apos;s digest is unknown.</source>
        <translation>Gefunden nach Pfad und Größe, da der Digest der Datei nicht bekannt ist.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Name, *.pattern, path/ or sha256:…</source>
        <translation>Name, *.muster, pfad/ oder sha256: …</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Es wurde nichts gefunden.</translation>
    </message>
    <message>
        <source>Read the others ({size})</source>
        <translation>Die anderen lesen ({size})</translation>
    </message>
    <message>
        <source>Reading the list of images…</source>
        <translation>Die Liste der Images wird gelesen …</translation>
    </message>
    <message>
        <source>Search in</source>
        <translation>Suchen in</translation>
    </message>
    <message>
        <source>This image</source>
        <translation>Dieses Image</translation>
    </message>
    <message>
        <source>This repository</source>
        <translation>Dieses Repository</translation>
    </message>
    <message>
        <source>Type a name, a pattern such as *.jar, a part of a path, or a file&apos;s digest.</source>
        <translation>Einen Namen, ein Muster wie *.jar, einen Teil eines Pfads oder den Digest einer Datei eingeben.</translation>
    </message>
    <message>
        <source>digest</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>path and size</source>
        <translation>Pfad und Größe</translation>
    </message>
    <message>
        <source>{done} of {listed} manifests read.</source>
        <translation>{done} von {listed} Manifesten gelesen.</translation>
    </message>
    <message>
        <source>{layers}, all known.</source>
        <translation>{layers}, alle bekannt.</translation>
    </message>
    <message>
        <source>{layers}, {known} known, {size} to read.</source>
        <translation>{layers}, {known} bekannt, {size} zu lesen.</translation>
    </message>
    <message>
        <source>{what} in {where}</source>
        <translation>{what} in {where}</translation>
    </message>
</context>
<context>
    <name>FindingBody</name>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Command copied.</source>
        <translation>Befehl kopiert.</translation>
    </message>
    <message>
        <source>Copied from the report, not checked. Read it before use.</source>
        <translation>Aus dem Bericht kopiert, ungeprüft. Vor dem Verwenden lesen.</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy policy statement</source>
        <translation>Richtlinienanweisung kopieren</translation>
    </message>
    <message>
        <source>Next:</source>
        <translation>Abhilfe:</translation>
    </message>
    <message>
        <source>Policy statement</source>
        <translation>Richtlinienanweisung</translation>
    </message>
    <message>
        <source>Policy statement copied.</source>
        <translation>Richtlinienanweisung kopiert.</translation>
    </message>
    <message>
        <source>The same layer is in {places}</source>
        <translation>Denselben Layer hat {places}</translation>
    </message>
    <message>
        <source>Who:</source>
        <translation>Wer:</translation>
    </message>
    <message>
        <source>Why:</source>
        <translation>Grund:</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>und {n} weitere</translation>
    </message>
</context>
<context>
    <name>FittingMenu</name>
    <message>
        <source>Nothing to do here</source>
        <translation>Hier gibt es nichts zu tun</translation>
    </message>
</context>
<context>
    <name>FoldedDetails</name>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Error details</source>
        <translation>Details des Fehlers</translation>
    </message>
    <message>
        <source>Error details copied.</source>
        <translation>Fehlerdetails kopiert.</translation>
    </message>
    <message>
        <source>Policy statement</source>
        <translation>Richtlinien-Statement</translation>
    </message>
</context>
<context>
    <name>FoldedLine</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>ForeignQuestion</name>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Download a foreign layer</source>
        <translation>Einen externen Layer herunterladen</translation>
    </message>
    <message>
        <source>The image contains only its address. It is downloaded from there without your AWS credentials, and its digest is verified like every other layer&apos;s.</source>
        <translation>Das Image enthält nur seine Adresse. Er wird von dort ohne die AWS-Anmeldedaten heruntergeladen, und sein Digest wird geprüft wie bei jedem anderen Layer.</translation>
    </message>
    <message>
        <source>This layer comes from {host}, not from ECR.</source>
        <translation>Dieser Layer kommt von {host}, nicht aus ECR.</translation>
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
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Unknown: %1</source>
        <translation>Unbekannt: %1</translation>
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
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Default credential chain</source>
        <translation>Standardkette der Anmeldedaten</translation>
    </message>
    <message>
        <source>Error text</source>
        <translation>Fehlertext</translation>
    </message>
    <message>
        <source>Favorite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Open by name</source>
        <translation>Über Namen öffnen</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Repository</translation>
    </message>
    <message>
        <source>it was given by its digest alone.</source>
        <translation>es ist nur durch seinen Digest genannt.</translation>
    </message>
    <message>
        <source>{image} could not be listed: access denied.</source>
        <translation>{image} ließ sich nicht auflisten: Zugriff verweigert.</translation>
    </message>
    <message>
        <source>{image} not found in {repository}.</source>
        <translation>{image} nicht gefunden in {repository}.</translation>
    </message>
    <message>
        <source>“{action}” is not available now.</source>
        <translation>„{action}“ ist gerade nicht möglich.</translation>
    </message>
</context>
<context>
    <name>GoToBar</name>
    <message>
        <source>Default credential chain</source>
        <translation>Standard-Anmeldekette</translation>
    </message>
    <message>
        <source>Diagnose</source>
        <translation>Diagnostizieren</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} öffnen</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Weitere</translation>
    </message>
    <message>
        <source>This is in account {account}, {region}, and no profile for that account is known. Access it across accounts as:</source>
        <translation>Das liegt im Konto {account}, {region}, und kein bekanntes Profil gehört zu diesem Konto. Kontoübergreifend zugreifen als:</translation>
    </message>
    <message>
        <source>This is in account {account}, {region}. Open it as:</source>
        <translation>Das liegt in Konto {account}, {region}. Öffnen als:</translation>
    </message>
    <message>
        <source>an unnamed region</source>
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
        <source>Search, or paste an image URI, a digest or an error message</source>
        <translation>Suchen, oder Image-URI, Digest oder Fehlermeldung einfügen</translation>
    </message>
</context>
<context>
    <name>GoToPresenter</name>
    <message>
        <source>Checking identity…</source>
        <translation>Identität wird geprüft …</translation>
    </message>
    <message>
        <source>Choose a repository first: a digest alone does not identify one.</source>
        <translation>Zuerst ein Repository wählen: Ein Digest allein bezeichnet keines.</translation>
    </message>
    <message>
        <source>Not in the open image; showing the layer by its digest.</source>
        <translation>Nicht im geöffneten Image; der Layer wird über seinen Digest gezeigt.</translation>
    </message>
    <message>
        <source>Repository {repository} not found.</source>
        <translation>Repository {repository} nicht gefunden.</translation>
    </message>
    <message>
        <source>Switched to registry {registry} in {region}, where this is.</source>
        <translation>Gewechselt zu Registry {registry} in {region}, wo das liegt.</translation>
    </message>
    <message>
        <source>Switched to {profile}, the profile for account {registry}, where this is.</source>
        <translation>Gewechselt zu {profile}, dem Profil des Kontos {registry}, in dem das liegt.</translation>
    </message>
    <message>
        <source>Switched to {region}, where this is.</source>
        <translation>Gewechselt zu {region}, wo das liegt.</translation>
    </message>
    <message>
        <source>The failure was not recognized; checking what the text names.</source>
        <translation>Der Fehler wurde nicht erkannt; geprüft wird, was der Text nennt.</translation>
    </message>
    <message>
        <source>The text does not name the repository of {image}, and the open repository {repository} does not list it.</source>
        <translation>Der Text nennt das Repository von {image} nicht, und das geöffnete Repository {repository} führt es nicht auf.</translation>
    </message>
    <message>
        <source>The text is too long: its first {count} characters were skipped.</source>
        <translation>Der Text ist zu lang: Die ersten {count} Zeichen wurden übersprungen.</translation>
    </message>
    <message>
        <source>The text names {name}, but no ECR registry. Choose its repository.</source>
        <translation>Der Text nennt {name}, aber keine ECR-Registry. Das Repository auswählen.</translation>
    </message>
    <message>
        <source>This does not name a repository; choose one.</source>
        <translation>Hier ist kein Repository genannt; eines wählen.</translation>
    </message>
    <message>
        <source>{profile} now belongs to account {account}, but this is in {registry}.</source>
        <translation>{profile} gehört inzwischen zu Konto {account}, das hier liegt aber in {registry}.</translation>
    </message>
</context>
<context>
    <name>Guard</name>
    <message>
        <source>Cannot be shown</source>
        <translation>Nicht darstellbar</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnoseangaben</translation>
    </message>
    <message>
        <source>No file manager opened. The log is in {folder}.</source>
        <translation>Es ließ sich kein Dateimanager öffnen. Das Log liegt in {folder}.</translation>
    </message>
    <message>
        <source>Open issue page</source>
        <translation>Meldeseite öffnen</translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>Problem melden</translation>
    </message>
    <message>
        <source>These details are filled in on the issue page. Nothing is sent yet.</source>
        <translation>Diese Angaben werden auf der Meldeseite eingesetzt. Noch wird nichts gesendet.</translation>
    </message>
    <message>
        <source>This build does not name an issue page. Copy these details into a message to the people you got Layerscope from, and say what you did, what happened, and what you expected.</source>
        <translation>Diese Ausgabe nennt keine Meldeseite. Die Angaben in eine Nachricht an die Stelle kopieren, von der Layerscope stammt, mit dem, was getan wurde, was geschah und was erwartet war.</translation>
    </message>
    <message>
        <source>Versions, system and settings, without keys, accounts and paths.</source>
        <translation>Versionen, System und Einstellungen, ohne Schlüssel, Konten und Pfade.</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back to {place}</source>
        <translation>Zurück zu {place}</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Forward to {place}</source>
        <translation>Vorwärts zu {place}</translation>
    </message>
    <message>
        <source>layer {n}</source>
        <translation>Layer {n}</translation>
    </message>
    <message>
        <source>{image} no longer exists; its repository is shown.</source>
        <translation>{image} gibt es nicht mehr; das Repository wird angezeigt.</translation>
    </message>
    <message>
        <source>{image} no longer has this layer; the image is shown.</source>
        <translation>{image} hat diesen Layer nicht mehr; das Image wird angezeigt.</translation>
    </message>
    <message>
        <source>{repository} no longer exists and was removed from the history.</source>
        <translation>{repository} gibt es nicht mehr und wurde aus dem Verlauf entfernt.</translation>
    </message>
</context>
<context>
    <name>ImageButtons</name>
    <message>
        <source>Open in AWS console</source>
        <translation>In der AWS-Konsole öffnen</translation>
    </message>
    <message>
        <source>This partition has no public console.</source>
        <translation>Diese Partition hat keine öffentliche Konsole.</translation>
    </message>
</context>
<context>
    <name>ImageHeading</name>
    <message>
        <source>Copy image digest</source>
        <translation>Digest des Images kopieren</translation>
    </message>
    <message>
        <source>Image digest copied.</source>
        <translation>Digest des Images kopiert.</translation>
    </message>
</context>
<context>
    <name>ImagePage</name>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>Archived images are not scanned</source>
        <translation>Archivierte Images werden nicht gescannt</translation>
    </message>
    <message>
        <source>Archived. AWS charges for restoring it, which takes up to 20 minutes.</source>
        <translation>Archiviert. AWS berechnet die Wiederherstellung; sie dauert bis zu 20 Minuten.</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>Angehängt</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>ECR cannot scan this kind of image</source>
        <translation>ECR kann diese Art von Image nicht scannen</translation>
    </message>
    <message>
        <source>ECR updates this time at least once a day.</source>
        <translation>ECR aktualisiert diese Zeit mindestens einmal am Tag.</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Entrypoint</source>
        <translation>Entrypoint</translation>
    </message>
    <message>
        <source>Findings are not available</source>
        <translation>Die Ergebnisse sind nicht verfügbar</translation>
    </message>
    <message>
        <source>Folders of PATH</source>
        <translation>Ordner in PATH</translation>
    </message>
    <message>
        <source>Health check</source>
        <translation>Health-Check</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Last pulled</source>
        <translation>Zuletzt gepullt</translation>
    </message>
    <message>
        <source>No browser could be opened.</source>
        <translation>Es ließ sich kein Browser öffnen.</translation>
    </message>
    <message>
        <source>No longer scanned: too old</source>
        <translation>Wird nicht mehr gescannt: zu alt</translation>
    </message>
    <message>
        <source>No signature, SBOM or provenance found</source>
        <translation>Keine Signatur, SBOM oder Provenance gefunden</translation>
    </message>
    <message>
        <source>Not scanned: a scan limit was reached</source>
        <translation>Nicht gescannt: ein Scan-Limit ist erreicht</translation>
    </message>
    <message>
        <source>PATH</source>
        <translation>PATH</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Pushed</source>
        <translation>Gepusht</translation>
    </message>
    <message>
        <source>Repository size</source>
        <translation>Repository-Größe</translation>
    </message>
    <message>
        <source>Runs as</source>
        <translation>Läuft als</translation>
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
        <source>Scan findings</source>
        <translation>Scan-Ergebnisse</translation>
    </message>
    <message>
        <source>Scan on push</source>
        <translation>Scan beim Push</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Show in Files</source>
        <translation>In „Dateien“ zeigen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Stop signal</source>
        <translation>Stoppsignal</translation>
    </message>
    <message>
        <source>Tag mutability</source>
        <translation>Tag-Veränderbarkeit</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>The config names no user, so that the container runs as root.</source>
        <translation>Die Konfiguration nennt keinen Benutzer, daher läuft der Container als root.</translation>
    </message>
    <message>
        <source>The registry&apos;s scan settings may include this repository anyway.</source>
        <translation>Die Scan-Einstellungen der Registry können dieses Repository trotzdem einschließen.</translation>
    </message>
    <message>
        <source>The scan failed</source>
        <translation>Der Scan ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>The sum of all manifests; a layer that several share counts for each.</source>
        <translation>Die Summe aller Manifeste; ein gemeinsamer Layer zählt bei jedem.</translation>
    </message>
    <message>
        <source>Too large to be scanned</source>
        <translation>Zu groß für einen Scan</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>Working directory</source>
        <translation>Arbeitsverzeichnis</translation>
    </message>
    <message>
        <source>artifact</source>
        <translation>Artefakt</translation>
    </message>
    <message>
        <source>attestation</source>
        <translation>Attestation</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>eingeschaltet</translation>
    </message>
    <message>
        <source>immutable</source>
        <translation>unveränderlich</translation>
    </message>
    <message>
        <source>mutable</source>
        <translation>veränderlich</translation>
    </message>
    <message>
        <source>never recorded</source>
        <translation>nie erfasst</translation>
    </message>
    <message>
        <source>no findings</source>
        <translation>keine Funde</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not scanned</source>
        <translation>nicht gescannt</translation>
    </message>
    <message>
        <source>provenance</source>
        <translation>Provenance</translation>
    </message>
    <message>
        <source>root (not set)</source>
        <translation>root (nicht gesetzt)</translation>
    </message>
    <message>
        <source>scan in progress</source>
        <translation>Scan läuft</translation>
    </message>
    <message>
        <source>scan report</source>
        <translation>Scan-Bericht</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>signiert</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>{command} · every {seconds} s</source>
        <translation>{command} · alle {seconds} s</translation>
    </message>
    <message>
        <source>{n} critical</source>
        <translation>{n} kritisch</translation>
    </message>
    <message>
        <source>{n} high</source>
        <translation>{n} hoch</translation>
    </message>
    <message>
        <source>{n} informational</source>
        <translation>{n} informativ</translation>
    </message>
    <message>
        <source>{n} low</source>
        <translation>{n} niedrig</translation>
    </message>
    <message>
        <source>{n} medium</source>
        <translation>{n} mittel</translation>
    </message>
    <message>
        <source>{n} without severity</source>
        <translation>{n} ohne Schweregrad</translation>
    </message>
    <message>
        <source>{platform} · also {others}</source>
        <translation>{platform} · auch {others}</translation>
    </message>
    <message>
        <source>{size} compressed</source>
        <translation>{size} komprimiert</translation>
    </message>
</context>
<context>
    <name>ImagePane</name>
    <message>
        <source>Choose an image to see what it is.</source>
        <translation>Ein Image wählen, um zu sehen, was es ist.</translation>
    </message>
    <message>
        <source>Copied the URI with the digest, which always names this image.</source>
        <translation>Die URI mit dem Digest wurde kopiert; sie benennt immer dieses Image.</translation>
    </message>
    <message>
        <source>Copied the docker pull command.</source>
        <translation>Der Befehl docker pull wurde kopiert.</translation>
    </message>
    <message>
        <source>Copied the image URI.</source>
        <translation>Die Image-URI wurde kopiert.</translation>
    </message>
    <message>
        <source>Copy docker pull command</source>
        <translation>docker-pull-Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy image URI</source>
        <translation>Image-URI kopieren</translation>
    </message>
    <message>
        <source>Copy pinned URI</source>
        <translation>URI mit Digest kopieren</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Image URI</source>
        <translation>Image-URI</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Lifecycle policy</source>
        <translation>Lebenszyklus-Richtlinie</translation>
    </message>
    <message>
        <source>Pinned URI</source>
        <translation>URI mit Digest</translation>
    </message>
    <message>
        <source>Pull command</source>
        <translation>Pull-Befehl</translation>
    </message>
    <message>
        <source>Repository policy</source>
        <translation>Repository-Richtlinie</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>ImagePresenter</name>
    <message>
        <source>Choose an image to see its layers.</source>
        <translation>Ein Image wählen, um seine Layer zu sehen.</translation>
    </message>
    <message>
        <source>Not an image but {kind}: {parts}.</source>
        <translation>Kein Image, sondern {kind}: {parts}.</translation>
    </message>
    <message>
        <source>Steps: {steps}, layers: {layers}. Which step created which layer is unknown.</source>
        <translation>Schritte: {steps}, Layer: {layers}. Welcher Schritt welchen Layer erzeugt hat, ist unbekannt.</translation>
    </message>
    <message>
        <source>The config has no history: how the layers were created is unknown.</source>
        <translation>Die Config hat keine History: Wie die Layer entstanden sind, ist unbekannt.</translation>
    </message>
    <message>
        <source>This index is empty.</source>
        <translation>Dieser Index ist leer.</translation>
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
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>Belongs to %1, which this repository does not list</source>
        <translation>Gehört zu %1, das dieses Repository nicht listet</translation>
    </message>
    <message>
        <source>Choose a repository to see its images</source>
        <translation>Ein Repository wählen, um seine Images zu sehen</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
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
        <source>Last pulled</source>
        <translation>Zuletzt gepullt</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>No images match “%1”</source>
        <translation>Keine Images passen zu „%1“</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Press Enter to open “%1”</source>
        <translation>Eingabetaste öffnet „%1“</translation>
    </message>
    <message>
        <source>Press Enter to retry</source>
        <translation>Mit der Eingabetaste erneut versuchen</translation>
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
        <source>Restoring…</source>
        <translation>Wird wiederhergestellt …</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Show signatures in the list</source>
        <translation>Signaturen in der Liste zeigen</translation>
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
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Type a tag or digest above and press Enter to open it</source>
        <translation>Oben ein Tag oder einen Digest eingeben und mit der Eingabetaste öffnen</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>attestations (%1)</source>
        <translation>Attestierungen (%1)</translation>
    </message>
    <message>
        <source>image not listed</source>
        <translation>Image nicht gelistet</translation>
    </message>
    <message>
        <source>size of the largest image in the index, as ECR reports it</source>
        <translation>Größe des größten Images im Index, wie ECR sie angibt</translation>
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
    <name>ImportDialog</name>
    <message>
        <source>Choose file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>Choose the file with the keys</source>
        <translation>Die Datei mit den Schlüsseln wählen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Import access keys</source>
        <translation>Zugriffsschlüssel importieren</translation>
    </message>
    <message>
        <source>Keys (*.csv *.txt *.json *.ini credentials config)</source>
        <translation>Schlüssel (*.csv *.txt *.json *.ini credentials config)</translation>
    </message>
    <message>
        <source>Paste the keys in any form: export or set lines, PowerShell, AWS CLI JSON, or profiles from an AWS config file with their roles and SSO accounts. Or choose the CSV file from the AWS console.</source>
        <translation>Die Schlüssel in beliebiger Form einfügen: export- oder set-Zeilen, PowerShell, JSON der AWS CLI oder Profile einer AWS-Konfigurationsdatei mit ihren Rollen und SSO-Konten. Oder die CSV-Datei der AWS-Konsole wählen.</translation>
    </message>
    <message>
        <source>Pasted keys</source>
        <translation>Eingefügte Schlüssel</translation>
    </message>
</context>
<context>
    <name>ImportPresenter</name>
    <message>
        <source>Keys {end}</source>
        <translation>Schlüssel {end}</translation>
    </message>
    <message>
        <source>Profiles added: {names}.</source>
        <translation>Profile hinzugefügt: {names}.</translation>
    </message>
    <message>
        <source>The file cannot be read: {error}.</source>
        <translation>Die Datei lässt sich nicht lesen: {error}.</translation>
    </message>
    <message>
        <source>The profile could not be saved: {error}.</source>
        <translation>Das Profil konnte nicht gespeichert werden: {error}.</translation>
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
        <source>All of {title} copied.</source>
        <translation>{title} vollständig kopiert.</translation>
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
        <source>Find next</source>
        <translation>Nächste Fundstelle</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Vorherige Fundstelle</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>Alles zuklappen</translation>
    </message>
    <message>
        <source>Path {pointer} copied.</source>
        <translation>Pfad {pointer} kopiert.</translation>
    </message>
    <message>
        <source>Search {title}</source>
        <translation>{title} durchsuchen</translation>
    </message>
    <message>
        <source>Show in Files</source>
        <translation>In „Dateien“ zeigen</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>Alles aufklappen</translation>
    </message>
    <message>
        <source>Value copied.</source>
        <translation>Wert kopiert.</translation>
    </message>
</context>
<context>
    <name>Kept</name>
    <message>
        <source>Account IDs</source>
        <translation>Konto-IDs</translation>
    </message>
    <message>
        <source>All Layerscope profiles are deleted, and their keys removed from the keyring. The profiles of the AWS configuration files are not touched. This cannot be undone.</source>
        <translation>Alle Layerscope-Profile werden gelöscht und ihre Schlüssel aus dem Schlüsselbund entfernt. Die Profile der AWS-Konfigurationsdateien bleiben unberührt. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>All settings go back to their defaults. Network settings and the last account are kept.</source>
        <translation>Alle Einstellungen erhalten ihre Standardwerte. Netzwerkeinstellungen und letztes Konto bleiben.</translation>
    </message>
    <message>
        <source>Contents of layers</source>
        <translation>Inhalt von Layern</translation>
    </message>
    <message>
        <source>Downloads and exports that are not finished, to continue after a restart.</source>
        <translation>Unfertige Downloads und Exporte, um sie nach einem Neustart fortzusetzen.</translation>
    </message>
    <message>
        <source>Images open a little slower the next time.</source>
        <translation>Images öffnen sich beim nächsten Mal etwas langsamer.</translation>
    </message>
    <message>
        <source>Layers are read again when their files are listed the next time.</source>
        <translation>Layer werden neu gelesen, wenn ihre Dateien das nächste Mal gelistet werden.</translation>
    </message>
    <message>
        <source>Layerscope profiles</source>
        <translation>Layerscope-Profile</translation>
    </message>
    <message>
        <source>Lists of the files in layers you opened, and small parts of their content, so that their files are read without the rest of the layer; for each account separately.</source>
        <translation>Listen der Dateien in Layern, die Sie geöffnet haben, und kleine Teile ihres Inhalts, damit ihre Dateien ohne den Rest des Layers gelesen werden; für jedes Konto getrennt.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Manifests</source>
        <translation>Manifeste</translation>
    </message>
    <message>
        <source>Manifests of images you opened, so that they are not read from ECR again.</source>
        <translation>Manifeste geöffneter Images, damit sie nicht erneut aus ECR gelesen werden.</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Profiles show their account again once they are used.</source>
        <translation>Profile zeigen ihr Konto wieder, sobald sie genutzt werden.</translation>
    </message>
    <message>
        <source>Recent places, favorites, and the order of recent profiles are gone.</source>
        <translation>Letzte Orte, Favoriten und die Reihenfolge der letzten Profile gehen verloren.</translation>
    </message>
    <message>
        <source>Repositories and images you opened or marked, recent profiles and regions; in the settings.</source>
        <translation>Geöffnete und gemerkte Repositorys und Images, zuletzt genutzte Profile und Regionen; in den Einstellungen.</translation>
    </message>
    <message>
        <source>Restores</source>
        <translation>Wiederherstellungen</translation>
    </message>
    <message>
        <source>Restores continue in ECR. After a restart this program does not follow them.</source>
        <translation>In ECR laufen sie weiter. Nach einem Neustart verfolgt dieses Programm sie nicht mehr.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Stopped and finished transfers leave the list, and partial files are deleted. Running ones and finished files are kept.</source>
        <translation>Angehaltene und beendete Downloads verschwinden aus der Liste, Teildateien werden gelöscht. Laufende und fertige Dateien bleiben.</translation>
    </message>
    <message>
        <source>The profiles you added here. Their keys are in the keyring of the system, under layerscope, and not in this file.</source>
        <translation>Die hier angelegten Profile. Die Schlüssel dazu liegen im Schlüsselbund des Systems, unter layerscope, und nicht in dieser Datei.</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>Warnings and errors of this program, without secrets.</source>
        <translation>Warnungen und Fehler dieses Programms, ohne Geheimnisse.</translation>
    </message>
    <message>
        <source>What went wrong so far cannot be looked up any more.</source>
        <translation>Bisherige Fehler lassen sich nicht mehr nachlesen.</translation>
    </message>
    <message>
        <source>Which AWS account each profile belongs to.</source>
        <translation>Zu welchem AWS-Konto jedes Profil gehört.</translation>
    </message>
    <message>
        <source>Which archived images are being restored, to follow them after a restart.</source>
        <translation>Welche archivierten Images wiederhergestellt werden, um sie nach einem Neustart zu verfolgen.</translation>
    </message>
    <message>
        <source>Your choices in these settings, the last account, and the window&apos;s layout.</source>
        <translation>Was in diesen Einstellungen gewählt ist, das letzte Konto und die Anordnung des Fensters.</translation>
    </message>
</context>
<context>
    <name>KeptRow</name>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Clear…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>nothing kept</source>
        <translation>nichts gespeichert</translation>
    </message>
</context>
<context>
    <name>KeyringCard</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Use for this session only</source>
        <translation>Nur für diese Sitzung verwenden</translation>
    </message>
</context>
<context>
    <name>KeysPrompt</name>
    <message>
        <source>Access key ID</source>
        <translation>Zugriffsschlüssel-ID</translation>
    </message>
    <message>
        <source>Secret access key</source>
        <translation>Geheimer Schlüssel</translation>
    </message>
    <message>
        <source>Secret of {name}</source>
        <translation>Geheimnis von {name}</translation>
    </message>
    <message>
        <source>Session token</source>
        <translation>Sitzungstoken</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
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
        <source>Copy curl for</source>
        <translation>curl kopieren für</translation>
    </message>
    <message>
        <source>Copy curl with digest check for</source>
        <translation>curl mit Digest-Prüfung kopieren für</translation>
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
        <source>Diagnose</source>
        <translation>Diagnostizieren</translation>
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
        <source>Save the layer to the download folder. Shift+click asks where.</source>
        <translation>Den Layer im Download-Ordner speichern. Umschalt+Klick fragt, wohin.</translation>
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
        <source>External URL</source>
        <translation>Externe URL</translation>
    </message>
    <message>
        <source>Layer digest</source>
        <translation>Digest des Layers</translation>
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
        <source>Copied a curl command that resumes and checks the digest</source>
        <translation>curl-Befehl kopiert, der fortsetzt und den Digest prüft</translation>
    </message>
    <message>
        <source>Copy policy statement</source>
        <translation>Richtlinienanweisung kopieren</translation>
    </message>
    <message>
        <source>Layer digest copied.</source>
        <translation>Digest des Layers kopiert.</translation>
    </message>
    <message>
        <source>No URL to copy.</source>
        <translation>Keine URL zum Kopieren.</translation>
    </message>
    <message>
        <source>Policy statement copied.</source>
        <translation>Richtlinienanweisung kopiert.</translation>
    </message>
    <message>
        <source>Presigned URL copied</source>
        <translation>Vorsignierte URL kopiert</translation>
    </message>
    <message>
        <source>Reading one byte…</source>
        <translation>Ein Byte wird gelesen …</translation>
    </message>
    <message>
        <source>Resumable curl command copied</source>
        <translation>Fortsetzbarer curl-Befehl kopiert</translation>
    </message>
    <message>
        <source>This URL cannot be quoted safely for {prompt}. Copy the URL instead.</source>
        <translation>Diese URL lässt sich für {prompt} nicht sicher maskieren. Stattdessen die URL kopieren.</translation>
    </message>
    <message>
        <source>{what}; expires in {time}.</source>
        <translation>{what}; läuft in {time} ab.</translation>
    </message>
    <message>
        <source>{what}; expiry unknown.</source>
        <translation>{what}; Ablauf unbekannt.</translation>
    </message>
    <message>
        <source>{what}; it is the layer&apos;s external URL.</source>
        <translation>{what}; es ist die externe URL des Layers.</translation>
    </message>
</context>
<context>
    <name>LayerPresenter</name>
    <message>
        <source>A layer given by its digest alone has no known manifest.</source>
        <translation>Zu einem nur mit seinem Digest genannten Layer ist kein Manifest bekannt.</translation>
    </message>
    <message>
        <source>A name in it cannot be quoted safely for this system&apos;s shell.</source>
        <translation>Ein Name darin lässt sich für die Shell dieses Systems nicht sicher maskieren.</translation>
    </message>
    <message>
        <source>AWS CLI command copied. It requests a new URL each time.</source>
        <translation>AWS-CLI-Befehl kopiert. Er fordert jedes Mal eine neue URL an.</translation>
    </message>
    <message>
        <source>Manifest entry copied.</source>
        <translation>Manifesteintrag kopiert.</translation>
    </message>
    <message>
        <source>The presigned URL has expired; requesting a new one.</source>
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
        <source>unknown size</source>
        <translation>Größe unbekannt</translation>
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
        <source>Asking ECR about the layer.</source>
        <translation>ECR wird nach dem Layer gefragt.</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
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
        <source>Downloading the layer failed: {failure}</source>
        <translation>Das Herunterladen des Layers ist fehlgeschlagen: {failure}</translation>
    </message>
    <message>
        <source>ECR could not be asked about the layer; it may still be there.</source>
        <translation>ECR konnte nicht nach dem Layer gefragt werden; er kann trotzdem da sein.</translation>
    </message>
    <message>
        <source>ECR has no layer with this digest in this repository.</source>
        <translation>ECR hat in diesem Repository keinen Layer mit diesem Digest.</translation>
    </message>
    <message>
        <source>ECR has the layer, but downloading it failed: {failure}</source>
        <translation>ECR hat den Layer, aber das Herunterladen ist fehlgeschlagen: {failure}</translation>
    </message>
    <message>
        <source>ECR has the layer.</source>
        <translation>ECR hat den Layer.</translation>
    </message>
    <message>
        <source>ECR lists the layer but will not serve it.</source>
        <translation>ECR führt den Layer auf, liefert ihn aber nicht aus.</translation>
    </message>
    <message>
        <source>Encrypted: the layer cannot be used without its key.</source>
        <translation>Verschlüsselt: Ohne Schlüssel lässt sich der Layer nicht verwenden.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Foreign</source>
        <translation>Extern</translation>
    </message>
    <message>
        <source>Foreign layer: not stored in ECR by design. The manifest has its address.</source>
        <translation>Externer Layer: absichtlich nicht in ECR. Das Manifest nennt seine Adresse.</translation>
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
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>The layer is archived. ECR serves no URL until an image that contains it is restored or pushed again.</source>
        <translation>Der Layer ist archiviert. ECR gibt keine URL aus, bis ein Image mit diesem Layer wiederhergestellt oder erneut gepusht wird.</translation>
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
        <source>Unknown size</source>
        <translation>Größe unbekannt</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>verschlüsselt</translation>
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
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
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
        <source>AWS rejected that code. Each code works once: wait for the next one.</source>
        <translation>AWS hat diesen Code abgelehnt. Jeder Code gilt nur einmal: auf den nächsten warten.</translation>
    </message>
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
        <source>The default chain needs the code of this MFA device.</source>
        <translation>Die Standardkette braucht den Code dieses MFA-Geräts.</translation>
    </message>
    <message>
        <source>six digits</source>
        <translation>sechs Ziffern</translation>
    </message>
    <message>
        <source>{profile} needs the code of this MFA device.</source>
        <translation>{profile} braucht den Code dieses MFA-Geräts.</translation>
    </message>
</context>
<context>
    <name>Much</name>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Download %1?</source>
        <translation>%1 herunterladen?</translation>
    </message>
    <message>
        <source>Download layers</source>
        <translation>Layer herunterladen</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Applies to ECR, sign-in and downloads. The system&apos;s own certificates are always trusted.</source>
        <translation>Gilt für ECR, Anmeldung und Downloads. Den Zertifikaten des Systems wird immer vertraut.</translation>
    </message>
    <message>
        <source>Browse for the CA file</source>
        <translation>CA-Datei auswählen</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Zertifikate (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>Choose the CA file</source>
        <translation>CA-Datei auswählen</translation>
    </message>
    <message>
        <source>Dual-stack endpoints (IPv4 and IPv6)</source>
        <translation>Dual-Stack-Endpunkte (IPv4 und IPv6)</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Endpunkte</translation>
    </message>
    <message>
        <source>FIPS endpoints</source>
        <translation>FIPS-Endpunkte</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manuell</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>Kein Proxy</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>Proxy-Adresse</translation>
    </message>
    <message>
        <source>System / environment</source>
        <translation>System / Umgebung</translation>
    </message>
    <message>
        <source>System certificates only</source>
        <translation>Nur Zertifikate des Systems</translation>
    </message>
</context>
<context>
    <name>NetworkPresenter</name>
    <message>
        <source>A proxy is an address such as http://proxy.example:3128.</source>
        <translation>Ein Proxy ist eine Adresse wie http://proxy.example:3128.</translation>
    </message>
    <message>
        <source>A proxy&apos;s password would be kept in a readable file. Set the whole address as HTTPS_PROXY in the environment, and choose “System / environment”.</source>
        <translation>Das Passwort eines Proxys läge in einer lesbaren Datei. Die ganze Adresse als HTTPS_PROXY in der Umgebung setzen und „System / Umgebung“ wählen.</translation>
    </message>
    <message>
        <source>Network settings saved.</source>
        <translation>Netzwerkeinstellungen gespeichert.</translation>
    </message>
    <message>
        <source>The CA file cannot be used. Nothing was changed.</source>
        <translation>Die CA-Datei ist nicht verwendbar. Es wurde nichts geändert.</translation>
    </message>
</context>
<context>
    <name>OrganizationForm</name>
    <message>
        <source>A region is named like eu-central-1.</source>
        <translation>Eine Region heißt etwa eu-central-1.</translation>
    </message>
    <message>
        <source>A region is named like {name}.</source>
        <translation>Eine Region heißt etwa {name}.</translation>
    </message>
    <message>
        <source>Region of IAM Identity Center</source>
        <translation>Region des IAM Identity Center</translation>
    </message>
    <message>
        <source>Start URL</source>
        <translation>Start-URL</translation>
    </message>
    <message>
        <source>The start URL is the address of your organization&apos;s AWS access portal. After signing in, choose which accounts and roles to add as profiles.</source>
        <translation>Die Start-URL ist die Adresse des AWS-Zugangsportals der Organisation. Nach der Anmeldung wählen, welche Konten und Rollen als Profile hinzukommen.</translation>
    </message>
</context>
<context>
    <name>Outside</name>
    <message>
        <source>… (%1 more characters)</source>
        <translation>… (%1 weitere Zeichen)</translation>
    </message>
</context>
<context>
    <name>OwnProfiles</name>
    <message>
        <source>The Layerscope profiles file could not be read: access denied by the system.</source>
        <translation>Die Datei der Layerscope-Profile ließ sich nicht lesen: Das System verweigert den Zugriff.</translation>
    </message>
    <message>
        <source>The Layerscope profiles file is damaged; the readable profiles are used.</source>
        <translation>Die Datei der Layerscope-Profile ist beschädigt; die lesbaren Profile werden verwendet.</translation>
    </message>
    <message>
        <source>The Layerscope profiles file is from a newer version; none of its profiles can be used.</source>
        <translation>Die Datei der Layerscope-Profile stammt von einer neueren Version; keines ist verwendbar.</translation>
    </message>
    <message>
        <source>The old file was saved as %1.</source>
        <translation>Die alte Datei wurde als %1 gesichert.</translation>
    </message>
</context>
<context>
    <name>PlatformSwitch</name>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>The index has an image for each of these platforms</source>
        <translation>Der Index enthält für jede dieser Plattformen ein Image</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archiviert</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>verweigert</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>nicht lesbar</translation>
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
        <source>%1 of %Ln manifests checked.</source>
        <translation>
            <numerusform>%1 von %Ln Manifest geprüft.</numerusform>
            <numerusform>%1 von %Ln Manifesten geprüft.</numerusform>
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
        <source>%Ln Layerscope profiles</source>
        <translation>
            <numerusform>%Ln Layerscope-Profil</numerusform>
            <numerusform>%Ln Layerscope-Profile</numerusform>
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
        <source>%Ln archived skipped</source>
        <translation>
            <numerusform>%Ln archiviertes übersprungen</numerusform>
            <numerusform>%Ln archivierte übersprungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blobs verified</source>
        <translation>
            <numerusform>%Ln Blob geprüft</numerusform>
            <numerusform>%Ln Blobs geprüft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln certificates, trusted besides the system&apos;s</source>
        <translation>
            <numerusform>%Ln Zertifikat, dem neben denen des Systems vertraut wird</numerusform>
            <numerusform>%Ln Zertifikate, denen neben denen des Systems vertraut wird</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln configs</source>
        <translation>
            <numerusform>%Ln Config</numerusform>
            <numerusform>%Ln Configs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln distinct layers</source>
        <translation>
            <numerusform>%Ln verschiedener Layer</numerusform>
            <numerusform>%Ln verschiedene Layer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln downloads</source>
        <translation>
            <numerusform>%Ln Download</numerusform>
            <numerusform>%Ln Downloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln downloads are running</source>
        <translation>
            <numerusform>%Ln Download läuft</numerusform>
            <numerusform>%Ln Downloads laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln downloads started</source>
        <translation>
            <numerusform>%Ln Download gestartet</numerusform>
            <numerusform>%Ln Downloads gestartet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln exports</source>
        <translation>
            <numerusform>%Ln Export</numerusform>
            <numerusform>%Ln Exporte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln exports are running</source>
        <translation>
            <numerusform>%Ln Export läuft</numerusform>
            <numerusform>%Ln Exporte laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are no longer there.</source>
        <translation>
            <numerusform>%Ln Datei ist nicht mehr da.</numerusform>
            <numerusform>%Ln Dateien sind nicht mehr da.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are stored that the image does not show: %1.</source>
        <translation>
            <numerusform>%Ln Datei ist gespeichert, die das Image nicht zeigt: %1.</numerusform>
            <numerusform>%Ln Dateien sind gespeichert, die das Image nicht zeigt: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files found.</source>
        <translation>
            <numerusform>%Ln Datei gefunden.</numerusform>
            <numerusform>%Ln Dateien gefunden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files or folders</source>
        <translation>
            <numerusform>%Ln Datei oder Ordner</numerusform>
            <numerusform>%Ln Dateien oder Ordner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln gefunden</numerusform>
            <numerusform>%Ln gefunden</numerusform>
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
        <source>%Ln images contain this layer of %1.</source>
        <translation>
            <numerusform>%Ln Image enthält diesen Layer von %1.</numerusform>
            <numerusform>%Ln Images enthalten diesen Layer von %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln images contain this layer.</source>
        <translation>
            <numerusform>%Ln Image enthält diesen Layer.</numerusform>
            <numerusform>%Ln Images enthalten diesen Layer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln images listed by an index</source>
        <translation>
            <numerusform>%Ln Image, das ein Index nennt</numerusform>
            <numerusform>%Ln Images, die ein Index nennt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln interrupted transfers can be resumed.</source>
        <translation>
            <numerusform>%Ln Download vom letzten Mal kann weitergehen.</numerusform>
            <numerusform>%Ln Downloads vom letzten Mal können weitergehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln labels</source>
        <translation>
            <numerusform>%Ln Label</numerusform>
            <numerusform>%Ln Labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln large files: %1.</source>
        <translation>
            <numerusform>%Ln große Datei: %1.</numerusform>
            <numerusform>%Ln große Dateien: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln layers</source>
        <translation>
            <numerusform>%Ln Layer</numerusform>
            <numerusform>%Ln Layer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln layers are not listed yet. To list their files, they are read once: %1 of traffic out of ECR.</source>
        <translation>
            <numerusform>%Ln Layer ist noch nicht aufgelistet. Um seine Dateien aufzulisten, wird er einmal gelesen: %1 Verkehr aus ECR heraus.</numerusform>
            <numerusform>%Ln Layer sind noch nicht aufgelistet. Um ihre Dateien aufzulisten, werden sie einmal gelesen: %1 Verkehr aus ECR heraus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln layers are read</source>
        <translation>
            <numerusform>%Ln Layer wird gelesen</numerusform>
            <numerusform>%Ln Layer werden gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln layers could not be listed.</source>
        <translation>
            <numerusform>%Ln Layer konnte nicht aufgelistet werden.</numerusform>
            <numerusform>%Ln Layer konnten nicht aufgelistet werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln layers do something to this path.</source>
        <translation>
            <numerusform>%Ln Layer verändert diesen Pfad.</numerusform>
            <numerusform>%Ln Layer verändern diesen Pfad.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln layers have none: %1.</source>
        <translation>
            <numerusform>%Ln Layer hat keine: %1.</numerusform>
            <numerusform>%Ln Layer haben keine: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln layers of %1 are not listed: %2.</source>
        <translation>
            <numerusform>%Ln Layer von %1 ist nicht aufgelistet: %2.</numerusform>
            <numerusform>%Ln Layer von %1 sind nicht aufgelistet: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln layers verified</source>
        <translation>
            <numerusform>%Ln Layer geprüft</numerusform>
            <numerusform>%Ln Layer geprüft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln layers were not looked at: %1.</source>
        <translation>
            <numerusform>%Ln Layer wurde nicht betrachtet: %1.</numerusform>
            <numerusform>%Ln Layer wurden nicht betrachtet: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln manifests</source>
        <translation>
            <numerusform>%Ln Manifest</numerusform>
            <numerusform>%Ln Manifeste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln manifests checked</source>
        <translation>
            <numerusform>%Ln Manifest geprüft</numerusform>
            <numerusform>%Ln Manifeste geprüft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln manifests could not be read; archived ones are among them.</source>
        <translation>
            <numerusform>%Ln Manifest konnte nicht gelesen werden; auch archivierte zählen dazu.</numerusform>
            <numerusform>%Ln Manifeste konnten nicht gelesen werden; auch archivierte zählen dazu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln oddities</source>
        <translation>
            <numerusform>%Ln Auffälligkeit</numerusform>
            <numerusform>%Ln Auffälligkeiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 layers are not listed yet. To list them, %2 are read from ECR once.</source>
        <translation>
            <numerusform>%Ln von %1 Layern ist noch nicht aufgelistet. Dafür werden einmal %2 aus ECR gelesen.</numerusform>
            <numerusform>%Ln von %1 Layern sind noch nicht aufgelistet. Dafür werden einmal %2 aus ECR gelesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 layers are shared.</source>
        <translation>
            <numerusform>%Ln von %1 Layern ist gemeinsam.</numerusform>
            <numerusform>%Ln von %1 Layern sind gemeinsam.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the index&apos;s images are missing from the repository.</source>
        <translation>
            <numerusform>%Ln Image des Index ist nicht mehr im Repository.</numerusform>
            <numerusform>%Ln Images des Index sind nicht mehr im Repository.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them were removed later, and are still in the image.</source>
        <translation>
            <numerusform>%Ln davon wurde später entfernt und ist noch im Image.</numerusform>
            <numerusform>%Ln davon wurden später entfernt und sind noch im Image.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln opened by name</source>
        <translation>
            <numerusform>%Ln nach Namen geöffnet</numerusform>
            <numerusform>%Ln nach Namen geöffnet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packages differ.</source>
        <translation>
            <numerusform>%Ln Paket unterscheidet sich.</numerusform>
            <numerusform>%Ln Pakete unterscheiden sich.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paths differ</source>
        <translation>
            <numerusform>%Ln Pfad unterscheidet sich</numerusform>
            <numerusform>%Ln Pfade unterscheiden sich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problems</source>
        <translation>
            <numerusform>%Ln Problem</numerusform>
            <numerusform>%Ln Probleme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln profiles</source>
        <translation>
            <numerusform>%Ln Profil</numerusform>
            <numerusform>%Ln Profile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln profiles in the AWS configuration files</source>
        <translation>
            <numerusform>%Ln Profil in den AWS-Konfigurationsdateien</numerusform>
            <numerusform>%Ln Profile in den AWS-Konfigurationsdateien</numerusform>
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
        <source>%Ln secrets, or files that usually hold one.</source>
        <translation>
            <numerusform>%Ln Geheimnis oder eine Datei, die meist eines enthält.</numerusform>
            <numerusform>%Ln Geheimnisse oder Dateien, die meist eines enthalten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln transfers</source>
        <translation>
            <numerusform>%Ln Download</numerusform>
            <numerusform>%Ln Downloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln transfers are running</source>
        <translation>
            <numerusform>%Ln Download läuft</numerusform>
            <numerusform>%Ln Downloads laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln variables</source>
        <translation>
            <numerusform>%Ln Variable</numerusform>
            <numerusform>%Ln Variablen</numerusform>
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
    <message numerus="yes">
        <source>Access to %Ln repositories is denied.</source>
        <translation>
            <numerusform>%Ln Repository darf nicht gelesen werden.</numerusform>
            <numerusform>%Ln Repositorys dürfen nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln profiles</source>
        <translation>
            <numerusform>%Ln Profil hinzufügen</numerusform>
            <numerusform>%Ln Profile hinzufügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added %Ln profiles; Ctrl+P finds them.</source>
        <translation>
            <numerusform>%Ln Profil hinzugefügt; Strg+P findet es.</numerusform>
            <numerusform>%Ln Profile hinzugefügt; Strg+P findet sie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln transfers?</source>
        <translation>
            <numerusform>%Ln Download abbrechen?</numerusform>
            <numerusform>%Ln Downloads abbrechen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %1 and %Ln others</source>
        <translation>
            <numerusform>%1 und %Ln weitere kopiert</numerusform>
            <numerusform>%1 und %Ln weitere kopiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln digests.</source>
        <translation>
            <numerusform>%Ln Digest kopiert.</numerusform>
            <numerusform>%Ln Digests kopiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln paths.</source>
        <translation>
            <numerusform>%Ln Pfad kopiert.</numerusform>
            <numerusform>%Ln Pfade kopiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln presigned URLs.</source>
        <translation>
            <numerusform>%Ln vorsignierte URL kopiert.</numerusform>
            <numerusform>%Ln vorsignierte URLs kopiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln URIs</source>
        <translation>
            <numerusform>%Ln URI kopieren</numerusform>
            <numerusform>%Ln URIs kopieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln digests</source>
        <translation>
            <numerusform>%Ln Digest kopieren</numerusform>
            <numerusform>%Ln Digests kopieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln presigned URLs</source>
        <translation>
            <numerusform>%Ln vorsignierte URL kopieren</numerusform>
            <numerusform>%Ln vorsignierte URLs kopieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>List %Ln layers (%1)</source>
        <translation>
            <numerusform>%Ln Layer auflisten (%1)</numerusform>
            <numerusform>%Ln Layer auflisten (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Listing %Ln layers…</source>
        <translation>
            <numerusform>%Ln Layer wird aufgelistet …</numerusform>
            <numerusform>%Ln Layer werden aufgelistet …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searched %1 images in %2 of %Ln repositories</source>
        <translation>
            <numerusform>%1 Images in %2 von %Ln Repository durchsucht</numerusform>
            <numerusform>%1 Images in %2 von %Ln Repositorys durchsucht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searched %1 images in %Ln repositories</source>
        <translation>
            <numerusform>%1 Images in %Ln Repository durchsucht</numerusform>
            <numerusform>%1 Images in %Ln Repositorys durchsucht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searched %Ln images of this repository</source>
        <translation>
            <numerusform>%Ln Image dieses Repositorys durchsucht</numerusform>
            <numerusform>%Ln Images dieses Repositorys durchsucht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Started %Ln exports.</source>
        <translation>
            <numerusform>%Ln Export gestartet.</numerusform>
            <numerusform>%Ln Exporte gestartet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %1 of %Ln manifests</source>
        <translation>
            <numerusform>Nach %1 von %Ln Manifest angehalten</numerusform>
            <numerusform>Nach %1 von %Ln Manifesten angehalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The files of %Ln layers are still unknown: %1.</source>
        <translation>
            <numerusform>Die Dateien von %Ln Layer sind noch unbekannt: %1.</numerusform>
            <numerusform>Die Dateien von %Ln Layern sind noch unbekannt: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %1 of %Ln found</source>
        <translation>
            <numerusform>Die ersten %1 von %Ln gefundenen</numerusform>
            <numerusform>Die ersten %1 von %Ln gefundenen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The layer and its table of contents differ in %Ln paths.</source>
        <translation>
            <numerusform>Layer und Inhaltsverzeichnis unterscheiden sich in %Ln Pfad.</numerusform>
            <numerusform>Layer und Inhaltsverzeichnis unterscheiden sich in %Ln Pfaden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacyPart</name>
    <message>
        <source>All of it is on this computer. Nothing is sent anywhere but to AWS; GitHub is asked for the latest version only where you choose it. No file contains a key, a token or a presigned URL of yours.</source>
        <translation>Alles liegt auf diesem Computer. Gesendet wird nur an AWS; GitHub wird nur auf Wunsch nach der neuesten Version gefragt. Keine Datei enthält einen Schlüssel, ein Token oder eine vorsignierte URL.</translation>
    </message>
    <message>
        <source>Cleared.</source>
        <translation>Gelöscht.</translation>
    </message>
    <message>
        <source>It could not be cleared: {error}.</source>
        <translation>Löschen nicht möglich: {error}.</translation>
    </message>
    <message>
        <source>No file manager opened. The folder is {folder}.</source>
        <translation>Es ließ sich kein Dateimanager öffnen. Der Ordner ist {folder}.</translation>
    </message>
</context>
<context>
    <name>ProbeOutcome</name>
    <message>
        <source>The layer can be downloaded from here: one byte arrived in {took} (HTTP {status}).</source>
        <translation>Der Layer lässt sich von hier herunterladen: Ein Byte kam in {took} (HTTP {status}).</translation>
    </message>
    <message>
        <source>The layer can be downloaded, but its size is {found}; the manifest says {told} ({took}).</source>
        <translation>Der Layer lässt sich herunterladen, ist aber {found} groß; das Manifest nennt {told} ({took}).</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} ms</translation>
    </message>
</context>
<context>
    <name>ProfileColours</name>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Gray</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Red, for production</source>
        <translation>Rot, für Produktion</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Türkis</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
</context>
<context>
    <name>ProfileFields</name>
    <message>
        <source>900 to 43200 seconds; default 3600</source>
        <translation>900 bis 43200 Sekunden; Standard 3600</translation>
    </message>
    <message>
        <source>Access key ID</source>
        <translation>Zugriffsschlüssel-ID</translation>
    </message>
    <message>
        <source>Access keys</source>
        <translation>Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>Account ID</source>
        <translation>Konto-ID</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>ECR endpoint</source>
        <translation>ECR-Endpunkt</translation>
    </message>
    <message>
        <source>External ID</source>
        <translation>Externe ID</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>MFA device</source>
        <translation>MFA-Gerät</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Registry ID</source>
        <translation>Registry-ID</translation>
    </message>
    <message>
        <source>Role ARN</source>
        <translation>ARN der Rolle</translation>
    </message>
    <message>
        <source>Role name</source>
        <translation>Name der Rolle</translation>
    </message>
    <message>
        <source>Role, assumed with another profile</source>
        <translation>Rolle, mit einem anderen Profil angenommen</translation>
    </message>
    <message>
        <source>SSO account and role</source>
        <translation>SSO-Konto und -Rolle</translation>
    </message>
    <message>
        <source>SSO region</source>
        <translation>SSO-Region</translation>
    </message>
    <message>
        <source>Secret access key</source>
        <translation>Geheimer Schlüssel</translation>
    </message>
    <message>
        <source>Session length</source>
        <translation>Sitzungsdauer</translation>
    </message>
    <message>
        <source>Session name</source>
        <translation>Sitzungsname</translation>
    </message>
    <message>
        <source>Session token</source>
        <translation>Sitzungstoken</translation>
    </message>
    <message>
        <source>Source profile</source>
        <translation>Quellprofil</translation>
    </message>
    <message>
        <source>Start URL</source>
        <translation>Start-URL</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>from environment</source>
        <translation>aus der Umgebung</translation>
    </message>
    <message>
        <source>if the role requires one</source>
        <translation>falls die Rolle eine verlangt</translation>
    </message>
    <message>
        <source>its ARN or serial number, if needed</source>
        <translation>ARN oder Seriennummer, falls nötig</translation>
    </message>
    <message>
        <source>shown in CloudTrail</source>
        <translation>in CloudTrail angezeigt</translation>
    </message>
    <message>
        <source>temporary keys only</source>
        <translation>nur temporäre Schlüssel</translation>
    </message>
    <message>
        <source>your account</source>
        <translation>eigenes Konto</translation>
    </message>
</context>
<context>
    <name>ProfileForm</name>
    <message>
        <source>Add a profile</source>
        <translation>Profil hinzufügen</translation>
    </message>
    <message>
        <source>Calls AWS with these values without saving them</source>
        <translation>Ruft AWS mit diesen Werten auf, ohne sie zu speichern</translation>
    </message>
    <message>
        <source>Edit {name}</source>
        <translation>{name} bearbeiten</translation>
    </message>
    <message>
        <source>Keep the secret for this session only, not in the keyring</source>
        <translation>Das Geheimnis nur für diese Sitzung behalten, nicht im Schlüsselbund</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save and use</source>
        <translation>Speichern und verwenden</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Test…</source>
        <translation>Testen …</translation>
    </message>
    <message>
        <source>from source</source>
        <translation>aus der Quelle</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
</context>
<context>
    <name>ProfileKind</name>
    <message>
        <source>Access keys</source>
        <translation>Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>SSO</source>
        <translation>SSO</translation>
    </message>
    <message>
        <source>Web identity</source>
        <translation>Web-Identität</translation>
    </message>
    <message>
        <source>aws login</source>
        <translation>aws login</translation>
    </message>
</context>
<context>
    <name>ProfileMark</name>
    <message>
        <source>MFA</source>
        <translation>MFA</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>angemeldet</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>abgemeldet</translation>
    </message>
    <message>
        <source>this run only</source>
        <translation>nur diesmal</translation>
    </message>
</context>
<context>
    <name>ProfilesDialog</name>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>Duplizieren …</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Filter by name, account, role or region</source>
        <translation>Nach Name, Konto, Rolle oder Region filtern</translation>
    </message>
    <message>
        <source>Filter profiles</source>
        <translation>Profile filtern</translation>
    </message>
    <message>
        <source>Import keys…</source>
        <translation>Schlüssel importieren …</translation>
    </message>
    <message>
        <source>No profile matches “{text}”.</source>
        <translation>Kein Profil passt zu „{text}“.</translation>
    </message>
    <message>
        <source>No profiles yet. Add one or import keys.</source>
        <translation>Noch keine Profile. Eines hinzufügen oder Schlüssel importieren.</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Profiles from AWS files are read-only here. Duplicate one to edit a copy.</source>
        <translation>Profile aus AWS-Dateien sind hier nur lesbar. Zum Ändern eines duplizieren.</translation>
    </message>
    <message>
        <source>Test…</source>
        <translation>Testen …</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>With a role…</source>
        <translation>Mit einer Rolle …</translation>
    </message>
    <message>
        <source>With access keys…</source>
        <translation>Mit Zugriffsschlüsseln …</translation>
    </message>
    <message>
        <source>With an SSO account…</source>
        <translation>Mit einem SSO-Konto …</translation>
    </message>
</context>
<context>
    <name>ProfilesList</name>
    <message>
        <source>Profiles found</source>
        <translation>Gefundene Profile</translation>
    </message>
    <message>
        <source>Use profile</source>
        <translation>Profil verwenden</translation>
    </message>
</context>
<context>
    <name>ProfilesModel</name>
    <message>
        <source>AWS files</source>
        <translation>AWS-Dateien</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Color: {name}</source>
        <translation>Farbe: {name}</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Layerscope</source>
        <translation>Layerscope</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Role {role}, with the session name {name}</source>
        <translation>Rolle {role} mit dem Sitzungsnamen {name}</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>ProfilesPresenter</name>
    <message>
        <source>Access keys</source>
        <translation>Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete a profile</source>
        <translation>Profil löschen</translation>
    </message>
    <message>
        <source>Delete the profile {name}? Its secret is removed from the keyring too.</source>
        <translation>Das Profil {name} löschen? Auch sein Geheimnis wird aus dem Schlüsselbund entfernt.</translation>
    </message>
    <message>
        <source>Delete, but keep its secret</source>
        <translation>Löschen, Geheimnis behalten</translation>
    </message>
    <message>
        <source>Duplicate a profile</source>
        <translation>Profil duplizieren</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>Neues Profil</translation>
    </message>
    <message>
        <source>Profile “{name}” deleted.</source>
        <translation>Profil „{name}“ gelöscht.</translation>
    </message>
    <message>
        <source>Profile “{name}” saved.</source>
        <translation>Profil „{name}“ gespeichert.</translation>
    </message>
    <message>
        <source>The profile could not be deleted: {error}.</source>
        <translation>Das Profil konnte nicht gelöscht werden: {error}.</translation>
    </message>
    <message>
        <source>The profile could not be saved: {error}.</source>
        <translation>Das Profil konnte nicht gespeichert werden: {error}.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Starting a registry with demo data…</source>
        <translation>Eine Registry mit Demodaten wird gestartet …</translation>
    </message>
    <message>
        <source>The transfer process ended unexpectedly (%1). Its transfers continue in a new one.</source>
        <translation>Der Downloadprozess endete unerwartet (%1). Seine Downloads laufen in einem neuen weiter.</translation>
    </message>
    <message>
        <source>The transfer process keeps ending (%1). Its transfers have failed and can be resumed.</source>
        <translation>Der Downloadprozess endet immer wieder (%1). Seine Downloads sind fehlgeschlagen und können fortgesetzt werden.</translation>
    </message>
</context>
<context>
    <name>QuitQuestion</name>
    <message>
        <source>Do not ask again</source>
        <translation>Nicht mehr fragen</translation>
    </message>
    <message>
        <source>Downloaded bytes are kept; transfers continue next time.</source>
        <translation>Was angekommen ist, bleibt erhalten und wird beim nächsten Start fortgesetzt.</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Quit and continue next time</source>
        <translation>Beenden und beim nächsten Mal fortsetzen</translation>
    </message>
    <message>
        <source>Transfers of demo data are not listed at the next start.</source>
        <translation>Downloads von Demodaten werden beim nächsten Start nicht aufgeführt.</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>A block of zeros between entries</source>
        <translation>Ein Block aus Nullen zwischen Einträgen</translation>
    </message>
    <message>
        <source>A deny in the boundary of {who} covers {resource}. {policy_sentence}</source>
        <translation>Ein Deny in der Berechtigungsgrenze für {who} trifft {resource}. {policy_sentence}</translation>
    </message>
    <message>
        <source>A deny statement on {resource} applies to {who}. {policy_sentence}</source>
        <translation>Eine Deny-Anweisung für {resource} gilt für {who}. {policy_sentence}</translation>
    </message>
    <message>
        <source>A layer of the image cannot be unpacked</source>
        <translation>Ein Layer des Images lässt sich nicht entpacken</translation>
    </message>
    <message>
        <source>A layer of {image} is missing from ECR</source>
        <translation>Ein Layer von {image} fehlt in ECR</translation>
    </message>
    <message>
        <source>A pasted text about {kind}</source>
        <translation>Ein eingefügter Text über {kind}</translation>
    </message>
    <message>
        <source>A policy attached to {who} denies it on {resource}. {policy_sentence}</source>
        <translation>Eine Richtlinie für {who} verweigert es für {resource}. {policy_sentence}</translation>
    </message>
    <message>
        <source>A policy denies {action}</source>
        <translation>Eine Richtlinie verweigert {action}</translation>
    </message>
    <message>
        <source>A policy of this identity denies {action}</source>
        <translation>Eine Richtlinie dieser Identität verweigert {action}</translation>
    </message>
    <message>
        <source>A registry ID has 12 digits.</source>
        <translation>Eine Registry-ID hat 12 Ziffern.</translation>
    </message>
    <message>
        <source>A resource control policy on {owner} keeps {who} out. {policy_sentence}</source>
        <translation>Eine Resource Control Policy (RCP) für {owner} sperrt {who} aus. {policy_sentence}</translation>
    </message>
    <message>
        <source>A role&apos;s session lasts 900 to 43,200 seconds.</source>
        <translation>Die Sitzung einer Rolle dauert 900 bis 43.200 Sekunden.</translation>
    </message>
    <message>
        <source>A service control policy denies it to everybody in {caller}. {policy_sentence}</source>
        <translation>Eine Service Control Policy (SCP) verweigert es allen, betroffen ist {caller}. {policy_sentence}</translation>
    </message>
    <message>
        <source>A session name has 2 to 64 letters, digits and the signs + = , . @ - _ only.</source>
        <translation>Ein Sitzungsname hat 2 bis 64 Zeichen, nur Buchstaben, Ziffern und + = , . @ - _.</translation>
    </message>
    <message>
        <source>AWS</source>
        <translation>AWS</translation>
    </message>
    <message>
        <source>AWS does not name it.</source>
        <translation>AWS nennt sie nicht.</translation>
    </message>
    <message>
        <source>AWS does not support NotPrincipal with Allow</source>
        <translation>AWS unterstützt NotPrincipal mit Allow nicht</translation>
    </message>
    <message>
        <source>AWS is throttling requests</source>
        <translation>AWS drosselt die Aufrufe</translation>
    </message>
    <message>
        <source>AWS secret access key</source>
        <translation>Geheimer Zugriffsschlüssel von AWS</translation>
    </message>
    <message>
        <source>AWS server error</source>
        <translation>Serverfehler bei AWS</translation>
    </message>
    <message>
        <source>AWS session token</source>
        <translation>AWS-Sitzungstoken</translation>
    </message>
    <message>
        <source>Access key not recognized: deleted, deactivated or mistyped</source>
        <translation>Zugriffsschlüssel unbekannt: gelöscht, deaktiviert oder falsch geschrieben</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugriffstoken</translation>
    </message>
    <message>
        <source>Action or NotAction is missing</source>
        <translation>weder Action noch NotAction ist da</translation>
    </message>
    <message>
        <source>Add aws_session_token: it was given together with the two keys.</source>
        <translation>aws_session_token hinzufügen: Es wurde zusammen mit den beiden Schlüsseln vergeben.</translation>
    </message>
    <message>
        <source>Add it: neither works without the other.</source>
        <translation>Ergänzen: Keines funktioniert ohne das andere.</translation>
    </message>
    <message>
        <source>Add keys or a sign-in to that profile, or name another one.</source>
        <translation>Diesem Profil Schlüssel oder eine Anmeldung geben oder ein anderes nennen.</translation>
    </message>
    <message>
        <source>Add one of the two: whose credentials assume the role.</source>
        <translation>Eines von beiden ergänzen: wessen Anmeldedaten die Rolle annehmen.</translation>
    </message>
    <message>
        <source>Add role_arn, the role to be assumed, or remove the line.</source>
        <translation>role_arn hinzufügen, also die anzunehmende Rolle, oder die Zeile entfernen.</translation>
    </message>
    <message>
        <source>Add the key, or remove the line.</source>
        <translation>Den Schlüssel eintragen oder die Zeile entfernen.</translation>
    </message>
    <message>
        <source>Add them, or run aws configure sso.</source>
        <translation>Ergänzen oder aws configure sso ausführen.</translation>
    </message>
    <message>
        <source>Address of ECR&apos;s API</source>
        <translation>Adresse der ECR-API</translation>
    </message>
    <message>
        <source>Address of a webhook</source>
        <translation>Adresse eines Webhooks</translation>
    </message>
    <message>
        <source>Address of the layers&apos; bucket</source>
        <translation>Adresse des Buckets der Layer</translation>
    </message>
    <message>
        <source>Address of the registry</source>
        <translation>Adresse der Registry</translation>
    </message>
    <message>
        <source>Allow HTTPS (port 443) to {host}: a route to S3 (gateway endpoint or NAT), the security group to the S3 prefix list, the firewall or the proxy.</source>
        <translation>HTTPS (Port 443) zu {host} erlauben: eine Route zu S3 (Gateway-Endpunkt oder NAT), die Sicherheitsgruppe zur Präfixliste von S3, die Firewall oder den Proxy.</translation>
    </message>
    <message>
        <source>Allow it ecr:GetAuthorizationToken, which container runtimes sign in with.</source>
        <translation>Dieser Identität ecr:GetAuthorizationToken erlauben: Damit melden sich Container-Laufzeiten an.</translation>
    </message>
    <message>
        <source>Allow or Deny is expected here</source>
        <translation>hier wird Allow oder Deny erwartet</translation>
    </message>
    <message>
        <source>Allow outbound HTTPS (port 443) to the host, in the proxy too. In a VPC without internet it needs the interface endpoint ecr.dkr with private DNS, beside ecr.api.</source>
        <translation>Ausgehendes HTTPS (Port 443) zum Host erlauben, auch im Proxy. In einer VPC ohne Internet braucht er den Interface-Endpunkt ecr.dkr mit privatem DNS, neben ecr.api.</translation>
    </message>
    <message>
        <source>Allow outbound HTTPS (port 443) to the host, or set HTTPS_PROXY.</source>
        <translation>Ausgehendes HTTPS (Port 443) zu diesem Host erlauben oder HTTPS_PROXY setzen.</translation>
    </message>
    <message>
        <source>Allow outbound HTTPS (port 443) to the host. The security group of an interface endpoint must allow it too.</source>
        <translation>Ausgehendes HTTPS (Port 443) zu diesem Host erlauben. Auch die Sicherheitsgruppe eines Schnittstellen-Endpunkts muss es zulassen.</translation>
    </message>
    <message>
        <source>Allow outbound HTTPS to the host, or pull the image once through ECR, which then caches it.</source>
        <translation>Ausgehendes HTTPS zu diesem Host erlauben, oder das Image einmal über ECR pullen, das es dann zwischenspeichert.</translation>
    </message>
    <message>
        <source>Allow s3:GetObject on ECR&apos;s layer bucket for all principals in the S3 gateway endpoint policy.</source>
        <translation>In der Richtlinie des S3-Gateway-Endpunkts s3:GetObject auf den Layer-Bucket von ECR für alle Principals erlauben.</translation>
    </message>
    <message>
        <source>Allow the service principal {who} to pull in the repository&apos;s policy: ecr:BatchGetImage, ecr:GetDownloadUrlForLayer and ecr:BatchCheckLayerAvailability.</source>
        <translation>Dem Dienstprinzipal {who} in der Richtlinie des Repositorys das Pullen erlauben: ecr:BatchGetImage, ecr:GetDownloadUrlForLayer und ecr:BatchCheckLayerAvailability.</translation>
    </message>
    <message>
        <source>Allow your identity iam:SimulatePrincipalPolicy on it and run the diagnosis again, or ask its administrators what its policies allow.</source>
        <translation>Der hier verwendeten Identität iam:SimulatePrincipalPolicy darauf erlauben und erneut diagnostizieren, oder bei der zuständigen Administration erfragen, was die Richtlinien erlauben.</translation>
    </message>
    <message>
        <source>Allow {actions} in a policy of the identity, or in the registry&apos;s policy.</source>
        <translation>{actions} in einer Richtlinie der Identität oder in der Richtlinie der Registry erlauben.</translation>
    </message>
    <message>
        <source>Allow {action} in a policy of the identity.</source>
        <translation>{action} in einer Richtlinie der Identität erlauben.</translation>
    </message>
    <message>
        <source>Allow {action} in a policy of the identity; then look at the repository&apos;s policy.</source>
        <translation>{action} in einer Richtlinie der Identität erlauben; danach die Richtlinie des Repositorys prüfen.</translation>
    </message>
    <message>
        <source>Allow {action} in a resource control policy on {owner}.</source>
        <translation>{action} in einer Resource Control Policy erlauben, die für {owner} gilt.</translation>
    </message>
    <message>
        <source>Allow {action} in a service control policy on {caller}.</source>
        <translation>{action} in einer Service Control Policy erlauben, die für {caller} gilt.</translation>
    </message>
    <message>
        <source>Allow {action} in the endpoint policy ({endpoint}).</source>
        <translation>{action} in der Endpunktrichtlinie ({endpoint}) erlauben.</translation>
    </message>
    <message>
        <source>Allow {action} in the permissions boundary&apos;s policy.</source>
        <translation>{action} in der Richtlinie der Berechtigungsgrenze erlauben.</translation>
    </message>
    <message>
        <source>Allow {action} on the role in a policy of the identity; the role&apos;s trust policy, of {owner}, must name {who} too.</source>
        <translation>{action} auf die Rolle in einer Richtlinie der Identität erlauben; auch die Vertrauensrichtlinie der Rolle in {owner} muss {who} nennen.</translation>
    </message>
    <message>
        <source>Allow {caller} in the repository policy; the identity&apos;s own policy must allow it too.</source>
        <translation>{caller} in der Repository-Richtlinie erlauben; auch die Richtlinie der Identität selbst muss es erlauben.</translation>
    </message>
    <message>
        <source>An account ID has 12 digits.</source>
        <translation>Eine Konto-ID hat 12 Ziffern.</translation>
    </message>
    <message>
        <source>An entry of an unknown type, read as a file</source>
        <translation>Ein Eintrag unbekannten Typs, als Datei gelesen</translation>
    </message>
    <message>
        <source>An entry without a name</source>
        <translation>Ein Eintrag ohne Namen</translation>
    </message>
    <message>
        <source>An external ID has 2 to 1,224 letters, digits and the signs + = , . @ : / - _ only.</source>
        <translation>Eine externe ID hat 2 bis 1.224 Zeichen, nur Buchstaben, Ziffern und + = , . @ : / - _.</translation>
    </message>
    <message>
        <source>An owner out of range, shown as {number}</source>
        <translation>Ein Besitzer außerhalb des Bereichs, als {number} gezeigt</translation>
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
        <source>Archived images cannot be pulled</source>
        <translation>Archivierte Images lassen sich nicht pullen</translation>
    </message>
    <message>
        <source>Ask the role&apos;s owner for the exact one.</source>
        <translation>Beim Eigentümer der Rolle die genaue erfragen.</translation>
    </message>
    <message>
        <source>Ask your administrators which deny statement names this action.</source>
        <translation>Bei der Administration erfragen, welche Deny-Anweisung diese Aktion nennt.</translation>
    </message>
    <message>
        <source>Assuming {role} is denied</source>
        <translation>Annehmen verweigert: {role}</translation>
    </message>
    <message>
        <source>At byte {at}: {reason}</source>
        <translation>Bei Byte {at}: {reason}</translation>
    </message>
    <message>
        <source>Available from</source>
        <translation>Erhältlich aus</translation>
    </message>
    <message>
        <source>BatchCheckLayerAvailability reports the layer as archived.</source>
        <translation>BatchCheckLayerAvailability meldet den Layer als archiviert.</translation>
    </message>
    <message>
        <source>BatchCheckLayerAvailability: {state}</source>
        <translation>BatchCheckLayerAvailability sagt: {state}</translation>
    </message>
    <message>
        <source>BatchGetImage works. A policy may have the action misspelt, as ecr:BatchGetDownloadUrlForLayer.</source>
        <translation>BatchGetImage funktioniert. Vielleicht ist die Aktion in einer Richtlinie falsch geschrieben, etwa als ecr:BatchGetDownloadUrlForLayer.</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Weil</translation>
    </message>
    <message>
        <source>Build and push it with another tool; the evidence names the place.</source>
        <translation>Mit einem anderen Werkzeug bauen und pushen; die Belege nennen die Stelle.</translation>
    </message>
    <message>
        <source>Build and push the platform again, and the index with it; a lifecycle rule that expires untagged images removes an index&apos;s platforms too. The other platforms still work.</source>
        <translation>Die Plattform neu bauen und samt Index pushen; eine Lebenszyklus-Regel für Images ohne Tag entfernt auch die Plattformen eines Index. Die anderen Plattformen sind weiter nutzbar.</translation>
    </message>
    <message>
        <source>Build it for that platform too, or run it on a machine of a platform that it has.</source>
        <translation>Auch für diese Plattform bauen, oder auf einer Maschine mit einer vorhandenen Plattform ausführen.</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Bytes behind the blocks that end the archive</source>
        <translation>Bytes hinter den Blöcken, die das Archiv beenden</translation>
    </message>
    <message>
        <source>Calls from this network use the VPC endpoint {endpoint}, whose policy does not allow the action.</source>
        <translation>Aufrufe aus diesem Netz laufen über den VPC-Endpunkt {endpoint}, dessen Richtlinie die Aktion nicht erlaubt.</translation>
    </message>
    <message>
        <source>Cancel the key&apos;s deletion and enable it; once it is deleted the layers are lost.</source>
        <translation>Das Löschen des Schlüssels abbrechen und ihn aktivieren; ist er gelöscht, sind die Layer verloren.</translation>
    </message>
    <message>
        <source>Caution: the text also names {forged}, which is not {true}: {differences}. Nothing was sent there.</source>
        <translation>Vorsicht: Der Text nennt auch {forged}, das nicht {true} ist: {differences}. Dorthin wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Caution: the text also names {forged}, which looks like an ECR host but does not belong to AWS. Nothing was sent there.</source>
        <translation>Vorsicht: Der Text nennt auch {forged}, das wie ein Host von ECR aussieht, aber nicht zu AWS gehört. Dorthin wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Certificate of ECR&apos;s API</source>
        <translation>Zertifikat der ECR-API</translation>
    </message>
    <message>
        <source>Certificate of the layers&apos; bucket</source>
        <translation>Zertifikat des Buckets der Layer</translation>
    </message>
    <message>
        <source>Certificate of the registry</source>
        <translation>Zertifikat der Registry</translation>
    </message>
    <message>
        <source>Change the resource control policy that denies {action}. {policy_sentence}</source>
        <translation>Die Resource Control Policy ändern, die {action} verweigert. {policy_sentence}</translation>
    </message>
    <message>
        <source>Change the service control policy that denies {action}. {policy_sentence}</source>
        <translation>Die Service Control Policy ändern, die {action} verweigert. {policy_sentence}</translation>
    </message>
    <message>
        <source>Check that the image is in {name} upstream, and the rule&apos;s secret; the caller needs ecr:BatchImportUpstreamImage and ecr:CreateRepository.</source>
        <translation>Prüfen, ob die Upstream-Registry das Image in {name} hat und das Secret der Regel stimmt; die aufrufende Identität braucht ecr:BatchImportUpstreamImage und ecr:CreateRepository.</translation>
    </message>
    <message>
        <source>Check the client&apos;s version and request: media types, a cache manifest, an immutable tag. The registry&apos;s full answer is in the client&apos;s debug log.</source>
        <translation>Version des Clients und seine Anfrage prüfen: Medientypen, Manifest eines Caches, unveränderlicher Tag. Die vollständige Antwort der Registry steht im Debug-Protokoll des Clients.</translation>
    </message>
    <message>
        <source>Check the identity&apos;s own policy first, which must allow {action}; then the repository policy.</source>
        <translation>Zuerst die Richtlinie der Identität selbst prüfen, die {action} erlauben muss, dann die Richtlinie des Repositorys.</translation>
    </message>
    <message>
        <source>Check the network, the VPN, the name server and the region. In a VPC without internet the endpoints of ECR (ecr.api, ecr.dkr) and of S3 need private DNS.</source>
        <translation>Netz, VPN, Nameserver und Region prüfen. In einer VPC ohne Internet brauchen die Endpunkte von ECR (ecr.api, ecr.dkr) und S3 privates DNS.</translation>
    </message>
    <message>
        <source>Check the repository, the registry and the region that the digest comes from; if they are right, push the image again.</source>
        <translation>Repository, Registry und Region prüfen, aus denen der Digest stammt; stimmen sie, das Image erneut pushen.</translation>
    </message>
    <message>
        <source>Check the role&apos;s trust policy: it must name {who}, and its conditions must be met (external ID, MFA). Then check whether the policies of {who} allow {action} on it.</source>
        <translation>Die Vertrauensrichtlinie der Rolle prüfen: Sie muss {who} nennen, und ihre Bedingungen müssen erfüllt sein (External ID, MFA). Danach prüfen, ob die Richtlinien von {who} {action} darauf erlauben.</translation>
    </message>
    <message>
        <source>Check the spelling, the account and the region. A repository that does not exist must be created before the first push.</source>
        <translation>Schreibweise, Konto und Region prüfen. Ein Repository, das es nicht gibt, muss vor dem ersten Push erstellt werden.</translation>
    </message>
    <message>
        <source>Check where the address comes from, and name the repository as ECR writes it.</source>
        <translation>Prüfen, woher die Adresse stammt, und das Repository so nennen, wie ECR es schreibt.</translation>
    </message>
    <message>
        <source>Check where the credentials come from: variables such as AWS_ACCESS_KEY_ID override a profile.</source>
        <translation>Prüfen, woher die Anmeldedaten kommen: Variablen wie AWS_ACCESS_KEY_ID haben Vorrang vor einem Profil.</translation>
    </message>
    <message>
        <source>Check whether this caller meets the condition; change it if it should.</source>
        <translation>Prüfen, ob diese Identität die Bedingung erfüllt, und sie ändern, falls sie es sollte.</translation>
    </message>
    <message>
        <source>Checked from here, it is in {where}.</source>
        <translation>Von hier aus geprüft, liegt es in {where}.</translation>
    </message>
    <message>
        <source>Choose a shorter one.</source>
        <translation>Einen kürzeren wählen.</translation>
    </message>
    <message>
        <source>Choose a source that has credentials.</source>
        <translation>Eine Quelle mit Anmeldedaten wählen.</translation>
    </message>
    <message>
        <source>Choose another file, or leave the field empty.</source>
        <translation>Eine andere Datei wählen oder das Feld leer lassen.</translation>
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
        <source>Client not signed in to the registry</source>
        <translation>Der Client war an der Registry nicht angemeldet</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Connecting to {host} timed out after {seconds} s.</source>
        <translation>Zeitüberschreitung beim Verbinden mit {host} nach {seconds} s.</translation>
    </message>
    <message>
        <source>Container runtimes cannot connect to the registry, {host}</source>
        <translation>Container-Laufzeiten können keine Verbindung zur Registry {host} herstellen</translation>
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
        <source>Copy it from where it is shown in full.</source>
        <translation>Von dort kopieren, wo er vollständig angezeigt wird.</translation>
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
        <source>Copy the complete secret key into the profile again, without spaces.</source>
        <translation>Den geheimen Schlüssel noch einmal ins Profil kopieren, vollständig und ohne Leerzeichen.</translation>
    </message>
    <message>
        <source>Copy the secret access key, shown beside the ID where the key was created.</source>
        <translation>Den geheimen Schlüssel kopieren, der beim Anlegen neben der ID steht.</translation>
    </message>
    <message>
        <source>Copy the session token too.</source>
        <translation>Auch das Sitzungstoken kopieren.</translation>
    </message>
    <message>
        <source>Copy the session token too: AWS_SESSION_TOKEN, next to the two keys.</source>
        <translation>Auch das Sitzungstoken kopieren: AWS_SESSION_TOKEN steht neben den beiden Schlüsseln.</translation>
    </message>
    <message>
        <source>Correct HTTPS_PROXY and NO_PROXY or this program&apos;s proxy setting, or allow {host} in the proxy.</source>
        <translation>HTTPS_PROXY und NO_PROXY oder die Proxy-Einstellung dieses Programms berichtigen, oder {host} im Proxy freigeben.</translation>
    </message>
    <message>
        <source>Correct the line. Until then the section [{section}] is ignored; all others are used.</source>
        <translation>Die Zeile berichtigen. Bis dahin wird der Abschnitt [{section}] ignoriert, alle anderen werden verwendet.</translation>
    </message>
    <message>
        <source>Correct the line; everything else in the file is used.</source>
        <translation>Die Zeile berichtigen; alles andere in der Datei wird verwendet.</translation>
    </message>
    <message>
        <source>Correct the name in ~/.aws/config, or add the profile.</source>
        <translation>Den Namen in ~/.aws/config berichtigen oder das Profil anlegen.</translation>
    </message>
    <message>
        <source>Correct the name, or run aws configure sso-session.</source>
        <translation>Den Namen berichtigen oder aws configure sso-session ausführen.</translation>
    </message>
    <message>
        <source>Correct the profile&apos;s credential_process</source>
        <translation>Den credential_process des Profils berichtigen</translation>
    </message>
    <message>
        <source>Correct the rule as its validation describes.</source>
        <translation>Die Regel so berichtigen, wie ihre Prüfung es beschreibt.</translation>
    </message>
    <message>
        <source>Correct the secret {arn}: its user name and access token must be valid in the upstream registry, and its name must begin with ecr-pullthroughcache/.</source>
        <translation>Das Secret {arn} berichtigen: Benutzername und Token müssen bei der Upstream-Registry gültig sein, und sein Name muss mit ecr-pullthroughcache/ beginnen.</translation>
    </message>
    <message>
        <source>Correct the value that the evidence names.</source>
        <translation>Den Wert berichtigen, den die Belege nennen.</translation>
    </message>
    <message>
        <source>Create an access key on the user&apos;s page of the IAM console, and give that one&apos;s file.</source>
        <translation>Auf der Seite des Benutzers in der IAM-Konsole einen Zugriffsschlüssel anlegen und dessen Datei angeben.</translation>
    </message>
    <message>
        <source>Credentials file</source>
        <translation>Datei mit Anmeldedaten</translation>
    </message>
    <message>
        <source>DescribeImageReplicationStatus in {source}: {region} is {status} {code}</source>
        <translation>DescribeImageReplicationStatus in {source}: {region} ist {status} {code}</translation>
    </message>
    <message>
        <source>DescribeImages lists the image as {status}.</source>
        <translation>DescribeImages führt das Image als {status}.</translation>
    </message>
    <message>
        <source>DescribeImages lists the image {image} as {status}.</source>
        <translation>DescribeImages führt das Image {image} als {status}.</translation>
    </message>
    <message>
        <source>DescribeImages still lists it: it was deleted a moment ago.</source>
        <translation>DescribeImages führt es noch auf: Es wurde gerade erst gelöscht.</translation>
    </message>
    <message>
        <source>DescribeImages works: images can be listed but not read.</source>
        <translation>DescribeImages funktioniert: Images lassen sich auflisten, aber nicht lesen.</translation>
    </message>
    <message>
        <source>Diagnosis of {reference}</source>
        <translation>Diagnose von {reference}</translation>
    </message>
    <message>
        <source>Did you mean {region}?</source>
        <translation>Ist {region} gemeint?</translation>
    </message>
    <message>
        <source>Did you mean {setting}?</source>
        <translation>Ist {setting} gemeint?</translation>
    </message>
    <message>
        <source>Digest mismatch: content changed or truncated</source>
        <translation>Digest stimmt nicht überein: Inhalt verändert oder abgeschnitten</translation>
    </message>
    <message>
        <source>DigitalOcean token</source>
        <translation>DigitalOcean-Token</translation>
    </message>
    <message>
        <source>Docker Hub token</source>
        <translation>Docker-Hub-Token</translation>
    </message>
    <message>
        <source>Download it from its own address in the manifest.</source>
        <translation>Von seiner eigenen Adresse im Manifest herunterladen.</translation>
    </message>
    <message>
        <source>Download it now. If pulls of the image fail, push it again.</source>
        <translation>Jetzt herunterladen. Schlagen Pulls des Images fehl, es erneut pushen.</translation>
    </message>
    <message>
        <source>ECR Public does not provide layer URLs</source>
        <translation>ECR Public gibt keine Layer-URLs aus</translation>
    </message>
    <message>
        <source>ECR authorization token</source>
        <translation>ECR-Autorisierungstoken</translation>
    </message>
    <message>
        <source>ECR cannot be reached: {host} does not answer</source>
        <translation>ECR ist nicht erreichbar: {host} antwortet nicht</translation>
    </message>
    <message>
        <source>ECR cannot reach {upstream}</source>
        <translation>ECR erreicht {upstream} nicht</translation>
    </message>
    <message>
        <source>ECR could not fetch it from {upstream}</source>
        <translation>ECR konnte es von {upstream} nicht holen</translation>
    </message>
    <message>
        <source>ECR gives no URL for the image&apos;s config</source>
        <translation>ECR gibt keine URL für die Config des Images aus</translation>
    </message>
    <message>
        <source>ECR is reachable.</source>
        <translation>ECR ist erreichbar.</translation>
    </message>
    <message>
        <source>ECR issued a URL at {host}, valid until {ends}.</source>
        <translation>ECR hat eine URL von {host} ausgegeben, gültig bis {ends}.</translation>
    </message>
    <message>
        <source>ECR issued a URL at {host}.</source>
        <translation>ECR hat eine URL von {host} ausgegeben.</translation>
    </message>
    <message>
        <source>ECR issues {arn} an authorization token.</source>
        <translation>ECR stellt {arn} ein Anmeldetoken aus.</translation>
    </message>
    <message>
        <source>ECR serves the layer it calls unavailable</source>
        <translation>ECR liefert den Layer, den es nicht verfügbar nennt</translation>
    </message>
    <message>
        <source>ECR&apos;s answer does not contain this image.</source>
        <translation>ECRs Antwort enthält kein solches Image.</translation>
    </message>
    <message>
        <source>ECR&apos;s answer does not contain this repository.</source>
        <translation>ECRs Antwort enthält kein solches Repository.</translation>
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
        <source>ECR&apos;s answer names this image neither as found nor as failed.</source>
        <translation>ECRs Antwort nennt dieses Image weder als gefunden noch als fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Enable the key, cancel its deletion, or restore the grant that ECR has on it; until then no layer of the repository can be pulled.</source>
        <translation>Den Schlüssel aktivieren, seine Löschung abbrechen oder ECRs Berechtigung darauf wiederherstellen; bis dahin lässt sich kein Layer des Repositorys pullen.</translation>
    </message>
    <message>
        <source>Enable the key; until then no layer in this repository can be pulled.</source>
        <translation>Den Schlüssel aktivieren; bis dahin lässt sich kein Layer dieses Repositorys pullen.</translation>
    </message>
    <message>
        <source>Enable the region for the account, or use another.</source>
        <translation>Die Region für das Konto aktivieren, oder eine andere verwenden.</translation>
    </message>
    <message>
        <source>Enter each ID followed by its secret, or one pair at a time.</source>
        <translation>Jede ID mit dem geheimen Schlüssel dahinter angeben oder ein Paar nach dem anderen.</translation>
    </message>
    <message>
        <source>Enter it again: it was for one session only, or was removed from the keyring.</source>
        <translation>Erneut eingeben: Es galt nur für eine Sitzung oder wurde aus dem Schlüsselbund entfernt.</translation>
    </message>
    <message>
        <source>Enter the profile&apos;s secret again.</source>
        <translation>Das Geheimnis des Profils erneut eingeben.</translation>
    </message>
    <message>
        <source>Entry {number} of the table of contents: {member} has a value that it cannot have.</source>
        <translation>Eintrag {number} des Inhaltsverzeichnisses: {member} hat einen Wert, den es nicht haben kann.</translation>
    </message>
    <message>
        <source>Environment file</source>
        <translation>Datei mit Umgebungsvariablen</translation>
    </message>
    <message>
        <source>Evaluated for</source>
        <translation>Beurteilt für</translation>
    </message>
    <message>
        <source>Exchange the two: the access key ID begins with AKIA or ASIA.</source>
        <translation>Die beiden vertauschen: Die Zugriffsschlüssel-ID beginnt mit AKIA oder ASIA.</translation>
    </message>
    <message>
        <source>Fill it in.</source>
        <translation>Ausfüllen.</translation>
    </message>
    <message>
        <source>Filling the pull-through cache is denied: {action}</source>
        <translation>Füllen des Pull-Through-Cache verweigert: {action}</translation>
    </message>
    <message>
        <source>Find the deny statement that names {action}, and narrow it.</source>
        <translation>Die Deny-Anweisung finden, die {action} nennt, und sie begrenzen.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>First difference: {step}</source>
        <translation>Erster Unterschied: {step}</translation>
    </message>
    <message>
        <source>Fix the profile as shown below, or use another account.</source>
        <translation>Das Profil wie unten angegeben korrigieren oder ein anderes Konto verwenden.</translation>
    </message>
    <message>
        <source>For {profile}, the keyring has a different access key than {key_id}.</source>
        <translation>Der Schlüsselbund hat für {profile} einen anderen Zugriffsschlüssel als {key_id}.</translation>
    </message>
    <message>
        <source>Foreign layer: stored outside ECR by design</source>
        <translation>Externer Layer: absichtlich nicht in ECR</translation>
    </message>
    <message>
        <source>Free up space and resume: downloaded bytes are kept.</source>
        <translation>Platz schaffen und fortsetzen: Heruntergeladenes bleibt erhalten.</translation>
    </message>
    <message>
        <source>Free up space: remove unused images, or use a larger disk.</source>
        <translation>Platz schaffen: ungenutzte Images entfernen oder einen größeren Datenträger verwenden.</translation>
    </message>
    <message>
        <source>Get new credentials from the same source, then try again.</source>
        <translation>Neue von derselben Quelle holen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Getting credentials timed out.</source>
        <translation>Zeitüberschreitung beim Holen der Anmeldedaten.</translation>
    </message>
    <message>
        <source>Git repository</source>
        <translation>Git-Repository</translation>
    </message>
    <message>
        <source>GitHub answered with HTTP status {status}.</source>
        <translation>GitHub hat mit HTTP-Status {status} geantwortet.</translation>
    </message>
    <message>
        <source>GitHub redirects the request to another server; not followed.</source>
        <translation>GitHub leitet die Anfrage auf einen anderen Server um; nicht gefolgt.</translation>
    </message>
    <message>
        <source>GitHub redirects the request too often.</source>
        <translation>GitHub leitet die Anfrage zu oft um.</translation>
    </message>
    <message>
        <source>GitHub rejects requests from this network for now. Try again in an hour.</source>
        <translation>GitHub weist Anfragen aus diesem Netz vorerst zurück. In einer Stunde erneut versuchen.</translation>
    </message>
    <message>
        <source>GitHub token</source>
        <translation>GitHub-Token</translation>
    </message>
    <message>
        <source>GitLab token</source>
        <translation>GitLab-Token</translation>
    </message>
    <message>
        <source>Give both: neither works without the other.</source>
        <translation>Beide angeben: Keiner funktioniert ohne den anderen.</translation>
    </message>
    <message>
        <source>Give the CSV file of the AWS console, lines such as export AWS_ACCESS_KEY_ID=…, a profile of an AWS config or credentials file, or the JSON that aws sts assume-role prints.</source>
        <translation>Die CSV-Datei der AWS-Konsole angeben, Zeilen wie export AWS_ACCESS_KEY_ID=…, ein Profil einer AWS-Konfigurations- oder -Anmeldedatei oder das JSON, das aws sts assume-role ausgibt.</translation>
    </message>
    <message>
        <source>Give those another source profile, or delete them first.</source>
        <translation>Diesen ein anderes Quellprofil geben oder sie zuerst löschen.</translation>
    </message>
    <message>
        <source>Give your user read access to it. Profiles from other files still work.</source>
        <translation>Leserechte dafür einrichten. Profile aus anderen Dateien funktionieren weiter.</translation>
    </message>
    <message>
        <source>Global PAX records that programs which unpack layers ignore</source>
        <translation>Globale PAX-Angaben, die Programme beim Entpacken von Layern übergehen</translation>
    </message>
    <message>
        <source>Google key or token</source>
        <translation>Google-Schlüssel oder -Token</translation>
    </message>
    <message>
        <source>HTTP status {status}</source>
        <translation>HTTP-Status {status}</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Image not in the pull-through cache yet</source>
        <translation>Das Image ist noch nicht im Pull-Through-Cache</translation>
    </message>
    <message>
        <source>Image {image} not found in {repository}</source>
        <translation>Image {image} nicht gefunden in {repository}</translation>
    </message>
    <message>
        <source>Images are not listed: {action} is denied for {who}.</source>
        <translation>Die Images werden nicht aufgelistet: {who} darf {action} nicht aufrufen.</translation>
    </message>
    <message>
        <source>In its source profile {source}: {reason}</source>
        <translation>In seinem Quellprofil {source}: {reason}</translation>
    </message>
    <message>
        <source>Install gnome-keyring (sudo apt install gnome-keyring, sudo dnf install gnome-keyring), KDE Wallet or KeePassXC with its Secret Service enabled, and sign in to the desktop again; or use the keys for this session only.</source>
        <translation>gnome-keyring (sudo apt install gnome-keyring, sudo dnf install gnome-keyring), KDE Wallet oder KeePassXC mit eingeschaltetem Secret Service installieren und am Desktop neu anmelden; oder die Schlüssel nur für diese Sitzung verwenden.</translation>
    </message>
    <message>
        <source>Invalid parameter in the request to ECR</source>
        <translation>Ungültiger Parameter in der Anfrage an ECR</translation>
    </message>
    <message>
        <source>It denies the call between this network and AWS. {policy_sentence}</source>
        <translation>Sie verweigert den Aufruf zwischen diesem Netz und AWS. {policy_sentence}</translation>
    </message>
    <message>
        <source>It expired before the speed limit allowed a byte.</source>
        <translation>Sie lief ab, bevor das Tempolimit ein Byte zuließ.</translation>
    </message>
    <message>
        <source>It expired {seconds} s ago by the storage&apos;s clock.</source>
        <translation>Sie ist nach der Uhr des Speichers vor {seconds} s abgelaufen.</translation>
    </message>
    <message>
        <source>It failed.</source>
        <translation>Es ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>It fails in both places at the same step, {step}, and for the same reason as far as is known.</source>
        <translation>Es scheitert an beiden Stellen im selben Schritt, {step}, und aus demselben Grund, soweit bekannt.</translation>
    </message>
    <message>
        <source>It has more than {most} packages.</source>
        <translation>Sie hat mehr als {most} Pakete.</translation>
    </message>
    <message>
        <source>It is archived.</source>
        <translation>Er ist archiviert.</translation>
    </message>
    <message>
        <source>It is damaged near byte {at}.</source>
        <translation>Sie ist beschädigt, nahe Byte {at}.</translation>
    </message>
    <message>
        <source>It is damaged: {reason}</source>
        <translation>Sie ist beschädigt: {reason}</translation>
    </message>
    <message>
        <source>It is encrypted.</source>
        <translation>Er ist verschlüsselt.</translation>
    </message>
    <message>
        <source>It is found now</source>
        <translation>Es wird jetzt gefunden</translation>
    </message>
    <message>
        <source>It is in none of the repository&apos;s {count} images.</source>
        <translation>Er ist in keinem der {count} Images des Repositorys.</translation>
    </message>
    <message>
        <source>It is in none of the {count} images that were searched.</source>
        <translation>Er ist in keinem der {count} durchsuchten Images.</translation>
    </message>
    <message>
        <source>It is larger than {most}.</source>
        <translation>Sie ist größer als {most}.</translation>
    </message>
    <message>
        <source>It is layer {position} in the manifest of {image}.</source>
        <translation>Er ist Layer {position} im Manifest von {image}.</translation>
    </message>
    <message>
        <source>It is missing from the repository.</source>
        <translation>Er fehlt im Repository.</translation>
    </message>
    <message>
        <source>It is not in ECR.</source>
        <translation>Er liegt nicht in ECR.</translation>
    </message>
    <message>
        <source>It is unavailable.</source>
        <translation>Er ist nicht verfügbar.</translation>
    </message>
    <message>
        <source>It is {arn}.</source>
        <translation>Es ist {arn}.</translation>
    </message>
    <message>
        <source>It keeps {count} images {selected} and removes older ones.</source>
        <translation>Sie behält {count} Images ({selected}) und entfernt die älteren.</translation>
    </message>
    <message>
        <source>It removes images {selected} after {count} days ({type}).</source>
        <translation>Sie entfernt Images ({selected}) nach {count} Tagen ({type}).</translation>
    </message>
    <message>
        <source>Its caller and repository come from the pasted text: check both before adding it.</source>
        <translation>Aufrufer und Repository stammen aus dem eingefügten Text: vor dem Hinzufügen beides prüfen.</translation>
    </message>
    <message>
        <source>Its form is unknown.</source>
        <translation>Die Form der Datei ist unbekannt.</translation>
    </message>
    <message>
        <source>Its manifest lists in-toto documents; its platform is unknown/unknown.</source>
        <translation>Das Manifest enthält in-toto-Dokumente; die Plattform ist unknown/unknown.</translation>
    </message>
    <message>
        <source>Its media type is {media_type}.</source>
        <translation>Sein Medientyp ist {media_type}.</translation>
    </message>
    <message>
        <source>Its network, VPC endpoint policies, proxy and clock are unknown here.</source>
        <translation>Unbekannt sind hier das Netz, die Richtlinien der VPC-Endpunkte, der Proxy und die Uhr jener Maschine.</translation>
    </message>
    <message>
        <source>Its secret is {arn}.</source>
        <translation>Das Secret dazu ist {arn}.</translation>
    </message>
    <message>
        <source>JSON Web Token</source>
        <translation>JSON Web Token</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <source>Key state by kms:DescribeKey: {state}.</source>
        <translation>Status des Schlüssels laut kms:DescribeKey: {state}.</translation>
    </message>
    <message>
        <source>Key store</source>
        <translation>Schlüsselspeicher</translation>
    </message>
    <message>
        <source>Keys whose ID begins with ASIA are temporary and need their session token.</source>
        <translation>Schlüssel, deren ID mit ASIA beginnt, sind temporär und brauchen ihr Sitzungstoken.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Layer not found in {repository} in {where}</source>
        <translation>Layer nicht gefunden in {repository} in {where}</translation>
    </message>
    <message>
        <source>Layerscope profiles use access keys, a role with a source profile, or an SSO account. Choose {name} itself, or add a role with it as the source profile.</source>
        <translation>Layerscope-Profile verwenden Zugriffsschlüssel, eine Rolle mit Quellprofil oder ein SSO-Konto. {name} selbst wählen, oder eine Rolle mit diesem Quellprofil hinzufügen.</translation>
    </message>
    <message>
        <source>Look for its prompt behind the other windows, answer it and try again; or use the keys for this session only.</source>
        <translation>Seine Rückfrage hinter den anderen Fenstern suchen, beantworten und erneut versuchen; oder die Schlüssel nur für diese Sitzung verwenden.</translation>
    </message>
    <message>
        <source>Look into the image: it tells which layer is damaged, and at which byte. Then build and push it again.</source>
        <translation>In das Image sehen: Es sagt, welcher Layer beschädigt ist und bei welchem Byte. Dann neu bauen und pushen.</translation>
    </message>
    <message>
        <source>Make proxies, gateways and virus scanners pass the bytes unchanged, then download again; if it persists, use another network. No file was saved.</source>
        <translation>Proxys, Gateways und Virenscanner die Bytes unverändert durchlassen lassen und erneut herunterladen; bleibt es dabei, über ein anderes Netz. Es wurde keine Datei gespeichert.</translation>
    </message>
    <message>
        <source>Merge the two. Until then the first [{section}] is used and this one is ignored.</source>
        <translation>Beide zusammenführen. Bis dahin gilt der erste Abschnitt [{section}], dieser wird ignoriert.</translation>
    </message>
    <message>
        <source>More than {most} {what}</source>
        <translation>Mehr als {most} {what}</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>No IAM Identity Center at {start_url} in {region}.</source>
        <translation>Kein IAM Identity Center unter {start_url} in {region}.</translation>
    </message>
    <message>
        <source>No URL: {action} is denied for {who}.</source>
        <translation>Keine URL: {who} darf {action} nicht aufrufen.</translation>
    </message>
    <message>
        <source>No connection to {host}: {reason}</source>
        <translation>Keine Verbindung zu {host}: {reason}</translation>
    </message>
    <message>
        <source>No image for the machine&apos;s platform</source>
        <translation>Kein Image für die Plattform der Maschine</translation>
    </message>
    <message>
        <source>No image for {platform}, only for {platforms}.</source>
        <translation>Kein Image für {platform}, nur für {platforms}.</translation>
    </message>
    <message>
        <source>No image uses the layer anymore</source>
        <translation>Kein Image verwendet den Layer mehr</translation>
    </message>
    <message>
        <source>No layer {layer} among {count} layers.</source>
        <translation>Kein Layer {layer} unter {count} Layern.</translation>
    </message>
    <message>
        <source>No policy attached to {who} allows it on {resource}.</source>
        <translation>Keine Richtlinie für {who} erlaubt es für {resource}.</translation>
    </message>
    <message>
        <source>No policy attached to {who} allows {action} on it.</source>
        <translation>Keine an {who} angehängte Richtlinie erlaubt {action} darauf.</translation>
    </message>
    <message>
        <source>No profile has the name {source}.</source>
        <translation>Kein Profil heißt {source}.</translation>
    </message>
    <message>
        <source>No release is published yet.</source>
        <translation>Es ist noch keine Version veröffentlicht.</translation>
    </message>
    <message>
        <source>No repository is given; name one.</source>
        <translation>Kein Repository genannt; eines nennen.</translation>
    </message>
    <message>
        <source>No resource control policy on {owner} allows {who} to do it on {resource}.</source>
        <translation>Keine Resource Control Policy (RCP) für {owner} erlaubt es {who} für {resource}.</translation>
    </message>
    <message>
        <source>No response in time to {operations}</source>
        <translation>Keine rechtzeitige Antwort auf {operations}</translation>
    </message>
    <message>
        <source>No service control policy on {caller} allows {who} to do it.</source>
        <translation>Keine Service Control Policy (SCP) für {caller} erlaubt es {who}.</translation>
    </message>
    <message>
        <source>No step differs</source>
        <translation>Kein Schritt unterscheidet sich</translation>
    </message>
    <message>
        <source>No trusted connection to {host}.</source>
        <translation>Keine vertrauenswürdige Verbindung zu {host}.</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Nobody, if it passes; else the administrators of the account</source>
        <translation>Niemand, wenn es vorübergeht; sonst die Administratoren des Kontos</translation>
    </message>
    <message>
        <source>None of the repository&apos;s {count} images has it.</source>
        <translation>Keines von {count} Images des Repositorys hat ihn.</translation>
    </message>
    <message>
        <source>Not enough disk space for the layer</source>
        <translation>Zu wenig Speicherplatz für den Layer</translation>
    </message>
    <message>
        <source>Not enough disk space for the tar of {layer}.</source>
        <translation>Zu wenig Platz auf dem Datenträger für das Tar von {layer}.</translation>
    </message>
    <message>
        <source>Nothing is seen at {path}</source>
        <translation>An der Stelle {path} ist nichts zu sehen</translation>
    </message>
    <message>
        <source>Nothing was checked here.</source>
        <translation>Hier wurde nichts geprüft.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>On a machine of another platform, build the image for that platform too. Else look into the image: it tells whether the program is there, what it was built for, and what is to run it.</source>
        <translation>Auf einem Rechner anderer Plattform: das Image auch für diese Plattform bauen. Sonst in das Image sehen: Es sagt, ob das Programm da ist, wofür es gebaut wurde und was es ausführen soll.</translation>
    </message>
    <message>
        <source>One of its deny statements applies to {who}.</source>
        <translation>Eine Deny-Anweisung darin gilt für {who}.</translation>
    </message>
    <message>
        <source>Only the administrators of that account&apos;s organization can change the policy; often it admits only its own accounts or networks.</source>
        <translation>Nur die Administration der Organisation dieses Kontos kann die Richtlinie ändern; oft lässt sie nur eigene Konten oder Netze zu.</translation>
    </message>
    <message>
        <source>Only the administrators of the AWS organization can change that policy; give them its ARN and the request ID.</source>
        <translation>Nur die Administration der AWS-Organisation kann diese Richtlinie ändern; sie braucht den ARN und die Anfrage-ID.</translation>
    </message>
    <message>
        <source>Only {owner} can see the policies attached to {who}.</source>
        <translation>Die an {who} angehängten Richtlinien sind nur für {owner} sichtbar.</translation>
    </message>
    <message>
        <source>Password in an address</source>
        <translation>Passwort in einer Adresse</translation>
    </message>
    <message>
        <source>Point the last one to a profile that has credentials.</source>
        <translation>Das letzte auf ein Profil mit Anmeldedaten verweisen lassen.</translation>
    </message>
    <message>
        <source>Policies of {who} cannot be read here</source>
        <translation>Richtlinien von {who} sind hier nicht lesbar</translation>
    </message>
    <message>
        <source>Policies that decide: {policies}.</source>
        <translation>Ausschlaggebende Richtlinien: {policies}.</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Privater Schlüssel</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Program {program} not found</source>
        <translation>Programm {program} nicht gefunden</translation>
    </message>
    <message>
        <source>Proxy to ECR&apos;s API</source>
        <translation>Proxy zur ECR-API</translation>
    </message>
    <message>
        <source>Proxy to the layers&apos; bucket</source>
        <translation>Proxy zum Bucket der Layer</translation>
    </message>
    <message>
        <source>Proxy to the registry</source>
        <translation>Proxy zur Registry</translation>
    </message>
    <message>
        <source>Pull again. If it fails, compare the account and region used by that machine with these.</source>
        <translation>Erneut pullen. Schlägt es fehl, Konto und Region jener Maschine mit diesen vergleichen.</translation>
    </message>
    <message>
        <source>Pull denied by an unnamed policy</source>
        <translation>Pull von einer nicht genannten Richtlinie verweigert</translation>
    </message>
    <message>
        <source>Pull it once by tag; after that its digest works too.</source>
        <translation>Einmal über ein Tag pullen; danach funktioniert auch der Digest.</translation>
    </message>
    <message>
        <source>Pull it once through ECR, which creates and fills the repository. The caller needs ecr:BatchImportUpstreamImage, and ecr:CreateRepository for a new repository.</source>
        <translation>Einmal über ECR pullen: Das legt das Repository an und füllt es. Die aufrufende Identität braucht ecr:BatchImportUpstreamImage und für ein neues Repository ecr:CreateRepository.</translation>
    </message>
    <message>
        <source>Pull the image it describes: by tag, or by another digest of its index.</source>
        <translation>Das Image pullen, das sie beschreibt: über das Tag oder einen anderen Digest seines Index.</translation>
    </message>
    <message>
        <source>Pull the image with docker or skopeo, or copy it to a private repository first.</source>
        <translation>Das Image mit docker oder skopeo pullen, oder es erst in ein privates Repository kopieren.</translation>
    </message>
    <message>
        <source>Push the image again in the source registry: what was pushed before a rule is not replicated. The destination&apos;s registry policy must allow ecr:ReplicateImage and ecr:CreateRepository.</source>
        <translation>Das Image in der Quell-Registry erneut pushen: Was vor einer Regel gepusht wurde, wird nicht repliziert. Die Richtlinie der Ziel-Registry muss ecr:ReplicateImage und ecr:CreateRepository erlauben.</translation>
    </message>
    <message>
        <source>Push the image again, and change the rule, or give the image a tag that it does not cover.</source>
        <translation>Das Image erneut pushen und die Regel ändern, oder dem Image ein Tag geben, das sie nicht erfasst.</translation>
    </message>
    <message>
        <source>Push the image again, from a machine that has the layer.</source>
        <translation>Das Image erneut pushen, von einer Maschine, die den Layer hat.</translation>
    </message>
    <message>
        <source>Push the image again, or take the layer from another image that has it.</source>
        <translation>Das Image erneut pushen, oder den Layer aus einem anderen Image nehmen, das ihn hat.</translation>
    </message>
    <message>
        <source>Push the image again. If a layer was meant, use the digest of one of the manifest&apos;s layers.</source>
        <translation>Das Image erneut pushen. Falls ein Layer gemeint war: den Digest eines der Layer aus dem Manifest verwenden.</translation>
    </message>
    <message>
        <source>Push {image} again, from a machine that has the layer.</source>
        <translation>{image} erneut pushen, von einer Maschine, die den Layer hat.</translation>
    </message>
    <message>
        <source>Put a valid key in the profile, or use another account.</source>
        <translation>Einen gültigen Schlüssel ins Profil eintragen, oder ein anderes Konto verwenden.</translation>
    </message>
    <message>
        <source>Put it into the field for the secret; the ID begins with AKIA or ASIA.</source>
        <translation>In das Feld für den geheimen Schlüssel eintragen; die ID beginnt mit AKIA oder ASIA.</translation>
    </message>
    <message>
        <source>Put secrets into the fields for the secret key and the session token only.</source>
        <translation>Geheimnisse nur in die Felder für den geheimen Schlüssel und das Sitzungstoken eintragen.</translation>
    </message>
    <message>
        <source>PyPI token</source>
        <translation>PyPI-Token</translation>
    </message>
    <message>
        <source>Reading was stopped.</source>
        <translation>Das Lesen wurde angehalten.</translation>
    </message>
    <message>
        <source>Refresh the list. Take the layer from another image that has it, or push the image again.</source>
        <translation>Die Liste aktualisieren. Den Layer aus einem anderen Image nehmen, das ihn hat, oder das Image erneut pushen.</translation>
    </message>
    <message>
        <source>Refresh the list; if it is not there, push the image again, or name another tag.</source>
        <translation>Die Liste aktualisieren; fehlt es dort, das Image erneut pushen oder ein anderes Tag nennen.</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Region {region} is not enabled for the account</source>
        <translation>Region {region} ist für das Konto nicht aktiviert</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registry</translation>
    </message>
    <message>
        <source>Registry quota exceeded</source>
        <translation>Kontingent der Registry erschöpft</translation>
    </message>
    <message>
        <source>Remove PYTHON_KEYRING_BACKEND or the file keyringrc.cfg to use the system&apos;s own keyring, or use the keys for this session only.</source>
        <translation>PYTHON_KEYRING_BACKEND oder die Datei keyringrc.cfg entfernen, damit der Schlüsselbund des Systems verwendet wird, oder die Schlüssel nur für diese Sitzung verwenden.</translation>
    </message>
    <message>
        <source>Remove it from the profile.</source>
        <translation>Aus dem Profil entfernen.</translation>
    </message>
    <message>
        <source>Remove one of the two.</source>
        <translation>Eines von beiden entfernen.</translation>
    </message>
    <message>
        <source>Remove or narrow the deny in the boundary. {policy_sentence}</source>
        <translation>Das Deny der Grenze entfernen oder begrenzen. {policy_sentence}</translation>
    </message>
    <message>
        <source>Remove or narrow the deny in the identity&apos;s policy; allowing more does not help.</source>
        <translation>Das Deny in der Richtlinie der Identität entfernen oder begrenzen; mehr zu erlauben, hilft nicht.</translation>
    </message>
    <message>
        <source>Remove or narrow the deny in the repository&apos;s policy.</source>
        <translation>Das Deny in der Richtlinie des Repositorys entfernen oder begrenzen.</translation>
    </message>
    <message>
        <source>Remove or narrow the deny in the role&apos;s trust policy.</source>
        <translation>Das Deny in der Vertrauensrichtlinie der Rolle entfernen oder einschränken.</translation>
    </message>
    <message>
        <source>Remove the deny from the endpoint policy ({endpoint}). {policy_sentence}</source>
        <translation>Das Deny aus der Endpunktrichtlinie ({endpoint}) entfernen. {policy_sentence}</translation>
    </message>
    <message>
        <source>Remove the quotation marks.</source>
        <translation>Die Anführungszeichen entfernen.</translation>
    </message>
    <message>
        <source>Remove the spaces around it.</source>
        <translation>Die Leerzeichen davor und danach entfernen.</translation>
    </message>
    <message>
        <source>Remove the spaces at the start of that line, or remove the line.</source>
        <translation>Die Leerzeichen am Anfang dieser Zeile entfernen oder die Zeile löschen.</translation>
    </message>
    <message>
        <source>Remove what is no longer needed, or request a higher quota in Service Quotas.</source>
        <translation>Nicht mehr Benötigtes entfernen, oder in Service Quotas ein höheres Kontingent beantragen.</translation>
    </message>
    <message>
        <source>Replace it with the key itself, or copy the text from where it is filled in.</source>
        <translation>Durch den Schlüssel selbst ersetzen oder den Text von dort kopieren, wo er eingetragen ist.</translation>
    </message>
    <message>
        <source>Repositories are not listed: {action} is denied for {who}.</source>
        <translation>Die Repositorys werden nicht aufgelistet: {who} darf {action} nicht aufrufen.</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Repository</translation>
    </message>
    <message>
        <source>Repository {name} not found in {where}</source>
        <translation>Repository {name} nicht gefunden in {where}</translation>
    </message>
    <message>
        <source>Request a new URL. Downloads in this program do so automatically and resume.</source>
        <translation>Eine neue URL anfordern. Downloads dieses Programms tun das von selbst und laufen weiter.</translation>
    </message>
    <message>
        <source>Request signed twice (Authorization header)</source>
        <translation>Doppelt signierte Anfrage (Authorization-Header)</translation>
    </message>
    <message>
        <source>Resolving {host} timed out after {seconds} s.</source>
        <translation>Zeitüberschreitung beim Auflösen von {host} nach {seconds} s.</translation>
    </message>
    <message>
        <source>Restart it, for instance by signing in to this computer again, and try again; or use the keys for this session only.</source>
        <translation>Neu starten, etwa durch erneutes Anmelden an diesem Rechner, und erneut versuchen; oder die Schlüssel nur für diese Sitzung verwenden.</translation>
    </message>
    <message>
        <source>Restore it (a write, billed, up to about 20 minutes), or push the image again.</source>
        <translation>Wiederherstellen (ein Schreibzugriff, kostenpflichtig, bis zu etwa 20 Minuten), oder das Image erneut pushen.</translation>
    </message>
    <message>
        <source>Restore the archived image that has it (a write, billed, up to 20 minutes); this lists the archived ones, and “Where used” names those that are known to have the layer. Pushing an image that has it works too.</source>
        <translation>Das archivierte Image mit diesem Layer wiederherstellen (ein Schreibzugriff, kostenpflichtig, bis zu 20 Minuten); der Befehl listet die archivierten auf, und „Verwendet in“ nennt die, von denen bekannt ist, dass sie den Layer haben. Ein Image mit diesem Layer zu pushen, hilft ebenso.</translation>
    </message>
    <message>
        <source>RubyGems token</source>
        <translation>RubyGems-Token</translation>
    </message>
    <message>
        <source>Run the profile&apos;s credential_process manually</source>
        <translation>Den credential_process des Profils von Hand ausführen</translation>
    </message>
    <message>
        <source>Run these commands there: the first that fails shows the step at which its pull ends.</source>
        <translation>Diese Befehle dort ausführen: Der erste, der fehlschlägt, zeigt den Schritt, an dem der Pull scheitert.</translation>
    </message>
    <message>
        <source>Run this diagnosis as the role that pulls. Its own policies and the repository&apos;s policy must allow ecr:BatchGetImage and ecr:GetDownloadUrlForLayer.</source>
        <translation>Diese Diagnose als die pullende Rolle ausführen. Sowohl die eigenen Richtlinien der Rolle als auch die des Repositorys müssen ecr:BatchGetImage und ecr:GetDownloadUrlForLayer erlauben.</translation>
    </message>
    <message>
        <source>S3 denied access to the presigned URL (403)</source>
        <translation>S3 hat den Zugriff auf die vorsignierte URL verweigert (403)</translation>
    </message>
    <message>
        <source>S3 is not reachable from here</source>
        <translation>S3 ist von hier aus nicht erreichbar</translation>
    </message>
    <message>
        <source>S3 is not reachable from the pulling machine</source>
        <translation>S3 ist von der pullenden Maschine nicht erreichbar</translation>
    </message>
    <message>
        <source>SSH private key</source>
        <translation>Privater SSH-Schlüssel</translation>
    </message>
    <message>
        <source>Save it as UTF-8: the AWS CLI reads no other encoding either.</source>
        <translation>Als UTF-8 speichern: Auch die AWS CLI liest keine andere Kodierung.</translation>
    </message>
    <message>
        <source>Seen before</source>
        <translation>Zuvor gesehen</translation>
    </message>
    <message>
        <source>Send the URL without that header; tools that follow redirects must drop it. This program sends none.</source>
        <translation>Die URL ohne diesen Header senden; Werkzeuge, die Weiterleitungen folgen, müssen ihn weglassen. Dieses Programm sendet keinen.</translation>
    </message>
    <message>
        <source>SendGrid key</source>
        <translation>SendGrid-Schlüssel</translation>
    </message>
    <message>
        <source>Set the clock and synchronize it over the network (NTP).</source>
        <translation>Die Uhr stellen und über das Netz (NTP) synchronisieren.</translation>
    </message>
    <message>
        <source>Set the profile&apos;s region, or AWS_REGION, or choose one in this program.</source>
        <translation>Die Region des Profils oder AWS_REGION setzen, oder in diesem Programm eine wählen.</translation>
    </message>
    <message>
        <source>Shell history</source>
        <translation>Verlauf der Shell</translation>
    </message>
    <message>
        <source>Sign in again with this command or in this program, then try again.</source>
        <translation>Mit diesem Befehl oder in diesem Programm erneut anmelden, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Sign in to the network in a browser, or allow {host} in the gateway.</source>
        <translation>Im Browser am Netz anmelden, oder {host} im Gateway freigeben.</translation>
    </message>
    <message>
        <source>Sign in to this computer&apos;s desktop and try again, or use the keys for this session only.</source>
        <translation>Am Desktop dieses Rechners anmelden und erneut versuchen oder die Schlüssel nur für diese Sitzung verwenden.</translation>
    </message>
    <message>
        <source>Sign it in: an ECR token is valid for 12 hours. On EKS and ECS, the node or task role does this.</source>
        <translation>Sie anmelden: Ein ECR-Token gilt 12 Stunden. Auf EKS und ECS tut das die Rolle des Nodes oder Tasks.</translation>
    </message>
    <message>
        <source>Signature mismatch: wrong secret key or changed request</source>
        <translation>Signatur stimmt nicht: falscher Schlüssel oder veränderte Anfrage</translation>
    </message>
    <message>
        <source>Signing in to the registry is denied</source>
        <translation>Die Anmeldung an der Registry ist verweigert</translation>
    </message>
    <message>
        <source>Similar names in {where}: {names}.</source>
        <translation>Ähnliche Namen in {where}: {names}.</translation>
    </message>
    <message>
        <source>Slack token</source>
        <translation>Slack-Token</translation>
    </message>
    <message>
        <source>Someone with ecr:UpdateImageStorageClass on the repository</source>
        <translation>Jemand mit ecr:UpdateImageStorageClass auf dem Repository</translation>
    </message>
    <message>
        <source>Something other than AWS answered at {host}</source>
        <translation>Unter {host} hat etwas anderes als AWS geantwortet</translation>
    </message>
    <message>
        <source>Source of the credentials</source>
        <translation>Herkunft der Anmeldedaten</translation>
    </message>
    <message>
        <source>Start it with {action} in its session policy, or without a session policy.</source>
        <translation>Die Sitzung mit {action} in ihrer Sitzungsrichtlinie oder ohne Sitzungsrichtlinie starten.</translation>
    </message>
    <message>
        <source>Start it without the deny in its session policy, or use another account.</source>
        <translation>Sie ohne das Deny in der Sitzungsrichtlinie starten, oder ein anderes Konto verwenden.</translation>
    </message>
    <message>
        <source>Start the session again with {action} in its policy, or without a session policy.</source>
        <translation>Die Sitzung neu starten, mit {action} in ihrer Richtlinie oder ohne Sitzungsrichtlinie.</translation>
    </message>
    <message>
        <source>Start the session again without that deny, or choose another account (Ctrl+P).</source>
        <translation>Die Sitzung ohne dieses Deny neu starten oder ein anderes Konto wählen (Strg+P).</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Der Speicher</translation>
    </message>
    <message>
        <source>Storage has {total} bytes; the manifest says {wanted}.</source>
        <translation>Der Speicher hat {total} Bytes, das Manifest nennt {wanted}.</translation>
    </message>
    <message>
        <source>Storage redirects to an invalid address; not followed.</source>
        <translation>Der Speicher leitet auf eine ungültige Adresse um; dem wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>Storage refused a valid range.</source>
        <translation>Der Speicher verweigerte einen gültigen Bereich.</translation>
    </message>
    <message>
        <source>Stripe key</source>
        <translation>Stripe-Schlüssel</translation>
    </message>
    <message>
        <source>Such a file has lines that read BEGIN CERTIFICATE. One in DER form is converted with openssl x509 -inform der -in FILE -out FILE.pem.</source>
        <translation>Eine solche Datei hat Zeilen, in denen BEGIN CERTIFICATE steht. Eine in DER-Form wandelt openssl x509 -inform der -in DATEI -out DATEI.pem um.</translation>
    </message>
    <message>
        <source>Terraform state</source>
        <translation>Terraform-State</translation>
    </message>
    <message>
        <source>The IAM policy simulation of {arn} does not allow {actions}.</source>
        <translation>Die IAM-Richtliniensimulation von {arn} erlaubt {actions} nicht.</translation>
    </message>
    <message>
        <source>The Layerscope profile {name} no longer exists.</source>
        <translation>Das Layerscope-Profil {name} gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The URL is signed by ECR, not by you: your policies do not apply, but a VPC endpoint policy does.</source>
        <translation>Die URL ist von ECR signiert: Die eigenen Richtlinien gelten nicht, wohl aber die eines VPC-Endpunkts.</translation>
    </message>
    <message>
        <source>The URL&apos;s host is not S3: the layer is not cached in ECR yet.</source>
        <translation>Der Host der URL ist nicht S3: Der Layer ist noch nicht im Cache von ECR.</translation>
    </message>
    <message>
        <source>The VPC endpoint policy denies {action}</source>
        <translation>Die Richtlinie des VPC-Endpunkts verweigert {action}</translation>
    </message>
    <message>
        <source>The VPC endpoint policy does not allow {action}</source>
        <translation>Die Richtlinie des VPC-Endpunkts erlaubt {action} nicht</translation>
    </message>
    <message>
        <source>The [sso-session] “{session}” named by sso_session does not exist.</source>
        <translation>Die [sso-session] „{session}“, die sso_session nennt, gibt es nicht.</translation>
    </message>
    <message>
        <source>The access key ID has no secret.</source>
        <translation>Zur Zugriffsschlüssel-ID fehlt der geheime Schlüssel.</translation>
    </message>
    <message>
        <source>The address redirects more than {count} times; not followed.</source>
        <translation>Die Adresse leitet mehr als {count}-mal um; dem wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>The address redirects to itself; not followed.</source>
        <translation>Die Adresse leitet auf sich selbst um; dem wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>The address redirects to one without TLS; not followed.</source>
        <translation>Die Adresse leitet auf eine ohne TLS um; dem wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>The administrator of the client in the pasted text</source>
        <translation>Die Administratoren des Clients aus dem eingefügten Text</translation>
    </message>
    <message>
        <source>The administrator of the machine that pulls</source>
        <translation>Die Administratoren der Maschine, die pullt</translation>
    </message>
    <message>
        <source>The administrator of the network in between</source>
        <translation>Die Administratoren des Netzes dazwischen</translation>
    </message>
    <message>
        <source>The administrators of that account&apos;s organization must add the action to a resource control policy.</source>
        <translation>Die Administration der Organisation dieses Kontos muss die Aktion in einer Resource Control Policy (RCP) ergänzen.</translation>
    </message>
    <message>
        <source>The administrators of the AWS organization</source>
        <translation>Die Administration der AWS-Organisation</translation>
    </message>
    <message>
        <source>The administrators of the AWS organization must add the action to a service control policy.</source>
        <translation>Die Administration der AWS-Organisation muss die Aktion in einer Service Control Policy (SCP) ergänzen.</translation>
    </message>
    <message>
        <source>The administrators of the caller, or the owner of the registry</source>
        <translation>Die Administration der aufrufenden Identität oder die Eigentümer der Registry</translation>
    </message>
    <message>
        <source>The administrators of the identity that pulls</source>
        <translation>Die Administration der pullenden Identität</translation>
    </message>
    <message>
        <source>The administrators of the key</source>
        <translation>Die Administration des Schlüssels</translation>
    </message>
    <message>
        <source>The administrators of the organization of {owner}</source>
        <translation>Die Administration der Organisation ({owner})</translation>
    </message>
    <message>
        <source>The administrators of {caller}</source>
        <translation>Die Administration von {caller}</translation>
    </message>
    <message>
        <source>The administrators of {caller} and of its organization</source>
        <translation>Die Administration ({caller}) und die ihrer Organisation</translation>
    </message>
    <message>
        <source>The administrators of {caller} must allow {action} in a policy of the identity.</source>
        <translation>Die Administration von {caller} muss {action} in einer Richtlinie der Identität erlauben.</translation>
    </message>
    <message>
        <source>The administrators of {caller} must allow {action} in the permissions boundary.</source>
        <translation>Die Administration von {caller} muss {action} in der Berechtigungsgrenze erlauben.</translation>
    </message>
    <message>
        <source>The administrators of {caller} must allow {action} on the role in a policy of the identity. The role&apos;s trust policy in {owner} must name {who} too.</source>
        <translation>Die Administration von {caller} muss {action} auf die Rolle in einer Richtlinie der Identität erlauben. Auch die Vertrauensrichtlinie der Rolle in {owner} muss {who} nennen.</translation>
    </message>
    <message>
        <source>The administrators of {caller} must remove or narrow the boundary&apos;s deny.</source>
        <translation>Die Administration von {caller} muss das Deny der Berechtigungsgrenze entfernen oder einschränken.</translation>
    </message>
    <message>
        <source>The administrators of {caller} must remove or narrow the deny; allowing more does not help.</source>
        <translation>Die Administration von {caller} muss das Deny entfernen oder einschränken; mehr zu erlauben hilft nicht.</translation>
    </message>
    <message>
        <source>The answer could not be read. It is not kept, since it may contain credentials.</source>
        <translation>Die Antwort war nicht lesbar; sie wird nicht aufbewahrt, da sie Anmeldedaten enthalten kann.</translation>
    </message>
    <message>
        <source>The answer exceeds the limit of {limit} bytes.</source>
        <translation>Die Antwort ist länger als die {limit} Bytes, die hier gelesen werden.</translation>
    </message>
    <message>
        <source>The answer is not GitHub&apos;s: a proxy or a portal may be in between.</source>
        <translation>Die Antwort ist nicht von GitHub: Möglicherweise liegt ein Proxy oder ein Portal dazwischen.</translation>
    </message>
    <message>
        <source>The answer is not from ECR: HTTP {status} without an AWS error code.</source>
        <translation>Die Antwort stammt nicht von ECR: HTTP {status} ohne AWS-Fehlercode.</translation>
    </message>
    <message>
        <source>The answer is not from ECR: {reason}.</source>
        <translation>Die Antwort stammt nicht von ECR: {reason}.</translation>
    </message>
    <message>
        <source>The answer to {operation} is not from AWS: {reason}.</source>
        <translation>Die Antwort auf {operation} stammt nicht von AWS: {reason}.</translation>
    </message>
    <message>
        <source>The answer was incomplete after {seconds} s.</source>
        <translation>Die Antwort war nach {seconds} s unvollständig.</translation>
    </message>
    <message>
        <source>The answer&apos;s {header} was {value}.</source>
        <translation>{header} der Antwort war {value}.</translation>
    </message>
    <message>
        <source>The archive has no blocks that end it</source>
        <translation>Dem Archiv fehlen die Blöcke, die es beenden</translation>
    </message>
    <message>
        <source>The boundary set for {who} does not contain it, whatever its other policies allow.</source>
        <translation>Die Grenze für {who} enthält es nicht, was immer die anderen Richtlinien erlauben.</translation>
    </message>
    <message>
        <source>The caller&apos;s account is not {owner}, which owns the repository.</source>
        <translation>Das Konto der aufrufenden Identität ist nicht {owner}, dem das Repository gehört.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not trusted</source>
        <translation>Dem Zertifikat von {host} wird nicht vertraut</translation>
    </message>
    <message>
        <source>The certificate shown by {host} is by “{issuer}”.</source>
        <translation>Das von {host} gezeigte Zertifikat ist von „{issuer}“.</translation>
    </message>
    <message>
        <source>The clock differs from that of AWS.</source>
        <translation>Die Uhr geht anders als die von AWS.</translation>
    </message>
    <message>
        <source>The code of the MFA device {serial} was empty.</source>
        <translation>Der Code des MFA-Geräts {serial} war leer.</translation>
    </message>
    <message>
        <source>The code of the MFA device {serial} was not entered within {seconds} s.</source>
        <translation>Der Code des MFA-Geräts {serial} wurde nicht binnen {seconds} s angegeben.</translation>
    </message>
    <message>
        <source>The code of the MFA device {serial} was not entered.</source>
        <translation>Der Code des MFA-Geräts {serial} wurde nicht angegeben.</translation>
    </message>
    <message>
        <source>The code was not confirmed in time; start again.</source>
        <translation>Der Code wurde nicht rechtzeitig bestätigt; von vorn beginnen.</translation>
    </message>
    <message>
        <source>The command</source>
        <translation>Der Befehl</translation>
    </message>
    <message>
        <source>The config is not valid at {place}: {reason}</source>
        <translation>Die Config ist bei {place} ungültig: {reason}</translation>
    </message>
    <message>
        <source>The connection closed before all bytes arrived.</source>
        <translation>Die Verbindung wurde geschlossen, bevor alle Bytes da waren.</translation>
    </message>
    <message>
        <source>The connection closed without a response.</source>
        <translation>Die Verbindung wurde ohne Antwort geschlossen.</translation>
    </message>
    <message>
        <source>The connection uses the proxy {proxy}.</source>
        <translation>Die Verbindung läuft über den Proxy {proxy}.</translation>
    </message>
    <message>
        <source>The content is {content_type}.</source>
        <translation>Der Inhalt ist {content_type}.</translation>
    </message>
    <message>
        <source>The credentials belong to another account</source>
        <translation>Die Anmeldedaten gehören zu einem anderen Konto</translation>
    </message>
    <message>
        <source>The diagnosis was still running when this report was made.</source>
        <translation>Die Diagnose war noch nicht zu Ende, als dieser Bericht entstand.</translation>
    </message>
    <message>
        <source>The endpoint is not a valid address.</source>
        <translation>Der Endpunkt ist keine gültige Adresse.</translation>
    </message>
    <message>
        <source>The evidence matches no known cause; all of it is shown here.</source>
        <translation>Die Belege passen zu keiner bekannten Ursache; hier stehen sie alle.</translation>
    </message>
    <message>
        <source>The failure was not recognized, and the text names nothing in ECR; checking {place}.</source>
        <translation>Der Fehler wurde nicht erkannt, und der Text nennt nichts in ECR; geprüft wird {place}.</translation>
    </message>
    <message>
        <source>The failure was not recognized. Checking {named}, which the text names.</source>
        <translation>Der Fehler wurde nicht erkannt. Geprüft wird {named}, das der Text nennt.</translation>
    </message>
    <message>
        <source>The failure was not recognized. The text names {named}; checking {place}.</source>
        <translation>Der Fehler wurde nicht erkannt. Der Text nennt {named}; geprüft wird {place}.</translation>
    </message>
    <message>
        <source>The image cannot be exported: {reason}.</source>
        <translation>Das Image lässt sich nicht exportieren: {reason}.</translation>
    </message>
    <message>
        <source>The image has no such layer.</source>
        <translation>Das Image hat diesen Layer nicht.</translation>
    </message>
    <message>
        <source>The image is being restored from the archive</source>
        <translation>Das Image wird gerade aus dem Archiv wiederhergestellt</translation>
    </message>
    <message>
        <source>The image is in {source}, which reports no replica in {region}.</source>
        <translation>Das Image liegt in {source}, und dort ist keine Kopie in {region} genannt.</translation>
    </message>
    <message>
        <source>The image is not open.</source>
        <translation>Das Image ist nicht geöffnet.</translation>
    </message>
    <message>
        <source>The image is not read: {action} is denied for {who}.</source>
        <translation>Das Image wird nicht gelesen: {who} darf {action} nicht aufrufen.</translation>
    </message>
    <message>
        <source>The image is not replicated from the source registry</source>
        <translation>Das Image wurde nicht aus der Quell-Registry repliziert</translation>
    </message>
    <message>
        <source>The image is still being replicated to here</source>
        <translation>Das Image wird noch hierher repliziert</translation>
    </message>
    <message>
        <source>The image&apos;s manifest or config is not valid</source>
        <translation>Manifest oder Config des Images ist ungültig</translation>
    </message>
    <message>
        <source>The image&apos;s program cannot be started</source>
        <translation>Das Programm des Images lässt sich nicht starten</translation>
    </message>
    <message>
        <source>The image&apos;s replication to here has failed</source>
        <translation>Die Replikation des Images hierher ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>The index contains itself: {path}</source>
        <translation>Der Index enthält sich selbst: {path}</translation>
    </message>
    <message>
        <source>The index has no image in it.</source>
        <translation>Der Index enthält kein Image.</translation>
    </message>
    <message>
        <source>The index lists missing images: {platforms}.</source>
        <translation>Der Index führt fehlende Images auf: {platforms}.</translation>
    </message>
    <message>
        <source>The index lists: {platforms}.</source>
        <translation>Der Index führt auf: {platforms}.</translation>
    </message>
    <message>
        <source>The index&apos;s image for {platforms} is missing</source>
        <translation>Das Image des Index für {platforms} fehlt</translation>
    </message>
    <message>
        <source>The key is masked by asterisks, dots or a note.</source>
        <translation>Der Schlüssel ist durch Sternchen, Punkte oder einen Vermerk verdeckt.</translation>
    </message>
    <message>
        <source>The keyring entry of the profile {name} is incomplete.</source>
        <translation>Der Schlüsselbundeintrag des Profils {name} ist unvollständig.</translation>
    </message>
    <message>
        <source>The keyring is set to {backend}, which does not keep secrets safe.</source>
        <translation>Der Schlüsselbund ist auf {backend} eingestellt, das Geheimnisse nicht sicher aufbewahrt.</translation>
    </message>
    <message>
        <source>The keys of {profile} are not available.</source>
        <translation>Die Schlüssel von {profile} sind nicht verfügbar.</translation>
    </message>
    <message>
        <source>The latest release is called {tag}, which is not a version.</source>
        <translation>Die neueste Veröffentlichung heißt {tag}; das ist keine Version.</translation>
    </message>
    <message>
        <source>The layer has no table of contents.</source>
        <translation>Der Layer hat kein Inhaltsverzeichnis.</translation>
    </message>
    <message>
        <source>The layer is archived with its image</source>
        <translation>Der Layer ist mit seinem Image archiviert</translation>
    </message>
    <message>
        <source>The layer is encrypted.</source>
        <translation>Der Layer ist verschlüsselt.</translation>
    </message>
    <message>
        <source>The layer is missing from ECR</source>
        <translation>Der Layer fehlt in ECR</translation>
    </message>
    <message>
        <source>The layer is not in the registry.</source>
        <translation>Der Layer ist nicht in der Registry.</translation>
    </message>
    <message>
        <source>The layer was deleted from ECR&apos;s storage</source>
        <translation>Der Layer wurde aus dem Speicher von ECR gelöscht</translation>
    </message>
    <message>
        <source>The library zstandard is not installed.</source>
        <translation>Die Bibliothek zstandard ist nicht installiert.</translation>
    </message>
    <message>
        <source>The lifecycle policy archives such images: {rule}.</source>
        <translation>Die Lebenszyklus-Richtlinie archiviert solche Images: {rule}.</translation>
    </message>
    <message>
        <source>The lifecycle policy cannot be judged at {place}: {reason}.</source>
        <translation>Die Lebenszyklus-Richtlinie lässt sich bei {place} nicht beurteilen: {reason}.</translation>
    </message>
    <message>
        <source>The lifecycle policy removed such images: {rule}</source>
        <translation>Die Lebenszyklus-Richtlinie entfernt solche Images: {rule}</translation>
    </message>
    <message>
        <source>The local registry did not start and printed nothing.</source>
        <translation>Die lokale Registry ist nicht gestartet und hat nichts gemeldet.</translation>
    </message>
    <message>
        <source>The local registry did not start: {line}</source>
        <translation>Die lokale Registry ist nicht gestartet: {line}</translation>
    </message>
    <message>
        <source>The manifest has no URL for it.</source>
        <translation>Das Manifest enthält keine URL dafür.</translation>
    </message>
    <message>
        <source>The manifest has no address for it: download it from an image that contains the layer.</source>
        <translation>Das Manifest enthält keine Adresse dafür: aus einem Image herunterladen, das ihn als Layer hat.</translation>
    </message>
    <message>
        <source>The manifest is not valid at {place}: {reason}</source>
        <translation>Das Manifest ist bei {place} ungültig: {reason}</translation>
    </message>
    <message>
        <source>The name is longer than {limit} characters.</source>
        <translation>Der Name ist länger als {limit} Zeichen.</translation>
    </message>
    <message>
        <source>The name {host} cannot be resolved</source>
        <translation>Der Name {host} lässt sich nicht auflösen</translation>
    </message>
    <message>
        <source>The network administrator of the machine that pulls</source>
        <translation>Die Netzwerkadministratoren der Maschine, die pullt</translation>
    </message>
    <message>
        <source>The network team</source>
        <translation>Das Netzwerkteam</translation>
    </message>
    <message>
        <source>The network team must allow {action} in the endpoint policy ({endpoint}).</source>
        <translation>Das Netzwerkteam muss {action} in der Endpunktrichtlinie ({endpoint}) erlauben.</translation>
    </message>
    <message>
        <source>The network team must remove the deny from the endpoint policy; another network may work.</source>
        <translation>Das Netzwerkteam muss das Deny aus der Endpunktrichtlinie entfernen; über ein anderes Netz kann es gehen.</translation>
    </message>
    <message>
        <source>The organization denies {action}</source>
        <translation>Die Organisation verweigert {action}</translation>
    </message>
    <message>
        <source>The organization does not allow {action}</source>
        <translation>Die Organisation erlaubt {action} nicht</translation>
    </message>
    <message>
        <source>The output of {name} has no valid {member}</source>
        <translation>Die Ausgabe von {name} enthält kein gültiges {member}</translation>
    </message>
    <message>
        <source>The output of {name} is not a JSON object</source>
        <translation>Die Ausgabe von {name} ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>The owner of the lifecycle policy, and the person or pipeline that pushes the image</source>
        <translation>Die Verantwortlichen der Lebenszyklusrichtlinie, und die Person oder Pipeline, die das Image pusht</translation>
    </message>
    <message>
        <source>The owner of the registry</source>
        <translation>Die Eigentümer der Registry</translation>
    </message>
    <message>
        <source>The owner of the registry, for its pull-through cache rule</source>
        <translation>Die Eigentümer der Registry, wegen ihrer Pull-Through-Cache-Regel</translation>
    </message>
    <message>
        <source>The owner of the repository</source>
        <translation>Der Eigentümer des Repositorys</translation>
    </message>
    <message>
        <source>The owner of the repository, {owner}</source>
        <translation>Der Eigentümer des Repositorys, {owner}</translation>
    </message>
    <message>
        <source>The owner of the role, {owner}</source>
        <translation>Eigentümer der Rolle: {owner}</translation>
    </message>
    <message>
        <source>The owner of the role, {owner}, must check that its trust policy names {who} and that its conditions are met (external ID, MFA). The policies of {who} must allow {action} on it too.</source>
        <translation>In {owner}, dem die Rolle gehört, prüfen lassen, ob ihre Vertrauensrichtlinie {who} nennt und ihre Bedingungen erfüllt sind (External ID, MFA). Auch die Richtlinien von {who} müssen {action} darauf erlauben.</translation>
    </message>
    <message>
        <source>The owner of the role, {owner}, must remove or narrow the deny in its trust policy.</source>
        <translation>In {owner}, dem die Rolle gehört, das Deny in ihrer Vertrauensrichtlinie entfernen oder einschränken lassen.</translation>
    </message>
    <message>
        <source>The owner of the tool or proxy that sends it</source>
        <translation>Die Verantwortlichen des Werkzeugs oder Proxys, der ihn sendet</translation>
    </message>
    <message>
        <source>The owner&apos;s organization denies {action}</source>
        <translation>Die Organisation des Eigentümers verweigert {action}</translation>
    </message>
    <message>
        <source>The owner&apos;s organization does not allow {action}</source>
        <translation>Die Organisation des Eigentümers erlaubt {action} nicht</translation>
    </message>
    <message>
        <source>The owner, {owner}, must allow {caller} in the repository policy. The identity&apos;s own policy must allow it too.</source>
        <translation>In {owner}, dem das Repository gehört, {caller} durch die Richtlinie des Repositorys Zugriff geben lassen. Auch die Richtlinie der Identität selbst muss es erlauben.</translation>
    </message>
    <message>
        <source>The owner, {owner}, must allow {who} in the repository policy.</source>
        <translation>In {owner}, dem das Repository gehört, {who} durch die Richtlinie des Repositorys Zugriff geben lassen.</translation>
    </message>
    <message>
        <source>The owner, {owner}, must remove or narrow the deny in the repository policy.</source>
        <translation>Der Eigentümer, {owner}, muss das Deny in der Repository-Richtlinie entfernen oder begrenzen.</translation>
    </message>
    <message>
        <source>The pasted text denies {action} to {who}.</source>
        <translation>Der eingefügte Text verweigert {action} für {who}.</translation>
    </message>
    <message>
        <source>The pasted text reports {kind} at {host}.</source>
        <translation>Der eingefügte Text berichtet von {kind} bei {host}.</translation>
    </message>
    <message>
        <source>The pasted text reports {kind}.</source>
        <translation>Der eingefügte Text berichtet von {kind}.</translation>
    </message>
    <message>
        <source>The permissions boundary denies {action}</source>
        <translation>Die Berechtigungsgrenze verweigert {action}</translation>
    </message>
    <message>
        <source>The person or pipeline that builds the image</source>
        <translation>Die Person oder Pipeline, die das Image baut</translation>
    </message>
    <message>
        <source>The person or pipeline that pushes the image</source>
        <translation>Die Person oder Pipeline, die das Image pusht</translation>
    </message>
    <message>
        <source>The policies attached to {who} allow what a pull needs (IAM policy simulation).</source>
        <translation>Die an {who} angehängten Richtlinien erlauben alles, was ein Pull braucht (IAM-Richtliniensimulation).</translation>
    </message>
    <message>
        <source>The policies attached to {who} depend on values that only its calls carry: {keys}.</source>
        <translation>Die an {who} angehängten Richtlinien hängen von Werten ab, die nur deren eigene Aufrufe enthalten: {keys}.</translation>
    </message>
    <message>
        <source>The policies attached to {who} do not allow {actions} (IAM policy simulation).</source>
        <translation>Die an {who} angehängten Richtlinien erlauben {actions} nicht (IAM-Richtliniensimulation).</translation>
    </message>
    <message>
        <source>The policy that {who} was assumed with denies it on {resource}. {policy_sentence}</source>
        <translation>Die Richtlinie der angenommenen Sitzung verweigert es: {who} darf es nicht für {resource}. {policy_sentence}</translation>
    </message>
    <message>
        <source>The position of the table of contents cannot be read.</source>
        <translation>Die Position des Inhaltsverzeichnisses ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The presigned URL has expired</source>
        <translation>Die vorsignierte URL ist abgelaufen</translation>
    </message>
    <message>
        <source>The process that reads layers ended: {reason}</source>
        <translation>Der Prozess, der Layer liest, wurde beendet: {reason}</translation>
    </message>
    <message>
        <source>The profile and its [sso-session] differ in {setting}.</source>
        <translation>Das Profil und seine [sso-session] unterscheiden sich in {setting}.</translation>
    </message>
    <message>
        <source>The profile provides no usable credentials</source>
        <translation>Das Profil liefert keine brauchbaren Anmeldedaten</translation>
    </message>
    <message>
        <source>The profile {profile} is for account {promised}; GetCallerIdentity returns {arn}.</source>
        <translation>Das Profil {profile} ist für Konto {promised}; GetCallerIdentity liefert {arn}.</translation>
    </message>
    <message>
        <source>The proxy answered HTTP {status} to the connection to {host}.</source>
        <translation>Der Proxy antwortete auf die Verbindung zu {host} mit HTTP {status}.</translation>
    </message>
    <message>
        <source>The proxy blocked the connection to {host}.</source>
        <translation>Der Proxy hat die Verbindung zu {host} blockiert.</translation>
    </message>
    <message>
        <source>The proxy blocked the request</source>
        <translation>Der Proxy hat die Anfrage blockiert</translation>
    </message>
    <message>
        <source>The proxy requires authentication.</source>
        <translation>Der Proxy verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>The pull-through cache fills by tag only</source>
        <translation>Der Pull-Through-Cache füllt sich nur über Tags</translation>
    </message>
    <message>
        <source>The pulling machine&apos;s clock is wrong</source>
        <translation>Die Uhr der pullenden Maschine geht falsch</translation>
    </message>
    <message>
        <source>The pulling machine&apos;s disk is full</source>
        <translation>Der Datenträger der pullenden Maschine ist voll</translation>
    </message>
    <message>
        <source>The region is missing or not valid</source>
        <translation>Die Region fehlt oder ist ungültig</translation>
    </message>
    <message>
        <source>The registry policy allows {who} {actions}, if its scope is set to V2.</source>
        <translation>Die Richtlinie der Registry erlaubt für {who} {actions}; das gilt, wenn ihr Geltungsbereich auf V2 gesetzt ist.</translation>
    </message>
    <message>
        <source>The registry policy denies {who} {actions}, if its scope is set to V2.</source>
        <translation>Die Richtlinie der Registry verweigert für {who} {actions}; das gilt, wenn ihr Geltungsbereich auf V2 gesetzt ist.</translation>
    </message>
    <message>
        <source>The registry rejected the request ({status})</source>
        <translation>Die Registry hat die Anfrage abgelehnt ({status})</translation>
    </message>
    <message>
        <source>The registry&apos;s policy allows the caller {action}.</source>
        <translation>Die Richtlinie der Registry erlaubt der aufrufenden Identität {action}.</translation>
    </message>
    <message>
        <source>The registry&apos;s policy cannot be judged at {place}: {reason}.</source>
        <translation>Die Richtlinie der Registry lässt sich bei {place} nicht beurteilen: {reason}.</translation>
    </message>
    <message>
        <source>The registry&apos;s policy denies the caller {action}: {statement}.</source>
        <translation>Die Richtlinie der Registry verweigert der aufrufenden Identität {action}: {statement}.</translation>
    </message>
    <message>
        <source>The report does not tell.</source>
        <translation>Der Bericht sagt dazu nichts.</translation>
    </message>
    <message>
        <source>The report says “{outcome}”.</source>
        <translation>Der Bericht sagt „{outcome}“.</translation>
    </message>
    <message>
        <source>The repository has no image for {platforms}.</source>
        <translation>Das Repository hat kein Image für {platforms}.</translation>
    </message>
    <message>
        <source>The repository has no policy, so the policies attached to {who} decide.</source>
        <translation>Das Repository hat keine Richtlinie, daher entscheiden die an {who} angehängten Richtlinien.</translation>
    </message>
    <message>
        <source>The repository has no policy; a caller from another account needs one.</source>
        <translation>Das Repository hat keine Richtlinie; aus einem anderen Konto braucht es eine.</translation>
    </message>
    <message>
        <source>The repository has no policy; {who}, in another account, needs one that allows access.</source>
        <translation>Das Repository hat keine Richtlinie; {who} gehört zu einem anderen Konto und braucht eine, die den Zugriff freigibt.</translation>
    </message>
    <message>
        <source>The repository is encrypted with {type} {key}.</source>
        <translation>Das Repository ist mit {type} {key} verschlüsselt.</translation>
    </message>
    <message>
        <source>The repository is not shared with {caller}</source>
        <translation>Das Repository ist für {caller} nicht freigegeben</translation>
    </message>
    <message>
        <source>The repository is not shared with {who}</source>
        <translation>Das Repository ist für {who} nicht freigegeben</translation>
    </message>
    <message>
        <source>The repository policy allows {action} conditionally</source>
        <translation>Die Repository-Richtlinie macht {action} von einer Bedingung abhängig</translation>
    </message>
    <message>
        <source>The repository policy denies {action}</source>
        <translation>Die Repository-Richtlinie verweigert {action}</translation>
    </message>
    <message>
        <source>The repository policy does not allow {who}.</source>
        <translation>Die Repository-Richtlinie erlaubt {who} nicht.</translation>
    </message>
    <message>
        <source>The repository policy does not block {who}.</source>
        <translation>Die Repository-Richtlinie blockiert {who} nicht.</translation>
    </message>
    <message>
        <source>The repository policy is unknown.</source>
        <translation>Die Repository-Richtlinie ist unbekannt.</translation>
    </message>
    <message>
        <source>The repository&apos;s KMS key cannot be used</source>
        <translation>Der KMS-Schlüssel des Repositorys ist nicht nutzbar</translation>
    </message>
    <message>
        <source>The repository&apos;s policy allows it only under {conditions}: {statement}.</source>
        <translation>Die Richtlinie des Repositorys erlaubt es nur unter {conditions}: {statement}.</translation>
    </message>
    <message>
        <source>The repository&apos;s policy allows {arn} none of: {actions}.</source>
        <translation>Die Richtlinie des Repositorys erlaubt {arn} nichts davon: {actions}.</translation>
    </message>
    <message>
        <source>The repository&apos;s policy cannot be judged at {place}: {reason}.</source>
        <translation>Die Richtlinie des Repositorys lässt sich bei {place} nicht beurteilen: {reason}.</translation>
    </message>
    <message>
        <source>The repository&apos;s policy cannot be judged for {who}.</source>
        <translation>Die Richtlinie des Repositorys lässt sich für {who} nicht beurteilen.</translation>
    </message>
    <message>
        <source>The repository&apos;s policy cannot be read either: ecr:GetRepositoryPolicy is denied too.</source>
        <translation>Auch die Richtlinie des Repositorys lässt sich nicht lesen: ecr:GetRepositoryPolicy wird ebenfalls verweigert.</translation>
    </message>
    <message>
        <source>The repository&apos;s policy cannot be read: ecr:GetRepositoryPolicy is denied here.</source>
        <translation>Die Richtlinie des Repositorys lässt sich nicht lesen: ecr:GetRepositoryPolicy wird hier verweigert.</translation>
    </message>
    <message>
        <source>The repository&apos;s policy decides on {who} by {conditions}.</source>
        <translation>Die Richtlinie des Repositorys entscheidet für {who} anhand von {conditions}.</translation>
    </message>
    <message>
        <source>The repository&apos;s policy denies it under {conditions}: {statement}.</source>
        <translation>Die Richtlinie des Repositorys verweigert es unter {conditions}: {statement}.</translation>
    </message>
    <message>
        <source>The repository&apos;s policy denies {action} to {arn}: {statement}.</source>
        <translation>Die Richtlinie des Repositorys verweigert {action} für {arn}: {statement}.</translation>
    </message>
    <message>
        <source>The repository&apos;s policy denies {who} the pull.</source>
        <translation>Die Richtlinie des Repositorys verweigert den Pull für {who}.</translation>
    </message>
    <message>
        <source>The request does not match the signed URL</source>
        <translation>Die Anfrage passt nicht zur signierten URL</translation>
    </message>
    <message>
        <source>The request timed out.</source>
        <translation>Zeitüberschreitung der Anfrage.</translation>
    </message>
    <message>
        <source>The role has both source_profile and credential_source.</source>
        <translation>Die Rolle hat sowohl source_profile als auch credential_source.</translation>
    </message>
    <message>
        <source>The role has neither source_profile nor credential_source.</source>
        <translation>Die Rolle hat weder source_profile noch credential_source.</translation>
    </message>
    <message>
        <source>The role requires a code of the MFA device {serial}, which cannot be asked for here.</source>
        <translation>Die Rolle verlangt einen Code des MFA-Geräts {serial}, der hier nicht abgefragt werden kann.</translation>
    </message>
    <message>
        <source>The role requires an MFA code</source>
        <translation>Die Rolle verlangt einen MFA-Code</translation>
    </message>
    <message>
        <source>The rule with the prefix {prefix} fills the repository from {name} at {upstream}.</source>
        <translation>Die Regel mit dem Präfix {prefix} füllt das Repository aus {name} bei {upstream}.</translation>
    </message>
    <message>
        <source>The same with the AWS CLI</source>
        <translation>Dasselbe mit der AWS CLI</translation>
    </message>
    <message>
        <source>The secret access key has no access key ID.</source>
        <translation>Zum geheimen Schlüssel fehlt die Zugriffsschlüssel-ID.</translation>
    </message>
    <message>
        <source>The secret of the profile {profile} is not available.</source>
        <translation>Das Geheimnis des Profils {profile} ist nicht verfügbar.</translation>
    </message>
    <message>
        <source>The session policy denies {action}</source>
        <translation>Die Sitzungsrichtlinie verweigert {action}</translation>
    </message>
    <message>
        <source>The session policy does not allow {action}</source>
        <translation>Die Sitzungsrichtlinie erlaubt {action} nicht</translation>
    </message>
    <message>
        <source>The session policy that {who} was assumed with does not contain it for {resource}.</source>
        <translation>Die Sitzungsrichtlinie enthält es nicht für {resource}; angenommen wurde sie durch {who}.</translation>
    </message>
    <message>
        <source>The sign-in settings lack {missing}.</source>
        <translation>Den Anmeldeeinstellungen fehlt {missing}.</translation>
    </message>
    <message>
        <source>The sign-in was refused in the browser.</source>
        <translation>Die Anmeldung wurde im Browser abgelehnt.</translation>
    </message>
    <message>
        <source>The source profiles form a loop: {path}.</source>
        <translation>Die Quellprofile bilden eine Schleife: {path}.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring did not answer within {seconds} seconds.</source>
        <translation>Der Schlüsselbund des Systems gab innerhalb von {seconds} Sekunden keine Antwort.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring failed.</source>
        <translation>Der Schlüsselbund des Systems ist ausgefallen.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked.</source>
        <translation>Der Schlüsselbund des Systems ist gesperrt.</translation>
    </message>
    <message>
        <source>The table of contents cannot be decompressed.</source>
        <translation>Das Inhaltsverzeichnis lässt sich nicht dekomprimieren.</translation>
    </message>
    <message>
        <source>The table of contents has a name twice.</source>
        <translation>Das Inhaltsverzeichnis hat einen Namen zweimal.</translation>
    </message>
    <message>
        <source>The table of contents has another digest than the image names.</source>
        <translation>Das Inhaltsverzeichnis hat einen anderen Digest, als das Image nennt.</translation>
    </message>
    <message>
        <source>The table of contents is damaged at byte {at}.</source>
        <translation>Das Inhaltsverzeichnis ist bei Byte {at} beschädigt.</translation>
    </message>
    <message>
        <source>The table of contents is larger than is read.</source>
        <translation>Das Inhaltsverzeichnis ist größer, als gelesen wird.</translation>
    </message>
    <message>
        <source>The table of contents is not valid JSON.</source>
        <translation>Das Inhaltsverzeichnis ist kein gültiges JSON.</translation>
    </message>
    <message>
        <source>The table of contents is not where the layer says.</source>
        <translation>Das Inhaltsverzeichnis ist nicht da, wo der Layer sagt.</translation>
    </message>
    <message>
        <source>The table of contents is of an unknown type.</source>
        <translation>Das Inhaltsverzeichnis ist von einer unbekannten Art.</translation>
    </message>
    <message>
        <source>The table of contents is of another layer.</source>
        <translation>Das Inhaltsverzeichnis gehört zu einem anderen Layer.</translation>
    </message>
    <message>
        <source>The table of contents is said to be where the layer has no bytes.</source>
        <translation>Das Inhaltsverzeichnis soll stehen, wo der Layer keine Bytes hat.</translation>
    </message>
    <message>
        <source>The table&apos;s checkpoints cannot be in the layer.</source>
        <translation>Die Wiedereinstiegspunkte des Verzeichnisses können nicht im Layer liegen.</translation>
    </message>
    <message>
        <source>The tar has another digest than the image&apos;s config says</source>
        <translation>Das Tar hat einen anderen Digest, als die Config des Images sagt</translation>
    </message>
    <message>
        <source>The temporary credentials have expired</source>
        <translation>Die temporären Anmeldedaten sind abgelaufen</translation>
    </message>
    <message>
        <source>The transfer process ended {times} times: {reason}</source>
        <translation>Der Downloadprozess wurde {times}-mal beendet: {reason}</translation>
    </message>
    <message>
        <source>The transfer reported: {words}</source>
        <translation>Der Download meldete: {words}</translation>
    </message>
    <message>
        <source>The transfer was canceled.</source>
        <translation>Der Download wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The trust policy of {role} denies it</source>
        <translation>Die Vertrauensrichtlinie von {role} verweigert es</translation>
    </message>
    <message>
        <source>The upstream&apos;s storage {host} is not reachable</source>
        <translation>Der Speicher der Upstream-Registry, {host}, ist nicht erreichbar</translation>
    </message>
    <message>
        <source>The user or service that starts the session of {who}</source>
        <translation>Der Benutzer oder Dienst, der die Sitzung von {who} öffnet</translation>
    </message>
    <message>
        <source>The value begins or ends with a space.</source>
        <translation>Der Wert beginnt oder endet mit einem Leerzeichen.</translation>
    </message>
    <message>
        <source>The value contains a line break or another invisible character.</source>
        <translation>Der Wert enthält einen Zeilenumbruch oder ein anderes unsichtbares Zeichen.</translation>
    </message>
    <message>
        <source>The value has quotation marks around it, which AWS treats as part of the value.</source>
        <translation>Um den Wert stehen Anführungszeichen, die AWS als Teil davon nimmt.</translation>
    </message>
    <message>
        <source>The value is masked by asterisks or dots.</source>
        <translation>Der Wert ist durch Sternchen oder Punkte verdeckt.</translation>
    </message>
    <message>
        <source>The value looks like a secret, but this field is saved in a file.</source>
        <translation>Der Wert sieht aus wie ein Geheimnis, und dieses Feld wird in einer Datei gespeichert.</translation>
    </message>
    <message>
        <source>The {count} bytes that arrived have the digest {actual}, not {expected}.</source>
        <translation>Die {count} angekommenen Bytes haben den Digest {actual}, nicht {expected}.</translation>
    </message>
    <message>
        <source>The {size} bytes received have the digest {actual}, not {expected}.</source>
        <translation>Die empfangenen {size} Bytes haben den Digest {actual}, nicht {expected}.</translation>
    </message>
    <message>
        <source>There are several access keys, and it is unclear which secret belongs to which ID.</source>
        <translation>Es sind mehrere Zugriffsschlüssel, und unklar ist, welcher geheime Schlüssel zu welcher ID gehört.</translation>
    </message>
    <message>
        <source>There are two profiles {profile}: one of Layerscope and one in the shared AWS files. Rename one.</source>
        <translation>Es gibt zwei Profile {profile}: eines von Layerscope und eines in den gemeinsamen AWS-Dateien. Eines umbenennen.</translation>
    </message>
    <message>
        <source>There is neither an access key nor a role or an SSO account in this text.</source>
        <translation>In diesem Text steht weder ein Zugriffsschlüssel noch eine Rolle oder ein SSO-Konto.</translation>
    </message>
    <message>
        <source>There: {there}. Here: {here}.</source>
        <translation>Dort: {there}. Hier: {here}.</translation>
    </message>
    <message>
        <source>These are still there: {platforms}.</source>
        <translation>Noch da sind: {platforms}.</translation>
    </message>
    <message>
        <source>These keys are temporary, and their session token is missing.</source>
        <translation>Diese Schlüssel sind temporär, und ihr Sitzungstoken fehlt.</translation>
    </message>
    <message>
        <source>These two do not compare</source>
        <translation>Diese beiden lassen sich nicht vergleichen</translation>
    </message>
    <message>
        <source>They are about two questions. The {what} there: {there}. Here: {here}.</source>
        <translation>Sie gehen um zwei Fragen. {what} dort: {there}. Hier: {here}.</translation>
    </message>
    <message>
        <source>This cannot be an access key ID.</source>
        <translation>Das kann keine Zugriffsschlüssel-ID sein.</translation>
    </message>
    <message>
        <source>This check timed out; all others were answered.</source>
        <translation>Diese Prüfung lief in eine Zeitüberschreitung; alle anderen wurden beantwortet.</translation>
    </message>
    <message>
        <source>This computer uses {arn}, a different identity.</source>
        <translation>Dieser Rechner verwendet {arn}, eine andere Identität.</translation>
    </message>
    <message>
        <source>This computer&apos;s SQLite cannot read it.</source>
        <translation>Das SQLite dieses Computers kann sie nicht lesen.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is correct to the minute, by the answer&apos;s Date header.</source>
        <translation>Die Uhr dieses Rechners stimmt auf die Minute, nach dem Date der Antwort.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong</source>
        <translation>Die Uhr dieses Rechners geht falsch</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {offset}, by the answer&apos;s Date header.</source>
        <translation>Die Uhr dieses Rechners geht {offset}, nach dem Date der Antwort.</translation>
    </message>
    <message>
        <source>This field is empty.</source>
        <translation>Dieses Feld ist leer.</translation>
    </message>
    <message>
        <source>This file contains a password for the AWS console, not an access key.</source>
        <translation>Diese Datei enthält ein Passwort für die AWS-Konsole, keinen Zugriffsschlüssel.</translation>
    </message>
    <message>
        <source>This identity has no permission for {action}</source>
        <translation>Dieser Identität fehlt die Berechtigung für {action}</translation>
    </message>
    <message>
        <source>This identity is not allowed to assume {role}</source>
        <translation>Diese Identität darf die Rolle nicht annehmen: {role}</translation>
    </message>
    <message>
        <source>This is a BuildKit attestation, not an image</source>
        <translation>Das ist eine BuildKit-Attestierung, kein Image</translation>
    </message>
    <message>
        <source>This is a diffID, not a layer digest</source>
        <translation>Das ist eine diffID, kein Layer-Digest</translation>
    </message>
    <message>
        <source>This is a foreign layer, which is not stored in ECR.</source>
        <translation>Das ist ein externer Layer, der nicht in ECR liegt.</translation>
    </message>
    <message>
        <source>This is a placeholder, not a key.</source>
        <translation>Das ist ein Platzhalter, kein Schlüssel.</translation>
    </message>
    <message>
        <source>This is a secret, not an access key ID.</source>
        <translation>Das ist ein Geheimnis, keine Zugriffsschlüssel-ID.</translation>
    </message>
    <message>
        <source>This is an image digest, not a layer&apos;s</source>
        <translation>Das ist der Digest eines Images, nicht eines Layers</translation>
    </message>
    <message>
        <source>This is neither an MFA device&apos;s ARN nor a serial number.</source>
        <translation>Das ist weder der ARN eines MFA-Geräts noch eine Seriennummer.</translation>
    </message>
    <message>
        <source>This is not a color.</source>
        <translation>Das ist keine Farbe.</translation>
    </message>
    <message>
        <source>This is not a region name.</source>
        <translation>Das ist kein Name einer Region.</translation>
    </message>
    <message>
        <source>This is not a role ARN.</source>
        <translation>Das ist kein ARN einer Rolle.</translation>
    </message>
    <message>
        <source>This is not a role name.</source>
        <translation>Das ist kein Name einer Rolle.</translation>
    </message>
    <message>
        <source>This is not a sign-in address.</source>
        <translation>Das ist keine Anmeldeadresse.</translation>
    </message>
    <message>
        <source>This is not an ECR repository</source>
        <translation>Das ist kein ECR-Repository</translation>
    </message>
    <message>
        <source>This is not an access key ID: those have at least 16 letters and digits.</source>
        <translation>Das ist keine Zugriffsschlüssel-ID: Eine solche hat mindestens 16 Buchstaben und Ziffern.</translation>
    </message>
    <message>
        <source>This is not an archive: it has no files to list.</source>
        <translation>Das ist kein Archiv: Es hat keine Dateien, die sich auflisten ließen.</translation>
    </message>
    <message>
        <source>This is the access key ID, not its secret.</source>
        <translation>Das ist die Zugriffsschlüssel-ID, nicht der geheime Schlüssel.</translation>
    </message>
    <message>
        <source>This looks like the secret access key, not like the access key ID.</source>
        <translation>Das sieht aus wie der geheime Schlüssel, nicht wie die Zugriffsschlüssel-ID.</translation>
    </message>
    <message>
        <source>This system has no keyring to store secrets in.</source>
        <translation>Dieses System hat keinen Schlüsselbund für Geheimnisse.</translation>
    </message>
    <message>
        <source>Trust the gateway&apos;s root certificate in the system&apos;s certificate store, or set its file for ECR, STS, SSO and S3.</source>
        <translation>Dem Stammzertifikat des Gateways im Zertifikatsspeicher des Systems vertrauen, oder seine Datei für ECR, STS, SSO und S3 setzen.</translation>
    </message>
    <message>
        <source>Try again and enter the code, or use another account.</source>
        <translation>Erneut versuchen und den Code eingeben, oder ein anderes Konto verwenden.</translation>
    </message>
    <message>
        <source>Try again in a minute. If it persists, see the AWS Health Dashboard and give AWS the request ID.</source>
        <translation>In einer Minute erneut versuchen. Bleibt es dabei, das AWS Health Dashboard ansehen und AWS die Anfrage-ID nennen.</translation>
    </message>
    <message>
        <source>Try again. If it persists, look for a proxy, VPN or virus scanner that delays responses.</source>
        <translation>Erneut versuchen. Bleibt es dabei, nach einem Proxy, VPN oder Virenscanner suchen, der Antworten verzögert.</translation>
    </message>
    <message>
        <source>Try one of the similar names, or another registry or region.</source>
        <translation>Einen der ähnlichen Namen versuchen, oder eine andere Registry oder Region.</translation>
    </message>
    <message>
        <source>Type it again, on one line.</source>
        <translation>Noch einmal eingeben, in einer Zeile.</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Unlock it with its password, often the one you sign in to this computer with, and try again; or use the keys for this session only.</source>
        <translation>Mit seinem Passwort entsperren, oft dem der Anmeldung an diesem Rechner, und erneut versuchen; oder die Schlüssel nur für diese Sitzung verwenden.</translation>
    </message>
    <message>
        <source>Use a secret of an account with a higher limit in the rule, or wait and pull again.</source>
        <translation>In der Regel das Secret eines Kontos mit höherem Limit verwenden, oder warten und erneut pullen.</translation>
    </message>
    <message>
        <source>Use the complete URL with GET, with a range where a part is enough; HEAD fails.</source>
        <translation>Die URL vollständig und mit GET verwenden, mit einem Bereich, wo ein Teil reicht; HEAD schlägt fehl.</translation>
    </message>
    <message>
        <source>Use the digest at the same position in the manifest&apos;s layers.</source>
        <translation>Den Digest verwenden, der an derselben Stelle in den Layern des Manifests steht.</translation>
    </message>
    <message>
        <source>Use the digest of one of the image&apos;s layers; manifests are read with BatchGetImage.</source>
        <translation>Den Digest eines Layers des Images verwenden; Manifeste werden mit BatchGetImage gelesen.</translation>
    </message>
    <message>
        <source>Use the layer&apos;s own digest, {digest}.</source>
        <translation>Den Digest des Layers selbst verwenden, {digest}.</translation>
    </message>
    <message>
        <source>ValidatePullThroughCacheRule reports: {failure}</source>
        <translation>ValidatePullThroughCacheRule meldet: {failure}</translation>
    </message>
    <message>
        <source>Value of {name}</source>
        <translation>Wert von {name}</translation>
    </message>
    <message>
        <source>Vault token</source>
        <translation>Vault-Token</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Wait for the upstream, and pull again; see its status page.</source>
        <translation>Auf die Upstream-Registry warten und erneut pullen; ihre Statusseite ansehen.</translation>
    </message>
    <message>
        <source>Wait up to about 20 minutes, then try again.</source>
        <translation>Bis zu etwa 20 Minuten warten, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Wait: most images arrive within 30 minutes.</source>
        <translation>Warten: Die meisten Images sind binnen 30 Minuten da.</translation>
    </message>
    <message>
        <source>Wait: this program retries automatically. If it persists, request a higher quota.</source>
        <translation>Warten: Dieses Programm versucht es von selbst erneut. Bleibt es dabei, ein höheres Kontingent beantragen.</translation>
    </message>
    <message>
        <source>What is known of each step is the same in both places.</source>
        <translation>Was von jedem Schritt bekannt ist, ist an beiden Stellen gleich.</translation>
    </message>
    <message>
        <source>What only the pulling machine can show</source>
        <translation>Was nur die pullende Maschine zeigen kann</translation>
    </message>
    <message>
        <source>What the policies attached to {who} allow is unknown here.</source>
        <translation>Was die an {who} angehängten Richtlinien erlauben, ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>What the policies attached to {who} allow is unknown: IAM finds no identity with the ARN {arn}. Check its spelling and its path.</source>
        <translation>Was die an {who} angehängten Richtlinien erlauben, ist nicht bekannt: IAM findet niemanden mit dem ARN {arn}. Die Schreibweise prüfen, und ob ein Pfad dazugehört.</translation>
    </message>
    <message>
        <source>What the policies attached to {who} allow is unknown: IAM finds no role with the ARN {arn}. The role may have a path, which its session&apos;s ARN leaves out: enter the role&apos;s full ARN in “Diagnose as role…”.</source>
        <translation>Was die an {who} angehängten Richtlinien erlauben, ist nicht bekannt: IAM findet keine Rolle mit dem ARN {arn}. Die Rolle kann einen Pfad haben, den der ARN ihrer Sitzung weglässt: den ganzen ARN der Rolle unter „Als Rolle diagnostizieren …“ eingeben.</translation>
    </message>
    <message>
        <source>What the policies attached to {who} allow is unknown: iam:SimulatePrincipalPolicy is denied here.</source>
        <translation>Was die an {who} angehängten Richtlinien erlauben, ist nicht bekannt: iam:SimulatePrincipalPolicy wird hier verweigert.</translation>
    </message>
    <message>
        <source>What the policies attached to {who} allow is unknown: the IAM policy simulation failed with {code}.</source>
        <translation>Was die an {who} angehängten Richtlinien erlauben, ist nicht bekannt: Die IAM-Richtliniensimulation scheiterte mit {code}.</translation>
    </message>
    <message>
        <source>What to change</source>
        <translation>Was zu ändern ist</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Write Environment, Ec2InstanceMetadata or EcsContainer.</source>
        <translation>Environment, Ec2InstanceMetadata oder EcsContainer schreiben.</translation>
    </message>
    <message>
        <source>Write [{right}] in this file.</source>
        <translation>In dieser Datei [{right}] schreiben.</translation>
    </message>
    <message>
        <source>Write [{right}].</source>
        <translation>[{right}] schreiben.</translation>
    </message>
    <message>
        <source>Write a name that identifies you in CloudTrail, as in ana@example.com.</source>
        <translation>Einen Namen schreiben, der in CloudTrail erkennbar ist, wie ana@example.com.</translation>
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
        <source>Write it as in arn:aws:iam::111122223333:role/NAME.</source>
        <translation>In der Form arn:aws:iam::111122223333:role/NAME schreiben.</translation>
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
        <source>Write it without them, directly behind the sign =.</source>
        <translation>Ohne sie schreiben, gleich hinter dem Zeichen =.</translation>
    </message>
    <message>
        <source>Write the permission set&apos;s name as the AWS access portal shows it, not an ARN.</source>
        <translation>Den Namen des Berechtigungssatzes schreiben, wie das AWS-Zugangsportal ihn zeigt, keinen ARN.</translation>
    </message>
    <message>
        <source>Write the seconds as a whole number, as in 3600; the role may have a lower limit.</source>
        <translation>Die Sekunden als ganze Zahl schreiben, wie in 3600; die Rolle kann eine niedrigere Grenze haben.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Wer hier fragt</translation>
    </message>
    <message>
        <source>You are signed out</source>
        <translation>Die Anmeldung ist abgelaufen</translation>
    </message>
    <message>
        <source>You can pull this</source>
        <translation>Hier lässt sich das pullen</translation>
    </message>
    <message>
        <source>You can read this image</source>
        <translation>Hier lässt sich dieses Image lesen</translation>
    </message>
    <message>
        <source>You can read this repository</source>
        <translation>Hier lässt sich dieses Repository lesen</translation>
    </message>
    <message>
        <source>You, on this computer</source>
        <translation>Wer an diesem Rechner sitzt</translation>
    </message>
    <message>
        <source>You, or the administrator of this network</source>
        <translation>Wer hier fragt, oder die Administratoren dieses Netzes</translation>
    </message>
    <message>
        <source>You, or the administrator who issued the credentials</source>
        <translation>Wer hier fragt, oder die Administratoren, die die Anmeldedaten ausgegeben haben</translation>
    </message>
    <message>
        <source>You, or the person or pipeline that deploys the image</source>
        <translation>Wer hier fragt, oder die Person oder Pipeline, die das Image ausrollt</translation>
    </message>
    <message>
        <source>You, or the person or pipeline that pushes the image</source>
        <translation>Wer hier fragt, oder die Person oder Pipeline, die das Image pusht</translation>
    </message>
    <message>
        <source>[{heading}] in {path} creates a profile named “{heading}”.</source>
        <translation>[{heading}] in {path} ergibt ein Profil namens „{heading}“.</translation>
    </message>
    <message>
        <source>[{heading}] in {path} is skipped: it is not a profile heading.</source>
        <translation>[{heading}] in {path} wird übersprungen: Das ist keine Profilüberschrift.</translation>
    </message>
    <message>
        <source>a JSON object is expected here</source>
        <translation>hier muss ein JSON-Objekt stehen</translation>
    </message>
    <message>
        <source>a KMS key that cannot be used</source>
        <translation>einem KMS-Schlüssel, der nicht nutzbar ist</translation>
    </message>
    <message>
        <source>a PAX record without a key</source>
        <translation>eine PAX-Angabe ohne Schlüssel</translation>
    </message>
    <message>
        <source>a PAX record {key} that is not a number</source>
        <translation>eine PAX-Angabe {key}, die keine Zahl ist</translation>
    </message>
    <message>
        <source>a URL that has expired</source>
        <translation>einer abgelaufenen URL</translation>
    </message>
    <message>
        <source>a caller that is not signed in</source>
        <translation>einer fehlenden Anmeldung</translation>
    </message>
    <message>
        <source>a certificate that is not trusted</source>
        <translation>einem Zertifikat, dem nicht vertraut wird</translation>
    </message>
    <message>
        <source>a clock that is wrong</source>
        <translation>einer Uhr, die falsch geht</translation>
    </message>
    <message>
        <source>a connection that failed</source>
        <translation>einer fehlgeschlagenen Verbindung</translation>
    </message>
    <message>
        <source>a denial</source>
        <translation>einer Ablehnung</translation>
    </message>
    <message>
        <source>a digest is missing</source>
        <translation>ein Digest fehlt</translation>
    </message>
    <message>
        <source>a digest is sha256: and 64 hexadecimal digits; copy all of it.</source>
        <translation>ein Digest besteht aus sha256: und 64 Hexadezimalziffern; vollständig kopieren.</translation>
    </message>
    <message>
        <source>a failure on AWS&apos;s side</source>
        <translation>einem Fehler bei AWS</translation>
    </message>
    <message>
        <source>a field that is not a number</source>
        <translation>ein Feld, das keine Zahl ist</translation>
    </message>
    <message>
        <source>a full disk</source>
        <translation>einem vollen Datenträger</translation>
    </message>
    <message>
        <source>a layer that cannot be unpacked</source>
        <translation>einen Layer, der sich nicht entpacken lässt</translation>
    </message>
    <message>
        <source>a list is expected here</source>
        <translation>hier muss eine Liste stehen</translation>
    </message>
    <message>
        <source>a list of rules is expected here</source>
        <translation>hier wird eine Liste von Regeln erwartet</translation>
    </message>
    <message>
        <source>a name that was not found</source>
        <translation>einem Namen, der nicht gefunden wurde</translation>
    </message>
    <message>
        <source>a name with a NUL</source>
        <translation>ein Name mit einem NUL-Zeichen</translation>
    </message>
    <message>
        <source>a number has too many digits</source>
        <translation>eine Zahl hat zu viele Ziffern</translation>
    </message>
    <message>
        <source>a platform that the image does not have</source>
        <translation>einer Plattform, die das Image nicht hat</translation>
    </message>
    <message>
        <source>a principal must be complete; “{value}” is a pattern</source>
        <translation>ein Principal wird vollständig genannt; „{value}“ ist ein Muster</translation>
    </message>
    <message>
        <source>a program that cannot be started</source>
        <translation>ein Programm, das sich nicht starten lässt</translation>
    </message>
    <message>
        <source>a proxy</source>
        <translation>einem Proxy</translation>
    </message>
    <message>
        <source>a repository&apos;s name has lower-case letters and digits, joined by single . or _ or by -, and / between its parts; check the spelling.</source>
        <translation>der Name eines Repositorys hat Kleinbuchstaben und Ziffern, verbunden durch einzelne . oder _ oder durch -, und / zwischen seinen Teilen; Schreibweise prüfen.</translation>
    </message>
    <message>
        <source>a request that is signed twice</source>
        <translation>einer doppelt signierten Anfrage</translation>
    </message>
    <message>
        <source>a request that was rejected with {status}</source>
        <translation>einer mit {status} zurückgewiesenen Anfrage</translation>
    </message>
    <message>
        <source>a setting comes before the first [section].</source>
        <translation>vor dem ersten [Abschnitt] steht eine Einstellung.</translation>
    </message>
    <message>
        <source>a signature that does not match</source>
        <translation>einer Signatur, die nicht passt</translation>
    </message>
    <message>
        <source>a size out of range</source>
        <translation>eine Größe außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>a sparse map in disorder</source>
        <translation>eine Sparse-Tabelle in Unordnung</translation>
    </message>
    <message>
        <source>a sparse map that does not end</source>
        <translation>eine Sparse-Tabelle ohne Ende</translation>
    </message>
    <message>
        <source>a sparse map that does not fit its file</source>
        <translation>eine Sparse-Tabelle, die nicht zu ihrer Datei passt</translation>
    </message>
    <message>
        <source>a sparse map that is not a list of numbers</source>
        <translation>eine Sparse-Tabelle, die keine Liste von Zahlen ist</translation>
    </message>
    <message>
        <source>a sparse map with half a stretch</source>
        <translation>eine Sparse-Tabelle mit einem halben Abschnitt</translation>
    </message>
    <message>
        <source>a statement, or a list of statements, is expected here</source>
        <translation>hier wird eine Anweisung oder eine Liste von Anweisungen erwartet</translation>
    </message>
    <message>
        <source>a tag has letters, digits, and . _ - after the first character; check the part after the colon.</source>
        <translation>ein Tag hat Buchstaben, Ziffern und nach dem ersten Zeichen auch . _ -; den Teil nach dem Doppelpunkt prüfen.</translation>
    </message>
    <message>
        <source>a text, or a list of texts, is expected here</source>
        <translation>hier wird ein Text oder eine Liste von Texten erwartet</translation>
    </message>
    <message>
        <source>a time-out</source>
        <translation>einer Zeitüberschreitung</translation>
    </message>
    <message>
        <source>a web page instead of an answer</source>
        <translation>einer Webseite anstelle einer Antwort</translation>
    </message>
    <message>
        <source>account {id}</source>
        <translation>Konto {id}</translation>
    </message>
    <message>
        <source>age private key</source>
        <translation>Privater Schlüssel von age</translation>
    </message>
    <message>
        <source>an ECR registry has no port</source>
        <translation>eine Registry von ECR hat keinen Port</translation>
    </message>
    <message>
        <source>an archived image</source>
        <translation>einem archivierten Image</translation>
    </message>
    <message>
        <source>an object is expected here</source>
        <translation>hier muss ein Objekt stehen</translation>
    </message>
    <message>
        <source>an upstream registry that rejected the request</source>
        <translation>einer Upstream-Registry, die ablehnte</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archiviert</translation>
    </message>
    <message>
        <source>available</source>
        <translation>verfügbar</translation>
    </message>
    <message>
        <source>behind {scheme} belongs an image&apos;s reference; {how}</source>
        <translation>hinter {scheme} gehört eine Image-Referenz; {how}</translation>
    </message>
    <message>
        <source>byte {offset}</source>
        <translation>Byte {offset}</translation>
    </message>
    <message>
        <source>bytes of a gzip header</source>
        <translation>Bytes eines gzip-Kopfs</translation>
    </message>
    <message>
        <source>bytes of a header</source>
        <translation>Bytes eines Headers</translation>
    </message>
    <message>
        <source>bytes of a path</source>
        <translation>Bytes eines Pfads</translation>
    </message>
    <message>
        <source>bytes of a zstd window</source>
        <translation>Bytes eines zstd-Fensters</translation>
    </message>
    <message>
        <source>bytes of headers</source>
        <translation>Bytes von Headern</translation>
    </message>
    <message>
        <source>bytes with another digest</source>
        <translation>Bytes mit einem anderen Digest</translation>
    </message>
    <message>
        <source>changes something at AWS</source>
        <translation>ändert etwas bei AWS</translation>
    </message>
    <message>
        <source>changes this computer&apos;s settings</source>
        <translation>ändert Einstellungen dieses Computers</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>credential_source {source} does not exist.</source>
        <translation>Es gibt keine credential_source {source}.</translation>
    </message>
    <message>
        <source>decompressed bytes</source>
        <translation>entpackte Bytes</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>direkt</translation>
    </message>
    <message>
        <source>direct (exception {exception})</source>
        <translation>direkt (Ausnahme {exception})</translation>
    </message>
    <message>
        <source>docker load does not accept this: {reason}.</source>
        <translation>docker load nimmt das nicht an: {reason}.</translation>
    </message>
    <message>
        <source>docker load needs a container image; this is an artifact without a root file system</source>
        <translation>docker load nimmt Container-Images, und dies ist ein Artefakt ohne Dateisystem</translation>
    </message>
    <message>
        <source>docker load needs a single platform; this is an index of several</source>
        <translation>docker load nimmt eine Plattform auf einmal, und dies ist ein Index mehrerer</translation>
    </message>
    <message>
        <source>docker load needs every layer, foreign ones too</source>
        <translation>docker load braucht jeden Layer, auch externe</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>exit status {status}</source>
        <translation>Exit-Status {status}</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>failed ({why})</source>
        <translation>fehlgeschlagen ({why})</translation>
    </message>
    <message>
        <source>foreign, not in ECR</source>
        <translation>extern, nicht in ECR</translation>
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
        <source>headers of an entry</source>
        <translation>Header eines Eintrags</translation>
    </message>
    <message>
        <source>image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>issuer unknown</source>
        <translation>Aussteller unbekannt</translation>
    </message>
    <message>
        <source>it contains spaces or invisible characters; {how}</source>
        <translation>es enthält Leerzeichen oder unsichtbare Zeichen; {how}</translation>
    </message>
    <message>
        <source>it did not answer</source>
        <translation>er antwortete nicht</translation>
    </message>
    <message>
        <source>it ends early</source>
        <translation>er endet vorzeitig</translation>
    </message>
    <message>
        <source>it expires by the lifecycle policy&apos;s {rule} and may be removed soon</source>
        <translation>es läuft nach der Lebenszyklus-Richtlinie ab ({rule}) und kann bald entfernt werden</translation>
    </message>
    <message>
        <source>it has neither a tag nor a digest.</source>
        <translation>es hat weder Tag noch Digest.</translation>
    </message>
    <message>
        <source>it has no digest; write the layer&apos;s, or NAME@DIGEST.</source>
        <translation>es hat keinen Digest; den des Layers schreiben oder NAME@DIGEST.</translation>
    </message>
    <message>
        <source>it has no policy</source>
        <translation>es hat keine Richtlinie</translation>
    </message>
    <message>
        <source>it is empty; {how}</source>
        <translation>es ist leer; {how}</translation>
    </message>
    <message>
        <source>it is in ECR Public (public.ecr.aws), which does not provide layer URLs; private registries do.</source>
        <translation>es liegt in ECR Public (public.ecr.aws), das keine Layer-URLs ausgibt; private Registrys tun es.</translation>
    </message>
    <message>
        <source>it is neither a [section] nor name = value.</source>
        <translation>sie ist weder ein [Abschnitt] noch Name = Wert.</translation>
    </message>
    <message>
        <source>it is not JSON</source>
        <translation>sie ist kein JSON</translation>
    </message>
    <message>
        <source>it is not UTF-8</source>
        <translation>es ist kein UTF-8</translation>
    </message>
    <message>
        <source>it is not XML</source>
        <translation>sie ist kein XML</translation>
    </message>
    <message>
        <source>it is not written in UTF-8.</source>
        <translation>sie ist nicht in UTF-8 geschrieben.</translation>
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
        <source>it is written in UTF-16.</source>
        <translation>sie ist in UTF-16 geschrieben.</translation>
    </message>
    <message>
        <source>it names a layer; name the image that has it, as NAME:TAG or NAME@DIGEST.</source>
        <translation>es nennt einen Layer; das Image nennen, das ihn hat, als NAME:TAG oder NAME@DIGEST.</translation>
    </message>
    <message>
        <source>it names a repository and no image; add :TAG or @DIGEST.</source>
        <translation>es nennt ein Repository und kein Image; :TAG oder @DIGEST anfügen.</translation>
    </message>
    <message>
        <source>it names no repository; write NAME, or for an image NAME:TAG or NAME@DIGEST.</source>
        <translation>es nennt kein Repository; NAME schreiben, für ein Image NAME:TAG oder NAME@DIGEST.</translation>
    </message>
    <message>
        <source>it sent something unexpected</source>
        <translation>er sendete etwas Unerwartetes</translation>
    </message>
    <message>
        <source>its account has {count} digits; AWS accounts have 12</source>
        <translation>sein Konto hat {count} Ziffern, die von AWS haben 12</translation>
    </message>
    <message>
        <source>its bytes are not those of its digest</source>
        <translation>seine Bytes sind nicht die seines Digests</translation>
    </message>
    <message>
        <source>its checksum is wrong</source>
        <translation>seine Prüfsumme ist falsch</translation>
    </message>
    <message>
        <source>its gzip header has unknown flags</source>
        <translation>sein gzip-Kopf hat unbekannte Merkmale</translation>
    </message>
    <message>
        <source>its gzip header is damaged</source>
        <translation>sein gzip-Kopf ist beschädigt</translation>
    </message>
    <message>
        <source>its image is of {host}, another registry; paste a text about one of a private registry of ECR.</source>
        <translation>sein Image gehört zu {host}, einer anderen Registry; einen Text über ein Image einer privaten Registry von ECR einfügen.</translation>
    </message>
    <message>
        <source>its manifest has no size for {digest}</source>
        <translation>sein Manifest nennt keine Größe für {digest}</translation>
    </message>
    <message>
        <source>its manifest uses Docker&apos;s first format (schema 1), which has no config and no sizes</source>
        <translation>sein Manifest ist in Dockers erstem Format (Schema 1), das weder Config noch Größen kennt</translation>
    </message>
    <message>
        <source>its manifests are too large together</source>
        <translation>seine Manifeste sind zusammen zu groß</translation>
    </message>
    <message>
        <source>its policy cannot be evaluated</source>
        <translation>seine Richtlinie lässt sich nicht beurteilen</translation>
    </message>
    <message>
        <source>its policy decides on this caller by a condition</source>
        <translation>seine Richtlinie entscheidet über diese Identität nach einer Bedingung</translation>
    </message>
    <message>
        <source>its policy denies this caller the pull</source>
        <translation>seine Richtlinie verweigert dieser Identität den Pull</translation>
    </message>
    <message>
        <source>its policy does not allow this caller</source>
        <translation>seine Richtlinie erlaubt diese Identität nicht</translation>
    </message>
    <message>
        <source>its policy does not block this caller</source>
        <translation>seine Richtlinie blockiert diese Identität nicht</translation>
    </message>
    <message>
        <source>its repository</source>
        <translation>ihrem Repository</translation>
    </message>
    <message>
        <source>its “{letter}” is {name}</source>
        <translation>sein „{letter}“ ist {name}</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>wahrscheinlich</translation>
    </message>
    <message>
        <source>line {line} column {column}</source>
        <translation>Zeile {line}, Spalte {column}</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>nested deeper than {depth} levels</source>
        <translation>tiefer verschachtelt als {depth} Ebenen</translation>
    </message>
    <message>
        <source>no ECR image, repository or digest found in this text; paste an image&apos;s URI or the whole text.</source>
        <translation>kein Image, Repository oder Digest von ECR kommt darin vor; die URI eines Images oder den ganzen Text einfügen.</translation>
    </message>
    <message>
        <source>no PAX record</source>
        <translation>keine PAX-Angabe</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>noch keine Antwort</translation>
    </message>
    <message>
        <source>no host is named; {how}</source>
        <translation>kein Host ist genannt; {how}</translation>
    </message>
    <message>
        <source>no layer is named; add --layer with its number or digest.</source>
        <translation>es ist kein Layer genannt; --layer mit seiner Nummer oder seinem Digest anfügen.</translation>
    </message>
    <message>
        <source>no repository is named; add its name after the host, as in team/app.</source>
        <translation>kein Repository ist genannt; seinen Namen nach dem Host ergänzen, etwa team/app.</translation>
    </message>
    <message>
        <source>no tag or digest follows “manifests/”; copy the full address.</source>
        <translation>nach „manifests/“ folgt weder Tag noch Digest; die Adresse vollständig kopieren.</translation>
    </message>
    <message>
        <source>no tar header</source>
        <translation>kein Tar-Header</translation>
    </message>
    <message>
        <source>no zstd block</source>
        <translation>kein zstd-Block</translation>
    </message>
    <message>
        <source>no zstd frame</source>
        <translation>kein zstd-Frame</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not JSON ({message})</source>
        <translation>kein JSON ({message})</translation>
    </message>
    <message>
        <source>not an address</source>
        <translation>keine Adresse</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>nicht verfügbar</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>npm token</source>
        <translation>npm-Token</translation>
    </message>
    <message>
        <source>of any tag</source>
        <translation>mit beliebigem Tag</translation>
    </message>
    <message>
        <source>one reader takes “{first}”, another “{second}”: it cannot be both</source>
        <translation>ein Programm liest „{first}“, ein anderes „{second}“: beides zugleich kann es nicht sein</translation>
    </message>
    <message>
        <source>only images of the registry that is open can be compared.</source>
        <translation>nur Images der geöffneten Registry können verglichen werden.</translation>
    </message>
    <message>
        <source>only reads</source>
        <translation>liest nur</translation>
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
        <source>paths</source>
        <translation>Pfade</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>möglich</translation>
    </message>
    <message>
        <source>private</source>
        <translation>privat</translation>
    </message>
    <message>
        <source>public</source>
        <translation>öffentlich</translation>
    </message>
    <message>
        <source>region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>registry</source>
        <translation>Registry</translation>
    </message>
    <message>
        <source>repository</source>
        <translation>Repository</translation>
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
        <source>role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>role_arn is {given}, which is not a role ARN.</source>
        <translation>role_arn ist {given}; das ist nicht der ARN einer Rolle.</translation>
    </message>
    <message>
        <source>rule {priority}</source>
        <translation>Regel {priority}</translation>
    </message>
    <message>
        <source>rule {priority} (“{description}”)</source>
        <translation>Regel {priority} („{description}“)</translation>
    </message>
    <message>
        <source>signal {name}</source>
        <translation>Signal {name}</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>something that was not found</source>
        <translation>etwas, das nicht gefunden wurde</translation>
    </message>
    <message>
        <source>source_profile “{source}” does not exist.</source>
        <translation>source_profile „{source}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>source_profile “{source}” has no credentials.</source>
        <translation>source_profile „{source}“ hat keine Anmeldedaten.</translation>
    </message>
    <message>
        <source>statement {number}</source>
        <translation>Anweisung {number}</translation>
    </message>
    <message>
        <source>tagged {patterns}</source>
        <translation>mit Tags {patterns}</translation>
    </message>
    <message>
        <source>tags have at most 300 characters, this one has {count}.</source>
        <translation>Tags haben höchstens 300 Zeichen, dieses hat {count}.</translation>
    </message>
    <message>
        <source>the ARN is a policy pattern; replace its wildcards with one repository&apos;s name.</source>
        <translation>der ARN ist das Muster einer Richtlinie; seine Platzhalter durch den Namen eines Repositorys ersetzen.</translation>
    </message>
    <message>
        <source>the ARN is cut off; a repository&apos;s ARN has six parts, copy all of it.</source>
        <translation>der ARN ist abgeschnitten; der eines Repositorys hat sechs Teile, vollständig kopieren.</translation>
    </message>
    <message>
        <source>the ARN names a “{kind}”; paste that of a repository.</source>
        <translation>der ARN nennt „{kind}“; den eines Repositorys einfügen.</translation>
    </message>
    <message>
        <source>the ARN&apos;s account is not 12 digits; copy the full ARN.</source>
        <translation>das Konto im ARN hat nicht 12 Ziffern; den ARN vollständig kopieren.</translation>
    </message>
    <message>
        <source>the archive ends within an entry</source>
        <translation>das Archiv endet innerhalb eines Eintrags</translation>
    </message>
    <message>
        <source>the caller</source>
        <translation>die aufrufende Identität</translation>
    </message>
    <message>
        <source>the digest has {count} hexadecimal digits, {algorithm} has {length}; copy all of it.</source>
        <translation>der Digest hat {count} Hexadezimalziffern, {algorithm} hat {length}; vollständig kopieren.</translation>
    </message>
    <message>
        <source>the gzip header is missing</source>
        <translation>der gzip-Kopf fehlt</translation>
    </message>
    <message>
        <source>the host is what follows the @, {host}</source>
        <translation>der Host ist, was auf das @ folgt, {host}</translation>
    </message>
    <message>
        <source>the indented line is not name = value.</source>
        <translation>die eingerückte Zeile ist kein Name = Wert.</translation>
    </message>
    <message>
        <source>the key “{key}” appears twice</source>
        <translation>der Schlüssel „{key}“ steht hier zweimal</translation>
    </message>
    <message>
        <source>the layers are missing</source>
        <translation>die Layer fehlen</translation>
    </message>
    <message>
        <source>the lifecycle policy&apos;s {rule} covers it</source>
        <translation>die Lebenszyklus-Richtlinie erfasst es ({rule})</translation>
    </message>
    <message>
        <source>the machine itself</source>
        <translation>der Rechner selbst</translation>
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
        <source>the registry</source>
        <translation>die Registry</translation>
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
        <source>the role</source>
        <translation>die Rolle</translation>
    </message>
    <message>
        <source>the role {name}</source>
        <translation>Rolle {name}</translation>
    </message>
    <message>
        <source>the role&apos;s account</source>
        <translation>das Konto der Rolle</translation>
    </message>
    <message>
        <source>the section appears twice in the file.</source>
        <translation>der Abschnitt steht zweimal in der Datei.</translation>
    </message>
    <message>
        <source>the setting appears twice in its section.</source>
        <translation>die Einstellung steht zweimal in ihrem Abschnitt.</translation>
    </message>
    <message>
        <source>the sign ] is missing.</source>
        <translation>das Zeichen ] fehlt.</translation>
    </message>
    <message>
        <source>the statement “{sid}”</source>
        <translation>die Anweisung „{sid}“</translation>
    </message>
    <message>
        <source>the tag after the colon is missing; add it or leave the colon out.</source>
        <translation>das Tag nach dem Doppelpunkt fehlt; ergänzen oder den Doppelpunkt weglassen.</translation>
    </message>
    <message>
        <source>the upstream registry</source>
        <translation>der Upstream-Registry</translation>
    </message>
    <message>
        <source>the user {name}</source>
        <translation>Benutzer {name}</translation>
    </message>
    <message>
        <source>the version {version} is unknown</source>
        <translation>die Version {version} ist nicht bekannt</translation>
    </message>
    <message>
        <source>there are already {n} files named {name}</source>
        <translation>es gibt schon {n} Dateien namens {name}</translation>
    </message>
    <message>
        <source>there are already {n} folders named {name}</source>
        <translation>es gibt schon {n} Ordner namens {name}</translation>
    </message>
    <message>
        <source>there are already {n} parts of {name}</source>
        <translation>es gibt schon {n} Teildateien von {name}</translation>
    </message>
    <message>
        <source>this ARN belongs to “{service}”; paste that of an ECR repository.</source>
        <translation>dieser ARN gehört zu „{service}“; den eines ECR-Repositorys einfügen.</translation>
    </message>
    <message>
        <source>this action</source>
        <translation>diese Aktion</translation>
    </message>
    <message>
        <source>this is not a digest</source>
        <translation>das ist kein Digest</translation>
    </message>
    <message>
        <source>this page of the console shows no repository; {where}</source>
        <translation>diese Seite der Konsole zeigt kein Repository; {where}</translation>
    </message>
    <message>
        <source>this program does not know manifests of type {type}</source>
        <translation>dieses Programm weiß nicht, was ein Manifest vom Typ {type} nennt</translation>
    </message>
    <message>
        <source>this registry</source>
        <translation>diese Registry</translation>
    </message>
    <message>
        <source>this rule is unknown here</source>
        <translation>das ist keine hier bekannte Regel</translation>
    </message>
    <message>
        <source>too many calls</source>
        <translation>zu vielen Aufrufen</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>unknown ({why})</source>
        <translation>unbekannt ({why})</translation>
    </message>
    <message>
        <source>untagged</source>
        <translation>ohne Tag</translation>
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
        <source>{action} is denied for {who}.</source>
        <translation>{who} darf {action} nicht aufrufen.</translation>
    </message>
    <message>
        <source>{action} lies outside the permissions boundary</source>
        <translation>{action} liegt außerhalb der Berechtigungsgrenze</translation>
    </message>
    <message>
        <source>{algorithm}: is followed by {length} digits 0-9 and a-f; copy the full digest.</source>
        <translation>auf {algorithm}: folgen {length} Zeichen 0-9 und a-f; den Digest vollständig kopieren.</translation>
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
        <source>{arn} asked.</source>
        <translation>{arn} hat gefragt.</translation>
    </message>
    <message>
        <source>{arn} in {region}.</source>
        <translation>{arn} in {region}.</translation>
    </message>
    <message>
        <source>{arn}; the profile is for account {promised}.</source>
        <translation>{arn}; das Profil ist für Konto {promised}.</translation>
    </message>
    <message>
        <source>{attempts} attempts in a row received no data: {last}</source>
        <translation>{attempts} Versuche in Folge erhielten keine Daten: {last}</translation>
    </message>
    <message>
        <source>{can} now, as the identity that was denied in the pasted text</source>
        <translation>{can}, und zwar jetzt mit der Identität, die im eingefügten Text abgewiesen wurde</translation>
    </message>
    <message>
        <source>{can}, and the policies of both sides allow {who} too</source>
        <translation>{can}, und die Richtlinien beider Seiten erlauben es für {who}</translation>
    </message>
    <message>
        <source>{can}; the machine in the event cannot</source>
        <translation>{can}; für die Maschine im Ereignis nicht</translation>
    </message>
    <message>
        <source>{can}; whether {who} can is only partly known</source>
        <translation>{can}; ob für {who} ebenfalls, ist nicht vollständig bekannt</translation>
    </message>
    <message>
        <source>{can}; {who} cannot</source>
        <translation>{can}; für {who} nicht</translation>
    </message>
    <message>
        <source>{can}; {who} was denied, and its policies allow it now</source>
        <translation>{can}; {who} wurde abgewiesen, und die Richtlinien erlauben es jetzt</translation>
    </message>
    <message>
        <source>{count} bytes exceed the limit of {limit}.</source>
        <translation>{count} Bytes sind mehr als die {limit}, die hier gelesen werden.</translation>
    </message>
    <message>
        <source>{count} characters exceed the limit of {limit}</source>
        <translation>{count} Zeichen sind mehr als die {limit}, die hier gelesen werden</translation>
    </message>
    <message>
        <source>{count} layers&apos; digests begin with {layer}.</source>
        <translation>Die Digests von {count} Layern beginnen mit {layer}.</translation>
    </message>
    <message>
        <source>{digest} exists</source>
        <translation>{digest} ist vorhanden</translation>
    </message>
    <message>
        <source>{digest} is a diffID of {image}, not a layer digest.</source>
        <translation>{digest} ist eine diffID von {image} und nicht der Digest eines Layers.</translation>
    </message>
    <message>
        <source>{digest} is an image&apos;s digest, of {image}.</source>
        <translation>{digest} ist der Digest eines Images, {image}.</translation>
    </message>
    <message>
        <source>{digest} is in rootfs.diff_ids of the config of {image}.</source>
        <translation>{digest} steht in rootfs.diff_ids der Config von {image}.</translation>
    </message>
    <message>
        <source>{digest} is one of the images that the index {image} lists.</source>
        <translation>{digest} ist eines der Images, die der Index {image} nennt.</translation>
    </message>
    <message>
        <source>{digest} is the digest of {image}.</source>
        <translation>{digest} ist der Digest von {image}.</translation>
    </message>
    <message>
        <source>{digest} uses an algorithm that cannot be checked here.</source>
        <translation>{digest} verwendet einen Algorithmus, der hier nicht geprüft werden kann.</translation>
    </message>
    <message>
        <source>{digest} was found in the manifest of {image}.</source>
        <translation>{digest} wurde im Manifest von {image} gefunden.</translation>
    </message>
    <message>
        <source>{digest}: {state}.</source>
        <translation>{digest}: {state}.</translation>
    </message>
    <message>
        <source>{folder} cannot be written to: {reason}</source>
        <translation>In {folder} kann nicht geschrieben werden: {reason}</translation>
    </message>
    <message>
        <source>{folder} is full.</source>
        <translation>{folder} ist voll.</translation>
    </message>
    <message>
        <source>{folder} is full: {missing} more bytes are needed.</source>
        <translation>{folder} ist voll: Es fehlen {missing} Bytes.</translation>
    </message>
    <message>
        <source>{given} is not a setting.</source>
        <translation>{given} ist keine Einstellung.</translation>
    </message>
    <message>
        <source>{host} answered with a page instead of the bytes (HTTP {status}).</source>
        <translation>{host} antwortete mit einer Webseite statt der Bytes (HTTP {status}).</translation>
    </message>
    <message>
        <source>{host} at the private {addresses}</source>
        <translation>{host} unter der privaten Adresse {addresses}</translation>
    </message>
    <message>
        <source>{host} at {addresses}</source>
        <translation>{host} unter {addresses}</translation>
    </message>
    <message>
        <source>{host} cannot be reached.</source>
        <translation>{host} ist nicht zu erreichen.</translation>
    </message>
    <message>
        <source>{host} closed the connection.</source>
        <translation>{host} hat die Verbindung abgebrochen.</translation>
    </message>
    <message>
        <source>{host} did not answer in time.</source>
        <translation>{host} antwortete nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>{host} has no address.</source>
        <translation>{host} hat keine Adresse.</translation>
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
        <source>{host} is reachable</source>
        <translation>{host} ist erreichbar</translation>
    </message>
    <message>
        <source>{host} is reachable from here.</source>
        <translation>{host} ist von hier erreichbar.</translation>
    </message>
    <message>
        <source>{host} looks like an ECR host but does not belong to AWS. Copy the URI from the ECR console, and check where this one came from.</source>
        <translation>{host} sieht aus wie ein Host von ECR, gehört aber nicht zu AWS. Die URI aus der ECR-Konsole kopieren und klären, woher diese kam.</translation>
    </message>
    <message>
        <source>{host} looks like an ECR host but does not belong to AWS: {oddity}. Copy the URI from the ECR console, and check where this one came from.</source>
        <translation>{host} sieht aus wie ein Host von ECR, gehört aber nicht zu AWS: {oddity}. Die URI aus der ECR-Konsole kopieren und klären, woher diese kam.</translation>
    </message>
    <message>
        <source>{host} rejected the URL (HTTP {status}).</source>
        <translation>{host} hat die URL abgelehnt (HTTP {status}).</translation>
    </message>
    <message>
        <source>{host} rejected the URL (HTTP {status}): {said}.</source>
        <translation>{host} hat die URL abgelehnt (HTTP {status}): {said}.</translation>
    </message>
    <message>
        <source>{host} resolves to the private {addresses}.</source>
        <translation>{host} wird zur privaten Adresse {addresses} aufgelöst.</translation>
    </message>
    <message>
        <source>{host} resolves to {addresses}.</source>
        <translation>{host} wird aufgelöst zu {addresses}.</translation>
    </message>
    <message>
        <source>{host} resolves to {addresses}: calls use a VPC interface endpoint.</source>
        <translation>{host} wird aufgelöst zu {addresses}: Aufrufe laufen über einen Schnittstellenendpunkt einer VPC.</translation>
    </message>
    <message>
        <source>{host} sends different bytes each time.</source>
        <translation>{host} sendet jedes Mal andere Bytes.</translation>
    </message>
    <message>
        <source>{host} sends {actual} bytes, not {expected}.</source>
        <translation>{host} sendet {actual} Bytes, nicht {expected}.</translation>
    </message>
    <message>
        <source>{host} served byte 1 of {total}.</source>
        <translation>{host} hat Byte 1 von {total} geliefert.</translation>
    </message>
    <message>
        <source>{host} served the first byte.</source>
        <translation>{host} hat das erste Byte geliefert.</translation>
    </message>
    <message>
        <source>{image} is {digest}</source>
        <translation>{image} ist {digest}</translation>
    </message>
    <message>
        <source>{image} is {digest}, an index of {count} images.</source>
        <translation>{image} ist {digest}, ein Index von {count} Images.</translation>
    </message>
    <message>
        <source>{image} is {status}.</source>
        <translation>{image} ist {status}.</translation>
    </message>
    <message>
        <source>{issuer}, not trusted</source>
        <translation>{issuer}, nicht vertrauenswürdig</translation>
    </message>
    <message>
        <source>{issuer}, trusted</source>
        <translation>{issuer}, vertrauenswürdig</translation>
    </message>
    <message>
        <source>{layer} cannot be decompressed: {reason}</source>
        <translation>{layer} lässt sich nicht entpacken: {reason}</translation>
    </message>
    <message>
        <source>{layer} decompresses to {actual}, not {expected}.</source>
        <translation>{layer} ergibt entpackt {actual}, nicht {expected}.</translation>
    </message>
    <message>
        <source>{name} and Not{name} exclude each other</source>
        <translation>{name} und Not{name} schließen einander aus</translation>
    </message>
    <message>
        <source>{name} ended with status {status}</source>
        <translation>{name} endete mit Status {status}</translation>
    </message>
    <message>
        <source>{name} gets its credentials from a source that Layerscope profiles do not support.</source>
        <translation>{name} bezieht seine Anmeldedaten aus einer Quelle, die Layerscope-Profile nicht unterstützen.</translation>
    </message>
    <message>
        <source>{name} in {where}</source>
        <translation>{name} in {where}</translation>
    </message>
    <message>
        <source>{name} is a link, not a plain file, or belongs to another user</source>
        <translation>{name} ist ein Link, keine gewöhnliche Datei oder gehört jemand anderem</translation>
    </message>
    <message>
        <source>{name} is in {where}.</source>
        <translation>{name} liegt in {where}.</translation>
    </message>
    <message>
        <source>{name} is missing</source>
        <translation>{name} fehlt</translation>
    </message>
    <message>
        <source>{name} is not a JSON number</source>
        <translation>{name} ist keine JSON-Zahl</translation>
    </message>
    <message>
        <source>{name} is not a valid file name.</source>
        <translation>{name} ist kein gültiger Dateiname.</translation>
    </message>
    <message>
        <source>{name} is not an address</source>
        <translation>{name} ist keine Adresse</translation>
    </message>
    <message>
        <source>{name} is the source of {others}.</source>
        <translation>{name} ist die Quelle von {others}.</translation>
    </message>
    <message>
        <source>{name} printed more than {size} and was stopped</source>
        <translation>{name} hat mehr als {size} ausgegeben und wurde beendet</translation>
    </message>
    <message>
        <source>{name} returned no credentials within {seconds} s and was stopped</source>
        <translation>{name} hat in {seconds} s keine Anmeldedaten geliefert und wurde beendet</translation>
    </message>
    <message>
        <source>{name} was changed by another program</source>
        <translation>{name} wurde von einem anderen Programm verändert</translation>
    </message>
    <message>
        <source>{name} was stopped: its result is no longer needed</source>
        <translation>{name} wurde beendet: Niemand wartet mehr darauf</translation>
    </message>
    <message>
        <source>{operation} never ends: the server repeated a page token.</source>
        <translation>{operation} endet nicht: Der Server hat ein Seitentoken wiederholt.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {refusal}.</source>
        <translation>{path} lässt sich nicht lesen: {refusal}.</translation>
    </message>
    <message>
        <source>{path} contains no PEM certificate.</source>
        <translation>{path} enthält kein PEM-Zertifikat.</translation>
    </message>
    <message>
        <source>{path} has another digest than listed</source>
        <translation>{path} hat einen anderen Digest als in der Liste</translation>
    </message>
    <message>
        <source>{path} is written in UTF-16, and nothing in it is used.</source>
        <translation>{path} ist in UTF-16 geschrieben, und nichts daraus wird verwendet.</translation>
    </message>
    <message>
        <source>{path}, line {line} is not valid: {what}</source>
        <translation>{path}, Zeile {line} ist ungültig: {what}</translation>
    </message>
    <message>
        <source>{path}: {reason}</source>
        <translation>{path}: {reason}</translation>
    </message>
    <message>
        <source>{platform} is {digest}, which BatchGetImage does not find.</source>
        <translation>{platform} ist {digest}, und BatchGetImage findet es nicht.</translation>
    </message>
    <message>
        <source>{program} cannot be run: it is not executable for this user</source>
        <translation>{program} darf nicht ausgeführt werden: Die Datei ist für diese Person nicht ausführbar</translation>
    </message>
    <message>
        <source>{program} could not be started: {reason}</source>
        <translation>{program} konnte nicht gestartet werden: {reason}</translation>
    </message>
    <message>
        <source>{program} is a folder, not a program</source>
        <translation>{program} ist ein Ordner, kein Programm</translation>
    </message>
    <message>
        <source>{reason}; output: {said}</source>
        <translation>{reason}; Ausgabe: {said}</translation>
    </message>
    <message>
        <source>{region} is in the partition {home}, not in “{partition}”; check the ARN.</source>
        <translation>{region} liegt in der Partition {home}, nicht in „{partition}“; den ARN prüfen.</translation>
    </message>
    <message>
        <source>{registry} in {region}</source>
        <translation>{registry} in {region}</translation>
    </message>
    <message>
        <source>{setting} contains spaces, which AWS treats as part of the value.</source>
        <translation>{setting} enthält Leerzeichen, die AWS als Teil davon nimmt.</translation>
    </message>
    <message>
        <source>{setting} continues on the next, indented line.</source>
        <translation>{setting} geht in der nächsten Zeile weiter, denn sie ist eingerückt.</translation>
    </message>
    <message>
        <source>{setting} has quotes around it, which AWS treats as part of the value.</source>
        <translation>Um {setting} stehen Anführungszeichen, die AWS als Teil davon nimmt.</translation>
    </message>
    <message>
        <source>{setting} is empty.</source>
        <translation>{setting} ist leer.</translation>
    </message>
    <message>
        <source>{setting} is missing; its other half is there.</source>
        <translation>{setting} fehlt neben seiner anderen Hälfte.</translation>
    </message>
    <message>
        <source>{setting} is set, and role_arn is missing.</source>
        <translation>{setting} ist gesetzt, und role_arn fehlt.</translation>
    </message>
    <message>
        <source>{setting} is {given}, which is not a region name.</source>
        <translation>{setting} ist {given}, und so heißt keine Region.</translation>
    </message>
    <message>
        <source>{size} are missing</source>
        <translation>{size} fehlen</translation>
    </message>
    <message>
        <source>{size} bytes arrived with the digest {actual} instead of {expected}.</source>
        <translation>{size} Bytes kamen mit dem Digest {actual} statt {expected} an.</translation>
    </message>
    <message>
        <source>{told}, encrypted with {type} {key}</source>
        <translation>{told}, verschlüsselt mit {type} {key}</translation>
    </message>
    <message>
        <source>{told}.</source>
        <translation>{told}.</translation>
    </message>
    <message>
        <source>{told}; {more}</source>
        <translation>{told}; {more}</translation>
    </message>
    <message>
        <source>{upstream} rate limit exceeded</source>
        <translation>Limit von {upstream} erreicht</translation>
    </message>
    <message>
        <source>{value} is neither true nor false</source>
        <translation>{value} ist weder wahr noch falsch</translation>
    </message>
    <message>
        <source>{value} is not a decision</source>
        <translation>{value} ist keine Entscheidung</translation>
    </message>
    <message>
        <source>{value} is not a list</source>
        <translation>{value} ist keine Liste</translation>
    </message>
    <message>
        <source>{value} is not a number of bytes</source>
        <translation>{value} ist keine Anzahl von Bytes</translation>
    </message>
    <message>
        <source>{value} is not a number of seconds</source>
        <translation>{value} ist keine Anzahl von Sekunden</translation>
    </message>
    <message>
        <source>{value} is not a text</source>
        <translation>{value} ist kein Text</translation>
    </message>
    <message>
        <source>{value} is not a time</source>
        <translation>{value} ist keine Zeit</translation>
    </message>
    <message>
        <source>{value} is not an object</source>
        <translation>{value} ist kein Objekt</translation>
    </message>
    <message>
        <source>{way} through the proxy {proxy}</source>
        <translation>{way} über den Proxy {proxy}</translation>
    </message>
    <message>
        <source>{way}.</source>
        <translation>{way}.</translation>
    </message>
    <message>
        <source>{way}; its certificate was issued by {issuer}</source>
        <translation>{way}; sein Zertifikat ist von {issuer}</translation>
    </message>
    <message>
        <source>{way}; the clock here is {offset}</source>
        <translation>{way}; die Uhr hier geht {offset}</translation>
    </message>
    <message>
        <source>{what} in the variable {name}</source>
        <translation>{what} in der Variablen {name}</translation>
    </message>
    <message>
        <source>{who} asked STS for a session of it ({action}). STS does not say whether the role exists and whether its trust policy or the policies of {who} deny it.</source>
        <translation>{who} hat STS um eine Sitzung damit gebeten ({action}). STS sagt weder, ob es die Rolle gibt, noch, ob ihre Vertrauensrichtlinie oder die Richtlinien von {who} es verweigern.</translation>
    </message>
    <message>
        <source>{who} asked for {action}; no policy of {resource} allows it.</source>
        <translation>{who} hat {action} angefordert; keine Richtlinie für {resource} erlaubt es.</translation>
    </message>
    <message>
        <source>{who} is denied on {resource}. AWS does not say which policy denies it.</source>
        <translation>{who} darf es nicht für {resource}. Welche Richtlinie es verbietet, sagt AWS nicht.</translation>
    </message>
    <message>
        <source>{who} is not allowed to do it on {resource}. AWS does not say which policy decides.</source>
        <translation>{who} darf es nicht für {resource}. Welche Richtlinie entscheidet, sagt AWS nicht.</translation>
    </message>
    <message>
        <source>{who} of {owner}</source>
        <translation>{who} von {owner}</translation>
    </message>
    <message>
        <source>{words} (request {id})</source>
        <translation>{words} (Anfrage {id})</translation>
    </message>
    <message>
        <source>{words} Request ID: {id}.</source>
        <translation>{words} Anfrage-ID: {id}.</translation>
    </message>
    <message>
        <source>“{digest}” is not a digest.</source>
        <translation>„{digest}“ ist kein Digest.</translation>
    </message>
    <message>
        <source>“{letters}” in place of “{true}”</source>
        <translation>„{letters}“ anstelle von „{true}“</translation>
    </message>
    <message>
        <source>“{letters}” is added</source>
        <translation>„{letters}“ ist hinzugefügt</translation>
    </message>
    <message>
        <source>“{letters}” is missing</source>
        <translation>„{letters}“ fehlt</translation>
    </message>
    <message>
        <source>“{name}” is not a policy element</source>
        <translation>„{name}“ ist kein Element einer Richtlinie</translation>
    </message>
    <message>
        <source>“{region}” is not a region of {console}; check the address&apos;s region.</source>
        <translation>„{region}“ ist keine Region von {console}; die Region in der Adresse prüfen.</translation>
    </message>
    <message>
        <source>“{region}” is not a region; check the ARN&apos;s fourth part.</source>
        <translation>„{region}“ ist keine Region; den vierten Teil des ARN prüfen.</translation>
    </message>
    <message>
        <source>“{scheme}://” does not lead to a registry; {how}</source>
        <translation>„{scheme}://“ führt zu keiner Registry; {how}</translation>
    </message>
    <message>
        <source>“{text}” is not a digest.</source>
        <translation>„{text}“ ist kein Digest.</translation>
    </message>
</context>
<context>
    <name>RegionChoice</name>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
</context>
<context>
    <name>RegionRow</name>
    <message>
        <source>A region is named like eu-central-1.</source>
        <translation>Eine Region heißt zum Beispiel eu-central-1.</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Use region</source>
        <translation>Region verwenden</translation>
    </message>
</context>
<context>
    <name>Regions</name>
    <message>
        <source>AWS European Sovereign Cloud (Germany)</source>
        <translation>AWS European Sovereign Cloud (Deutschland)</translation>
    </message>
    <message>
        <source>AWS GovCloud (US-East)</source>
        <translation>AWS GovCloud (USA Ost)</translation>
    </message>
    <message>
        <source>AWS GovCloud (US-West)</source>
        <translation>AWS GovCloud (USA West)</translation>
    </message>
    <message>
        <source>Africa (Cape Town)</source>
        <translation>Afrika (Kapstadt)</translation>
    </message>
    <message>
        <source>Asia Pacific (Hong Kong)</source>
        <translation>Asien-Pazifik (Hongkong)</translation>
    </message>
    <message>
        <source>Asia Pacific (Hyderabad)</source>
        <translation>Asien-Pazifik (Hyderabad)</translation>
    </message>
    <message>
        <source>Asia Pacific (Jakarta)</source>
        <translation>Asien-Pazifik (Jakarta)</translation>
    </message>
    <message>
        <source>Asia Pacific (Malaysia)</source>
        <translation>Asien-Pazifik (Malaysia)</translation>
    </message>
    <message>
        <source>Asia Pacific (Melbourne)</source>
        <translation>Asien-Pazifik (Melbourne)</translation>
    </message>
    <message>
        <source>Asia Pacific (Mumbai)</source>
        <translation>Asien-Pazifik (Mumbai)</translation>
    </message>
    <message>
        <source>Asia Pacific (New Zealand)</source>
        <translation>Asien-Pazifik (Neuseeland)</translation>
    </message>
    <message>
        <source>Asia Pacific (Osaka)</source>
        <translation>Asien-Pazifik (Osaka)</translation>
    </message>
    <message>
        <source>Asia Pacific (Seoul)</source>
        <translation>Asien-Pazifik (Seoul)</translation>
    </message>
    <message>
        <source>Asia Pacific (Singapore)</source>
        <translation>Asien-Pazifik (Singapur)</translation>
    </message>
    <message>
        <source>Asia Pacific (Sydney)</source>
        <translation>Asien-Pazifik (Sydney)</translation>
    </message>
    <message>
        <source>Asia Pacific (Taipei)</source>
        <translation>Asien-Pazifik (Taipeh)</translation>
    </message>
    <message>
        <source>Asia Pacific (Thailand)</source>
        <translation>Asien-Pazifik (Thailand)</translation>
    </message>
    <message>
        <source>Asia Pacific (Tokyo)</source>
        <translation>Asien-Pazifik (Tokio)</translation>
    </message>
    <message>
        <source>Canada (Central)</source>
        <translation>Kanada (Zentral)</translation>
    </message>
    <message>
        <source>Canada West (Calgary)</source>
        <translation>Kanada West (Calgary)</translation>
    </message>
    <message>
        <source>China (Beijing)</source>
        <translation>China (Peking)</translation>
    </message>
    <message>
        <source>China (Ningxia)</source>
        <translation>China (Ningxia)</translation>
    </message>
    <message>
        <source>Europe (Frankfurt)</source>
        <translation>Europa (Frankfurt)</translation>
    </message>
    <message>
        <source>Europe (Ireland)</source>
        <translation>Europa (Irland)</translation>
    </message>
    <message>
        <source>Europe (London)</source>
        <translation>Europa (London)</translation>
    </message>
    <message>
        <source>Europe (Milan)</source>
        <translation>Europa (Mailand)</translation>
    </message>
    <message>
        <source>Europe (Paris)</source>
        <translation>Europa (Paris)</translation>
    </message>
    <message>
        <source>Europe (Spain)</source>
        <translation>Europa (Spanien)</translation>
    </message>
    <message>
        <source>Europe (Stockholm)</source>
        <translation>Europa (Stockholm)</translation>
    </message>
    <message>
        <source>Europe (Zurich)</source>
        <translation>Europa (Zürich)</translation>
    </message>
    <message>
        <source>Israel (Tel Aviv)</source>
        <translation>Israel (Tel Aviv)</translation>
    </message>
    <message>
        <source>Mexico (Central)</source>
        <translation>Mexiko (Zentral)</translation>
    </message>
    <message>
        <source>Middle East (Bahrain)</source>
        <translation>Naher Osten (Bahrain)</translation>
    </message>
    <message>
        <source>Middle East (UAE)</source>
        <translation>Naher Osten (VAE)</translation>
    </message>
    <message>
        <source>South America (Sao Paulo)</source>
        <translation>Südamerika (São Paulo)</translation>
    </message>
    <message>
        <source>US East (N. Virginia)</source>
        <translation>USA Ost (Nord-Virginia)</translation>
    </message>
    <message>
        <source>US East (Ohio)</source>
        <translation>USA Ost (Ohio)</translation>
    </message>
    <message>
        <source>US West (N. California)</source>
        <translation>USA West (Nordkalifornien)</translation>
    </message>
    <message>
        <source>US West (Oregon)</source>
        <translation>USA West (Oregon)</translation>
    </message>
</context>
<context>
    <name>ReportBand</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close report</source>
        <translation>Bericht schließen</translation>
    </message>
    <message>
        <source>Diagnose here again</source>
        <translation>Hier erneut diagnostizieren</translation>
    </message>
    <message>
        <source>Diagnose here too</source>
        <translation>Auch hier diagnostizieren</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
</context>
<context>
    <name>ReportFaultBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>Open report…</source>
        <translation>Bericht öffnen …</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>From the report, not checked: read it before use</source>
        <translation>Aus dem Bericht, ungeprüft: vor dem Verwenden lesen</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Here, as {who}</source>
        <translation>Hier, als {who}</translation>
    </message>
    <message>
        <source>Steps here</source>
        <translation>Schritte hier</translation>
    </message>
    <message>
        <source>Steps of the report</source>
        <translation>Schritte des Berichts</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Dort</translation>
    </message>
    <message>
        <source>Where the report was made</source>
        <translation>Wo der Bericht erstellt wurde</translation>
    </message>
</context>
<context>
    <name>ReportPresenter</name>
    <message>
        <source>Opened: {origin}</source>
        <translation>Geöffnet: {origin}</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>A later version of Layerscope made this report. What is unknown to this one is left out.</source>
        <translation>Eine spätere Version von Layerscope hat diesen Bericht erstellt. Was dieser unbekannt ist, fehlt.</translation>
    </message>
    <message>
        <source>A report is what “layerscope diagnose … --json” prints, or “Copy report as JSON” copies.</source>
        <translation>Ein Bericht ist, was „layerscope diagnose … --json“ ausgibt oder „Bericht als JSON kopieren“ kopiert.</translation>
    </message>
    <message>
        <source>A terminal had broken its lines. They were joined; spaces at their ends may be missing.</source>
        <translation>Ein Terminal hatte seine Zeilen umbrochen. Sie wurden zusammengefügt; Leerzeichen an ihren Enden können fehlen.</translation>
    </message>
    <message>
        <source>A terminal may have lost lines. Write the report to a file with “layerscope diagnose … --json &gt; report.json” and open that.</source>
        <translation>Ein Terminal kann Zeilen verloren haben. Den Bericht mit „layerscope diagnose … --json &gt; report.json“ in eine Datei schreiben und diese öffnen.</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Check its name and its permissions, and open it again.</source>
        <translation>Namen und Berechtigungen prüfen und die Datei erneut öffnen.</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Configured too, not used</source>
        <translation>Auch konfiguriert, nicht verwendet</translation>
    </message>
    <message>
        <source>Free disk space</source>
        <translation>Freier Speicherplatz</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Erstellt mit</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Report as {who}</source>
        <translation>Bericht als {who}</translation>
    </message>
    <message>
        <source>Report from {host}</source>
        <translation>Bericht von {host}</translation>
    </message>
    <message>
        <source>Report from {host} as {who}</source>
        <translation>Bericht von {host} als {who}</translation>
    </message>
    <message>
        <source>Reports (*.json *.txt *.log)</source>
        <translation>Berichte (*.json *.txt *.log)</translation>
    </message>
    <message>
        <source>Seen before: {error}</source>
        <translation>Zuvor gesehen: {error}</translation>
    </message>
    <message>
        <source>Some of it does not fit the format and is left out.</source>
        <translation>Einiges entspricht nicht dem Format und fehlt.</translation>
    </message>
    <message>
        <source>Source of the credentials</source>
        <translation>Herkunft der Anmeldedaten</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>The beginning of this report is missing.</source>
        <translation>Der Anfang dieses Berichts fehlt.</translation>
    </message>
    <message>
        <source>The diagnosis was still running when this report was made.</source>
        <translation>Die Diagnose lief noch, als dieser Bericht erstellt wurde.</translation>
    </message>
    <message>
        <source>The texts of a report are in English, the language of the command that made it.</source>
        <translation>Die Texte eines Berichts sind englisch, in der Sprache des Befehls, der ihn erstellt hat.</translation>
    </message>
    <message>
        <source>This file cannot be read: {place}.</source>
        <translation>Diese Datei kann nicht gelesen werden: {place}.</translation>
    </message>
    <message>
        <source>This file is not a text, so it is not a report.</source>
        <translation>Diese Datei ist kein Text, also kein Bericht.</translation>
    </message>
    <message>
        <source>This is JSON, but not a report of a diagnosis.</source>
        <translation>Das ist JSON, aber kein Bericht einer Diagnose.</translation>
    </message>
    <message>
        <source>This is nested deeper than any report.</source>
        <translation>Das ist tiefer verschachtelt als jeder Bericht.</translation>
    </message>
    <message>
        <source>This is too long for a report: the limit is {limit} characters.</source>
        <translation>Das ist zu lang für einen Bericht: die Grenze sind {limit} Zeichen.</translation>
    </message>
    <message>
        <source>This report is broken at line {place}: it is not JSON there.</source>
        <translation>Dieser Bericht ist ab Zeile {place} beschädigt: dort ist er kein JSON.</translation>
    </message>
    <message>
        <source>This report is cut off: its end is missing.</source>
        <translation>Dieser Bericht ist abgeschnitten: sein Ende fehlt.</translation>
    </message>
    <message>
        <source>This text does not contain a report: it has no JSON.</source>
        <translation>Dieser Text enthält keinen Bericht: er hat kein JSON.</translation>
    </message>
    <message>
        <source>Trusted certificates</source>
        <translation>Vertrauenswürdige Zertifikate</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>as AWS&apos;s</source>
        <translation>wie bei AWS</translation>
    </message>
    <message>
        <source>{free} of {total}</source>
        <translation>{free} von {total}</translation>
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
        <source>Favorite</source>
        <translation>Favorit</translation>
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
        <source>No repositories match “%1”</source>
        <translation>Keine Repositorys passen zu „%1“</translation>
    </message>
    <message>
        <source>Press Enter to open “%1”</source>
        <translation>Eingabetaste öffnet „%1“</translation>
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
    <message>
        <source>Type a name above and press Enter to open it</source>
        <translation>Oben einen Namen eingeben und mit der Eingabetaste öffnen</translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message>
        <source>Asking ECR to restore {image}…</source>
        <translation>ECR wird gebeten, {image} wiederherzustellen …</translation>
    </message>
    <message>
        <source>Digest: {digest}</source>
        <translation>Digest: {digest}</translation>
    </message>
    <message>
        <source>ECR is restoring this image from the archive, which takes up to 20 minutes. It is not readable until then. Press F5 to check again.</source>
        <translation>ECR stellt dieses Image aus dem Archiv wieder her; das dauert bis zu 20 Minuten. Bis dahin ist es nicht lesbar. F5 prüft erneut.</translation>
    </message>
    <message>
        <source>ECR is restoring {image}; this takes up to 20 minutes.</source>
        <translation>ECR stellt {image} wieder her; das dauert bis zu 20 Minuten.</translation>
    </message>
    <message>
        <source>It needs the IAM action {action}.</source>
        <translation>Dafür ist die IAM-Aktion {action} nötig.</translation>
    </message>
    <message>
        <source>Repository: {repository}</source>
        <translation>Repository: {repository}</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Restore from the archive</source>
        <translation>Aus dem Archiv wiederherstellen</translation>
    </message>
    <message>
        <source>Restore from the archive…</source>
        <translation>Aus dem Archiv wiederherstellen …</translation>
    </message>
    <message>
        <source>Restore {image} from the archive?</source>
        <translation>{image} aus dem Archiv wiederherstellen?</translation>
    </message>
    <message>
        <source>Stop tracking this restore</source>
        <translation>Wiederherstellung nicht mehr verfolgen</translation>
    </message>
    <message>
        <source>This changes the registry: the image moves from the archive to standard storage. AWS charges for it, and it takes up to 20 minutes.</source>
        <translation>Das verändert die Registry: Das Image wechselt aus dem Archiv in den Standardspeicher. AWS berechnet das, und es dauert bis zu 20 Minuten.</translation>
    </message>
    <message>
        <source>{image} is archived again; the restore did not finish.</source>
        <translation>{image} ist wieder archiviert; die Wiederherstellung wurde nicht fertig.</translation>
    </message>
    <message>
        <source>{image} is no longer tracked; ECR continues to restore it.</source>
        <translation>{image} wird nicht mehr verfolgt; ECR stellt es weiter wieder her.</translation>
    </message>
    <message>
        <source>{image} is not restored yet; refresh to check again.</source>
        <translation>{image} ist noch nicht wiederhergestellt; Aktualisieren zeigt, wie es weitergeht.</translation>
    </message>
    <message>
        <source>{image} is restored and can be pulled again.</source>
        <translation>{image} ist wiederhergestellt und lässt sich wieder pullen.</translation>
    </message>
</context>
<context>
    <name>ResultPane</name>
    <message>
        <source>Copied the result.</source>
        <translation>Ergebnis kopiert.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation>Zeile kopieren</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Row copied.</source>
        <translation>Zeile kopiert.</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>Als {file} gespeichert.</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Table copied.</source>
        <translation>Tabelle kopiert.</translation>
    </message>
    <message>
        <source>Table with tabs</source>
        <translation>Tabelle mit Tabulatoren</translation>
    </message>
    <message>
        <source>{file} could not be saved: {reason}</source>
        <translation>{file} konnte nicht gespeichert werden: {reason}</translation>
    </message>
</context>
<context>
    <name>RoleDialog</name>
    <message>
        <source>ARN of the role or user</source>
        <translation>ARN der Rolle oder des Benutzers</translation>
    </message>
    <message>
        <source>Diagnose</source>
        <translation>Diagnostizieren</translation>
    </message>
    <message>
        <source>Diagnose as role</source>
        <translation>Als Rolle diagnostizieren</translation>
    </message>
    <message>
        <source>Enter the ARN of a role or a user.</source>
        <translation>Die ARN einer Rolle oder eines Benutzers eingeben.</translation>
    </message>
    <message>
        <source>The policies of both sides are evaluated for this role or user, without signing in as it. Its own policies are read with iam:SimulatePrincipalPolicy.</source>
        <translation>Die Richtlinien beider Seiten werden für diese Rolle oder diesen Benutzer ausgewertet, ohne sich so anzumelden. Die eigenen Richtlinien werden mit iam:SimulatePrincipalPolicy gelesen.</translation>
    </message>
    <message>
        <source>This is a pattern. Name one role or user.</source>
        <translation>Das ist ein Muster. Eine einzelne Rolle oder einen Benutzer nennen.</translation>
    </message>
    <message>
        <source>This is not the ARN of a role or user. Examples: arn:aws:iam::111122223333:role/node, arn:aws:sts::111122223333:assumed-role/node/i-0abc.</source>
        <translation>Das ist kein ARN einer Rolle oder eines Benutzers. Beispiele: arn:aws:iam::111122223333:role/node, arn:aws:sts::111122223333:assumed-role/node/i-0abc.</translation>
    </message>
    <message>
        <source>This names an account. Name one role or user of it.</source>
        <translation>Das nennt ein Konto. Eine Rolle oder einen Benutzer daraus nennen.</translation>
    </message>
</context>
<context>
    <name>RolesModel</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Account ID</source>
        <translation>Konto-ID</translation>
    </message>
    <message>
        <source>Layerscope profile</source>
        <translation>Layerscope-Profil</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
</context>
<context>
    <name>RolesPage</name>
    <message>
        <source>Account, ID or role…</source>
        <translation>Konto, ID oder Rolle …</translation>
    </message>
    <message>
        <source>Accounts and roles</source>
        <translation>Konten und Rollen</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Keine ankreuzen</translation>
    </message>
    <message>
        <source>Filter accounts and roles</source>
        <translation>Konten und Rollen filtern</translation>
    </message>
    <message>
        <source>Region of the new profiles</source>
        <translation>Region der neuen Profile</translation>
    </message>
    <message>
        <source>Select all shown</source>
        <translation>Alle gezeigten ankreuzen</translation>
    </message>
</context>
<context>
    <name>SaidDialog</name>
    <message>
        <source>Nothing happened yet.</source>
        <translation>Noch keine Meldungen.</translation>
    </message>
    <message>
        <source>Recent messages</source>
        <translation>Letzte Meldungen</translation>
    </message>
</context>
<context>
    <name>SavingDialog</name>
    <message>
        <source>As links where they stay inside, else as text</source>
        <translation>Als Links, wo sie im Ordner bleiben, sonst als Text</translation>
    </message>
    <message>
        <source>As text files</source>
        <translation>Als Textdateien</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Keep programs executable</source>
        <translation>Programme ausführbar lassen</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save files</source>
        <translation>Dateien speichern</translation>
    </message>
    <message>
        <source>Save into</source>
        <translation>Speichern in</translation>
    </message>
    <message>
        <source>Symlinks</source>
        <translation>Symlinks</translation>
    </message>
    <message>
        <source>{layers}, {size} to download, less what is on this computer.</source>
        <translation>{layers}, {size} herunterzuladen, abzüglich dessen, was auf diesem Computer liegt.</translation>
    </message>
</context>
<context>
    <name>Scan</name>
    <message>
        <source>%1 critical</source>
        <translation>%1 kritisch</translation>
    </message>
    <message>
        <source>%1 high</source>
        <translation>%1 hoch</translation>
    </message>
    <message>
        <source>%1 informational</source>
        <translation>%1 zur Information</translation>
    </message>
    <message>
        <source>%1 low</source>
        <translation>%1 niedrig</translation>
    </message>
    <message>
        <source>%1 medium</source>
        <translation>%1 mittel</translation>
    </message>
    <message>
        <source>%1 without severity</source>
        <translation>%1 ohne Schweregrad</translation>
    </message>
    <message>
        <source>findings not available</source>
        <translation>Befunde nicht verfügbar</translation>
    </message>
    <message>
        <source>no findings</source>
        <translation>keine Befunde</translation>
    </message>
    <message>
        <source>not supported</source>
        <translation>nicht unterstützt</translation>
    </message>
    <message>
        <source>scan expired</source>
        <translation>Scan abgelaufen</translation>
    </message>
    <message>
        <source>scan failed</source>
        <translation>Scan fehlgeschlagen</translation>
    </message>
    <message>
        <source>scanning…</source>
        <translation>wird gescannt …</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The old file was saved as %1.</source>
        <translation>Die alte Datei wurde als %1 gesichert.</translation>
    </message>
    <message>
        <source>The saved settings are from a newer version; the window starts with the defaults.</source>
        <translation>Die gemerkten Einstellungen stammen von einer neueren Version; das Fenster startet mit den Voreinstellungen.</translation>
    </message>
    <message>
        <source>The saved settings could not be read; the window starts with the defaults.</source>
        <translation>Die gemerkten Einstellungen waren nicht lesbar; das Fenster startet mit den Voreinstellungen.</translation>
    </message>
    <message>
        <source>The settings could not be read: access denied by the system. The window starts with the defaults.</source>
        <translation>Die Einstellungen ließen sich nicht lesen: Das System verweigert den Zugriff. Das Fenster startet mit den Voreinstellungen.</translation>
    </message>
    <message>
        <source>The settings could not be saved: %1. The next change tries again.</source>
        <translation>Die Einstellungen ließen sich nicht speichern: %1. Die nächste Änderung versucht es erneut.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>A layer without a table of contents is read once, which is traffic out of ECR. Layers that are listed together, as those of an image, count together.</source>
        <translation>Ein Layer ohne Inhaltsverzeichnis wird einmal gelesen, das ist Datenverkehr aus ECR. Layer, die zusammen aufgelistet werden, etwa die eines Images, zählen zusammen.</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Also write the decompressed tar, checked by its diffID</source>
        <translation>Auch das entpackte Tar schreiben, an seiner DiffID geprüft</translation>
    </message>
    <message>
        <source>Ask before quitting with running transfers</source>
        <translation>Vor dem Beenden fragen, wenn Downloads laufen</translation>
    </message>
    <message>
        <source>Ask where to save each layer</source>
        <translation>Bei jedem Layer fragen, wohin er gespeichert wird</translation>
    </message>
    <message>
        <source>Asks GitHub, by the network settings of this window, and tells what it finds. Neither your version nor anything of yours is sent, and nothing is installed.</source>
        <translation>Fragt GitHub über die Netzwerkeinstellungen dieses Fensters und meldet, was gefunden wird. Weder die eigene Version noch sonst etwas wird gesendet, und nichts wird installiert.</translation>
    </message>
    <message>
        <source>Browse for the download folder</source>
        <translation>Download-Ordner auswählen</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>Continue interrupted transfers at start</source>
        <translation>Unterbrochene Downloads beim Start fortsetzen</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Download folder</source>
        <translation>Download-Ordner</translation>
    </message>
    <message>
        <source>Enter the whole path, from / or a drive on.</source>
        <translation>Den ganzen Pfad eingeben, ab / oder einem Laufwerk.</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>However much is read</source>
        <translation>Egal, wie viel gelesen wird</translation>
    </message>
    <message>
        <source>Keep the contents of layers on this computer</source>
        <translation>Inhalt von Layern auf diesem Computer aufbewahren</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Am größten</translation>
    </message>
    <message>
        <source>Layers that were read once open at once. The file has the names of their files and small parts of their content, for each account separately.</source>
        <translation>Layer, die einmal gelesen wurden, öffnen sich sofort. Die Datei enthält die Namen ihrer Dateien und kleine Teile ihres Inhalts, für jedes Konto getrennt.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>List files without asking</source>
        <translation>Dateien ohne Nachfrage auflisten</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>Look for a new version once a day</source>
        <translation>Einmal am Tag nach einer neuen Version suchen</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Only what needs no reading</source>
        <translation>Nur was kein Lesen braucht</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Reading up to 1 GB</source>
        <translation>Bis zu 1 GB lesen</translation>
    </message>
    <message>
        <source>Reading up to 256 MB</source>
        <translation>Bis zu 256 MB lesen</translation>
    </message>
    <message>
        <source>Reading up to 64 MB</source>
        <translation>Bis zu 64 MB lesen</translation>
    </message>
    <message>
        <source>Reduced: no animations</source>
        <translation>Reduziert: keine Animationen</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Simultaneous downloads</source>
        <translation>Gleichzeitige Downloads</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Total speed limit</source>
        <translation>Tempolimit gesamt</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ohne Grenze</translation>
    </message>
</context>
<context>
    <name>SeveralExports</name>
    <message>
        <source>{image} was not exported: {reason}.</source>
        <translation>{image} wurde nicht exportiert: {reason}.</translation>
    </message>
</context>
<context>
    <name>SeveralExportsDialog</name>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export images</source>
        <translation>Images exportieren</translation>
    </message>
    <message>
        <source>Export into</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Foreign layers are skipped.</source>
        <translation>Fremde Layer werden übersprungen.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>One export for each image; an index with all of its platforms.</source>
        <translation>Ein Export je Image; ein Index mit allen seinen Plattformen.</translation>
    </message>
    <message>
        <source>One file for each image; of an index, the platform it opens on.</source>
        <translation>Eine Datei je Image; von einem Index die Plattform, mit der er geöffnet wird.</translation>
    </message>
</context>
<context>
    <name>SeveralLayers</name>
    <message>
        <source>Download %1</source>
        <translation>%1 herunterladen</translation>
    </message>
    <message>
        <source>Downloading %1.</source>
        <translation>%1 werden heruntergeladen.</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Copied the keyboard shortcuts.</source>
        <translation>Tastenkürzel kopiert.</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>No shortcut matches.</source>
        <translation>Kein Tastenkürzel passt dazu.</translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation>Tastenkürzel suchen</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>First or last row</source>
        <translation>Erste oder letzte Zeile</translation>
    </message>
    <message>
        <source>From a filter into its list; clear the filter</source>
        <translation>Vom Filter in die Liste; Filter leeren</translation>
    </message>
    <message>
        <source>In a text</source>
        <translation>In einem Text</translation>
    </message>
    <message>
        <source>In every list</source>
        <translation>In jeder Liste</translation>
    </message>
    <message>
        <source>Move through the rows</source>
        <translation>Von Zeile zu Zeile</translation>
    </message>
    <message>
        <source>Next or previous control</source>
        <translation>Nächstes oder voriges Bedienelement</translation>
    </message>
    <message>
        <source>Next or previous list; open or close a row</source>
        <translation>Nächste oder vorige Liste; Zeile auf- oder zuklappen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>AWS rejects the keys of {profile}. Renew them where they are stored, such as in the shared AWS files; pending work then continues.</source>
        <translation>AWS lehnt die Schlüssel von {profile} ab. Sie dort erneuern, wo sie liegen, etwa in den AWS-Dateien; Wartendes läuft danach weiter.</translation>
    </message>
    <message>
        <source>Command copied; run it in a terminal.</source>
        <translation>Befehl kopiert; in einem Terminal ausführen.</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Enter the code…</source>
        <translation>Code eingeben …</translation>
    </message>
    <message>
        <source>Run credential_process again</source>
        <translation>credential_process erneut ausführen</translation>
    </message>
    <message>
        <source>Sign in with SSO…</source>
        <translation>Mit SSO anmelden …</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Anmelden …</translation>
    </message>
    <message>
        <source>Signed in.</source>
        <translation>Angemeldet.</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>The credential_process of {profile} is still running.</source>
        <translation>Der credential_process von {profile} läuft noch.</translation>
    </message>
    <message>
        <source>The credentials from {profile}&apos;s credential_process expired.</source>
        <translation>Die Anmeldedaten aus dem credential_process von {profile} sind abgelaufen.</translation>
    </message>
    <message>
        <source>The sign-in of {profile} expired. Run {command} in a terminal; pending work then continues.</source>
        <translation>Die Anmeldung von {profile} ist abgelaufen. {command} in einem Terminal ausführen; Wartendes läuft danach weiter.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>You are signed out of {organization}, which {profile} needs.</source>
        <translation>Bei {organization} abgemeldet; {profile} braucht diese Anmeldung.</translation>
    </message>
    <message>
        <source>the credential process of {profile}</source>
        <translation>den Anmeldeprozess von {profile}</translation>
    </message>
    <message>
        <source>the default credential chain</source>
        <translation>die Standard-Anmeldekette</translation>
    </message>
    <message>
        <source>your MFA code</source>
        <translation>den MFA-Code</translation>
    </message>
    <message>
        <source>{profile} needs an MFA code.</source>
        <translation>{profile} braucht einen MFA-Code.</translation>
    </message>
</context>
<context>
    <name>SignInBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>SsoDialog</name>
    <message>
        <source>Accounts and roles</source>
        <translation>Konten und Rollen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
</context>
<context>
    <name>SsoSignIn</name>
    <message>
        <source>Reading the roles: {read} of {all} accounts…</source>
        <translation>Rollen werden gelesen: {read} von {all} Konten …</translation>
    </message>
    <message>
        <source>Reading the roles…</source>
        <translation>Rollen werden gelesen …</translation>
    </message>
    <message>
        <source>Select the accounts and roles to add as profiles. Space toggles the selected rows.</source>
        <translation>Die Konten und Rollen ankreuzen, die als Profile hinzukommen. Die Leertaste schaltet die markierten Zeilen um.</translation>
    </message>
    <message>
        <source>The profiles could not be saved: {reason}</source>
        <translation>Die Profile ließen sich nicht speichern: {reason}</translation>
    </message>
    <message>
        <source>The roles of these accounts could not be read: {accounts}.</source>
        <translation>Die Rollen dieser Konten ließen sich nicht lesen: {accounts}.</translation>
    </message>
    <message>
        <source>This sign-in allows no role of any account.</source>
        <translation>Diese Anmeldung erlaubt in keinem Konto eine Rolle.</translation>
    </message>
</context>
<context>
    <name>StartedNotice</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>StepsModel</name>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>{step}, the first that differs</source>
        <translation>{step}, der erste Unterschied</translation>
    </message>
</context>
<context>
    <name>StepsView</name>
    <message>
        <source>Details of the step</source>
        <translation>Details des Schritts</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Step copied.</source>
        <translation>Schritt kopiert.</translation>
    </message>
    <message>
        <source>{outcome}: {steps}</source>
        <translation>{outcome}: {steps}</translation>
    </message>
</context>
<context>
    <name>SuggestionList</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>Switcher</name>
    <message>
        <source>Add profile…</source>
        <translation>Profil hinzufügen …</translation>
    </message>
    <message>
        <source>Name, account ID or role</source>
        <translation>Name, Konto-ID oder Rolle</translation>
    </message>
    <message>
        <source>No profile matches “{text}”.</source>
        <translation>Kein Profil passt zu „{text}“.</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Search profiles</source>
        <translation>Profile suchen</translation>
    </message>
    <message>
        <source>Switch account</source>
        <translation>Konto wechseln</translation>
    </message>
</context>
<context>
    <name>TextDiffDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Differing lines</source>
        <translation>Zeilen, die sich unterscheiden</translation>
    </message>
    <message>
        <source>Every line is the same; what differs: {what}.</source>
        <translation>Alle Zeilen sind gleich; was sich unterscheidet: {what}.</translation>
    </message>
    <message>
        <source>Read the files</source>
        <translation>Die Dateien lesen</translation>
    </message>
    <message>
        <source>Reading both files…</source>
        <translation>Beide Dateien werden gelesen …</translation>
    </message>
    <message>
        <source>The files differ in too many lines to show them.</source>
        <translation>Die Dateien unterscheiden sich in zu vielen Zeilen, um sie zu zeigen.</translation>
    </message>
    <message>
        <source>The files differ. They are too large to be shown line by line.</source>
        <translation>Die Dateien unterscheiden sich. Sie sind zu groß, um Zeile für Zeile gezeigt zu werden.</translation>
    </message>
    <message>
        <source>These are no texts, of {left} and {right}.</source>
        <translation>Es sind keine Texte, mit {left} und {right}.</translation>
    </message>
    <message>
        <source>To show both files, {size} are read from ECR.</source>
        <translation>Um beide Dateien zu zeigen, werden {size} aus ECR gelesen.</translation>
    </message>
    <message>
        <source>{left} → {right}: lines added: {added}, removed: {removed}.</source>
        <translation>{left} → {right}: Zeilen hinzugefügt: {added}, entfernt: {removed}.</translation>
    </message>
</context>
<context>
    <name>TransferActions</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>Alle abbrechen</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Beendete entfernen</translation>
    </message>
    <message>
        <source>Copy digest</source>
        <translation>Digest kopieren</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Diagnose</source>
        <translation>Diagnostizieren</translation>
    </message>
    <message>
        <source>Digest of {name} copied.</source>
        <translation>Digest von {name} kopiert.</translation>
    </message>
    <message>
        <source>Download again</source>
        <translation>Erneut herunterladen</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move to top</source>
        <translation>Ganz nach oben</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Path of {name} copied.</source>
        <translation>Pfad von {name} kopiert.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Alle anhalten</translation>
    </message>
    <message>
        <source>Pause or resume</source>
        <translation>Anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Wiederherstellen …</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>Alle fortsetzen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
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
    <name>TransferCard</name>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>Error details copied.</source>
        <translation>Fehlerdetails kopiert.</translation>
    </message>
</context>
<context>
    <name>Transfers</name>
    <message>
        <source>Blocked</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Canceled {name}; partial file deleted.</source>
        <translation>{name} abgebrochen; Teildatei gelöscht.</translation>
    </message>
    <message>
        <source>Checking the partial file</source>
        <translation>Teildatei wird geprüft</translation>
    </message>
    <message>
        <source>Connected again, resumed at {amount}</source>
        <translation>Wieder verbunden, fortgesetzt bei {amount}</translation>
    </message>
    <message>
        <source>Diagnose</source>
        <translation>Diagnostizieren</translation>
    </message>
    <message>
        <source>Digest verified</source>
        <translation>Digest geprüft</translation>
    </message>
    <message>
        <source>Download complete</source>
        <translation>Download fertig</translation>
    </message>
    <message>
        <source>Download stopped</source>
        <translation>Download angehalten</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Wird heruntergeladen</translation>
    </message>
    <message>
        <source>Downloading again from {amount}: the content changed</source>
        <translation>Ab {amount} erneut: Der Inhalt hat sich geändert</translation>
    </message>
    <message>
        <source>Downloading {name} to {folder}.</source>
        <translation>{name} wird nach {folder} heruntergeladen.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Interrupted at {amount}</source>
        <translation>Unterbrochen bei {amount}</translation>
    </message>
    <message>
        <source>New URL, resumed at {amount}</source>
        <translation>Neue URL, fortgesetzt bei {amount}</translation>
    </message>
    <message>
        <source>One connection: storage does not support ranges</source>
        <translation>Eine Verbindung: Der Speicher liefert keine Teilbereiche</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Paused at {amount}</source>
        <translation>Angehalten bei {amount}</translation>
    </message>
    <message>
        <source>Paused {name}; partial file kept.</source>
        <translation>{name} angehalten; Teildatei bleibt erhalten.</translation>
    </message>
    <message>
        <source>Paused: {amount} more disk space needed</source>
        <translation>Angehalten: {amount} Speicherplatz fehlen</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Requesting a new URL</source>
        <translation>Neue URL wird angefordert</translation>
    </message>
    <message>
        <source>Requesting the URL</source>
        <translation>URL wird angefordert</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Wiederherstellen …</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resumed at {amount}</source>
        <translation>Fortgesetzt bei {amount}</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Saved {name} in {folder}. {proof}.</source>
        <translation>{name} in {folder} gespeichert. {proof}.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Waiting for storage: attempt {attempt} of {attempts} in {seconds} s</source>
        <translation>Warten auf den Speicher: Versuch {attempt} von {attempts} in {seconds} s</translation>
    </message>
    <message>
        <source>Writing into the archive</source>
        <translation>Schreibt ins Archiv</translation>
    </message>
    <message>
        <source>Writing the files</source>
        <translation>Dateien werden geschrieben</translation>
    </message>
    <message>
        <source>Writing the tar: {amount}</source>
        <translation>Schreibt das Tar: {amount}</translation>
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
        <source>{name} paused: {reason}.</source>
        <translation>{name} angehalten: {reason}.</translation>
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
        <source>{n} blocked</source>
        <translation>{n} blockiert</translation>
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
        <source>{n} interrupted</source>
        <translation>{n} unterbrochen</translation>
    </message>
    <message>
        <source>{n} min left</source>
        <translation>noch {n} Min.</translation>
    </message>
    <message>
        <source>{n} paused</source>
        <translation>{n} angehalten</translation>
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
        <source>Transfers</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>{name} is already being downloaded.</source>
        <translation>{name} wird bereits heruntergeladen.</translation>
    </message>
</context>
<context>
    <name>TransfersHeading</name>
    <message>
        <source>Close transfers</source>
        <translation>Downloads schließen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>No downloads yet.</source>
        <translation>Noch keine Downloads.</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Downloads</translation>
    </message>
</context>
<context>
    <name>TransfersModel</name>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
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
    <name>TrialDialog</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Checking identity and permissions…</source>
        <translation>Identität und Berechtigungen werden geprüft …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Erneut testen</translation>
    </message>
    <message>
        <source>Test of {name}</source>
        <translation>Test von {name}</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>verweigert</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>{allowed} of {all} required permissions</source>
        <translation>{allowed} von {all} nötigen Berechtigungen</translation>
    </message>
</context>
<context>
    <name>UpdateBar</name>
    <message>
        <source>Dismiss until the next version</source>
        <translation>Bis zur nächsten Version ausblenden</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>Was ist neu</translation>
    </message>
</context>
<context>
    <name>Updates</name>
    <message>
        <source>Check for updates now</source>
        <translation>Jetzt nach Updates suchen</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Layerscope {latest} is available.</source>
        <translation>Layerscope {latest} ist verfügbar.</translation>
    </message>
    <message>
        <source>Layerscope {latest} is available; this is {own}.</source>
        <translation>Layerscope {latest} ist verfügbar; dies ist {own}.</translation>
    </message>
    <message>
        <source>Layerscope {own} is the latest version.</source>
        <translation>Layerscope {own} ist die neueste Version.</translation>
    </message>
    <message>
        <source>No browser opened. The page is {page}.</source>
        <translation>Kein Browser wurde geöffnet. Die Seite ist {page}.</translation>
    </message>
    <message>
        <source>The latest release is {latest}. This build ({own}) is not a release.</source>
        <translation>Die neueste Version ist {latest}. Dieser Build ({own}) ist keine veröffentlichte Version.</translation>
    </message>
    <message>
        <source>The latest version could not be read. {why}</source>
        <translation>Die neueste Version konnte nicht gelesen werden. {why}</translation>
    </message>
</context>
<context>
    <name>UrlBox</name>
    <message>
        <source>Anyone with this URL can download the layer until then.</source>
        <translation>Wer diese URL hat, kann den Layer bis dahin herunterladen.</translation>
    </message>
    <message>
        <source>Anyone with this URL can download the layer; expiry unknown.</source>
        <translation>Wer diese URL hat, kann den Layer herunterladen; Ablauf unbekannt.</translation>
    </message>
    <message>
        <source>Asking ECR…</source>
        <translation>ECR wird gefragt …</translation>
    </message>
    <message>
        <source>ECR has not answered yet. Choosing another layer cancels the call.</source>
        <translation>ECR hat noch nicht geantwortet. Wird ein anderer Layer gewählt, verfällt der Aufruf.</translation>
    </message>
    <message>
        <source>Presigned URL</source>
        <translation>Vorsignierte URL</translation>
    </message>
    <message>
        <source>Requesting the presigned URL</source>
        <translation>Vorsignierte URL wird angefordert</translation>
    </message>
    <message>
        <source>The last download through this URL failed.</source>
        <translation>Der letzte Download über diese URL ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The manifest has no URL for it.</source>
        <translation>Das Manifest enthält keine URL dafür.</translation>
    </message>
    <message>
        <source>The presigned URL has expired.</source>
        <translation>Die vorsignierte URL ist abgelaufen.</translation>
    </message>
    <message>
        <source>This URL has expired. A new one is requested while the window is in use.</source>
        <translation>Diese URL ist abgelaufen. Solange das Fenster benutzt wird, wird eine neue angefordert.</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>expiry unknown</source>
        <translation>Ablauf unbekannt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>valid for {time}</source>
        <translation>gültig noch {time}</translation>
    </message>
</context>
<context>
    <name>UsageCard</name>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Copied the command for {program}.</source>
        <translation>Befehl für {program} kopiert.</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Load it with</source>
        <translation>Laden mit</translation>
    </message>
    <message>
        <source>Program to load it with</source>
        <translation>Programm zum Laden</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Changes from layer {old} to layer {new}</source>
        <translation>Änderungen von Layer {old} zu Layer {new}</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Es wird verglichen …</translation>
    </message>
    <message>
        <source>Every line is the same as in layer {n}. Only line ends or the encoding differ.</source>
        <translation>Alle Zeilen sind dieselben wie in Layer {n}. Nur Zeilenenden oder die Kodierung unterscheiden sich.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Find in file</source>
        <translation>In der Datei suchen</translation>
    </message>
    <message>
        <source>Find is for text</source>
        <translation>Suche nur im Text</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Weitersuchen</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Rückwärts suchen</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Layer {n}</source>
        <translation>Layer {n}</translation>
    </message>
    <message>
        <source>Layer {n} removes the file.</source>
        <translation>Layer {n} entfernt die Datei.</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Read all</source>
        <translation>Alles lesen</translation>
    </message>
    <message>
        <source>Read the file</source>
        <translation>Die Datei lesen</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Die Datei wird gelesen …</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Show changes</source>
        <translation>Änderungen zeigen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>The content differs from layer {n}. The files are too large, or not text, to compare.</source>
        <translation>Der Inhalt unterscheidet sich von Layer {n}. Zum Vergleichen sind die Dateien zu groß oder kein Text.</translation>
    </message>
    <message>
        <source>The content is the same as in layer {n}.</source>
        <translation>Der Inhalt ist derselbe wie in Layer {n}.</translation>
    </message>
    <message>
        <source>To show this file, {size} of the layer are read: that is traffic out of ECR.</source>
        <translation>Um diese Datei anzuzeigen, werden {size} des Layers gelesen: Das ist Verkehr aus ECR heraus.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Wrap lines</source>
        <translation>Zeilen umbrechen</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>digest verified</source>
        <translation>Digest geprüft</translation>
    </message>
    <message>
        <source>lines of more than 4,000 characters are cut</source>
        <translation>Zeilen mit mehr als 4.000 Zeichen sind gekürzt</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>nichts gefunden</translation>
    </message>
    <message>
        <source>not text</source>
        <translation>kein Text</translation>
    </message>
    <message>
        <source>not verified: no digest of the file is listed</source>
        <translation>nicht geprüft: kein Digest der Datei ist aufgelistet</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>the first {shown} of {size}</source>
        <translation>die ersten {shown} von {size}</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>AWS</source>
        <translation>AWS</translation>
    </message>
    <message>
        <source>Add access keys…</source>
        <translation>Zugriffsschlüssel hinzufügen …</translation>
    </message>
    <message>
        <source>Choose a region</source>
        <translation>Region wählen</translation>
    </message>
    <message>
        <source>Connect to Amazon ECR</source>
        <translation>Mit Amazon ECR verbinden</translation>
    </message>
    <message>
        <source>Edit profiles…</source>
        <translation>Profile bearbeiten …</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Just looking?</source>
        <translation>Nur umsehen?</translation>
    </message>
    <message>
        <source>Leave demo data</source>
        <translation>Demodaten verlassen</translation>
    </message>
    <message>
        <source>Neither the profile nor the environment names one.</source>
        <translation>Weder das Profil noch die Umgebung nennt eine.</translation>
    </message>
    <message>
        <source>No AWS credentials were found in the environment, in the shared AWS files or from this computer&apos;s role.</source>
        <translation>Weder in der Umgebung noch in den gemeinsamen AWS-Dateien noch über eine Rolle dieses Rechners wurden AWS-Anmeldedaten gefunden.</translation>
    </message>
    <message>
        <source>No program on this computer opens {path}.</source>
        <translation>Kein Programm auf diesem Rechner öffnet {path}.</translation>
    </message>
    <message>
        <source>Open demo data</source>
        <translation>Demodaten öffnen</translation>
    </message>
    <message>
        <source>Sign in with SSO…</source>
        <translation>Mit SSO anmelden …</translation>
    </message>
    <message>
        <source>Starting the demo registry… {seconds} s</source>
        <translation>Die Demo-Registry startet … {seconds} s</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Nicht länger warten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Waiting for {host}… {seconds} s</source>
        <translation>Warten auf {host} … {seconds} s</translation>
    </message>
    <message>
        <source>{path} cannot be read</source>
        <translation>{path} ist nicht lesbar</translation>
    </message>
    <message>
        <source>{path}, line {line} is not valid</source>
        <translation>{path}, Zeile {line} ist ungültig</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Diagnose</source>
        <translation>Diagnostizieren</translation>
    </message>
    <message>
        <source>Diagnose now</source>
        <translation>Jetzt diagnostizieren</translation>
    </message>
    <message>
        <source>Open {path}</source>
        <translation>{path} öffnen</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>WhereUsed</name>
    <message>
        <source>As</source>
        <translation>Als</translation>
    </message>
    <message>
        <source>Choose a layer to see which images contain it.</source>
        <translation>Einen Layer wählen, um zu sehen, welche Images ihn enthalten.</translation>
    </message>
    <message>
        <source>Config</source>
        <translation>Config</translation>
    </message>
    <message>
        <source>Find a file…</source>
        <translation>Datei finden …</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Layer {n}</source>
        <translation>Layer {n}</translation>
    </message>
    <message>
        <source>Layer {n} · {digest}</source>
        <translation>Layer {n} · {digest}</translation>
    </message>
    <message>
        <source>One of the images of the index {digest}</source>
        <translation>Eines der Images des Index {digest}</translation>
    </message>
    <message>
        <source>Reading the list of images…</source>
        <translation>Die Liste der Images wird gelesen …</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Repository</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>Search all repositories</source>
        <translation>Alle Repositorys durchsuchen</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Where used</source>
        <translation>Verwendet in</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Choose an image first.</source>
        <translation>Zuerst ein Image wählen.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Download all layers</source>
        <translation>Alle Layer herunterladen</translation>
    </message>
    <message>
        <source>Download layer as</source>
        <translation>Layer herunterladen als</translation>
    </message>
    <message>
        <source>Export image…</source>
        <translation>Image exportieren …</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Open the context menu</source>
        <translation>Kontextmenü öffnen</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Voriger Bereich</translation>
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
        <source>The image has no address for this layer: it cannot be downloaded.</source>
        <translation>Das Image nennt für diesen Layer keine Adresse: Er kann nicht heruntergeladen werden.</translation>
    </message>
    <message>
        <source>The list of earlier transfers could not be read.</source>
        <translation>Die Liste der früheren Downloads ließ sich nicht lesen.</translation>
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
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation>Nach Updates suchen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy diagnostics…</source>
        <translation>Diagnoseangaben kopieren …</translation>
    </message>
    <message>
        <source>Diagnose</source>
        <translation>Diagnostizieren</translation>
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
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>Gehe zu …</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Network settings…</source>
        <translation>Netzwerkeinstellungen …</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>Log-Ordner öffnen</translation>
    </message>
    <message>
        <source>Open report…</source>
        <translation>Bericht öffnen …</translation>
    </message>
    <message>
        <source>Profiles…</source>
        <translation>Profile …</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Recent messages…</source>
        <translation>Letzte Meldungen …</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Report a problem…</source>
        <translation>Problem melden …</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
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
        <source>Transfers</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>A clock is too far off for {host}, most likely this computer&apos;s.</source>
        <translation>Eine Uhr weicht zu weit von der von {host} ab, vermutlich die dieses Rechners.</translation>
    </message>
    <message>
        <source>A layer like this may be made to exhaust a computer. If you trust it, download it and look at it with another tool.</source>
        <translation>Ein solcher Layer kann dazu gemacht sein, einen Computer zu erschöpfen. Wenn Sie ihm vertrauen, laden Sie ihn herunter und sehen Sie ihn mit einem anderen Programm an.</translation>
    </message>
    <message>
        <source>A line in the shared AWS files is not valid.</source>
        <translation>Eine Zeile in den gemeinsamen AWS-Dateien ist ungültig.</translation>
    </message>
    <message>
        <source>A package database cannot be read</source>
        <translation>Eine Paketdatenbank lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>A policy between here and {host} denies it, usually that of the VPC&apos;s S3 gateway endpoint.</source>
        <translation>Eine Richtlinie zwischen hier und {host} verweigert es, meist die des S3-Gateway-Endpunkts der VPC.</translation>
    </message>
    <message>
        <source>A proxy, gateway or virus scanner may have changed the bytes: download again, then over another network. If it persists, push the image again.</source>
        <translation>Ein Proxy, Gateway oder Virenscanner kann die Bytes verändert haben: erneut herunterladen, dann über ein anderes Netz. Bleibt es dabei, das Image erneut pushen.</translation>
    </message>
    <message>
        <source>A session of the role needs a code from the MFA device.</source>
        <translation>Eine Sitzung der Rolle braucht einen Code vom MFA-Gerät.</translation>
    </message>
    <message>
        <source>A source has only a part, such as an access key without its secret key.</source>
        <translation>Eine Quelle enthält nur einen Teil, etwa einen Zugriffsschlüssel ohne den geheimen Schlüssel.</translation>
    </message>
    <message>
        <source>A value of {operation} has the wrong form: a name, a digest or a registry ID.</source>
        <translation>Ein Wert hat die falsche Form ({operation}): ein Name, ein Digest oder eine Registry-ID.</translation>
    </message>
    <message>
        <source>AWS accepts signatures only within a few minutes of its own time.</source>
        <translation>AWS nimmt Signaturen nur wenige Minuten um die eigene Zeit herum an.</translation>
    </message>
    <message>
        <source>AWS or its library refused them with {code}.</source>
        <translation>AWS oder seine Bibliothek hat sie mit {code} abgelehnt.</translation>
    </message>
    <message>
        <source>AWS rejected the MFA code</source>
        <translation>AWS hat den MFA-Code abgelehnt</translation>
    </message>
    <message>
        <source>Access key not recognized</source>
        <translation>Zugriffsschlüssel unbekannt</translation>
    </message>
    <message>
        <source>Allow outbound HTTPS (port 443) to this host, or set HTTPS_PROXY; then try again.</source>
        <translation>Ausgehendes HTTPS (Port 443) zu diesem Host erlauben oder HTTPS_PROXY setzen; dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Allow s3:GetObject on ECR&apos;s layer bucket for all principals in the endpoint policy.</source>
        <translation>In der Endpunktrichtlinie s3:GetObject auf den Layer-Bucket von ECR für alle Principals erlauben.</translation>
    </message>
    <message>
        <source>An image layout cannot contain it: {reason}.</source>
        <translation>Ein Image-Layout kann es nicht aufnehmen: {reason}.</translation>
    </message>
    <message>
        <source>Another file is in the partial file&apos;s place</source>
        <translation>Am Platz der Teildatei liegt eine andere Datei</translation>
    </message>
    <message>
        <source>Another program changed the unfinished file</source>
        <translation>Ein anderes Programm hat die unfertige Datei verändert</translation>
    </message>
    <message>
        <source>Archived images cannot be pulled: neither manifest nor layers can be read.</source>
        <translation>Archivierte Images lassen sich nicht pullen: Weder Manifest noch Layer sind lesbar.</translation>
    </message>
    <message>
        <source>Ask someone with ecr:UpdateImageStorageClass on {repository} to restore it. AWS charges for it, and it takes up to 20 minutes. Pushing the image again works too.</source>
        <translation>Von jemandem mit ecr:UpdateImageStorageClass für {repository} wiederherstellen lassen. AWS berechnet das, und es dauert bis zu 20 Minuten. Das Image erneut zu pushen, hilft ebenso.</translation>
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
        <source>Cannot connect to {host}</source>
        <translation>Keine Verbindung zu {host}</translation>
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
        <source>Check the network, then download again: it resumes where it stopped.</source>
        <translation>Das Netz prüfen, dann erneut herunterladen: Es wird fortgesetzt, wo es endete.</translation>
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
        <source>Check the proxy in the network settings (☰), HTTPS_PROXY and NO_PROXY, or have the proxy allow this host; then try again.</source>
        <translation>Den Proxy in den Netzwerkeinstellungen (☰), HTTPS_PROXY und NO_PROXY prüfen oder den Host im Proxy freigeben lassen; dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Check the rule&apos;s secret in Secrets Manager and your ecr:BatchImportUpstreamImage permission; then try again.</source>
        <translation>Das Secret der Regel in Secrets Manager und die Berechtigung ecr:BatchImportUpstreamImage prüfen; dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Check the spelling, the account and the region, or refresh the list.</source>
        <translation>Schreibweise, Konto und Region prüfen oder die Liste aktualisieren.</translation>
    </message>
    <message>
        <source>Check the start URL, and choose the region in which IAM Identity Center was set up.</source>
        <translation>Die Start-URL prüfen und die Region wählen, in der das IAM Identity Center eingerichtet wurde.</translation>
    </message>
    <message>
        <source>Check who sent this answer: an endpoint, proxy or portal in between may be wrong.</source>
        <translation>Prüfen, von wem diese Antwort ist: Ein Endpunkt, Proxy oder Portal dazwischen kann falsch sein.</translation>
    </message>
    <message>
        <source>Choose a folder that no program synchronises or cleans up, with Download as…, or try again.</source>
        <translation>Mit „Herunterladen als …“ einen Ordner wählen, den kein Programm synchronisiert oder aufräumt, oder es erneut versuchen.</translation>
    </message>
    <message>
        <source>Choose a layer by its number, its digest or the digest&apos;s beginning.</source>
        <translation>Einen Layer nach Nummer, Digest oder Anfang des Digests wählen.</translation>
    </message>
    <message>
        <source>Choose a region in the account button&apos;s menu, or set AWS_REGION.</source>
        <translation>Eine Region im Menü der Kontoschaltfläche wählen oder AWS_REGION setzen.</translation>
    </message>
    <message>
        <source>Choose a shorter name or folder with Download as….</source>
        <translation>Mit „Herunterladen als …“ einen kürzeren Namen oder Ordner wählen.</translation>
    </message>
    <message>
        <source>Choose an account (Ctrl+P), or set one up with aws configure sso or aws configure.</source>
        <translation>Ein Konto wählen (Strg+P) oder mit aws configure sso oder aws configure eines einrichten.</translation>
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
        <source>Choose another folder, or give yourself the right to write there.</source>
        <translation>Einen anderen Ordner wählen, oder sich dort das Schreibrecht geben.</translation>
    </message>
    <message>
        <source>Choose another format, or export as an OCI image layout.</source>
        <translation>Ein anderes Format wählen, oder als OCI-Image-Layout exportieren.</translation>
    </message>
    <message>
        <source>Choose another name with Download as….</source>
        <translation>Mit „Herunterladen als …“ einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Choose another region (Ctrl+P), or enable the region in the account&apos;s settings.</source>
        <translation>Eine andere Region wählen (Strg+P) oder die Region in den Kontoeinstellungen aktivieren.</translation>
    </message>
    <message>
        <source>Choose one of these platforms, or push an image for this one.</source>
        <translation>Eine dieser Plattformen wählen oder ein Image für die fehlende pushen.</translation>
    </message>
    <message>
        <source>Choose one that exists (Ctrl+P), or correct AWS_PROFILE or the --profile option.</source>
        <translation>Ein vorhandenes wählen (Strg+P) oder AWS_PROFILE oder die Option --profile berichtigen.</translation>
    </message>
    <message>
        <source>Company gateways often inspect encrypted connections and present their own certificate.</source>
        <translation>Oft öffnet ein Firmen-Gateway verschlüsselte Verbindungen und zeigt ein eigenes Zertifikat.</translation>
    </message>
    <message>
        <source>Compare it with the layers in the image&apos;s manifest. If it is listed, push the image again.</source>
        <translation>Mit den Layern im Manifest des Images vergleichen. Steht er dort, das Image erneut pushen.</translation>
    </message>
    <message>
        <source>Connect the disk again or bring the folder back, then download it again.</source>
        <translation>Den Datenträger wieder anschließen oder den Ordner zurückholen, dann erneut herunterladen.</translation>
    </message>
    <message>
        <source>Connected, but no response arrived.</source>
        <translation>Verbunden, aber es kam keine Antwort.</translation>
    </message>
    <message>
        <source>Connecting to {host} timed out</source>
        <translation>Zeitüberschreitung beim Verbinden mit {host}</translation>
    </message>
    <message>
        <source>Connection to {host} was lost</source>
        <translation>Verbindung zu {host} verloren</translation>
    </message>
    <message>
        <source>Content changes between requests</source>
        <translation>Inhalt ändert sich zwischen Anfragen</translation>
    </message>
    <message>
        <source>Content does not match</source>
        <translation>Inhalt stimmt nicht überein</translation>
    </message>
    <message>
        <source>Content is not as expected</source>
        <translation>Inhalt ist nicht wie erwartet</translation>
    </message>
    <message>
        <source>Copy the complete secret key into the profile again, without spaces.</source>
        <translation>Den geheimen Schlüssel noch einmal ins Profil kopieren, vollständig und ohne Leerzeichen.</translation>
    </message>
    <message>
        <source>Correct it in ~/.aws/config or ~/.aws/credentials; the details say where.</source>
        <translation>In ~/.aws/config oder ~/.aws/credentials berichtigen; die Details sagen, wo.</translation>
    </message>
    <message>
        <source>Correct it with {clock_command}, then try again.</source>
        <translation>Mit {clock_command} stellen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Correct the region in the account button&apos;s menu, the profile or the environment.</source>
        <translation>Die Region im Menü der Kontoschaltfläche, im Profil oder in der Umgebung berichtigen.</translation>
    </message>
    <message>
        <source>DiffID mismatch after decompression</source>
        <translation>DiffID stimmt nach dem Entpacken nicht überein</translation>
    </message>
    <message>
        <source>Digest algorithm not supported</source>
        <translation>Digest-Algorithmus nicht unterstützt</translation>
    </message>
    <message>
        <source>Digest mismatch</source>
        <translation>Digest stimmt nicht überein</translation>
    </message>
    <message>
        <source>Download all its layers instead, or have it pushed again by a present-day tool.</source>
        <translation>Stattdessen alle Layer herunterladen, oder das Image mit einem heutigen Werkzeug neu pushen lassen.</translation>
    </message>
    <message>
        <source>Download it again at any time.</source>
        <translation>Es lässt sich jederzeit erneut herunterladen.</translation>
    </message>
    <message>
        <source>Download it again: it resumes where it stopped.</source>
        <translation>Erneut herunterladen: Es wird fortgesetzt, wo es endete.</translation>
    </message>
    <message>
        <source>Download it later or over another network: something in between may answer inconsistently.</source>
        <translation>Später oder über ein anderes Netz herunterladen: Etwas dazwischen antwortet womöglich uneinheitlich.</translation>
    </message>
    <message>
        <source>Download it over another network.</source>
        <translation>Über ein anderes Netz herunterladen.</translation>
    </message>
    <message>
        <source>Download stalled</source>
        <translation>Download ins Stocken geraten</translation>
    </message>
    <message>
        <source>ECR Public does not provide layer URLs</source>
        <translation>ECR Public gibt keine Layer-URLs aus</translation>
    </message>
    <message>
        <source>ECR cannot move {image} of {repository} into or out of the archive in its current state.</source>
        <translation>ECR verschiebt das Image {image} ({repository}) im jetzigen Status weder ins Archiv noch zurück.</translation>
    </message>
    <message>
        <source>ECR has no layer {digest} in {where}. The digest may belong to another repository, be a diffID or an image digest, or come from an incomplete push.</source>
        <translation>ECR hat keinen Layer {digest} in {where}. Der Digest kann zu einem anderen Repository gehören, eine diffID oder der Digest eines Images sein oder aus einem unvollständigen Push stammen.</translation>
    </message>
    <message>
        <source>ECR has no scan findings for {image} in {repository}.</source>
        <translation>ECR hat keine Scan-Ergebnisse für {image} in {repository}.</translation>
    </message>
    <message>
        <source>ECR is throttling requests</source>
        <translation>ECR drosselt die Aufrufe</translation>
    </message>
    <message>
        <source>ECR issued a URL, but {host} has nothing there: the layer was deleted since.</source>
        <translation>ECR hat eine URL ausgegeben, aber bei {host} liegt nichts: Der Layer wurde seither gelöscht.</translation>
    </message>
    <message>
        <source>ECR keeps it in the archive with its image and provides no URL. Images are archived by a lifecycle policy or manually.</source>
        <translation>ECR hält ihn mit seinem Image im Archiv und gibt keine URL aus. Images werden durch eine Lebenszyklus-Richtlinie oder von Hand archiviert.</translation>
    </message>
    <message>
        <source>ECR keeps it only until the next clean-up. Its image was deleted or expired after this list was read.</source>
        <translation>ECR behält ihn nur bis zum nächsten Aufräumen. Sein Image wurde gelöscht oder ist abgelaufen, nachdem diese Liste gelesen wurde.</translation>
    </message>
    <message>
        <source>ECR refused the call</source>
        <translation>ECR hat den Aufruf abgelehnt</translation>
    </message>
    <message>
        <source>ECR rejected the request</source>
        <translation>ECR hat die Anfrage abgelehnt</translation>
    </message>
    <message>
        <source>ECR server error</source>
        <translation>Serverfehler bei ECR</translation>
    </message>
    <message>
        <source>Enable the key or restore the grant; until then no layer in {repository} can be pulled.</source>
        <translation>Den Schlüssel aktivieren oder die Berechtigung (Grant) wiederherstellen; bis dahin lässt sich kein Layer in {repository} pullen.</translation>
    </message>
    <message>
        <source>Export it again: it resumes where it stopped.</source>
        <translation>Noch einmal exportieren: Es wird fortgesetzt, wo es endete.</translation>
    </message>
    <message>
        <source>Export one of the available platforms, or rebuild the index.</source>
        <translation>Eine der vorhandenen Plattformen exportieren, oder den Index neu bauen.</translation>
    </message>
    <message>
        <source>Free up space and download it again: it resumes where it stopped. Or choose another folder with Download as….</source>
        <translation>Platz schaffen und erneut herunterladen: Es wird fortgesetzt, wo es endete. Oder mit „Herunterladen als …“ einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Free up space and download it again: only the tar is written, the layer is not downloaded twice.</source>
        <translation>Platz schaffen und noch einmal herunterladen: Nur das Tar wird geschrieben, der Layer nicht erneut geladen.</translation>
    </message>
    <message>
        <source>Free up space and resume: nothing is downloaded twice. Or export to another folder.</source>
        <translation>Platz schaffen und fortsetzen: Nichts wird zweimal geladen. Oder in einen anderen Ordner exportieren.</translation>
    </message>
    <message>
        <source>Free up space and save them again, or choose another folder.</source>
        <translation>Platz schaffen und noch einmal speichern, oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Get its root certificate and choose the file in the network settings (☰): it applies to ECR, sign-in and downloads.</source>
        <translation>Das Stammzertifikat des Gateways besorgen und die Datei in den Netzwerkeinstellungen (☰) wählen: Sie gilt für ECR, Anmeldung und Downloads.</translation>
    </message>
    <message>
        <source>Get new credentials from the same source, then press F5.</source>
        <translation>Neue von derselben Quelle holen, dann F5 drücken.</translation>
    </message>
    <message>
        <source>Getting credentials failed</source>
        <translation>Anmeldedaten ließen sich nicht holen</translation>
    </message>
    <message>
        <source>Give more of the digest, or the layer&apos;s number.</source>
        <translation>Mehr vom Digest oder die Nummer des Layers angeben.</translation>
    </message>
    <message>
        <source>IAM Identity Center in {region} has no such start URL.</source>
        <translation>Das IAM Identity Center in {region} hat keine solche Start-URL.</translation>
    </message>
    <message>
        <source>Image {image} not found in {repository}</source>
        <translation>Image {image} nicht gefunden in {repository}</translation>
    </message>
    <message>
        <source>Images of the index are missing</source>
        <translation>Images des Index fehlen</translation>
    </message>
    <message>
        <source>Install Layerscope with pip, pipx or uv, which bring it, or download the layer and look at it with another tool.</source>
        <translation>Layerscope mit pip, pipx oder uv installieren, die sie mitbringen, oder den Layer herunterladen und mit einem anderen Programm ansehen.</translation>
    </message>
    <message>
        <source>Install botocore[crt] beside this program (Windows on ARM has none), or choose another profile (Ctrl+P).</source>
        <translation>botocore[crt] neben diesem Programm installieren (für Windows auf ARM gibt es keines) oder ein anderes Profil wählen (Strg+P).</translation>
    </message>
    <message>
        <source>Instead of ECR&apos;s answer, {host} sent {content_type}: the page of a captive portal or web gateway.</source>
        <translation>Statt der Antwort von ECR kam von {host} {content_type}: die Seite eines Anmeldeportals oder Web-Gateways.</translation>
    </message>
    <message>
        <source>Internal error</source>
        <translation>Interner Fehler</translation>
    </message>
    <message>
        <source>It arrived complete but cannot be used ({code}).</source>
        <translation>Es kam vollständig an und ist nicht brauchbar ({code}).</translation>
    </message>
    <message>
        <source>It arrived too slowly and was cut off; nothing of it was used.</source>
        <translation>Sie kam zu langsam und wurde abgebrochen; nichts davon wurde verwendet.</translation>
    </message>
    <message>
        <source>It cannot be decompressed behind {at} of the compressed layer: {reason}. What comes before is still shown.</source>
        <translation>Hinter {at} des komprimierten Layers lässt er sich nicht entpacken: {reason}. Was davor liegt, wird weiter angezeigt.</translation>
    </message>
    <message>
        <source>It cannot be read behind {at} of the decompressed layer: {reason}. What comes before is still shown.</source>
        <translation>Hinter {at} des entpackten Layers lässt es sich nicht lesen: {reason}. Was davor liegt, wird weiter angezeigt.</translation>
    </message>
    <message>
        <source>It contains itself, or nests deeper than images are built.</source>
        <translation>Er enthält sich selbst oder ist tiefer verschachtelt, als Images gebaut werden.</translation>
    </message>
    <message>
        <source>It could not be reached, requires authentication, or blocks {host}.</source>
        <translation>Er war nicht erreichbar, verlangt eine Anmeldung oder blockiert {host}.</translation>
    </message>
    <message>
        <source>It differs too much from AWS for signatures to be valid. The difference is unknown.</source>
        <translation>Sie weicht für gültige Signaturen zu weit von AWS ab. Wie weit, ist unbekannt.</translation>
    </message>
    <message>
        <source>It ended before the answer was complete.</source>
        <translation>Sie endete, bevor die Antwort vollständig war.</translation>
    </message>
    <message>
        <source>It ended by: {reason}.</source>
        <translation>Er endete durch: {reason}.</translation>
    </message>
    <message>
        <source>It expired; {host} no longer accepts it.</source>
        <translation>Sie ist abgelaufen; {host} nimmt sie nicht mehr an.</translation>
    </message>
    <message>
        <source>It has more than {most} {what}, which is the limit. What was read before is still shown.</source>
        <translation>Er hat mehr als {most} {what}; das ist die Grenze. Was bis dahin gelesen wurde, wird weiter angezeigt.</translation>
    </message>
    <message>
        <source>It has {size} bytes; the limit is {limit}.</source>
        <translation>Sie hat {size} Bytes; das Limit ist {limit}.</translation>
    </message>
    <message>
        <source>It is compressed by zstd, and the library zstandard is not installed.</source>
        <translation>Er ist mit zstd komprimiert, und die Bibliothek zstandard ist nicht installiert.</translation>
    </message>
    <message>
        <source>It is damaged, or something other than AWS answered. It is not kept, since it may contain credentials.</source>
        <translation>Sie ist beschädigt, oder etwas anderes als AWS hat geantwortet. Sie wird nicht aufbewahrt, da sie Anmeldedaten enthalten kann.</translation>
    </message>
    <message>
        <source>It is empty, or lists only attestations and other artifacts.</source>
        <translation>Er ist leer oder führt nur Attestierungen und andere Artefakte.</translation>
    </message>
    <message>
        <source>It is kept in the system&apos;s keyring. {reason}.</source>
        <translation>Es liegt im Schlüsselbund des Systems. {reason}.</translation>
    </message>
    <message>
        <source>It is longer than any answer from AWS and was cut off; nothing of it was used.</source>
        <translation>Sie ist länger als jede Antwort von AWS und wurde abgebrochen; nichts davon wurde verwendet.</translation>
    </message>
    <message>
        <source>It is not the table that the image names: {reason}.</source>
        <translation>Es ist nicht das Verzeichnis, das das Image nennt: {reason}.</translation>
    </message>
    <message>
        <source>It lists images that are not in the repository: {platforms}.</source>
        <translation>Er führt Images auf, die nicht im Repository sind: {platforms}.</translation>
    </message>
    <message>
        <source>It was deleted, expired by a lifecycle policy, not replicated to {where} yet, or never pushed. An index may also list a platform whose image is missing.</source>
        <translation>Es wurde gelöscht, ist durch eine Lebenszyklus-Richtlinie abgelaufen, noch nicht nach {where} repliziert oder nie gepusht worden. Ein Index kann auch eine Plattform nennen, deren Image fehlt.</translation>
    </message>
    <message>
        <source>It was mistyped, already used, or is from another device.</source>
        <translation>Er war falsch eingegeben, schon benutzt oder von einem anderen Gerät.</translation>
    </message>
    <message>
        <source>It was not used: {reason}.</source>
        <translation>Es wurde nicht verwendet: {reason}.</translation>
    </message>
    <message>
        <source>Its bytes are damaged at {at}: {reason}. What comes before is still shown.</source>
        <translation>Seine Bytes sind bei {at} beschädigt: {reason}. Was davor liegt, wird weiter angezeigt.</translation>
    </message>
    <message>
        <source>Layer downloaded, but not its tar</source>
        <translation>Layer heruntergeladen, Tar nicht</translation>
    </message>
    <message>
        <source>Layer not found in {repository}</source>
        <translation>Layer nicht gefunden in {repository}</translation>
    </message>
    <message>
        <source>Layers can be downloaded as usual. Rebuild the image to fix its config.</source>
        <translation>Layer lassen sich wie gewohnt herunterladen. Das Image neu bauen, um seine Config zu berichtigen.</translation>
    </message>
    <message>
        <source>Look at the image for what it has.</source>
        <translation>Am Image nachsehen, was es hat.</translation>
    </message>
    <message>
        <source>Look at the place in the manifest, and build or push the image with another tool.</source>
        <translation>Die Stelle im Manifest ansehen und das Image mit einem anderen Werkzeug bauen oder pushen.</translation>
    </message>
    <message>
        <source>Look at the whole image, or at another layer.</source>
        <translation>Das ganze Image oder einen anderen Layer ansehen.</translation>
    </message>
    <message>
        <source>Neither the profile nor the environment sets a region.</source>
        <translation>Weder Profil noch Umgebung nennen eine Region.</translation>
    </message>
    <message>
        <source>No AWS credentials were found</source>
        <translation>Keine AWS-Anmeldedaten gefunden</translation>
    </message>
    <message>
        <source>No ECR image, repository or digest found</source>
        <translation>Kein ECR-Image, -Repository oder -Digest gefunden</translation>
    </message>
    <message>
        <source>No IAM Identity Center at this URL</source>
        <translation>Unter dieser URL gibt es kein IAM Identity Center</translation>
    </message>
    <message>
        <source>No answer had arrived by then.</source>
        <translation>Bis dahin war keine Antwort eingetroffen.</translation>
    </message>
    <message>
        <source>No file was saved.</source>
        <translation>Es wurde keine Datei gespeichert.</translation>
    </message>
    <message>
        <source>No image for the platform {platform}</source>
        <translation>Kein Image für die Plattform {platform}</translation>
    </message>
    <message>
        <source>No region is set</source>
        <translation>Es ist keine Region gesetzt</translation>
    </message>
    <message>
        <source>No response received</source>
        <translation>Keine Antwort erhalten</translation>
    </message>
    <message>
        <source>No rule with this prefix exists in {where}.</source>
        <translation>Eine Regel mit diesem Präfix gibt es in {where} nicht.</translation>
    </message>
    <message>
        <source>No such file</source>
        <translation>Keine solche Datei</translation>
    </message>
    <message>
        <source>Nobody confirmed it in the browser in time.</source>
        <translation>Niemand hat ihn rechtzeitig im Browser bestätigt.</translation>
    </message>
    <message>
        <source>Not enough disk space for the files</source>
        <translation>Zu wenig Platz auf dem Datenträger für die Dateien</translation>
    </message>
    <message>
        <source>Not enough disk space for the tar</source>
        <translation>Zu wenig Speicherplatz für das Tar</translation>
    </message>
    <message>
        <source>Not enough disk space for this image</source>
        <translation>Zu wenig Speicherplatz für dieses Image</translation>
    </message>
    <message>
        <source>Not enough disk space for this layer</source>
        <translation>Zu wenig Speicherplatz für diesen Layer</translation>
    </message>
    <message>
        <source>Nothing was kept. Try again; if it persists, look for a proxy that changes content.</source>
        <translation>Nichts wurde behalten. Erneut versuchen; bleibt es dabei, nach einem Proxy suchen, der Inhalte verändert.</translation>
    </message>
    <message>
        <source>Nothing was sent there. Check where the address came from before using it.</source>
        <translation>Dorthin wurde nichts gesendet. Vor dem Verwenden prüfen, woher die Adresse kam.</translation>
    </message>
    <message>
        <source>Paste an image URI, an ARN, a digest, a console address, or the text of an error.</source>
        <translation>Eine Image-URI, einen ARN, einen Digest, eine Adresse der Konsole oder den Text eines Fehlers einfügen.</translation>
    </message>
    <message>
        <source>Policy not found</source>
        <translation>Richtlinie nicht gefunden</translation>
    </message>
    <message>
        <source>Profile not found</source>
        <translation>Profil nicht gefunden</translation>
    </message>
    <message>
        <source>Profiles created by aws login need the AWS common runtime.</source>
        <translation>Mit aws login angelegte Profile brauchen die AWS Common Runtime.</translation>
    </message>
    <message>
        <source>Pull it once by tag. If that fails, check the rule&apos;s secret, the upstream&apos;s limits, and your ecr:BatchImportUpstreamImage permission.</source>
        <translation>Einmal über das Tag pullen. Gelingt das nicht, das Secret der Regel, die Limits der Upstream-Registry und die Berechtigung ecr:BatchImportUpstreamImage prüfen.</translation>
    </message>
    <message>
        <source>Pull the image with docker or skopeo, or copy it to a private repository first.</source>
        <translation>Das Image zuerst mit docker oder skopeo pullen oder in ein privates Repository kopieren.</translation>
    </message>
    <message>
        <source>Pull-through cache rule not found</source>
        <translation>Pull-Through-Cache-Regel nicht gefunden</translation>
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
        <source>Push the index again with its platforms, or look at its manifest.</source>
        <translation>Den Index mit seinen Plattformen erneut pushen oder sein Manifest ansehen.</translation>
    </message>
    <message>
        <source>Put a valid key in the profile, or choose another account (Ctrl+P).</source>
        <translation>Einen gültigen Schlüssel ins Profil eintragen oder ein anderes Konto wählen (Strg+P).</translation>
    </message>
    <message>
        <source>Read it again at any time.</source>
        <translation>Es kann jederzeit noch einmal gelesen werden.</translation>
    </message>
    <message>
        <source>Read it again, as it may have been damaged on the way. If it persists, rebuild the image and push it again.</source>
        <translation>Noch einmal lesen, denn er kann unterwegs beschädigt worden sein. Wenn es dabei bleibt, das Image neu bauen und pushen.</translation>
    </message>
    <message>
        <source>Read it again. If it persists, rebuild the image and push it again.</source>
        <translation>Noch einmal lesen. Wenn es dabei bleibt, das Image neu bauen und pushen.</translation>
    </message>
    <message>
        <source>Read the layer itself to list its files.</source>
        <translation>Den Layer selbst lesen, um seine Dateien aufzulisten.</translation>
    </message>
    <message>
        <source>Read the layer itself to list its files. Rebuild the image if this was not expected.</source>
        <translation>Den Layer selbst lesen, um seine Dateien aufzulisten. Wenn das nicht zu erwarten war, das Image neu bauen.</translation>
    </message>
    <message>
        <source>Read the layer itself, then open the file again.</source>
        <translation>Den Layer selbst lesen, dann die Datei noch einmal öffnen.</translation>
    </message>
    <message>
        <source>Reading was stopped</source>
        <translation>Das Lesen wurde angehalten</translation>
    </message>
    <message>
        <source>Rebuild the index; its manifest shows the digests involved.</source>
        <translation>Den Index neu bauen; sein Manifest zeigt die beteiligten Digests.</translation>
    </message>
    <message>
        <source>Received a web page instead of the layer</source>
        <translation>Webseite statt Layer empfangen</translation>
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
        <source>Refresh the list. Another image with the same layer still provides it; otherwise push the image again.</source>
        <translation>Die Liste aktualisieren. Ein anderes Image mit demselben Layer liefert ihn noch; sonst das Image erneut pushen.</translation>
    </message>
    <message>
        <source>Region does not exist</source>
        <translation>Region existiert nicht</translation>
    </message>
    <message>
        <source>Registry quota exceeded</source>
        <translation>Kontingent der Registry erschöpft</translation>
    </message>
    <message>
        <source>Remove it, or choose another folder or name with Download as….</source>
        <translation>Es entfernen oder mit „Herunterladen als …“ einen anderen Ordner oder Namen wählen.</translation>
    </message>
    <message>
        <source>Remove what is no longer needed, or request a higher quota in Service Quotas.</source>
        <translation>Nicht mehr Benötigtes entfernen, oder in Service Quotas ein höheres Kontingent beantragen.</translation>
    </message>
    <message>
        <source>Repository {repository} not found</source>
        <translation>Repository {repository} nicht gefunden</translation>
    </message>
    <message>
        <source>Response from {host} is too long</source>
        <translation>Antwort von {host} ist zu lang</translation>
    </message>
    <message>
        <source>Response from {host} timed out</source>
        <translation>Antwort von {host} nicht rechtzeitig vollständig</translation>
    </message>
    <message>
        <source>Response to {operation} could not be read</source>
        <translation>Antwort auf {operation} nicht lesbar</translation>
    </message>
    <message>
        <source>Restore an archived image that contains it (see “Where used”). AWS charges for it, and it takes up to 20 minutes. Pushing this image again works too.</source>
        <translation>Ein archiviertes Image mit diesem Layer wiederherstellen (siehe „Verwendet in“). AWS berechnet das, und es dauert bis zu 20 Minuten. Dieses Image erneut zu pushen, hilft ebenso.</translation>
    </message>
    <message>
        <source>Restore it (you will be asked to confirm). AWS charges for it, and it takes up to 20 minutes. Needs ecr:UpdateImageStorageClass.</source>
        <translation>Wiederherstellen (mit Rückfrage). AWS berechnet das, und es dauert bis zu 20 Minuten. Benötigt ecr:UpdateImageStorageClass.</translation>
    </message>
    <message>
        <source>Restore the image (you will be asked to confirm). AWS charges for it, and it takes up to 20 minutes. Needs ecr:UpdateImageStorageClass.</source>
        <translation>Das Image wiederherstellen (mit Rückfrage). AWS berechnet das, und es dauert bis zu 20 Minuten. Benötigt ecr:UpdateImageStorageClass.</translation>
    </message>
    <message>
        <source>Resume the transfer. If this happens again, restart Layerscope; free memory, and check whether a security program ends its processes.</source>
        <translation>Den Download fortsetzen. Geschieht es wieder: Layerscope neu starten, Speicher freigeben und prüfen, ob ein Sicherheitsprogramm Prozesse beendet.</translation>
    </message>
    <message>
        <source>S3 denied access to the presigned URL (403)</source>
        <translation>S3 hat den Zugriff auf die vorsignierte URL verweigert (403)</translation>
    </message>
    <message>
        <source>Save the file and look at it with the system&apos;s own package tool.</source>
        <translation>Die Datei speichern und mit dem Paketprogramm des Systems ansehen.</translation>
    </message>
    <message>
        <source>Searched in {where}.</source>
        <translation>Gesucht in {where}.</translation>
    </message>
    <message>
        <source>Secret key does not match the access key</source>
        <translation>Der geheime Schlüssel passt nicht zum Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>Set the clock ({clock_command}), then try again.</source>
        <translation>Die Uhr stellen ({clock_command}), dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Set this computer&apos;s clock ({clock_command}) and request a new URL.</source>
        <translation>Die Uhr dieses Rechners stellen ({clock_command}) und eine neue URL anfordern.</translation>
    </message>
    <message>
        <source>Sign in here, or run aws sso login or aws login in a terminal; pending work continues automatically.</source>
        <translation>Hier anmelden, oder in einem Terminal aws sso login oder aws login ausführen; Wartendes läuft danach von selbst weiter.</translation>
    </message>
    <message>
        <source>Sign in to the network in a browser, or allow this host in the gateway; then try again.</source>
        <translation>Im Browser am Netzwerk anmelden oder diesen Host im Gateway freigeben; dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Sign in to the network in a browser, or allow {host} in the gateway; then test again.</source>
        <translation>Im Browser am Netzwerk anmelden oder {host} im Gateway freigeben; dann erneut testen.</translation>
    </message>
    <message>
        <source>Sign in to the network in a browser, or make the proxy pass {host} unchanged; then request a new URL.</source>
        <translation>Im Browser am Netzwerk anmelden oder {host} im Proxy unverändert durchlassen; dann eine neue URL anfordern.</translation>
    </message>
    <message>
        <source>Signatures and attestations of {image} are in the upstream registry of a pull-through cache rule.</source>
        <translation>Signaturen und Attestierungen zum Image {image} liegen in der Upstream-Registry einer Pull-Through-Cache-Regel.</translation>
    </message>
    <message>
        <source>Size mismatch</source>
        <translation>Größe stimmt nicht überein</translation>
    </message>
    <message>
        <source>Something about it stopped the export. Downloaded bytes are kept.</source>
        <translation>Etwas daran hat den Export angehalten. Heruntergeladenes bleibt erhalten.</translation>
    </message>
    <message>
        <source>Something about the layer&apos;s contents is not understood.</source>
        <translation>Etwas am Inhalt des Layers wird nicht verstanden.</translation>
    </message>
    <message>
        <source>Something between here and {host} answered in its place: a portal or gateway.</source>
        <translation>Etwas zwischen hier und {host} hat an seiner Stelle geantwortet: ein Portal oder Gateway.</translation>
    </message>
    <message>
        <source>Something in between drops it silently: a firewall, a security group or a missing route.</source>
        <translation>Etwas auf dem Weg verwirft sie stillschweigend: eine Firewall, eine Sicherheitsgruppe oder eine fehlende Route.</translation>
    </message>
    <message>
        <source>Something in between may have changed the bytes: download it over another network. If it persists, the manifest is wrong, and the image must be rebuilt and pushed again.</source>
        <translation>Etwas dazwischen kann die Bytes verändert haben: über ein anderes Netz herunterladen. Bleibt es dabei, ist das Manifest falsch, und das Image muss neu gebaut und gepusht werden.</translation>
    </message>
    <message>
        <source>Something on this computer stopped it. Downloaded bytes are kept.</source>
        <translation>Etwas auf diesem Rechner hat ihn beendet. Heruntergeladenes bleibt erhalten.</translation>
    </message>
    <message>
        <source>Something other than ECR answered</source>
        <translation>Etwas anderes als ECR hat geantwortet</translation>
    </message>
    <message>
        <source>Start the download again; the partial file belongs to different content.</source>
        <translation>Den Download neu starten; die Teildatei gehört zu anderem Inhalt.</translation>
    </message>
    <message>
        <source>Stopped waiting for {host}</source>
        <translation>Warten auf {host} abgebrochen</translation>
    </message>
    <message>
        <source>Storage is busy</source>
        <translation>Der Speicher ist ausgelastet</translation>
    </message>
    <message>
        <source>Storage redirects the request</source>
        <translation>Der Speicher leitet die Anfrage um</translation>
    </message>
    <message>
        <source>Storage rejected the request&apos;s time</source>
        <translation>Der Speicher lehnt die Uhrzeit der Anfrage ab</translation>
    </message>
    <message>
        <source>The SSO session expired or was never started.</source>
        <translation>Die SSO-Sitzung ist abgelaufen oder wurde nie gestartet.</translation>
    </message>
    <message>
        <source>The URL was changed in transit, or a proxy changed the request; it is signed for GET only.</source>
        <translation>Die URL wurde unterwegs verändert, oder ein Proxy schrieb die Anfrage um; signiert ist sie nur für GET.</translation>
    </message>
    <message>
        <source>The URL&apos;s signature does not match</source>
        <translation>Die Signatur der URL stimmt nicht</translation>
    </message>
    <message>
        <source>The account makes more {operation} calls in {where} than its quota allows. The call was repeated and throttled again.</source>
        <translation>{operation} wurde in {where} öfter aufgerufen, als das Kontingent des Kontos erlaubt. Der Aufruf wurde wiederholt und erneut gedrosselt.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not trusted</source>
        <translation>Dem Zertifikat von {host} wird nicht vertraut</translation>
    </message>
    <message>
        <source>The code expired</source>
        <translation>Der Code ist abgelaufen</translation>
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
        <source>The details below have ECR&apos;s own message.</source>
        <translation>Die Details unten enthalten die Meldung von ECR.</translation>
    </message>
    <message>
        <source>The details give ECR&apos;s reason. A restore under way ends within about 20 minutes.</source>
        <translation>Die Details nennen den Grund von ECR. Eine laufende Wiederherstellung endet nach etwa 20 Minuten.</translation>
    </message>
    <message>
        <source>The details have ECR&apos;s own message; copy them when you ask for help.</source>
        <translation>Die Details enthalten die Meldung von ECR; für Rückfragen lassen sie sich kopieren.</translation>
    </message>
    <message>
        <source>The details have its answer. Run the profile&apos;s credential_process manually, or check the role it assumes.</source>
        <translation>Die Details enthalten ihre Antwort. Den credential_process des Profils von Hand ausführen oder die angenommene Rolle prüfen.</translation>
    </message>
    <message>
        <source>The details name the value. Check the repository&apos;s name, the digest and the registry ID.</source>
        <translation>Die Details nennen den Wert. Name des Repositorys, Digest und Registry-ID prüfen.</translation>
    </message>
    <message>
        <source>The details name what is missing. Add it to the profile or environment.</source>
        <translation>Die Details nennen, was fehlt. Es im Profil oder in der Umgebung ergänzen.</translation>
    </message>
    <message>
        <source>The digests of several layers begin with {layer}</source>
        <translation>Die Digests mehrerer Layer beginnen mit {layer}</translation>
    </message>
    <message>
        <source>The download ended early</source>
        <translation>Der Download endete vorzeitig</translation>
    </message>
    <message>
        <source>The download was canceled</source>
        <translation>Der Download wurde abgebrochen</translation>
    </message>
    <message>
        <source>The file differs from its listing</source>
        <translation>Die Datei weicht von ihrer Liste ab</translation>
    </message>
    <message>
        <source>The file system does not accept this path below {folder}: {reason}.</source>
        <translation>Das Dateisystem nimmt keinen solchen Pfad unter {folder}: {reason}.</translation>
    </message>
    <message>
        <source>The files could not be read</source>
        <translation>Die Dateien konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>The files were not saved</source>
        <translation>Die Dateien wurden nicht gespeichert</translation>
    </message>
    <message>
        <source>The folder</source>
        <translation>Der Ordner</translation>
    </message>
    <message>
        <source>The folder cannot be written to</source>
        <translation>In den Ordner kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The folder no longer exists</source>
        <translation>Der Ordner existiert nicht mehr</translation>
    </message>
    <message>
        <source>The image config exceeds the size limit</source>
        <translation>Die Config des Images überschreitet das Größenlimit</translation>
    </message>
    <message>
        <source>The image does not have this</source>
        <translation>Das Image hat dies nicht</translation>
    </message>
    <message>
        <source>The image has no layer {layer}</source>
        <translation>Das Image hat keinen Layer {layer}</translation>
    </message>
    <message>
        <source>The image itself is not affected. Try again, or look at them in the upstream registry.</source>
        <translation>Das Image selbst ist nicht betroffen. Erneut versuchen oder sie in der Upstream-Registry ansehen.</translation>
    </message>
    <message>
        <source>The image was built incorrectly: no container engine will run it. Rebuild and push it.</source>
        <translation>Das Image wurde falsch gebaut: Keine Container-Engine wird es ausführen. Neu bauen und pushen.</translation>
    </message>
    <message>
        <source>The image was not exported</source>
        <translation>Das Image wurde nicht exportiert</translation>
    </message>
    <message>
        <source>The image was pushed like that: rebuild and push it.</source>
        <translation>Das Image wurde so gepusht: neu bauen und pushen.</translation>
    </message>
    <message>
        <source>The image was read, and what was asked for is not in it.</source>
        <translation>Das Image wurde gelesen, das Gefragte ist nicht darin.</translation>
    </message>
    <message>
        <source>The image&apos;s config is not valid</source>
        <translation>Die Config des Images ist ungültig</translation>
    </message>
    <message>
        <source>The index {image} has no image</source>
        <translation>Der Index {image} hat kein Image</translation>
    </message>
    <message>
        <source>The key was deleted or deactivated, belongs to another partition, or its session token belongs to another key.</source>
        <translation>Der Schlüssel wurde gelöscht oder deaktiviert, gehört zu einer anderen Partition, oder das Sitzungstoken gehört zu einem anderen Schlüssel.</translation>
    </message>
    <message>
        <source>The key&apos;s administrator must enable it, cancel its deletion, or restore the grant.</source>
        <translation>Die Administration des Schlüssels muss ihn aktivieren, seine Löschung abbrechen oder die Berechtigung (Grant) wiederherstellen.</translation>
    </message>
    <message>
        <source>The layer cannot be decompressed</source>
        <translation>Der Layer lässt sich nicht entpacken</translation>
    </message>
    <message>
        <source>The layer cannot be decompressed here</source>
        <translation>Der Layer lässt sich hier nicht dekomprimieren</translation>
    </message>
    <message>
        <source>The layer cannot be read</source>
        <translation>Der Layer lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>The layer contains too much</source>
        <translation>Der Layer enthält zu viel</translation>
    </message>
    <message>
        <source>The layer file is fine; download it again to retry decompression.</source>
        <translation>Die Layerdatei ist in Ordnung; erneut herunterladen, um das Entpacken zu wiederholen.</translation>
    </message>
    <message>
        <source>The layer is missing from storage</source>
        <translation>Der Layer fehlt im Speicher</translation>
    </message>
    <message>
        <source>The layer is shorter than requested</source>
        <translation>Der Layer ist kürzer als angefordert</translation>
    </message>
    <message>
        <source>The layer was pushed like that: rebuild the image and push it again.</source>
        <translation>Der Layer wurde so gepusht: das Image neu bauen und pushen.</translation>
    </message>
    <message>
        <source>The layer&apos;s KMS key cannot be used</source>
        <translation>Der KMS-Schlüssel des Layers ist nicht nutzbar</translation>
    </message>
    <message>
        <source>The layer&apos;s compression is damaged</source>
        <translation>Die Komprimierung des Layers ist beschädigt</translation>
    </message>
    <message>
        <source>The layer&apos;s table of contents is not valid</source>
        <translation>Das Inhaltsverzeichnis des Layers ist ungültig</translation>
    </message>
    <message>
        <source>The layer&apos;s tar archive is damaged</source>
        <translation>Das Tar-Archiv des Layers ist beschädigt</translation>
    </message>
    <message>
        <source>The layers can still be downloaded; only how they were created is unknown.</source>
        <translation>Die Layer lassen sich trotzdem herunterladen; nur wie sie entstanden sind, bleibt unbekannt.</translation>
    </message>
    <message>
        <source>The layers that are shown have nothing at {path}.</source>
        <translation>Die angezeigten Layer haben unter {path} nichts.</translation>
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
        <source>The other layers of the image can still be listed.</source>
        <translation>Die anderen Layer des Images lassen sich weiter auflisten.</translation>
    </message>
    <message>
        <source>The path is too long</source>
        <translation>Der Pfad ist zu lang</translation>
    </message>
    <message>
        <source>The presigned URL has expired</source>
        <translation>Die vorsignierte URL ist abgelaufen</translation>
    </message>
    <message>
        <source>The presigned URL was rejected</source>
        <translation>Die vorsignierte URL wurde abgelehnt</translation>
    </message>
    <message>
        <source>The process that downloads and exports ended {times} times within a minute, the last time by: {reason}. Downloaded bytes are kept.</source>
        <translation>Der Prozess, der herunterlädt und exportiert, endete {times}-mal innerhalb einer Minute, zuletzt durch: {reason}. Was angekommen ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>The process that reads layers ended</source>
        <translation>Der Prozess, der Layer liest, wurde beendet</translation>
    </message>
    <message>
        <source>The profile cannot be understood</source>
        <translation>Das Profil ist nicht verständlich</translation>
    </message>
    <message>
        <source>The profile gets its credentials from a process, role, container or instance, which returned none.</source>
        <translation>Das Profil bezieht seine Anmeldedaten von einem Prozess, einer Rolle, einem Container oder einer Instanz; von dort kamen keine.</translation>
    </message>
    <message>
        <source>The profile is not in the shared AWS files.</source>
        <translation>Das Profil steht nicht in den gemeinsamen AWS-Dateien.</translation>
    </message>
    <message>
        <source>The profile is not valid</source>
        <translation>Das Profil ist ungültig</translation>
    </message>
    <message>
        <source>The profile needs a missing component</source>
        <translation>Dem Profil fehlt eine Komponente</translation>
    </message>
    <message>
        <source>The profile&apos;s secret could not be read</source>
        <translation>Das Geheimnis des Profils ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>The proxy blocked the request</source>
        <translation>Der Proxy hat die Anfrage blockiert</translation>
    </message>
    <message>
        <source>The pull-through cache rule of {repository} could not fetch {image} ({code}). An image asked for by digest is cached only after it was pulled by tag.</source>
        <translation>Die Pull-Through-Cache-Regel für {repository} konnte das Image {image} nicht holen ({code}). Ein über den Digest angefordertes Image kommt erst in den Cache, nachdem es über das Tag gepullt wurde.</translation>
    </message>
    <message>
        <source>The range is beyond the end of the content at {host}.</source>
        <translation>Der Bereich liegt hinter dem Ende des Inhalts bei {host}.</translation>
    </message>
    <message>
        <source>The registry could not be read</source>
        <translation>Die Registry konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The repository&apos;s KMS key cannot be used</source>
        <translation>Der KMS-Schlüssel des Repositorys ist nicht verwendbar</translation>
    </message>
    <message>
        <source>The request&apos;s signature does not match, unless a proxy changed the request.</source>
        <translation>Die Signatur der Anfrage stimmt nicht, sofern nicht ein Proxy die Anfrage unterwegs umschrieb.</translation>
    </message>
    <message>
        <source>The role requires an MFA code</source>
        <translation>Die Rolle verlangt einen MFA-Code</translation>
    </message>
    <message>
        <source>The session token has expired.</source>
        <translation>Das Sitzungstoken ist abgelaufen.</translation>
    </message>
    <message>
        <source>The sign-in request was denied there.</source>
        <translation>Die Anfrage, sich anzumelden, wurde dort abgelehnt.</translation>
    </message>
    <message>
        <source>The sign-in was denied in the browser</source>
        <translation>Die Anmeldung wurde im Browser abgelehnt</translation>
    </message>
    <message>
        <source>The table of contents has another digest</source>
        <translation>Das Inhaltsverzeichnis hat einen anderen Digest</translation>
    </message>
    <message>
        <source>The temporary credentials have expired</source>
        <translation>Die temporären Anmeldedaten sind abgelaufen</translation>
    </message>
    <message>
        <source>The transfer process keeps ending</source>
        <translation>Der Downloadprozess endet immer wieder</translation>
    </message>
    <message>
        <source>The upstream registry did not list the referrers</source>
        <translation>Die Upstream-Registry hat die Referrer nicht aufgeführt</translation>
    </message>
    <message>
        <source>The upstream registry did not provide the image</source>
        <translation>Die Upstream-Registry gab das Image nicht heraus</translation>
    </message>
    <message>
        <source>The upstream registry did not provide the layer</source>
        <translation>Die Upstream-Registry gab den Layer nicht heraus</translation>
    </message>
    <message>
        <source>The {size} bytes have the digest {actual}, not {expected}. They were truncated or changed in transit.</source>
        <translation>Die {size} Bytes haben den Digest {actual}, nicht {expected}. Sie wurden unterwegs abgeschnitten oder verändert.</translation>
    </message>
    <message>
        <source>There are none in the environment, the shared AWS files or this computer&apos;s role.</source>
        <translation>Weder die Umgebung noch die AWS-Dateien noch die Rolle dieses Rechners enthalten welche.</translation>
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
        <source>This host is not an ECR host</source>
        <translation>Dieser Host gehört nicht zu ECR</translation>
    </message>
    <message>
        <source>This image cannot be exported</source>
        <translation>Dieses Image lässt sich nicht exportieren</translation>
    </message>
    <message>
        <source>This image is archived</source>
        <translation>Dieses Image ist archiviert</translation>
    </message>
    <message>
        <source>This image was not scanned</source>
        <translation>Dieses Image wurde nicht gescannt</translation>
    </message>
    <message>
        <source>This image&apos;s storage class cannot be changed</source>
        <translation>Die Speicherklasse dieses Images lässt sich nicht ändern</translation>
    </message>
    <message>
        <source>This index contains itself</source>
        <translation>Dieser Index enthält sich selbst</translation>
    </message>
    <message>
        <source>This is not a valid file name</source>
        <translation>Das ist kein gültiger Dateiname</translation>
    </message>
    <message>
        <source>This is not an error. Only access from other accounts needs a repository policy.</source>
        <translation>Das ist kein Fehler. Nur der Zugriff aus anderen Konten braucht eine Repository-Richtlinie.</translation>
    </message>
    <message>
        <source>This layer is archived</source>
        <translation>Dieser Layer ist archiviert</translation>
    </message>
    <message>
        <source>This layer no longer belongs to an image</source>
        <translation>Dieser Layer gehört zu keinem Image mehr</translation>
    </message>
    <message>
        <source>This layer&apos;s files cannot be listed</source>
        <translation>Die Dateien dieses Layers lassen sich nicht auflisten</translation>
    </message>
    <message>
        <source>This region is not enabled for the account</source>
        <translation>Diese Region ist für das Konto nicht aktiviert</translation>
    </message>
    <message>
        <source>Try a new URL. The details have the response; copy them when you ask for help.</source>
        <translation>Eine neue URL versuchen. Die Details enthalten die Antwort; für Rückfragen lassen sie sich kopieren.</translation>
    </message>
    <message>
        <source>Try again and allow it; check that the browser is signed in as the right person.</source>
        <translation>Erneut versuchen und sie erlauben; prüfen, ob im Browser die richtige Person angemeldet ist.</translation>
    </message>
    <message>
        <source>Try again and enter the code, or choose another account (Ctrl+P).</source>
        <translation>Erneut versuchen und den Code eingeben oder ein anderes Konto wählen (Strg+P).</translation>
    </message>
    <message>
        <source>Try again for a new code.</source>
        <translation>Für einen neuen Code erneut versuchen.</translation>
    </message>
    <message>
        <source>Try again in a minute. If it persists, see the AWS Health Dashboard; AWS support needs the request ID.</source>
        <translation>In einer Minute erneut versuchen. Bleibt es dabei, im AWS Health Dashboard nachsehen; der AWS Support braucht die Anfrage-ID.</translation>
    </message>
    <message>
        <source>Try again with a new URL; the details have the response.</source>
        <translation>Mit einer neuen URL erneut versuchen; die Details enthalten die Antwort.</translation>
    </message>
    <message>
        <source>Try again, or download the layer and look at it with another tool.</source>
        <translation>Noch einmal versuchen, oder den Layer herunterladen und mit einem anderen Programm ansehen.</translation>
    </message>
    <message>
        <source>Try again, or run the diagnosis to see where the connection ends.</source>
        <translation>Erneut versuchen oder diagnostizieren, wo die Verbindung endet.</translation>
    </message>
    <message>
        <source>Try again. If it persists, check the proxy in the network settings (☰), or sign in to the network in a browser.</source>
        <translation>Erneut versuchen. Falls es dabei bleibt, den Proxy in den Netzwerkeinstellungen (☰) prüfen oder sich im Browser am Netz anmelden.</translation>
    </message>
    <message>
        <source>Try again. If it persists, copy the details and report them to the developers.</source>
        <translation>Erneut versuchen. Bleibt es dabei, die Details kopieren und den Entwicklern melden.</translation>
    </message>
    <message>
        <source>Try again. If it persists, look for a proxy or VPN that delays responses.</source>
        <translation>Erneut versuchen. Bleibt es dabei, nach einem Proxy oder VPN suchen, das Antworten verzögert.</translation>
    </message>
    <message>
        <source>Try again. If it persists, look for what slows this connection: a proxy, a VPN, a saturated line.</source>
        <translation>Erneut versuchen. Bleibt es so, nach dem suchen, was diese Verbindung bremst: ein Proxy, ein VPN, eine ausgelastete Leitung.</translation>
    </message>
    <message>
        <source>Try again. If the error persists, copy the details when you ask for help.</source>
        <translation>Erneut versuchen. Bleibt es dabei, die Details für Rückfragen kopieren.</translation>
    </message>
    <message>
        <source>Try again. If this happens again, restart Layerscope; free memory, and check whether a security program ends its processes.</source>
        <translation>Versuche es erneut. Wenn das wieder geschieht, starte Layerscope neu; gib Speicher frei und prüfe, ob ein Sicherheitsprogramm seine Prozesse beendet.</translation>
    </message>
    <message>
        <source>Try again: a new URL is requested.</source>
        <translation>Erneut versuchen: Eine neue URL wird angefordert.</translation>
    </message>
    <message>
        <source>Try again; nothing incomplete was kept.</source>
        <translation>Erneut versuchen; Unvollständiges wurde nicht behalten.</translation>
    </message>
    <message>
        <source>Turn on scanning for the registry, or start a scan of the image in the AWS console.</source>
        <translation>Das Scannen für die Registry einschalten, oder einen Scan des Images in der AWS-Konsole starten.</translation>
    </message>
    <message>
        <source>Unexpected content</source>
        <translation>Unerwarteter Inhalt</translation>
    </message>
    <message>
        <source>Unexpected error ({code}).</source>
        <translation>Unerwarteter Fehler ({code}).</translation>
    </message>
    <message>
        <source>Unexpected error ({code}). Your registry is not affected.</source>
        <translation>Unerwarteter Fehler ({code}). Die Registry ist davon nicht betroffen.</translation>
    </message>
    <message>
        <source>Unexpected response from ECR</source>
        <translation>Unerwartete Antwort von ECR</translation>
    </message>
    <message>
        <source>Unexpected response from storage</source>
        <translation>Unerwartete Antwort des Speichers</translation>
    </message>
    <message>
        <source>Unlock the keyring, then try again</source>
        <translation>Den Schlüsselbund entsperren, dann erneut versuchen</translation>
    </message>
    <message>
        <source>Use the complete URL with GET. If it happened in this program, check the proxy in between.</source>
        <translation>Die URL vollständig und mit GET verwenden. Trat es in diesem Programm auf, den Proxy dazwischen prüfen.</translation>
    </message>
    <message>
        <source>Wait a few seconds and try again. If it persists, request a higher quota.</source>
        <translation>Einige Sekunden warten und erneut versuchen. Bleibt es dabei, ein höheres Kontingent beantragen.</translation>
    </message>
    <message>
        <source>Wait a moment and try again.</source>
        <translation>Einen Moment warten und erneut versuchen.</translation>
    </message>
    <message>
        <source>Wait for the device&apos;s next code, then try again and enter it.</source>
        <translation>Den nächsten Code des Geräts abwarten, dann erneut versuchen und ihn eingeben.</translation>
    </message>
    <message>
        <source>What was read before is still shown.</source>
        <translation>Was bis dahin gelesen wurde, wird weiter angezeigt.</translation>
    </message>
    <message>
        <source>You are signed out</source>
        <translation>Die Anmeldung ist abgelaufen</translation>
    </message>
    <message>
        <source>credential_process returned no credentials</source>
        <translation>credential_process lieferte keine Anmeldedaten</translation>
    </message>
    <message>
        <source>docker load needs a different format</source>
        <translation>docker load braucht ein anderes Format</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>nothing about their sender</source>
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
        <source>storage</source>
        <translation>der Speicher</translation>
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
        <source>this path</source>
        <translation>diesem Pfad</translation>
    </message>
    <message>
        <source>this region</source>
        <translation>diese Region</translation>
    </message>
    <message>
        <source>this repository</source>
        <translation>dieses Repository</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>with this digest</source>
        <translation>mit diesem Digest</translation>
    </message>
    <message>
        <source>{advice}, and try again (F5).</source>
        <translation>{advice} und erneut versuchen (F5).</translation>
    </message>
    <message>
        <source>{advice}.</source>
        <translation>{advice}.</translation>
    </message>
    <message>
        <source>{advice}. F5 reads it again.</source>
        <translation>{advice}. F5 liest es erneut.</translation>
    </message>
    <message>
        <source>{attempts} attempts in a row failed, the last one with: {last}. Downloaded bytes are kept.</source>
        <translation>{attempts} Versuche hintereinander schlugen fehl, der letzte mit: {last}. Heruntergeladenes bleibt erhalten.</translation>
    </message>
    <message>
        <source>{count} layers of {image} in {repository} do.</source>
        <translation>{count} Layer von {image} in {repository} tun das.</translation>
    </message>
    <message>
        <source>{digest} uses an algorithm other than sha256, sha384 or sha512.</source>
        <translation>{digest} verwendet einen anderen Algorithmus als sha256, sha384 oder sha512.</translation>
    </message>
    <message>
        <source>{folder} cannot be written to: {reason}.</source>
        <translation>In {folder} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>{folder} needs {missing} more space. Downloaded bytes are kept.</source>
        <translation>In {folder} fehlen noch {missing}. Heruntergeladenes bleibt erhalten.</translation>
    </message>
    <message>
        <source>{folder} needs {missing} more space. Nothing was saved.</source>
        <translation>{folder} braucht {missing} mehr Platz. Es wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>{folder}, or the partial file in it, is gone: {reason}.</source>
        <translation>{folder} oder die Teildatei darin ist verschwunden: {reason}.</translation>
    </message>
    <message>
        <source>{folder}: {reason}.</source>
        <translation>{folder}: {reason}.</translation>
    </message>
    <message>
        <source>{host} answered with a redirect that is not followed ({code}): typical of portals and proxies in place of S3.</source>
        <translation>{host} hat mit einer Umleitung geantwortet, der nicht gefolgt wird ({code}): typisch für Portale und Proxys anstelle von S3.</translation>
    </message>
    <message>
        <source>{host} answered {code}.</source>
        <translation>Antwort von {host}: {code}.</translation>
    </message>
    <message>
        <source>{host} did not answer in time</source>
        <translation>Keine rechtzeitige Antwort von {host}</translation>
    </message>
    <message>
        <source>{host} does not belong to AWS. It may be meant to pass for ECR.</source>
        <translation>{host} gehört nicht zu AWS. Möglicherweise soll es für ECR gehalten werden.</translation>
    </message>
    <message>
        <source>{host} has the content but cannot decrypt it: the KMS key is disabled or deleted, or its grant was revoked.</source>
        <translation>{host} hat den Inhalt, kann ihn aber nicht entschlüsseln: Der KMS-Schlüssel ist deaktiviert oder gelöscht, oder seine Berechtigung (Grant) wurde entzogen.</translation>
    </message>
    <message>
        <source>{host} has {actual}; the manifest says {expected}. No file was saved.</source>
        <translation>{host} hat {actual}; das Manifest nennt {expected}. Es wurde keine Datei gespeichert.</translation>
    </message>
    <message>
        <source>{host} is throttling or had a server error ({code}).</source>
        <translation>{host} drosselt oder meldet einen Serverfehler ({code}).</translation>
    </message>
    <message>
        <source>{host} rejected the URL with {code}.</source>
        <translation>Die URL wurde von {host} mit {code} abgelehnt.</translation>
    </message>
    <message>
        <source>{host} returned a different ETag with each response. No file was saved.</source>
        <translation>{host} lieferte mit jeder Antwort ein anderes ETag. Es wurde keine Datei gespeichert.</translation>
    </message>
    <message>
        <source>{host} sent something else. No file was saved.</source>
        <translation>{host} sandte etwas anderes. Es wurde keine Datei gespeichert.</translation>
    </message>
    <message>
        <source>{image} in {repository} has {count} layers, counted from 1.</source>
        <translation>{image} in {repository} hat {count} Layer, gezählt ab 1.</translation>
    </message>
    <message>
        <source>{layer} is saved and verified, but its compression is damaged: {reason}.</source>
        <translation>{layer} ist gespeichert und geprüft, aber die Komprimierung ist beschädigt: {reason}.</translation>
    </message>
    <message>
        <source>{layer} is saved and verified. Decompressed it has the digest {actual}; the image&apos;s config says {expected}. The tar was not kept.</source>
        <translation>{layer} ist gespeichert und geprüft. Entpackt hat er den Digest {actual}, die Config des Images nennt {expected}; das Tar wurde nicht behalten.</translation>
    </message>
    <message>
        <source>{layer} is saved and verified. Its decompressed tar could not be written.</source>
        <translation>{layer} ist geprüft. Das entpackte Tar ließ sich nicht schreiben.</translation>
    </message>
    <message>
        <source>{layer} is saved and verified. Its decompressed tar needs {missing} more space.</source>
        <translation>{layer} ist gespeichert und geprüft. Für das entpackte Tar fehlen {missing}.</translation>
    </message>
    <message>
        <source>{operation} ended with {code} in {where}, after repeated attempts.</source>
        <translation>{operation} endete in {where} mit {code}, nach mehreren Versuchen.</translation>
    </message>
    <message>
        <source>{operation} found none for {repository} in {where}.</source>
        <translation>{operation} fand in {where} keine für {repository}.</translation>
    </message>
    <message>
        <source>{operation} was answered with {code}.</source>
        <translation>{operation} wurde mit {code} beantwortet.</translation>
    </message>
    <message>
        <source>{operation} was rejected with {code}.</source>
        <translation>{operation} wurde mit dem Code {code} abgelehnt.</translation>
    </message>
    <message>
        <source>{operation} would exceed a quota of {where}.</source>
        <translation>{operation} überschritte ein Kontingent in {where}.</translation>
    </message>
    <message>
        <source>{part} is a link, not a regular file, or belongs to another user. It was left unchanged.</source>
        <translation>{part} ist ein Link, keine gewöhnliche Datei oder gehört jemand anderem und wurde nicht angerührt.</translation>
    </message>
    <message>
        <source>{part} was changed or replaced while downloading. None of it was used.</source>
        <translation>{part} wurde während des Herunterladens geändert oder ersetzt. Nichts davon wurde verwendet.</translation>
    </message>
    <message>
        <source>{path} has another digest than its listing says. None of it is shown.</source>
        <translation>{path} hat einen anderen Digest, als die Liste sagt. Nichts davon wird angezeigt.</translation>
    </message>
    <message>
        <source>{path}: {reason}. Its packages are missing from the list.</source>
        <translation>{path}: {reason}. Seine Pakete fehlen in der Liste.</translation>
    </message>
    <message>
        <source>{reason}.</source>
        <translation>{reason}.</translation>
    </message>
    <message>
        <source>{reason}. An OCI image layout can contain it.</source>
        <translation>{reason}. Ein OCI-Image-Layout kann es aufnehmen.</translation>
    </message>
    <message>
        <source>{region} is not a region name such as eu-central-1.</source>
        <translation>{region} ist kein Regionsname wie eu-central-1.</translation>
    </message>
    <message>
        <source>{region} must be enabled for the account before ECR can be used there.</source>
        <translation>{region} muss für das Konto aktiviert sein, bevor ECR dort nutzbar ist.</translation>
    </message>
    <message>
        <source>{repository} has {image} for: {platforms}.</source>
        <translation>{repository} hat {image} für: {platforms}.</translation>
    </message>
    <message>
        <source>{repository} is encrypted with a key that is disabled, deleted, or not granted to ECR anymore.</source>
        <translation>{repository} ist mit einem Schlüssel verschlüsselt, der deaktiviert, gelöscht oder für ECR nicht mehr freigegeben ist.</translation>
    </message>
    <message>
        <source>{repository} is filled by a pull-through cache rule whose upstream rejected the request or was not reachable: the rule&apos;s secret, the upstream&apos;s limit, or the network.</source>
        <translation>{repository} wird durch eine Pull-Through-Cache-Regel gefüllt, deren Upstream-Registry ablehnte oder nicht erreichbar war: das Secret der Regel, ein Limit dort oder das Netz.</translation>
    </message>
    <message>
        <source>{size} arrived from {host} with the digest {actual} instead of {expected}. No file was saved. The responses said: {seen}.</source>
        <translation>{size} kamen von {host} mit dem Digest {actual} statt {expected}. Es wurde keine Datei gespeichert. Die Antworten sagten: {seen}.</translation>
    </message>
    <message>
        <source>“{name}” would lead outside the folder. Nothing was created.</source>
        <translation>„{name}“ würde aus dem Ordner hinausführen. Nichts wurde angelegt.</translation>
    </message>
    <message>
        <source>“{text}”: {reason}.</source>
        <translation>„{text}“: {reason}.</translation>
    </message>
</context>
</TS>
