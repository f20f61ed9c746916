#!/usr/bin/env bash
# Packages the program for macOS: an app and a .pkg.
#   installer/macos/package.sh [--out DIR] [--version V] [--no-build] [--sign IDENTITY]
# Needs JDK 25, Maven and Xcode's command line tools.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
installer=$(dirname "$here")
tree=$(dirname "$installer")
out=$tree/target/package version= build=yes sign=
while [ $# -gt 0 ]; do
  case $1 in
    --out) out=$2; shift 2 ;;
    --version) version=$2; shift 2 ;;
    --no-build) build=no; shift ;;
    --sign) sign=$2; shift 2 ;;
    *) sed -n '2,4s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done
option() { sed -n "s/^$1=//p" "$installer/options.conf"; }
. "$installer/tools/find-jdk.sh"
. "$installer/tools/version.sh"
jdk=$(find_jdk)
version=${version:-$(version_of "$tree")}
# macOS takes no version that begins with 0
bundle_version=$version
case $version in 0.*) bundle_version=1.${version#0.} ;; esac

rm -rf "$out" && mkdir -p "$out"
out=$(cd "$out" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ $build = yes ]; then
  (cd "$tree" && mvn -q -B -DskipTests -Dmaven.test.skip=true package)
fi
(cd "$tree" && mvn -q -B dependency:build-classpath -DincludeScope=runtime \
  -Dmdep.outputFile="$work/classpath")
case $(uname -m) in arm64) platform=mac-aarch64 ;; *) platform=mac-x64 ;; esac
"$jdk/bin/java" "$installer/tools/Prepare.java" --tree "$tree" --classpath "$work/classpath" \
  --version "$version" --platform "$platform" --main "$(option main_class)" --out "$work/input"
"$jdk/bin/jlink" --add-modules "$(option modules)" --include-locales="$(option locales)" \
  --strip-java-debug-attributes --no-header-files --no-man-pages --output "$work/runtime"

java_options=()
for o in $(option java_options); do java_options+=("$o"); done
launcher_options=()
for o in "${java_options[@]}" "-Dshinsei.desk.version=$version" '-XX:AOTCache=$APPDIR/start.aot'; do
  launcher_options+=(--java-options "$o")
done
name=$(option name)
"$jdk/bin/jpackage" --type app-image --name "$name" --app-version "$bundle_version" \
  --vendor "$(option vendor)" --description "$(option title)" --copyright "$(option copyright)" \
  --icon "$installer/icons/shinsei-desk.icns" --input "$work/input" --main-jar shinsei-desk.jar \
  --main-class "$(option main_class)" --runtime-image "$work/runtime" \
  --mac-package-identifier "$(option mac_identifier)" --mac-package-name "$(option title)" \
  --resource-dir "$here/resources" "${launcher_options[@]}" --dest "$out"
image=$out/$name.app
sh "$installer/tools/train.sh" "$image/Contents/runtime/Contents/Home/bin/java" \
  "$image/Contents/app" "${java_options[@]}"
"$jdk/bin/jpackage" --type pkg --name "$name" --app-version "$bundle_version" --app-image "$image" \
  --mac-package-identifier "$(option mac_identifier)" --license-file "$tree/LICENSE" \
  --resource-dir "$here/resources" ${sign:+--mac-sign --mac-signing-key-user-name "$sign"} --dest "$out"
ls -l "$out"/*.pkg
