import { defineRule, type Severity } from '../../core/rule.js';
import type { CommonModel } from '../../frameworks/common/model.js';

const SEVERITIES: Readonly<Record<CommonModel['exposure'], Severity>> = { node: 'high', native: 'medium', none: 'medium' };

const REACH: Readonly<Record<CommonModel['exposure'], string>> = {
  node: 'A script in it runs with Node.js: whoever wrote the text runs programs on this computer.',
  native: 'A script in it calls whatever the app gives its pages: whoever wrote the text acts as the app.',
  none: 'A script in it runs in the app\'s own page, with all that the page has.',
};

export default defineRule({
  id: 'common/unsafe-markdown',
  title: 'Markdown or diagrams that may hold HTML that runs',
  category: 'injection',
  severity: 'high',
  confidence: 'medium',
  cwe: [79],

  *check({ common }) {
    for (const { what, at, option, sink, sinks = [], when } of common.rawMarkup) {
      if (when === 'development' || when === 'test') continue;
      const reach = REACH[common.exposure];
      if (what === 'Mermaid') {
        yield {
          at, severity: SEVERITIES[common.exposure],
          message: `Mermaid renders the HTML and the click handlers that diagrams contain ('${option?.option}' is '${option?.value}'). ${reach} Leave it at 'strict', or show diagrams with 'sandbox'.`,
          related: sinks.slice(0, 5).map((one) => ({ at: one.at, message: `it is shown here, by '${one.what}'` })),
        };
        continue;
      }
      if (option?.option === 'sanitize') {
        yield {
          at, severity: SEVERITIES[common.exposure],
          message: `The output of marked is only cleaned by its own option 'sanitize', which was got around and given up. Versions 8 and later ignore it. ${reach} Clean the output with DOMPurify before it is shown.`,
        };
        continue;
      }
      if (what === 'KaTeX') {
        yield {
          at: option?.at ?? at, severity: SEVERITIES[common.exposure],
          message: `Formulas may hold links of any kind and HTML attributes ('trust' of KaTeX is 'true'). A 'javascript:' link in one runs when it is clicked. ${reach} Let 'trust' be a function that allows the commands and protocols that are needed.`,
          related: sink ? [{ at: sink.at, message: `it is shown here, by '${sink.what}'` }] : [],
        };
        continue;
      }
      yield {
        at, severity: SEVERITIES[common.exposure],
        message: `What '${what}' renders becomes a part of a page as it is, with the HTML that the text contains${option ? ` ('${option.option}' is '${option.value}')` : ''}. ${reach} ${option && option.value === 'true' ? `Leave '${option.option}' off, or clean` : 'Clean'} the result with DOMPurify before it is shown.`,
        related: [...(sink ? [{ at: sink.at, message: `it is shown here, by '${sink.what}'` }] : []), ...(option ? [{ at: option.at, message: `'${option.option}' is set here` }] : [])],
      };
    }
  },
});
