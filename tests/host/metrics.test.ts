import { expect, test } from 'vitest';
import { Metrics } from '../../src/host/metrics.ts';
import { createSite } from '../../src/host/site.ts';
import { parseMetrics } from '../support/metrics.ts';

const made = () => new Metrics({ version: '1.2.3' }, () => ({ Browser: 5, Tab: 7 }));

test('metrics count slides and errors by deck, restarts by reason, and tell memory, pulse and version', async () => {
  const metrics = made();
  metrics.slideShown('a');
  metrics.slideShown('a');
  metrics.slideShown('quoted "b"\n');
  metrics.deckFailed('a');
  metrics.pageRestarted('hung');
  const samples = parseMetrics(await metrics.text(4.5));
  expect(Object.fromEntries(samples)).toMatchObject({
    'vitrine_slides_shown_total{deck="a"}': 2,
    'vitrine_slides_shown_total{deck="quoted \\"b\\"\\n"}': 1,
    'vitrine_deck_errors_total{deck="a"}': 1,
    'vitrine_page_restarts_total{reason="hung"}': 1,
    'vitrine_memory_bytes{process="Browser"}': 5,
    'vitrine_memory_bytes{process="Tab"}': 7,
    vitrine_heartbeat_age_seconds: 4.5,
    'vitrine_build_info{version="1.2.3"}': 1,
  });
  expect(samples.get('vitrine_uptime_seconds')).toBeGreaterThan(0);
});

test('two hosts in one process do not count together', async () => {
  const [one, two] = [made(), made()];
  one.slideShown('a');
  expect(await two.text(null)).not.toContain('deck="a"');
});

test('the site serves them as Prometheus reads them, and only where it is told to', async () => {
  const pages = { rendererFolder: null, contentRoot: () => null, health: () => never() };
  const get = (site: ReturnType<typeof createSite>) =>
    site.fetch(new Request('http://127.0.0.1/metrics'));
  const served = await get(createSite({ ...pages, metrics: () => made().text(null) }));
  expect(served.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(parseMetrics(await served.text()).get('vitrine_build_info{version="1.2.3"}')).toBe(1);
  expect((await get(createSite(pages))).status).toBe(404);
});

function never(): never {
  throw new Error('not asked');
}
