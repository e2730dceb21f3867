import { processorTime } from '@taizhang/testkit';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readExif, readPhotograph } from './read-photograph.ts';

const mostPixels = 1_000_000;
type Exif = NonNullable<Parameters<ReturnType<typeof sharp>['withExif']>[0]>;
const blank = () => sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } });
const picture = (exif: Exif, format: 'jpeg' | 'png' | 'webp' | 'tiff' = 'jpeg') =>
  blank().withExif(exif).toFormat(format).toBuffer();
const taken = (at: string): Exif => ({ IFD2: { DateTimeOriginal: at } });
const wuchang = {
  GPSLatitude: '30/1 33/1 0/1',
  GPSLatitudeRef: 'N',
  GPSLongitude: '114/1 18/1 3600/100',
  GPSLongitudeRef: 'E',
};
const read = async (exif: Exif, format?: 'jpeg' | 'png' | 'webp' | 'tiff') =>
  readPhotograph(await picture(exif, format), mostPixels);

/** Milliseconds of the processor; what has no end takes longer. */
const neverSoLong = 3000;

describe('a photograph', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('says when and where it was taken: %s', async (format) => {
    const exif = { IFD0: { Make: 'synthetic' }, ...taken('2021:07:03 23:59:59'), IFD3: wuchang };
    expect(await read(exif, format)).toEqual({
      takenOn: '2021-07-03',
      place: { longitude: 114.31, latitude: 30.55 },
    });
  });

  it('lies south and west where it says so', async () => {
    const elsewhere = { ...wuchang, GPSLatitudeRef: 'S', GPSLongitudeRef: 'W' };
    expect((await read({ IFD3: elsewhere })).place).toEqual({ longitude: -114.31, latitude: -30.55 });
  });

  it('is read in both orders of bytes', () => {
    const text = Buffer.from('2021:07:03 10:00:00\0');
    const big = Buffer.alloc(8 + 2 + 12 + 4 + 2 + 12 + 4);
    big.write('MM\0*', 'latin1');
    big.writeUInt32BE(8, 4);
    big.writeUInt16BE(1, 8);
    big.writeUInt16BE(0x8769, 10);
    big.writeUInt16BE(4, 12);
    big.writeUInt32BE(1, 14);
    big.writeUInt32BE(26, 18);
    big.writeUInt16BE(1, 26);
    big.writeUInt16BE(0x9003, 28);
    big.writeUInt16BE(2, 30);
    big.writeUInt32BE(text.length, 32);
    big.writeUInt32BE(big.length, 36);
    expect(readExif(Buffer.concat([big, text]))).toEqual({ takenOn: '2021-07-03', place: null });
  });

  it('says when although where leads out of its bytes', async () => {
    const { exif } = await sharp(
      await picture({ ...taken('2021:07:03 10:00:00'), IFD3: wuchang }),
    ).metadata();
    const bytes = Buffer.from(exif as Buffer);
    // The entry that leads to the places: 0x8825, little-endian, one number.
    const entry = bytes.indexOf(Buffer.from([0x25, 0x88, 4, 0, 1, 0, 0, 0]));
    bytes.writeUInt32LE(0xffffff, entry + 8);
    expect(readExif(bytes)).toEqual({ takenOn: '2021-07-03', place: null });
  });

  it.each([
    ['no day', '    :  :     :  :  '],
    ['a day that there is not', '2021:02:30 10:00:00'],
    ['the day of a clock that was never set', '1980:01:01 00:00:00'],
    ['what is no day', 'drop table record;'],
  ])('that says %s says nothing', async (_what, at) => {
    expect((await read(taken(at))).takenOn).toBeNull();
  });

  it.each([
    ['nowhere', { ...wuchang, GPSLatitude: '0/1 0/1 0/1', GPSLongitude: '0/1 0/1 0/1' }],
    ['off the earth', { ...wuchang, GPSLatitude: '98/1 0/1 0/1' }],
    ['a fraction of nothing', { ...wuchang, GPSLatitude: '30/0 0/1 0/1' }],
  ])('that lies %s has no place', async (_what, place) => {
    expect((await read({ IFD3: place })).place).toBeNull();
  });

  it('that carries nothing, and what is no picture, says nothing', async () => {
    const nothing = { takenOn: null, place: null };
    expect(await readPhotograph(await blank().jpeg().toBuffer(), mostPixels)).toEqual(nothing);
    expect(await readPhotograph(Buffer.from('no picture'), mostPixels)).toEqual(nothing);
    expect(await readPhotograph(await picture({ IFD3: wuchang }), 100)).toEqual(nothing);
  });

  it('says something true or nothing, in no time, whatever its bytes are', async () => {
    const { exif } = await sharp(
      await picture({ ...taken('2021:07:03 10:00:00'), IFD3: wuchang }),
    ).metadata();
    const good = exif as Buffer;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 12 }),
        fc.nat(good.length),
        async (changes, length) => {
          const bytes = Buffer.from(good);
          for (const [at, value] of changes) bytes[at] = value;
          let said: ReturnType<typeof readExif> = { takenOn: null, place: null };
          const spent = await processorTime(() => {
            try {
              said = readExif(bytes.subarray(0, length));
            } catch (error) {
              expect(error).toBeInstanceOf(RangeError);
            }
          });
          expect(spent).toBeLessThan(neverSoLong);
          if (said.takenOn !== null) expect(said.takenOn).toMatch(/^(19|[2-9]\d)\d\d-[01]\d-[0-3]\d$/);
          const { longitude, latitude } = said.place ?? { longitude: 0, latitude: 0 };
          expect(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90).toBe(true);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('that claims entries without end is read no further than any camera writes', async () => {
    const hostile = Buffer.alloc(65_536, 0xff);
    hostile.write('Exif\0\0II*\0', 'latin1');
    hostile.writeUInt32LE(8, 10);
    const spent = await processorTime(() =>
      expect(readExif(hostile)).toEqual({ takenOn: null, place: null }),
    );
    expect(spent).toBeLessThan(neverSoLong);
  });
});
