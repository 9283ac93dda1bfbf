import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'nativephp/cors-wildcard',
  title: 'Answers that every website may read',
  category: 'ipc-auth',
  severity: 'high',
  confidence: 'high',
  cwe: [942],
  fixable: 'suggestion',

  *check({ nativephp }) {
    const cors = nativephp.configs.get('cors');
    const origins = cors?.at('/allowed_origins');
    const all = origins?.strings().find(({ value }) => value === '*');
    if (!cors || !origins || !all) return;
    const everywhere = cors.at('/paths').strings().some(({ value }) => /^\/?\*$/.test(value));
    const credentials = cors.at('/supports_credentials').is(true);
    const more = [...(everywhere ? ['on every path'] : []), ...(credentials ? ['with the cookies of the user'] : [])].join(', ');
    yield {
      at: all, severity: everywhere || credentials ? 'high' : 'medium',
      message: `Every website may read what the app's server answers${more ? `, ${more}` : ''}. A page of another site that is shown in a window can ask the server, and Electron adds its secret. The app's own pages need no permission: allow no origin.`,
      fixes: [{ description: 'Allow no other origin.', safe: false, edits: [{ ...origins.at, text: '[]' }] }],
    };
  },
});
