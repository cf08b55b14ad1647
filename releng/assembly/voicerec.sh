#!/bin/sh
# Starts Voice Recorder Pro with its own Java runtime, from any folder and through symbolic links.
self=$0
while [ -h "$self" ]; do
  link=$(readlink "$self")
  case $link in
    /*) self=$link ;;
    *) self=${self%/*}/$link ;;
  esac
done
home=$(cd -P -- "${self%/*}/.." && pwd -P) || exit 70

# What a file's name may hold depends on the locale; without one the JVM would lose every non-ASCII letter. What the
# user's terminal can show is still the user's to say.
VOICEREC_LOCALE=${LC_ALL:-${LC_CTYPE:-${LANG:-}}}
export VOICEREC_LOCALE
case $VOICEREC_LOCALE in
  *[Uu][Tt][Ff]8 | *[Uu][Tt][Ff]-8) ;;
  *) LC_ALL=C.UTF-8; export LC_ALL ;;
esac

in=false out=false err=false columns=80 rows=24
[ -t 0 ] && in=true
[ -t 1 ] && out=true
[ -t 2 ] && err=true
if [ "$out$err" != falsefalse ]; then
  size=$(stty size </dev/tty 2>/dev/null) && case $size in
    *[1-9]*' '*[1-9]*) rows=${size% *} columns=${size#* } ;;
  esac
fi

# How to start. Short commands end before code from the optimizing compiler, what it learned while the cache was made, and
# code made for reflective calls have paid for themselves. In the others the optimizing compiler comes in late (they need
# it: SHA-256 of a gigabyte is ten times faster with it).
quick='-XX:TieredStopAtLevel=1 -XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining -Djdk.reflect.useNativeAccessorOnly=true'
cache=voicerec jit= splash= asks=yes library=${VOICEREC_LIBRARY-} previous=
case ${1-} in
  list | show | search | tag | rename | describe | delete | restore | take | level | markers | presets) jit=$quick ;;
  version | --version | -V | help | completion | devices) jit=$quick asks= ;;
  workbench)
    asks=
    [ -f "$home/launch/workbench.aot" ] && cache=workbench
    [ -f "$home/launch/splash.png" ] && splash=-splash:$home/launch/splash.png
    ;;
esac
for word; do
  case $word in
    --) break ;;
    -h | --help) jit=$quick asks= ;;
    --library=*) library=${word#*=} ;;
  esac
  [ "$previous" = --library ] && library=$word
  previous=$word
done
# Somebody owns the library: this process will only pass on what it says, for which a small cache starts sooner. This is
# a guess; the program finds out for itself, and works with either cache.
if [ "$asks" ]; then
  file=${XDG_CONFIG_HOME:-${HOME-}/.config}/voicerecorder/config.properties
  if [ -z "$library" ] && [ -f "$file" ]; then
    while IFS='=' read -r key value; do
      [ "$key" = library ] && library=$value
    done <"$file"
    case $library in '~/'*) library=${HOME-}/${library#??} ;; esac
  fi
  [ -n "$library" ] || library=${XDG_DATA_HOME:-${HOME-}/.local/share}/voicerecorder/library
  socket=
  [ -s "$library/library.lock" ] && { read -r socket <"$library/library.lock" || :; }
  [ -S "$socket" ] && [ -f "$home/launch/guest.aot" ] && cache=guest jit=$quick
fi
if [ -z "$jit" ]; then
  jit='-XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=10000 -XX:Tier4CompileThreshold=40000
    -XX:Tier4BackEdgeThreshold=100000'
fi
if [ -n "${VOICEREC_TRAINING-}" ]; then
  set -- "-XX:AOTCacheOutput=$VOICEREC_TRAINING.aot" "-Dvoicerec.training=$VOICEREC_TRAINING" \
    -jar "$home/launch/voicerec.jar" "$@"
else
  # The JVM would tell of a missing or stale cache on standard output, which belongs to the command.
  set -- "-XX:AOTCache=$home/launch/$cache.aot" -Xlog:disable \
    ${splash:+"$splash" -Dvoicerec.splash=true} -jar "$home/launch/voicerec.jar" "$@"
fi
# Java takes the user's folder from the list of users; who sets HOME means that one. $jit is several words. Without a size
# for the young objects the JVM would take what the machine's memory suggests.
exec "$home/runtime/bin/java" -XX:+UseSerialGC -Xmn48m -XX:-UsePerfData $jit \
  ${HOME:+"-Duser.home=$HOME"} -Dvoicerec.home="$home" -Dvoicerec.tty.in=$in -Dvoicerec.tty.out=$out \
  -Dvoicerec.tty.err=$err \
  -Dvoicerec.tty.columns="$columns" -Dvoicerec.tty.rows="$rows" "$@"
