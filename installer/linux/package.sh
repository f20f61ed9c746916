#!/usr/bin/env bash
# Packages the program for Linux: an app-image (runs from any folder) and a .deb.
#   installer/linux/package.sh [--out DIR] [--version V] [--tree DIR] [--no-build] [--no-deb]
# --tree packages another source tree than the one this script stands in; --no-build takes
# target/classes as it is. Needs JDK 25, Maven, binutils and, for the .deb, dpkg-deb and fakeroot.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
installer=$(dirname "$here")
tree=$(dirname "$installer")
out= version= build=yes deb=yes
while [ $# -gt 0 ]; do
  case $1 in
    --out) out=$2; shift 2 ;;
    --version) version=$2; shift 2 ;;
    --tree) tree=$(cd "$2" && pwd); shift 2 ;;
    --no-build) build=no; shift ;;
    --no-deb) deb=no; shift ;;
    *) sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done
out=${out:-$tree/target/package}
option() { sed -n "s/^$1=//p" "$installer/options.conf"; }
. "$installer/tools/find-jdk.sh"
. "$installer/tools/version.sh"
jdk=$(find_jdk)

version=${version:-$(version_of "$tree")}

rm -rf "$out" && mkdir -p "$out"
out=$(cd "$out" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ $build = yes ]; then
  (cd "$tree" && mvn -q -B -DskipTests -Dmaven.test.skip=true package)
fi
(cd "$tree" && mvn -q -B dependency:build-classpath -DincludeScope=runtime \
  -Dmdep.outputFile="$work/classpath")
case $(uname -m) in aarch64) platform=linux-aarch64 ;; *) platform=linux-x64 ;; esac
"$jdk/bin/java" "$installer/tools/Prepare.java" --tree "$tree" --classpath "$work/classpath" \
  --version "$version" --platform "$platform" --main "$(option main_class)" --out "$work/input"

# native commands stay: the training run below and the preview's own process use bin/java
"$jdk/bin/jlink" --add-modules "$(option modules)" --include-locales="$(option locales)" \
  --strip-debug --no-header-files --no-man-pages --compress="zip-6:filter=$(option rarely)" \
  --output "$work/runtime"
# symbols of native libraries serve debuggers only
find "$work/runtime/lib" -name '*.so' -exec strip --strip-unneeded {} +
rm -f "$work/runtime/bin/jrunscript" "$work/runtime/bin/jwebserver"

java_options=()
for o in $(option java_options); do java_options+=("$o"); done
launcher_options=()
# releases from before the start-up cache could be made do without
cache=no
if grep -rq until-shown "$tree/src/main/java"; then cache=yes; fi
[ $cache = no ] || java_options+=('-XX:AOTCache=$APPDIR/start.aot')
for o in "${java_options[@]}" "-Dshinsei.desk.version=$version"; do
  launcher_options+=(--java-options "$o")
done
name=$(option name)
"$jdk/bin/jpackage" --type app-image --name "$name" --app-version "$version" \
  --vendor "$(option vendor)" --description "$(option description)" \
  --copyright "$(option copyright)" --icon "$installer/icons/shinsei-desk.png" \
  --input "$work/input" --main-jar shinsei-desk.jar --main-class "$(option main_class)" \
  --runtime-image "$work/runtime" "${launcher_options[@]}" --dest "$out"

# the start-up cache: one run without a display notes which classes a start needs
image=$out/$name
[ $cache = no ] ||
  sh "$installer/tools/train.sh" "$image/lib/runtime/bin/java" "$image/lib/app" $(option java_options)

echo "app-image $image $(du -sm "$image" | cut -f1) MB"
[ $deb = yes ] || exit 0

# jpackage works out the system libraries the runtime links; JavaFX opens its own at run time,
# so those are named here
needs=$(option linux_dependencies)
DPKG_DEB_COMPRESSOR_TYPE=none "$jdk/bin/jpackage" --type deb --name "$name" --app-version "$version" --app-image "$image" \
  --description "$(option description)" --vendor "$(option vendor)" \
  --linux-deb-maintainer "$(option maintainer)" --linux-app-category misc \
  --linux-package-deps "$needs" --about-url "$(option homepage)" \
  --license-file "$tree/LICENSE" --install-dir /opt --dest "$work"

# around the image: the command on the path, the menu entry, its icon, the folder of settings
root=$work/root
dpkg-deb -R "$work"/*.deb "$root"
# the image once more, with the times the start-up cache knows its files by
cp -a "$image/." "$root/opt/$name/"
install -D -m 755 "$here/shinsei-desk" "$root/usr/bin/shinsei-desk"
install -D -m 644 "$here/shinsei-desk.desktop" "$root/usr/share/applications/shinsei-desk.desktop"
install -D -m 644 "$installer/icons/shinsei-desk.png" \
  "$root/usr/share/icons/hicolor/256x256/apps/shinsei-desk.png"
install -D -m 644 "$installer/icons/shinsei-desk-48.png" \
  "$root/usr/share/icons/hicolor/48x48/apps/shinsei-desk.png"
install -D -m 644 "$here/copyright" "$root/usr/share/doc/$name/copyright"
# the settings of the desk: laid down only where whoever installs has laid none, so that nothing is
# asked in a silent installation; taken away by purge
install -D -m 644 "$here/desk.conf" "$root/usr/share/$name/desk.conf"
for script in postinst postrm; do
  [ -e "$root/DEBIAN/$script" ] || printf '#!/bin/sh\n' > "$root/DEBIAN/$script"
  sed -i "1r $here/$script" "$root/DEBIAN/$script"
  chmod 755 "$root/DEBIAN/$script"
done
sed -i "s/^Installed-Size:.*/Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f1)/" \
  "$root/DEBIAN/control"
(cd "$root" && find . -type f ! -path './DEBIAN/*' -printf '%P\0' | sort -z | xargs -0 md5sum) \
  > "$root/DEBIAN/md5sums"
package=$out/${name}_${version}_$(dpkg --print-architecture).deb
dpkg-deb --root-owner-group -Zxz -z9 -b "$root" "$package" > /dev/null
echo "deb $package $(du -m "$package" | cut -f1) MB, installed $(du -sm --exclude=DEBIAN "$root" | cut -f1) MB"
