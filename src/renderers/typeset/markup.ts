import { escapeMarkup } from '../text/escape.ts';

declare const isMarkup: unique symbol;

/** Text that may stand in a page as it is: made by the functions of this file alone, which escape what they are given. */
export type Markup = string & { readonly [isMarkup]: true };

/** Text from anywhere, as markup that says no more than the text does. */
export const words = (text: string): Markup => escapeMarkup(text) as Markup;

/** Parts one after the other. */
export const joined = (parts: readonly Markup[], between = ''): Markup => parts.join(between) as Markup;

export const nothing = '' as Markup;

/** Text of the program's own, which holds no text from data: a style sheet. */
export const trusted = (text: string): Markup => text as Markup;

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * An element with its children; an attribute without a value is left out, a number is written with one decimal.
 *
 * @example element('rect', { x: 1.26, class: 'a"b' }) // => '<rect x="1.3" class="a&quot;b"/>'
 * @example element('p', {}, words('1 < 2')) // => '<p>1 &lt; 2</p>'
 */
export function element(name: string, attributes: Attributes, ...children: readonly Markup[]): Markup {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? coordinate(value) : escapeMarkup(value!)}"`)
    .join('');
  const open = `<${name}${written}`;
  if (children.length > 0) return `${open}>${children.join('')}</${name}>` as Markup;
  return (alone.has(name) ? `${open}/>` : `${open}></${name}>`) as Markup;
}

/** Elements that end where they begin; every other one has an end of its own in HTML. */
const alone: ReadonlySet<string> = new Set(['rect', 'line', 'path', 'circle', 'meta', 'link', 'img', 'br']);

/** A tenth of a pixel is finer than an eye. */
export const coordinate = (value: number): string => String(Math.round(value * 10) / 10 + 0);
