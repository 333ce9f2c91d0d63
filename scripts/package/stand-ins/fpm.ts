/**
 * Does for electron-builder what fpm would, where fpm cannot be had: makes a deb with dpkg-deb, an rpm with
 * rpmbuild, of folders and files that lie elsewhere. Understands the arguments that electron-builder gives, and no more.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeDeb } from './deb.ts';
import type { Manifest, PackageWriter } from './package-writer.ts';
import { writeRpm } from './rpm.ts';
import { stage } from './staged-tree.ts';

const writers: Readonly<Record<string, PackageWriter>> = { deb: writeDeb, rpm: writeRpm };

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const one = { type: 'string', default: '' } as const;
  const several = { type: 'string', multiple: true, default: [] as string[] } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...{ s: { ...one, short: 's' }, t: { ...one, short: 't' }, force: { type: 'boolean' } },
      ...{ depends: { ...several, short: 'd' }, 'deb-recommends': several },
      ...{ 'deb-compression': one, 'rpm-compression': one, 'rpm-os': one, 'deb-priority': one },
      ...{ name: one, version: one, architecture: one, license: one, maintainer: one },
      ...{ vendor: one, url: one, category: one, description: one, 'rpm-summary': one },
      ...{ 'after-install': one, 'after-remove': one, package: one },
    },
  });
  const write = writers[values.t];
  if (!write) throw new Error(`No “${values.t}” can be made here: deb and rpm alone.`);
  const [first = '', ...rest] = values.description.trim().split('\n');
  const manifest: Manifest = {
    ...{ name: values.name, version: values.version, architecture: values.architecture },
    ...{ license: values.license, maintainer: values.maintainer, vendor: values.vendor },
    ...{ homepage: values.url, category: values.category, depends: values.depends },
    summary: values['rpm-summary'] || first.trim(),
    description: rest.map((line) => line.trim()).filter(Boolean),
    recommends: values['deb-recommends'],
    compression: values['deb-compression'] || values['rpm-compression'],
    ...{ afterInstall: values['after-install'], afterRemove: values['after-remove'] },
  };
  const work = mkdtempSync(path.join(os.tmpdir(), 'vitrine-fpm-'));
  try {
    const contents = stage(positionals, path.join(work, 'root'));
    return await write(manifest, contents, path.resolve(values.package));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
