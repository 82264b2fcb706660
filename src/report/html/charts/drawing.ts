// The one file that knows Observable Plot and linkedom: options in, SVG out, without any style of its own, so that the page's
// policy (nothing inline) holds and the same input gives the same bytes.

import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { escaped, type Markup, raw } from '../markup.ts';

const { document } = parseHTML('<!doctype html><html><head></head><body></body></html>');

/** Decimals of a pixel that anybody can see. */
const DECIMALS = 2;

/** `label` says in words what the picture shows, for those who do not see it. */
export function drawing(options: Plot.PlotOptions, label: string): Markup {
  const svg = Plot.plot({ ...options, document });
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const element of [svg, ...svg.querySelectorAll('*')]) tidy(element);
  svg.removeAttribute('font-family');
  svg.setAttribute('class', 'plot');
  svg.setAttribute('role', 'img');
  const picture = svg.outerHTML;
  return raw(picture.replace(/^<svg /, `<svg aria-label="${escaped(label)}" `));
}

/** What of an element is touched here: the browser's own types stay out of a program that runs without one. */
interface Drawn {
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
}

function tidy(element: Drawn): void {
  // A copy: the list changes as attributes go.
  for (const { name, value } of Array.from(element.attributes)) {
    // A policy without inline styles would ignore them; the label of the whole stands for those of its parts.
    if (name === 'style' || name.startsWith('aria-')) element.removeAttribute(name);
    else if (/\.\d{3}/.test(value)) element.setAttribute(name, rounded(value));
  }
}

function rounded(value: string): string {
  return value.replaceAll(/-?\d+\.\d{3,}(?:e-?\d+)?/g, number => String(Number(Number(number).toFixed(DECIMALS))));
}
