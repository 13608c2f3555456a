import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';

export interface Album {
  /** Whether a picture of this name, such as `de-cart-filled-phone-dark`, is to be taken. */
  wants(name: string): boolean;
  keep(name: string, png: Uint8Array): void;
  /** The pictures that were taken this time. */
  taken: ReadonlySet<string>;
  /** Removes what is to be taken and was not, such as a state that has another name now. */
  removeOutdated(): void;
  /** All pictures in the folder. */
  names(): string[];
}

/** Pictures in a folder, of which some are taken anew: of these languages, with all words of `only` in their names. */
export function openAlbum(folder: string, languages: string[], only: string): Album {
  mkdirSync(folder, { recursive: true });
  const taken = new Set<string>();
  const fileOf = (name: string) => `${folder}/${name}.png`;
  const album: Album = {
    taken,
    wants: (name) =>
      languages.some((lang) => name.startsWith(`${lang}-`)) &&
      only.split(' ').every((word) => name.includes(word)),
    keep(name, png) {
      writeFileSync(fileOf(name), png);
      taken.add(name);
    },
    removeOutdated() {
      for (const name of album.names())
        if (album.wants(name) && !taken.has(name)) rmSync(fileOf(name));
    },
    names: () =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.png'))
        .map((file) => file.slice(0, -'.png'.length)),
  };
  return album;
}
