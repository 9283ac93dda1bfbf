import { execFile } from 'node:child_process';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { app } from 'electron';

export const FORMATS = ['kml', 'geojson'];

const run = promisify(execFile);

/** A trail of the app's own folder, converted beside it. No shell is involved. */
export const exportTrail = async (id, format) => {
  const trail = join(app.getPath('userData'), 'trails', basename(String(id)));
  await run('gpsbabel', ['-i', 'gpx', '-f', `${trail}.gpx`, '-o', format, '-F', `${trail}.${format}`]);
};
