/** The page that the browser shows at the end. The user's language is the browser's affair, so it says it in both. */
export function renderPage(isDone: boolean): string {
  const [title, english, japanese] = isDone
    ? [
        'Signed in',
        'You can close this page and go back to your shell.',
        'このページを閉じて、シェルに戻ってください。',
      ]
    : ['Not signed in', 'Your shell says why.', 'サインインできませんでした。理由はシェルに表示されます。'];
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>AwsRole: ${title}</title>
<style>body{font:16px/1.6 system-ui,sans-serif;margin:20vh auto;max-width:28em;text-align:center}</style>
<h1>${title}</h1><p>${english}</p><p lang="ja">${japanese}</p></html>
`;
}
