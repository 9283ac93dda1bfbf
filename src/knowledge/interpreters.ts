/** Programs that run what their arguments say: with a free argument, they are a shell. By base name, in lower case and without `.exe`. */
const INTERPRETERS: ReadonlySet<string> = new Set([
  'sh', 'bash', 'zsh', 'fish', 'dash', 'ksh', 'cmd', 'powershell', 'pwsh', 'node', 'deno', 'bun', 'npx', 'bunx', 'perl', 'ruby', 'php', 'lua', 'osascript', 'wscript', 'cscript', 'mshta', 'rundll32', 'regsvr32', 'ssh',
  'env', 'xargs', 'sudo', 'doas', 'pkexec', 'find', 'awk',
]);

/** The same with a version in the name: `python3.12`. */
const VERSIONED = /^(?:python|pypy|ruby|perl|php|lua)[\d.]*$/;

/** Whether a program, by name or path, is an interpreter. */
export const isInterpreter = (program: string): boolean => {
  const name = program.slice(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1).toLowerCase().replace(/\.(?:exe|cmd|bat)$/, '');
  return INTERPRETERS.has(name) || VERSIONED.test(name);
};
