import { defineRule } from '../../core/rule.js';
import { type IpcHandler, sendersAreRemote } from '../../frameworks/electron/model.js';

/** An app looks at senders where one handler in so many does. */
const OFTEN = 4;
/** So many are told one by one. */
const FEW = 3;
/** Of a longer list the first are told. */
const MOST = 30;

export default defineRule({
  id: 'electron/ipc-missing-sender-check',
  title: 'Messages are answered whoever sends them',
  category: 'ipc-auth',
  severity: 'medium',
  confidence: 'medium',
  cwe: [346, 862],
  versions: 'all; from 33 event.senderFrame may be null',

  *check({ electron }) {
    const sites = new Map<string, IpcHandler>();
    for (const one of electron.handlers) {
      const key = `${one.at.file}:${one.at.range.start}`;
      if (one.checked === false && !(sites.get(key)?.privileged)) sites.set(key, one);
    }
    const open = [...sites.values()].filter(({ privileged }) => privileged);
    if (open.length === 0 || (electron.windows.length === 0 && electron.webviews.length === 0)) return;
    const remote = sendersAreRemote(electron);
    const confidence = remote ? 'medium' : 'low';
    const severity = remote ? 'medium' : 'low';
    const why = remote ? 'The app shows content of others, and any page or frame in it may send this message.' : 'Any page or frame that gets into a window of the app may send this message.';
    const todo = `Compare the origin of 'event.senderFrame' with the pages that may send it, before anything else is done.`;
    const [first, ...others] = open;
    // One that asks for its own window looks at the sender too; an app that means it does so in many.
    const seldom = electron.handlers.filter((one) => one.checked).length * OFTEN < open.length;
    if (seldom || open.length > FEW) {
      yield {
        at: first!, confidence, severity,
        message: `${open.length === 1 ? 'A handler' : `${open.length} handlers`} of this app ${open.length === 1 ? 'does' : 'do'} what pages alone cannot, and ${open.length === 1 ? 'does' : 'do'} not look at who sends the message${seldom ? '' : ', while others do'}${first!.channel === undefined ? '' : `: '${first!.channel}'${open.length > 1 ? ' and others' : ''}`}. ${why} ${todo}`,
        related: [...(first!.privileged ? [{ at: first!.privileged, message: `it ${first!.privileged.words}` }] : []), ...others.slice(0, MOST).map((one) => ({ at: one, message: nameOf(one) }))],
      };
      return;
    }
    for (const one of open) {
      const { privileged } = one;
      yield {
        at: one, confidence, severity,
        message: `The handler${one.channel === undefined ? '' : ` of '${one.channel}'`} ${privileged!.words} for whoever sends the message, while others of this app look at the sender. ${why} ${todo}`,
        related: [{ at: privileged!, message: `it calls ${privileged!.name}` }],
      };
    }
  },
});

const nameOf = ({ channel, privileged }: IpcHandler): string => `${channel === undefined ? 'another handler' : `the handler of ${channel}`}${privileged ? `, which ${privileged.words}` : ''}`;
