import type { TextFormat } from '../textFormat.ts';

/**
 * A `.env` file, in what its readers agree on (the dotenv packages for Node, Python, Go and Ruby, Docker Compose):
 * text between single quotes is taken as it is. They do not agree on quotes, backslashes and dollar signs in it, nor
 * on line breaks. There is no way to remove a variable, and an empty AWS_PROFILE is an error to aws-cli.
 */
export const dotEnv: TextFormat = {
  set: (name, value) => `${name}=${plain.test(value) ? value : `'${value}'`}`,
  refused: { pattern: /['\\$\0\r\n]/, what: 'a single quote, a backslash, a dollar sign or a line break' },
};

const plain = /^[\w./+=:,@-]*$/;
