/** The AWS files of a company with this many profiles, the last ones a role chain: `chain-1` … `chain-n`. */
export function renderProfiles(count: number, chain: number): { config: string; credentials: string } {
  const links = Array.from({ length: chain }, (_, index) => renderLink(index + 1));
  const teams = Array.from({ length: Math.max(0, count - chain - 1) }, (_, index) => renderTeam(index));
  return { config: ['[profile base]\nregion = us-east-1\n', ...teams, ...links].join('\n'), credentials };
}

const credentials = '[base]\naws_access_key_id = AKIABENCHBENCHBENCH0\naws_secret_access_key = bench\n';

function renderTeam(index: number): string {
  const role = `arn:aws:iam::${200_000_000_000 + index}:role/Developer`;
  return `[profile team-${index}]\nrole_arn = ${role}\nsource_profile = base\nregion = eu-west-1\n`;
}

function renderLink(place: number): string {
  const source = place === 1 ? 'base' : `chain-${place - 1}`;
  const role = `arn:aws:iam::111122223333:role/Link${place}`;
  return `[profile chain-${place}]\nrole_arn = ${role}\nsource_profile = ${source}\nregion = us-east-1\n`;
}
