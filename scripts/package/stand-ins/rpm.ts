import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../../run.ts';
import type { Manifest, PackageWriter } from './package-writer.ts';
import type { Contents } from './staged-tree.ts';

/** What RPM calls the machines that Debian has names of its own for. */
const architectures: Readonly<Record<string, string>> = { amd64: 'x86_64', arm64: 'aarch64' };

/** Writes an RPM package with rpmbuild. */
export const writeRpm: PackageWriter = (manifest, contents, file) => {
  const work = path.dirname(contents.root);
  const spec = path.join(work, `${manifest.name}.spec`);
  writeFileSync(spec, specification(manifest, contents));
  const defined = {
    _topdir: path.join(work, 'rpmbuild'),
    _rpmdir: path.dirname(file),
    _rpmfilename: path.basename(file),
  };
  const target = architectures[manifest.architecture] ?? manifest.architecture;
  return run('rpmbuild', [
    ...['-bb', '--quiet', '--target', target, '--buildroot', contents.root],
    ...Object.entries(defined).flatMap(([name, value]) => ['--define', `${name} ${value}`]),
    spec,
  ]);
};

/** The files are packed as they are: nothing is stripped, searched for libraries, or signed by its hash. */
function specification(manifest: Manifest, { entries }: Contents): string {
  const ours = entries.filter(({ name, kind }) => kind !== 'folder' || name.startsWith('opt/'));
  return `%global _build_id_links none
%global debug_package %{nil}
%global __os_install_post %{nil}
%global _binary_payload ${manifest.compression === 'gzip' ? 'w1.gzdio' : 'w6T0.xzdio'}
Name: ${manifest.name}
Version: ${manifest.version.replaceAll('-', '~')}
Release: 1
Summary: ${manifest.summary}
License: ${manifest.license}
Vendor: ${manifest.vendor}
URL: ${manifest.homepage}
Group: ${manifest.category}
Packager: ${manifest.maintainer}
AutoReqProv: no
${manifest.depends.map((name) => `Requires: ${name}`).join('\n')}
%description
${[manifest.summary, ...manifest.description].join('\n')}
%post
${script(manifest.afterInstall)}
%postun
${script(manifest.afterRemove)}
%files
%defattr(-,root,root,-)
${ours.map(({ name, kind }) => `${kind === 'folder' ? '%dir ' : ''}"/${name}"`).join('\n')}
`;
}

/** A script within a specification, where a percent sign begins a macro. */
function script(file: string): string {
  return readFileSync(file, 'utf8').replaceAll('%', '%%');
}
