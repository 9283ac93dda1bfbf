import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../src/source-parsers/html/index.js';
import { elementsOf, outline, places, scriptsOf, sliceOf, tree, valueOf } from './helpers.js';

describe('HTML pages', () => {
  test('give every attribute, its place and the place of its value', () => {
    const text = '\uFEFF<!doctype html>\r\n<META HTTP-EQUIV="Content-Security-Policy"\r\n  content=\'default-src &#39;self&#39;\'>\r\n<script src=http://x/a.js></script><webview src = "w" nodeintegration A=""></webview>';
    expect(outline('index.html', text)).toEqual(["meta http-equiv=Content-Security-Policy content=default-src 'self'", 'script src=http://x/a.js', 'webview src=w nodeintegration a=']);
    expect(places('index.html', text)).toEqual([
      ['HTTP-EQUIV="Content-Security-Policy"', 'Content-Security-Policy'], ["content='default-src &#39;self&#39;'", 'default-src &#39;self&#39;'],
      ['src=http://x/a.js', 'http://x/a.js'], ['src = "w"', 'w'], ['nodeintegration', undefined], ['A=""', ''],
    ]);
  });

  test('give the place of elements and of their start tags', () => {
    const text = '<div id=a>\n<img src=x/>é😀<p>one</div>';
    expect(elementsOf(readHtml('a.html', text).summary).map(({ at, tagAt }) => [sliceOf(text, tagAt), sliceOf(text, at)])).toEqual([
      ['<div id=a>', text], ['<img src=x/>', '<img src=x/>'], ['<p>', '<p>one'],
    ]);
  });

  test('nest by their tags, and lose nothing that a browser would move or drop', () => {
    expect(tree('a.html', '<html><head><meta><link></head><body><br/><table><div><b></b></div></table></body></html>')).toBe('html(head(meta link) body(br table(div(b))))');
    expect(tree('partial.html', '<tr><td><a></td></tr></p><i>')).toBe('tr(td(a)) i');
    expect(tree('a.html', '<b><p></b></p><svg><a/><title><i></i></title></svg><template><meta></template>')).toBe('b(p) svg(a title(i)) template(meta)');
  });

  test('hold no markup in raw text and comments', () => {
    expect(tree('a.html', '<!-- <i> --><script>"<i>"</script><style>/*<i>*/</style><title><i></title><textarea><i></textarea><iframe><i></iframe><b>')).toBe('script style title textarea iframe b');
  });

  test('give a short text of a script or style that may matter', () => {
    const texts = (text: string): unknown[] => {
      const { summary } = readHtml('a.html', text);
      return elementsOf(summary).flatMap(({ children }) => children.map((id) => valueOf(summary, id)));
    };
    expect(texts('<style>a{background:url(http://x)}</style><script>f("http://y")</script><script>1</script>')).toEqual(['a{background:url(http://x)}', 'f("http://y")']);
    expect(texts(`<script>f("http://y")${' '.repeat(2000)}</script><p>http://z</p>`)).toEqual([]);
  });

  test('keep only comments that speak to a linter', () => {
    const text = '<!-- hello --><!-- desktop-sec-ignore x: why -->\r\n<p>';
    expect(readHtml('a.html', text).summary.comments).toEqual([{ text: ' desktop-sec-ignore x: why ', range: { start: text.indexOf('<!-- desk'), end: text.indexOf('\r') } }]);
  });

  test('treat __proto__ and constructor as attributes like any other', () => {
    expect(outline('a.html', '<p __proto__=a constructor=b toString>')).toEqual(['p __proto__=a constructor=b tostring']);
  });

  test('let elements close themselves where XML does', () => {
    expect(tree('a.xhtml', '<p><script src="a"/><i/></p>')).toBe('p(script i)');
    expect(tree('a.html', '<p><script src="a"/><i/></p>')).toBe('p(script)');
  });

  test('give their scripts, and not what is data or stands elsewhere', () => {
    expect(scriptsOf('a.html', '<script>one</script><script type=module>two</script><script type="text/babel">three</script><script src=x>no</script><script> </script>'
      + '<script type="application/ld+json">no</script><script type=importmap>no</script><script type="text/template"><b></script><SCRIPT TYPE="Text/JavaScript">four')).toEqual([
      'js: one', 'js module: two', 'jsx: three', 'js: four',
    ]);
  });
});
