import { of } from './shape.js';

/** AI services: whoever holds one of these spends the owner's money. */
export const AI = [
  ...of('OpenAI', 'https://platform.openai.com/docs/api-reference/authentication',
    ['openai-key', 'API key', 'high', ['sk-'], /(?<![\w-])sk-(?:proj-|svcacct-|admin-|None-)?[\w-]{20,100}T3BlbkFJ[\w-]{20,100}(?![\w-])/]),
  ...of('Anthropic', 'https://docs.claude.com/en/api/overview',
    ['anthropic-key', 'API key', 'high', ['sk-ant-'], /(?<![\w-])sk-ant-(?:api|admin|oat|ort|sid)\d{2}-[\w-]{80,120}(?![\w-])/]),
  ...of('OpenRouter', 'https://openrouter.ai/docs/api-reference/authentication',
    ['openrouter-key', 'API key', 'high', ['sk-or-'], /(?<![\w-])sk-or-v1-[0-9a-f]{64}(?![\w-])/]),
  // Of no one provider: DeepSeek, Moonshot, DashScope and many an OpenAI-compatible service.
  ...of('DeepSeek', 'https://api-docs.deepseek.com/',
    ['ai-service-key', 'API key', 'high', ['sk-'], /(?<![\w-])sk-(?:[0-9a-f]{32}|[A-Za-z0-9]{48})(?![\w-])/, { entropy: 3 }]),
  ...of('Hugging Face', 'https://huggingface.co/docs/hub/security-tokens',
    ['huggingface-token', 'user access token', 'high', ['hf_'], /\bhf_[A-Za-z]{34}\b/, { entropy: 3.5 }]),
  ...of('Replicate', 'https://replicate.com/docs/topics/security/api-tokens',
    ['replicate-token', 'API token', 'high', ['r8_'], /\br8_[A-Za-z0-9]{37}\b/]),
  ...of('Groq', 'https://console.groq.com/docs/quickstart',
    ['groq-key', 'API key', 'high', ['gsk_'], /\bgsk_[A-Za-z0-9]{52}\b/]),
  ...of('xAI', 'https://docs.x.ai/docs/overview',
    ['xai-key', 'API key', 'high', ['xai-'], /(?<![\w-])xai-[A-Za-z0-9]{80}\b/]),
  ...of('Perplexity', 'https://docs.perplexity.ai/',
    ['perplexity-key', 'API key', 'high', ['pplx-'], /(?<![\w-])pplx-[A-Za-z0-9]{48}\b/]),
  ...of('Tavily', 'https://docs.tavily.com/',
    ['tavily-key', 'API key', 'medium', ['tvly-'], /(?<![\w-])tvly-(?:dev-|prod-)?[A-Za-z0-9]{32}\b/]),
  ...of('ElevenLabs', 'https://elevenlabs.io/docs/api-reference/authentication',
    ['elevenlabs-key', 'API key', 'high', ['sk_'], /\bsk_[0-9a-f]{48}\b/]),
  ...of('NVIDIA', 'https://docs.api.nvidia.com/',
    ['nvidia-key', 'API key', 'high', ['nvapi-'], /(?<![\w-])nvapi-[\w-]{60,70}(?![\w-])/]),
  ...of('LangSmith', 'https://docs.smith.langchain.com/',
    ['langsmith-key', 'API key', 'high', ['lsv2_'], /\blsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}\b/]),
];
