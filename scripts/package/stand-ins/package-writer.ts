import type { Contents } from './staged-tree.ts';

/** What a package says of itself, and what it does when it comes and goes. */
export interface Manifest {
  name: string;
  version: string;
  /** The processor, as the kind of package calls it. */
  architecture: string;
  license: string;
  maintainer: string;
  vendor: string;
  homepage: string;
  /** Debian's section or RPM's group. */
  category: string;
  summary: string;
  /** Lines. */
  description: string[];
  depends: string[];
  recommends: string[];
  compression: string;
  /** Files that hold the scripts. */
  afterInstall: string;
  afterRemove: string;
}

/** Writes a package. Gives the exit code of the tool that does. */
export type PackageWriter = (
  manifest: Manifest,
  contents: Contents,
  file: string,
) => Promise<number>;
