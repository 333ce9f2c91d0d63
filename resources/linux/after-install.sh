#!/bin/sh
# Runs after the files are there, of a first installation and of every update.
set -e

# `vitrine` on the PATH is the script that also answers on a terminal.
ln -sfn '/opt/${sanitizedProductName}/bin/${executable}' '/usr/bin/${executable}'

# Ubuntu 24.04 and later allow user namespaces to programs with a profile alone.
profile='/opt/${sanitizedProductName}/resources/apparmor-profile'
loaded='/etc/apparmor.d/${executable}'
restricted=$(cat /proc/sys/kernel/apparmor_restrict_unprivileged_userns 2>/dev/null || echo 0)
if apparmor_status --enabled >/dev/null 2>&1 && apparmor_parser --skip-kernel-load --debug "$profile" >/dev/null 2>&1; then
  cp -f "$profile" "$loaded"
  restricted=0
  ischroot 2>/dev/null || apparmor_parser --replace --write-cache --skip-read-cache "$loaded" || restricted=1
fi

# Chromium's sandbox lives on user namespaces; where the kiosk's account may have none, on a helper with root's rights.
# Root may have them where others may not: nobody stands for the account.
helper='/opt/${sanitizedProductName}/chrome-sandbox'
if [ "$restricted" = 0 ] && runuser -u nobody -- unshare --user true 2>/dev/null; then
  chmod 0755 "$helper"
else
  chmod 4755 "$helper"
fi

if command -v update-desktop-database >/dev/null; then update-desktop-database -q /usr/share/applications || true; fi
if command -v gtk-update-icon-cache >/dev/null; then gtk-update-icon-cache -q -f /usr/share/icons/hicolor || true; fi
