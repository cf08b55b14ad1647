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

# What a file's name may hold depends on the locale; without one the JVM would lose every non-ASCII letter.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  *[Uu][Tt][Ff]8 | *[Uu][Tt][Ff]-8) ;;
  *) LC_ALL=C.UTF-8; export LC_ALL ;;
esac

out=false err=false columns=80 rows=24
[ -t 1 ] && out=true
[ -t 2 ] && err=true
if [ "$out$err" != falsefalse ]; then
  size=$(stty size </dev/tty 2>/dev/null) && case $size in
    *[1-9]*' '*[1-9]*) rows=${size% *} columns=${size#* } ;;
  esac
fi

cache=voicerec
splash=
if [ "${1-}" = workbench ]; then
  [ -f "$home/launch/workbench.aot" ] && cache=workbench
  [ -f "$home/launch/splash.png" ] && splash=-splash:$home/launch/splash.png
fi
if [ -n "${VOICEREC_TRAINING-}" ]; then
  set -- "-XX:AOTCacheOutput=$VOICEREC_TRAINING.aot" "-Dvoicerec.training=$VOICEREC_TRAINING" \
    -jar "$home/launch/voicerec.jar" "$@"
else
  # The JVM would tell of a missing or stale cache on standard output, which belongs to the command.
  set -- "-XX:AOTCache=$home/launch/$cache.aot" -Xlog:disable \
    ${splash:+"$splash" -Dvoicerec.splash=true} -jar "$home/launch/voicerec.jar" "$@"
fi
# Java takes the user's folder from the list of users; who sets HOME means that one.
# The optimizing compiler comes in later than usual: short commands end before, long ones (SHA-256 of a gigabyte is ten
# times faster with it) do not notice.
exec "$home/runtime/bin/java" -XX:+UseSerialGC -XX:-UsePerfData -XX:Tier4InvocationThreshold=20000 \
  -XX:Tier4MinInvocationThreshold=10000 -XX:Tier4CompileThreshold=40000 -XX:Tier4BackEdgeThreshold=100000 \
  ${HOME:+"-Duser.home=$HOME"} -Dvoicerec.home="$home" -Dvoicerec.tty.out=$out -Dvoicerec.tty.err=$err \
  -Dvoicerec.tty.columns="$columns" -Dvoicerec.tty.rows="$rows" "$@"
