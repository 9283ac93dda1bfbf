// Checks SARIF files against the schema and against GitHub's rules: node tools/validate-sarif.mjs FILE…
// The binary of @microsoft/sarif-multitool is run directly, for two traps of its npm wrapper: it hands its arguments to a shell, which
// splits 'Sarif;Ghas', and exits 0 whatever was found. So the output is read and counted.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const binary = () => {
  const executable = process.platform === 'win32' ? 'Sarif.Multitool.exe' : 'Sarif.Multitool';
  try {
    const manifest = createRequire(import.meta.url).resolve(`@microsoft/sarif-multitool-${process.platform}/package.json`);
    const path = join(manifest, '..', executable);
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
};

// The one rule that goes to the network is off: it asks every uri. The tool warns about that, too.
const POLICY = `<?xml version="1.0" encoding="utf-8"?>
<Properties>
  <Properties Key="SARIF2006.UrisShouldBeReachable.Options">
    <Property Key="RuleEnabled" Value="Disabled" Type="Driver.RuleEnabledState" />
  </Properties>
</Properties>
`;

const validate = (tool, file) => {
  const folder = mkdtempSync(join(tmpdir(), 'validate-sarif-'));
  try {
    const output = join(folder, 'output.sarif');
    const policy = join(folder, 'policy.xml');
    writeFileSync(policy, POLICY);
    const options = { 'rule-kind': 'Sarif;Ghas', level: 'Error;Warning', config: policy, 'max-file-size-in-kb': '1000000', output, log: 'ForceOverwrite' };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    const { error, stderr } = spawnSync(tool, ['validate', file, ...args], { encoding: 'utf8' });
    if (error) throw error;
    if (!existsSync(output)) throw new Error(`no output for ${file}: ${stderr}`);
    const [run] = JSON.parse(readFileSync(output, 'utf8').replace(/^\ufeff/, '')).runs;
    const rules = new Map(run.tool.driver.rules?.map((rule) => [rule.id, rule]));
    const notifications = (run.invocations ?? []).flatMap((one) => [one.toolExecutionNotifications ?? [], one.toolConfigurationNotifications ?? []]).flat();
    return [
      ...(run.results ?? []).map(({ level = 'warning', ruleId, message, locations }) =>
        ({ level, text: `${ruleId}: ${textOf(message, rules.get(ruleId))} ${placeOf(locations)}` })),
      ...notifications.filter(({ message }) => !message.text.includes("'SARIF2006' was explicitly disabled"))
        .map(({ level = 'warning', message }) => ({ level, text: message.text })),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const textOf = ({ text, id, arguments: values = [] }, rule) =>
  (text ?? rule?.messageStrings?.[id]?.text ?? id ?? '').replace(/\{(\d+)\}/g, (_, index) => values[index] ?? '');

const placeOf = ([location] = []) => {
  const region = location?.physicalLocation?.region;
  return region ? `(${region.startLine}:${region.startColumn ?? 1})` : '';
};

const files = process.argv.slice(2);
const tool = binary();
if (files.length === 0) {
  console.error('usage: node tools/validate-sarif.mjs FILE…');
  process.exitCode = 2;
} else if (!tool) {
  console.error(`SARIF not checked: @microsoft/sarif-multitool has no binary for ${process.platform} here.`);
} else {
  // What the package's install script does, where install scripts do not run.
  if (process.platform !== 'win32') chmodSync(tool, 0o755);
  for (const file of files) {
    const found = validate(tool, file);
    for (const { level, text } of found) console.log(`${file}: ${level}: ${text}`);
    console.log(`${file}: ${found.length === 0 ? 'valid' : `${found.length} errors and warnings`}`);
    if (found.length > 0) process.exitCode = 1;
  }
}
