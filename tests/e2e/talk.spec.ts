import { expect, painted, test } from './support/kiosk.ts';
import { deck } from './support/library.ts';
import { callStaff, goTo, openStaff, pin, typePin } from './support/staff.ts';

const files = {
  'kiosk.yaml': 'title: Essai\nlanguages: [fr, en]\nduration: 60s\n',
  'alpha/deck.md': deck('Alpha', 3),
  'beta/deck.md': deck('Beta', 2),
  'gamma/deck.md': deck('Gamma', 1),
};

test('staff prepare a talk from three projects, order it, save it by name and start it', async ({
  openKiosk,
}) => {
  const { page } = await openKiosk({ files });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await openStaff(page);
  await goTo(page, 'Visites');
  await button('Préparer une visite').click();
  for (const title of ['Alpha', 'Gamma', 'Beta']) await button(title).click();
  // Six slides of a minute in the loop: four times that, in steps of five.
  await expect(page.getByRole('status')).toHaveText('25 min');
  await button('Plus courte').click();
  await expect(page.getByRole('status')).toHaveText('20 min');
  await expect(page.getByRole('listitem').filter({ hasText: 'Alpha' })).toContainText('10 min');
  await button('Plus tôt : Beta').click();
  await button('Retirer : Alpha').click();
  await page.getByRole('textbox', { name: 'Nom' }).fill('Classe de 3e');
  await button('Enregistrer').click();
  await button('Présenter Classe de 3e').click();
  await expect
    .poll(() => painted(page))
    .toMatchObject({ mode: 'present', view: 'stage', place: 'beta 1/2' });
  const places = [];
  for (let move = 0; move < 4; move += 1) {
    places.push((await painted(page))['place']);
    const before = places.at(-1);
    await page.keyboard.press('PageDown');
    if (move < 2) await expect.poll(() => painted(page)).not.toMatchObject({ place: before });
  }
  expect(places).toEqual(['beta 1/2', 'beta 2/2', 'gamma 1/1', 'gamma 1/1']);
  // It is kept, can have another name, and be deleted.
  await callStaff(page);
  await typePin(page, pin);
  await goTo(page, 'Visites');
  await button('Modifier Classe de 3e').click();
  await page.getByRole('textbox', { name: 'Nom' }).fill('Classe de 4e');
  await button('Enregistrer').click();
  await expect(button('Présenter Classe de 4e')).toBeVisible();
  await expect(button('Présenter Classe de 3e')).toHaveCount(0);
  await button('Modifier Classe de 4e').click();
  await button('Supprimer').click();
  await expect(page.getByText('Aucune visite n’est préparée.')).toBeVisible();
});
