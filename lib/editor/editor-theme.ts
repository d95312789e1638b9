import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags as t } from '@lezer/highlight';

// Every colour is a CSS variable of the page, so that switching between light and dark repaints nothing here.
const surfaces = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--page)', fontSize: 'var(--code-size)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--code-font)',
    fontVariantLigatures: 'none',
    lineHeight: '1.6',
    overscrollBehavior: 'contain',
  },
  // The first line's name flags need room above it.
  '.cm-content': { padding: '1.25rem 0 40vh', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 1rem 0 0.5rem' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '.cm-selectionLayer .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground':
    { backgroundColor: 'var(--selection)' },
  '.cm-gutters': { backgroundColor: 'var(--page)', color: 'var(--line-number)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 0.25rem 0 1rem', minWidth: '2.75rem' },
  '.cm-activeLine': { backgroundColor: 'var(--active-line)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--muted)' },
  '&.cm-focused .cm-matchingBracket, .cm-matchingBracket': {
    backgroundColor: 'var(--match)',
    outline: '1px solid var(--line-strong)',
  },
  '&.cm-focused .cm-nonmatchingBracket': { color: 'var(--danger)', backgroundColor: 'transparent' },
  '.cm-selectionMatch': { backgroundColor: 'var(--match)' },
  '.cm-searchMatch': { backgroundColor: 'var(--search)', outline: 'none', borderRadius: '2px' },
  '.cm-searchMatch.cm-searchMatch-selected': { backgroundColor: 'var(--search-current)' },
  '.cm-foldPlaceholder': { backgroundColor: 'var(--hover)', border: 'none', color: 'var(--muted)' },
  '.cm-specialChar': { color: 'var(--danger)' },
});

const popups = EditorView.theme({
  '.cm-tooltip': {
    border: 'none',
    borderRadius: '8px',
    overflow: 'hidden',
    color: 'var(--ink)',
    backgroundColor: 'var(--raised)',
    boxShadow: 'var(--popup-shadow)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    maxHeight: '15rem',
    padding: '4px',
    fontFamily: 'var(--code-font)',
    fontSize: '12.5px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 8px', borderRadius: '5px', lineHeight: '1.4' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: 'var(--ink)',
    backgroundColor: 'var(--hover)',
  },
  '.cm-completionMatchedText': { color: 'var(--accent)', fontWeight: '600', textDecoration: 'none' },
  '.cm-completionDetail': { marginLeft: '1.5em', color: 'var(--muted)', fontStyle: 'normal' },
  '.cm-snippetField': { backgroundColor: 'var(--match)' },
});

// CodeMirror's own search panel, dressed as the rest of the page.
const panels = EditorView.theme({
  '.cm-panels, .cm-panels.cm-panels-top': {
    color: 'var(--ink)',
    backgroundColor: 'var(--bar)',
    borderColor: 'var(--line)',
  },
  '.cm-panel.cm-search': {
    padding: '6px 36px 6px 8px',
    fontFamily: 'var(--ui-font)',
    fontSize: '13px',
    lineHeight: '28px',
  },
  '.cm-panel.cm-search label': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    margin: '0 8px 0 4px',
    fontSize: '12px',
  },
  '.cm-panel.cm-search input[type=checkbox]': { margin: '0', accentColor: 'var(--accent)' },
  '.cm-panel.cm-search .cm-textfield': {
    height: '26px',
    margin: '2px 4px 2px 0',
    padding: '0 8px',
    border: '1px solid var(--line-strong)',
    borderRadius: '6px',
    color: 'var(--ink)',
    backgroundColor: 'var(--raised)',
    fontFamily: 'var(--code-font)',
    fontSize: '12.5px',
  },
  '.cm-panel.cm-search .cm-button': {
    height: '26px',
    margin: '2px 4px 2px 0',
    padding: '0 8px',
    border: '1px solid var(--line-strong)',
    borderRadius: '6px',
    color: 'var(--ink)',
    backgroundColor: 'var(--raised)',
    backgroundImage: 'none',
    fontSize: '12px',
    lineHeight: '24px',
  },
  '.cm-panel.cm-search .cm-button:hover': { backgroundColor: 'var(--hover)' },
  '.cm-panel.cm-search .cm-button:active': { backgroundImage: 'none' },
  '.cm-panel.cm-search [name=close]': {
    top: '6px',
    right: '8px',
    width: '26px',
    height: '26px',
    borderRadius: '6px',
    color: 'var(--muted)',
    fontSize: '18px',
  },
  '.cm-panel.cm-search [name=close]:hover': { color: 'var(--ink)', backgroundColor: 'var(--hover)' },
});

// Brackets, commas and operators stay in ink: every second word of a line would be an element of its own.
const syntax = HighlightStyle.define([
  { tag: [t.keyword, t.modifier, t.operatorKeyword, t.controlKeyword], color: 'var(--syntax-keyword)' },
  { tag: [t.string, t.special(t.string), t.character, t.regexp], color: 'var(--syntax-string)' },
  { tag: [t.number, t.bool, t.null, t.atom, t.unit], color: 'var(--syntax-number)' },
  { tag: [t.comment, t.docComment], color: 'var(--syntax-comment)' },
  {
    tag: [
      t.function(t.variableName),
      t.function(t.propertyName),
      t.function(t.definition(t.variableName)),
      t.macroName,
    ],
    color: 'var(--syntax-function)',
  },
  { tag: [t.typeName, t.className, t.namespace], color: 'var(--syntax-type)' },
  { tag: [t.propertyName, t.attributeName], color: 'var(--syntax-property)' },
  { tag: [t.escape, t.self, t.meta], color: 'var(--syntax-number)' },
  { tag: t.invalid, color: 'var(--danger)' },
]);

/** How the editor looks, in the page's own variables. */
export const editorTheme: Extension = [surfaces, popups, panels, syntaxHighlighting(syntax)];
