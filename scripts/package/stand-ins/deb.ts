import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../../run.ts';
import type { PackageWriter } from './package-writer.ts';

/** Writes a Debian package with dpkg-deb. */
export const writeDeb: PackageWriter = (manifest, { root, entries }, file) => {
  const kilobytes = Math.ceil(entries.reduce((sum, { size }) => sum + size, 0) / 1024);
  const control = {
    Package: manifest.name,
    Version: manifest.version,
    Architecture: manifest.architecture,
    Maintainer: manifest.maintainer,
    'Installed-Size': String(kilobytes),
    Depends: manifest.depends.join(', '),
    Recommends: manifest.recommends.join(', '),
    Section: manifest.category,
    Priority: 'optional',
    Homepage: manifest.homepage,
    Description: [manifest.summary, ...manifest.description].join('\n '),
  };
  const fields = Object.entries(control).filter(([, value]) => value !== '');
  const folder = path.join(root, 'DEBIAN');
  mkdirSync(folder);
  writeFileSync(
    path.join(folder, 'control'),
    fields.map(([name, value]) => `${name}: ${value}\n`).join(''),
  );
  const sums = entries
    .filter(({ kind }) => kind === 'file')
    .map(({ name }) => `${md5(path.join(root, name))}  ${name}\n`);
  writeFileSync(path.join(folder, 'md5sums'), sums.join(''));
  for (const [name, script] of [
    ['postinst', manifest.afterInstall],
    ['postrm', manifest.afterRemove],
  ] as const) {
    copyFileSync(script, path.join(folder, name));
    chmodSync(path.join(folder, name), 0o755);
  }
  const how = { gz: ['-Zgzip', '-z1'], zst: ['-Zzstd'] }[manifest.compression] ?? ['-Zxz'];
  return run('dpkg-deb', ['--root-owner-group', ...how, '--build', root, file]);
};

/** dpkg looks for damage by it, nothing more. */
function md5(file: string): string {
  return createHash('md5').update(readFileSync(file)).digest('hex');
}
