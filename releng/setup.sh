# What ./voicerec and ./verify share: finding a JDK and a Maven, installing system packages, telling what happens. Is
# sourced, with root (the repository) and build (the folder for everything that is made) set. Speaks on standard error.

say() { printf '%s\n' "$*" >&2; }
die() { say "$(basename "$0"): $*"; exit 70; }

find_java() {
  local candidate
  for candidate in "${JAVA_HOME-}" /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/java* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -x "$candidate/bin/javac" ] && grep -qs '^JAVA_VERSION="25' "$candidate/release"; then
      export JAVA_HOME=$candidate
      return
    fi
  done
  die "a JDK 25 is needed to build (JAVA_HOME, or one of the usual folders). On Debian: sudo apt-get install temurin-25-jdk"
}

find_maven() {
  local version mvn=${MVN-}
  [ -n "$mvn" ] || mvn=$build/apache-maven-3.9.16/bin/mvn
  if [ ! -x "$mvn" ]; then
    mvn=$(command -v mvn || true)
    [ -n "$mvn" ] || die "Maven is needed to build. On Debian: sudo apt-get install maven"
    version=$("$mvn" -v 2>/dev/null | sed -n 's/^Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1\2/p')
    if [ "${version:-0}" -lt 39 ]; then
      # In a folder outside the project: its extension does not run on the old Maven, and the plug-in leaves marks.
      local empty
      empty=$(mktemp -d)
      step "Fetching Maven 3.9" env -C "$empty" "$mvn" -q -B dependency:unpack \
        -Dartifact=org.apache.maven:apache-maven:3.9.16:zip:bin -DoutputDirectory="$build"
      rm -rf "$empty"
      mvn=$build/apache-maven-3.9.16/bin/mvn
      chmod +x "$mvn"
    fi
  fi
  MVN=$mvn
}

step() { # name, command …
  local name=$1 began=$SECONDS pid
  shift
  printf '==== %s: %s\n' "$name" "$*" >>"$build/log"
  "$@" >>"$build/log" 2>&1 </dev/null &
  pid=$!
  if [ -t 2 ]; then
    while kill -0 $pid 2>/dev/null; do
      printf '\r\033[K%s … %d s  %.60s' "$name" $((SECONDS - began)) \
        "$(grep -a 'Building \|\[INFO\] \[bundle\]' "$build/log" | tail -1 | sed 's/\x1b\[[0-9;]*m//g; s/^\[INFO\] //; s/^-*< *//')" >&2
      sleep 0.5
    done
    printf '\r\033[K' >&2
  fi
  if ! wait $pid; then
    say "$name: failed. The end of $build/log:"
    tail -25 "$build/log" >&2
    exit 70
  fi
  say "$name: $((SECONDS - began)) s"
}

# Installs Debian packages that are missing; never removes any. Asks on a terminal; without the right to install it
# prints the command.
install_packages() { # what for, package …
  local purpose=$1 missing=() package answer command
  shift
  command -v dpkg-query >/dev/null || return 0
  for package in "$@"; do
    case $(dpkg-query -W -f '${Status}\n' "$package" "${package}t64" 2>/dev/null || true) in
      *'ok installed'*) ;;
      *) missing+=("$package") ;;
    esac
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command="apt-get install --no-remove --no-install-recommends ${missing[*]}"
  if [ "$(id -u)" = 0 ]; then
    if [ -t 0 ] && [ -t 2 ]; then
      printf '%s: the packages %s are missing. Install them? [Y/n] ' "$purpose" "${missing[*]}" >&2
      read -r answer
      case $answer in [nN]*) return 0 ;; esac
    fi
    step "Installing ${missing[*]}" env DEBIAN_FRONTEND=noninteractive \
      bash -c "apt-get update -q || true; $command -y || echo 'not installed; going on without'"
  else
    say "$purpose: packages are missing. Install them with:  sudo $command"
  fi
}
