# Installs dist/*.msi without a question, as any user: runs it, does the demo's tour, and uninstalls it again.
$ErrorActionPreference = 'Stop'
$msi = (Get-ChildItem dist/*.msi)[0].FullName
$folder = "$env:LOCALAPPDATA\Programs\Layerscope"
$program = "$folder\layerscope.exe"
$handler = 'HKCU:\Software\Classes\layerscope\shell\open\command'
$entry = "$env:APPDATA\Microsoft\Windows\Start Menu\Programs\Layerscope.lnk"

function Invoke-Installer([string[]] $arguments) {
    $done = Start-Process msiexec -Wait -PassThru -ArgumentList ($arguments + @('/qn', '/l*v', 'install.log'))
    if ($done.ExitCode) { Get-Content install.log -Tail 60; throw "msiexec $arguments ended with $($done.ExitCode)" }
}

Invoke-Installer '/i', "`"$msi`""
foreach ($path in $program, "$folder\layerscope-gui.exe", $entry) {
    if (-not (Test-Path $path)) { throw "$path was not installed" }
}
$command = (Get-ItemProperty $handler).'(default)'
if ($command -ne "`"$folder\layerscope-gui.exe`" `"%1`"") { throw "layerscope:// leads to $command" }
if (-not ([Environment]::GetEnvironmentVariable('Path', 'User') -split ';' -match 'Programs\\Layerscope')) { throw 'not in PATH' }
& $program --version
if ($LASTEXITCODE) { throw "--version ended with $LASTEXITCODE" }
& $program --tour build\tour
if ($LASTEXITCODE) { throw "--tour ended with $LASTEXITCODE" }

Expand-Archive (Get-ChildItem dist/*.zip)[0].FullName build\portable
& (Get-ChildItem build\portable\*\layerscope.exe)[0].FullName --version
if ($LASTEXITCODE) { throw "the portable program ended with $LASTEXITCODE" }

Invoke-Installer '/x', "`"$msi`""
foreach ($path in $folder, $entry, $handler) {
    if (Test-Path $path) { throw "uninstalling left $path" }
}
