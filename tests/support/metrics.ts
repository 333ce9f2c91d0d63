/** Reads Prometheus' text format: the value of each sample, by its name and labels as they stand. */
export function parseMetrics(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const [, sample, value] = /^([a-z_]+(?:\{.*\})?) (\S+)$/.exec(line) ?? [];
      if (sample === undefined) throw new Error(`No sample: ${line}`);
      return [sample, value === 'Nan' ? NaN : Number(value)];
    }),
  );
}
