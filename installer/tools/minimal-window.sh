#!/bin/sh
# minimal-window.sh JDK APPDIR OUT: a window with one label, packaged the same way, to compare
# starts with. JavaFX's jars are the program's own.
set -eu
jdk=$1 app=$2 out=$3
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
option() { sed -n "s/^$1=//p" "$here/../options.conf"; }
mkdir -p "$work/input" "$work/classes"
cp "$app"/javafx-*.jar "$work/input"
classpath=$(printf '%s:' "$work"/input/*.jar)
"$jdk/bin/javac" -cp "${classpath%:}" -d "$work/classes" "$here/MinimalWindow.java"
"$jdk/bin/jar" --create --file "$work/input/minimal-window.jar" -C "$work/classes" .
"$jdk/bin/jlink" --add-modules "$(option modules)" --include-locales="$(option locales)" \
  --strip-debug --no-header-files --no-man-pages --output "$work/runtime"
set --
for o in $(option java_options) '-XX:AOTCache=$APPDIR/start.aot'; do set -- "$@" --java-options "$o"; done
"$jdk/bin/jpackage" --type app-image --name minimal-window --input "$work/input" \
  --main-jar minimal-window.jar --main-class MinimalWindow --runtime-image "$work/runtime" "$@" \
  --dest "$work/image"
image=$work/image/minimal-window
classpath=$(sed -n 's/^app\.classpath=\$APPDIR[\\/]//p' "$image/lib/app/minimal-window.cfg" |
  while read -r jar; do printf '%s/%s:' "$image/lib/app" "$jar"; done)
env -u DISPLAY -u WAYLAND_DISPLAY "$image/lib/runtime/bin/java" -XX:+UnlockDiagnosticVMOptions \
  -XX:-AOTRecordTraining "-XX:AOTCacheOutput=$image/lib/app/start.aot" $(option java_options) \
  -Dglass.platform=Headless -Dprism.order=sw -cp "${classpath%:}" MinimalWindow close > "$work/log" 2>&1
[ -s "$image/lib/app/start.aot" ]
cp -a "$image" "$out"
