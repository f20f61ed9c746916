#!/bin/sh
# train.sh JAVA APPDIR OPTION…: makes APPDIR/start.aot by one start of the window without a display.
# The class path is the launcher's own, in its order: the cache holds for that one only.
set -eu
java=$1 app=$2
shift 2
classpath=$(sed -n 's/^app\.classpath=\$APPDIR[\\/]//p' "$app/shinsei-desk.cfg" |
  while read -r jar; do printf '%s/%s:' "$app" "$jar"; done)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '%s\n' asagao-no-hana-2026 asagao-no-hana-2026 > "$work/passwords"
"$java" "$@" -cp "${classpath%:}" dev.shinseidesk.Main setup --config "$work/office" --user training \
  --name training < "$work/passwords" > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
env -u DISPLAY -u WAYLAND_DISPLAY "$java" -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining \
  "-XX:AOTCacheOutput=$app/start.aot" "$@" -cp "${classpath%:}" dev.shinseidesk.Main \
  open --until-shown --config "$work/office" > "$work/log" 2>&1 || {
  grep -v -e "\[warning\]" -e "Picked up" "$work/log" | tail -n 20 >&2
  exit 1
}
rm -f "$app/start.aot.config"
[ -s "$app/start.aot" ]
