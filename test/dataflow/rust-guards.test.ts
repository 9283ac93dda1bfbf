import { describe, expect, test } from 'vitest';
import type { SinkKind } from '../../src/core/flow.js';
import { findFlows, type SinkMark, type SourceMark } from '../../src/dataflow/flows.js';
import { graphOf } from './memory.js';

/** How what `ask()` gives reaches `run(x)` in the body of a function: `free`, `guarded`, or the reason for which a check does not hold. */
const judged = async (kind: SinkKind, body: string, more = ''): Promise<string> => {
  const graph = await graphOf({ 'src/main.rs': `// std::fs\nuse std::path::{Path, PathBuf, Component};\nfn read(base: PathBuf) -> Result<(), String> {\n let x = outside::ask();\n ${body}\n Ok(())\n}\n${more}` });
  const sources = graph.world.calls(/^outside::ask$/).map((call): SourceMark => ({ kind: 'network', what: 'an answer', source: call.source, id: call.id, at: call.at }));
  const sinks = graph.world.calls(/^outside::run$/).flatMap((call): SinkMark[] => [{ kind, what: call.name, source: call.source, id: call.arg(0)!.id, at: call.at, under: call.under, fn: call.fn }]);
  const [flow, ...others] = findFlows(graph, { sources, sinks }).flows;
  expect(others).toEqual([]);
  return flow ? flow.weakCheck ?? 'free' : 'guarded';
};

describe('a path', () => {
  test.each([
    ['outside::run(base.join(x));', 'free'],
    ['let full = base.join(x).canonicalize().map_err(|e| e.to_string())?; if !full.starts_with(&base) { return Err("outside".into()); } outside::run(full);', 'guarded'],
    ['let full = std::fs::canonicalize(base.join(&x))?; if full.starts_with(&base) { outside::run(&full); }', 'guarded'],
    ['let full = base.join(&x); if !full.starts_with(&base) { return Err("outside".into()); } outside::run(full);', 'the path is not resolved before it is tested'],
    ['if x.contains("..") { return Err("no".into()); } outside::run(base.join(x));', 'an absolute path takes the place of the folder that it is joined to'],
    ['if x.contains("..") || x.contains(\'/\') { return Err("no".into()); } outside::run(base.join(x));', 'guarded'],
    ['if Path::new(&x).components().any(|part| matches!(part, Component::ParentDir)) { return Err("no".into()); } outside::run(base.join(x));', 'an absolute path takes the place of the folder that it is joined to'],
    ['if !Path::new(&x).components().all(|part| matches!(part, Component::Normal(_))) { return Err("no".into()); } outside::run(base.join(x));', 'guarded'],
    ['let name = Path::new(&x).file_name().ok_or("no")?; outside::run(base.join(name));', 'guarded'],
    ['if Path::new(&x).extension().and_then(|e| e.to_str()) != Some("md") { return Err("no".into()); } outside::run(x);', 'it only looks at the ending of the name'],
    ['if !x.chars().all(|c| c.is_ascii_alphanumeric() || c == \'-\') { return Err("no".into()); } outside::run(base.join(x));', 'guarded'],
    ['if !x.chars().all(|c| c.is_ascii_alphanumeric() || c == \'.\') { return Err("no".into()); } outside::run(base.join(x));', 'free'],
    ['if !app.fs_scope().is_allowed(&x) { return Err("no".into()); } outside::run(x);', 'guarded'],
    ['let re = Regex::new(r"^[a-z0-9]+$").unwrap(); if !re.is_match(&x) { return Err("no".into()); } outside::run(x);', 'guarded'],
    ['let re = Regex::new(r"[a-z0-9]+").unwrap(); if !re.is_match(&x) { return Err("no".into()); } outside::run(x);', 'it may match anywhere in the text'],
    ['if x.is_empty() { return Err("no".into()); } outside::run(x);', 'free'],
    ['let count: u32 = x.parse().unwrap(); outside::run(format!("{}", count));', 'free'],
  ])('%s', async (body, wanted) => expect(await judged('file', body)).toBe(wanted));

  test('that a function of the app looks at', async () => {
    const check = 'fn checked(base: &Path, path: &str) -> Result<PathBuf, String> { let full = base.join(path).canonicalize()?; if !full.starts_with(base) { return Err("outside".into()); } Ok(full) }\nfn check(path: &str) -> Result<(), String> { if path.contains("..") || path.contains(\'/\') { return Err("no".into()); } Ok(()) }\nfn is_fine(path: &str) -> bool { !path.contains("..") && !path.contains(\'/\') }';
    expect(await judged('file', 'outside::run(checked(&base, &x)?);', check)).toBe('guarded');
    expect(await judged('file', 'check(&x)?; outside::run(base.join(x));', check)).toBe('guarded');
    expect(await judged('file', 'if let Err(e) = check(&x) { return Err(e); } outside::run(base.join(x));', check)).toBe('guarded');
    expect(await judged('file', 'if !is_fine(&x) { return Err("no".into()); } outside::run(base.join(x));', check)).toBe('guarded');
    expect(await judged('file', 'outside::run(base.join(x));', check)).toBe('free');
  });
});

describe('a program or an address', () => {
  test.each([
    ['program', 'match x.as_str() { "git" | "hg" => outside::run(x), _ => {} }', 'guarded'],
    ['program', 'if !matches!(x.as_str(), "git" | "hg") { return Err("no".into()); } outside::run(x);', 'guarded'],
    ['program', 'const ALLOWED: [&str; 2] = ["git", "hg"]; if !ALLOWED.contains(&x.as_str()) { return Err("no".into()); } outside::run(x);', 'guarded'],
    ['program', 'let program = match x.as_str() { "git" => "git", _ => return Err("no".into()) }; outside::run(program);', 'guarded'],
    ['open', 'let url = url::Url::parse(&x)?; if url.scheme() != "https" { return Err("no".into()); } outside::run(url.as_str());', 'guarded'],
    ['open', 'let url = url::Url::parse(&x)?; match url.scheme() { "http" | "https" => {} _ => return Err("no".into()) } outside::run(url.as_str());', 'guarded'],
    ['open', 'if !x.starts_with("https://") { return Err("no".into()); } outside::run(x);', 'guarded'],
    ['open', 'if !x.starts_with("http") { return Err("no".into()); } outside::run(x);', '\'http\' is no whole scheme'],
    ['network', 'let url = url::Url::parse(&x)?; if url.host_str() != Some("example.org") { return Err("no".into()); } outside::run(url);', 'guarded'],
    ['network', 'if !x.contains("example.org") { return Err("no".into()); } outside::run(x);', 'what it looks for may stand anywhere in the text'],
    ['network', 'outside::run(format!("https://example.org/notes/{x}"));', 'guarded'],
    ['script', 'outside::run(format!("go({})", serde_json::to_string(&x).unwrap()));', 'guarded'],
    ['script', 'outside::run(format!("go(\'{}\')", x));', 'free'],
  ] as const)('%s: %s', async (kind, body, wanted) => expect(await judged(kind, body)).toBe(wanted));
});
