import type { Result } from 'sarif';
import type { Confidence, Severity } from '../../core/rule.js';

/** Security scores by which GitHub ranks alerts: above 9.0 critical, from 7.0 high, from 4.0 medium, below that low. A string, or it is not read. */
export const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.5', note: '0.5' };

/** What a doubt takes away from a result's rank. */
export const CONFIDENCE_WEIGHT: Readonly<Record<Confidence, number>> = { high: 1, medium: 0.8, low: 0.5 };

export const levelOf = (severity: Severity): NonNullable<Result['level']> =>
  severity === 'critical' || severity === 'high' ? 'error' : severity === 'medium' ? 'warning' : 'note';
