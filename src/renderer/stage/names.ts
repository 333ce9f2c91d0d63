/** Sets apart what stands after the name in entries such as “**Name** — role”: the role gets a line of its own, without its dash or colon. */
export function setRolesApart(section: HTMLElement): void {
  for (const entry of section.querySelectorAll(':scope > ul > li')) {
    const [name, ...rest] = entry.childNodes;
    const next = rest[0];
    if (!(name instanceof HTMLElement) || name.localName !== 'strong' || !next) continue;
    if (next instanceof Text) next.data = next.data.replace(/^\s*[—–:,-]?\s*/u, '');
    const role = document.createElement('span');
    role.className = 'role';
    role.append(...rest);
    if (role.textContent !== '') entry.append(role);
  }
}
