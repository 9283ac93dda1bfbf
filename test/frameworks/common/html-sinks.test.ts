import { describe, expect, test } from 'vitest';
import { htmlSinksOf, markupOf } from '../../../src/frameworks/common/html-sinks.js';
import { worldOf } from '../memory.js';

const sinks = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
  const world = await worldOf('electron', 'package.json', files);
  return htmlSinksOf(world).map(({ kind, what, value, explicit }) => {
    const { file, range } = value.at;
    return `${kind} ${what}${explicit ? '!' : ''}: ${files[file]!.slice(range.start, range.end)}`;
  });
};

describe('what becomes HTML', () => {
  test.each([
    ['a property', 'element.innerHTML = text();', ['property innerHTML: text()']],
    ['a property by key', "element['outerHTML'] = text();", ['property outerHTML: text()']],
    ['a property of a new element', "const p = document.createElement('p'); p.innerHTML = text();", ['property innerHTML: text()']],
    ['a frame', 'frame.srcdoc = text();', ['property srcdoc: text()']],
    ['methods', "element.insertAdjacentHTML('beforeend', text()); range.createContextualFragment(other());", ['call insertAdjacentHTML(): text()', 'call createContextualFragment(): other()']],
    ['document.write', 'document.write(text(), rest()); frame.contentDocument.writeln(other());', ['call document.write(): text()', 'call document.write(): rest()', 'call document.write(): other()']],
    ['an attribute', "frame.setAttribute('srcdoc', text());", ['call srcdoc: text()']],
    ['Angular', 'export class A { show() { return this.sanitizer.bypassSecurityTrustHtml(text()); } }', ['call bypassSecurityTrustHtml!: text()']],
    ['lit', "import { unsafeHTML } from 'lit/directives/unsafe-html.js'; import { html } from 'lit'; html`<p>${unsafeHTML(text())}</p><p .innerHTML=${other()}></p>`;", ['call unsafeHTML!: text()', 'attribute innerHTML: other()']],
    ['a render function', "h('p', { domProps: { innerHTML: text() } }); document.write;", ['property innerHTML: text()']],
    ['jQuery', "import $ from 'jquery'; const list = $('#list'); list.find('li').html(text()); list.append('<b>' + name() + '</b>'); $('<p>' + name());",
      ["call jQuery's html(): text()", "call jQuery's append(): '<b>' + name() + '</b>'", "call jQuery: '<p>' + name()"]],
    ['SweetAlert2', "import Swal from 'sweetalert2'; Swal.fire({ title: title(), text: text(), html: html() }); Swal.fire(name());", ['call SweetAlert2: title()', 'call SweetAlert2: html()', 'call SweetAlert2: name()']],
    ['toastr', "import toastr from 'toastr'; toastr.error(text());", ['call toastr: text()']],
    ['tippy.js', "import tippy from 'tippy.js'; tippy(button, { content: text(), allowHTML: true }); document.write;", ['call tippy.js!: text()']],
    ['Element', 'this.$confirm(text(), title(), { dangerouslyUseHTMLString: true }); document.write;', ['call Element!: text()']],
  ])('%s', async (_, text, expected) => expect(await sinks({ 'a.js': text })).toEqual(expected));

  test('in JSX', async () => {
    expect(await sinks({ 'a.jsx': 'export const A = (props) => <><p dangerouslySetInnerHTML={{ __html: props.html }}/><p dangerouslySetInnerHTML={props.markup}/><iframe srcDoc={props.page}/><style dangerouslySetInnerHTML={{ __html: props.css }}/></>;' }))
      .toEqual(['jsx dangerouslySetInnerHTML!: props.html', 'jsx dangerouslySetInnerHTML!: props.markup', 'attribute srcdoc: props.page']);
  });

  test('in templates', async () => {
    expect(await sinks({
      'a.vue': '<template><p v-html="a.b"/><iframe :srcdoc="c.d"/><iframe sandbox="allow-scripts" :srcdoc="c.d"/></template>',
      'b.svelte': '{@html a.b}',
      'c.ejs': "<p><%- note.text %></p><%- include('head') %>",
      'd.component.html': '<p [innerHTML]="a.b"></p><p [innerHTML]="a.b | trusted"></p>',
      'd.pipe.ts': "@Pipe({ name: 'trusted' }) export class TrustedPipe { transform(html) { return this.sanitizer.bypassSecurityTrustHtml(html); } }",
    })).toEqual(['call bypassSecurityTrustHtml!: html', 'directive v-html!: a.b', 'attribute srcdoc: c.d', 'directive {@html}!: a.b', 'directive <%- %>!: note.text', 'attribute [innerHTML]!: a.b']);
  });

  test.each([
    ['a constant', "element.innerHTML = '<b>Hi</b>';"], ['a style', "const style = document.createElement('style'); style.innerHTML = css();"], ['what is compared', "if (element.innerHTML === text()) element.innerHTML = '';"],
    ['a text', 'element.textContent = text(); document.write;'], ['a sandboxed frame', "frame.sandbox = 'allow-scripts'; frame.srcdoc = text();"], ['a frame that is sandboxed by a method', "frame.sandbox.add('allow-scripts'); frame.srcdoc = text();"],
    ['a document that nobody sees', "const other = document.implementation.createHTMLDocument(''); other.body.innerHTML = text();"], ['an element that is appended', "import $ from 'jquery'; $('#list').append($('<li>')); list.append(text()); document.write;"],
    ['a stream', 'response.write(text()); document.write;'], ['an option of another library', "import toastr from 'toastr'; toastr.options.escapeHtml = true; toastr.error(text());"],
    ['a message without HTML', "import Swal from 'sweetalert2'; Swal.fire({ titleText: title(), text: text() });"], ['a bundled picture', "import logo from './logo.svg?raw'; element.innerHTML = logo;"],
  ])('not %s', async (_, text) => expect(await sinks({ 'a.js': text })).toEqual([]));
});

test('where parts stand in markup', async () => {
  const text = 'document.write; export const row = (note) => `<li class="${note.kind}" onclick="open(${note.id})" ${note.more}><a href="${note.url}">${note.title}</a></li>`;\nconst path = `${folder}/${note}`; const type = `Map<string, ${name}>`;';
  const world = await worldOf('electron', 'package.json', { 'a.js': text });
  expect(markupOf(world).map(({ holes }) => holes.map(({ place }) => place))).toEqual([['attribute', 'script', 'tag', 'url', 'text']]);
});
