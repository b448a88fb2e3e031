/** The dialogue's number: engine and module refuse each other when it differs. */
export const protocolVersion = 1;

declare const ENGINE_VERSION: string | undefined;

/** The release of this engine, stamped in by the build. */
export const engineVersion: string = typeof ENGINE_VERSION === 'string' ? ENGINE_VERSION : '0.0.0-source';
