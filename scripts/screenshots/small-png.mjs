import { Buffer } from 'node:buffer';
import { deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { crc32 } from '../zip.mjs';

/**
 * A picture of a screen as a PNG with a palette: a third of its size, and nobody sees the difference where there are no photographs.
 * @param {Buffer} png
 * @param {number} [colours] 256 at most.
 */
export function smallPng(png, colours = 96) {
  const { width, height, data } = PNG.sync.read(png);
  const counts = new Map();
  for (let at = 0; at < data.length; at += 4) {
    const colour = data.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const boxes = boxesOf(counts, colours);
  const palette = Buffer.alloc(boxes.length * 3);
  const indexes = new Map();
  for (const [index, box] of boxes.entries()) {
    palette.writeUIntBE(usualOf(box, counts), index * 3, 3);
    for (const colour of box) indexes.set(colour, index);
  }
  // Each row begins with its filter: none.
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rows[y * (width + 1) + 1 + x] = indexes.get(data.readUIntBE((y * width + x) * 4, 3));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const channel = (colour, shift) => (colour >> shift) & 0xff;
const shifts = [16, 8, 0];

/** Parts all colours into boxes of those that are near to each other. */
function boxesOf(counts, maximum) {
  const boxes = [describe([...counts.keys()], counts)];
  while (boxes.length < maximum) {
    boxes.sort((a, b) => b.worth - a.worth);
    if (boxes[0].worth === 0) break;
    const { list, shift, middle } = boxes.shift();
    const isDark = (colour) => channel(colour, shift) <= middle;
    boxes.push(
      describe(list.filter(isDark), counts),
      describe(
        list.filter((colour) => !isDark(colour)),
        counts,
      ),
    );
  }
  return boxes.map(({ list }) => list);
}

/** A box, where it is widest, and how much it is worth to part it there. */
function describe(list, counts) {
  const ranges = shifts.map((shift) => {
    const values = list.map((colour) => channel(colour, shift));
    const least = values.reduce((a, b) => Math.min(a, b));
    const most = values.reduce((a, b) => Math.max(a, b));
    return { shift, range: most - least, middle: (least + most - 1) / 2 };
  });
  const { shift, range, middle } = ranges.reduce((a, b) => (b.range > a.range ? b : a));
  const pixels = list.reduce((sum, colour) => sum + counts.get(colour), 0);
  return { list, shift, middle, worth: range * range * Math.sqrt(pixels) };
}

/** The colour that stands for a box: the one that most of its pixels have. */
function usualOf(box, counts) {
  return box.reduce((most, colour) => (counts.get(colour) > counts.get(most) ? colour : most));
}

function chunk(name, content) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
