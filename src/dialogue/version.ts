/** The version of the protocol; engine and module must have the same. */
export const protocolVersion = 1;

declare const ENGINE_VERSION: string | undefined;

/** The release of this engine, set by the build. */
export const engineVersion: string = typeof ENGINE_VERSION === 'string' ? ENGINE_VERSION : '0.0.0-source';
