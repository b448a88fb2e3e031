import type { Catalog } from '../core/say.ts';
import sentences from './japanese.json' with { type: 'json' };

export const japanese: Catalog = sentences;
