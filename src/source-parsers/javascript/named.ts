import type { ArrowFunctionExpression, Class, Expression, Function as FunctionNode } from 'oxc-parser';
import type { Id } from '../../core/summary.js';
import { classValue } from './classes.js';
import { functionValue } from './functions.js';
import type { Reader } from './reader.js';

/** The value of an expression that is given a name: a function or class without one takes it. */
export const namedValue = (r: Reader, node: Expression, name: string | undefined): Id => {
  switch (node.type) {
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return functionValue(r, node as FunctionNode | ArrowFunctionExpression, { name });
    case 'ClassExpression':
      return classValue(r, node as Class, name);
    default:
      return r.value(node);
  }
};
