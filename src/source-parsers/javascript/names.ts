import type { Node as SyntaxNode } from 'oxc-parser';

/** The names that a pattern declares or assigns, properties aside. */
export const namesIn = (pattern: unknown): string[] => {
  const names: string[] = [];
  const left = [pattern as SyntaxNode | null | undefined];
  for (let node = left.pop(); node !== undefined || left.length > 0; node = left.pop()) {
    switch (node?.type) {
      case 'Identifier':
        names.push(node.name);
        break;
      case 'ObjectPattern':
        left.push(...node.properties.map((one) => (one.type === 'Property' ? one.value : one.argument) as SyntaxNode).reverse());
        break;
      case 'ArrayPattern':
        left.push(...(node.elements as (SyntaxNode | null)[]).toReversed());
        break;
      case 'AssignmentPattern':
        left.push(node.left);
        break;
      case 'RestElement':
        left.push(node.argument);
        break;
      case 'TSParameterProperty':
        left.push(node.parameter);
        break;
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
        left.push(node.expression);
        break;
      default:
        break;
    }
  }
  return names;
};
