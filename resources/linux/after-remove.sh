#!/bin/sh
# Runs after the files are gone. What people made (settings, journal, logs, stored versions) lies in their homes and stays.
set -e

# dpkg also calls this while it updates, rpm with the number of versions that remain: the new one keeps its link.
case ${1:-remove} in
  upgrade | failed-upgrade | abort-* | 1) exit 0 ;;
esac

rm -f '/usr/bin/${executable}'
loaded='/etc/apparmor.d/${executable}'
if [ -f "$loaded" ]; then
  if apparmor_status --enabled >/dev/null 2>&1; then apparmor_parser --remove "$loaded" || true; fi
  rm -f "$loaded"
fi
if command -v update-desktop-database >/dev/null; then update-desktop-database -q /usr/share/applications || true; fi
