# find_jdk: prints the folder of a JDK 25 or later that has jpackage.
find_jdk() {
  for candidate in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" "${JDK25_HOME:-}" /usr/lib/jvm/* /opt/java/* \
    /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$candidate" ] && [ -x "$candidate/bin/jpackage" ] || continue
    major=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$candidate/release" | head -n 1)
    if [ "${major:-0}" -ge 25 ]; then
      echo "$candidate"
      return 0
    fi
  done
  echo "JDK 25 以上が見つかりません。(No JDK 25 or later found.)" >&2
  return 2
}
