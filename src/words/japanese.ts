import type { Catalogue } from '../core/say.ts';
import sentences from './japanese.json' with { type: 'json' };

export const japanese: Catalogue = sentences;
