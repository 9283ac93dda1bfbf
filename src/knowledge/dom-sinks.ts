/** Where text becomes HTML, and what makes it harmless before: by canonical name (see World), with where that is said. */

/** Properties that take HTML. https://html.spec.whatwg.org/multipage/dynamic-markup-insertion.html */
export const HTML_PROPERTIES: ReadonlySet<string> = new Set(['innerHTML', 'outerHTML', 'srcdoc']);

/** Elements that show what they are given as text, or not at all. https://html.spec.whatwg.org/multipage/parsing.html#parsing-html-fragments */
export const TEXT_ELEMENTS: ReadonlySet<string> = new Set(['style', 'script', 'textarea', 'title', 'noscript', 'option']);

/** Methods of DOM objects that take HTML, with the argument that is it. */
export const HTML_METHODS: ReadonlyMap<string, { readonly arg: number; readonly explicit?: true }> = new Map([
  ['insertAdjacentHTML', { arg: 1 }],
  // https://developer.mozilla.org/docs/Web/API/Range/createContextualFragment
  ['createContextualFragment', { arg: 0 }],
  ['setHTMLUnsafe', { arg: 0, explicit: true }],
  // https://angular.dev/api/platform-browser/DomSanitizer
  ['bypassSecurityTrustHtml', { arg: 0, explicit: true }],
  // https://docs.angularjs.org/api/ng/service/$sce
  ['trustAsHtml', { arg: 0, explicit: true }],
  // https://lit.dev/docs/templates/directives/#unsafehtml
  ['unsafeHTML', { arg: 0, explicit: true }],
  ['unsafeSVG', { arg: 0, explicit: true }],
]);

/** Attributes of templates and JSX that take HTML as it stands, lower-case, by what people call them. */
export const HTML_ATTRIBUTES: ReadonlyMap<string, { readonly what: string; readonly explicit: boolean }> = new Map<string, { readonly what: string; readonly explicit: boolean }>([
  // https://vuejs.org/api/built-in-directives.html#v-html
  ['v-html', { what: 'v-html', explicit: true }],
  // https://alpinejs.dev/directives/html
  ['x-html', { what: 'x-html', explicit: true }],
  // https://docs.astro.build/en/reference/directives-reference/#sethtml
  ['set:html', { what: 'set:html', explicit: true }],
  ...[':innerhtml', 'v-bind:innerhtml', '.innerhtml', ':innerhtml.prop', 'bind:innerhtml', 'innerhtml'].map((name) => [name, { what: 'innerHTML', explicit: false }] as [string, { what: string; explicit: boolean }]),
  ...[':srcdoc', 'v-bind:srcdoc', 'srcdoc', '[srcdoc]', '[attr.srcdoc]'].map((name) => [name, { what: 'srcdoc', explicit: false }] as [string, { what: string; explicit: boolean }]),
]);

/** Elements that stand for what a template engine writes without escaping it. */
export const RAW_OUTPUTS: ReadonlyMap<string, string> = new Map([['{@html', '{@html}'], ['{{{', '{{{ }}}'], ['<%-', '<%- %>'], ['{!!', '{!! !!}']]);

/** jQuery by any of its names; cash and zepto have its methods. https://api.jquery.com/category/manipulation/ */
export const JQUERY = /^(?:window\.)?(?:\$|jQuery|jquery|cash-dom|zepto)\(\)(?:\.\w+\(\))*$/;
export const JQUERY_HTML: ReadonlySet<string> = new Set(['html', 'append', 'prepend', 'after', 'before', 'replaceWith', 'wrap', 'wrapAll', 'wrapInner']);

/** Libraries that show a message as HTML: arguments by position, and keys of an object of options. */
export const HTML_MESSAGES: readonly { readonly name: RegExp; readonly what: string; readonly args: readonly number[]; readonly keys: readonly string[]; readonly unless?: string }[] = [
  // "title: The title of the popup, as HTML." https://sweetalert2.github.io/#configuration
  { name: /^(?:window\.)?(?:sweetalert2(?:\/[\w./-]+)?|Swal|swal)(?:\.mixin\(\))?(?:\.(?:fire|update))$/, what: 'SweetAlert2', args: [0, 1], keys: ['title', 'html', 'footer', 'confirmButtonText', 'cancelButtonText', 'denyButtonText', 'loaderHtml', 'iconHtml'] },
  // "escapeHtml: false" is the default. https://github.com/CodeSeven/toastr#escape-html-chars
  { name: /^(?:window\.)?toastr\.(?:success|info|warning|error)$/, what: 'toastr', args: [0, 1], keys: [], unless: 'escapeHtml' },
  // https://bootboxjs.com/documentation.html
  { name: /^(?:window\.)?bootbox\.(?:alert|confirm|dialog|prompt)$/, what: 'Bootbox', args: [0], keys: ['message', 'title'] },
  // https://materializecss.com/toasts.html
  { name: /^(?:window\.)?M\.toast$/, what: 'Materialize', args: [], keys: ['html'] },
];

/** Options that make a library take a text as HTML: the option, and the keys beside it that hold the text. */
export const HTML_OPTIONS: ReadonlyMap<string, { readonly what: string; readonly keys: readonly string[]; readonly arg?: number }> = new Map([
  // https://atomiks.github.io/tippyjs/v6/all-props/#allowhtml
  ['allowHTML', { what: 'tippy.js', keys: ['content'] }],
  // https://element-plus.org/en-US/component/message.html
  ['dangerouslyUseHTMLString', { what: 'Element', keys: ['message'], arg: 0 }],
]);

/** What a call makes of the HTML or text that it is given. */
export type HtmlEffect =
  /** What comes out cannot hold markup that runs. */
  | 'safe'
  /** HTML with all that the text had of it. */
  | 'raw';

export interface HtmlCall {
  /** The canonical name of what is called. */
  readonly name: RegExp;
  readonly what: string;
  /** The argument that goes through. */
  readonly arg: number;
  readonly effect: HtmlEffect;
  readonly source: string;
}

const call = (what: string, name: RegExp, effect: HtmlEffect, source: string, arg = 0): HtmlCall => ({ what, name, effect, source, arg });

/** Calls whose result is no markup of the text they are given. */
export const HTML_CALLS: readonly HtmlCall[] = [
  call('DOMPurify', /^(?:window\.|globalThis\.)?(?:dompurify|isomorphic-dompurify|DOMPurify|DomPurify)(?:\(\))?\.(?:default\.)?sanitize$/, 'safe', 'https://github.com/cure53/DOMPurify'),
  call('sanitize-html', /^(?:sanitize-html|insane|sanitizeHtml)$/, 'safe', 'https://github.com/apostrophecms/sanitize-html'),
  call('xss', /^(?:xss|filterXSS|xss\.filterXSS|xss\.(?:FilterXSS)?\(\)\.process|(?:xss\.)?FilterXSS\(\)\.process)$/, 'safe', 'https://github.com/leizongmin/js-xss'),
  call('setHTML', /(?:^|\.)Sanitizer\(\)\.sanitizeFor$/, 'safe', 'https://wicg.github.io/sanitizer-api/', 1),
  call('rehype-sanitize', /^(?:hast-util-sanitize|rehype-sanitize)(?:\.\w+)?$/, 'safe', 'https://github.com/rehypejs/rehype-sanitize'),
  call('bleach', /^(?:caja|google-caja|@braintree\/sanitize-url)(?:\.\w+)?$/, 'safe', 'https://github.com/braintree/sanitize-url'),
  call('he', /^he\.(?:encode|escape)$/, 'safe', 'https://github.com/mathiasbynens/he'),
  call('lodash', /^(?:_|lodash|lodash-es|underscore)[./]escape$/, 'safe', 'https://lodash.com/docs/#escape'),
  call('escape-html', /^(?:escape-html|escape-goat\.(?:htmlEscape|escape)|html-escaper\.escape|html-entities\.encode|html-escape|validator\.escape|validator\/lib\/escape|escape-string-html)$/, 'safe', 'https://github.com/component/escape-html'),
  call('entities', /^entities(?:\/[\w/]+)?\.(?:escape|escapeUTF8|escapeText|escapeAttribute|encode|encodeXML|encodeHTML|encodeNonAsciiHTML)$/, 'safe', 'https://github.com/fb55/entities'),
  call('Handlebars', /^(?:handlebars|Handlebars)\.(?:Utils\.)?escapeExpression$/, 'safe', 'https://handlebarsjs.com/api-reference/utilities.html'),
  call('markdown-it', /^markdown-it\(\)\.utils\.escapeHtml$/, 'safe', 'https://github.com/markdown-it/markdown-it'),
  call('encodeURIComponent', /^(?:window\.)?(?:encodeURIComponent|encodeURI|escape)$/, 'safe', 'https://tc39.es/ecma262/#sec-encodeuricomponent-uricomponent'),
  call('Number', /^(?:Number|parseInt|parseFloat|Number\.parse(?:Int|Float)|Boolean|BigInt|Math\.\w+|Date\.now|Date\.parse)$/, 'safe', 'https://tc39.es/ecma262/'),
  call('btoa', /^(?:window\.)?btoa$/, 'safe', 'https://html.spec.whatwg.org/multipage/webappapis.html#dom-btoa'),
  // They escape what they colour. https://highlightjs.readthedocs.io/en/latest/api.html
  call('highlight.js', /^(?:window\.)?(?:highlight\.js(?:\/[\w/.-]+)?|hljs)\.(?:highlight|highlightAuto)$/, 'safe', 'https://github.com/highlightjs/highlight.js/wiki/security'),
  call('Prism', /^(?:prismjs(?:\/[\w/.-]+)?|Prism)\.highlight$/, 'safe', 'https://prismjs.com/faq.html'),
  call('shiki', /^(?:shiki(?:\/[\w/.-]+)?|@shikijs\/[\w-]+)(?:\.\w+)?(?:\(\))?\.codeToHtml$|^shiki\.codeToHtml$/, 'safe', 'https://shiki.style/'),
  call('QR code', /^(?:qrcode\.toString|qrcode\.toDataURL)$/, 'safe', 'https://github.com/soldair/node-qrcode'),
  call('ansi_up', /^(?:ansi_up(?:\.default|\.AnsiUp)?|AnsiUp)\(\)\.ansi_to_html$/, 'safe', 'https://github.com/drudru/ansi_up'),
  call('linkify', /^linkify-string(?:\.default)?$/, 'safe', 'https://linkify.js.org/docs/linkify-string.html'),
  // Markdown has HTML in it, which these let through. https://marked.js.org/#usage
  call('marked', /^(?:window\.)?marked(?:\.(?:marked|parse|parseInline|Marked\(\)\.(?:parse|parseInline)|marked\.parse|parser|Parser\.parse))?$/, 'raw', 'https://marked.js.org/'),
  call('Showdown', /^(?:window\.)?showdown\.(?:default\.)?Converter\(\)\.makeHtml$/, 'raw', 'https://github.com/showdownjs/showdown/wiki/Markdown%27s-XSS-Vulnerability-(and-how-to-mitigate-it)'),
  call('snarkdown', /^snarkdown$/, 'raw', 'https://github.com/developit/snarkdown'),
  call('markdown', /^(?:markdown|mdurl|micromarkdown|drawdown)\.(?:toHTML|parse)$|^(?:drawdown|tiny-markdown|nano-markdown)$/, 'raw', 'https://github.com/evilstreak/markdown-js'),
  call('commonmark', /^commonmark\.HtmlRenderer\(\)\.render$/, 'raw', 'https://github.com/commonmark/commonmark.js#a-note-on-security'),
  call('linkifyHtml', /^linkify-html(?:\.default)?$/, 'raw', 'https://linkify.js.org/docs/linkify-html.html'),
  call('Asciidoctor', /^(?:asciidoctor|@asciidoctor\/core)(?:\(\))?\.convert$/, 'raw', 'https://docs.asciidoctor.org/'),
];

/** Renderers that are safe as they come, and let HTML through with an option. */
export interface Renderer {
  readonly name: RegExp;
  readonly what: string;
  /** The option that opens it, and the values that do. */
  readonly option: string;
  readonly opens: (value: unknown) => boolean;
  /** Which argument of the call, or of the one that makes the renderer, holds the options. */
  readonly options: 'call' | 'maker' | 'global';
  readonly arg: number;
  /** Values of the first argument of the maker that open it too. */
  readonly presets?: ReadonlySet<string>;
  readonly source: string;
}

export const RENDERERS: readonly Renderer[] = [
  // The preset `commonmark` has `html: true`. https://github.com/markdown-it/markdown-it/tree/master/lib/presets
  { name: /^(?:window\.)?(?:markdown-it|markdownit|MarkdownIt|markdown-it-\w+)\(\)\.(?:render|renderInline)$/, what: 'markdown-it', option: 'html', opens: (value) => value === true, options: 'maker', arg: 0, presets: new Set(['commonmark']), source: 'https://github.com/markdown-it/markdown-it#init-with-presets-and-options' },
  // https://mermaid.js.org/config/usage.html#securitylevel
  { name: /^(?:window\.)?mermaid\.(?:default\.)?(?:mermaidAPI\.)?render(?:Async)?$/, what: 'Mermaid', option: 'securityLevel', opens: (value) => value === 'loose', options: 'global', arg: 0, source: 'https://mermaid.js.org/config/usage.html#securitylevel' },
  // https://katex.org/docs/options.html
  { name: /^(?:window\.)?katex\.(?:default\.)?renderToString$/, what: 'KaTeX', option: 'trust', opens: (value) => value === true, options: 'call', arg: 1, source: 'https://katex.org/docs/options.html' },
  // https://github.com/micromark/micromark#micromarkvalue-encoding-options
  { name: /^micromark(?:\.micromark)?$/, what: 'micromark', option: 'allowDangerousHtml', opens: (value) => value === true, options: 'call', arg: 1, source: 'https://github.com/micromark/micromark' },
];

/** Texts of the app's own, in the user's language. */
export const TRANSLATIONS = /(?:^|[.])(?:\$?t|\$?tc|\$?te|\$gettext|gettext|ngettext|i18n\.(?:t|global\.t|__|_)|i18next\.t|translate|__|formatMessage|getMessage|l10n\.t|localize|instant)$|(?:locales?|i18n|l10n|translations?|intl)(?:\/index)?(?:\.[cm]?[jt]s)?\._$/;

/** A function that is named for making a text harmless, whatever it does. */
export const CLEANER_NAME = /^(?:do|safe|html|perform\w{0,12}|_|\$)?(?:sanit(?:is|iz)|escap|purif|clean|strip|encod|remove(?:script|dangerous|unsafe|malicious|event|xss|protocol))/i;

/** Options that open DOMPurify. https://github.com/cure53/DOMPurify#can-i-configure-dompurify */
export const PURIFY_TAGS: ReadonlySet<string> = new Set(['script', 'iframe', 'object', 'embed', 'base', 'meta', 'link', 'use', 'foreignobject', 'webview', 'form', 'style']);

/** A tag in a text that is put together. */
export const HTML_TAG = new RegExp(`</?(?:${['a', 'abbr', 'article', 'aside', 'audio', 'b', 'blockquote', 'body', 'br', 'button', 'canvas', 'center', 'code', 'dd', 'del', 'details', 'div', 'dl', 'dt', 'em', 'embed', 'figure', 'font',
  'footer', 'form', 'g', 'h[1-6]', 'head', 'header', 'hr', 'html', 'i', 'iframe', 'img', 'input', 'ins', 'kbd', 'label', 'li', 'link', 'main', 'mark', 'math', 'meta', 'nav', 'object', 'ol', 'option', 'p', 'pre', 'section', 'select',
  'small', 'source', 'span', 'strong', 'sub', 'summary', 'sup', 'svg', 'table', 'tbody', 'td', 'textarea', 'th', 'thead', 'title', 'tr', 'u', 'ul', 'video', 'webview'].join('|')})(?=[\\s/>]|$)`, 'i');

/** Names of values that hold markup or marks of the app's own: icons, templates, styles; and of numbers and places. */
export const OWN_MARKUP = /^(?:\w*(?:icons?|svg|logo|spinner|loader|styles?|css|classes|className|template|theme|colou?rs?|shortcut|hotkey|keymap|accelerator)|\w*(?:Icon|Svg|SVG|Styles?|Css|CSS|ClassName|Template|Color)s?|size|width|height|count|total|index|length|offset|top|left|right|bottom|zoom|level|version|year|innerHTML|outerHTML)$/i;

/** Names of properties that hold numbers, times and identifiers. */
export const OF_NUMBERS = /^(?:_?id|uuid|guid|size|width|height|count|counts|total|index|length|offset|page|zoom|level|year|stars|failed|\w*[a-z](?:I[dD]s?|U[uU][iI][dD]|Size|Count|Counts|Num|Index|Width|Height|Total|Length|Offset|Time|Timestamp|Level))$/;

/** Names of what holds an app's texts in the user's language. */
export const OWN_TEXTS = /^(?:languages?|lang|langs|i18n|intl|l10n|locales?|localization|translations?|messages|strings|labels|texts|\$t|tr)$/i;
