# version_of TREE: the version of a source tree: its tag, or what its pom says.
version_of() {
  tag=$(git -C "$1" describe --tags --exact-match --match 'v[0-9]*' 2>/dev/null || true)
  if [ -n "$tag" ]; then
    echo "${tag#v}"
    return
  fi
  pom=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$1/pom.xml" | head -n 1)
  echo "${pom%-SNAPSHOT}"
}
