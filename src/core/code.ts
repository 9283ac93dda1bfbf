/**
 * Code as far as it says something: without blanks, quotes, brackets of calls, and the commas and semicolons that formatters add and take away. Two pieces that a formatter made of each
 * other are equal; that others may be equal too, their counts make good.
 */
export const normalisedCode = (code: string): string => code.replace(/[\s'"`;,()\ufeff]+/g, '');
