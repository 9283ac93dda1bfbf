import { describe, expect, test } from 'vitest';
import { findFlows, type SinkMark, type SourceMark } from '../../src/dataflow/flows.js';
import { graphOf } from './memory.js';

/** The lines that what `ask()` gives reaches as the argument of `run($x)`; those that should be have `// here` in them, and `// guessed` where that is one. */
const check = async (files: Readonly<Record<string, string>> | string, kind: SinkMark['kind'] = 'file'): Promise<void> => {
  const all = Object.fromEntries(Object.entries(typeof files === 'string' ? { 'a.php': files } : files).map(([path, text]) => [path, path.endsWith('.blade.php') ? text : `<?php ${text}`]));
  const graph = await graphOf(all);
  const sources = graph.world.calls(/^ask$/).map((call): SourceMark => ({ kind: 'network', what: 'an answer', source: call.source, id: call.id, at: call.at }));
  const sinks = graph.world.calls(/^run$|^\{!!$/).flatMap((call): SinkMark[] => {
    const value = call.arg(0);
    return value ? [{ kind, what: call.name, source: call.source, id: value.id, at: call.at, under: call.under, fn: call.fn }] : [];
  });
  const { flows, cut } = findFlows(graph, { sources, sinks });
  const reached = flows.map(({ sink, guessed }) => `${sink.at.file}:${all[sink.at.file]!.slice(0, sink.at.range.start).split('\n').length}${guessed ? ' guessed' : ''}`);
  const wanted = Object.entries(all).flatMap(([file, text]) => text.split('\n').flatMap((one, index) => (one.includes('here') ? [`${file}:${index + 1}`] : one.includes('guessed') ? [`${file}:${index + 1} guessed`] : [])));
  expect([...new Set(reached)].sort()).toEqual(wanted.sort());
  expect(cut).toBe(false);
};

describe('a value of PHP goes', () => {
  test('through texts, arrays, casts and what PHP does with them', () => check(`
    $x = ask();
    run("notes/{$x}"); // here
    run('notes/' . trim($x)); // here
    run(['a' => $x]['a']); // here
    run(['a' => $x, 'b' => 'c']['b']);
    run($x ?? 'none'); // here
    run($x ? 'yes' : 'no');
    run((int) $x);
    run(basename($x));
    run(sprintf('%s.txt', $x)); // here
    run(strlen($x));
    run(implode(',', [$x])); // here
    $list = [];
    $list[] = $x;
    foreach ($list as $one) run($one); // here
    $add = fn ($y) => $y . $x;
    run($add('a')); // here
  `));

  test('into functions, methods and constructors of other files, by the types that are declared', () => check({
    'app/Main.php': `namespace App;
      use App\\Services\\Files;
      use App\\Contracts\\Store;
      class Main extends Base {
        private Files $late;
        public function __construct(private Files $files, protected Store $store) { $this->late = $files; }
        public function go(Files $given) {
          $x = ask();
          $this->files->open($x);
          $this->late->late($x);
          $given->given($x);
          $this->store->put($x);
          $this->base($x);
          parent::parented($x);
          self::fixed($x);
          static::fixed($x);
          Files::named($x);
          app(Files::class)->made($x);
          Files::build()->chained($x);
          run($this->files->back($x)); // here
          run($this->files->clean($x));
          \\App\\helper($x);
        }
        private static function fixed(string $x) { run($x); } // here
      }`,
    'app/Base.php': `namespace App; use App\\Concerns\\Runs;
      abstract class Base { use Runs; protected function base(string $x) { run($x); } // here
        protected function parented($x) { $this->traited($x); } }`,
    'app/Concerns/Runs.php': `namespace App\\Concerns; trait Runs { protected function traited($x) { run($x); } } // here`,
    'app/Contracts/Store.php': `namespace App\\Contracts; interface Store { public function put(string $x): void; }`,
    'app/Stores/FileStore.php': `namespace App\\Stores; class FileStore implements \\App\\Contracts\\Store { public function put(string $x): void { run($x); } } // here`,
    'app/Services/Files.php': `namespace App\\Services;
      class Files {
        public function open($x) { run($x); } // here
        public function late($x) { run($x); } // here
        public function given($x) { run($x); } // here
        public static function named($x) { run($x); } // here
        public function made($x) { run($x); } // here
        public static function build(): static { return new static(); }
        public function chained($x) { run($x); } // here
        public function back($x) { return $x; }
        public function clean(string $x): string { return md5($x); }
        public function number(int $x) { run($x); }
      }`,
    'app/helpers.php': `namespace App; function helper($x) { run($x); } // here`,
  }));

  test('to what stands behind a facade of the app and what its container is told', () => check({
    'a.php': 'namespace App; use App\\Facades\\Disk; Disk::write(ask());',
    'b.php': 'namespace App\\Facades; class Disk extends \\Illuminate\\Support\\Facades\\Facade { protected static function getFacadeAccessor() { return \'disk\'; } }',
    'c.php': 'namespace App; use Illuminate\\Support\\Facades\\App; App::bind(\'disk\', fn () => new Drive());',
    'd.php': 'namespace App; class Drive { public function write($x) { run($x); } } // here',
  }));

  test('into the views that show it', () => check({
    'a.php': 'function f() { $x = ask(); return view(\'notes.show\', [\'body\' => $x, \'title\' => \'none\']); } function g() { $more = ask(); return view(\'notes.list\', compact(\'more\'))->with(\'last\', ask()); }',
    'resources/views/notes/show.blade.php': '{!! $body !!} {{-- here --}}\n{!! e($body) !!}\n{!! $title !!}\n{{ $body }}',
    'resources/views/notes/list.blade.php': '{!! $more !!} {{-- here --}}\n{!! $last !!} {{-- here --}}',
  }, 'html'));

  test('on where no check holds it', () => check(`
    function f() {
      $x = ask();
      if (in_array($x, ['a', 'b'], true)) run($x);
      if (! in_array($x, ['a'])) return;
      run($x);
    }
    function g() {
      $x = ask();
      if (preg_match('/^[a-z]+$/', $x)) run($x);
      if (preg_match('/[a-z]+/', $x)) run($x); // here
      if (isset(['a' => 1][$x])) run($x);
      if (ctype_alnum($x)) run($x);
      if (strpos($x, '..') !== false) throw new Error();
      run($x);
    }
    function h() {
      $path = realpath('/srv/' . ask());
      if (! str_starts_with($path, '/srv/')) abort(404);
      run($path);
    }
    function i() {
      $path = '/srv/' . ask();
      abort_unless(str_starts_with($path, '/srv/'), 404);
      run($path); // here
    }
    function j() {
      $x = ask();
      match (true) { str_contains($x, 'ok') => run($x), default => null }; // here
      switch ($x) { case 'a': run($x); }
      if ($x === 'a') run($x);
    }
  `));
});
