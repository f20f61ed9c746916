# Packages the program for Windows: an app-image and an .msi for all users of the machine.
#   powershell -ExecutionPolicy Bypass -File installer\windows\package.ps1 [-Out DIR] [-Version V] [-NoBuild]
# Needs JDK 25 (JAVA_HOME or under Program Files), Maven and the WiX tools on the path.
param([string]$Out = "", [string]$Version = "", [switch]$NoBuild)
$ErrorActionPreference = "Stop"
$here = Split-Path -Parent $MyInvocation.MyCommand.Path
$installer = Split-Path -Parent $here
$tree = Split-Path -Parent $installer
if ($Out -eq "") { $Out = Join-Path $tree "target\package" }

$option = @{}
Get-Content -Encoding UTF8 (Join-Path $installer "options.conf") | Where-Object { $_ -match '^[a-z_]+=' } |
  ForEach-Object { $key, $value = $_ -split '=', 2; $option[$key] = $value }

function Invoke-Checked([string]$program, [string[]]$arguments) {
  & $program @arguments
  if ($LASTEXITCODE -ne 0) { throw "$program ended with $LASTEXITCODE" }
}

$jdk = @($env:JAVA_HOME) + @(Get-ChildItem "$env:ProgramFiles\Java", "$env:ProgramFiles\Eclipse Adoptium" `
    -Directory -ErrorAction SilentlyContinue | ForEach-Object FullName) |
  Where-Object { $_ -and (Test-Path "$_\bin\jpackage.exe") } |
  Where-Object { (Get-Content "$_\release") -match '^JAVA_VERSION="(2[5-9]|[3-9]\d)' } | Select-Object -First 1
if (-not $jdk) { throw "JDK 25 以上が見つかりません。(No JDK 25 or later found.)" }

if ($Version -eq "") {
  $tag = git -C $tree describe --tags --exact-match --match "v[0-9]*" 2>$null
  if ($LASTEXITCODE -eq 0 -and $tag) { $Version = $tag.Substring(1) }
}
if ($Version -eq "") {
  $pom = [xml](Get-Content -Encoding UTF8 (Join-Path $tree "pom.xml"))
  $Version = $pom.project.version -replace '-SNAPSHOT$', ''
}

if (Test-Path $Out) { Remove-Item -Recurse -Force $Out }
New-Item -ItemType Directory -Force $Out | Out-Null
$work = Join-Path ([IO.Path]::GetTempPath()) ("shinsei-desk-" + [Guid]::NewGuid())
New-Item -ItemType Directory $work | Out-Null
try {
  Push-Location $tree
  if (-not $NoBuild) {
    Invoke-Checked "mvn" @("-q", "-B", "-DskipTests", "-Dmaven.test.skip=true", "package")
  }
  Invoke-Checked "mvn" @("-q", "-B", "dependency:build-classpath", "-DincludeScope=runtime",
    "-Dmdep.outputFile=$work\classpath")
  Pop-Location
  Invoke-Checked "$jdk\bin\java.exe" @("$installer\tools\Prepare.java", "--tree", $tree,
    "--classpath", "$work\classpath", "--version", $Version, "--platform", "windows-x64",
    "--main", $option.main_class, "--out", "$work\input")
  Invoke-Checked "$jdk\bin\jlink.exe" @("--add-modules", "$($option.modules),$($option.modules_windows)",
    "--include-locales=$($option.locales)", "--strip-java-debug-attributes", "--no-header-files",
    "--no-man-pages", "--output", "$work\runtime")

  $java = $option.java_options -split ' '
  $launcher = @()
  foreach ($o in $java + "-Dshinsei.desk.version=$Version" + '-XX:AOTCache=$APPDIR\start.aot') {
    $launcher += @("--java-options", $o)
  }
  # the same program with a console, so that commands print: shinsei-desk-cmd.exe
  Set-Content -Encoding ASCII "$work\cmd.properties" @("win-console=true", "win-menu=false", "win-shortcut=false")
  Invoke-Checked "$jdk\bin\jpackage.exe" (@("--type", "app-image", "--name", $option.name,
    "--app-version", $Version, "--vendor", $option.vendor, "--description", $option.title,
    "--copyright", $option.copyright, "--icon", "$installer\icons\shinsei-desk.ico",
    "--input", "$work\input", "--main-jar", "shinsei-desk.jar", "--main-class", $option.main_class,
    "--runtime-image", "$work\runtime", "--add-launcher", "shinsei-desk-cmd=$work\cmd.properties",
    "--dest", $Out) + $launcher)

  # the start-up cache, as tools/train.sh does it elsewhere
  $app = Join-Path $Out "$($option.name)\app"
  $jars = Get-Content "$app\$($option.name).cfg" | Where-Object { $_ -match '^app\.classpath=' } |
    ForEach-Object { Join-Path $app ($_ -replace '^app\.classpath=\$APPDIR[\\/]', '') }
  Invoke-Checked "$Out\$($option.name)\runtime\bin\java.exe" (@("-XX:+UnlockDiagnosticVMOptions",
    "-XX:-AOTRecordTraining", "-XX:AOTCacheOutput=$app\start.aot") + $java +
    @("-cp", ($jars -join ';'), $option.main_class, "tour", "--applications", "60",
      "--morning-only", "--out", "$work\pictures"))

  # per machine, one upgrade code for ever, no file association; the texts are Japanese
  Invoke-Checked "$jdk\bin\jpackage.exe" @("-J-Duser.language=ja", "-J-Duser.country=JP",
    "--type", "msi", "--name", $option.name, "--app-version", $Version,
    "--app-image", (Join-Path $Out $option.name), "--vendor", $option.vendor,
    "--description", $option.title, "--about-url", $option.homepage,
    "--license-file", "$here\resources\licence.rtf", "--resource-dir", "$here\resources",
    "--win-upgrade-uuid", $option.upgrade_uuid, "--win-menu", "--win-menu-group", $option.title,
    "--install-dir", "ShinseiDesk", "--dest", $Out)
} finally {
  Remove-Item -Recurse -Force $work -ErrorAction SilentlyContinue
}
Get-ChildItem $Out -Filter *.msi | ForEach-Object { "msi {0} {1:N0} MB" -f $_.FullName, ($_.Length / 1MB) }
