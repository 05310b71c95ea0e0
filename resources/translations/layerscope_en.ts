<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>FaultDialog</name>
    <message numerus="yes">
        <source>%n more error(s) since then.</source>
        <translation>
            <numerusform>%n more error since then.</numerusform>
            <numerusform>%n more errors since then.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Plural</name>
    <message numerus="yes">
        <source>%1 of %Ln images</source>
        <translation>
            <numerusform>%1 of %Ln image</numerusform>
            <numerusform>%1 of %Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln manifests checked.</source>
        <translation>
            <numerusform>%1 of %Ln manifest checked.</numerusform>
            <numerusform>%1 of %Ln manifests checked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln repositories</source>
        <translation>
            <numerusform>%1 of %Ln repository</numerusform>
            <numerusform>%1 of %Ln repositories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Layerscope profiles</source>
        <translation>
            <numerusform>%Ln Layerscope profile</numerusform>
            <numerusform>%Ln Layerscope profiles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln archived</source>
        <translation>
            <numerusform>%Ln archived</numerusform>
            <numerusform>%Ln archived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln archived skipped</source>
        <translation>
            <numerusform>%Ln archived skipped</numerusform>
            <numerusform>%Ln archived skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blobs verified</source>
        <translation>
            <numerusform>%Ln blob verified</numerusform>
            <numerusform>%Ln blobs verified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln certificates, trusted besides the system&apos;s</source>
        <translation>
            <numerusform>%Ln certificate, trusted besides the system&apos;s</numerusform>
            <numerusform>%Ln certificates, trusted besides the system&apos;s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln configs</source>
        <translation>
            <numerusform>%Ln config</numerusform>
            <numerusform>%Ln configs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln distinct layers</source>
        <translation>
            <numerusform>%Ln distinct layer</numerusform>
            <numerusform>%Ln distinct layers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln downloads</source>
        <translation>
            <numerusform>%Ln download</numerusform>
            <numerusform>%Ln downloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln downloads are running</source>
        <translation>
            <numerusform>%Ln download is running</numerusform>
            <numerusform>%Ln downloads are running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln downloads started</source>
        <translation>
            <numerusform>%Ln download started</numerusform>
            <numerusform>%Ln downloads started</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln exports</source>
        <translation>
            <numerusform>%Ln export</numerusform>
            <numerusform>%Ln exports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln exports are running</source>
        <translation>
            <numerusform>%Ln export is running</numerusform>
            <numerusform>%Ln exports are running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are no longer there.</source>
        <translation>
            <numerusform>%Ln file is no longer there.</numerusform>
            <numerusform>%Ln files are no longer there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are stored that the image does not show: %1.</source>
        <translation>
            <numerusform>%Ln file is stored that the image does not show: %1.</numerusform>
            <numerusform>%Ln files are stored that the image does not show: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files found.</source>
        <translation>
            <numerusform>%Ln file found.</numerusform>
            <numerusform>%Ln files found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files or folders</source>
        <translation>
            <numerusform>%Ln file or folder</numerusform>
            <numerusform>%Ln files or folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln images contain this layer of %1.</source>
        <translation>
            <numerusform>%Ln image contains this layer of %1.</numerusform>
            <numerusform>%Ln images contain this layer of %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln images contain this layer.</source>
        <translation>
            <numerusform>%Ln image contains this layer.</numerusform>
            <numerusform>%Ln images contain this layer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln images listed by an index</source>
        <translation>
            <numerusform>%Ln image listed by an index</numerusform>
            <numerusform>%Ln images listed by an index</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln interrupted transfers can be resumed.</source>
        <translation>
            <numerusform>%Ln interrupted transfer can be resumed.</numerusform>
            <numerusform>%Ln interrupted transfers can be resumed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln labels</source>
        <translation>
            <numerusform>%Ln label</numerusform>
            <numerusform>%Ln labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln large files: %1.</source>
        <translation>
            <numerusform>%Ln large file: %1.</numerusform>
            <numerusform>%Ln large files: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln layers</source>
        <translation>
            <numerusform>%Ln layer</numerusform>
            <numerusform>%Ln layers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln layers are not listed yet. To list their files, they are read once: %1 of traffic out of ECR.</source>
        <translation>
            <numerusform>%Ln layer is not listed yet. To list its files, it is read once: %1 of traffic out of ECR.</numerusform>
            <numerusform>%Ln layers are not listed yet. To list their files, they are read once: %1 of traffic out of ECR.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln layers are read</source>
        <translation>
            <numerusform>%Ln layer is read</numerusform>
            <numerusform>%Ln layers are read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln layers could not be listed.</source>
        <translation>
            <numerusform>%Ln layer could not be listed.</numerusform>
            <numerusform>%Ln layers could not be listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln layers do something to this path.</source>
        <translation>
            <numerusform>%Ln layer does something to this path.</numerusform>
            <numerusform>%Ln layers do something to this path.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln layers have none: %1.</source>
        <translation>
            <numerusform>%Ln layer has none: %1.</numerusform>
            <numerusform>%Ln layers have none: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln layers of %1 are not listed: %2.</source>
        <translation>
            <numerusform>%Ln layer of %1 is not listed: %2.</numerusform>
            <numerusform>%Ln layers of %1 are not listed: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln layers verified</source>
        <translation>
            <numerusform>%Ln layer verified</numerusform>
            <numerusform>%Ln layers verified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln layers were not looked at: %1.</source>
        <translation>
            <numerusform>%Ln layer was not looked at: %1.</numerusform>
            <numerusform>%Ln layers were not looked at: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln manifests</source>
        <translation>
            <numerusform>%Ln manifest</numerusform>
            <numerusform>%Ln manifests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln manifests checked</source>
        <translation>
            <numerusform>%Ln manifest checked</numerusform>
            <numerusform>%Ln manifests checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln manifests could not be read; archived ones are among them.</source>
        <translation>
            <numerusform>%Ln manifest could not be read; archived ones count.</numerusform>
            <numerusform>%Ln manifests could not be read; archived ones are among them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln oddities</source>
        <translation>
            <numerusform>%Ln oddity</numerusform>
            <numerusform>%Ln oddities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 layers are not listed yet. To list them, %2 are read from ECR once.</source>
        <translation>
            <numerusform>%Ln of %1 layers is not listed yet. To list it, %2 is read from ECR once.</numerusform>
            <numerusform>%Ln of %1 layers are not listed yet. To list them, %2 is read from ECR once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 layers are shared.</source>
        <translation>
            <numerusform>%Ln of %1 layers is shared.</numerusform>
            <numerusform>%Ln of %1 layers are shared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the index&apos;s images are missing from the repository.</source>
        <translation>
            <numerusform>%Ln of the index&apos;s images is missing from the repository.</numerusform>
            <numerusform>%Ln of the index&apos;s images are missing from the repository.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them were removed later, and are still in the image.</source>
        <translation>
            <numerusform>%Ln of them was removed later, and is still in the image.</numerusform>
            <numerusform>%Ln of them were removed later, and are still in the image.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln opened by name</source>
        <translation>
            <numerusform>%Ln opened by name</numerusform>
            <numerusform>%Ln opened by name</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packages differ.</source>
        <translation>
            <numerusform>%Ln package differs.</numerusform>
            <numerusform>%Ln packages differ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paths differ</source>
        <translation>
            <numerusform>%Ln path differs</numerusform>
            <numerusform>%Ln paths differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problems</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln profiles</source>
        <translation>
            <numerusform>%Ln profile</numerusform>
            <numerusform>%Ln profiles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln profiles in the AWS configuration files</source>
        <translation>
            <numerusform>%Ln profile in the AWS configuration files</numerusform>
            <numerusform>%Ln profiles in the AWS configuration files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repositories</source>
        <translation>
            <numerusform>%Ln repository</numerusform>
            <numerusform>%Ln repositories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln secrets, or files that usually hold one.</source>
        <translation>
            <numerusform>%Ln secret, or file that usually holds one.</numerusform>
            <numerusform>%Ln secrets, or files that usually hold one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln transfers</source>
        <translation>
            <numerusform>%Ln transfer</numerusform>
            <numerusform>%Ln transfers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln transfers are running</source>
        <translation>
            <numerusform>%Ln transfer is running</numerusform>
            <numerusform>%Ln transfers are running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln variables</source>
        <translation>
            <numerusform>%Ln variable</numerusform>
            <numerusform>%Ln variables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n platforms</source>
        <translation>
            <numerusform>%n platform</numerusform>
            <numerusform>%n platforms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Access to %Ln repositories is denied.</source>
        <translation>
            <numerusform>Access to %Ln repository is denied.</numerusform>
            <numerusform>Access to %Ln repositories is denied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln profiles</source>
        <translation>
            <numerusform>Add %Ln profile</numerusform>
            <numerusform>Add %Ln profiles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added %Ln profiles; Ctrl+P finds them.</source>
        <translation>
            <numerusform>Added %Ln profile; Ctrl+P finds it.</numerusform>
            <numerusform>Added %Ln profiles; Ctrl+P finds them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln transfers?</source>
        <translation>
            <numerusform>Cancel %Ln transfer?</numerusform>
            <numerusform>Cancel %Ln transfers?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %1 and %Ln others</source>
        <translation>
            <numerusform>Copied %1 and %Ln other</numerusform>
            <numerusform>Copied %1 and %Ln others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln digests.</source>
        <translation>
            <numerusform>Copied %Ln digest.</numerusform>
            <numerusform>Copied %Ln digests.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln paths.</source>
        <translation>
            <numerusform>Copied %Ln path.</numerusform>
            <numerusform>Copied %Ln paths.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln presigned URLs.</source>
        <translation>
            <numerusform>Copied %Ln presigned URL.</numerusform>
            <numerusform>Copied %Ln presigned URLs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln URIs</source>
        <translation>
            <numerusform>Copy %Ln URI</numerusform>
            <numerusform>Copy %Ln URIs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln digests</source>
        <translation>
            <numerusform>Copy %Ln digest</numerusform>
            <numerusform>Copy %Ln digests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln presigned URLs</source>
        <translation>
            <numerusform>Copy %Ln presigned URL</numerusform>
            <numerusform>Copy %Ln presigned URLs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>List %Ln layers (%1)</source>
        <translation>
            <numerusform>List %Ln layer (%1)</numerusform>
            <numerusform>List %Ln layers (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Listing %Ln layers…</source>
        <translation>
            <numerusform>Listing %Ln layer…</numerusform>
            <numerusform>Listing %Ln layers…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searched %1 images in %2 of %Ln repositories</source>
        <translation>
            <numerusform>Searched %1 images in %2 of %Ln repository</numerusform>
            <numerusform>Searched %1 images in %2 of %Ln repositories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searched %1 images in %Ln repositories</source>
        <translation>
            <numerusform>Searched %1 images in %Ln repository</numerusform>
            <numerusform>Searched %1 images in %Ln repositories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searched %Ln images of this repository</source>
        <translation>
            <numerusform>Searched %Ln image of this repository</numerusform>
            <numerusform>Searched %Ln images of this repository</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Started %Ln exports.</source>
        <translation>
            <numerusform>Started %Ln export.</numerusform>
            <numerusform>Started %Ln exports.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %1 of %Ln manifests</source>
        <translation>
            <numerusform>Stopped after %1 of %Ln manifest</numerusform>
            <numerusform>Stopped after %1 of %Ln manifests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The files of %Ln layers are still unknown: %1.</source>
        <translation>
            <numerusform>The files of %Ln layer are still unknown: %1.</numerusform>
            <numerusform>The files of %Ln layers are still unknown: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %1 of %Ln found</source>
        <translation>
            <numerusform>The first %1 of %Ln found</numerusform>
            <numerusform>The first %1 of %Ln found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The layer and its table of contents differ in %Ln paths.</source>
        <translation>
            <numerusform>The layer and its table of contents differ in %Ln path.</numerusform>
            <numerusform>The layer and its table of contents differ in %Ln paths.</numerusform>
        </translation>
    </message>
</context>
</TS>
